"""The validated tables, one asset each."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg

from assets.validated.gate import check_results, gate_specs, gated_table, validate
from shnor_pipeline.orchestration.working_folder import WorkingFolder

validated_pupil_results = gated_table("pupil_results", "Результаты участников ГИА и ВПР (без персональных данных).")
validated_mark_statistics = gated_table("mark_statistics", "Сводные выгрузки: Ф3, сравнение с журналом, ЕГЭ по школам.")
validated_task_results = gated_table("task_results", "Выполнение заданий: выгрузки по заданиям и умениям.")
validated_appeals = gated_table("appeals", "Результаты апелляций и перепроверок.")
validated_social_passport = gated_table("social_passport", "Социальные паспорта школ.")
validated_self_assessment = gated_table("self_assessment", "Карты самообследования школ.")
validated_plan_targets = gated_table("plan_targets", "Плановые показатели школ.")
validated_roadmap_status = gated_table("roadmap_status", "Ход мероприятий дорожной карты.")
validated_school_roadmap = gated_table("school_roadmap", "Дорожные карты школ: меры, сроки, подтверждения.")
validated_support_log = gated_table("support_log", "Журналы поддержки: наставники, курсы, выезды.")
validated_objectivity = gated_table("objectivity", "Федеральный список школ с признаками необъективности.")
validated_context = gated_table("context", "Контекстные данные, собранные через ФИС ОКО.")


@dg.asset(
    key=["validated", "schools"],
    group_name="intake",
    deps=[["raw", "inbox"]],
    check_specs=gate_specs("schools"),
    io_manager_key="tables",
    kinds={"pandas", "greatexpectations"},
    description="Реестр школ: идентификаторы, наименования, типы, переименования и реорганизации.",
)
def validated_schools(folder: WorkingFolder) -> Iterator[object]:
    """Check and store the school registry; one for all years."""
    outcome = validate(folder, "schools", None)
    yield from check_results("schools", outcome)
    if outcome.blocked:
        raise dg.Failure(outcome.summary_ru, allow_retries=False)
    yield dg.Output(outcome.accepted, metadata={"summary": outcome.summary_ru})
