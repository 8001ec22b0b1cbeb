"""The font travels inside every document: readable, complete, and enough where no other serif is installed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from render_all import DOCUMENTS
from report_fixture import report_data

from reports.documents import SHIPPED_TEMPLATES
from reports.rendering.docx_fonts import FONT, obfuscated

LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№—–«»„“…−×·Δλ0123456789%"
ONLY_DEJAVU = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{cache}</cachedir></fontconfig>"""


def _fonts(content: bytes) -> dict[str, TTFont]:
    """Return the embedded fonts as a program reads them, by the element that names them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        table = archive.read("word/fontTable.xml").decode()
        relations = archive.read("word/_rels/fontTable.xml.rels").decode()
        found = {}
        for element, relation, key in re.findall(r'<w:(embed\w+) r:id="(\w+)" w:fontKey="([^"]+)"', table):
            [target] = re.findall(rf'Id="{relation}"[^>]*Target="([^"]+)"', relations)
            plain = obfuscated(archive.read(f"word/{target}"), key)
            found[element] = TTFont(io.BytesIO(plain))
        return found


@pytest.mark.parametrize("template", sorted(path.name for path in SHIPPED_TEMPLATES.glob("*.docx")))
def test_every_template_carries_regular_and_bold(template: str) -> None:
    fonts = _fonts((SHIPPED_TEMPLATES / template).read_bytes())
    assert fonts.keys() == {"embedRegular", "embedBold"}
    for font in fonts.values():
        assert font["name"].getDebugName(1) == FONT
        assert font["OS/2"].fsType == 0, "the font may be embedded for editing"
        assert set(map(ord, LETTERS)) <= font.getBestCmap().keys()


def test_a_document_names_one_family_and_word_is_told_to_keep_it() -> None:
    content = DOCUMENTS["september"](report_data())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles, settings = (archive.read(f"word/{name}.xml").decode() for name in ("styles", "settings"))
        types = archive.read("[Content_Types].xml").decode()
    used = [name for name in re.findall(r'w:ascii="([^"]+)"', styles) if "Theme" not in name]
    assert FONT in used
    assert "w:embedTrueTypeFonts" in settings
    assert types.count("obfuscatedFont") == 2
    assert _fonts(content).keys() == {"embedRegular", "embedBold"}


@pytest.mark.slow
def test_without_any_other_serif_the_document_is_laid_out_in_its_own_font(tmp_path: Path) -> None:
    assert shutil.which("soffice"), "LibreOffice (soffice) is needed: see .ci/run"
    (tmp_path / "fonts.conf").write_text(ONLY_DEJAVU.format(cache=tmp_path / "cache"), encoding="utf-8")
    (tmp_path / "it.docx").write_bytes(DOCUMENTS["september"](report_data()))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "it.docx"],
        check=True, capture_output=True, timeout=200, env={"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
                                                          "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )  # fmt: skip
    done = subprocess.run(["pdffonts", tmp_path / "it.pdf"], capture_output=True, check=True, encoding="utf-8")
    assert f"{FONT}-Regular" in done.stdout
    assert f"{FONT}-Bold" in done.stdout
