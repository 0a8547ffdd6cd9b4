"""The map of an office's own ledger (台账对照): which column of a table with one row an item is what of which record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final, TypeAlias, cast, final

from attrs import define, field, frozen

from govinfo._doors import checked, typed
from govinfo.codec._problems import Refusal, member
from govinfo.codec._toml import parse_toml
from govinfo.errors import DecodeError, Problem
from govinfo.importing._columns import COLUMNS, TableColumn, list_named
from govinfo.instants._habits import read_instant
from govinfo.texts import Text
from govinfo.texts._near import complain, hint, meant, nearest
from govinfo.texts._shown import show

LEFT_OUT: Final = "-"
"""What a map says of a column that is no part of any record."""

OPEN: Final = "?"
"""What a guessed map says where somebody must decide; no map with it is read."""

AS_NAMED: Final = "as-named"
_DECIDE: Final = Text('is still open: decide it, and write it in the place of the "?"')
_PLACE: Final = re.compile(r"([^.:：]+)(?:[:：]([^.]+))?(?:\.(.+))?\Z", re.DOTALL)
_TAG: Final = re.compile(r"(?:tag|标签)\s*[:：]\s*(.+)\Z", re.IGNORECASE | re.DOTALL)
_TOP: Final = ("units", "persons", "leave_out", "table")
_TABLE: Final = ("sheet", "heading", "turned", "year", "time", "prefix", "leave_out", "columns", "given", "words", "across")

Value: TypeAlias = str | int | bool | date | datetime
Key: TypeAlias = tuple[str, str]
"""A record of a row: its list, and a word that tells it from others of the same list in the same row."""


@final
@frozen
class Place:
    """
    What a column holds (列的含义).

    Attributes:
        list: of which list the record is.
        label: which of several records of one list, nothing where a row makes one only.
        column: the field; None for a tag, and where a mark says that there is such a record.
        tag: the key of the tag.
    """

    list: str
    label: str = ""
    column: TableColumn | None = None
    tag: str | None = None

    @property
    def key(self) -> Key:
        """Of which record of a row it is."""
        return self.list, self.label


@final
@frozen(kw_only=True)
class TableMap:
    """
    What the columns of one table are (表的对照).

    Attributes:
        sheets: the sheets or files that look so; none for all that are named after no list.
        heading: the row of the heading, None where it is to be found.
        turned: whether the headings stand below each other and every column is an item.
        year: of which year a month and a day are.
        time: which time of its day a day alone means.
        prefix: what the ids that are made begin with.
        leave_out: with what the rows begin that are none, such as those with sums.
        columns: by heading what a column holds, nothing for one that is left out.
        given: what holds for every row.
        words: by heading what a word in its cells stands for: a value, nothing, or values of several fields.
        across: the fields of headings and of cells where every other column is one more unit.
    """

    sheets: tuple[str, ...] = ()
    heading: int | None = None
    turned: bool = False
    year: int | None = None
    time: str | None = None
    prefix: str | None = None
    leave_out: tuple[str, ...] = ()
    columns: Mapping[str, tuple[Place, ...]]
    given: Mapping[Place, Value] = field(factory=dict[Place, Value])
    words: Mapping[str, Mapping[str, Value | Mapping[Place, Value]]] = field(factory=dict[str, Mapping[str, Value | Mapping[Place, Value]]])
    across: tuple[Place, Place] | None = None

    def is_of(self, title: str) -> bool:
        """Whether a sheet or file of this title looks so."""
        return not self.sheets or title.strip() in self.sheets


@final
@frozen(kw_only=True, field_transformer=typed)
class LedgerMap:
    """
    How an office keeps its own ledger (台账对照表).

    Attributes:
        tables: what the columns of its tables are.
        leave_out: the sheets that hold no records.
        as_named: the lists, units or persons, that are made of the names in the ledger where no file holds them.

    >>> LedgerMap(tables=()).tables
    ()
    """

    tables: tuple[TableMap, ...] = ()
    leave_out: tuple[str, ...] = ()
    as_named: tuple[str, ...] = ()

    def table_of(self, title: str) -> TableMap | None:
        """Return what the columns of a sheet or file are, None where the map does not say."""
        return next((table for table in self.tables if table.is_of(title)), None)


@checked
def decode_map(text: str | bytes, *, name: str = "") -> LedgerMap:
    r"""
    Read the map of an office's own ledger.

    Args:
        text: the TOML.
        name: the file's, for problems.

    Raises:
        DecodeError: it is no map, with every problem.

    >>> ledger = decode_map('[[table]]\ncolumns = { "报送单位" = "submissions.units", "标题" = "报送.标题", "序号" = "-" }')
    >>> {heading: [place.list for place in places] for heading, places in ledger.tables[0].columns.items()}
    {'报送单位': ['submissions'], '标题': ['submissions'], '序号': []}
    """
    try:
        document = parse_toml(text, lambda number: number, least="[[table]]")
    except Refusal as refusal:
        raise DecodeError([Problem(path=name or "$", message=refusal.message)]) from None
    reader = _Reader(name)
    found = reader.ledger(document)
    if reader.problems:
        raise DecodeError(reader.problems)
    return found


@final
@define(eq=False)
class _Reader:
    """What reads a map, and tells everything that is wrong with it."""

    name: str
    problems: list[Problem] = field(factory=list[Problem])

    def ledger(self, document: Mapping[str, object]) -> LedgerMap:
        """Return the whole map."""
        self._known("$", document, _TOP)
        as_named = [key for key in ("units", "persons") if key in document and self._one_of(f"$.{key}", document[key], (AS_NAMED,))]
        tables = document.get("table", [])
        if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in cast("list[object]", tables)):
            self._tell("$.table", Text("must hold a table [[table]] for each form of ledger"))
            tables = []
        found = [self._table(f"$.table[{i}]", one) for i, one in enumerate(cast("list[dict[str, object]]", tables))]
        return LedgerMap(
            tables=tuple(found), leave_out=tuple(self._texts("$.leave_out", document.get("leave_out", []))), as_named=tuple(as_named)
        )

    def _table(self, path: str, table: Mapping[str, object]) -> TableMap:
        self._known(path, table, _TABLE)
        across = self._tables(f"{path}.across", table.get("across", {}))
        ends = [self._place(f"{path}.across.{end}", across[end]) for end in ("heads", "cells") if end in across]
        if across and (len(ends) != 2 or len(across) != 2):
            self._tell(f"{path}.across", Text("must say what heads and what cells the other columns have"))
        columns = {
            heading: tuple(self._places(f"{path}.columns{member(heading)}", places))
            for heading, places in self._tables(f"{path}.columns", table.get("columns", {})).items()
        }
        if not columns:
            self._tell(f"{path}.columns", Text("must say of at least one column what it is"))
        heads, cells = (*ends, None, None)[:2]
        return TableMap(
            sheets=tuple(self._texts(f"{path}.sheet", table.get("sheet", []))),
            heading=self._number(f"{path}.heading", table.get("heading"), 1, 1000),
            turned=self._truth(f"{path}.turned", table.get("turned", False)),
            year=self._number(f"{path}.year", table.get("year"), 1949, 2199),
            time=self._time(f"{path}.time", table.get("time")),
            prefix=self._text(f"{path}.prefix", table.get("prefix")),
            leave_out=tuple(self._texts(f"{path}.leave_out", table.get("leave_out", []))),
            columns=columns,
            given=self._values(f"{path}.given", table.get("given", {})),
            words={
                heading: {text: self._meant(f"{path}.words{member(heading)}{member(text)}", value) for text, value in words.items()}
                for heading, words in self._words(f"{path}.words", table.get("words", {}), columns)
            },
            across=None if heads is None or cells is None else (heads, cells),
        )

    def _words(self, path: str, given: object, columns: Mapping[str, tuple[Place, ...]]) -> Iterator[tuple[str, Mapping[str, object]]]:
        for heading, words in self._tables(path, given).items():
            if heading not in columns:
                message = complain(Text("the map has no column {heading}", heading=show(heading)), meant(nearest(heading, columns)))
                self._tell(path + member(heading), message)
            yield heading, self._tables(path + member(heading), words)

    def _places(self, path: str, given: object) -> Iterator[Place]:
        for one in cast("list[object]", given) if isinstance(given, list) else [given]:
            if one in {"", LEFT_OUT}:
                continue
            place = self._place(path, one)
            if place is not None:
                yield place

    def _place(self, path: str, given: object) -> Place | None:
        if given == OPEN:
            self._tell(path, _DECIDE)
            return None
        match = _PLACE.match(given.strip()) if isinstance(given, str) else None
        if match is None:
            self._tell(path, Text('must be a list and a column such as "submissions.title", or "-", got {got}', got=show(given)))
            return None
        name, label, column = (part and part.strip() for part in match.groups())
        found = list_named(name or "")
        if found is None:
            known = [*COLUMNS]
            self._tell(path, complain(Text("there is no list {got}", got=show(name)), hint(name or "", known)))
            return None
        if column is None:
            return Place(found, label or "")
        tag = _TAG.match(column)
        if tag is not None:
            return Place(found, label or "", tag=tag[1].strip())
        spec = next((one for one in COLUMNS[found] if column in {one.name, one.title}), None)
        if spec is None:
            words = [word for one in COLUMNS[found] for word in (one.name, one.title)]
            self._tell(path, complain(Text("{heading} heads no known column", heading=show(column)), hint(column, words)))
            return None
        return Place(found, label or "", spec)

    def _values(self, path: str, given: object) -> dict[Place, Value]:
        found: dict[Place, Value] = {}
        for key, value in self._tables(path, given).items():
            place = self._place(path + member(key), key)
            if not isinstance(value, (str, int, bool, date, datetime)):
                self._tell(path + member(key), Text("must be a text, a number, a day or true or false, got {got}", got=show(value)))
            elif value == OPEN:
                self._tell(path + member(key), _DECIDE)
            elif place is not None:
                found[place] = value
        return found

    def _meant(self, path: str, value: object) -> Value | Mapping[Place, Value]:
        if isinstance(value, dict):
            return self._values(path, cast("dict[str, object]", value))
        if value == OPEN:
            self._tell(path, _DECIDE)
            return ""
        if isinstance(value, (str, int, bool, date, datetime)):
            return value
        self._tell(path, Text("must be a text, a number, a day or true or false, got {got}", got=show(value)))
        return ""

    def _known(self, path: str, table: Mapping[str, object], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                self._tell(path + member(key), complain(Text("is no known field"), hint(key, keys)))

    def _tables(self, path: str, value: object) -> Mapping[str, object]:
        if isinstance(value, dict):
            return cast("dict[str, object]", value)
        self._tell(path, Text("must be a table, got {got}", got=show(value)))
        return {}

    def _texts(self, path: str, value: object) -> list[str]:
        several: list[object] = cast("list[object]", value) if isinstance(value, list) else [value]
        texts = [one.strip() for one in several if isinstance(one, str) and one.strip()]
        if len(texts) != len(several):
            self._tell(path, Text("must be a text or a list of texts, got {got}", got=show(several if len(several) != 1 else several[0])))
        return texts

    def _text(self, path: str, value: object) -> str | None:
        if value is None or (isinstance(value, str) and value and not any(map(str.isspace, value))):
            return value
        self._tell(path, Text("must be a text without blanks, got {got}", got=show(value)))
        return None

    def _number(self, path: str, value: object, least: int, most: int) -> int | None:
        if value is None or (type(value) is int and least <= value <= most):
            return value
        if value == OPEN:
            self._tell(path, _DECIDE)
            return None
        self._tell(path, Text("must be a whole number from {least} to {most}, got {got}", least=least, most=most, got=show(value)))
        return None

    def _truth(self, path: str, value: object) -> bool:
        if isinstance(value, bool):
            return value
        self._tell(path, Text("must be true or false, got {got}", got=show(value)))
        return False

    def _time(self, path: str, value: object) -> str | None:
        if value is None or (isinstance(value, str) and read_instant(f"2024-01-01 {value}") is not None):
            return value
        self._tell(path, Text('must be a time such as "09:00" or "24:00", got {got}', got=show(value)))
        return None

    def _one_of(self, path: str, value: object, known: tuple[str, ...]) -> bool:
        if value in known:
            return True
        self._tell(path, Text("must be one of {known}, got {got}", known=known, got=show(value)))
        return False

    def _tell(self, path: str, message: Text) -> None:
        self.problems.append(Problem(path=f"{self.name}: {path}" if self.name else path, message=message))
