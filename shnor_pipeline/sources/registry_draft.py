"""A draft of the school registry from the identities found in files: one row per school, questions where unsure.

Identities are what files call schools: a login, a ГИА code, a name. Rows of one login are one school; a code belongs to
a login only where a file states both; a name without login or code is joined to a school when it is the same name in
another spelling (look-alike letters, quotes, ё and е, abbreviations), and asked about when it is merely similar.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz

from shnor_pipeline.sources.identity import school_name_key
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.text import clean, code_number, gia_code, login, unmix

IDENTITY_COLUMNS = ("kind", "ref", "name", "school_year", "exam", "rows_n")
DRAFT_COLUMNS = (
    "gia_code", "fisoko_login", "name", "full_name", "type", "status", "former_names", "question", "confidence",
    "sources",
)  # fmt: skip
SIMILAR = 86
"""From this similarity (0–100) on two different names are asked about as perhaps one school."""
CERTAIN, LIKELY, UNSURE = "уверенно", "вероятно", "нужен ответ"
_MUNICIPALITY = "МСУ "
_NUMBER = re.compile(r"№ ?(\d+)")
_FEW_KINDS = 1
_CLASSES = {"НОШ": 4, "ООШ": 9}
_EXAM_GRADE = {"ОГЭ": 9, "ГВЭ-9": 9, "ЕГЭ": 11, "ГВЭ-11": 11}


@dataclass
class _School:
    """What is known of one school while the draft is made; ``names`` are (school year, name)."""

    login: str = ""
    code: str = ""
    names: set[tuple[int, str]] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    exams: set[str] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)
    questions: list[str] = field(default_factory=list)

    def name_keys(self) -> set[str]:
        """Return the names as they are compared."""
        return {school_name_key(name) for _, name in self.names}

    def take(self, other: _School) -> None:
        """Take over what is known of another identity of the same school."""
        self.names |= other.names
        self.kinds += other.kinds
        self.exams |= other.exams
        self.municipalities |= other.municipalities


@dataclass(frozen=True)
class Draft:
    """The proposed rows (``DRAFT_COLUMNS``); every spelling (``name``, ``school``, ``decision``); codes left out."""

    schools: pd.DataFrame
    spellings: pd.DataFrame
    left_out: pd.DataFrame


def draft_registry(identities: pd.DataFrame, stated_codes: Sequence[tuple[str, str]] = ()) -> Draft:
    """Return the draft; ``identities`` has ``IDENTITY_COLUMNS``, ``stated_codes`` are (login, code) named together.

    ``exam`` and ``school_year`` of an identity tell the type of a school and the order of its names. Codes of other
    municipalities (named «МСУ n», n unlike that of our own codes) are left out and counted.
    """
    by_login, by_code, by_name = _gathered(identities)
    unknown_codes = _join_codes(by_login, by_code, stated_codes)
    foreign = _foreign(unknown_codes, {n for school in by_login.values() for n in school.municipalities})
    spellings: list[tuple[str, str, str]] = []
    strangers = _join_names([*by_login.values()], by_name, spellings)
    _ask_about_twins([*by_login.values()])
    rows = [_row(school, spellings) for _, school in sorted(by_login.items())]
    rows += [_row(school, spellings) for number, school in sorted(unknown_codes.items()) if number not in foreign]
    rows += [_row(school, spellings) for school in strangers]
    left = [(by_code[n].code, ", ".join(sorted(by_code[n].municipalities)), by_code[n].kinds.total()) for n in foreign]
    return Draft(
        pd.DataFrame(rows, columns=list(DRAFT_COLUMNS)),
        pd.DataFrame(spellings, columns=["name", "school", "decision"]).drop_duplicates(ignore_index=True),
        pd.DataFrame(left, columns=["code", "municipality", "rows_n"]),
    )


def _gathered(identities: pd.DataFrame) -> tuple[dict[str, _School], dict[int, _School], dict[str, _School]]:
    """Return what is known by login, by code (as a number, for leading zeros get lost) and by name alone."""
    by_login: dict[str, _School] = {}
    by_code: dict[int, _School] = {}
    by_name: dict[str, _School] = {}
    for row in identities.to_dict("records"):
        ref, name = clean(row["ref"]), clean(row["name"])
        own, number = login(ref), code_number(ref)
        if own:
            school = by_login.setdefault(own, _School(login=own))
        elif number is not None:
            school = by_code.setdefault(number, _School())
            school.code = max(school.code, gia_code(ref), key=len)
        elif key := school_name_key(ref or name):
            name = name or ref
            school = by_name.setdefault(key, _School())
        else:
            continue
        if name.startswith(_MUNICIPALITY):
            school.municipalities.add(name)
        elif name:
            school.names.add((_year(row["school_year"]), name))
        school.kinds[clean(row["kind"])] += int(row["rows_n"])
        school.exams |= {clean(row["exam"])} - {""}
    return by_login, by_code, by_name


def _year(value: object) -> int:
    number = pd.to_numeric(pd.Series([value]), errors="coerce").iloc[0]
    return 0 if pd.isna(number) else int(number)


def _join_codes(
    by_login: Mapping[str, _School], by_code: Mapping[int, _School], stated: Iterable[tuple[str, str]]
) -> dict[int, _School]:
    """Give each login the code that a file states beside it; return the codes that nothing connects with a school."""
    pairs = {(login(own), code_number(code)) for own, code in stated}
    codes_of: dict[str, set[int]] = {}
    logins_of: dict[int, set[str]] = {}
    for own, number in pairs:
        if own in by_login and number is not None:
            codes_of.setdefault(own, set()).add(number)
            logins_of.setdefault(number, set()).add(own)
    for own, numbers in codes_of.items():
        met = sorted(number for number in numbers if number in by_code) or sorted(numbers)
        school = by_login[own]
        if len(met) > 1 or any(len(logins_of[number]) > 1 for number in met):
            listed = ", ".join(str(number) for number in sorted(numbers))
            school.questions.append(f"в контекстных данных коды ОО противоречат друг другу ({listed}): какой верен?")
            continue
        school.code = by_code[met[0]].code if met[0] in by_code else f"{met[0]:06d}"
        if others := numbers - {met[0]}:
            listed = ", ".join(str(number) for number in sorted(others))
            school.questions.append(
                f"в контекстных данных назван и другой код ({listed}), в протоколах его нет: опечатка?"
            )
        if met[0] in by_code:
            school.take(by_code[met[0]])
    taken = {code_number(school.code) for school in by_login.values() if school.code}
    unknown = {number: school for number, school in by_code.items() if number not in taken}
    for school in unknown.values():
        school.questions.append(
            f"код встречается в протоколах ГИА (записей: {school.kinds.total()}), но ни один файл не называет его "
            "школу: впишите код в строку этой школы, а эту строку удалите"
        )
    return unknown


def _foreign(codes: Mapping[int, _School], ours: set[str]) -> list[int]:
    """Return the codes that stand only under another municipality; none where ours is not known yet."""
    return sorted(
        n for n, school in codes.items() if ours and school.municipalities and not school.municipalities & ours
    )


def _join_names(
    schools: Sequence[_School], by_name: Mapping[str, _School], spellings: list[tuple[str, str, str]]
) -> list[_School]:
    """Join names without login or code to the school of that name; return those that only a person can place."""
    strangers = []
    for key, named in sorted(by_name.items()):
        same = [
            school
            for school in schools
            if key in school.name_keys() or _bare(key) in {_bare(k) for k in school.name_keys()}
        ]
        if len(same) == 1:
            same[0].take(named)
            continue
        written = max(name for _, name in named.names)
        if same:
            named.questions.append(f"такое имя у нескольких школ ({', '.join(_ref(one) for one in same)}): какая это?")
        elif near := _nearest(key, schools):
            school, score = near
            named.questions.append(
                f"похоже на «{_current(school)}» ({_ref(school)}), сходство {score:.0f} из 100: если это она, "
                "впишите это имя в её «Прежние наименования», а эту строку удалите"
            )
        else:
            named.questions.append("нет ни логина, ни кода: школа нашего района? Если нет, удалите строку")
        spellings.append((written, "", "нужен ответ"))
        strangers.append(named)
    return strangers


def _nearest(key: str, schools: Sequence[_School]) -> tuple[_School, float] | None:
    """Return the most similar school and the similarity; names with different numbers are never similar."""
    scored = [
        (fuzz.token_sort_ratio(_bare(key), _bare(other)), place, school)
        for place, school in enumerate(schools)
        for other in school.name_keys()
        if _NUMBER.findall(key) == _NUMBER.findall(other)
    ]
    score, _, school = max(scored, key=lambda one: one[:2], default=(0.0, 0, _School()))
    return (school, score) if score >= SIMILAR else None


def _ask_about_twins(schools: Sequence[_School]) -> None:
    """Ask about logins that share a name: a school that changed its login, or several schools of one name."""
    for school in schools:
        twins = [one for one in schools if one is not school and one.name_keys() & school.name_keys()]
        if twins:
            others = ", ".join(_ref(one) for one in twins)
            school.questions.append(f"то же имя у {others}: одна школа с двумя логинами или две разные?")


def _row(school: _School, spellings: list[tuple[str, str, str]]) -> tuple[str, ...]:
    current, full, former = _names(school)
    questions = list(school.questions)
    if former:
        questions.append(
            f"в разные годы разные имена: действующим взято последнее, прежние — {'; '.join(former)}. Верно?"
        )
    kind, doubt = _type(current or full, school)
    if doubt:
        questions.append(doubt)
    if not current and not school.code:
        questions.append("имя не встретилось ни в одном файле: впишите краткое наименование")
    if school.login and len(school.kinds) <= _FEW_KINDS:
        questions.append(f"встречается только в файлах вида «{next(iter(school.kinds), '')}»: школа нашего района?")
    if school.login and not school.code and kind not in ("НОШ", "филиал", ""):
        questions.append("код ОО (ГИА) не назван ни в одном файле: впишите его, иначе протоколы ГИА не найдут школу")
    for _, name in sorted(school.names):
        same = school_name_key(name) == school_name_key(current or full)
        if school.login or school.code:
            spellings.append((name, _ref(school), "то же имя в другом написании" if same else "имя другого времени"))
    sure = CERTAIN if not questions else LIKELY if school.login and current and not school.questions else UNSURE
    sources = ", ".join(f"{one} ({count})" for one, count in sorted(school.kinds.items()))
    return (
        school.code, school.login, current, full, kind, "действует", "; ".join(former), "; ".join(questions), sure,
        sources,
    )  # fmt: skip


def _names(school: _School) -> tuple[str, str, list[str]]:
    """Return the current short name, the full name, and earlier names (not mere spellings of these)."""
    if not school.names:
        return "", "", []
    current = _current(school)
    latest_key = school_name_key(current)
    full = next(
        (
            name
            for _, name in sorted(school.names, reverse=True)
            if _is_full(name) and school_name_key(name) == latest_key
        ),
        "",
    )
    if _is_full(current):
        full, current = current, _shortened(current)
    former: dict[str, str] = {}
    for _, name in sorted(school.names):
        key = school_name_key(name)
        if key != latest_key:
            former.setdefault(key, _quoted(name))
    return current, full, list(former.values())


def _current(school: _School) -> str:
    """Return the latest name, the short one where both stand in that year, look-alike letters mended."""
    if not school.names:
        return ""
    last = max(year for year, _ in school.names)
    of_last = [name for year, name in school.names if year == last]
    best = min(of_last, key=lambda name: (_is_full(name), unmix(name) != name, "«" not in name, len(name), name))
    short = [name for _, name in school.names if school_name_key(name) == school_name_key(best) and not _is_full(name)]
    return _quoted(min(short or [best], key=lambda name: (unmix(name) != name, "«" not in name, len(name), name)))


def _quoted(name: str) -> str:
    """Return the name with look-alike letters mended and in the quotes that charters use."""
    text = unmix(name).replace("“", '"').replace("”", '"')
    return re.sub(r'"\s*([^"]*?)\s*"', r"«\1»", text).strip()


def _is_full(name: str) -> bool:
    key = " ".join(clean(name).lower().replace("ё", "е").split())
    return any(words in key for words in load_layout("school_names")["abbreviations"])


def _shortened(full: str) -> str:
    """Return a full name with its set phrases abbreviated, as the registry's short names are written."""
    text = _quoted(full)
    for words, short in load_layout("school_names")["abbreviations"].items():
        pattern = words.replace("е", "[её]").replace(" ", r"\s+")
        text = re.sub(pattern, short.upper(), text, flags=re.IGNORECASE)
    return text.title().replace("Мкоу", "МКОУ") if text.isupper() and len(text) > len("МКОУ СОШ") else text


def _bare(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if first in load_layout("school_names")["legal_forms"] else key


def _type(name: str, school: _School) -> tuple[str, str]:
    """Return the type that the name states, and a question where exams contradict it or it states none."""
    words = set(school_name_key(name).split())
    known = [kind for kind, synonyms in load_layout("registry")["types"].items() if {kind.lower(), *synonyms} & words]
    if "филиал" in known:
        return "филиал", "филиал: впишите код головной ОО"
    kind = known[0] if known else ""
    top = max((_EXAM_GRADE.get(exam, 0) for exam in school.exams), default=0)
    if not kind:
        return "", "тип ОО по имени не понятен: впишите НОШ, ООШ, СОШ или филиал" if name else ""
    if top > _CLASSES.get(kind, top):
        exams = ", ".join(sorted(exam for exam in school.exams if _EXAM_GRADE.get(exam, 0) > _CLASSES[kind]))
        return kind, f"по имени {kind}, но есть результаты: {exams}. Проверьте тип и код"
    return kind, ""


def _ref(school: _School) -> str:
    return school.login or (f"код {school.code}" if school.code else "без кода")
