"""A formula, ready to be evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo._frozen import Frozen
from govinfo.errors import FormulaError, InvalidValueError, WrongTypeError, check_type
from govinfo.exact import Exact, exact
from govinfo.formulas._bounds import Interval, bounds_of
from govinfo.formulas._evaluate import Env, Run, compiled
from govinfo.formulas._functions import magnitude
from govinfo.formulas._grammar import read
from govinfo.formulas._nodes import (
    Among,
    Comparison,
    Constant,
    Kin,
    Kind,
    LookUp,
    Name,
    Node,
    Over,
    Read,
    Steps,
    Value,
    children,
    reads_of,
    walk,
)
from govinfo.formulas._possible import missing, settled
from govinfo.formulas._scope import Scope
from govinfo.formulas._unknown import Met, Unknown
from govinfo.texts import Text
from govinfo.texts._shown import show


@final
@frozen(field_transformer=typed)
class Formula:
    """
    A number, condition or text of a rulebook, read and checked (公式). Made by `parse`.

    Attributes:
        source: the formula as it is written.
        kind: what it comes to.
        root: its parts.
        limits: the limits of what it reads, where the scope has any.
        reads: every name and lookup it reads, each with the sub-period it is read at.

    >>> formula = parse("20 if sent >= 2 else 0", Scope(names={"sent": Kind.NUMBER}), Kind.NUMBER)
    >>> str(formula), sorted(formula.names)
    ('20 if sent >= 2 else 0', ['sent'])
    """

    source: str
    kind: Kind = field(hash=False)
    root: Node = field(repr=False, hash=False)
    limits: Mapping[str, Interval] = field(factory=Frozen[str, Interval], repr=False, eq=False)
    reads: frozenset[Read] = field(init=False, eq=False, repr=False)
    run: Run = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Find what the formula reads and make it ready to run."""
        object.__setattr__(self, "reads", reads_of(self.root))
        object.__setattr__(self, "run", compiled(self.root))

    @property
    def names(self) -> frozenset[str]:
        """The plain names it reads, at whatever sub-period."""
        return frozenset(read.word for read in self.reads if read.lookup is None)

    @property
    def asks(self) -> frozenset[Kin]:
        """Whom it asks besides its own subject, whatever it asks of them: `persons(count, true)` reads nothing and asks all the same."""
        return frozenset(node.grain for node in walk(self.root) if isinstance(node, Over) and isinstance(node.grain, Kin))

    def __str__(self) -> str:
        """Return the formula as it is written."""
        return self.source

    def __reduce__(self) -> tuple[type[Formula], tuple[str, Kind, Node, Mapping[str, Interval]]]:
        """Pickle the parts and not the functions made of them."""
        return Formula, (self.source, self.kind, self.root, self.limits)


def parse(source: str, scope: Scope, wants: Kind) -> Formula:
    """
    Read a formula and check every word and type in it.

    Args:
        source: at most 1,000 characters.
        scope: what it may name.
        wants: what it must come to.

    Raises:
        FormulaError: with the column of what is wrong.

    >>> parse("max(0, 80 + deducted)", Scope(names={"deducted": Kind.NUMBER}), Kind.NUMBER).kind
    <Kind.NUMBER: 'number'>
    >>> parse("max(0, 80 + deduced)", Scope(names={"deducted": Kind.NUMBER}), Kind.NUMBER)
    Traceback (most recent call last):
    govinfo.errors.FormulaError: column 13: there is no name "deduced" here; did you mean deducted?
    """
    if type(source) is not str:
        raise FormulaError(Text("a formula is written as a string, got {got}", got=show(source)), 1)
    check_type("scope", scope, Scope, "of the type Scope")
    check_type("wants", wants, Kind, "of the type Kind")
    return Formula(source, wants, read(source, scope, wants), Frozen(scope.limits))


