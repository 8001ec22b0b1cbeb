"""Two thousand damaged copies of real-looking files: none crashes a reader, none is misread in silence.

A damaged copy must be refused, or read to the same values as the original, or differ with a finding, or differ only
where its own cells do: then it is another file that says something else, and what it says is what is read.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.demo.inbox import Inbox
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.recognition import read_file

DAY = date(2023, 5, 30)
CONTEXT = ReadingContext(salt="соль", path_hint="2023/5/Математика.xlsx", municipality="")
STATISTICS = [
    ["Статистика по отметкам"], [], ["ВПР 2023 Математика 5 класс"], ["Предмет:", "Математика"],
    ["Максимальный первичный балл:", 20], ["Дата:", "20.04.2023"], [],
    ["Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5],
    ["Район(reg38_m007)", 2, 30, 10.0, 40.0, 30.0, 20.0],
    ["МБОУ «Первая СОШ»(edu389101)", None, 20, 10.0, 40.0, 30.0, 20.0],
    ["МБОУ «Вторая СОШ»(edu389102)", None, 10, 10.0, 40.0, 30.0, 20.0],
]  # fmt: skip
PROTOCOL = [
    ["Протокол проверки результатов"], ["38 - Иркутская область"], ["02 - Математика 2023.05.30"],
    ["№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Код участника", "Фамилия", "Имя", "Отчество", "Серия", "Номер",
     "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл", "Оценка"],
    [1, "042001", "9А", 1101, "0005", "11", "Тестов", "Тест", "Тестович", "0000", "900001", "++-", "2(2)", 15, 4],
    [2, "042001", "9А", 1101, "0005", "12", "Образцов", "Образец", "Образцович", "0000", "900002", "+--", "1(2)", 9, 3],
    [3, "042002", "9Б", 1102, "0001", "13", "Примеров", "Пример", "Примерович", "0000", "900003", "---", "0(2)", 2, 2],
    ["Всего участников", 3],
]  # fmt: skip
DUMP = [
    ["Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код", "Вариант",
     "1 (2б)", "2 (1б)", "3К1 (3б)", "Наименование класса", "Пол",
     "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов"],
    *[[f"edu38910{n}", 38, "reg380000 | Область", "reg38_m007 | Район", f"edu38910{n} | МБОУ", "03.03.2023 10:43:28",
       50000 + n, 1, n % 3, 1, "X", "5а", "ж", 4, n % 3 + 1] for n in range(1, 6)],
]  # fmt: skip
FILES: dict[str, Callable[[Inbox, str], None]] = {
    "statistics.xlsx": lambda box, name: box.xlsx(name, {"МА 5": STATISTICS}, DAY),
    "statistics.xls": lambda box, name: box.xls(name, {"МА 5": STATISTICS}, DAY),
    "protocol.csv": lambda box, name: box.csv(name, PROTOCOL, DAY, "cp1251"),
    "protocol.xlsx": lambda box, name: box.xlsx(name, {"Page 1": PROTOCOL}, DAY),
    "dump.xlsx": lambda box, name: box.xlsx(name, {"Классы": [["Классы"]], "Протокол": DUMP}, DAY),
}
COPIES = 400
_PERSONAL = ("Тестов", "Образцов", "Примеров", "900001", "900002", "900003")


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    inbox = Inbox(tmp_path_factory.mktemp("исходные"))
    for name, write in FILES.items():
        write(inbox, name)
    return {name: (inbox.folder / name).read_bytes() for name in FILES}


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Damage bytes: change, remove, insert, cut short, or double a stretch."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        match chance.randrange(6):
            case 0 | 1:
                data[place] = chance.randrange(256)
            case 2:
                data[place] ^= 1 << chance.randrange(8)
            case 3:
                del data[place : place + chance.randint(1, 40)]
            case 4:
                data[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 20)))
            case _:
                data = data[: max(1, place)] if chance.random() < 0.3 else data + data[place : place + 50]
        if not data:
            data = bytearray(b"\0")
    return bytes(data)


def rezipped(content: bytes, chance: random.Random) -> bytes:
    """Damage the text of one part and pack the book anew: the archive is sound, its XML is not what it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = [name for name in source.namelist() if name.endswith(".xml")]
        chosen = chance.choice([name for name in names if "sheet" in name or "shared" in name] or names)
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, flipped(part, chance) if name == chosen else part)
    return out.getvalue()


