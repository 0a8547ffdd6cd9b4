"""How a deadline was counted as JSON (期限计算数据): `govinfo.reckoning/1`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any, Final

from govinfo._doors import checked
from govinfo.calendars import OfficeClose
from govinfo.deadlines import Count, CountedDay, Latest, Limit
from govinfo.instants import OFFICIAL_ZONE

RECKONING_FORMAT: Final = "govinfo.reckoning/1"
"""What the field `format` of the JSON says."""


@checked
def encode_reckoning(found: Count | Latest) -> str:
    """
    Return how a deadline was counted as JSON, `govinfo.reckoning/1`.

    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import Deadline, LimitUnit, how_counted, plain_limit
    >>> made = encode_reckoning(how_counted(Deadline(limit=plain_limit(1, LimitUnit.DAY), started_on=date(2026, 3, 2)), official()))
    >>> json.loads(made)["last_day"]
    '2026-03-03'
    """
    count = found if isinstance(found, Count) else found.count
    days = count.days if isinstance(found, Count) else found.back.days
    deadline, due = count.deadline, count.due
    start = deadline.started_at or deadline.started_on
    document: dict[str, Any] = {
        "format": RECKONING_FORMAT,
        "limit": _limit(deadline.limit),
        "calendar": count.calendar,
        "start": _written(start),
        "period": None if deadline.period is None else deadline.period.name,
        "until": None if isinstance(found, Count) else _written(found.until),
        "latest_start": None if isinstance(found, Count) else _written(found.latest),
        "nominal_last_day": str(due.nominal_last_day),
        "last_day": str(due.last_day),
        "cutoff": due.cutoff.isoformat(),
        "provisional": due.provisional,
        "opened": _written(count.opened),
        "close": _close(count.close),
        "counted": sum(one.mark.counts for one in days),
        "days": [_day(one) for one in days],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _limit(limit: Limit) -> dict[str, Any]:
    named = limit.clause != "-"
    return {
        "id": limit.id if named else None,
        "clause": limit.clause if named else None,
        "title": limit.title,
        "unit": limit.unit.value,
        "number": limit.number,
    }


def _close(close: OfficeClose | None) -> dict[str, Any] | None:
    return None if close is None else {"time": close.hours.close, "title": close.hours.title, "by": close.by}


def _day(one: CountedDay) -> dict[str, Any]:
    return {
        "day": str(one.day),
        "mark": one.mark.value,
        "counted": one.mark.counts,
        "number": one.number,
        "kind": None if one.basis is None else one.basis.kind.value,
        "by": None if one.basis is None else one.basis.by,
    }


def _written(when: date | datetime | None) -> str | None:
    if isinstance(when, datetime):
        return when.astimezone(OFFICIAL_ZONE).isoformat()
    return None if when is None else str(when)
