"""Records checked as a whole, corrected and indexed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, final

from attrs import NOTHING, field, fields_dict, frozen

from govinfo._doors import checked
from govinfo._frozen import Frozen, altered
from govinfo.errors import Problem, RegisterError, Severity, check_type
from govinfo.records import (
    LISTS,
    AdoptionEvent,
    AnyRecord,
    Correction,
    Finding,
    Handling,
    LeaderInstruction,
    Matter,
    Merit,
    Records,
    Submission,
    Unit,
)
from govinfo.records._lists import list_of, sure
from govinfo.records._meanings import dated
from govinfo.records._references import references
from govinfo.register._checks import check_ids, check_standing
from govinfo.register._corrections import Place, Trail, apply_corrections
from govinfo.register._growth import concerned, spliced
from govinfo.register._index import Index, index_of
from govinfo.register._items import NO_ITEM, PRICED, Item, Rows, item_of, rows_of
from govinfo.register._review_checks import last_reviews, merged_into

_MOST_GROWTHS: Final = 100
"""Over how many growths a register knows what changed."""


@final
@frozen(kw_only=True)
class Register:
    """
    Records that hold together (台账).

    Attributes:
        records: those that stand after corrections, each list in its canonical order: by day, then by id.
        trail: what corrections did.
        items: every item by the id of its submission.
        before: every corrected record as it was first written, by its id.
        merged: by the id of an item that was merged into another one, that one, which has what rests on it.

    >>> from govinfo import build_register, sample_year
    >>> register = build_register(sample_year())
    >>> register.records.submissions[0].id in register.items
    True
    """

    records: Records
    trail: tuple[Trail, ...] = ()
    before: Mapping[str, AnyRecord] = field(eq=False, repr=False)
    items: Mapping[str, Item] = field(eq=False, repr=False)
    merged: Mapping[str, str] = field(eq=False, repr=False, factory=Frozen[str, str])
    _index: Index = field(eq=False, repr=False, alias="index")
    _known_on: date | None = field(eq=False, repr=False, alias="known_on")
    _found: tuple[Problem, ...] | None = field(eq=False, repr=False, alias="found")
    _mark: object = field(eq=False, repr=False, init=False, factory=object)
    _since: tuple[tuple[object, frozenset[str]], ...] = field(eq=False, repr=False, default=(), alias="since")

    @property
    def given(self) -> Records:
        """The records as they were given, before corrections."""
        return self._index.given

    @property
    def known_on(self) -> date | None:
        """Until which day corrections are taken; None for all of them."""
        return self._known_on

    @cached_property
    def rows(self) -> Mapping[str, Rows]:
        """The lists of submissions, adoptions, instructions and lapses, each beside its items and days."""
        return Frozen(_rows_of(self.records, self.items, self.merged))

    @cached_property
    def questions(self) -> tuple[Problem, ...]:
        """What is possible but odd, as `check_records` tells it; looked for when somebody asks."""
        return _examine(self._index.given, self._known_on).problems if self._found is None else self._found

    def with_records(self, more: Records) -> Register:
        """
        Return the register with *more* records, as `build_register` makes it of all of them.

        Only the new records are checked and indexed, with whatever they name and whatever names that: the adoptions of an item and
        what was found on them, the record that a correction mends and what rests on it. More units, persons, targets or figures can
        alter what is said of everything else; with those, and where something is wrong, the register is built anew.

        Raises:
            RegisterError: the records contradict each other; every error is listed.
            WrongTypeError: *more* are no Records.

        >>> from govinfo.records import Person, Unit
        >>> register = build_register(Records(units=(Unit(id="agri", name="农业农村局"),)))
        >>> register.with_records(Records(persons=(Person(id="p", name="甲", unit="agri"),))).records
        Records(units=1, persons=1)
        """
        check_type("more", more, Records, "the Records that decode_records returns")
        touched = None
        if self._known_on is None:
            touched = concerned(self._index, more, {entry.record for entry in self.trail})
        given = self._index.given
        if touched is None:
            return build_register(given + more, known_on=self._known_on)
        again = _examine(touched.records, None)
        if any(problem.severity is Severity.ERROR for problem in again.problems):
            return build_register(given + more)  # which tells of every error at its place
        gone: dict[str, list[AnyRecord]] = {}
        for id_ in touched.ids:
            old = self._index.standing(id_) if id_ in self._index.places else None
            if old is not None and not isinstance(old, Correction):
                gone.setdefault(list_of(old), []).append(old)
        mine, merged = _items_of(again.standing)
        no_items = [str(record.id) for record in gone.get("submissions", ()) if record.id not in mine]
        before = {id_: record for id_, record in self.before.items() if id_ not in touched.ids}
        before |= {entry.record: touched.index.first(entry.record) for entry in again.trail}
        entries = (*(entry for entry in self.trail if entry.record not in touched.ids), *again.trail)
        return Register(
            records=spliced(self.records, gone, _in_order(again.standing)),
            trail=tuple(sorted(entries, key=lambda entry: entry.record)),
            before=Frozen(before),
            items=altered(self.items, no_items, mine),
            merged=Frozen({id_: into for id_, into in self.merged.items() if id_ not in touched.ids} | merged),
            index=touched.index.with_altered(touched.ids, again.altered),
            known_on=None,
            found=None,
            since=((self._mark, touched.subjects), *((mark, of | touched.subjects) for mark, of in self._since[:_MOST_GROWTHS])),
        )

    def changed_since(self, other: Register) -> frozenset[str] | None:
        """Return the ids of the units and persons of whom something is said since *other* grew to this; None where it did not."""
        if other is self:
            return frozenset()
        return next((subjects for mark, subjects in self._since if mark is other._mark), None)

    @cached_property
    def by_id(self) -> Mapping[str, AnyRecord]:
        """Every record that stands, by its id."""
        return Frozen({record.id: record for record in self.records if record.id is not None})

    @cached_property
    def findings(self) -> Mapping[tuple[str, tuple[str, str, str | None]], tuple[Finding, ...]]:
        """The findings on each criterion and subject, the latest last; those that decide nothing come before all others."""
        found: dict[tuple[str, tuple[str, str, str | None]], list[Finding]] = {}
        for finding in self.records.findings:
            found.setdefault((finding.criterion, finding.about.key), []).append(finding)
        return Frozen({key: tuple(sorted(several, key=attrgetter("order"))) for key, several in found.items()})

    @cached_property
    def findings_on_items(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        """The findings in force by criterion and item: on the item itself, its adoptions and instructions, or a lapse about it."""
        found: dict[tuple[str, str], list[Finding]] = {}
        for (criterion, _), several in self.findings.items():
            item = self.item_of(several[-1])
            if item.submission is not None:
                found.setdefault((criterion, item.submission.id), []).append(several[-1])
        return Frozen({key: tuple(several) for key, several in found.items()})

    @cached_property
    def uses(self) -> Mapping[str, tuple[AdoptionEvent | LeaderInstruction, ...]]:
        """What happened to every item, by its id: its adoptions and the instructions on it."""
        found: dict[str, list[AdoptionEvent | LeaderInstruction]] = {}
        several: tuple[AdoptionEvent | LeaderInstruction, ...] = (*self.records.adoptions, *self.records.instructions)
        for record in several:
            if record.submission is not None:
                found.setdefault(self.merged.get(record.submission, record.submission), []).append(record)
        return Frozen({item: tuple(records) for item, records in found.items()})

    @checked
    def units_of(self, record: str) -> tuple[str, ...]:
        """
        Return the ids of the units that a record is about, as they stand in the record; none where it never was in the register.

        A record that was replaced is about those of both versions, a voided one about those it named.
        """
        versions = (self.by_id.get(record), self.before.get(record))
        return tuple(dict.fromkeys(unit for version in versions if version is not None for unit in self._units_in(version)))

    def _units_in(self, record: AnyRecord) -> Iterable[str]:
        """Return the units that a record names, else those of the record or person without which it means nothing."""
        if isinstance(record, Unit):
            return (record.id,)
        if isinstance(record, Correction):
            return self.units_of(record.of)
        named = [(reference, id_) for reference in references(list_of(record)) for _, id_ in reference.named(record)]
        units = [id_ for reference, id_ in named if reference.into == ("units",)]
        return units or [unit for reference, id_ in named if reference.needed for unit in self.units_of(id_)]

    @cached_property
    def _others(self) -> Mapping[str, Item]:
        """What stands for the item of every merit and every matter."""
        both = (*self.rows["merits"].records, *self.rows["matters"].records), (*self.rows["merits"].items, *self.rows["matters"].items)
        return Frozen({str(record.id): item for record, item in zip(*both, strict=True)})

    def item_of(self, record: AnyRecord) -> Item:
        """Return the item that *record* is about, `NO_ITEM` where it is about none."""
        if isinstance(record, Submission):
            return self.items[record.id]
        if isinstance(record, (Merit, Matter)):
            return self._others[record.id]
        if isinstance(record, Handling):
            of = self.by_id.get(record.of)
            return NO_ITEM if of is None or isinstance(of, Matter) else self.item_of(of)
        if isinstance(record, Finding):
            about = record.about
            if about.submission is not None:
                return self.items[about.submission]
            other = self.by_id.get(about.record or "")
            return NO_ITEM if other is None or isinstance(other, Finding) else self.item_of(other)
        submission = getattr(record, "submission", None)
        if isinstance(record, (AdoptionEvent, LeaderInstruction)):
            submission = self.merged.get(submission or "", submission)
        return self.items[submission] if submission is not None else NO_ITEM


def check_records(records: Records, *, known_on: date | None = None) -> tuple[Problem, ...]:
    """
    Return everything wrong or odd in *records* as a whole, errors first.

    Args:
        records: as they were read.
        known_on: take only the corrections made until this day.

    >>> from govinfo import sample_year
    >>> {problem.severity.value for problem in check_records(sample_year())}
    {'question'}
    """
    check_type("records", records, Records, "the Records that decode_records returns")
    return _examine(records, known_on).problems


def place_of(register: Register, name: str, record: AnyRecord) -> int:
    """Return the place of a record that stands in the list *name* as it was given."""
    given: Sequence[AnyRecord] = getattr(register.given, name)
    return given.index(record)


def build_register(records: Records, *, known_on: date | None = None) -> Register:
    """
    Check, correct and index *records*.

    Args:
        records: as they were read.
        known_on: take only the corrections made until this day; None for all of them.

    Raises:
        RegisterError: the records contradict each other; every error is listed.
        WrongTypeError: *records* are no Records.

    >>> from govinfo.records import Unit
    >>> build_register(Records(units=(Unit(id="agri", name="农业农村局"),))).records
    Records(units=1)
    """
    check_type("records", records, Records, "the Records that decode_records returns")
    found = _examine(records, known_on)
    error = RegisterError.unless_none(found.problems)
    if error is not None:
        raise error
    items, merged = _items_of(found.standing)
    index = index_of(records, found.places, found.altered)
    return Register(
        records=_in_order(found.standing),
        trail=found.trail,
        before=Frozen({entry.record: index.first(entry.record) for entry in found.trail}),
        items=Frozen(items),
        merged=Frozen(merged),
        index=index,
        known_on=known_on,
        found=found.problems,
    )


def standing_alone(records: Records) -> Register:
    """Return a register of records that are known to hold together and to need no correction; it is read, and never grows."""
    items, merged = _items_of(records)
    return Register(
        records=_in_order(records),
        before=Frozen(),
        items=Frozen(items),
        merged=Frozen(merged),
        index=Index(records, {}, {}, {}),
        known_on=None,
        found=(),
    )


def _items_of(standing: Records) -> tuple[dict[str, Item], dict[str, str]]:
    """Return the item that every submission is, and by the id of each that was merged the one that it is part of in the end."""
    last = last_reviews(standing.reviews)
    merged = merged_into(last)
    carriers: dict[str, set[str]] = {}
    for adoption in standing.adoptions:
        carriers.setdefault(merged.get(adoption.submission, adoption.submission), set()).add(adoption.publication)
    commissions = {commission.id: commission for commission in standing.commissions}
    items = {
        submission.id: item_of(
            submission,
            tuple(sorted(carriers.get(submission.id, ()))),
            commissions.get(submission.commission or ""),
            last.get(submission.id),
        )
        for submission in standing.submissions
    }
    return items, merged


def _rows_of(ordered: Records, items: Mapping[str, Item], merged: Mapping[str, str]) -> dict[str, Rows]:
    """Return the lists that are priced beside their items; what rests on an item that was merged is about the one it is part of."""
    handed_on = items if not merged else {**items, **{id_: items[into] for id_, into in merged.items()}}
    used = {"adoptions", "instructions"}
    return {name: rows_of(name, getattr(ordered, name), handed_on if name in used else items) for name in PRICED}


@frozen
class _Examined:
    """What a look at all records found: what is wrong, what stands and where, and what corrections made of whom."""

    problems: tuple[Problem, ...]
    standing: Records
    trail: tuple[Trail, ...]
    places: Mapping[str, Place]
    altered: Mapping[str, AnyRecord | None]


def _examine(records: Records, known_on: date | None) -> _Examined:
    places: dict[str, list[Place]] = {}
    for name in LISTS:
        for i, record in enumerate(getattr(records, name)):
            if record.id is not None:
                places.setdefault(record.id, []).append((name, i))
    targets = [(i, correction.of) for i, correction in enumerate(records.corrections)]
    problems = list(check_ids(places, targets))
    first = {id_: several[0] for id_, several in places.items()}
    standing, trail, found = apply_corrections(records, first, known_on)
    problems += found
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems += check_standing(standing, trail, records.corrections)
    problems.sort(key=lambda problem: problem.severity is Severity.QUESTION)
    kept = sure({name: [record for _, record in rows] for name, rows in standing.items()})
    altered: dict[str, AnyRecord | None] = {entry.record: None for entry in trail}
    for name, rows in standing.items() if trail else ():
        given = getattr(records, name)
        altered |= {record.id: record for i, record in rows if record is not given[i] and record.id is not None}
    return _Examined(tuple(problems), kept, trail, first, altered)


def _in_order(records: Records) -> Records:
    """Return *records* with each list in its canonical order: by day, then by id; by all that they say where they may have no id."""
    return sure({name: _ordered(getattr(records, name), cls) for name, cls in LISTS.items()})


def _ordered(records: Sequence[Any], cls: type[AnyRecord]) -> list[Any]:
    if not records:
        return []
    if fields_dict(cls)["id"].default is not NOTHING:
        return sorted(records, key=repr)
    day = dated(cls)
    ordered = sorted(records, key=attrgetter("id"))
    if day is not None:  # two passes that each compare plain values take half as long as one over pairs
        ordered.sort(key=attrgetter(day))
    return ordered
