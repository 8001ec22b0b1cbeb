"""Reading a finished document back: its sentences against its tables, and its typography, without the program's models.

Each rule of ``CLAIMS`` finds a sentence by its words and counts the same thing in a table of the same document.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from docx import Document
from docx.text.paragraph import Paragraph

from reports.rendering.docx_styles import CONTENTS

NBSP = "\u00a0"
Row = dict[str, str]
NOUNS = {
    "школ": (("школа", "школы", "школ"), ("школы", "школ"), ("школе", "школам")),
    "участник": (("участник", "участника", "участников"), ("участника", "участников"), ()),
    "мероприят": (("мероприятие", "мероприятия", "мероприятий"), ("мероприятия", "мероприятий"), ()),
    "мер": (("мера", "меры", "мер"), ("меры", "мер"), ("мере", "мерам")),
    "процедур": (("процедура", "процедуры", "процедур"), ("процедуры", "процедур"), ("процедуре", "процедурам")),
    "показател": (
        ("показатель", "показателя", "показателей"),
        ("показателя", "показателей"),
        ("показателю", "показателям"),
    ),
    "вопрос": (("вопрос", "вопроса", "вопросов"), ("вопроса", "вопросов"), ()),
    "направлени": (("направление", "направления", "направлений"), (), ("направлению", "направлениям")),
}  # fmt: skip
"""Beginning of the word → nominative by 1, 2, 5; genitive by 1, 5; dative by 1, 5."""


@dataclass(frozen=True)
class Reading:
    """A document read back: paragraphs in order, tables by the number in their caption."""

    paragraphs: tuple[str, ...]
    tables: dict[str, list[Row]]

    def find(self, pattern: str) -> re.Match[str] | None:
        """Return the first match in any paragraph."""
        return next((found for text in self.paragraphs if (found := re.search(pattern, text))), None)

    @property
    def cells(self) -> Iterator[str]:
        """All cells of all tables."""
        return (cell for rows in self.tables.values() for row in rows for cell in row.values())


def read_document(content: bytes) -> Reading:
    """Return the document's paragraphs and its captioned tables as rows by header."""
    paragraphs: list[str] = []
    tables: dict[str, list[Row]] = {}
    caption = ""
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            if block.text.strip() and not _of_contents(block):  # a line of the contents repeats a heading
                paragraphs.append(block.text)
                if found := re.match(r"Таблица\W(\S+)( \(продолжение\))? —", block.text):
                    caption = found.group(1) + ("+" if found.group(2) else "")
        elif caption:
            header, *lines = [[cell.text.replace("\u00ad", "") for cell in row.cells] for row in block.rows]
            names = [name.replace(NBSP, " ") for name in header]
            tables[caption] = [dict(zip(names, line, strict=False)) for line in lines]
            caption = ""
    return Reading(tuple(paragraphs), tables)


