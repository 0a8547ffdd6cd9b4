"""
A part of an assessment as counts that add up (可合并计数).

Parts are counted wherever their records lie, in another process or on another machine; added in any order they give what
the whole gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Self, TypeAlias, final

from attrs import evolve, field, frozen

from govinfo.assessment._kept import number_of, same_everywhere
from govinfo.errors import InvalidValueError, Problem, RegisterError, WrongTypeError, check_type
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.records import Records
from govinfo.rulebook import Rulebook, Subjects
from govinfo.texts import Text

Group: TypeAlias = tuple[object, ...]
"""A unit, then the values of the fields by which records are counted."""


@final
@frozen
class LineKey:
    """
    Lines that are alike: whose, of which span, by which rule, how much.

    Attributes:
        of: units or persons.
        span: the number of the span.
        via: the unit in whose line it is a person's share, None for a unit's own.
        counted: whether it counts; else another line of its record counts instead.
    """

    of: Subjects
    subject: str
    span: int
    via: str | None
    rule: str
    account: str
    amount: Exact
    counted: bool


Profile: TypeAlias = tuple[tuple[int, Exact], ...]
"""In which spans something was counted, and how much in each."""

Measured: TypeAlias = Mapping[tuple[Subjects, str], Mapping[tuple[str, Profile], Exact]]
"""By whose measure it is: by subject and profile, how often; for what is no matter of items, how much in one span."""


Counts: TypeAlias = Mapping[tuple[int, str], Counter[Group]]
"""By the number of a span and the kind of records: how often each group."""


def add_counts(one: Counts, other: Counts) -> Counts:
    """Return the counts of both, by span and kind of records."""
    both = {key: Counter(counts) for key, counts in one.items()}
    for key, counts in other.items():
        if key in both:
            both[key].update(counts)
        else:
            both[key] = Counter(counts)
    return both


@final
@frozen(eq=False)
class Ids:
    """The ids of the records of a part, as numbers of 64 bits; made when parts are added, so that one part alone costs nothing."""

    words: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()

    def packed(self) -> frozenset[int]:
        """Return all of them as numbers."""
        if not self.words:
            return self.numbers
        return self.numbers | {number_of(word) for word in self.words}

    def __add__(self, other: Ids) -> Ids:
        """Return both."""
        return Ids((), self.packed() | other.packed())

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[str, ...], frozenset[int]]]:
        """Pickle numbers and no words."""
        return type(self), ((), self.packed())


@final
@frozen(kw_only=True, eq=False)
class Tallied:
    """
    The records of one part, or of several, as counts (可合并计数): what `tally` makes, `+` adds and `totals` settles.

    It is small, can be pickled, and says nothing of single records but of those that the rulebook must judge one by one.

    Attributes:
        versions: every version of the rulebook in force in the period, with its days.
        by_day: whether it tells days apart; else whole months.
        shared: the records that every part may repeat: units, persons, commissions, targets, figures.
        kept: the records that are kept as they are.
        unpriced: how many counted records no rule prices.
        outside: how many counted records lie outside the period.

    >>> from govinfo import Period, sample_year, shipped_rulebook
    >>> from govinfo.assessment import tally
    >>> year = tally(sample_year(), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> year.period.name, year.rulebook.id
    ('2024', 'district-model')
    """

    versions: tuple[tuple[Period, Rulebook], ...]
    period: Period
    by_day: bool
    shared: Records
    kept: Records
    unpriced: int = 0
    outside: int = 0
    counts: Mapping[tuple[int, str], Counter[Group]] = field(repr=False)
    lines: Counter[LineKey] = field(repr=False)
    measured: Measured = field(repr=False)
    senders: tuple[frozenset[str], frozenset[str]] = field(default=(frozenset(), frozenset()), repr=False)
    ids: Ids = field(factory=Ids, repr=False)

    @property
    def rulebook(self) -> Rulebook:
        """The version in force at the end of the period."""
        return self.versions[-1][1]

    def __repr__(self) -> str:
        """Return what was counted and how much there is of it."""
        groups = sum(map(len, self.counts.values())) + len(self.lines)
        return f"Tallied(rulebook={self.rulebook.id!r}, period={self.period.name!r}, groups={groups}, kept={len(self.kept)})"

    def __add__(self, other: Tallied) -> Tallied:
        """
        Return what both parts come to together, in whichever order.

        Raises:
            InvalidValueError: they were counted by another rulebook, for another period, or one by days and one by months.
            RegisterError: an id stands in both, or a unit, person, target or figure is said in two ways.
        """
        check_type("other", other, Tallied, "the Tallied that tally returns")
        self._refuse_others(other)
        mine, theirs = self.ids.packed(), other.ids.packed()
        if not mine.isdisjoint(theirs):
            raise RegisterError(_twice(self, other, mine & theirs))
        measured = {key: dict(several) for key, several in self.measured.items()}
        for key, several in other.measured.items():
            own = measured.setdefault(key, {})
            for what, times in several.items():
                own[what] = exact(own.get(what, 0) + times)
        return evolve(
            self,
            shared=same_everywhere(self.shared, other.shared),
            kept=self.kept + other.kept,
            unpriced=self.unpriced + other.unpriced,
            outside=self.outside + other.outside,
            counts=add_counts(self.counts, other.counts),
            lines=self.lines + other.lines,
            measured=measured,
            senders=(self.senders[0] | other.senders[0], self.senders[1] | other.senders[1]),
            ids=Ids((), mine | theirs),
        )

    def __radd__(self, other: object) -> Tallied:
        """Let `sum` begin with nothing."""
        if other == 0:
            return self
        raise WrongTypeError("other", type(other), "the Tallied that tally returns")

    def _refuse_others(self, other: Tallied) -> None:
        """Refuse a part that was counted otherwise."""
        if self.period != other.period:
            raise InvalidValueError("other", other.period.name, Text("counted for the same period, {period}", period=self.period.name))
        if self.versions != other.versions:
            same = Text("counted by the same rulebook, {id}, and its readings", id=self.rulebook.id)
            raise InvalidValueError("other", other.rulebook.id, same)
        if self.by_day != other.by_day:
            both = Text("counted by days as the other part is: give both parts the same targets, or say by_day")
            raise InvalidValueError("other", "by_month", both)


def _twice(one: Tallied, other: Tallied, both: Iterable[int]) -> list[Problem]:
    """Tell which ids stand in two parts, as far as the parts still know them."""
    wanted = frozenset(both)
    words = {word for part in (one, other) for word in part.ids.words if number_of(word) in wanted}
    words |= {str(record.id) for part in (one, other) for record in part.kept if number_of(str(record.id)) in wanted}
    message = Text("is the id of a record in another part too; give each record an id of its own, and count each file once")
    if not words:
        return [Problem(path="$", message=Text("{n} records stand in two parts; count each file once", n=len(wanted)))]
    return [Problem(path=word, record=word, message=message) for word in sorted(words)]
