"""How many honest schools the signals would ask about: measured by simulation, printed wherever signals are shown.

The measurement of the shipped parameters is kept beside (``false_alarms.yaml``), for it costs seconds; other parameters
are measured when they are first asked for. ``python -m reports.view_models.false_alarms`` measures anew and writes it.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import yaml

from reports.rendering.formatting import NBSP, integer, lower_first, percent
from shnor_pipeline import methodology as methodology_module
from shnor_pipeline.domain.false_alarms import SIGNALS, FalseAlarms, false_alarms
from shnor_pipeline.methodology import Methodology, load_methodologies

RECORD = Path(__file__).with_name("false_alarms.yaml")
_HEAD = "# Доля честных школ, получающих сигнал за год. Измерено: python -m reports.view_models.false_alarms\n"
SIGNAL_TITLES = {
    "M1": "Средний результат выше района",
    "M2": "Выброс на границе отметки",
    "M3": "ВПР ниже журнала",
    "M4": "Падение качества через год",
}
_known: dict[str, FalseAlarms] = {}


def measured(methodology: Methodology) -> FalseAlarms:
    """Return the measurement for the parameters of the method: the kept one, else a new one."""
    key = parameters_key(methodology)
    if key not in _known:
        _known[key] = recorded().get(key) or false_alarms(methodology)
    return _known[key]


def parameters_key(methodology: Methodology) -> str:
    """Return what the measurement depends on, as a short digest."""
    parts = {
        "objectivity": methodology.objectivity.model_dump(mode="json"),
        "small_groups": methodology.small_groups.model_dump(mode="json"),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def recorded() -> dict[str, FalseAlarms]:
    """Return the kept measurements by the digest of their parameters."""
    return {key: FalseAlarms(**item) for key, item in yaml.safe_load(RECORD.read_text(encoding="utf-8")).items()}


def false_alarm_sentence(methodology: Methodology) -> str:
    """Return in words how far a signal may be chance: what was measured, and what the method allows."""
    found, allowed = measured(methodology), 100 * methodology.objectivity.false_alarm
    verdict = (
        f"Это в пределах допустимых методикой {percent(allowed, 0)}."
        if 100 * found.highest <= allowed
        else f"Это больше допустимых методикой {percent(allowed, 0)}: сигнал сам по себе ничего не значит."
    )
    each = ", ".join(f"{_title(name)}{NBSP}— {percent(100 * found.by_signal[name])}" for name in SIGNALS)
    return (
        f"Как часто сигнал бывает случайным: на смоделированных данных ({integer(2 * found.schools_n)} школ, работы "
        f"оценены честно) хотя бы один сигнал за год получили {percent(100 * found.alike)} школ там, где школы "
        f"одинаковы, и {percent(100 * found.unlike)} там, где школы различаются; по видам: {each}. {verdict}"
    )


def _title(name: str) -> str:
    title = SIGNAL_TITLES[name]
    return title if title.startswith("ВПР") else lower_first(title)


def write_record() -> None:
    """Measure the shipped versions anew and write the record."""
    shipped = Path(methodology_module.__file__).parent / "defaults" / "methodology"
    found = {}
    for methodology in load_methodologies(shipped):
        made = false_alarms(methodology)
        found[parameters_key(methodology)] = {
            "schools_n": made.schools_n,
            "alike": round(made.alike, 6),
            "unlike": round(made.unlike, 6),
            "by_signal": {name: round(share, 6) for name, share in made.by_signal.items()},
        }
    RECORD.write_text(_HEAD + yaml.safe_dump(found, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    write_record()
