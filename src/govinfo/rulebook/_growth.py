"""
Whether the numbers of a rulebook stay within bounds, whatever the records are.

A formula is short, but formulas read each other: a measure computed from measures, a tally that
multiplies the totals of the tallies before it. Both are bounded here, when the rulebook is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from govinfo.errors import Problem
from govinfo.formulas._degree import degree
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._tally import Tally
from govinfo.rulebook._words import Measure
from govinfo.texts import Text

MOST_FACTORS: Final = 16
"""How many values of unknown size may be multiplied, all formulas on the way taken together."""

MOST_DEPTH: Final = 8
"""How many computed measures may build on each other."""

MOST_CHAINED: Final = 64
"""How many tallies may look at what the tallies before them made of the totals."""

_OF_MEASURES: Final = frozenset({None, "best", "everyone"})
"""What tells a measure or a total by its name: the name itself, and these lookups."""


def growth_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the measures and tallies whose numbers could grow without end; circles of measures are told elsewhere."""
    formulas = {
        own.holder.id: own.read["formula"] for own in rulebook.formulas if isinstance(own.holder, Measure) and "formula" in own.read
    }
    degrees: dict[str, int] = {}
    depths: dict[str, int] = {}
    waiting = dict(formulas)
    while waiting:  # in the order of what they are computed from; what is left over goes round in a circle
        ready = [name for name, formula in waiting.items() if formula.names.isdisjoint(waiting)]
        if not ready:
            return
        for name in ready:
            formula = waiting.pop(name)
            depths[name] = 1 + max((depths.get(word, 0) for word in formula.names), default=0)
            degrees[name] = degree(formula, lambda lookup, word: degrees.get(word, 1) if lookup is None else 1)
            if depths[name] > MOST_DEPTH:
                message = Text("builds on more than {most} computed measures, one upon the other", most=MOST_DEPTH)
                yield Problem(path=f"measures.{name}.formula", message=message)
                return
            yield from _too_many(f"measures.{name}.formula", degrees[name])
    yield from _tallies(rulebook, degrees)


def _tallies(rulebook: Rulebook, degrees: Mapping[str, int]) -> Iterator[Problem]:
    totals, chained = 1, 0
    tallies = [(own.holder, own.read.get("amount")) for own in rulebook.formulas if isinstance(own.holder, Tally)]
    for rule, formula in sorted(tallies, key=lambda tally: tally[0].step):
        if formula is None:
            continue

        def known(lookup: str | None, word: str, before: int = totals) -> int:
            if _is_of_totals(lookup, word):
                return before
            return degrees.get(word, 1) if lookup in _OF_MEASURES else 1

        own = degree(formula, known)
        yield from _too_many(f"{rule.id}.amount", own)
        chained += any(_is_of_totals(read.lookup, read.word) for read in formula.reads)
        if chained > MOST_CHAINED:
            yield Problem(path=f"{rule.id}.amount", message=Text("more than {most} tallies look at the totals in turn", most=MOST_CHAINED))
            return
        totals = max(totals, min(own, MOST_FACTORS))


def _is_of_totals(lookup: str | None, word: str) -> bool:
    return lookup == "earned" or (lookup in _OF_MEASURES and word in TOTALS)


def _too_many(path: str, factors: int) -> Iterator[Problem]:
    if factors > MOST_FACTORS:
        message = Text("multiplies {n} values of unknown size, more than {most}; take it apart", n=factors, most=MOST_FACTORS)
        yield Problem(path=path, message=message)
