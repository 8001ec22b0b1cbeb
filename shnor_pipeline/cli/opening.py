"""What every command does first: find the working folder, read its settings, open its warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from shnor_pipeline.storage.warehouse import Warehouse


def opened_settings(ctx: click.Context) -> Settings:
    """Return the settings of the working folder that the command line names; a region's folder is none."""
    settings = _loaded(ctx)
    if settings.municipalities:
        first = settings.municipality_home(settings.municipalities[0].code)
        raise Failed(
            f"{settings.home} — папка региона, муниципалитетов: {len(settings.municipalities)}. Назовите один из них "
            f"(--home {first}) или выполните команду для всех: shnor region --help"
        )
    return settings


def opened_region(ctx: click.Context) -> Settings:
    """Return the settings of the region's folder that the command line names."""
    settings = _loaded(ctx)
    if not settings.municipalities:
        raise Failed(
            f"{settings.home} — не папка региона: в shnor.toml нет разделов [[municipalities]] с code, name и "
            "municipality (см. docs/scaling.md)"
        )
    return settings


def opened_settings_of_any(ctx: click.Context) -> Settings:
    """Return the settings of the folder, be it a working folder or a region's."""
    return _loaded(ctx)


def _loaded(ctx: click.Context) -> Settings:
    try:
        return load_settings(ctx.find_root().obj)
    except SettingsError as error:
        raise Failed(str(error)) from error


def opened_warehouse(settings: Settings) -> Warehouse:
    """Return the working folder's warehouse, brought up to date."""
    from shnor_pipeline.orchestration.opening import open_warehouse

    return open_warehouse(settings)
