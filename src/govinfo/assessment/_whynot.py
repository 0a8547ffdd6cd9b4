"""What one record earned, and where it earned nothing, the nearest rule and the one condition that failed (为何未计分)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType
from typing import TypeAlias, cast, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.assessment._assess import Assessment
from govinfo.assessment._awards import day_of
from govinfo.assessment._cards import Scorecard
from govinfo.assessment._environments import RecordEnv, record_env
from govinfo.assessment._lines import Line
from govinfo.assessment._posting import finding_day
from govinfo.assessment._sharing import is_for, parts_of
from govinfo.errors import UnknownNameError
from govinfo.formulas import Formula, evaluate, explain
from govinfo.labels import Labelled, LapseKind, LeaderRank, Level, ReviewOutcome
from govinfo.records import (
    About,
    AdoptionEvent,
    AnyRecord,
    Contribution,
    Finding,
    Lapse,
    LeaderInstruction,
    Merit,
    Review,
    Submission,
    TagValue,
    Unit,
)
from govinfo.register import Register
from govinfo.rulebook import Condition, Facts, Price, Rulebook
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, Attribute, attribute, holds
from govinfo.rulebook._program import PriceProgram, Program, compile_rulebook
from govinfo.rulebook._rulebook import active, held
from govinfo.rulebook._versions import days_before
from govinfo.rulebook._words import Titled
from govinfo.texts import Text, Worded, Words
from govinfo.texts._near import hint
from govinfo.texts._titles import titled
from govinfo.texts._word import word_of

_KINDS: dict[type[AnyRecord], Facts] = {
    Submission: Facts.SUBMISSION,
    AdoptionEvent: Facts.ADOPTION,
    LeaderInstruction: Facts.INSTRUCTION,
    Lapse: Facts.LAPSE,
    Finding: Facts.FINDING,
    Merit: Facts.MERIT,
    Review: Facts.REVIEW,
}
_ACCOUNTS: Mapping[str, Words] = MappingProxyType({"points": Words("积分", "points"), "yuan": Words("奖金", "money")})
Failure: TypeAlias = tuple[int, int, int]
"""How far a rule is from a record: conditions that fail, how early the first of them stands, the rule's place."""


@final
@frozen(kw_only=True)
class Near:
    """
    The rule that a record came nearest to, and what kept it from it (最接近的规则).

    Attributes:
        failed: the conditions that do not hold, in words.

    >>> near = Near(rule="zhengwu-item", clause="三(一)3", title="《政务》采用单条信息", failed=())
    >>> near.clause
    '三(一)3'
    """

    rule: str
    clause: str
    title: str
    failed: tuple[Text, ...]
    title_en: str | None = None


@final
@frozen(kw_only=True)
class RecordAnswer:
    """
    What became of one record (记录的计分结果).

    Attributes:
        record: its id.
        lines: every line that rests on it, with the unit; where it reaches persons alone, with the person.
        reasons: what else there is to say: corrected, outside the period, pending, which rule came nearest.
        near: the nearest rule, where it earned nothing.

    >>> from govinfo.assessment import explain_record
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> explain_record(year, year.units[0].lines[0].facts[0]).near is None
    True
    """

    record: str
    lines: tuple[tuple[str, Line], ...]
    reasons: tuple[Text, ...]
    near: Near | None = None


