"""The parts of a formula (公式) after reading: a small typed tree, nothing in it but values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, TypeAlias, final

from attrs import frozen

from govinfo.exact import Exact
from govinfo.labels import Grain, Labelled

Value: TypeAlias = Exact | str | bool
"""What a formula comes to: a number, a text or a truth."""


class Kind(Labelled):
    """
    What a formula, or a part of one, comes to (类型).

    >>> [(kind.value, kind.label) for kind in Kind]
    [('number', '数值'), ('text', '文字'), ('truth', '是否判断')]
    """

    NUMBER = "number", "数值"
    TEXT = "text", "文字"
    TRUTH = "truth", "是否判断"


class Kin(Labelled):
    """Whose values a formula may ask for besides those of its own subject (关联对象)."""

    UNIT = "unit", "所在单位"
    PERSONS = "persons", "本单位人员"
    CHILDREN = "children", "下级单位"


@final
@frozen
class Read:
    """
    One thing that a formula reads: a name, or what a lookup tells of a word.

    Attributes:
        lookup: the lookup's name, as `met` or `figure`; None for a plain name.
        word: the name, or the word in the lookup's brackets.
        grain: the sub-period, or of whom, it is read at; None for the period and the subject of the formula itself.

    >>> Read("met", "sent", Grain.MONTH).spelling
    'met(sent)'
    """

    lookup: str | None
    word: str
    grain: Grain | Kin | None = None

    @property
    def spelling(self) -> str:
        """The name, or the lookup with its word in brackets, without the grain."""
        return self.word if self.lookup is None else f"{self.lookup}({self.word})"


@final
@frozen
class Constant:
    """A number, text or truth written in the formula; a minus in front of a number is part of it."""

    value: Value
    kind: Kind


@final
@frozen
class Name:
    """A name of the scope."""

    word: str
    kind: Kind


@final
@frozen
class LookUp:
    """What a lookup tells of a word, such as `met(sent)`."""

    lookup: str
    word: str
    default: Node | None
    kind: Kind


@final
@frozen
class Negated:
    """A number with its sign turned."""

    part: Node
    kind: ClassVar[Kind] = Kind.NUMBER


@final
@frozen
class Sum:
    """Terms added, or subtracted where the mark says so."""

    terms: tuple[tuple[bool, Node], ...]
    kind: ClassVar[Kind] = Kind.NUMBER


@final
@frozen
class Product:
    """Factors multiplied, or divided by where the mark says so; from left to right."""

    factors: tuple[tuple[bool, Node], ...]
    kind: ClassVar[Kind] = Kind.NUMBER


@final
@frozen
class Comparison:
    """A first value and the comparisons that follow it: `0 < x <= 10` has two."""

    first: Node
    rest: tuple[tuple[str, Node], ...]
    kind: ClassVar[Kind] = Kind.TRUTH


@final
@frozen
class Among:
    """Whether a value is one of those listed, or is none of them."""

    part: Node
    choices: tuple[Value, ...]
    inside: bool
    kind: ClassVar[Kind] = Kind.TRUTH


@final
@frozen
class AllOf:
    """Truths joined by `and`."""

    parts: tuple[Node, ...]
    kind: ClassVar[Kind] = Kind.TRUTH


@final
@frozen
class AnyOf:
    """Truths joined by `or`."""

    parts: tuple[Node, ...]
    kind: ClassVar[Kind] = Kind.TRUTH


@final
@frozen
class Not:
    """The contrary of a truth."""

    part: Node
    kind: ClassVar[Kind] = Kind.TRUTH


@final
@frozen
class Choice:
    """The value of the first branch whose condition holds; each branch is a value and its condition."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node
    kind: Kind


@final
@frozen
class Given:
    """A value, or where it is unknown the default that is written for it: `given(characters, 0)`."""

    part: Node
    default: Node
    kind: Kind


@final
@frozen
class Apply:
    """A listed function of numbers, such as `max`."""

    function: str
    arguments: tuple[Node, ...]
    kind: ClassVar[Kind] = Kind.NUMBER


@final
@frozen
class Rounded:
    """A number rounded half up to a number of decimal places."""

    part: Node
    places: int
    kind: ClassVar[Kind] = Kind.NUMBER


@final
@frozen
class Steps:
    """A table of steps: the value beside the greatest threshold that is reached, 0 below the first."""

    part: Node
    table: tuple[tuple[Exact, Node], ...]
    kind: ClassVar[Kind] = Kind.NUMBER


@final
@frozen
class Over:
    """
    An aggregate over the sub-periods of a grain, such as `every(month, ...)`, or over the persons or children of a unit.

    The aggregate `only` is that of a person's one unit: its value itself.
    """

    aggregate: str
    grain: Grain | Kin
    part: Node
    kind: Kind


Node: TypeAlias = (
    Constant
    | Name
    | LookUp
    | Negated
    | Sum
    | Product
    | Comparison
    | Among
    | AllOf
    | AnyOf
    | Not
    | Choice
    | Given
    | Apply
    | Rounded
    | Steps
    | Over
)
"""Any part of a formula."""

_NONE: Final[tuple[Node, ...]] = ()


def children(node: Node) -> tuple[Node, ...]:
    """
    Return the parts right below *node*, as they stand in the formula.

    >>> children(Negated(Name("sent", Kind.NUMBER)))
    (Name(word='sent', kind=<Kind.NUMBER: 'number'>),)
    """
    match node:
        case Constant() | Name():
            return _NONE
        case LookUp():
            return _NONE if node.default is None else (node.default,)
        case Sum():
            return tuple(part for _, part in node.terms)
        case Product():
            return tuple(part for _, part in node.factors)
        case Comparison():
            return (node.first, *(part for _, part in node.rest))
        case AllOf() | AnyOf():
            return node.parts
        case Choice():
            return (*(part for branch in node.branches for part in branch), node.otherwise)
        case Given():
            return (node.part, node.default)
        case Apply():
            return node.arguments
        case Steps():
            return (node.part, *(part for _, part in node.table))
        case Negated() | Among() | Not() | Rounded() | Over():
            return (node.part,)


def walk(node: Node) -> Iterator[Node]:
    """
    Yield *node* and every part below it, as they stand in the formula.

    >>> len(list(walk(Negated(Name("sent", Kind.NUMBER)))))
    2
    """
    yield node
    for part in children(node):
        yield from walk(part)


def reads_of(node: Node, grain: Grain | Kin | None = None) -> frozenset[Read]:
    """
    Return what *node* reads, each with the grain it is read at.

    >>> reads_of(Name("sent", Kind.NUMBER))
    frozenset({Read(lookup=None, word='sent', grain=None)})
    """
    found: set[Read] = set()
    if isinstance(node, Name | LookUp):
        found.add(Read(node.lookup if isinstance(node, LookUp) else None, node.word, grain))
    below = node.grain if isinstance(node, Over) else grain
    for part in children(node):
        found |= reads_of(part, below)
    return frozenset(found)
