"""A YAML declaration read into a typed model; every fault is named by file, line and cure.

People edit these files by hand, so that an unknown key, a wrong type or a key written twice is refused with a
Russian sentence that says where it stands and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from shnor_pipeline.told import ToldError

_M = TypeVar("_M", bound="Declared")
_Place = tuple[str | int, ...]

_CURES = {
    "extra_forbidden": "неизвестный параметр: удалите строку или исправьте имя",
    "missing": "обязательный параметр не указан: добавьте его",
    "string_type": "нужен текст: возьмите значение в кавычки",
    "int_type": "нужно целое число без кавычек",
    "int_from_float": "нужно целое число",
    "float_type": "нужно число без кавычек; дробная часть — через точку",
    "finite_number": "нужно конечное число",
    "bool_type": "нужно true или false",
    "model_type": "нужен раздел из строк «параметр: значение»",
    "dict_type": "нужен раздел из строк «параметр: значение»",
    "tuple_type": "нужен список: [первое, второе] или строки с «- »",
    "too_short": "список или раздел не может быть пустым",
    "too_long": "слишком много значений",
}


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it (every published wheel): ten times as fast, the same marks."""


def load_yaml(text: str) -> Any:
    """Return the plain content of a YAML text; yaml.YAMLError where it is none."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - the C twin of SafeLoader


class DeclarationError(ToldError, ValueError):
    """The file cannot be used; the message is a Russian sentence that names file, line and cure."""


class Declared(BaseModel):
    """Base of declared sections: unknown keys refused, types strict, values never changed after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def read_declaration(path: Path, model: type[_M]) -> _M:
    """Return the file's content as the model; raise DeclarationError naming file, line, parameter and cure."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DeclarationError(f"{path}: файл не открывается ({error.strerror}): проверьте имя и права") from error
    except UnicodeDecodeError as error:
        raise DeclarationError(f"{path}: файл не в кодировке UTF-8: сохраните его как UTF-8") from error
    try:
        tree = yaml.compose(text, Loader=_LOADER)
        data = load_yaml(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DeclarationError(
            f"{path}, строка {line}: запись YAML нарушена: проверьте отступы, двоеточия и кавычки"
        ) from error
    if not isinstance(tree, yaml.MappingNode):
        raise DeclarationError(f"{path}, строка 1: нужны строки «параметр: значение»")
    for name, line in _repeated(tree):
        raise DeclarationError(f"{path}, строка {line}: «{name}» указан дважды: оставьте одну строку")
    try:
        return model.model_validate(_frozen(data))
    except ValidationError as error:
        # A misspelt parameter is reported twice, as unknown and as missing: the unknown one tells where to mend it.
        found = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
        faults = [_sentence(path, tree, fault) for fault in found]
        raise DeclarationError("\n".join(faults)) from error


def line_of(path: Path, place: tuple[str | int, ...]) -> int:
    """Return the line of a parameter in a file, or that of its section where it is missing."""
    return _line(_tree(path.read_text(encoding="utf-8-sig")), place)


@lru_cache(maxsize=4)
def _tree(text: str) -> yaml.Node:
    """Parse a text once: whoever asks for the line of one parameter asks for those of fifty."""
    return yaml.compose(text, Loader=_LOADER)


def _frozen(value: Any) -> Any:
    """Return the value with its lists as tuples, as the strict models want them."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _repeated(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)


def _sentence(path: Path, tree: yaml.MappingNode, fault: Any) -> str:
    place: _Place = tuple(part for part in fault["loc"] if part != "[key]")
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    context = fault.get("ctx") or {}
    kind = str(fault["type"])
    if kind == "value_error":
        cure = str(context.get("error"))
    elif kind == "literal_error":
        cure = f"нужно одно из: {context.get('expected')}".replace(" or ", " или ")
    elif kind.startswith(("greater_than", "less_than")):
        limit = next(iter(context.values()), "")
        words = {"greater_than_equal": "не меньше", "greater_than": "больше", "less_than_equal": "не больше"}
        cure = f"нужно число {words.get(kind, 'меньше')} {limit}"
    else:
        cure = _CURES.get(kind, "недопустимое значение: сверьте с файлом по умолчанию")
    return f"{path}, строка {_line(tree, place)}: {f'«{name}» — ' if name else ''}{cure}"


def _line(node: yaml.Node, place: _Place) -> int:
    """Return the line of the parameter, or that of the section where it is missing."""
    line = node.start_mark.line + 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if found is None:
                return line
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line
