"""
What rules may ask of a record: its kind, its attributes, and conditions on them.

An attribute is computed from a few plain fields of the record and of its item. The fields are
named, so that an assessment reads each of them once per record and remembers the answer of all
rules for every combination of values it has met.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeAlias, final

from attrs import evolve, field, frozen

from govinfo._doors import typed
from govinfo.formulas import Kind
from govinfo.labels import Complexity, Labelled, Level, ReviewOutcome, Role
from govinfo.records import (
    About,
    AdoptionEvent,
    AnyRecord,
    Finding,
    Lapse,
    LeaderInstruction,
    Matter,
    Merit,
    Review,
    Submission,
    Tags,
    TagValue,
)
from govinfo.records._meanings import CellKind, kind_of, meaning, words_of, written
from govinfo.rulebook._results import Result
from govinfo.texts._word import word_of


class Facts(Labelled):
    """
    The kinds of records that rules price and measures count (事实种类).

    >>> [(one.value, one.label) for one in Facts][:3]
    [('submission', '报送'), ('adoption', '采用'), ('instruction', '批示')]
    """

    SUBMISSION = "submission", "报送"
    ADOPTION = "adoption", "采用"
    INSTRUCTION = "instruction", "批示"
    LAPSE = "lapse", "过错"
    FINDING = "finding", "认定"
    MERIT = "merit", "加分事项"
    REVIEW = "review", "审稿"
    MATTER = "matter", "事项"
    DUTY = "duty", "时限义务"


Value: TypeAlias = TagValue | tuple[str, ...] | None
TAG: Final = "tags."
"""What the name of an attribute that reads a tag of the record begins with."""

COMMISSIONED: Final = "commissioned"
"""The attribute that says whether an item answers a commission."""


@final
@frozen(kw_only=True)
class Attribute:
    """
    Something that can be asked of a record (属性).

    Attributes:
        title: its Chinese name.
        kind: what type its value has in a formula.
        fields: the plain fields it is computed from, `record.x` or `item.x`.
        derive: makes the value from the levels of the declared publications and the values of the fields.
        words: the vocabulary its values come from, None where any value is possible.
        many: whether it holds several words at once.
        varied: whether its values differ from record to record, as numbers and titles do.
    """

    title: str
    kind: Kind
    fields: tuple[str, ...]
    derive: Callable[[Mapping[str, Level], tuple[Any, ...]], Value]
    words: str | tuple[str, ...] | None = None
    many: bool = False
    varied: bool = False


def _same(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    value: Value = values[0]
    return value


def _first_given(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    value: Value = next((value for value in values if value is not None), None)
    return value


def _level_of(levels: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    return levels.get(values[0])


def _given(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    return values[0] is not None


def _size(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    return len(values[0])


def _decided(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    """Return the amount of a finding; one that says no decides that it is nothing, whatever amount stands beside it."""
    amount, met = values
    return 0 if met is False else amount


def _about(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
    kind: str = values[0].kind
    return kind


def _plain(title: str, field: str, kind: Kind = Kind.TEXT, **options: Any) -> Attribute:
    return Attribute(title=title, kind=kind, fields=(field,), derive=options.pop("derive", _same), **options)


_KINDS: Final[Mapping[CellKind | None, Kind]] = {CellKind.YES_NO: Kind.TRUTH, CellKind.COUNT: Kind.NUMBER, CellKind.NUMBER: Kind.NUMBER}


def _said(cls: type[AnyRecord], name: str, **options: Any) -> Attribute:
    """Return the attribute that a field of a record, or of the item where that is a submission, is: it says itself how it is called."""
    spec = next(spec for spec in written(cls) if spec.name == name)
    words = words_of(spec)
    if words is not None:
        options = {"words": tuple(word.value for word in words)} | options
    kind = _KINDS.get(kind_of(spec), Kind.TEXT)
    options = {"varied": kind is Kind.NUMBER} | options
    return _plain(meaning(spec).title, f"{'item' if cls is Submission else 'record'}.{name}", kind, **options)


_ENDED: Final = tuple(result.value for result in Result if result is not Result.OPEN)
_LEVELS = tuple(level.value for level in Level)
_OF_ITEM: Final = {
    "composite": _plain("综合信息", "item.composite", Kind.TRUTH),
    "contributors": _plain("供稿单位数", "item.units", Kind.NUMBER, derive=_size),
    "authors": _plain("作者数", "item.authors", Kind.NUMBER, derive=_size),
    "kinds": _said(Submission, "kinds", words="kinds", many=True),
    "urgent": _plain("紧急信息", "item.urgent", Kind.TRUTH),
    COMMISSIONED: _plain("约稿", "item.commission", Kind.TRUTH, derive=_given),
    "adopted": _plain("已被采用", "item.adopted", Kind.TRUTH),
    "carriers": _plain("采用刊物", "item.carriers", words="publications", many=True),
    "reviewed": _plain("审稿结果", "item.reviewed", words=tuple(outcome.value for outcome in ReviewOutcome)),
    "in_time": _plain("按时完成约稿", "item.in_time", Kind.TRUTH),
    "subject": _said(Submission, "subject", varied=True),
    "pictures": _said(Submission, "pictures"),
}
_FORM = _said(Submission, "form", words="forms")
_CHANNEL = _said(Submission, "channel")
_LENGTH = _said(Submission, "characters")
_LEVEL = _said(LeaderInstruction, "level")
_OF_INSTRUCTION: Final = {
    "level": _LEVEL,
    "rank": _said(LeaderInstruction, "rank"),
    "leader": _said(LeaderInstruction, "leader"),
    "affirmative": _said(LeaderInstruction, "affirmative"),
    "further": _plain("再次批示", "record.follows", Kind.TRUTH, derive=_given),
}

ATTRIBUTES: Final[Mapping[Facts, Mapping[str, Attribute]]] = MappingProxyType(
    {
        Facts.SUBMISSION: _OF_ITEM | {"form": _FORM, "channel": _CHANNEL, "characters": _LENGTH},
        Facts.ADOPTION: _OF_ITEM
        | {
            "publication": _said(AdoptionEvent, "publication", words="publications"),
            "level": _plain("层级", "record.publication", words=_LEVELS, derive=_level_of),
            "form": Attribute(title="信息形式", kind=Kind.TEXT, fields=("record.form", "item.form"), derive=_first_given, words="forms"),
            "channel": Attribute(title="报送渠道", kind=Kind.TEXT, fields=("record.channel", "item.channel"), derive=_first_given),
            "characters": Attribute(
                title="字数", kind=Kind.NUMBER, fields=("record.characters", "item.characters"), derive=_first_given, varied=True
            ),
            "grade": _plain("刊登等次", "record.grade"),
            "position": _plain("版面位置", "record.position"),
            "fee": _plain("稿酬", "record.fee", Kind.NUMBER, varied=True),
        },
        Facts.INSTRUCTION: _OF_ITEM | {"form": _FORM, "channel": _CHANNEL} | _OF_INSTRUCTION,
        Facts.LAPSE: {
            "kind": _said(Lapse, "kind", words="lapses"),
            "by": _said(Lapse, "by"),
            "persons": _plain("点名人数", "record.persons", Kind.NUMBER, derive=_size),
        },
        Facts.FINDING: _OF_ITEM
        | {
            "criterion": _said(Finding, "criterion", words="criteria"),
            "met": _said(Finding, "met"),
            "about": _said(Finding, "about", derive=_about, words=tuple(spec.name for spec in written(About))),
            "form": _FORM,
            "decided": evolve(_said(Finding, "amount"), fields=("record.amount", "record.met"), derive=_decided),
            "with_amount": _plain("写明数额", "record.amount", Kind.TRUTH, derive=_given, varied=True),
        },
        Facts.MERIT: {
            "kind": _said(Merit, "kind", words="merits"),
            "level": _said(Merit, "level"),
            "by": _said(Merit, "by", varied=True),
            "title": _said(Merit, "title", varied=True),
            "times": _said(Merit, "times"),
            "persons": _plain("人数", "record.persons", Kind.NUMBER, derive=_size),
            "decided": _said(Merit, "amount"),
            "with_amount": _plain("写明数额", "record.amount", Kind.TRUTH, derive=_given, varied=True),
        },
        Facts.REVIEW: _OF_ITEM
        | {
            "outcome": _said(Review, "outcome"),
            "by": _said(Review, "by", varied=True),
            "into": _plain("并入其他信息", "record.into", Kind.TRUTH, derive=_given),
            "form": _FORM,
            "channel": _CHANNEL,
        },
        Facts.MATTER: {
            "kind": _said(Matter, "kind", words="matters"),
            "level": _said(Matter, "level"),
            "by": _said(Matter, "by", varied=True),
            "title": _said(Matter, "title", varied=True),
        },
        Facts.DUTY: {
            "duty": _plain("义务", "record.duty", words="duties"),
            "of": _plain("义务种类", "record.of", words="duty_kinds"),
            "result": _plain("办理结果", "record.result", words=_ENDED),
            "late_days": _plain("逾期天数", "record.late_days", Kind.NUMBER, varied=True),
            "late_minutes": _plain("逾期分钟数", "record.late_minutes", Kind.NUMBER, varied=True),
            "role": _plain("承办分工", "record.role", words=tuple(role.value for role in Role)),
            "reminders": _plain("催办次数", "record.reminders", Kind.NUMBER, varied=True),
            "returned": _plain("退回次数", "record.returned", Kind.NUMBER, varied=True),
        },
    }
)
"""What can be asked of each kind of record, besides its tags."""

OF_HANDLING: Final[Mapping[str, Attribute]] = MappingProxyType(
    {"complexity": _plain("办理难度", "record.complexity", words=tuple(one.value for one in Complexity))}
    | {
        name: evolve(found, fields=tuple("instruction." + field_.partition(".")[2] for field_ in found.fields))
        for name, found in _OF_INSTRUCTION.items()
    }
)
"""What can be asked of a handling: its own attributes and those of its instruction."""

OF_MATTER: Final[Mapping[str, Attribute]] = MappingProxyType(
    {
        "kind": _said(Matter, "kind", words="matters"),
        "level": _said(Matter, "level"),
        "by": _said(Matter, "by"),
        "role": _plain("承办分工", "part.role", words=tuple(role.value for role in Role)),
    }
)
"""What can be asked of a matter, and of the part that a unit has in it."""

OF_COMMISSION: Final[Mapping[str, Attribute]] = MappingProxyType({"level": _plain("约稿层级", "record.by", words=_LEVELS)})
"""What can be asked of a commission."""

OF_UNIT: Final[Mapping[str, Attribute]] = MappingProxyType(
    {
        "unit": _plain("单位", "record.id"),
        "level": _plain("单位层级", "record.level", words=_LEVELS),
        "group": _plain("考核类别", "record.group", words="groups"),
    }
)
"""What can be asked of a unit."""


def attribute(facts: Facts, name: str) -> Attribute | None:
    """
    Return the attribute *name* of records of the kind *facts*, None where there is none.

    >>> attribute(Facts.ADOPTION, "publication").title, attribute(Facts.LAPSE, "publication")
    ('刊物', None)
    """
    if name.startswith(TAG) and name != TAG and facts not in {Facts.FINDING, Facts.DUTY}:
        key = name.removeprefix(TAG)

        def derive(_: Mapping[str, Level], values: tuple[Any, ...]) -> Value:
            tags: Tags = values[0]
            return tags.get(key)

        return Attribute(title=f"标签“{key}”", kind=Kind.TEXT, fields=("record.tags",), derive=derive, varied=True)
    return ATTRIBUTES[facts].get(name)


def _words(values: tuple[TagValue, ...]) -> tuple[str, ...]:
    return tuple(map(word_of, values))


@final
@frozen(kw_only=True, field_transformer=typed)
class Condition:
    """
    One thing that a record must satisfy (条件).

    Attributes:
        attribute: what is asked of the record.
        values: the values that satisfy it; the empty text is what a record does not say.
        negated: whether the condition holds for all other values instead.
        words: the values as they are compared.

    >>> Condition(attribute="form", values=("brief",)).negated
    False
    """

    attribute: str
    values: tuple[TagValue, ...] = field(eq=_words)
    negated: bool = False
    words: frozenset[str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Make the words of the values once."""
        object.__setattr__(self, "words", frozenset(_words(self.values)))


