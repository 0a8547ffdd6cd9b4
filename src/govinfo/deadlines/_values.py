"""The facts of one deadline: its rule, what started it, what was asked and granted, when it was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar, final

from attrs import field, frozen
from attrs.validators import optional

from govinfo._doors import typed
from govinfo.deadlines._limits import COUNTED, MAX_NUMBER, Limit
from govinfo.errors import InvalidValueError, check_type
from govinfo.instants._moments import official_day
from govinfo.labels import Labelled, LimitUnit
from govinfo.periods import Period
from govinfo.records import Extension
from govinfo.records._fields import (
    check_bool,
    check_day,
    check_id,
    check_instant,
    check_text,
    each,
    part,
)
from govinfo.texts import Text


def _tuple(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # the validator refuses the rest


class Outcome(Labelled):
    """
    What became of a request for more time (延期申请的结果).

    >>> [(outcome.value, outcome.label) for outcome in Outcome][:3]
    [('granted', '同意延期'), ('capped', '同意延期,按上限计'), ('undecided', '待批')]
    """

    GRANTED = "granted", "同意延期"
    CAPPED = "capped", "同意延期,按上限计"
    UNDECIDED = "undecided", "待批"
    REFUSED = "refused", "未获同意"
    TOO_LATE = "too-late", "逾期申请,不予延期"
    NO_REASON = "no-reason", "未书面说明理由"
    TOO_OFTEN = "too-often", "超过延期次数"
    NO_LENGTH = "no-length", "未明确延期期限"
    NO_LATER = "no-later", "不晚于原期限"

    @property
    def moves(self) -> bool:
        """Whether it moves the last day."""
        return self in {Outcome.GRANTED, Outcome.CAPPED}


@final
@frozen(kw_only=True, field_transformer=typed)
class Pause:
    """
    A time that does not count, such as consulting a third party (征求第三方意见).

    The days strictly after *sent_on* up to and including *answered_on* are left out.

    Attributes:
        sent_on: the day on which the question went out.
        answered_on: the day of the answer; None while it is awaited.
        reason: why the clock stands.

    >>> from datetime import date
    >>> Pause(sent_on=date(2024, 3, 5), answered_on=date(2024, 3, 8), reason="补正").answered_on
    datetime.date(2024, 3, 8)
    """

    label: ClassVar[str] = "暂停计时"

    sent_on: date = field(validator=check_day)
    answered_on: date | None = field(default=None, validator=optional(check_day))
    reason: str | None = field(default=None, validator=optional(check_text))

    def __attrs_post_init__(self) -> None:
        """Refuse an answer before the question."""
        if self.answered_on is not None and self.answered_on < self.sent_on:
            raise InvalidValueError("answered_on", str(self.answered_on), Text("not before sent_on, which is {day}", day=self.sent_on))


@final
@frozen(kw_only=True, field_transformer=typed)
class ExtensionRequest:
    """
    A request for more time (延期申请) and what was decided on it.

    Attributes:
        asked_at: when it was asked.
        reason: the reason given in writing; None where there was none.
        granted: whether it was granted; None while nobody has decided.
        until: the new last day, where the approver named one; it stands as named.
        number: how many units more, from the last day then in force; else the rule's own extension or length.
        unit: what *number* counts; else as the rule says.
        approved_by: who decided.
        decided_at: when it was decided; looked at before, the request is still undecided. None where nobody wrote it down.

    >>> from datetime import UTC
    >>> ExtensionRequest(asked_at=datetime(2026, 3, 9, 10, tzinfo=UTC), reason="等待外单位数据", granted=True, number=7).until is None
    True
    """

    label: ClassVar[str] = "延期申请"

    asked_at: datetime = field(validator=check_instant)
    reason: str | None = field(default=None, validator=optional(check_text))
    granted: bool | None = field(default=None, validator=optional(check_bool))
    until: date | None = field(default=None, validator=optional(check_day))
    number: int | None = None
    unit: LimitUnit | None = field(default=None, validator=optional(part(LimitUnit)))
    approved_by: str | None = field(default=None, validator=optional(check_text))
    decided_at: datetime | None = field(default=None, validator=optional(check_instant))

    def __attrs_post_init__(self) -> None:
        """Refuse two lengths at once, a length that is none, and a unit without a number."""
        if self.number is not None and (type(self.number) is not int or not 1 <= self.number <= MAX_NUMBER):
            raise InvalidValueError("number", self.number, Text("a whole number from {least} to {most}", least=1, most=MAX_NUMBER))
        if self.until is not None and self.number is not None:
            raise InvalidValueError("until", str(self.until), "left out where number is given: one new length, not two")
        if self.unit is not None and (self.number is None or self.unit not in COUNTED):
            raise InvalidValueError("unit", self.unit.value, "a counted unit, with number beside it")
        if self.decided_at is not None and (self.granted is None or self.decided_at < self.asked_at):
            raise InvalidValueError("decided_at", self.decided_at.isoformat(), "not before asked_at, and only where granted says how")

    @classmethod
    def of(cls, extension: Extension) -> ExtensionRequest:
        """Return the request that a records file holds."""
        check_type("extension", extension, Extension, "an Extension of a record")
        return cls(
            asked_at=extension.asked_at,
            reason=extension.reason,
            granted=extension.granted,
            until=extension.until,
            number=extension.number,
            unit=extension.unit,
            approved_by=extension.decided_by,
            decided_at=extension.decided_at,
        )


@final
@frozen(kw_only=True, field_transformer=typed)
class Deadline:
    """
    One deadline (期限): a rule and the facts it runs on. It keeps the rule and nothing that follows from it.

    Making, storing and listing deadlines asks no calendar; `due` and `state` compute when asked.

    Attributes:
        limit: the rule.
        started_at: when the anchor happened, as an instant; hours and minutes need it. None while it has not happened.
        started_on: the day of the anchor, where only the day is known.
        period: the period whose report is due, or in which a named date falls.
        requests: the requests for more time.
        pauses: the times that do not count.
        done_at: when it was done; None while it is not.
        excused: why lateness is not held against the unit; None where it is.
        about: the id of the record it belongs to.

    Raises:
        InvalidValueError: a fact that the rule needs is missing, or one that it cannot use is given.

    >>> limit = Limit(id="report", clause="二", unit=LimitUnit.DAY, number=15, anchor="meeting")
    >>> Deadline(limit=limit, started_on=date(2026, 12, 28)).start_day
    datetime.date(2026, 12, 28)
    """

    label: ClassVar[str] = "期限"

    limit: Limit = field(validator=part(Limit))
    started_at: datetime | None = field(default=None, validator=optional(check_instant))
    started_on: date | None = field(default=None, validator=optional(check_day))
    period: Period | None = field(default=None, validator=optional(part(Period)))
    requests: tuple[ExtensionRequest, ...] = field(default=(), converter=_tuple, validator=each(part(ExtensionRequest)))
    pauses: tuple[Pause, ...] = field(default=(), converter=_tuple, validator=each(part(Pause)))
    done_at: datetime | None = field(default=None, validator=optional(check_instant))
    excused: str | None = field(default=None, validator=optional(check_text))
    about: str | None = field(default=None, validator=optional(check_id))

    def __attrs_post_init__(self) -> None:
        """Refuse facts that the rule cannot run on."""
        _check_start(self)
        if self.pauses and (self.limit.unit.timed or self.limit.unit not in COUNTED or self.limit.backward):
            raise InvalidValueError("pauses", len(self.pauses), Text("none: {rule} counts no days forward", rule=self.limit.cited))
        if self.done_at is not None and self.started_at is not None and not self.limit.backward and self.done_at < self.started_at:
            raise InvalidValueError(
                "done_at", self.done_at.isoformat(), Text("not before started_at, which is {start}", start=self.started_at.isoformat())
            )

    @property
    def start_day(self) -> date | None:
        """The day of the anchor in the official zone, None while it has not happened."""
        return self.started_on if self.started_at is None else official_day(self.started_at)


def _check_start(deadline: Deadline) -> None:
    limit = deadline.limit
    if deadline.started_at is not None and deadline.started_on is not None:
        raise InvalidValueError("started_on", str(deadline.started_on), "left out where started_at is given")
    if limit.unit.timed and deadline.started_on is not None:
        raise InvalidValueError(
            "started_on", str(deadline.started_on), Text("left out and started_at given: {rule} counts from an instant", rule=limit.cited)
        )
    if limit.next_day_after is not None and deadline.started_on is not None:
        raise InvalidValueError(
            "started_on",
            str(deadline.started_on),
            Text("left out and started_at given: under {rule} the time of day decides when the count begins", rule=limit.cited),
        )
    if limit.unit in COUNTED:
        if deadline.period is not None:
            raise InvalidValueError("period", deadline.period.name, Text("left out: {rule} counts from its anchor", rule=limit.cited))
        done, start = deadline.done_at, deadline.started_on
        if done is not None and start is not None and not limit.backward and official_day(done) < start:
            raise InvalidValueError("done_at", done.isoformat(), Text("not before started_on, which is {start}", start=start))
    elif deadline.start_day is not None:
        raise InvalidValueError("start", str(deadline.start_day), Text("left out: {rule} names its day", rule=limit.cited))
    elif deadline.period is None and limit.year is None:
        raise InvalidValueError("period", None, Text("the period for which {rule} names a day", rule=limit.cited))
