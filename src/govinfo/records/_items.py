"""What happened to items of information: commissioned, submitted, adopted, instructed on, reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar, cast, final

from attrs import field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.instants import official_day
from govinfo.labels import LeaderRank, Level, ReviewOutcome
from govinfo.records._accepted import as_exact_or_none, as_level, as_outcome, as_rank_or_none, as_texts
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
    check_positive,
    check_text,
    each,
    exactly_one,
    no_twice,
    not_before,
    part,
    some,
)
from govinfo.records._meanings import CellKind, means
from govinfo.records._parts import (
    Contributor,
    Extension,
    Interruption,
    as_contributors,
    as_extensions,
    as_interruptions,
    check_contributors,
    check_pauses,
)


@final
@frozen(kw_only=True)
class Commission:
    """
    A commission (约稿): an office asks units for an item by a due time.

    Attributes:
        by: the level of the office that asks.
        units: the ids of the units asked.

    >>> from datetime import UTC, datetime
    >>> asked, due = datetime(2024, 3, 1, 1, tzinfo=UTC), datetime(2024, 3, 5, 9, tzinfo=UTC)
    >>> Commission(id="c1", by="district", units=("agri",), asked_at=asked, due_at=due).units
    ('agri',)
    """

    label: ClassVar[str] = "约稿"

    id: str = field(validator=check_id, metadata=means("编号"))
    by: Level = field(converter=as_level, validator=part(Level), metadata=means("约稿层级"))
    units: tuple[str, ...] = field(converter=as_texts, validator=some(check_id), metadata=means("约稿单位", refers="units"))
    asked_at: datetime = field(validator=check_instant, metadata=means("约稿时间"))
    due_at: datetime = field(validator=check_instant, metadata=means("截止时间", cell=CellKind.DUE))
    title: str | None = field(default=None, validator=optional(check_text), metadata=means("标题"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    extensions: tuple[Extension, ...] = field(
        default=(), converter=as_extensions, validator=each(part(Extension)), metadata=means("延期申请")
    )
    pauses: tuple[Interruption, ...] = field(
        default=(), converter=as_interruptions, validator=each(part(Interruption)), metadata=means("暂停计时")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a due time before the request, a unit asked twice, and pauses that overlap."""
        not_before("due_at", self.due_at, "asked_at", self.asked_at)
        no_twice("units", self.units)
        check_pauses(self.pauses)


@final
@frozen(kw_only=True)
class Contribution:
    """
    A unit's part in an item (供稿单位): its weight where shares are weighted, and whether it leads.

    >>> Contribution(unit="agri", weight=3).weight
    3
    """

    label: ClassVar[str] = "供稿单位"

    unit: str = field(validator=check_id, metadata=means("供稿单位", refers="units", alone=True))
    weight: Exact | None = field(
        default=None,
        converter=as_exact_or_none,
        validator=optional(check_positive),
        metadata=means("权重", column="weights", cell=CellKind.NUMBERS),
    )
    lead: bool = field(default=False, validator=check_bool, metadata=means("牵头单位", cell=CellKind.UNIT))


def _contributions(value: Iterable[Contribution | str]) -> tuple[Contribution, ...]:
    if not isinstance(value, (tuple, list)):
        return value  # type: ignore[return-value]  # the validator refuses it
    several = cast("Sequence[Contribution | str]", value)
    return tuple([Contribution(unit=one) if isinstance(one, str) else one for one in several])


