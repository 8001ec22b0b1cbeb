"""What each printed quantity is: its name, its formula in symbols, and the parameters of the methodology in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """A column that documents print: ``label`` and ``formula`` for a reader, ``parameters`` as keys of the YAML.

    ``bounds`` are the columns of its interval, ``method`` says how that was found.
    """

    label: str
    formula: str
    parameters: tuple[str, ...] = ()
    bounds: tuple[str, str] | None = None
    method: str = ""


_THRESHOLD = ("thresholds",)
_SOURCES = ("sources.precedence",)
_LIST = ("identification.share_pct", "identification.min_procedures", "identification.persist_years")
_RATING = ("rating.mode", "rating.year_weights", "rating.components", "rating.min_schools")
_INDEX = ("index.components", "index.sd_ddof", "index.reference")
_WILSON = "95 %, Уилсон"
_DRAWN = "95 %, параметрический бутстреп по участникам"
_BY_SPREAD = "95 %, по разбросу между участниками района"
_FROM_FILE = "взято из файла как есть"

RECEIVED = "received"
"""Stands for a column where schools with rows of a table are counted."""

_MARKS = {
    "participants": Quantity("участников", "число писавших работу (отсутствовавшие не считаются)", _SOURCES),
    "n2": Quantity("получили «2»", "число отметок «2»", _SOURCES),
    "n3": Quantity("получили «3»", "число отметок «3»", _SOURCES),
    "n4": Quantity("получили «4»", "число отметок «4»", _SOURCES),
    "n5": Quantity("получили «5»", "число отметок «5»", _SOURCES),
    "below_threshold": Quantity("ниже порога", "число результатов ниже минимального порога", _THRESHOLD + _SOURCES),
    "mean_mark": Quantity(
        "средняя отметка",
        "(2·n2 + 3·n3 + 4·n4 + 5·n5) / (n2 + n3 + n4 + n5)",
        _SOURCES,
        ("mean_lower", "mean_upper"),
        _BY_SPREAD,
    ),
    "mean_score": Quantity(
        "средний балл", "сумма тестовых баллов / число участников", _SOURCES, ("mean_lower", "mean_upper"), _BY_SPREAD
    ),
    "success_pct": Quantity(
        "успеваемость, %",
        "(n3 + n4 + n5) / (n2 + n3 + n4 + n5) · 100; по баллам: 100 − доля ниже порога",
        _SOURCES + _THRESHOLD,
        ("success_lower_pct", "success_upper_pct"),
        _WILSON,
    ),
    "quality_pct": Quantity(
        "качество, %",
        "(n4 + n5) / (n2 + n3 + n4 + n5) · 100",
        _SOURCES,
        ("quality_lower_pct", "quality_upper_pct"),
        _WILSON,
    ),
    "sou_pct": Quantity(
        "СОУ, %",
        "сумма коэффициентов отметок, умноженных на число отметок, / число отметок",
        ("marks.sou",),
        ("sou_lower_pct", "sou_upper_pct"),
        _BY_SPREAD,
    ),
    "low_pct": Quantity(
        "ниже порога, %",
        "ниже порога / участников · 100",
        _THRESHOLD + _SOURCES,
        ("low_lower_pct", "low_upper_pct"),
        _WILSON,
    ),
    "schools": Quantity("школ, писавших работу", "число школ с участниками", _SOURCES),
    **{
        f"{word}_pct": Quantity(
            f"{label}, % сопоставленных отметок", f"{label} / (понизили + подтвердили + повысили) · 100", _SOURCES
        )
        for word, label in (("lowered", "понизили"), ("confirmed", "подтвердили"), ("raised", "повысили"))
    },
    "n_lowered": Quantity("понизили против журнала", "число отметок за ВПР ниже журнальных", _SOURCES),
    "n_confirmed": Quantity("подтвердили журнал", "число отметок за ВПР, равных журнальным", _SOURCES),
    "n_raised": Quantity("повысили против журнала", "число отметок за ВПР выше журнальных", _SOURCES),
}
_SCALE = ("index.scale_mean", "index.scale_step")

QUANTITIES: dict[tuple[str, str], Quantity] = {
    **{("derived_marks", name): item for name, item in _MARKS.items()},
    ("derived_index", "index"): Quantity(
        "ИСБШ",
        "среднее шкалы + сумма вкладов показателей (для variant: regression — Σ коэффициент · доля)",
        ("index.variant", *_SCALE, "index.min_coverage", *_INDEX),
    ),
    ("derived_index", "index_no_language"): Quantity(
        "ИСБШ без языкового компонента",
        "среднее шкалы + шаг шкалы · Σ вес · знак · z / Σ вес, без языкового показателя",
        ("index.variant", *_SCALE, *_INDEX),
    ),
    ("derived_index", "rank"): Quantity("место по ИСБШ", "число школ с большим ИСБШ + 1", ("index.variant",)),
    ("derived_index", "coverage"): Quantity(
        "полнота данных ИСБШ", "сумма весов показателей с данными / сумма всех весов", ("index.min_coverage",)
    ),
    ("derived_index_components", "share_pct"): Quantity(
        "доля обучающихся, %", "число обучающихся по показателю / всего обучающихся · 100", ("index.components",)
    ),
    ("derived_index_components", "mean_pct"): Quantity(
        "среднее по району, %", "сумма долей школ / число школ с данными", ("index.reference",)
    ),
    ("derived_index_components", "gap_pp"): Quantity(
        "отклонение доли от района, п.п.", "доля обучающихся школы − среднее по району", ("index.reference",)
    ),
    ("derived_index_components", "contribution"): Quantity(
        "вклад в ИСБШ",
        "шаг шкалы · вес · знак · (доля − среднее) / отклонение / сумма весов с данными",
        ("index.variant", "index.scale_step", *_INDEX),
    ),
    ("derived_rating", "rating"): Quantity(
        "рейтинговый балл R",
        "центр + λ · D",
        ("rating.mode", "rating.centre", "rating.shrinkage_k", "rating.scale_step"),
    ),
    ("derived_rating", "rating_change"): Quantity(
        "изменение рейтингового балла к прошлому году",
        "R учебного года − R прошлого учебного года",
        ("rating.mode", "rating.shrinkage_k"),
    ),
    ("derived_rating", "rank"): Quantity(
        "место по R",
        "число школ с местом и большим R + 1",
        ("rating.min_n_rank", "rating.bootstrap"),
        ("rank_lower", "rank_upper"),
        _DRAWN,
    ),
    ("derived_rating", "rank_best"): Quantity(
        "лучшее место при других весах",
        "наименьшее место, если один экзамен не учитывать или учесть вдвойне",
        ("rating.components", "rating.min_n_rank"),
    ),
    ("derived_rating", "rank_worst"): Quantity(
        "худшее место при других весах",
        "наибольшее место, если один экзамен не учитывать или учесть вдвойне",
        ("rating.components", "rating.min_n_rank"),
    ),
    ("derived_rating", "deviation"): Quantity(
        "отклонение от района D", "Σ вес · вес года · n · d / Σ вес · вес года · n", _RATING
    ),
    ("derived_rating", "participations"): Quantity("участий N", "сумма участников по слагаемым рейтинга", _RATING),
    ("derived_rating", "shrinkage"): Quantity("коэффициент λ", "N / (N + k)", ("rating.mode", "rating.shrinkage_k")),
    ("derived_rating_components", "n"): Quantity("участников", "участники компонента и года", ("rating.components",)),
    ("derived_rating_components", "score"): Quantity(
        "балл школы (0–100)", "(средняя отметка − 2) / 3 · 100, по ЕГЭ — средний балл", ("rating.components",)
    ),
    ("derived_rating_components", "district_score"): Quantity(
        "балл района (0–100)", "Σ n · балл школы / Σ n", ("rating.components",)
    ),
    ("derived_rating_components", "deviation"): Quantity(
        "отклонение d", "балл школы − балл района", ("rating.mode", "rating.min_schools")
    ),
    ("derived_procedures", "schools"): Quantity(
        "школ с результатом по процедуре", "число школ, писавших работу", ("identification.procedures",)
    ),
    ("derived_procedures", "n"): Quantity("участников", "участники процедуры", ("identification.procedures",)),
    ("derived_procedures", "below_n"): Quantity("ниже порога", "участники ниже минимального порога", _THRESHOLD),
    ("derived_procedures", "low_pct"): Quantity(
        "доля ниже порога, %",
        "ниже порога / участников · 100",
        ("identification.share_pct", *_THRESHOLD),
        ("lower_pct", "upper_pct"),
        _WILSON,
    ),
    ("derived_status", "low_procedures_n"): Quantity(
        "процедур с низким результатом", "число процедур, где доля ниже порога не менее порога признака", _LIST
    ),
    ("derived_status", "years_on_list"): Quantity("лет в списке", "лет в списке ШНОР подряд", _LIST),
    ("derived_status", "flip_n"): Quantity(
        "участников, меняющих решение",
        "наименьшее число результатов по другую сторону порога, при котором статус был бы иным",
        (*_LIST, "identification.listed_by"),
    ),
    ("derived_status", "status"): Quantity(
        "школ с этим статусом", "число школ", (*_LIST, "identification.listed_by", "identification.procedures")
    ),
    ("derived_status", "schools"): Quantity("школ в расчёте", "число школ, у которых определяется статус"),
    ("derived_status", "firm"): Quantity(
        "школ с таким решением",
        "число школ, статус которых один участник (больше, меньше, с иным результатом) меняет или не меняет",
        (*_LIST, "identification.listed_by"),
    ),
    ("derived_status", "movement"): Quantity("школ с этим движением", "число школ", _LIST),
    ("derived_matrix", "expected"): Quantity(
        "ожидаемый R", "a + b · ИСБШ (прямая наименьших квадратов по школам района)", ("matrix.min_schools",)
    ),
    ("derived_matrix", "residual"): Quantity("остаток", "R − ожидаемый R", ("matrix.residual_sd",)),
    ("derived_matrix", "cell"): Quantity(
        "школ в клетке матрицы", "число школ", ("matrix.index_cut", "matrix.rating_cut", "rating.min_n_rank")
    ),
    ("derived_matrix", "support"): Quantity(
        "школ: низкие результаты × условия", "число школ", ("index.group", *_LIST, "identification.listed_by")
    ),
    ("derived_attainment", "baseline"): Quantity("исходное значение, %", _FROM_FILE),
    ("derived_attainment", "plan"): Quantity("план, %", f"{_FROM_FILE}; без плана школы — цель программы"),
    ("derived_attainment", "fact"): Quantity(
        "факт, %",
        "числитель / знаменатель · 100",
        ("attainment.target_basis", "attainment.bases"),
        ("fact_lower_pct", "fact_upper_pct"),
        _WILSON,
    ),
    ("derived_attainment", "fact_change"): Quantity(
        "изменение факта к прошлому году, п.п.",
        "факт учебного года − факт прошлого учебного года",
        ("attainment.target_basis", "attainment.bases"),
    ),
    ("derived_attainment", "attainment"): Quantity(
        "степень достижения СД, %", "факт / план · 100, не более 100", ("attainment.green", "attainment.yellow")
    ),
    ("derived_attainment", "mean_attainment"): Quantity(
        "средняя степень достижения СД, %",
        "сумма СД показателей с данными / их число · 100; каждый — на объявленной основе",
        ("attainment.target_basis", "attainment.green", "attainment.yellow"),
    ),
    ("derived_dynamics", "mean_change"): Quantity(
        "изменение к прошлому году",
        "средний результат года − средний результат прошлого года",
        ("dynamics.z",),
        ("change_lower", "change_upper"),
        _BY_SPREAD,
    ),
    **{
        ("derived_dynamics", column): Quantity(
            label,
            "Σ вес года · участники · значение / Σ вес года · участники",
            ("small_groups.year_weights",),
            (f"{stem}lower{unit}", f"{stem}upper{unit}"),
            method + "; участников в пересчёте на равный вес (Σ вес · n)² / Σ вес² · n",
        )
        for column, label, stem, unit, method in (
            ("line_mean", "среднее за сопоставимые годы", "line_", "", _BY_SPREAD),
            ("line_low_pct", "ниже порога за сопоставимые годы, %", "line_low_", "_pct", _WILSON),
            ("line_quality_pct", "качество за сопоставимые годы, %", "line_quality_", "_pct", _WILSON),
        )
    },
    ("derived_dynamics", "n_now"): Quantity("участников по району", "сумма участников школ", _SOURCES),
    **{
        ("derived_dynamics", column): Quantity(
            label, "Σ участники · среднее школы / Σ участники", _SOURCES, method=_BY_SPREAD
        )
        for column, label in (
            ("mean_now", "среднее по району"),
            ("mean_before", "среднее по району в прошлом году"),
        )
    },
    ("derived_dynamics", "line_n"): Quantity("участников за сопоставимые годы", "сумма участников этих лет"),
    ("derived_task_completion", "n"): Quantity("участников, которым задание доступно", "число участников", _SOURCES),
    ("derived_task_completion", "completion_pct"): Quantity(
        "выполнение задания, %", "Σ баллов участников / (участников · наибольший балл) · 100", _SOURCES
    ),
    ("derived_task_completion", "district_pct"): Quantity(
        "выполнение задания по району, %", "из выгрузки по району, иначе среднее школ по участникам", _SOURCES
    ),
    ("derived_task_completion", "gap_pp"): Quantity(
        "выполнение задания: разница с районом, п.п.", "выполнение школы − выполнение по району", _SOURCES
    ),
    ("derived_cohorts", "n_before"): Quantity("участников прежней работы", "участники прежней работы набора", _SOURCES),
    ("derived_cohorts", "n_now"): Quantity("участников", "участники работы набора", _SOURCES),
    **{
        ("derived_cohorts", column): Quantity(
            label, "средняя отметка школы", _SOURCES, (f"{column}_lower", f"{column}_upper"), _BY_SPREAD
        )
        for column, label in (("mean_before", "средняя отметка прежней работы"), ("mean_now", "средняя отметка"))
    },
    ("derived_cohorts", "gap_before"): Quantity(
        "отклонение от района в прежней работе", "средняя отметка школы − средняя отметка района", _SOURCES
    ),
    ("derived_cohorts", "gap_now"): Quantity(
        "отклонение от района", "средняя отметка школы − средняя отметка района", _SOURCES
    ),
    ("derived_cohorts", "gap_change"): Quantity(
        "изменение положения набора",
        "отклонение от района − отклонение от района год назад",
        ("dynamics.z", "dynamics.dead_zone"),
        ("change_lower", "change_upper"),
        _BY_SPREAD,
    ),
    ("derived_cohorts", "direction"): Quantity(
        "наборов с этим направлением", "число наборов «школа × работа»", ("dynamics.z", "dynamics.dead_zone")
    ),
    ("derived_dynamics", "low_change_pp"): Quantity(
        "изменение доли ниже порога к прошлому году, п.п.",
        "ниже порога / участников · 100 − ниже порога прошлого года / участников прошлого года · 100; по району — по "
        "школам, писавшим в оба года",
        ("dynamics.z", "dynamics.share_z", "dynamics.dead_zone"),
        ("low_change_lower_pp", "low_change_upper_pp"),
        "95 %, Ньюкомб",
    ),
    ("derived_dynamics", "direction"): Quantity(
        "школ с этим направлением", "число школ", ("dynamics.z", "dynamics.dead_zone", "small_groups.pupil_sd")
    ),
    ("derived_roadmap", "status"): Quantity(
        "степень реализации мероприятий СР, %", "выполнено / срок наступил · 100", ("attainment.yellow",)
    ),
    ("derived_roadmap", "is_due"): Quantity("мероприятий, срок которых наступил", "число мероприятий"),
    ("derived_roadmap", "done_on"): Quantity(
        "мероприятий выполнено", "число мероприятий с наступившим сроком и состоянием «выполнено»"
    ),
    ("derived_procedures", "is_low"): Quantity(
        "школ с низким результатом по процедуре",
        "число школ, где доля ниже порога не менее порога признака",
        ("identification.share_pct", *_THRESHOLD),
    ),
    ("derived_support", "is_done"): Quantity("мер школ выполнено", "число мер с состоянием «выполнено»"),
    ("derived_support", "lacks_evidence"): Quantity(
        "мер выполнено без подтверждения", "число выполненных мер, у которых не назван документ"
    ),
    ("derived_support", "effect"): Quantity(
        "мер с этим выводом об изменении показателя",
        "число мер; вывод — по интервалу Ньюкомба изменения показателя и мёртвой зоне",
        ("dynamics.z", "dynamics.dead_zone", "attainment.target_basis"),
    ),
    ("derived_target_suggestions", "base_fact"): Quantity(
        "достигнуто за прошлый учебный год, %", "числитель / знаменатель · 100", ("attainment.target_basis",)
    ),
    ("derived_target_suggestions", "realistic"): Quantity(
        "реалистичный план, %",
        "результат похожих школ вместе (числители / знаменатели · 100), но не хуже достигнутого школой",
        ("targets",),
    ),
    ("derived_target_suggestions", "ambitious"): Quantity(
        "амбициозный план, %", "высокий квантиль результатов похожих школ, но не хуже реалистичного", ("targets",)
    ),
    ("derived_target_suggestions", "plan"): Quantity("план школы", _FROM_FILE),
    ("validated_school_roadmap", "measure"): Quantity("мер в дорожных картах", "число мер, о которых сообщила школа"),
    ("validated_school_roadmap", "status"): Quantity(
        "степень реализации дорожных карт школ СР, %",
        "выполнено из наступивших / срок наступил к концу квартала · 100",
    ),
    **{
        ("validated_school_roadmap", column): Quantity(label, formula)
        for column, label, formula in (
            ("due", "мер, срок которых наступил", "число мер со сроком не позже последнего дня квартала"),
            ("done", "мер выполнено из наступивших", "число мер с наступившим сроком и состоянием «выполнено»"),
            ("all_done", "мер выполнено", "число мер с состоянием «выполнено», наступил ли их срок или нет"),
            ("late", "мер выполнено с нарушением срока", "число выполненных мер с датой позже срока"),
            ("overdue", "мер просрочено", "число мер с наступившим сроком, которые не выполнены"),
            ("unproven", "мер выполнено без документа", "число выполненных мер, у которых не назван документ"),
            ("schools", "школ с такими мерами", "число школ"),
        )
    },
    ("validated_self_assessment", "value"): Quantity("ответ карты самообследования", _FROM_FILE),
    ("validated_plan_targets", "plan"): Quantity("план школы", _FROM_FILE),
    ("validated_plan_targets", "planned"): Quantity("школ с планом", "число школ, указавших план в форме"),
    ("validated_plan_targets", "baseline"): Quantity("исходное значение школы", _FROM_FILE),
    ("validated_plan_targets", "approved_on"): Quantity("школ с утверждённым планом", "число школ с датой утверждения"),
    ("validated_social_passport", "value"): Quantity("обучающихся", _FROM_FILE),
    ("validated_context", "pupils_n"): Quantity("обучающихся", _FROM_FILE),
    ("validated_context", "teachers_n"): Quantity("педагогов", _FROM_FILE),
    ("validated_objectivity", "markers_n"): Quantity("маркеров необъективности", _FROM_FILE),
    ("register_submissions", "state"): Quantity("файлов с этим состоянием", "число файлов в папке приёма"),
    ("register_findings", "code"): Quantity("замечаний по этому правилу", "число замечаний в реестре"),
    ("register_findings", "open"): Quantity(
        "вопросов к данным", "число ошибок и вопросов без пояснения школы за учебный год"
    ),
}


_RECEIVED = Quantity(
    "школ, от которых получено",
    "число школ с принятыми строками среди тех, от которых они требуются (второе число — сколько школ их должны)",
)


def quantity(name: str, column: str) -> Quantity:
    """Return what the column of the table is; KeyError where no document prints it."""
    return _RECEIVED if column == RECEIVED else QUANTITIES[name, column]
