"""
The lookups of formulas (查询函数): one entry each, with its name, its kind, the words it knows, its limits and its phrase.

What a lookup tells, the environments know: each has one table of answers by name (`UnitEnv`, `ItemEnv`, `RecordEnv`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, Self, TypeAlias, cast, final

from attrs import evolve, frozen

from govinfo._doors import checked, typed
from govinfo.formulas._bounds import ANY_NUMBER, NOT_NEGATIVE, Interval
from govinfo.formulas._nodes import Kind

Vocabulary: TypeAlias = Literal["counted", "owed", "figures", "criteria", "readings", "places", "tags"]
"""
Whence the words of a lookup come, which a rulebook resolves.

`counted` are measures and totals, `owed` measures and points, `places` publications and levels; the others are what
the rulebook declares under that name.
"""

_Words: TypeAlias = tuple[tuple[str, frozenset[str] | None], ...]


def _pairs(values: Mapping[str, Iterable[str]] | Iterable[str] | None) -> _Words | None:
    if values is None:
        return None
    if isinstance(values, Mapping):
        closed = cast("Mapping[str, Iterable[str]]", values)
        return tuple((word, frozenset(closed[word])) for word in sorted(closed))
    return tuple((word, None) for word in sorted(set(values)))


@final
@frozen(kw_only=True, field_transformer=typed)
class Lookup:
    """
    A function of one word that asks the world outside the formula (查询函数), such as `met(sent)` or `figure('headcount')`.

    Attributes:
        name: what it is called in formulas.
        kind: what it comes to.
        bare: whether its word may stand without quotation marks.
        defaults: whether a second argument, the number where nothing is known, may follow.
        known: the words it knows, each with the texts it can come to (None: any); None for any word at all.
        open: whether other words than those it knows may stand too.
        words: the vocabulary from which a rulebook takes the words it knows; None for any word at all.
        bounds: between which numbers it lies, whatever its word.
        phrase: how readers are told of it; None for its name with the word in brackets.
        yes: how they are told that it holds, where it is a truth; None for the phrase with yes behind it.
        no: how they are told that it does not.

    >>> [word for word, _ in MET.knowing(["sent", "adopted"]).known]
    ['adopted', 'sent']
    """

    name: str
    kind: Kind
    bare: bool = False
    defaults: bool = False
    known: _Words | None = None
    open: bool = False
    words: Vocabulary | None = None
    bounds: Interval = ANY_NUMBER
    phrase: str | None = None
    yes: str | None = None
    no: str | None = None

    @checked
    def knowing(self, words: Mapping[str, Iterable[str]] | Iterable[str]) -> Self:
        """Return the lookup with the words it knows; a mapping says which texts each can come to."""
        return evolve(self, known=_pairs(words))


_NUMBER: Final = Kind.NUMBER
_TRUTH: Final = Kind.TRUTH

MET: Final = Lookup(name="met", kind=_TRUTH, bare=True, words="owed", yes="target of {title} met", no="target of {title} missed")
"""`met(measure)`: whether the target of the measure was reached."""

TARGETED: Final = Lookup(name="targeted", kind=_TRUTH, bare=True, words="owed", yes="a target of {title} is set", no="no target of {title}")
"""`targeted(measure)`: whether a target is set for the measure."""

TARGET: Final = Lookup(name="target", kind=_NUMBER, bare=True, words="owed", phrase="target of {title}")
"""`target(measure)`: the target of the measure."""

FIGURE: Final = Lookup(name="figure", kind=_NUMBER, defaults=True, words="figures", phrase="{title}")
"""`figure('name')` or `figure('name', default)`: a number from outside (基础数据)."""

FINDING: Final = Lookup(name="finding", kind=_TRUTH, words="criteria", yes="found: {title}", no="not found: {title}")
"""`finding('criterion')`: whether the assessor found the criterion met."""

DECIDED: Final = Lookup(name="decided", kind=_NUMBER, defaults=True, words="criteria", phrase="decided on {title}")
"""`decided('criterion')` or `decided('criterion', default)`: the amount that the assessor decided."""

TAG: Final = Lookup(name="tag", kind=Kind.TEXT, words="tags", open=True, phrase="tag {title}")
"""`tag('key')`: the text of a tag."""

READING: Final = Lookup(name="reading", kind=Kind.TEXT, words="readings", phrase="reading {title}")
"""`reading('id')`: the option chosen for a reading (口径)."""

EARNED: Final = Lookup(name="earned", kind=_NUMBER, phrase="earned({title})")
"""`earned('x')`: what the counted lines of the rules or the part `x` come to; a trailing `*` stands for any ending."""

LINES: Final = Lookup(name="lines", kind=_NUMBER, bounds=NOT_NEGATIVE, phrase="lines({title})")
"""`lines('x')`: how many lines of the rules or the part `x` count."""

EVERYONE: Final = Lookup(name="everyone", kind=_NUMBER, bare=True, words="counted", phrase="everyone({title})")
"""`everyone(x)`: a measure or total added up over all units."""

RANK: Final = Lookup(name="rank", kind=_NUMBER, bare=True, words="counted", bounds=Interval(1), phrase="rank({title})")
"""
`rank(x)`: the place of the unit by a measure or total, the greatest first, equal values sharing a place; in
its group where groups are ranked apart.
"""

BEST: Final = Lookup(name="best", kind=_NUMBER, bare=True, words="counted", phrase="best({title})")
"""`best(x)`: the greatest value that any unit has of a measure or total."""

USED: Final = Lookup(name="used", kind=_NUMBER, words="places", bounds=NOT_NEGATIVE, phrase="used({title})")
"""`used('x')`: how often the item was adopted by the publication `x`, or by publications of the level `x`."""

LOOKUPS: Final[Mapping[str, Lookup]] = MappingProxyType(
    {
        lookup.name: lookup
        for lookup in (MET, TARGETED, TARGET, FIGURE, FINDING, DECIDED, TAG, READING, EARNED, LINES, EVERYONE, RANK, BEST, USED)
    }
)
"""Every lookup there is, by its name."""
