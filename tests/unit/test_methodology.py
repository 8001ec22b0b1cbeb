"""The methodology file: what it holds, how a version is chosen, and how faults are named."""

from pathlib import Path

import pytest

from shnor_pipeline import methodology as module
from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.methodology import Methodology, for_year, load_methodologies, load_methodology
from shnor_pipeline.methodology_grounds import ground_of
from shnor_pipeline.school_year import SchoolYear

DEFAULT = Path(module.__file__).parent / "defaults" / "methodology" / "2022-1.yaml"


@pytest.fixture
def edited(tmp_path):
    """Return a function that writes the default version with one text replaced and gives its path."""

    def edit(old: str, new: str, name: str = "edited.yaml") -> Path:
        text = DEFAULT.read_text(encoding="utf-8")
        assert old in text, "the text to be replaced is not in the file"
        path = tmp_path / name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return edit


def _line_of(path: Path, fragment: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if fragment in line)


def test_the_default_version_holds_the_parameters_of_the_specification():
    method = load_methodology(DEFAULT)
    weights = {name: item.weight for name, item in method.index.components.items() if item.weight}
    assert weights == dict.fromkeys(
        ("he_both", "single_parent", "unemployed", "housing", "on_register", "non_native_ru"), 1.0
    )
    assert {name for name, item in method.index.components.items() if item.sign == 1} == {"he_both", "housing"}
    assert method.index.min_coverage == pytest.approx(2 / 3)
    assert (method.identification.share_pct, method.identification.min_procedures) == (30, 2)
    assert (method.rating.shrinkage_k, method.rating.min_schools, method.rating.min_n_rank) == (10, 2, 5)
    assert (method.attainment.yellow, method.attainment.green) == (0.9, 1.0)
    assert method.marks.sou.model_dump() == {"mark5": 100, "mark4": 64, "mark3": 36, "mark2": 16, "not_attested": 7}
    assert not any(item.exam == "ВПР" for item in method.rating.counted)
    assert method.sources.precedence[0] == "vpr_individual"


@pytest.mark.parametrize(
    ("exam", "subject", "level", "expected"),
    [
        ("ЕГЭ", "русский язык", "", ("score", 24)),
        ("ЕГЭ", "математика", "профиль", ("score", 27)),
        ("ЕГЭ", "математика", "база", ("mark", 3)),
        ("ОГЭ", "физика", "", ("mark", 3)),
    ],
)
def test_the_pass_mark_is_found_by_exam_subject_and_level(exam, subject, level, expected):
    found = load_methodology(DEFAULT).threshold(exam, subject, level, 2023)
    assert found is not None
    assert (found.kind, found.value) == expected


def test_an_exam_without_a_declared_pass_mark_has_none():
    assert load_methodology(DEFAULT).threshold("ЕГЭ", "физика", "", 2023) is None
    assert load_methodology(DEFAULT).threshold("ЕГЭ", "русский язык", "", 2010) is None


def test_a_later_pass_mark_ends_the_earlier_one(edited):
    added = '  - {exam: ЕГЭ, subject: "русский язык", kind: score, value: 30, from_year: 2024, to_year: 2025}\n'
    path = edited("thresholds:\n", f"thresholds:\n{added}")
    method = load_methodology(path)
    values = [
        found.value for year in (2023, 2024, 2026) if (found := method.threshold("ЕГЭ", "русский язык", "", year))
    ]
    assert values == [24, 30, 24]


def test_the_hash_names_the_content_and_not_the_layout_of_the_file(edited):
    original = load_methodology(DEFAULT).hash
    assert load_methodology(edited("# Методика, версия", "# Другое примечание")).hash == original
    assert load_methodology(edited("shrinkage_k: 10 ", "shrinkage_k: 11 ")).hash != original
    assert len(original) == 64


def test_the_version_of_a_year_is_the_latest_one_valid_from_it(edited, tmp_path):
    edited('version: "2022-1"', 'version: "первая"', "a.yaml")
    later = edited('version: "2022-1"', 'version: "вторая"', "b.yaml")
    later.write_text(later.read_text(encoding="utf-8").replace('"2019-2020"', '"2023-2024"'), encoding="utf-8")
    (tmp_path / "scales_vpr.yaml").write_text("scales: []\n", encoding="utf-8")
    versions = load_methodologies(tmp_path)
    assert [item.version for item in versions] == ["первая", "вторая"]
    chosen = [for_year(versions, SchoolYear(start)) for start in (2018, 2022, 2023, 2030)]
    assert [item.version if item else None for item in chosen] == [None, "первая", "вторая", "вторая"]


