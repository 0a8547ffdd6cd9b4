"""`govinfo.records/1`: a document of records as JSON or as JSON Lines, read and written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, cast

from attrs import evolve

from govinfo._doors import checked
from govinfo.codec._convert import quick_reader, structure_all, unstructure
from govinfo.codec._json import decode_text, parse, pretty
from govinfo.codec._parts import UNREADABLE
from govinfo.codec._problems import FlawedObject, Refusal, describe
from govinfo.codec._tables import (
    FORMAT,
    TYPES,
    Place,
    Progress,
    Reading,
    Rows,
    fields_of,
    list_of,
    places_of,
    read_tables,
    rows_of_lines,
)
from govinfo.errors import DecodeError, Problem, ProblemsError, check_type
from govinfo.records import LISTS, AnyRecord, Correction, Merit, Records
from govinfo.records._fields import MAX_ID
from govinfo.texts import Text

_STEP = 4096
_MOST_NESTED = 20


def decode_records(text: str | bytes, *, name: str = "", progress: Progress | None = None) -> Records:
    """
    Read a document of records (档案), in JSON or in JSON Lines, whichever it is.

    Args:
        text: the document; bytes are UTF-8.
        name: the file's name, to stand in front of every path.
        progress: told now and then how many of how many records are read.

    Raises:
        DecodeError: it is no such document, with every problem at its path.
        WrongTypeError: *text* is neither a str nor bytes.

    >>> decode_records('{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}')
    Records(units=1)
    >>> decode_records('{"format": "govinfo.records/1", "units": [{"id": "agri", "nane": "农业农村局"}]}', name="a.json")
    Traceback (most recent call last):
    ...
    govinfo.errors.DecodeError: a.json: $.units[0].name: is missing: this field is required
    a.json: $.units[0].nane: is no known field; did you mean "name"?
    """
    reading = Reading(f"{name}: " if name else "", progress)
    try:
        tables = read_tables(text, reading)
    except Refusal as refusal:
        raise DecodeError([Problem(path=f"{reading.prefix}$", message=refusal.message)]) from None
    reading.total = sum(len(table.rows) for table in tables.values())
    records = records_in(tables, reading)
    error = reading.error()
    if error is not None:
        raise error
    return records


def records_in(tables: dict[str, Rows], reading: Reading) -> Records:
    """Return the records that the rows of lists are, as far as they can be read; what is wrong with the others is told to *reading*."""
    lists: dict[str, list[AnyRecord]] = {}
    for table in tables.values():
        if table.name != "corrections":
            lists[table.name] = _read_rows(table, reading)
    if "corrections" in tables:
        lists["corrections"] = _read_corrections(tables, reading)
    return Records(**{table: tuple(rows) for table, rows in lists.items()})  # type: ignore[arg-type]  # each is read as what it holds


@checked
def decode_records_lines(lines: Iterable[str | bytes], *, name: str = "", size: int = 4096) -> Iterator[Records]:
    """
    Read records as JSON Lines without holding all of them: yield those of so many lines at a time.

    A correction stands behind what it corrects, or is read as what its fields make it.

    Args:
        lines: the lines, as an open file yields them; bytes are UTF-8.
        name: the file's name, to stand in front of every path.
        size: how many lines are read at a time.

    Raises:
        DecodeError: the lines are no records; with every problem of the lines read so far.

    >>> lines = ['{"format": "govinfo.records/1"}', '{"type": "unit", "id": "agri", "name": "农业农村局"}']
    >>> list(decode_records_lines(lines))
    [Records(units=1)]
    """
    reading = Reading(f"{name}: " if name else "", None)
    rows: dict[str, tuple[list[object], list[int]]] = {}
    waiting = 0
    for line in rows_of_lines(lines, reading):
        several, numbers = rows.setdefault(line.list, ([], []))
        several.append(line.row)
        numbers.append(line.number)
        waiting += 1
        if waiting >= size:
            yield _chunk(rows, reading)
            rows, waiting = {}, 0
    made = _chunk(rows, reading)
    if len(made):
        yield made


def _chunk(rows: dict[str, tuple[list[object], list[int]]], reading: Reading) -> Records:
    made = records_in({name: Rows(name, several, places_of(numbers)) for name, (several, numbers) in rows.items()}, reading)
    error = reading.error()
    if error is not None:
        raise error
    return made


def encode_records(records: Records) -> str:
    """
    Write records as one JSON document, fields at their defaults left out; the same records give the same text.

    Raises:
        ProblemsError: a text or a number in the records cannot be written so that it can be read again.

    >>> from govinfo.records import Unit
    >>> print(encode_records(Records(units=(Unit(id="agri", name="农业农村局"),))), end="")
    {
      "format": "govinfo.records/1",
      "units": [
        {
          "id": "agri",
          "name": "农业农村局"
        }
      ]
    }
    """
    check_type("records", records, Records, "the Records that decode_records returns")
    document: dict[str, object] = {"format": FORMAT}
    for name in LISTS:
        rows = [unstructure(record) for record in getattr(records, name)]
        if rows:
            document[name] = rows
    text = pretty(document) + "\n"
    if _suspect(text):
        _check_readable(text)
    return text


@checked
def encode_records_lines(records: Records) -> Iterator[str]:
    r"""
    Write records as JSON Lines: yield the first line with the format, then one line a record, each with its line feed.

    Raises:
        ProblemsError: a text or a number in the records cannot be written so that it can be read again.

    >>> from govinfo.records import Unit
    >>> list(encode_records_lines(Records(units=(Unit(id="agri", name="农业农村局"),))))[1]
    '{"type": "unit", "id": "agri", "name": "农业农村局"}\n'
    """
    header = json.dumps({"format": FORMAT}) + "\n"
    yield header
    for kind, name in TYPES.items():
        for record in getattr(records, name):
            line = json.dumps({"type": kind, **unstructure(record)}, ensure_ascii=False) + "\n"
            if _suspect(line):
                _check_readable(header + line)
            yield line


def decode_record(text: str | bytes, *, name: str = "") -> AnyRecord:
    """
    Read one record (一条记录): an object with the `type` that a line of JSON Lines has, over as many lines as it likes.

    Args:
        text: the JSON; bytes are UTF-8.
        name: what to put in front of every path.

    Raises:
        DecodeError: it is no record, with every problem at its path.

    >>> decode_record('{"type": "person", "id": "agri-1", "name": "信息员", "unit": "agri"}').unit
    'agri'
    >>> decode_record('{"type": "person", "id": "agri-1", "name": "信息员", "unitt": "agri"}')
    Traceback (most recent call last):
    ...
    govinfo.errors.DecodeError: $.unit: is missing: this field is required
    $.unitt: is no known field; did you mean "unit"?
    """
    reading = Reading(f"{name}: " if name else "", None)
    try:
        row = parse(decode_text(text))
    except Refusal as refusal:
        raise DecodeError([Problem(path=f"{reading.prefix}$", message=refusal.message)]) from None
    to = list_of(row, (0, 0), "$", reading)
    read: list[AnyRecord] = []
    if to is not None:
        tables = {to: Rows(to, [row], lambda _: ((0, 0), "$"))}
        read = _read_corrections(tables, reading) if to == "corrections" else _read_rows(tables[to], reading)
    error = reading.error()
    if error is not None:
        raise error
    return read[0]


def encode_record(record: AnyRecord) -> str:
    """
    Write one record as one line, without a line feed: what `decode_record` reads, and a line of JSON Lines.

    Raises:
        ProblemsError: a text or a number in the record cannot be written so that it can be read again.

    >>> from govinfo.records import Unit
    >>> encode_record(Unit(id="agri", name="农业农村局"))
    '{"type": "unit", "id": "agri", "name": "农业农村局"}'
    """
    _, line = encode_records_lines(Records.of([record]))
    return line.removesuffix("\n")


def _suspect(text: str) -> bool:
    if "\\u0000" in text:
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _check_readable(text: str) -> None:
    try:
        decode_records(text)
    except DecodeError as error:
        raise ProblemsError(error.problems) from None


# From rows to records


def _read_rows(table: Rows, reading: Reading) -> list[AnyRecord]:
    cls = LISTS[table.name]
    read = quick_reader(cls)
    good: list[AnyRecord] = []
    for start in range(0, len(table.rows), _STEP):
        some = table.rows[start : start + _STEP]
        try:
            good += [read(row, cls) for row in some]
        except Exception:  # noqa: BLE001  # asked again, one by one, for everything that is wrong
            for index, row in enumerate(some, start):
                if reading.is_full:
                    return good
                good.extend(_read_one(cls, row, table.place(index), reading))
        reading.step(len(some))
    return good


def _read_one(cls: type[AnyRecord], row: object, place: Place, reading: Reading) -> Iterator[AnyRecord]:
    """Yield the record that *row* is, or nothing, with every problem told."""
    try:
        yield quick_reader(cls)(row, cls)
    except Exception:  # noqa: BLE001  # asked again, slowly, for everything that is wrong
        order, path = place
        bearer = fields_of(row).get("id")
        record = bearer if isinstance(bearer, str) and len(bearer) <= MAX_ID else None
        try:
            yield structure_all(cls, row, reading.prefix + path)
        except DecodeError as error:
            reading.problems.extend((order, evolve(problem, record=record)) for problem in error.problems)


def _read_corrections(tables: dict[str, Rows], reading: Reading) -> list[AnyRecord]:
    """Read the corrections once everything that they may name is known, since a replacement is of the same list."""
    table = tables["corrections"]
    classes = _classes_of(_corrected(table.rows), tables)
    rows = [
        row if reading.is_full else _with_replacement(row, classes, table.place(index), reading, 1) for index, row in enumerate(table.rows)
    ]
    return _read_rows(Rows(table.name, rows, table.place), reading)


def _corrected(rows: list[object]) -> set[str]:
    """Return the ids of the records that are replaced, those of replaced corrections' replacements too."""
    ids: set[str] = set()
    for row in rows:
        fields = fields_of(row)
        for _ in range(_MOST_NESTED):
            if "replacement" not in fields:
                break
            if isinstance(fields.get("of"), str):
                ids.add(cast("str", fields["of"]))
            fields = fields_of(fields["replacement"])
    return ids


