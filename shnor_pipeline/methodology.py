"""The methodology as data: weights, thresholds and rules of one version, read from YAML and checked.

A version is one file; a past school year keeps the version that was valid for it. ``hash`` names the content, so
that every printed figure can say under which parameters it was computed. What each parameter means, and whether it
has a published source, is written beside it in ``defaults/methodology``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from shnor_pipeline.declaration import DeclarationError, Declared, read_declaration
from shnor_pipeline.methodology_grounds import Ground, check_grounds
from shnor_pipeline.methodology_issued import issued_copy, refuse_changed, remember_issued
from shnor_pipeline.school_year import SchoolYear

Exam = Literal["ВПР", "ОГЭ", "ЕГЭ", "ГВЭ-9", "ГВЭ-11"]
Level = Literal["", "база", "профиль"]
SourceKind = Literal[
    "vpr_individual", "vpr_dump", "vpr_form", "vpr_statistics", "vpr_journal", "gia_protocol", "gia_school_table"
]
_TOTAL_TOLERANCE = 1e-9
_BESIDE = ("scales_",)
HASH_PRINTED = 12
"""Digits of the hash that documents print."""
"""Files of the folder that are not versions: score scales."""


def _share(value: object) -> object:
    """Read ``2/3`` as the exact fraction."""
    if isinstance(value, str):
        try:
            return float(Fraction(value.replace(" ", "")))
        except (ValueError, ZeroDivisionError) as error:
            raise ValueError("нужна доля от 0 до 1: число или дробь, например 2/3") from error
    return value


def _first_school_year(value: object) -> object:
    """Read ``2022-2023`` as 2022; a bare year is refused as ambiguous."""
    return SchoolYear.parse(str(value)).start


def _added_up(weights: Iterable[float], total: float | None) -> None:
    """Refuse weights that do not add up to the declared total; formulas divide by their sum, so any total will do."""
    found = sum(weights)
    if total is not None and abs(found - total) > _TOTAL_TOLERANCE:
        raise ValueError(
            f"сумма весов components = {found:g}, а weights_total: {total:g}: исправьте вес или weights_total"
        )


Weight = Annotated[float, Field(ge=0)]
Positive = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, BeforeValidator(_share), Field(ge=0, le=1)]


PASSPORT = ("version", "title", "valid_from", "order_number", "source")
"""What names a version and is no parameter of it."""


class Work(Declared):
    """A work as it is named in the rules; ``grade`` None means any grade, ``level`` None any level."""

    exam: Exam
    subject: str
    grade: int | None = None
    level: Level | None = None


class IndexComponent(Declared):
    """One share of the ИСБШ: ``field`` is the passport's count, ``sign`` +1 where more is better."""

    label: str
    field: str
    weight: Weight
    sign: Literal[-1, 1]
    language: bool = False


class Reference(Declared):
    """Mean and deviation of a share over a wider territory, used instead of the district's own."""

    mean_pct: Annotated[float, Field(ge=0, le=100)]
    sd_pct: Weight


class Grouping(Declared):
    """How ИСБШ is cut into low, middle and high; ``low`` and ``high`` are deviations (sd) or index values (fixed).

    ``mean`` and ``sd`` are those of ИСБШ over a wider territory; without them the district's own are taken.
    """

    by: Literal["sd", "terciles", "fixed"]
    low: float = -0.5
    high: float = 0.5
    mean: float | None = None
    sd: Positive | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Grouping:
        if self.low > self.high:
            raise ValueError("low не может быть больше high")
        if (self.mean is None) != (self.sd is None):
            raise ValueError("внешние mean и sd указываются вместе")
        if self.mean is not None and self.by != "sd":
            raise ValueError("внешние mean и sd применимы только при by: sd")
        return self


