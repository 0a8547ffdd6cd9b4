"""Counting a part (分部计数): how many records are alike; what cannot be told from counts is kept as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from attrs import evolve

from govinfo._doors import checked
from govinfo.assessment._kept import SHARED, kept_of, shared_of
from govinfo.assessment._opening import opened, sending
from govinfo.assessment._posting import Books
from govinfo.assessment._separable import ANY, kept_whole, looks_at_days
from govinfo.assessment._tallied import Ids, Tallied
from govinfo.assessment._tally_counts import Counting, spans_told_apart
from govinfo.periods import Period
from govinfo.records import LISTS, Records
from govinfo.register import Register, build_register
from govinfo.rulebook import Rulebook


@checked
def tally(records: Records | Register, rulebook: Rulebook | Sequence[Rulebook], period: Period, *, by_day: bool = False) -> Tallied:
    """
    Count the records of one part, to be added to other parts and settled by `totals`.

    A part holds whole items: a submission with its adoptions, instructions and whatever names these. It also says the units, persons,
    commissions, targets and figures that it needs; other parts may say the same ones again.

    Args:
        records: the part, as read or as a register.
        rulebook: as for `assess`.
        period: the days assessed.
        by_day: whether days are told apart although neither the rulebook nor a target of this part asks for it.

    Raises:
        RegisterError: the part contradicts itself, or uses words that the rulebook does not declare.
        RulebookError: the versions do not cover the period.

    >>> from govinfo import Period, sample_year, shipped_rulebook
    >>> year = tally(sample_year(), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> sum([year]) is year
    True
    """
    register = records if isinstance(records, Register) else build_register(records)
    opening = opened(register, rulebook, period, None)
    programs = [program for _, program in opening.books.versions]
    kept = [one for program in programs for one in kept_whole(program)]
    days = by_day or any(looks_at_days(program, register.records.targets) for program in programs)
    shared = shared_of(register.given)
    part = Tallied(
        versions=opening.versions,
        period=period,
        by_day=days,
        shared=shared,
        kept=Records(),
        counts={},
        lines=Counter(),
        measured={},
        ids=Ids(_own_ids(register.given, shared)),
    )
    if any(one.rule == ANY for one in kept):
        return evolve(part, kept=kept_of(register.given, (), everything=True))
    counting = Counting(opening, frozenset(one.rule for one in kept), tuple(spans_told_apart(opening.books.ledger.segments, by_day=days)))
    return _counted(part, register, counting)


def _own_ids(given: Records, shared: Records) -> tuple[str, ...]:
    """Return the ids of the records that no other part may have."""
    if not shared.corrections:
        return tuple([str(record.id) for name in LISTS if name not in SHARED for record in getattr(given, name)])
    known = {id(record) for record in shared}
    return tuple(str(record.id) for record in given if record.id is not None and id(record) not in known)


def _counted(part: Tallied, register: Register, counting: Counting) -> Tallied:
    """Count what can be counted; whatever turns out not to be is kept, with all that hangs together with it, and the rest counted anew."""
    given = register.given
    unfit: set[str] = set(register.merged) | set(register.merged.values())
    kept = kept_of(given, unfit)
    while True:
        gone = {record.id for record in kept}
        books = _books_without(counting.opening.books, gone)
        found = counting.count(books)
        if not found.unfit:
            break
        unfit |= found.unfit
        kept = kept_of(given, unfit)
    senders = sending(books.register.rows["submissions"].records, books.program.rulebook)
    return evolve(
        part,
        kept=kept,
        unpriced=found.unpriced,
        outside=found.outside,
        counts=found.counts,
        lines=found.lines,
        measured=found.measured,
        senders=(frozenset(senders[0]), frozenset(senders[1])),
    )


def _books_without(books: Books, gone: Collection[str | None]) -> Books:
    """Return the books of a register without some records."""
    if not gone:
        return books
    records = books.register.records
    left = {name: tuple([record for record in getattr(records, name) if record.id not in gone]) for name in LISTS if name not in SHARED}
    return evolve(books, register=evolve(books.register, records=evolve(records, **left)))
