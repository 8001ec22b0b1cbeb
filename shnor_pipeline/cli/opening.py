"""What every command does first: find the working folder, read its settings, open its warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from shnor_pipeline.storage.warehouse import Warehouse


def opened_settings(ctx: click.Context) -> Settings:
    """Return the settings of the working folder that the command line names."""
    try:
        return load_settings(ctx.find_root().obj)
    except SettingsError as error:
        raise Failed(str(error)) from error


def opened_warehouse(settings: Settings) -> Warehouse:
    """Return the working folder's warehouse, brought up to date."""
    from shnor_pipeline.orchestration.opening import open_warehouse

    return open_warehouse(settings)