def _classes_of(ids: set[str], tables: dict[str, Rows]) -> dict[str, type[AnyRecord]]:
    classes: dict[str, type[AnyRecord]] = {}
    if ids:
        for name, cls in LISTS.items():
            for row in tables[name].rows if name in tables else ():
                bearer = fields_of(row).get("id")
                if isinstance(bearer, str) and bearer in ids:
                    classes.setdefault(bearer, cls)
    return classes


def _with_replacement(row: object, classes: dict[str, type[AnyRecord]], place: Place, reading: Reading, level: int) -> object:
    """Return the row of a correction with its replacement read; a row without a readable one is left to the converter."""
    fields = fields_of(row)
    inner = fields.get("replacement")
    if not _is_object(inner):
        return row
    order, path = place[0], place[1] + ".replacement"
    of = fields.get("of")
    cls = classes.get(of) if isinstance(of, str) else None
    if level > _MOST_NESTED:
        reading.tell(order, path, Refusal(Text("is nested too deeply: at most {most} replacements inside each other", most=_MOST_NESTED)))
        good = None
    elif cls is None:
        good = _guess(inner, classes, (order, path), reading, level, of)
    else:
        if cls is Correction:
            inner = _with_replacement(inner, classes, (order, path), reading, level + 1)
        good = next(_read_one(cls, inner, (order, path), reading), None)
    read = {**fields, "replacement": UNREADABLE if good is None else good}
    return FlawedObject(read, row.repeated) if isinstance(row, FlawedObject) else read


def _is_object(value: object) -> bool:
    return isinstance(value, (dict, FlawedObject))


_GUESSED: Final[tuple[type[AnyRecord], ...]] = (*(cls for cls in LISTS.values() if cls is not Merit), Merit)
"""As what a replacement is read: a lapse before a merit, which is written so that it is not read as one."""


def _guess(row: object, classes: dict[str, type[AnyRecord]], place: Place, reading: Reading, level: int, of: object) -> AnyRecord | None:
    """Read a replacement of a record that stands in no list here, perhaps in another file, as what its fields make it."""
    if "action" in fields_of(row):  # a correction: nothing else has one
        return next(_read_one(Correction, _with_replacement(row, classes, place, reading, level + 1), place, reading), None)
    for cls in _GUESSED:
        with suppress(Exception):  # then it is of another list
            return quick_reader(cls)(row, cls)
    order, path = place
    reading.tell(order, path, Refusal(Text("reads as a record of no list, and no record here bears the id {of}", of=describe(of))))
    return None
