"""An invented district of twelve schools with figures of two years, as the warehouse would hold them.

Made for the looks and the words of documents; the formulas have their own tests. Every school has its own trouble:
no grade 11, no ВПР, no passport, no data at all, a name with quotes inside.
"""

from __future__ import annotations

import hashlib
import random
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from reports.view_models.report_data import ReportData
from shnor_pipeline.catalogue import table
from shnor_pipeline.methodology import Methodology, load_methodology
from shnor_pipeline.programme import Programme, load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings

DEFAULTS = Path(__file__).parents[3] / "shnor_pipeline" / "defaults"
YEAR = SchoolYear(2022)
SCHOOLS = (
    ("edu389101", "МКОУ «Покоснинская СОШ»", "СОШ"),
    ("edu389102", "МКОУ «Тангуйская СОШ»", "СОШ"),
    ("edu389103", "МКОУ «Кобинская ООШ»", "ООШ"),
    ("edu389104", "МКОУ «Прибойновская СОШ»", "СОШ"),
    ("edu389105", "МКОУ «Зябинская СОШ»", "СОШ"),
    ("edu389106", "МКОУ «Александровская СОШ»", "СОШ"),
    ("edu389107", "МКОУ «Вихоревская СОШ № 2»", "СОШ"),
    ("edu389108", "МКОУ «Харанжинская СОШ»", "СОШ"),
    ("edu389109", "МКОУ «Озернинская СОШ имени А. А. Примерова»", "СОШ"),
    ("edu389110", "МКОУ «Наратайская ООШ»", "ООШ"),
    ("edu389111", "МКОУ «Дубынинская ООШ»", "ООШ"),
    ("edu389112", "МКОУ «Лесозаводская НОШ»", "НОШ"),
)
NO_PASSPORT, NO_VPR, PRIMARY = "edu389104", "edu389110", "edu389112"
STABLE, LISTED, RISK = "edu389103", "edu389105", "edu389102"
_COMPONENTS = {
    "he_both": (20, 8),
    "single_parent": (28, 9),
    "unemployed": (11, 5),
    "housing": (62, 15),
    "on_register": (3, 2),
    "non_native_ru": (4, 4),
}
_STATUS = {STABLE: "ШНОР (стабильно)", LISTED: "ШНОР", "edu389108": "ШНОР", RISK: "зона риска", PRIMARY: "нет данных"}
_BEFORE = {STABLE: "ШНОР", "edu389108": "ШНОР (стабильно)", "edu389111": "ШНОР", LISTED: "зона риска"}


def frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the rows as a frame with all columns of the catalogue's table."""
    return pd.DataFrame(rows, columns=table(name).columns)


def file_id(kind: str, school: str) -> str:
    return hashlib.sha256(f"{kind} {school}".encode()).hexdigest()


def wilson(below: int, n: int) -> tuple[float, float]:
    z, share = 1.96, below / n
    centre = (share + z * z / 2 / n) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / 4 / n / n) ** 0.5
    return 100 * max(centre - half, 0), 100 * min(centre + half, 1)


def marks_row(year: int, exam: str, grade: int, subject: str, school: str, counts: tuple[int, int, int, int]) -> dict:
    n2, n3, n4, n5 = counts
    n = sum(counts)
    low, high = wilson(n2, n)
    row = {
        "school_year": year - 1,
        "year": year,
        "exam": exam,
        "season": "spring" if exam == "ВПР" else "",
        "grade": grade,
        "subject": subject,
        "level": "",
        "school_id": school,
        "participants": n,
        "absent": 0,
        "n2": n2,
        "n3": n3,
        "n4": n4,
        "n5": n5,
        "below_threshold": n2,
        "mean_mark": (2 * n2 + 3 * n3 + 4 * n4 + 5 * n5) / n,
        "success_pct": 100 * (n - n2) / n,
        "quality_pct": 100 * (n4 + n5) / n,
        "sou_pct": (100 * n5 + 64 * n4 + 36 * n3 + 16 * n2) / n,
        "low_pct": 100 * n2 / n,
        "low_lower_pct": low,
        "low_upper_pct": high,
        "small_n": n < 5,
    }
    for name, value, spread, ends in (
        ("mean_{}", row["mean_mark"], 0.8, (2, 5)),
        ("sou_{}_pct", row["sou_pct"], 22.4, (16, 100)),
    ):
        half = 1.96 * spread / n**0.5
        row |= {name.format("lower"): max(ends[0], value - half), name.format("upper"): min(ends[1], value + half)}
    if exam == "ВПР":
        lowered = min(n, n2 * 2)
        row |= {"n_lowered": lowered, "n_confirmed": n - lowered, "n_raised": 0}
    return row


