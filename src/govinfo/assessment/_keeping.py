"""Keeps: of lines that compete, the best count (择优)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from govinfo.assessment._awards import Fate, id_of, words_of
from govinfo.assessment._environments import record_env
from govinfo.assessment._ledger import Ruling
from govinfo.assessment._lines import Line
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


def best_kept(books: Books, measures: Measures, keep: KeepProgram, in_force: Period) -> Iterator[Ruling]:
    """Rule that of lines that compete the best count, and the others are superseded."""
    rivals: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
    unplaced: list[Line] = []
    for column in measures.own_columns():
        for line in column.lines:
            if line.rule in keep.order and line.status is Status.COUNTED and line.on in in_force:
                key = _belonging(books, keep.rule, line)
                if any(isinstance(part, Unknown) for part in key):
                    unplaced.append(line)
                elif None not in key:
                    rivals[key if keep.rule.across else (line.subject, *key)].append(line)
    _wait_for_rivals(books, measures, keep, in_force, rivals, unplaced)
    for several in rivals.values():
        if len(several) > keep.rule.best:
            several.sort(key=lambda line: _first_best(keep, line))
            best = several[0]
            kept = {id(line) for line in several[: keep.rule.best]}
            if keep.rule.across:
                kept = _of_best_places(several, keep.rule.best)
            on = best.facts[0] if best.facts else _what_happened(best)
            fate = Fate(Status.SUPERSEDED, instead=best.cites, on=on, kept_by=keep.rule, rival=words_of(best.record))
            yield Ruling([line for line in several if id(line) not in kept], fate)


def _wait_for_rivals(
    books: Books,
    measures: Measures,
    keep: KeepProgram,
    in_force: Period,
    rivals: Mapping[tuple[Any, ...], Sequence[Line]],
    unplaced: Sequence[Line],
) -> None:
    """Note whose lines may yet be beaten: by a line that waits, or by one of which nobody knows with which it competes."""
    gaps = [gap for gap in books.left.gaps.gaps if keep.rule.across and gap.unit in measures.columns]
    expected = [(gap.unit, line) for gap in gaps if (line := gap.line) is not None and line.rule in keep.order and line.on in in_force]
    for unit, line in (*expected, *((line.subject, line) for line in unplaced)):
        assert line.record is not None  # only prices compete
        key = _belonging(books, keep.rule, line)
        placed = not any(isinstance(part, Unknown) for part in key)
        near = rivals.get(key, ()) if placed else [other for several in rivals.values() for other in several]
        others = {other.subject for other in near if keep.rule.across}
        words = Text(
            "what is still owed for {record} of {unit}, with which others compete",
            record=id_of(line.record),
            unit=name_of(books.register, unit),
        )
        for one in sorted(others if placed else {*others, unit}):
            pending = Pending(rule=keep.rule.id, clause=keep.rule.clause, about=id_of(line.record), subject=one, needs=words)
            books.left.gaps.add(pending, Gap(unit=one, account=None, days=in_force))


def _what_happened(line: Line) -> str:
    """Return the id of what a price was put on; what was never sent is told by no record, and its duty has an id of its own."""
    assert line.record is not None  # only prices compete
    return id_of(line.record)


def _of_best_places(several: Sequence[Line], best: int) -> set[int]:
    """Return the lines that are kept of all units': those of one record do not compete, but what one of them has of it does."""
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    taken: Counter[tuple[str, int]] = Counter()
    for line in several:
        whose = (line.subject, id(line.record))
        places[id(line.record), taken[whose]].append(id(line))
        taken[whose] += 1
    return {kept for together in islice(places.values(), best) for kept in together}


def _belonging(books: Books, keep: Keep, line: Line) -> tuple[Any, ...]:
    if line.record is None or line.item is None or not isinstance(line.cites, Price):
        return (None,)
    env = record_env(books.program, line.cites.of, line.record, line.item, keep.per)
    own = {
        "record": line.record.id,
        "item": line.item.submission.id if line.item.submission is not None else None,
        "day": line.on,
    }
    return tuple(own[name] if name in own else env.belonging(name) for name in keep.per)


def _first_best(keep: KeepProgram, line: Line) -> tuple[Any, ...]:
    moment = line.item.submission.submitted_at.timestamp() if line.item and line.item.submission else 0
    tie = (line.on, line.facts)
    if keep.rule.by is By.SIZE:
        return (-size(line.amount), *tie)
    if keep.rule.by is By.LISTED:
        return (keep.order[line.rule], *tie)
    days = line.on.toordinal()
    return (days, moment, line.facts) if keep.rule.by is By.FIRST else (-days, -moment, line.facts)
