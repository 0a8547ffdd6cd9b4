"""How what units earn and lose reaches their persons, and what persons earn and lose by themselves (个人计分)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeAlias, final

from attrs import Factory, define

from govinfo.assessment._awards import Award, Plan, day_of
from govinfo.assessment._ledger import Column, Ledger, Sums, add, signed
from govinfo.assessment._lines import Beside, Line
from govinfo.assessment._pending import Gap
from govinfo.assessment._sharing import is_for, parts_of
from govinfo.exact import Exact
from govinfo.formulas import Unknown
from govinfo.labels import Status
from govinfo.records import AnyRecord, Contribution, Contributor, Finding, Lapse, Merit, Person
from govinfo.register import Item, Register
from govinfo.rulebook import Awards, Persons, Price, Ratio, Share
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._covering import Posting
from govinfo.texts import Text, Worded

_Shares: TypeAlias = Sequence[tuple[str, Exact]]
"""The persons that a line reaches, each with what it gets."""


def _contributors(record: AnyRecord | None, item: Item) -> Sequence[Contributor]:
    """Return whom a merit names, else the authors of the item."""
    if isinstance(record, Merit):
        return record.persons
    return item.submission.authors if item.submission is not None else ()


@final
@define(eq=False)
class People:
    """
    The persons of a register, each with a column of its own.

    A column is filled with the shares in its unit's lines when somebody looks at it, once the lines of
    units are final; where nobody does, sums are added up without making a line.

    Attributes:
        unit_of: by unit, the unit that answers for it.
        groups: by unit, its group.
        own: by person, the column; before it is filled it holds what the person has by itself.
    """

    policy: Persons
    register: Register
    ledger: Ledger
    unit_of: Mapping[str, str]
    groups: Mapping[str, str | Unknown | None]
    own: dict[str, Column] = Factory(
        lambda self: {person.id: Column(person.id) for person in self.register.records.persons}, takes_self=True
    )
    _filled: bool = False

    @property
    def spoken_for(self) -> bool:
        """Whether somebody has a line that is in no unit's."""
        return any(column.lines for column in self.own.values())

    @property
    def columns(self) -> Mapping[str, Column]:
        """Every person's lines; look at them when the lines of units are final."""
        if not self._filled:
            self._filled = True
            self._fill()
        return self.own

    def sums(self) -> Mapping[str, Sums]:
        """Add up every person's lines by account and segment."""
        if not self.own:
            return {}
        if self._filled or self.spoken_for:
            return {person: self.ledger.sums(column) for person, column in self.columns.items()}
        sums: dict[str, Sums] = {person: {} for person in self.own}
        for column in self.ledger.own_columns() if sums else ():
            self._add_plans(column, sums)
            for line in column.lines:
                if line.status is Status.COUNTED:
                    number = self.ledger.segment_of(line.on)
                    for person, amount in self.shares(line):
                        add(sums[person], line.account, number, *signed(amount))
        return sums

    def reached_by(self, gap: Gap) -> Iterator[str]:
        """Yield the persons whose lines may change because their unit waits for something."""
        if gap.unit in self.persons:
            return  # a line of a person's own reaches nobody else
        line = gap.line
        if line is None or self.policy.deductions is not None:
            yield from self.members(gap.unit, gap.days.start)
        if line is not None and line.item is not None and self.policy.awards is not None:
            yield from line.item.authors
        if line is not None and isinstance(line.record, Lapse):
            yield from line.record.persons

    def home(self, person: str, day: date) -> str:
        """Return the unit that answers for the one a person belongs to on a day."""
        return self._homes[person] if person not in self.movers else self.unit_of[self.movers[person].unit_on(day)]

    def group(self, person: str) -> str | Unknown | None:
        """Return the group of the unit a person belongs to at the end of the period."""
        return self.groups[self.home(person, self.ledger.period.last_day)]

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """Every person by id."""
        return {person.id: person for person in self.register.records.persons}

    def members(self, unit: str, day: date) -> Sequence[str]:
        """Return the persons at work on a day in the units that one answers for."""
        several = self._members.get(unit, ())
        if not self.changes:
            return several
        return [person for person in several if self.persons[person].works_on(day) and self.home(person, day) == unit]

    @cached_property
    def _homes(self) -> Mapping[str, str]:
        return {person.id: self.unit_of[person.unit] for person in self.persons.values()}

    @cached_property
    def movers(self) -> Mapping[str, Person]:
        """The persons who ever went to another unit."""
        return {person.id: person for person in self.persons.values() if person.moves}

    @cached_property
    def changes(self) -> bool:
        """Whether somebody came, went or moved."""
        return any(person.moves or person.since or person.until for person in self.persons.values())

    @cached_property
    def _members(self) -> Mapping[str, Sequence[str]]:
        """By unit, the persons who ever belong to it."""
        found: dict[str, list[str]] = {}
        for person in self.persons.values():
            units = (person.unit, *(move.unit for move in person.moves))
            for unit in dict.fromkeys(self.unit_of[unit] for unit in units):
                found.setdefault(unit, []).append(person.id)
        return found

    def parts(self, record: AnyRecord, item: Item) -> Sequence[Contribution]:
        """Return the persons that a record concerns: those it names, else the authors of its item, each with its weight."""
        about = record.about if isinstance(record, Finding) else None
        if about is not None and about.person is not None:
            return (Contribution(unit=about.person),)
        named = self.register.by_id.get(about.lapse) if about is not None and about.lapse is not None else record
        if isinstance(named, Lapse):
            return tuple(Contribution(unit=person) for person in named.persons)
        authors = _contributors(record, item)
        if about is not None and about.unit is not None:
            authors = tuple(author for author in authors if self.home(author.person, item.day) == self.unit_of[about.unit])
        return tuple(Contribution(unit=author.person, weight=author.weight) for author in authors)

    def _fill(self) -> None:
        for column in self.ledger.own_columns():
            for line in chain(column.planned(), column.lines):
                if line.status is Status.COUNTED:
                    shares = self.shares(line)
                    for person, amount in shares:
                        note = self._note(line, len(shares))
                        beside = Beside(line.on, line.facts, note, line.measures, line.subject, line.span)
                        self.own[person].post(Line(person, Award(line.cites, amount), line.record, line.item, beside=beside))

    def _add_plans(self, column: Column, sums: dict[str, Sums]) -> None:
        for number, where in column.segments():
            records = column.records[where]
            alike: Counter[tuple[int, tuple[object, ...]]] = Counter()
            plans: dict[tuple[int, tuple[object, ...]], tuple[Plan, AnyRecord, Item]] = {}
            for plan, record, item in zip(column.plans[where], records, column.items[where], strict=True):
                who = self._who(record, item)
                alike[id(plan), who] += 1
                plans[id(plan), who] = (plan, record, item)
            for key, times in alike.items():
                plan, record, item = plans[key]
                for award in plan.awards:
                    if award.fate.status is Status.COUNTED:
                        for person, amount in self._shared(column.unit, award.rule, award.amount, day_of(record), record, item):
                            plus, minus = signed(amount)
                            add(sums[person], award.rule.account, number, plus * times, minus * times)

    def _who(self, record: AnyRecord, item: Item) -> tuple[object, ...]:
        """Return what says which persons a line on a record reaches: records of one unit that agree in it are shared alike."""
        if isinstance(record, Lapse):
            return ("", record.on if self.changes else None, *record.persons)
        if isinstance(record, Merit):
            return (record.on if self.changes else None, *record.persons)
        weighed = self.policy.awards is Awards.WEIGHT and item.submission is not None
        authors: tuple[object, ...] = item.submission.authors if weighed and item.submission is not None else item.authors
        return (
            item.units if len(item.units) > 1 else None,
            item.day if not self.movers.keys().isdisjoint(item.authors) else None,
            *authors,
        )

    def shares(self, line: Line) -> _Shares:
        """Return what persons get of a line of a unit."""
        return self._shared(line.subject, line.cites, line.amount, line.on, line.record, line.item)

    def _shared(self, unit: str, rule: Posting, amount: Exact, day: date, record: AnyRecord | None, item: Item | None) -> _Shares:
        """Return what persons get of a line of *unit*."""
        if amount < 0 and (record is not None or item is None):
            return [(person, amount) for person in self._answerable(unit, record, day)]
        policy = self.policy.awards
        if item is None or policy is None:
            return ()
        named = [one.person for one in record.persons] if isinstance(record, Merit) else item.authors
        if isinstance(policy, Ratio) or policy is Awards.FIRST:
            authors = list(named[: len(policy.parts) if isinstance(policy, Ratio) else 1])
            weights: list[Exact] = list(policy.parts[: len(authors)]) if isinstance(policy, Ratio) else [1] * len(authors)
        else:
            then = record.on if isinstance(record, Merit) else item.day
            authors = [author for author in named if self.home(author, then) == unit]
            weights = [1] * len(authors)
            if policy is Awards.WEIGHT:
                weight_of = {one.person: one.weight for one in _contributors(record, item)}
                weights = [weight_of[author] or 1 for author in authors]
        if not authors:
            return ()
        if policy is Awards.EACH:
            return [(author, amount) for author in authors]
        if policy is Awards.FIRST_OF_UNIT:
            return [(authors[0], amount)]
        shared = zip(authors, ACCOUNTS[rule.account].divided(amount, weights), strict=True)
        if isinstance(policy, Ratio) or policy is Awards.FIRST:
            return [(author, share) for author, share in shared if self._is_of(author, unit, rule, record, item)]
        return list(shared)

    def _is_of(self, author: str, unit: str, rule: Posting, record: AnyRecord | None, item: Item) -> bool:
        """
        Whether an author of a joint item has its share from the line of *unit*.

        Where units share a line, from the lines of all; where each has the whole, once: from its own unit's, or else the first unit's.
        """
        if len(item.units) < 2 or isinstance(record, Merit) or rule.share is not Share.EACH:
            return True
        parts = item.units if record is None else parts_of(self.register, record, item)
        having = [self.unit_of[part.unit] for part in parts if not isinstance(rule, Price) or is_for(rule, self.groups[part.unit]) is True]
        home = self.home(author, item.day)
        return unit == (home if home in having or not having else having[0])

    def _answerable(self, unit: str, record: AnyRecord | None, day: date) -> Sequence[str]:
        if self.policy.deductions == "unit":
            return self.members(unit, day)
        if self.policy.deductions == "named" and isinstance(record, Lapse):
            return record.persons
        return ()

    def _note(self, line: Line, sharing: int) -> Worded:
        """Return the arithmetic of a share, after that of the line."""
        note = line.note
        if line.amount < 0:
            return Text("{note}, counted against the person", note=note)
        policy = self.policy.awards
        if isinstance(policy, Ratio):
            named = 0 if line.item is None else len(_contributors(line.record, line.item))
            among = min(len(policy.parts), named)
            ratio = tuple(map(str, policy.parts[:among]))
            return (
                note if among < 2 else Text("{note}, shared {ratio} by the first {n} authors", note=note, ratio=" : ".join(ratio), n=among)
            )
        if sharing == 1:
            return note
        if policy is Awards.WEIGHT:
            return Text("{note}, shared by weight among {n} authors of the unit", note=note, n=sharing)
        if policy is Awards.EACH:
            return Text("{note}, for each of {n} authors of the unit", note=note, n=sharing)
        return Text("{note}, shared equally by {n} authors of the unit", note=note, n=sharing)
