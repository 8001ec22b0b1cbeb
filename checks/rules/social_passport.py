"""Rules of the social passport: counts of a school's pupils at one date."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, number, register, stated, where
from checks.statement import above, below, blank, constant, fractional, in_row, number_of, one_of
from shnor_pipeline.findings import Severity

TABLE = "social_passport"
_TOTAL = "pupils_total"
_JUMP_PP = 20.0
_KEYS = ["file_id", "school_ref", "school_year"]
_NOT_PUPILS = ("distance_km", "nsu_override", _TOTAL)
_FOR_INDEX = (
    "pupils_both_parents_he", "pupils_incomplete_family", "pupils_parent_unemployed", "pupils_comfortable_housing",
    "pupils_on_register_any", "pupils_russian_not_native",
)  # fmt: skip
_VALUE = number_of("value")
_ON_SOME_REGISTER = ("pupils_on_vshu", "pupils_on_pdn", "pupils_on_kdn")
_BELOW_ONE_REGISTER = reduce(or_, [below(_VALUE, in_row(item)) for item in _ON_SOME_REGISTER])


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _is_count(frame: pd.DataFrame) -> pd.Series:
    return ~frame["field"].isin(_NOT_PUPILS)


def totals(frame: pd.DataFrame) -> pd.Series:
    """Return for every row the total of pupils that its own passport states."""
    total = frame[frame["field"] == _TOTAL].drop_duplicates(_KEYS).set_index(_KEYS)["value"]
    keys = pd.MultiIndex.from_frame(frame[_KEYS])
    return number(pd.Series(total.reindex(keys).to_numpy(), index=frame.index))


def _twice(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (
        frame[["school_id", "school_year", "field"]].astype("object").duplicated(keep=False)
        & frame["school_id"].notna()
    )


def _jump(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    """A share that moved by more than 20 percentage points in a year is a question, not an error."""
    earlier = context.tables.get("social_passport")
    if earlier is None or earlier.empty or context.school_year is None:
        return pd.Series(data=False, index=frame.index)
    before = earlier[earlier["school_year"] == context.school_year - 1]
    if before.empty:
        return pd.Series(data=False, index=frame.index)
    old = before.assign(share=100 * number(before["value"]) / totals(before))
    old = old.drop_duplicates(["school_id", "field"], keep="last").set_index(["school_id", "field"])["share"]
    keys = pd.MultiIndex.from_frame(frame[["school_id", "field"]])
    was = number(pd.Series(old.reindex(keys).to_numpy(), index=frame.index))
    now = 100 * number(frame["value"]) / totals(frame)
    return _is_count(frame) & ((now - was).abs() > _JUMP_PP)


register(Rule(
    "SOC-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "SOC-002", TABLE, Severity.ERROR, "value", "Показатель не больше числа обучающихся",
    "{field}: {value} — больше, чем обучающихся в школе",
    "Проверьте это число и общее число обучающихся.",
    stated(~one_of("field", _NOT_PUPILS) & above(_VALUE, in_row(_TOTAL))), {"field": "pupils_ovz", "value": 101.0, "__other__": {"field": "pupils_total", "value": 100.0}}, {"field": "pupils_ovz", "value": 100.0, "__other__": {"field": "pupils_total", "value": 100.0}},
))  # fmt: skip
register(Rule(
    "SOC-003", TABLE, Severity.ERROR, "value", "Указано общее число обучающихся",
    "общее число обучающихся не указано или меньше 1",
    "Внесите число обучающихся на дату паспорта: без него доли не считаются.",
    stated(one_of("field", [_TOTAL]) & (blank("value") | below(_VALUE, constant(1)))), {"field": "pupils_total", "value": 0.0}, {"field": "pupils_total", "value": 1.0},
))  # fmt: skip
register(Rule(
    "SOC-004", TABLE, Severity.ERROR, "value", "Числа не отрицательны",
    "{field}: {value} — меньше нуля",
    "Исправьте число.",
    stated(below(_VALUE, constant(0))), {"field": "pupils_ovz", "value": -1.0}, {"field": "pupils_ovz", "value": 0.0},
))  # fmt: skip
register(Rule(
    "SOC-005", TABLE, Severity.QUESTION, "value", "Число обучающихся — целое",
    "{field}: {value} — не целое число",
    "Внесите количество человек, а не проценты.",
    stated(~one_of("field", ["distance_km"]) & fractional(_VALUE)), {"field": "pupils_ovz", "value": 12.5}, {"field": "distance_km", "value": 12.5},
))  # fmt: skip
register(Rule(
    "SOC-006", TABLE, Severity.QUESTION, "value", "Заполнены показатели для индекса",
    "{field}: не заполнено; индекс будет рассчитан без этого показателя",
    "Внесите число; если таких детей нет, поставьте 0.",
    stated(one_of("field", _FOR_INDEX) & blank("value")), {"field": "pupils_incomplete_family", "value": None}, {"field": "pupils_incomplete_family", "value": 0.0},
))  # fmt: skip
register(Rule(
    "SOC-007", TABLE, Severity.ERROR, "field", "Показатель в паспорте один раз",
    "показатель «{value}» школы указан больше одного раза за год",
    "Оставьте одну строку или один паспорт за год.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
register(Rule(
    "SOC-008", TABLE, Severity.QUESTION, "value", "На учёте — не меньше, чем на любом одном учёте",
    "на учёте всего {value}, меньше, чем на одном из учётов",
    "«На учёте всего» — число детей без повторов, но не меньше наибольшего из учётов.",
    stated(one_of("field", ["pupils_on_register_any"]) & _BELOW_ONE_REGISTER), {"field": "pupils_on_register_any", "value": 2.0, "__other__": {"field": "pupils_on_vshu", "value": 3.0}}, {"field": "pupils_on_register_any", "value": 3.0, "__other__": {"field": "pupils_on_vshu", "value": 3.0}},
))  # fmt: skip
register(Rule(
    "SOC-009", TABLE, Severity.QUESTION, "value", "За год доля меняется не больше чем на 20 п. п.",
    "{field}: доля изменилась за год больше чем на 20 процентных пунктов (сейчас {value} чел.)",
    "Подтвердите или исправьте; пояснение впишите в столбец «Пояснение школы».",
    where(_jump), {"field": "pupils_ovz", "value": 31.0, "__other__": {"field": "pupils_total", "value": 100.0}, "__context__": {"social_passport": [{"field": "pupils_ovz", "value": 10.0, "school_year": 2021}, {"field": "pupils_total", "value": 100.0, "school_year": 2021}]}}, {"field": "pupils_ovz", "value": 30.0, "__other__": {"field": "pupils_total", "value": 100.0}, "__context__": {"social_passport": [{"field": "pupils_ovz", "value": 10.0, "school_year": 2021}, {"field": "pupils_total", "value": 100.0, "school_year": 2021}]}},
))  # fmt: skip
register(Rule(
    "SOC-010", TABLE, Severity.QUESTION, "value", "Расстояние подвоза — до 200 км",
    "расстояние подвоза {value} км; ожидалось от 0 до 200",
    "Проверьте, километры ли это.",
    stated(one_of("field", ["distance_km"]) & above(_VALUE, constant(200))), {"field": "distance_km", "value": 201.0}, {"field": "distance_km", "value": 200.0},
))  # fmt: skip
