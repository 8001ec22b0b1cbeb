"""One pass over the inbox: archive what is new, read it, and enter every file in the register.

Order of writes: archive, then readings, then the register in one transaction. A run killed anywhere leaves the
register as it was; the next run does the rest and ends in the same state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.garbage import search_rarely
from shnor_pipeline.intake.few_readings import FewReadings
from shnor_pipeline.intake.folder import salt
from shnor_pipeline.intake.freeze import (
    Amendment,
    Entry,
    amendment_rows,
    frozen_years,
    held_back,
    registry_touches,
    touched,
)
from shnor_pipeline.intake.inbox import InboxFile, scan
from shnor_pipeline.intake.readings import ReadingCache, opened_cache
from shnor_pipeline.intake.register import (
    ACCEPTED_STATES,
    State,
    Submission,
    judged,
    load_register,
    save_register,
    submission_id,
)
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.intake.versions import DISTRICT, Scope, changes, displaces, quarantined_n, scope, valid
from shnor_pipeline.settings import Limits, Settings
from shnor_pipeline.sources.layouts import use_folder
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.recognition import read_file
from shnor_pipeline.storage.warehouse import Warehouse
from shnor_pipeline.told import ToldError

Reader = Callable[[Path, ReadingContext, Limits | None], Reading]
BrokenRows = Callable[[Reading], int]
_MANY_FILES, _MANY_BYTES, _LARGE_FILE = 64, 8 << 20, 1 << 20
"""Starting processes pays off from this many new files or bytes; files larger than the last are handed out singly."""
_CHUNK = 8


class OriginalGoneError(ToldError, RuntimeError):
    """A file that counts is no longer in the archive, and its reading has to be made anew."""


@dataclass
class IngestSummary:
    """What a pass did: how many files it took in, and how many of them ended in which state."""

    new_files: int = 0
    states: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    file_id: str
    path: Path
    context: ReadingContext
    limits: Limits
    cache: Path
    layouts: Path


def ingest(
    settings: Settings,
    warehouse: Warehouse,
    read: Reader = read_file,
    *,
    now: datetime | None = None,
    progress: Callable[[int, int], None] | None = None,
    amendment: Amendment | None = None,
    broken: BrokenRows = quarantined_n,
    before_reading: Callable[[], object] = lambda: None,
) -> IngestSummary:
    """Take in what is new in the inbox; return what happened. The inbox itself is never changed.

    ``before_reading`` is called where there is something to read: what the reading processes leave time for.
    ``amendment`` lets in files that wait because their year is frozen. ``broken`` counts the rows of a reading that
    would be set aside: a form with more of them than the valid one before it does not take its place.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    store, cache = FileStore(settings.store), opened_cache(settings)
    store.clear_leftovers()
    before_pass = load_register(warehouse)
    known = [item for item in before_pass if item.state != State.WAITING.value]
    by_path = {item.path: item for item in sorted(known, key=lambda item: item.version)}
    fresh: list[Submission] = []
    modified: dict[str, float] = {}
    waiting: list[Submission] = []
    for file in scan(settings.inbox, settings.settle_seconds):
        if file.waiting:
            waiting.append(_waiting(file, moment))
            continue
        file_id = store.put(settings.inbox / file.path)
        before = by_path.get(file.path)
        if before is not None and before.file_id == file_id and (cache.has(file_id) or before.state == State.REPEATED):
            continue
        version = before.version + 1 if before is not None and before.file_id != file_id else 1
        seen = before.first_seen if before is not None and before.file_id == file_id else moment
        modified[file.path] = file.modified
        fresh.append(
            Submission(submission_id(file.path, file_id), file.path, file_id, file.size, seen, "", version=version)
        )
    again = {item.submission_id for item in fresh}
    known = [item for item in known if item.submission_id not in again]
    if amendment is not None:
        retried = [one for one in known if one.state == State.FROZEN.value and amendment.covers(one)]
        known = [one for one in known if one not in retried]
        fresh += retried
        modified |= {one.path: modified.get(one.path, 0.0) for one in retried}
    # the order in which people sent them: what was received first, then what was changed first
    fresh.sort(key=lambda item: (item.first_seen, modified[item.path], item.path))
    if fresh:
        before_reading()
    _read_all(settings, store, cache, fresh, read, progress)
    readings = FewReadings(cache, {item.file_id: partial(_kept, settings, store, cache, item, read) for item in fresh})
    frozen = frozen_years(settings, warehouse, moment.replace(tzinfo=UTC).astimezone(settings.zone).date())
    counted_before = frozenset(item.submission_id for item in before_pass if item.state in ACCEPTED_STATES)
    entering = _Entering(known, readings, broken, frozen, counted_before, amendment)
    for item in fresh:
        entering.enter(item)
    register = entering.register
    amendments = amendment_rows(amendment, entering.let_in, moment) if amendment is not None else None
    save_register(warehouse, [*register, *waiting], readings.without_rows(), amendments)
    new = {item.submission_id for item in fresh}
    return IngestSummary(len(fresh), dict(Counter(item.state for item in register if item.submission_id in new)))


