"""The spans that settlements look at (结算范围), and which of them lie whole in which."""

from __future__ import annotations

from typing import Final

from govinfo.labels import Grain, Labelled

_WITHIN: Final[tuple[tuple[Grain, ...], ...]] = (
    (Grain.HALF_MONTH, Grain.MONTH, Grain.TWO_MONTHS, Grain.HALF_YEAR, Grain.YEAR),
    (Grain.HALF_MONTH, Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR),
)
"""Which sub-periods lie whole in which: each in those that follow it in its row."""


class Each(Labelled):
    """
    The span that a settlement looks at (结算范围): a sub-period, one item, or the whole assessment.

    >>> Each("month").label
    '每月'
    """

    WEEK = "week", "每周"
    HALF_MONTH = "half-month", "每半月"
    MONTH = "month", "每月"
    TWO_MONTHS = "two-months", "每两月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half-year", "每半年"
    YEAR = "year", "每年"
    ITEM = "item", "每条信息"
    WHOLE = "whole", "整个考核期"

    @property
    def grain(self) -> Grain | None:
        """The length of the sub-period, None for an item or the whole assessment."""
        return None if self in {Each.ITEM, Each.WHOLE} else Grain(self.value)


def lies_in(one: Each, other: Each) -> bool:
    """
    Whether every span of the one length lies whole in a span of the other.

    >>> lies_in(Each.MONTH, Each.QUARTER), lies_in(Each.WEEK, Each.MONTH)
    (True, False)
    """
    if other in {Each.WHOLE, one}:
        return True
    return any(one.grain in row and other.grain in row[row.index(one.grain) :] for row in _WITHIN if one.grain in row)


def span_of(rule: object) -> Each | None:
    """Return the span that a rule settles, None for a rule that settles none."""
    each = getattr(rule, "each", None)
    return each if isinstance(each, Each) else None
