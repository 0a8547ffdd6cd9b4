"""
Settlements (结算): rules about many lines together, each in its turn.

Of rival lines the best are kept, sub-periods and items are settled, sums are capped, and what a
condition takes back no longer counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import floor
from typing import Any, Final, TypeAlias

from attrs import evolve

from govinfo.assessment._counting import as_number
from govinfo.assessment._environments import record_env
from govinfo.assessment._item_environments import ItemEnv
from govinfo.assessment._ledger import Column, Posting, id_of, words_of
from govinfo.assessment._looked_up import looked_up
from govinfo.assessment._matching import amount_of
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._posting import Books
from govinfo.assessment._remembered import explained
from govinfo.assessment._sharing import MONEY, amount_text, in_whole_fen
from govinfo.exact import FEN, Exact, exact, format_exact, round_half_up, size, split
from govinfo.formulas import Env, Formula, evaluate
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.rulebook import By, Each, Facts, Keep, Price
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._keep import KeepProgram, competes_within_record
from govinfo.rulebook._rule_types import SettlementProgram
from govinfo.rulebook._tally import TallyProgram
from govinfo.rulebook._void import VoidProgram
from govinfo.texts import Text, Worded

Span: TypeAlias = tuple[str, Period, Env, Sequence[Posting] | None]
"""What one settlement looks at once: the unit or person, the period, what formulas see, and the item's lines where it is about an item."""


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
                _keep(books, measures, program, in_force)
            case TallyProgram():
                _tally(books, measures, program, in_force)
            case CapProgram():
                for unit, span, env, lines in _spans(books, measures, program.rule.each, in_force):
                    _cap(books, program, measures.column(unit), span, env, lines)
            case VoidProgram():
                for unit, span, env, lines in list(_spans(books, measures, program.rule.each, in_force)):
                    if evaluate(program.condition, env) is True:
                        _void(
                            books,
                            program,
                            measures.column(unit),
                            span,
                            lines,
                            None if program.first is None else amount_of(program.first, env),
                        )
    left = books.left
    left.unpriced[:] = [id_ for id_ in left.unpriced if id_ not in left.cited]


def _turn(turn: tuple[int, SettlementProgram]) -> tuple[bool, int, int]:
    """What chooses within a record comes first, whatever its step: for most records it is done before any other sees a line."""
    number, program = turn
    return not competes_within_record(program.rule), program.rule.step, number


def _spans(books: Books, measures: Measures, each: Each, in_force: Period) -> Iterator[Span]:
    """
    Yield what a settlement looks at: a span belongs to the version in force on its last day, an item to that of its last line.

    Spans in which the unit does not exist are among them: lines may lie there, and a limit holds for every line.
    """
    period = books.ledger.period
    for unit in measures.units:
        if each is Each.ITEM:
            for item, lines in _items(books, measures.column(unit)):
                if max(line.day for line in lines) in in_force:
                    home = measures.home(unit, books.register.items[item].day)
                    yield unit, period, ItemEnv(books, home, item, lines), lines
        elif each.grain is None:
            if period.last_day in in_force:
                yield unit, period, UnitEnv(measures, unit, period), None
        else:
            for part in measures.parts(period, each.grain):
                if part.last_day in in_force:
                    yield unit, part, UnitEnv(measures, unit, part, each.grain), None


def _items(books: Books, column: Column) -> list[tuple[str, list[Posting]]]:
    """Return the lines of *column* that count, by the item they rest on."""
    by_item: dict[str, list[Posting]] = defaultdict(list)
    for posting in books.ledger.spell_out(column, books.register):
        if posting.item is not None and posting.item.submission is not None:
            by_item[posting.item.submission.id].append(posting)
    return sorted(by_item.items())


def _keep(books: Books, measures: Measures, keep: KeepProgram, in_force: Period) -> None:
    columns = list(measures.own_columns())
    rivals: dict[tuple[Any, ...], list[Posting]] = defaultdict(list)
    unit_of: dict[int, str] = {}
    for column in columns:
        for posting in column.postings:
            if posting.rule.id in keep.order and posting.status is Status.COUNTED and posting.day in in_force:
                key = _belonging(books, keep.rule, posting)
                if None not in key:
                    unit_of[id(posting)] = column.unit
                    rivals[key if keep.rule.across else (column.unit, *key)].append(posting)
    for several in rivals.values():
        if len(several) > keep.rule.best:
            several.sort(key=lambda posting: _first_best(keep, posting))
            best = several[0]
            kept = {id(posting) for posting in several[: keep.rule.best]}
            if keep.rule.across:
                kept = _of_best_places(several, unit_of, keep.rule.best)
            for posting in several:
                if id(posting) in kept:
                    continue
                posting.status = Status.SUPERSEDED
                posting.superseded_by = (best.rule, best.facts[0] if best.facts else _what_happened(best))
                posting.rival = words_of(best.record)


def _what_happened(posting: Posting) -> str:
    """Return the id of what a price was put on; what was never sent is told by no record, and its duty has an id of its own."""
    assert posting.record is not None  # only prices compete
    return id_of(posting.record)


def _of_best_places(several: Sequence[Posting], unit_of: Mapping[int, str], best: int) -> set[int]:
    """Return the postings that are kept of all units': those of one record do not compete, but what one of them has of it does."""
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    taken: Counter[tuple[str, int]] = Counter()
    for posting in several:
        whose = (unit_of[id(posting)], id(posting.record))
        places[id(posting.record), taken[whose]].append(id(posting))
        taken[whose] += 1
    return {kept for together in islice(places.values(), best) for kept in together}


