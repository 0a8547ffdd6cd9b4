"""
Counting records that are alike (同类计数).

Records of one unit that agree in every field the rules look at are one group. What several units or authors share is worked
out once for all records that they share alike, by the engine itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, repeat
from operator import is_
from typing import Final, TypeAlias, final

from attrs import Factory, define, evolve

from govinfo.assessment._awards import id_of
from govinfo.assessment._counting import Counted, count_measure
from govinfo.assessment._matching import NOTHING, Key, Matcher
from govinfo.assessment._opening import Opened, measures_of_persons
from govinfo.assessment._posting import Books, Leftovers
from govinfo.assessment._pricing import post_one, uncounted, within
from govinfo.assessment._separable import COUNTED
from govinfo.assessment._sharing import parts_of
from govinfo.assessment._tallied import Group, LineKey, Profile
from govinfo.exact import Exact, exact
from govinfo.labels import Grain, Status
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution
from govinfo.register import Item, Rows
from govinfo.rulebook import Awards, Facts, Subjects
from govinfo.rulebook._program import MeasureProgram, Program

_Line: TypeAlias = tuple[Subjects, str, str | None, str, str, Exact, bool]
"""Whose line it is, the unit through which, the rule, the account, the amount, whether it counts."""

_Outcome: TypeAlias = tuple[tuple[_Line, ...], bool]
"""The lines of one record, and whether no rule prices it."""

PLAIN_KIND, _SHARED, _WHOLE, NOTHING_KIND = range(4)
"""How records with a key are counted: by their group; by what is worked out for one of them; not at all; no rule prices them."""

_ON_ITEMS: Final = frozenset({Facts.ADOPTION, Facts.INSTRUCTION, Facts.REVIEW})


def spans_told_apart(segments: Sequence[Period], *, by_day: bool) -> tuple[Period, ...]:
    """Return the spans that counts tell apart: days, or months cut where a payout period or a version begins."""
    found: list[Period] = []
    for segment in segments:
        if by_day:
            days = [segment.start + timedelta(days=n) for n in range((segment.end - segment.start).days + 1)]
            found += [Period(day, after) for day, after in pairwise(days)]
        else:
            months = segment.touching(Grain.MONTH)
            found += [Period(max(month.start, segment.start), min(month.end, segment.end)) for month in months]
    return tuple(found)


@final
@define(eq=False)
class Found:
    """
    What was counted of a part.

    Attributes:
        unfit: the ids of records that cannot be told from counts after all.
        nothing: the ids of the records in the period that no rule prices, as far as they are looked for.
    """

    counts: dict[tuple[int, str], Counter[Group]] = Factory(dict[tuple[int, str], Counter[Group]])
    lines: Counter[LineKey] = Factory(Counter[LineKey])
    measured: dict[tuple[Subjects, str], dict[tuple[str, Profile], Exact]] = Factory(
        dict[tuple[Subjects, str], dict[tuple[str, Profile], Exact]]
    )
    unfit: set[str] = Factory(set[str])
    unpriced: int = 0
    outside: int = 0


@final
@define(eq=False)
class Counting:
    """
    The counting of one part.

    Attributes:
        whole: the ids of the rules whose records are kept.
        spans: what is told apart.
    """

    opening: Opened
    whole: frozenset[str]
    spans: tuple[Period, ...]
    _starts: tuple[date, ...] = Factory(lambda self: tuple([span.start for span in self.spans]), takes_self=True)
    _matchers: dict[tuple[int, Facts], Matcher] = Factory(dict[tuple[int, Facts], Matcher])
    _kinds: dict[tuple[int, Key], int] = Factory(dict[tuple[int, Key], int])
    _outcomes: dict[tuple[int, Group], _Outcome | None] = Factory(dict[tuple[int, Group], _Outcome | None])

    def count(self, books: Books) -> Found:
        """Count the records of *books*."""
        found = Found()
        idle: set[str] = set()
        unpriced: list[str] = []
        for facts in COUNTED:
            rows = books.rows(facts)
            for number, span in enumerate(self.spans):
                where = within(rows, span)
                if where.start == where.stop:
                    continue
                program = books.program_on(span.start)
                if program.prices[facts]:
                    ids = self._count(books, program, facts, rows, where, number, found)
                elif facts is Facts.REVIEW:
                    ids = []
                else:
                    ids = uncounted(program, facts, rows.records[where], rows.items[where])
                if facts is Facts.SUBMISSION:
                    unpriced += ids
                else:
                    idle.update(ids)
                    found.unpriced += len(ids) if facts is not Facts.REVIEW else 0
        if not found.unfit:
            self._measure(books, found)
        if not found.unfit:
            self._list(books, unpriced, idle, found)
        return found

    def _count(self, books: Books, program: Program, facts: Facts, rows: Rows, where: slice, number: int, found: Found) -> list[str]:
        """Count the records of one kind in one span; return the ids of those that no rule prices."""
        matcher = self._matchers.get((id(program), facts))
        if matcher is None:
            matcher = self._matchers[id(program), facts] = Matcher(program, facts, program.prices[facts])
        columns = [rows.column(name)[where] for name in matcher.fields]
        who: Sequence[object] = rows.column("item.unit")[where]
        if any(map(is_, who, repeat(None))):
            units = rows.column("item.units")[where]
            who = [units[i] if unit is None else unit for i, unit in enumerate(who)]
        reached = books.program.persons is not None
        authors: list[Sequence[object]] = [rows.column(self._authors(books))[where]] if reached else []
        groups: list[Sequence[object]] = [who, *authors, *columns]
        alike = Counter(zip(*groups, strict=True))
        start = 2 if reached else 1
        plain: Counter[Group] = Counter()
        nothing: set[Group] = set()
        unfit: set[Group] = set()
        first: dict[Group, int] = {}
        for group, times in alike.items():
            kind = self.kind(matcher, group[start:], reached=reached)
            if kind == NOTHING_KIND:
                nothing.add(group)
            elif kind == _WHOLE:
                unfit.add(group)
            elif kind == PLAIN_KIND and type(group[0]) is str and (not reached or not group[1]):
                plain[group[0], *group[start:]] += times
            else:
                if not first:
                    for i, one in enumerate(zip(*groups, strict=True)):
                        first.setdefault(one, i)
                at: int = where.start + first[group]
                record, item = rows.records[at], rows.items[at]
                outcome = self._outcome(books, facts, matcher, group, record, item)
                if outcome is None:
                    unfit.add(group)
                    continue
                for of, subject, via, rule, account, amount, counted in outcome[0]:
                    key = LineKey(of, subject, number, via, rule, account, amount, counted)
                    found.lines[key] += times
                if outcome[1]:
                    nothing.add(group)
        if plain:
            found.counts[number, facts.value] = plain
        if unfit:
            pairs = zip(zip(*groups, strict=True), rows.records[where], strict=True)
            found.unfit.update(id_of(record) for group, record in pairs if group in unfit)
        if not nothing:
            return []
        pairs = zip(zip(*groups, strict=True), rows.records[where], strict=True)
        return [id_of(record) for group, record in pairs if group in nothing]

    def _authors(self, books: Books) -> str:
        policy = books.people.policy.awards
        return "item.submission.authors" if policy is Awards.WEIGHT else "item.authors"

    def kind(self, matcher: Matcher, key: Key, *, reached: bool) -> int:
        """Return how records with a key are counted."""
        known = self._kinds.get((id(matcher), key))
        if known is None:
            known = self._kinds[id(matcher), key] = self._kind_of(matcher, key, reached=reached)
        return known

    def _kind_of(self, matcher: Matcher, key: Key, *, reached: bool) -> int:
        plan = matcher[key]
        if plan is NOTHING:
            return NOTHING_KIND
        prices = matcher.prices(key)
        if any(price.rule.id in self.whole for price in prices):
            return _WHOLE
        if not plan.finished:
            return _WHOLE if any(price.rule.decide is not None or price.keeps for price in prices) else _SHARED
        return _SHARED if reached and any(award.amount < 0 for award in plan.awards) else PLAIN_KIND

    def _outcome(self, books: Books, facts: Facts, matcher: Matcher, group: Group, record: AnyRecord, item: Item) -> _Outcome | None:
        """Return the lines of one record that stands for all of its group, None where each must be looked at by itself."""
        key = (id(matcher), group)
        if key not in self._outcomes:
            self._outcomes[key] = self._work_out(books, facts, matcher, record, item)
        return self._outcomes[key]

    def _work_out(self, books: Books, facts: Facts, matcher: Matcher, record: AnyRecord, item: Item) -> _Outcome | None:
        people = books.people
        reached = books.program.persons is not None
        if reached and not people.movers.keys().isdisjoint(item.authors):
            return None
        apart = evolve(books, left=Leftovers())
        post_one(apart, facts, matcher, record, item)
        columns = {id(column): column for part in parts_of(books.register, record, item) for column in [books.ledger.columns[part.unit]]}
        lines: list[_Line] = []
        fit = not apart.left.gaps.subjects
        for column in columns.values():
            for line in column.taken():
                counted = line.status is Status.COUNTED
                lines.append((Subjects.UNITS, column.unit, None, line.rule, line.account, line.amount, counted))
                if reached and counted:
                    fit = fit and not (line.amount < 0 and people.changes)
                    for person, amount in people.shares(line):
                        lines.append((Subjects.PERSONS, person, column.unit, line.rule, line.account, amount, True))
        return (tuple(lines), bool(apart.left.unpriced or apart.left.silent)) if fit else None

    def _measure(self, books: Books, found: Found) -> None:
        """Count the measures of units, and of persons where somebody may ask for them."""
        opening = evolve(self.opening, books=books)
        of_persons = measures_of_persons(books, books.register.records.persons)
        parts: dict[Subjects, Callable[[AnyRecord, Item], Sequence[Contribution]] | None] = {Subjects.UNITS: None}
        if of_persons.spoken_of:
            parts[Subjects.PERSONS] = books.people.parts
        for whom, of in parts.items():
            answers = opening.unit_of if whom is Subjects.UNITS else of_persons.unit_of
            for name, program in books.program.measures.items():
                if program.measure.count in COUNTED:
                    found.measured[whom, name] = self._measured(books, program, whom, answers, of, found)

    def _measured(
        self,
        books: Books,
        program: MeasureProgram,
        whom: Subjects,
        answers: Mapping[str, str],
        parts: Callable[[AnyRecord, Item], Sequence[Contribution]] | None,
        found: Found,
    ) -> dict[tuple[str, Profile], Exact]:
        measure = program.measure
        simple = not measure.when and program.formula is None and not measure.distinct and not measure.shared
        if simple and whom is Subjects.UNITS and measure.count is not None:
            return self._by_unit(books.rows(measure.count), answers)
        several: Counter[tuple[str, Profile]] = Counter()
        for subject, counted in count_measure(books, answers, program, parts).items():
            found.unfit.update(record for _, record, _ in counted.unknown)
            for profile, times in self._profiles(counted, distinct=measure.distinct):
                several[subject, profile] += times  # type: ignore[assignment]  # an exact number
        return {key: exact(times) for key, times in several.items()}

    def _by_unit(self, rows: Rows, answers: Mapping[str, str]) -> dict[tuple[str, Profile], Exact]:
        """Count records by nothing but their unit."""
        several: Counter[tuple[str, Profile]] = Counter()
        for number, span in enumerate(self.spans):
            where = within(rows, span)
            profile: Profile = ((number, 1),)
            for unit, times in Counter(rows.column("item.unit")[where]).items():
                if unit is not None:
                    several[answers[unit], profile] += times
            for item in rows.items[where]:
                if item.unit is None:
                    several.update((unit, profile) for unit in {answers[part.unit] for part in item.units})
        return dict(several)

    def _profiles(self, counted: Counted, *, distinct: bool) -> Iterator[tuple[Profile, Exact]]:
        """Yield in which spans something was counted, and how often, or how much of it."""
        if not distinct:
            for day, _, weight in counted.entries():
                yield ((self._number(day), 1),), weight
            return
        by_item: dict[str, dict[int, Exact]] = {}
        for day, item, weight in counted.entries():
            own = by_item.setdefault(item, {})
            number = self._number(day)
            own[number] = max(own.get(number, 0), weight)
        for own in by_item.values():
            yield tuple(sorted(own.items())), 1

    def _number(self, day: date) -> int:
        return bisect_right(self._starts, day) - 1

    def _list(self, books: Books, unpriced: Sequence[str], idle: set[str], found: Found) -> None:
        """Count what no rule prices and what lies outside; an item on which a line rests is neither."""
        period = books.ledger.period
        outside: list[str] = []
        for facts in COUNTED:
            rows = books.rows(facts)
            where = within(rows, period)
            if facts is Facts.SUBMISSION:
                outside = [id_of(record) for record in (*rows.records[: where.start], *rows.records[where.stop :])]
            elif facts is not Facts.REVIEW:
                found.outside += len(rows.records) - (where.stop - where.start)
        if unpriced or outside:
            live: set[str] = set()
            for facts in _ON_ITEMS:
                rows = books.rows(facts)
                for span, program in books.versions:
                    if program.prices[facts]:
                        where = within(rows, span)
                        pairs = zip(rows.records[where], rows.items[where], strict=True)
                        live.update(item.submission.id for record, item in pairs if item.submission is not None and record.id not in idle)
            found.outside += sum(id_ not in live for id_ in outside)
            found.unpriced += sum(id_ not in live for id_ in unpriced)
