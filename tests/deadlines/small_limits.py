"""Limits of seven days from a Monday, and what becomes of them: what the tests of deadlines share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from govinfo.calendars import official
from govinfo.deadlines import Deadline, Due, ExtensionRequest, Matter, Outcome, Pause, State, due, state
from govinfo.deadlines._limits import Limit, LimitUnit
from govinfo.instants._moments import localise

__all__ = ["MONDAY", "asked", "at", "extended", "found", "limit", "pause", "rounds", "seen"]


MONDAY = date(2026, 3, 2)


def limit(**settings: Any) -> Limit:
    """Return a limit of seven days with other settings."""
    facts: dict[str, Any] = {"id": "r", "clause": "三", "unit": LimitUnit.DAY, "number": 7, "anchor": "received"}
    return Limit(**facts | settings)


def at(text: str) -> datetime:
    """Return a wall-clock time in the official zone."""
    return localise("at", datetime.fromisoformat(text))


def found(start: date | str = MONDAY, *, deadline: dict[str, Any] | None = None, **settings: Any) -> Due:
    """Return when the limit with *settings* is due from *start*."""
    begin: dict[str, Any] = {"started_at": at(start)} if isinstance(start, str) else {"started_on": start}
    return due(Deadline(limit=limit(**settings), **begin, **(deadline or {})), official())


def asked(text: str = "2026-03-09T10:00:00", **settings: Any) -> ExtensionRequest:
    """Return a granted request with a reason."""
    facts: dict[str, Any] = {"reason": "等待数据", "granted": True}
    return ExtensionRequest(asked_at=at(text), **facts | settings)


def extended(*requests: ExtensionRequest, **settings: Any) -> tuple[list[Outcome], str]:
    """Return the outcomes of requests on the seven days from 2 March, which end on 9 March, and the last day."""
    result = found(deadline={"requests": requests}, **settings)
    assert date(2026, 3, 9) == result.original_last_day
    return [decided.outcome for decided in result.requests], str(result.last_day)


def pause(sent: str, answered: str | None) -> Pause:
    """Return a pause in March 2026."""
    return Pause(sent_on=date.fromisoformat(f"2026-03-{sent}"), answered_on=date.fromisoformat(f"2026-03-{answered}") if answered else None)


def seen(text: str, *, rule: dict[str, Any] | None = None, **facts: Any) -> State:
    """Return the state at a time of seven days from 2 March, which end on Monday 9 March at 24:00."""
    deadline = Deadline(limit=limit(**(rule or {})), **({"started_on": MONDAY} | facts))
    return state(deadline, at(text), official())


def rounds(*starts: date, **facts: Any) -> Matter:
    """Return a matter with a round of seven days from each start."""
    return Matter(rounds=[Deadline(limit=limit(), started_on=start, **facts) for start in starts])
