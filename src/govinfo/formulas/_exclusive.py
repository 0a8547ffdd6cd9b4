"""
What the truth of one formula says of another (条件之间的关系): told only where it is plain.

A formula that joins comparisons by `and` leaves each thing it names a set of values: words, a truth,
or numbers between two bounds. Where two formulas leave one thing no value in common, they never hold
together. Of anything else nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Final, TypeAlias, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.exact import Exact
from govinfo.formulas._formula import Formula
from govinfo.formulas._functions import CONTRARY
from govinfo.formulas._nodes import AllOf, Among, AnyOf, Comparison, Constant, Kind, LookUp, Name, Node, Not
from govinfo.texts._word import word_of

_Key: TypeAlias = tuple[str | None, str, Node | None]
"""A name, or a lookup with its word and what it takes where nothing is known."""

_MOST_BRANCHES: Final = 16
"""How many alternatives of one formula are looked at."""

_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@final
@frozen(kw_only=True)
class _Values:
    """
    What one thing may be: words, or all words but some; or numbers from `least` to `most`, which belong to it unless open.

    Attributes:
        words: the words, None where it is about numbers.
        others: whether all other words are meant.
    """

    words: frozenset[str] | None = None
    others: bool = False
    least: Exact | None = None
    most: Exact | None = None
    open_below: bool = False
    open_above: bool = False

    def apart(self, other: _Values) -> bool:
        """Whether nothing is both."""
        if self.words is None or other.words is None:
            return self.words is other.words and (self._above(other) or other._above(self))
        if self.others and other.others:
            return False
        if self.others or other.others:
            these, excluded = (other.words, self.words) if self.others else (self.words, other.words)
            return these <= excluded
        return self.words.isdisjoint(other.words)

    def _above(self, other: _Values) -> bool:
        if self.least is None or other.most is None:
            return False
        return self.least > other.most or (self.least == other.most and (self.open_below or other.open_above))


@final
@frozen
class Given:
    """
    What is known beside a formula: which values a name has, or what a lookup tells of a word.

    Attributes:
        negated: whether it has any other value instead.
    """

    word: str
    values: tuple[str | int, ...]
    negated: bool = False
    lookup: str | None = None

    @property
    def values_of(self) -> tuple[_Key, _Values]:
        """What it leaves the thing it is about; several numbers are as good as all between them."""
        numbers = [value for value in self.values if not isinstance(value, (str, bool))]
        if len(numbers) == len(self.values) and self.lookup is None and not self.negated:
            return (None, self.word, None), _Values(least=min(numbers), most=max(numbers))
        words = frozenset(map(word_of, self.values))
        if self.negated:  # what a record does not say is no "false" to a condition, and one to a formula
            words -= {"false"}
        return (self.lookup, self.word, None), _Values(words=words, others=self.negated)


@final
@frozen
class _Branch:
    """What holds together in one of the alternatives of a formula, with what then cannot hold."""

    parts: frozenset[Node]
    contraries: frozenset[Node]
    values: tuple[tuple[_Key, _Values], ...]

    def apart(self, other: _Branch) -> bool:
        """Whether not all that both hold can hold."""
        if not (self.contraries.isdisjoint(other.parts) and other.contraries.isdisjoint(self.parts)):
            return True
        return any(key == its and here.apart(there) for key, here in self.values for its, there in other.values)


@final
@frozen
class Truth:
    """
    What is known where a formula and whatever is given beside it hold (条件成立时已知的).

    Attributes:
        parts: what the formula joins by `and`.
        branches: its alternatives.
    """

    parts: frozenset[Node]
    branches: tuple[_Branch, ...]

    def excludes(self, other: Truth) -> bool:
        """
        Whether both can plainly never hold of the same record.

        >>> from govinfo.formulas import Kind, Scope, parse
        >>> scope = Scope(names={"characters": Kind.NUMBER, "composite": Kind.TRUTH})
        >>> texts = "characters > 1000", "0 < characters <= 1000", "characters < 2000"
        >>> long, short, some = (truth(parse(text, scope, Kind.TRUTH)) for text in texts)
        >>> long.excludes(short), long.excludes(some), some.excludes(truth(None, [Given("characters", (2500,))]))
        (True, False, True)
        """
        return all(mine.apart(its) for mine in self.branches for its in other.branches)

    def follows_from(self, other: Truth) -> bool:
        """
        Whether the formula plainly holds wherever the other does: whatever it joins by `and`, the other joins too.

        >>> from govinfo.formulas import Kind, Scope, parse
        >>> scope = Scope(names={"characters": Kind.NUMBER, "composite": Kind.TRUTH})
        >>> one, other = (truth(parse(text, scope, Kind.TRUTH)) for text in ("characters>5", "composite and characters > 5"))
        >>> one.follows_from(other), other.follows_from(one)
        (True, False)
        """
        return self.parts <= other.parts


@checked
def truth(formula: Formula | None, given: Sequence[Given] = ()) -> Truth:
    """
    Return what is known where *formula* holds (None: always), and what is *given* beside it.

    >>> truth(None).branches[0].values
    ()
    """
    parts = () if formula is None else tuple(_parts(formula.root))
    return Truth(frozenset(parts), tuple(_branches(parts, given)))


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, AllOf):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _branches(parts: tuple[Node, ...], given: Sequence[Given]) -> Iterator[_Branch]:
    """Yield what may hold together; of alternatives that are too many nothing is known but what is joined to them."""
    known = tuple(one.values_of for one in given)
    plain = tuple(part for part in parts if not isinstance(part, AnyOf))
    choices = [part.parts for part in parts if isinstance(part, AnyOf)]
    if prod(map(len, choices)) > _MOST_BRANCHES:
        choices = []
    for taken in product(*choices):
        both = (*plain, *(inner for part in taken for inner in _parts(part)))
        yield _Branch(frozenset(both), frozenset(map(_contrary, both)), (*known, *_values(both)))


def _contrary(part: Node) -> Node:
    if isinstance(part, Comparison) and len(part.rest) == 1:
        sign, right = part.rest[0]
        return Comparison(part.first, ((CONTRARY[sign], right),))
    return Not(part)


def _values(parts: tuple[Node, ...]) -> Iterator[tuple[_Key, _Values]]:
    for part in parts:
        match part:
            case Comparison():
                yield from _compared(part)
            case Among(part=Name() | LookUp() as what, choices=choices, inside=inside) if what.kind is Kind.TEXT:
                words = frozenset(word_of(choice) for choice in choices if isinstance(choice, str))
                yield _key(what), _Values(words=words, others=not inside)
            case Name(kind=Kind.TRUTH) | LookUp(kind=Kind.TRUTH):
                yield _key(part), _Values(words=frozenset({"true"}))
            case Not(part=Name() | LookUp() as what):
                yield _key(what), _Values(words=frozenset({"false"}))
            case _:
                pass


def _compared(node: Comparison) -> Iterator[tuple[_Key, _Values]]:
    left = node.first
    for sign, right in node.rest:
        if isinstance(left, Name | LookUp) and isinstance(right, Constant):
            yield from _held(_key(left), sign, right)
        elif isinstance(right, Name | LookUp) and isinstance(left, Constant):
            yield from _held(_key(right), _TURNED[sign], left)
        left = right


def _held(key: _Key, sign: str, bound: Constant) -> Iterator[tuple[_Key, _Values]]:
    if isinstance(bound.value, str):
        yield key, _Values(words=frozenset({word_of(bound.value)}), others=sign == "!=")
    elif sign != "!=":
        values = _Values()
        if sign in {">", ">=", "=="}:
            values = evolve(values, least=bound.value, open_below=sign == ">")
        if sign in {"<", "<=", "=="}:
            values = evolve(values, most=bound.value, open_above=sign == "<")
        yield key, values


def _key(node: Name | LookUp) -> _Key:
    return (None, node.word, None) if isinstance(node, Name) else (node.lookup, node.word, node.default)
