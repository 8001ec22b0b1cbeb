"""``shnor doctor``: is the installation whole, and is the working folder usable."""

from __future__ import annotations

import importlib.metadata
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from shnor_pipeline.cli.exit_codes import FAILED, finish
from shnor_pipeline.cli.opening import opened_settings
from shnor_pipeline.settings import Settings

_OLDEST, _NEWEST = (3, 11), (3, 13)
_FREE_MB = 500
Check = Callable[[Settings], Iterator[tuple[bool, str]]]


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check the installation, folders, clock, database, methodology, templates, registry and calendar."""
    settings = opened_settings(ctx)
    failed = 0
    for title, check in CHECKS.items():
        try:
            results = list(check(settings))
        except Exception as error:  # noqa: BLE001 - the doctor reports every illness instead of dying of it
            results = [(False, f"{type(error).__name__}: {error}")]
        for good, text in results:
            failed += not good
            click.echo(f"{'✔' if good else '✘'} {title}: {text}")
    click.echo("Всё в порядке." if not failed else f"Требует внимания: {failed}.")
    if failed:
        finish(FAILED)


def _installation(_: Settings) -> Iterator[tuple[bool, str]]:
    version = sys.version_info[:2]
    yield _OLDEST <= version <= _NEWEST, f"Python {version[0]}.{version[1]} (нужен 3.11–3.13)"
    names = ("dagster", "pandas", "great-expectations", "sqlalchemy", "python-calamine", "docxtpl")
    yield True, ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)


def _folders(settings: Settings) -> Iterator[tuple[bool, str]]:
    for path in (settings.inbox, settings.store, settings.published_folder):
        if not path.is_dir():
            yield False, f"нет папки {path}: выполните shnor init {settings.home}"
            continue
        if path == settings.inbox:
            yield os.access(path, os.R_OK), f"{path} читается"
            continue
        try:
            with tempfile.TemporaryFile(dir=path):
                pass
        except OSError as error:
            yield False, f"в {path} нельзя писать: {error.strerror}"
            continue
        yield True, f"{path} доступна для записи"
    if os.name == "posix" and settings.store.is_dir():
        mode = stat.S_IMODE(settings.store.stat().st_mode)
        yield mode & 0o077 == 0, f"архив оригиналов закрыт для других пользователей (права {mode:o}, нужно 700)"
    free = _free_megabytes(settings.home)
    yield free >= _FREE_MB, f"свободно на диске {free} МБ (нужно не меньше {_FREE_MB})"


def _free_megabytes(path: Path) -> int:
    import shutil

    return shutil.disk_usage(path).free // (1024 * 1024)


def _clock(settings: Settings) -> Iterator[tuple[bool, str]]:
    now = datetime.now(UTC)
    newest = max((p.stat().st_mtime for p in settings.store.rglob("*") if p.is_file()), default=0.0)
    back = newest - now.timestamp() > 3600
    yield (
        not back,
        f"часы: {now.astimezone(settings.zone):%d.%m.%Y %H:%M}, пояс {settings.timezone}"
        + ("; часы отстают от времени последнего принятого файла" if back else ""),
    )


def _database(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.orchestration.opening import open_warehouse

    counts = open_warehouse(settings).counts()
    kind = settings.warehouse_url.split(":", 1)[0].split("+", 1)[0]
    yield True, f"{kind}: таблиц {len(counts)}, строк {sum(counts.values())}"


def _methodology(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.methodology import load_methodologies

    versions = load_methodologies(settings.methodology_folder)
    yield bool(versions), ", ".join(f"версия {item.version}" for item in versions) or "нет ни одной версии"


def _programme(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.programme import load_programme

    programme = load_programme(settings.programme_file)
    yield True, f"показателей {len(programme.indicators)}, мероприятий {len(programme.events)}"


def _exam_history(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.exam_history import history_file, load_exam_history

    history = load_exam_history(settings.home)
    years = sorted({year for works in history.vpr for year in works.years})
    span = f"{years[0]}–{years[-1]} годы" if years else "не объявлены"
    yield True, f"{history_file(settings.home).name}: ВПР — {span}, отмен экзаменов — {len(history.not_held)}"


def _templates(settings: Settings) -> Iterator[tuple[bool, str]]:
    from reports.documents import template_checks

    for check in template_checks(settings.templates):
        yield not check.faults, f"{check.name}: {check.state.value}"
        for fault in check.faults:
            yield False, fault
        if check.not_printed:
            yield (
                True,
                f"{check.name}: в поставляемом шаблоне есть, а в этом не печатается: {', '.join(check.not_printed)}",
            )


def _registry(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.orchestration.opening import open_warehouse

    schools = len(open_warehouse(settings).read("validated_schools"))
    yield schools > 0, f"школ в реестре: {schools}" + ("" if schools else " — положите файл реестра в папку inbox")


def _calendar(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.orchestration.report_calendar import coming_days

    for day, title in coming_days(settings, datetime.now(settings.zone).date()):
        yield True, f"{day:%d.%m.%Y} {settings.calendar.at} — {title}"


def _retention(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.intake.register import load_register
    from shnor_pipeline.intake.retention import destroyed_files, expired, forged, records
    from shnor_pipeline.intake.store import FileStore
    from shnor_pipeline.orchestration.opening import open_warehouse

    store, submissions = FileStore(settings.store), load_register(open_warehouse(settings))
    named = {item.file_id for item in submissions if item.file_id} - destroyed_files(settings)
    lost = sorted(file_id for file_id in named if not store.path(file_id).is_file())
    yield not lost, f"оригиналов в архиве {len(named) - len(lost)}, утрачено без акта: {len(lost)}"
    if settings.keep_originals_years:
        today = datetime.now(settings.zone).date()
        over = expired(settings, submissions, today)
        yield (
            not over,
            f"оригиналы хранятся {settings.keep_originals_years} лет после своего учебного года; срок истёк у "
            f"{len(over)}" + (": shnor retention" if over else ""),
        )
    else:
        yield True, "оригиналы хранятся всегда (keep_originals_years = 0)"
    wrong = forged(settings)
    yield not wrong, "; ".join(wrong) or f"актов об уничтожении: {len(records(settings))}, подписи верны"


def _mail(settings: Settings) -> Iterator[tuple[bool, str]]:
    mail = settings.mail
    yield True, f"{mail.host}:{mail.port} → {', '.join(mail.recipients)}" if mail.host else "не настроены, есть журнал"


def _layouts(settings: Settings) -> Iterator[tuple[bool, str]]:
    from shnor_pipeline.sources.layouts import added_maps, problems, use_folder

    use_folder(settings.layouts)
    added = added_maps()
    yield True, f"добавлено карт: {', '.join(added)}" if added else "только поставляемые с программой"
    for name, text in problems().items():
        yield False, f"layouts/{name} не используется: {text}"


CHECKS: dict[str, Check] = {
    "установка": _installation,
    "папки": _folders,
    "часы": _clock,
    "база данных": _database,
    "методика": _methodology,
    "программа": _programme,
    "история экзаменов": _exam_history,
    "шаблоны": _templates,
    "макеты файлов": _layouts,
    "реестр школ": _registry,
    "календарь": _calendar,
    "хранение": _retention,
    "извещения": _mail,
}
