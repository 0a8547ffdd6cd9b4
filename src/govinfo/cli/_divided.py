"""
Files of JSON Lines, divided by their items into parts on disk (分块读取): no more than a part is ever held.

A part holds whole items with their adoptions and instructions. What names them from elsewhere, as a finding or a correction does, is
rare: it is held, with the items that it names, as one part of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final, cast, final

from attrs import define, evolve, field, frozen

from govinfo.assessment._kept import SHARED, number_of, shared_of
from govinfo.cli._calls import CallError
from govinfo.cli._files import reason_of
from govinfo.cli._progress import Bar
from govinfo.codec._json import parse
from govinfo.codec._records import records_in
from govinfo.codec._tables import Line, Place, Reading, Rows, fields_of, list_of, rows_of_lines
from govinfo.errors import DecodeError, Problem, RegisterError, first_problems
from govinfo.records import LISTS, Records
from govinfo.texts import Text

PART_BYTES: Final = 24 << 20
"""About how much of a file is one part."""

_MOST_PARTS: Final = 400
_OFTEN: Final = 1 << 14
_ITEMS: Final = {"submissions": "id", "adoptions": "submission", "instructions": "submission", "reviews": "submission"}
"""The lists that are divided, and the field that says the item."""

_LINKS: Final = ("into", "follows", "matter")
"""The fields by which a record of these names something else than its item."""

_PLACE: Final = re.compile(r"\$\.([a-z]+)\[([0-9]+)\](.*)", re.DOTALL)


@final
@frozen(eq=False)
class Row:
    """One row: the prefix of its file, its line, its list, its place among the rows of that list in the file, and what it holds."""

    file: str
    line: int
    list: str
    index: int
    row: object


@final
@define(eq=False)
class Divided:
    """
    Files divided into parts.

    Attributes:
        files: where each part lies.
        held: the rows that are in no part: what all share, and what names records of items.
        named: everything that the latter name.
        problems: what is wrong with single lines.
    """

    files: list[Path]
    held: list[Row] = field(factory=list[Row])
    named: set[str] = field(factory=set[str])
    problems: list[Problem] = field(factory=list[Problem])
    _counts: dict[tuple[str, str], int] = field(factory=dict[tuple[str, str], int])

    def put(self, file: str, line: Line, parts: Sequence[IO[str]], ids: Sequence[IO[bytes]]) -> None:
        """Put one line where it belongs."""
        fields = fields_of(line.row)
        index = self._counts.get((file, line.list), 0)
        self._counts[file, line.list] = index + 1
        own = fields.get("id")
        if isinstance(own, str):
            number = number_of(own)
            ids[number % len(ids)].write(number.to_bytes(8, "big"))
        key = _ITEMS.get(line.list)
        if key is None or any(name in fields for name in _LINKS):
            self.held.append(Row(file, line.number, line.list, index, line.row))
            if line.list not in SHARED:
                self.named.update(_texts(fields))
            return
        item = fields.get(key)
        part = parts[number_of(item) % len(parts) if isinstance(item, str) else 0]
        part.write(json.dumps([file, line.number, line.list, index]) + "\t" + line.text.strip() + "\n")


def divide(paths: Sequence[str], folder: Path, bar: Bar) -> Divided:
    """
    Divide files into parts, which are written into a folder.

    Raises:
        CallError: a file cannot be read.
        DecodeError: a line is no record, or an id stands twice; with every problem found.
    """
    n = max(1, min(_MOST_PARTS, sum(map(_size, paths)) // PART_BYTES + 1))
    made = Divided([folder / f"part-{i}" for i in range(n)])
    seen = [folder / f"ids-{i}" for i in range(n)]
    done = 0
    with ExitStack() as stack:
        parts = [stack.enter_context(path.open("w", encoding="utf-8")) for path in made.files]
        ids = [stack.enter_context(path.open("wb")) for path in seen]
        for path in paths:
            prefix = f"{path}: " if len(paths) > 1 else ""
            reading = Reading(prefix, None)
            for line in _lines(path, reading):
                done += 1
                if done % _OFTEN == 0:
                    bar.step(Text("reading {n} records", n=done))
                made.put(prefix, line, parts, ids)
            error = reading.error()
            made.problems += () if error is None else error.problems
    twice = {number for path in seen for number in _twice(path)}
    if twice:
        made.problems += _told_twice(paths, twice)
    if made.problems:
        raise DecodeError(first_problems(made.problems))
    return made


def rows_in(path: Path) -> Iterator[Row]:
    """Yield the rows of one part."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            place, _, text = line.rstrip("\n").partition("\t")
            prefix, number, name, index = cast("tuple[str, int, str, int]", json.loads(place))
            row = parse(text)
            list_of(row, (0, 0), "", Reading("", None))  # which takes the type out
            yield Row(prefix, number, name, index, row)


