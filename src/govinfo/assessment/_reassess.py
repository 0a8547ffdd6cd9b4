"""
An assessment of a register that has grown (增量考核): only those of whom something new is said are assessed again.

Under a rulebook by which nobody's score depends on others, the records of some units come to the same cards alone as among all
others; then ranks are given anew. Where a rule compares, or something else than points ranks, everybody is assessed again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from attrs import evolve

from govinfo._doors import checked
from govinfo.assessment._assess import Assessment, assess_again, ready_of
from govinfo.assessment._cards import Scorecard
from govinfo.assessment._standing import ranks_in_groups
from govinfo.errors import Problem
from govinfo.records import LISTS, Records
from govinfo.records._references import references
from govinfo.register import Register
from govinfo.register._concerning import concerning
from govinfo.rulebook import Rulebook
from govinfo.rulebook._program import compared_by
from govinfo.rulebook._settings import Standing

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
    return rules if _ranks_by_points(rulebook.standing) else (*rules, "standing")


def _ranks_by_points(standing: Standing) -> bool:
    return (standing.by, standing.persons_by, standing.provided, standing.then) == ("points", "points", "true", ())


@checked
def reassess(assessment: Assessment, register: Register) -> Assessment:
    """
    Return what the same rulebook, in the same period, makes of a register that grew from the one of an assessment.

    Those of whom nothing was said since keep their cards, but for their ranks; the others are assessed from the records that concern
    them. Where `comparing` names a rule, and where the register did not grow from that of the assessment by `with_records`,
    everybody is assessed again. The outcome is the same in any case.

    Raises:
        RegisterError: the records use words that the rulebook does not declare.

    >>> from govinfo import Period, Records, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> reassess(year, year.register.with_records(Records())).unit("agri").points == year.unit("agri").points
    True
    """
    programs = [program for _, program in ready_of(assessment).programs]
    changed = register.changed_since(assessment.register)
    if changed is None or any(program.compared or not _ranks_by_points(program.rulebook.standing) for program in programs):
        return assess_again(assessment, register)
    units, persons = _with_theirs(register, assessment.answering, changed)
    few = concerning(register, units, persons)
    part = assess_again(assessment, few)
    again = units | persons
    told = {*_told_of(few.records, again), *(entry.record for entry in register.trail)}
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


def _told_of(records: Records, again: Collection[str]) -> Iterator[str]:
    """Yield the ids of the records that are not about others than those assessed again; an item is told of by its own line."""
    for name in LISTS:
        subjects = [reference for reference in references(name) if _SUBJECTS.issuperset(reference.into)] if name != "submissions" else ()
        for record in getattr(records, name):
            named = [id_ for reference in subjects for _, id_ in reference.named(record)]
            if record.id is not None and (not named or any(id_ in again for id_ in named)):
                yield record.id


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
    """Return ids in order, of those that were looked at again those that are there now; the others, perhaps very many, are as they were."""
    before = {id_ for id_ in told if _is_in(old, id_)} if len(old) > len(told) else {id_ for id_ in old if id_ in told}
    after = {id_ for id_ in new if id_ in told}
    if before == after:
        return old
    ids = list(old)
    for id_ in before - after:
        del ids[bisect_left(ids, id_)]
    for id_ in after - before:
        insort(ids, id_)
    return tuple(ids)


def _is_in(ordered: tuple[str, ...], id_: str) -> bool:
    at = bisect_left(ordered, id_)
    return at < len(ordered) and ordered[at] == id_


def _questions_again(old: tuple[Problem, ...], new: tuple[Problem, ...], told: Collection[str]) -> tuple[Problem, ...]:
    """Return the prices that met on a record, by records, and then the odd words, by their places."""
    several = [*(one for one in old if one.record not in told), *(one for one in new if one.record in told)]
    met = sorted((one for one in several if one.path == one.record), key=lambda one: one.path)
    return (*met, *sorted((one for one in several if one.path != one.record), key=lambda one: one.path))
