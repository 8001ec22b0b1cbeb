"""What differs between two report sets as they were issued: statuses, printed figures by code, sentences of documents.

Figures come from ``figures.json``, statuses too (sets issued before they were kept there have none), sentences from the
paragraphs of the Word documents outside tables: what stands in a table is a figure or a status already.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from reports.comparison.moves import FIGURE, SENTENCE, STATUS, Move
from reports.explanation.figure_file import FIGURES, FigureFile, parsed_figures
from reports.explanation.report_sets import ReportSet
from reports.rendering.formatting import NBSP

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = (f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[А-ЯЁA-Z«–])")
_STAMP = ("Сформирован ",)
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class SetContent:
    """A set: its name, figures, and the sentences of each Word document by its path in the set."""

    name: str
    figures: FigureFile
    sentences: Mapping[str, tuple[str, ...]]

    @classmethod
    def of_files(cls, name: str, files: Mapping[str, bytes]) -> SetContent:
        """Read a set from the content of its files."""
        documents = {path: tuple(sentences(content)) for path, content in files.items() if path.endswith(".docx")}
        return cls(name, parsed_figures(files[FIGURES]), documents)

    @classmethod
    def issued(cls, report_set: ReportSet) -> SetContent:
        """Read a set from its folder."""
        names = [name for name in report_set.manifest["files"] if name.endswith((".docx", FIGURES))]
        return cls.of_files(report_set.name, {name: (report_set.folder / name).read_bytes() for name in names})


def sentences(document: bytes) -> Iterator[str]:
    """Yield the sentences of a Word document outside its tables, in order, but for the line that bears its date."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        body = etree.fromstring(package.read("word/document.xml"), _SAFE).find(f"{_WORD}body")
    for paragraph in () if body is None else body.iterchildren(f"{_WORD}p"):
        parts = (part.text or "" if part.tag == f"{_WORD}t" else " " for part in paragraph.iter(*_TEXT))
        text = " ".join("".join(parts).replace(NBSP, " ").split())
        if not text.startswith(_STAMP):
            yield from (part for part in _SENTENCE_END.split(text) if part)


def set_moves(before: SetContent, after: SetContent) -> list[Move]:
    """Return what moved from one set to the other: statuses, then figures by code, then sentences by document."""
    return [*_statuses(before, after), *_figures(before, after), *_sentences(before, after)]


def _statuses(before: SetContent, after: SetContent) -> Iterator[Move]:
    first, second = before.figures.statuses, after.figures.statuses
    if first is None or second is None:
        return
    for school in sorted({*first, *second}):
        was, now = first.get(school, ""), second.get(school, "")
        if was != now:
            yield Move(STATUS, school, "статус", was, now)


def _figures(before: SetContent, after: SetContent) -> Iterator[Move]:
    first, second = before.figures.figures, after.figures.figures
    for code in sorted({*first, *second}):
        was, now = first.get(code), second.get(code)
        if was and now and was.figure.text == now.figure.text and _near(was.figure.value, now.figure.value):
            continue
        known = now or was
        if known is not None:
            texts = (was.figure.text if was else "", now.figure.text if now else "")
            yield Move(FIGURE, Path(known.document).stem, known.label, *texts, code)


def _near(first: object, second: object) -> bool:
    if isinstance(first, int | float) and isinstance(second, int | float):
        return abs(first - second) <= 1e-9
    return first == second


def _sentences(before: SetContent, after: SetContent) -> Iterator[Move]:
    for document in sorted({*before.sentences, *after.sentences}):
        first, second = before.sentences.get(document, ()), after.sentences.get(document, ())
        name = Path(document).stem
        if (document in before.sentences) != (document in after.sentences):
            came = document in after.sentences
            yield Move(SENTENCE, name, "документ", "" if came else "документ есть", "документ есть" if came else "")
            continue
        matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
        for kind, start, stop, new_start, new_stop in matcher.get_opcodes():
            if kind != "equal":
                old, new = first[start:stop], second[new_start:new_stop]
                for place in range(max(len(old), len(new))):
                    was = old[place] if place < len(old) else ""
                    now = new[place] if place < len(new) else ""
                    yield Move(SENTENCE, name, "текст", was, now)
