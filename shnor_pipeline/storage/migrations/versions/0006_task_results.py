"""Results by task: exports about tasks, and the completion of every task by school."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "derived_task_completion",
        sa.Column("school_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exam", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("season", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("grade", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("school_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("task", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("skill", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("max_score", sa.Float(precision=53), autoincrement=False, nullable=True),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("completion_pct", sa.Float(precision=53), autoincrement=False, nullable=True),
        sa.Column("district_pct", sa.Float(precision=53), autoincrement=False, nullable=True),
        sa.Column("region_pct", sa.Float(precision=53), autoincrement=False, nullable=True),
        sa.Column("source_kind", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("source_files", sa.Text(), autoincrement=False, nullable=True),
        sa.PrimaryKeyConstraint("year", "exam", "season", "grade", "subject", "level", "school_id", "task"),
    )
    with op.batch_alter_table("derived_task_completion", schema=None) as batch_op:
        batch_op.create_index("ix_derived_task_completion_school_year", ["school_year"], unique=False)

    op.create_table(
        "validated_task_results",
        sa.Column("file_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("column", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("school_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exam", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("season", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("exam_date", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("attempt", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("grade", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("grade_written", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("subject", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("school_ref", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("school_name", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("school_id", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("scope", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("mark_group", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("task", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("max_score", sa.Float(precision=53), autoincrement=False, nullable=True),
        sa.Column("skill", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("participants", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("completion_pct", sa.Float(precision=53), autoincrement=False, nullable=True),
        sa.CheckConstraint('"participants" >= 0', name="ck_validated_task_results_participants"),
        sa.PrimaryKeyConstraint("file_id", "sheet", "row", "column"),
    )
    with op.batch_alter_table("validated_task_results", schema=None) as batch_op:
        batch_op.create_index("ix_validated_task_results_school_year", ["school_year"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("validated_task_results", schema=None) as batch_op:
        batch_op.drop_index("ix_validated_task_results_school_year")

    op.drop_table("validated_task_results")
    with op.batch_alter_table("derived_task_completion", schema=None) as batch_op:
        batch_op.drop_index("ix_derived_task_completion_school_year")

    op.drop_table("derived_task_completion")
