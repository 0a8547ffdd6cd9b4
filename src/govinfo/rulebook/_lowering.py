"""
Which rules may lower a score where an adoption or an instruction is added, told from the rules alone.

What comes with an adoption or an instruction comes too: the findings on it, the handling of it. A rule
lowers a score in one of three ways: what comes costs something; what was there is lost, because a
condition no longer holds or a line gives way; or what one subject keeps of a sum becomes another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo.exact import Exact
from govinfo.formulas import Formula, Interval, Kind, parse
from govinfo.formulas._formula import bounds
from govinfo.formulas._nodes import AllOf, AnyOf, LookUp, Name, Node, Over, walk
from govinfo.labels import Grain
from govinfo.rulebook._conditions import ATTRIBUTES, Condition, Facts
from govinfo.rulebook._duties import DutyKind
from govinfo.rulebook._program import PriceProgram, Program, competes_within_record, compile_rulebook, covered
from govinfo.rulebook._rulebook import Rulebook, active
from govinfo.rulebook._rules import By, Cap, Each, Keep, Price, Tally, Void
from govinfo.rulebook._scopes import scope_of_measure, scope_of_rule
from govinfo.rulebook._words import Measure

USE: Final = frozenset({"adopted", "carriers", "further"})
"""The attributes of an item or an instruction that another adoption or instruction changes."""

_USES: Final = frozenset({"adoption", "instruction"})
"""What a finding may be about that is added with it."""

_UNMOVED: Final = frozenset({"targeted", "target", "figure", "finding", "decided", "reading", "tag"})
"""The lookups whose answer no adoption and no instruction changes, but for what is found about an item."""

_COMPARED: Final = frozenset({"everyone", "rank", "best"})
"""The lookups that look at all units that have a score; an adoption may be the first thing that gives a unit one."""

_WITHIN: Final[tuple[tuple[Grain, ...], ...]] = (
    (Grain.HALF_MONTH, Grain.MONTH, Grain.TWO_MONTHS, Grain.HALF_YEAR, Grain.YEAR),
    (Grain.HALF_MONTH, Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR),
)
"""Which sub-periods lie whole in which: each in those that follow it in its row."""


def lowering(rulebook: Rulebook) -> Iterator[str]:
    """Yield the ids of the rules of *rulebook*, as it is read, through which more may be less."""
    program = compile_rulebook(rulebook)
    yield from _prices(program)
    world = _World.of(program)
    for rule in active(rulebook, "rules"):
        match rule:
            case Keep():
                lowers = _keep_lowers(program, rule)
            case Cap():
                lowers = bool(world.moving(formulas_of(rulebook, rule), rule.each)) or _cap_lowers(program, rule)
            case Tally():
                lowers = world.tally_lowers(rule)
            case Void():
                lowers = True
            case Price():
                lowers = False
        if lowers:
            yield rule.id
    yield from unsettled_caps(rulebook)


def _prices(program: Program) -> Iterator[str]:
    for facts, prices in program.prices.items():
        for price in prices:
            least = _least(program, price)
            comes = _comes(program, facts, price.rule.when) or _names_use(price.rule.when)
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


def _names_use(when: Iterable[Condition]) -> bool:
    return any(condition.attribute in USE for condition in when)


def _loses_use(when: Iterable[Condition]) -> bool:
    """Whether conditions may cease to hold where an item is used once more."""
    return any(condition.attribute in USE and (condition.negated or False in condition.values) for condition in when)


def _duties_move(program: Program) -> bool:
    """Whether the result of a duty may change where an item is used once more."""
    return any(_names_use(duty.when) for duty in program.rulebook.duties)


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


def _keep_lowers(program: Program, keep: Keep) -> bool:
    """
    Whether a line that counted may give way to one that is worth less, or is another person's.

    The greatest of several only grows, for the unit that has them all; what is first, listed first or another unit's may be less.
    """
    mine = [price for prices in program.prices.values() for price in prices if price.rule.id in _competing(program, keep)]
    if competes_within_record(keep):
        return keep.by is not By.SIZE and any(_names_use(price.rule.when) for price in mine)
    shared = program.persons is not None and program.persons.awards is not None and {"record", "item"}.isdisjoint(keep.per)
    cut = any(not competing.isdisjoint(price.rule.id for price in mine) for competing in _cut_before(program, keep))
    return keep.across or keep.by is not By.SIZE or not USE.isdisjoint(keep.per) or shared or cut


def _competing(program: Program, keep: Keep) -> frozenset[str]:
    return covered(program.rulebook, keep.rules, ())


def _cut_before(program: Program, keep: Keep) -> Iterator[frozenset[str]]:
    """Yield what each cap bounds that has its turn before a keep: the greatest line may be the one that is cut."""
    for turn in program.settlements:
        if turn.rule is keep:
            return
        if isinstance(turn.rule, Cap):
            yield covered(program.rulebook, turn.rule.rules, turn.rule.parts, turn.rule.account)


def _cap_lowers(program: Program, cap: Cap) -> bool:
    """Whether what one person keeps within a cap may become another's: the earliest lines are counted, whoever wrote them."""
    persons = program.persons
    if persons is None:
        return False
    if cap.least is not None:
        return persons.deductions is not None  # what is gained makes room for what is taken away
    return persons.awards is not None and (cap.each is not Each.ITEM or cap.account == "yuan")


