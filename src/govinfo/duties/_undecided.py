"""Duties of which nobody can say whether they are owed (无法判断是否适用的义务): a record does not say what it must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias, final

from attrs import frozen

from govinfo.duties._facts import AnyOwing, DutyFacts
from govinfo.duties._periodic import concerned_units
from govinfo.formulas import Unknown
from govinfo.instants import official_day
from govinfo.labels import Role
from govinfo.records import Assignee
from govinfo.rulebook import Duty, DutyKind
from govinfo.rulebook._absent import MUST_BE_GIVEN
from govinfo.rulebook._duties import duty_attribute, unit_attribute
from govinfo.texts import Text, Words
from govinfo.texts._titles import titled

_Owing: TypeAlias = tuple[AnyOwing, str, date, Assignee | None]
"""A record, a unit that may owe something by it, the day on which it began, and the unit's part in it."""

_ANSWERED: Final = frozenset({DutyKind.REPORT, DutyKind.TASK})


@final
@frozen(kw_only=True)
class Undecided:
    """
    A duty of a record of which nobody can say whether its unit owes it.

    Attributes:
        about: the id of the record, or of the unit itself where that does not say to which group it belongs.
        began: the day of the record; None for a report and a task.
        lacks: what is not said, by its titles.
    """

    duty: Duty
    unit: str
    about: str
    began: date | None
    lacks: tuple[Words, ...]

    @property
    def words(self) -> Text:
        """What it does not say, and what rests on that."""
        return Text("does not say its {what}, on which it rests whether {duty} is owed", what=self.lacks, duty=titled(self.duty))


def undecided(facts: DutyFacts) -> Iterator[Undecided]:
    """Yield the duties of which it is unknown whether they are owed, each with what the record or the unit does not say."""
    if all(word != MUST_BE_GIVEN for _, word in facts.rulebook.absent):
        return
    for duty in facts.duties:
        if duty.of in _ANSWERED:
            for unit in facts.units:
                if isinstance(facts.owes(duty, unit), Unknown):
                    yield _found(duty, unit, unit, None, facts.lacking(duty, None, unit))
            continue
        for record, unit, day, part in _owing(facts, duty.of):
            if isinstance(facts.fits(duty, record, unit, part), Unknown):
                yield _found(duty, unit, record.id, day, facts.lacking(duty, record, unit, part))


def unnamed(facts: DutyFacts) -> Iterator[Undecided]:
    """Yield the tasks of those of a group that they concern, for each unit of the group, where no record says which units these are."""
    for duty in facts.duties:
        for group in duty.concerned:
            if concerned_units(facts, duty, group) is None:
                title = titled(duty)
                lacks = (Words(f"是否为“{title.zh}”的有关单位", f"whether it is concerned by “{title.en}”"),)
                for unit in facts.of_group(group):
                    yield Undecided(duty=duty, unit=unit.id, about=unit.id, began=None, lacks=lacks)


def _found(duty: Duty, unit: str, about: str, began: date | None, names: tuple[str, ...]) -> Undecided:
    asked = {condition.attribute for condition in duty.owed_by}
    titles: list[Words] = []
    for name in names:
        attribute = (unit_attribute(name) if name in asked else None) or duty_attribute(duty.of, name)
        titles.append(Words(name if attribute is None else attribute.title, name))
    return Undecided(duty=duty, unit=unit, about=about, began=began, lacks=tuple(titles))


def _owing(facts: DutyFacts, kind: DutyKind) -> Iterator[_Owing]:
    """Yield the records that can owe a duty of a kind, with their units."""
    records = facts.register.records
    if kind is DutyKind.HANDLING:
        for handling in records.handlings:
            if handling.of in facts.instructions:
                yield handling, handling.unit, official_day(handling.received_at), None
    elif kind is DutyKind.MATTER:
        for matter in records.matters:
            yield from ((matter, one.unit, matter.on, one) for one in matter.units if one.role is not Role.SUPERVISOR)
    elif kind is DutyKind.COMMISSION:
        for commission in records.commissions:
            yield from ((commission, unit, official_day(commission.asked_at), None) for unit in commission.units)
    else:
        for item in records.submissions:
            if kind is DutyKind.ITEM or item.urgent:
                yield from ((item, one.unit, item.on, None) for one in item.units)
