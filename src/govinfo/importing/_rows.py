"""A row of a ledger as a file of records has it (台账行): what its columns say of the parts of a field, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast, final

from govinfo.importing._columns import TableColumn, parts_of
from govinfo.records import LISTS
from govinfo.texts import Text, Words


@final
class RowError(Exception):
    """What a column says does not go with another column of its row."""

    def __init__(self, column: TableColumn, message: Text) -> None:
        """Keep the column and what is wrong with its cell."""
        super().__init__(column.name)
        self.column = column
        self.message = message


def record_row(name: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """
    Return a row as a file of records has it, what is said of the parts of a field put together.

    Raises:
        RowError: a column does not go with the one that names the parts.
    """
    row = dict(data)
    for of, columns in parts_of(name).items():
        said = [(column, row.pop(column.name)) for column in columns if column.name != of and column.name in row]
        if columns[0].name != of:
            if said or of not in row:  # a program may give the whole of it in one place
                row[of] = {column.part: value for column, value in said}
        elif said:
            row[of] = _parts(columns[0], row.get(of, []), said)
    return row


def _parts(head: TableColumn, named: Sequence[str], said: Iterable[tuple[TableColumn, Any]]) -> list[dict[str | None, Any]]:
    """Return one part for each that is *named*, with what other columns say of each of them, or of one."""
    parts: list[dict[str | None, Any]] = [{head.part: id_} for id_ in named]
    for column, value in said:
        if isinstance(value, list):
            each = cast("list[object]", value)
            if len(each) != len(parts):
                raise RowError(column, _not_one_each(head, column, len(parts), len(each)))
            for part, one in zip(parts, each, strict=True):
                part[column.part] = one
        elif value not in named:
            raise RowError(column, Text("the leading unit {lead} is none of the units", lead=value))
        else:
            parts[named.index(value)][column.part] = True
    return parts


def _not_one_each(head: TableColumn, column: TableColumn, n: int, got: int) -> Text:
    name = head.kind.value
    one, what = Words(LISTS[name].label, name.removesuffix("s")), Words(column.title, column.part or column.name)
    return Text("must give one {what} for each of {n} {kind}s, got {got}", what=what, n=n, kind=one, got=got)
