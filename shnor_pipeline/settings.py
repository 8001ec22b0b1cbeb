"""The working folder and its settings file, read once and checked.

``shnor.toml`` holds what differs from one centre to the next: territory, time zone, database, folders, run times,
limits. Secrets come from the environment only (``SHNOR_DATABASE_URL``, ``SHNOR_DAGSTER_URL``, ``SHNOR_SALT``,
``SHNOR_CELERY_BROKER``, ``SHNOR_CELERY_RESULTS``).

A folder whose settings name several municipalities is a region's: each municipality is a working folder of its own
beneath it, and ``{territory}`` in a database URL stands for the folder's name, so that each has a database of its own.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shnor_pipeline.told import ToldError

SETTINGS_FILE = "shnor.toml"
_T = TypeVar("_T")
_DAY_MONTH = re.compile(r"^(\d{2})\.(\d{2})$")
_COMMON_YEAR = 2023
_SECTIONS = ("territory", "calendar", "limits", "mail", "workers", "municipalities")
_MUNICIPALITY_CODE = re.compile(r"^[a-z0-9][a-z0-9_]{0,39}$")
TERRITORY_MARK = "{territory}"
MAIL_SECURITY = ("starttls", "tls", "none")


class SettingsError(ToldError, ValueError):
    """The settings cannot be used; the message is a Russian sentence that names the key and the cure."""


@dataclass(frozen=True)
class Territory:
    """The municipality that the working folder serves."""

    name: str = "Братский район"
    municipality: str = "Братский муниципальный район"
    centre: str = "МКУ «ЦРО Братского района»"
    region_code: str = "38"
    municipality_code: str = ""


@dataclass(frozen=True)
class Municipality:
    """A municipality of a region: ``code`` names its folder, its partition and its database; the rest as above."""

    code: str = ""
    name: str = ""
    municipality: str = ""
    centre: str = ""
    municipality_code: str = ""


@dataclass(frozen=True)
class Workers:
    """Worker processes of a region. A Redis broker gives the work of a lost worker to another after that time."""

    lost_after_seconds: int = 3600


@dataclass(frozen=True)
class Calendar:
    """When reports are made: days as ``dd.mm``, one time of day for all, in the folder's time zone.

    ``refresh`` and ``inventory`` are times of every day: taking in what is new, and looking for what is overdue.
    ``freeze`` is the day after whose coming an issued school year changes only by an order; empty: never.
    """

    july: str = "15.07"
    half_year: tuple[str, ...] = ("20.01", "20.07")
    at: str = "06:00"
    refresh: str = "02:00"
    inventory: str = "07:00"
    quarter: tuple[str, ...] = ("22.01", "22.04", "22.07", "22.10")
    september: str = "25.09"
    december: str = "10.12"
    freeze: str = ""


@dataclass(frozen=True)
class Mail:
    """Where notices go by e-mail; no mail is sent without a host. The password comes from SHNOR_SMTP_PASSWORD."""

    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What intake accepts; anything beyond is refused with a message before it is parsed."""

    max_file_mb: int = 64
    max_unpacked_mb: int = 512
    max_zip_entries: int = 2000
    max_rows: int = 200_000
    max_columns: int = 1000
    max_cell_chars: int = 40_000


