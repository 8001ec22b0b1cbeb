import pytest

from shnor_pipeline.sources.subjects import Subject, is_gve_code, subject, subject_of_code


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Русский язык", Subject("русский язык")),
        ("русскому языку", Subject("русский язык")),
        ("РУ", Subject("русский язык")),
        ("МA", Subject("математика")),  # the second letter is Latin
        ("по математике", Subject("математика")),
        ("Математика профильная", Subject("математика", "профиль")),
        ("математика (базовый уровень)", Subject("математика", "база")),
        ("Биология (по образцу 7 класса)", Subject("биология")),
        ("Английский язык (устная часть)", Subject("английский язык")),
        ("Информатика и ИКТ (КЕГЭ)", Subject("информатика")),
        ("окружающему\xa0миру", Subject("окружающий мир")),
    ],
)
def test_a_subject_is_one_however_it_is_named(written, meant):
    assert subject(written) == meant


@pytest.mark.parametrize("written", ["", None, "физкультура", "12", "Списываем русский язык"])
def test_what_names_no_subject_is_none(written):
    assert subject(written) is None


@pytest.mark.parametrize(
    ("code", "exam", "meant"),
    [
        ("01", "ОГЭ", Subject("русский язык")),
        (2.0, "ОГЭ", Subject("математика")),
        ("02", "ЕГЭ", Subject("математика", "профиль")),
        ("22", "ЕГЭ", Subject("математика", "база")),
        ("12", "ОГЭ", Subject("обществознание")),
        ("29", "ЕГЭ", Subject("английский язык")),
        ("51", "ГВЭ-9", Subject("русский язык")),
        ("52", "ГВЭ-11", Subject("математика")),
        ("68", "ГВЭ-9", Subject("литература")),
        ("99", "", None),
        ("", "", None),
    ],
)
def test_a_code_names_its_subject_and_level(code, exam, meant):
    assert subject_of_code(code, exam) == meant


def test_codes_above_fifty_are_of_gve():
    assert is_gve_code("52")
    assert not is_gve_code("22")
    assert not is_gve_code("72")
