"""Corrections of generated records, such that what stands after them still holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from attrs import evolve, has

from govinfo.labels import Action
from govinfo.records import Correction
from govinfo.testing._parts import MAKERS, Drawn, Made, at, replaced


def corrections_of(made: Made, several: Sequence[Drawn], prefix: str) -> tuple[Correction, ...]:
    """Return the corrections that were drawn, of records that can be corrected without others losing what they refer to."""
    pinned = set(_pinned(made))
    corrections: list[Correction] = []
    for number, drawn in enumerate(several, start=1):
        name, id_ = drawn["list"], f"{prefix}k{number}"
        corrects = name == "corrections"
        correction = _of_correction(id_, drawn, corrections) if corrects else _of_record(id_, drawn, name, made, pinned)
        if correction is not None:
            corrections.append(correction)
    # A unit or person can be voided only where nothing mentions it: then it is replaced by itself.
    mentioned = {id_ for rows in made.lists.values() for record in rows for id_ in _strings(record)}
    mentioned |= {id_ for correction in corrections for id_ in _strings(correction.replacement)}
    own = {record.id: record for name in ("units", "persons") for record in made.lists[name] if record.id in mentioned}
    return tuple(_harmless(correction, own) for correction in corrections)


def _of_record(id_: str, drawn: Drawn, name: str, made: Made, pinned: set[str]) -> Correction | None:
    known = [record for record in made.lists[name] if record.id is not None]
    if not known:
        return None
    old = at(known, drawn["of"])
    new = None if drawn["new"] is None else MAKERS[name][1](old.id, drawn["new"], made)
    if new is not None:
        new = replaced(new, old, pinned=old.id in pinned)
    return _correction(id_, old.id, drawn, new)


def _of_correction(id_: str, drawn: Drawn, earlier: Sequence[Correction]) -> Correction | None:
    if not earlier:
        return None
    old = at(earlier, drawn["of"])
    if drawn["new"] is None:
        return _correction(id_, old.id, drawn, None)
    # The better version is of the same record: the same on another day, or a void in place of a replacement.
    void = drawn["new"]["void"]
    action = Action.VOID if void else old.action
    better = evolve(old, on=drawn["new"]["on"], action=action, replacement=None if void else old.replacement)
    return _correction(id_, old.id, drawn, better)


def _correction(id_: str, of: str, drawn: Drawn, new: Any) -> Correction:
    action = Action.VOID if new is None else Action.REPLACE
    return Correction(id=id_, of=of, action=action, on=drawn["on"], reason="登记有误", by="信息科", replacement=new)


def _harmless(correction: Correction, own: dict[str, Any]) -> Correction:
    if isinstance(correction.replacement, Correction):
        return evolve(correction, replacement=_harmless(correction.replacement, own))
    if correction.action is Action.VOID and correction.of in own:
        return evolve(correction, action=Action.REPLACE, replacement=own[correction.of])
    return correction


def _pinned(made: Made) -> Iterator[str]:
    """Yield the ids of the records in which a finding says that a unit has a part."""
    item_of = {record.id: record.submission for name in ("adoptions", "instructions") for record in made.lists[name]}
    for finding in made.lists["findings"]:
        if finding.about.unit is not None and finding.about.record is not None:
            yield finding.about.record
            yield item_of.get(finding.about.record, finding.about.record)


def _strings(record: object) -> Iterator[str]:
    """Yield every text in *record* that may be a reference."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        yield from chain.from_iterable(map(_strings, record))  # pyright: ignore[reportUnknownArgumentType]  # a tuple of anything
    elif has(type(record)):
        names: list[str] = [spec.name for spec in getattr(type(record), "__attrs_attrs__", ())]
        for name in names:
            if name != "id":
                yield from _strings(getattr(record, name))
