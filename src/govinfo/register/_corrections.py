"""
Corrections (更正) carried out: which records stand, in which version, and the trail of what was done.

A correction may itself be corrected. The last one of a record decides, by day, then by id.
Voiding a record takes away what rests on it: the adoptions and instructions of an item, the
findings and handlings on those. What merely mentions it stands, without the mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Final, TypeAlias, cast, final

from attrs import evolve, frozen

from govinfo.errors import Problem, Severity
from govinfo.labels import Action
from govinfo.records import LISTS, AnyRecord, Correction, Records
from govinfo.records._references import mentions_of, rests_on
from govinfo.texts import Text

Place: TypeAlias = tuple[str, int]
"""The list a record stands in and its place there."""

RESTING: Final = tuple(name for name in LISTS if rests_on(name))
"""The lists of records that rest on another one, each after the lists it can rest on."""

MENTIONS: Final[Mapping[str, tuple[str, ...]]] = {name: mentions_of(name) for name in LISTS if mentions_of(name)}
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

    >>> from govinfo import build_register, sample_year
    >>> trail = build_register(sample_year()).trail
    >>> [type(one).__name__ for one in trail[:1]], trail[0].action.label
    (['Trail'], '替换')
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
    for i, correction in enumerate(records.corrections):
        if known_on is None or correction.on <= known_on:
            problems += _check_correction(records, correction, places, f"$.corrections[{i}]")
    known = {
        correction.id: correction
        for i, correction in enumerate(records.corrections)
        if (known_on is None or correction.on <= known_on) and places[correction.id] == ("corrections", i)
    }
    versions, trail = _decide(known, places, problems)
    standing = _standing(records, versions)
    _take_along(standing, trail)
    _drop_mentions(standing, {entry.record for entry in trail if entry.action is Action.VOID})
    return standing, tuple(sorted(trail, key=lambda entry: entry.record)), problems


def _decide(
    known: Mapping[str, Correction], places: Mapping[str, Place], problems: list[Problem]
) -> tuple[dict[str, AnyRecord | None], list[Trail]]:
    """
    Return what becomes of every record and correction that is corrected, None for what is voided, and the trail.

    A correction of nothing, or of a correction that is not *known*, does nothing: the first is
    reported with the other references, the second corrects what was not there yet.
    """
    by_target: dict[str, list[str]] = defaultdict(list)
    for correction in known.values():
        if correction.of in known or places.get(correction.of, ("corrections", 0))[0] != "corrections":
            by_target[correction.of].append(correction.id)
    versions: dict[str, AnyRecord | None] = dict(known)
    waiting = {target: len(ids) for target, ids in by_target.items()}
    trail: list[Trail] = []
    settled = [id_ for id_ in known if id_ not in by_target]
    decided: set[str] = set()
    while True:
        while settled:
            target = known[settled.pop()].of
            if target not in waiting:
                continue
            waiting[target] -= 1
            if waiting[target] or target in decided:
                continue
            settled += _decide_one(target, [versions[id_] for id_ in by_target[target]], known, versions, trail)
        circling = [target for target, left in waiting.items() if left and target in known and target not in decided]
        latest = _latest(known) if circling else {}
        within = frozenset(circling)
        for target in circling:
            sure = _surely_last(by_target[target], versions, latest, within)
            if sure is not None:
                decided.add(target)
                settled += _decide_one(target, [sure], known, versions, trail)
        if not settled:
            break
    problems += [
        Problem(
            path=_path(places[target]),
            record=target,
            message=Text("correction {id} is part of a circle of corrections; void one of them by a new correction", id=target),
        )
        for target in circling
    ]
    return versions, trail


def _decide_one(
    target: str,
    by: Sequence[AnyRecord | None],
    known: Mapping[str, Correction],
    versions: dict[str, AnyRecord | None],
    trail: list[Trail],
) -> list[str]:
    """Let the last of the corrections of *target* that stand decide it; return it where it is a correction, which is settled now."""
    standing = [correction for correction in by if isinstance(correction, Correction)]
    if standing:
        last = max(standing, key=_when)
        versions[target] = last.replacement
        trail.append(Trail(record=target, action=last.action, by=last.id))
    return [target] if target in known else []


def _surely_last(
    by: Sequence[str], versions: Mapping[str, AnyRecord | None], latest: Mapping[str, tuple[date, str]], circling: AbstractSet[str]
) -> Correction | None:
    """
    Return which of some corrections decides however a circle through them is read, None where there is none.

    That is one outside the circle which comes after whatever the circle's own may become: a new
    correction that breaks it.
    """
    outside = [version for id_ in by if id_ not in circling and isinstance(version := versions[id_], Correction)]
    if not outside:
        return None
    last = max(outside, key=_when)
    return last if _when(last) > max(latest[id_] for id_ in by if id_ in circling) else None


def _latest(known: Mapping[str, Correction]) -> dict[str, tuple[date, str]]:
    """Return when every correction takes its turn at the latest, in whichever of its versions."""
    latest: dict[str, tuple[date, str]] = {}
    for correction in known.values():
        for version in _nested(correction):
            latest[version.id] = max(_when(version), latest.get(version.id, _when(version)))
    return latest


def _nested(correction: Correction) -> Iterator[Correction]:
    """Yield a correction and every one that stands inside it as a replacement."""
    inside: AnyRecord | None = correction
    while isinstance(inside, Correction):
        yield inside
        inside = inside.replacement


def _when(correction: Correction) -> tuple[date, str]:
    return (correction.on, correction.id)


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
        on = rests_on(name)
        for i, record in standing[name]:
            cause = next((gone[id_] for reference in on for _, id_ in reference.named(record) if id_ in gone), None)
            if cause is None:
                kept.append((i, record))
            else:
                gone[record.id or ""] = entry = Trail(record=record.id or "", action=Action.VOID, by=cause.by, through=cause.record)
                trail.append(entry)
        standing[name] = kept


def _drop_mentions(standing: dict[str, list[tuple[int, AnyRecord]]], gone: set[str]) -> None:
    if not gone:
        return
    for name, mentions in MENTIONS.items():
        for place, (i, record) in enumerate(standing[name]):
            dropped = {mention: None for mention in mentions if getattr(record, mention) in gone}
            if dropped:
                standing[name][place] = (i, evolve(cast("Any", record), **dropped))


def _check_correction(records: Records, correction: Correction, places: Mapping[str, Place], path: str) -> Iterator[Problem]:
    """Yield what is wrong with the replacement of a correction, and with those inside it, and what is odd about its day."""
    first = places.get(correction.of)
    if first is not None and first[0] == "corrections" and correction.on < (other := records.corrections[first[1]]).on:
        message = Text("corrects {other}, which is dated later, on {on}", other=other.id, on=other.on)
        yield Problem(path=f"{path}.on", record=correction.id, message=message, severity=Severity.QUESTION)
    for inner in _nested(correction):
        place = places.get(inner.of)
        if inner.replacement is None or place is None:
            return  # an unknown id is reported with the other references
        path = f"{path}.replacement"
        name = next(name for name, kind in LISTS.items() if type(inner.replacement) is kind)
        if name != place[0]:
            message = Text("the replacement belongs to {got}, the record it replaces to {list}", got=name, list=place[0])
            yield Problem(path=path, record=correction.id, message=message)
        elif isinstance(inner.replacement, Correction) and inner.replacement.of != records.corrections[place[1]].of:
            message = Text("a replaced correction must be of the same record; void it and write a new one")
            yield Problem(path=f"{path}.of", record=correction.id, message=message)
            return


def _path(place: Place) -> str:
    return f"$.{place[0]}[{place[1]}]"
