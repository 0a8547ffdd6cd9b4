"""
Settlements (结算): rules about many lines together, each in its turn.

Of rival lines the best are kept, sub-periods and items are settled, sums are capped, and what a
condition takes back no longer counts. Each says so in rulings; the ledger carries them out, one by one,
so that a settlement sees what it ruled on the span before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from types import MappingProxyType
from typing import Any, Final, Protocol

from govinfo.assessment._awards import Fate
from govinfo.assessment._keeping import best_kept
from govinfo.assessment._ledger import Ruling, write
from govinfo.assessment._lines import Line
from govinfo.assessment._looked_up import cite
from govinfo.assessment._matching import amount_of, as_truth
from govinfo.assessment._measures import Measures
from govinfo.assessment._posting import Books
from govinfo.assessment._sharing import in_whole_fen
from govinfo.assessment._spans import spans_of
from govinfo.assessment._tallying import tallied
from govinfo.assessment._waiting import wait_for_span
from govinfo.exact import Exact, exact
from govinfo.formulas import Unknown, evaluate
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._keep import KeepProgram, competes_within_record
from govinfo.rulebook._rule_types import SettlementProgram
from govinfo.rulebook._tally import TallyProgram
from govinfo.rulebook._void import VoidProgram


def settle(books: Books, measures: Measures) -> None:
    """Let every settlement about the subjects measured take its turn; what a line of theirs rests on is not unpriced."""
    turns = [
        (number, program)
        for number, (_, version) in enumerate(books.versions)
        for program in version.settlements
        if program.rule.for_ is measures.whom
    ]
    for number, program in sorted(turns, key=_turn):
        measures.turn()
        for said in _SETTLED[type(program)](books, measures, program, books.versions[number][0]):
            write(measures.columns, said)
    left = books.left
    left.unpriced[:] = [id_ for id_ in left.unpriced if id_ not in left.cited]


def _turn(turn: tuple[int, SettlementProgram]) -> tuple[bool, int, int]:
    """What chooses within a record comes first, whatever its step: for most records it is done before any other sees a line."""
    number, program = turn
    return not competes_within_record(program.rule), program.rule.step, number


def _concerned(lines: Iterable[Line], covers: frozenset[str], span: Period) -> list[Line]:
    found = [line for line in lines if line.rule in covers and line.status is Status.COUNTED and line.on in span]
    return sorted(found, key=lambda line: (line.on, line.rule, line.facts))


def _capped(books: Books, measures: Measures, cap: CapProgram, in_force: Period) -> Iterator[Ruling]:
    """Rule that the lines beyond a limit do not count, or, of a least sum, those that lead below it."""
    for unit, span, env, of_item in spans_of(books, measures, cap.rule.each, in_force):
        cite(books, (cap.most, cap.least), env)
        column = measures.column(unit)
        found = [None if bound is None else amount_of(bound, env) for bound in (cap.most, cap.least)]
        if any(isinstance(bound, Unknown) for bound in found):
            if _concerned(column.spell_out() if of_item is None else of_item, cap.covers, span):
                wait_for_span(books, cap.rule, unit, span, env, (cap.most, cap.least), account=cap.rule.account)
            continue
        most, least = (None if bound is None or isinstance(bound, Unknown) else in_whole_fen(cap.rule.account, bound) for bound in found)
        if of_item is None:
            total: Exact = sum(books.ledger.amounts(column, None, span, cap.covers))
            if (most is None or total <= most) and (least is None or total >= least):
                continue  # most units stay within a limit, and their lines need not be made
        chosen = _concerned(column.spell_out() if of_item is None else of_item, cap.covers, span)
        if most is not None:
            yield from _stopped_at(cap, chosen, most, 1)
        elif least is not None:
            yield from _stopped_at(cap, chosen, least, -1)


def _stopped_at(cap: CapProgram, lines: Sequence[Line], bound: Exact, sign: int) -> Iterator[Ruling]:
    """Count what leads away from *bound*, then as much of what leads to it, upwards (1) or downwards (-1), as there is room for."""
    room = max(0, sign * bound + sum(max(0, -sign * line.amount) for line in lines))
    for line in lines:
        whole = max(0, sign * line.amount)
        counted = min(whole, room)
        room -= counted
        if counted != whole:
            yield Ruling((line,), Fate(Status.CAPPED, settled_by=cap.rule, counted=exact(sign * counted)))


def _voided(books: Books, measures: Measures, void: VoidProgram, in_force: Period) -> Iterator[Ruling]:
    """Rule that what a condition takes back does not count."""
    for unit, span, env, lines in list(spans_of(books, measures, void.rule.each, in_force)):
        cite(books, (void.condition, void.first), env)
        met = as_truth(evaluate(void.condition, env))
        if met is False:
            continue
        first = None if void.first is None else amount_of(void.first, env)
        chosen = _concerned(measures.column(unit).spell_out() if lines is None else lines, void.covers, span)
        concerned = [line for line in chosen if line.amount > 0 or not void.rule.gains]
        if met is not True or isinstance(first, Unknown):
            if concerned:
                wait_for_span(books, void.rule, unit, span, env, (void.condition, void.first))
            continue
        yield Ruling(concerned if first is None else concerned[: max(0, floor(first))], Fate(Status.VOIDED, settled_by=void.rule))


class _Settles(Protocol):
    def __call__(self, books: Books, measures: Measures, program: Any, in_force: Period, /) -> Iterator[Line | Ruling]: ...


_SETTLED: Final = MappingProxyType[type[SettlementProgram], _Settles](
    {KeepProgram: best_kept, TallyProgram: tallied, CapProgram: _capped, VoidProgram: _voided}
)
"""What each settlement says when its turn comes."""
