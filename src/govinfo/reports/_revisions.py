"""What changed since an earlier paper (上期以来更正): corrections made, claims decided, and whose points, money and rank they altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, assess
from govinfo.calendars import WorkCalendar
from govinfo.exact import Exact, exact
from govinfo.periods import Period
from govinfo.records import LISTS, AnyRecord, Correction, Records, Submission
from govinfo.register import Register, build_register
from govinfo.reports._reconciling import Reconciled, reconcile
from govinfo.rulebook import Rulebook


@final
@frozen(kw_only=True)
class CorrectedRecord:
    """
    A correction, and what it is of (更正事项).

    Attributes:
        record: as it was given; a correction where that is what was mended.
        title: of the item that it is about; None where it is about none or that has none.

    >>> from govinfo.records import Unit
    >>> mended = Correction(id="k1", of="u1", action="void", on=date(2024, 4, 1), reason="登记重复", by="李四")
    >>> CorrectedRecord(correction=mended, record=Unit(id="u1", name="甲局")).correction.of
    'u1'
    """

    correction: Correction
    record: AnyRecord
    title: str | None = None


@final
@frozen(kw_only=True)
class RevisedUnit:
    """
    A unit of which an earlier paper told something else (更正前后).

    Attributes:
        points_before: as they were known when the earlier paper was written; None where it was not told of.
        rank_before: its rank then.
        yuan_before: the money then.

    >>> RevisedUnit(unit="u1", name="甲局", points=65, rank=1, yuan=0, points_before=60, rank_before=2).points
    65
    """

    unit: str
    name: str
    points: Exact
    rank: int
    yuan: Exact
    points_before: Exact | None = None
    rank_before: int | None = None
    yuan_before: Exact | None = None


@final
@frozen(kw_only=True)
class Revision:
    """
    What changed since a paper was written (更正情况).

    Attributes:
        since: the day on which it was written.
        period: of what it, or those before it, told.
        corrections: those made since, by day, then id.
        claims: those decided since, held against what is known now, each with what its decision changed.
        units: those whose points, money or rank in that period are others now, in the order of their ranks.

    >>> Revision(since=date(2024, 7, 5), period=Period.parse("2024-H1")).units
    ()
    """

    since: date
    period: Period
    corrections: tuple[CorrectedRecord, ...] = ()
    claims: tuple[Reconciled, ...] = ()
    units: tuple[RevisedUnit, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing was corrected or decided."""
        return not (self.corrections or self.claims or self.units)


@checked
def revision(
    register: Register, rulebook: Rulebook | Sequence[Rulebook], period: Period, since: date, *, calendar: WorkCalendar | None = None
) -> Revision:
    """
    Return what changed in a period since it was told.

    Args:
        register: the records as they are known now.
        rulebook: the regulation, or its versions.
        period: of what was told.
        since: the day on which it was told; corrections of this day were known then.
        calendar: the working days by which duties are due.

    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> year, book = build_register(sample_year()), shipped_rulebook("district-model")
    >>> made = revision(year, book, Period.parse("2024-Q1"), date(2024, 1, 1))
    >>> len(made.corrections)
    10
    """
    given = register.given
    now = assess(register, rulebook, period, calendar=calendar)
    then = assess(build_register(given, known_on=since), rulebook, period, calendar=calendar)
    made = [one for one in given.corrections if since < one.on and (register.known_on is None or one.on <= register.known_on)]
    known = {card.subject for card in (*now.units, *now.persons)}
    decided = [
        claim
        for claim in register.records.claims
        if claim.decided_on is not None and since < claim.decided_on and known & {claim.person, now.answering.get(claim.unit or "")}
    ]
    return Revision(
        since=since,
        period=period,
        corrections=tuple(_corrected(sorted(made, key=lambda one: (one.on, one.id)), given)),
        claims=reconcile(now, decided, records=given),
        units=tuple(_revised(then, now)),
    )


def _corrected(made: Sequence[Correction], given: Records) -> Iterator[CorrectedRecord]:
    if not made:
        return
    known: dict[str, AnyRecord] = {str(record.id): record for name in LISTS for record in getattr(given, name)}
    for one in made:
        record = known[one.of]
        sent = record if isinstance(record, Submission) else known.get(str(getattr(record, "submission", "")))
        yield CorrectedRecord(correction=one, record=record, title=sent.title if isinstance(sent, Submission) else None)


def _revised(then: Assessment, now: Assessment) -> Iterator[RevisedUnit]:
    earlier = {card.subject: card for card in then.units}
    for card in now.units:
        old = earlier.get(card.subject)
        if old is None or (old.points, old.rank, old.yuan) != (card.points, card.rank, card.yuan):
            yield RevisedUnit(
                unit=card.subject,
                name=card.name,
                points=card.points,
                rank=card.rank,
                yuan=exact(card.yuan),
                points_before=None if old is None else old.points,
                rank_before=None if old is None else old.rank,
                yuan_before=None if old is None else exact(old.yuan),
            )
