"""The items of a unit that were adopted (采用篇目): each with its marks, which publications, which leaders, asked for or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from attrs import define, field, frozen

from govinfo.assessment import Assessment
from govinfo.exact import Exact, exact
from govinfo.labels import Level, Status
from govinfo.records import AdoptionEvent, LeaderInstruction
from govinfo.register import Item


@final
@frozen(kw_only=True)
class AdoptedItem:
    """
    An item that was adopted or instructed on in the period (采用篇目).

    Attributes:
        submission: its id.
        title: None where the records have none.
        publications: the ids of those that adopted it, one for every adoption.
        leaders: the level of every instruction on it, and who wrote it where that is known.
        commissioned: whether it had been asked for (约稿).
        points: what it earned the unit in counted points.
        yuan: the same in money.

    >>> AdoptedItem(submission="s1", title="春耕备耕进展", publications=("zhengwu",), points=10).points
    10
    """

    submission: str
    title: str | None = None
    publications: tuple[str, ...] = ()
    leaders: tuple[tuple[Level, str | None], ...] = ()
    commissioned: bool = False
    points: Exact = 0
    yuan: Exact = 0


@define(eq=False)
class _Marks:
    """What is found of one item of one unit while the records are read."""

    item: Item
    publications: list[str] = field(factory=list[str])
    leaders: list[tuple[Level, str | None]] = field(factory=list[tuple[Level, str | None]])
    sums: dict[str, Exact] = field(factory=lambda: {"points": 0, "yuan": 0})


def adopted_by_unit(assessment: Assessment) -> Mapping[str, tuple[AdoptedItem, ...]]:
    """Return for every unit its items that were adopted or instructed on in the period, in order of the first such day."""
    unit_of = assessment.answering
    found: dict[str, dict[str, _Marks]] = {}
    for rows in (assessment.register.rows["adoptions"], assessment.register.rows["instructions"]):
        for record, item, day in zip(rows.records, rows.items, rows.days, strict=True):
            if item.submission is None or day not in assessment.period:
                continue
            for unit in dict.fromkeys(unit_of[part.unit] for part in item.units):
                marks = found.setdefault(unit, {}).setdefault(item.submission.id, _Marks(item))
                if isinstance(record, AdoptionEvent):
                    marks.publications.append(record.publication)
                elif isinstance(record, LeaderInstruction):
                    marks.leaders.append((record.level, record.leader))
    for card in assessment.units:
        own = found.get(card.subject, {})
        for line in card.lines if own else ():
            of = line.item
            known = own.get(of.submission.id) if of is not None and of.submission is not None else None
            if known is not None and line.status is Status.COUNTED:
                known.sums[line.account] = exact(known.sums[line.account] + line.amount)
    return {unit: tuple(map(_adopted, several.values())) for unit, several in found.items()}


def _adopted(marks: _Marks) -> AdoptedItem:
    submission = marks.item.submission
    assert submission is not None
    return AdoptedItem(
        submission=submission.id,
        title=submission.title,
        publications=tuple(marks.publications),
        leaders=tuple(marks.leaders),
        commissioned=submission.commission is not None,
        points=exact(marks.sums["points"]),
        yuan=exact(marks.sums["yuan"]),
    )
