"""Explanations: what a school wrote beside a value that was asked about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("register_findings") as batch:
        batch.add_column(sa.Column("explanation", sa.Text(), autoincrement=False, nullable=True))


def downgrade() -> None:
    """Remove the column."""
    with op.batch_alter_table("register_findings") as batch:
        batch.drop_column("explanation")
