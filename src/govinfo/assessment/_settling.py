"""
Settlements (结算): rules about many lines together, each in its turn.

Of rival lines the best are kept, sub-periods and items are settled, sums are capped, and what a
condition takes back no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor

from attrs import evolve

from govinfo.assessment._keeping import keep_best
from govinfo.assessment._ledger import Column, Posting
from govinfo.assessment._matching import amount_of, as_truth
from govinfo.assessment._measures import Measures
from govinfo.assessment._posting import Books
from govinfo.assessment._sharing import amount_text, in_whole_fen
from govinfo.assessment._spans import spans_of
from govinfo.assessment._tallying import post_tally
from govinfo.assessment._waiting import wait_for_span
from govinfo.exact import Exact, exact
from govinfo.formulas import Env, Unknown, evaluate
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._keep import KeepProgram, competes_within_record
from govinfo.rulebook._rule_types import SettlementProgram
from govinfo.rulebook._tally import TallyProgram
from govinfo.rulebook._void import VoidProgram
from govinfo.texts import Text


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
        in_force = books.versions[number][0]
        match program:
            case KeepProgram():
                keep_best(books, measures, program, in_force)
            case TallyProgram():
                post_tally(books, measures, program, in_force)
            case CapProgram():
                for unit, span, env, lines in spans_of(books, measures, program.rule.each, in_force):
                    _cap(books, program, measures.column(unit), span, env, lines)
            case VoidProgram():
                for unit, span, env, lines in list(spans_of(books, measures, program.rule.each, in_force)):
                    _void(books, program, measures.column(unit), span, env, lines)
    left = books.left
    left.unpriced[:] = [id_ for id_ in left.unpriced if id_ not in left.cited]


def _turn(turn: tuple[int, SettlementProgram]) -> tuple[bool, int, int]:
    """What chooses within a record comes first, whatever its step: for most records it is done before any other sees a line."""
    number, program = turn
    return not competes_within_record(program.rule), program.rule.step, number


def _concerned(postings: Iterable[Posting], covers: frozenset[str], span: Period) -> list[Posting]:
    found = [posting for posting in postings if posting.rule.id in covers and posting.status is Status.COUNTED and posting.day in span]
    return sorted(found, key=lambda posting: (posting.day, posting.rule.id, posting.facts))


def _cap(books: Books, cap: CapProgram, column: Column, span: Period, env: Env, lines: Sequence[Posting] | None) -> None:
    found = [None if bound is None else amount_of(bound, env) for bound in (cap.most, cap.least)]
    if any(isinstance(bound, Unknown) for bound in found):
        if _concerned(books.ledger.spell_out(column, books.register) if lines is None else lines, cap.covers, span):
            wait_for_span(books, cap.rule, column.unit, span, env, (cap.most, cap.least), account=cap.rule.account)
        return
    most, least = (None if bound is None or isinstance(bound, Unknown) else in_whole_fen(cap.rule.account, bound) for bound in found)
    if lines is None:
        total: Exact = sum(books.ledger.amounts(column, None, span, cap.covers))
        if (most is None or total <= most) and (least is None or total >= least):
            return  # most units stay within a limit, and their lines need not be made
        lines = books.ledger.spell_out(column, books.register)
    chosen = _concerned(lines, cap.covers, span)
    if most is not None:
        _stop_at(column, cap, chosen, most, 1)
    elif least is not None:
        _stop_at(column, cap, chosen, least, -1)


def _stop_at(column: Column, cap: CapProgram, lines: Sequence[Posting], bound: Exact, sign: int) -> None:
    """Count what leads away from *bound*, then as much of what leads to it, upwards (1) or downwards (-1), as there is room for."""
    room = max(0, sign * bound + sum(max(0, -sign * line.amount) for line in lines))
    for line in lines:
        whole = max(0, sign * line.amount)
        counted = min(whole, room)
        room -= counted
        if counted == whole:
            continue
        if counted:
            column.postings.append(_part_of(line, exact(sign * counted), cap))
            line.amount = exact(line.amount - sign * counted)
            line.rest = True
            line.note = Text("{note}; of it {amount}", note=line.note, amount=amount_text(line.rule.account, line.amount))
        line.status = Status.CAPPED
        line.settled_by = cap.rule


def _part_of(line: Posting, amount: Exact, cap: CapProgram) -> Posting:
    note = Text(
        "{note}; of it {amount} within the limit of {clause}",
        note=line.note,
        amount=amount_text(line.rule.account, amount),
        clause=cap.rule.clause,
    )
    return evolve(line, amount=amount, note=note)


def _void(books: Books, void: VoidProgram, column: Column, span: Period, env: Env, lines: Sequence[Posting] | None) -> None:
    met = as_truth(evaluate(void.condition, env))
    if met is False:
        return
    first = None if void.first is None else amount_of(void.first, env)
    chosen = _concerned(books.ledger.spell_out(column, books.register) if lines is None else lines, void.covers, span)
    concerned = [posting for posting in chosen if posting.amount > 0 or not void.rule.gains]
    if met is not True or isinstance(first, Unknown):
        if concerned:
            wait_for_span(books, void.rule, column.unit, span, env, (void.condition, void.first))
        return
    for posting in concerned if first is None else concerned[: max(0, floor(first))]:
        posting.status = Status.VOIDED
        posting.settled_by = void.rule
