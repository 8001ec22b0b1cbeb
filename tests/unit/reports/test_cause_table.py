"""The declared causes: what each rests on, and tables that are refused."""

from pathlib import Path

import pytest

import shnor_pipeline
from reports.narrative.cause_table import CAUSES, CauseTable, cause_table
from reports.narrative.causes import indicator_measure, procedure_measure, school_causes, school_risks, sources
from reports.narrative.facts import Fact
from shnor_pipeline.declaration import DeclarationError, read_declaration
from shnor_pipeline.programme import load_programme


def test_what_is_printed_carries_the_numbers_of_its_sources():
    facts = {
        "component.non_native_ru": Fact(20.0, "20,0", "5,0", 1.2),
        "E.internal_management": Fact("да", "да"),
        "C.risk_language": Fact("высокая", "высокая"),
    }
    causes = school_causes(facts)
    assert [(cause.title, cause.measure.reference) for cause in causes] == [
        ("Русский язык не родной для части обучающихся", "[1], [4], [7]"),
        ("Недостатки управления качеством", "[1], [7]"),
    ]
    assert [(risk.id, risk.reference) for risk in school_risks(facts)] == [("risk_language", "[5], [7]")]
    assert procedure_measure("математика", "30").reference == "[1], [7]"
    assert indicator_measure("quality", "30").reference == "[1], [7]"
    listed = sources()
    assert listed[3].startswith("[4] Национальный состав территорий")
    assert listed[6].startswith("[7] местный выбор")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    source: [program, hse, choice]\n", "", "обязательный параметр не указан"),
        ("source: [program, hse, choice]", "source: []", "не может быть пустым"),
        ("source: [program, hse, choice]", "source: [program, hsee, choice]", "источника «hsee» нет среди sources"),
        ("source: [program, hse, choice]", "source: [program, choice]", "на источник «hse» никто не ссылается"),
        ("fact: marks.lowered_pct, at_least: 30,", "fact: marks.lowered_pct,", "нужна ровно одна проверка"),
        ("fact: A.vacancies, at_least: 0.5,", "fact: A.vacancies, atleast: 0.5,", "неизвестный параметр"),
        ("  D.mentoring: наставничество\n", "", "нет названия для «D.mentoring»"),
    ],
)
def test_a_row_that_cannot_be_defended_is_refused_by_name(tmp_path, old, new, told):
    text = CAUSES.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "causes.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationError, match=told):
        read_declaration(path, CauseTable)


def test_every_measure_belongs_to_an_event_of_the_programme():
    declared = Path(shnor_pipeline.__file__).parent / "defaults" / "programme.yaml"
    events = {event.id for event in load_programme(declared).events}
    table = cause_table()
    measures = [item.measure for item in (*table.external, *table.internal)]
    measures += [table.results.low_procedure, *table.results.indicators.values()]
    assert [measure.event for measure in measures if measure.event not in events] == []
