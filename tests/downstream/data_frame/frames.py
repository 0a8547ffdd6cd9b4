"""From data frames to records, and from assessments to data frames; pandas and polars alike, and no float on the way."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, Final, TypeAlias

import pandas as pd
import polars as pl

from govinfo import Problem, Records, Scorecard
from govinfo.codec import structure_all
from govinfo.errors import DecodeError, InvalidValueError
from govinfo.exact import Exact, exact, format_exact
from govinfo.instants import localise
from govinfo.records import LISTS, AnyRecord
from govinfo.texts import Text

Frame: TypeAlias = pd.DataFrame | pl.DataFrame
Row: TypeAlias = dict[str, Any]


# From cells to what a document of records would say: text, days, instants, numbers, lists of ids.


def text(cell: object) -> object:
    """Return a cell as it is."""
    return cell


def several(cell: object) -> object:
    """Return the ids in `agri、water`, or those of a list."""
    return cell.replace("、", " ").split() if isinstance(cell, str) else cell


def day(cell: object) -> object:
    """Return a day, from a text or a date; pandas has no dates, only midnights."""
    if isinstance(cell, datetime) and cell.tzinfo is None and cell.time() == time(0):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else half_width(cell)


def instant(cell: object) -> object:
    """Return an instant with its offset; a ledger's time without one is the time of the clock on the wall, in Asia/Shanghai."""
    if isinstance(cell, str):
        try:
            cell = datetime.fromisoformat(half_width(cell))
        except ValueError:
            return cell
    if isinstance(cell, pd.Timestamp):
        cell = cell.to_pydatetime()
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo is not None else localise("instant", cell)).isoformat()
    return cell


def number(cell: object) -> object:
    """Return an exact number; a float stays one, so that it is refused."""
    return format_exact(exact(cell)) if isinstance(cell, (Decimal, Fraction)) else half_width(cell)


def whole(cell: object) -> object:
    """Return a whole number; 1200.0, which a column with gaps makes of 1200, is refused like any float."""
    digits = half_width(cell)
    return int(digits) if isinstance(digits, str) and digits.strip().isdecimal() else digits


def half_width(cell: Any) -> Any:
    """Return ２０２４ as 2024."""
    return unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else cell


Reader: TypeAlias = Callable[[object], object]
COLUMNS: Final[Mapping[str, Mapping[str, tuple[str, Reader]]]] = {
    "units": {"编号": ("id", text), "名称": ("name", text), "考核类别": ("group", text)},
    "persons": {"编号": ("id", text), "姓名": ("name", text), "单位": ("unit", text)},
    "submissions": {
        "编号": ("id", text),
        "报送单位": ("units", several),
        "报送时间": ("submitted_at", instant),
        "标题": ("title", text),
        "信息形式": ("form", text),
        "作者": ("authors", several),
        "字数": ("characters", whole),
    },
    "adoptions": {
        "编号": ("id", text),
        "报送编号": ("submission", text),
        "刊物": ("publication", text),
        "采用日期": ("on", day),
        "稿费": ("fee", number),
    },
}
"""Which column of which ledger is which field of a record, and how its cells are read."""


def records_of(ledgers: Mapping[str, Frame]) -> Records:
    """
    Return the records that the rows of ledgers are.

    Raises:
        DecodeError: rows that are none; each problem names the ledger and the row, as `frame.iloc[3]` or `frame[3]` counts.
    """
    read: list[AnyRecord] = []
    problems: list[Problem] = []
    for name, frame in ledgers.items():
        strange = [column for column in frame.columns if column not in COLUMNS[name]]
        problems += [Problem(path=f"{name}.{column}", message=Text("is no known field")) for column in strange]
        for place, row in enumerate(rows_of(frame) if not strange else ()):
            path = f"{name}[{place}]"
            try:
                read.append(structure_all(LISTS[name], fields_of(row, COLUMNS[name]), path))
            except DecodeError as error:
                problems += error.problems
            except InvalidValueError as error:  # a time that the clocks never showed, or showed twice
                problems.append(Problem(path=path, message=error.message))
    if problems:
        raise DecodeError(problems)
    return Records.of(read)


def rows_of(frame: Frame) -> Iterable[Mapping[Any, object]]:
    """Return the rows of a frame as plain values."""
    return frame.to_dict("records") if isinstance(frame, pd.DataFrame) else frame.to_dicts()


def fields_of(row: Mapping[Any, object], columns: Mapping[str, tuple[str, Reader]]) -> dict[str, object]:
    """Return the fields of a record, without those whose cell is empty."""
    filled = [(columns[column], cell) for column, cell in row.items() if not is_empty(cell)]
    return {name: read(cell) for (name, read), cell in filled}


def is_empty(cell: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, NaT, NA or blanks."""
    return (isinstance(cell, str) and not cell.strip()) or (pd.api.types.is_scalar(cell) and bool(pd.isna(cell)))


# From scorecards to rows. A frame has no exact fractions: an amount is a text for people, and for sums a whole number of `1/share`.


def share_of(cards: Iterable[Scorecard]) -> int:
    """Return the smallest number by which every amount of these cards becomes whole: 3 where a third was paid, 100 where a fen was."""
    return lcm(*(Fraction(line.amount).denominator for card in cards for line in card.lines))


def parts(amount: Exact, share: int) -> int:
    """Return how many times `1/share` an amount is."""
    whole = Fraction(amount) * share
    if whole.denominator != 1:
        raise ValueError(f"{format_exact(amount)} is no whole number of 1/{share}; take the share of all the cards")
    return whole.numerator


def score_rows(cards: Iterable[Scorecard], share: int) -> list[Row]:
    """Return a row for each unit or person."""
    return [
        {
            "rank": card.rank,
            "subject": card.subject,
            "name": card.name,
            "points": format_exact(card.points),
            "parts": parts(card.points, share),
            "yuan": card.yuan,
        }
        for card in cards
    ]


def line_rows(cards: Iterable[Scorecard], share: int) -> list[Row]:
    """Return a row for each line of each unit or person; the parts of all of them together fit into 64 bits."""
    rows: list[Row] = [
        {
            "subject": card.subject,
            "on": line.on,
            "month": f"{line.on:%Y-%m}",
            "clause": line.clause,
            "account": line.account,
            "status": line.status.value,
            "amount": format_exact(line.amount),
            "parts": parts(line.amount, share),
            "facts": " ".join(line.facts),
            "why": line.why(),
        }
        for card in cards
        for line in card.lines
    ]
    if sum(abs(row["parts"]) for row in rows) >= 2**63:
        raise OverflowError(f"parts of 1/{share} are too many for a column of whole numbers; add up the lines themselves")
    return rows
