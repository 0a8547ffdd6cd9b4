"""
Counts and shares by category (分类统计), as reports on disclosure print them, and printed ones held against them.

Each share is rounded by itself, half up; shares need not sum to 100, and the sum is told as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact
from govinfo.labels import Labelled
from govinfo.periods import Period
from govinfo.records import AdoptionEvent, Submission
from govinfo.register import Register
from govinfo.reports._figures import RATE_PLACES, percentage

CountedBy = Literal["form", "kind", "channel", "unit", "publication"]
"""What items or adoptions are counted by."""

BY: tuple[CountedBy, ...] = ("form", "kind", "channel", "unit", "publication")
"""Every such attribute; adoptions are counted by publication, items by the others."""


@final
@frozen(kw_only=True)
class CategoryShare:
    """
    One category (类别统计).

    Attributes:
        percent: its share in per cent, rounded half up.

    >>> from govinfo.reports import category_shares
    >>> [(row.category, row.percent) for row in category_shares([("brief", 3), ("item", 1)]).rows]
    [('brief', 75), ('item', 25)]
    """

    category: str
    count: int
    percent: Exact


@final
@frozen(kw_only=True)
class Statistics:
    """
    Counts and shares by category (分类统计).

    Attributes:
        total: what the shares are shares of. Where an item may be of several categories it is less than the sum of the counts.
        places: the decimals of the shares.

    >>> from govinfo.reports import category_shares
    >>> category_shares([("brief", 3), ("item", 1)]).total
    4
    """

    rows: tuple[CategoryShare, ...]
    total: int
    places: int

    @property
    def counted(self) -> int:
        """The sum of the counts."""
        return sum(row.count for row in self.rows)

    @property
    def percent(self) -> Exact:
        """The sum of the rounded shares."""
        return exact(sum(row.percent for row in self.rows))


@checked
def category_shares(counts: Iterable[tuple[str, int]], *, total: int | None = None, places: int = RATE_PLACES) -> Statistics:
    """
    Return counts with their shares.

    Args:
        counts: categories with how many belong to each, in the order in which they are printed.
        total: what the shares are of; None for the sum of the counts.
        places: the decimals of the shares.

    Raises:
        InvalidValueError: a count is below zero or above the total, or a category is given twice.

    >>> [str(row.percent) for row in category_shares([("动态", 1), ("经验", 2)]).rows]
    ['3333/100', '6667/100']
    """
    pairs = tuple(counts)
    whole = sum(count for _, count in pairs) if total is None else total
    twice = [category for category, times in Counter(category for category, _ in pairs).items() if times > 1]
    if twice:
        raise InvalidValueError("categories", twice, "each named once")
    rows: list[CategoryShare] = []
    for category, count in pairs:
        percent = percentage(count, whole, places) if 0 <= count <= whole else None
        if percent is None:
            raise InvalidValueError("count", count, "a whole number from zero to the total")
        rows.append(CategoryShare(category=category, count=count, percent=percent))
    return Statistics(rows=tuple(rows), total=whole, places=places)


def statistics_of(
    register: Register, period: Period, by: CountedBy, *, places: int = RATE_PLACES, own_papers: Iterable[str] = ()
) -> Statistics:
    """
    Count the items sent in *period* by form, kind, channel or unit, or the adoptions in it by publication.

    An item of several kinds or units counts for each; the shares are shares of all items. What has no
    such attribute is counted under an empty name. Items of the kinds in *own_papers* are not counted as sent.

    >>> from govinfo import build_register, sample_year
    >>> made = statistics_of(build_register(sample_year()), Period.parse("2024"), "form")
    >>> made.counted == made.total
    True
    """
    if by not in BY:
        raise InvalidValueError("by", by, 'one of "form", "kind", "channel", "unit", "publication"')
    rows = register.rows["adoptions" if by == "publication" else "submissions"]
    own = frozenset(own_papers)
    inside = [record for record, day in zip(rows.records, rows.days, strict=True) if day in period and not _is_own(record, own)]
    found: Counter[str] = Counter()
    for record in inside:
        found.update(dict.fromkeys(_categories(record, by), 1))
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return category_shares(ordered, total=len(inside), places=places)


def _is_own(record: object, own: AbstractSet[str]) -> bool:
    return isinstance(record, Submission) and not own.isdisjoint(record.kinds)


def _categories(record: object, by: CountedBy) -> Sequence[str]:
    if isinstance(record, AdoptionEvent):
        return (record.publication,)
    assert isinstance(record, Submission)
    if by == "kind":
        return record.kinds or ("",)
    if by == "unit":
        return [part.unit for part in record.units]
    return ((record.channel if by == "channel" else record.form) or "",)


class FlawKind(Labelled):
    """
    What is inconsistent in printed statistics (统计差错).

    >>> [one.value for one in FlawKind]
    ['no-count', 'share', 'total']
    """

    NO_COUNT = "no-count", "未列条数"
    SHARE = "share", "占比与条数不符"
    TOTAL = "total", "各类合计与总数不符"


@final
@frozen(kw_only=True, field_transformer=typed)
class PrintedShare:
    """
    A category as somebody printed it (所列数据); a count or share that was left out is None.

    >>> PrintedShare(category="简讯", count=3, percent=75).percent
    75
    """

    category: str
    count: int | None = None
    percent: Exact | None = None


@final
@frozen(kw_only=True)
class Flaw:
    """
    One inconsistency in printed statistics.

    Attributes:
        category: the category; empty for the total.
        printed: what is printed; None where nothing is.
        computed: what it should be.

    >>> from govinfo.reports import PrintedShare, flaws_of
    >>> [(flaw.kind.value, flaw.computed) for flaw in flaws_of([PrintedShare(category="brief", count=3, percent=70)], 3)][:1]
    [('share', 100)]
    """

    kind: FlawKind
    category: str
    printed: Exact | None = field(default=None)
    computed: Exact


@checked
def flaws_of(printed: Sequence[PrintedShare], total: int, *, places: int = RATE_PLACES) -> tuple[Flaw, ...]:
    """
    Hold printed counts and shares against each other and return what is inconsistent.

    A single count that was left out is what the others leave of the total.

    >>> [flaw.category for flaw in flaws_of([PrintedShare(category="执法", count=20, percent=exact(11))], 20)]
    ['执法']
    """
    return tuple(_flaws(printed, total, places))


def _flaws(printed: Sequence[PrintedShare], total: int, places: int) -> Iterator[Flaw]:
    rest = total - sum(row.count for row in printed if row.count is not None)
    without = [row for row in printed if row.count is None]
    for row in printed:
        count = row.count
        if count is None:
            if len(without) > 1 or rest < 0:
                continue
            count = rest
            yield Flaw(kind=FlawKind.NO_COUNT, category=row.category, computed=count)
        percent = percentage(count, total, places)
        if percent is not None and row.percent is not None and row.percent != percent:
            yield Flaw(kind=FlawKind.SHARE, category=row.category, printed=row.percent, computed=percent)
    if rest and (not without or rest < 0):
        yield Flaw(kind=FlawKind.TOTAL, category="", printed=total, computed=total - rest)
