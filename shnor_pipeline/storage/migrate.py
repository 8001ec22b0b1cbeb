"""Schema versions: Alembic, driven from the program so that no configuration file is needed at run time."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

_FOLDER = Path(__file__).parent / "migrations"


def configuration(engine: Engine) -> Config:
    """Return Alembic's configuration for an engine."""
    config = Config()
    config.set_main_option("script_location", _FOLDER.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["engine"] = engine
    return config


def current_revision(engine: Engine) -> str | None:
    """Return the revision of the database, None where it has no schema yet."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already."""
    config = configuration(engine)
    if current_revision(engine) != ScriptDirectory.from_config(config).get_current_head():
        command.upgrade(config, "head")


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to a revision."""
    command.downgrade(configuration(engine), revision)
