"""An office's own ledger through its map (自有台账): one row becomes an item, its adoptions, the instructions on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final, final

from attrs import define, evolve, field

from govinfo.errors import MOST_PROBLEMS, Problem
from govinfo.importing._cells import CellRefusal, text_in, yes_no
from govinfo.importing._columns import COLUMNS, TableColumn
from govinfo.importing._heading_rows import find_heading
from govinfo.importing._maps import Key, Place, TableMap, Value
from govinfo.importing._merged import Row, spread
from govinfo.importing._raw import Merged, RawCell, RawTable
from govinfo.importing._tabled import PLACE, Head, Table
from govinfo.records import LISTS
from govinfo.texts import Text
from govinfo.texts._near import complain, meant, nearest
from govinfo.texts._shown import show

ITEMS: Final = "submissions"
_UNNAMED: Final = "sheet"


def mapped(raw: RawTable, table: TableMap, problems: list[Problem]) -> Iterator[Table]:
    """Yield a table for every kind of record that the rows of a ledger hold; tell what the map and the ledger do not agree on."""
    if not raw.rows:
        return
    if table.turned:
        raw = raw.turn()
    found = find_heading(raw, table.heading, table.columns)
    if found is None:
        near = Text("its headings are {known}", known=tuple(table.columns)[:12])
        problems.append(Problem(path=raw.place, message=complain(Text("has no heading that the map knows"), near)))
        return
    at, headings = found
    reader = _Ledger(evolve(raw, rows=raw.rows[at:]), table, problems)
    reader.understand(headings)
    if len(problems) <= MOST_PROBLEMS:
        yield from reader.tables()


@final
@define(eq=False)
class _Ledger:
    """A ledger and its map, put together."""

    raw: RawTable
    table: TableMap
    problems: list[Problem]
    places: dict[int, tuple[Place, ...]] = field(factory=dict[int, tuple[Place, ...]])
    words: dict[int, Mapping[str, Value | Mapping[Place, Value]]] = field(factory=dict[int, Mapping[str, Value | Mapping[Place, Value]]])
    across: dict[int, str] = field(factory=dict[int, str])
    names: dict[int, str] = field(factory=dict[int, str])

    def understand(self, headings: Mapping[int, tuple[str, ...]]) -> None:
        """Find out what each column is; tell of those that the map does not know, and of those that the ledger has not."""
        number = self.raw.rows[0][0]
        left = dict(self.table.columns)
        used: dict[str, int] = {}
        for place, names in headings.items():
            name = next((name for name in names if name in self.table.columns), None)
            self.names[place] = names[-1] if name is None else name
            if name is None and self.table.across is not None:
                self.across[place] = names[-1]
            elif name is None:
                advice = meant(nearest(names[-1], left)) or Text('write what it holds, or "-" to leave it out')
                message = complain(Text("the map does not say what {heading} is", heading=show(names[0])), advice)
                self.problems.append(Problem(path=self.raw.where(place, number), message=message))
            elif name in used:
                message = Text("{heading} heads a column already", heading=show(name))
                self.problems.append(Problem(path=self.raw.where(place, number), message=message))
            else:
                used[name] = place
                self.places[place] = left.pop(name)
                self.words[place] = self.table.words.get(name, {})
        known = [name for names in headings.values() for name in names]
        for heading in left:
            message = complain(
                Text("has no column {heading}, of which the map speaks", heading=show(heading)), meant(nearest(heading, known))
            )
            self.problems.append(Problem(path=self.raw.where(0, number), message=message))

    def tables(self) -> Iterator[Table]:
        """Yield one table for every kind of record of a row."""
        rows, first = self._rows()
        keys = dict.fromkeys(place.key for places in self.places.values() for place in places)
        keys |= dict.fromkeys(
            place.key for words in self.words.values() for said in words.values() if isinstance(said, Mapping) for place in said
        )
        views = {key: _View(self, key) for key in keys if self.table.across is None or key[0] != self.table.across[0].list}
        made: dict[Key, Mapping[int, str]] = {}
        for key in sorted(views, key=lambda key: key[0] != ITEMS):
            table, made[key] = views[key].table(rows, first, made)
            yield table
        for place, heading in self.across.items():
            if self.table.across is not None:
                heads, cells = self.table.across
                view = _View(self, (heads.list, heading), {place: (cells,)}, {heads: heading})
                yield view.table(rows, first, made)[0]

    def _rows(self) -> tuple[Sequence[Row], Mapping[int, int]]:
        """Return the rows with merged cells taken apart, and for each row the first one that is about the same item."""
        number = self.raw.rows[0][0]
        titles = {
            place for place, places in self.places.items() if any(p.list == ITEMS and p.column and p.column.name == "title" for p in places)
        }
        raw = evolve(self.raw, merged=tuple(one for one in self.raw.merged if one.row > number))
        same = [one for one in raw.merged if one.column in titles]
        of_item = {place for place, places in self.places.items() if places and all(p.list == ITEMS for p in places)}

        def one_thing(merged: Merged) -> bool:
            beside = any(one.row == merged.row and one.last_row == merged.last_row for one in same)
            return beside and (merged.column in of_item or not self.places.get(merged.column, ()))

        kinds = {place: (places[0].column or PLACE).kind for place, places in self.places.items() if places}
        ids = next((p for p, places in self.places.items() if any(one.column and one.column.name == "id" for one in places)), None)
        rows, told = spread(raw, kinds, ids, one_thing) if raw.merged else (raw.rows, [])
        self.problems += told
        first = {row: one.row for one in same for row in range(one.row, one.last_row + 1)}
        return [row for row in rows[1:] if not self._left_out(row[1])], first

    def _left_out(self, cells: tuple[RawCell, ...]) -> bool:
        start = next((text_in(cell) for cell in cells if cell is not None), "")
        return "".join(start.split()).startswith(self.table.leave_out) if self.table.leave_out else False

    def id_of(self, row: int) -> str:
        """Return what the ids that are made for a row begin with."""
        return f"{self.table.prefix or _prefix(self.raw)}-{row}"

    def value(self, place: int, cell: RawCell) -> RawCell | Mapping[Place, Value]:
        """Return what a cell says, its words read as the map says."""
        words = self.words.get(place)
        if not words or cell is None:
            return cell
        said = words.get(text_in(cell).strip(), cell)
        return None if said == "" else said


def _prefix(raw: RawTable) -> str:
    """Return the name of a sheet, or that of its file where the sheet has none of its own; without blanks."""
    title = raw.title
    if title.strip().casefold().startswith(_UNNAMED):
        title = PurePath(raw.place.partition(": ")[0]).stem
    return "".join(char for char in title if char.isprintable() and not char.isspace())


@final
class _View:
    """One kind of record of the rows of a ledger."""

    def __init__(
        self, ledger: _Ledger, key: Key, own: Mapping[int, tuple[Place, ...]] | None = None, given: Mapping[Place, Value] | None = None
    ) -> None:
        """Gather the columns of the record, and what the map says of it for every row."""
        self.ledger, self.name, self.label = ledger, *key
        shared = ledger.table.across[0].list if ledger.table.across is not None and own is not None else self.name
        keys = {key, (shared, "")} if own is not None else {key}
        self.marks = [
            place for place, places in ledger.places.items() if any(p.key == key and p.column is None and p.tag is None for p in places)
        ]
        columns = {place: tuple(p for p in places if p.key in keys and (p.column or p.tag)) for place, places in ledger.places.items()}
        self.columns = {place: places for place, places in (columns | dict(own or {})).items() if places}
        self.counting = frozenset(own) if own is not None else frozenset(self.columns)
        everywhere = {place: value for place, value in ledger.table.given.items() if place.key in keys}
        self.given = {_what(place): value for place, value in (everywhere | dict(given or {})).items()}
        self.heads: list[Head] = []
        self.index: dict[tuple[str | None, str | None], int] = {}

    def table(
        self, rows: Sequence[Row], first: Mapping[int, int], made: Mapping[Key, Mapping[int, str]]
    ) -> tuple[Table, Mapping[int, str]]:
        """Return the rows of this kind of record as a table, and the ids of the records by the rows they stand in."""
        for place, places in sorted(self.columns.items()):
            for one in places:
                self._head(one.column, one.tag, self.ledger.names.get(place, ""), place)
        links = [column for column in COLUMNS[self.name] if self._is_link(column, made)]
        ids: dict[int, str] = {}
        found: list[Row] = []
        by_number = dict(rows)
        for number, cells in rows:
            about = first.get(number, number)
            filled = self._filled(number, cells)
            if filled is None:
                continue
            if self.name == ITEMS and about != number and about in ids:
                self._tell_differences(number, cells, about, by_number[about])
                ids[number] = ids[about]
                continue
            self._name(number, about, filled, ids, made.get((ITEMS, ""), {}))
            missing = [link for link in links if not self._follows(link, number, made, filled)]
            if not missing:
                found.append((number, self._cells(filled)))
        for what in self.given:
            self._at(what)
        width = len(self.heads)
        table = Table(
            name=self.name,
            raw=evolve(self.ledger.raw, rows=self.ledger.raw.rows[:1], merged=()),
            heads=tuple(self.heads),
            rows=[(number, (*cells, *[None] * (width - len(cells)))) for number, cells in reversed(found)],
            whole=False,
            year=self.ledger.table.year,
            time=self.ledger.table.time,
        )
        return table, ids

    def _filled(self, number: int, cells: tuple[RawCell, ...]) -> dict[tuple[str | None, str | None], RawCell] | None:
        """Return what a row says of the record, nothing where it says there is none."""
        filled: dict[tuple[str | None, str | None], RawCell] = {}
        there = False
        for place in range(len(cells)):
            said = self.ledger.value(place, cells[place])
            if isinstance(said, Mapping):
                mine = {_what(one): value for one, value in said.items() if one.key == (self.name, self.label)}
                filled |= mine
                there |= bool(mine)
                continue
            if said is None:
                continue
            for one in self.columns.get(place, ()):
                filled[_what(one)] = said
                there |= place in self.counting
            if place in self.marks:
                marked = yes_no(said)
                if isinstance(marked, CellRefusal):
                    path = self.ledger.raw.where(place, number) + f" ({self.ledger.names[place]})"
                    self.ledger.problems.append(Problem(path=path, message=marked.message))
                there |= marked is True
        if not there:
            return None
        return self.given | filled

    def _name(
        self,
        number: int,
        about: int,
        filled: dict[tuple[str | None, str | None], RawCell],
        ids: dict[int, str],
        items: Mapping[int, str],
    ) -> None:
        """Give the record an id where the ledger has none, and remember it."""
        what = ("id", None)
        column = next((one for one in COLUMNS[self.name] if one.name == "id"), None)
        if column is None or (what not in filled and not column.needed):
            return
        if what not in filled:
            base = self.ledger.id_of(about) if self.name == ITEMS else items.get(number) or self.ledger.id_of(number)
            kind = [] if self.name == ITEMS else ["".join((self.label or LISTS[self.name].label).split())]
            row = [str(number)] if about != number and kind and number in items else []
            filled[what] = "-".join([base, *kind, *row])
        ids[number] = text_in(filled[what])

    def _follows(
        self,
        link: TableColumn,
        number: int,
        made: Mapping[Key, Mapping[int, str]],
        filled: dict[tuple[str | None, str | None], RawCell],
    ) -> bool:
        """Let the record name the one of the same row without which it means nothing; tell where there is none."""
        if (link.name, None) in filled:
            return True
        into = link.refers or ""
        found = made.get((into, self.label), {}).get(number) or made.get((into, ""), {}).get(number)
        if found is not None:
            filled[link.name, None] = found
            return True
        message = Text(
            "says that there is a {kind}, but not of which {other}: fill in the columns of that, or merge them with the row above",
            kind=Text(LISTS[self.name].label),
            other=Text(LISTS[into].label),
        )
        self.ledger.problems.append(Problem(path=self.ledger.raw.row_place(number), message=message))
        return False

    def _is_link(self, column: TableColumn, made: Mapping[Key, object]) -> bool:
        mapped_already = any(p.column is column for places in self.columns.values() for p in places)
        return (column.needed or column.rests) and not mapped_already and any(name == column.refers for name, _ in made)

    def _tell_differences(self, number: int, cells: tuple[RawCell, ...], about: int, other: tuple[RawCell, ...]) -> None:
        """Tell of every cell in which a row whose title is merged with that of another says something else of the item."""
        differing = [
            place
            for place in self.columns
            if place < len(cells) and cells[place] is not None and cells[place] != (other[place] if place < len(other) else None)
        ]
        for place in differing:
            message = Text("differs from row {row}, although the title is merged with it: one item has one of it", row=about)
            path = self.ledger.raw.where(place, number) + f" ({self.ledger.names[place]})"
            self.ledger.problems.append(Problem(path=path, message=message))

    def _cells(self, filled: Mapping[tuple[str | None, str | None], RawCell]) -> tuple[RawCell, ...]:
        places = {self._at(what): cell for what, cell in filled.items()}
        return tuple(places.get(i) for i in range(len(self.heads)))

    def _at(self, what: tuple[str | None, str | None]) -> int:
        """Return which cell of a row holds a field, a new one where no column of the ledger does."""
        if what not in self.index:
            name, tag = what
            column = next((one for one in COLUMNS[self.name] if one.name == name), None)
            self._head(column, tag, "" if column is None else column.title, None)
        return self.index[what]

    def _head(self, column: TableColumn | None, tag: str | None, heading: str, place: int | None) -> None:
        head = Head(len(self.heads), heading, column, tag, place=place)
        if head.what in self.index:
            message = Text("two columns are said to be the {heading} of one record", heading=heading)
            self.ledger.problems.append(Problem(path=self.ledger.raw.where(place or 0, self.ledger.raw.rows[0][0]), message=message))
            return
        self.index[head.what] = head.index
        self.heads.append(head)


def _what(place: Place) -> tuple[str | None, str | None]:
    return (None if place.column is None else place.column.name), place.tag