def _waiting(file: InboxFile, moment: datetime) -> Submission:
    return Submission(
        submission_id(file.path, ""), file.path, "", file.size, moment, State.WAITING.value, reason=file.waiting
    )


def _context(settings: Settings, path: str, pupil_salt: str) -> ReadingContext:
    return ReadingContext(
        salt=pupil_salt,
        path_hint=path,
        region_code=settings.territory.region_code,
        municipality=settings.territory.municipality,
    )


def _read_all(
    settings: Settings,
    store: FileStore,
    cache: ReadingCache,
    fresh: Sequence[Submission],
    read: Reader,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Read the new files into the cache, in several processes where there are many."""
    pupil_salt = salt(settings)
    jobs = {
        item.file_id: _Job(
            item.file_id,
            store.path(item.file_id),
            _context(settings, item.path, pupil_salt),
            settings.limits,
            cache.root,
            settings.layouts,
        )
        for item in fresh
        if not cache.has(item.file_id)
    }
    processes = settings.processes or cpu_count() or 1
    size = sum(item.size for item in fresh if item.file_id in jobs)
    if (len(jobs) >= _MANY_FILES or size >= _MANY_BYTES) and processes > 1 and read is read_file:
        chunk = 1 if size > _LARGE_FILE * len(jobs) else _CHUNK
        # A worker that dies takes the pool with it, not the intake: what is left is read in this process.
        spawned = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=search_rarely)
        with suppress(BrokenProcessPool), spawned as pool:
            for done, _ in enumerate(pool.map(_read_one, jobs.values(), chunksize=chunk), start=1):
                if progress:
                    progress(done, len(jobs))
            return
    for done, job in enumerate(jobs.values(), start=1):
        if not cache.has(job.file_id):
            _read_one(job, read)
        if progress:
            progress(done, len(jobs))


def _read_one(job: _Job, read: Reader = read_file) -> None:
    """Read one file and keep the reading; a reader that stumbles yields a refusal, never an exception."""
    use_folder(job.layouts)
    try:
        reading = read(job.path, job.context, job.limits)
    except Exception as error:  # noqa: BLE001 - one file that a reader stumbles over must not stop the others
        reading = _stumbled(error)
    cache = ReadingCache(job.cache)
    try:
        cache.save(job.file_id, reading)
    except (TypeError, ValueError) as error:
        cache.save(job.file_id, _stumbled(error))


def _stumbled(error: Exception) -> Reading:
    """Return the refusal of a file that the program could not read; the error's text may quote a cell: left out."""
    message = f"файл не прочитан из-за ошибки программы ({type(error).__name__})"
    guidance = "Передайте файл и это сообщение инженеру данных; остальные файлы приняты."
    finding = Finding("FILE-900", Severity.ERROR, Stage.READING, message, guidance)
    return Reading("unreadable", "", findings=[finding], rejected=message)


def _kept(settings: Settings, store: FileStore, cache: ReadingCache, item: Submission, read: Reader) -> Reading:
    kept = cache.load(item.file_id)
    if kept is None:
        context = _context(settings, item.path, salt(settings))
        _read_one(
            _Job(item.file_id, store.path(item.file_id), context, settings.limits, cache.root, settings.layouts), read
        )
        kept = cache.load(item.file_id)
    return kept if kept is not None else _stumbled(RuntimeError())


class _Entering:
    """The register while new files are entered, oldest first: judged, repeats, versions and freezes settled."""

    def __init__(
        self,
        known: Sequence[Submission],
        readings: FewReadings,
        broken: BrokenRows,
        frozen: frozenset[int],
        counted_before: frozenset[str],
        amendment: Amendment | None,
    ) -> None:
        self.let_in: list[Entry] = []
        self._readings = readings
        self._broken = broken
        self._frozen = frozen
        self._counted_before = counted_before
        self._amendment = amendment
        self._owners = {item.file_id: item for item in known if item.state != State.REPEATED.value}
        self._scopes: dict[str, Scope | None] = {}
        self._lines: dict[str, Submission] = {}
        self._places: dict[str, int] = {}
        self._rivals: dict[str | tuple[str, str], list[str]] = {}
        for item in known:
            self._enter(item)

    @property
    def register(self) -> list[Submission]:
        """The lines, in the order in which they were entered."""
        return list(self._lines.values())

    def enter(self, item: Submission) -> None:
        """Enter one file."""
        owner = self._owners.get(item.file_id)
        if owner is not None and owner.submission_id != item.submission_id:
            reason = f"те же данные уже приняты из файла «{owner.path}»"
            self._enter(replace(item, state=State.REPEATED.value, reason=reason, kind=owner.kind))
            return
        reading = self._readings.new(item.file_id)
        entered = judged(item, reading)
        if entered.counts:
            entered = self._settled(entered, reading)
        self._owners[item.file_id] = entered
        self._enter(entered)

    def _enter(self, line: Submission) -> None:
        """Add a line; it is found again by its path, and by the form and school it speaks of."""
        for key in (line.path, (line.scope, line.school_id)):
            self._rivals.setdefault(key, []).append(line.submission_id)
        self._places[line.submission_id] = len(self._lines)
        self._lines[line.submission_id] = line

    def _earlier(self, item: Submission, own: Scope) -> list[Submission]:
        """Return what counts of the same path or is a version of the same form, in the order of the register.

        A file about one school is no version of a file about others, so that these need not be looked at.
        """
        schools = {*own.schools, ""}
        if not own.schools or DISTRICT in own.schools:
            schools |= {line.school_id for line in self._lines.values() if line.scope == own.form}
        keys = [item.path, *((own.form, school) for school in schools)]
        rivals = {one for key in keys for one in self._rivals.get(key, ())}
        lines = [self._lines[one] for one in sorted(rivals, key=self._places.__getitem__)]
        return [one for one in lines if one.counts and (one.path == item.path or self._same(one, own))]

    def _settled(self, item: Submission, reading: Reading) -> Submission:
        """Return the file as it counts: a new version, one that is worse than before, or one held back by a freeze."""
        own = self._scopes[item.file_id] = scope(reading)
        item = replace(item, scope=own.form)
        earlier = self._earlier(item, own)
        if not valid(reading):
            return _worse(item, earlier[-1]) if earlier else item
        broken = self._broken(reading) if earlier else 0
        for one in earlier:
            before = self._reading(one)
            if before is not None and not displaces(reading, broken, self._broken(before)):
                return _worse(item, one)
        years = self._frozen_years_of(item, reading, earlier)
        if years and not (self._amendment is not None and self._amendment.covers(item)):
            return held_back(item, years)
        version = max([item.version, *(one.version + 1 for one in earlier)])
        settled = replace(item, version=version)
        for one in earlier:
            self._lines[one.submission_id] = replace(one, superseded_by=item.submission_id)
        if years:
            readings = [before for one in earlier if (before := self._reading(one)) is not None]
            count = sum(len(changes(before, reading)) for before in readings)
            self.let_in.append(Entry(settled, tuple(years), tuple(earlier), count))
        return settled

    def _frozen_years_of(self, item: Submission, reading: Reading, earlier: Sequence[Submission]) -> list[int]:
        """Return the frozen years that the file would change; what counted before this pass changes none."""
        if item.submission_id in self._counted_before:
            return []
        before = [known for one in earlier if (known := self._reading(one)) is not None]
        return sorted({*touched(item, self._frozen), *registry_touches(before, reading, self._frozen)})

    def _reading(self, item: Submission) -> Reading | None:
        return self._readings.get(item.file_id)

    def _same(self, earlier: Submission, own: Scope) -> bool:
        """Whether an earlier submission is a version of the same form; each scope is worked out once."""
        if earlier.scope != own.form:
            return False
        if earlier.file_id not in self._scopes:
            reading = self._reading(earlier)
            self._scopes[earlier.file_id] = scope(reading) if reading is not None else None
        known = self._scopes[earlier.file_id]
        return known is not None and own.same(known)


def _worse(item: Submission, before: Submission) -> Submission:
    """Return the file as refused: what was valid before it stays."""
    reason = (
        f"в новой версии больше ошибок, чем в принятой («{before.path}»): действует прежняя. "
        "Исправьте ошибки и пришлите файл ещё раз."
    )
    return replace(item, state=State.REFUSED.value, reason=reason)


def accepted_readings(
    settings: Settings, warehouse: Warehouse, noun: str, school_year: int | None, read: Reader = read_file
) -> Iterator[tuple[str, Reading]]:
    """Yield (file_id, reading) of the submissions that count and have rows of the table (and year), by path."""
    store, cache = FileStore(settings.store), opened_cache(settings)
    for item in sorted((one for one in load_register(warehouse) if one.counts), key=lambda one: one.path):
        years = {int(part) for part in item.school_years.split(",") if part}
        if noun not in item.tables.split(",") or (school_year is not None and school_year not in years):
            continue
        reading = cache.load(item.file_id, {noun})
        if reading is None:
            _require_original(store, item)
            reading = _kept(settings, store, cache, item, read)
        if noun in reading.frames:
            yield item.file_id, reading


def _require_original(store: FileStore, item: Submission) -> None:
    """Refuse to compute a year without a file that counted in it: its rows would vanish from the figures."""
    if not store.path(item.file_id).is_file():
        raise OriginalGoneError(
            f"в архиве нет оригинала {item.file_id[:12]} (поступление {item.submission_id}): он уничтожен по акту или "
            "утрачен. Учебный год не пересчитан, прежние показатели остаются; восстановите файл из резервной копии "
            "или пришлите его снова"
        )


def read_again(
    settings: Settings,
    warehouse: Warehouse,
    submissions: Sequence[Submission],
    progress: Callable[[int, int], None] | None = None,
) -> list[Submission]:
    """Enter a register as it stood once, reading its originals anew; return the submissions whose original is gone.

    Nothing is judged again: states and versions are those of the register. Where an original is gone, nothing is
    written.
    """
    store, cache = FileStore(settings.store), opened_cache(settings)
    read = [item for item in submissions if item.file_id and item.state != State.REPEATED.value]
    gone = [item for item in read if not store.path(item.file_id).is_file()]
    if gone:
        return gone
    _read_all(settings, store, cache, read, read_file, progress)
    readings = FewReadings(
        cache, {item.file_id: partial(_kept, settings, store, cache, item, read_file) for item in read}
    )
    save_register(warehouse, submissions, readings.without_rows())
    return []
