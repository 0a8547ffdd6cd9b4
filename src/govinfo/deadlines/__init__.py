"""
Deadlines (期限): values that keep their rule, a `Limit`, and are computed when somebody asks.

`due` says when, `state` where it stands at an instant, `reminder_days` when to remind, and
`matter_state` how the rounds on one matter stand.
"""

from __future__ import annotations

from govinfo.deadlines._due import Decided, Due, due, reminder_days
from govinfo.deadlines._limits import Limit
from govinfo.deadlines._rounds import Matter, MatterState, matter_state
from govinfo.deadlines._states import Stage, State, state
from govinfo.deadlines._values import Deadline, ExtensionRequest, Outcome, Pause
from govinfo.labels import LimitUnit

__all__ = [
    "Deadline",
    "Decided",
    "Due",
    "ExtensionRequest",
    "Limit",
    "LimitUnit",
    "Matter",
    "MatterState",
    "Outcome",
    "Pause",
    "Stage",
    "State",
    "due",
    "matter_state",
    "reminder_days",
    "state",
]
