"""
What no example would notice to be wrong (算例未涉及之处): each number is moved by one, each condition taken for true and for false.

Where every example comes out as before, nobody would see such a number or condition go wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from fractions import Fraction
from functools import partial
from typing import Any, Final, cast, final

from attrs import evolve, fields, frozen, has

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.errors import GovinfoError, Problem, Severity
from govinfo.exact import exact, format_exact
from govinfo.examples._run import differences
from govinfo.examples._values import Example
from govinfo.formulas import Formula, Kind
from govinfo.formulas._nodes import AllOf, Among, AnyOf, Constant, Node, Not, Steps, reads_of
from govinfo.register import Register, build_register
from govinfo.rulebook import Criterion, Duty, Rulebook, choose
from govinfo.rulebook._conditions import Condition
from govinfo.rulebook._formulas import OwnFormulas
from govinfo.rulebook._rulebook import holds_under
from govinfo.rulebook._words import Under
from govinfo.texts import Text

_PLAIN: Final = ("rules", "bars", "notices", "quotas", "deadlines", "duties", "measures", "criteria")
"""The lists of a rulebook in whose entries numbers and conditions stand."""

_DOWNWARDS: Final = frozenset({"most"})
"""Numbers that are lowered: where something may come to the number itself, nothing comes out otherwise under a higher one."""

_OWN: Final = frozenset({"step", "reminders"})
"""Numbers that are the rulebook's own."""

_NUMBER: Final = "no example comes out otherwise with other numbers than {what}; add one that does"
_CONDITION: Final = "no example comes out otherwise without these conditions: {what}; add one in which they do not hold"
_NEVER_FALSE: Final = "no example depends on it that these may not hold: {what}; add one"
_NEVER_TRUE: Final = "no example depends on it that these hold: {what}; add one"


@checked
def unreached(rulebook: Rulebook, examples: Sequence[Example], *, calendar: WorkCalendar | None = None) -> tuple[Problem, ...]:
    """
    Return as questions which numbers, conditions and branches of *rulebook* no example depends on.

    Args:
        rulebook: the regulation.
        examples: those that come out as computed by hand.
        calendar: the working days by which duties are due; left out, the official ones.

    >>> from govinfo.examples import decode_examples
    >>> from govinfo.shipped import shipped_rulebook
    >>> unreached(shipped_rulebook("district-model"), ())[0].path
    'leadership.amount'
    """
    tried = [_Tried(example, choose(rulebook, dict(example.readings)), build_register(example.records)) for example in examples]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for change in (*_of_values(rulebook), *_of_formulas(rulebook)):
        place = next((place for place, one in enumerate(tried) if _notices(one, change, calendar)), None)
        if place is None:
            found.setdefault((change.path, change.template), {})[change.what] = None
        else:
            tried.insert(0, tried.pop(place))  # what noticed one thing of a rule notices the next
    return tuple(
        Problem(path=path, message=Text(template, what=tuple(several)), severity=Severity.QUESTION)
        for (path, template), several in found.items()
    )


@final
@frozen(eq=False)
class _Tried:
    """An example with the rulebook as it reads it."""

    example: Example
    read: Rulebook
    register: Register


@final
@frozen(eq=False)
class _Change:
    """
    One thing that is changed.

    Attributes:
        what: the number or the condition, as it is told.
        under: the readings under which it stands.
        ways: ways to change it in a rulebook of any readings, one of which must be noticed.
    """

    path: str
    template: str
    what: str
    under: Under
    ways: tuple[Callable[[Rulebook], Rulebook], ...]


def _notices(tried: _Tried, change: _Change, calendar: WorkCalendar | None) -> bool:
    """Whether an example comes out otherwise under the changed rulebook, or cannot be assessed any more."""
    if not holds_under(tried.read.options, change.under):
        return False
    try:
        return any(True for way in change.ways for _ in differences(tried.example, way(tried.read), calendar, tried.register))
    except (GovinfoError, ArithmeticError):  # a divisor came to nothing
        return True


# numbers and conditions that stand in fields


def _of_values(rulebook: Rulebook) -> Iterator[_Change]:
    certain = {
        "criterion": {one.id for one in rulebook.criteria},
        "publication": {one.id for one in rulebook.publications},
        "duty": {one.id for one in rulebook.duties},
    }
    for list_ in _PLAIN:
        for place, holder in enumerate(getattr(rulebook, list_)):
            path = f"{list_}.{holder.id}" if list_ in {"measures", "criteria"} else holder.id
            for name, template, what, others in _changes_of(holder, certain):
                ways = tuple(partial(_exchanged, list_=list_, place=place, other=other) for other in others)
                yield _Change(f"{path}.{name}", template, what, getattr(holder, "under", ()), ways)


def _exchanged(book: Rulebook, *, list_: str, place: int, other: object) -> Rulebook:
    rules = getattr(book, list_)
    changed: Rulebook = evolve(cast("Any", book), **{list_: (*rules[:place], other, *rules[place + 1 :])})
    return _reading(changed, (evolve(own, holder=other) if own.holder is rules[place] else own for own in book.formulas))


