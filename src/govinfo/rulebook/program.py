"""
A rulebook made ready to run: its formulas read, its words resolved, its rules sorted by what they look at.

`compile_rulebook` also finds whatever is wrong with the rules, of every reading and not only of the
ones chosen, so that a rulebook that loads can never fail in the middle of an assessment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from typing import final

from attrs import evolve, frozen

from govinfo.errors import FormulaError, Problem, RulebookError
from govinfo.exact import Exact
from govinfo.formulas import (
    DECIDED,
    FIGURE,
    FINDING,
    MET,
    NOT_NEGATIVE,
    READING,
    TAG,
    TARGET,
    TARGETED,
    Formula,
    Kind,
    Lookup,
    Scope,
    parse,
)
from govinfo.labels import Grain, Level
from govinfo.rulebook import Bar, Criterion, Facts, Keep, Measure, Notice, Persons, Price, Rulebook, Tally, active
from govinfo.rulebook.conditions import ATTRIBUTES, attribute
from govinfo.rulebook.conditions import TAG as TAG_PREFIX
from govinfo.texts import Text

__all__ = [
    "TOTALS",
    "ConditionProgram",
    "KeepProgram",
    "PriceProgram",
    "Program",
    "TallyProgram",
    "compile_rulebook",
    "competes_within_record",
    "formula_problems",
    "read_formulas",
]

TOTALS = ("points", "awarded", "deducted", "yuan")
"""The totals of a unit that formulas may name: points, what was added, what was taken away (zero or more), money."""

@final
@frozen(eq=False)
class KeepProgram:
    """A keep policy with the rules it is about, each with its place in the policy's list."""

    rule: Keep
    order: Mapping[str, int]


@final
@frozen(eq=False)
class PriceProgram:
    """
    A price ready to be put on records.

    Attributes:
        order: its place in the rulebook.
        fields: the plain fields of record and item that decide whether it matches.
        varied: whether its formulas must be evaluated for every record by itself.
        keeps: the policies by which it competes with other prices of the same record.
        competes: whether it competes with lines of other records.
    """

    rule: Price
    order: int
    condition: Formula | None
    amount: Exact | Formula
    fields: frozenset[str]
    varied: bool
    keeps: tuple[KeepProgram, ...]
    competes: bool


@final
@frozen(eq=False)
class TallyProgram:
    """A tally with its formulas."""

    rule: Tally
    condition: Formula | None
    amount: Exact | Formula


@final
@frozen(eq=False)
class ConditionProgram:
    """A bar or a notice with its formula."""

    rule: Bar | Notice
    condition: Formula


@final
@frozen(eq=False)
class Program:
    """
    Everything an assessment needs of a rulebook under the readings taken.

    Attributes:
        levels: the level of every publication.
        counted: the kinds of records that some measure counts.
        keeps: the policies under which lines of different records compete.
        by: the formula that ranks.
    """

    rulebook: Rulebook
    levels: Mapping[str, Level]
    criteria: Mapping[str, Criterion]
    measures: Mapping[str, Measure]
    counted: frozenset[Facts]
    prices: Mapping[Facts, tuple[PriceProgram, ...]]
    tallies: tuple[TallyProgram, ...]
    keeps: tuple[KeepProgram, ...]
    bars: tuple[ConditionProgram, ...]
    notices: tuple[ConditionProgram, ...]
    by: Formula
    persons: Persons | None


def compile_rulebook(rulebook: Rulebook) -> Program:
    """
    Return *rulebook*, as it is read, ready to run.

    Raises:
        RulebookError: a formula cannot be read, names an unknown word or has the wrong type.
    """
    problems = tuple(formula_problems(rulebook))
    if problems:
        raise RulebookError(problems)
    rules = list(active(rulebook, "rules"))
    keeps = [KeepProgram(rule, _matching(rule, rules)) for rule in rules if isinstance(rule, Keep)]
    prices: dict[Facts, list[PriceProgram]] = {facts: [] for facts in Facts}
    for order, rule in enumerate(rules):
        if isinstance(rule, Price):
            prices[rule.of].append(_price(rulebook, rule, order, keeps))
    return Program(
        rulebook=rulebook,
        levels={publication.id: publication.level for publication in rulebook.publications},
        criteria={criterion.id: criterion for criterion in rulebook.criteria},
        measures={measure.id: measure for measure in rulebook.measures},
        counted=frozenset(measure.count for measure in rulebook.measures),
        prices={facts: tuple(several) for facts, several in prices.items()},
        tallies=tuple(_tally(rulebook, rule) for rule in rules if isinstance(rule, Tally)),
        keeps=tuple(keep for keep in keeps if not competes_within_record(keep.rule)),
        bars=tuple(_condition(rulebook, bar) for bar in active(rulebook, "bars")),
        notices=tuple(_condition(rulebook, notice) for notice in active(rulebook, "notices")),
        by=parse(rulebook.standing.by, _scope_of_totals(rulebook), Kind.NUMBER),
        persons=next(active(rulebook, "persons"), None),
    )


def competes_within_record(keep: Keep) -> bool:
    """Whether the lines that compete under *keep* are always those of one record."""
    return keep.per == ("record",)


