"""
A rulebook made ready to run: its formulas read, its words resolved, its rules sorted by what they look at.

`compile_rulebook` also finds whatever is wrong with the formulas, of every reading and not only of
the ones chosen, so that a rulebook that loads can never fail in the middle of an assessment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, final

from attrs import evolve, frozen

from govinfo.errors import RulebookError
from govinfo.formulas import Formula, Unknown
from govinfo.formulas._lookups import TAG
from govinfo.formulas._nodes import Kin
from govinfo.labels import Level
from govinfo.rulebook._absent import absent_words
from govinfo.rulebook._conditions import TAG as TAG_PREFIX
from govinfo.rulebook._conditions import Facts, attribute
from govinfo.rulebook._consequences import ConditionProgram
from govinfo.rulebook._formulas import formula_problems
from govinfo.rulebook._keep import KeepProgram, competes_within_record
from govinfo.rulebook._moves import COMPARED
from govinfo.rulebook._price import Price
from govinfo.rulebook._rule_type import Amount, Formulas, amount_of
from govinfo.rulebook._rule_types import SettlementProgram
from govinfo.rulebook._rulebook import Rulebook, active, held
from govinfo.rulebook._settings import Persons
from govinfo.rulebook._subjects import Subjects, whom
from govinfo.rulebook._words import Criterion, Measure


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
        multiplied: whether it gives its amount as often as the record says that something was done.
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
    multiplied: bool = False


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
        absent: by attribute, the word that stands for it where a record does not say, or unknown where it must be given.
        levels: the level of every publication.
        prices: by the kind of records, what units get for them.
        personal: by the kind of records, what persons get for them.
        counted: the kinds of records that some measure counts.
        settlements: those that look at many lines together, in their turns.
        by: the formula that ranks units.
        then: those that decide between units that it ranks alike, in their order.
        ranked: the condition under which a unit is ranked.
        persons_by: the formula that ranks persons.
        speaks_of_persons: whether some rule is about persons, so that they are assessed although nothing may reach them from their units.
    """

    rulebook: Rulebook
    absent: Mapping[str, str | Unknown]
    levels: Mapping[str, Level]
    criteria: Mapping[str, Criterion]
    measures: Mapping[str, MeasureProgram]
    counted: frozenset[Facts]
    prices: Mapping[Facts, tuple[PriceProgram, ...]]
    personal: Mapping[Facts, tuple[PriceProgram, ...]]
    settlements: tuple[SettlementProgram, ...]
    bars: tuple[ConditionProgram, ...]
    notices: tuple[ConditionProgram, ...]
    by: Formula
    then: tuple[Formula, ...]
    ranked: Formula
    persons_by: Formula
    speaks_of_persons: bool
    persons: Persons | None

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The rules by which what one subject earns depends on others, each once."""
        return tuple(dict.fromkeys(compared_by(self.rulebook)))


def compared_by(rulebook: Rulebook) -> Iterator[str]:
    """Yield the rules by which what one unit earns depends on other units."""
    for kind, own in held(rulebook):
        formulas = own.read.values()
        asked = any(Kin.CHILDREN in formula.asks for formula in formulas)
        if kind.compares(own.holder) or asked or any(read.lookup in COMPARED for formula in formulas for read in formula.reads):
            yield own.path


def compile_rulebook(rulebook: Rulebook) -> Program:
    """
    Return *rulebook*, as it is read, ready to run.

    Raises:
        RulebookError: a formula cannot be read, names an unknown word or has the wrong type.
    """
    problems = list(formula_problems(rulebook.formulas))
    if problems:
        raise RulebookError(problems)
    everything = tuple(held(rulebook))
    taken = [own for kind, own in everything if kind.kept == "rules"]
    rules = [own.holder for own in taken]
    ready: dict[str, list[Any]] = {"rules": [], "bars": [], "notices": []}
    for kind, own in everything:
        if kind.prepare is not None:
            ready[kind.kept].append(kind.prepare(rulebook, rules, own.holder, own.read))
    keeps = [program for program in ready["rules"] if isinstance(program, KeepProgram)]
    prices: dict[Subjects, dict[Facts, list[PriceProgram]]] = {whom: {facts: [] for facts in Facts} for whom in Subjects}
    for order, own in enumerate(taken):
        if isinstance(own.holder, Price):
            prices[own.holder.for_][own.holder.of].append(_price(own.holder, order, keeps, own.read))
    measures = ((own.holder, own.read) for own in rulebook.formulas if isinstance(own.holder, Measure))
    speaks = any(whom(own.holder) is Subjects.PERSONS for _, own in everything)
    return Program(
        rulebook=rulebook,
        absent=absent_words(rulebook),
        levels={publication.id: publication.level for publication in rulebook.publications},
        criteria={criterion.id: criterion for criterion in rulebook.criteria},
        measures={measure.id: _measure(measure, formulas) for measure, formulas in measures},
        counted=frozenset(measure.count for measure in rulebook.measures if measure.count is not None),
        prices={facts: tuple(several) for facts, several in prices[Subjects.UNITS].items()},
        personal={facts: tuple(several) for facts, several in prices[Subjects.PERSONS].items() if several},
        settlements=tuple(sorted(ready["rules"], key=lambda program: program.rule.step)),
        bars=tuple(ready["bars"]),
        notices=tuple(ready["notices"]),
        by=rulebook.formulas[-1].read["by"],
        then=tuple(formula for name, formula in rulebook.formulas[-1].read.items() if name.startswith("then")),
        ranked=rulebook.formulas[-1].read["provided"],
        persons_by=rulebook.formulas[-1].read["persons_by"],
        speaks_of_persons=speaks,
        persons=next(active(rulebook, "persons"), Persons() if speaks else None),
    )


def idle(program: Program) -> Program:
    """Return a program that knows the same words and prices nothing: for the days before a regulation was in force."""
    return evolve(program, measures={}, counted=frozenset[Facts](), prices=dict.fromkeys(Facts, ()), personal={}, settlements=())


def _price(rule: Price, order: int, keeps: Sequence[KeepProgram], formulas: Formulas) -> PriceProgram:
    condition = formulas.get("provided")
    amount = amount_of(formulas, "amount", rule.amount)
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
    multiplied = rule.of is Facts.MERIT and not (isinstance(amount, Formula) and "times" in amount.names)
    mine = [keep for keep in keeps if rule.id in keep.order and keep.rule.for_ is Subjects.UNITS]  # persons' lines compete later
    return PriceProgram(
        rule=rule,
        order=order,
        condition=condition,
        amount=amount,
        fields=frozenset(fields),
        varied=varied or multiplied,
        keeps=tuple(keep for keep in mine if competes_within_record(keep.rule)),
        competes=bool(rule.groups) or any(not competes_within_record(keep.rule) for keep in mine),
        asks_decided=condition is not None and "decided" in condition.names,
        multiplied=multiplied,
    )


def _measure(measure: Measure, formulas: Formulas) -> MeasureProgram:
    return MeasureProgram(measure, formulas.get("weigh" if measure.count is not None else "formula"))
