"""Intervals of the three-year lines, of the means of cohorts, and of facts counted from marks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ADDED = {
    "derived_dynamics": (
        "line_lower", "line_upper", "line_low_lower_pct", "line_low_upper_pct", "line_quality_lower_pct",
        "line_quality_upper_pct",
    ),
    "derived_cohorts": ("mean_before_lower", "mean_before_upper", "mean_now_lower", "mean_now_upper"),
    "derived_attainment": ("fact_lower_pct", "fact_upper_pct"),
}  # fmt: skip


def upgrade() -> None:
    """Add the columns, empty until the year is computed anew."""
    for table, names in _ADDED.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Float(precision=53), autoincrement=False, nullable=True))


def downgrade() -> None:
    """Remove the columns."""
    for table, names in _ADDED.items():
        for name in names:
            op.drop_column(table, name)
