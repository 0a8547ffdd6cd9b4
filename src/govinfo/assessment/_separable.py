"""
What of a rulebook can be counted in parts (可分计数), and what cannot, with the reason.

Most lines are one record priced by a few of its attributes: of those only how many there are matters. Where a rule chooses
among lines, counts them, or judges an item as a whole, the records behind these lines are kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.formulas import Formula
from govinfo.formulas._nodes import Over, walk
from govinfo.labels import Grain
from govinfo.records import Target
from govinfo.rulebook import Each, Facts, Rulebook, Subjects, Tally
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._covering import covered
from govinfo.rulebook._keep import KeepProgram, competes_within_record
from govinfo.rulebook._program import Program, compile_rulebook
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._spans import span_of
from govinfo.rulebook._tally import TallyProgram
from govinfo.rulebook._void import VoidProgram
from govinfo.texts import Text

COUNTED: Final = (Facts.SUBMISSION, Facts.ADOPTION, Facts.INSTRUCTION, Facts.REVIEW)
"""The kinds of records that are counted; there are few of the others, and each is kept as it is."""

ANY: Final = "*"
"""Every rule."""


@final
@frozen(kw_only=True)
class Kept:
    """
    A rule whose lines cannot be told from counts (逐条保留).

    Attributes:
        rule: the id of the rule whose lines they are, `*` for every rule.
        by: the id of the rule that makes it so.
        reason: why, in words.

    >>> from govinfo.shipped import shipped_rulebook
    >>> [(one.rule, one.by) for one in separable(shipped_rulebook("hongxing-street-pool")).kept]
    [('*', 'set'), ('set', 'one-a-day')]
    """

    rule: str
    by: str
    reason: Text


@final
@frozen(kw_only=True)
class Separable:
    """
    Whether a rulebook can be counted in parts (可否分部计数); it is true where nothing needs its records one by one.

    Attributes:
        kept: the rules whose records are kept as they are, each with the reason; a tally of them is right, and not small.
        together: the ids of the rules that compare units, and `standing`: they have their turn when all parts are added.

    >>> from govinfo.shipped import shipped_rulebook
    >>> bool(separable(shipped_rulebook("district-model")))
    True
    """

    kept: tuple[Kept, ...]
    together: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether counts are enough."""
        return not self.kept


@checked
def separable(rulebook: Rulebook) -> Separable:
    """
    Return what of a rulebook, as it is read, can be counted in parts, and through which rule not.

    Whatever is not, is no less right in a sum of tallies: the records are kept in it.

    >>> from govinfo.shipped import shipped_rulebook
    >>> separable(shipped_rulebook("district-model")).together
    ('standing',)
    """
    program = compile_rulebook(rulebook)
    return Separable(kept=tuple(kept_whole(program)), together=(*program.compared, "standing"))


@checked
def keys(rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """
    Return by what an engine groups the records of a rulebook: by list, the fields of the record and of its item that its rules look at.

    Records of one unit, of one span and with the same values of these fields earn the same.

    >>> from govinfo.shipped import shipped_rulebook
    >>> sorted(keys(shipped_rulebook("district-model")))
    ['adoptions', 'instructions', 'submissions']
    """
    program = compile_rulebook(rulebook)
    return {
        f"{facts.value}s": tuple(sorted({field for price in program.prices[facts] for field in price.fields}))
        for facts in COUNTED
        if program.prices[facts] or facts in program.counted
    }


def kept_whole(program: Program) -> Iterator[Kept]:
    """Yield the rules whose lines cannot be told from counts."""
    rulebook = program.rulebook
    if program.prices[Facts.DUTY] or Facts.DUTY in program.counted:
        by = next(iter([price.rule.id for price in program.prices[Facts.DUTY]]), "duties")
        yield Kept(rule=ANY, by=by, reason=Text("duties are told from every record of a unit"))
    for several in program.personal.values():
        for price in several:
            yield Kept(rule=ANY, by=price.rule.id, reason=Text("it is about persons by themselves"))
    for facts in COUNTED:
        for price in program.prices[facts]:
            if price.rule.decide is not None:
                yield Kept(rule=price.rule.id, by=price.rule.id, reason=Text("an assessor decides each line"))
    for settlement in program.settlements:
        rule = settlement.rule
        if isinstance(settlement, KeepProgram):
            if not competes_within_record(rule) or rule.for_ is Subjects.PERSONS:
                yield from _each(settlement.order, rule.id, Text("of several lines the best are kept"))
        elif isinstance(settlement, CapProgram):
            yield from _each(settlement.covers, rule.id, Text("a limit counts lines until it is reached"))
        elif isinstance(settlement, VoidProgram):
            yield from _each(settlement.covers, rule.id, Text("lines may be taken back"))
        elif isinstance(rule, Tally) and rule.each is Each.ITEM:
            yield Kept(rule=ANY, by=rule.id, reason=Text("each item is judged as a whole"))
    for by, formula in _formulas(program):
        for read in formula.reads:
            if read.lookup == "lines":
                yield from _each(covered(rulebook, (read.word,), (read.word,)), by, Text("lines are counted"))


_FINE: Final = frozenset({Grain.WEEK, Grain.HALF_MONTH})
"""The sub-periods that no whole months make up."""


def looks_at_days(program: Program, targets: Iterable[Target]) -> bool:
    """Whether something may look at spans that are no whole months: a rule, or a target."""
    first_month = program.rulebook.settings.first_month
    for target in (*targets, *(quota.target for quota in active(program.rulebook, "quotas"))):
        span = target.span(first_month)
        if target.per.grain in _FINE or (span is not None and not (span.start.day == 1 and span.end.day == 1)):
            return True
    settled = {span_of(settlement.rule) for settlement in program.settlements}
    asked = {node.grain for _, formula in _formulas(program) for node in walk(formula.root) if isinstance(node, Over)}
    return not _FINE.isdisjoint(asked) or any(each is not None and each.grain in _FINE for each in settled)


def _each(rules: Iterable[str], by: str, reason: Text) -> Iterator[Kept]:
    for rule in sorted(rules):
        yield Kept(rule=rule, by=by, reason=reason)


def _formulas(program: Program) -> Sequence[tuple[str, Formula]]:
    """Return every formula about a span, with the id of what it stands in."""
    found: list[tuple[str, object]] = [("standing", formula) for formula in (program.by, *program.then, program.persons_by)]
    found += [(one.rule.id, one.condition) for one in (*program.bars, *program.notices)]
    found += [(id_, one.formula) for id_, one in program.measures.items()]
    for settlement in program.settlements:
        match settlement:
            case TallyProgram():
                several: tuple[object, ...] = (settlement.condition, settlement.amount, settlement.pool)
            case CapProgram():
                several = (settlement.most, settlement.least)
            case VoidProgram():
                several = (settlement.condition, settlement.first)
            case _:
                several = ()
        found += [(settlement.rule.id, formula) for formula in several]
    return [(by, formula) for by, formula in found if isinstance(formula, Formula)]
