"""One catalogue holds every code that a user may meet: rules, readers, and the comparison of sources."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from checks.catalogue_document import DOCUMENT
from checks.messages import CODE, FAMILIES, ROOT, codes_in_sources, messages
from checks.rule import all_rules
from checks.source_disagreements import CODES
from shnor_pipeline.findings import Severity
from shnor_pipeline.sources.reading import ReadingContext
from shnor_pipeline.sources.recognition import read_file

MESSAGES = {item.code: item for item in messages()}


def test_every_code_of_the_sources_is_in_the_catalogue() -> None:
    assert codes_in_sources() <= set(MESSAGES)
    assert set(CODES) <= set(MESSAGES)
    listed = set(re.findall(r"^\| ([A-Z-]+-\d{3}) \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == set(MESSAGES) | {rule.code for rule in all_rules()}


def test_codes_stand_nowhere_else() -> None:
    """A coded finding made in a folder that the catalogue does not read would be missing from it."""
    known = set(MESSAGES) | {rule.code for rule in all_rules()}
    for package in ("shnor_pipeline", "assets", "checks", "reports"):
        for path in (ROOT / package).rglob("*.py"):
            found = set(re.findall(rf'"({CODE.pattern})"', path.read_text(encoding="utf-8")))
            assert found <= known, path


def test_rules_and_messages_share_no_code() -> None:
    assert not set(MESSAGES) & {rule.code for rule in all_rules()}


def test_every_message_has_words_a_severity_a_family_and_errors_a_cure() -> None:
    for code, item in MESSAGES.items():
        assert item.family in FAMILIES, code
        assert item.severities, code
        assert item.messages, code
        assert all(re.search("[а-яё]{3}", text) for text in item.messages), code
        if Severity.ERROR in item.severities:
            assert item.guidances, code


def test_words_are_those_that_are_said(tmp_path: Path) -> None:
    """The catalogue is read from the sources: what a file is really told must match one of its wordings."""
    (tmp_path / "пусто.xlsx").write_bytes(b"")
    (tmp_path / "текст.csv").write_text("один;два\nтри;четыре\n", encoding="utf-8")
    pd.DataFrame([["Реестр"]]).to_csv(tmp_path / "два.csv", sep=";", index=False)
    for path in sorted(tmp_path.iterdir()):
        for finding in read_file(path, ReadingContext(salt="соль")).findings:
            patterns = [".*".join(map(re.escape, text.split("…"))) for text in MESSAGES[finding.code].messages]
            assert any(re.fullmatch(pattern, finding.message, re.DOTALL) for pattern in patterns), finding
