"""The font that travels inside every document, so that it looks the same where Times New Roman is not installed.

Tinos (SIL Open Font License 1.1, embedding allowed, fsType 0) has the metrics of Times New Roman: lines break where
they did. It is embedded as ECMA-376 says (part 1, 17.8.1): the first 32 bytes of the font are combined with the key
that stands in the font table.
"""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

FONT, ALTERNATIVE = "Tinos", "Times New Roman"
_FOLDER = Path(__file__).with_name("fonts")
_FILES = {"embedRegular": "Tinos-Regular-subset.ttf", "embedBold": "Tinos-Bold-subset.ttf"}
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_OBFUSCATED = 32
_BEFORE = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime")
"""Settings that the schema wants before ``embedTrueTypeFonts``, of those that a new document has."""
_TABLE = "/word/fontTable.xml"


def embed_fonts(document: Document) -> None:
    """Put the fonts into the package, name them in the font table and tell Word to keep them when it saves."""
    package = document.part.package
    assert package is not None  # noqa: S101 - a document that was just made has one
    [table] = [part for part in package.iter_parts() if str(part.partname) == _TABLE]
    embedded = ""
    for number, (element, name) in enumerate(_FILES.items(), start=1):
        content = (_FOLDER / name).read_bytes()
        key = font_key(content)
        part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _TYPE, obfuscated(content, key), package)
        relation = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        embedded += f'<w:{element} r:id="{relation}" w:fontKey="{key}"/>'
    table._blob = (  # noqa: SLF001 - python-docx has no API for the font table
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w", "r")}>'
        f"{_entry(FONT, ALTERNATIVE, embedded)}{_entry(ALTERNATIVE, FONT)}</w:fonts>"
    ).encode()
    settings = document.settings.element
    earlier = [place for place, one in enumerate(settings) if one.tag in {qn(f"w:{name}") for name in _BEFORE}]
    settings.insert(max(earlier, default=-1) + 1, OxmlElement("w:embedTrueTypeFonts"))


def font_key(content: bytes) -> str:
    """Return the key of a font as a GUID in braces, the same for the same font."""
    return f"{{{str(uuid.UUID(bytes=hashlib.sha256(content).digest()[:16])).upper()}}}"


def obfuscated(content: bytes, key: str) -> bytes:
    """Return the font with its first 32 bytes combined with the key, last byte first; done twice it undoes itself."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ mask[place % len(mask)] for place, byte in enumerate(content[:_OBFUSCATED]))
    return head + content[_OBFUSCATED:]


def _entry(name: str, alternative: str, embedded: str = "") -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{alternative}"/><w:panose1 w:val="02020603050405020304"/>'
        f'<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/>{embedded}</w:font>'
    )
