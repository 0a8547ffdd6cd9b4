"""How what units earn and lose reaches their persons (个人计分)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import final

from attrs import evolve, frozen

from govinfo.assessment._ledger import Column, Ledger, Plan, Sums, add, signed
from govinfo.assessment._lines import Line, Sourced, lines_of
from govinfo.assessment._pending import Gaps
from govinfo.assessment._sharing import MONEY
from govinfo.exact import FEN, Exact, split
from govinfo.labels import Status
from govinfo.records import AnyRecord, Lapse
from govinfo.register import Item, Register
from govinfo.rulebook import Persons, Share
from govinfo.texts import Text, Worded


@final
@frozen(eq=False)
class People:
    """
    The persons of a register and how they share in their units' lines.

    Attributes:
        unit_of: by person, the unit that answers for the person's unit.
    """

    policy: Persons
    register: Register
    ledger: Ledger
    unit_of: Mapping[str, str]

    def sums(self) -> dict[str, Sums]:
        """Add up every person's lines by account and segment."""
        sums: dict[str, Sums] = {person: {} for person in self.unit_of}
        for column in self.ledger.own_columns():
            self._add_plans(column, sums)
            for posting in column.postings:
                if posting.status is Status.COUNTED:
                    account, segment = posting.rule.account, self.ledger.segment_of(posting.day)
                    for person, amount in self._shares(column.unit, account, posting.amount, posting.record, posting.item):
                        add(sums[person], account, segment, *signed(amount))
        return sums

    def waiting(self, gaps: Gaps) -> frozenset[str]:
        """Return the persons whose score may change because their unit waits for something."""
        found: set[str] = set()
        for gap in gaps.gaps:
            of_unit = [person for person, unit in self.unit_of.items() if unit == gap.unit]
            posting = gap.posting
            if posting is None or self.policy.deductions is not None:
                found.update(of_unit)
            elif posting.item is not None and self.policy.awards is not None:
                found.update(author for author in posting.item.authors if author in of_unit)
        return frozenset(found)

    @cached_property
    def lines(self) -> Mapping[str, Sequence[Sourced]]:
        """Every person's lines: the shares in the counted lines of units."""
        lines: dict[str, list[Sourced]] = {person: [] for person in self.unit_of}
        for column in self.ledger.own_columns():
            for line, record, item in lines_of(column, self.register):
                if line.status is Status.COUNTED:
                    shared = self._shares(column.unit, line.account, line.amount, record, item)
                    for person, amount in shared:
                        share = evolve(line, subject=person, amount=amount, note=self._note(line, len(shared)))
                        lines[person].append((share, record, item))
        return lines

    def _add_plans(self, column: Column, sums: dict[str, Sums]) -> None:
        for number, where in column.segments():
            records = column.records[where]
            alike: Counter[tuple[int, tuple[str, ...]]] = Counter()
            plans: dict[tuple[int, tuple[str, ...]], tuple[Plan, AnyRecord, Item]] = {}
            for plan, record in zip(column.plans[where], records, strict=True):
                item = self.register.item_of(record)
                who = tuple(item.authors) if not isinstance(record, Lapse) else ("", *record.persons)
                alike[id(plan), who] += 1
                plans[id(plan), who] = (plan, record, item)
            for key, times in alike.items():
                plan, record, item = plans[key]
                for award in plan.awards:
                    if award.superseded_by is None:
                        for person, amount in self._shares(column.unit, award.price.account, award.amount, record, item):
                            plus, minus = signed(amount)
                            add(sums[person], award.price.account, number, plus * times, minus * times)

    def _shares(self, unit: str, account: str, amount: Exact, record: AnyRecord | None, item: Item | None) -> Sequence[tuple[str, Exact]]:
        if amount < 0 and (record is not None or item is None):
            return [(person, amount) for person in self._answerable(unit, record)]
        authors = [author for author in item.authors if self.unit_of.get(author) == unit] if item is not None else []
        if not authors or self.policy.awards is None:
            return ()
        if self.policy.awards is Share.EACH:
            return [(author, amount) for author in authors]
        if self.policy.awards in {Share.FIRST, Share.LEAD}:
            return [(authors[0], amount)]
        return list(zip(authors, split(amount, [1] * len(authors), FEN if account == MONEY else None), strict=True))

    def _answerable(self, unit: str, record: AnyRecord | None) -> Sequence[str]:
        if self.policy.deductions == "unit":
            return [person for person, own in self.unit_of.items() if own == unit]
        if self.policy.deductions == "named" and isinstance(record, Lapse):
            return [person for person in record.persons if person in self.unit_of]
        return ()

    def _note(self, line: Line, sharing: int) -> Worded:
        if line.amount < 0:
            return Text("{note}, counted against the person", note=line.note)
        if sharing == 1:
            return line.note
        if self.policy.awards is Share.EACH:
            return Text("{note}, for each of {n} authors of the unit", note=line.note, n=sharing)
        return Text("{note}, shared equally by {n} authors of the unit", note=line.note, n=sharing)