def formula_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield what is wrong with any formula of *rulebook*, under whatever reading it stands."""
    for path, source, scope, kind in _formulas(rulebook):
        try:
            parse(source, scope, kind)
        except FormulaError as error:
            message = Text("column {column}: {message}", column=error.column, message=error.message)
            yield Problem(path=path, message=message)


def read_formulas(rulebook: Rulebook) -> Iterator[Formula]:
    """Yield every formula of *rulebook* that can be read."""
    for _, source, scope, kind in _formulas(rulebook):
        with suppress(FormulaError):
            yield parse(source, scope, kind)


def _formulas(rulebook: Rulebook) -> Iterator[tuple[str, str, Scope, Kind]]:
    for rule in (*rulebook.rules, *rulebook.bars, *rulebook.notices):
        if isinstance(rule, Keep):
            continue
        scope = _scope(rulebook, rule)
        amount = rule.amount if isinstance(rule, (Price, Tally)) and isinstance(rule.amount, str) else None
        for field, source, kind in (("provided", rule.provided, Kind.TRUTH), ("amount", amount, Kind.NUMBER)):
            if source is not None:
                yield f"{rule.id}.{field}", source, scope, kind
    yield "standing.by", rulebook.standing.by, _scope_of_totals(rulebook), Kind.NUMBER


def _matching(keep: Keep, rules: Sequence[object]) -> dict[str, int]:
    order: dict[str, int] = {}
    for rule in rules:
        if isinstance(rule, (Price, Tally)):
            places = [i for i, pattern in enumerate(keep.rules) if fnmatchcase(rule.id, pattern)]
            if places:
                order[rule.id] = places[0]
    return order


def _price(rulebook: Rulebook, rule: Price, order: int, keeps: Sequence[KeepProgram]) -> PriceProgram:
    scope = _scope(rulebook, rule)
    condition = None if rule.provided is None else parse(rule.provided, scope, Kind.TRUTH)
    amount = parse(rule.amount, scope, Kind.NUMBER) if isinstance(rule.amount, str) else rule.amount
    fields: set[str] = set()
    for asked in rule.when:
        found = attribute(rule.of, asked.attribute)
        if found is not None:
            fields.update(found.fields)
    varied = False
    for formula in (condition, amount):
        for read in formula.reads if isinstance(formula, Formula) else ():
            name = read.word if read.lookup is None else TAG_PREFIX + read.word if read.lookup == TAG.name else None
            found = attribute(rule.of, name) if name is not None else None
            if found is not None:
                fields.update(found.fields)
            varied = varied or read.word == "decided" or (found is not None and found.varied)
    mine = [keep for keep in keeps if rule.id in keep.order]
    return PriceProgram(
        rule=rule,
        order=order,
        condition=condition,
        amount=amount,
        fields=frozenset(fields),
        varied=varied,
        keeps=tuple(keep for keep in mine if competes_within_record(keep.rule)),
        competes=any(not competes_within_record(keep.rule) for keep in mine),
    )


def _tally(rulebook: Rulebook, rule: Tally) -> TallyProgram:
    scope = _scope(rulebook, rule)
    condition = None if rule.provided is None else parse(rule.provided, scope, Kind.TRUTH)
    return TallyProgram(rule, condition, parse(rule.amount, scope, Kind.NUMBER) if isinstance(rule.amount, str) else rule.amount)


def _condition(rulebook: Rulebook, rule: Bar | Notice) -> ConditionProgram:
    return ConditionProgram(rule, parse(rule.provided, _scope(rulebook, rule), Kind.TRUTH))


def _scope(rulebook: Rulebook, rule: Price | Tally | Bar | Notice) -> Scope:
    if isinstance(rule, Price):
        return _scope_of_records(rulebook, rule)
    scope = _scope_of_totals(rulebook)
    if isinstance(rule, Tally):
        return evolve(scope, grains=Scope.finer(rule.each))
    if isinstance(rule, Bar) and rule.persons:
        return Scope(names={"points": Kind.NUMBER, "awarded": Kind.NUMBER, "deducted": Kind.NUMBER, "yuan": Kind.NUMBER})
    return evolve(scope, names=dict(scope.names) | {"targets_met": Kind.TRUTH})


def _scope_of_records(rulebook: Rulebook, rule: Price) -> Scope:
    known = ATTRIBUTES[rule.of]
    names = {name: found.kind for name, found in known.items() if not found.many}
    if rule.decide is not None:
        names["decided"] = Kind.NUMBER
    vocabularies = {"publications": rulebook.publications, "forms": rulebook.forms, "criteria": rulebook.criteria}
    words: dict[str, list[str]] = {}
    for name, found in known.items():
        if isinstance(found.words, tuple):
            words[name] = [*found.words, ""]
        elif found.words in vocabularies:
            words[name] = [word.id for word in vocabularies[found.words]] + [""]
    bounds = {name: NOT_NEGATIVE for name, kind in names.items() if kind is Kind.NUMBER and name not in {"decided", "fee"}}
    return Scope(names=names, words=words, lookups=(TAG, _readings(rulebook)), bounds=bounds)


def _scope_of_totals(rulebook: Rulebook) -> Scope:
    measures = [measure.id for measure in rulebook.measures]
    targets = [*measures, "points"]
    names = dict.fromkeys((*measures, *TOTALS), Kind.NUMBER)
    criteria = [criterion.id for criterion in rulebook.criteria if "unit" in criterion.about]
    figures = FIGURE.knowing([figure.id for figure in rulebook.figures]) if rulebook.figures else FIGURE
    return Scope(
        names=names,
        lookups=(
            MET.knowing(targets),
            TARGETED.knowing(targets),
            TARGET.knowing(targets),
            figures,
            FINDING.knowing(criteria),
            DECIDED.knowing(criteria),
            _readings(rulebook),
        ),
        grains=frozenset(Grain),
        bounds=dict.fromkeys((*measures, "awarded", "deducted"), NOT_NEGATIVE),
    )


def _readings(rulebook: Rulebook) -> Lookup:
    return READING.knowing({reading.id: [option.id for option in reading.options] for reading in rulebook.readings})