class ContextIndex(Declared):
    """Parameters of the ИСБШ."""

    variant: Literal["standardised", "regression", "minmax", "principal_component"]
    language: Literal["inside", "separate"]
    components: dict[str, IndexComponent]
    weights_total: float | None = None
    """Control total: the weights must add up to it, so that a slip in one of them is noticed."""
    coefficients: dict[str, float] = Field(default_factory=dict)
    reference: dict[str, Reference] = Field(default_factory=dict)
    scale_mean: float
    scale_step: Positive
    restandardise: bool
    sd_ddof: Literal[0, 1]
    min_coverage: Share
    min_schools_component: Count
    group: Grouping

    @model_validator(mode="after")
    def _usable(self) -> ContextIndex:
        if not any(item.weight > 0 for item in self.components.values()):
            raise ValueError("сумма весов равна нулю: дайте вес больше 0 хотя бы одному показателю")
        _added_up((item.weight for item in self.components.values()), self.weights_total)
        for name in (*self.coefficients, *self.reference):
            if name not in self.components:
                raise ValueError(f"«{name}» нет среди components; есть: {', '.join(self.components)}")
        lacking = [name for name, item in self.components.items() if item.weight > 0 and name not in self.coefficients]
        if self.variant == "regression" and lacking:
            raise ValueError(
                f"для variant: regression нужны coefficients, полученные вне района, по каждому показателю с весом; "
                f"нет: {', '.join(lacking)} (0 — не учитывать)"
            )
        return self


class SouCoefficients(Declared):
    """Points of a mark in СОУ (степень обученности)."""

    mark5: Weight
    mark4: Weight
    mark3: Weight
    mark2: Weight
    not_attested: Weight


class MarkRules(Declared):
    """Parameters of mark statistics."""

    sou: SouCoefficients


class PupilSpread(Declared):
    """Assumed standard deviation between pupils where the distribution is not known."""

    mark: Positive
    score: Positive


class SmallGroups(Declared):
    """What counts as a small group and how uncertainty is stated."""

    small_n: Count
    z: Positive
    year_weights: tuple[Weight, ...] = Field(min_length=1)
    pupil_sd: PupilSpread
    pupil_sd_weight: Weight

    @model_validator(mode="after")
    def _weighed(self) -> SmallGroups:
        if sum(self.year_weights) <= 0:
            raise ValueError("сумма year_weights равна нулю")
        return self


class Threshold(Declared):
    """The pass mark of an exam; an empty subject means every subject that has no threshold of its own."""

    exam: Exam
    kind: Literal["mark", "score"]
    value: Weight
    from_year: int
    to_year: int | None = None
    subject: str = ""
    level: Level = ""


class DeadZone(Declared):
    """Changes that are too small to be named."""

    mark: Weight
    score: Weight
    share_pp: Weight


class ExamBreak(Declared):
    """A change of an exam: results before the calendar year ``year`` are not compared with those from it on."""

    year: int
    text: str = Field(min_length=1)
    exam: Exam
    subject: str = ""
    level: Level | None = None
    grade: int | None = None


class DynamicsRules(Declared):
    """Parameters of the comparison of two years, with the changes of exams that limit it."""

    dead_zone: DeadZone
    z: Positive
    share_z: Positive | None = None
    """Of a change of a share; a version without it takes that of small groups."""
    breaks: tuple[ExamBreak, ...] = ()


class RatingComponent(Work):
    """One exam in the rating; weight 0 leaves it out."""

    name: str
    weight: Weight


class Bootstrap(Declared):
    """Rank intervals: number of draws, seed and level."""

    draws: Annotated[int, Field(ge=100, le=100_000)]
    seed: Count
    level: Annotated[float, Field(gt=0, lt=1)]


class RatingRules(Declared):
    """Parameters of the rating score R."""

    mode: Literal["deviation", "raw", "zscore", "share_of_max"]
    centre: float
    scale_step: Positive
    shrinkage_k: Weight
    min_schools: Count
    min_n_rank: Count
    group_margin: Weight
    year_weights: tuple[Weight, ...] = Field(min_length=1)
    skip_cancelled_years: bool
    components: tuple[RatingComponent, ...] = Field(min_length=1)
    weights_total: float | None = None
    """Control total, as in the index."""
    bootstrap: Bootstrap

    @model_validator(mode="after")
    def _usable(self) -> RatingRules:
        if not any(item.weight > 0 for item in self.components):
            raise ValueError("сумма весов равна нулю: дайте вес больше 0 хотя бы одному компоненту")
        _added_up((item.weight for item in self.components), self.weights_total)
        if sum(self.year_weights) <= 0:
            raise ValueError("сумма year_weights равна нулю")
        names = [item.name for item in self.components]
        if repeated := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"имена компонентов повторяются: {', '.join(sorted(repeated))}")
        return self

    @property
    def counted(self) -> tuple[RatingComponent, ...]:
        """The components with a weight above 0."""
        return tuple(item for item in self.components if item.weight > 0)


