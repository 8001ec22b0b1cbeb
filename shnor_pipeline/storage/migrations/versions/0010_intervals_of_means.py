"""Intervals of the mean mark (score) and of СОУ."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

_ADDED = ('sou_lower_pct', 'sou_upper_pct', 'mean_lower', 'mean_upper')


def upgrade() -> None:
    for name in _ADDED:
        op.add_column('derived_marks', sa.Column(name, sa.Float(precision=53), autoincrement=False, nullable=True))


def downgrade() -> None:
    for name in _ADDED:
        op.drop_column('derived_marks', name)
