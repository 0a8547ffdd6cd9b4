"""
Duties with dates (时限义务): where every handling, matter, commission, urgent report, periodic report and task stands.

`duty_states` looks at a register under a rulebook at an instant, `duty_outcomes` gives what rules
can price, `handling_circulars` the results of a period, `duty_questions` what is odd.
"""

from __future__ import annotations

from govinfo.duties._circular import HandlingCircular, HandlingRow, Rate, handling_circular, handling_circulars
from govinfo.duties._counts import CountedDuty, count_duties
from govinfo.duties._lights import light_of
from govinfo.duties._moved import MovedDuty, moved_duties
from govinfo.duties._outcomes import duty_outcomes
from govinfo.duties._questions import duty_questions
from govinfo.duties._states import duty_states
from govinfo.duties._values import DutyOutcome, DutyState
from govinfo.rulebook._results import Result

__all__ = [
    "CountedDuty",
    "DutyOutcome",
    "DutyState",
    "HandlingCircular",
    "HandlingRow",
    "MovedDuty",
    "Rate",
    "Result",
    "count_duties",
    "duty_outcomes",
    "duty_questions",
    "duty_states",
    "handling_circular",
    "handling_circulars",
    "light_of",
    "moved_duties",
]
