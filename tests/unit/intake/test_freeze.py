"""A frozen year changes only by an order; what comes late is kept; a worse version never takes a better one's place."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from shnor_pipeline.catalogue import table
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.freeze import Amendment, freeze_day, frozen_years
from shnor_pipeline.intake.history import AmbiguousFileError, changed_cells, version_chain
from shnor_pipeline.intake.ingest import accepted_readings, ingest
from shnor_pipeline.intake.register import Submission, load_register
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.storage.warehouse import Warehouse

SCHOOL = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}
YEAR = SchoolYear(2022)
MORNING = datetime(2023, 9, 4, 9, 0).astimezone()
ORDER = "приказ № 15 от 04.09.2023"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    home = create_working_folder(tmp_path / "папка")
    toml = home / "shnor.toml"
    text = toml.read_text(encoding="utf-8").replace('at = "06:00"', 'at = "06:00"\nfreeze = "15.08"')
    toml.write_text(text, encoding="utf-8")
    return load_settings(home)


@pytest.fixture
def warehouse(settings: Settings) -> Warehouse:
    opened = Warehouse(settings.warehouse_url)
    opened.upgrade()
    return opened


def issue_july(warehouse: Warehouse) -> None:
    row = {"report_set": "july:2022-2023:1", "kind": "july", "period": "2022-2023", "edition": 1}
    warehouse.replace("register_reports", pd.DataFrame([row]).reindex(columns=table("register_reports").columns))


def send(
    settings: Settings, name: str, pupils: object = 100, *, on: datetime = MORNING, year: SchoolYear = YEAR
) -> None:
    path = settings.inbox / name
    values = {"pupils_total": pupils, "pupils_incomplete_family": 20, "pupils_both_parents_he": 30}
    write_form("social_passport", path, SCHOOL, year, values)
    moment = on.timestamp() - 600
    os.utime(path, (moment, moment))


def take_in(
    settings: Settings, warehouse: Warehouse, hours: int = 0, order: Amendment | None = None
) -> dict[str, Submission]:
    ingest(settings, warehouse, now=MORNING + timedelta(hours=hours), amendment=order)
    return {item.path: item for item in sorted(load_register(warehouse), key=lambda one: one.version)}


def pupils(settings: Settings, warehouse: Warehouse) -> list[float]:
    frames = [
        r.frames["social_passport"] for _, r in accepted_readings(settings, warehouse, "social_passport", YEAR.start)
    ]
    return [float(f.loc[f["field"] == "pupils_total", "value"].iloc[0]) for f in frames]


def test_a_year_is_frozen_from_its_day_on_once_its_july_analysis_is_issued(
    settings: Settings, warehouse: Warehouse
) -> None:
    assert freeze_day(settings, YEAR) == date(2023, 8, 15)
    assert frozen_years(settings, warehouse, date(2023, 9, 4)) == frozenset()
    issue_july(warehouse)
    assert frozen_years(settings, warehouse, date(2023, 8, 14)) == frozenset()
    assert frozen_years(settings, warehouse, date(2023, 8, 15)) == {2022}


def test_without_a_freeze_day_nothing_is_ever_frozen(tmp_path: Path, warehouse: Warehouse) -> None:
    issue_july(warehouse)
    plain = load_settings(create_working_folder(tmp_path / "другая"))
    assert frozen_years(plain, warehouse, date(2030, 1, 1)) == frozenset()


def test_a_late_file_is_kept_and_waits_and_frozen_data_stay(settings: Settings, warehouse: Warehouse) -> None:
    send(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    issue_july(warehouse)
    send(settings, "паспорт поздний.xlsx", 120)
    late = take_in(settings, warehouse, hours=1)["паспорт поздний.xlsx"]
    assert late.state == "ждёт приказа"
    assert "2022-2023" in late.reason
    assert "--amend" in late.reason
    assert pupils(settings, warehouse) == [100]
    assert (settings.store / late.file_id[:2] / late.file_id[2:4] / late.file_id).is_file()
    again = take_in(settings, warehouse, hours=2)
    assert again["паспорт поздний.xlsx"] == late
    assert warehouse.read("register_amendments").empty


def test_an_order_lets_the_file_in_and_makes_an_addendum(settings: Settings, warehouse: Warehouse) -> None:
    send(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    issue_july(warehouse)
    send(settings, "паспорт поздний.xlsx", 120)
    take_in(settings, warehouse, hours=1)
    (settings.inbox / "паспорт поздний.xlsx").unlink()  # the archive has it
    register = take_in(settings, warehouse, hours=2, order=Amendment(ORDER))
    assert register["паспорт поздний.xlsx"].state == "принято"
    assert register["паспорт.xlsx"].superseded_by == register["паспорт поздний.xlsx"].submission_id
    assert pupils(settings, warehouse) == [120]
    (row,) = warehouse.read("register_amendments").to_dict("records")
    assert (row["order_reference"], row["school_year"], row["changes_n"], row["version"]) == (ORDER, 2022, 1, 2)
    assert row["replaced"] == register["паспорт.xlsx"].submission_id


def test_an_order_for_one_file_lets_no_other_in(settings: Settings, warehouse: Warehouse) -> None:
    issue_july(warehouse)
    send(settings, "первый.xlsx", 100)
    take_in(settings, warehouse)
    register = take_in(settings, warehouse, hours=1, order=Amendment(ORDER, frozenset({"другой.xlsx"})))
    assert register["первый.xlsx"].state == "ждёт приказа"
    assert pupils(settings, warehouse) == []


REGISTRY_HEAD = (
    "№ п/п", "Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование полное", "Наименование краткое", "Тип ОО",
    "Населённый пункт", "Город/село", "Статус", "Действует с", "Действует по", "Прежние наименования",
    "Головная ОО (код)", "Правопреемник (код)",
)  # fmt: skip


def send_registry(settings: Settings, *schools: tuple[str, str, str], blank_lines: int = 0) -> None:
    """Put a registry into the inbox: name, working from and until of every school."""
    path = settings.inbox / "Реестр.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Реестр ОО")
        sheet.write_row(0, 0, REGISTRY_HEAD)
        for number, (name, since, until) in enumerate(schools, start=1):
            code, login = f"03810{number}", f"edu38910{number}"
            line = [number, code, login, f"Школа «{name}»", f"МКОУ «{name}»", "СОШ", "с. Кедровое", "село", "действует"]
            sheet.write_row(number + blank_lines, 0, [*line, since, until, "", "", ""])
    moment = MORNING.timestamp() - 600
    os.utime(path, (moment, moment))


KEDROVAYA = ("Кедровая СОШ", "01.09.1998", "")


def test_a_registry_that_changes_a_school_of_a_frozen_year_waits_for_an_order(
    settings: Settings, warehouse: Warehouse
) -> None:
    send_registry(settings, KEDROVAYA)
    first = take_in(settings, warehouse)["Реестр.xlsx"]
    issue_july(warehouse)
    send_registry(settings, ("Кедровая СОШ имени Первопроходцев", "01.09.1998", ""))
    second = take_in(settings, warehouse, hours=1)["Реестр.xlsx"]
    assert (second.state, second.file_id != first.file_id) == ("ждёт приказа", True)
    assert "2022-2023" in second.reason
    counted = [item.file_id for item in load_register(warehouse) if item.counts]
    assert counted == [first.file_id]
    take_in(settings, warehouse, hours=2, order=Amendment(ORDER))
    assert [item.file_id for item in load_register(warehouse) if item.counts] == [second.file_id]
    (row,) = warehouse.read("register_amendments").to_dict("records")
    assert (row["order_reference"], row["school_year"], row["path"]) == (ORDER, 2022, "Реестр.xlsx")
    assert row["changes_n"] > 0


def test_a_registry_with_a_school_that_opens_later_touches_no_frozen_year(
    settings: Settings, warehouse: Warehouse
) -> None:
    send_registry(settings, KEDROVAYA)
    take_in(settings, warehouse)
    issue_july(warehouse)
    send_registry(settings, KEDROVAYA, ("Новая СОШ", "01.09.2023", ""), blank_lines=1)
    assert take_in(settings, warehouse, hours=1)["Реестр.xlsx"].state == "принято"
    send_registry(settings, KEDROVAYA, ("Новая СОШ", "01.09.2022", ""))
    assert take_in(settings, warehouse, hours=2)["Реестр.xlsx"].state == "ждёт приказа"


def test_other_years_are_not_frozen(settings: Settings, warehouse: Warehouse) -> None:
    issue_july(warehouse)
    send(settings, "новый год.xlsx", 100, year=SchoolYear(2023))
    assert take_in(settings, warehouse)["новый год.xlsx"].state == "принято"


def test_a_change_of_the_readers_does_not_freeze_what_was_accepted(
    settings: Settings, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    issue_july(warehouse)
    monkeypatch.setattr("shnor_pipeline.intake.readings.reader_version", lambda: "another")
    assert take_in(settings, warehouse, hours=1)["паспорт.xlsx"].state == "принято"
    assert pupils(settings, warehouse) == [100]


def test_a_version_with_more_errors_never_displaces_a_better_one(settings: Settings, warehouse: Warehouse) -> None:
    send(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    send(settings, "новый.xlsx", "уточняется")
    register = take_in(settings, warehouse, hours=1)
    assert register["новый.xlsx"].state == "отклонено"
    assert "действует прежняя" in register["новый.xlsx"].reason
    assert register["паспорт.xlsx"].superseded_by == ""
    assert pupils(settings, warehouse) == [100]


def test_a_version_with_as_few_errors_does(settings: Settings, warehouse: Warehouse) -> None:
    send(settings, "паспорт.xlsx", "уточняется")
    take_in(settings, warehouse)
    send(settings, "новый.xlsx", 101)
    register = take_in(settings, warehouse, hours=1)
    assert register["паспорт.xlsx"].superseded_by == register["новый.xlsx"].submission_id
    assert pupils(settings, warehouse) == [101]


def test_the_versions_of_a_form_and_its_changed_cells(settings: Settings, warehouse: Warehouse) -> None:
    send(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    send(settings, "новый.xlsx", 101)
    take_in(settings, warehouse, hours=1)
    send(settings, "плохой.xlsx", "уточняется")
    take_in(settings, warehouse, hours=2)
    chain = version_chain(warehouse, "паспорт.xlsx")
    roles = [(item.path, item.role) for item in chain]
    assert roles == [("паспорт.xlsx", "заменена"), ("новый.xlsx", "повторная"), ("плохой.xlsx", "не учтена")]
    told = changed_cells(settings, chain[:2], warehouse)
    assert told[["cell", "item", "before", "after"]].to_numpy().tolist() == [["D12", "Всего обучающихся", "100", "101"]]
    assert version_chain(warehouse, "нет такого") == []


def test_a_part_of_a_name_that_fits_several_forms_is_not_guessed(settings: Settings, warehouse: Warehouse) -> None:
    send(settings, "2022 паспорт.xlsx", 100)
    send(settings, "2023 паспорт.xlsx", 100, year=SchoolYear(2023))
    take_in(settings, warehouse)
    with pytest.raises(AmbiguousFileError) as error:
        version_chain(warehouse, "паспорт")
    assert error.value.args[0] == ["2022 паспорт.xlsx", "2023 паспорт.xlsx"]
