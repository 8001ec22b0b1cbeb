"""The synthetic district: the same every time, plausible, and honest about every row and fault in its files."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from shnor_pipeline.demo.district import clear, generate_district
from shnor_pipeline.demo.names import FIRST_NAMES, SURNAMES
from shnor_pipeline.demo.truth import MARK_COLUMNS, MUNICIPALITY, Truth
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.forms import READERS
from shnor_pipeline.sources.reading import ReadingContext
from shnor_pipeline.sources.workbook import Sheet, Workbook

LOW_RULE_GRADES = {5, 6, 9, 11}


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return generate_district(tmp_path_factory.mktemp("район"))


def grid(path: Path, sheet: str = "") -> list[list[object]]:
    """Return a sheet's cells as a person sees them, whatever the format."""
    if path.suffix == ".csv":
        content = path.read_bytes()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1251")
        return [list(row) for row in csv.reader(text.splitlines(), delimiter=";")]
    book = CalamineWorkbook.from_path(str(path))
    return [list(row) for row in book.get_sheet_by_name(sheet or book.sheet_names[0]).to_python(skip_empty_area=False)]


def cell(path: Path, sheet: str, address: str) -> object:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return grid(path, sheet)[int(address[len(letters) :]) - 1][column - 1]


def tree_hash(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_district(tmp_path: Path):
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        generate_district(tmp_path / name, seed=seed, schools=10, first_year=2021, years=2)
    same, again, other = (tree_hash(tmp_path / name) for name in "abc")
    assert same == again
    assert len(same) > 60
    assert same["truth.csv"] != other["truth.csv"]


def test_clearing_removes_what_was_generated_and_nothing_else(tmp_path: Path):
    generate_district(tmp_path, schools=4, years=1)
    (tmp_path / "заметки.txt").write_text("моё", encoding="utf-8")
    clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["заметки.txt"]


def test_every_file_is_listed_once_and_exists(truth: Truth):
    found = {str(path.relative_to(truth.inbox)) for path in truth.inbox.rglob("*") if path.is_file()}
    assert set(truth.files) == found
    assert len(truth.files) == len(found)
    assert 250 <= len(found) <= 400
    assert {Path(name).suffix for name in found} == {".xlsx", ".xls", ".csv"}


def test_truth_rows_stand_in_truth_csv_under_the_columns_of_the_oracle(truth: Truth):
    with (truth.inbox.parent / "truth.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(MARK_COLUMNS)
    assert len(rows) == len(truth.marks)
    assert {row["source_file"] for row in rows} <= set(truth.files)


def test_exam_history_is_respected(truth: Truth):
    held = {(row["year"], row["exam_kind"], row["subject"]) for row in truth.marks}
    assert {item for item in held if item[0] == 2021 and item[1] != "ВПР"} == {
        (2021, "ОГЭ", "Русский язык"),
        (2021, "ОГЭ", "Математика"),
        (2021, "ЕГЭ", "Русский язык"),
        (2021, "ЕГЭ", "Математика профильная"),
    }
    assert (2022, "ЕГЭ", "Математика базовая") in held
    seasons = {(row["year"], row["season"]) for row in truth.marks if row["exam_kind"] == "ВПР"}
    assert seasons == {(2021, "spring"), (2022, "spring"), (2022, "autumn"), (2023, "spring")}
    autumn = [row for row in truth.marks if row["season"] == "autumn"]
    assert all(int(str(row["grade_written"])) == int(str(row["grade"])) + 1 for row in autumn)


def test_no_pupil_sits_both_levels_of_mathematics(truth: Truth):
    profile = grid(truth.inbox / "gia/2023/ЕГЭ/02_2023.06.01.xlsx")
    base = grid(truth.inbox / "gia/2023/ЕГЭ/22_2023.06.01.xlsx")
    profile_pupils = {str(row[10])[-5:] for row in profile[5:-3]}
    base_pupils = {str(row[9])[-5:] for row in base[5:-2]}
    assert min(len(profile_pupils), len(base_pupils)) > 20
    assert profile_pupils & base_pupils == set()


def test_a_realistic_number_of_schools_is_low_for_years_entering_or_leaving(truth: Truth):
    low: dict[tuple[int, str], set[tuple[object, ...]]] = defaultdict(set)
    for row in truth.marks:
        below = row.get("n_below_threshold", row.get("n2", ""))
        is_census = row["grade"] in LOW_RULE_GRADES and "Ф1" not in str(row["source_file"])
        if not is_census or row["school_key"] == MUNICIPALITY or below == "" or not row["participants"]:
            continue
        school_year = int(str(row["year"])) - (row["season"] != "autumn")
        if 10 * int(str(below)) >= 3 * int(str(row["participants"])):
            work = (row["exam_kind"], row["grade"], str(row["subject"]).split()[0])
            low[school_year, str(row["school_key"])].add(work)
    listed = {
        year: {key for (when, key), works in low.items() if when == year and len(works) >= 2}
        for year in (2020, 2021, 2022)
    }
    of_role = {
        role: {school.login for school in truth.district.schools if school.role == role}
        for role in ("low", "enters", "leaves")
    }
    assert all(5 <= len(schools) <= 9 for schools in listed.values()), listed
    assert all(of_role["low"] <= schools for schools in listed.values())
    assert of_role["enters"] <= listed[2022] - listed[2021]
    assert of_role["leaves"] <= listed[2020] - listed[2022]


def test_resilient_schools_do_well_in_a_poor_context(truth: Truth):
    schools = truth.district.schools
    resilient = [school for school in schools if school.role == "resilient"]
    homes = sorted(school.shares["pupils_comfortable_housing"] for school in schools)
    assert len(resilient) >= 2
    assert all(school.shares["pupils_comfortable_housing"] < homes[len(homes) // 2] for school in resilient)
    assert all(effect > 0 for school in resilient for effect in school.effects.values())


def test_a_school_closes_another_is_renamed_a_third_has_a_branch(truth: Truth):
    rows = grid(truth.inbox / "registry/Реестр школ.xlsx")
    header = [str(name) for name in rows[0]]
    records = [dict(zip(header, row, strict=True)) for row in rows[1:]]
    codes = {record["Код ОО (ГИА)"] for record in records}
    (closed,) = [record for record in records if record["Действует по"]]
    (branch,) = [record for record in records if record["Тип ОО"] == "филиал"]
    assert closed["Правопреемник (код)"] in codes
    assert branch["Головная ОО (код)"] in codes
    assert sum(bool(record["Прежние наименования"]) for record in records) == 1
    later = [row for row in truth.marks if row["school_key"] == closed["Логин ФИС ОКО"] and row["year"] == 2023]
    assert later == []


def test_a_dump_counts_the_pupils_that_its_truth_states(truth: Truth):
    name = "vpr_dumps/2022/4/Русский язык.xlsx"
    rows = grid(truth.inbox / name, "Протокол")
    header = [str(value) for value in rows[0]]
    total, variant = header.index("Итого баллов"), header.index("Вариант")
    present: Counter[str] = Counter(str(row[0]) for row in rows[1:] if row[variant] != "отсутствовал")
    points: Counter[str] = Counter()
    for row in rows[1:]:
        points[str(row[0])] += int(float(str(row[total])))
    stated = {row["school_key"]: row for row in truth.marks if row["source_file"] == name}
    assert {key: row["participants"] for key, row in stated.items() if row["participants"]} == dict(present)
    for key, row in stated.items():
        if row["participants"]:
            assert points[str(key)] / present[str(key)] == pytest.approx(row["mean_primary"], abs=1e-6)


def test_an_export_and_the_individual_results_of_one_work_agree(truth: Truth):
    by_file = {(row["source_file"], row["school_key"]): row for row in truth.marks}
    compared = 0
    for (source, key), row in by_file.items():
        if "Ф1_" not in str(source) or row["n_quarantined"]:
            continue
        folder = str(Path(str(source)).parents[1])
        export = by_file.get((f"{folder}/Ф3_Статистика по отметкам.xlsx", key))
        if export is not None:
            compared += 1
            assert [row[f"n{mark}"] for mark in (2, 3, 4, 5)] == [export[f"n{mark}"] for mark in (2, 3, 4, 5)]
    assert compared >= 20


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("out_of_range", lambda value: float(value) > 5),
        ("shifted", lambda value: value == "ж"),
        ("not_taught", lambda value: value == "не пройд."),
        ("nbsp", lambda value: str(value).endswith("\xa0")),
        ("journal_junk", lambda value: value in {"З", "12", "*", "н/а"}),
        ("unknown_login", lambda value: value == "edu389999"),
        ("no_mark", lambda value: value == ""),
        ("wrong_primary", lambda value: float(value) > 0),
        ("unknown_school", lambda value: str(value) == "42999"),
        ("other_municipality", lambda value: value in {99901.0, "Другой муниципальный район"}),
        ("blank_result", lambda value: value == ""),
        ("result_out", lambda value: str(value) == "6"),
        ("text_number", lambda value: str(value).endswith(",0")),
        ("text_for_number", lambda value: value == "двенадцать"),
        ("more_than_all", lambda value: float(value) > 20),
        ("invalid_resubmission", lambda value: value == "уточняется"),
    ],
)
def test_each_planted_fault_stands_in_the_cell_that_it_names(truth: Truth, code: str, expected):
    planted = [fault for fault in truth.faults if fault.code == code]
    assert planted
    for fault in planted:
        assert expected(cell(truth.inbox / fault.file, fault.sheet, fault.cell)), fault


def test_duplicated_rows_are_copies_of_another_row_of_their_file(truth: Truth):
    planted = [fault for fault in truth.faults if fault.code == "duplicate"]
    assert len(planted) == 2
    for fault in planted:
        rows = grid(truth.inbox / fault.file, fault.sheet)
        assert rows.count(rows[int(fault.cell) - 1]) == 2


def test_files_that_are_no_results_are_among_the_faults(truth: Truth):
    actions = {fault.code: fault.action for fault in truth.faults}
    assert {code: actions[code] for code in ("damaged", "empty_form", "pupil_list", "blank_form")} == dict.fromkeys(
        ("damaged", "empty_form", "pupil_list", "blank_form"), "reject"
    )
    copy = next(fault for fault in truth.faults if fault.code == "same_bytes")
    digests = tree_hash(truth.inbox)
    twins = [name for name, digest in digests.items() if digest == digests[copy.file]]
    assert len(twins) == 2


def test_our_forms_are_read_back_as_the_truth_states(truth: Truth):
    context = ReadingContext(salt="соль")
    readers = {reader.kind: reader for reader in READERS}
    key_of = {"social_passport": "field", "self_assessment": "item"}
    stated: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    for row in truth.forms:
        stated[str(row["form"]), str(row["source_file"])][str(row["field"])] = row["value"]
    checked = 0
    for (form, name), values in stated.items():
        if form not in key_of:
            continue
        book = CalamineWorkbook.from_path(str(truth.inbox / name))
        sheets = [Sheet(title, grid(truth.inbox / name, title)) for title in book.sheet_names]
        workbook = Workbook("xlsx", sheets)
        match = readers[form].recognise(workbook, context)
        assert isinstance(match, Match)
        frame = readers[form].read(workbook, match, context).frames[form].set_index(key_of[form])
        for item, value in values.items():
            column = "text" if isinstance(value, str) else "value"
            assert frame.loc[item, column] == value, (name, item)
        checked += 1
    assert checked > 100


def test_district_roadmaps_report_each_event_within_the_programme_years(truth: Truth):
    maps: dict[str, dict[str, object]] = defaultdict(dict)
    for row in truth.forms:
        if row["form"] == "roadmap_status" and not row["school_key"]:
            maps[str(row["source_file"])][str(row["field"])] = row["value"]
    assert len(maps) == 3
    assert all(len(states) == 34 for states in maps.values())
    assert {str(state) for states in maps.values() for state in states.values()} == {
        "выполнено",
        "выполняется",
        "не выполнено",
        "срок не наступил",
    }


def test_some_forms_are_missing_and_none_of_them_exists(truth: Truth):
    assert truth.missing
    for form, login, school_year in truth.missing:
        folder = truth.inbox / f"forms/{school_year}-{school_year + 1}/{login}"
        title = {"social_passport": "паспорт", "self_assessment": "самообслед", "plan_targets": "Плановые"}.get(
            form, "Ход"
        )
        assert not [path for path in folder.glob("*") if title in path.name]


def test_a_clean_district_has_no_faults_and_no_missing_forms(tmp_path: Path):
    clean = generate_district(tmp_path, schools=8, first_year=2021, years=2, faults=False)
    assert (clean.faults, clean.missing) == ([], [])
    assert all(row.get("n_quarantined") in {0, "", None} for row in clean.marks)


def test_territories_have_folders_codes_and_schools_of_their_own(tmp_path: Path):
    made = generate_district(tmp_path, schools=12, territories=3, years=1, first_year=2022)
    assert len({school.login for school in made.district.schools}) == 12
    assert len({territory.code for territory in made.district.territories}) == 3
    tops = {name.split("/")[0] for name in made.files}
    assert {territory.folder for territory in made.district.territories} <= tops


def test_surnames_stand_only_where_the_real_files_have_them(truth: Truth):
    stems = tuple(name.encode() for name in (*SURNAMES, *FIRST_NAMES[8:]))
    truth_text = (truth.inbox.parent / "truth.csv").read_bytes() + (truth.inbox.parent / "truth_forms.csv").read_bytes()
    assert not any(stem in truth_text for stem in stems)
    for name in truth.files:
        if (
            name.startswith(("forms/", "registry/", "lists/", "vpr_dumps/"))
            and name.endswith(".xlsx")
            and "~$" not in name
        ):
            book = CalamineWorkbook.from_path(str(truth.inbox / name))
            text = str([grid(truth.inbox / name, title) for title in book.sheet_names])
            assert not any(surname in text for surname in SURNAMES), name