@checked
def explain_record(assessment: Assessment, record_id: str) -> RecordAnswer:
    """
    Tell what a record earned, and where it earned nothing, why not.

    Raises:
        UnknownNameError: no record of the register, and none taken away by a correction, has this id.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> answer = explain_record(year, year.units[0].lines[0].facts[0])
    >>> answer.lines[0][1].status.value
    'counted'
    """
    register = assessment.register
    trail = next((entry for entry in assessment.trail if entry.record == record_id), None)
    record = register.by_id.get(record_id)
    if record is None and trail is None:
        raise UnknownNameError(
            Text("no record has the id {got}; {hint}", got=record_id, hint=hint(record_id, tuple(register.by_id)[:5000]))
        )
    reasons: list[Text] = []
    if trail is not None:
        through = record_id if trail.through is None else trail.through
        words = Text("{action} by correction {correction} of {of}", action=trail.action, correction=trail.by, of=through)
        reasons.append(words)
    if record is None:
        return RecordAnswer(record=record_id, lines=(), reasons=tuple(reasons))
    lines = _lines_on(assessment.units, record_id) or _lines_on(assessment.persons, record_id)
    waiting = (pending for pending in assessment.pending if pending.about == record_id)  # each subject waits by itself
    reasons += dict.fromkeys(Text("awaits {needs}, under {clause}", needs=one.needs, clause=one.clause) for one in waiting)
    near: Near | None = None
    facts = _KINDS.get(type(record))
    rulebook = _version_of(assessment, record)
    if isinstance(record, Finding) and not lines and not reasons:
        reasons += _deciding(rulebook, record)
    if facts is None:
        reasons.append(Text("a record of this kind is priced by no rule; rules look things up in it"))
    elif record_id in assessment.outside:
        reasons.append(Text("its day, {day}, lies outside {period}", day=_day(register, record), period=assessment.period))
    elif not lines and (early := days_before(rulebook, assessment.period)) is not None and _day(register, record) in early:
        since = rulebook.in_force
        reasons.append(Text("{rulebook} is in force from {day} on, and prices nothing before", rulebook=titled(rulebook), day=since))
    elif lines and not reasons:
        reasons += _other_accounts(compile_rulebook(rulebook), facts, record, register, {line.account for _, line in lines})
    elif not lines and not reasons:
        program = compile_rulebook(rulebook)
        near = _nearest(program, facts, record, register)
        readers = _readers(rulebook, record) if isinstance(record, Finding) else ()
        if near is None and readers:
            reasons.append(Text("no rule prices it; {rules} look at it", rules=readers))
        elif near is None and facts in program.counted:
            reasons.append(Text("no rule prices this {kind}; it counts in the measures", kind=facts))
        elif near is None:
            reasons.append(Text("no rule prices this {kind}", kind=facts))
        else:
            reasons.append(
                Text(
                    "nearest is {clause} {title}: {failed}",
                    clause=near.clause,
                    title=titled(near),
                    failed=near.failed,
                )
            )
    reasons += _reviewed(register, record)
    reasons += [
        question.message for question in assessment.questions if question.record == record_id and question not in register.questions
    ]
    return RecordAnswer(record=record_id, lines=lines, reasons=tuple(reasons), near=near)


def _reviewed(register: Register, record: AnyRecord) -> Iterator[Text]:
    """Tell into which item one was merged, and to which one a use of it was handed on."""
    if isinstance(record, Submission) and record.id in register.merged:
        yield Text("merged into {item}, which has its adoptions and instructions", item=register.merged[record.id])
    if isinstance(record, (AdoptionEvent, LeaderInstruction)) and record.submission in register.merged:
        into = register.merged[record.submission or ""]
        yield Text("{item} was merged into {into}, for which this counts", item=record.submission, into=into)


def _lines_on(cards: Sequence[Scorecard], record: str) -> tuple[tuple[str, Line], ...]:
    """Return the lines of some scorecards that rest on a record."""
    return tuple((card.subject, line) for card in cards for line in card.lines if record in line.facts)


def _day(register: Register, record: AnyRecord) -> date:
    """Return the day on which a record counts."""
    return finding_day(register, record) if isinstance(record, Finding) else day_of(record)


def _version_of(assessment: Assessment, record: AnyRecord) -> Rulebook:
    """Return the version that priced the record: the one in force on its own day."""
    if type(record) not in _KINDS:
        return assessment.rulebook
    day = _day(assessment.register, record)
    return next((version for span, version in assessment.versions if day in span), assessment.rulebook)


