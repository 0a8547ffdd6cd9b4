"""
Rounds on one matter (多次批办): a second instruction on what was not settled, a third, and what each demands.

Every round has a clock of its own. A new round raises the escalation level; it never cures the
lateness of an earlier one.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.calendars import WorkCalendar
from govinfo.deadlines._states import Stage, State, state
from govinfo.deadlines._values import Deadline
from govinfo.errors import InvalidValueError
from govinfo.records._fields import part, some


def _tuple(value: object) -> tuple[Deadline, ...]:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # the validator refuses the rest


@final
@frozen(kw_only=True, field_transformer=typed)
class Matter:
    """
    One matter and its rounds, the first instruction first.

    Raises:
        InvalidValueError: no round at all, one that has no start, or one that starts before the round it follows.
    """

    rounds: tuple[Deadline, ...] = field(converter=_tuple, validator=some(part(Deadline)))

    def __attrs_post_init__(self) -> None:
        """Refuse rounds out of their order."""
        before: date | None = None
        for number, deadline in enumerate(self.rounds, start=1):
            start = deadline.start_day
            if start is None or (before is not None and start < before):
                raise InvalidValueError("rounds", number, "rounds with a start, each not before the one it follows")
            before = start


@final
@frozen(kw_only=True)
class MatterState:
    """
    Where a matter stands at an instant.

    Attributes:
        rounds: the state of every round, those to come included.
        level: how many rounds have begun; 1 is the first instruction, and 0 is before it.
        late: the numbers of the rounds that were or are late and not excused, counted from 1.

    >>> from datetime import date, datetime
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import LimitUnit, matter_state, plain_limit
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> of = Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2024, 3, 4))
    >>> matter_state(Matter(rounds=[of]), datetime(2024, 3, 8, 9, tzinfo=OFFICIAL_ZONE), official()).late
    (1,)
    """

    rounds: tuple[State, ...]
    level: int
    late: tuple[int, ...]


@checked
def matter_state(matter: Matter, at: datetime, calendar: WorkCalendar) -> MatterState:
    """
    Return where *matter* stands *at* an instant, round by round.

    Raises:
        NaiveInstantError: *at* has no offset.

    >>> from govinfo.calendars import official
    >>> from govinfo.instants import localise
    >>> from govinfo.deadlines import Limit, LimitUnit
    >>> limit = Limit(id="ordinary", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")
    >>> rounds = [Deadline(limit=limit, started_on=date(2026, 3, 2)), Deadline(limit=limit, started_on=date(2026, 3, 16))]
    >>> found = matter_state(Matter(rounds=rounds), localise("at", datetime(2026, 3, 17, 9)), official())
    >>> found.level, found.late
    (2, (1,))
    """
    states = tuple(state(deadline, at, calendar) for deadline in matter.rounds)
    late_stages = {Stage.OVERDUE, Stage.DONE_LATE}
    return MatterState(
        rounds=states,
        level=sum(found.stage is not Stage.NOT_STARTED for found in states),
        late=tuple(number for number, found in enumerate(states, start=1) if found.stage in late_stages),
    )


@checked
def demand(level: int, ladder: tuple[str, ...]) -> str | None:
    """
    Return what a round demands, from the labels that a rulebook names for the rounds; the last one holds for all beyond.

    >>> [demand(level, ("限期办理", "书面说明情况", "直接调查处理")) for level in (0, 1, 2, 4)]
    [None, '限期办理', '书面说明情况', '直接调查处理']
    """
    return ladder[min(level, len(ladder)) - 1] if ladder and level > 0 else None
