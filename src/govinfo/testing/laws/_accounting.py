"""The law that nothing disappears silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from govinfo.assessment import Assessment, Line
from govinfo.labels import Action, Status
from govinfo.records import AnyRecord, Finding, LeaderInstruction, Records, Review, Submission
from govinfo.rulebook import Facts, Keep, Measure, Price, Rule, Subjects, Tally
from govinfo.testing.laws._facts import TYPES, active_rules, day_of, is_outcome, may_match, record_of, records_of
from govinfo.testing.laws._show import broken, shown

LAW: Final = "every record is accounted for"


def check_every_record_accounted_for(assessment: Assessment, records: Records | None = None) -> None:
    """
    Every adoption, instruction, lapse, finding and submission is found again (law 2).

    One that stands is a fact of a line, awaits a decision, or is listed as unpriced or outside; where no rule
    prices records of its kind, and for a submission always, it is enough that a measure counts it; for a finding, that a
    bar, notice, void, limit or the ranking looks at it. One that
    does not stand is in the trail of corrections. What is listed as outside has its day outside, and no line that
    counts rests on it: an earlier instruction that was handled in the period is a fact of that line.

    Args:
        assessment: what is checked.
        records: the records before corrections; None for those that stand only.

    Raises:
        AssertionError: one is lost, listed twice, or in the wrong place; with the record.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_every_record_accounted_for(year)  # nothing is raised
    """
    places: dict[str, set[str]] = {
        "a line": {fact for card in (*assessment.units, *assessment.persons) for line in card.lines for fact in line.facts},
        "pending": {pending.about for pending in assessment.pending},
        "unpriced": set(assessment.unpriced),
        "outside": set(assessment.outside),
    }
    rules = active_rules(assessment)
    lines = [line for card in assessment.units for line in card.lines]
    places["a price"] = {str(record.id) for line in lines if (record := _priced(assessment, rules[line.rule], line)) is not None}
    places["a line that counts"] = {fact for line in lines if line.status is Status.COUNTED for fact in line.facts}
    by_id = assessment.register.by_id
    for name in ("unpriced", "outside"):
        listed: tuple[str, ...] = getattr(assessment, name)
        if len(set(listed)) != len(listed) or list(listed) != sorted(listed):
            broken(LAW, f"the list {name}", "each id once, in order", listed)
        for id_ in listed:
            if id_ not in by_id and not is_outcome(assessment, id_):
                broken(LAW, id_, f"listed as {name}, but no such record stands", records=records)
    both = places["outside"] & (places["unpriced"] | places["pending"])
    if both:
        broken(LAW, min(both), "listed as outside and as unpriced or pending too", records=records)
    for facts in TYPES:
        for record in records_of(assessment.register, facts):
            if _may_be_silent(assessment, record):
                continue
            _check_record(assessment, facts, record, places, records)
    if records is not None:
        _check_trail(assessment, records)


def _may_be_silent(assessment: Assessment, record: AnyRecord) -> bool:
    """Whether a record need not be found: it says what became of another, is on another matter, or is a paper of the office's own."""
    if isinstance(record, Submission):
        return not set(assessment.rulebook.settings.own_papers).isdisjoint(record.kinds)
    return isinstance(record, Review) or (isinstance(record, LeaderInstruction) and record.submission is None)


def _priced(assessment: Assessment, rule: Rule, line: Line) -> AnyRecord | None:
    """Return the record that a line prices; what settles many lines, or what a duty came to, prices no record."""
    return record_of(assessment, rule, line) if isinstance(rule, Price) and rule.of is not Facts.DUTY else None


def _check_record(assessment: Assessment, facts: Facts, record: Any, places: Mapping[str, set[str]], records: Records | None) -> None:
    found = [place for place, ids in places.items() if record.id in ids]
    day = day_of(assessment.register, record)
    inside = day in assessment.period
    if inside and "outside" in found:
        broken(LAW, record.id, f"listed as outside, but its day is {day}", [repr(record)], records)
    cited = [place for place in found if place in {"a line", "a line that counts"}]
    if not inside and facts not in {Facts.FINDING, Facts.SUBMISSION} and found not in (["outside"], cited or ["outside"]):
        broken(LAW, record.id, f"its day {day} lies outside {assessment.period.name}, but it is found in {found}", [repr(record)], records)
    if not found and not _counted(assessment, facts, record):
        listed = [f"{place}: {', '.join(sorted(ids))}" for place, ids in places.items()]
        broken(LAW, record.id, f"the {facts} of {day} is in no line and no list", [repr(record), *listed], records)


def _counted(assessment: Assessment, facts: Facts, record: Any) -> bool:
    """Whether it is enough that a measure counts the record, or waits to know whether it does, or that a rule without lines looks at it."""
    if isinstance(record, Finding) and any(record.criterion in words for words in _looked_at(assessment)):
        return True
    prices = [rule for rule in active_rules(assessment).values() if isinstance(rule, Price) and rule.of is facts]
    priced = any(rule.for_ is Subjects.UNITS for rule in prices)  # a price for persons gives nothing where nobody is named
    if (priced and facts is not Facts.SUBMISSION) or day_of(assessment.register, record) not in assessment.period:
        return False
    return any(measure.count is facts and may_match(assessment, facts, record, measure.when) for measure in assessment.rulebook.measures)


def _looked_at(assessment: Assessment) -> Iterator[set[str]]:
    """Yield the words that each rule looks up which posts no line: what bars, notices, voids, limits and ranks."""
    for _, version in assessment.versions:
        for own in version.formulas:
            if not isinstance(own.holder, (Price, Tally, Keep, Measure)):
                yield {read.word for formula in own.read.values() for read in formula.reads if read.lookup in {"finding", "decided"}}


def _check_trail(assessment: Assessment, records: Records) -> None:
    voided = {entry.record for entry in assessment.trail if entry.action is Action.VOID}
    standing = assessment.register.by_id
    for record in records:
        if isinstance(record, tuple(TYPES.values())) and (record.id in standing) is (record.id in voided):
            where = "stands although the trail says it is void" if record.id in voided else "is gone, and the trail does not say why"
            broken(LAW, str(record.id), where, [repr(entry) for entry in assessment.trail], records)
    mended = {correction.of for correction in records.corrections}
    for entry in assessment.trail:
        if entry.record not in mended and entry.through is None:
            broken(LAW, entry.record, "the trail says that it was corrected, but no correction names it", [repr(entry), *shown(records)])
