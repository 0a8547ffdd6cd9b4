"""What people decided about the facts, and what is said against it: lapses, findings, claims, corrections."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, TypeAlias, final

from attrs import field, fields, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.labels import Action, Decision, Level
from govinfo.periods import Period
from govinfo.records._accepted import as_action, as_decision_or_none, as_exact_or_none, as_level_or_none, as_texts
from govinfo.records._fields import (
    NO_TAGS,
    Tags,
    as_tags,
    check_bool,
    check_day,
    check_exact,
    check_id,
    check_text,
    each,
    exactly_one,
    no_twice,
    not_before,
    part,
)
from govinfo.records._items import AdoptionEvent, Commission, LeaderInstruction, Review, Submission
from govinfo.records._matters import Handling, Matter
from govinfo.records._meanings import CellKind, means
from govinfo.records._merits import Merit
from govinfo.records._subjects import Figure, Person, Target, Unit
from govinfo.texts import Text


@final
@frozen(kw_only=True)
class Lapse:
    """
    A lapse (过错): an urgent report late, omitted or concealed, an untrue item, a commission failed, criticism.

    Attributes:
        kind: a word of `LapseKind` or one that the rulebook declares.
        by: the level that circulated or commissioned it.
        persons: the ids of the persons it names.

    >>> from datetime import date
    >>> late = Lapse(id="l1", unit="agri", kind="urgent-late", on=date(2024, 6, 3), by="city")
    >>> late.kind, late.by
    ('urgent-late', <Level.CITY: 'city'>)
    """

    label: ClassVar[str] = "过错"

    id: str = field(validator=check_id, metadata=means("编号"))
    unit: str = field(validator=check_id, metadata=means("单位", refers="units"))
    kind: str = field(validator=check_id, metadata=means("过错种类", declared="lapses"))
    on: date = field(validator=check_day, metadata=means("日期"))
    by: Level | None = field(default=None, converter=as_level_or_none, validator=optional(part(Level)), metadata=means("通报层级"))
    submission: str | None = field(default=None, validator=optional(check_id), metadata=means("报送编号", refers="submissions"))
    commission: str | None = field(default=None, validator=optional(check_id), metadata=means("约稿编号", refers="commissions"))
    persons: tuple[str, ...] = field(default=(), converter=as_texts, validator=each(check_id), metadata=means("责任人", refers="persons"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a person named twice."""
        no_twice("persons", self.persons)


