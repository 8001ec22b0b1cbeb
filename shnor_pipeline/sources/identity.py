"""Which school of the register a row means: by login, by ГИА code, or by its exact name, never by similarity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import numpy as np
import pandas as pd

from shnor_pipeline.sources.layouts import load_layout, of_maps
from shnor_pipeline.sources.text import clean, code_number, find_login, login, name_key

_UNTIL = re.compile(r"\((?:до|по|с)\s[^)]*\)")
_HEAD_STEPS = 3
_Key = TypeVar("_Key", bound="str | int | None")


class SchoolDirectory:
    """The schools of the register (a frame with the columns of ``validated_schools``), asked who a reference means.

    A reference is what a file says: a login, a ГИА code or a name. What fits two schools fits none. A branch stands
    for its head school, because its pupils are counted there.
    """

    def __init__(self, schools: pd.DataFrame) -> None:
        records: list[Mapping[str, object]] = [] if schools.empty else schools.to_dict("records")  # type: ignore[assignment]
        self._by_login = _unique((login(row["fisoko_login"]), row["school_id"]) for row in records)
        self._by_code = _unique((code_number(row["gia_code"]), row["school_id"]) for row in records)
        self._by_name = _unique((key, row["school_id"]) for row in records for key in _name_keys(row))
        self._by_bare_name = _unique((_bare(key), row["school_id"]) for row in records for key in _name_keys(row))
        self._head = {
            str(row["school_id"]): head
            for row in records
            if clean(row.get("head_code")) and (head := self._direct(row["head_code"])) not in {None, row["school_id"]}
        }

    def resolve(self, refs: pd.Series, names: pd.Series | None = None) -> pd.Series:
        """Return the school_id of each reference, None where no school or more than one fits.

        ``names`` (the school's name in the file) is tried only where the reference is blank or a name itself: a login
        or code that the register does not know is not overruled by a name that it does.
        """
        found = _each(refs, lambda ref: self._school(clean(ref)))
        if names is not None:
            can_be_named = found.isna() & ~_each(refs, lambda ref: _is_code(clean(ref))).astype(bool)
            found = found.where(~can_be_named, _each(names, lambda name: self._named(clean(name))))
        return found.where(found.notna(), None)

    def _school(self, ref: str) -> str | None:
        found = self._direct(ref)
        return self._counted_under(found) if found else self._named(ref)

    def _direct(self, ref: object) -> str | None:
        if text := login(ref) or find_login(ref):
            return self._by_login.get(text)
        number = code_number(ref)
        return None if number is None else self._by_code.get(number)

    def _named(self, name: str) -> str | None:
        key = school_name_key(name)
        found = self._by_name.get(key) or (self._by_bare_name.get(key) if key == _bare(key) else None)
        return self._counted_under(found) if found else None

    def _counted_under(self, school: str) -> str:
        for _ in range(_HEAD_STEPS):
            school = self._head.get(school) or school
        return school


def school_name_key(name: object) -> str:
    """Return a school's name as such names are compared: full words and their abbreviations are the same.

    Quotes, case, ё and е, Latin look-alikes and spaces do not matter; the legal form (МКОУ, МБОУ) does.
    """
    return _school_name_key(clean(name))


@of_maps(8192)
def _school_name_key(name: str) -> str:
    key = name_key(name)
    for words, short in load_layout("school_names")["abbreviations"].items():
        key = key.replace(words, short)
    return key


def _bare(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if first in load_layout("school_names")["legal_forms"] else key


def _name_keys(row: Mapping[str, object]) -> set[str]:
    former = [_UNTIL.sub("", part) for part in clean(row.get("former_names")).split(";")]
    names = [row.get("name"), row.get("full_name"), *former]
    return {key for name in names if (key := school_name_key(name))}


def _each(values: pd.Series, answer: Callable[[object], object]) -> pd.Series:
    """Return the answer to every value, as objects; equal values are asked about once and share it."""
    codes, distinct = pd.factorize(values)
    answers = np.array([*map(answer, distinct), answer(None)], dtype=object)  # a missing value has the code -1
    return pd.Series(answers[codes], index=values.index, dtype=object)


def _is_code(ref: str) -> bool:
    return bool(login(ref) or find_login(ref)) or code_number(ref) is not None


def _unique(pairs: Iterable[tuple[_Key, object]]) -> dict[_Key, str]:
    """Return key → school where exactly one school has the key; blank keys are left out."""
    schools: defaultdict[_Key, set[str]] = defaultdict(set)
    for key, school in pairs:
        if key not in {None, ""}:
            schools[key].add(str(school))
    return {key: next(iter(ids)) for key, ids in schools.items() if len(ids) == 1}
