"""What the command `deadlines` prints, in every form."""

from __future__ import annotations

import csv
import importlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govinfo import errors
from govinfo.cli import main

UNITS = [{"id": "water", "name": "水利局"}, {"id": "agri", "name": "=农业|局"}]
SUBMISSIONS = [{"id": "s1", "units": ["water"], "submitted_at": "2026-02-25T09:00:00+08:00", "title": "河道采砂"}]
INSTRUCTIONS = [{"id": "i1", "submission": "s1", "level": "city", "on": "2026-03-01"}]


def handling(id_: str, unit: str, received: str, done: str | None = None) -> dict[str, Any]:
    """An ordinary matter: seven days."""
    end = {"done_at": f"{done}:00+08:00"} if done else {}
    return {"id": id_, "instruction": "i1", "unit": unit, "received_at": f"{received}:00+08:00", "complexity": "ordinary"} | end


DOCUMENT = {
    "format": "govinfo.records/1",
    "units": UNITS,
    "submissions": SUBMISSIONS,
    "instructions": INSTRUCTIONS,
    "handlings": [
        handling("h1", "water", "2026-03-02T10:00", "2026-03-06T09:00"),
        handling("h2", "water", "2026-03-02T10:00"),
        handling("h3", "agri", "2026-03-04T10:00"),
        handling("h4", "agri", "2026-03-09T10:00"),
        handling("h5", "agri", "2026-12-28T10:00"),
    ],
}
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return what calls the command on the five handlings."""
    path = tmp_path / "records.json"
    path.write_text(json.dumps(DOCUMENT, ensure_ascii=False), "utf-8")

    def run(*arguments: str, at: str = "2026-03-10T10:00:00+08:00", rulebook: str = "heze-supervision-2006") -> tuple[int, str, str]:
        status = main(["deadlines", str(path), "--rulebook", rulebook, "--at", at, *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_the_most_urgent_stands_first(call: Call) -> None:
    """Overdue since midnight, due tomorrow, running, not begun, done; with the clause and what is left."""
    status, out, _ = call()

    lines = [line.split() for line in out.splitlines() if line.startswith(("逾期", "即将", "办理中", "未开始", "按期"))]
    assert 0 == status
    assert ["逾期未办结", "即将到期", "办理中", "未开始", "按期办结"] == [line[0] for line in lines]
    assert ["逾期未办结", "水利局", "河道采砂", "一般批示件7日内办结", "三、五", "2026-03-09", "逾期1天"] == lines[0]
    assert ["2026-03-11", "还有1天（1个工作日）"] == lines[1][-2:]
    assert ["2026-03-16", "还有6天（4个工作日）"] == lines[2][-2:]
    assert "截至北京时间 2026-03-10 10:00" in out


def test_json_holds_everything_and_says_what_it_is(call: Call) -> None:
    """Days, instants, results, ids; what is unknown is null."""
    status, out, _ = call("--format", "json")

    found = json.loads(out)
    assert 0 == status
    assert ("govinfo.deadlines/1", "heze-supervision-2006", "2026-03-10T10:00:00+08:00") == (
        found["format"],
        found["rulebook"],
        found["at"],
    )
    first = found["deadlines"][0]
    expected = {
        "id": "duty:h2:water", "unit": "water", "about": "h2", "duty": "handle-ordinary", "clause": "三、五", "stage": "overdue",
        "result": "never", "last_day": "2026-03-09", "cutoff": "2026-03-10T00:00:00+08:00", "days_left": -1, "workdays_left": -1,
        "late_days": 1, "late_minutes": 600, "round": 1, "needs": None, "done_on": None,
    }  # fmt: skip
    assert expected == {name: first[name] for name in expected}
    assert ["in-time", "2026-03-06"] == [found["deadlines"][-1]["result"], found["deadlines"][-1]["done_on"]]


def test_every_field_of_the_json_is_in_the_reference(call: Call) -> None:
    """What programs read is written down."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "limits.md").read_text("utf-8")
    found = json.loads(call("--format", "json")[1])

    assert [] == [name for name in (*found, *found["deadlines"][0]) if f"`{name}`" not in page]


