"""Every worked case of the practice, each as a test of its own."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from govinfo.calendars import Roll, month_ends, official
from govinfo.deadlines import (
    Deadline,
    ExtensionRequest,
    Limit,
    LimitUnit,
    Outcome,
    Pause,
    Stage,
    due,
    reminder_days,
    state,
)
from govinfo.errors import InvalidValueError, UnknownCalendarYear
from govinfo.instants import localise
from govinfo.labels import Grain
from govinfo.periods import Period

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
ROLLS = {"next_workday": Roll.NEXT, "previous_workday": Roll.PREVIOUS, "none": Roll.NONE}
UNITS = {"workday": LimitUnit.WORKDAY, **{unit.value: unit for unit in LimitUnit}}


def instant(text: str) -> datetime:
    """Read an instant; one without an offset is wall-clock time of the official zone."""
    value = datetime.fromisoformat(text)
    return value if value.tzinfo else localise("start", value)


def limit_of(params: dict[str, Any]) -> Limit:
    """Return the rule of a case that counts."""
    return Limit(
        id="case",
        clause="一",
        unit=UNITS[params["unit"]],
        number=params["n"],
        anchor="received",
        roll=ROLLS[params["roll"]] if "roll" in params else None,
        close=params.get("close", "24:00"),
        count_start=params.get("count_start_day", params.get("count_start_unit")),
    )


def deadline_of(case: dict[str, Any], params: dict[str, Any]) -> Deadline:
    """Return the deadline of a case that counts."""
    request = case["params"].get("extension")
    requests = () if request is None else (request_of(request),)
    pauses = tuple(Pause(sent_on=date.fromisoformat(a), answered_on=date.fromisoformat(b)) for a, b in params.get("paused", ()))
    start: dict[str, Any] = (
        {"started_at": instant(case["start"])} if "T" in case["start"] else {"started_on": date.fromisoformat(case["start"])}
    )
    return Deadline(limit=limit_of(params), requests=requests, pauses=pauses, **start)


def request_of(request: dict[str, Any]) -> ExtensionRequest:
    """Return a request for more time that the approver granted."""
    return ExtensionRequest(
        asked_at=instant(request["requested_at"]),
        reason="等待外单位数据" if request["written_reason"] else None,
        granted=True,
        number=request["n"],
        unit=UNITS[request["unit"]],
    )


def of_rule(rule: str) -> pytest.MarkDecorator:
    """Return the parameters for all cases of a rule."""
    chosen = [case for case in CASES if case["rule"] == rule]
    return pytest.mark.parametrize("case", chosen, ids=[case["id"] for case in chosen])


def check_expected(case: dict[str, Any], found: Any) -> None:
    """Compare what a case names of a result."""
    for name, expected in case["expected"].items():
        value = getattr(found, name)
        assert expected == (value if isinstance(value, bool) else value.isoformat()), name


@of_rule("days")
def test_case_in_days(case: dict[str, Any]) -> None:
    """Natural days end where the case says."""
    check_expected(case, due(deadline_of(case, case["params"]), official()))


@of_rule("months")
def test_case_in_months(case: dict[str, Any]) -> None:
    """Months end where the case says."""
    check_expected(case, due(deadline_of(case, case["params"]), official()))


@of_rule("minutes")
def test_case_in_minutes(case: dict[str, Any]) -> None:
    """Minutes end at the instant of the case."""
    check_expected(case, due(deadline_of(case, case["params"]), official()))


@of_rule("hours")
def test_case_in_hours(case: dict[str, Any]) -> None:
    """Hours end at the instant of the case, or the skipped start is refused."""
    if case["expected"].get("error") == "NonexistentLocalTime":
        with pytest.raises(InvalidValueError, match=case["expected"]["local"]):
            deadline_of(case, case["params"])
        return
    check_expected(case, due(deadline_of(case, case["params"]), official()))


@of_rule("workdays")
def test_case_in_working_days(case: dict[str, Any]) -> None:
    """Working days end where the case says, by the calendar known on the day it names."""
    known_on = case["params"].get("as_of")
    calendar = official().as_of(date.fromisoformat(known_on)) if known_on else official()
    deadline = deadline_of(case, case["params"])
    if "error" in case["expected"]:
        with pytest.raises(UnknownCalendarYear) as caught:
            due(deadline, calendar)
        assert caught.value.year == case["expected"]["year"]
        return
    check_expected(case, due(deadline, calendar))


@of_rule("extension")
def test_case_of_an_extension(case: dict[str, Any]) -> None:
    """An extension moves the last day, or comes too late and does not."""
    expected = dict(case["expected"])
    found = due(deadline_of(case, case["params"]["base"]), official())
    outcome = Outcome.TOO_LATE if expected.pop("error", None) == "ExtensionTooLate" else Outcome.GRANTED

    assert [decided.outcome for decided in found.requests] == [outcome]
    check_expected({"expected": expected}, found)


@of_rule("fixed_date")
def test_case_of_a_named_date(case: dict[str, Any]) -> None:
    """A named date moves only as its rule says, and one that does not exist is refused."""
    params = case["params"]
    facts: dict[str, Any] = {
        "id": "c",
        "clause": "一",
        "unit": LimitUnit.DATE,
        "year": params["year"],
        "month": params["month"],
        "day": params["day"],
    }
    if case["expected"].get("error") == "InvalidDate":
        with pytest.raises(InvalidValueError, match="2008-09-31"):
            Limit(**facts, roll=ROLLS[params["roll"]])
        return
    check_expected(case, due(Deadline(limit=Limit(**facts, roll=ROLLS[params["roll"]])), official()))


@of_rule("period_end")
def test_case_of_a_period_end(case: dict[str, Any]) -> None:
    """A periodic report is due on its day of the next month."""
    params = case["params"]
    limit = Limit(
        id="c",
        clause="一",
        unit=LimitUnit.PERIOD_END,
        grain=Grain.MONTH,
        months_after=1,
        day=params["due_day_of_next_month"],
        roll=ROLLS[params["roll"]],
    )
    check_expected(case, due(Deadline(limit=limit, period=Period.parse(params["period"])), official()))


@of_rule("month_ends")
def test_case_of_month_ends(case: dict[str, Any]) -> None:
    """Month ends are the last day of each month."""
    params = case["params"]
    found = month_ends(date(params["year"], params["month"], 1), params["count"])

    assert [str(day) for day in found] == case["expected"]["dates"]


@of_rule("reminder")
def test_case_of_a_reminder(case: dict[str, Any]) -> None:
    """A reminder goes out the given number of working days ahead."""
    last = date.fromisoformat(case["params"]["last_day"])
    ahead = case["params"]["workdays_before"]
    limit = Limit(id="c", clause="一", unit=LimitUnit.DATE, year=last.year, month=last.month, day=last.day, reminders=(ahead,))
    deadline = Deadline(limit=limit)

    assert [str(day) for day in reminder_days(deadline, due(deadline, official()), official())] == [case["expected"]["remind_on"]]


@of_rule("status")
def test_case_of_a_status(case: dict[str, Any]) -> None:
    """What is done at the cutoff is in time, a second later it is late."""
    limit = limit_of(case["params"])
    start = date.fromisoformat(case["start"])
    stages = []
    for text in case["params"]["submitted_at"]:
        deadline = Deadline(limit=limit, started_on=start, done_at=instant(text))
        found = state(deadline, instant("2026-03-11T09:00:00"), official())
        assert found.due is not None and found.due.cutoff.isoformat() == case["expected"]["cutoff"]
        stages.append(found.stage is Stage.DONE_IN_TIME)

    assert stages == case["expected"]["on_time"]


def test_every_case_has_a_test() -> None:
    """No case is left out because its rule is unknown here."""
    assert {case["rule"] for case in CASES} == {
        "days", "months", "minutes", "hours", "workdays", "extension", "fixed_date", "period_end", "month_ends", "reminder", "status",
    }  # fmt: skip
