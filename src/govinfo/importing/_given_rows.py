"""Rows of a program become records (数据行导入), with the same problems as the cells of a file, by row and column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from attrs import fields

from govinfo._doors import checked
from govinfo.codec._problems import member
from govinfo.errors import DecodeError, InvalidValueError, Problem, Severity, first_problems
from govinfo.importing._cells import Context, Names
from govinfo.importing._columns import COLUMNS, TableColumn
from govinfo.importing._dictionary import Dictionary
from govinfo.importing._frames import as_cell, rows_in
from govinfo.importing._maps import LEFT_OUT
from govinfo.importing._merged import Row
from govinfo.importing._raw import RawTable
from govinfo.importing._reader import Reader, place_of
from govinfo.importing._tabled import TAG, Head, Table, known_heading
from govinfo.records import LISTS, AnyRecord, Records
from govinfo.records._meanings import CellKind
from govinfo.rulebook import Rulebook, check_vocabulary
from govinfo.texts import Text
from govinfo.texts._near import complain, meant, nearest
from govinfo.texts._shown import show


@checked
def records_from_rows(
    name: str,
    rows: object,
    columns: Mapping[str, str] | None = None,
    *,
    rulebook: Rulebook | None = None,
    beside: Records | None = None,
) -> Records:
    """
    Read the records of one list from the rows of a program.

    Values are read as the cells of a spreadsheet are: `None`, NaN and what frames write for a missing value say nothing; a naive instant is
    official time; several words may be a list or a text with 、 between them; names stand for ids. `Decimal` and `Fraction` are exact.
    What has parts of its own, such as `tags` or `reports`, is given as a file of records has it.

    Args:
        name: the list, as `adoptions` or 采用.
        rows: mappings from columns to values (dicts, rows of a driver), or a frame of pandas, polars, Arrow or whatever narwhals reads.
        columns: by the rows' name of a column what it is: a column of the list, in English or in Chinese, `tag:` and a key, or `-`
            for one that is left out. A column that is called so already needs no entry.
        rulebook: whose publications, forms and other words may be written by their titles.
        beside: records that the rows refer to, whose units, persons and items may be named by their names and titles.

    Raises:
        DecodeError: something cannot be read, with every problem, as `$.adoptions[3].fee`.
        InvalidValueError: there is no such list.
        MissingExtraError: it is a frame and narwhals is not installed.
        WrongTypeError: these are no rows.

    >>> records_from_rows("units", [{"code": "agri", "名称": "农业农村局", "rank": 1}], {"code": "id", "rank": "-"}).units[0].name
    '农业农村局'
    """
    found = next((known for known, cls in LISTS.items() if name in {known, cls.label}), None)
    if found is None:
        raise InvalidValueError("name", name, Text("one of {known}", known=tuple(LISTS)))
    others = Records() if beside is None else beside
    context = Context(
        units=_called((unit.id, unit.name) for unit in others.units),
        persons=_called((person.id, person.name) for person in others.persons),
        items=_called(((item.id, item.title or "") for item in others.submissions), open_to_others=True),
        words=None if rulebook is None else Dictionary(rulebook),
    )
    problems: list[Problem] = []
    table = _table(found, rows, columns or {}, problems)
    origins: list[tuple[Table, int]] = []
    records: list[AnyRecord] = []
    if not problems:
        records += Reader(table, context, problems, {}, origins).read()
    made = Records(**{found: tuple(records)})  # type: ignore[arg-type]  # each is read as what the list holds
    if rulebook is not None:
        for problem in check_vocabulary(made, rulebook):
            row, bracket, rest = problem.path.removeprefix(f"$.{found}[").partition("]")
            if bracket and row.isdigit() and problem.severity is Severity.ERROR:
                problems.append(Problem(path=place_of(*origins[int(row)], rest), message=problem.message, record=problem.record))
    if problems:
        raise DecodeError(first_problems(problems))
    return made


def _table(name: str, rows: object, columns: Mapping[str, str], problems: list[Problem]) -> Table:
    heads: dict[str, Head | None] = {}
    seen: dict[tuple[str | None, str | None], str] = {}
    kept: list[Row] = []
    width = 0
    for number, row in enumerate(rows_in(rows)):
        cells = [None] * width
        for key, value in row.items():
            heading = str(key)
            if heading not in heads:
                head = heads[heading] = _head(name, heading, columns.get(heading, heading), width, number, problems)
                if head is not None and (other := seen.setdefault(head.what, heading)) != heading:
                    message = Text("{heading} heads a column already", heading=show(other))
                    problems.append(Problem(path=f"$.{name}[{number}]{member(heading)}", message=message))
                    heads[heading] = None
                elif head is not None:
                    width += 1
                    cells.append(None)
            head = heads[heading]
            if head is not None:
                cells[head.index] = cast("Any", as_cell(value))
        kept.append((number, tuple(cells)))
    unknown = [key for key in columns if key not in heads and heads]
    for key in unknown:
        message = complain(Text("the rows have no column {heading}", heading=show(key)), meant(nearest(key, heads)))
        problems.append(Problem(path=f"$.{name}", message=message))
    raw = RawTable(place=name, title=name, rows=(), listed=True)
    found = tuple(sorted((head for head in heads.values() if head is not None), key=lambda head: head.index))
    return Table(name=name, raw=raw, heads=found, rows=kept[::-1], whole=False)


def _head(name: str, heading: str, called: str, index: int, number: int, problems: list[Problem]) -> Head | None:
    if called == LEFT_OUT:
        return None
    tag = TAG.match(called)
    if tag is not None:
        return Head(index, heading, None, tag[1].strip(), place=index)
    column = known_heading(name, called) or _whole_field(name, called)
    if column is not None:
        return Head(index, heading, column, place=index)
    near = nearest(called, [word for known in COLUMNS[name] for word in (known.name, known.title)])
    advice = meant(near) or Text("say what it is, or leave it out by columns={example}", example=f'{{"{heading}": "-"}}')
    problems.append(
        Problem(
            path=f"$.{name}[{number}]{member(heading)}",
            message=complain(Text("{heading} heads no known column", heading=show(called)), advice),
        )
    )
    return None


def _whole_field(name: str, called: str) -> TableColumn | None:
    """Return the column of a field that has parts of its own and no place in a spreadsheet: a program gives it whole."""
    return TableColumn(called, called, CellKind.TEXT) if called in {spec.name for spec in fields(cast("Any", LISTS[name]))} else None


def _called(pairs: Any, *, open_to_others: bool = False) -> Names:
    by_name: dict[str, tuple[str, ...]] = {}
    by_joined: dict[str, tuple[str, ...]] = {}
    ids: set[str] = set()
    for id_, called in pairs:
        ids.add(id_)
        by_name[called] = (*by_name.get(called, ()), id_)
        joined = "".join(called.split())
        by_joined[joined] = (*by_joined.get(joined, ()), id_)
    return Names(by_name, frozenset(ids), by_joined, open_to_others)
