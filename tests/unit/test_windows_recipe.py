"""The Windows recipe cannot be run here: what can be checked without Windows is that it is whole.

Where PowerShell is installed its own parser reads the file; elsewhere brackets and quotes are balanced by hand.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

RECIPE = Path(__file__).resolve().parents[2] / "deploy" / "windows-service.ps1"
POWERSHELL = shutil.which("pwsh") or shutil.which("powershell")
PAIRS = {")": "(", "]": "[", "}": "{"}
CMDLETS = {
    "Join-Path", "Test-Path", "Out-Null", "New-ScheduledTaskAction", "New-ScheduledTaskTrigger",
    "New-ScheduledTaskSettingsSet", "New-TimeSpan", "Get-Credential", "Register-ScheduledTask", "Start-ScheduledTask",
    "Get-ScheduledTask", "Get-ScheduledTaskInfo",
}  # fmt: skip
"""Commands of Windows PowerShell 5.1 and of its module ScheduledTasks that the recipe may use."""
PARAMETERS = {
    "New-ScheduledTaskAction": {"Execute", "Argument", "WorkingDirectory"},
    "New-ScheduledTaskTrigger": {"AtStartup"},
    "New-ScheduledTaskSettingsSet": {
        "RestartCount", "RestartInterval", "ExecutionTimeLimit", "StartWhenAvailable", "AllowStartIfOnBatteries",
        "MultipleInstances",
    },
    "Register-ScheduledTask": {"TaskName", "Action", "Trigger", "Settings", "Force", "User", "Password"},
}  # fmt: skip


def _code() -> str:
    """Return the recipe without its comments, continued lines joined."""
    lines = [_without_comment(line) for line in RECIPE.read_text(encoding="utf-8").splitlines()]
    return re.sub(r"`\n\s*", " ", "\n".join(lines))


def _without_comment(line: str) -> str:
    quoted = False
    for place, sign in enumerate(line):
        if sign == '"' and line[place - 1 : place] != "`":
            quoted = not quoted
        elif sign == "#" and not quoted:
            return line[:place].rstrip()
    return line


def test_brackets_and_quotes_are_balanced() -> None:
    open_ones: list[str] = []
    for text in re.split(r'"(?:`.|[^"`])*"', _code()):
        assert '"' not in text, f"a quote is not closed: {text.strip()[:80]}"
        for sign in text:
            if sign in PAIRS.values():
                open_ones.append(sign)
            elif sign in PAIRS:
                assert open_ones, f"«{sign}» closes nothing"
                assert open_ones.pop() == PAIRS[sign]
    assert open_ones == []


def test_only_known_commands_with_known_parameters_are_used() -> None:
    code = _code()
    assert set(re.findall(r"\b[A-Z][a-z]+-[A-Z]\w+", code)) <= CMDLETS
    for command, known in PARAMETERS.items():
        said = re.search(rf"{command}\b(.*)", code)
        assert said is not None, command
        outside = re.sub(r'"(?:`.|[^"`])*"|\([^()]*\)', "", said.group(1)).split("|")[0]
        assert set(re.findall(r"\s-([A-Z]\w+)", outside)) <= known, command


def test_every_variable_is_set_before_it_is_used() -> None:
    code = _code()
    known = {"ErrorActionPreference", "null", "true", "false"}
    for place in re.finditer(r"\$\{?(\w+)", code):
        name = place.group(1)
        before = code[: place.end()]
        is_set = re.search(rf"\$\{{?{name}\}}?\s*(=[^=]|,|\)|in\b)", code[place.start() : place.end() + 12])
        assert name in known or is_set, f"${name} is used before it is set: …{before[-60:]}"
        known.add(name)


def test_it_starts_the_service_with_the_machine_and_closes_what_is_private() -> None:
    code = _code()
    assert '--home `"$WorkFolder`" serve' in code
    assert "-AtStartup" in code
    assert '@("store", "archive", ".salt")' in code
    assert "/inheritance:r" in code
    assert "ExecutionTimeLimit ([TimeSpan]::Zero)" in code  # the service never ends by itself


@pytest.mark.skipif(POWERSHELL is None, reason="PowerShell is not installed: the checks above stand alone")
def test_powershells_own_parser_finds_no_fault() -> None:
    read = f"[System.Management.Automation.Language.Parser]::ParseFile('{RECIPE}', [ref]$null, [ref]$faults)"
    script = f"$faults = $null; $null = {read}; $faults | ForEach-Object {{ $_.Message }}; exit $faults.Count"
    done = subprocess.run(
        [str(POWERSHELL), "-NoProfile", "-Command", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
