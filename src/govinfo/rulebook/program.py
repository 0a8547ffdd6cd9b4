"""
A rulebook made ready to run: its formulas read, its words resolved, its rules sorted by what they look at.

`compile_rulebook` also finds whatever is wrong with the formulas, of every reading and not only of
the ones chosen, so that a rulebook that loads can never fail in the middle of an assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from typing import TypeAlias, final

from attrs import frozen

from govinfo.errors import FormulaError, Problem, RulebookError
from govinfo.exact import Exact
from govinfo.formulas import TAG, Formula, Kind, Scope, parse
from govinfo.labels import Level
from govinfo.rulebook import (
    Bar,
    Cap,
    Criterion,
    Facts,
    Keep,
    Measure,
    Notice,
    Persons,
    Price,
    Rulebook,
    Settlement,
    Tally,
    Void,
    active,
)
from govinfo.rulebook.conditions import TAG as TAG_PREFIX
from govinfo.rulebook.conditions import attribute
from govinfo.rulebook.scopes import scope_of_measure, scope_of_pool, scope_of_rule, scope_of_totals
from govinfo.texts import Text

__all__ = [
    "CapProgram",
    "ConditionProgram",
    "KeepProgram",
    "MeasureProgram",
    "PriceProgram",
    "Program",
    "SettlementProgram",
    "TallyProgram",
    "VoidProgram",
    "competes_within_record",
    "compile_rulebook",
    "covered",
    "formula_problems",
    "placed_formulas",
    "read_formulas",
]

Amount: TypeAlias = Exact | Formula
"""A number, or a formula for one."""


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
        asks_decided: whether the condition depends on what an assessor decided.
    """

    rule: Price
    order: int
    condition: Formula | None
    amount: Amount
    fields: frozenset[str]
    varied: bool
    keeps: tuple[KeepProgram, ...]
    competes: bool
    asks_decided: bool


@final
@frozen(eq=False)
class TallyProgram:
    """A tally with its formulas."""

    rule: Tally
    condition: Formula | None
    amount: Amount
    pool: Amount | None


@final
@frozen(eq=False)
class CapProgram:
    """A cap with the rules it bounds and its formulas."""

    rule: Cap
    covers: frozenset[str]
    most: Amount | None
    least: Amount | None


@final
@frozen(eq=False)
class VoidProgram:
    """A void with the rules it takes back and its formula."""

    rule: Void
    covers: frozenset[str]
    condition: Formula
    first: Amount | None


SettlementProgram: TypeAlias = KeepProgram | TallyProgram | CapProgram | VoidProgram
"""Any settlement, ready to take its turn."""


@final
@frozen(eq=False)
class ConditionProgram:
    """A bar or a notice with its formula."""

    rule: Bar | Notice
    condition: Formula


@final
@frozen(eq=False)
class MeasureProgram:
    """A measure with the formula by which a record is weighed, or from which it is computed."""

    measure: Measure
    formula: Formula | None


@final
@frozen(eq=False)
class Program:
    """
    Everything an assessment needs of a rulebook under the readings taken.

    Attributes:
        levels: the level of every publication.
        counted: the kinds of records that some measure counts.
        settlements: those that look at many lines together, in their turns.
        by: the formula that ranks.
    """

    rulebook: Rulebook
    levels: Mapping[str, Level]
    criteria: Mapping[str, Criterion]
    measures: Mapping[str, MeasureProgram]
    counted: frozenset[Facts]
    prices: Mapping[Facts, tuple[PriceProgram, ...]]
    settlements: tuple[SettlementProgram, ...]
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
    settlements = {id(rule): _settlement(rulebook, rule) for rule in rules if not isinstance(rule, Price)}
    keeps = [program for program in settlements.values() if isinstance(program, KeepProgram)]
    prices: dict[Facts, list[PriceProgram]] = {facts: [] for facts in Facts}
    for order, rule in enumerate(rules):
        if isinstance(rule, Price):
            prices[rule.of].append(_price(rulebook, rule, order, keeps))
    turns = sorted((rule for rule in rules if not isinstance(rule, Price) and not competes_within_record(rule)), key=lambda rule: rule.step)
    return Program(
        rulebook=rulebook,
        levels={publication.id: publication.level for publication in rulebook.publications},
        criteria={criterion.id: criterion for criterion in rulebook.criteria},
        measures={measure.id: _measure(rulebook, measure) for measure in rulebook.measures},
        counted=frozenset(measure.count for measure in rulebook.measures if measure.count is not None),
        prices={facts: tuple(several) for facts, several in prices.items()},
        settlements=tuple(settlements[id(rule)] for rule in turns),
        bars=tuple(_condition(rulebook, bar) for bar in active(rulebook, "bars")),
        notices=tuple(_condition(rulebook, notice) for notice in active(rulebook, "notices")),
        by=parse(rulebook.standing.by, scope_of_totals(rulebook), Kind.NUMBER),
        persons=next(active(rulebook, "persons"), None),
    )


def competes_within_record(rule: Settlement) -> bool:
    """Whether a rule only chooses among the lines of one record, which is known before any record is seen."""
    return isinstance(rule, Keep) and rule.per == ("record",) and not rule.across


def covered(rulebook: Rulebook, rules: Sequence[str], parts: Sequence[str], account: str | None = None) -> frozenset[str]:
    """
    Return the ids of the prices and tallies that patterns and parts name; with neither, all of them.

    Args:
        rulebook: whose rules.
        rules: ids, a `*` standing for anything.
        parts: ids of parts.
        account: only rules posted to this account.
    """
    found: set[str] = set()
    for rule in rulebook.rules:
        if isinstance(rule, (Price, Tally)) and account in {None, rule.account}:
            named = any(fnmatchcase(rule.id, pattern) for pattern in rules) or rule.part in parts
            if named or not (rules or parts):
                found.add(rule.id)
    return frozenset(found)


