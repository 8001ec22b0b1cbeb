"""Amendments: late files that an order let into a frozen school year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLE = "register_amendments"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        _TABLE,
        sa.Column("submission_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("school_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_reference", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("entered_at", sa.DateTime(), autoincrement=False, nullable=False),
        sa.Column("path", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("file_id", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("form", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("school_ref", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("replaced", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("changes_n", sa.Integer(), autoincrement=False, nullable=True),
        sa.PrimaryKeyConstraint("submission_id", "school_year"),
    )
    op.create_index(f"ix_{_TABLE}_school_year", _TABLE, ["school_year"], unique=False)


def downgrade() -> None:
    """Remove the table."""
    op.drop_index(f"ix_{_TABLE}_school_year", _TABLE)
    op.drop_table(_TABLE)
