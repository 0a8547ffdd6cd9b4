"""Rows as programs hold them (数据行): dicts of a database, mappings of a driver, and frames of any library that narwhals reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, cast
from uuid import UUID

from govinfo.errors import WrongTypeError, load_extra
from govinfo.exact import MAX_DIGITS
from govinfo.importing._raw import BadCell, Given, Listed, RawCell
from govinfo.periods import Period
from govinfo.texts import Text

_ROWS: Final = Text("rows, each a mapping from columns to values, or a frame of pandas, polars or Arrow")
_MOST_WHOLE: Final = 2**53
_FRAMES: Final = ("__arrow_c_stream__", "__dataframe__", "collect_schema", "iterrows")


def rows_in(given: object) -> Iterator[Mapping[str, object]]:
    """
    Yield the rows of a list of mappings, or of a frame.

    Raises:
        WrongTypeError: it is neither.
        MissingExtraError: it is a frame and narwhals is not installed.
    """
    if any(hasattr(given, mark) for mark in _FRAMES):
        given = _of_frame(given)
    several: object = given
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise _no_rows(several)
    for row in cast("Iterable[object]", given):
        if not isinstance(row, Mapping):
            raise _no_rows(row)
        yield cast("Mapping[str, object]", row)


def _no_rows(given: object) -> WrongTypeError:
    return WrongTypeError("rows", type(given), _ROWS)


def _of_frame(frame: object) -> Iterable[object]:
    narwhals = load_extra("narwhals", "narwhals", "frames")
    try:
        read = narwhals.from_native(frame)
    except TypeError:
        raise _no_rows(frame) from None
    read = read.collect() if isinstance(read, narwhals.LazyFrame) else read
    return cast("Iterable[object]", read.iter_rows(named=True))


def as_cell(value: object) -> RawCell:
    """
    Return a value of a row as a cell holds it.

    Nothing, NaN and what frames write for a missing value are empty cells; a list of plain values is one cell with several, and mappings
    are what a file of records has in their place.
    """
    if isinstance(value, (list, tuple)) or (hasattr(value, "tolist") and bool(getattr(value, "ndim", False))):
        several = cast("Sequence[object]", value if isinstance(value, (list, tuple)) else cast("Any", value).tolist())
        if any(isinstance(one, Mapping) for one in several):
            return Given([_data(one) for one in several])
        return Listed(tuple(_plain(one) for one in several)) if several else None
    return Given(_data(cast("object", value))) if isinstance(value, Mapping) else _plain(value)


def _data(value: object) -> object:
    """Return what stands in mappings and lists as a file of records has it."""
    if isinstance(value, Mapping):
        return {str(key): _data(one) for key, one in cast("Mapping[object, object]", value).items() if one is not None}
    if isinstance(value, (list, tuple)):
        return [_data(one) for one in cast("Sequence[object]", value)]
    plain = _plain(value)
    return plain.isoformat() if isinstance(plain, date) else plain


def _plain(value: object) -> RawCell:
    """Return one value as a cell holds it."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str):
        return str(value).strip() or None
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else _whole(value)
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, Decimal):
        return None if value.is_nan() else format(value, "f") if abs(value.adjusted()) < MAX_DIGITS else str(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}" if value.denominator != 1 else value.numerator
    if isinstance(value, Period):
        return value.name
    if isinstance(value, UUID):
        return str(value)
    item = getattr(value, "item", None)  # a number of numpy
    return _plain(item()) if callable(item) else BadCell(Text("holds a {kind}, which no record holds", kind=type(value).__name__))


def _whole(value: float) -> RawCell:
    """Return a float that is a whole number, as pandas makes of one beside an empty cell; any other is no exact number."""
    if value.is_integer() and abs(value) < _MOST_WHOLE:
        return int(value)
    return BadCell(Text('holds the float {got}, which is no exact number: give a Decimal, or a text such as "0.5"', got=str(value)))


def _instant(value: datetime) -> datetime | str:
    """Return a naive instant as a spreadsheet has it, one with an offset as it is written; frames have classes of their own."""
    clock = (value.hour, value.minute, value.second, value.microsecond)
    plain = datetime(value.year, value.month, value.day, *clock, value.tzinfo, fold=value.fold)  # noqa: DTZ001  # naive ones are official time
    return plain if plain.tzinfo is None else plain.isoformat()
