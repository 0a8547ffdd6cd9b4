"""What happened to items of information: commissioned, submitted, adopted, instructed on, handled."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import ClassVar, final

from attrs import field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.instants import official_day
from govinfo.labels import Complexity, LeaderRank, Level
from govinfo.records._fields import (
    NO_TAGS,
    Tags,
    as_tags,
    check_bool,
    check_count,
    check_day,
    check_exact,
    check_id,
    check_instant,
    check_place,
    check_text,
    each,
    part,
    some,
)
from govinfo.records._meanings import CellKind, means
from govinfo.texts import Text
from govinfo.texts._text import plain


@final
@frozen(kw_only=True)
class Commission:
    """
    A commission (约稿): an office asks units for an item by a due time.

    Attributes:
        by: the level of the office that asks.
        units: the ids of the units asked.
    """

    label: ClassVar[str] = "约稿"

    id: str = field(validator=check_id, metadata=means("编号"))
    by: Level = field(validator=part(Level), metadata=means("约稿层级"))
    units: tuple[str, ...] = field(validator=some(check_id), metadata=means("约稿单位", refers="units"))
    asked_at: datetime = field(validator=check_instant, metadata=means("约稿时间"))
    due_at: datetime = field(validator=check_instant, metadata=means("截止时间", cell=CellKind.DUE))
    title: str | None = field(default=None, validator=optional(check_text), metadata=means("标题"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a due time before the request, and a unit asked twice."""
        _after("due_at", self.due_at, "asked_at", self.asked_at)
        _no_twice("units", self.units)


@final
@frozen(kw_only=True)
class Contribution:
    """
    A unit's part in an item (供稿单位): its weight where shares are weighted, and whether it leads.

    >>> Contribution(unit="agri", weight=3).weight
    3
    """

    label: ClassVar[str] = "供稿单位"

    unit: str = field(validator=check_id, metadata=means("供稿单位", refers="units"))
    weight: Exact | None = field(
        default=None, validator=optional(check_exact), metadata=means("权重", column="weights", cell=CellKind.NUMBERS)
    )
    lead: bool = field(default=False, validator=check_bool, metadata=means("牵头单位", cell=CellKind.UNIT))

    def __attrs_post_init__(self) -> None:
        """Refuse a weight that is not above zero."""
        if self.weight is not None and self.weight <= 0:
            raise InvalidValueError("weight", plain(self.weight, "en"), "above zero")


