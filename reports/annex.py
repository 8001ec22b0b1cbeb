"""The district's workbook: live formulas for ИСБШ, R and СД, and the year's other tables as they are."""

from __future__ import annotations

import pandas as pd

from reports.narrative.labels import INDEX_GROUPS
from reports.pictures import of_year
from reports.rendering.style import LIGHTS
from reports.rendering.xlsx import AnnexParameters, AnnexTable, Column, render_annex
from reports.view_models.report_data import ReportData
from reports.view_models.task_heat import by_school, by_task
from shnor_pipeline.domain.procedures import procedure_label


def july_annex(data: ReportData, codes: AnnexTable | None = None) -> bytes:
    """Return the annex of the report's school year; ``codes`` is the sheet of the codes of printed figures."""
    schools = data.frames["validated_schools"]
    names = dict(zip(schools["school_id"].astype(str), schools["name"].astype(str), strict=True))
    method = data.methodology
    labels = {name: item.label for name, item in method.index.components.items()}
    parameters = AnnexParameters(
        version=method.version,
        methodology_hash=method.hash,
        shrinkage_k=0.0 if method.rating.mode in ("raw", "share_of_max") else method.rating.shrinkage_k,
        min_schools=method.rating.min_schools,
        min_n_rank=method.rating.min_n_rank,
        min_coverage=float(method.index.min_coverage),
        scale_mean=method.index.scale_mean,
        scale_step=method.index.scale_step,
        centre=method.rating.centre,
        sd_ddof=method.index.sd_ddof,
        reference=frozenset(labels[name] for name in method.index.reference),
        live_index=method.index.variant == "standardised" and not method.index.restandardise,
        live_rating=method.rating.mode in ("deviation", "raw"),
    )
    titles = {item.id: item.title for item in data.programme.indicators}
    components = of_year(data, "derived_index_components")
    attainment = of_year(data, "derived_attainment")
    index = of_year(data, "derived_index")
    lights = {name: str(sign) for name, sign in LIGHTS.items()}
    return render_annex(
        f"Приложение к июльскому анализу, {data.settings.territory.name}, {data.school_year.label}",
        data.generated_on,
        parameters,
        names,
        index.assign(group=index["group"].map(INDEX_GROUPS).fillna(index["group"])),
        components.assign(component=components["component"].map(labels).fillna(components["component"])),
        of_year(data, "derived_rating"),
        _weighted(data, of_year(data, "derived_rating_components")),
        attainment.assign(
            indicator=attainment["indicator"].map(titles).fillna(attainment["indicator"]),
            light=attainment["light"].map(lights).fillna(attainment["light"]),
        ),
        [
            _statuses(data, names),
            _matrix(data, names),
            _marks(data, names),
            _dynamics(data, names),
            _procedures(data, names),
            _three_years(data, names),
            _cohorts(data, names),
            _skills(data, names),
            _tasks(data),
            _task_heat(data, names),
            _sensitivity(data, names),
            *([codes] if codes else []),
        ],
    )


def _weighted(data: ReportData, components: pd.DataFrame) -> pd.DataFrame:
    """Add the weight of each row: that of its component times that of its year in the window."""
    rules = data.methodology.rating
    weights = {item.name: item.weight for item in rules.components}
    years = components["year"].astype("int64")
    if rules.skip_cancelled_years:
        # The window then holds the latest years in which the component was held at all.
        back = years.groupby(components["component"]).rank(method="dense", ascending=False).astype("int64") - 1
    else:
        back = data.school_year.exam_year - years
    by_year = back.map(dict(enumerate(rules.year_weights))).fillna(0.0)
    return components.assign(weight=components["component"].map(weights).fillna(1.0) * by_year)


