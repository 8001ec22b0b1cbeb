"""From which files each table of a year was computed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('register_inputs',
    sa.Column('school_year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('noun', sa.Text(), autoincrement=False, nullable=False),
    sa.Column('inputs_hash', sa.Text(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('school_year', 'noun')
    )


def downgrade() -> None:
    op.drop_table('register_inputs')
