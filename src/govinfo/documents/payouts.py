"""
The payout list (奖励发放表): what every unit and person is paid, by clause, and what earlier lists paid too much or too little.

A list is never rewritten. Where a correction changes what an earlier list paid, the next list pays
the difference or takes it back, and says for which period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line
from govinfo.documents.figures import capital_yuan
from govinfo.documents.tallies import counted_lines, unit_answering
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.rulebook import Share, active

__all__ = ["PayoutEntry", "PayoutList", "UnitPayout", "payout_list"]

_Key: TypeAlias = tuple[str, str, str, str]  # unit, person or nothing, rule, clause
_Sums: TypeAlias = dict[_Key, Exact]


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
class UnitPayout:
    """
    The part of one unit (单位发放合计).

    Attributes:
        entries: the unit's own first, then person by person.
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
        units: those that are paid anything, in the order of their ids.
        undivided: whether persons' shares are not listed because they do not divide what the unit is paid.
    """

    rulebook: str
    title: str
    issuer: str
    period: Period
    title_en: str | None = None
    units: tuple[UnitPayout, ...] = ()
    undivided: bool = field(default=False)

    @property
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

    @property
    def own(self) -> Exact:
        """What is paid for the period of the list itself."""
        return _total(entry for entry in self.entries if entry.of == self.period)

    @property
    def differences(self) -> tuple[PayoutEntry, ...]:
        """The entries that set earlier lists right (补发、扣回)."""
        return tuple(entry for entry in self.entries if entry.of != self.period or entry.paid)


@checked
def payout_list(assessment: Assessment, earlier: Iterable[tuple[PayoutList, Assessment]] = ()) -> PayoutList:
    """
    Return what is to be paid for the period of *assessment*.

    A unit's money goes to its persons as the rulebook shares it among authors; what belongs to no author,
    and what is taken away, stays with the unit. Where each author is credited in full, the persons'
    shares do not divide the unit's money, and the unit is paid alone.

    Args:
        assessment: of the period paid.
        earlier: every earlier list that was paid, with the assessment of its period as the records are
            known now; what differs is paid or taken back.

    Raises:
        InvalidValueError: a list and its assessment are of different periods or rulebooks.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> made = payout_list(assess(build_register(sample_year()), book, Period.parse("2024-H1")))
    >>> made.amount == sum(unit.amount for unit in made.units) == made.own
    True
    """
    lists = tuple(earlier)
    due: dict[Period, _Sums] = {}
    paid: dict[Period, _Sums] = {assessment.period: {}}
    words: dict[_Key, PayoutEntry] = {}
    names = _names(assessment)
    for made, again in lists:
        if made.period != again.period or made.rulebook != again.rulebook.id:
            raise InvalidValueError("earlier", made.period.name, "a list beside the assessment of its own period and rulebook")
        names = _names(again) | names
        due[made.period] = _due(again, words)
    due[assessment.period] = _due(assessment, words)
    for made, _ in lists:
        for entry in made.entries:
            key = (entry.unit, entry.person or "", entry.rule, entry.clause)
            if entry.of not in due:
                raise InvalidValueError("earlier", entry.of.name, "a list for every period that another list sets right")
            sums = paid.setdefault(entry.of, {})
            sums[key] = exact(sums.get(key, 0) + entry.amount)
            words.setdefault(key, entry)
    entries = [
        _entry(key, words[key], names, period, due[period].get(key, 0), paid.get(period, {}).get(key, 0))
        for period in sorted(due, key=lambda one: (one.start, one.end))
        for key in {**due[period], **paid.get(period, {})}
    ]
    places = {rule.id: place for place, rule in enumerate(assessment.rulebook.rules)}
    entries = sorted(
        (entry for entry in entries if entry.amount),
        key=lambda entry: (entry.unit, entry.person or "", entry.of.start, places.get(entry.rule, len(places)), entry.rule),
    )
    return PayoutList(
        rulebook=assessment.rulebook.id,
        title=assessment.rulebook.title,
        title_en=assessment.rulebook.title_en,
        issuer=assessment.rulebook.source.issuer,
        period=assessment.period,
        units=tuple(_units(entries)),
        undivided=not _is_divided(assessment) and any(person.yuan for person in assessment.persons),
    )


def _units(entries: Sequence[PayoutEntry]) -> Iterator[UnitPayout]:
    by_unit: dict[str, list[PayoutEntry]] = {}
    for entry in entries:
        by_unit.setdefault(entry.unit, []).append(entry)
    for unit, own in by_unit.items():
        yield UnitPayout(unit=unit, name=own[0].unit_name, entries=tuple(own))


def _entry(key: _Key, like: PayoutEntry, names: Mapping[str, str], period: Period, due: Exact, paid: Exact) -> PayoutEntry:
    unit, person, rule, clause = key
    return PayoutEntry(
        unit=unit,
        unit_name=names.get(unit, like.unit_name),
        person=person or None,
        person_name=names.get(person, like.person_name),  # the unit itself has none
        rule=rule,
        clause=clause,
        title=like.title,
        title_en=like.title_en,
        of=period,
        due=due,
        paid=paid,
    )


def _due(assessment: Assessment, words: dict[_Key, PayoutEntry]) -> _Sums:
    """Return what is due to every unit and person by clause, and put into *words* what each is called."""
    sums: _Sums = {}

    def add(unit: str, person: str, line: Line, amount: Exact) -> None:
        key = (unit, person, line.rule, line.clause)
        sums[key] = exact(sums.get(key, 0) + amount)
        if key not in words:
            words[key] = PayoutEntry(
                unit=unit, unit_name=unit, rule=line.rule, clause=line.clause,
                title=line.title, title_en=line.title_en, of=assessment.period, due=0,
            )  # fmt: skip

    for card in assessment.units:
        for line in counted_lines(card, "yuan"):
            add(card.subject, "", line, line.amount)
    if assessment.units and _is_divided(assessment):
        unit_of = unit_answering(assessment)
        home = {person.id: unit_of[person.unit] for person in assessment.register.records.persons}
        for card in assessment.persons:
            unit = home[card.subject]
            for line in counted_lines(card, "yuan"):
                if line.amount > 0:
                    add(unit, card.subject, line, line.amount)
                    add(unit, "", line, -line.amount)
    return sums


def _is_divided(assessment: Assessment) -> bool:
    """Whether what persons are credited with is a division of what their units earn."""
    return all(policy.awards is not Share.EACH for policy in active(assessment.rulebook, "persons"))


def _names(assessment: Assessment) -> dict[str, str]:
    persons = {person.id: person.name for person in assessment.register.records.persons}
    return persons | {card.subject: card.name for card in assessment.units}


def _total(entries: Iterable[PayoutEntry]) -> Exact:
    return exact(sum(entry.amount for entry in entries))