def facts(reading: Reading) -> dict[str, list[list[object]]]:
    """Return every value that counts, with the place of its row, in a comparable form."""
    return {
        name: frame.drop(columns=[one for one in ("pupil_id", "sheet") if one in frame]).astype(str).values.tolist()
        for name, frame in reading.frames.items()
    }


def bounds_broken(reading: Reading) -> list[str]:
    """Return accepted values that no check could have let through: they would be a misreading, not another file."""
    broken = []
    for name, frame in reading.frames.items():
        kept = frame[frame["row_state"] == "ok"]
        numbers = kept.select_dtypes("number")
        if np.isinf(numbers.to_numpy(dtype="float64", na_value=np.nan)).any():
            broken.append(f"{name}: infinity")
        marks = [column for column in ("mark", "journal_mark") if column in kept]
        broken += [f"{name}: {mark}" for mark in marks if not kept[mark].dropna().between(2, 5).all()]
        if "primary_possible" in kept and (kept["primary"] > kept["primary_possible"]).fillna(value=False).any():
            broken.append(f"{name}: primary")
        marks = [column for column in ("n2", "n3", "n4", "n5") if column in kept]
        if (
            marks
            and (kept[marks].astype("Float64").sum(axis=1) - kept["participants"].astype("Float64")).abs().gt(2).any()
        ):
            broken.append(f"{name}: sum of marks")
    return broken


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", FILES)
def test_damaged_copies_are_refused_or_read_without_a_silent_misreading(
    originals: dict[str, bytes], name: str, tmp_path: Path
):
    chance = random.Random(f"повреждения {name}")
    path = tmp_path / name
    path.write_bytes(originals[name])
    original = facts(read_file(path, CONTEXT))
    assert sum(map(len, original.values())) >= 3
    outcomes = {"refused": 0, "same": 0, "other": 0}
    for number in range(COPIES):
        damage = rezipped if name.endswith(".xlsx") and number % 2 else flipped
        content = damage(originals[name], chance)
        path.write_bytes(content)
        reading = read_file(path, CONTEXT)
        said = " ".join([reading.rejected, *(f"{one.message} {one.value}" for one in reading.findings)])
        kept = str(facts(reading)) if not name.startswith("dump") else ""
        assert not any(word in said or word in kept for word in _PERSONAL), number
        assert "ошибки программы" not in said, (number, said)
        if not reading.frames:
            assert reading.rejected, number
            outcomes["refused"] += 1
            continue
        assert bounds_broken(reading) == [], number
        outcomes["same" if facts(reading) == original else "other"] += 1
        if sum(len(frame) for frame in reading.frames.values()) < sum(map(len, original.values())):
            # fewer rows than there were: either something is said, or the bytes of the lost row are really gone
            assert reading.findings or content != originals[name], number
    assert outcomes["refused"] > COPIES // 20
    assert sum(outcomes.values()) == COPIES


def test_a_value_changed_in_a_cell_is_read_as_changed_or_told(tmp_path: Path):
    """Change one number of the statistics at a time: the marks follow it, or the row is set aside with its cell."""
    inbox = Inbox(tmp_path)
    for percent in (0.0, 5.0, 9.0, 9.5, 10.5, 11.5, 100.0, 1000.0, -1.0):
        rows = [list(row) for row in STATISTICS]
        rows[9][3] = percent
        inbox.xlsx("a.xlsx", {"МА 5": rows}, DAY)
        reading = read_file(tmp_path / "a.xlsx", CONTEXT)
        frame = reading.frames["mark_statistics"]
        row = frame[frame["row"] == 10].iloc[0]
        expected_sum = percent + 90.0
        if abs(expected_sum - 100) > 1:
            assert row["row_state"] == "quarantined"
            assert any(one.cell == "D10" for one in reading.findings)
        else:
            assert row["n2"] == round(percent * 20 / 100 + 1e-9)
        assert frame.loc[frame["row"] != 10, "row_state"].eq("ok").all()


def test_frames_of_the_originals_are_complete(originals: dict[str, bytes], tmp_path: Path):
    counts = {"statistics.xlsx": 3, "statistics.xls": 3, "protocol.csv": 3, "protocol.xlsx": 3, "dump.xlsx": 5}
    for name, content in originals.items():
        (tmp_path / name).write_bytes(content)
        (frame,) = read_file(tmp_path / name, CONTEXT).frames.values()
        assert isinstance(frame, pd.DataFrame)
        assert len(frame) == counts[name]
        assert frame["row_state"].eq("ok").all()