def test_the_year_whose_notice_is_missing_is_named(call: Call) -> None:
    """At the end of 2026 the working days of 2027 are not known; nothing fails."""
    status, out, _ = call("--format", "json", at="2026-12-29T10:00:00+08:00")

    [waiting] = [one for one in json.loads(out)["deadlines"] if one["about"] == "h5"]
    assert (0, 2027, None) == (status, waiting["needs"], waiting["last_day"])
    assert ["需待 2027 年放假安排通知公布后确定"] == waiting["notes"]


def test_csv_is_safe_to_open(call: Call) -> None:
    """A name that looks like a formula is none."""
    _, out, _ = call("--format", "csv")

    rows = list(csv.DictReader(out.splitlines()))
    assert 5 == len(rows)
    assert ["水利局", "2026-03-09", "1"] == [rows[0]["单位"], rows[0]["截止日"], rows[0]["逾期天数"]]
    assert "'=农业|局" == rows[1]["单位"]


def test_markdown_holds_no_markup_of_names(call: Call) -> None:
    """The bar in a name does not make a column."""
    _, out, _ = call("--format", "markdown")

    assert "| 即将到期 | \\=农业\\|局 |" in out


def test_some_units_only_by_id_or_name(call: Call) -> None:
    """And a wrong name is told."""
    _, out, _ = call("--unit", "水利局", "--format", "json")
    status, _, err = call("--unit", "水利")

    assert {"water"} == {one["unit"] for one in json.loads(out)["deadlines"]}
    assert (2, True) == (status, "水利局" in err)


def test_the_circular_of_a_period(call: Call) -> None:
    """Two of the four in hand had fallen due."""
    _, out, _ = call("--circular", "2026-03-01/2026-05-01", "--lang", "en")

    assert ["4", "1", "0", "0", "0", "1", "2", "50.00", "25.00"] == next(
        line.split()[1:] for line in out.splitlines() if line.startswith("All")
    )


@pytest.mark.parametrize(
    ("at", "part"),
    [
        ("2026-03-10T10:00:00", "带时差"),
        ("2026-03-1", "2024-03-05T09:30:00+08:00"),
        ("2026-02-29", "没有这一天"),
        ("1800-03-10", "1800"),
        ("2026-02-30T24:00:00+08:00", "--at"),
        ("2026-02-30T10:00:00+08:00", "--at"),
        ("２０２６-03-10T10:00:00+08:00", "--at"),
        ("1800-03-10T10:00:00+08:00", "1800"),
    ],
)
def test_an_instant_that_is_none_is_refused(call: Call, at: str, part: str) -> None:
    """Naive, half a day, no such day, full-width digits, another century: exit 2 and an example."""
    status, out, err = call(at=at)

    assert (2, "") == (status, out)
    assert part in err or "--at" in err


def test_a_circular_is_no_spreadsheet(call: Call) -> None:
    """It is printed for people."""
    assert 2 == call("--circular", "2026-03", "--format", "csv")[0]


def test_a_calendar_shows_what_is_open(call: Call) -> None:
    """Each on its last day, with an alarm on the reminder's day; the UID stays when the file is made again."""
    icalendar = pytest.importorskip("icalendar")
    status, out, _ = call("--format", "ics")
    _, again, _ = call("--format", "ics", at="2026-03-11T10:00:00+08:00")

    events = icalendar.Calendar.from_ical(out).walk("VEVENT")
    assert 0 == status
    assert [date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 16)] == [event["DTSTART"].dt for event in events]
    assert ["duty:h2:water@heze-supervision-2006.govinfo"] == [str(event["UID"]) for event in events][:1]
    assert [str(event["UID"]) for event in events] == [str(event["UID"]) for event in icalendar.Calendar.from_ical(again).walk("VEVENT")]
    assert "【逾期未办结】水利局：河道采砂：一般批示件7日内办结" == str(events[0]["SUMMARY"])
    assert "依据：三、五；原定截止日 2026-03-11" in str(events[1]["DESCRIPTION"])
    assert [date(2026, 3, 13)] == [alarm["TRIGGER"].dt.date() for alarm in events[2].walk("VALARM")]
    assert "\r\n" in out


def test_without_the_package_the_format_says_what_to_install(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else needs it."""

    def missing(name: str) -> object:
        if name == "icalendar":
            raise ModuleNotFoundError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(errors, "import_module", missing)

    status, out, err = call("--format", "ics")

    assert (2, "") == (status, out)
    assert "govinfo[ics]" in err
    assert 0 == call("--format", "json")[0]