def _reading(book: Rulebook, formulas: Iterable[OwnFormulas]) -> Rulebook:
    """Return a rulebook that has read its formulas already."""
    object.__setattr__(book, "formulas", tuple(formulas))
    return book


def _changes_of(holder: object, certain: Mapping[str, AbstractSet[str]]) -> Iterator[tuple[str, str, str, tuple[object, ...]]]:
    """
    Yield a rule with one number moved, or without one of its conditions: the field, what is told, and the rule as it may be instead.

    Of duties the first whose conditions hold applies, so that a condition may stand there beside another duty: it may be turned round too.

    Args:
        certain: by attribute, every word that a record must have one of; a condition that all of them meet changes nothing.
    """
    for spec in fields(type(holder)):  # type: ignore[arg-type]
        value = getattr(holder, spec.name)
        if spec.name in _OWN:
            continue
        if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
            with suppress(GovinfoError):  # what the type refuses is noticed when the file is read
                yield (
                    spec.name,
                    _NUMBER,
                    format_exact(value),
                    (evolve(cast("Any", holder), **{spec.name: exact(value + _step(holder, spec.name, value))}),),
                )
        elif isinstance(value, tuple):
            several = cast("tuple[object, ...]", value)
            for place, one in enumerate(several):
                if isinstance(one, Condition) and not _is_certain(one, certain):
                    without = (*several[:place], *several[place + 1 :])
                    turned = (*several[:place], evolve(one, negated=not one.negated), *several[place + 1 :])
                    instead = (without, turned) if isinstance(holder, Duty) else (without,)
                    yield spec.name, _CONDITION, one.attribute, tuple(evolve(cast("Any", holder), **{spec.name: when}) for when in instead)


def _is_certain(one: Condition, certain: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether every record meets a condition: it names every word there is, or both truths."""
    return not one.negated and (certain.get(one.attribute, {""}) <= set(map(str, one.values)) or {True, False} <= set(one.values))


def _step(holder: object, name: str, value: int | Fraction) -> int:
    down = name in _DOWNWARDS and isinstance(holder, Criterion)
    return -1 if down or value < 0 else 1


# formulas


def _of_formulas(rulebook: Rulebook) -> Iterator[_Change]:
    for place, own in enumerate(rulebook.formulas):
        for name, formula in own.read.items():
            for template, what, root in _changes(formula.root):
                change = partial(_with, place=place, name=name, root=root)
                yield _Change(f"{own.path}.{name}", template, what, own.under, (change,))


def _with(book: Rulebook, *, place: int, name: str, root: Node) -> Rulebook:
    """Return a rulebook one formula of which is another one, whatever its text says."""
    own: OwnFormulas = book.formulas[place]
    formula = Formula(own.read[name].source, own.read[name].kind, root)
    other = evolve(own, read={**own.read, name: formula})
    return _reading(evolve(book), (*book.formulas[:place], other, *book.formulas[place + 1 :]))


def _changes(root: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield a formula with one thing changed: a number raised, a condition taken for true or for false."""
    if root.kind is Kind.TRUTH and not isinstance(root, (AllOf, AnyOf, Not, Constant)):
        words = ", ".join(dict.fromkeys(read.spelling for read in reads_of(root)))
        yield _NEVER_FALSE, words, Constant(True, Kind.TRUTH)  # noqa: FBT003  # the value
        yield _NEVER_TRUE, words, Constant(False, Kind.TRUTH)  # noqa: FBT003
    match root:
        case Constant(kind=Kind.NUMBER, value=value) if not isinstance(value, str):
            yield _NUMBER, format_exact(value), Constant(exact(value + 1), Kind.NUMBER)
        case Among(choices=choices):
            for place, choice in enumerate(choices):
                if isinstance(choice, (int, Fraction)):
                    yield _NUMBER, format_exact(choice), evolve(root, choices=(*choices[:place], exact(choice + 1), *choices[place + 1 :]))
        case Steps(table=table):
            for place, (threshold, step) in enumerate(table):
                raised = (*table[:place], (exact(threshold + 1), step), *table[place + 1 :])
                yield _NUMBER, format_exact(threshold), evolve(root, table=raised)
        case _:
            pass
    for spec in fields(cast("Any", type(root))):
        for template, what, other in _inside(getattr(root, spec.name)):
            yield template, what, evolve(cast("Any", root), **{spec.name: other})


def _inside(value: object) -> Iterator[tuple[str, str, Any]]:
    """Yield a field of a part of a formula, a part or parts in pairs, with one thing in it changed."""
    if isinstance(value, tuple):
        several = cast("tuple[object, ...]", value)
        for place, one in enumerate(several):
            for template, what, other in _inside(one):
                yield template, what, (*several[:place], other, *several[place + 1 :])
    elif has(type(value)):
        yield from _changes(cast("Node", value))
