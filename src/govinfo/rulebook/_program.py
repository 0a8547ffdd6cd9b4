"""
A rulebook made ready to run: its formulas read, its words resolved, its rules sorted by what they look at.

`compile_rulebook` also finds whatever is wrong with the formulas, of every reading and not only of
the ones chosen, so that a rulebook that loads can never fail in the middle of an assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TypeAlias, final

from attrs import frozen

from govinfo.errors import Problem, RulebookError
from govinfo.exact import Exact
from govinfo.formulas import Formula
from govinfo.formulas._scope import TAG
from govinfo.labels import Level
from govinfo.rulebook._conditions import TAG as TAG_PREFIX
from govinfo.rulebook._conditions import Facts, attribute
from govinfo.rulebook._placed import read_all, told
from govinfo.rulebook._rulebook import Rulebook, active
from govinfo.rulebook._rules import Bar, Cap, Keep, Notice, Persons, Price, Settlement, Tally, Void
from govinfo.rulebook._words import Criterion, Measure

Amount: TypeAlias = Exact | Formula
"""A number, or a formula for one."""

_Formulas: TypeAlias = dict[tuple[int, str], Formula]
"""The formulas of a rulebook, by what holds them (the object itself, since ids repeat under other readings) and the name of the field."""


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
    formulas: _Formulas = {}
    problems: list[Problem] = []
    for holder, name, path, result in read_all(rulebook):
        if isinstance(result, Formula):
            formulas[id(holder), name] = result
        else:
            problems.append(told(path, result))
    if problems:
        raise RulebookError(problems)
    rules = list(active(rulebook, "rules"))
    settlements = {id(rule): _settlement(rulebook, rule, formulas) for rule in rules if not isinstance(rule, Price)}
    keeps = [program for program in settlements.values() if isinstance(program, KeepProgram)]
    prices: dict[Facts, list[PriceProgram]] = {facts: [] for facts in Facts}
    for order, rule in enumerate(rules):
        if isinstance(rule, Price):
            prices[rule.of].append(_price(rule, order, keeps, formulas))
    turns = sorted((rule for rule in rules if not isinstance(rule, Price)), key=lambda rule: rule.step)
    return Program(
        rulebook=rulebook,
        levels={publication.id: publication.level for publication in rulebook.publications},
        criteria={criterion.id: criterion for criterion in rulebook.criteria},
        measures={measure.id: _measure(measure, formulas) for measure in rulebook.measures},
        counted=frozenset(measure.count for measure in rulebook.measures if measure.count is not None),
        prices={facts: tuple(several) for facts, several in prices.items()},
        settlements=tuple(settlements[id(rule)] for rule in turns),
        bars=tuple(ConditionProgram(bar, formulas[id(bar), "provided"]) for bar in active(rulebook, "bars")),
        notices=tuple(ConditionProgram(notice, formulas[id(notice), "provided"]) for notice in active(rulebook, "notices")),
        by=formulas[id(rulebook.standing), "by"],
        persons=next(active(rulebook, "persons"), None),
    )


def competes_within_record(rule: Settlement) -> bool:
    """
    Whether a rule only chooses among the lines of one record.

    For records that are priced by a plan that is known before any of them is seen; for the others it takes its turn, the first.
    """
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


def _settlement(rulebook: Rulebook, rule: Settlement, formulas: _Formulas) -> SettlementProgram:
    def amount(name: str, given: Exact | str) -> Amount:
        return formulas[id(rule), name] if isinstance(given, str) else given

    def bound(name: str, given: Exact | str | None) -> Amount | None:
        return None if given is None else amount(name, given)

    match rule:
        case Keep():
            return KeepProgram(rule, _matching(rule, active(rulebook, "rules")))
        case Tally():
            return TallyProgram(rule, formulas.get((id(rule), "provided")), amount("amount", rule.amount), bound("pool", rule.pool))
        case Cap():
            covers = covered(rulebook, rule.rules, rule.parts, rule.account)
            return CapProgram(rule, covers, bound("most", rule.most), bound("least", rule.least))
        case Void():
            covers = covered(rulebook, rule.rules, rule.parts, rule.account)
            return VoidProgram(rule, covers, formulas[id(rule), "provided"], bound("first", rule.first))


def _matching(keep: Keep, rules: Iterable[object]) -> dict[str, int]:
    order: dict[str, int] = {}
    for rule in rules:
        if isinstance(rule, (Price, Tally)):
            places = [i for i, pattern in enumerate(keep.rules) if fnmatchcase(rule.id, pattern)]
            if places:
                order[rule.id] = places[0]
    return order


def _price(rule: Price, order: int, keeps: Sequence[KeepProgram], formulas: _Formulas) -> PriceProgram:
    condition = formulas.get((id(rule), "provided"))
    amount = formulas[id(rule), "amount"] if isinstance(rule.amount, str) else rule.amount
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


def _measure(measure: Measure, formulas: _Formulas) -> MeasureProgram:
    return MeasureProgram(measure, formulas.get((id(measure), "weigh" if measure.count is not None else "formula")))
