"""The settings file: what is taken, and what is refused with a sentence that names the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_pipeline.settings import SettingsError, find_home, load_settings


def _home(folder: Path, text: str) -> Path:
    (folder / "shnor.toml").write_text(text, encoding="utf-8")
    return folder


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(_home(tmp_path, ""))
    assert settings.territory.name == "Братский район"
    assert settings.timezone == "Asia/Irkutsk"
    assert settings.warehouse_url == f"sqlite:///{tmp_path / 'warehouse.db'}"
    assert settings.published_folder == tmp_path / "published"


def test_sections_are_read(tmp_path: Path) -> None:
    text = '[territory]\nname = "Другой район"\n[calendar]\njuly = "10.07"\nhalf_year = ["15.01", "15.07"]\n'
    settings = load_settings(_home(tmp_path, text))
    assert settings.territory.name == "Другой район"
    assert settings.calendar.july == "10.07"
    assert settings.calendar.half_year == ("15.01", "15.07")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("timezon = 'Asia/Irkutsk'", "timezon"),
        ("[territory]\nnom = 'x'", "territory.nom"),
        ("timezone = 'Asia/Bratsk'", "Asia/Bratsk"),
        ("[calendar]\njuly = '29.02'", "29.02"),
        ("[calendar]\nat = 'утром'", "утром"),
        ("settle_seconds = -1", "settle_seconds"),
        ("timezone = 5", "timezone"),
        ("territory = 5", "territory"),
        ("home = 'x'", "home"),
        ("это не toml", "TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load_settings(_home(tmp_path, text))


def test_a_folder_without_settings_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="shnor init"):
        load_settings(tmp_path)


def test_the_database_comes_from_the_environment_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHNOR_DATABASE_URL", "postgresql+psycopg2://db/x")
    assert load_settings(_home(tmp_path, "database_url = 'sqlite:///y'")).warehouse_url == "postgresql+psycopg2://db/x"


def test_the_working_folder_is_the_argument_then_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHNOR_HOME", str(tmp_path / "b"))
    assert find_home(tmp_path / "a") == tmp_path / "a"
    assert find_home() == tmp_path / "b"