def formula_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield what is wrong with any formula of *rulebook*, under whatever reading it stands."""
    for path, source, scope, kind in _formulas(rulebook):
        try:
            parse(source, scope, kind)
        except FormulaError as error:
            message = Text("column {column}: {message}", column=error.column, message=error.message)
            yield Problem(path=path, message=message)


def placed_formulas(rulebook: Rulebook) -> Iterator[tuple[str, Formula]]:
    """Yield every formula of *rulebook* that can be read, with its rule and field."""
    for path, source, scope, kind in _formulas(rulebook):
        with suppress(FormulaError):
            yield path, parse(source, scope, kind)


def read_formulas(rulebook: Rulebook) -> Iterator[Formula]:
    """Yield every formula of *rulebook* that can be read."""
    return (formula for _, formula in placed_formulas(rulebook))


def _formulas(rulebook: Rulebook) -> Iterator[tuple[str, str, Scope, Kind]]:
    scopes: dict[tuple[object, ...], Scope] = {}  # most rules of a rulebook may name the same
    for rule in (*rulebook.rules, *rulebook.bars, *rulebook.notices):
        if isinstance(rule, Keep):
            continue
        given = [(name, getattr(rule, name, None)) for name in ("provided", "amount", "pool", "most", "least", "first")]
        formulas = [(name, source) for name, source in given if isinstance(source, str)]
        scope = Scope()  # a rule of plain numbers needs no words
        if formulas:
            alike = (type(rule), *(getattr(rule, name, None) for name in ("of", "each", "persons")), getattr(rule, "decide", None) is None)
            scope = scopes[alike] = scopes.get(alike) or scope_of_rule(rulebook, rule)
        for name, source in formulas:
            own = scope_of_pool(rulebook) if name == "pool" else scope
            yield f"{rule.id}.{name}", source, own, Kind.TRUTH if name == "provided" else Kind.NUMBER
    for measure in rulebook.measures:
        for name, given_source in (("weigh", measure.weigh), ("formula", measure.formula)):
            if given_source is not None:
                yield f"measures.{measure.id}.{name}", given_source, scope_of_measure(rulebook, measure), Kind.NUMBER
    yield "standing.by", rulebook.standing.by, scope_of_totals(rulebook), Kind.NUMBER


def _read(rulebook: Rulebook, rule: Price | Tally | Cap | Void | Bar | Notice, source: Exact | str, kind: Kind) -> Amount:
    return parse(source, scope_of_rule(rulebook, rule), kind) if isinstance(source, str) else source


def _truth(rulebook: Rulebook, rule: Price | Tally | Void | Bar | Notice) -> Formula | None:
    return None if rule.provided is None else parse(rule.provided, scope_of_rule(rulebook, rule), Kind.TRUTH)


def _settlement(rulebook: Rulebook, rule: Settlement) -> SettlementProgram:
    match rule:
        case Keep():
            return KeepProgram(rule, _matching(rule, active(rulebook, "rules")))
        case Tally():
            pool = parse(rule.pool, scope_of_pool(rulebook), Kind.NUMBER) if isinstance(rule.pool, str) else rule.pool
            return TallyProgram(rule, _truth(rulebook, rule), _read(rulebook, rule, rule.amount, Kind.NUMBER), pool)
        case Cap():
            most, least = (None if bound is None else _read(rulebook, rule, bound, Kind.NUMBER) for bound in (rule.most, rule.least))
            return CapProgram(rule, covered(rulebook, rule.rules, rule.parts, rule.account), most, least)
        case Void():
            condition = parse(rule.provided, scope_of_rule(rulebook, rule), Kind.TRUTH)
            first = None if rule.first is None else _read(rulebook, rule, rule.first, Kind.NUMBER)
            return VoidProgram(rule, covered(rulebook, rule.rules, rule.parts, rule.account), condition, first)


def _matching(keep: Keep, rules: Iterable[object]) -> dict[str, int]:
    order: dict[str, int] = {}
    for rule in rules:
        if isinstance(rule, (Price, Tally)):
            places = [i for i, pattern in enumerate(keep.rules) if fnmatchcase(rule.id, pattern)]
            if places:
                order[rule.id] = places[0]
    return order


def _price(rulebook: Rulebook, rule: Price, order: int, keeps: Sequence[KeepProgram]) -> PriceProgram:
    condition = _truth(rulebook, rule)
    amount = _read(rulebook, rule, rule.amount, Kind.NUMBER)
    fields: set[str] = set()
    for asked in rule.when:
        found = attribute(rule.of, asked.attribute)
        if found is not None:
            fields.update(found.fields)
    varied = False
    for formula in (condition, amount):
        for read in formula.reads if isinstance(formula, Formula) else ():
            asked_for = read.word if read.lookup is None else TAG_PREFIX + read.word if read.lookup == TAG.name else None
            found = attribute(rule.of, asked_for) if asked_for is not None else None
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
        competes=bool(rule.groups) or any(not competes_within_record(keep.rule) for keep in mine),
        asks_decided=condition is not None and "decided" in condition.names,
    )


def _condition(rulebook: Rulebook, rule: Bar | Notice) -> ConditionProgram:
    return ConditionProgram(rule, parse(rule.provided, scope_of_rule(rulebook, rule), Kind.TRUTH))


def _measure(rulebook: Rulebook, measure: Measure) -> MeasureProgram:
    source = measure.weigh if measure.count is not None else measure.formula
    return MeasureProgram(measure, None if source is None else parse(source, scope_of_measure(rulebook, measure), Kind.NUMBER))
