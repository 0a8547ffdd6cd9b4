"""Tallies and pools: an amount for a span or an item, from what was counted there (结算计分)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from govinfo.assessment._counting import number_or_unknown
from govinfo.assessment._ledger import Posting
from govinfo.assessment._looked_up import looked_up
from govinfo.assessment._matching import amount_of, as_truth
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._posting import Books, name_of
from govinfo.assessment._remembered import explained
from govinfo.assessment._sharing import MONEY, amount_text, in_whole_fen, shares, together
from govinfo.assessment._spans import spans_of
from govinfo.assessment._waiting import wait_for_span
from govinfo.exact import FEN, Exact, exact, format_exact, round_half_up, split
from govinfo.formulas import Env, Formula, Unknown, evaluate
from govinfo.periods import Period
from govinfo.rulebook import Facts, Share, Tally
from govinfo.rulebook._tally import TallyProgram
from govinfo.texts import Text, Worded


def post_tally(books: Books, measures: Measures, tally: TallyProgram, in_force: Period) -> None:
    rule = tally.rule
    posted: list[tuple[str, Posting]] = []
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
            posted.append((unit, _tallied(measures, tally, unit, span, env, share, lines)))
    for unit, span, env in (one for several in waiting.values() for one in several):
        wait_for_span(books, rule, unit, span, env, (tally.condition, tally.amount), account=rule.account)
    if tally.pool is not None:
        posted = _share_pool(measures, tally, posted, waiting)
    for unit, posting in posted:  # only now, so that no unit is judged by a line of the same tally
        measures.column(unit).postings.append(posting)


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
    measures: Measures, rule: Tally, unit: str, amount: Exact, lines: Sequence[Posting] | None
) -> tuple[Exact, Worded | None] | None:
    """Return what a unit or person has of the amount for a joint item, with its arithmetic; None where others have it all."""
    item = lines[0].item if lines else None
    if item is None or item.submission is None or rule.share is Share.EACH:
        return amount, None
    parts = measures.parts_of(item.submission, item)
    own = [one for one in shares(rule, amount, parts) if measures.unit_of[one[0]] == unit] if parts else []
    return together(rule, own) if own else None


def _tallied(
    measures: Measures,
    tally: TallyProgram,
    unit: str,
    span: Period,
    env: Env,
    share: tuple[Exact, Worded | None],
    lines: Sequence[Posting] | None,
) -> Posting:
    rule = tally.rule
    amount, how = share
    formulas = [formula for formula in (tally.condition, tally.amount) if isinstance(formula, Formula)]
    reads = tuple(sorted({read.word for formula in formulas for read in formula.reads}))
    words = tuple(explained(formula, env) for formula in formulas)
    posting = Posting(
        rule=rule,
        amount=amount,
        day=span.last_day,
        note=_note(tally, env.label or span, words, how or amount_text(rule.account, amount)),
        facts=(*measures.targets.ids(unit, reads, span), *looked_up(formulas, env)),
        measures=reads,
        span=None if lines else span,
    )
    measures.books.left.cited.update(posting.facts)
    if lines:
        posting.item = lines[0].item
        posting.day = max(line.day for line in lines)
        posting.facts = tuple(dict.fromkeys((*(fact for line in lines for fact in line.facts), *posting.facts)))
    return posting


def _note(tally: TallyProgram, period: str | Worded, words: tuple[Worded, ...], own: Worded) -> Worded:
    """Return the arithmetic of a tally; that of a pool comes to a weight, no points or money yet."""
    if tally.pool is not None:
        weight = tally.amount if not isinstance(tally.amount, Formula) else 0
        return Text("{period}: {words}", period=period, words=words or (format_exact(weight),))
    return Text("{period}: {words}; {amount}", period=period, words=words, amount=own) if words else own


def _share_pool(
    measures: Measures, tally: TallyProgram, posted: list[tuple[str, Posting]], waiting: Mapping[date, Sequence[tuple[str, Period, Env]]]
) -> list[tuple[str, Posting]]:
    """Divide the pool of each span among the units, in the proportion of what each was reckoned; where one is unknown all wait."""
    by_span: dict[Any, list[tuple[str, Posting]]] = defaultdict(list)
    for unit, posting in posted:
        by_span[posting.day].append((unit, posting))
    shared: list[tuple[str, Posting]] = []
    for day, rows in by_span.items():
        grain = tally.rule.each.grain
        spans = measures.parts(measures.books.ledger.period, grain) if grain is not None else (measures.books.ledger.period,)
        span = next(span for span in spans if span.last_day == day)
        found: Exact | Unknown | None = (
            number_or_unknown(evaluate(tally.pool, UnitEnv(measures, rows[0][0], span))) if isinstance(tally.pool, Formula) else tally.pool
        )
        if isinstance(found, Unknown) or day in waiting:
            names = tuple(name_of(measures.books.register, unit) for unit, _, _ in waiting.get(day, ()))
            needs = (Text("what is still owed for {units}, with whom the sum is shared", units=names),) if names else ()
            for unit, _ in rows:
                env = UnitEnv(measures, unit, span)
                wait_for_span(measures.books, tally.rule, unit, span, env, (tally.pool,), account=tally.rule.account, needs=needs)
            continue
        pool = found
        weights = [max(posting.amount, 0) for _, posting in rows]
        if pool is None or not sum(weights):
            continue
        quantum = FEN if tally.rule.account == MONEY else None
        whole = round_half_up(pool, FEN) if quantum is not None else pool
        for (unit, posting), weight, share in zip(rows, weights, split(whole, weights, quantum), strict=True):
            posting.note = Text(
                "{note}; {pool} × {weight} ÷ {all} = {share}",
                note=posting.note,
                pool=amount_text(tally.rule.account, whole),
                weight=format_exact(weight),
                all=format_exact(exact(sum(weights))),
                share=amount_text(tally.rule.account, share),
            )
            posting.amount = share
            shared.append((unit, posting))
    return shared