def evaluate(formula: Formula, env: Env) -> Value | Unknown:
    """
    Return what the formula comes to in an environment: a number in its one spelling, a text, a truth, or unknown.

    Never raises where the values of *env* are of the kinds that the formula's scope gave them.

    >>> from govinfo.formulas import FixedEnv
    >>> evaluate(parse("max(0, 80 + deducted)", Scope(names={"deducted": Kind.NUMBER}), Kind.NUMBER), FixedEnv(names={"deducted": -30}))
    50
    """
    try:
        value: Value = formula.run(env)
    except Met:  # something is unknown: only then is anything weighed that could have been otherwise
        return settled(formula.root, env, formula.limits)
    except AttributeError:
        refuse_other_types(formula, env)
        raise
    return exact(value) if formula.kind is Kind.NUMBER and not isinstance(value, str) else value


def missing_of(formula: Formula, env: Env) -> tuple[tuple[Env, Name | LookUp], ...]:
    """Return the names and lookups for want of which a formula is unknown, each with the environment that does not tell it."""
    return tuple(missing(formula.root, env, formula.limits))


def refuse_other_types(formula: object, env: object) -> None:
    """Refuse what is no formula or no environment; asked only where evaluating failed, which is done for every record."""
    check_type("formula", formula, Formula, "of the type Formula")
    if not hasattr(env, "look_up"):
        raise WrongTypeError("env", type(env), "of the type Env")


@checked
def numbers_in(formula: Formula) -> tuple[Exact, ...]:
    """
    Return the numbers written in a formula, without their signs, each once, in the order of the text.

    The decimal places of `round` are no number of the regulation and are left out.

    >>> numbers_in(parse("round(-0.5 * 300 + 0.5, 2)", Scope(), Kind.NUMBER))
    (Fraction(1, 2), 300)
    """
    return tuple(dict.fromkeys(_numbers(formula.root)))


def _numbers(node: Node) -> list[Exact]:
    match node:
        case Constant(kind=Kind.NUMBER, value=value) if not isinstance(value, str):
            return [magnitude(value)]
        case Among(choices=choices):
            return [*_numbers(node.part), *(magnitude(value) for value in choices if not isinstance(value, str))]
        case Steps():
            numbers = _numbers(node.part)
            for threshold, step in node.table:
                numbers += [magnitude(threshold), *_numbers(step)]
            return numbers
        case _:
            return [number for part in children(node) for number in _numbers(part)]


@checked
def texts_in(formula: Formula) -> Iterator[tuple[Read, tuple[str, ...]]]:
    """
    Yield what a formula compares with texts, each with those texts.

    >>> scope = Scope(names={"form": Kind.TEXT})
    >>> [(read.spelling, texts) for read, texts in texts_in(parse("form in ('item', 'brief')", scope, Kind.TRUTH))]
    [('form', ('item', 'brief'))]
    """
    for node in walk(formula.root):
        if isinstance(node, Among):
            sides: tuple[Node, ...] = (node.part,)
            texts = tuple(choice for choice in node.choices if isinstance(choice, str))
        elif isinstance(node, Comparison):
            sides = (node.first, *(part for _, part in node.rest))
            texts = tuple(side.value for side in sides if isinstance(side, Constant) and isinstance(side.value, str))
        else:
            continue
        for side in sides:
            if isinstance(side, Name | LookUp) and texts:
                yield Read(side.lookup if isinstance(side, LookUp) else None, side.word), texts


@checked
def bounds(formula: Formula, known: Mapping[str, Interval]) -> Interval:
    """
    Return between which numbers the formula lies, whatever its names are.

    Args:
        formula: a formula for a number.
        known: the limits of names, and of lookups as they are spelled (`target(sent)`); others have none.

    Raises:
        InvalidValueError: the formula does not come to a number.

    >>> scope = Scope(names={"deducted": Kind.NUMBER})
    >>> str(bounds(parse("max(0, 80 + deducted)", scope, Kind.NUMBER), {"deducted": Interval(None, 0)}))
    '0..80'
    """
    if formula.kind is not Kind.NUMBER:
        raise InvalidValueError("formula", formula.source, "a formula for a number")
    return bounds_of(formula.root, known)
