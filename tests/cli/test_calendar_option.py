"""`--calendar`: an office's own days off and days worked count wherever days are counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from small_year import Ran, Run

RULEBOOK: Final = """schema = 1
id = "{id}"
title = "约稿办法"
[source]
issuer = "区政府办"
title = "约稿办法"
[settings]
payout = "month"
[[deadline]]
id = "three-days"
clause = "一"
unit = "working-day"
number = 3
anchor = "sent"
[[duty]]
id = "reply"
clause = "一"
title = "约稿3个工作日内报送"
of = "commission"
limit = "three-days"
[[price]]
id = "in-time"
clause = "一"
title = "约稿按时报送"
of = "duty"
when = {{ result = "in-time" }}
amount = {points}
[[price]]
id = "reward"
clause = "二"
title = "约稿奖励"
of = "duty"
account = "yuan"
when = {{ result = "in-time" }}
amount = 70
"""
RECORDS: Final = {
    "format": "govinfo.records/1",
    "units": [{"id": "agri", "name": "农业农村局"}],
    "commissions": [
        {"id": "c1", "by": "city", "units": ["agri"], "asked_at": "2027-01-04T09:00:00+08:00", "due_at": "2027-01-07T09:00:00+08:00"}
    ],
    "submissions": [{"id": "s1", "units": ["agri"], "submitted_at": "2027-01-09T10:00:00+08:00", "commission": "c1"}],
}
CALENDAR: Final = """name = "ours"
years = [2027]
off = [2027-01-05, 2027-01-06]
work = [2027-01-09]
"""


@pytest.fixture
def office(run: Run, write: Callable[..., Path]) -> Callable[..., Ran]:
    """Return what calls a command on the records of January 2027, with a calendar or without."""
    records = write(RECORDS)
    books = {name: write(RULEBOOK.format(id=name, points=points), f"{name}.toml") for name, points in (("mine", 5), ("other", 9))}

    def call(command: str, *arguments: object, calendar: str | None = None) -> Ran:
        given = [] if calendar is None else ["--calendar", write(calendar, "days.toml")]
        more = [books["other"] if argument == "OTHER" else argument for argument in arguments]
        period = [] if command == "deadlines" else ["--period", "2027-01"]
        return run(command, records, "--rulebook", books["mine"], *period, *more, *given, "--lang", "en")

    return call


@pytest.mark.parametrize(
    ("command", "arguments", "counted"),
    [
        ("assess", ["--format", "csv"], "in-time"),
        ("explain", ["--unit", "agri"], "约稿按时报送"),
        ("compare", ["--with", "OTHER"], "+4"),
        ("circular", ["--format", "json"], '"points": "5"'),
        ("payout", ["--format", "json"], "70"),
        ("commend", ["--units", "1"], "5  proposed"),
        ("deadlines", ["--at", "2027-01-31"], "done-in-time"),
    ],
)
def test_a_year_without_a_notice_counts_by_a_calendar_file(
    office: Callable[..., Ran], command: str, arguments: list[str], counted: str
) -> None:
    """The answer comes on a Saturday that is worked, two of the days between are off: in time, and told nowhere without the file."""
    by_table, by_file = office(command, *arguments), office(command, *arguments, calendar=CALENDAR)

    assert (by_table.status, by_file.status) == (0, 0)
    assert counted in by_file.out
    assert counted not in by_table.out


def test_the_calendar_decides_what_is_late(office: Callable[..., Ran]) -> None:
    """With plain weeks the third working day is Thursday the 7th, and Saturday is two days late."""
    ran = office("deadlines", "--at", "2027-01-31", "--format", "json", calendar='name = "plain"\nyears = [2027]')
    [duty] = json.loads(ran.out)["deadlines"]

    assert duty["last_day"] == "2027-01-07"
    assert duty["late_days"] == 2


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (CALENDAR.replace("[2027-01-09]", "[2027-01-05]"), ["$.work[0]: must be either off or worked, not both"]),
        (CALENDAR.replace("years = [2027]\n", ""), ["$.off[0]: must be a day of a known year", "$.off[1]: ", "$.work[0]: "]),
        (CALENDAR + 'title = "x"\n[units.agri]\nof = []\n', ["$.title: is no known field", "$.units.agri.of: is no known field"]),
        (CALENDAR + "[levels.town]\noff = []\n", ["$.levels.town: must be a level"]),
        (CALENDAR + "units = 3\ngroups = {west = 4}\n", ["$.units: must be tables", "$.groups.west: must be a table of off"]),
        (CALENDAR + "[unit.agri]\noff = [2027-03-01]\nwork = [2027-03-01]\n", ["$.unit.agri.work[0]: must be either off or worked"]),
    ],
)
def test_a_bad_calendar_is_told_as_data(office: Callable[..., Ran], content: str, problems: list[str]) -> None:
    """Every problem with the file and its place, and nothing is counted."""
    ran = office("assess", calendar=content)
    told = [line.partition("days.toml: ")[2] for line in ran.err.splitlines()[:-1]]

    assert (ran.status, ran.out) == (1, "")
    assert len(told) == len(problems)
    assert all(line.startswith(problem) for line, problem in zip(told, problems, strict=True))


def test_the_calendar_is_not_written_over(office: Callable[..., Ran], tmp_path: Path) -> None:
    """It is read from."""
    for command in ("assess", "deadlines"):
        ran = office(command, "--output", tmp_path / "days.toml", calendar=CALENDAR)

        assert (ran.status, (tmp_path / "days.toml").read_text()) == (2, CALENDAR)


def test_a_calendar_that_is_not_there(run: Run, small: Path) -> None:
    """Told as any file."""
    ran = run("assess", small, "--rulebook", "district-model", "--period", "2024", "--calendar", "no-such.toml", "--lang", "en")

    assert ran.status == 2
    assert "cannot read no-such.toml" in ran.err


def test_units_groups_and_levels_have_days_of_their_own(office: Callable[..., Ran]) -> None:
    """Only agri rests on the 8th: its third working day after the 4th, without the 5th and 6th, is the worked Saturday and then the 11th."""
    own = CALENDAR + "[units.agri]\noff = [2027-01-08]\n"
    others = CALENDAR + "[units.water]\noff = [2027-01-08]\n"
    last_days = []
    for calendar in (own, others):
        ran = office("deadlines", "--at", "2027-01-31", "--format", "json", calendar=calendar)
        [duty] = json.loads(ran.out)["deadlines"]
        last_days.append(duty["last_day"])

    assert last_days == ["2027-01-11", "2027-01-09"]


def test_what_a_calendar_moves_is_listed(run: Run, write: Callable[..., Path]) -> None:
    """Three working days from Wednesday 4 March 2026 are Monday the 9th; where that Monday is off, Tuesday the 10th. Water rests on another day."""
    commission = RECORDS["commissions"][0] | {"asked_at": "2026-03-04T09:00:00+08:00", "due_at": "2026-03-20T09:00:00+08:00"}
    units = [{"id": "agri", "name": "农业农村局"}, {"id": "water", "name": "水利局"}]
    records = write(RECORDS | {"units": units, "commissions": [commission | {"units": ["agri", "water"]}], "submissions": []})
    book = write(RULEBOOK.format(id="mine", points=5), "mine.toml")
    days = write('name = "本地"\n[units.agri]\noff = [2026-03-09]\n', "days.toml")
    given = ["deadlines", records, "--rulebook", book, "--at", "2026-03-05"]
    moved, without = run(*given, "--calendar", days, "--moved"), run(*given, "--moved")

    assert [["农业农村局", "c1", "约稿3个工作日内报送", "一", "3月9日", "3月10日", "办理中"]] == [
        line.split() for line in moved.out.splitlines() if "约稿3个工作日内报送" in line
    ]
    assert (2, True) == (without.status, "--calendar" in without.err)


@pytest.mark.parametrize(
    ("days", "number", "unit", "start", "national", "local"),
    [
        # 30 and 31 March are 三月三, Saturday 1 April is not worked, Saturday 8 April is
        ("off = [2017-03-30, 2017-03-31, 2017-04-01]\nwork = [2017-04-08]", "5", "working-day", "2017-03-29", "4月6日", "4月10日"),
        # 30 and 31 July 2020 are 古尔邦节: the last day moves to Monday 3 August
        ("off = [2020-07-30, 2020-07-31]", "5", "day", "2020-07-25", "7月30日", "8月3日"),
        # 6, 9 and 10 June 2025
        ("off = [2025-06-06, 2025-06-09, 2025-06-10]", "20", "working-day", "2025-05-20", "6月18日", "6月23日"),
    ],
)
def test_the_days_of_regions(
    run: Run, write: Callable[..., Path], days: str, number: str, unit: str, start: str, national: str, local: str
) -> None:
    """Guangxi 2017, Ningxia 2020, Xinjiang 2025: with the region's own days and without."""
    given = ["reckon", "--number", number, "--unit", unit, "--from", start]
    plain, own = run(*given), run(*given, "--calendar", write(f'name = "region"\n{days}\n', "days.toml"))

    assert f"{national}（" in plain.out.partition("至")[2]
    assert f"{local}（" in own.out.partition("至")[2]