def test_two_files_of_one_version_are_refused(edited, tmp_path):
    edited("# Методика", "#", "a.yaml")
    edited("# Методика", "#", "b.yaml")
    with pytest.raises(DeclarationError, match=r"b\.yaml: версия «2022-1» уже есть"):
        load_methodologies(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fragment", "words"),
    [
        ("  shrinkage_k: 10 ", "  shrinkage: 10 ", "shrinkage: 10", "«rating.shrinkage» — неизвестный параметр"),
        ("  share_pct: 30 ", '  share_pct: "30" ', 'share_pct: "30"', "«identification.share_pct» — нужно число"),
        ("min_procedures: 2 ", "min_procedures: 2.5 ", "min_procedures: 2.5", "нужно целое число"),
        ("weight: 1, sign: 1}", "weight: -1, sign: 1}", "weight: -1, sign: 1}", "нужно число не меньше 0"),
        ("weight: 1, sign: 1}", "weight: 1, sign: 2}", "sign: 2", "нужно одно из: -1 или 1"),
        ("listed_by: A ", "listed_by: C ", "listed_by: C", "нужно одно из: 'A', 'A_and_B' или 'A_or_B'"),
        ("restandardise: false", "restandardise: 0", "restandardise: 0", "нужно true или false"),
        ('valid_from: "2019-2020"', 'valid_from: "2019"', "valid_from:", "не называет учебный год однозначно"),
        ("min_coverage: 2/3", "min_coverage: две трети", "min_coverage", "нужна доля от 0 до 1"),
        ("min_coverage: 2/3", "min_coverage: 3/2", "min_coverage", "не больше 1"),
        ("centre: 50", "centre: .inf", "centre: .inf", "нужно конечное число"),
        ("year_weights: [1, 1]", "year_weights: [0, 0]", "rating:", "сумма year_weights равна нулю"),
        ("yellow: 0.9 ", "yellow: 1.1 ", "attainment:", "yellow не может быть больше green"),
        ('target_basis: "ОГЭ: русский язык и математика"', 'target_basis: "ОГЭ"', "attainment:", "не описан"),
        ("ranks: false", "ranks: true", "version: ", "только по приказу"),
        ("  - {exam: ОГЭ, kind: mark", "  - {exam: ОГЕ, kind: mark", "ОГЕ", "нужно одно из: 'ВПР'"),
        ("order_number:", "version: повтор\norder_number:", "version: повтор", "«version» указан дважды"),
        ("identification:\n", "identification: [\n", "share_pct", "запись YAML нарушена"),
        ("coefficients: {}", "coefficients: {he: 1}", "index:", "«he» нет среди components"),
        ("variant: standardised", "variant: regression", "index:", "нужны coefficients"),
        ("low: -0.5, high: 0.5}   #", "low: -0.5, high: 0.5, mean: 52}   #", "mean: 52}", "указываются вместе"),
        (
            "{by: sd, low: -0.5, high: 0.5}   #",
            "{by: fixed, low: 1, high: 2, mean: 52, sd: 9}   #",
            "mean: 52",
            "by: sd",
        ),
    ],
)
def test_a_fault_is_named_by_file_line_and_cure(edited, old, new, fragment, words):
    path = edited(old, new)
    with pytest.raises(DeclarationError) as refusal:
        load_methodology(path)
    message = str(refusal.value)
    assert words in message
    assert message.startswith(f"{path}, строка ")
    named = int(message.split("строка ")[1].split(":")[0])
    # a broken record is noticed by the parser a few lines further down
    assert named == _line_of(path, fragment) or "YAML" in words


def test_all_index_weights_at_zero_are_refused(edited):
    path = edited("# Методика", "#")
    path.write_text(path.read_text(encoding="utf-8").replace("weight: 1, sign", "weight: 0, sign"), encoding="utf-8")
    with pytest.raises(DeclarationError, match=r"«index» — сумма весов равна нулю"):
        load_methodology(path)


