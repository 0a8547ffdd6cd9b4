"""Records written as Parquet, and rows of Parquet read as records (列式文件)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from govinfo._doors import checked
from govinfo.codec._convert import unstructure
from govinfo.codec._records import records_in
from govinfo.codec._tables import Reading, Rows
from govinfo.engines._tables import LISTS, module_of
from govinfo.records import LISTS as CLASSES
from govinfo.records import Records
from govinfo.records._meanings import written

_PLAIN_LISTS: Final = frozenset({"units", "authors", "kinds"})
"""The fields that are lists of words where nothing more is said in them."""

_AS_JSON: Final = "json"
"""The column of what a row says beyond plain words, numbers and lists of words."""


@checked
def write_parquet(records: Records, folder: Path) -> Records:
    """
    Write submissions, adoptions and instructions as Parquet, a file a list; return all other records, which go beside them.

    A column is a field of `govinfo.records/1`. What is no word, number, truth or list of words stands in a column `json`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow, parquet = module_of("pyarrow", "parquet"), module_of("pyarrow.parquet", "parquet")
    folder.mkdir(parents=True, exist_ok=True)
    for name in LISTS:
        rows = [_flat(unstructure(record)) for record in getattr(records, name)]
        schema = arrow.schema([(field, _type(arrow, name, field)) for field in columns_of(name)])
        parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), folder / f"{name}.parquet")
    return Records(**{name: getattr(records, name) for name in CLASSES if name not in LISTS})


def columns_of(name: str) -> list[str]:
    """Return the columns of a list."""
    fields = [spec.name for spec in written(CLASSES[name])]
    return [*(field for field in fields if field not in _NESTED), _AS_JSON]


_NESTED: Final = frozenset({"tags", "extensions", "pauses", "fee"})
_NUMBERS: Final = frozenset({"characters", "pictures"})
_TRUTHS: Final = frozenset({"urgent", "affirmative"})


def _type(arrow: Any, _: str, field: str) -> Any:
    if field in _PLAIN_LISTS:
        return arrow.list_(arrow.string())
    return arrow.int64() if field in _NUMBERS else arrow.bool_() if field in _TRUTHS else arrow.string()


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row in plain columns, the rest of it as JSON."""
    plain: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for field, value in row.items():
        (plain if field not in _NESTED and _fits(field, value) else rest)[field] = value
    if rest:
        plain[_AS_JSON] = json.dumps(rest, ensure_ascii=False)
    return plain


def _fits(field: str, value: object) -> bool:
    """Whether a value is of the type of its column."""
    if field in _PLAIN_LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in cast("list[object]", value))
    return type(value) is (int if field in _NUMBERS else bool if field in _TRUTHS else str)


def read_rows(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], reading: Reading) -> Records:
    """Return the records of one list that rows of a table are."""
    found: list[object] = []
    for values in rows:
        row: dict[str, object] = {
            column: _said(value) for column, value in zip(columns, values, strict=True) if value is not None and column != _AS_JSON
        }
        more = dict(zip(columns, values, strict=True)).get(_AS_JSON)
        rest: dict[str, object] = json.loads(more) if more else {}
        found.append(row | rest)
    return records_in({name: Rows(name, found, lambda index: ((0, index), f"{name}[{index}]"))}, reading)


def _said(value: Any) -> object:
    if isinstance(value, (list, tuple)):
        return list(cast("Sequence[object]", value))
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
