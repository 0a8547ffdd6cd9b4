"""What the library knows of a type of rule: one value a type, through which everything that meets rules of all types asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, TypeAlias, TypeVar, final

from attrs import frozen

from govinfo.errors import Problem
from govinfo.exact import Exact
from govinfo.formulas import Formula, Scope
from govinfo.rulebook._book import Book
from govinfo.rulebook._moves import World
from govinfo.rulebook._settings import Persons
from govinfo.texts import Worded

Amount: TypeAlias = Exact | Formula
"""A number, or a formula for one."""

Formulas: TypeAlias = Mapping[str, Formula]
"""The formulas of one rule, by the names of the fields in which they stand."""

Said: TypeAlias = Worded | str
"""Something told of a rule: words, or what stands in it."""

R = TypeVar("R")
P = TypeVar("P")

SOURCES: Final = ("provided", "amount", "pool", "most", "least", "first")
"""The fields in which rules of any type may hold formulas, in the order in which they are read."""


def nothing(*_: object) -> frozenset[Any]:
    """Return nothing: what a type of rule does not do."""
    return frozenset()


def never(*_: object) -> bool:
    """Return no."""
    return False


@final
@frozen(kw_only=True, eq=False)
class RuleType(Generic[R, P]):
    """
    A type of rule (规则类型).

    Attributes:
        table: the name of its tables in a file.
        kind: its class.
        kept: in which list of a rulebook its rules stand.
        scope: what the formula in a field may name.
        scoped_by: the fields on which that depends; the scopes of rules that are alike in them are made once.
        check: what is wrong with a rule, by itself or beside the others.
        prepare: makes a rule ready to run, given the rules that hold under the readings taken; None for
            prices, which are made ready together with the keeps that choose between them.
        lowers: whether it may lower a score where an adoption or an instruction is added.
        compares: whether it looks at other units, besides what its formulas do.
        orders: whether it matters to it in which order things happen, given how persons share.
        stirs: the totals that it may move from one line or span into another.
        gives: what it gives, in words.
        terms: on what terms, in words.
    """

    table: str
    kind: type[R]
    scope: Callable[[Book, R, str], Scope]
    scoped_by: tuple[str, ...] = ()
    kept: str = "rules"
    check: Callable[[Book, R], Iterable[Problem]] = nothing
    prepare: Callable[[Book, Sequence[object], R, Formulas], P] | None = None
    lowers: Callable[[World, P], bool] = never
    compares: Callable[[R], bool] = never
    orders: Callable[[R, Persons | None], bool] = never
    stirs: Callable[[R], Iterable[str]] = nothing
    gives: Callable[[Book, R], Iterable[Said]] = nothing
    terms: Callable[[Book, R], Iterable[Said]] = nothing


def amount_of(formulas: Formulas, name: str, given: Exact | str) -> Amount:
    """Return what a field says: its number, or its formula."""
    return formulas[name] if isinstance(given, str) else given


def bound_of(formulas: Formulas, name: str, given: Exact | str | None) -> Amount | None:
    """Return what a field says, None where it says nothing."""
    return None if given is None else amount_of(formulas, name, given)