def test_a_missing_parameter_is_named_with_the_section_it_belongs_to(edited):
    path = edited("  min_n_rank: 5 ", "  # ")
    with pytest.raises(DeclarationError, match=r"«rating\.min_n_rank» — обязательный параметр не указан") as refusal:
        load_methodology(path)
    assert f"строка {_line_of(path, 'rating:')}:" in str(refusal.value)


def test_vpr_in_the_rating_needs_an_order(edited):
    vpr = '{name: "ВПР, 5 класс, русский язык", exam: ВПР, grade: 5, subject: "русский язык", weight: 0}'
    path = edited(vpr, vpr.replace("weight: 0", "weight: 1"))
    path.write_text(path.read_text(encoding="utf-8").replace("weights_total: 5", "weights_total: 6"), encoding="utf-8")
    with pytest.raises(DeclarationError, match="ВПР входят в рейтинг"):
        load_methodology(path)
    path.write_text(
        path.read_text(encoding="utf-8").replace('order_number: ""', 'order_number: "№ 12 от 01.09.2022"'),
        encoding="utf-8",
    )
    assert isinstance(load_methodology(path), Methodology)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("pupils_comfortable_housing, weight: 1", "pupils_comfortable_housing, weight: 11", "components = 16"),
        ("weights_total: 5 ", "weights_total: 7 ", "components = 5, а weights_total: 7"),
    ],
)
def test_weights_that_do_not_add_up_to_their_control_total_are_refused(edited, old, new, words):
    with pytest.raises(DeclarationError, match=words) as refusal:
        load_methodology(edited(old, new))
    assert "исправьте вес или weights_total" in str(refusal.value)


@pytest.mark.parametrize(
    ("old", "new", "fragment", "words"),
    [
        ("{parameter: matrix,", "{parameter: matrixx,", "matrixx", "называет параметр «matrixx», которого нет"),
        ("{parameter: targets,", "{parameter: matrix,", "похожих школ", "«matrix» указано дважды"),
        ("  - {parameter: rounding,", "  # {parameter: rounding,", "rounding: {share", "у параметра «rounding.share»"),
    ],
)
def test_a_parameter_without_ground_and_a_ground_without_parameter_are_refused(edited, old, new, fragment, words):
    path = edited(old, new)
    with pytest.raises(DeclarationError, match=words) as refusal:
        load_methodology(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert any(fragment in lines[number - 1] for number in [int(str(refusal.value).split("строка ")[1].split(":")[0])])


def test_the_longest_key_is_the_ground_of_a_parameter():
    grounds = load_methodology(DEFAULT).grounds
    assert ground_of("identification.share_pct", grounds).kind == "источник"
    assert ground_of("identification.listed_by", grounds).kind == "выбор"
    assert ground_of("identification.listed_by_other", grounds).kind == "источник"
    assert ground_of("rating.shrinkage_k", grounds).parameter == "rating"
    assert ground_of("нет", grounds) is None


def test_grounds_and_defaults_are_no_part_of_the_hash(edited):
    own = load_methodology(DEFAULT)
    worded = edited("Коэффициенты степени обученности В. П. Симонова", "Коэффициенты Симонова")
    assert load_methodology(worded).hash == own.hash
    without = edited("  coefficients: {} ", "  # coefficients: {} ")
    assert load_methodology(without).hash == own.hash
    assert load_methodology(edited("shrinkage_k: 10", "shrinkage_k: 9")).hash != own.hash


def test_a_file_that_is_not_utf8_or_not_there_is_named(tmp_path):
    wrong = tmp_path / "cp1251.yaml"
    wrong.write_bytes("version: «версия»".encode("cp1251"))
    with pytest.raises(DeclarationError, match="не в кодировке UTF-8"):
        load_methodology(wrong)
    with pytest.raises(DeclarationError, match="файл не открывается"):
        load_methodology(tmp_path / "none.yaml")
    plain = tmp_path / "list.yaml"
    plain.write_text("- a\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match="нужны строки «параметр: значение»"):
        load_methodology(plain)


def test_a_version_cannot_be_changed_once_read():
    method = load_methodology(DEFAULT)
    with pytest.raises(ValueError, match="frozen"):
        method.version = "другая"