@final
@frozen(kw_only=True)
class About:
    """
    What a finding is about (认定对象): a unit, a person, or a record and, beside it, a unit's part in it.

    >>> About(adoption="a1", unit="agri").record
    'a1'
    """

    label: ClassVar[str] = "认定对象"

    unit: str | None = field(default=None, validator=optional(check_id), metadata=means("认定单位", refers="units"))
    person: str | None = field(default=None, validator=optional(check_id), metadata=means("认定人员", refers="persons"))
    submission: str | None = field(default=None, validator=optional(check_id), metadata=means("认定报送", refers="submissions"))
    adoption: str | None = field(default=None, validator=optional(check_id), metadata=means("认定采用", refers="adoptions"))
    instruction: str | None = field(default=None, validator=optional(check_id), metadata=means("认定批示", refers="instructions"))
    lapse: str | None = field(default=None, validator=optional(check_id), metadata=means("认定过错", refers="lapses"))
    merit: str | None = field(default=None, validator=optional(check_id), metadata=means("认定加分事项", refers="merits"))
    matter: str | None = field(default=None, validator=optional(check_id), metadata=means("认定事项", refers="matters"))
    handling: str | None = field(default=None, validator=optional(check_id), metadata=means("认定办理", refers="handlings"))
    review: str | None = field(default=None, validator=optional(check_id), metadata=means("认定审稿", refers="reviews"))

    def __attrs_post_init__(self) -> None:
        """Refuse a finding about nothing, or about two things."""
        named = [spec.name for spec in fields(About) if getattr(self, spec.name) is not None]
        others = [name for name in named if name != "unit"]
        if len(others) > 1 or not named or (self.unit is not None and others == ["person"]):
            raise InvalidValueError("about", named, "one unit, one person, or one record and perhaps a unit beside it")

    @property
    def kind(self) -> str:
        """What it is about: `unit`, `person`, or the type of the record that it names."""
        return next((kind for kind in _RECORD_KINDS if getattr(self, kind) is not None), "unit")

    @property
    def record(self) -> str | None:
        """The id of the record it is about, None where it is about a unit or person as a whole."""
        return None if (kind := self.kind) in {"unit", "person"} else getattr(self, kind)

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells one subject of findings from another."""
        kind = self.kind
        return (kind, str(getattr(self, kind)), self.unit if kind != "unit" else None)


_RECORD_KINDS = tuple(spec.name for spec in fields(About) if spec.name != "unit")


@final
@frozen(kw_only=True)
class Finding:
    """
    An assessor's recorded judgement (认定) on a unit, a person or a record.

    Of several findings on one criterion and subject the latest counts that says whether it is met, or an amount.

    Attributes:
        criterion: what was judged; the rulebook declares the criteria.
        met: whether the criterion is met.
        amount: how much the assessor decided, where the rule leaves that to the assessor.
        counts_on: the day on which it counts, where that is not the day of the record it is about.

    >>> from datetime import date
    >>> from govinfo.records import About
    >>> Finding(id="f1", criterion="leadership", about=About(unit="agri"), on=date(2024, 12, 20), met=True).met
    True
    """

    label: ClassVar[str] = "认定"

    id: str = field(validator=check_id, metadata=means("编号"))
    criterion: str = field(validator=check_id, metadata=means("认定标准", declared="criteria"))
    about: About = field(validator=part(About), metadata=means("认定对象"))
    on: date = field(validator=check_day, metadata=means("认定日期"))
    met: bool | None = field(default=None, validator=optional(check_bool), metadata=means("是否符合"))
    amount: Exact | None = field(default=None, converter=as_exact_or_none, validator=optional(check_exact), metadata=means("认定数额"))
    text: str | None = field(default=None, validator=optional(check_text), metadata=means("认定意见"))
    by: str | None = field(default=None, validator=optional(check_text), metadata=means("认定人"))
    reason: str | None = field(default=None, validator=optional(check_text), metadata=means("理由"))
    counts_on: date | None = field(default=None, validator=optional(check_day), metadata=means("计分日期"))

    @property
    def decides(self) -> bool:
        """Whether it says if the criterion is met, or an amount."""
        return self.met is not None or self.amount is not None

    @property
    def order(self) -> tuple[bool, date, str]:
        """Where it stands among those on the same criterion and subject, of which the last counts: behind all that decide nothing."""
        return (self.decides, self.on, self.id)


@final
@frozen(kw_only=True)
class Claim:
    """
    What a unit or a person says it should have (申诉), and what was decided on it.

    Attributes:
        period: the days for which it is claimed.
        points: the points that it should have in all.
        yuan: the money that it should have in all.
        record: the id of a record that should count, or count otherwise.
        reason: why.
        decision: whether it was upheld, wholly or partly, or dismissed; None while nobody has decided.
        correction: the id of the correction it led to.

    >>> Claim(id="k1", unit="agri", on=date(2025, 1, 9), period=Period.parse("2024"), points=135).points
    135
    """

    label: ClassVar[str] = "申诉"

    id: str = field(validator=check_id, metadata=means("编号", place=1))
    unit: str | None = field(default=None, validator=optional(check_id), metadata=means("单位", refers="units", rests=True, place=2))
    person: str | None = field(default=None, validator=optional(check_id), metadata=means("人员", refers="persons", rests=True, place=3))
    on: date = field(validator=check_day, metadata=means("申诉日期"))
    period: Period = field(validator=part(Period), metadata=means("考核期"))
    points: Exact | None = field(default=None, converter=as_exact_or_none, validator=optional(check_exact), metadata=means("主张得分"))
    yuan: Exact | None = field(default=None, converter=as_exact_or_none, validator=optional(check_exact), metadata=means("主张金额"))
    record: str | None = field(default=None, validator=optional(check_id), metadata=means("主张记录", cell=CellKind.ID))
    reason: str | None = field(default=None, validator=optional(check_text), metadata=means("理由"))
    decided_on: date | None = field(default=None, validator=optional(check_day), metadata=means("处理日期"))
    decision: Decision | None = field(
        default=None, converter=as_decision_or_none, validator=optional(part(Decision)), metadata=means("处理结果")
    )
    decided_by: str | None = field(default=None, validator=optional(check_text), metadata=means("处理人"))
    correction: str | None = field(default=None, validator=optional(check_id), metadata=means("所致更正", refers="corrections"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a claim of nobody, of two parties or of nothing, and what follows from a decision that there is not."""
        exactly_one(unit=self.unit, person=self.person)
        if self.points is None and self.yuan is None and self.record is None:
            raise InvalidValueError("points", None, "given, or yuan or record: a claim says what should be")
        if self.decision is None:
            for name in ("decided_on", "decided_by", "correction"):
                if getattr(self, name) is not None:
                    raise InvalidValueError(name, str(getattr(self, name)), "left out while decision says nothing: it is not decided")
        if self.decided_on is not None:
            not_before("decided_on", self.decided_on, "on", self.on)


Record: TypeAlias = (
    Unit
    | Person
    | Commission
    | Submission
    | Matter
    | AdoptionEvent
    | LeaderInstruction
    | Handling
    | Merit
    | Review
    | Lapse
    | Finding
    | Target
    | Figure
    | Claim
)
"""Any record that a correction can mend."""


@final
@frozen(kw_only=True)
class Correction:
    """
    The mending of a record (更正): it is voided or replaced, with the reason, by whom and on which day.

    A record is never edited. Of several corrections of one record the last decides, by day, then by id.

    Attributes:
        of: the id of the record, which may be a correction too.
        replacement: the whole record as it should have been, with the same id.

    >>> from datetime import date
    >>> void = Correction(id="k1", of="a1", action="void", on=date(2024, 4, 1), reason="登记重复", by="李四")
    >>> void.action, void.replacement
    (<Action.VOID: 'void'>, None)
    """

    label: ClassVar[str] = "更正"

    id: str = field(validator=check_id, metadata=means("编号"))
    of: str = field(validator=check_id, metadata=means("更正对象"))
    action: Action = field(converter=as_action, validator=part(Action), metadata=means("更正方式"))
    on: date = field(validator=check_day, metadata=means("更正日期"))
    reason: str = field(validator=check_text, metadata=means("理由"))
    by: str = field(validator=check_text, metadata=means("更正人"))
    replacement: Record | Correction | None = field(default=None, metadata=means("更正后的记录"))

    def __attrs_post_init__(self) -> None:
        """Refuse a replacement where none belongs, none where one belongs, and one with another id."""
        if self.of == self.id:
            raise InvalidValueError("of", self.of, "the id of another record")
        if (self.action is Action.REPLACE) != (self.replacement is not None):
            raise InvalidValueError("replacement", self.replacement and self.of, "given with replace, and only with it")
        if self.replacement is not None and self.replacement.id != self.of:
            raise InvalidValueError("replacement", self.replacement.id, Text("a record that keeps the id {id}", id=self.of))