def _named(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return frame.assign(name=frame["school_id"].map(names).fillna(frame["school_id"]))


_SCHOOL = (Column("Школа", "name", width=38), Column("Код школы", "school_id", width=13))


def _statuses(data: ReportData, names: dict[str, str]) -> AnnexTable:
    columns = (
        *_SCHOOL,
        Column("Статус", "status", width=18),
        Column("Низких процедур", "low_procedures_n", "int", 11),
        Column("Основания", "reasons", width=60),
        Column("Годом ранее", "previous_status", width=18),
        Column("Движение", "movement", width=12),
        Column("Лет в списке", "years_on_list", "int", 10),
        Column("Участников до смены решения", "flip_n", "int", 14),
        Column("Один участник сменил бы статус на", "near_statuses", width=34),
    )
    return AnnexTable("Статусы", columns, _named(of_year(data, "derived_status"), names))


def _matrix(data: ReportData, names: dict[str, str]) -> AnnexTable:
    columns = (
        *_SCHOOL,
        Column("Клетка «ИСБШ × результат»", "cell", width=44),
        Column("НОР × НСУ", "support", width=18),
        Column("Резильентная (четверти)", "resilient", width=13),
        Column("Ожидаемый R", "expected", "two", 12),
        Column("Остаток", "residual", "two", 12),
        Column("Вывод", "effectiveness", width=30),
    )
    frame = of_year(data, "derived_matrix")
    said = frame["resilient"].map({True: "да", False: "нет"})
    return AnnexTable("Матрица", columns, _named(frame.assign(resilient=said), names))


def _marks(data: ReportData, names: dict[str, str]) -> AnnexTable:
    columns = (
        *_SCHOOL,
        Column("Год", "year", "int", 8),
        Column("Процедура", "exam", width=10),
        Column("Класс", "grade", "int", 8),
        Column("Предмет", "subject", width=18),
        Column("Уровень", "level", width=10),
        Column("Участников", "participants", "int", 11),
        *(Column(f"«{mark}»", f"n{mark}", "int", 7) for mark in (2, 3, 4, 5)),
        Column("Ниже порога", "below_threshold", "int", 9),
        Column("Средняя отметка", "mean_mark", "two", 10),
        Column("Средний балл", "mean_score", "one", 10),
        Column("Среднее: от", "mean_lower", "two", 10),
        Column("Среднее: до", "mean_upper", "two", 11),
        Column("Успеваемость, %", "success_pct", "one", 13),
        Column("Успеваемость: от, %", "success_lower_pct", "one", 11),
        Column("Успеваемость: до, %", "success_upper_pct", "one", 11),
        Column("Качество, %", "quality_pct", "one", 11),
        Column("Качество: от, %", "quality_lower_pct", "one", 11),
        Column("Качество: до, %", "quality_upper_pct", "one", 11),
        Column("СОУ, %", "sou_pct", "one", 9),
        Column("СОУ: от, %", "sou_lower_pct", "one", 11),
        Column("СОУ: до, %", "sou_upper_pct", "one", 11),
        Column("Ниже порога, %", "low_pct", "one", 10),
        Column("Ниже порога: от, %", "low_lower_pct", "one", 11),
        Column("Ниже порога: до, %", "low_upper_pct", "one", 11),
    )
    return AnnexTable("Результаты", columns, _named(of_year(data, "derived_marks"), names))


def _dynamics(data: ReportData, names: dict[str, str]) -> AnnexTable:
    frame = of_year(data, "derived_dynamics")
    columns = (
        *_SCHOOL,
        Column("Процедура", "label", width=32),
        Column("n было", "n_before", "int", 8),
        Column("n стало", "n_now", "int", 8),
        Column("Было", "mean_before", "two", 9),
        Column("Стало", "mean_now", "two", 9),
        Column("Изменение", "mean_change", "two", 11),
        Column("Изменение среднего: от", "change_lower", "two", 11),
        Column("Изменение среднего: до", "change_upper", "two", 11),
        Column("Вывод", "wording", width=34),
        Column("Ниже порога: изменение, п.п.", "low_change_pp", "one", 12),
        Column("Изменение доли ниже порога: от", "low_change_lower_pp", "one", 11),
        Column("Изменение доли ниже порога: до", "low_change_upper_pp", "one", 11),
        Column("Качество: изменение, п.п.", "quality_change_pp", "one", 12),
        Column("Изменение качества: от", "quality_change_lower_pp", "one", 11),
        Column("Изменение качества: до", "quality_change_upper_pp", "one", 11),
        Column("Сопоставимость", "comparability", width=40),
    )
    labelled = frame.assign(label=[procedure_label(str(key)) for key in frame["procedure"]])
    return AnnexTable("Сравнение лет", columns, _named(labelled, names))


def _procedures(data: ReportData, names: dict[str, str]) -> AnnexTable:
    frame = of_year(data, "derived_procedures")
    columns = (
        *_SCHOOL,
        Column("Процедура", "label", width=32),
        Column("Участников", "n", "int", 11),
        Column("Ниже порога", "below_n", "int", 10),
        Column("Доля, %", "low_pct", "one", 9),
        Column("Доля: от, %", "lower_pct", "one", 9),
        Column("Доля: до, %", "upper_pct", "one", 9),
    )
    labelled = frame.assign(label=[procedure_label(str(key)) for key in frame["procedure"]])
    return AnnexTable("Процедуры", columns, _named(labelled, names))


def _three_years(data: ReportData, names: dict[str, str]) -> AnnexTable:
    """The steadier line of small schools: three years weighed 3-2-1 (or as the methodology says)."""
    frame = of_year(data, "derived_dynamics").dropna(subset="line_mean").sort_values(["school_id", "procedure"])
    columns = (
        *_SCHOOL,
        Column("Процедура", "label", width=32),
        Column("Лет учтено", "line_years", "int", 9),
        Column("Участников за эти годы", "line_n", "int", 13),
        Column("Средняя отметка (балл)", "line_mean", "two", 12),
        Column("Среднее: от", "line_lower", "two", 10),
        Column("Среднее: до", "line_upper", "two", 10),
        Column("Качество, %", "line_quality_pct", "one", 11),
        Column("Качество: от, %", "line_quality_lower_pct", "one", 10),
        Column("Качество: до, %", "line_quality_upper_pct", "one", 10),
        Column("Ниже порога, %", "line_low_pct", "one", 11),
        Column("Ниже порога: от, %", "line_low_lower_pct", "one", 10),
        Column("Ниже порога: до, %", "line_low_upper_pct", "one", 10),
    )
    return AnnexTable("Три года", columns, _named(_labelled(frame), names))


def _cohorts(data: ReportData, names: dict[str, str]) -> AnnexTable:
    """The same children a year apart, by their distance from the district."""
    frame = of_year(data, "derived_cohorts").sort_values(["school_id", "procedure"])
    before = [procedure_label(str(key)) for key in frame["procedure_before"]]
    columns = (
        *_SCHOOL,
        Column("Работа", "label", width=30),
        Column("Прежняя работа", "label_before", width=30),
        Column("n было", "n_before", "int", 8),
        Column("n стало", "n_now", "int", 8),
        Column("Средняя отметка: было", "mean_before", "two", 10),
        Column("Было: от", "mean_before_lower", "two", 9),
        Column("Было: до", "mean_before_upper", "two", 9),
        Column("Средняя отметка: стало", "mean_now", "two", 10),
        Column("Стало: от", "mean_now_lower", "two", 9),
        Column("Стало: до", "mean_now_upper", "two", 9),
        Column("К району: было", "gap_before", "two", 10),
        Column("К району: стало", "gap_now", "two", 10),
        Column("Изменение", "gap_change", "two", 11),
        Column("Изменение среднего: от", "change_lower", "two", 11),
        Column("Изменение среднего: до", "change_upper", "two", 11),
        Column("Вывод", "wording", width=48),
    )
    return AnnexTable("Наборы", columns, _named(_labelled(frame).assign(label_before=before), names))


def _skills(data: ReportData, names: dict[str, str]) -> AnnexTable:
    """The tasks that each school does worst beside the district."""
    rows = [row for school in sorted(data.weak_skills) for row in data.weak_skills[school] if school in names]
    columns = (
        *_SCHOOL,
        Column("Класс", "grade", "int", 8),
        Column("Предмет", "subject", width=18),
        Column("Задание", "task", width=10),
        Column("Проверяемое умение", "skill", width=60),
        Column("Участников", "n", "int", 11),
        Column("Выполнение, %", "completion_pct", "one", 12),
        Column("Выполнение: от, %", "lower_pct", "one", 12),
        Column("Выполнение: до, %", "upper_pct", "one", 12),
        Column("Район, %", "district_pct", "one", 9),
        Column("Разница, п.п.", "gap", "one", 11),
        Column("Вывод", "wording", width=40),
    )
    frame = pd.DataFrame(rows, columns=["school_id", *(item.field for item in columns[2:])])
    return AnnexTable("Умения", columns, _named(frame, names))


def _tasks(data: ReportData) -> AnnexTable:
    """Every task of the year's works: the district beside the region."""
    frame = by_task(data)
    columns = (
        Column("Работа", "work", width=30),
        Column("№ по порядку", "position", "int", 10),
        Column("Задание", "task", width=10),
        Column("Проверяемое умение", "skill", width=60),
        Column("Макс. балл", "max_score", "int", 8),
        Column("Школ", "schools_n", "int", 8),
        Column("Участников", "n", "int", 11),
        Column("Район, %", "district_pct", "one", 9),
        Column("Регион, %", "region_pct", "one", 9),
        Column("Разница, п.п.", "gap", "one", 11),
        Column("Вывод", "wording", width=40),
    )
    words = frame["weak"].map({True: "ниже региона, случайностью не объяснить", False: ""})
    return AnnexTable("Задания", columns, frame.assign(wording=words))


def _task_heat(data: ReportData, names: dict[str, str]) -> AnnexTable:
    """The heat table: completion of every task by school, work by work, shaded the darker the lower."""
    rows = by_school(data)
    keys = ["order", "work", "school_id"]
    wide = rows.pivot_table(index=keys, columns="position", values="completion_pct", aggfunc="first")
    places = sorted(int(place) for place in wide.columns)
    written = rows.groupby(keys)["n"].max()
    weak = (
        rows.loc[rows["weak"]]
        .groupby(keys)["position"]
        .agg(lambda own: ", ".join(str(place) for place in sorted(int(one) for one in own)))
    )
    frame = wide.rename(columns={place: f"task{place}" for place in places}).assign(n=written, weak=weak).reset_index()
    columns = (
        Column("Школа", "name", width=38),
        Column("Работа", "work", width=26),
        Column("Участников", "n", "int", 11),
        *(Column(str(place), f"task{place}", "int", 5, heat=True) for place in places),
        Column("Ниже района, случайностью не объяснить: №", "weak", width=22),
    )
    return AnnexTable("Карта заданий", columns, _named(frame.sort_values(keys), names))


def _labelled(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(label=[procedure_label(str(key)) for key in frame["procedure"]])


def _sensitivity(data: ReportData, names: dict[str, str]) -> AnnexTable:
    """How far a school's place hangs on the choice of weights."""
    frame = of_year(data, "derived_rating").sort_values(["rank", "school_id"], na_position="last")
    columns = (
        *_SCHOOL,
        Column("Место", "rank", "int", 8),
        Column("Место с учётом случайности: от", "rank_lower", "int", 14),
        Column("Место с учётом случайности: до", "rank_upper", "int", 14),
        Column("Место при других весах: от", "rank_best", "int", 14),
        Column("Место при других весах: до", "rank_worst", "int", 14),
        Column("Больше всего меняет", "rank_reason", width=52),
    )
    return AnnexTable("Чувствительность", columns, _named(frame, names))
