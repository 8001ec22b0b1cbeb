"""Whether a row belongs to our municipality, judged by the municipality's name in the row."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from shnor_pipeline.sources.text import clean, header_text

_CODE = re.compile(r"\(?reg\d{2}_m\d{3}\)?\s*\|?")
_NOT_TELLING = frozenset({"муниципальный", "муниципальное", "образование", "мо"})
_DISTRICT = {"р-н": "район", "мр": "район"}


def municipality_key(cell: object) -> str:
    """Return the name of a municipality as such names are compared.

    The system's code («reg38_m905 | …», «…(reg38_m905)») and the words that everyone leaves out now and then
    («муниципальный», «МО») do not matter: «Братский муниципальный район» is «Братский район». «Город Братск» is not.
    """
    return _key(clean(cell))


@lru_cache(maxsize=2048)
def _key(text: str) -> str:
    words = header_text(_CODE.sub(" ", text)).split()
    return " ".join(_DISTRICT.get(word, word) for word in words if word not in _NOT_TELLING)


def is_foreign(column: pd.Series, municipality: str) -> pd.Series:
    """Say of each cell whether it names a municipality other than ours; a blank cell or unknown ours says nothing."""
    ours = municipality_key(municipality)
    if not ours:
        return pd.Series(data=False, index=column.index)
    named = column.map(municipality_key)
    return (named != "") & (named != ours)