@final
@frozen(kw_only=True)
class Submission:
    """
    One item of information sent by its units (报送).

    Attributes:
        units: the contributing units in order; an item of several is a composite one (综合信息).
        submitted_at: when it was sent.
        authors: the persons who wrote it, in order; an id alone is one without a weight.
        form: its form, such as `item` or `brief`; the rulebook declares the forms.
        kinds: what it is about, such as experience or problem; several are possible.
        happened_at: when the event it reports happened.
        characters: its length in characters.
        pictures: how many pictures it has.
        channel: the way it was sent.
        commission: the id of the commission it answers.
        subject: what it is about, as one word; items of one subject can be counted once.
        urgent: whether it was sent as an urgent report.
        extensions: the requests for more time, where the item is itself the answer that was due.
        pauses: the days on which that clock stood.

    >>> from datetime import UTC
    >>> Submission(id="s1", units=(Contribution(unit="agri"),), submitted_at=datetime(2024, 3, 1, 9, tzinfo=UTC)).composite
    False
    """

    label: ClassVar[str] = "报送"

    id: str = field(validator=check_id, metadata=means("编号"))
    units: tuple[Contribution, ...] = field(converter=_contributions, validator=some(part(Contribution)), metadata=means("报送单位"))
    submitted_at: datetime = field(validator=check_instant, metadata=means("报送时间"))
    title: str | None = field(default=None, validator=optional(check_text), metadata=means("标题"))
    authors: tuple[Contributor, ...] = field(
        default=(), converter=as_contributors, validator=each(part(Contributor)), metadata=means("作者")
    )
    form: str | None = field(default=None, validator=optional(check_id), metadata=means("信息形式", declared="forms"))
    kinds: tuple[str, ...] = field(default=(), converter=as_texts, validator=each(check_id), metadata=means("信息类别", declared="kinds"))
    happened_at: datetime | None = field(default=None, validator=optional(check_instant), metadata=means("事发时间"))
    characters: int | None = field(default=None, validator=optional(check_count), metadata=means("字数"))
    pictures: int | None = field(default=None, validator=optional(check_count), metadata=means("图片数"))
    channel: str | None = field(default=None, validator=optional(check_id), metadata=means("报送渠道"))
    commission: str | None = field(default=None, validator=optional(check_id), metadata=means("约稿编号", refers="commissions"))
    subject: str | None = field(default=None, validator=optional(check_text), metadata=means("主题"))
    urgent: bool = field(default=False, validator=check_bool, metadata=means("紧急"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))
    extensions: tuple[Extension, ...] = field(
        default=(), converter=as_extensions, validator=each(part(Extension)), metadata=means("延期申请")
    )
    pauses: tuple[Interruption, ...] = field(
        default=(), converter=as_interruptions, validator=each(part(Interruption)), metadata=means("暂停计时")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a unit, an author or a kind named twice, two leads, weights of only some authors, and pauses that overlap."""
        if len(self.units) > 1:
            no_twice("units", (contribution.unit for contribution in self.units))
            if sum(contribution.lead for contribution in self.units) > 1:
                raise InvalidValueError("units", [c.unit for c in self.units if c.lead], "at most one lead")
        if len(self.authors) > 1:
            check_contributors("authors", self.authors)
        if len(self.kinds) > 1:
            no_twice("kinds", self.kinds)
        check_pauses(self.pauses)

    @property
    def on(self) -> date:
        """The official day on which it was sent (报送日期)."""
        return official_day(self.submitted_at)

    @property
    def composite(self) -> bool:
        """Whether several units contributed (综合多个单位的信息)."""
        return len(self.units) > 1

    @property
    def author_ids(self) -> tuple[str, ...]:
        """The ids of the persons who wrote it, in order (作者编号)."""
        return tuple([author.person for author in self.authors])


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

    >>> from datetime import date
    >>> adopted = AdoptionEvent(id="a1", submission="s1", publication="zhengwu", on=date(2024, 3, 5))
    >>> adopted.publication, adopted.form, adopted.fee
    ('zhengwu', None, None)
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
    fee: Exact | None = field(default=None, converter=as_exact_or_none, validator=optional(check_exact), metadata=means("稿费"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))


@final
@frozen(kw_only=True)
class LeaderInstruction:
    """
    A leader wrote on a submission, or on another matter, on a day (批示).

    Attributes:
        submission: the id of the item it is on; None where it is on a matter that is no item.
        matter: the id of the matter it is on; one of both is given.
        level: the level of the leader.
        rank: whether it was the principal leader of that level.
        leader: who it was, as the application calls the leader.
        affirmative: whether it approves.
        follows: the id of the earlier instruction on the same matter.

    >>> from datetime import date
    >>> written = LeaderInstruction(id="i1", submission="s1", level="city", on=date(2024, 3, 22))
    >>> written.level, written.affirmative
    (<Level.CITY: 'city'>, True)
    """

    label: ClassVar[str] = "批示"

    id: str = field(validator=check_id, metadata=means("编号", place=1))
    submission: str | None = field(
        default=None, validator=optional(check_id), metadata=means("报送编号", refers="submissions", rests=True, place=2)
    )
    matter: str | None = field(
        default=None, validator=optional(check_id), metadata=means("事项编号", refers="matters", rests=True, place=3)
    )
    level: Level = field(converter=as_level, validator=part(Level), metadata=means("层级"))
    on: date = field(validator=check_day, metadata=means("批示日期"))
    rank: LeaderRank | None = field(
        default=None, converter=as_rank_or_none, validator=optional(part(LeaderRank)), metadata=means("领导职务")
    )
    leader: str | None = field(default=None, validator=optional(check_text), metadata=means("批示领导"))
    affirmative: bool = field(default=True, validator=check_bool, metadata=means("肯定性批示"))
    follows: str | None = field(default=None, validator=optional(check_id), metadata=means("前次批示", refers="instructions"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse an instruction on nothing, or on two things."""
        exactly_one(submission=self.submission, matter=self.matter)


@final
@frozen(kw_only=True)
class Review:
    """
    What became of an item beside adoption (审稿): accepted, returned, rejected, merged into another one, withdrawn.

    Attributes:
        outcome: what became of it.
        into: the id of the item it was merged into.
        by: who reviewed it.
        reason: why, as the sending unit is told.

    >>> Review(id="r1", submission="s1", on=date(2024, 3, 6), outcome=ReviewOutcome.MERGED, into="s2").into
    's2'
    """

    label: ClassVar[str] = "审稿"

    id: str = field(validator=check_id, metadata=means("编号"))
    submission: str = field(validator=check_id, metadata=means("报送编号", refers="submissions"))
    on: date = field(validator=check_day, metadata=means("审稿日期"))
    outcome: ReviewOutcome = field(converter=as_outcome, validator=part(ReviewOutcome), metadata=means("审稿结果"))
    into: str | None = field(default=None, validator=optional(check_id), metadata=means("并入报送", refers="submissions"))
    by: str | None = field(default=None, validator=optional(check_text), metadata=means("审稿人"))
    reason: str | None = field(default=None, validator=optional(check_text), metadata=means("理由"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse an item merged into itself, and one that was not merged but went into another."""
        if self.into is None:
            return
        if self.outcome is not ReviewOutcome.MERGED:
            raise InvalidValueError("into", self.into, "left out: only a merged item goes into another")
        if self.into == self.submission:
            raise InvalidValueError("into", self.into, "the id of another item: none is merged into itself")
