"""Claims held against the register (对账): agreed, differing by so much through these records, or of a record that there is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Scorecard, assess, explain_record, units_of
from govinfo.errors import UnknownNameError
from govinfo.exact import Exact, exact
from govinfo.labels import Labelled, Status
from govinfo.records import Claim, Records
from govinfo.register import build_register
from govinfo.texts import Text


class Accord(Labelled):
    """
    What a claim comes to, held against the register (核对结果).

    >>> [(one.value, one.label) for one in Accord]
    [('agreed', '相符'), ('differs', '不符'), ('no-such-record', '无此记录'), ('outside', '不在考核期内')]
    """

    AGREED = "agreed", "相符"
    DIFFERS = "differs", "不符"
    NO_RECORD = "no-such-record", "无此记录"
    OUTSIDE = "outside", "不在考核期内"


@final
@frozen(kw_only=True)
class Compared:
    """
    A number claimed beside the one that was counted (核对).

    Attributes:
        account: `points` or `yuan`.

    >>> Compared(account="points", claimed=65, counted=60).claimed
    65
    """

    account: str
    claimed: Exact
    counted: Exact

    @property
    def difference(self) -> Exact:
        """How much more is claimed than counted; below zero where less is."""
        return exact(self.claimed - self.counted)


@final
@frozen(kw_only=True)
class Through:
    """
    A record through which a claim may differ (差异来源).

    Attributes:
        record: its id.
        amount: what it would give if it counted; None where no line says so.
        reason: why it does not count.

    >>> Through(record="a2", reason=Text("not claimed"), account="points", amount=10).amount
    10
    """

    record: str
    reason: Text
    account: str = "points"
    amount: Exact | None = None


@final
@frozen(kw_only=True)
class DecisionChange:
    """
    What a decision changed (处理结果的影响): before and after the correction that it led to.

    >>> DecisionChange(account="points", before=60, after=65).after
    65
    """

    account: str
    before: Exact
    after: Exact


@final
@frozen(kw_only=True)
class Reconciled:
    """
    A claim, held against the register (核对结果).

    Attributes:
        claim: as it was made, with the decision where there is one.
        name: what the unit or person is called.
        accord: what it comes to.
        compared: the numbers claimed beside those counted.
        lines: the lines that rest on the record that is claimed.
        through: through which records it may differ.
        changed: what the correction that the decision led to changed.

    >>> from datetime import date
    >>> from govinfo import assess, build_register, sample_year, shipped_rulebook
    >>> district = shipped_rulebook("district-model")
    >>> quarter = assess(build_register(sample_year()), district, district.period("2024-Q1"))
    >>> claim = Claim(id="c1", unit="agri", on=date(2024, 4, 8), period=quarter.period, points=100)
    >>> found = reconcile(quarter, [claim])[0]
    >>> found.name, found.accord.label, found.compared[0].claimed, found.compared[0].counted
    ('农业农村局', '不符', 100, 90)
    """

    claim: Claim
    name: str
    accord: Accord
    compared: tuple[Compared, ...] = ()
    lines: tuple[Line, ...] = ()
    through: tuple[Through, ...] = ()
    changed: tuple[DecisionChange, ...] = ()


@checked
def reconcile(assessment: Assessment, claims: Iterable[Claim], *, records: Records | None = None) -> tuple[Reconciled, ...]:
    """
    Hold claims against what was counted, each by itself, in the order in which they were made.

    Args:
        assessment: the results.
        claims: of units and persons in the assessment.
        records: the records as they were read, corrections and all, so that what a decision changed can be told.

    Raises:
        UnknownNameError: a claim is of nobody in the assessment.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> from datetime import date
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> claim = Claim(id="k1", unit="agri", on=date(2025, 1, 9), period=Period.parse("2024"), points=735)
    >>> [found] = reconcile(year, [claim])
    >>> found.accord.value, found.compared[0].counted, found.compared[0].difference
    ('differs', 725, 10)
    """
    without: dict[str, Assessment] = {}
    ordered = sorted(claims, key=lambda claim: (claim.on, claim.id))
    idle = _Idle.of(assessment) if ordered else _Idle({}, {}, frozenset())
    return tuple(_reconciled(assessment, claim, records, without, idle) for claim in ordered)


@final
@frozen
class _Idle:
    """
    What no line of anybody says (未计分记录), found once for all claims.

    Attributes:
        of_units: by the unit that answers for it, the records that wait for a decision or that no rule prices, each with the reason.
        of_persons: the same by the author of the item that it is about.
        corrected: the records that a correction took away or altered.
    """

    of_units: Mapping[str, Sequence[tuple[str, Text]]]
    of_persons: Mapping[str, Sequence[tuple[str, Text]]]
    corrected: frozenset[str]

    @classmethod
    def of(cls, assessment: Assessment) -> _Idle:
        """Go through an assessment once."""
        of_units: dict[str, list[tuple[str, Text]]] = {}
        of_persons: dict[str, list[tuple[str, Text]]] = {}
        waiting: Mapping[str, Text] = {pending.about: pending.needs for pending in assessment.pending}
        for record in (*waiting, *assessment.unpriced):
            reason = Text("awaits {needs}", needs=waiting[record]) if record in waiting else Text("no rule prices it")
            units = (assessment.answering.get(unit) for unit in units_of(assessment.register, record))
            for unit in dict.fromkeys(unit for unit in units if unit is not None):
                of_units.setdefault(unit, []).append((record, reason))
            found = assessment.register.by_id.get(record)
            for author in dict.fromkeys(() if found is None else assessment.register.item_of(found).authors):
                of_persons.setdefault(author, []).append((record, reason))
        return cls(of_units, of_persons, frozenset(entry.record for entry in assessment.trail))

    def about(self, claim: Claim, card: Scorecard) -> Sequence[tuple[str, Text]]:
        """Return those that concern a claim."""
        return self.of_units.get(card.subject, ()) if claim.person is None else self.of_persons.get(claim.person, ())


def _reconciled(assessment: Assessment, claim: Claim, records: Records | None, without: dict[str, Assessment], idle: _Idle) -> Reconciled:
    card = _card(assessment, claim)
    found = _held(assessment, claim, card, idle)
    if claim.correction is None or records is None:
        return found
    before = without.get(claim.correction)
    if before is None:
        kept = tuple(one for one in records.corrections if claim.correction not in {one.id, one.of})
        register = build_register(evolve(records, corrections=kept, claims=()))
        versions = [version for _, version in assessment.versions]
        before = without[claim.correction] = assess(register, versions, assessment.period, calendar=assessment.calendar)
    earlier = _card(before, claim)
    pairs = (("points", earlier.points, card.points), ("yuan", exact(earlier.yuan), exact(card.yuan)))
    return evolve(found, changed=tuple(DecisionChange(account=account, before=was, after=now) for account, was, now in pairs if was != now))


def _card(assessment: Assessment, claim: Claim) -> Scorecard:
    if claim.person is not None:
        return assessment.person(claim.person)
    unit = claim.unit or ""
    try:
        return assessment.unit(assessment.answering.get(unit, unit))
    except KeyError:
        raise UnknownNameError(Text("claim {claim} is of {unit}, which is not assessed", claim=claim.id, unit=unit)) from None


def _held(assessment: Assessment, claim: Claim, card: Scorecard, idle: _Idle) -> Reconciled:
    plain = Reconciled(claim=claim, name=card.name, accord=Accord.OUTSIDE)
    if not assessment.period.includes(claim.period):
        return plain
    inside = [line for line in card.lines if line.on in claim.period]
    if claim.record is None:
        compared = tuple(_compared(claim, inside))
        through = () if _agree(compared) else tuple(_left_out(idle.about(claim, card), inside, compared))
        return evolve(plain, accord=_accord(compared), compared=compared, through=through)
    lines = tuple(line for line in inside if claim.record in line.facts)
    known = claim.record in assessment.register.by_id or claim.record in idle.corrected
    if not known:
        return evolve(plain, accord=Accord.NO_RECORD, compared=tuple(_compared(claim, ())))
    compared = tuple(_compared(claim, lines))
    counts = any(line.status is Status.COUNTED for line in lines)
    if counts and _agree(compared):
        return evolve(plain, accord=Accord.AGREED, compared=compared, lines=lines)
    reasons = explain_record(assessment, claim.record).reasons
    said = tuple(Through(record=claim.record, reason=reason) for reason in reasons)
    return evolve(plain, accord=Accord.DIFFERS, compared=compared, lines=lines, through=(*_idle(lines, claim.record), *said))


def _agree(compared: Sequence[Compared]) -> bool:
    return all(one.difference == 0 for one in compared)


def _accord(compared: Sequence[Compared]) -> Accord:
    return Accord.AGREED if _agree(compared) else Accord.DIFFERS


def _compared(claim: Claim, lines: Iterable[Line]) -> Iterator[Compared]:
    """Yield the numbers that are claimed, each beside what the counted ones of some lines come to."""
    counted = [line for line in lines if line.status is Status.COUNTED]
    for account, claimed in (("points", claim.points), ("yuan", claim.yuan)):
        if claimed is not None:
            own = exact(sum(line.amount for line in counted if line.account == account))
            yield Compared(account=account, claimed=claimed, counted=own)


def _left_out(elsewhere: Sequence[tuple[str, Text]], lines: Sequence[Line], compared: Sequence[Compared]) -> Iterator[Through]:
    """Yield the records of the subject that do not count, those that would make up the difference by themselves first."""
    wanted = {one.account: one.difference for one in compared}
    yield from sorted(_idle(lines), key=lambda one: one.amount != wanted.get(one.account))
    for record, reason in elsewhere:
        yield Through(record=record, reason=reason)


def _idle(lines: Iterable[Line], record: str | None = None) -> Iterator[Through]:
    """Yield the lines that do not count, by the record that each rests on first."""
    for line in lines:
        if line.status is not Status.COUNTED and line.facts:
            reason = Text("{status}: {why}", status=line.status, why=line.note)
            yield Through(record=record or line.facts[0], reason=reason, account=line.account, amount=line.amount)
