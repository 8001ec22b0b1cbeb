"""School roadmaps: the measures of each school, quarter by quarter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLE = "validated_school_roadmap"
_TEXTS = (
    "school_ref", "school_name", "school_id", "submission_kind", "quarter", "measure", "deficit", "indicator", "status",
    "responsible", "evidence", "note", "explanation",
)  # fmt: skip
_DATES = ("as_of", "start_on", "end_on", "done_on")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        _TABLE,
        sa.Column("file_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("school_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure_no", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), autoincrement=False, nullable=True) for name in _TEXTS),
        *(sa.Column(name, sa.Date(), autoincrement=False, nullable=True) for name in _DATES),
        sa.PrimaryKeyConstraint("file_id", "sheet", "row"),
    )
    op.create_index(f"ix_{_TABLE}_school_year", _TABLE, ["school_year"], unique=False)


def downgrade() -> None:
    """Remove the table."""
    op.drop_index(f"ix_{_TABLE}_school_year", _TABLE)
    op.drop_table(_TABLE)
