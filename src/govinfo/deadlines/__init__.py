"""
Deadlines (期限): values that keep their rule, a `Limit`, and are computed when somebody asks.

`due` says when, `how_counted` through which days, `latest_start` from when at the latest, `state`
where it stands at an instant, `reminder_days` when to remind, and `matter_state` how the rounds on one
matter stand.
"""

from __future__ import annotations

from govinfo.deadlines._counted import Count, CountedDay, DayMark, Latest, how_counted, latest_start, plain_limit
from govinfo.deadlines._due import Decided, Due, due, reminder_days
from govinfo.deadlines._limits import Limit
from govinfo.deadlines._rounds import Matter, MatterState, matter_state
from govinfo.deadlines._states import Stage, State, state
from govinfo.deadlines._values import Deadline, ExtensionRequest, Outcome, Pause
from govinfo.labels import LimitUnit

__all__ = [
    "Count",
    "CountedDay",
    "DayMark",
    "Deadline",
    "Decided",
    "Due",
    "ExtensionRequest",
    "Latest",
    "Limit",
    "LimitUnit",
    "Matter",
    "MatterState",
    "Outcome",
    "Pause",
    "Stage",
    "State",
    "due",
    "how_counted",
    "latest_start",
    "matter_state",
    "plain_limit",
    "reminder_days",
    "state",
]
