"""What formulas may name: about records, items, spans and totals, in pools and measures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from govinfo.formulas import Kind, Lookup, Scope
from govinfo.formulas._bounds import NOT_NEGATIVE
from govinfo.formulas._scope import DECIDED, FIGURE, FINDING, MET, READING, TAG, TARGET, TARGETED
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

EARNED: Final = Lookup(name="earned", kind=Kind.NUMBER)
"""`earned('x')`: what the counted lines of the rules or the part `x` come to; a trailing `*` stands for any ending."""

LINES: Final = Lookup(name="lines", kind=Kind.NUMBER)
"""`lines('x')`: how many lines of the rules or the part `x` count."""

EVERYONE: Final = Lookup(name="everyone", kind=Kind.NUMBER, bare=True)
"""`everyone(x)`: a measure or total added up over all units."""

RANK: Final = Lookup(name="rank", kind=Kind.NUMBER, bare=True)
"""
`rank(x)`: the place of the unit by a measure or total, the greatest first, equal values sharing a place; in
its group where groups are ranked apart.
"""


BEST: Final = Lookup(name="best", kind=Kind.NUMBER, bare=True)
"""`best(x)`: the greatest value that any unit has of a measure or total."""

USED: Final = Lookup(name="used", kind=Kind.NUMBER)
"""`used('x')`: how often the item was adopted by the publication `x`, or by publications of the level `x`."""


def scope_of_span(book: Book, each: Each, whom: Subjects = Subjects.UNITS) -> Scope:
    """Return what formulas about a unit or person in a span, or about one of its items, may name."""
    if each is Each.ITEM:
        return _scope_of_items(book)
    grain = each.grain
    return evolve(scope_of_totals(book, whom), grains=frozenset(Grain) if grain is None else Scope.finer(grain))


def scope_of_measure(book: Book, measure: Measure) -> Scope:
    """Return what the formula that weighs or computes a measure may name."""
    if measure.count is not None:
        return scope_of_records(book, measure.count)
    scope = scope_of_totals(book)
    names = {name: kind for name, kind in scope.names if name not in TOTALS}
    keep = {"figure", "finding", "decided", "reading"}
    return evolve(scope, names=names, lookups=tuple(lookup for lookup in scope.lookups if lookup.name in keep), grains=frozenset())


def scope_of_pool(book: Book) -> Scope:
    """Return what the formula of a pool may name: what is the same for all units."""
    return Scope(lookups=(EVERYONE.knowing([*_measures(book), *TOTALS]), BEST.knowing([*_measures(book), *TOTALS]), _readings(book)))


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
    return Scope(names=names, words=words, lookups=(TAG, _readings(book)), bounds=bounds)


def _scope_of_items(book: Book) -> Scope:
    scope = scope_of_records(book, Facts.SUBMISSION)
    criteria = [criterion.id for criterion in book.criteria if not {"submission", "adoption", "instruction"}.isdisjoint(criterion.about)]
    names = dict(scope.names) | dict.fromkeys(("points", "adoptions", "instructions", "yuan"), Kind.NUMBER)
    bounds = dict(scope.bounds) | dict.fromkeys(("adoptions", "instructions"), NOT_NEGATIVE)
    places = [*(publication.id for publication in book.publications), *(level.value for level in Level)]
    lookups = (*scope.lookups, EARNED, LINES, USED.knowing(places), FINDING.knowing(criteria), DECIDED.knowing(criteria))
    return evolve(scope, names=names, bounds=bounds, lookups=lookups)


def scope_of_totals(book: Book, *whom: Subjects) -> Scope:
    """Return what formulas about a unit or person, or both, in a span of days may name; left out, about a unit."""
    about = {_ABOUT[one] for one in whom or (Subjects.UNITS,)}
    measures = _measures(book)
    targets = [*measures, "points"]
    names = dict.fromkeys((*measures, *TOTALS), Kind.NUMBER) | {"group": Kind.TEXT}
    criteria = [criterion.id for criterion in book.criteria if about.issubset(criterion.about)]
    figures = FIGURE.knowing([figure.id for figure in book.figures]) if book.figures else FIGURE
    return Scope(
        names=names,
        words={"group": [group.id for group in book.groups] + [""]} if book.groups else {},
        lookups=(
            EARNED,
            LINES,
            EVERYONE.knowing([*measures, *TOTALS]),
            RANK.knowing([*measures, *TOTALS]),
            BEST.knowing([*measures, *TOTALS]),
            MET.knowing(targets),
            TARGETED.knowing(targets),
            TARGET.knowing(targets),
            figures,
            FINDING.knowing(criteria),
            DECIDED.knowing(criteria),
            _readings(book),
        ),
        grains=frozenset(Grain),
        bounds=dict.fromkeys(
            (*(m.id for m in book.measures if m.formula is None and m.weigh is None), "awarded", "deducted"), NOT_NEGATIVE
        ),
    )


def _measures(book: Book) -> list[str]:
    return [measure.id for measure in book.measures]


def _readings(book: Book) -> Lookup:
    return READING.knowing({reading.id: [option.id for option in reading.options] for reading in book.readings})
