"""From text to rows: which lists a document of records has, whether it is JSON or JSON Lines, and where each row stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias, cast

from attrs import define, field, frozen

from govinfo.codec._json import BLANKS, decode_text, parse, parse_first
from govinfo.codec._problems import FlawedObject, Refusal, item, member, missing, must_be, twice, unknown_field, unknown_word
from govinfo.errors import MOST_PROBLEMS, DecodeError, Problem, check_type, first_problems
from govinfo.records import LISTS
from govinfo.texts import Text
from govinfo.texts._shown import show

FORMAT: Final = "govinfo.records/1"
"""What the field `format` says."""

TYPES: Final = {name.removesuffix("s"): name for name in LISTS}
"""The types of lines and the list that each belongs to."""

Progress: TypeAlias = Callable[[int, int], None]
"""What is told how many of how many records are read."""

Place: TypeAlias = tuple[tuple[int, int], str]
"""Where a row stands: its place in the order of the data, and its path."""

_BEGINNING: Final = '{"format": "govinfo.records/1", ...}'


@frozen(eq=False)
class Rows:
    """The rows of one list as parsed, and where each stands."""

    name: str
    rows: list[object]
    place: Callable[[int], Place]


@define(eq=False)
class Reading:
    """One reading of a document: the problems found so far, each with its place in the order of the data."""

    prefix: str
    progress: Progress | None
    total: int = 0
    done: int = 0
    problems: list[tuple[tuple[int, int], Problem]] = field(factory=list[tuple[tuple[int, int], Problem]])

    @property
    def is_full(self) -> bool:
        """Whether more problems were found than are told, so that no more need be looked for."""
        return len(self.problems) > MOST_PROBLEMS

    def tell(self, order: tuple[int, int], path: str, refusal: Refusal) -> None:
        """Note one problem, unless there are more than are told."""
        if not self.is_full:
            self.problems.append((order, Problem(path=self.prefix + path, message=refusal.message)))

    def step(self, rows: int) -> None:
        """Say that so many more rows are read."""
        self.done += rows
        if self.progress is not None:
            self.progress(self.done, self.total)

    def error(self) -> DecodeError | None:
        """Return the error over all problems in the order of the data, None where there are none."""
        ordered = sorted(self.problems, key=lambda found: found[0])
        return DecodeError.unless_none(first_problems(problem for _, problem in ordered))


def read_tables(data: str | bytes, reading: Reading) -> dict[str, Rows]:
    """
    Return the rows of each list of a document; what is wrong with the document itself is told to *reading*.

    Raises:
        Refusal: it cannot be read at all.
    """
    text = decode_text(data, least='{"format": "govinfo.records/1"}')
    head = text.lstrip(BLANKS)
    first, _, rest = head.partition("\n")
    skipped = text.count("\n", 0, len(text) - len(head))
    if rest.strip(BLANKS):
        try:
            header, end = parse_first(first)
        except Refusal:
            pass  # a value over several lines: no JSON Lines
        else:
            if not first[end:].strip(BLANKS):
                return _tables_of_lines(header, rest, skipped + 1, reading)
    return _tables_of_document(parse(text), reading)


def _tables_of_document(document: object, reading: Reading) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    fields = _object(document, "$", (0, 0), reading)
    _check_format(fields, "$.format", (0, 0), reading)
    for number, (name, rows) in enumerate(fields.items(), 1):
        path = "$" + member(name)
        if name in LISTS:
            if isinstance(rows, list):
                tables[name] = Rows(name, cast("list[object]", rows), _in_list(number, path))
            else:
                reading.tell((number, 0), path, must_be("a list", rows))
        elif name != "format" and not reading.is_full:
            reading.tell((number, 0), path, unknown_field(name, ("format", *LISTS)))
    return tables


def _in_list(number: int, path: str) -> Callable[[int], Place]:
    return lambda index: ((number, index), path + item(index))


def _tables_of_lines(header: object, rest: str, top: int, reading: Reading) -> dict[str, Rows]:
    _check_header(header, top, reading)
    rows: dict[str, list[object]] = {name: [] for name in LISTS}
    numbers: dict[str, list[int]] = {name: [] for name in LISTS}
    for line in _rows_after(rest.split("\n"), top, reading):
        rows[line.list].append(line.row)
        numbers[line.list].append(line.number)
    return {name: Rows(name, rows[name], places_of(numbers[name])) for name in LISTS if rows[name]}


def _check_header(header: object, top: int, reading: Reading) -> None:
    fields = _object(header, f"line {top}: $", (top, 0), reading)
    _check_format(fields, f"line {top}: $.format", (top, 0), reading)
    for name in fields:
        if name != "format" and not reading.is_full:
            refusal = Refusal(Text("does not belong into the first line, which holds the format alone: give each record a line"))
            reading.tell((top, 0), f"line {top}: $" + member(name), refusal)


@frozen(eq=False)
class Line:
    """One line of JSON Lines: its number, the list that its record belongs to, what it holds, and how it is written."""

    number: int
    list: str
    row: object
    text: str


def _rows_after(lines: Iterable[str | bytes], top: int, reading: Reading) -> Iterator[Line]:
    """Yield what stands in the lines behind the first; what is wrong with one is told, and the next one read."""
    for number, line in enumerate(lines, top + 1):
        if reading.is_full:
            return
        try:
            text = _text_of(line)
            if not text.strip(BLANKS):
                continue
            row = parse(text, line=number)
        except Refusal as refusal:
            reading.tell((number, 0), f"line {number}: $", refusal)
            continue
        to = list_of(row, (number, 0), f"line {number}: $", reading)
        if to is not None:
            yield Line(number, to, row, text)


def rows_of_lines(lines: Iterable[str | bytes], reading: Reading) -> Iterator[Line]:
    """
    Yield what stands in the lines of a document of JSON Lines, behind the first, which says the format; nothing is held.

    Raises:
        DecodeError: the first line is no such line.
    """
    number = 0
    rest = iter(lines)
    for line in rest:
        number += 1
        try:
            text = _text_of(line)
            if not text.strip(BLANKS):
                continue
            _check_header(parse(text, line=number), number, reading)
        except Refusal as refusal:
            raise DecodeError([Problem(path=f"{reading.prefix}line {number}: $", message=refusal.message)]) from None
        yield from _rows_after(rest, number, reading)
        return
    raise DecodeError([Problem(path=f"{reading.prefix}$", message=Text("is empty: write at least {least}", least=_BEGINNING))])


def _text_of(line: str | bytes) -> str:
    check_type("lines", line, (str, bytes), "a str or bytes: the content of the file")
    return decode_text(line) if line.strip() else ""


def places_of(numbers: Sequence[int]) -> Callable[[int], Place]:
    """Return where each row of a list stands, by the numbers of its lines."""
    return lambda index: ((numbers[index], 0), f"line {numbers[index]}: $")


def list_of(row: object, order: tuple[int, int], path: str, reading: Reading) -> str | None:
    """Take the type out of the object of one record and return the list that it names."""
    fields = row.fields if isinstance(row, FlawedObject) else row
    if not isinstance(fields, dict):
        reading.tell(order, path, must_be("an object", row))
        return None
    kind = cast("dict[str, object]", fields).pop("type", None)
    if isinstance(kind, str) and kind in TYPES:
        return TYPES[kind]
    reading.tell(order, path + ".type", missing() if kind is None else unknown_word(kind, TYPES))
    return None


def _object(value: object, path: str, order: tuple[int, int], reading: Reading) -> dict[str, object]:
    if isinstance(value, FlawedObject):
        for name in value.repeated:
            reading.tell(order, path + member(name), twice())
        return value.fields
    if not isinstance(value, dict):
        raise must_be(Text("an object that begins {beginning}", beginning=_BEGINNING), value)
    return cast("dict[str, object]", value)


def _check_format(fields: dict[str, object], path: str, order: tuple[int, int], reading: Reading) -> None:
    if "format" not in fields:
        reading.tell(order, path, Refusal(Text("is missing: begin with {beginning}", beginning=_BEGINNING)))
    elif fields["format"] != FORMAT:
        reading.tell(order, path, must_be(show(FORMAT), fields["format"]))


def fields_of(row: object) -> dict[str, object]:
    """Return the fields of a row, none where it is no object."""
    if isinstance(row, FlawedObject):
        return row.fields
    return cast("dict[str, object]", row) if isinstance(row, dict) else {}