def _belonging(books: Books, keep: Keep, posting: Posting) -> tuple[Any, ...]:
    if posting.record is None or posting.item is None or not isinstance(posting.rule, Price):
        return (None,)
    env = record_env(books.program, posting.rule.of, posting.record, posting.item, keep.per)
    own = {
        "record": posting.record.id,
        "item": posting.item.submission.id if posting.item.submission is not None else None,
        "day": posting.day,
    }
    return tuple(own[name] if name in own else env.belonging(name) for name in keep.per)


def _first_best(keep: KeepProgram, posting: Posting) -> tuple[Any, ...]:
    moment = posting.item.submission.submitted_at.timestamp() if posting.item and posting.item.submission else 0
    tie = (posting.day, posting.facts)
    if keep.rule.by is By.SIZE:
        return (-size(posting.amount), *tie)
    if keep.rule.by is By.LISTED:
        return (keep.order[posting.rule.id], *tie)
    days = posting.day.toordinal()
    return (days, moment, posting.facts) if keep.rule.by is By.FIRST else (-days, -moment, posting.facts)


def _tally(books: Books, measures: Measures, tally: TallyProgram, in_force: Period) -> None:
    rule = tally.rule
    posted: list[tuple[str, Posting]] = []
    for unit, span, env, lines in _spans(books, measures, rule.each, in_force):
        if tally.condition is not None and evaluate(tally.condition, env) is not True:
            continue
        amount = amount_of(tally.amount, env)
        if rule.each.grain is not None and not measures.lives(unit, span) and not _gives_for_what_was_counted(measures, tally, env, amount):
            continue
        if tally.pool is None:
            amount = in_whole_fen(rule.account, amount)
        posted.append((unit, _tallied(measures, tally, unit, span, env, amount, lines)))
    if tally.pool is not None:
        posted = _share_pool(measures, tally, posted)
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
    if amount > 0:
        return any(counted)
    programs = [measures.books.program.measures.get(word) for word in names]
    only_faults = len(programs) == len(counted) and all(one is not None and one.measure.count in _FAULTS for one in programs)
    return bool(counted) and only_faults and all(counted)


def _tallied(
    measures: Measures, tally: TallyProgram, unit: str, span: Period, env: Env, amount: Exact, lines: Sequence[Posting] | None
) -> Posting:
    rule = tally.rule
    formulas = [formula for formula in (tally.condition, tally.amount) if isinstance(formula, Formula)]
    reads = tuple(sorted({read.word for formula in formulas for read in formula.reads}))
    words = tuple(explained(formula, env) for formula in formulas)
    posting = Posting(
        rule=rule,
        amount=amount,
        day=span.last_day,
        note=_note(tally, env.label or span.name, words, amount),
        facts=(*measures.targets.ids(unit, reads, span), *looked_up(formulas, env)),
        measures=reads,
    )
    measures.books.left.cited.update(posting.facts)
    if lines:
        posting.item = lines[0].item
        posting.day = max(line.day for line in lines)
        posting.facts = tuple(dict.fromkeys((*(fact for line in lines for fact in line.facts), *posting.facts)))
    return posting


def _note(tally: TallyProgram, period: str, words: tuple[Worded, ...], amount: Exact) -> Worded:
    """Return the arithmetic of a tally; that of a pool comes to a weight, no points or money yet."""
    own = amount_text(tally.rule.account, amount)
    if tally.pool is not None:
        return Text("{period}: {words}", period=period, words=words or (format_exact(amount),))
    return Text("{period}: {words}; {amount}", period=period, words=words, amount=own) if words else own


def _share_pool(measures: Measures, tally: TallyProgram, posted: list[tuple[str, Posting]]) -> list[tuple[str, Posting]]:
    """Divide the pool of each span among the units, in the proportion of what each was reckoned."""
    by_span: dict[Any, list[tuple[str, Posting]]] = defaultdict(list)
    for unit, posting in posted:
        by_span[posting.day].append((unit, posting))
    shared: list[tuple[str, Posting]] = []
    for day, rows in by_span.items():
        grain = tally.rule.each.grain
        spans = measures.parts(measures.books.ledger.period, grain) if grain is not None else (measures.books.ledger.period,)
        span = next(span for span in spans if span.last_day == day)
        pool = tally.pool
        if isinstance(pool, Formula):
            pool = as_number(evaluate(pool, UnitEnv(measures, rows[0][0], span)))
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


def _concerned(postings: Iterable[Posting], covers: frozenset[str], span: Period) -> list[Posting]:
    found = [posting for posting in postings if posting.rule.id in covers and posting.status is Status.COUNTED and posting.day in span]
    return sorted(found, key=lambda posting: (posting.day, posting.rule.id, posting.facts))


def _cap(books: Books, cap: CapProgram, column: Column, span: Period, env: Env, lines: Sequence[Posting] | None) -> None:
    most, least = (None if bound is None else in_whole_fen(cap.rule.account, amount_of(bound, env)) for bound in (cap.most, cap.least))
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


def _void(books: Books, void: VoidProgram, column: Column, span: Period, lines: Sequence[Posting] | None, first: Exact | None) -> None:
    chosen = _concerned(books.ledger.spell_out(column, books.register) if lines is None else lines, void.covers, span)
    concerned = [posting for posting in chosen if posting.amount > 0 or not void.rule.gains]
    for posting in concerned if first is None else concerned[: max(0, floor(first))]:
        posting.status = Status.VOIDED
        posting.settled_by = void.rule