@dataclass(frozen=True)
class Settings:
    """Everything that ``shnor.toml`` says, with ``home`` the folder it was found in."""

    home: Path
    territory: Territory = field(default_factory=Territory)
    calendar: Calendar = field(default_factory=Calendar)
    limits: Limits = field(default_factory=Limits)
    mail: Mail = field(default_factory=Mail)
    workers: Workers = field(default_factory=Workers)
    municipalities: tuple[Municipality, ...] = ()
    timezone: str = "Asia/Irkutsk"
    first_school_year: int = 2019
    database_url: str = ""
    dagster_url: str = ""
    methodology: str = ""
    published: str = "published"
    settle_seconds: int = 10
    keep_originals_years: int = 0
    processes: int = 0
    only_significant: bool = False

    @property
    def inbox(self) -> Path:
        """The folder where people drop files; read only."""
        return self.home / "inbox"

    @property
    def layouts(self) -> Path:
        """Maps of new file layouts that the working folder adds to the shipped ones."""
        return self.home / "layouts"

    @property
    def store(self) -> Path:
        """The immutable archive of originals; the only place that holds personal data."""
        return self.home / "store"

    @property
    def cache(self) -> Path:
        """What can be rebuilt from the store at any time."""
        return self.home / "cache"

    @property
    def published_folder(self) -> Path:
        """The shared folder for reports; may lie outside the working folder."""
        path = Path(self.published)
        return path if path.is_absolute() else self.home / path

    @property
    def methodology_folder(self) -> Path:
        """One YAML file per version of the methodology."""
        return self.home / "methodology"

    @property
    def archive(self) -> Path:
        """What every issued report set was made with, and the records of destroyed originals."""
        return self.home / "archive"

    @property
    def logs(self) -> Path:
        """Notices as they were announced, oldest files dropped."""
        return self.home / "logs"

    @property
    def templates(self) -> Path:
        """The Word templates that methodologists edit."""
        return self.home / "templates"

    @property
    def programme_file(self) -> Path:
        """Indicators, roadmap and calendar of the programme."""
        return self.home / "programme.yaml"

    @property
    def dagster_home(self) -> Path:
        """The orchestrator's own storage, on a local disk."""
        return self.home / "dagster"

    @property
    def warehouse_url(self) -> str:
        """The database URL: environment, then settings, then SQLite beside the settings."""
        given = os.environ.get("SHNOR_DATABASE_URL") or self.database_url
        return self.own_url(given) if given else f"sqlite:///{self.home / 'warehouse.db'}"

    @property
    def runs_url(self) -> str:
        """The URL of the orchestrator's database, from environment or settings; empty: SQLite in ``dagster_home``."""
        return self.own_url(os.environ.get("SHNOR_DAGSTER_URL") or self.dagster_url)

    def own_url(self, url: str) -> str:
        """Return the URL with this folder's name where ``{territory}`` stands."""
        return url.replace(TERRITORY_MARK, self.home.name)

    def municipality_home(self, code: str) -> Path:
        """The working folder of a municipality of this region."""
        return self.home / "municipalities" / code

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days begin and schedules fire."""
        return ZoneInfo(self.timezone)


def find_home(explicit: str | Path | None = None) -> Path:
    """Return the working folder: the argument, else SHNOR_HOME, else the current folder."""
    return Path(explicit or os.environ.get("SHNOR_HOME") or Path.cwd()).expanduser().resolve()


def load_settings(home: str | Path | None = None) -> Settings:
    """Read and check ``shnor.toml`` of the working folder; raise SettingsError where it cannot be used."""
    folder = find_home(home)
    path = folder / SETTINGS_FILE
    if not path.is_file():
        raise SettingsError(
            f"{folder} — не рабочая папка: нет файла {SETTINGS_FILE}. "
            "Создайте папку командой «shnor init ПАПКА» или укажите её: --home ПАПКА."
        )
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: ошибка записи TOML: {error}") from error
    settings = Settings(
        home=folder,
        territory=_section(raw.pop("territory", {}), Territory, "territory"),
        calendar=_section(raw.pop("calendar", {}), Calendar, "calendar"),
        limits=_section(raw.pop("limits", {}), Limits, "limits"),
        mail=_section(raw.pop("mail", {}), Mail, "mail"),
        workers=_section(raw.pop("workers", {}), Workers, "workers"),
        municipalities=_municipalities(raw.pop("municipalities", [])),
        **_known(raw, Settings, ""),
    )
    _check(settings, path)
    return settings


def _section(raw: object, kind: type[_T], name: str) -> _T:
    if not isinstance(raw, Mapping):
        raise SettingsError(f"{SETTINGS_FILE}: «{name}» должен быть разделом [{name}]")
    return kind(**_known(raw, kind, f"{name}."))


def _municipalities(raw: object) -> tuple[Municipality, ...]:
    if not isinstance(raw, list):
        raise SettingsError(f"{SETTINGS_FILE}: муниципалитеты перечисляют разделами [[municipalities]]")
    found = tuple(_section(item, Municipality, "municipalities") for item in raw)
    for item in found:
        if not _MUNICIPALITY_CODE.match(item.code):
            raise SettingsError(
                f"{SETTINGS_FILE}: «municipalities.code» = «{item.code}»: нужны латинские буквы, цифры и «_», "
                "например bratsk; по коду названы папка и база данных муниципалитета"
            )
        if not item.name or not item.municipality:
            raise SettingsError(f"{SETTINGS_FILE}: у муниципалитета «{item.code}» нужны «name» и «municipality»")
    codes = [item.code for item in found]
    if repeated := sorted({code for code in codes if codes.count(code) > 1}):
        raise SettingsError(f"{SETTINGS_FILE}: код муниципалитета указан дважды: {', '.join(repeated)}")
    return found


def _known(raw: Mapping[str, object], kind: type, prefix: str) -> dict[str, object]:
    types = {item.name: item.type for item in fields(kind) if item.name not in {"home", *_SECTIONS}}
    for key, value in raw.items():
        if key not in types:
            raise SettingsError(
                f"{SETTINGS_FILE}: неизвестный параметр «{prefix}{key}»; есть: {', '.join(sorted(types))}"
            )
        wanted = types[key]
        if wanted == "int" and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise SettingsError(f"{SETTINGS_FILE}: «{prefix}{key}» должно быть целым числом не меньше 0")
        if wanted == "bool" and not isinstance(value, bool):
            raise SettingsError(f"{SETTINGS_FILE}: «{prefix}{key}» должно быть true или false")
        if wanted == "str" and not isinstance(value, str):
            raise SettingsError(f"{SETTINGS_FILE}: «{prefix}{key}» должно быть текстом в кавычках")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _check(settings: Settings, path: Path) -> None:
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"{path}: неизвестный часовой пояс «{settings.timezone}», пример: Asia/Irkutsk") from error
    calendar = settings.calendar
    fixed = (calendar.july, *calendar.half_year, *calendar.quarter, calendar.september, calendar.december)
    for day in (*fixed, *filter(None, [calendar.freeze])):
        if not _is_day_of_every_year(day):
            raise SettingsError(
                f"{path}: «{day}» — не день отчёта; нужен вид дд.мм и день, который есть в каждом году, например 15.07"
            )
    for at in (calendar.at, calendar.refresh, calendar.inventory):
        try:
            time.fromisoformat(at)
        except ValueError as error:
            raise SettingsError(f"{path}: время «{at}» нужно в виде 06:00") from error
    given = os.environ.get("SHNOR_DATABASE_URL") or settings.database_url
    if settings.municipalities and given and TERRITORY_MARK not in given:
        raise SettingsError(
            f"{path}: муниципалитетов несколько, а база данных одна: напишите в адресе {TERRITORY_MARK}, например "
            "postgresql+psycopg2://shnor@сервер/shnor_{territory}, — у каждого муниципалитета своя база"
        )
    mail = settings.mail
    if mail.security not in MAIL_SECURITY:
        raise SettingsError(f"{path}: «mail.security» — одно из: {', '.join(MAIL_SECURITY)}")
    if mail.host and not (mail.sender and mail.recipients):
        raise SettingsError(f"{path}: для писем нужны «mail.sender» и список «mail.recipients»")


def _is_day_of_every_year(text: str) -> bool:
    match = _DAY_MONTH.match(text)
    if not match:
        return False
    try:
        date(_COMMON_YEAR, int(match.group(2)), int(match.group(1)))
    except ValueError:
        return False
    return True
