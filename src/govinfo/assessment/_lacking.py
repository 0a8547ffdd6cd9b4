"""What is not known of a unit or person, in words: of whom, for when, and where to enter it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo.assessment._measures import JUDGED, Measures, UnitEnv
from govinfo.assessment._posting import name_of
from govinfo.formulas._formula import missing_of
from govinfo.formulas._nodes import LookUp
from govinfo.periods import Period
from govinfo.rulebook._titles import title_of
from govinfo.texts import Text, Worded, Words
from govinfo.texts._titles import titled

_COMPARED: Final = frozenset({"rank", "best", "everyone"})


def lacks(env: UnitEnv, lookup: str | None, word: str) -> Iterator[Worded]:
    """Yield what a name or lookup lacks in a span."""
    measures = env.measures
    register = measures.books.register
    unit, when = name_of(register, env.unit), env.period
    what = Words(env.title(word, "zh"), env.title(word, "en"))
    if lookup == "figure":
        yield Text("the figure {what} of {unit} for {period}, to be entered among the figures", what=what, unit=unit, period=when)
    elif lookup == "decided":
        yield Text("a finding on {what} of {unit} in {period} with an amount", what=what, unit=unit, period=when)
    elif lookup in JUDGED:
        yield Text("a finding on {what} of {unit} in {period}", what=what, unit=unit, period=when)
    elif lookup in _COMPARED:
        names = tuple(name_of(register, one) for one in measures.others.open_among(word, env.period))
        yield Text("what is still owed for {units}, whose {what} is not final", units=names or (unit,), what=what)
    elif word == "group":
        yield Text("the group of {unit}, to be entered with the unit", unit=unit)
    elif word == "targets_met":
        whole = measures.books.ledger.period
        for name in dict.fromkeys(target.measure for target, _ in measures.targets.binding(env.unit, None, whole)):
            yield from lacks_of_measure(measures, name, env.unit, whole)
    else:
        yield from lacks_of_measure(measures, word, env.unit, env.period)


def lacks_of_measure(measures: Measures, name: str, unit: str, period: Period) -> Iterator[Worded]:
    """Yield what a measure of *unit* lacks."""
    program = measures.books.program.measures.get(name)
    if program is None:
        rulebook = measures.books.program.rulebook
        what = Words(title_of(rulebook, name, "zh"), title_of(rulebook, name, "en"))
        yield Text("what is still owed for {units}, whose {what} is not final", units=(name_of(measures.books.register, unit),), what=what)
        return
    if program.measure.count is None and program.formula is not None:
        for place, leaf in missing_of(program.formula, UnitEnv(measures, unit, period)):
            if isinstance(place, UnitEnv):
                yield from lacks(place, leaf.lookup if isinstance(leaf, LookUp) else None, leaf.word)
    for record in measures.unknown_records(name, unit, period):
        yield Text("what {record} says of how much it counts for in {measure}", record=record, measure=titled(program.measure))