class Identification(Declared):
    """Parameters of the low-result rule and the status."""

    share_pct: Annotated[float, Field(gt=0, le=100)]
    min_procedures: Annotated[int, Field(ge=1)]
    persist_years: Annotated[int, Field(ge=2)]
    listed_by: Literal["A", "A_and_B", "A_or_B"]
    merge_ege_math: bool
    procedures: tuple[Work, ...] = Field(min_length=1)


class MatrixRules(Declared):
    """Cuts of the four cells and the rule of the expected result."""

    index_cut: Literal["mean"] | float
    rating_cut: float
    min_schools: Annotated[int, Field(ge=3)]
    residual_sd: Positive
    leave_one_out: bool


class AttainmentRules(Declared):
    """Bases of success and quality, and the lights of СД and СР."""

    target_basis: str
    year_marks_basis: str
    bases: dict[str, tuple[Work, ...]]
    green: Positive
    yellow: Positive

    @model_validator(mode="after")
    def _known(self) -> AttainmentRules:
        if self.target_basis not in {*self.bases, self.year_marks_basis}:
            raise ValueError(f"target_basis «{self.target_basis}» не описан; есть: {', '.join(self.bases)}")
        if self.yellow > self.green:
            raise ValueError("yellow не может быть больше green")
        return self


