"""What must be handled, and how it was: matters that are no items, and the handling of whatever has a clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, cast, final

from attrs import Attribute, Factory, field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.instants import official_day
from govinfo.labels import Complexity, Level, Role
from govinfo.records._accepted import as_complexity_or_none, as_level_or_none, as_role_or_none
from govinfo.records._fields import (
    NO_TAGS,
    Tags,
    as_tags,
    check_id,
    check_instant,
    check_place,
    check_text,
    each,
    no_twice,
    not_before,
    part,
    some,
)
from govinfo.records._meanings import CellKind, means
from govinfo.records._parts import (
    Extension,
    Interruption,
    ProgressReport,
    Urging,
    as_extensions,
    as_interruptions,
    as_reports,
    as_urgings,
    check_pauses,
)


@final
@frozen(kw_only=True)
class Assignee:
    """
    A unit's part in a matter (承办单位): which unit, and whether it leads, is responsible or supervises.

    >>> Assignee(unit="agri", role=Role.LEAD).role.label
    '牵头'
    """

    label: ClassVar[str] = "承办单位"

    unit: str = field(validator=check_id, metadata=means("承办单位", refers="units", alone=True))
    role: Role | None = field(
        default=None,
        converter=as_role_or_none,
        validator=optional(part(Role)),
        metadata=means("承办分工", column="roles", cell=CellKind.WORDS),
    )


def _assignees(value: Iterable[Assignee | str]) -> tuple[Assignee, ...]:
    if not isinstance(value, (tuple, list)):
        return value  # type: ignore[return-value]  # the validator refuses it
    several = cast("Sequence[Assignee | str]", value)
    return tuple(Assignee(unit=one) if isinstance(one, str) else one for one in several)


@final
@frozen(kw_only=True)
class Matter:
    """
    What must be handled and is no item of information (督办事项、办件、申请、任务、纪要).

    Attributes:
        kind: what it is; the rulebook declares the kinds.
        units: the units that handle it, in order; an id alone is one without a role.
        arose_at: when it arose: was assigned, came in, was decided.
        number: the number of its paper.
        due_at: when it is due, where that was said.
        level: the level it comes from.
        by: who assigned it or asked for it.

    >>> from datetime import UTC
    >>> Matter(id="m1", kind="task", units=("agri",), arose_at=datetime(2026, 3, 2, 1, tzinfo=UTC)).on
    datetime.date(2026, 3, 2)
    """

    label: ClassVar[str] = "事项"

    id: str = field(validator=check_id, metadata=means("编号"))
    kind: str = field(validator=check_id, metadata=means("事项种类", declared="matters"))
    units: tuple[Assignee, ...] = field(converter=_assignees, validator=some(part(Assignee)), metadata=means("承办单位"))
    arose_at: datetime = field(validator=check_instant, metadata=means("发生时间"))
    title: str | None = field(default=None, validator=optional(check_text), metadata=means("标题"))
    number: str | int | None = field(default=None, validator=optional(check_place), metadata=means("文号"))
    due_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("截止时间", cell=CellKind.DUE))
    level: Level | None = field(default=None, converter=as_level_or_none, validator=optional(part(Level)), metadata=means("层级"))
    by: str | None = field(default=None, validator=optional(check_text), metadata=means("交办人"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a unit named twice, two leads, and a matter due before it arose."""
        no_twice("units", (one.unit for one in self.units))
        leads = [one.unit for one in self.units if one.role is Role.LEAD]
        if len(leads) > 1:
            raise InvalidValueError("units", leads, "at most one lead")
        if self.due_at is not None:
            not_before("due_at", self.due_at, "arose_at", self.arose_at)

    @property
    def on(self) -> date:
        """The official day on which it arose (发生日期)."""
        return official_day(self.arose_at)


def _check_of(_: object, attribute: Attribute[Any], value: object) -> None:
    if value != "":  # the class tells that nothing is named
        check_id(_, attribute, value)


def _named_otherwise(handling: Handling) -> str:
    return handling.instruction or ""


@final
@frozen(kw_only=True)
class Handling:
    """
    A unit's work on an instruction, a matter, a commission or an answer that is due (办理): received, extended, reported on, done.

    Attributes:
        of: the id of the instruction, matter, commission or submission that is handled.
        instruction: the name that *of* had when only instructions were handled; what was written so is written so again.
        complexity: how hard the matter is, where that decides how long the unit has.
        due_at: when it is due, where that was said; it goes before what the rule says.
        restarted_at: when the clock began afresh.
        pauses: the days on which the clock stood.
        urged: when the unit was reminded.
        done_at: when it was done; None while it is not.

    >>> from datetime import UTC
    >>> received = datetime(2026, 3, 2, 1, tzinfo=UTC)
    >>> old = Handling(id="h1", instruction="i1", unit="agri", received_at=received)
    >>> old.of, old == Handling(id="h1", of="i1", unit="agri", received_at=received)
    ('i1', True)
    """

    label: ClassVar[str] = "办理"

    id: str = field(validator=check_id, metadata=means("编号", place=1))
    instruction: str | None = field(
        default=None, eq=False, validator=optional(check_id), metadata=means("批示编号", refers="instructions", rests=True, place=2)
    )
    of: str = field(
        default=Factory(_named_otherwise, takes_self=True),
        validator=_check_of,
        metadata=means(
            "办理对象",
            refers=("instructions", "matters", "commissions", "submissions"),
            rests=True,
            unless="instruction",
            cell=CellKind.ID,
            place=3,
        ),
    )
    unit: str = field(validator=check_id, metadata=means("办理单位", refers="units"))
    received_at: datetime = field(validator=check_instant, metadata=means("收到时间"))
    complexity: Complexity | None = field(
        default=None, converter=as_complexity_or_none, validator=optional(part(Complexity)), metadata=means("办理难度")
    )
    extensions: tuple[Extension, ...] = field(
        default=(), converter=as_extensions, validator=each(part(Extension)), metadata=means("延期申请")
    )
    reports: tuple[ProgressReport, ...] = field(
        default=(), converter=as_reports, validator=each(part(ProgressReport)), metadata=means("进展报告")
    )
    done_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("办结时间"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))
    due_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("截止时间", cell=CellKind.DUE))
    restarted_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("重新起算时间"))
    pauses: tuple[Interruption, ...] = field(
        default=(), converter=as_interruptions, validator=each(part(Interruption)), metadata=means("暂停计时")
    )
    urged: tuple[Urging, ...] = field(default=(), converter=as_urgings, validator=each(part(Urging)), metadata=means("催办"))

    def __attrs_post_init__(self) -> None:
        """Refuse the handling of nothing or of two things, and work done or begun anew before it was received."""
        if not self.of:
            raise InvalidValueError("of", None, "the id of the instruction, matter, commission or submission that is handled")
        if self.instruction is not None and self.instruction != self.of:
            raise InvalidValueError("instruction", self.instruction, "left out where of names what is handled")
        for name in ("done_at", "restarted_at"):
            value: datetime | None = getattr(self, name)
            if value is not None:
                not_before(name, value, "received_at", self.received_at)
        check_pauses(self.pauses)

    @property
    def on(self) -> date:
        """The official day on which it was done, else on which it was received (办理日期)."""
        return official_day(self.done_at or self.received_at)
