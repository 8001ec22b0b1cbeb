"""Alembic's environment: one transaction per migration, batch mode where SQLite cannot alter in place."""

from __future__ import annotations

from alembic import context

from shnor_pipeline.storage.tables import metadata

engine = context.config.attributes["engine"]
with engine.begin() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
