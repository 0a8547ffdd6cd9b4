"""Lights (亮灯): how a rulebook marks what is open by how near or how far beyond its end it is."""

from __future__ import annotations

from govinfo._doors import checked
from govinfo.deadlines import Stage
from govinfo.duties._values import DutyState
from govinfo.rulebook import Light, Rulebook

_OPEN = frozenset({Stage.RUNNING, Stage.PAUSED, Stage.DUE_SOON, Stage.OVERDUE})


@checked
def light_of(found: DutyState, rulebook: Rulebook) -> Light | None:
    """
    Return the light that a duty shows: of those whose thresholds are all reached the last one of the rulebook; None for what is not open.

    >>> from govinfo.shipped import shipped_rulebook
    >>> shipped_rulebook("heze-supervision-2006").lights
    ()
    """
    if found.state.stage not in _OPEN:
        return None
    return next((light for light in reversed(rulebook.lights) if _shows(light, found)), None)


def _shows(light: Light, found: DutyState) -> bool:
    state = found.state
    left = 0 if state.late else state.workdays_left
    if light.left is not None and (left is None or left > light.left):
        return False
    if light.late is not None and not (state.late and found.late_days >= light.late):
        return False
    return light.urged is None or len(found.urged) >= light.urged
