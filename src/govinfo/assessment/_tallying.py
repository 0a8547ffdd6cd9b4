"""Tallies and pools: an amount for a span or an item, from what was counted there (结算计分)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from govinfo.assessment._awards import Award
from govinfo.assessment._counting import number_or_unknown
from govinfo.assessment._lines import Beside, Line, part_of
from govinfo.assessment._looked_up import looked_up
from govinfo.assessment._matching import amount_of, as_truth
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._posting import Books, name_of
from govinfo.assessment._remembered import explained
from govinfo.assessment._sharing import amount_text, in_whole_fen, shares, together
from govinfo.assessment._spans import spans_of
from govinfo.assessment._waiting import wait_for_span
from govinfo.exact import Exact, exact, format_exact
from govinfo.formulas import Env, Formula, Unknown, evaluate
from govinfo.periods import Period
from govinfo.rulebook import Facts, Share, Tally
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._tally import TallyProgram
from govinfo.texts import Text, Worded


def tallied(books: Books, measures: Measures, tally: TallyProgram, in_force: Period) -> Iterator[Line]:
    """Say what a tally gives or takes, once all are reckoned: nobody is judged by a line of the same tally."""
    rule = tally.rule
    reckoned: list[Line] = []
    waiting: dict[date, list[tuple[str, Period, Env]]] = defaultdict(list)
    for unit, span, env, lines in spans_of(books, measures, rule.each, in_force):
        met = True if tally.condition is None else as_truth(evaluate(tally.condition, env))
        if met is False:
            continue
        amount = amount_of(tally.amount, env)
        if isinstance(amount, Unknown) or met is not True:
            if rule.each.grain is None or measures.lives(unit, span) or _may_give(measures, tally, env, amount):
                waiting[span.last_day].append((unit, span, env))
            continue
        if rule.each.grain is not None and not measures.lives(unit, span) and not _gives_for_what_was_counted(measures, tally, env, amount):
            continue
        if tally.pool is None:
            amount = in_whole_fen(rule.account, amount)
        share = _share_of_item(measures, rule, unit, amount, lines)
        if share is not None:
            reckoned.append(_reckoned(measures, tally, unit, span, env, share, lines))
    for unit, span, env in (one for several in waiting.values() for one in several):
        wait_for_span(books, rule, unit, span, env, (tally.condition, tally.amount), account=rule.account)
    for line in reckoned if tally.pool is None else _shared(measures, tally, reckoned, waiting):
        books.left.cited.update(line.facts)  # of a pool that nobody has a part in there is no line, and nothing rests on what was read
        yield line


_FAULTS: Final = frozenset({Facts.LAPSE, Facts.FINDING, Facts.DUTY})
"""What a unit can be held to after its end: what it did wrong, not what nobody was there to do."""


def _gives_for_what_was_counted(measures: Measures, tally: TallyProgram, env: Env, amount: Exact) -> bool:
    """
    Whether a tally holds in a span in which the unit does not exist: there nobody owes anything.

    It gives where anything it counts is there, as an item adopted after its unit was dissolved, and takes
    for lapses, findings and duties that are there, as a lapse that came to light late.
    """
    reads = {read for formula in (tally.condition, tally.amount) if isinstance(formula, Formula) for read in formula.reads}
    if any(read.lookup in {"met", "target", "targeted"} for read in reads):
        return False
    names = [read.word for read in reads if read.lookup is None and read.word != "group"]
    counted = [env.name(word) for word in names]
    counted += [env.look_up(read.lookup, read.word, None) for read in reads if read.lookup in {"earned", "lines"}]
    there = [isinstance(one, Unknown) or bool(one) for one in counted]
    if amount > 0:
        return any(there)
    programs = [measures.books.program.measures.get(word) for word in names]
    only_faults = len(programs) == len(counted) and all(one is not None and one.measure.count in _FAULTS for one in programs)
    return bool(counted) and only_faults and all(there)


def _may_give(measures: Measures, tally: TallyProgram, env: Env, amount: Exact | Unknown) -> bool:
    """Whether a tally whose amount may be anything could hold in a span in which the unit does not exist."""
    several: tuple[Exact, ...] = (1, -1) if isinstance(amount, Unknown) else (amount,)
    return any(_gives_for_what_was_counted(measures, tally, env, one) for one in several)


def _share_of_item(
    measures: Measures, rule: Tally, unit: str, amount: Exact, lines: Sequence[Line] | None
) -> tuple[Exact, Worded | None] | None:
    """Return what a unit or person has of the amount for a joint item, with its arithmetic; None where others have it all."""
    item = lines[0].item if lines else None
    if item is None or item.submission is None or rule.share is Share.EACH:
        return amount, None
    parts = measures.parts_of(item.submission, item)
    own = [one for one in shares(rule, amount, parts) if measures.unit_of[one[0]] == unit] if parts else []
    return together(rule, own) if own else None


def _reckoned(
    measures: Measures,
    tally: TallyProgram,
    unit: str,
    span: Period,
    env: Env,
    share: tuple[Exact, Worded | None],
    lines: Sequence[Line] | None,
) -> Line:
    rule = tally.rule
    amount, how = share
    formulas = [formula for formula in (tally.condition, tally.amount) if isinstance(formula, Formula)]
    reads = tuple(sorted({read.word for formula in formulas for read in formula.reads}))
    words = tuple(explained(formula, env) for formula in formulas)
    read = (*measures.targets.ids(unit, reads, span), *looked_up(formulas, env))
    beside = Beside(
        day=max(line.on for line in lines) if lines else span.last_day,
        facts=tuple(dict.fromkeys((*(fact for line in lines for fact in line.facts), *read))) if lines else read,
        note=_note(tally, env.label or span, words, how or _said(tally, amount)),
        measures=reads,
        span=None if lines else span,
    )
    return Line(unit, Award(rule, amount), item=lines[0].item if lines else None, beside=beside)


def _said(tally: TallyProgram, amount: Exact) -> Worded:
    """Return what a tally gives; of a pool it is a weight, which need not be whole fen."""
    return amount_text(tally.rule.account, amount) if tally.pool is None else Text(format_exact(amount))


def _note(tally: TallyProgram, period: str | Worded, words: tuple[Worded, ...], own: Worded) -> Worded:
    """Return the arithmetic of a tally; that of a pool comes to a weight, no points or money yet."""
    if tally.pool is not None:
        weight = tally.amount if not isinstance(tally.amount, Formula) else 0
        return Text("{period}: {words}", period=period, words=words or (format_exact(weight),))
    return Text("{period}: {words}; {amount}", period=period, words=words, amount=own) if words else own


def _shared(
    measures: Measures, tally: TallyProgram, reckoned: Sequence[Line], waiting: Mapping[date, Sequence[tuple[str, Period, Env]]]
) -> Iterator[Line]:
    """Divide the pool of each span among the units, in the proportion of what each was reckoned; where one is unknown all wait."""
    by_span: dict[date, list[Line]] = defaultdict(list)
    for line in reckoned:
        by_span[line.on].append(line)
    account = tally.rule.account
    for day, rows in by_span.items():
        grain = tally.rule.each.grain
        spans = measures.parts(measures.books.ledger.period, grain) if grain is not None else (measures.books.ledger.period,)
        span = next(span for span in spans if span.last_day == day)
        pool: Exact | Unknown | None = (
            number_or_unknown(evaluate(tally.pool, UnitEnv(measures, rows[0].subject, span)))
            if isinstance(tally.pool, Formula)
            else tally.pool
        )
        if isinstance(pool, Unknown) or day in waiting:
            names = tuple(name_of(measures.books.register, unit) for unit, _, _ in waiting.get(day, ()))
            needs = (Text("what is still owed for {units}, with whom the sum is shared", units=names),) if names else ()
            for line in rows:
                env = UnitEnv(measures, line.subject, span)
                wait_for_span(measures.books, tally.rule, line.subject, span, env, (tally.pool,), account=account, needs=needs)
            continue
        weights = [max(line.amount, 0) for line in rows]
        if pool is None or not sum(weights):
            continue
        whole = in_whole_fen(account, pool)
        for line, weight, share in zip(rows, weights, ACCOUNTS[account].divided(whole, weights), strict=True):
            note = Text(
                "{note}; {pool} × {weight} ÷ {all} = {share}",
                note=line.note,
                pool=amount_text(account, whole),
                weight=format_exact(weight),
                all=format_exact(exact(sum(weights))),
                share=amount_text(account, share),
            )
            yield part_of(line, share, note)
