"""The catalogue of tables and fields: the single source of every table's shape.

From it come the SQL tables, the column lists of frames at module borders, the expectation suites' schema rules, the
column descriptions in the orchestrator's UI and the data dictionary in the docs. A table is named ``layer_noun``.

Layers
    register_   what was received and what was made of it (not partitioned)
    validated_  tidy rows that passed the checks, each with the file, sheet and row it came from
    derived_    figures computed from validated rows

Conventions: ``school_year`` is the calendar year the school year begins in; ``year`` the calendar year the work was
sat in; shares end in ``_pct`` (0–100), counts in ``_n`` (or are named ``n2`` … ``n5``); a missing value is null,
never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["text", "int", "float", "bool", "date", "datetime"]


@dataclass(frozen=True)
class Field:
    """A column: name, type, Russian label, unit; ``key`` fields identify a row, ``required`` ones are never null."""

    name: str
    kind: Kind
    label: str
    unit: str = ""
    key: bool = False
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its name, Russian label, columns, and whether it is replaced school year by school year."""

    name: str
    label: str
    fields: tuple[Field, ...]
    partitioned: bool = True

    @property
    def columns(self) -> list[str]:
        """Return the names of all columns, in order."""
        return list(self._by_name)

    @property
    def key(self) -> list[str]:
        """Return the names of the key columns."""
        return list(self._key)

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError where there is none."""
        if name not in self._by_name:
            raise KeyError(f"{self.name}.{name}")
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def _key(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.key)


def _text(name: str, label: str, *, key: bool = False, required: bool = False) -> Field:
    return Field(name, "text", label, "", key, required or key)


def _int(name: str, label: str, unit: str = "", *, key: bool = False, required: bool = False) -> Field:
    return Field(name, "int", label, unit, key, required or key)


def _float(name: str, label: str, unit: str = "") -> Field:
    return Field(name, "float", label, unit)


def _bool(name: str, label: str) -> Field:
    return Field(name, "bool", label)


def _date(name: str, label: str) -> Field:
    return Field(name, "date", label)


PROVENANCE = (
    _text("file_id", "файл (sha256)", key=True),
    _text("sheet", "лист", key=True),
    _int("row", "строка", key=True),
)
SCHOOL = (
    _text("school_ref", "школа, как названа в файле"),
    _text("school_name", "наименование школы в файле"),
    _text("school_id", "школа (идентификатор реестра)"),
)
YEAR = (_int("school_year", "учебный год (начало)", required=True),)
WORK = (
    _int("year", "год проведения", required=True),
    _text("exam", "процедура", required=True),
    _text("season", "сезон (spring/autumn, пусто для ГИА)"),
    _date("exam_date", "дата проведения"),
    _int("attempt", "попытка"),
    _int("grade", "класс программы"),
    _int("grade_written", "класс, в котором писали"),
    _text("subject", "предмет", required=True),
    _text("level", "уровень (база/профиль)"),
)
# a regional table states several works in one row of the sheet: the work is part of the row's key
STATED_WORK = tuple(
    Field(item.name, item.kind, item.label, item.unit, key=item.name in ("subject", "level"), required=item.required)
    for item in WORK
)
FORM = (
    _date("as_of", "на дату"),
    _text("submission_kind", "первичная/повторная"),
)

MARK_COUNTS = (
    _int("n2", "«2»", "чел."),
    _int("n3", "«3»", "чел."),
    _int("n4", "«4»", "чел."),
    _int("n5", "«5»", "чел."),
)
JOURNAL_COUNTS = (
    _int("n_lowered", "понизили", "чел."),
    _int("n_confirmed", "подтвердили", "чел."),
    _int("n_raised", "повысили", "чел."),
)

REGISTER_TABLES = (
    Table(
        "register_submissions",
        "Реестр поступивших файлов",
        (
            _text("submission_id", "номер поступления", key=True),
            _text("path", "путь во входящих", required=True),
            _text("file_id", "sha256 содержимого"),
            _int("size", "размер", "байт"),
            Field("first_seen", "datetime", "впервые увидели", "", required=True),
            _text("state", "состояние", required=True),
            _text("reason", "пояснение"),
            _text("kind", "вид файла"),
            _text("layout", "макет"),
            _text("form", "форма"),
            _text("scope", "о каких работах (ключ версии)"),
            _text("tables", "таблицы (через запятую)"),
            _text("school_id", "школа"),
            _text("school_years", "учебные годы (через запятую)"),
            _int("version", "версия формы"),
            _text("superseded_by", "заменён поступлением"),
            _int("rows_n", "строк"),
            _int("errors_n", "ошибок"),
            _int("questions_n", "вопросов"),
        ),
        partitioned=False,
    ),
    Table(
        "register_source_columns",
        "Столбцы исходных файлов",
        (
            _text("file_id", "файл (sha256)", key=True),
            _text("table_name", "таблица", key=True),
            _text("sheet", "лист", key=True),
            _int("first_row", "первая строка блока", key=True),
            _text("field", "поле", key=True),
            _text("column", "столбец листа", required=True),
            _text("header", "заголовок"),
        ),
        partitioned=False,
    ),
    Table(
        "register_findings",
        "Замечания к данным",
        (
            _text("batch", "пакет (таблица и учебный год, или файл)", key=True),
            _int("finding_id", "номер в пакете", key=True),
            _text("code", "правило", required=True),
            _text("severity", "серьёзность", required=True),
            _text("stage", "этап"),
            _text("message", "что не так"),
            _text("guidance", "как исправить"),
            _text("file_id", "файл (sha256)"),
            _text("sheet", "лист"),
            _text("cell", "ячейка"),
            _text("field", "поле"),
            _text("value", "значение"),
            _text("school_ref", "школа в файле"),
            _text("school_id", "школа"),
            _int("school_year", "учебный год"),
            _text("explanation", "пояснение школы"),
        ),
        partitioned=False,
    ),
    Table(
        "register_partitions",
        "Пересчитанные учебные годы",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("inputs_hash", "хеш принятых файлов", required=True),
            _text("methodology_hash", "хеш методики", required=True),
            _text("code_version", "версия программы", required=True),
            Field("refreshed_at", "datetime", "пересчитан", "", required=True),
            _text("run_id", "запуск"),
        ),
        partitioned=False,
    ),
    Table(
        "register_amendments",
        "Дополнения: файлы, принятые после заморозки по приказу",
        (
            _text("submission_id", "номер поступления", key=True),
            _int("school_year", "учебный год (начало)", key=True),
            _text("order_reference", "приказ", required=True),
            Field("entered_at", "datetime", "принято", "", required=True),
            _text("path", "путь во входящих", required=True),
            _text("file_id", "sha256 содержимого"),
            _text("form", "форма"),
            _text("school_ref", "школа, как названа в файле"),
            _int("version", "версия формы"),
            _text("replaced", "заменённые поступления (через ;)"),
            _int("changes_n", "изменено ячеек"),
        ),
        partitioned=False,
    ),
    Table(
        "register_inputs",
        "Из каких файлов рассчитаны таблицы года",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("noun", "таблица (пусто — файлы без своего года)", key=True),
            _text("inputs_hash", "хеш принятых файлов", required=True),
        ),
    ),
    Table(
        "register_reports",
        "Выпущенные комплекты отчётов",
        (
            _text("report_set", "комплект", key=True),
            _text("kind", "вид", required=True),
            _text("period", "период", required=True),
            _int("edition", "выпуск", required=True),
            Field("created_at", "datetime", "сформирован"),
            _text("folder", "папка"),
            _int("documents_n", "документов"),
            _text("run_id", "запуск"),
            _text("methodology", "версия методики"),
            _text("methodology_hash", "хеш методики"),
            _text("code_version", "версия программы"),
            _text("inputs_hash", "хеш входных данных"),
            _bool("late", "с опозданием"),
        ),
        partitioned=False,
    ),
)

VALIDATED_TABLES = (
    Table(
        "validated_schools",
        "Реестр школ",
        (
            _text("school_id", "школа", key=True),
            _text("fisoko_login", "логин ФИС ОКО"),
            _text("gia_code", "код ОО (ГИА)"),
            _text("name", "краткое наименование", required=True),
            _text("full_name", "полное наименование"),
            _text("former_names", "прежние наименования"),
            _text("type", "тип ОО"),
            _text("settlement", "населённый пункт"),
            _text("area", "город/село"),
            _text("status", "статус"),
            _date("valid_from", "действует с"),
            _date("valid_to", "действует по"),
            _text("head_code", "головная ОО"),
            _text("successor_code", "правопреемник"),
            _text("curator", "муниципальный куратор"),
            _text("file_id", "файл (sha256)"),
            _text("sheet", "лист"),
            _int("row", "строка"),
        ),
        partitioned=False,
    ),
    Table(
        "validated_pupil_results",
        "Результаты участников",
        (
            *PROVENANCE,
            *YEAR,
            *WORK,
            *SCHOOL,
            _text("pupil_id", "участник (солёный хеш)"),
            _text("class_label", "класс (литера)"),
            _text("variant", "вариант"),
            _bool("absent", "отсутствовал (пусто — источник не перечисляет отсутствующих)"),
            _float("primary", "первичный балл", "балл"),
            _float("primary_possible", "наибольший возможный первичный балл", "балл"),
            _float("score", "тестовый балл", "балл"),
            _int("mark", "отметка"),
            _int("journal_mark", "отметка по журналу"),
            _text("task_scores", "баллы по заданиям (через ;)"),
        ),
    ),
    Table(
        "validated_mark_statistics",
        "Сводные результаты из выгрузок",
        (
            *PROVENANCE,
            *YEAR,
            *STATED_WORK,
            *SCHOOL,
            _text("scope", "охват строки (school/municipality/region/all)", required=True),
            _int("participants", "участников", "чел."),
            *MARK_COUNTS,
            _int("below_threshold", "ниже порога", "чел."),
            _float("mean_mark", "средняя отметка"),
            _float("mean_score", "средний балл", "балл"),
            _float("mean_primary", "средний первичный балл", "балл"),
            *JOURNAL_COUNTS,
            _int("n_80_99", "80–99 баллов", "чел."),
            _int("n_100", "100 баллов", "чел."),
            _text("distribution", "распределение первичных баллов (доли через ;)"),
        ),
    ),
    Table(
        "validated_task_results",
        "Выполнение заданий (из выгрузок)",
        (
            *PROVENANCE,
            _text("column", "столбец листа", key=True),
            *YEAR,
            *WORK,
            *SCHOOL,
            _text("scope", "охват (school/municipality/region/all)", required=True),
            _int("mark_group", "группа по отметке (2–5, пусто — все участники)"),
            _text("task", "задание", required=True),
            _float("max_score", "максимальный балл", "балл"),
            _text("skill", "проверяемое умение"),
            _int("participants", "участников", "чел."),
            _float("completion_pct", "выполнение задания (от возможного)", "%"),
        ),
    ),
    Table(
        "validated_appeals",
        "Апелляции",
        (
            *PROVENANCE,
            *YEAR,
            *WORK,
            *SCHOOL,
            _text("pupil_id", "участник (солёный хеш)"),
            _text("state", "состояние"),
            _float("primary_before", "первичный балл до"),
            _float("primary_after", "первичный балл после"),
            _float("result_before", "результат до"),
            _float("result_after", "результат после"),
        ),
    ),
    Table(
        "validated_social_passport",
        "Социальный паспорт",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            *FORM,
            _text("field", "показатель паспорта", required=True),
            _float("value", "значение"),
            _text("text", "значение (текст)"),
            _text("explanation", "пояснение школы"),
        ),
    ),
    Table(
        "validated_self_assessment",
        "Карта самообследования",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            *FORM,
            _text("block", "раздел карты (A–F)", required=True),
            _text("item", "показатель", required=True),
            _float("value", "значение"),
            _text("text", "значение (текст)"),
            _float("denominator", "знаменатель"),
            _text("comment", "комментарий"),
            _text("explanation", "пояснение школы"),
        ),
    ),
    Table(
        "validated_plan_targets",
        "Плановые показатели",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            _text("indicator", "показатель программы", required=True),
            _float("baseline", "исходное значение", "%"),
            _float("plan", "план", "%"),
            _float("fact", "факт по данным школы", "%"),
            _date("approved_on", "утверждено"),
            _text("approved_by", "чем утверждено"),
            _text("comment", "комментарий"),
            _text("explanation", "пояснение школы"),
        ),
    ),
    Table(
        "validated_roadmap_status",
        "Ход дорожной карты",
        (
            *PROVENANCE,
            *YEAR,
            _text("event", "мероприятие (раздел.номер)", required=True),
            _text("school_ref", "школа, как названа в файле"),
            _text("school_id", "школа (пусто — по району)"),
            _date("reported_on", "по состоянию на"),
            _text("period", "период (полугодие или учебный год)"),
            _text("status", "состояние", required=True),
            _date("planned_on", "плановая дата"),
            _date("done_on", "фактическая дата"),
            _text("evidence", "подтверждающий документ"),
            _text("note", "примечание"),
            _text("explanation", "пояснение школы"),
        ),
    ),
    Table(
        "validated_school_roadmap",
        "Дорожные карты школ",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            *FORM,
            _text("quarter", "квартал, за который отчёт (2022-4)"),
            _int("measure_no", "номер меры", required=True),
            _text("measure", "мера"),
            _text("deficit", "дефицит, который устраняет мера (фактор риска)"),
            _text("indicator", "показатель программы, на который влияет мера"),
            _date("start_on", "начало (план)"),
            _date("end_on", "окончание (план)"),
            _text("status", "состояние"),
            _date("done_on", "фактическая дата"),
            _text("responsible", "ответственный (должность)"),
            _text("evidence", "подтверждающий документ или файл"),
            _text("note", "примечание"),
            _text("explanation", "пояснение школы"),
        ),
    ),
    Table(
        "validated_support_log",
        "Журналы поддержки школ",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            *FORM,
            _int("entry_no", "номер записи", required=True),
            _text("entry", "что сделано"),
            _text("support_kind", "вид поддержки"),
            _date("held_on", "дата"),
            _text("provider", "кто оказал (должность, организация)"),
            _text("deficit", "дефицит, на который направлена (фактор риска)"),
            _text("evidence", "подтверждающий документ"),
            _text("outcome", "итог"),
            _text("explanation", "пояснение школы"),
        ),
    ),
    Table(
        "validated_objectivity",
        "Признаки необъективности (федеральный список)",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            _int("year", "год", required=True),
            _int("ru4", "4 РУ"),
            _int("ma4", "4 МА"),
            _int("ru5", "5 РУ"),
            _int("ma5", "5 МА"),
            _int("markers_n", "количество маркеров"),
        ),
    ),
    Table(
        "validated_context",
        "Контекстные данные ФИС ОКО",
        (
            *PROVENANCE,
            *YEAR,
            *SCHOOL,
            _int("pupils_n", "обучающихся", "чел."),
            _int("pupils_by_class_n", "обучающихся (сумма по классам)", "чел."),
            _int("grade9_n", "обучающихся 9 класса", "чел."),
            _int("grade11_n", "обучающихся 11 класса", "чел."),
            _int("teachers_n", "учителей", "чел."),
            _int("teachers_high_category_n", "учителей высшей категории", "чел."),
            _int("teachers_high_or_first_category_n", "учителей высшей и первой категории", "чел."),
            _int("teachers_under30_n", "учителей моложе 30 лет", "чел."),
            _int("teachers_pension_n", "учителей пенсионного возраста", "чел."),
            _int("computers_n", "компьютеров", "шт."),
            _text("internet", "скорость интернета"),
            _text("location", "расположение"),
        ),
    ),
)

_MARK_FACTS = (
    _int("participants", "участников", "чел."),
    _int("absent", "отсутствовали", "чел."),
    *MARK_COUNTS,
    _int("below_threshold", "ниже порога", "чел."),
    _float("mean_mark", "средняя отметка"),
    _float("mean_score", "средний балл", "балл"),
    _float("mean_primary", "средний первичный балл", "балл"),
    *JOURNAL_COUNTS,
)

QUARANTINE_TABLES = (
    Table(
        "validated_quarantine",
        "Строки в карантине",
        (
            _text("table_name", "таблица", key=True),
            *PROVENANCE,
            *YEAR,
            _text("school_ref", "школа, как названа в файле"),
            _text("school_id", "школа"),
            _int("year", "год проведения"),
            _text("exam", "процедура"),
            _text("season", "сезон"),
            _int("grade", "класс программы"),
            _text("subject", "предмет"),
            _text("level", "уровень"),
            _text("stage", "кем отложена (чтение/проверка)"),
        ),
    ),
)

DERIVED_TABLES = (
    Table(
        "derived_marks_by_source",
        "Результаты по файлам (до выбора источника)",
        (
            _text("file_id", "файл (sha256)", key=True),
            *YEAR,
            _int("year", "год проведения", key=True),
            _text("exam", "процедура", key=True),
            _text("season", "сезон", key=True),
            _date("exam_date", "дата проведения"),
            _int("attempt", "попытка", key=True),
            _int("grade", "класс программы", key=True),
            _int("grade_written", "класс, в котором писали"),
            _text("subject", "предмет", key=True),
            _text("level", "уровень", key=True),
            _text("school_id", "школа (или MUNICIPALITY)", key=True),
            *_MARK_FACTS,
            _int("n_quarantined", "в карантине", "строк"),
            _int("n_80_99", "80–99 баллов", "чел."),
            _int("n_100", "100 баллов", "чел."),
            _float("mean_possible_pct", "средний процент от возможного", "%"),
            _text("source_kind", "вид источника"),
        ),
    ),
    Table(
        "derived_marks",
        "Результаты школ (после выбора источника)",
        (
            *YEAR,
            _int("year", "год проведения", key=True),
            _text("exam", "процедура", key=True),
            _text("season", "сезон", key=True),
            _int("grade", "класс программы", key=True),
            _text("subject", "предмет", key=True),
            _text("level", "уровень", key=True),
            _text("school_id", "школа", key=True),
            *_MARK_FACTS,
            _float("success_pct", "успеваемость", "%"),
            _float("success_lower_pct", "успеваемость: нижняя граница интервала", "%"),
            _float("success_upper_pct", "успеваемость: верхняя граница интервала", "%"),
            _float("quality_pct", "качество", "%"),
            _float("quality_lower_pct", "качество: нижняя граница интервала", "%"),
            _float("quality_upper_pct", "качество: верхняя граница интервала", "%"),
            _float("sou_pct", "СОУ", "%"),
            _float("sou_lower_pct", "СОУ: нижняя граница интервала", "%"),
            _float("sou_upper_pct", "СОУ: верхняя граница интервала", "%"),
            _float("mean_lower", "средняя отметка (балл): нижняя граница интервала"),
            _float("mean_upper", "средняя отметка (балл): верхняя граница интервала"),
            _float("low_pct", "доля ниже порога", "%"),
            _float("low_lower_pct", "доля ниже порога: нижняя граница интервала", "%"),
            _float("low_upper_pct", "доля ниже порога: верхняя граница интервала", "%"),
            _bool("small_n", "малая выборка"),
            _text("source_kind", "вид источника"),
            _text("source_files", "файлы-источники (sha256 через ;)"),
        ),
    ),
    Table(
        "derived_task_completion",
        "Выполнение заданий школами",
        (
            *YEAR,
            _int("year", "год проведения", key=True),
            _text("exam", "процедура", key=True),
            _text("season", "сезон", key=True),
            _int("grade", "класс программы", key=True),
            _text("subject", "предмет", key=True),
            _text("level", "уровень", key=True),
            _text("school_id", "школа", key=True),
            _text("task", "задание", key=True),
            _int("position", "место задания в работе"),
            _text("skill", "проверяемое умение"),
            _float("max_score", "максимальный балл", "балл"),
            _int("n", "участников, которым задание доступно", "чел."),
            _float("completion_pct", "выполнение задания (от возможного)", "%"),
            _float("district_pct", "выполнение по району", "%"),
            _float("region_pct", "выполнение по региону", "%"),
            _text("source_kind", "вид источника"),
            _text("source_files", "файлы-источники (sha256 через ;)"),
        ),
    ),
    Table(
        "derived_index",
        "ИСБШ",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _float("index", "ИСБШ"),
            _float("index_no_language", "ИСБШ без языкового компонента"),
            _float("index_minmax", "ИСБШ, шкала 0–100"),
            _text("group", "группа (high/middle/low/no_data)"),
            _int("rank", "место по ИСБШ"),
            _float("coverage", "полнота данных (доля весов)"),
            _bool("is_nsu", "НСУ"),
            _text("note", "примечание"),
        ),
    ),
    Table(
        "derived_index_components",
        "Слагаемые ИСБШ",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("component", "показатель", key=True),
            _float("share_pct", "доля", "%"),
            _float("mean_pct", "среднее по району", "%"),
            _float("sd_pct", "стандартное отклонение", "п.п."),
            _float("z", "стандартизованное значение"),
            _float("weight", "вес"),
            _int("sign", "знак"),
            _float("contribution", "вклад в ИСБШ", "балл"),
        ),
    ),
    Table(
        "derived_dynamics",
        "Сравнение двух лет",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("procedure", "процедура (ключ)", key=True),
            _int("n_before", "участников в прошлом году", "чел."),
            _int("n_now", "участников", "чел."),
            _float("mean_before", "средняя отметка (балл) в прошлом году"),
            _float("mean_now", "средняя отметка (балл)"),
            _float("mean_change", "изменение среднего"),
            _float("low_change_pp", "изменение доли ниже порога", "п.п."),
            _float("low_change_lower_pp", "изменение доли ниже порога: нижняя граница интервала", "п.п."),
            _float("low_change_upper_pp", "изменение доли ниже порога: верхняя граница интервала", "п.п."),
            _text("low_direction", "направление доли ниже порога (up/down/same/unknown)"),
            _float("quality_change_pp", "изменение качества", "п.п."),
            _float("quality_change_lower_pp", "изменение качества: нижняя граница интервала", "п.п."),
            _float("quality_change_upper_pp", "изменение качества: верхняя граница интервала", "п.п."),
            _text("quality_direction", "направление качества (up/down/same/unknown)"),
            _float("change_lower", "изменение: нижняя граница интервала"),
            _float("change_upper", "изменение: верхняя граница интервала"),
            _text("direction", "направление (up/down/same/unknown)"),
            _text("wording", "вывод"),
            _bool("small_n", "малая выборка"),
            _text("comparability", "ограничение сопоставимости"),
            _float("line_mean", "среднее за три года (3-2-1)"),
            _float("line_lower", "среднее за три года: нижняя граница интервала"),
            _float("line_upper", "среднее за три года: верхняя граница интервала"),
            _float("line_low_pct", "доля ниже порога за три года (3-2-1)", "%"),
            _float("line_low_lower_pct", "доля ниже порога за три года: нижняя граница интервала", "%"),
            _float("line_low_upper_pct", "доля ниже порога за три года: верхняя граница интервала", "%"),
            _float("line_quality_pct", "качество за три года (3-2-1)", "%"),
            _float("line_quality_lower_pct", "качество за три года: нижняя граница интервала", "%"),
            _float("line_quality_upper_pct", "качество за три года: верхняя граница интервала", "%"),
            _int("line_n", "участников за три года", "чел."),
            _int("line_years", "лет в трёхлетнем среднем"),
        ),
    ),
    Table(
        "derived_cohorts",
        "Наборы обучающихся от класса к классу",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("procedure", "процедура (ключ)", key=True),
            _text("procedure_before", "работа того же набора годом ранее (ключ)"),
            _int("year_before", "год прежней работы"),
            _int("year_now", "год проведения"),
            _int("n_before", "участников прежней работы", "чел."),
            _int("n_now", "участников", "чел."),
            _float("mean_before", "средняя отметка прежней работы"),
            _float("mean_before_lower", "средняя отметка прежней работы: нижняя граница интервала"),
            _float("mean_before_upper", "средняя отметка прежней работы: верхняя граница интервала"),
            _float("mean_now", "средняя отметка"),
            _float("mean_now_lower", "средняя отметка: нижняя граница интервала"),
            _float("mean_now_upper", "средняя отметка: верхняя граница интервала"),
            _float("district_before", "средняя отметка района за прежнюю работу"),
            _float("district_now", "средняя отметка района"),
            _float("quality_before", "качество прежней работы", "%"),
            _float("quality_now", "качество", "%"),
            _float("gap_before", "отклонение от района в прежней работе"),
            _float("gap_now", "отклонение от района"),
            _float("gap_change", "изменение отклонения от района"),
            _float("change_lower", "изменение: нижняя граница интервала"),
            _float("change_upper", "изменение: верхняя граница интервала"),
            _text("direction", "направление (up/down/same/unknown)"),
            _text("wording", "вывод"),
            _bool("small_n", "малая выборка"),
            _text("comparability", "ограничение сопоставимости"),
        ),
    ),
    Table(
        "derived_rating",
        "Рейтинг",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _float("deviation", "D, отклонение от района", "балл"),
            _int("participations", "N, участий"),
            _float("shrinkage", "λ"),
            _float("rating", "R, рейтинговый балл"),
            _int("rank", "место"),
            _int("rank_lower", "место: нижняя граница"),
            _int("rank_upper", "место: верхняя граница"),
            _int("rank_best", "лучшее место при других весах"),
            _int("rank_worst", "худшее место при других весах"),
            _text("rank_reason", "какой вес меняет место сильнее всего"),
            _text("group", "группа"),
            _text("note", "примечание"),
        ),
    ),
    Table(
        "derived_rating_components",
        "Слагаемые рейтинга",
        (
            _int("school_year", "учебный год отчёта (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("component", "компонент", key=True),
            _int("year", "год проведения", key=True),
            _int("n", "участников", "чел."),
            _float("score", "балл школы (0–100)"),
            _float("district_score", "балл района (0–100)"),
            _float("deviation", "отклонение"),
            _bool("dropped", "не учитывается"),
        ),
    ),
    Table(
        "derived_procedures",
        "Доля ниже порога по процедурам",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("procedure", "процедура (ключ)", key=True),
            _int("n", "участников", "чел."),
            _int("below_n", "ниже порога", "чел."),
            _float("low_pct", "доля ниже порога", "%"),
            _float("lower_pct", "нижняя граница интервала", "%"),
            _float("upper_pct", "верхняя граница интервала", "%"),
            _bool("is_low", "≥ 30 %"),
            _bool("was_low", "≥ 30 % годом ранее"),
            _bool("small_n", "малая выборка"),
        ),
    ),
    Table(
        "derived_status",
        "Статус школы",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("status", "статус", required=True),
            _int("low_procedures_n", "низких процедур"),
            _bool("rule_a", "правило A: две и более процедуры"),
            _bool("rule_b", "правило B: одна процедура два года подряд"),
            _text("reasons", "основания"),
            _text("previous_status", "статус годом ранее"),
            _text("movement", "вошла/вышла/осталась"),
            _int("years_on_list", "лет в списке"),
            _int("flip_n", "сколько участников меняют решение"),
            _bool("firm", "статус не меняется из-за одного участника"),
            _text("near_statuses", "возможные статусы при одном участнике больше, меньше или с иным результатом"),
            _bool("small_n", "малая выборка"),
        ),
    ),
    Table(
        "derived_matrix",
        "ИСБШ × результат",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("cell", "клетка матрицы", required=True),
            _bool("preliminary", "предварительно"),
            _text("support", "НОР × НСУ"),
            _bool("resilient", "резильентная: нижняя четверть по ИСБШ, верхняя по R"),
            _float("expected", "ожидаемый R"),
            _float("residual", "остаток"),
            _text("effectiveness", "вывод по остатку"),
        ),
    ),
    Table(
        "derived_attainment",
        "Достижение плановых показателей",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа (или DISTRICT)", key=True),
            _text("indicator", "показатель", key=True),
            _text("basis", "основа расчёта", key=True),
            _float("baseline", "исходное значение", "%"),
            _float("plan", "план", "%"),
            _float("fact", "факт", "%"),
            _float("fact_lower_pct", "факт: нижняя граница интервала", "%"),
            _float("fact_upper_pct", "факт: верхняя граница интервала", "%"),
            _int("numerator", "числитель"),
            _int("denominator", "знаменатель"),
            _float("attainment", "СД (0–1)"),
            _text("light", "светофор (green/yellow/red/grey)"),
            _text("note", "примечание"),
        ),
    ),
    Table(
        "derived_target_suggestions",
        "Плановые показатели: исходное, предложение, утверждение",
        (
            _int("school_year", "учебный год, на который ставится план (начало)", key=True),
            _text("school_id", "школа", key=True),
            _text("indicator", "показатель", key=True),
            _text("basis", "основа расчёта достигнутого"),
            _float("base_fact", "достигнуто за прошлый учебный год", "%"),
            _int("numerator", "числитель достигнутого"),
            _int("denominator", "знаменатель достигнутого"),
            _float("base_lower_pct", "нижняя граница интервала достигнутого", "%"),
            _float("base_upper_pct", "верхняя граница интервала достигнутого", "%"),
            _float("baseline", "исходное значение, указанное школой", "%"),
            _int("similar_n", "похожих школ с данными"),
            _text("similar_schools", "похожие школы (идентификаторы через «;»)"),
            _int("similar_pupils_n", "результатов в похожих школах"),
            _float("similar_pct", "результат похожих школ вместе", "%"),
            _float("realistic", "реалистичный план", "%"),
            _float("ambitious", "амбициозный план", "%"),
            _int("more_n", "ещё результатов до реалистичного плана (при прежней численности)"),
            _float("trajectory", "равномерный путь к цели программы", "%"),
            _float("programme_target", "цель программы", "%"),
            _float("plan", "план школы", "%"),
            _date("approved_on", "утверждено"),
            _text("approved_by", "чем утверждено"),
            _text("comment", "комментарий"),
            _text("state", "состояние плана", required=True),
            _text("verdict", "план рядом с предложением", required=True),
            _text("reason", "из чего предложение"),
        ),
    ),
    Table(
        "derived_support",
        "Журнал поддержки: меры школ и связанные показатели",
        (
            _int("school_year", "учебный год (начало)", key=True),
            _text("school_id", "школа", key=True),
            _int("measure_no", "номер меры", key=True),
            _text("measure", "мера"),
            _text("deficit", "дефицит (фактор риска)"),
            _text("indicator", "связанный показатель"),
            _text("quarter", "последний отчётный квартал"),
            _date("start_on", "начало (план)"),
            _date("end_on", "окончание (план)"),
            _date("done_on", "фактическая дата"),
            _text("status", "состояние"),
            _text("responsible", "ответственный (должность)"),
            _text("evidence", "подтверждающий документ"),
            _bool("is_due", "срок наступил"),
            _bool("is_done", "выполнено"),
            _bool("is_overdue", "просрочено"),
            _bool("lacks_evidence", "выполнено без подтверждения"),
            _float("fact_before", "показатель годом ранее", "%"),
            _int("done_n_before", "числитель годом ранее"),
            _int("total_n_before", "знаменатель годом ранее"),
            _float("fact_after", "показатель в году меры", "%"),
            _int("done_n_after", "числитель в году меры"),
            _int("total_n_after", "знаменатель в году меры"),
            _float("change_pp", "изменение", "п.п."),
            _float("change_lower_pp", "изменение: от", "п.п."),
            _float("change_upper_pp", "изменение: до", "п.п."),
            _text("effect", "вывод об изменении"),
            _text("flags", "на что обратить внимание"),
        ),
    ),
    Table(
        "derived_roadmap",
        "Выполнение дорожной карты",
        (
            _text("period", "полугодие", key=True),
            _int("school_year", "учебный год (начало)", required=True),
            _text("event", "мероприятие (раздел.номер)", key=True),
            _date("due_on", "срок"),
            _text("status", "состояние", required=True),
            _date("done_on", "выполнено"),
            _bool("is_due", "срок наступил"),
            _text("evidence", "подтверждающий документ"),
            _text("note", "примечание"),
        ),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table for table in (*REGISTER_TABLES, *VALIDATED_TABLES, *QUARANTINE_TABLES, *DERIVED_TABLES)
}


def table(name: str) -> Table:
    """Return the table of that name; KeyError names the tables there are."""
    try:
        return TABLES[name]
    except KeyError:
        raise KeyError(f"нет таблицы «{name}»; есть: {', '.join(sorted(TABLES))}") from None
