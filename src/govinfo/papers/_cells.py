"""What is put into cells of workbooks (单元格): texts as texts, numbers as a spreadsheet takes them."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Any, Final

from govinfo.exact import Exact
from govinfo.papers._inert import inert

_PLACES: Final = Context(prec=15)  # what a spreadsheet keeps of a number
_LONGEST_CELL: Final = 32_000


def put_text(cell: Any, text: str) -> None:
    """Write *text* into a cell as text, whatever it looks like."""
    line = inert(text)
    cell.value = line if len(line) <= _LONGEST_CELL else line[:_LONGEST_CELL] + "…"
    if line:
        cell.data_type = "s"
        cell.quotePrefix = True


def exact_cell(value: Exact) -> int | Decimal:
    """
    Return a number as a spreadsheet takes it.

    >>> from fractions import Fraction
    >>> exact_cell(120), exact_cell(Fraction(1, 2)), exact_cell(Fraction(10, 3))
    (120, Decimal('0.5'), Decimal('3.33333333333333'))
    """
    if isinstance(value, int):
        return value
    return _PLACES.divide(Decimal(value.numerator), Decimal(value.denominator))
