"""What laws must know of records and rules, told here a second time and apart from the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, Final

from govinfo.assessment import Assessment, Line
from govinfo.formulas import Kind
from govinfo.instants import official_day
from govinfo.labels import Level
from govinfo.periods import Period
from govinfo.records import AdoptionEvent, AnyRecord, Finding, Lapse, LeaderInstruction, Merit, Review, Submission
from govinfo.register import Register
from govinfo.rulebook import Condition, Facts, Keep, Price, Rule, Rulebook, Succession
from govinfo.rulebook._absent import MUST_BE_GIVEN
from govinfo.rulebook._conditions import attribute, holds
from govinfo.rulebook._rulebook import active

TYPES: Final[Mapping[Facts, type[AnyRecord]]] = {
    Facts.SUBMISSION: Submission,
    Facts.ADOPTION: AdoptionEvent,
    Facts.INSTRUCTION: LeaderInstruction,
    Facts.LAPSE: Lapse,
    Facts.FINDING: Finding,
    Facts.MERIT: Merit,
    Facts.REVIEW: Review,
}
"""The type of the records of each kind that rules price and measures count; duties are no records but follow from them."""

LISTS: Final[Mapping[Facts, str]] = {facts: f"{facts.value}s" for facts in TYPES}


def day_of(register: Register, record: AnyRecord) -> date:
    """Return the day on which a record counts: a submission's in Shanghai, a finding's that of the record it is about."""
    if isinstance(record, Submission):
        return official_day(record.submitted_at)
    if isinstance(record, Finding) and record.counts_on is not None:
        return record.counts_on
    if isinstance(record, Finding) and record.about.record is not None:
        return day_of(register, register.by_id[record.about.record])
    day: date = getattr(record, "on")  # noqa: B009  # only records with a day are asked
    return day


def records_of(register: Register, facts: Facts) -> tuple[Any, ...]:
    """Return the records of a kind that stand."""
    rows: tuple[Any, ...] = getattr(register.records, LISTS[facts])
    return rows


def is_outcome(assessment: Assessment, id_: str) -> bool:
    """Whether an id is that of what a declared duty came to; no record need tell of it, as where a report was never sent."""
    return any(id_.startswith(f"duty:{duty.id}:") for duty in assessment.rulebook.duties)


def answering(register: Register, rulebook: Rulebook, period: Period) -> dict[str, str]:
    """Return by unit the one that answers for it at the end of the period; with roll-up the topmost parent."""
    units = {unit.id: unit for unit in register.records.units}
    settings = rulebook.settings

    def gone(id_: str) -> bool:
        unit = units[id_]
        ended = unit.until is not None and unit.until < period.end and settings.succession is Succession.INHERIT
        return ended and unit.successor is not None

    def answers(id_: str, passed: tuple[str, ...]) -> str:
        if id_ in passed:  # round in a circle: of those in it the one that is not gone, the first by its id
            return min(passed[passed.index(id_) :], key=lambda one: (gone(one), one))
        above = units[id_].successor if gone(id_) else units[id_].parent if settings.roll_up else None
        return id_ if above is None else answers(above, (*passed, id_))

    return {id_: answers(id_, ()) for id_ in units}


def value_of(assessment: Assessment, facts: Facts, record: AnyRecord, name: str) -> Any:
    """Return an attribute of a record as conditions see it."""
    found = attribute(facts, name)
    assert found is not None, f"no attribute {name} of {facts}"
    item = assessment.register.item_of(record)
    levels: dict[str, Level] = {publication.id: publication.level for publication in assessment.rulebook.publications}
    parts = [field.partition(".") for field in found.fields]
    return found.derive(levels, tuple(getattr(record if of == "record" else item, field) for of, _, field in parts))


def matches(assessment: Assessment, facts: Facts, record: AnyRecord, conditions: tuple[Condition, ...]) -> bool:
    """Whether a record meets all conditions."""
    return all(holds(condition, _said(assessment, facts, record, condition.attribute)) for condition in conditions)


def may_match(assessment: Assessment, facts: Facts, record: AnyRecord, conditions: tuple[Condition, ...]) -> bool:
    """Whether a record meets all conditions, or would if it gave a number that it does not give, or said what it must say."""
    owed = {name for name, word in assessment.rulebook.absent if word == MUST_BE_GIVEN}

    def may(condition: Condition) -> bool:
        value = _said(assessment, facts, record, condition.attribute)
        asked = attribute(facts, condition.attribute)
        return holds(condition, value) or (
            value is None and (condition.attribute in owed or (asked is not None and asked.kind is Kind.NUMBER))
        )

    return all(map(may, conditions))


def _said(assessment: Assessment, facts: Facts, record: AnyRecord, name: str) -> Any:
    """Return an attribute of a record, or the word that stands for it where the record does not say."""
    value = value_of(assessment, facts, record, name)
    word = dict(assessment.rulebook.absent).get(name, "") if value is None else ""
    return value if word in {"", MUST_BE_GIVEN} else word


def holds_on(assessment: Assessment, day: date) -> bool:
    """Whether a day is assessed and the regulation holds for it: it was in force, or is retroactive."""
    since = assessment.versions[0][1].in_force
    early = since is not None and day < since and not assessment.versions[0][1].settings.retroactive
    return day in assessment.period and not early


def active_rules(assessment: Assessment) -> dict[str, Rule]:
    """Return the rules that hold under the readings taken, by id."""
    return {rule.id: rule for rule in active(assessment.rulebook, "rules")}


def record_of(assessment: Assessment, rule: Price, line: Line) -> AnyRecord | None:
    """Return the record that a line prices: the one among its facts that is of the kind the rule prices."""
    known = (assessment.register.by_id.get(fact) for fact in line.facts)
    return next((record for record in known if rule.of in TYPES and isinstance(record, TYPES[rule.of])), None)


def in_keep(keep: Keep, rule: Rule) -> bool:
    """Whether lines of a rule compete under a keep policy."""
    return isinstance(rule, Price) and any(fnmatchcase(rule.id, pattern) for pattern in keep.rules)