class ObjectivityRules(Declared):
    """Limits of the screening signals M1–M4."""

    min_n: Count
    mean_z: Positive
    spike_ratio: Positive
    spike_extra: Count
    lowered_pct: Weight
    quality_drop_pp: Weight
    false_alarm: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Share of honest schools that may get a signal in a year; a version without it asks for the limits alone."""


class SimilarityWeights(Declared):
    """Weights of the differences between schools."""

    index: Weight
    size: Weight
    distance: Weight
    type: Weight


class SimilarSchools(Declared):
    """How many similar schools to name and by what."""

    count: Annotated[int, Field(ge=1)]
    weights: SimilarityWeights


class TargetRules(Declared):
    """How plan targets are proposed: from how many similar schools, and which of them count as the best.

    ``min_schools``: with fewer similar schools that have results nothing is proposed; ``min_n``: a school with fewer
    results is not among the best; ``ambitious_quantile``: which quantile of the similar schools is the ambitious value.
    """

    similar_count: Annotated[int, Field(ge=1)]
    min_schools: Annotated[int, Field(ge=1)]
    min_n: Count
    ambitious_quantile: Annotated[float, Field(ge=0, le=1)]


class Sources(Declared):
    """Order in which overlapping sources of one work are preferred."""

    precedence: tuple[SourceKind, ...] = Field(min_length=1)


class Rounding(Declared):
    """Decimals of printed figures."""

    share: Count
    index: Count
    rating: Count
    mark: Count
    score: Count


class PublicEdition(Declared):
    """What the edition for the site may show."""

    ranks: bool
    min_n: Count


class Methodology(Declared):
    """One version of the methodology; ``valid_from`` is the calendar year its first school year begins in."""

    version: str = Field(min_length=1)
    title: str
    valid_from: Annotated[int, BeforeValidator(_first_school_year)]
    order_number: str
    source: str
    index: ContextIndex
    marks: MarkRules
    small_groups: SmallGroups
    thresholds: tuple[Threshold, ...] = Field(min_length=1)
    dynamics: DynamicsRules
    rating: RatingRules
    identification: Identification
    matrix: MatrixRules
    attainment: AttainmentRules
    objectivity: ObjectivityRules
    similar_schools: SimilarSchools
    targets: TargetRules | None = None
    """A version without it proposes no plan targets."""
    sources: Sources
    rounding: Rounding
    public: PublicEdition
    grounds: tuple[Ground, ...] = ()
    """Whence each parameter comes; words about parameters, so that they are no part of ``hash``."""

    @model_validator(mode="after")
    def _ordered(self) -> Methodology:
        if self.order_number:
            return self
        if self.public.ranks:
            raise ValueError("места публикуются (public.ranks) только по приказу: укажите order_number")
        if any(item.exam == "ВПР" for item in self.rating.counted):
            raise ValueError("ВПР входят в рейтинг (weight больше 0) только по приказу: укажите order_number")
        return self

    @property
    def hash(self) -> str:
        """sha256 of the content, independent of comments, order of keys and layout of the file.

        A parameter at its default counts as absent: a new version of the program that knows one more parameter gives
        an old file the hash it had.
        """
        content = json.dumps(
            self.model_dump(mode="json", exclude={"grounds"}, exclude_defaults=True), ensure_ascii=False, sort_keys=True
        )
        return hashlib.sha256(content.encode("utf-8")).hexdigest()

    @property
    def share_change_z(self) -> float:
        """Standard deviations to either side in the interval of a change of a share."""
        return self.dynamics.share_z or self.small_groups.z

    @property
    def printed(self) -> str:
        """Version and beginning of the hash, as every document names the method it was made by."""
        return f"{self.version} (хеш {self.hash[:HASH_PRINTED]})"

    def threshold(self, exam: str, subject: str, level: str, year: int) -> Threshold | None:
        """Return the pass mark of an exam in a calendar year: the subject's own, else the exam's general one."""
        valid = [
            item
            for item in self.thresholds
            if item.exam == exam
            and item.from_year <= year <= (item.to_year or year)
            and (item.subject, item.level) in {(subject, level), ("", "")}
        ]
        return max(valid, key=lambda item: (item.subject != "", item.from_year), default=None)


def load_methodology(path: Path | str) -> Methodology:
    """Read one version; raise DeclarationError (a Russian sentence with file, line and cure) where it is not usable."""
    methodology = read_declaration(Path(path), Methodology)
    check_grounds(Path(path), methodology.grounds, methodology.model_dump(mode="json", exclude={"grounds", *PASSPORT}))
    return methodology


def load_methodologies(folder: Path | str) -> list[Methodology]:
    """Read all versions of a folder, earliest ``valid_from`` first; scales beside are passed over.

    Two files with one version name are refused: a report that prints the version would not say which it was. So is a
    version that reports went out under and whose parameters have changed since.
    """
    paths = sorted(path for path in Path(folder).glob("*.yaml") if not path.name.startswith(_BESIDE))
    versions = [load_methodology(path) for path in paths]
    for position, item in enumerate(versions):
        copy = issued_copy(paths[position].parent, item.version)
        if copy.is_file():
            before, now = (
                entry.model_dump(mode="json", exclude={"grounds"}) for entry in (load_methodology(copy), item)
            )
            refuse_changed(paths[position], item.version, before, now)
        if item.version in {other.version for other in versions[:position]}:
            raise DeclarationError(
                f"{paths[position]}: версия «{item.version}» уже есть в другом файле: измените version"
            )
    return sorted(versions, key=lambda item: (item.valid_from, item.version))


def keep_issued(folder: Path | str, version: str) -> None:
    """Keep the version's file as it is now: a report went out under it."""
    for path in sorted(Path(folder).glob("*.yaml")):
        if not path.name.startswith(_BESIDE) and load_methodology(path).version == version:
            remember_issued(path, version)


def for_year(versions: Iterable[Methodology], school_year: SchoolYear | int) -> Methodology | None:
    """Return the version for a school year: the latest that is valid from it or earlier; None where there is none."""
    start = school_year.start if isinstance(school_year, SchoolYear) else school_year
    valid = [item for item in versions if item.valid_from <= start]
    return max(valid, key=lambda item: (item.valid_from, item.version), default=None)
