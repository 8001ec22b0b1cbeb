"""Every message of the readers, found in the program's own sources: code, severity, words, cure, and where it is made.

Rules are registered; what readers and the safe opening say stands where it is said. So that people still find every
code in one catalogue, the sources are read as syntax: calls that make a finding, a verdict or a refusal with a code.
What is known only at run time is printed as «…».
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shnor_pipeline.findings import Severity

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"[A-Z][A-Z-]*-\d{3}")
FAMILIES = {
    "FILE": "Файл: безопасное открытие",
    "RECOGNITION": "Распознавание вида файла",
    "REGISTRY": "Чтение реестра школ",
    "VPR-READ": "Чтение файлов ВПР",
    "PROTOCOL": "Чтение протоколов ГИА",
    "APPEAL": "Чтение апелляций",
    "EGE-TABLE": "Чтение таблицы ЕГЭ по школам",
    "OBJECTIVITY": "Чтение списка необъективности",
    "CONTEXT": "Чтение контекстных данных",
    "FORM": "Чтение форм центра",
    "XSR": "Сопоставление источников",
}
_SOURCES = ("shnor_pipeline/sources", "shnor_pipeline/intake", "assets/validated", "checks/source_disagreements.py")
_UNKNOWN = "…"
_REFUSALS = ("UnreadableFileError", "CellError")
"""Exceptions that become an error of the file or the cell: they have no severity of their own."""


@dataclass(frozen=True)
class Message:
    """One code: its severities and all wordings, in the order of the sources."""

    code: str
    severities: tuple[Severity, ...]
    messages: tuple[str, ...]
    guidances: tuple[str, ...]

    @property
    def family(self) -> str:
        """The code without its number."""
        return self.code.rpartition("-")[0]


def messages() -> list[Message]:
    """Return the messages of all readers, ordered by code."""
    found: dict[str, list[tuple[Severity, str, str]]] = {}
    for path in _files():
        for code, severity, message, guidance in _Module(path).said():
            found.setdefault(code, []).append((severity, message, guidance))
    return [
        Message(code, *(tuple(dict.fromkeys(item[place] for item in found[code] if item[place])) for place in range(3)))
        for code in sorted(found)
    ]


def codes_in_sources() -> set[str]:
    """Return every code that stands in the sources of the readers: none may lack in the catalogue."""
    return {
        node.value
        for path in _files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def _files() -> Iterator[Path]:
    for place in (ROOT / name for name in _SOURCES):
        yield from sorted(place.glob("*.py")) if place.is_dir() else [place]


class _Module:
    """A module as syntax, with what its names stand for."""

    def __init__(self, path: Path) -> None:
        self._tree = ast.parse(path.read_text(encoding="utf-8"))
        self._scopes = [self._tree, *(n for n in ast.walk(self._tree) if isinstance(n, ast.FunctionDef))]

    def said(self) -> Iterator[tuple[str, Severity, str, str]]:
        """Yield code, severity, message and guidance of every call that makes a coded message."""
        for scope in self._scopes:
            for node in _own_nodes(scope):
                if isinstance(node, ast.Call) and node.args:
                    yield from self._of_call(node, scope)

    def _of_call(self, call: ast.Call, scope: ast.AST) -> Iterator[tuple[str, Severity, str, str]]:
        name = ast.unparse(call.func)
        for code in self._codes(call.args[0], scope):
            rest = [node for node in call.args[1:] if not ast.unparse(node).startswith("Stage.")]
            if name not in _REFUSALS:
                severities = _severities(rest[0], code) if rest else []
                rest = rest[1:]
            else:
                severities = [Severity.ERROR]
            words = [self._text(node, scope) for node in rest[:2]]
            for severity in severities:
                yield code, severity, words[0] if words else "", words[1] if len(words) > 1 else ""

    def _codes(self, node: ast.expr, scope: ast.AST) -> list[str]:
        """Return the codes that an argument may be: written there, or assigned to the name before."""
        return CODE.findall(self._text(node, scope))

    def _text(self, node: ast.expr, scope: ast.AST, depth: int = 0) -> str:
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else _UNKNOWN
        if isinstance(node, ast.JoinedStr):
            parts = [self._text(v, scope, depth) if isinstance(v, ast.Constant) else _UNKNOWN for v in node.values]
            return "".join(parts)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._text(node.left, scope, depth) + self._text(node.right, scope, depth)
        if isinstance(node, ast.IfExp):
            sides = [self._text(side, scope, depth) for side in (node.body, node.orelse)]
            return " / ".join(dict.fromkeys(side for side in sides if side))
        if isinstance(node, ast.Name | ast.Attribute) and depth < 5:
            value = self._assigned(ast.unparse(node), scope, node.lineno)
            return _UNKNOWN if value is None else self._text(value, scope, depth + 1)
        return _UNKNOWN

    def _assigned(self, name: str, scope: ast.AST, line: int) -> ast.expr | None:
        """Return what was last assigned to the name above the line: in the function, else in the module."""
        for place in (scope, self._tree):
            found = None
            for node in _own_nodes(place):
                if isinstance(node, ast.Assign) and node.lineno <= line:
                    found = _value_of(name, node) or found
            if found is not None:
                return found
        return None


def _value_of(name: str, node: ast.Assign) -> ast.expr | None:
    """Return what an assignment gives the name, alone or as an element of a tuple; None where it names others."""
    target = node.targets[0]
    if ast.unparse(target) == name:
        return node.value
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        names = [ast.unparse(item) for item in target.elts]
        return node.value.elts[names.index(name)] if name in names else None
    return None


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a function or module without those of the functions inside."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef):
            yield child
            if isinstance(child, ast.ClassDef):
                continue
            yield from _own_nodes(child)


def _severities(node: ast.expr, code: str) -> list[Severity]:
    """Return the severities named in an argument; where a condition chooses by the code, the one of this code."""
    named = [Severity[name] for name in re.findall(r"Severity\.(\w+)", ast.unparse(node))]
    if isinstance(node, ast.IfExp) and len(named) == 2:
        return [named[0] if code.endswith("001") else named[1]]
    return named