def _deciding(rulebook: Rulebook, finding: Finding) -> list[Text]:
    """Tell of a finding that decides a rule about another record what it decided."""
    rules = [rule for rule in active(rulebook, "rules") if isinstance(rule, Price) and rule.decide == finding.criterion]
    return [
        Text("decides {clause} for {record}: not met, nothing is posted", clause=rule.clause, record=finding.about.record)
        for rule in rules
        if finding.met is False
    ]


def _asks(formula: Formula, criterion: str) -> bool:
    return any(read.word == criterion and read.lookup in {"finding", "decided"} for read in formula.reads)


def _readers(rulebook: Rulebook, finding: Finding) -> tuple[Text, ...]:
    """Return the rules whose formulas look at findings of a criterion, by clause and title."""
    asked = [own.holder for _, own in held(rulebook) if any(_asks(formula, finding.criterion) for formula in own.read.values())]
    rules = (*active(rulebook, "rules"), *active(rulebook, "bars"), *active(rulebook, "notices"))
    several = [rule for rule in rules if any(rule is one for one in asked)]
    return tuple(Text("{clause} {title}", clause=rule.clause, title=titled(rule)) for rule in several)


def _other_accounts(program: Program, facts: Facts, record: AnyRecord, register: Register, earned: AbstractSet[str]) -> Iterator[Text]:
    """Tell of money where a record earned points alone, or of points where it earned money alone, which rule came nearest."""
    for account, word in _ACCOUNTS.items():
        near = None if account in earned else _nearest(program, facts, record, register, account)
        if near is not None:
            title = titled(near)
            template = "no {account}: nearest is {clause} {title}: {failed}"
            yield Text(template, account=word, clause=near.clause, title=title, failed=near.failed)


def _nearest(program: Program, facts: Facts, record: AnyRecord, register: Register, account: str | None = None) -> Near | None:
    """Return the rule that came nearest to the record, of one account or of any."""
    item = register.item_of(record)
    candidates: list[tuple[Failure, PriceProgram, list[Condition], list[Text]]] = []
    for price in (*program.prices[facts], *program.personal.get(facts, ())):
        if account is not None and price.rule.account != account:
            continue
        asked = [*ATTRIBUTES[facts], *(condition.attribute for condition in price.rule.when)]
        env = record_env(program, facts, record, item, asked)
        failed = [condition for condition in price.rule.when if not holds(condition, env.attribute(condition.attribute))]
        words = [] if failed else _elsewhere(program, price.rule, register, parts_of(register, record, item))
        if not failed and not words:
            words = _undecided(program, price, env, _decision(register, price.rule, facts, record))
        if failed or words:
            first = price.rule.when.index(failed[0]) if failed else len(price.rule.when)
            candidates.append(((len(failed) + len(words), -first, price.order), price, failed, words))
    if not candidates:
        return None
    _, price, failed, words = min(candidates, key=lambda candidate: candidate[0])
    rule = price.rule
    if len(failed) == 1 and not failed[0].negated:  # what the other rules that fail in the same place would have taken
        same = [other for _, _, others, _ in candidates for other in others if len(others) == 1 and other.attribute == failed[0].attribute]
        values: dict[str, TagValue] = {}
        for value in (value for other in same if not other.negated for value in other.values):
            values.setdefault(word_of(value), value)
        failed = [evolve(failed[0], values=tuple(values.values()))]
    env = record_env(program, facts, record, item, [condition.attribute for condition in rule.when])
    told = (*(_words(program, env, condition) for condition in failed), *words)
    return Near(rule=rule.id, clause=rule.clause, title=rule.title, title_en=rule.title_en, failed=told)


