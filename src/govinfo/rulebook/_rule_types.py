"""The one table of rule types: whatever meets rules of all types goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from govinfo.formulas import Scope
from govinfo.rulebook._book import Book
from govinfo.rulebook._cap import CAP, Cap, CapProgram
from govinfo.rulebook._consequences import BAR, NOTICE, Bar, Notice
from govinfo.rulebook._keep import KEEP, Keep, KeepProgram
from govinfo.rulebook._price import PRICE, Price
from govinfo.rulebook._rule_type import RuleType, Said
from govinfo.rulebook._subjects import Subjects, whom
from govinfo.rulebook._tally import TALLY, Tally, TallyProgram
from govinfo.rulebook._void import VOID, Void, VoidProgram
from govinfo.texts import Text

Settlement: TypeAlias = Keep | Tally | Cap | Void
"""
A rule about many lines together. Settlements take their turns by step; within one step keeps come
first, then tallies, caps and voids, each kind in the order of the file.
"""

Rule: TypeAlias = Price | Settlement
"""Any rule."""

SettlementProgram: TypeAlias = KeepProgram | TallyProgram | CapProgram | VoidProgram
"""Any settlement, ready to take its turn."""

RULE_TYPES: Final[tuple[RuleType[Any, Any], ...]] = (PRICE, KEEP, TALLY, CAP, VOID, BAR, NOTICE)
"""Every type of rule, in the order in which a rulebook lists its rules."""

_BY_CLASS: Final[Mapping[type[object], RuleType[Any, Any]]] = {one.kind: one for one in RULE_TYPES}


def type_of(rule: object) -> RuleType[Any, Any]:
    """Return the type of a rule."""
    return _BY_CLASS[type(rule)]


def terms_of(book: Book, rule: Rule | Bar | Notice) -> Iterator[Said]:
    """Yield whom a rule is about, where that is not units, and on what terms."""
    if whom(rule) is Subjects.PERSONS:
        yield Text("for persons")
    yield from type_of(rule).terms(book, rule)


def scope_of_rule(book: Book, rule: Rule | Bar | Notice, field: str = "provided") -> Scope:
    """Return what the formula in a field of *rule* may name."""
    return type_of(rule).scope(book, rule, field)