def holds(condition: Condition, value: Value) -> bool:
    """
    Whether *value* satisfies *condition*, compared as words; of several words at once one is enough.

    >>> holds(Condition(attribute="form", values=("item", "brief")), "brief")
    True
    >>> page = Condition(attribute="position", values=("1",))
    >>> holds(page, 1), holds(page, "１"), holds(page, True), holds(page, "01")
    (True, True, False, False)
    """
    if isinstance(value, tuple):
        found = any(word_of(word) in condition.words for word in value) if value else "" in condition.words
    else:
        found = word_of(value) in condition.words
    return found is not condition.negated


MANY: Final = frozenset({"kinds", "carriers"})
"""The attributes that hold several words at once, so that two conditions may both find theirs."""


def can_meet(one: Iterable[Condition], other: Iterable[Condition]) -> bool:
    """
    Whether some record could satisfy the conditions of both, each attribute looked at by itself.

    >>> item, brief = (Condition(attribute="form", values=(form,)) for form in ("item", "brief"))
    >>> can_meet([item], [brief]), can_meet([item], [])
    (False, True)
    """
    others = tuple(other)
    return all(mine.attribute != its.attribute or _both(mine, its) for mine in one for its in others)


def sharpest(several: Sequence[Iterable[Condition]], but: frozenset[str] = frozenset()) -> str | None:
    """
    Return the attribute by which *several* rules are told apart best, None where no rule asks for a value of any.

    By it the fewest rules stand beside each other: those that ask for the same value and those that do not ask for it.

    Args:
        several: the conditions of each rule.
        but: the attributes left out.

    >>> rules = [[Condition(attribute="form", values=(form,)), Condition(attribute="urgent", values=(True,))] for form in ("item", "brief")]
    >>> sharpest(rules), sharpest(rules, but=frozenset({"form"})), sharpest([[]])
    ('form', 'urgent', None)
    """
    asking: Counter[str] = Counter()
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    for conditions in several:
        plain = [condition for condition in conditions if not condition.negated and condition.attribute not in but]
        asking.update({condition.attribute for condition in plain})
        for condition in plain:
            alike[condition.attribute].update(condition.words)
    return min(asking, key=lambda name: (max(alike[name].values(), default=0) - asking[name], name), default=None)


def _both(one: Condition, other: Condition) -> bool:
    if one.negated and other.negated:
        return True
    if one.negated or other.negated:
        plain, negated = (other, one) if one.negated else (one, other)
        return not plain.words <= negated.words
    return one.attribute in MANY or not one.words.isdisjoint(other.words)
