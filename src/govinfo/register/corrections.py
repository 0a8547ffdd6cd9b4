"""
Corrections (更正) carried out: which records stand, in which version, and the trail of what was done.

A correction may itself be corrected. The last one of a record decides, by day, then by id.
Voiding a record takes away what rests on it: the adoptions and instructions of an item, the
findings and handlings on those. What merely mentions it stands, without the mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeAlias, cast, final

from attrs import evolve, frozen

from govinfo.errors import Problem
from govinfo.labels import Action
from govinfo.records import LISTS, AdoptionEvent, AnyRecord, Correction, Finding, Handling, LeaderInstruction, Records
from govinfo.texts import Text

__all__ = ["Trail", "apply_corrections"]

Place: TypeAlias = tuple[str, int]
"""The list a record stands in and its place there."""

RESTING: Final = ("adoptions", "instructions", "handlings", "findings")
"""The lists of records that rest on another one, each after the lists it can rest on."""

MENTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "submissions": ("commission",),
    "instructions": ("follows",),
    "lapses": ("submission", "commission"),
}
"""By list: the fields that mention a record which may be voided without taking this one away."""


@final
@frozen(kw_only=True)
class Trail:
    """
    What became of one corrected record (更正记录).

    Attributes:
        record: its id.
        action: whether it was voided or replaced.
        by: the id of the correction that decided.
        through: the id of the voided record that took this one with it, None where it was corrected itself.
    """

    record: str
    action: Action
    by: str
    through: str | None = None


def apply_corrections(
    records: Records, places: Mapping[str, Place], known_on: date | None
) -> tuple[dict[str, list[tuple[int, AnyRecord]]], tuple[Trail, ...], list[Problem]]:
    """
    Carry out the corrections in *records*, those known on the day *known_on* where it is given.

    Returns:
        The records that stand, by list and with their place in it, without the corrections; the
        trail; and the problems found.
    """
    problems: list[Problem] = []
    by_target: dict[str, list[str]] = defaultdict(list)
    versions: dict[str, AnyRecord | None] = {}
    for i, correction in enumerate(records.corrections):
        if known_on is not None and correction.on > known_on:
            continue
        if correction.of not in places:
            continue  # an unknown id is reported with the other references
        versions[correction.id] = correction
        by_target[correction.of].append(correction.id)
        _check_replacement(records, correction, places[correction.of], f"$.corrections[{i}]", problems)
    trail: list[Trail] = []
    waiting = {target: len(ids) for target, ids in by_target.items()}
    settled = [id_ for id_ in versions if id_ not in by_target]
    while settled:
        target = records.corrections[places[settled.pop()][1]].of
        waiting[target] -= 1
        if waiting[target]:
            continue
        versions_of = [version for other in by_target[target] if isinstance(version := versions[other], Correction)]
        if versions_of:
            last = max(versions_of, key=lambda correction: (correction.on, correction.id))
            versions[target] = last.replacement
            trail.append(Trail(record=target, action=last.action, by=last.id))
        if target in versions and places[target][0] == "corrections":
            settled.append(target)
    for target, left in waiting.items():
        if left and places[target][0] == "corrections":
            problems.append(
                Problem(
                    path=_path(places[target]),
                    record=target,
                    message=Text("correction {id} is part of a circle of corrections; void one of them by a new correction", id=target),
                )
            )
    standing = _standing(records, versions)
    _take_along(standing, trail)
    _drop_mentions(standing, {entry.record for entry in trail if entry.action is Action.VOID})
    return standing, tuple(sorted(trail, key=lambda entry: entry.record)), problems


def _standing(records: Records, versions: Mapping[str, AnyRecord | None]) -> dict[str, list[tuple[int, AnyRecord]]]:
    standing: dict[str, list[tuple[int, AnyRecord]]] = {}
    for name in LISTS:
        if name == "corrections":
            continue
        kept = standing[name] = []
        for i, record in enumerate(getattr(records, name)):
            version = versions.get(record.id, record) if versions else record
            if version is not None:
                kept.append((i, version))
    return standing


def _take_along(standing: dict[str, list[tuple[int, AnyRecord]]], trail: list[Trail]) -> None:
    gone = {entry.record: entry for entry in trail if entry.action is Action.VOID}
    if not gone:
        return
    for name in RESTING:
        kept: list[tuple[int, AnyRecord]] = []
        for i, record in standing[name]:
            cause = gone.get(_rests_on(record) or "")
            if cause is None:
                kept.append((i, record))
            else:
                gone[record.id or ""] = entry = Trail(record=record.id or "", action=Action.VOID, by=cause.by, through=cause.record)
                trail.append(entry)
        standing[name] = kept


def _rests_on(record: AnyRecord) -> str | None:
    """Return the id of the record without which *record* means nothing."""
    if isinstance(record, (AdoptionEvent, LeaderInstruction)):
        return record.submission
    if isinstance(record, Handling):
        return record.instruction
    return record.about.record if isinstance(record, Finding) else None


def _drop_mentions(standing: dict[str, list[tuple[int, AnyRecord]]], gone: set[str]) -> None:
    if not gone:
        return
    for name, mentions in MENTIONS.items():
        for place, (i, record) in enumerate(standing[name]):
            dropped = {mention: None for mention in mentions if getattr(record, mention) in gone}
            if dropped:
                standing[name][place] = (i, evolve(cast("Any", record), **dropped))


def _check_replacement(records: Records, correction: Correction, place: Place, path: str, problems: list[Problem]) -> None:
    if correction.replacement is None:
        return
    name = next(name for name, kind in LISTS.items() if type(correction.replacement) is kind)
    if name != place[0]:
        message = Text("the replacement belongs to {got}, the record it replaces to {list}", got=name, list=place[0])
        problems.append(Problem(path=f"{path}.replacement", record=correction.id, message=message))
    elif isinstance(correction.replacement, Correction) and correction.replacement.of != records.corrections[place[1]].of:
        message = Text("a replaced correction must be of the same record; void it and write a new one")
        problems.append(Problem(path=f"{path}.replacement.of", record=correction.id, message=message))


def _path(place: Place) -> str:
    return f"$.{place[0]}[{place[1]}]"
