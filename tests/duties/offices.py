"""Small offices for the tests of duties: records and rulebooks written as their files are."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from govinfo import Register, Rulebook, build_register, decode_records, decode_rulebook
from govinfo.calendars import official
from govinfo.duties import DutyState, duty_states

__all__ = ["at", "book", "register", "stand", "standing_of"]

UNITS = [
    {"id": "agri", "name": "农业农村局", "level": "district", "group": "departments"},
    {"id": "water", "name": "水利局", "level": "district", "group": "departments"},
    {"id": "east", "name": "东镇", "level": "township", "group": "towns"},
]

HEAD = 'schema = 1\nid = "b"\ntitle = "办法"\n[source]\nissuer = "市政府"\ntitle = "办法"\n'


def at(text: str) -> datetime:
    """An instant in Beijing, from its day and time."""
    return datetime.fromisoformat(f"{text}+08:00")


def book(tables: str) -> Rulebook:
    """A rulebook of deadlines and duties."""
    return decode_rulebook(HEAD + tables)


def register(**lists: list[dict[str, Any]]) -> Register:
    """A register of records; instants may leave out their offset."""
    document: dict[str, Any] = {"format": "govinfo.records/1", "units": UNITS} | lists
    return build_register(decode_records(json.dumps(_with_offsets(document), ensure_ascii=False)))


def _with_offsets(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _with_offsets(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_offsets(one, name) for one in value]
    timed = name in {"received_at", "done_at", "asked_at", "due_at", "submitted_at", "happened_at", "at"}
    return f"{value}+08:00" if timed and isinstance(value, str) and "+" not in value else value


def stand(records: Register, rulebook: Rulebook, moment: str) -> tuple[DutyState, ...]:
    """Where duties stand at an instant, under the official calendar."""
    return duty_states(records, rulebook, official(), at(moment))


def standing_of(records: Register, rulebook: Rulebook, moment: str) -> DutyState:
    """Where the one duty there is stands."""
    [found] = stand(records, rulebook, moment)
    return found
