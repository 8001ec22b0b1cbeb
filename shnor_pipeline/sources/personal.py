"""The door where personal data stops: names and document numbers become salted codes, or nothing at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_CODE_BYTES = 8


def pupil_code(salt: str, *parts: object) -> str:
    """Return a 16-character code of a pupil, the same for the same parts and salt, not reversible without the salt.

    Parts are compared as people would: case, surrounding and doubled spaces, and ё/е do not matter.
    """
    text = "\x1f".join(" ".join(str(part).replace("\xa0", " ").split()).casefold().replace("ё", "е") for part in parts)
    return hashlib.blake2b(text.encode(), key=salt.encode()[:64], digest_size=_CODE_BYTES).hexdigest()


def pupil_codes(salt: str, rows: Iterable[tuple[object, ...]]) -> list[str]:
    """Return ``pupil_code`` of each tuple of parts."""
    return [pupil_code(salt, *parts) for parts in rows]
