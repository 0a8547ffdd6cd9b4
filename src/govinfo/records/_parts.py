"""What records are made of where a field holds more than a word: persons with weights, requests for more time, pauses, reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import ClassVar, cast, final

from attrs import field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.labels import LimitUnit
from govinfo.records._accepted import as_exact_or_none, as_tuple, as_unit_or_none
from govinfo.records._fields import (
    check_bool,
    check_day,
    check_id,
    check_instant,
    check_positive,
    check_text,
    check_times,
    no_twice,
    not_before,
    part,
)
from govinfo.records._meanings import CellKind, means
from govinfo.texts import Text

_MOST_UNITS = 100_000


@final
@frozen(kw_only=True)
class Contributor:
    """
    A person's part in an item or a merit (参与人): who, and the weight where shares are weighted.

    >>> Contributor(person="agri-1", weight=3).weight
    3
    """

    label: ClassVar[str] = "参与人"

    person: str = field(validator=check_id, metadata=means("参与人", refers="persons", alone=True))
    weight: Exact | None = field(
        default=None,
        converter=as_exact_or_none,
        validator=optional(check_positive),
        metadata=means("个人权重", column="person_weights", cell=CellKind.NUMBERS),
    )


def as_contributors(value: Iterable[Contributor | str]) -> tuple[Contributor, ...]:
    """Take ids alone for persons without a weight; the validator refuses what is neither."""
    if not isinstance(value, (tuple, list)):
        return value  # type: ignore[return-value]  # the validator refuses it
    several = cast("Sequence[Contributor | str]", value)
    return tuple([Contributor(person=one) if isinstance(one, str) else one for one in several])


def check_contributors(name: str, contributors: Sequence[Contributor]) -> None:
    """Refuse a person named twice, and weights of only some."""
    no_twice(name, (one.person for one in contributors))
    unweighted = [one.person for one in contributors if one.weight is None]
    if 0 < len(unweighted) < len(contributors):
        raise InvalidValueError(name, unweighted, "with a weight each, or none of them with one")


@final
@frozen(kw_only=True)
class Extension:
    """
    A request for more time (延期申请) and what was decided on it.

    Attributes:
        asked_at: when it was asked.
        reason: the reason given.
        granted: whether it was granted; None while nobody has decided.
        decided_at: when it was decided.
        decided_by: who decided.
        until: the new last day, where one was named.
        number: how many units more; with `until` only one of both.
        unit: what *number* counts.

    >>> from datetime import date, datetime
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> asked = datetime(2024, 3, 4, 9, tzinfo=OFFICIAL_ZONE)
    >>> Extension(asked_at=asked, reason="需实地核查", granted=True, until=date(2024, 3, 12)).until
    datetime.date(2024, 3, 12)
    """

    label: ClassVar[str] = "延期"

    asked_at: datetime = field(validator=check_instant, metadata=means("申请时间"))
    reason: str = field(validator=check_text, metadata=means("理由"))
    granted: bool | None = field(default=None, validator=optional(check_bool), metadata=means("是否批准"))
    until: date | None = field(default=None, validator=optional(check_day), metadata=means("延至日期"))
    decided_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("批复时间"))
    decided_by: str | None = field(default=None, validator=optional(check_text), metadata=means("批准人"))
    number: int | None = field(default=None, validator=optional(check_times), metadata=means("延长时间"))
    unit: LimitUnit | None = field(default=None, converter=as_unit_or_none, validator=optional(part(LimitUnit)), metadata=means("时间单位"))

    def __attrs_post_init__(self) -> None:
        """Refuse two new lengths, a number of nothing, and a decision that nobody made or that came before the request."""
        if self.granted is None and (self.decided_at is not None or self.decided_by is not None):
            name = "decided_at" if self.decided_at is not None else "decided_by"
            raise InvalidValueError(name, str(getattr(self, name)), "left out while granted says nothing: it is not decided")
        if self.decided_at is not None:
            not_before("decided_at", self.decided_at, "asked_at", self.asked_at)
        if self.until is not None and self.number is not None:
            raise InvalidValueError("until", str(self.until), "left out where number is given: one new length, not two")
        if (self.number is None) != (self.unit is None):
            raise InvalidValueError("number", self.number, "given with unit, and only with it")
        if self.unit is not None and not self.unit.counted:
            raise InvalidValueError("unit", self.unit.value, "a unit that is counted, such as day or working-day")
        if self.number is not None and self.number > _MOST_UNITS:
            raise InvalidValueError("number", self.number, Text("a whole number from {least} to {most}", least=1, most=_MOST_UNITS))


@final
@frozen(kw_only=True)
class Interruption:
    """
    Days on which a clock stood (暂停计时): since when, until when, why.

    In a file its first day is called `from`, which is a word of Python itself.

    Attributes:
        from_: the day from which it stood.
        until: the day on which it went on; None while it stands.
        reason: why.

    >>> Interruption(from_=date(2026, 3, 5), until=date(2026, 3, 9), reason="听证").until
    datetime.date(2026, 3, 9)
    """

    label: ClassVar[str] = "暂停计时"

    from_: date = field(validator=check_day, metadata=means("暂停日期", place=1))
    until: date | None = field(default=None, validator=optional(check_day), metadata=means("恢复日期", place=2))
    reason: str = field(validator=check_text, metadata=means("理由"))

    def __attrs_post_init__(self) -> None:
        """Refuse a pause that ends before it begins."""
        if self.until is not None:
            not_before("until", self.until, "from", self.from_)


def check_pauses(pauses: Sequence[Interruption]) -> None:
    """Refuse pauses that overlap or stand in another order than their days."""
    for earlier, later in pairwise(pauses):
        if earlier.until is None or later.from_ < earlier.until:
            message = Text("one after the other: the pause from {day} goes on", day=earlier.from_)
            if earlier.until is not None:
                message = Text("one after the other: the pause from {day} ends on {end}", day=earlier.from_, end=earlier.until)
            raise InvalidValueError("pauses", str(later.from_), message)


@final
@frozen(kw_only=True)
class ProgressReport:
    """
    A report on the handling of a matter (进展报告): when, what, who signed it, and whether it was returned.

    Attributes:
        returned_at: when it was sent back to be done again; None where it was not.
        returned_because: why it was sent back.

    >>> from datetime import datetime
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> ProgressReport(at=datetime(2024, 3, 8, 16, tzinfo=OFFICIAL_ZONE), signed_by="王五").signed_by
    '王五'
    """

    label: ClassVar[str] = "报告"

    at: datetime = field(validator=check_instant, metadata=means("报告时间"))
    text: str | None = field(default=None, validator=optional(check_text), metadata=means("报告内容"))
    signed_by: str | None = field(default=None, validator=optional(check_text), metadata=means("签发人"))
    returned_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("退回时间"))
    returned_because: str | None = field(default=None, validator=optional(check_text), metadata=means("退回原因"))

    def __attrs_post_init__(self) -> None:
        """Refuse a report returned before it was made, and a reason for a return that was none."""
        if self.returned_at is not None:
            not_before("returned_at", self.returned_at, "at", self.at)
        elif self.returned_because is not None:
            raise InvalidValueError("returned_because", self.returned_because, "left out where returned_at is")


@final
@frozen(kw_only=True)
class Urging:
    """
    A reminder that something is due (催办): when, and by whom.

    >>> from datetime import datetime
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> Urging(at=datetime(2024, 3, 8, 9, tzinfo=OFFICIAL_ZONE), by="督查室").by
    '督查室'
    """

    label: ClassVar[str] = "催办"

    at: datetime = field(validator=check_instant, metadata=means("催办时间"))
    by: str | None = field(default=None, validator=optional(check_text), metadata=means("催办人"))


def as_extensions(value: Iterable[Extension]) -> tuple[Extension, ...]:
    """Take a list of requests for more time for a tuple of them."""
    return as_tuple(value)


def as_interruptions(value: Iterable[Interruption]) -> tuple[Interruption, ...]:
    """Take a list of pauses for a tuple of them."""
    return as_tuple(value)


def as_reports(value: Iterable[ProgressReport]) -> tuple[ProgressReport, ...]:
    """Take a list of reports for a tuple of them."""
    return as_tuple(value)


def as_urgings(value: Iterable[Urging]) -> tuple[Urging, ...]:
    """Take a list of urgings for a tuple of them."""
    return as_tuple(value)
