"""Log of support: mentors, courses and visits of curators, one row per entry."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TABLE = "validated_support_log"
_TEXTS = (
    "school_ref", "school_name", "school_id", "submission_kind", "entry", "support_kind", "provider", "deficit",
    "evidence", "outcome", "explanation",
)  # fmt: skip
_DATES = ("as_of", "held_on")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        _TABLE,
        sa.Column("file_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("school_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_no", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), autoincrement=False, nullable=True) for name in _TEXTS),
        *(sa.Column(name, sa.Date(), autoincrement=False, nullable=True) for name in _DATES),
        sa.PrimaryKeyConstraint("file_id", "sheet", "row"),
    )
    op.create_index(f"ix_{_TABLE}_school_year", _TABLE, ["school_year"], unique=False)


def downgrade() -> None:
    """Remove the table."""
    op.drop_index(f"ix_{_TABLE}_school_year", _TABLE)
    op.drop_table(_TABLE)
