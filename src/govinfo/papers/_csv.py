"""The main rows of a paper as CSV (表格文件): one row a line, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Final

from govinfo._doors import checked
from govinfo.exact import format_money
from govinfo.papers._inert import csv_exact, csv_number, csv_text
from govinfo.papers._paper import TWO_DECIMALS, Amount, Cell, Grid, Paper, main_rows
from govinfo.papers._wording import Wording
from govinfo.texts import Language

BYTE_ORDER_MARK: Final = "\ufeff"
"""What a CSV file begins with, so that a spreadsheet reads it as UTF-8."""


@checked
def paper_csv(paper: Paper) -> str:
    """
    Return the main rows of *paper* as CSV with a heading and no sums, safe to open in a spreadsheet.

    Texts that would be taken for a formula or a day get an apostrophe in front; numbers are plain, a percentage
    without its sign, a number that there is not as nothing. A fraction without an end is rounded to six
    decimals; where there may be such, a last column says what they are exactly, as `积分＝10÷3`. Rows end with a
    line feed; whoever writes them into a file puts a byte order mark in front, without which spreadsheets take
    Chinese for something else.

    >>> from govinfo.papers import rulebooks_paper
    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> paper_csv(rulebooks_paper([book], "en")).splitlines()[0]
    'Id,Title,Issuer,Rules,Readings,Clauses'
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_rows(main_rows(paper), paper.lang))
    return out.getvalue()


def _rows(main: Grid, lang: Language) -> Iterator[list[str]]:
    yield [csv_text(title) for title in (*(column.title for column in main.columns), *_more(main, lang))]
    for row in main.rows:
        yield [*map(_cell, row), *([_exactly(main, row, lang)] if main.fractions else [])]


def _more(main: Grid, lang: Language) -> list[str]:
    return [Wording(lang)("Exact values")] if main.fractions else []


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return csv_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if cell.value is None:
        return ""
    return format_money(cell.value) if cell.style in TWO_DECIMALS else csv_number(cell.value)


def _exactly(grid: Grid, row: tuple[Cell, ...], lang: Language) -> str:
    say = Wording(lang)
    return csv_text(
        say.clauses(
            say("{column} = {value}", column=column.title, value=csv_exact(cell.value))
            for column, cell in zip(grid.columns, row, strict=True)
            if isinstance(cell, Amount) and cell.value is not None and csv_exact(cell.value)
        )
    )
