"""Contents name the headings that are there and their pages as LibreOffice lays them; figures are numbered in order."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx_text import docx_text
from render_all import DOCUMENTS
from report_fixture import report_data

from reports.documents import SHIPPED_TEMPLATES, render_july_school
from reports.pictures import school_pictures

LINE = re.compile(r"^(.+?)\.{3,}\s*(\d+)$", re.MULTILINE)
LONG = ("july_district", "half_year", "methodology")


def _pages(content: bytes, folder: Path) -> list[str]:
    assert shutil.which("soffice"), "LibreOffice (soffice) is needed: see .ci/run"
    (folder / "it.docx").write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, folder / "it.docx"], check=True, capture_output=True, timeout=200)
    done = subprocess.run(["pdftotext", "-layout", folder / "it.pdf", "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_every_heading_stands_on_the_page_that_the_contents_name(name: str, tmp_path: Path) -> None:
    pages = _pages(DOCUMENTS[name](report_data()), tmp_path)
    lines = LINE.findall("\n".join(pages[:3]))
    assert len(lines) >= 9
    for heading, page in lines:
        words = " ".join(heading.split())[:40]
        laid = " ".join(" ".join(line.split()) for line in pages[int(page) - 1].splitlines() if not LINE.match(line))
        assert words in laid, (words, page)


@pytest.mark.parametrize("name", LONG)
def test_contents_lead_to_bookmarks_that_are_there_once(name: str) -> None:
    body = Document(io.BytesIO(DOCUMENTS[name](report_data()))).element.body
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    assert len(links) == len(set(marks)) == len(marks) >= 9
    assert links == marks
    assert len({one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))}) == len(marks)


def test_figures_that_are_there_are_numbered_without_gaps() -> None:
    data = report_data()
    pictures = school_pictures(data, "edu389105")
    for left_out in ("", *pictures):
        some = {name: image for name, image in pictures.items() if name != left_out}
        text = docx_text(render_july_school(data, "edu389105", SHIPPED_TEMPLATES, some).content)
        numbers = [int(number) for number in re.findall(r"^Рисунок\W(\d+) —", text, re.MULTILINE)]
        assert numbers == list(range(1, len(some) + 1))
