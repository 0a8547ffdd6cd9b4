"""The law of subjects: whatever a rulebook says of units it can say of persons, and it comes to the same."""

from __future__ import annotations

from typing import Any, Final

from attrs import evolve

from govinfo.assessment import Scorecard, assess
from govinfo.periods import Period
from govinfo.records import Contribution, Contributor, Finding, Person, Records, Submission
from govinfo.register import build_register
from govinfo.rulebook import Bar, Condition, Facts, Measure, Notice, Persons, Price, Rulebook, Share, Standing, Subjects, Tally
from govinfo.testing.laws._show import broken, line_text

SUBJECTS: Final = "a subject is a subject"


def check_subjects_are_alike(records: Records, rulebook: Rulebook, period: Period) -> None:
    """
    A district in which every unit has one person who writes everything ranks its persons as its units (law 15).

    From *records* such a district is made, and *rulebook* is read once as it is and once with each of its rules about
    persons instead: points, money, ranks, bars and notices must be the same. What has no counterpart is left out on both
    sides: duties and matters, which units alone have; units above and after each other; which units are ranked at all; where
    formulas ask a unit's persons or children, or where of several units the lead has a share, nothing is compared.

    Raises:
        AssertionError: somebody's differ; with the subject and the lines.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_subjects_are_alike(records, book, year)  # nothing is raised
    """
    rules = tuple(rule for rule in rulebook.rules if not (isinstance(rule, Price) and rule.of is Facts.DUTY))
    if any(isinstance(rule, Price | Tally) and rule.share is Share.LEAD for rule in rules) or _asks_others(rulebook):
        return
    if any(measure.count in {Facts.DUTY, Facts.MATTER} for measure in rulebook.measures):
        return
    own = evolve(
        rulebook,
        rules=tuple(rule for rule in rules if rule.for_ is Subjects.UNITS),
        bars=tuple(evolve(bar, persons=False) for bar in rulebook.bars if bar.for_ is Subjects.UNITS),
        notices=tuple(notice for notice in rulebook.notices if notice.for_ is Subjects.UNITS),
        quotas=tuple(quota for quota in rulebook.quotas if quota.for_ is Subjects.UNITS),
        standing=evolve(rulebook.standing, provided=Standing().provided),
        persons=(),
        duties=(),
    )
    district = _district(build_register(records).records)
    units = assess(build_register(district), own, period)
    persons = assess(build_register(_of_persons(district)), _about_persons(own), period)
    for card in units.units:
        other = persons.person(_person_of(card.subject))
        if _seen(card) != _seen(other):
            rows = [*map(line_text, card.lines), "and of the person", *map(line_text, other.lines)]
            broken(SUBJECTS, f"unit {card.subject}", f"{_seen(card)} is {_seen(other)} for its person", rows, district)


def _seen(card: Scorecard) -> tuple[Any, ...]:
    lines = sorted((line.account, line.rule, line.on, line.amount, line.status.value) for line in card.lines)
    barred, notices = ([reason.rule for reason in reasons] for reasons in (card.barred, card.notices))
    return (card.points, card.awarded, card.deducted, card.yuan, card.rank, barred, notices, lines)


def _asks_others(rulebook: Rulebook) -> bool:
    """Whether some formula asks about the persons or children of a unit."""
    return any(formula.asks for own in rulebook.formulas for formula in own.read.values())


def _person_of(unit: str) -> str:
    return f"{unit}.person"


# The district


def _district(records: Records) -> Records:
    """Return records of units that stand side by side all the time, each with one person who writes and answers for everything."""
    units = tuple(evolve(unit, since=None, until=None, successor=None, parent=None) for unit in records.units)
    kept: dict[str, Any] = {
        "units": units,
        "persons": tuple(Person(id=_person_of(unit.id), name=unit.name, unit=unit.id) for unit in units),
        "submissions": tuple(_weighed(one) for one in records.submissions),
        "lapses": tuple(evolve(lapse, persons=(_person_of(lapse.unit),)) for lapse in records.lapses),
        "merits": tuple(evolve(one, persons=()) for one in records.merits if one.unit is not None),
        "findings": tuple(one for one in records.findings if _has_counterpart(one)),
        "targets": tuple(one for one in records.targets if one.unit is not None),
        "figures": tuple(one for one in records.figures if one.unit is not None),
    }
    district = evolve(records, **kept, corrections=(), handlings=(), claims=())
    gone = {one.id for one in records.merits if one.unit is None} | {one.id for one in records.handlings}
    return evolve(district, findings=tuple(one for one in district.findings if one.about.record not in gone))


def _weighed(submission: Submission) -> Submission:
    """Return an item of which each unit has a weight, where one has, and each unit's person is an author with it."""
    weighed = any(part.weight is not None for part in submission.units)
    units = tuple(Contribution(unit=part.unit, weight=(part.weight or 1) if weighed else None, lead=part.lead) for part in submission.units)
    authors = tuple(Contributor(person=_person_of(part.unit), weight=part.weight) for part in units)
    return evolve(submission, units=units, authors=authors)


def _has_counterpart(finding: Finding) -> bool:
    """Whether it is about a unit or something of which its person has the same part."""
    return finding.about.person is None and finding.about.matter is None and finding.about.handling is None


def _of_persons(district: Records) -> Records:
    """Return the same said of persons."""

    def about(finding: Finding) -> Finding:
        unit = finding.about.unit
        if unit is None or finding.about.record is not None:
            return finding
        return evolve(finding, about=evolve(finding.about, unit=None, person=_person_of(unit)))

    return evolve(
        district,
        findings=tuple(about(finding) for finding in district.findings),
        targets=tuple(evolve(one, unit=None, person=_person_of(str(one.unit))) for one in district.targets),
        figures=tuple(evolve(one, unit=None, person=_person_of(str(one.unit))) for one in district.figures),
        merits=tuple(evolve(one, unit=None, persons=(_person_of(str(one.unit)),)) for one in district.merits),
    )


# The rulebook


def _about_persons(rulebook: Rulebook) -> Rulebook:
    """Return *rulebook* with every rule about persons."""

    def moved(rule: Any) -> Any:
        changes: dict[str, Any] = {"for_": Subjects.PERSONS}
        if isinstance(rule, Price):
            changes["when"] = tuple(map(_asked, rule.when))
        return evolve(rule, **changes)

    def measure(one: Measure) -> Measure:
        return evolve(one, when=tuple(map(_asked, one.when)))

    bars: tuple[Bar, ...] = tuple(map(moved, rulebook.bars))
    notices: tuple[Notice, ...] = tuple(map(moved, rulebook.notices))
    criteria = tuple(
        evolve(one, about=(*one.about, "person")) if "unit" in one.about and "person" not in one.about else one for one in rulebook.criteria
    )
    standing = evolve(rulebook.standing, persons_by=rulebook.standing.by, persons_grouped=rulebook.standing.grouped)
    return evolve(
        rulebook,
        rules=tuple(map(moved, rulebook.rules)),
        bars=bars,
        notices=notices,
        quotas=tuple(evolve(quota, for_=Subjects.PERSONS) for quota in rulebook.quotas),
        criteria=criteria,
        standing=standing,
        persons=(Persons(),),
        measures=tuple(map(measure, rulebook.measures)),
    )


def _asked(condition: Condition) -> Condition:
    """Return a condition on what a finding is about, said of a person instead of a unit."""
    if condition.attribute != "about":
        return condition
    return evolve(condition, values=tuple("person" if value == "unit" else value for value in condition.values))
