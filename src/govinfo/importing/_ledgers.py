"""A ledger kept in a spreadsheet becomes records (台账导入): every bad cell is told at once, by sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, final

from attrs import evolve, field, frozen

from govinfo._doors import checked
from govinfo.errors import DecodeError, Problem, Severity, check_type, first_problems
from govinfo.importing._cells import Context, Names, text_in
from govinfo.importing._columns import list_named
from govinfo.importing._dictionary import Dictionary
from govinfo.importing._mapped import mapped
from govinfo.importing._maps import LedgerMap
from govinfo.importing._raw import RawTable
from govinfo.importing._reader import Reader, place_of
from govinfo.importing._tabled import Table, headed, is_notes
from govinfo.importing._tables import read_tables
from govinfo.records import LISTS, AnyRecord, Person, Records, Unit
from govinfo.records._references import references
from govinfo.rulebook import Rulebook, check_vocabulary
from govinfo.texts import Text

_RECORD: Final = re.compile(r"\$\.([a-z]+)\[([0-9]+)\](.*)", re.DOTALL)


@checked
def import_tables(files: Iterable[tuple[str, bytes]], *, rulebook: Rulebook | None = None, ledger_map: LedgerMap | None = None) -> Records:
    r"""
    Read the records of a ledger kept in spreadsheets.

    Args:
        files: names with contents: workbooks with a sheet for each list, or CSV files named after their lists.
        rulebook: whose publications, forms, kinds and other words may be written by their titles; a word it does not know is told.
        ledger_map: what the columns of an office's own ledger are, as `decode_map` reads it.

    Raises:
        DecodeError: something cannot be read, with every bad cell, as `ledger.xlsx: 报送!D5 (报送时间)`.
        MissingExtraError: one is a workbook and defusedxml is not installed.

    >>> import_tables([("units.csv", "id,name\nagri,农业农村局\n".encode())])
    Records(units=1)
    """
    problems: list[Problem] = []
    tables: list[Table] = []
    given: list[str] = []
    for name, data in files:
        check_type("data", data, bytes, "the bytes of the file")
        given.append(name)
        raws, unreadable = read_tables(name, data)
        problems += unreadable
        tables += [table for raw in raws for table in _tables(raw, ledger_map, problems)]
    as_named = () if ledger_map is None else tuple(name for name in ledger_map.as_named if all(table.name != name for table in tables))
    context = Context(
        units=_names(tables, "units", open_to_others="units" in as_named),
        persons=_names(tables, "persons", open_to_others="persons" in as_named),
        items=_names(tables, "submissions", "title", open_to_others=True),
        words=None if rulebook is None else Dictionary(rulebook),
    )
    read = _Read(problems)
    for name in LISTS:
        for table in tables:
            if table.name == name:
                read.take(table, context)
    if not problems and not any(read.lists.values()):
        problems += [Problem(path=name, message=Text("holds no record: fill in at least one row under a heading")) for name in given]
    records = read.records()
    if rulebook is not None:
        problems += read.unknown(records, rulebook)
    records += _named(records, as_named, problems)
    if problems:
        raise DecodeError(first_problems(list(dict.fromkeys(problems))))  # one cell may belong to the records of several columns
    return records


def _tables(raw: RawTable, ledger_map: LedgerMap | None, problems: list[Problem]) -> Iterator[Table]:
    if ledger_map is None or is_notes(raw):
        yield from headed(raw, problems)
    elif raw.title.strip() not in ledger_map.leave_out:
        table = ledger_map.table_of(raw.title)
        # a list of the library's own stands beside an office's ledger, unless the map names its sheet
        own = list_named(raw.title) is not None and (table is None or not table.sheets)
        yield from headed(raw, problems) if table is None or own else mapped(raw, table, problems)


@final
@frozen(eq=False)
class _Read:
    """The records that were read, each with where it came from."""

    problems: list[Problem]
    lists: dict[str, list[AnyRecord]] = field(factory=lambda: {name: list[AnyRecord]() for name in LISTS})
    origins: dict[str, list[tuple[Table, int]]] = field(factory=lambda: {name: list[tuple[Table, int]]() for name in LISTS})
    seen: dict[str, tuple[Table, int]] = field(factory=dict[str, tuple[Table, int]])

    def take(self, table: Table, context: Context) -> None:
        """Read the rows of a table."""
        self.lists[table.name] += Reader(table, context, self.problems, self.seen, self.origins[table.name]).read()

    def records(self) -> Records:
        """Return the records of all tables."""
        return Records(**{name: tuple(rows) for name, rows in self.lists.items()})  # type: ignore[arg-type]  # each is read as what it holds

    def unknown(self, records: Records, rulebook: Rulebook) -> Iterator[Problem]:
        """Yield what the rulebook cannot take, each at the cell it comes from; words are looked at when their cells are read."""
        for problem in check_vocabulary(records, rulebook):
            match = _RECORD.fullmatch(problem.path)
            if match is not None and problem.severity is Severity.ERROR:
                table, row = self.origins[match[1]][int(match[2])]
                yield evolve(problem, path=place_of(table, row, match[3]))


def _names(tables: Sequence[Table], name: str, called_by: str = "name", *, open_to_others: bool) -> Names:
    by_name: dict[str, list[str]] = {}
    ids: set[str] = set()
    for table in tables:
        if table.name != name:
            continue
        at = {head.column.name: head.index for head in table.heads if head.column is not None}
        for _, cells in reversed(table.rows):
            id_, called = (text_in(cells[at[key]]) if at.get(key, len(cells)) < len(cells) else "" for key in ("id", called_by))
            ids.add(id_)
            by_name.setdefault(called, []).append(id_)
    by_joined: dict[str, list[str]] = {}
    for called, several in by_name.items():
        by_joined.setdefault("".join(called.split()), []).extend(several)
    return Names(_closed(by_name), frozenset(ids), _closed(by_joined), open_to_others)


def _closed(several: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(ids) for word, ids in several.items()}


def _named(records: Records, as_named: Iterable[str], problems: list[Problem]) -> Records:
    """Return the units and persons that the records name, each by its name, where the map says that their names are enough."""
    if problems:
        return Records()
    found: dict[str, list[str]] = {"units": [], "persons": []}
    for name in as_named:
        named: dict[str, None] = {}
        for list_name in LISTS:
            for reference in references(list_name):
                if reference.into == (name,):
                    named |= dict.fromkeys(id_ for record in getattr(records, list_name) for _, id_ in reference.named(record))
        found[name] = list(named)
    of = {author: item.units[0].unit for item in reversed(records.submissions) for author in item.author_ids}
    return Records(
        units=tuple(Unit(id=name, name=name) for name in found["units"]),
        persons=tuple(Person(id=name, name=name, unit=of[name]) for name in found["persons"] if name in of),
    )
