"""Formulas that read one cell of a form as the program's readers do: text, parsed value, fault, value that counts.

They use only functions that Excel 2010 and LibreOffice share, and do not depend on the decimal sign of the computer.
A blank cell, and a word for «nothing», give ''. What cannot be a value of the cell's kind gives a fault (the code of
the reader's rule) and no value.
"""

from __future__ import annotations

from dataclasses import dataclass

from shnor_pipeline.sources.form_cells import BLANKS, SCORES, YES_NO

NOT_NUMBER, NOT_WHOLE, NOT_LISTED, NOT_DATE = "FORM-001", "FORM-002", "FORM-003", "FORM-004"
UNREAD = "?"
_NBSP = "\u00a0"
_LONGEST_CODE = 5


@dataclass(frozen=True)
class Lists:
    """References of what formulas look up: the decimal sign, the words for nothing, and spelled → canonical lists."""

    decimal_sign: str
    blanks: str
    spelled: str = ""
    canonical: str = ""


@dataclass(frozen=True)
class CellFormulas:
    """The four formulas of a cell, each for a place of its own; the later refer to the earlier."""

    text: str
    parsed: str
    fault: str
    value: str


def cell_formulas(kind: str, source: str, text: str, parsed: str, fault: str, lists: Lists) -> CellFormulas:
    """Return the formulas for a cell of the kind.

    ``source`` is the cell a person fills in; ``text``, ``parsed`` and ``fault`` are the places of the first three
    formulas.
    """
    cleaned = f'TRIM(SUBSTITUTE(SUBSTITUTE({source},"{_NBSP}"," "),CHAR(10)," "))'
    counted = f'=IF({fault}<>"","",{parsed})'
    if kind in {"count", "ratio", "number", "percent"}:
        text_formula, parsed_formula = f"={cleaned}", _number(source, text, lists, percent=kind == "percent")
        whole = f'IF({parsed}<>INT({parsed}),"{NOT_WHOLE}","")' if kind in {"count", "ratio"} else '""'
        fault_formula = f'=IF(ISNUMBER({parsed}),{whole},IF({parsed}="{UNREAD}","{NOT_NUMBER}",""))'
        return CellFormulas(text_formula, parsed_formula, fault_formula, counted)
    if kind == "date":
        unread = f'=IF({parsed}="{UNREAD}","{NOT_DATE}","")'
        dotted = f'=TRIM(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cleaned},"г.",""),"/","."),"-","."))'
        return CellFormulas(dotted, _date(source, text, lists), unread, counted)
    if kind in {"choice", "yes_no", "score"}:
        stripped = _without_last(cleaned, ".:;*")
        found = f"MATCH({text},{lists.spelled},0)"
        listed = f'IF(ISNUMBER({found}),INDEX({lists.canonical},{found}),"{UNREAD}")'
        unread = f'=IF({parsed}="{UNREAD}","{NOT_LISTED}","")'
        return CellFormulas(f"={stripped}", f'=IF({_blank(text, lists)},"",{listed})', unread, counted)
    return CellFormulas(f"={cleaned}", f"={text}", '=""', f"={text}")


def known_words(kind: str, choices: tuple[str, ...]) -> list[tuple[str, str | float]]:
    """Return (spelled, canonical) for a cell with a list, as the readers accept it."""
    if kind == "yes_no":
        return list(YES_NO.items())
    if kind == "score":
        return list(SCORES.items())
    return [(choice, choice) for choice in choices]


def words_for_nothing() -> list[str]:
    """Return the texts that mean a blank cell."""
    return sorted(BLANKS - {""})


def _blank(text: str, lists: Lists) -> str:
    return f'OR({text}="",ISNUMBER(MATCH({text},{lists.blanks},0)))'


def _without_last(text: str, characters: str) -> str:
    ends_so = f'ISNUMBER(FIND(RIGHT({text},1),"{characters}"))'
    return f'IF({text}="","",IF({ends_so},TRIM(LEFT({text},LEN({text})-1)),{text}))'


def _number(source: str, text: str, lists: Lists, *, percent: bool) -> str:
    sign = lists.decimal_sign
    bare = f'SUBSTITUTE(SUBSTITUTE({text}," ",""),"−","-")'
    if percent:
        bare = f'IF(RIGHT({text},1)="%",LEFT({bare},LEN({bare})-1),{bare})'
    local = f'SUBSTITUTE(SUBSTITUTE({bare},",",{sign}),".",{sign})'
    unsigned = f'SUBSTITUTE(IF(LEFT({local},1)="-",MID({local},2,99),{local}),{sign},"",1)'
    for digit in range(10):  # what is left after the digits decides: VALUE alone would take dates, times and money
        unsigned = f'SUBSTITUTE({unsigned},"{digit}","")'
    parsed = f'IF(OR({unsigned}<>"",ISERROR(VALUE({local}))),"{UNREAD}",VALUE({local}))'
    return f'=IF(ISNUMBER({source}),{source},IF({_blank(text, lists)},"",{parsed}))'


def _date(source: str, text: str, lists: Lists) -> str:
    first = f'FIND(".",{text})'
    second = f'FIND(".",{text},{first}+1)'
    head, month = f"LEFT({text},{first}-1)", f"MID({text},{first}+1,{second}-{first}-1)"
    tail = f"MID({text},{second}+1,{_LONGEST_CODE})"
    year_first = f"LEN({head})=4"
    day = f"VALUE(IF({year_first},{tail},{head}))"
    last = f"IF(LEN({tail})=2,2000,0)+VALUE({tail})"
    year = f"IF({year_first},VALUE({head}),{last})"
    made = f"DATE({year},VALUE({month}),{day})"
    right = f"AND(DAY({made})={day},MONTH({made})=VALUE({month}))"
    parsed = f'IFERROR(IF({right},{made},"{UNREAD}"),"{UNREAD}")'
    return f'=IF(ISNUMBER({source}),INT({source}),IF({_blank(text, lists)},"",{parsed}))'