def unsettled_caps(rulebook: Rulebook) -> Iterator[str]:
    """
    Yield the caps by which it matters which lines fill them, because a later cap looks at some of those lines only.

    A cap of a month within one of a year settles nothing twice: what the month lets through is all that the year sees.
    """
    caps = sorted((rule for rule in active(rulebook, "rules") if isinstance(rule, Cap)), key=lambda cap: cap.step)
    covers = [covered(rulebook, cap.rules, cap.parts, cap.account) for cap in caps]
    for number, cap in enumerate(caps):
        for later, other in zip(caps[number + 1 :], covers[number + 1 :], strict=True):
            whole = covers[number] <= other and _lies_in(cap.each, later.each)
            if not covers[number].isdisjoint(other) and not whole:
                yield cap.id


def _lies_in(one: Each, other: Each) -> bool:
    if other in {Each.WHOLE, one}:
        return True
    return any(one.grain in row and other.grain in row[row.index(one.grain) :] for row in _WITHIN if one.grain in row)


def formulas_of(rulebook: Rulebook, rule: Tally | Cap | Void) -> list[Formula]:
    """Return the formulas of a rule but for a pool and a number of lines."""
    scope = scope_of_rule(rulebook, rule)
    truths = () if isinstance(rule, Cap) else (rule.provided,)
    numbers = (rule.most, rule.least) if isinstance(rule, Cap) else (rule.amount,) if isinstance(rule, Tally) else (rule.first,)
    found = [parse(source, scope, Kind.TRUTH) for source in truths if source is not None]
    return found + [parse(source, scope, Kind.NUMBER) for source in numbers if isinstance(source, str)]


