"""A ledger kept in a spreadsheet becomes records (台账导入): every bad cell is told at once, by sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, final

from attrs import define, evolve, field, frozen

from govinfo._doors import checked
from govinfo.codec import structure_all
from govinfo.errors import MOST_PROBLEMS, DecodeError, Problem, check_type, first_problems
from govinfo.importing._cells import CellRefusal, Names, text_in, understand
from govinfo.importing._columns import COLUMNS, TableColumn, list_named, parts_of
from govinfo.importing._merged import Row, spread
from govinfo.importing._raw import RawCell, RawTable
from govinfo.importing._rows import RowError, record_row
from govinfo.importing._tables import read_tables
from govinfo.records import LISTS, AnyRecord, Records
from govinfo.records._meanings import CellKind
from govinfo.texts import Text, nearest, show

_FIELD: Final = re.compile(r"\.([a-z_]+)(?:\[([0-9]+)\])?")
_TAG: Final = re.compile(r"(?:tag|标签)\s*[:：]\s*(.+)\Z", re.IGNORECASE | re.DOTALL)
_NOTES: Final = frozenset({"说明", "填表说明", "notes", "readme"})
_MOST_HEADINGS: Final = 200
_TITLE_ROWS: Final = 10
"""Within how many rows a heading is looked for, where there is none in the first."""


@checked
def import_tables(files: Iterable[tuple[str, bytes]]) -> Records:
    r"""
    Read the records of a ledger kept in spreadsheets.

    Args:
        files: names with contents: workbooks with a sheet for each list, or CSV files named after their lists.

    Raises:
        DecodeError: something cannot be read, with every bad cell, as `ledger.xlsx: 报送!D5 (报送时间)`.
        MissingExtraError: one is a workbook and defusedxml is not installed.

    >>> import_tables([("units.csv", "id,name\nagri,农业农村局\n".encode())])
    Records(units=1)
    """
    problems: list[Problem] = []
    tables: list[_Table] = []
    given: list[str] = []
    for name, data in files:
        check_type("data", data, bytes, "the bytes of the file")
        given.append(name)
        tables += _tables_of(name, data, problems)
    units, persons = (_names(tables, name) for name in ("units", "persons"))
    lists: dict[str, list[AnyRecord]] = {name: [] for name in LISTS}
    seen: dict[str, tuple[_Table, int]] = {}
    for name in LISTS:
        for table in tables:
            if table.name == name:
                reader = _Reader(table, units, persons, problems, seen)
                lists[name] += reader.read()
    if not problems and not any(lists.values()):
        problems += [Problem(path=name, message=Text("holds no record: fill in at least one row under a heading")) for name in given]
    if problems:
        raise DecodeError(first_problems(problems))
    return Records(**{name: tuple(rows) for name, rows in lists.items()})  # type: ignore[arg-type]  # each is read as what it holds


@final
@frozen
class _Head:
    """A column as it stands in a table: where, how it is headed, what it is; a tag's column has no place in the list."""

    place: int
    heading: str
    column: TableColumn | None
    tag: str | None = None

    @property
    def what(self) -> tuple[str | None, str | None]:
        """What the column is: a field of the list or a tag."""
        return (None if self.column is None else self.column.name), self.tag


@final
@frozen(eq=False)
class _Table:
    """A table of one list, its heading understood."""

    name: str
    raw: RawTable
    heads: tuple[_Head, ...]
    rows: list[Row]
    """Those below the heading, the last first; whoever reads them takes them out, so that no row is held beside its record."""

    def head_of(self, name: str) -> _Head | None:
        """Return the column of a field."""
        return next((head for head in self.heads if head.column is not None and head.column.name == name), None)

    def where(self, row: int, head: _Head | None, heading: str = "") -> str:
        """Return how a problem names a cell, or the row where the column is not there at all."""
        if head is None:
            mark = "!" if ": " in self.raw.place else " "
            return f"{self.raw.place}{mark}{row}" + (f" ({heading})" if heading else "")
        return self.raw.where(head.place, row) + (f" ({head.heading})" if head.heading else "")


