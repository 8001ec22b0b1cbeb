"""Jobs by purpose: what people ask for, not which layer it touches.

intake                take in the inbox and the school registry
reload_year           recompute one school year from the stored files (a backfill over years is the yearly reload)
july_analysis         intake, recomputation, the July reports of one school year, the site's edition, the АИС export
july_reports          the same reports from tables that are already computed
july_request          July documents of named schools, on request
public_edition        the edition for the site alone; ais_export the АИС export alone
programme_monitoring  the roadmap and the monitoring report of one half-year
school_roadmaps       the report on the roadmaps of schools in one quarter
staff_deficits        September: deficits of teachers and plan targets of one school year
training_needs        December: needs for in-service training of one school year
nightly_refresh       intake, then the pages people read
answers               protocols and marked workbooks for schools whose files need mending
inventory             the status page: what is broken or overdue, with an exact count
"""

from __future__ import annotations

from typing import Any

import dagster as dg

_SUBMISSIONS = dg.AssetSelection.assets(["reports", "submissions_page"])
_INTAKE = dg.AssetSelection.assets(["raw", "inbox"], ["validated", "schools"]) | _SUBMISSIONS
_STATUS_PAGE = dg.AssetSelection.assets(["reports", "status_page"])
_JULY = dg.AssetSelection.assets(["reports", "july_analysis"])
_PUBLIC = dg.AssetSelection.assets(["reports", "public_edition"])
_AIS = dg.AssetSelection.assets(["reports", "ais_export"])
_INDEX_PAGE = dg.AssetSelection.assets(["reports", "index_page"], ["reports", "methodology"]) | _STATUS_PAGE
_ANSWERS = dg.AssetSelection.assets(["reports", "school_answers"])
INVENTORY, ANSWERS, RELOAD = "inventory", "answers", "reload_year"


def _year_tables() -> dg.AssetSelection:
    tables = dg.AssetSelection.groups("validated", "derived") | dg.AssetSelection.assets(["register", "partitions"])
    return tables - dg.AssetSelection.assets(["validated", "schools"])


def _report_job(name: str, description: str) -> Any:
    """Return the job that writes the report of that name from what is in the bank, and the index page."""
    selection = dg.AssetSelection.assets(["reports", name]) | _INDEX_PAGE
    return dg.define_asset_job(name, selection=selection, description=description)


def build_jobs() -> dict[str, Any]:
    """Return the jobs by name (unresolved: their assets are bound when definitions are built)."""
    jobs = [
        dg.define_asset_job(
            "intake",
            selection=_INTAKE,
            description="Принять новое из папки «Входящие» и реестр школ.",
        ),
        dg.define_asset_job(
            RELOAD,
            selection=_year_tables() | _SUBMISSIONS,
            description="Пересчитать учебный год по принятым файлам (за несколько лет — годовая перезагрузка).",
        ),
        dg.define_asset_job(
            "july_analysis",
            selection=_INTAKE | _year_tables() | _JULY | _PUBLIC | _AIS | _INDEX_PAGE,
            description="Июльский анализ учебного года: приём, пересчёт, отчёты по школам и по району, сайт, АИС.",
        ),
        dg.define_asset_job(
            "july_reports",
            selection=_JULY | _PUBLIC | _AIS | _INDEX_PAGE,
            description="Только отчёты июльского анализа по уже пересчитанному году.",
        ),
        dg.define_asset_job(
            "july_request",
            selection=_JULY | _INDEX_PAGE,
            description="Июльские отчёты названных школ, по запросу.",
        ),
        dg.define_asset_job(
            "programme_monitoring",
            selection=dg.AssetSelection.assets(["derived", "roadmap"], ["reports", "programme_monitoring"])
            | _INDEX_PAGE,
            description="Мониторинг программы за полугодие: дорожная карта и аналитическая справка.",
        ),
        dg.define_asset_job(
            "nightly_refresh",
            selection=_INTAKE | _INDEX_PAGE,
            description="Ночное обновление: приём нового, index.html и СТАТУС.html.",
        ),
        dg.define_asset_job(
            INVENTORY,
            selection=_STATUS_PAGE | _ANSWERS,
            description="Сверка: ответы школам, СТАТУС.html с тем, что сломано и просрочено, извещение по расписанию.",
        ),
        dg.define_asset_job(
            ANSWERS,
            selection=_ANSWERS,
            description="Ответы школам: протоколы и книги с отметками по файлам, где есть что исправить.",
        ),
        _report_job("school_roadmaps", "Квартал: справка о реализации дорожных карт школ."),
        _report_job("public_edition", "Открытая редакция для сайта: без мест и рейтинга, малые группы скрыты."),
        _report_job("ais_export", "Показатели учебного года одной книгой для отчёта в АИС."),
        _report_job("staff_deficits", "Сентябрь: дефициты педагогов и плановые показатели учебного года."),
        _report_job("training_needs", "Декабрь: потребность в повышении квалификации на учебный год."),
    ]
    return {job.name: job for job in jobs}