def scored_row(year: int, subject: str, level: str, school: str, n: int, mean: float) -> dict:
    return {
        "school_year": year - 1,
        "year": year,
        "exam": "ЕГЭ",
        "season": "",
        "grade": 11,
        "subject": subject,
        "level": level,
        "school_id": school,
        "participants": n,
        "below_threshold": 0,
        "mean_score": mean,
        "low_pct": 0.0,
        "success_pct": 100.0,
        "small_n": n < 5,
    }


def _counts(rng: random.Random, n: int, weak: float) -> tuple[int, int, int, int]:
    marks = rng.choices((2, 3, 4, 5), weights=(weak, 0.5, 0.3, 0.1), k=n)
    return tuple(marks.count(mark) for mark in (2, 3, 4, 5))  # type: ignore[return-value]


def _marks(rng: random.Random) -> list[dict]:
    rows = []
    for school, _, kind in SCHOOLS:
        weak = 0.75 if school in (STABLE, LISTED, "edu389108") else 0.06
        for year in (2022, 2023):
            if kind != "НОШ":
                n = rng.randint(3, 14)
                rows.extend(
                    marks_row(year, "ОГЭ", 9, subject, school, _counts(rng, n, weak))
                    for subject in ("русский язык", "математика")
                )
            if kind == "СОШ":
                n = rng.randint(2, 6)
                rows.append(scored_row(year, "русский язык", "", school, n, rng.uniform(48, 72)))
                if rng.random() < 0.6:
                    rows.append(scored_row(year, "математика", "профиль", school, 1, rng.uniform(30, 60)))
            if school != NO_VPR:
                for grade in (4, 5, 6):
                    if kind == "НОШ" and grade > 4:
                        continue
                    for subject in ("русский язык", "математика"):
                        counts = _counts(rng, rng.randint(4, 16), weak * 0.6)
                        rows.append(marks_row(year, "ВПР", grade, subject, school, counts))
    return rows


def _key(row: dict) -> str:
    return f"{row['exam']}|{row['grade']}|{row['subject']}|{row['level']}"


def _dynamics(marks: list[dict]) -> list[dict]:
    before = {(row["school_id"], _key(row)): row for row in marks if row["year"] == 2022}
    rows = []
    for row in marks:
        if row["year"] != 2023:
            continue
        old = before.get((row["school_id"], _key(row)))
        column = "mean_mark" if "mean_mark" in row else "mean_score"
        change = row[column] - old[column] if old else None
        limit = 0.9 if column == "mean_mark" else 25
        direction = "unknown" if change is None else "up" if change > limit else "down" if change < -limit else "same"
        rows.append(
            {
                "school_year": 2022,
                "school_id": row["school_id"],
                "procedure": _key(row),
                "n_before": old["participants"] if old else None,
                "n_now": row["participants"],
                "mean_before": old[column] if old else None,
                "mean_now": row[column],
                "mean_change": change,
                "change_lower": None if change is None else change - limit,
                "change_upper": None if change is None else change + limit,
                "direction": direction,
                "small_n": row["small_n"],
                "comparability": None if old else "в прошлом году работы не было",
            }
        )
    return rows


def _procedures(marks: list[dict]) -> list[dict]:
    rows = []
    for row in marks:
        counts = row["exam"] == "ОГЭ" or (row["exam"] == "ВПР" and row["grade"] in (5, 6))
        if row["year"] == 2023 and counts:
            rows.append(
                {
                    "school_year": 2022,
                    "school_id": row["school_id"],
                    "procedure": _key(row),
                    "n": row["participants"],
                    "below_n": row["n2"],
                    "low_pct": row["low_pct"],
                    "lower_pct": row["low_lower_pct"],
                    "upper_pct": row["low_upper_pct"],
                    "is_low": row["low_pct"] >= 30,
                    "was_low": row["low_pct"] >= 40 if row["exam"] == "ОГЭ" else None,
                    "small_n": row["small_n"],
                }
            )
    return rows


