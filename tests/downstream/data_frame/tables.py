"""The frames themselves, once in pandas and once in polars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

import pandas as pd
import polars as pl
from frames import Row
from polars.datatypes import DataType, DataTypeClass

from govinfo import Scorecard
from govinfo.exact import exact

Types: TypeAlias = dict[str, DataTypeClass | DataType]
SCORES: Final[Types] = {
    "rank": pl.Int64(),
    "subject": pl.String(),
    "name": pl.String(),
    "points": pl.String(),
    "parts": pl.Int64(),
    "yuan": pl.Decimal(38, 2),
}
LINES: Final[Types] = {
    **dict.fromkeys(["subject", "on", "month", "clause", "account", "status", "amount", "parts", "facts", "why"], pl.String()),
    "on": pl.Date(),
    "parts": pl.Int64(),
}


def in_pandas(rows: list[Row], types: Types) -> pd.DataFrame:
    """Return rows as a frame; whole numbers stay whole where there is none."""
    whole = {name: "int64" for name, kind in types.items() if kind == pl.Int64()}
    return pd.DataFrame(rows, columns=list(types)).astype(whole)


def in_polars(rows: list[Row], types: Types) -> pl.DataFrame:
    """Return rows as a frame."""
    return pl.DataFrame(rows, schema=types, orient="row")


def pivot_pandas(lines: pd.DataFrame, account: str = "points") -> pd.DataFrame:
    """Return what every clause came to in every month; with a value to fill gaps with, whole numbers stay whole."""
    counted = lines[(lines["account"] == account) & (lines["status"] == "counted")]
    return counted.pivot_table(index="clause", columns="month", values="parts", aggfunc="sum", fill_value=0)


def pivot_polars(lines: pl.DataFrame, account: str = "points") -> pl.DataFrame:
    """Return the same in polars."""
    counted = lines.filter((pl.col("account") == account) & (pl.col("status") == "counted"))
    table = counted.sort("month").pivot("month", index="clause", values="parts", aggregate_function="sum")  # noqa: PD010  # not of pandas
    return table.fill_null(0).sort("clause")


def check_sums(cards: Iterable[Scorecard], lines: Mapping[tuple[str, str], int], share: int) -> None:
    """
    Hold the sums of a frame against the scorecards, exactly.

    Args:
        cards: what the library says.
        lines: the parts of the counted lines by subject and account, as the frame adds them up.
        share: what one part is.
    """
    for card in cards:
        for account, total in (("points", card.points), ("yuan", exact(card.yuan))):
            summed = exact(Fraction(lines.get((card.subject, account), 0), share))
            if summed != total:
                raise AssertionError(f"{card.subject}: the frame adds up to {summed} {account}, the scorecard says {total}")


def sums_pandas(lines: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return the parts of the counted lines by subject and account."""
    counted = lines[lines["status"] == "counted"]
    sums = counted.groupby(["subject", "account"], as_index=False)["parts"].sum()
    return {(subject, account): int(total) for subject, account, total in sums.itertuples(index=False)}


def sums_polars(lines: pl.DataFrame) -> dict[tuple[str, str], int]:
    """Return the same in polars."""
    counted = lines.filter(pl.col("status") == "counted").group_by("subject", "account").agg(pl.col("parts").sum())
    return {(subject, account): total for subject, account, total in counted.iter_rows()}
