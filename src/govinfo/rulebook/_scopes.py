"""What formulas may name: about records, items, spans and totals, in pools and measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from govinfo.formulas import Kind, Lookup, Scope
from govinfo.formulas._bounds import NOT_NEGATIVE
from govinfo.formulas._lookups import (
    BEST,
    DECIDED,
    EARNED,
    EVERYONE,
    FIGURE,
    FINDING,
    LINES,
    MET,
    RANK,
    READING,
    TAG,
    TARGET,
    TARGETED,
    USED,
    Vocabulary,
)
from govinfo.formulas._nodes import Kin
from govinfo.labels import Grain, Level
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import ATTRIBUTES, Facts
from govinfo.rulebook._spans import Each
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._words import Measure, Titled

TOTALS: Final = ("points", "awarded", "deducted", "yuan")
"""The totals of a unit that formulas may name: points, what was added, what was taken away (zero or more), money."""

_ABOUT: Final[Mapping[Subjects, str]] = MappingProxyType({Subjects.UNITS: "unit", Subjects.PERSONS: "person"})
"""What a finding is about, by whom a formula is about."""

_OF_UNITS: Final = (EARNED, LINES, EVERYONE, RANK, BEST, MET, TARGETED, TARGET, FIGURE, FINDING, DECIDED, READING)
"""What may be asked about a unit in a span."""

_OF_ITEMS: Final = (TAG, READING, EARNED, LINES, USED, FINDING, DECIDED)
"""What may be asked about an item of a unit."""

_ON_ITEMS: Final = frozenset({"submission", "adoption", "instruction"})
"""What a finding is about that is one on an item."""

_OF_MEASURES: Final = (FIGURE, FINDING, DECIDED, READING)
"""What a measure may be computed from, beside other measures."""


def scope_of_span(book: Book, each: Each, whom: Subjects = Subjects.UNITS) -> Scope:
    """Return what formulas about a unit or person in a span, or about one of its items, may name."""
    if each is Each.ITEM:
        return _scope_of_items(book)
    grain = each.grain
    scope = evolve(scope_of_totals(book, whom), kin=_kin(book, whom, settled=False))
    return evolve(scope, grains=frozenset(Grain) if grain is None else Scope.finer(grain))


def scope_of_standing(book: Book, *whom: Subjects) -> Scope:
    """Return what formulas about a unit or person, or both, may name when every line is final: of bars, notices and ranks."""
    scope = scope_of_totals(book, *whom)
    return scope if len(whom) > 1 else evolve(scope, kin=_kin(book, whom[0] if whom else Subjects.UNITS, settled=True))


def _kin(book: Book, whom: Subjects, *, settled: bool) -> tuple[tuple[Kin, Scope], ...]:
    """
    Return what may be asked of whom: a person about its unit, a unit about its persons and children.

    What persons have in all is known only once the lines of units are final, since it is their shares in these lines.
    """
    if whom is Subjects.PERSONS:
        return ((Kin.UNIT, scope_of_totals(book, Subjects.UNITS)),)
    persons = scope_of_totals(book, Subjects.PERSONS)
    children = scope_of_totals(book, Subjects.UNITS)
    return ((Kin.PERSONS, persons if settled else _without_totals(persons)), (Kin.CHILDREN, children))


def _without_totals(scope: Scope) -> Scope:
    """Return *scope* without what rests on the lines of its subject."""
    names = {name: kind for name, kind in scope.names if name not in TOTALS}
    lookups: list[Lookup] = []
    for lookup in scope.lookups:
        if lookup.words in {"counted", "owed"} and lookup.known is not None:
            lookups.append(evolve(lookup, known=tuple(pair for pair in lookup.known if pair[0] not in TOTALS)))
        elif lookup.name not in {EARNED.name, LINES.name}:
            lookups.append(lookup)
    bounds = {name: limit for name, limit in scope.bounds if name not in TOTALS}
    return evolve(scope, names=names, lookups=tuple(lookups), bounds=bounds)


def scope_of_measure(book: Book, measure: Measure) -> Scope:
    """Return what the formula that weighs or computes a measure may name."""
    if measure.count is not None:
        return scope_of_records(book, measure.count)
    scope = scope_of_totals(book)
    names = {name: kind for name, kind in scope.names if name not in TOTALS}
    return evolve(scope, names=names, lookups=_knowing(book, _OF_MEASURES), grains=frozenset())


def scope_of_pool(book: Book) -> Scope:
    """Return what the formula of a pool may name: what is the same for all units."""
    return Scope(lookups=_knowing(book, (EVERYONE, BEST, READING)))


def scope_of_records(book: Book, facts: Facts, *, decides: bool = False) -> Scope:
    """Return what formulas about records of a kind may name."""
    known = ATTRIBUTES[facts]
    names = {name: found.kind for name, found in known.items() if not found.many}
    if decides:
        names["decided"] = Kind.NUMBER
    vocabularies: dict[str, tuple[Titled, ...]] = {
        "publications": book.publications,
        "forms": book.forms,
        "criteria": book.criteria,
        "merits": book.merits,
        "matters": book.matters,
    }
    words: dict[str, list[str]] = {}
    for name, found in known.items():
        if found.many:
            continue
        if isinstance(found.words, tuple):
            words[name] = [*found.words, ""]
        elif found.words is not None and found.words in vocabularies:
            words[name] = [word.id for word in vocabularies[found.words]] + [""]
    bounds = {name: NOT_NEGATIVE for name, kind in names.items() if kind is Kind.NUMBER and name not in {"decided", "fee"}}
    return Scope(names=names, words=words, lookups=_knowing(book, (TAG, READING)), bounds=bounds)


def _scope_of_items(book: Book) -> Scope:
    scope = scope_of_records(book, Facts.SUBMISSION)
    names = dict(scope.names) | dict.fromkeys(("points", "adoptions", "instructions", "yuan"), Kind.NUMBER)
    bounds = dict(scope.bounds) | dict.fromkeys(("adoptions", "instructions"), NOT_NEGATIVE)
    return evolve(scope, names=names, bounds=bounds, lookups=_knowing(book, _OF_ITEMS, _ON_ITEMS))


def scope_of_totals(book: Book, *whom: Subjects) -> Scope:
    """Return what formulas about a unit or person, or both, in a span of days may name; left out, about a unit."""
    measures = _measures(book)
    names = dict.fromkeys((*measures, *TOTALS), Kind.NUMBER) | {"group": Kind.TEXT}
    return Scope(
        names=names,
        words={"group": [group.id for group in book.groups] + [""]} if book.groups else {},
        lookups=_knowing(book, _OF_UNITS, *(frozenset({_ABOUT[one]}) for one in whom or (Subjects.UNITS,))),
        grains=frozenset(Grain),
        bounds=dict.fromkeys(
            (*(m.id for m in book.measures if m.formula is None and m.weigh is None), "awarded", "deducted"), NOT_NEGATIVE
        ),
    )


def _measures(book: Book) -> list[str]:
    return [measure.id for measure in book.measures]


def _knowing(book: Book, lookups: Iterable[Lookup], *about: frozenset[str]) -> tuple[Lookup, ...]:
    """
    Return *lookups* with the words that *book* gives them.

    Args:
        book: the rulebook.
        lookups: what may be asked.
        about: what findings on the criteria that are known are about, one of each of these; left out, units.
    """
    of = about or (frozenset({"unit"}),)
    taught: list[Lookup] = []
    for lookup in lookups:
        words = None if lookup.words is None else _words(book, lookup.words, of)
        taught.append(lookup if words is None else lookup.knowing(words))
    return tuple(taught)


def _words(book: Book, vocabulary: Vocabulary, about: tuple[frozenset[str], ...]) -> Mapping[str, Iterable[str]] | Iterable[str] | None:
    """Return the words of a vocabulary; None where the rulebook leaves them open."""
    match vocabulary:
        case "counted":
            return [*_measures(book), *TOTALS]
        case "owed":
            return [*_measures(book), "points"]
        case "figures":
            return [figure.id for figure in book.figures] or None
        case "criteria":
            return [criterion.id for criterion in book.criteria if all(not one.isdisjoint(criterion.about) for one in about)]
        case "readings":
            return {reading.id: [option.id for option in reading.options] for reading in book.readings}
        case "tags":
            return {tag.id: [*(word.id for word in tag.words), ""] for tag in book.tags} or None
        case "places":
            return [*(publication.id for publication in book.publications), *(level.value for level in Level)]
