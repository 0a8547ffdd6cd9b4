"""
An assessment of a register that has grown (增量考核): only those of whom something new is said are assessed again.

Under a rulebook by which nobody's score depends on others, the records of some units come to the same cards alone as among all
others; then ranks are given anew. Where a rule compares, or something else than points ranks, everybody is assessed again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain, compress, repeat
from operator import is_
from typing import Any

from attrs import evolve

from govinfo._doors import checked
from govinfo.assessment._assess import Assessment, assess
from govinfo.assessment._cards import Scorecard
from govinfo.assessment._standing import ranks_in_groups
from govinfo.errors import Problem
from govinfo.records import LISTS, AnyRecord, Records, Submission
from govinfo.records._references import references
from govinfo.register import Item, Register, Rows, build_register
from govinfo.rulebook import Rulebook
from govinfo.rulebook._laws import compared_by

_SUBJECTS = frozenset({"units", "persons"})


@checked
def comparing(rulebook: Rulebook) -> tuple[str, ...]:
    """
    Return why everybody is assessed again under a rulebook when one record is added; nothing where those concerned are enough.

    That is the ids of the rules by which one subject's records change what becomes of another, and `standing` where something else than
    points ranks.

    >>> from govinfo.shipped import shipped_rulebook
    >>> comparing(shipped_rulebook("district-model")), comparing(shipped_rulebook("hongxing-street-pool"))
    ((), ('pool', 'standing'))
    """
    rules = tuple(dict.fromkeys(compared_by(rulebook)))
    standing = rulebook.standing
    by_points = (standing.by, standing.persons_by, standing.provided, standing.then) == ("points", "points", "true", ())
    return rules if by_points else (*rules, "standing")


@checked
def reassess(assessment: Assessment, register: Register) -> Assessment:
    """
    Return what the same rulebook, in the same period, makes of a register that grew from the one of an assessment.

    Those of whom nothing was said since keep their cards, but for their ranks; the others are assessed from the records that concern
    them. Where `comparing` names a rule, and where the register did not grow from that of the assessment by `with_records`,
    everybody is assessed again. The outcome is the same in any case.

    Raises:
        RegisterError: the records use words that the rulebook does not declare.

    >>> from govinfo import Period, Records, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> reassess(year, year.register.with_records(Records())).unit("agri").points == year.unit("agri").points
    True
    """
    versions = [version for _, version in assessment.versions]
    changed = register.changed_since(assessment.register)
    if changed is None or any(chain.from_iterable(map(comparing, versions))):
        return assess(register, versions, assessment.period, calendar=assessment.calendar)
    units, persons = _with_theirs(register, assessment.answering, changed)
    few = _records_of(register, units, persons)
    part = assess(build_register(few), versions, assessment.period, calendar=assessment.calendar)
    again = units | persons
    told = {str(record.id) for record in few if record.id is not None and not _is_of_others(record, again)}
    told |= {entry.record for entry in register.trail}
    standing = assessment.rulebook.standing
    return evolve(
        assessment,
        register=register,
        units=_ranked(assessment.units, part.units, units, standing.ties, grouped=standing.grouped),
        persons=_ranked(assessment.persons, part.persons, persons, standing.ties, grouped=standing.persons_grouped),
        pending=tuple(
            sorted(
                [*(one for one in assessment.pending if one.subject not in again), *(one for one in part.pending if one.subject in again)],
                key=lambda one: (one.about, one.rule, "" if one.period is None else f"{one.period.start} {one.period.end}", one.subject),
            )
        ),
        unpriced=_told_again(assessment.unpriced, part.unpriced, told),
        outside=_told_again(assessment.outside, part.outside, told),
        met=_questions_again(assessment._met, part._met, told),  # noqa: SLF001  # one assessment made of two
        trail=register.trail,
        instead={**assessment._instead, **dict.fromkeys(again, part)},  # noqa: SLF001  # the same
    )


def _with_theirs(register: Register, answering: Mapping[str, str], changed: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the units that something new is said of, with all for whom the same unit answers, and their persons."""
    people = {person.id: {person.unit, *(move.unit for move in person.moves)} for person in register.records.persons}
    named = {id_ for id_ in changed if id_ in answering} | {unit for id_ in changed for unit in people.get(id_, ())}
    answer = {answering[unit] for unit in named}
    units = {unit for unit, other in answering.items() if other in answer}
    return units, {id_ for id_, own in people.items() if id_ in changed or not own.isdisjoint(units)}


def _records_of(register: Register, units: Collection[str], persons: Collection[str]) -> Records:
    """Return the records that concern some units and persons, with whatever those records name."""
    wanted = {*units, *persons}
    rows = register.rows["submissions"]
    kept: dict[str, list[AnyRecord]] = {name: [] for name in LISTS}
    kept["units"] = [unit for unit in register.records.units if unit.id in units]
    kept["persons"] = [person for person in register.records.persons if person.id in persons]
    kept["submissions"] = list(_items_of(rows, units, persons))
    wanted |= {str(record.id) for record in kept["submissions"]}
    for name in LISTS:
        if name not in {"submissions", "units", "persons"}:
            if name == "adoptions" and not persons and not register.merged:
                kept[name] = _on_items(register.rows[name], units, wanted)
            else:
                kept[name] = _naming(name, getattr(register.records, name), wanted)
            wanted |= {str(record.id) for record in kept[name] if record.id is not None}
    return _with_named(register, kept)


