"""The printed tables as data, and the records that their counts stand for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, cast

from govinfo import Records
from govinfo.instants import OFFICIAL_ZONE
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit

TABLES = Path(__file__).parents[1] / "tables"


def printed(name: str) -> dict[str, Any]:
    """Return a printed table."""
    return cast("dict[str, Any]", json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8")))


def counted(unit: str, on: date, *, sent: int = 0, adopted: Mapping[str, int], group: str | None = None) -> Records:
    """
    Return the records of a unit whose counts a table prints.

    Args:
        unit: its name, which is its id too.
        on: the day of all its records.
        sent: how many items were sent; at least as many as were adopted.
        adopted: how many of them each publication adopted, every one another item.
        group: the class that it is ranked in.
    """
    at = datetime.combine(on, time(9), OFFICIAL_ZONE)
    uses = [publication for publication, times in adopted.items() for _ in range(times)]
    items = tuple(
        Submission(id=f"{unit}-{number}", units=(Contribution(unit=unit),), submitted_at=at) for number in range(max(sent, len(uses)))
    )
    adoptions = tuple(
        AdoptionEvent(id=f"{unit}-{number}-adopted", submission=items[number].id, publication=publication, on=on)
        for number, publication in enumerate(uses)
    )
    return Records(units=(Unit(id=unit, name=unit, group=group),), submissions=items, adoptions=adoptions)


def together(several: Iterable[Records]) -> Records:
    """Return the records of all units."""
    return sum(several, Records())
