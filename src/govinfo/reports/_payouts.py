"""
The payout list (奖励发放表): what every unit and person is paid, by clause, and what earlier lists paid too much or too little.

A list is never rewritten. Where a correction changes what an earlier list paid, the next list pays
the difference or takes it back, and says for which period.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, assess
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.reports._payout_spans import joined, refuse_parts, runs
from govinfo.reports._payout_values import EarlierList, PayoutEntry, PayoutList, UnitPayout, check_earlier
from govinfo.reports._tallies import counted_lines, unit_answering
from govinfo.rulebook import Awards, Rulebook
from govinfo.rulebook._rulebook import active

_Key: TypeAlias = tuple[str, str, str, str]  # unit, person or nothing, rule, clause
_Sums: TypeAlias = dict[_Key, Exact]


@checked
def payout_list(
    assessment: Assessment,
    earlier: Iterable[PayoutList | tuple[PayoutList, Assessment]] = (),
    *,
    rulebook: Rulebook | Sequence[Rulebook] | None = None,
) -> PayoutList:
    """
    Return what is to be paid for the period of *assessment*, less whatever earlier lists paid for any of its days.

    A unit's money goes to its persons as the rulebook shares it among authors; what belongs to no author,
    and what is taken away, stays with the unit. Where each author is credited in full, the persons'
    shares do not divide the unit's money, and the unit is paid alone.

    What is due is worked out over all days of one assessment year that the lists cover together, so that
    a cap or a pool of the year is kept however the year was cut; from it is taken, payee by payee and rule
    by rule, what earlier lists paid. Lists in any order, with any overlap, thus come to what the year earns.
    A list is for whole periods by which the rulebook pays, one or several in a row.

    Args:
        assessment: of the period paid, made from the records as they are known now.
        earlier: every earlier list that was paid; what differs is paid or taken back. A list may
            stand beside an assessment of its period, which then says under which versions it was made.
        rulebook: the versions of the rulebook, where the period of an earlier list was under another one.

    Raises:
        InvalidValueError: the rulebook does not pay by this period, a list and its assessment are of different
            periods or rulebooks, a list is given twice, or one that another list took into account is missing.
        RulebookError: the versions do not cover the period of an earlier list.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> half = payout_list(assess(build_register(sample_year()), book, Period.parse("2024-H1")))
    >>> year = payout_list(assess(build_register(sample_year()), book, Period.parse("2024")), [half])
    >>> half.amount, year.amount
    (6170, 6990)
    """
    given = [(one, None) if isinstance(one, PayoutList) else one for one in earlier]
    lists = [made for made, _ in given]
    first_month = assessment.rulebook.settings.first_month
    refuse_parts(assessment.period, assessment.rulebook.settings.payout, first_month)
    again = _Again.of(assessment, [one for _, one in given if one is not None], rulebook)
    check_earlier(given, {version.id for version in again.versions})
    groups = joined([assessment.period, *(made.period for made in lists), *(entry.of for made in lists for entry in made.entries)])
    due: dict[Period, _Sums] = {}
    words: dict[_Key, PayoutEntry] = {}
    names: dict[str, str] = {}
    answering: dict[Period, Mapping[str, str]] = {}
    for run, own in runs(groups, first_month):
        whole = again.assess(run)
        names |= _names(whole)
        due |= _due(whole, own, words)
        answering |= dict.fromkeys(own, unit_answering(whole))
    names |= _names(assessment)
    paid: dict[Period, _Sums] = {group: {} for group in groups}
    ends = [group.end for group in groups]
    for made in lists:
        for entry in made.entries:
            group = groups[bisect_right(ends, entry.of.start)]
            unit = answering[group].get(entry.unit, entry.unit)  # what a unit was paid counts against the one that answers for it
            key = (unit, entry.person or "", entry.rule, entry.clause)
            sums = paid[group]
            sums[key] = exact(sums.get(key, 0) + entry.amount)
            words.setdefault(key, entry)
    entries = [
        _entry(key, words[key], names, group, due[group].get(key, 0), paid[group].get(key, 0))
        for group in groups
        for key in {**due[group], **paid[group]}
    ]
    places = {rule.id: place for place, rule in enumerate(assessment.rulebook.rules)}
    ranked = {card.subject: place for place, card in enumerate(assessment.units)}
    entries = sorted(
        (entry for entry in entries if entry.amount),
        key=lambda entry: (
            ranked.get(entry.unit, len(ranked)),
            entry.unit,
            entry.person or "",
            entry.of.start,
            places.get(entry.rule, len(places)),
            entry.rule,
        ),
    )
    return PayoutList(
        rulebook=assessment.rulebook.id,
        title=assessment.rulebook.title,
        title_en=assessment.rulebook.title_en,
        issuer=assessment.rulebook.source.issuer,
        period=assessment.period,
        units=tuple(_units(entries)),
        earlier=tuple(EarlierList(period=made.period, amount=made.amount) for made in lists),
        waiting=tuple(card.name for card in assessment.units if not card.complete),
        undivided=not _is_divided(assessment) and any(person.yuan for person in assessment.persons),
    )


@final
@frozen(kw_only=True)
class _Again:
    """What spans of days are assessed with once more: the records as they are known now, and every version at hand."""

    assessment: Assessment
    others: Sequence[Assessment]
    versions: tuple[Rulebook, ...]

    @classmethod
    def of(cls, assessment: Assessment, others: Sequence[Assessment], rulebook: Rulebook | Sequence[Rulebook] | None) -> _Again:
        given = () if rulebook is None else (rulebook,) if isinstance(rulebook, Rulebook) else tuple(rulebook)
        versions = [*(version for one in (assessment, *others) for _, version in one.versions), *given]
        since: dict[date | None, Rulebook] = {}
        for version in versions:
            since.setdefault(version.in_force, version)
        return cls(assessment=assessment, others=others, versions=tuple(since.values()))

    def assess(self, run: Period) -> Assessment:
        if run == self.assessment.period:
            return self.assessment
        return assess(self.assessment.register, self.versions, run, calendar=self.assessment.calendar)


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


def _due(assessment: Assessment, groups: Sequence[Period], words: dict[_Key, PayoutEntry]) -> dict[Period, _Sums]:
    """Return by span what is due to every unit and person by clause, and put into *words* what each is called."""
    due: dict[Period, _Sums] = {group: {} for group in groups}
    ends = [group.end for group in groups]

    def add(unit: str, person: str, line: Line, amount: Exact) -> None:
        key = (unit, person, line.rule, line.clause)
        group = groups[bisect_right(ends, line.on)]
        due[group][key] = exact(due[group].get(key, 0) + amount)
        if key not in words:
            words[key] = PayoutEntry(
                unit=unit, unit_name=unit, rule=line.rule, clause=line.clause,
                title=line.title, title_en=line.title_en, of=group, due=0,
            )  # fmt: skip

    for card in assessment.units:
        for line in counted_lines(card, "yuan"):
            add(card.subject, "", line, line.amount)
    unit_of = unit_answering(assessment)
    persons = {person.id: person for person in assessment.register.records.persons}
    divided = _is_divided(assessment)
    for card in assessment.persons:
        for line in counted_lines(card, "yuan"):
            if line.unit is None:  # the person's own, in no unit's line
                add(unit_of[persons[card.subject].unit_on(line.on)], card.subject, line, line.amount)
            elif divided and line.amount > 0:
                add(line.unit, card.subject, line, line.amount)
                add(line.unit, "", line, -line.amount)
    return due


def _is_divided(assessment: Assessment) -> bool:
    """Whether what persons are credited with is a division of what their units earn."""
    return all(policy.awards is not Awards.EACH for policy in active(assessment.rulebook, "persons"))


def _names(assessment: Assessment) -> dict[str, str]:
    persons = {person.id: person.name for person in assessment.register.records.persons}
    return persons | {card.subject: card.name for card in assessment.units}
