"""What an adoption or an instruction more does to that which formulas read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, final

from attrs import frozen

from govinfo.formulas import Formula
from govinfo.formulas._nodes import AllOf, AnyOf, LookUp, Name, Node, Over, walk
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import ATTRIBUTES, Condition, Facts
from govinfo.rulebook._settings import Persons
from govinfo.rulebook._spans import Each

USE: Final = frozenset({"adopted", "carriers", "further"})
"""The attributes of an item or an instruction that another adoption or instruction changes."""

COMPARED: Final = frozenset({"everyone", "rank", "best"})
"""The lookups that look at all units that have a score; an adoption may be the first thing that gives a unit one."""

_UNMOVED: Final = frozenset({"targeted", "target", "figure", "finding", "decided", "reading", "tag"})
"""The lookups whose answer no adoption and no instruction changes, but for what is found about an item."""


def names_use(when: Iterable[Condition]) -> bool:
    """Whether conditions ask how an item is used."""
    return any(condition.attribute in USE for condition in when)


@final
@frozen(kw_only=True)
class Cut:
    """What a cap bounds: the rules, the span in which it does, and its place in the turns."""

    turn: int
    covers: frozenset[str]
    each: Each


@final
@frozen(kw_only=True, eq=False)
class World:
    """
    What an adoption or an instruction more does under a rulebook.

    Attributes:
        unmoved: the measures and totals that stay as they are.
        rising: those that only grow, in whatever span.
        persons: how what units earn reaches persons, where it does.
        using: by the id of every price, whether its conditions ask how an item is used.
        turns: by the id of every settlement, its place in the turns.
        cuts: what caps bound, in their turns.
    """

    book: Book
    unmoved: frozenset[str]
    rising: frozenset[str]
    persons: Persons | None
    using: Mapping[str, bool]
    turns: Mapping[str, int]
    cuts: tuple[Cut, ...]

    def moving(self, formulas: Iterable[Formula], each: Each) -> bool:
        """Whether one more adoption or instruction could move what formulas come to."""
        return any(self._moves(node, each) for formula in formulas for node in walk(formula.root))

    def only_rises(self, node: Node, each: Each) -> bool:
        """Whether a truth that holds goes on to hold."""
        if not any(self._moves(part, each) for part in walk(node)):
            return True
        match node:
            case AllOf() | AnyOf():
                return all(self.only_rises(part, each) for part in node.parts)
            case Over() if node.aggregate in {"every", "some"}:
                return self.only_rises(node.part, each)
            case LookUp() if node.lookup == "met":
                return node.word in self.rising
            case _:
                return False

    def _moves(self, node: Node, each: Each) -> bool:
        if isinstance(node, Name):
            if each is Each.ITEM and node.word in ATTRIBUTES[Facts.SUBMISSION]:
                return node.word in USE
            return node.word not in self.unmoved
        if not isinstance(node, LookUp):
            return False
        if node.lookup in COMPARED:
            return True
        if each is Each.ITEM and node.lookup in {"finding", "decided"}:
            return True  # of an item those on its adoptions and instructions count
        return node.lookup not in _UNMOVED and not (node.lookup == "met" and node.word in self.unmoved)