def _of_contents(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and paragraph.style.name == CONTENTS


def share_text(part: int, whole: int) -> str:
    """Return ``41,7`` for 5 of 12: one digit, half up."""
    value = (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(value).replace(".", ",")


def wrong_shares(reading: Reading) -> list[str]:
    """Return what claims a share beside counts that do not give it: «50,0 % (6 из 12 …)», «6 из 12 … (СР — 50,0 %)»."""
    found = []
    for text in (*reading.paragraphs, *reading.cells):
        for share, part, whole in re.findall(rf"([\d,]+){NBSP}% \((\d+) из (\d+)", text):
            if share != share_text(int(part), int(whole)):
                found.append(text)
        for whole, part, share in re.findall(
            rf"Из (\d+){NBSP}\w+, срок которых наступил, .*?(\d+) \(СР — ([\d,]+){NBSP}%", text
        ):
            if share != share_text(int(part), int(whole)):
                found.append(text)
    return found


def disagreeing_numerals(reading: Reading) -> list[str]:
    """Return numbers whose noun is in no form that such a number can have."""
    found = []
    for text in (*reading.paragraphs, *reading.cells):
        for number, noun in re.findall(rf"(?<![\d,–]) ?\b(\d+){NBSP}([а-яё]+)", text):
            stem = next((item for item in NOUNS if noun.startswith(item)), None)
            if stem and noun not in _forms(int(number), stem):
                found.append(f"{number} {noun}: {text}")
    return found


def _forms(number: int, stem: str) -> set[str]:
    nominative, genitive, dative = NOUNS[stem]
    one = number % 10 == 1 and number % 100 != 11
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    forms = {nominative[0] if one else nominative[1] if few else nominative[2]}
    for case in (genitive, dative):
        if case:
            forms.add(case[0] if one else case[1])
    return forms


def misprints(reading: Reading) -> list[str]:
    """Return what a proof-reader would mark: decimal points, plain spaces before units, double spaces, leftovers."""
    patterns = {
        "decimal point": r"(?<![\d.№])\d+\.\d+\s?%",
        "plain space before a unit": r"\d (%|п\.п\.|№)",
        "two spaces": r"(?<! )  (?! )",
        "space before a sign": r"\s[,.;:](?=\s|$)",
        "two stops": r"[^.]\.\.(?!\.)|;\.|,\.|: \.|;;",
        "straight quotes": r'"',
        "empty brackets": r"\(\s*\)|«\s*»",
        "a programmer's nothing": r"\b(nan|None|NaT|True|False|inf)\b|<NA>|\{\{|\}\}|\{%",
    }
    return [
        f"{name}: {text}"
        for text in (*reading.paragraphs, *reading.cells)
        for name, pattern in patterns.items()
        if re.search(pattern, text)
    ]


def orphans(reading: Reading) -> list[str]:
    """Return headings that nothing follows before the next heading of the same kind, and tables without rows."""
    found = [number for number, rows in reading.tables.items() if not rows]
    texts = reading.paragraphs
    for here, after in zip(texts, [*texts[1:], ""], strict=True):
        if re.match(r"\d+\. [А-ЯЁ]", here) and (not after or re.match(r"\d+\. [А-ЯЁ]", after)):
            found.append(here)
    return found


def lost_numbers(reading: Reading) -> list[str]:
    """Return captions that are not numbered one after another, and references to tables that are not there."""
    captions = [
        found.group(1)
        for text in reading.paragraphs
        if (found := re.match(r"Таблица\W(П?\d+[а-е]?)(?: \(продолжение\))? —", text))
    ]
    found = []
    for begins in ("", "П"):
        own = [int(re.sub(r"\D", "", one)) for one in dict.fromkeys(captions) if one.startswith("П") == bool(begins)]
        if list(dict.fromkeys(own)) != list(range(1, len(set(own)) + 1)):
            found.append(f"tables are numbered {begins}{own}")
    for text in reading.paragraphs:
        named = re.findall(r"\b[Тт]аблиц[а-я]*\W(П?\d+[а-е]?)\b", text)
        found += [f"no table {one}: {text}" for one in named if one not in captions]
    return found


def _with(reading: Reading, *columns: str) -> list[Row]:
    """Return the rows of the first table with these columns: numbers of tables change, what they show does not."""
    return next((rows for rows in reading.tables.values() if rows and {*columns} <= {*rows[0]}), [])


def _count(rows: list[Row], column: str, *words: str) -> int:
    return sum(any(word in row[column] for word in words) for row in rows)


def _total(rows: list[Row], column: str) -> int:
    return sum(int(row[column]) for row in rows if row[column].isdigit())


_DUE = "Запланировано (срок наступил)"
_WORKS = ("Процедура", "Школ", "Участников")
_CELLS = ("Клетка матрицы", "Что это значит")
_ORDER = "Чем утверждены"
_PLAN = ("Направление", "Кого обучать")
Claim = tuple[str, str, Callable[[re.Match[str], Reading], bool]]
CLAIMS: tuple[Claim, ...] = (
    (
        "procedures of the list",
        rf"не менее \d+{NBSP}% (?:по|отмечена по){NBSP}(\d+){NBSP}процедур",
        lambda m, r: int(m[1]) == _count(_with(r, "≥ 30 %?"), "≥ 30 %?", "да"),
    ),
    (
        "ИСБШ of the school",
        r"\(ИСБШ\) — ([\d,]+) \(группа «([^»]+)»",
        lambda m, r: r.find(rf"^ИСБШ — {m[1]}; группа «{m[2]}»") is not None,
    ),
    (
        "R of the school",
        rf"балл R — ([\d,]+), место (\d+){NBSP}из{NBSP}(\d+)",
        lambda m, r: r.find(rf"балл R = {m[1]}; место — {m[2]}\b.* из {m[3]}") is not None,
    ),
    (
        "growth of the school",
        r"По сравнению с \d+\W*годом: рост — (?=ОГЭ|ЕГЭ)",
        lambda _, r: _count(_with(r, "Δ к прошлому году"), "Δ к прошлому году", "↑") > 0,
    ),
    (
        "fall of the school",
        r"По сравнению с \d+\W*годом: снижение — (?=ОГЭ|ЕГЭ)",
        lambda _, r: _count(_with(r, "Δ к прошлому году"), "Δ к прошлому году", "↓") > 0,
    ),
    (
        "targets of the school",
        rf"(?:Достигнут\w* (\d+)|Не достигнут ни один) из{NBSP}(\d+){NBSP}показател",
        lambda m, r: (int(m[1] or 0), int(m[2]))
        == tuple(_count(_with(r, "Светофор"), "Светофор", *signs) for signs in ("✔", "✔◐✘")),
    ),
    (
        "changes in the district",
        (rf"Из \d+ сравнений «школа × процедура» (?:рост отмечен в{NBSP}(\d+)|роста не отмечено), "
        rf"(?:снижение — в{NBSP}(\d+)|снижения нет)"),
        lambda m, r: [int(m[1] or 0), int(m[2] or 0)]
        == [_total(_with(r, "Рост, школ"), name) for name in ("Рост, школ", "Снижение, школ")],
    ),
    (
        "cells of the matrix",
        r"По сочетанию контекста и результата: «(\w[^»]*)» — (\d+)",
        lambda m, r: (m[1], m[2]) in [(row["Клетка матрицы"], row["Школ"]) for row in _with(r, *_CELLS)],
    ),
    (
        "targets of the district",
        r"По району (?:достигнут\w* (\d+)|не достигнут ни один) из (\d+) целевых",
        lambda m, r: not _with(r, "Светофор")
        or (int(m[1] or 0), int(m[2]))
        == tuple(_count(_with(r, "Светофор"), "Светофор", *signs) for signs in ("✔", "✔◐✘")),
    ),
    (
        "events of the programme",
        rf"Из (\d+){NBSP}мероприяти\w, срок которых наступил, в полном объёме выполнено (\d+)",
        lambda m, r: [m[1], m[2]]
        == [_with(r, _DUE)[-1][name] for name in (_DUE, "Выполнено")],
    ),
    (
        "works of the half-year",
        rf"проведено (\d+){NBSP}процедур\w*, участий — ([\d{NBSP}]+)",
        lambda m, r: (int(m[1]), int(m[2].replace(NBSP, "")))
        == (len(_with(r, *_WORKS)), sum(int(row["Участников"].replace(NBSP, "")) for row in _with(r, *_WORKS))),
    ),
    (
        "measures of schools",
        rf"Из (\d+){NBSP}мер\w*, срок которых наступил, выполнен\w (\d+)",
        lambda m, r: [m[1], m[2]]
        == [_with(r, "Срок наступил")[-1][name] for name in ("Срок наступил", "Выполнено")],
    ),
    (
        "overdue measures",
        rf"Просрочен\w (\d+){NBSP}мер",
        lambda m, r: int(m[1]) == len(_with(r, "Дней")) == int(_with(r, "Срок наступил")[-1]["Просрочено"]),
    ),
    (
        "unproven measures",
        rf"Без подтверждающего документа \w+ выполненн\w+ (\d+){NBSP}мер",
        lambda m, r: int(m[1]) == len(_with(r, "Выполнена")),
    ),
    (
        "vacancies",
        rf"Вакансии есть у{NBSP}(\d+){NBSP}школ\w* из \d+, представивших",
        lambda m, r: int(m[1])
        == sum(row["Вакансии, ставок"] not in ("0", "нет данных") for row in _with(r, "Вакансии, ставок")),
    ),
    (
        "plans of schools",
        rf"Плановые показатели на \S+ учебный год представили (\d+) из (\d+){NBSP}школ\w*, утверждены — у{NBSP}(\d+)",
        lambda m, r: (int(m[1]), int(m[3]))
        == (len(_with(r, _ORDER)), sum("не утвержд" not in row[_ORDER] for row in _with(r, _ORDER))),
    ),
    (
        "directions of training",
        rf"подтверждена данными по (\d+){NBSP}направлени\w+; чаще всего — «([^»]+)» \((\d+)",
        lambda m, r: (int(m[1]), m[3])
        == (len(_with(r, *_PLAN)), next(row["Школ"] for row in _with(r, *_PLAN) if row["Направление"] == m[2])),
    ),
)  # fmt: skip
"""Name, pattern of the sentence, and whether the document's own tables bear it out."""


def contradictions(reading: Reading) -> tuple[list[str], set[str]]:
    """Return the claims that the document's tables contradict, and the names of all claims that were checked."""
    wrong, checked = [], set()
    for name, pattern, holds in CLAIMS:
        for text in reading.paragraphs:
            if found := re.search(pattern, text):
                checked.add(name)
                if not holds(found, reading):
                    wrong.append(f"{name}: {text}")
    return wrong, checked


def faults(content: bytes) -> list[str]:
    """Return everything wrong that a document says about itself."""
    reading = read_document(content)
    return [
        *contradictions(reading)[0],
        *wrong_shares(reading),
        *disagreeing_numerals(reading),
        *misprints(reading),
        *orphans(reading),
        *lost_numbers(reading),
    ]