def _index(rng: random.Random) -> tuple[list[dict], list[dict], list[dict]]:
    shares = {
        school: {name: max(rng.gauss(mean, sd), 0) for name, (mean, sd) in _COMPONENTS.items()}
        for school, _, _ in SCHOOLS
        if school != NO_PASSPORT
    }
    index, components, passport = [], [], []
    for school, of_school in shares.items():
        total = 0.0
        for name, share in of_school.items():
            values = [other[name] for other in shares.values()]
            mean = sum(values) / len(values)
            sd = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
            sign = 1 if name in ("he_both", "housing") else -1
            z = (share - mean) / sd
            total += sign * z / 6
            components.append(
                {
                    "school_year": 2022,
                    "school_id": school,
                    "component": name,
                    "share_pct": share,
                    "mean_pct": mean,
                    "sd_pct": sd,
                    "z": z,
                    "weight": 1.0,
                    "sign": sign,
                    "contribution": 10 * sign * z / 6,
                }
            )
        value = 50 + 10 * total
        group = "low" if value < 47 else "high" if value > 53 else "middle"
        index.append(
            {
                "school_year": 2022,
                "school_id": school,
                "index": value,
                "index_no_language": value + 0.7,
                "group": group,
                "rank": 1,
                "coverage": 1.0,
                "is_nsu": group == "low",
            }
        )
        base = {
            "file_id": file_id("passport", school),
            "sheet": "Социальный паспорт",
            "row": 6,
            "school_year": 2022,
            "school_id": school,
        }
        passport.append(base | {"field": "pupils_total", "value": float(rng.randint(60, 240))})
        passport.append(base | {"row": 24, "field": "distance_km", "value": float(rng.randint(10, 120))})
    for place, row in enumerate(sorted(index, key=lambda item: -item["index"]), start=1):
        row["rank"] = place
    index.append(
        {
            "school_year": 2022,
            "school_id": NO_PASSPORT,
            "group": "no_data",
            "is_nsu": False,
            "note": "социальный паспорт не поступил",
        }
    )
    return index, components, passport


def _rating(marks: list[dict]) -> tuple[list[dict], list[dict]]:
    names = {
        "ОГЭ|9|русский язык|": "ОГЭ, русский язык",
        "ОГЭ|9|математика|": "ОГЭ, математика",
        "ЕГЭ|11|русский язык|": "ЕГЭ, русский язык",
        "ЕГЭ|11|математика|профиль": "ЕГЭ, математика (профиль)",
    }
    components: list[dict] = []
    for row in marks:
        if _key(row) in names:
            score = (row["mean_mark"] - 2) / 3 * 100 if "mean_mark" in row else row["mean_score"]
            components.append(
                {
                    "school_year": 2022,
                    "school_id": row["school_id"],
                    "component": names[_key(row)],
                    "year": row["year"],
                    "n": row["participants"],
                    "score": score,
                    "dropped": False,
                }
            )
    for row in components:
        same = [o for o in components if (o["component"], o["year"]) == (row["component"], row["year"])]
        row["district_score"] = sum(o["n"] * o["score"] for o in same) / sum(o["n"] for o in same)
        row["deviation"] = row["score"] - row["district_score"]
    rating = []
    for school, _, _ in SCHOOLS:
        own = [row for row in components if row["school_id"] == school]
        n = sum(row["n"] for row in own)
        if not n:
            rating.append({"school_year": 2022, "school_id": school, "note": "нет выпускников"})
            continue
        deviation = sum(row["n"] * row["deviation"] for row in own) / n
        value = 50 + n / (n + 10) * deviation
        rating.append(
            {
                "school_year": 2022,
                "school_id": school,
                "deviation": deviation,
                "participations": n,
                "shrinkage": n / (n + 10),
                "rating": value,
                "group": "успешные" if value >= 50 else "неуспешные",
            }
        )
        rating.append({**rating[-1], "school_year": 2021, "rating": value - 1.5})
    ranked = sorted((r for r in rating if r["school_year"] == 2022 and "rating" in r), key=lambda r: -r["rating"])
    for place, row in enumerate(ranked, start=1):
        row |= {"rank": place, "rank_lower": max(place - 2, 1), "rank_upper": min(place + 3, len(ranked))}
    return rating, components


def _status(procedures: list[dict]) -> list[dict]:
    rows = []
    for school, _, _ in SCHOOLS:
        low = sum(row["is_low"] for row in procedures if row["school_id"] == school)
        status, before = _STATUS.get(school, "—"), _BEFORE.get(school, "—")
        now_low, was_low = status.startswith("ШНОР"), before.startswith("ШНОР")
        movement = {(True, True): "осталась", (True, False): "вошла", (False, True): "вышла"}.get((now_low, was_low))
        rows.append(
            {
                "school_year": 2022,
                "school_id": school,
                "status": status,
                "low_procedures_n": low,
                "rule_a": now_low,
                "rule_b": status.endswith("(стабильно)"),
                "reasons": "две и более процедуры с низким результатом" if now_low else None,
                "previous_status": before,
                "movement": movement,
                "years_on_list": 2 if now_low and was_low else 1 if now_low else None,
                "flip_n": 1 if now_low else None,
                "small_n": True,
            }
        )
        rows.append({"school_year": 2021, "school_id": school, "status": before})
    return rows


