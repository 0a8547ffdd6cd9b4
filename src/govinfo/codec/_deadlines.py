"""Where duties stand as JSON (时限数据): `govinfo.deadlines/1`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from govinfo._doors import checked
from govinfo.codec._json import pretty
from govinfo.duties import DutyState, HandlingCircular, HandlingRow, Rate, Result, light_of
from govinfo.exact import format_exact
from govinfo.instants import OFFICIAL_ZONE, official_day
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.reports._deadlines import duty_notes
from govinfo.rulebook import Rulebook
from govinfo.texts import Language, Words

DEADLINES_FORMAT: Final = "govinfo.deadlines/1"
"""What the field `format` of the JSON says."""


@checked
def encode_deadlines(states: Sequence[DutyState], register: Register, rulebook: Rulebook, at: datetime, lang: Language = "zh") -> str:
    """
    Return where duties stand as JSON, `govinfo.deadlines/1`; titles and notes in *lang*, everything else in words of the wire.

    >>> import json
    >>> from datetime import datetime
    >>> from govinfo.calendars import official
    >>> from govinfo.duties import duty_states
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> register, book = build_register(sample_year()), shipped_rulebook("district-model")
    >>> at = datetime(2024, 7, 1, 9, tzinfo=OFFICIAL_ZONE)
    >>> sorted(json.loads(encode_deadlines(duty_states(register, book, official(), at), register, book, at)))
    ['at', 'deadlines', 'format', 'rulebook']
    """
    names = {unit.id: unit.name for unit in register.records.units}
    document = {
        "format": DEADLINES_FORMAT,
        "rulebook": rulebook.id,
        "at": at.astimezone(OFFICIAL_ZONE).isoformat(),
        "deadlines": [_row(found, names, rulebook, lang) for found in states],
    }
    return pretty(document, 1) + "\n"


HANDLING_FORMAT: Final = "govinfo.handling/1"
"""What the field `format` of the circular of handling results says."""


@checked
def encode_handling(circulars: Sequence[HandlingCircular], register: Register, rulebook: Rulebook, period: Period, at: datetime) -> str:
    """
    Return the circular of handling results as JSON, `govinfo.handling/1`: the rows of every kind of duty, and what is overdue by id.

    >>> import json
    >>> from datetime import datetime
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> register, book = build_register(sample_year()), shipped_rulebook("district-model")
    >>> at = datetime(2024, 7, 1, 9, tzinfo=OFFICIAL_ZONE)
    >>> sorted(json.loads(encode_handling((), register, book, Period.parse("2024"), at)))
    ['at', 'format', 'kinds', 'period', 'rulebook']
    """
    names = {unit.id: unit.name for unit in register.records.units}
    document = {
        "format": HANDLING_FORMAT,
        "rulebook": rulebook.id,
        "period": period.name,
        "at": at.astimezone(OFFICIAL_ZONE).isoformat(),
        "kinds": [
            {
                "of": one.of.value,
                "units": [{"unit": row.unit, "name": names.get(row.unit or "", row.unit)} | _counts(row) for row in one.rows],
                "overall": _counts(one.overall),
                "overdue": [found.id for found in one.overdue],
            }
            for one in circulars
        ],
    }
    return pretty(document, 1) + "\n"


def _counts(row: HandlingRow) -> dict[str, Any]:
    shares = {"in_time_percent": row.percent(Rate.IN_TIME), "done_percent": row.percent(Rate.DONE), "mean_days": row.mean_days}
    return {
        "in_hand": row.total,
        "in_time": row.in_time,
        "reminded": row.reminded,
        "late": row.late,
        "early": row.early,
        "excused": row.excused,
        "overdue": row.overdue,
        "running": row.running,
        "urged": row.urged,
    } | {name: None if value is None else format_exact(value) for name, value in shares.items()}


def _row(found: DutyState, names: dict[str, str], rulebook: Rulebook, lang: Language) -> dict[str, Any]:
    due, light = found.due, light_of(found, rulebook)
    return {
        "id": found.id,
        "of": found.duty.of.value,
        "duty": found.duty.id,
        "title": Words(found.duty.title, found.duty.title_en or found.duty.title).text(lang),
        "clause": found.duty.clause,
        "unit": found.unit,
        "name": names.get(found.unit, found.unit),
        "about": found.about,
        "matter": found.title,
        "number": found.number,
        "period": found.period.name if found.period is not None else None,
        "number_in_series": found.number_in_series,
        "role": found.role.value if found.role is not None else None,
        "stage": found.state.stage.value,
        "result": found.result.value,
        "light": None if light is None else light.id,
        "original_last_day": str(due.original_last_day) if due is not None else None,
        "last_day": str(due.last_day) if due is not None else None,
        "cutoff": due.cutoff.isoformat() if due is not None else None,
        "provisional": due is not None and due.provisional,
        "days_left": found.state.days_left,
        "workdays_left": found.state.workdays_left,
        "minutes_left": found.state.minutes_left if found.deadline.limit.unit.timed else None,
        "late_days": found.late_days,
        "late_minutes": found.state.minutes_late,
        "done_on": _done_on(found),
        "round": found.round,
        "demands": found.demands(lang),
        "late_rounds": list(found.late_rounds),
        "reminded": found.reminded,
        "urged": len(found.urged),
        "returned": found.returned,
        "unsigned": found.unsigned,
        "needs": found.state.needs,
        "facts": list(found.facts),
        "notes": list(duty_notes(found, lang)),
    }


def _done_on(found: DutyState) -> str | None:
    done_at = found.deadline.done_at
    ended = found.state.stage.closed or (found.result is Result.EXCUSED and found.state.days_left is None)
    return str(official_day(done_at)) if done_at is not None and ended else None
