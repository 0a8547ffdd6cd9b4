"""Strategies for the plain values that records are made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import islice
from typing import Final, TypeVar

from hypothesis import strategies as st

from govinfo._doors import checked
from govinfo.exact import Exact, exact
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import Tags, TagValue
from govinfo.rulebook import Rulebook

T = TypeVar("T")

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)
FIRST_INSTANT: Final = datetime(1901, 1, 1)  # noqa: DTZ001  # the offset is drawn beside it
LAST_INSTANT: Final = datetime(2998, 12, 31, 23, 59, 59)  # noqa: DTZ001
LARGEST: Final = 10**30
OFFSETS: Final = (8, 0, -10, -8, 5.5, 9, 14)
MINUTES: Final = (9 * 60, 0, 1, 23 * 60 + 59)
"""Where on the clock in Shanghai things happen: in the morning, and on both sides of midnight."""

_NAMED: Final = ("{year}", "{year}-H1", "{year}-H2", "{year}-Q1", "{year}-Q2", "{year}-Q4", "{year}-01", "{year}-02", "{year}-12")


def record_ids() -> st.SearchStrategy[str]:
    """Ids: short words mostly, now and then one with marks, other scripts or full-width digits in it."""
    odd = ["a", "b", "农业局", "{x}", '"', "\\", "a/b", "é", "１２", "😀"]
    return st.sampled_from(odd) | st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)


def texts() -> st.SearchStrategy[str]:
    """Texts that a record may hold: not empty, not only blanks, whole characters."""
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(str.strip)


NEIGHBOURS: Final[tuple[TagValue, ...]] = (True, 1, "1", "01", "1.0", "１", "true", "是", "✓", False, 0, "0", "false", "否", "front")
"""Values beside each other, some of them one word to a rule and some not: marks, numbers, and what reads like them."""


def tags() -> st.SearchStrategy[Tags]:
    """Tags of a record."""
    words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
    values: st.SearchStrategy[TagValue] = st.one_of(st.sampled_from(NEIGHBOURS), st.booleans(), st.integers(-LARGEST, LARGEST), words)
    return st.dictionaries(texts(), values, max_size=3).map(Tags)


@checked
def days(min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> st.SearchStrategy[date]:
    """Days that a record may bear."""
    return st.dates(min_value, max_value)


def instants() -> st.SearchStrategy[datetime]:
    """Instants with an offset, which may be any, even one with odd seconds."""
    offsets = st.one_of(
        st.sampled_from(OFFSETS).map(lambda hours: timezone(timedelta(hours=hours))),
        st.integers(-86399, 86399).map(lambda seconds: timezone(timedelta(seconds=seconds))),
    )
    return st.datetimes(FIRST_INSTANT, LAST_INSTANT, timezones=offsets)


@checked
def exact_numbers(
    min_value: Exact | None = None, max_value: Exact | None = None, *, max_denominator: int = 1000
) -> st.SearchStrategy[Exact]:
    """
    Exact numbers in their one spelling: whole ones as `int`, others as `Fraction`.

    Args:
        min_value: the least, both ends included; None for no bound that matters.
        max_value: the greatest.
        max_denominator: how fine the parts may be; 1 for whole numbers only.
    """
    least, most = -LARGEST if min_value is None else min_value, LARGEST if max_value is None else max_value
    fractions: st.SearchStrategy[Exact] = st.fractions(least, most, max_denominator=max_denominator).map(exact)
    first, last = -(-least // 1), most // 1
    return st.integers(first, last) | fractions if first <= last else fractions


@checked
def money_amounts(min_value: int = -(10**9), max_value: int = 10**9) -> st.SearchStrategy[Exact]:
    """Amounts of money in yuan, whole fen."""
    return st.integers(min_value * 100, max_value * 100).map(lambda fen: exact(Fraction(fen, 100)))


@checked
def periods(min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> st.SearchStrategy[Period]:
    """
    Periods between two days: years, halves, quarters, months and spans that begin and end anywhere.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(periods())
    ... def test(period):
    ...     assert period.start < period.end
    >>> test()
    """
    span = days(min_value, max_value)
    free = st.lists(span, min_size=2, max_size=2, unique=True).map(lambda both: Period(min(both), max(both)))
    named = st.builds(_named, st.integers(min_value.year, max_value.year), st.sampled_from(_NAMED))
    return st.one_of(named.filter(lambda period: min_value <= period.start and period.end <= max_value), free)


def _named(year: int, name: str) -> Period:
    return Period.parse(name.format(year=f"{year:04}"))


@checked
def periods_around(period: Period) -> st.SearchStrategy[Period]:
    """
    Periods worth assessing beside *period*: itself, its parts, spans across its edges, and one that holds it.

    What an example shrinks to is *period* itself.
    """
    parts = [part for grain in (Grain.HALF_YEAR, Grain.QUARTER, Grain.MONTH) for part in islice(period.parts(grain), 4)]
    day = timedelta(days=1)
    wide = [Period(period.start - day, period.end + day)] if period.start > FIRST_DAY and period.end < LAST_DAY else []
    if period.end - period.start > 60 * day:
        wide.append(Period(period.start + 15 * day, period.end - 17 * day))
    if FIRST_DAY + 200 * day < period.start and period.end < LAST_DAY - 400 * day:
        wide.append(Period(period.start - 184 * day, period.end + 366 * day))
    return st.sampled_from([period, *parts, *wide])


@checked
def readings(rulebook: Rulebook) -> st.SearchStrategy[dict[str, str]]:
    """
    Choices of readings of *rulebook*; a reading that is not chosen stays at its default.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(readings(book))
    ... def test(chosen):
    ...     assert set(chosen) <= {reading.id for reading in book.readings}
    >>> test()
    """
    options = {reading.id: st.sampled_from([option.id for option in reading.options]) for reading in rulebook.readings}
    return st.fixed_dictionaries({}, optional=options)


def one_of_them(several: Sequence[T]) -> st.SearchStrategy[T]:
    """Return the strategy of one of *several*; where there is none the example is given up."""
    return st.sampled_from(several) if several else st.nothing()


def days_around(period: Period) -> st.SearchStrategy[date]:
    """Days in *period*, on and beside the edges of it and of the months, quarters and weeks in it, and a while before and after."""
    day = timedelta(days=1)
    inside = min(period.start + 64 * day, period.last_day)
    edges = [inside, period.start, period.last_day, period.start - day, period.end, min(inside + day, period.last_day)]
    for grain in (Grain.HALF_YEAR, Grain.MONTH, Grain.HALF_MONTH, Grain.WEEK):
        for part in islice(period.touching(grain), 12):
            edges += [part.start, part.start - day]
    edges += [period.start - 184 * day, period.end + 180 * day]
    first, last = date(FIRST_INSTANT.year, 1, 3), LAST_DAY - 3 * day
    known = [day for day in dict.fromkeys(edges) if first <= day <= last]
    return st.sampled_from([*known[:6], *known, *known[:6]])  # the edges of the period itself oftener than those in it


def instants_on(day: st.SearchStrategy[date]) -> st.SearchStrategy[datetime]:
    """Instants on or beside midnight of the days drawn, as the clock in Shanghai tells it, written with any offset."""
    clocks = [(minutes, offset) for minutes in MINUTES for offset in OFFSETS]
    return st.builds(_instant, day, st.sampled_from(clocks))


def _instant(day: date, clock: tuple[int, float]) -> datetime:
    minutes, offset = clock
    shanghai = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=timezone(timedelta(hours=8)))
    return shanghai.astimezone(timezone(timedelta(hours=offset)))
