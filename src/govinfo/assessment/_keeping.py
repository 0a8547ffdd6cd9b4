"""Keeps: of lines that compete, the best count (择优)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from govinfo.assessment._environments import record_env
from govinfo.assessment._ledger import Posting, id_of, words_of
from govinfo.assessment._measures import Measures
from govinfo.assessment._pending import Gap, Pending
from govinfo.assessment._posting import Books, name_of
from govinfo.exact import size
from govinfo.formulas import Unknown
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.rulebook import By, Keep, Price
from govinfo.rulebook._keep import KeepProgram
from govinfo.texts import Text


def keep_best(books: Books, measures: Measures, keep: KeepProgram, in_force: Period) -> None:
    columns = list(measures.own_columns())
    rivals: dict[tuple[Any, ...], list[Posting]] = defaultdict(list)
    unit_of: dict[int, str] = {}
    unplaced: list[tuple[str, Posting]] = []
    for column in columns:
        for posting in column.postings:
            if posting.rule.id in keep.order and posting.status is Status.COUNTED and posting.day in in_force:
                key = _belonging(books, keep.rule, posting)
                if any(isinstance(part, Unknown) for part in key):
                    unplaced.append((column.unit, posting))
                elif None not in key:
                    unit_of[id(posting)] = column.unit
                    rivals[key if keep.rule.across else (column.unit, *key)].append(posting)
    _wait_for_rivals(books, measures, keep, in_force, rivals, unit_of, unplaced)
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


def _wait_for_rivals(
    books: Books,
    measures: Measures,
    keep: KeepProgram,
    in_force: Period,
    rivals: Mapping[tuple[Any, ...], Sequence[Posting]],
    unit_of: Mapping[int, str],
    unplaced: Sequence[tuple[str, Posting]],
) -> None:
    """Note whose lines may yet be beaten: by a line that waits, or by one of which nobody knows with which it competes."""
    expected = [(gap.unit, gap.posting) for gap in books.left.gaps.gaps if gap.posting is not None] if keep.rule.across else []
    expected = [
        (unit, posting)
        for unit, posting in expected
        if posting.rule.id in keep.order and posting.day in in_force and unit in measures.columns
    ]
    for unit, posting in (*expected, *unplaced):
        assert posting.record is not None  # only prices compete
        key = _belonging(books, keep.rule, posting)
        placed = not any(isinstance(part, Unknown) for part in key)
        near = rivals.get(key, ()) if placed else [other for several in rivals.values() for other in several]
        others = {unit_of[id(other)] for other in near if keep.rule.across}
        words = Text(
            "what is still owed for {record} of {unit}, with which others compete",
            record=id_of(posting.record),
            unit=name_of(books.register, unit),
        )
        for one in sorted(others if placed else {*others, unit}):
            pending = Pending(rule=keep.rule.id, clause=keep.rule.clause, about=id_of(posting.record), subject=one, needs=words)
            books.left.gaps.add(pending, Gap(unit=one, account=None, days=in_force))


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