def _items_of(rows: Rows, units: Collection[str], persons: Collection[str]) -> Iterable[AnyRecord]:
    """Return the items of some units and persons; nearly all have one unit, and are told by a look at that."""
    of = rows.column("item.unit")
    flags = list(map(units.__contains__, of))
    for i in compress(range(len(of)), map(is_, of, repeat(None))):
        flags[i] = any(part.unit in units for part in rows.items[i].units)
    if persons:
        authors = rows.column("item.authors")
        for i in compress(range(len(of)), authors):
            flags[i] = flags[i] or any(author in persons for author in authors[i])
    return compress(rows.records, flags)


def _on_items(rows: Rows, units: Collection[str], wanted: Collection[str]) -> list[AnyRecord]:
    """Return the records of a list that are about items of some units, told by the unit of the item where it has one alone."""
    of = rows.column("item.unit")
    perhaps = compress(range(len(of)), map({*units, None}.__contains__, of))
    return [rows.records[i] for i in perhaps if of[i] is not None or _is_of(rows.items[i], wanted)]


def _is_of(item: Item, wanted: Collection[str]) -> bool:
    return item.submission is not None and item.submission.id in wanted


def _naming(name: str, records: tuple[AnyRecord, ...], wanted: set[str]) -> list[AnyRecord]:
    """Return the records of a list that name something wanted; of targets and figures those too that name nobody."""
    found: set[int] = set()
    for reference in references(name):
        values = map(reference.read, records)
        # tens of thousands of records are looked through without a step of Python for each
        flags: Iterable[bool] = (not wanted.isdisjoint(ids) for ids in values) if reference.several else map(wanted.__contains__, values)
        found.update(compress(range(len(records)), flags))
    if name in {"targets", "figures"}:
        named = (any(True for reference in references(name) for _ in reference.named(record)) for record in records)
        found.update(compress(range(len(records)), (not some for some in named)))
    return [records[i] for i in sorted(found)]


def _with_named(register: Register, kept: dict[str, list[AnyRecord]]) -> Records:
    """Return records with those that they name, and those again, in the order in which they stand."""
    subjects: dict[str, AnyRecord] = {unit.id: unit for unit in register.records.units}
    subjects |= {person.id: person for person in register.records.persons}
    have = {record.id for several in kept.values() for record in several}
    waiting = list(chain.from_iterable(kept.values()))
    while waiting:
        named = {id_ for record in waiting for reference in references(_list_of(record)) for _, id_ in reference.named(record)} - have
        have |= named
        waiting = [_record(register, subjects, id_) for id_ in named]
        for record in waiting:
            kept[_list_of(record)].append(record)
    return Records(**{name: tuple(several) for name, several in kept.items()})  # type: ignore[arg-type]  # each in the list it is of


def _record(register: Register, subjects: Mapping[str, AnyRecord], id_: str) -> AnyRecord:
    """Return a record that stands; most are subjects and items, for which the table of all need not be made."""
    item = register.items.get(id_)
    found = subjects.get(id_) or (None if item is None else item.submission)
    return register.by_id[id_] if found is None else found


_NAMES = {cls: name for name, cls in LISTS.items()}


def _list_of(record: AnyRecord) -> str:
    return _NAMES[type(record)]


def _is_of_others(record: AnyRecord, again: Collection[str]) -> bool:
    """Whether a record is about a unit or person that is not assessed again; what is about an item is told by the item's own line."""
    if isinstance(record, Submission):
        return False
    named = [
        id_ for reference in references(_list_of(record)) if _SUBJECTS.issuperset(reference.into) for _, id_ in reference.named(record)
    ]
    return bool(named) and not any(id_ in again for id_ in named)


def _ranked(
    old: tuple[Scorecard, ...], new: tuple[Scorecard, ...], again: Collection[str], ties: Any, *, grouped: bool
) -> tuple[Scorecard, ...]:
    cards = [*(card for card in old if card.subject not in again), *(card for card in new if card.subject in again)]
    groups = {card.subject: card.group for card in cards}
    ranked = ranks_in_groups({card.subject: card.points for card in cards}, groups, ties, grouped=grouped)
    unsure = {card.group if grouped else None for card in cards if not card.complete}
    placed = [_placed(card, ranked[card.subject], provisional=(card.group if grouped else None) in unsure) for card in cards]
    return tuple(sorted(placed, key=lambda card: (card.rank, card.subject)))


def _placed(card: Scorecard, rank: int, *, provisional: bool) -> Scorecard:
    return card if (card.rank, card.provisional) == (rank, provisional) else evolve(card, rank=rank, provisional=provisional)


def _told_again(old: tuple[str, ...], new: tuple[str, ...], told: Collection[str]) -> tuple[str, ...]:
    before, after = [id_ for id_ in old if id_ in told], [id_ for id_ in new if id_ in told]
    return old if before == after else tuple(sorted({*(id_ for id_ in old if id_ not in told), *after}))


def _questions_again(old: tuple[Problem, ...], new: tuple[Problem, ...], told: Collection[str]) -> tuple[Problem, ...]:
    """Return the prices that met on a record, by records, and then the odd words, by their places."""
    several = [*(one for one in old if one.record not in told), *(one for one in new if one.record in told)]
    met = sorted((one for one in several if one.path == one.record), key=lambda one: one.path)
    return (*met, *sorted((one for one in several if one.path != one.record), key=lambda one: one.path))