def _matrix(index: list[dict], rating: list[dict]) -> list[dict]:
    ratings = {row["school_id"]: row for row in rating if row["school_year"] == 2022}
    rows = []
    for row in index:
        of = ratings.get(row["school_id"], {})
        if row.get("index") is None or of.get("rating") is None:
            cell = "не определена"
        elif row["index"] >= 50:
            cell = "успешная" if of["rating"] >= 50 else "неэффективная"
        else:
            cell = "резильентная" if of["rating"] >= 50 else "ШНОР в НСУ"
        known = cell != "не определена"
        rows.append(
            {
                "school_year": 2022,
                "school_id": row["school_id"],
                "cell": cell,
                "preliminary": False,
                "expected": 50.4 if known else None,
                "residual": of["rating"] - 50.4 if known else None,
                "effectiveness": "в пределах ожидаемого" if known else None,
            }
        )
    return rows


def _attainment(rng: random.Random, marks: list[dict], programme: Programme, target_basis: str) -> list[dict]:
    rows = []
    for school in [*(item[0] for item in SCHOOLS), "DISTRICT"]:
        exams = [
            row
            for row in marks
            if row["exam"] == "ОГЭ" and row["year"] == 2023 and school in (row["school_id"], "DISTRICT")
        ]
        n = sum(row["participants"] for row in exams)
        for indicator in programme.indicators:
            pooled = indicator.id in ("success", "quality")
            fact, numerator, denominator = None, None, None
            if pooled and n:
                good = ("n3", "n4", "n5") if indicator.id == "success" else ("n4", "n5")
                numerator, denominator = sum(row[name] for row in exams for name in good), n
                fact = 100 * numerator / n
            elif not pooled and rng.random() < 0.8:
                fact = min(rng.uniform(0.6, 1.2) * indicator.target, 100.0)
            attained = None if fact is None else min(fact / indicator.target, 1)
            light = "grey" if attained is None else "green" if attained >= 1 else "yellow" if attained >= 0.9 else "red"
            rows.append(
                {
                    "school_year": 2022,
                    "school_id": school,
                    "indicator": indicator.id,
                    "basis": target_basis if pooled else "карта самообследования",
                    "baseline": indicator.target * 0.7,
                    "plan": indicator.target,
                    "fact": fact,
                    "numerator": numerator,
                    "denominator": denominator,
                    "attainment": attained,
                    "light": light,
                    "note": None if fact is not None else "нет данных",
                }
            )
    return rows


def _self_assessment(rng: random.Random) -> list[dict]:
    rows = []
    for school, _, _ in SCHOOLS:
        if school in (PRIMARY, NO_PASSPORT):
            continue
        values: list[tuple[str, str, float | None, str | None]] = [
            ("A", "vacancies", float(rng.choice((0, 1, 2))), None),
            ("A", "teachers_trained_pct", float(rng.randint(40, 100)), None),
            ("A", "teachers_pension_pct", float(rng.randint(10, 55)), None),
            ("A", "psychologist", None, rng.choice(("да", "нет"))),
            ("B", "internet_mbps", float(rng.choice((0, 1, 50))), None),
            ("C", "risk_staff_shortage", None, rng.choice(("высокая", "средняя"))),
            ("C", "risk_staff_competence", None, rng.choice(("высокая", "средняя", "низкая"))),
            ("C", "risk_motivation", None, "высокая"),
            ("C", "risk_failure", None, "средняя"),
            ("C", "risk_ovz", None, "не актуален"),
            ("D", "lesson_visits", float(rng.choice((0, 1, 2))), None),
            ("D", "mentoring", float(rng.choice((0, 1, 2))), None),
            ("D", "deficits_plan", float(rng.choice((0, 1, 2))), None),
            ("D", "network_contract", float(rng.choice((0, 1, 2))), None),
            ("E", "external_context", None, rng.choice(("да", "нет"))),
            ("E", "internal_teaching", None, "да"),
        ]
        base = {
            "file_id": file_id("assessment", school),
            "sheet": "Самообследование",
            "school_year": 2022,
            "school_id": school,
        }
        rows.extend(
            base | {"row": place, "block": block, "item": item, "value": value, "text": text}
            for place, (block, item, value, text) in enumerate(values, start=6)
        )
    return rows


