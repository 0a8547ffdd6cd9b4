"""Findings, merits, lapses and commissions that no rule looks at (无规则引用的认定、加分事项、过错和约稿)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, final

from attrs import frozen

from govinfo.errors import Problem, Severity
from govinfo.instants import official_day
from govinfo.labels import LapseKind
from govinfo.periods import Period
from govinfo.records import LISTS, AnyRecord, Commission, Finding, Records
from govinfo.rulebook._conditions import COMMISSIONED, Condition, Facts, Value, holds
from govinfo.rulebook._duties import DutyKind
from govinfo.rulebook._numbers_read import asked
from govinfo.rulebook._price import Price
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._spans import Each, span_of
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import word_said
from govinfo.rulebook._words import Measure
from govinfo.texts import Text, Words
from govinfo.texts._titles import titled

_SUBJECTS: Final[Mapping[Subjects, str]] = {Subjects.UNITS: "unit", Subjects.PERSONS: "person"}
ABOUT: Final[Mapping[str, Words]] = {
    "unit": Words("单位", "unit"),
    "person": Words("个人", "person"),
    **{name.removesuffix("s"): Words(cls.label, name.removesuffix("s")) for name, cls in LISTS.items() if name not in {"units", "persons"}},
}


@final
@frozen(eq=False)
class _OnFindings:
    """
    What of a rulebook looks at findings.

    Attributes:
        whether: by criterion, about what the findings are of which formulas ask whether they are met.
        amounts: about what those are whose amount is asked for.
        decides: by criterion, the kinds of records whose price a finding decides.
        looks: the conditions of prices of findings, and of measures that count them.
        excuses: the criteria that excuse lateness.
        persons: whether persons are assessed, whom alone findings about persons can give something.
    """

    whether: Mapping[str, set[str]]
    amounts: Mapping[str, set[str]]
    decides: Mapping[str, set[str]]
    looks: Sequence[Sequence[Condition]]
    excuses: frozenset[str]
    persons: bool

    def read(self, criterion: str, about: str, *, part: bool, met: bool | None, amount: bool) -> bool:
        """
        Whether anything can come of a finding.

        Args:
            criterion: what was judged.
            about: of what kind that is about which it was.
            part: whether it is about a unit's part in a record.
            met: what was found.
            amount: whether it says an amount.
        """
        says = met is not None or amount
        if criterion in self.excuses or (met is not None and about in self.whether.get(criterion, ())):
            return True
        if says and (about in self.amounts.get(criterion, ()) or (not part and about in self.decides.get(criterion, ()))):
            return True
        said: dict[str, Value] = {"criterion": criterion, "about": about}
        if met is not False:  # what was found not to be met fails conditions on that, and takes back what was found before
            said |= {"met": met, "with_amount": amount}
        return (about != "person" or self.persons) and any(_may_hold(conditions, said) for conditions in self.looks)


def records_without_rule(
    records: Records, rulebook: Rulebook, period: Period | None = None, but: AbstractSet[str | None] = frozenset()
) -> Iterator[Problem]:
    """Yield the findings, merits, lapses and commissions at which no rule of *rulebook* looks, in any reading: each is a question."""
    for name, messages in _ASKED.items():
        listed: Sequence[AnyRecord] = getattr(records, name)
        for i, (record, message) in enumerate(zip(listed, messages(records, rulebook), strict=True)) if listed else ():
            if message is not None and record.id not in but and _concerns(record, period):
                yield Problem(path=f"$.{name}[{i}]", record=record.id, message=message, severity=Severity.QUESTION)


def _findings(records: Records, rulebook: Rulebook) -> Iterator[Text | None]:
    on = _on_findings(rulebook)
    criteria = {criterion.id: criterion for criterion in rulebook.criteria}
    known: dict[tuple[object, ...], Text | None] = {}
    for finding in records.findings:
        about = finding.about.kind
        key = (finding.criterion, about, about != "unit" and finding.about.unit is not None, finding.met, finding.amount is not None)
        if key not in known:
            criterion = criteria.get(finding.criterion)
            wrong = criterion is None or about not in criterion.about  # which is an error
            known[key] = None if wrong else _unread(rulebook, on, finding, part=key[2] is True)
        yield known[key]


def _unread(rulebook: Rulebook, on: _OnFindings, finding: Finding, *, part: bool) -> Text | None:
    about, criterion = finding.about.kind, word_said(rulebook.criteria, finding.criterion)
    if on.read(finding.criterion, about, part=part, met=finding.met, amount=finding.amount is not None):
        return None
    if on.read(finding.criterion, about, part=part, met=True, amount=True):
        if finding.met is None:
            return Text("rules look at whether {criterion} is met, which this finding does not say; it does nothing", criterion=criterion)
        return Text(
            "rules look at the amount decided on {criterion}, which this finding does not say; it does nothing", criterion=criterion
        )
    if part and on.read(finding.criterion, about, part=False, met=finding.met, amount=finding.amount is not None):
        message = "a finding on {criterion} decides about the whole {about}, not about one unit's part in it; it does nothing"
        return Text(message, criterion=criterion, about=ABOUT[about])
    return Text("no rule looks at findings on {criterion} about a {about}; it does nothing", criterion=criterion, about=ABOUT[about])


def _merits(records: Records, rulebook: Rulebook) -> Iterator[Text | None]:
    looks = _looking(rulebook, Facts.MERIT)
    for merit in records.merits:
        kind = word_said(rulebook.merits, merit.kind)
        if not any(_may_hold(conditions, {"kind": merit.kind}) for conditions in looks):
            yield Text("no rule looks at what is of the kind {kind}; it does nothing", kind=kind)
        elif merit.unit is None and not rulebook.persons:
            yield Text("{kind} is of persons alone, and the rulebook assesses units only; it does nothing", kind=kind)
        else:
            yield None


def _lapses(records: Records, rulebook: Rulebook) -> Iterator[Text | None]:
    looks = _looking(rulebook, Facts.LAPSE)
    recorded = {kind for duty in rulebook.duties for kind in duty.recorded_as}
    kinds: Mapping[str, object] = {kind.value: kind for kind in LapseKind}
    for lapse in records.lapses:
        if lapse.kind in recorded or any(_may_hold(conditions, {"kind": lapse.kind}) for conditions in looks):
            yield None
        else:
            kind = kinds.get(lapse.kind) or word_said(rulebook.lapses, lapse.kind)
            yield Text("no rule looks at what is of the kind {kind}; it does nothing", kind=kind)


def _commissions(records: Records, rulebook: Rulebook) -> Iterator[Text | None]:
    """What looks at one: a duty to answer it, a rule that asks whether an item was commissioned, a lapse that names it."""
    if _knows_commissions(rulebook):
        yield from (None for _ in records.commissions)
        return
    message = Text("no duty and no rule of {rulebook} looks at commissions; it does nothing", rulebook=titled(rulebook))
    named = {lapse.commission for lapse in records.lapses}
    yield from (None if commission.id in named else message for commission in records.commissions)


def _concerns(record: AnyRecord, period: Period | None) -> bool:
    """Whether a record is of the days that are assessed; what has a single day stands outside them by itself."""
    if period is None or not isinstance(record, Commission):
        return True
    return official_day(record.asked_at) < period.end and period.start <= official_day(record.due_at)


def _knows_commissions(rulebook: Rulebook) -> bool:
    holders = [own.holder for own in rulebook.formulas if isinstance(own.holder, (Price, Measure))]
    asked_of = [condition.attribute for holder in (*holders, *rulebook.duties) for condition in holder.when]
    names = [read.word for own in rulebook.formulas for formula in own.read.values() for read in formula.reads if read.lookup is None]
    return any(duty.of is DutyKind.COMMISSION for duty in rulebook.duties) or COMMISSIONED in {*asked_of, *names}


_ASKED: Final[Mapping[str, Callable[[Records, Rulebook], Iterator[Text | None]]]] = {
    "findings": _findings,
    "merits": _merits,
    "lapses": _lapses,
    "commissions": _commissions,
}
"""By list, why no rule looks at each of its records; None where one does."""


def _on_findings(rulebook: Rulebook) -> _OnFindings:
    whether: dict[str, set[str]] = defaultdict(set)
    amounts: dict[str, set[str]] = defaultdict(set)
    for own, whose, read in asked(rulebook):
        if read.lookup in {"finding", "decided"}:
            about = set(ABOUT) - set(_SUBJECTS.values()) if span_of(own.holder) is Each.ITEM else {_SUBJECTS[whose]}
            (whether if read.lookup == "finding" else amounts)[read.word] |= about
    decides: dict[str, set[str]] = defaultdict(set)
    for rule in rulebook.rules:
        if isinstance(rule, Price) and rule.decide is not None:
            decides[rule.decide].add(rule.of.value)
    excuses = frozenset(duty.excuse for duty in rulebook.duties if duty.excuse is not None)
    return _OnFindings(whether, amounts, decides, _looking(rulebook, Facts.FINDING), excuses, bool(rulebook.persons))


def _looking(rulebook: Rulebook, facts: Facts) -> list[Sequence[Condition]]:
    """Return the conditions of every price of records of a kind, and of every measure that counts them."""
    prices = [rule.when for rule in rulebook.rules if isinstance(rule, Price) and rule.of is facts]
    return [*prices, *(measure.when for measure in rulebook.measures if measure.count is facts)]


def _may_hold(conditions: Iterable[Condition], said: Mapping[str, Value]) -> bool:
    return all(condition.attribute not in said or holds(condition, said[condition.attribute]) for condition in conditions)