def _tables_of(name: str, data: bytes, problems: list[Problem]) -> list[_Table]:
    raw, unreadable = read_tables(name, data)
    problems += unreadable
    return [table for one in raw for table in _headed(one, problems)]


def _headed(raw: RawTable, problems: list[Problem]) -> Iterator[_Table]:
    if raw.title.strip().casefold() in _NOTES or not raw.rows:
        return
    name = list_named(raw.title)
    if name is None:
        known = [*LISTS, *(cls.label for cls in LISTS.values())]
        near = nearest(raw.title, known)
        message = Text("is named after no list of records; did you mean {near}?", near=near) if near is not None else Text(
            "is named after no list of records: name it one of {known}", known=tuple(cls.label for cls in LISTS.values())
        )  # fmt: skip
        problems.append(Problem(path=raw.place, message=message))
        return
    number, cells = raw.rows[0]
    heading_row = _heading_row(name, raw)
    if heading_row != number:
        message = Text("is above the heading, which stands in row {row}: delete all rows above the heading", row=heading_row)
        problems.append(Problem(path=raw.where(next(i for i, cell in enumerate(cells) if cell is not None), number), message=message))
        return
    heads: list[_Head] = []
    seen: set[tuple[str | None, str | None]] = set()
    for place, cell in enumerate(cells):
        if cell is None or len(problems) > MOST_PROBLEMS:
            continue
        heading = " ".join(str(cell).split())
        found = _head(name, place, heading)
        path = raw.where(place, number)
        if found is None:
            near = nearest(heading, [word for column in COLUMNS[name] for word in (column.name, column.title)])
            message = Text("{heading} heads no known column", heading=show(heading)) if near is None else Text(
                "{heading} heads no known column; did you mean {near}?", heading=show(heading), near=near
            )  # fmt: skip
            problems.append(Problem(path=path, message=message))
        elif found.what in seen:
            problems.append(Problem(path=path, message=Text("{heading} heads a column already", heading=show(heading))))
        else:
            seen.add(found.what)
            heads.append(found)
    kinds = {head.place: CellKind.PLACE if head.column is None else head.column.kind for head in heads}
    ids = next((head.place for head in heads if head.what == ("id", None)), None)
    rows, merged = spread(raw, kinds, ids) if raw.merged else (raw.rows, [])
    problems += merged
    yield _Table(name, evolve(raw, rows=rows[:1], merged=()), tuple(heads), list(rows[:0:-1]))


def _heading_row(name: str, raw: RawTable) -> int:
    """Return the number of the first row, or of the one below that is plainly the heading where the first knows no heading at all."""
    known = [
        (number, [_head(name, place, " ".join(str(cell).split())) is not None for place, cell in enumerate(cells) if cell is not None])
        for number, cells in ((number, cells[:_MOST_HEADINGS]) for number, cells in raw.rows[:_TITLE_ROWS])
    ]
    if any(known[0][1]):
        return known[0][0]
    return next((number for number, row in known[1:] if sum(row) >= 2 and 2 * sum(row) >= len(row)), known[0][0])


def _head(name: str, place: int, heading: str) -> _Head | None:
    tag = _TAG.match(heading)
    if tag is not None:
        return _Head(place, heading, None, tag[1].strip())
    plain = heading.rstrip("*").strip()
    column = next((column for column in COLUMNS[name] if plain == column.title or plain.casefold() == column.name), None)
    return None if column is None else _Head(place, heading, column)


def _names(tables: Sequence[_Table], name: str) -> Names:
    by_name: dict[str, list[str]] = {}
    ids: set[str] = set()
    for table in tables:
        if table.name != name:
            continue
        places = {head.column.name: head.place for head in table.heads if head.column is not None}
        for _, cells in reversed(table.rows):
            id_, called = (text_in(cells[places[key]]) if places.get(key, len(cells)) < len(cells) else "" for key in ("id", "name"))
            ids.add(id_)
            by_name.setdefault(called, []).append(id_)
    by_joined: dict[str, list[str]] = {}
    for called, several in by_name.items():
        by_joined.setdefault("".join(called.split()), []).extend(several)
    return Names(_closed(by_name), frozenset(ids), _closed(by_joined))