def items_named(divided: Divided) -> set[str]:
    """Return the items that records from elsewhere name, themselves or through what rests on them."""
    found: set[str] = set()
    for path in divided.files if divided.named else ():
        for row in rows_in(path):
            fields = fields_of(row.row)
            item = fields.get(_ITEMS[row.list])
            if isinstance(item, str) and (item in divided.named or fields.get("id") in divided.named):
                found.add(item)
    return found


def item_in(row: Row) -> str:
    """Return the item of a row of a part."""
    return str(fields_of(row.row).get(_ITEMS[row.list]))


@final
@frozen(eq=False)
class Part:
    """Records of some rows, and where each stands in its file."""

    records: Records
    rows: Mapping[str, Sequence[Row]]

    def problem(self, problem: Problem) -> Problem:
        """Return a problem with every place it tells of as one in the files."""
        values = {name: self.place(value) if isinstance(value, str) else value for name, value in problem.message.values}
        return evolve(problem, path=self.place(problem.path), message=Text(problem.message.template, **values))

    def place(self, path: str) -> str:
        """Return where a path into the records of the part points in the files."""
        match = _PLACE.fullmatch(path)
        if match is None or match[1] not in self.rows:
            return path
        row = self.rows[match[1]][int(match[2])]
        return f"{row.file}$.{row.list}[{row.index}]{match[3]}"


def part_of(rows: Iterable[Row]) -> Part:
    """
    Return the records that some rows are.

    Raises:
        DecodeError: some are no records, with every problem.
    """
    lists: dict[str, list[Row]] = {name: [] for name in LISTS}
    for row in rows:
        lists[row.list].append(row)
    known = {name: several for name, several in lists.items() if several}
    reading = Reading("", None)
    tables = {name: Rows(name, [row.row for row in several], _placed(several)) for name, several in known.items()}
    records = records_in(tables, reading)
    error = reading.error()
    if error is not None:
        raise error
    return Part(records, known)


def _placed(rows: Sequence[Row]) -> Callable[[int], Place]:
    return lambda index: ((rows[index].line, 0), f"{rows[index].file}line {rows[index].line}: $")


def shared_rows(held: Part) -> list[Row]:
    """Return the rows that every part repeats, what corrects them among them."""
    corrections = {correction.id for correction in shared_of(held.records).corrections}
    own = [row for name in SHARED for row in held.rows.get(name, ())]
    return own + [row for row in held.rows.get("corrections", ()) if fields_of(row.row).get("id") in corrections]


def placed(part: Part, error: RegisterError) -> RegisterError:
    """Return an error about a part with its places in the files."""
    return RegisterError(map(part.problem, error.problems))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value: which of them are ids, others know."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in cast("dict[str, object]", value).values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in cast("list[object]", value):
            yield from _texts(one)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError as error:
        raise CallError(Text("cannot read {path}: {reason}", path=path, reason=reason_of(error))) from None


def _lines(path: str, reading: Reading) -> Iterator[Line]:
    try:
        with Path(path).open("rb") as file:
            yield from rows_of_lines(file, reading)
    except OSError as error:
        raise CallError(Text("cannot read {path}: {reason}", path=path, reason=reason_of(error))) from None


def _twice(path: Path) -> set[int]:
    """Return the numbers that stand twice in a file of them."""
    data = path.read_bytes()
    seen: set[int] = set()
    found: set[int] = set()
    for start in range(0, len(data), 8):
        number = int.from_bytes(data[start : start + 8], "big")
        (found if number in seen else seen).add(number)
    return found


def _told_twice(paths: Sequence[str], twice: set[int]) -> Iterator[Problem]:
    """Tell of every id that stands twice where it does."""
    first: dict[str, str] = {}
    for path in paths:
        prefix = f"{path}: " if len(paths) > 1 else ""
        for line in _lines(path, Reading("", None)):
            own = fields_of(line.row).get("id")
            if isinstance(own, str) and number_of(own) in twice:
                place = f"{prefix}line {line.number}: $.id"
                if own in first:
                    message = Text("id {id} is used already, at {other}; ids are unique over all records", id=own, other=first[own])
                    yield Problem(path=place, record=own, message=message)
                else:
                    first[own] = place
