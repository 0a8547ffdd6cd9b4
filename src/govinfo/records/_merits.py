"""What was done without an item of information and earns something all the same."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, final

from attrs import field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.labels import Level
from govinfo.records._accepted import as_exact_or_none, as_level_or_none
from govinfo.records._fields import (
    NO_TAGS,
    Tags,
    as_tags,
    check_day,
    check_exact,
    check_id,
    check_text,
    check_times,
    each,
    part,
)
from govinfo.records._meanings import means
from govinfo.records._parts import Contributor, as_contributors, check_contributors


@final
@frozen(kw_only=True)
class Merit:
    """
    What was done without an item (加分事项): help given to another unit, a prize, a training held.

    Attributes:
        kind: what it is; the rulebook declares the kinds.
        unit: the unit it counts for.
        persons: the persons it counts for, or those of the unit who did it; an id alone is one without a weight.
        level: the level that granted it.
        by: who granted it.
        amount: how much was decided, where the rule leaves that to the assessor.
        times: how often it was done.
        submission: the id of the item it has to do with.

    >>> Merit(id="m1", kind="helped", on=date(2024, 5, 6), unit="agri", times=2).times
    2
    """

    label: ClassVar[str] = "加分事项"

    id: str = field(validator=check_id, metadata=means("编号"))
    kind: str = field(validator=check_id, metadata=means("加分种类", declared="merits"))
    on: date = field(validator=check_day, metadata=means("日期"))
    unit: str | None = field(default=None, validator=optional(check_id), metadata=means("单位", refers="units", rests=True))
    persons: tuple[Contributor, ...] = field(
        default=(), converter=as_contributors, validator=each(part(Contributor)), metadata=means("人员", rests=True)
    )
    level: Level | None = field(default=None, converter=as_level_or_none, validator=optional(part(Level)), metadata=means("层级"))
    by: str | None = field(default=None, validator=optional(check_text), metadata=means("授予单位"))
    amount: Exact | None = field(default=None, converter=as_exact_or_none, validator=optional(check_exact), metadata=means("认定数额"))
    times: int = field(default=1, validator=check_times, metadata=means("次数"))
    title: str | None = field(default=None, validator=optional(check_text), metadata=means("事由"))
    submission: str | None = field(default=None, validator=optional(check_id), metadata=means("报送编号", refers="submissions"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a merit of nobody, a person named twice, and weights of only some."""
        if self.unit is None and not self.persons:
            raise InvalidValueError("unit", None, "given, or persons, or both: a merit is somebody's")
        check_contributors("persons", self.persons)
