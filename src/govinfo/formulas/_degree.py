"""How fast a formula can grow: how many values of unknown size it multiplies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from govinfo._doors import checked
from govinfo.exact import Exact
from govinfo.formulas._formula import Formula
from govinfo.formulas._nodes import Apply, Constant, Kind, LookUp, Name, Node, Product, children

_SMALL: Final = 10**6
_LARGE: Final = 10**20


@checked
def degree(formula: Formula, known: Callable[[str | None, str], int]) -> int:
    """
    Return how many values are multiplied at most anywhere in *formula*, conditions included.

    Args:
        formula: the formula.
        known: the degree of a name (lookup None) or of a lookup's word: 1 for a plain value.

    >>> from govinfo.formulas import Kind, Scope, parse
    >>> cube = parse("sent * sent * sent + 1", Scope(names={"sent": Kind.NUMBER}), Kind.NUMBER)
    >>> degree(cube, lambda lookup, word: 1)
    3
    """
    return _degree(formula.root, known)[1]


def _degree(node: Node, known: Callable[[str | None, str], int]) -> tuple[int, int]:
    """Return the degree of the node's own value and the greatest degree in it."""
    inner = [_degree(part, known) for part in children(node)]
    most = max((greatest for _, greatest in inner), default=0)
    values = [own for own, _ in inner]
    match node:
        case Constant(kind=Kind.NUMBER, value=value) if not isinstance(value, str):
            own = _size(value)
        case Name():
            own = known(None, node.word) if node.kind is Kind.NUMBER else 0
        case LookUp():
            own = max([known(node.lookup, node.word) if node.kind is Kind.NUMBER else 0, *values])
        case Product():
            own = sum(values)
        case Apply(function="ratio"):
            own = max(values[0] + values[1], values[2])
        case _:
            own = max(values) if node.kind is Kind.NUMBER else 0
    return own, max(own, most)


def _size(value: Exact) -> int:
    size = max(abs(value.numerator), value.denominator)
    return 0 if size <= _SMALL else 1 if size <= _LARGE else 2
