"""The payout list as a value (奖励发放表): entries, units and sums, and which lists may be given as earlier ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import final

from attrs import field, frozen

from govinfo.assessment import Assessment
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact, format_money
from govinfo.periods import Period
from govinfo.reports._figures import capital_yuan
from govinfo.reports._payout_spans import joined
from govinfo.texts import Text


@final
@frozen(kw_only=True)
class PayoutEntry:
    """
    What one unit or person is paid through one clause (发放明细); yuan, below zero for what is taken back.

    Attributes:
        person: the id of the person; None for the unit itself.
        of: the days on which the money was earned: those of the list, or of an earlier list that is set right.
        paid: what earlier lists paid for these days.
        due: what is due for these days, as the records are known now.

    >>> from govinfo.reports import payout_list
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> entry = payout_list(year).units[0].entries[0]
    >>> entry.due >= entry.paid
    True
    """

    unit: str
    unit_name: str
    rule: str
    clause: str
    title: str
    of: Period
    due: Exact
    person: str | None = None
    person_name: str | None = None
    title_en: str | None = None
    paid: Exact = 0

    @property
    def amount(self) -> Exact:
        """What this list pays: what is due less what was paid."""
        return exact(self.due - self.paid)


@final
@frozen(kw_only=True)
class EarlierList:
    """
    An earlier list that a list took into account (已发的发放表): its days and its sum in yuan.

    >>> from decimal import Decimal
    >>> from govinfo import Period
    >>> EarlierList(period=Period.parse("2024-H1"), amount=Decimal(6170)).amount
    Decimal('6170')
    """

    period: Period
    amount: Exact


@final
@frozen(kw_only=True)
class UnitPayout:
    """
    The part of one unit (单位发放合计).

    Attributes:
        entries: the unit's own first, then person by person.

    >>> from govinfo.reports import payout_list
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> payout_list(year).units[0].name in {card.name for card in year.units}
    True
    """

    unit: str
    name: str
    entries: tuple[PayoutEntry, ...]

    @property
    def amount(self) -> Exact:
        """What the unit and its persons are paid together."""
        return _total(self.entries)

    @property
    def payees(self) -> tuple[tuple[str | None, str, tuple[PayoutEntry, ...]], ...]:
        """Every payee once: the id of the person or None for the unit itself, the name, the entries."""
        by_person: dict[str | None, list[PayoutEntry]] = {}
        for entry in self.entries:
            by_person.setdefault(entry.person, []).append(entry)
        return tuple((person, entries[0].person_name or self.name, tuple(entries)) for person, entries in by_person.items())


@final
@frozen(kw_only=True)
class PayoutList:
    """
    A payout list (奖励发放表).

    Attributes:
        rulebook: the id of the rulebook.
        title: of the regulation.
        issuer: of the regulation.
        period: the days on which the money was earned.
        units: those that are paid anything, in the order of their ranks.
        earlier: the lists that were paid before and are not paid again.
        waiting: the names of the units for which something is still owed, so that what they are paid may change.
        undivided: whether persons' shares are not listed because they do not divide what the unit is paid.

    >>> from govinfo.reports import payout_list
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> payout_list(year).period.name
    '2024'
    """

    rulebook: str
    title: str
    issuer: str
    period: Period
    title_en: str | None = None
    units: tuple[UnitPayout, ...] = ()
    earlier: tuple[EarlierList, ...] = ()
    undivided: bool = field(default=False)
    waiting: tuple[str, ...] = field(default=(), eq=False)

    @cached_property
    def entries(self) -> tuple[PayoutEntry, ...]:
        """Every entry of every unit."""
        return tuple(entry for unit in self.units for entry in unit.entries)

    @property
    def amount(self) -> Exact:
        """The sum of the list, in yuan."""
        return _total(self.entries)

    @property
    def in_capitals(self) -> str:
        """The sum in Chinese capital numerals (大写)."""
        return capital_yuan(self.amount)

    @cached_property
    def first(self) -> tuple[PayoutEntry, ...]:
        """The entries for the period itself, of which no earlier list paid anything."""
        return tuple(entry for entry in self.entries if entry.of == self.period and not entry.paid)

    @cached_property
    def differences(self) -> tuple[PayoutEntry, ...]:
        """The entries that set earlier lists right (补发、扣回)."""
        return tuple(entry for entry in self.entries if entry.of != self.period or entry.paid)

    @property
    def own(self) -> Exact:
        """What is paid for the period of the list itself beside what sets earlier lists right."""
        return _total(self.first)


def check_earlier(given: Sequence[tuple[PayoutList, Assessment | None]], rulebooks: Collection[str]) -> None:
    """
    Refuse what would have something paid twice or taken back twice.

    Raises:
        InvalidValueError: it would.
    """
    lists = [made for made, _ in given]
    for made, again in given:
        if made.rulebook not in rulebooks or (again is not None and made.period != again.period):
            raise InvalidValueError("earlier", made.period.name, "a list beside the assessment of its own period and rulebook")
    known = Counter(EarlierList(period=made.period, amount=made.amount) for made in lists)
    days = joined(_touching([made.period for made in lists]))
    entries = Counter((entry.rule, entry.clause) for made in lists for entry in made.entries)
    seen: set[tuple[Period, Exact, tuple[PayoutEntry, ...]]] = set()
    for made in lists:
        alike = (made.period, made.amount, made.entries)
        if made.entries and alike in seen:
            raise InvalidValueError("earlier", made.period.name, "each list once: this one is given twice")
        seen.add(alike)
        for one, times in Counter(made.earlier).items():
            if known[one] < times:
                wanted = Text("the list of {period} over {amount} yuan too, which another list took into account",
                              period=one.period.name, amount=format_money(one.amount))  # fmt: skip
                raise InvalidValueError("earlier", made.period.name, wanted)
        own = Counter((entry.rule, entry.clause) for entry in made.entries)
        for entry in made.entries:
            lost = entry.paid and not made.earlier and entries[entry.rule, entry.clause] == own[entry.rule, entry.clause]
            if lost or not any(span.includes(entry.of) for span in days):
                raise InvalidValueError("earlier", entry.of.name, "a list for every period that another list sets right")


def _touching(periods: Iterable[Period]) -> Iterator[Period]:
    """Yield *periods* with those that follow each other without a gap as one."""
    last: Period | None = None
    for period in joined(periods):
        if last is not None and last.end == period.start:
            last = Period(last.start, period.end)
            continue
        if last is not None:
            yield last
        last = period
    if last is not None:
        yield last


def _total(entries: Iterable[PayoutEntry]) -> Exact:
    return exact(sum(entry.amount for entry in entries))