@final
@frozen(kw_only=True)
class Submission:
    """
    One item of information sent by its units (报送).

    Attributes:
        units: the contributing units in order; an item of several is a composite one (综合信息).
        submitted_at: when it was sent.
        authors: the ids of the persons who wrote it, in order.
        form: its form, such as `item` or `brief`; the rulebook declares the forms.
        kinds: what it is about, such as experience or problem; several are possible.
        happened_at: when the event it reports happened.
        characters: its length in characters.
        pictures: how many pictures it has.
        channel: the way it was sent.
        commission: the id of the commission it answers.
        subject: what it is about, as one word; items of one subject can be counted once.
        urgent: whether it was sent as an urgent report.

    >>> from datetime import UTC
    >>> Submission(id="s1", units=(Contribution(unit="agri"),), submitted_at=datetime(2024, 3, 1, 9, tzinfo=UTC)).composite
    False
    """

    label: ClassVar[str] = "报送"

    id: str = field(validator=check_id, metadata=means("编号"))
    units: tuple[Contribution, ...] = field(validator=some(part(Contribution)), metadata=means("报送单位"))
    submitted_at: datetime = field(validator=check_instant, metadata=means("报送时间"))
    title: str | None = field(default=None, validator=optional(check_text), metadata=means("标题"))
    authors: tuple[str, ...] = field(default=(), validator=each(check_id), metadata=means("作者", refers="persons"))
    form: str | None = field(default=None, validator=optional(check_id), metadata=means("信息形式", declared="forms"))
    kinds: tuple[str, ...] = field(default=(), validator=each(check_id), metadata=means("信息类别", declared="kinds"))
    happened_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("事发时间"))
    characters: int | None = field(default=None, validator=optional(check_count), metadata=means("字数"))
    pictures: int | None = field(default=None, validator=optional(check_count), metadata=means("图片数"))
    channel: str | None = field(default=None, validator=optional(check_id), metadata=means("报送渠道"))
    commission: str | None = field(default=None, validator=optional(check_id), metadata=means("约稿编号", refers="commissions"))
    subject: str | None = field(default=None, validator=optional(check_text), metadata=means("主题"))
    urgent: bool = field(default=False, validator=check_bool, metadata=means("紧急"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a unit, an author or a kind named twice, and two leads."""
        if len(self.units) > 1:
            _no_twice("units", tuple(contribution.unit for contribution in self.units))
            if sum(contribution.lead for contribution in self.units) > 1:
                raise InvalidValueError("units", [c.unit for c in self.units if c.lead], "at most one lead")
        if len(self.authors) > 1:
            _no_twice("authors", self.authors)
        if len(self.kinds) > 1:
            _no_twice("kinds", self.kinds)

    @property
    def on(self) -> date:
        """The official day on which it was sent (报送日期)."""
        return official_day(self.submitted_at)

    @property
    def composite(self) -> bool:
        """Whether several units contributed (综合多个单位的信息)."""
        return len(self.units) > 1


@final
@frozen(kw_only=True)
class AdoptionEvent:
    """
    A publication used a submission on a day (采用); one submission may be adopted several times.

    Attributes:
        publication: the id of the publication, which the rulebook declares.
        form: the form in which it was used; None for the submission's own.
        issue: the number of the publication's issue.
        grade: a grade inside the publication.
        position: the page or place.
        channel: the way the item reached the publication; None for the submission's own.
        characters: the length as printed.
        fee: what the publication paid, in yuan.
    """

    label: ClassVar[str] = "采用"

    id: str = field(validator=check_id, metadata=means("编号"))
    submission: str = field(validator=check_id, metadata=means("报送编号", refers="submissions"))
    publication: str = field(validator=check_id, metadata=means("刊物", declared="publications"))
    on: date = field(validator=check_day, metadata=means("采用日期"))
    form: str | None = field(default=None, validator=optional(check_id), metadata=means("采用形式", declared="forms"))
    issue: str | int | None = field(default=None, validator=optional(check_place), metadata=means("期号"))
    grade: str | None = field(default=None, validator=optional(check_id), metadata=means("等次", cell=CellKind.TEXT))
    position: str | int | None = field(default=None, validator=optional(check_place), metadata=means("版位"))
    channel: str | None = field(default=None, validator=optional(check_id), metadata=means("渠道"))
    characters: int | None = field(default=None, validator=optional(check_count), metadata=means("字数"))
    fee: Exact | None = field(default=None, validator=optional(check_exact), metadata=means("稿费"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))


@final
@frozen(kw_only=True)
class LeaderInstruction:
    """
    A leader wrote on a submission on a day (批示).

    Attributes:
        level: the level of the leader.
        rank: whether it was the principal leader of that level.
        leader: who it was, as the application calls the leader.
        affirmative: whether it approves.
        follows: the id of the earlier instruction on the same matter.
    """

    label: ClassVar[str] = "批示"

    id: str = field(validator=check_id, metadata=means("编号"))
    submission: str = field(validator=check_id, metadata=means("报送编号", refers="submissions"))
    level: Level = field(validator=part(Level), metadata=means("层级"))
    on: date = field(validator=check_day, metadata=means("批示日期"))
    rank: LeaderRank | None = field(default=None, validator=optional(part(LeaderRank)), metadata=means("领导职务"))
    leader: str | None = field(default=None, validator=optional(check_text), metadata=means("批示领导"))
    affirmative: bool = field(default=True, validator=check_bool, metadata=means("肯定性批示"))
    follows: str | None = field(default=None, validator=optional(check_id), metadata=means("前次批示", refers="instructions"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))


@final
@frozen(kw_only=True)
class Extension:
    """A request for more time (延期申请): when asked, why, whether granted and until which day."""

    label: ClassVar[str] = "延期"

    asked_at: datetime = field(validator=check_instant, metadata=means("申请时间"))
    reason: str = field(validator=check_text, metadata=means("理由"))
    granted: bool = field(validator=check_bool, metadata=means("是否批准"))
    until: date | None = field(default=None, validator=optional(check_day), metadata=means("延至日期"))


@final
@frozen(kw_only=True)
class ProgressReport:
    """A report on the handling of a matter (进展报告): when, what, and who signed it."""

    label: ClassVar[str] = "报告"

    at: datetime = field(validator=check_instant, metadata=means("报告时间"))
    text: str | None = field(default=None, validator=optional(check_text), metadata=means("报告内容"))
    signed_by: str | None = field(default=None, validator=optional(check_text), metadata=means("签发人"))


@final
@frozen(kw_only=True)
class Handling:
    """
    A unit's work on an instruction (办理): received, extended, reported on, done.

    Attributes:
        complexity: how hard the matter is; it decides how long the unit has.
        done_at: when it was done; None while it is not.
    """

    label: ClassVar[str] = "办理"

    id: str = field(validator=check_id, metadata=means("编号"))
    instruction: str = field(validator=check_id, metadata=means("批示编号", refers="instructions"))
    unit: str = field(validator=check_id, metadata=means("办理单位", refers="units"))
    received_at: datetime = field(validator=check_instant, metadata=means("收到时间"))
    complexity: Complexity = field(validator=part(Complexity), metadata=means("办理难度"))
    extensions: tuple[Extension, ...] = field(default=(), validator=each(part(Extension)), metadata=means("延期申请"))
    reports: tuple[ProgressReport, ...] = field(default=(), validator=each(part(ProgressReport)), metadata=means("进展报告"))
    done_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("办结时间"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse work done before it was received."""
        if self.done_at is not None:
            _after("done_at", self.done_at, "received_at", self.received_at)


def _after(name: str, value: datetime, first: str, start: datetime) -> None:
    if value < start:
        raise InvalidValueError(name, value.isoformat(), Text("not before {first}, which is {start}", first=first, start=start.isoformat()))


def _no_twice(name: str, ids: tuple[str, ...]) -> None:
    twice = [item for item, times in Counter(ids).items() if times > 1]
    if twice:
        raise InvalidValueError(name, twice, "each named once")