def _elsewhere(program: Program, rule: Price, register: Register, parts: Sequence[Contribution]) -> list[Text]:
    """Tell that a price is for units of other groups."""
    units = [unit for part in parts if isinstance(unit := register.by_id[part.unit], Unit)]
    if not rule.groups or any(is_for(rule, unit.group) for unit in units):
        return []
    titles: dict[str, Worded] = {word.id: titled(word) for word in program.rulebook.groups}
    got = tuple(_named(titles, unit.group) if unit.group is not None else Text("not given") for unit in units)
    wanted = tuple(_named(titles, group) for group in rule.groups)
    return [Text("{attribute} is {got}, asked for is {wanted}", attribute=Words("考核类别", "group"), got=got, wanted=wanted)]


def _decision(register: Register, rule: Price, facts: Facts, record: AnyRecord) -> Finding | None:
    """Return the finding that decides a price for the record, the latest of several."""
    if rule.decide is None:
        return None
    found = register.findings.get((rule.decide, About(**{facts.value: record.id}).key), ())
    return next(reversed(found), None)


def _undecided(program: Program, price: PriceProgram, env: RecordEnv, finding: Finding | None) -> list[Text]:
    """Tell what keeps a price from a record whose plain conditions hold: a finding that says no, or a formula."""
    if finding is not None and finding.met is False:
        return [Text("it was found that {criterion} is not met", criterion=titled(program.criteria[finding.criterion]))]
    known = env if finding is None or finding.amount is None else env.decided(finding.amount)
    if price.condition is None or evaluate(price.condition, known) is True:
        return []
    return [Text("its condition does not hold: {reason}", reason=explain(price.condition, known))]


def _words(program: Program, env: RecordEnv, condition: Condition) -> Text:
    found = attribute(env.facts, condition.attribute)
    value = env.attribute(condition.attribute)
    title = _called(program.rulebook, condition.attribute, found)
    titles = _titles(program.rulebook, condition.attribute, env.facts)
    got = Text("not given") if value is None or value == () else _named(titles, value)
    wanted = tuple(_named(titles, value) for value in condition.values)
    if condition.negated:
        return Text("{attribute} is {got}, asked for is anything but {wanted}", attribute=title, got=got, wanted=wanted)
    return Text("{attribute} is {got}, asked for is {wanted}", attribute=title, got=got, wanted=wanted)


def _called(rulebook: Rulebook, name: str, found: Attribute | None) -> Words:
    """Return what readers call an attribute: a tag by its title, where the rulebook gives it one."""
    tag = next((tag for tag in rulebook.tags if TAG + tag.id == name), None)
    if tag is not None and tag.title is not None:
        return Words(tag.title, tag.title_en or name)
    return Words(name if found is None else found.title, name)


def _titles(rulebook: Rulebook, name: str, facts: Facts) -> dict[str, Worded]:
    """Return what readers call the values of an attribute."""
    closed: dict[str, type[Labelled]] = {"level": Level, "by": Level, "rank": LeaderRank}
    closed |= {"outcome": ReviewOutcome, "reviewed": ReviewOutcome}
    if facts is Facts.LAPSE:
        closed["kind"] = LapseKind
    titles: dict[str, Worded] = {word.value: word for word in closed.get(name, ())}
    declared: dict[str, tuple[Titled, ...]] = {
        "publication": rulebook.publications,
        "carriers": rulebook.publications,
        "group": rulebook.groups,
        "form": rulebook.forms,
        "kinds": rulebook.kinds,
        "kind": {Facts.MERIT: rulebook.merits, Facts.MATTER: rulebook.matters}.get(facts, rulebook.lapses),
        "criterion": rulebook.criteria,
    }
    tags: dict[str, tuple[Titled, ...]] = {TAG + tag.id: tag.words for tag in rulebook.tags}
    for word in (declared | tags).get(name, ()):
        titles[word.id] = titled(word, otherwise=word.id)
    return titles


def _named(titles: Mapping[str, Worded], value: object) -> object:
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    if value == "":
        return Text("not given")
    if isinstance(value, tuple):
        return tuple(_named(titles, word) for word in cast("tuple[object, ...]", value))
    return titles.get(str(value), str(value))