@final
@frozen(kw_only=True, eq=False)
class _World:
    """
    What an adoption or an instruction more does to that which formulas read.

    Attributes:
        unmoved: the measures and totals that stay as they are.
        rising: those that only grow, in whatever span.
    """

    program: Program
    unmoved: frozenset[str]
    rising: frozenset[str]

    @classmethod
    def of(cls, program: Program) -> _World:
        """Sort the measures and totals of a rulebook."""
        rules = list(active(program.rulebook, "rules"))
        measures = program.rulebook.measures
        unmoved = {measure.id for measure in measures if not _is_moved(program, measure)} | {"group"}
        rising = {measure.id for measure in measures if _rises(program, measure)}
        gives_way = any(isinstance(rule, Keep) for rule in rules)
        if not gives_way and not any(isinstance(rule, Cap) and rule.least is not None for rule in rules):
            unmoved.add("deducted")
        moves_days = any(isinstance(rule, Cap) or (isinstance(rule, Tally) and rule.each is Each.ITEM) for rule in rules)
        if not gives_way and not moves_days:
            rising.add("points")  # in every span; what keeps and caps settle may move from one into another
        return cls(program=program, unmoved=frozenset(unmoved), rising=frozenset(rising))

    def moving(self, formulas: Sequence[Formula], each: Each) -> bool:
        """Whether one more adoption or instruction could move what formulas come to."""
        return any(self._moves(node, each) for formula in formulas for node in walk(formula.root))

    def tally_lowers(self, rule: Tally) -> bool:
        """Whether more adoptions or instructions may lower what a tally gives."""
        rulebook = self.program.rulebook
        if rule.pool is not None:
            return True
        formulas = formulas_of(rulebook, rule)
        amounts = [formula for formula in formulas if formula.kind is Kind.NUMBER]
        scope = scope_of_rule(rulebook, rule)
        least = bounds(amounts[0], dict(scope.bounds)).least if amounts else rule.amount
        assert not isinstance(least, str)
        gains = least is not None and least >= 0
        if rule.each is Each.ITEM:
            # It comes with the first line of its item, and moves to the day of the last.
            bounded = (cap for cap in active(rulebook, "rules") if isinstance(cap, Cap) and cap.each.grain is not None)
            if not gains or any(rule.id in covered(rulebook, cap.rules, cap.parts, cap.account) for cap in bounded):
                return True
        if not self.moving(formulas, rule.each):
            return False
        conditions = [formula.root for formula in formulas if formula.kind is Kind.TRUTH]
        return not (gains and not self.moving(amounts, rule.each) and all(self._only_rises(root, rule.each) for root in conditions))

    def _only_rises(self, node: Node, each: Each) -> bool:
        """Whether a truth that holds goes on to hold."""
        if not any(self._moves(part, each) for part in walk(node)):
            return True
        match node:
            case AllOf() | AnyOf():
                return all(self._only_rises(part, each) for part in node.parts)
            case Over() if node.aggregate in {"every", "some"}:
                return self._only_rises(node.part, each)
            case LookUp() if node.lookup == "met":
                return node.word in self.rising
            case _:
                return False

    def _moves(self, node: Node, each: Each) -> bool:
        if isinstance(node, Name):
            if each is Each.ITEM and node.word in ATTRIBUTES[Facts.SUBMISSION]:
                return node.word in USE
            return node.word not in self.unmoved
        if not isinstance(node, LookUp):
            return False
        if node.lookup in _COMPARED:
            return True
        if each is Each.ITEM and node.lookup in {"finding", "decided"}:
            return True  # of an item those on its adoptions and instructions count
        return node.lookup not in _UNMOVED and not (node.lookup == "met" and node.word in self.unmoved)


def _is_moved(program: Program, measure: Measure) -> bool:
    """Whether a measure counts otherwise where an item is used once more."""
    if measure.count is None:
        reads = set(re.findall(r"\w+", measure.formula or ""))
        others = [other for other in program.rulebook.measures if other.id in reads and other is not measure]
        return any(_is_moved(program, other) for other in others)
    mentions = _names_use(measure.when) or not USE.isdisjoint(re.findall(r"\w+", measure.weigh or ""))
    return mentions or _comes(program, measure.count, measure.when) or (measure.count is Facts.DUTY and _duties_move(program))


def _rises(program: Program, measure: Measure) -> bool:
    """Whether a measure that counts otherwise only grows."""
    if measure.count is None or measure.count in {Facts.DUTY, Facts.FINDING} or _loses_use(measure.when):
        return False
    if measure.weigh is None:
        return True
    weight = parse(measure.weigh, scope_of_measure(program.rulebook, measure), Kind.NUMBER)
    least = bounds(weight, dict(scope_of_measure(program.rulebook, measure).bounds)).least
    return USE.isdisjoint(weight.names) and least is not None and least >= 0
