"""Where everything of a Word document stands on the pages that LibreOffice lays out.

Before it is laid out, every paragraph and every row of a table gets a mark in letters of one point, too small to move
anything; the text of the pages then says on which page each of them came to stand, and which of them were lost.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reports.rendering.docx_styles import CAPTION, LEAD, NOTE

_MARK = re.compile(r"zq(\d+)x(\d+)qz")
_BROKEN = re.compile(r"\(?[−+]?\d[\d,]*[–…]\n")
_SIGNED = "должность"


@dataclass(frozen=True)
class Block:
    """A paragraph (its beginning and end) or a table (its rows): words, style, and the page of each; 0 where lost."""

    kind: str
    words: str
    pages: tuple[int, ...]
    heads: int = 0


@dataclass(frozen=True)
class Layout:
    """The blocks of a document in order, and the text of its pages."""

    blocks: tuple[Block, ...]
    pages: tuple[str, ...]


def lay_out(documents: Mapping[str, bytes], folder: Path) -> dict[str, Layout]:
    """Return the layout of each document by its name; LibreOffice runs once for all of them."""
    assert shutil.which("soffice"), "LibreOffice (soffice) is needed: see .ci/run"
    folder.mkdir(parents=True, exist_ok=True)
    marked = {
        name: _marked(content, folder / f"{number}.docx") for number, (name, content) in enumerate(documents.items())
    }
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}", "--convert-to", "pdf"]
    files = [str(folder / f"{number}.docx") for number in range(len(documents))]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return {name: _read(folder / f"{number}.pdf", blocks) for number, (name, blocks) in enumerate(marked.items())}


@dataclass(frozen=True)
class _Source:
    kind: str
    words: str
    lines: int
    heads: int


def _marked(content: bytes, path: Path) -> list[_Source]:
    """Write the document with its marks and return what was marked."""
    document = Document(io.BytesIO(content))
    found: list[_Source] = []
    for element in list(document.element.body):
        number = len(found)
        if element.tag == qn("w:p"):
            words = "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()
            if not words and element.find(f".//{qn('w:drawing')}") is None:
                continue
            style = document.styles.element.find(f".//{qn('w:style')}[@{qn('w:styleId')}='{element.style}']")
            name = style.find(qn("w:name")).get(qn("w:val")) if style is not None else ""
            _mark(element, number, 1)
            _mark(element, number, 0, first=True)
            found.append(_Source(name, words, 2, 0))
        elif element.tag == qn("w:tbl"):
            rows = element.findall(qn("w:tr"))
            words = "".join(part.text or "" for part in element.iter(qn("w:t")))
            for place, row in enumerate(rows):
                _mark(next(row.iter(qn("w:p"))), number, place)
            heads = sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)
            found.append(_Source("table", words, len(rows), heads))
    document.save(str(path))
    return found


def _mark(paragraph: object, number: int, line: int, *, first: bool = False) -> None:
    """Put the mark at the end of a paragraph, or at its beginning."""
    run = parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:color w:val="FFFFFF"/><w:sz w:val="2"/></w:rPr>'
        f"<w:t>zq{number}x{line}qz</w:t></w:r>"
    )
    properties = paragraph.find(qn("w:pPr"))  # type: ignore[attr-defined]
    place = 0 if properties is None else 1
    paragraph.insert(place if first else len(paragraph), run)  # type: ignore[attr-defined, arg-type]


def _read(path: Path, sources: list[_Source]) -> Layout:
    done = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True)
    pages = done.stdout.decode().split("\f")[:-1]
    places: dict[tuple[int, int], int] = {}
    for page, text in enumerate(pages, start=1):
        for found in _MARK.finditer(text):
            places.setdefault((int(found[1]), int(found[2])), page)
    blocks = [
        Block(one.kind, one.words, tuple(places.get((number, line), 0) for line in range(one.lines)), one.heads)
        for number, one in enumerate(sources)
    ]
    return Layout(tuple(blocks), tuple(_MARK.sub("", text) for text in pages))


def page_faults(layout: Layout) -> list[str]:
    """Return everything that stands on a wrong page, or on none."""
    return [*_lost(layout), *_lone_rows(layout), *_parted(layout), *_broken(layout), *_bare(layout)]


def _lost(layout: Layout) -> Iterator[str]:
    for block in layout.blocks:
        if 0 in block.pages:
            lines = [number for number, page in enumerate(block.pages) if not page]
            yield f"lost: {block.kind} «{block.words[:60]}», lines {lines}"


def _lone_rows(layout: Layout) -> Iterator[str]:
    """A row alone on a page, where the table has others."""
    for block in layout.blocks:
        lines = block.pages[block.heads :]
        if block.kind == "table" and len(lines) > 1:
            for page in (lines[0], lines[-1]):
                if lines.count(page) == 1:
                    yield f"a row alone on page {page}: «{block.words[:60]}»"


def _parted(layout: Layout) -> Iterator[str]:
    """A heading, a caption or a lead that ends a page, a note that begins one, a signature without the text above."""
    for block, after in zip(layout.blocks, layout.blocks[1:], strict=False):
        last, first = block.pages[-1], after.pages[0]
        keeps = block.kind.lower().startswith("heading") or block.kind in (CAPTION, LEAD)
        if (keeps or (after.kind == NOTE and block.kind == "table")) and last != first:
            yield f"page {last} ends with {block.kind} «{block.words[:60]}»"
    for place, block in enumerate(layout.blocks):
        if block.kind == "table" and _SIGNED in block.words:
            above = [one for one in layout.blocks[:place] if one.words][-2:]
            if any(one.pages[-1] != block.pages[0] for one in above):
                yield f"the signature on page {block.pages[0]} parted from «{above[0].words[:60]}»"


def _broken(layout: Layout) -> Iterator[str]:
    for number, text in enumerate(layout.pages, start=1):
        for found in _BROKEN.finditer(text):
            yield f"page {number} breaks an interval: «{found.group().strip()}»"


def _bare(layout: Layout) -> Iterator[str]:
    """A page in the middle that holds next to nothing: no picture, and not the end of what is signed."""
    pictured = {page for block in layout.blocks if not block.words for page in block.pages}
    for number, text in enumerate(layout.pages[:-1], start=1):
        if len("".join(text.split())) < _LEAST and number not in pictured and _SIGNED not in text:
            yield f"page {number} holds next to nothing: «{text.strip()[:60]}»"


_LEAST = 250
"""Letters that a page without a picture has at least."""
