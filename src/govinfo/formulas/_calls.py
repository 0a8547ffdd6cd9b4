"""Calls in a formula: the listed functions, step tables, lookups and aggregates."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Final, Protocol

from govinfo.errors import FormulaError
from govinfo.exact import Exact
from govinfo.formulas._functions import AGGREGATES, ARITIES, MAX_PLACES
from govinfo.formulas._lookups import Lookup
from govinfo.formulas._nodes import Apply, Constant, Given, Kin, Kind, LookUp, Node, Over, Rounded, Steps
from govinfo.formulas._phrases import NOT_ASKED
from govinfo.formulas._scope import Scope, divides
from govinfo.labels import Grain
from govinfo.texts import Text
from govinfo.texts._near import complain, hint
from govinfo.texts._shown import show

_KIN: Final = {kin.value: kin for kin in Kin}
_OF_SEVERAL: Final = tuple(word for word in AGGREGATES if word != "longest")
"""The aggregates over subjects: these come in no order, so that none is the longest in a row."""

_GRAINS: Final = {grain.value.replace("-", "_"): grain for grain in Grain}


class PartReader(Protocol):
    """What reads the arguments of a call."""

    @property
    def lookups(self) -> Mapping[str, Lookup]:
        """The lookups of the scope."""
        ...

    @property
    def grains(self) -> frozenset[Grain]:
        """The sub-periods of the scope."""
        ...

    @property
    def kin(self) -> Mapping[Kin, Scope]:
        """What may be named of whom."""
        ...

    @property
    def grain(self) -> Grain | None:
        """The sub-period of the aggregate around the call."""
        ...

    def within(self, grain: Grain) -> PartReader:
        """Return the reader of what stands inside an aggregate."""
        ...

    def about(self, kin: Kin) -> PartReader:
        """Return the reader of what is asked about somebody else."""
        ...

    def error(self, tree: ast.expr, message: Text) -> FormulaError:
        """Return the error at *tree*."""
        ...

    def part(self, tree: ast.expr, wants: Kind) -> Node:
        """Return the part, refusing one of another kind."""
        ...

    def any_part(self, tree: ast.expr) -> Node:
        """Return the part, of whatever kind."""
        ...


def is_function(reader: PartReader, word: str) -> bool:
    """Whether *word* can be called here."""
    return word in ARITIES or word in AGGREGATES or word in reader.lookups or word in _KIN


def call(reader: PartReader, tree: ast.Call) -> Node:
    """
    Return the part that a call makes.

    Raises:
        FormulaError: an unknown function, a wrong number of arguments, or an argument of the wrong kind.
    """
    if not isinstance(tree.func, ast.Name):
        raise reader.error(tree.func, Text("this is no part of the formula language"))
    for argument in tree.args:
        if isinstance(argument, ast.Starred):
            raise reader.error(argument, Text("this is no part of the formula language"))
    word = tree.func.id
    if word in reader.lookups:
        return _look_up(reader, tree, reader.lookups[word])
    if word in AGGREGATES:
        return _over(reader, tree, word)
    if word in ARITIES:
        return _function(reader, tree, word)
    if word in _KIN:
        return _of_kin(reader, tree, _KIN[word])
    known = [*ARITIES, *AGGREGATES, *reader.lookups, *(kin.value for kin in reader.kin)]
    raise reader.error(tree, complain(Text("there is no function {word} here", word=show(word)), hint(word, known)))


def _function(reader: PartReader, tree: ast.Call, word: str) -> Node:
    least, most = ARITIES[word]
    _check_arity(reader, tree, word, least, most)
    if word == "step":
        return _steps(reader, tree)
    if word == "given":
        part = reader.any_part(tree.args[0])
        return Given(part, reader.part(tree.args[1], part.kind), part.kind)
    if word == "round":
        places = _places(reader, tree.args[1]) if len(tree.args) > 1 else 0
        return Rounded(reader.part(tree.args[0], Kind.NUMBER), places)
    return Apply(word, tuple(reader.part(argument, Kind.NUMBER) for argument in tree.args))


def _check_arity(reader: PartReader, tree: ast.Call, word: str, least: int, most: int | None) -> None:
    n = len(tree.args)
    if n < least or (most is not None and n > most):
        if most is None:
            raise reader.error(tree, Text("{word} takes at least {least} arguments, got {n}", word=word, least=least, n=n))
        if least == most:
            raise reader.error(tree, Text("{word} takes exactly {n} arguments, got {got}", word=word, n=least, got=n))
        raise reader.error(tree, Text("{word} takes {least} to {most} arguments, got {n}", word=word, least=least, most=most, n=n))


def _number(reader: PartReader, tree: ast.expr) -> Exact | None:
    node = reader.part(tree, Kind.NUMBER)
    return node.value if isinstance(node, Constant) and not isinstance(node.value, str) else None


def _places(reader: PartReader, tree: ast.expr) -> int:
    places = _number(reader, tree)
    if isinstance(places, int) and 0 <= places <= MAX_PLACES:
        return places
    raise reader.error(tree, Text("the places of round are a whole number from 0 to {most}", most=MAX_PLACES))


def _steps(reader: PartReader, tree: ast.Call) -> Steps:
    if len(tree.args) % 2 == 0:
        raise reader.error(tree, Text("step takes a number, then pairs of a threshold and its value: step(points, 0, 10, 100, 25)"))
    table: list[tuple[Exact, Node]] = []
    for at in range(1, len(tree.args), 2):
        threshold = _number(reader, tree.args[at])
        if threshold is None:
            raise reader.error(tree.args[at], Text("a threshold of step is a plain number"))
        if table and threshold <= table[-1][0]:
            raise reader.error(tree.args[at], Text("the thresholds of step go upwards"))
        table.append((threshold, reader.part(tree.args[at + 1], Kind.NUMBER)))
    return Steps(reader.part(tree.args[0], Kind.NUMBER), tuple(table))


def _over(reader: PartReader, tree: ast.Call, word: str) -> Over:
    takes, gives = AGGREGATES[word]
    _check_arity(reader, tree, word, 2, 2)
    first = tree.args[0]
    spelled = first.id if isinstance(first, ast.Name) else ""
    grain = _GRAINS.get(spelled)
    if grain is None:
        if spelled:
            raise reader.error(first, complain(Text("there is no sub-period {word}", word=show(spelled)), hint(spelled, _GRAINS)))
        raise reader.error(first, Text("the first argument of {word} is a sub-period such as month", word=word))
    if not reader.grains:
        raise reader.error(tree, Text("this formula has no sub-periods; {word} cannot stand here", word=word))
    if grain not in reader.grains:
        known = tuple(name for name, other in _GRAINS.items() if other in reader.grains)
        raise reader.error(first, Text("the period of this formula is not made of {grain}; it can be {known}", grain=spelled, known=known))
    if reader.grain is not None and not divides(grain, reader.grain):
        raise reader.error(first, Text("{inner} is not finer than {outer}, in which it stands", inner=grain, outer=reader.grain))
    return Over(word, grain, reader.within(grain).part(tree.args[1], takes), gives)


def _of_kin(reader: PartReader, tree: ast.Call, kin: Kin) -> Over:
    """Return what is asked about the unit of a person, `unit(x)`, or about all persons or children of a unit, `persons(total, x)`."""
    if kin not in reader.kin:
        raise reader.error(tree, Text(NOT_ASKED[kin], word=kin.value))
    if kin is Kin.UNIT:
        _check_arity(reader, tree, kin.value, 1, 1)
        part = reader.about(kin).any_part(tree.args[0])
        return Over("only", kin, part, part.kind)
    _check_arity(reader, tree, kin.value, 2, 2)
    first = tree.args[0]
    word = first.id if isinstance(first, ast.Name) else ""
    if word not in _OF_SEVERAL:
        known = tuple(_OF_SEVERAL)
        raise reader.error(first, Text("the first argument of {word} is one of {known}", word=kin.value, known=known))
    takes, gives = AGGREGATES[word]
    return Over(word, kin, reader.about(kin).part(tree.args[1], takes), gives)


def _look_up(reader: PartReader, tree: ast.Call, lookup: Lookup) -> LookUp:
    _check_arity(reader, tree, lookup.name, 1, 2 if lookup.defaults else 1)
    first = tree.args[0]
    match first:
        case ast.Constant(value=str(word)):
            pass
        case ast.Name(id=word) if lookup.bare:
            pass
        case ast.Name(id=word):
            raise reader.error(first, Text("write {right}, with quotation marks", right=f"{lookup.name}('{word}')"))
        case _:
            raise reader.error(first, Text("{word} takes one word, nothing to calculate", word=lookup.name))
    if lookup.known is not None and not lookup.open and word not in dict(lookup.known):
        complaint = Text("{function} does not know {word}", function=lookup.name, word=show(word))
        raise reader.error(first, complain(complaint, hint(word, [known for known, _ in lookup.known])))
    default = reader.part(tree.args[1], lookup.kind) if len(tree.args) > 1 else None
    return LookUp(lookup.name, word, default, lookup.kind)
