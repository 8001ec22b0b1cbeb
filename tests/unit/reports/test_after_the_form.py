"""What schools explained and what an order changed reaches every report that lists the same findings."""

from __future__ import annotations

import pytest
from docx_text import docx_text
from report_fixture import LISTED, STABLE, frame, report_data

from reports.documents import SHIPPED_TEMPLATES, render_half_year, render_july_district, render_july_school
from reports.narrative.gaps import explanations_of_schools
from reports.view_models.addendum import ADDENDUM
from reports.view_models.document import dated
from reports.view_models.half_year import half_year_report
from reports.view_models.july_district import july_district
from shnor_pipeline.school_year import HalfYear

HALF = HalfYear(2023, 1)
SAID = "двое обучающихся выбыли в сентябре"


def question(school_id: str, message: str, explanation: str, year: int = 2022) -> dict[str, object]:
    return {
        "severity": "Вопрос", "school_id": school_id, "school_year": year, "code": "SOC-009", "message": message,
        "explanation": explanation,
    }  # fmt: skip


def test_explanations_stand_in_the_half_year_report_and_in_the_summary_in_the_schools_own_words() -> None:
    found = [
        question(LISTED, "Доля изменилась за год", SAID),
        question(LISTED, "Расстояние подвоза 210 км", "школа-интернат, дети живут далеко"),
        question(STABLE, "Вопрос без ответа", ""),
        question(STABLE, "Прошлогодний вопрос", "прошлогоднее пояснение", year=2021),
    ]
    data = report_data(register_findings=frame("register_findings", found))
    (line,) = explanations_of_schools(data)
    assert f"доля изменилась за год — принято с пояснением школы: «{SAID}»; всего 2\N{NO-BREAK SPACE}пояснения." in line
    assert line.startswith(data.school_name(LISTED))
    assert line in half_year_report(data, HALF).gaps
    assert line in july_district(data).gaps
    assert SAID in docx_text(render_half_year(data, HALF, SHIPPED_TEMPLATES).content)


def test_many_explaining_schools_are_counted_not_listed() -> None:
    schools = list(report_data().schools)
    found = [question(school, "Доля изменилась", SAID) for school in schools[:8]]
    lines = explanations_of_schools(report_data(register_findings=frame("register_findings", found)))
    assert len(lines) == 6
    assert "ещё 3\N{NO-BREAK SPACE}школ" in lines[-1]


AMENDMENT = {"submission_id": "s2", "school_year": 2022, "order_reference": "приказ № 15", "path": "паспорт.xlsx"}


def test_the_first_page_points_to_the_addendum_where_an_order_changed_the_year() -> None:
    data = report_data(register_amendments=frame("register_amendments", [AMENDMENT]))
    pointer = f"данные изменены после заморозки по основанию «приказ № 15»: см. «{ADDENDUM}»"
    for document in (
        render_july_school(data, LISTED, SHIPPED_TEMPLATES),
        render_july_district(data, SHIPPED_TEMPLATES),
        render_half_year(data, HALF, SHIPPED_TEMPLATES),
    ):
        text = docx_text(document.content)
        assert pointer in text
        assert text.index(pointer) < text.index("1. ")


@pytest.mark.parametrize("amendments", [[], [{**AMENDMENT, "school_year": 2021}]])
def test_without_an_order_about_the_year_the_first_page_says_nothing_of_it(amendments: list[dict]) -> None:
    data = report_data(register_amendments=frame("register_amendments", amendments))
    assert "замороз" not in dated(data)
