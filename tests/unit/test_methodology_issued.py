"""A version that reports went out under: its parameters may not change, its comments may."""

import shutil
from pathlib import Path

import pytest

from shnor_pipeline import methodology as module
from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.methodology import keep_issued, load_methodologies
from shnor_pipeline.methodology_issued import first_difference

DEFAULT = Path(module.__file__).parent / "defaults" / "methodology" / "2022-1.yaml"


@pytest.fixture
def folder(tmp_path):
    shutil.copy(DEFAULT, tmp_path / "2022-1.yaml")
    keep_issued(tmp_path, "2022-1")
    return tmp_path


def _edit(folder, old, new):
    path = folder / "2022-1.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_unchanged_version_is_read(folder):
    assert [item.version for item in load_methodologies(folder)] == ["2022-1"]


def test_comments_and_layout_may_change(folder):
    _edit(folder, "  share_pct: 30 ", "  # ещё одно пояснение\n  share_pct:   30.0 ")
    assert load_methodologies(folder)[0].identification.share_pct == 30


@pytest.mark.parametrize(
    ("old", "new", "name", "was", "now"),
    [
        ("share_pct: 30 ", "share_pct: 40 ", "identification.share_pct", "«30»", "«40»"),
        ("pupils_both_parents_he, weight: 1, sign: 1", "pupils_both_parents_he, weight: 1, sign: -1",
         "index.components.he_both.sign", "«1»", "«-1»"),
        ('subject: "русский язык", kind: score, value: 24', 'subject: "русский язык", kind: score, value: 36',
         "thresholds.1.value", "«24»", "«36»"),
    ],
)  # fmt: skip
def test_a_changed_parameter_is_refused_with_line_values_and_cure(folder, old, new, name, was, now):
    _edit(folder, old, new)
    path = folder / "2022-1.yaml"
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1) if new in text)
    with pytest.raises(DeclarationError) as refusal:
        load_methodologies(folder)
    message = str(refusal.value)
    assert message.startswith(f"{path}, строка {line}: «{name}» — ")
    assert f"было {was}, стало {now}" in message
    assert "новым файлом с другими version и valid_from" in message


def test_a_changed_copy_under_a_new_version_is_welcome(folder):
    text = DEFAULT.read_text(encoding="utf-8").replace('version: "2022-1"', 'version: "2023-1"')
    text = text.replace("share_pct: 30 ", "share_pct: 40 ").replace("2019-2020", "2023-2024", 1)
    (folder / "2023-1.yaml").write_text(text, encoding="utf-8")
    assert [item.version for item in load_methodologies(folder)] == ["2022-1", "2023-1"]


def test_the_first_issue_is_what_is_kept(folder):
    _edit(folder, "share_pct: 30 ", "share_pct: 40 ")
    keep_issued(folder, "2022-1")
    with pytest.raises(DeclarationError):
        load_methodologies(folder)


def test_lists_of_another_length_and_missing_parameters_differ():
    assert first_difference({"a": [1, 2]}, {"a": [1]}) == ("a",)
    assert first_difference({"a": 1}, {}) == ("a",)
    assert first_difference({}, {"b": 1}) == ("b",)
    assert first_difference({"a": [1, {"c": 2}]}, {"a": [1, {"c": 2}]}) is None
