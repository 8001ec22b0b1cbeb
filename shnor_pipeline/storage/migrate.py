"""Schema versions: Alembic, driven from the program so that no configuration file is needed at run time.

Alembic itself is imported only where there is something to migrate: every command opens the warehouse.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Engine

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"


def configuration(engine: Engine) -> Config:
    """Return Alembic's configuration for an engine."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _FOLDER.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["engine"] = engine
    return config


def current_revision(engine: Engine) -> str | None:
    """Return the revision of the database, None where it has no schema yet."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


@cache
def newest_revision() -> str:
    """Return the newest revision there is: migrations are numbered, and their files begin with the number."""
    return max(path.stem.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py"))


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already."""
    if current_revision(engine) != newest_revision():
        from alembic import command

        command.upgrade(configuration(engine), "head")


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to a revision."""
    from alembic import command

    command.downgrade(configuration(engine), revision)
