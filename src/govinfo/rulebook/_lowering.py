"""
Which rules may lower a score where an adoption or an instruction is added, told from the rules alone.

What comes with an adoption or an instruction comes too: the findings on it, the handling of it. A rule
lowers a score in one of three ways: what comes costs something; what was there is lost, because a
condition no longer holds or a line gives way; or what one subject keeps of a sum becomes another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govinfo.exact import Exact
from govinfo.formulas import Formula, Interval
from govinfo.formulas._formula import bounds
from govinfo.rulebook._cap import CapProgram, unsettled
from govinfo.rulebook._conditions import Condition, Facts
from govinfo.rulebook._duties import DutyKind
from govinfo.rulebook._moves import USE, Cut, World, names_use
from govinfo.rulebook._program import PriceProgram, Program
from govinfo.rulebook._rule_types import SettlementProgram, scope_of_rule, type_of
from govinfo.rulebook._rulebook import held
from govinfo.rulebook._scopes import TOTALS, scope_of_measure
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._tally import TallyProgram
from govinfo.rulebook._words import Measure

_USES: Final = frozenset({"adoption", "instruction"})
"""What a finding may be about that is added with it."""


def lowering(program: Program) -> Iterator[str]:
    """Yield the ids of the rules through which more may be less."""
    yield from _prices(program)
    world = _world(program)
    ready = {settlement.rule.id: settlement for settlement in program.settlements}
    for kind, own in held(program.rulebook):
        turn = ready.get(own.path)
        if turn is not None and (_may_lower_persons(turn) or kind.lowers(world, turn)):
            yield own.path
    yield from unsettled(caps_of(program))


def _may_lower_persons(turn: SettlementProgram) -> bool:
    """Whether a settlement of persons may take from one what another adoption brings: what persons have in all is a share, and may fall."""
    if turn.rule.for_ is not Subjects.PERSONS:
        return False
    formulas = (turn.condition, turn.amount) if isinstance(turn, TallyProgram) else ()
    reads = [read for formula in formulas if isinstance(formula, Formula) for read in formula.reads]
    return not isinstance(turn, TallyProgram) or any(read.word in TOTALS or read.lookup in {"earned", "lines"} for read in reads)


def caps_of(program: Program) -> list[CapProgram]:
    """Return the caps of a program in their turns."""
    return [turn for turn in program.settlements if isinstance(turn, CapProgram)]


def _world(program: Program) -> World:
    """Sort the measures and totals of a rulebook by what an adoption or an instruction more does to them."""
    measures = program.rulebook.measures
    unmoved = {measure.id for measure in measures if not _is_moved(program, measure)} | {"group"}
    rising = {measure.id for measure in measures if _rises(program, measure)}
    stirred = {word for turn in program.settlements for word in type_of(turn.rule).stirs(turn.rule)}
    if "deducted" not in stirred:
        unmoved.add("deducted")
    if "points" not in stirred:
        rising.add("points")  # in every span; what settlements stir may move from one into another
    turns = list(enumerate(program.settlements))
    return World(
        book=program.rulebook,
        unmoved=frozenset(unmoved),
        rising=frozenset(rising),
        persons=program.persons,
        using={price.rule.id: names_use(price.rule.when) for prices in program.prices.values() for price in prices},
        turns={turn.rule.id: number for number, turn in turns},
        cuts=tuple(Cut(turn=number, covers=turn.covers, each=turn.rule.each) for number, turn in turns if isinstance(turn, CapProgram)),
    )


def _prices(program: Program) -> Iterator[str]:
    for facts, prices in (*program.prices.items(), *program.personal.items()):
        for price in prices:
            least = _least(program, price)
            comes = _comes(program, facts, price.rule.when) or names_use(price.rule.when)
            if _takes_back(price) or (comes and (least is None or least < 0)) or (facts is Facts.DUTY and _duties_move(program)):
                yield price.rule.id


def _comes(program: Program, facts: Facts, when: Sequence[Condition]) -> bool:
    """Whether records of a kind that meet some conditions may come with an adoption or an instruction."""
    asked = {condition.attribute: condition for condition in when if not condition.negated}
    match facts:
        case Facts.ADOPTION | Facts.INSTRUCTION:
            return True
        case Facts.FINDING:
            about = {word for id_ in _criteria(program, when) for word in program.criteria[id_].about}
            return not _USES.isdisjoint(about & ({*map(str, asked["about"].values)} if "about" in asked else about))
        case Facts.DUTY:
            handled = [duty.id for duty in program.rulebook.duties if duty.of is DutyKind.HANDLING]
            named = "duty" not in asked or not set(asked["duty"].values).isdisjoint(handled)
            return bool(handled) and named and ("of" not in asked or DutyKind.HANDLING.value in asked["of"].values)
        case _:
            return False


def _criteria(program: Program, when: Iterable[Condition]) -> tuple[str, ...]:
    """Return the criteria that conditions on findings admit."""
    asked = [condition for condition in when if condition.attribute == "criterion" and not condition.negated]
    return tuple(str(value) for value in asked[0].values) if asked else tuple(program.criteria)


def _loses_use(when: Iterable[Condition]) -> bool:
    """Whether conditions may cease to hold where an item is used once more."""
    return any(condition.attribute in USE and (condition.negated or False in condition.values) for condition in when)


def _duties_move(program: Program) -> bool:
    """Whether the result of a duty may change where an item is used once more."""
    return any(names_use(duty.when) for duty in program.rulebook.duties)


def _takes_back(price: PriceProgram) -> bool:
    """Whether a price may be lost where its item is used once more."""
    formulas = [formula for formula in (price.condition, price.amount) if isinstance(formula, Formula)]
    return _loses_use(price.rule.when) or any(not USE.isdisjoint(formula.names) for formula in formulas)


def _least(program: Program, price: PriceProgram) -> Exact | None:
    """Return the least that a price can give, None where that has no bound."""
    if not isinstance(price.amount, Formula):
        return price.amount
    known = dict(scope_of_rule(program.rulebook, price.rule).bounds)
    asked = (price.rule.decide,) if price.rule.decide is not None else _criteria(program, price.rule.when)
    least = [program.criteria[id_].least for id_ in asked]
    if (price.rule.decide is not None or price.rule.of is Facts.FINDING) and None not in least:
        lows = [low for low in least if low is not None]  # a finding that gives no amount gives 0
        most = program.criteria[asked[0]].most if price.rule.decide is not None else None
        known["decided"] = Interval(min(lows if price.rule.decide is not None else (0, *lows)), most)
    return bounds(price.amount, known).least


def _is_moved(program: Program, measure: Measure) -> bool:
    """Whether a measure counts otherwise where an item is used once more."""
    if measure.count is None:
        reads = set(re.findall(r"\w+", measure.formula or ""))
        others = [other for other in program.rulebook.measures if other.id in reads and other is not measure]
        return any(_is_moved(program, other) for other in others)
    mentions = names_use(measure.when) or not USE.isdisjoint(re.findall(r"\w+", measure.weigh or ""))
    return mentions or _comes(program, measure.count, measure.when) or (measure.count is Facts.DUTY and _duties_move(program))


def _rises(program: Program, measure: Measure) -> bool:
    """Whether a measure that counts otherwise only grows."""
    if measure.count is None or measure.count in {Facts.DUTY, Facts.FINDING} or _loses_use(measure.when):
        return False
    if measure.weigh is None:
        return True
    weight = program.measures[measure.id].formula
    least = None if weight is None else bounds(weight, dict(scope_of_measure(program.rulebook, measure).bounds)).least
    return weight is not None and USE.isdisjoint(weight.names) and least is not None and least >= 0
