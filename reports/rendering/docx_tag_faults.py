"""What is wrong with a tag of a template, in Russian: the words of the template language and the pairs of its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import TemplateError

_TAG = re.compile(r"\{%-?(?:p|tr|tc|r)?\s*(\w+)\b([^%]*)-?%\}")
_SINGLE = re.compile(r"(?<![{%])\{\s*[a-z_][\w.|]*\s*\}(?!\})")
_OPENS = {"for": "endfor", "if": "endif"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}
_MIDDLES = ("else", "elif")
_OTHERS = ("set", "endset", "raw", "endraw", "with", "endwith", "filter", "endfilter", "macro", "endmacro")
_SAID = (
    (r"has no attribute '([^']+)'", "нет поля «{}»; проверьте имя в фигурных скобках"),
    (r"'([^']+)' is undefined", "нет поля «{}»; проверьте имя в фигурных скобках"),
    (r"No filter named '([^']+)'", "нет фильтра «{}»; проверьте слово после знака «|»"),
    (r"No test named '([^']+)'", "нет проверки «{}»; проверьте слово после «is»"),
    (r"Encountered unknown tag '(end\w+)'", "условие или цикл не закрыты либо закрыты дважды: «{}» стоит не на месте"),
    (r"Encountered unknown tag '([^']+)'", "нет тега «{}»; бывают for … endfor, if … else … endif"),
    (r"Unexpected end of template", "условие или цикл не закрыты: нет endfor или endif"),
    (r"expected token 'in', got", "в цикле нет слова «in»: пишется «for строка in список»"),
    (r"expected token '([^']+)', got '([^']+)'", "в теге ожидалось «{}», а стоит «{}»"),
    (r"unexpected char '([^']+)'", "в теге лишний знак «{}»; кавычки в тегах — прямые, имена — латиницей"),
    (r"unexpected '([^']+)'", "в теге лишнее: «{}»"),
    (r"[Ee]xpected an expression, got", "в теге ничего не написано"),
)
"""Patterns of the template language's messages → what to tell; the words it quotes are put in."""


def in_russian(error: TemplateError) -> str:
    """Return what is wrong with a tag in words."""
    message = error.message or ""
    for pattern, told in _SAID:
        if found := re.search(pattern, message):
            return told.format(*found.groups())
    return f"ошибка в теге: {message}"


def unpaired(paragraphs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Return (place, fault) of loops and conditions that are not closed where they must be.

    ``paragraphs`` are the texts of the paragraphs in the order in which they are read, each with its place. Only the
    first fault is told: what follows it hangs on it.
    """
    opened: list[tuple[str, str, str]] = []
    for text, place in paragraphs:
        for found in _TAG.finditer(text):
            word = found[1]
            if word in _OPENS:
                opened.append((word, found[0], place))
            elif word in _CLOSES or word in _MIDDLES:
                wanted = _CLOSES.get(word, "if")
                if opened and (opened[-1][0] == wanted or word == "else"):
                    if word in _CLOSES:
                        opened.pop()
                    continue
                yield (place, _misplaced(found[0], wanted, opened))
                return
            elif word not in _OTHERS:
                yield (place, f"нет тега «{word}»; бывают for … endfor, if … else … endif")
                return
    if opened:
        word, tag, place = opened[-1]
        yield place, f"тег «{tag}» не закрыт: добавьте {_OPENS[word]}"


def _misplaced(tag: str, wanted: str, opened: list[tuple[str, str, str]]) -> str:
    if not opened:
        return f"тег «{tag}» закрывает то, что не открыто: нет {wanted}"
    _, before, where = opened[-1]
    return f"тег «{tag}» стоит раньше, чем закрыт «{before}» ({where})"


def single_braces(text: str) -> list[str]:
    """Return what looks like a tag with one brace on each side: it would be printed as it is."""
    return _SINGLE.findall(text)
