"""`reckon`: when a limit ends, and from when to begin, without records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from small_year import Run


def test_a_plain_number_of_working_days(run: Run) -> None:
    """15 working days from 10 February 2026, over the Spring Festival with two worked Saturdays, end on 9 March."""
    ran = run("reckon", "--number", "15", "--unit", "working-day", "--from", "2026-02-10")

    assert 0 == ran.status
    assert "15个工作日，自2026年2月10日（星期二）起算，至2026年3月9日（星期一）24:00届满。" in ran.out
    assert "2月28日  星期六  调休上班  计入             9  国办发明电〔2025〕7号" in ran.out


def test_back_from_an_end_as_json(run: Run) -> None:
    """The same back: from 9 March to 10 February; fifteen of the days are counted."""
    ran = run("reckon", "--number", "15", "--unit", "working-day", "--until", "2026-03-09", "--format", "json")
    found = json.loads(ran.out)

    assert ("govinfo.reckoning/1", "2026-02-10", "2026-03-09", 15) == (found["format"], found["start"], found["last_day"], found["counted"])
    assert {
        "day": "2026-02-28",
        "mark": "counted",
        "counted": True,
        "number": 6,
        "kind": "made-up",
        "by": "国办发明电〔2025〕7号",
    } in found["days"]


def test_a_limit_of_a_rulebook(run: Run) -> None:
    """The reply to a request within 20 working days, with its clause; the report of departments on 2025 by the end of January 2026."""
    reply = run("reckon", "--limit", "reply", "--rulebook", "disclosure-regulation-2019", "--from", "2026-03-02")
    yearly = run("reckon", "--limit", "report-of-departments", "--rulebook", "disclosure-regulation-2019", "--period", "2025")

    assert "20个工作日，自2026年3月2日（星期一）起算，至2026年3月30日（星期一）24:00届满。" in reply.out
    assert "第三十三条" in reply.out
    assert "2026年1月31日" in yearly.out


def test_hours_and_a_calendar_of_ones_own(run: Run, write: Callable[..., Path]) -> None:
    """Two hours over midnight; and a Monday that is off by the office's own file moves the day after it."""
    days = write('name = "ours"\noff = [2026-03-09]\n', "days.toml")
    hours = run("reckon", "--number", "2", "--unit", "hour", "--from", "2026-03-02T22:00:00+08:00")
    own = run("reckon", "--number", "1", "--unit", "working-day", "--from", "2026-03-06", "--calendar", days)

    assert "2小时，自2026年3月2日22:00起算，至2026年3月2日（星期一）24:00届满。" in hours.out
    assert "2026年3月10日（星期二）24:00" in own.out
    assert "3月9日   星期一  放假      休息日不计          ours" in own.out


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "html"])
def test_every_format_of_a_paper(run: Run, form: str) -> None:
    """Each of them names the notice."""
    ran = run("reckon", "--number", "2", "--unit", "working-day", "--from", "2026-02-13", "--format", form)

    assert (0, True) == (ran.status, "国办发明电〔2025〕7号" in ran.out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--number 2 --from 2026-03-02", "--unit"),
        ("--from 2026-03-02", "--limit"),
        ("--number x --unit day --from 2026-03-02", "--number"),
        ("--number 999999 --unit day --from 2026-03-02", "--number"),
        ("--number 0 --unit hour --from 2026-03-02T10:00:00+08:00", "--number"),
        ("--number 2 --unit hour --from 2026-03-02", "--from"),
        ("--number 2 --unit day", "--until"),
        ("--number 2 --unit day --from 2026-03-02 --until 2026-03-04", "--until"),
        ("--number 2 --unit day --from 2026-02-30", "--from"),
        ("--number 250 --unit working-day --from 2026-03-02", "2027"),
        ("--number 2 --unit hour --from 2026-03-02T10:00:00+08:00 --roll next", "--roll"),
        ("--limit reply --from 2026-03-02", "--rulebook"),
        ("--limit repl --rulebook disclosure-regulation-2019 --from 2026-03-02", "reply"),
        ("--limit reply --rulebook disclosure-regulation-2019 --unit day --from 2026-03-02", "--unit"),
        ("--limit report-of-departments --rulebook disclosure-regulation-2019 --from 2026-03-02", "--period"),
        ("--limit report-of-departments --rulebook disclosure-regulation-2019", "--period"),
    ],
)
def test_a_call_that_is_wrong(run: Run, arguments: str, told: str) -> None:
    """Exit 2, and what is wrong with it."""
    ran = run("reckon", *arguments.split())

    assert (2, "") == (ran.status, ran.out)
    assert told in ran.err


def test_the_start_may_count_and_the_end_may_stay(run: Run) -> None:
    """Five days that count Monday 2 March end on Friday 6; six end on Saturday 7 where nothing moves."""
    counted = run("reckon", "--number", "5", "--unit", "day", "--from", "2026-03-02", "--count-start")
    stays = run("reckon", "--number", "6", "--unit", "day", "--from", "2026-03-02", "--count-start", "--roll", "none")

    assert "2026年3月6日（星期五）24:00" in counted.out
    assert "2026年3月7日（星期六）24:00" in stays.out
