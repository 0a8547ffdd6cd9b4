"""What is possible but odd in records as duties see them: nothing stops, but somebody should look."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo._doors import checked
from govinfo.duties._facts import FULFILS, DutyFacts
from govinfo.duties._periodic import looks_back, named_units
from govinfo.errors import Problem, Severity
from govinfo.register import Register
from govinfo.rulebook import DutyKind, Rulebook
from govinfo.texts import Text
from govinfo.texts._titles import titled


@checked
def duty_questions(register: Register, rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return what is odd: records that no duty covers, clocks without a start, tasks of units that no record knows.

    A lapse that names nothing is told too where the library may find the same lateness by itself: it
    could not know that both are one.

    >>> from govinfo.shipped import sample_year, shipped_rulebook
    >>> from govinfo.register import build_register
    >>> duty_questions(build_register(sample_year()), shipped_rulebook("district-model"))
    ()
    """
    facts = DutyFacts.of(register, rulebook)
    return (*_early_days(facts), *_uncovered(facts), *_without_start(facts), *_unknown_units(facts), *_vague_lapses(facts))


def _question(record: str, path: str, message: Text) -> Problem:
    return Problem(path=path, record=record, message=message, severity=Severity.QUESTION)


def _early_days(facts: DutyFacts) -> Iterator[Problem]:
    limits = {limit.id: limit for limit in facts.rulebook.deadlines}
    for duty in facts.duties:
        limit = limits.get(duty.limit or "")
        if duty.of is DutyKind.REPORT and limit is not None and looks_back(facts.rulebook, limit):
            message = Text(
                "names a day early in the year for {duty}: a report on the year before is due at unit = {unit}, grain = {grain} with "
                "months_after; one on the year in which the day lies says so by grain = {grain}",
                duty=titled(duty), unit='"period-end"', grain='"year"',
            )  # fmt: skip
            yield _question(limit.id, f"{limit.id}.month", message)


def _uncovered(facts: DutyFacts) -> Iterator[Problem]:
    of = {kind: [duty for duty in facts.duties if duty.of is kind] for kind in DutyKind}
    for handling in facts.register.records.handlings if of[DutyKind.HANDLING] else ():
        if not any(facts.fits(duty, handling, handling.unit) for duty in of[DutyKind.HANDLING]):
            yield _question(handling.id, handling.id, Text("no duty of {rulebook} says until when it is due", rulebook=facts.rulebook.id))
    for item in facts.register.records.submissions if of[DutyKind.URGENT] else ():
        for part in item.units if item.urgent else ():
            if not any(facts.fits(duty, item, part.unit) for duty in of[DutyKind.URGENT]):
                yield _question(item.id, item.id, Text("no duty of {rulebook} says until when it is due", rulebook=facts.rulebook.id))
                break


def _without_start(facts: DutyFacts) -> Iterator[Problem]:
    duties = [duty for duty in facts.duties if duty.of in {DutyKind.URGENT, DutyKind.ITEM}]
    for item in facts.register.records.submissions if duties else ():
        for name in sorted({duty.start or "happened_at" for duty in duties if duty.of is DutyKind.ITEM or item.urgent}):
            asking = [duty for duty in duties if (duty.start or "happened_at") == name and (duty.of is DutyKind.ITEM or item.urgent)]
            for unit in [part.unit for part in item.units if any(facts.fits(duty, item, part.unit) for duty in asking)][:1]:
                if facts.instant(item, name, unit) is None:
                    yield _question(item.id, f"{item.id}.{name}", Text("is not given, so that its clock never starts"))


def _unknown_units(facts: DutyFacts) -> Iterator[Problem]:
    for duty in facts.duties:
        for name in (*duty.lead, *duty.responsible):
            if not named_units(facts, name):
                message = Text("{task} names {unit}, but no unit has this id, name or group", task=duty.title, unit=name)
                yield _question(duty.id, duty.id, message)


def _vague_lapses(facts: DutyFacts) -> Iterator[Problem]:
    kinds = {kind for duty in facts.duties for kind in duty.recorded_as}
    for lapse in facts.register.records.lapses:
        if lapse.kind in kinds and lapse.commission is None and lapse.submission is None and FULFILS not in lapse.tags:
            message = Text("names no submission, commission or duty; lateness found by its deadline could be counted beside it")
            yield _question(lapse.id, lapse.id, message)