def _closed(several: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(ids) for word, ids in several.items()}


@final
@define(eq=False)
class _Reader:
    """What reads the rows of one table."""

    table: _Table
    units: Names
    persons: Names
    problems: list[Problem]
    seen: dict[str, tuple[_Table, int]]
    beyond: set[int] = field(factory=set[int])

    def read(self) -> Iterator[AnyRecord]:
        """Yield the records of the rows that can be read; tell of all others."""
        rows = self.table.rows
        while rows and len(self.problems) <= MOST_PROBLEMS:
            yield from self._row(*rows.pop())

    def _row(self, number: int, cells: tuple[RawCell, ...]) -> Iterator[AnyRecord]:
        data: dict[str, Any] = {}
        tags: dict[str, Any] = {}
        before = len(self.problems)
        for head in self.table.heads:
            if head.place >= len(cells):
                break  # the heads stand in the order of their columns, and a row may be much shorter
            cell = cells[head.place]
            if cell is None:
                continue
            kind = CellKind.PLACE if head.column is None else head.column.kind
            marked = head.column is None and isinstance(cell, bool)  # a tag may be a mark; a page or issue is none
            value = cell if marked else understand(kind, cell, self.units, self.persons)
            if isinstance(value, CellRefusal):
                self._tell(number, head, value.message)
            elif head.column is None:
                tags[head.tag or ""] = value
            else:
                data[head.column.name] = value
        self._beyond(number, cells)
        if tags:
            data["tags"] = tags
        if len(self.problems) > before:
            return
        try:
            row = record_row(self.table.name, data)
        except RowError as bad:
            self._tell(number, self._head_of(bad.column.name), bad.message)
            return
        try:
            record: AnyRecord = structure_all(LISTS[self.table.name], row, "")
        except DecodeError as error:
            for problem in error.problems:
                self._tell_field(number, problem)
            return
        if self._is_new(number, record):
            yield record

    def _beyond(self, number: int, cells: tuple[RawCell, ...]) -> None:
        first = self.table.raw.rows[0][1]
        for place, cell in enumerate(cells):
            if cell is None or place in self.beyond or len(self.problems) > MOST_PROBLEMS:
                continue
            if place >= len(first) or first[place] is None:
                self.beyond.add(place)  # once for the column, not for each of its cells
                self._tell(number, _Head(place, "", None), Text("stands in a column without a heading"))

    def _is_new(self, number: int, record: AnyRecord) -> bool:
        if record.id is None:
            return True
        table, first = self.seen.setdefault(record.id, (self.table, number))
        if (table, first) == (self.table, number):
            return True
        place = table.where(first, table.head_of("id"))
        self._tell(number, self._head_of("id"), Text("the id {id} is given twice, first at {first}", id=record.id, first=place))
        return False

    def _head_of(self, name: str) -> _Head | None:
        return self.table.head_of(name)

    def _tell(self, number: int, head: _Head | None, message: Text) -> None:
        self.problems.append(Problem(path=self.table.where(number, head), message=message))

    def _tell_field(self, number: int, problem: Problem) -> None:
        match = _FIELD.match(problem.path)
        name = match[1] if match else ""
        columns = parts_of(self.table.name).get(name, ())
        if columns and columns[0].name != name:
            inner = _FIELD.match(problem.path.removeprefix(f".{name}"))
            name = next((column.name for column in columns if inner and column.part == inner[1]), columns[0].name)
        head = self._head_of(name)
        heading = next((column.title for column in COLUMNS[self.table.name] if column.name == name), name)
        self.problems.append(Problem(path=self.table.where(number, head, heading), message=problem.message))
