"""What people call the steps of a run."""

from __future__ import annotations

STEP_LABELS = {
    "raw__inbox": "приём файлов",
    "validated__schools": "реестр школ",
    "reports__school_answers": "ответы школам",
    "validated__pupil_results": "проверка результатов участников",
    "validated__mark_statistics": "проверка сводных выгрузок",
    "validated__task_results": "выполнение заданий",
    "validated__appeals": "проверка апелляций",
    "validated__social_passport": "проверка социальных паспортов",
    "validated__self_assessment": "проверка карт самообследования",
    "validated__plan_targets": "проверка плановых показателей",
    "validated__roadmap_status": "проверка хода дорожной карты",
    "validated__school_roadmap": "проверка дорожных карт школ",
    "validated__support_log": "проверка журналов поддержки",
    "validated__objectivity": "список необъективности",
    "validated__context": "контекстные данные",
    "reports__submissions_page": "«Кто сдал.xlsx»",
    "reports__july_analysis": "июльские отчёты",
    "reports__programme_monitoring": "аналитическая справка",
    "reports__school_roadmaps": "дорожные карты школ",
    "reports__staff_deficits": "дефициты педагогов и плановые показатели",
    "reports__training_needs": "потребность в повышении квалификации",
    "reports__public_edition": "редакция для сайта",
    "reports__ais_export": "выгрузка для АИС",
    "reports__index_page": "страница index.html",
    "reports__status_page": "страница СТАТУС.html",
}

OTHER_STEPS = "расчёт показателей"
