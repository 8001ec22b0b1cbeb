"""Intervals of all shares, three-year line, cohorts, firmness of the status, places under other weights."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FLOAT, _INT, _TEXT, _BOOL = sa.Float(precision=53), sa.Integer(), sa.Text(), sa.Boolean()
_ADDED = {
    "derived_marks": dict.fromkeys(
        ("success_lower_pct", "success_upper_pct", "quality_lower_pct", "quality_upper_pct"), _FLOAT
    ),
    "derived_dynamics": {
        **dict.fromkeys(
            (
                "low_change_lower_pp", "low_change_upper_pp", "quality_change_lower_pp", "quality_change_upper_pp",
                "line_mean", "line_low_pct", "line_quality_pct",
            ),
            _FLOAT,
        ),
        **dict.fromkeys(("low_direction", "quality_direction"), _TEXT),
        **dict.fromkeys(("line_n", "line_years"), _INT),
    },
    "derived_rating": {"rank_best": _INT, "rank_worst": _INT, "rank_reason": _TEXT},
    "derived_status": {"firm": _BOOL, "near_statuses": _TEXT},
    "derived_matrix": {"support": _TEXT, "resilient": _BOOL},
}  # fmt: skip
_COHORTS = "derived_cohorts"
_FACTS = {
    "procedure_before": _TEXT, "year_before": _INT, "year_now": _INT, "n_before": _INT, "n_now": _INT,
    "mean_before": _FLOAT, "mean_now": _FLOAT, "district_before": _FLOAT, "district_now": _FLOAT,
    "quality_before": _FLOAT, "quality_now": _FLOAT, "gap_before": _FLOAT, "gap_now": _FLOAT, "gap_change": _FLOAT,
    "change_lower": _FLOAT, "change_upper": _FLOAT, "direction": _TEXT, "wording": _TEXT, "small_n": _BOOL,
    "comparability": _TEXT,
}  # fmt: skip


def upgrade() -> None:
    """Add the columns and the table."""
    for table, columns in _ADDED.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, autoincrement=False, nullable=True))
    op.create_table(
        _COHORTS,
        sa.Column("school_year", _INT, autoincrement=False, nullable=False),
        sa.Column("school_id", _TEXT, autoincrement=False, nullable=False),
        sa.Column("procedure", _TEXT, autoincrement=False, nullable=False),
        *(sa.Column(name, kind, autoincrement=False, nullable=True) for name, kind in _FACTS.items()),
        sa.PrimaryKeyConstraint("school_year", "school_id", "procedure"),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table(_COHORTS)
    for table, columns in _ADDED.items():
        for name in columns:
            op.drop_column(table, name)