def _roadmap(programme: Programme) -> list[dict]:
    rows = []
    states = ("в срок", "с нарушением срока", "выполняется", "не выполнено", "срок не наступил")
    for period in ("2022-2", "2023-1"):
        for place, event in enumerate(programme.events):
            state = states[(place + (1 if period == "2022-2" else 0)) % 5 if place % 3 else 0]
            done = state in ("в срок", "с нарушением срока")
            rows.append(
                {
                    "period": period,
                    "school_year": 2022,
                    "event": event.id,
                    "due_on": date(2023, 6, 30),
                    "status": state,
                    "done_on": date(2023, 5, 20) if done else None,
                    "is_due": state != "срок не наступил",
                    "evidence": f"Приказ № {place + 11} от 20.05.2023" if done else None,
                    "note": None,
                }
            )
    return rows


@cache
def _district() -> tuple[dict[str, pd.DataFrame], Methodology, Programme]:
    rng = random.Random(7)
    methodology = load_methodology(DEFAULTS / "methodology" / "2022-1.yaml")
    programme = load_programme(DEFAULTS / "programme.yaml")
    marks = _marks(rng)
    procedures = _procedures(marks)
    index, components, passport = _index(rng)
    rating, rating_components = _rating(marks)
    tables: dict[str, list[dict]] = {
        "validated_schools": [
            {
                "school_id": school,
                "name": name,
                "type": kind,
                "area": "село",
                "status": "действует",
                "valid_from": date(1998, 9, 1),
                "curator": "Куратор ЦРО" if place % 3 else None,
            }
            for place, (school, name, kind) in enumerate(SCHOOLS)
        ],
        "validated_context": [
            {
                "file_id": file_id("context", school),
                "sheet": "Контекст",
                "row": 2,
                "school_year": 2022,
                "school_id": school,
                "teachers_n": 14,
                "teachers_pension_n": 6,
                "pupils_n": 120,
            }
            for school, _, _ in SCHOOLS[:9]
        ],
        "validated_social_passport": passport,
        "validated_self_assessment": _self_assessment(rng),
        "validated_plan_targets": [
            {"school_year": 2022, "school_id": school, "indicator": "success", "plan": 100.0}
            for school, _, _ in SCHOOLS[:10]
        ],
        "validated_objectivity": [
            {"school_year": 2022, "school_id": LISTED, "year": 2023, "ru4": 1, "ma5": 1, "markers_n": 2}
        ],
        "validated_roadmap_status": [
            {"school_year": 2022, "school_id": school, "event": "2.11", "status": "выполнено", "period": "2023-1"}
            for school in (STABLE, LISTED)
        ],
        "derived_marks": marks,
        "derived_dynamics": _dynamics(marks),
        "derived_procedures": procedures,
        "derived_index": index,
        "derived_index_components": components,
        "derived_rating": rating,
        "derived_rating_components": rating_components,
        "derived_status": _status(procedures),
        "derived_matrix": _matrix(index, rating),
        "derived_attainment": _attainment(rng, marks, programme, methodology.attainment.target_basis),
        "derived_roadmap": _roadmap(programme),
        "register_findings": [
            {"severity": "Вопрос", "school_id": LISTED, "school_year": 2022, "code": "V-12", "message": "…"},
            {"severity": "Ошибка", "school_id": RISK, "school_year": 2022, "code": "V-03", "message": "…"},
        ],
        "register_submissions": [
            {
                "path": f"2023/ОГЭ/{place}.xlsx",
                "state": "принято",
                "kind": kind,
                "school_years": "2022",
                "first_seen": pd.Timestamp("2023-06-25"),
                "questions_n": 0,
            }
            for place, kind in enumerate(("протокол ОГЭ", "протокол ОГЭ", "протокол ЕГЭ", "выгрузка ВПР"))
        ],
    }
    return {name: frame(name, rows) for name, rows in tables.items()}, methodology, programme


def report_data(**overrides: Any) -> ReportData:
    """Return the invented district; ``overrides`` replace whole frames by table name (None takes one away)."""
    made, methodology, programme = _district()
    frames = dict(made)
    for name, replacement in overrides.items():
        frames[name] = frame(name, []) if replacement is None else replacement
    return ReportData(
        frames=frames,
        school_year=YEAR,
        methodology=methodology,
        programme=programme,
        settings=Settings(home=Path()),
        generated_on=date(2023, 7, 15),
        data_version="3f2a9c1b7e44",
    )
