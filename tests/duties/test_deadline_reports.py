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
from offices import head

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
    assert ["逾期未办结", "水利局", "河道采砂", "一般批示件7日内办结", "三、五", "3月9日", "逾期1天"] == lines[0]
    assert ["3月11日", "还有1天（1个工作日）"] == lines[1][-2:]
    assert ["3月16日", "还有6天（4个工作日）"] == lines[2][-2:]
    assert "截至北京时间2026年3月10日10:00" in out


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
    assert ["需待2027年放假安排通知公布后确定"] == waiting["notes"]


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
        ("2026-03", "2024-03-05T09:30:00+08:00"),
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


def test_a_circular_is_no_calendar(call: Call) -> None:
    """It is printed in every format of a paper and as JSON, but its results are no entries of a calendar."""
    status, out, _ = call("--circular", "2026-03", "--format", "csv")

    assert (status, out.count("\n") >= 1) == (0, True)
    assert [call("--circular", "2026-03", "--format", form)[0] for form in ("ics", "json")] == [2, 0]


def test_a_calendar_shows_what_is_open(call: Call) -> None:
    """Each on its last day, with an alarm on the reminder's day; the UID stays when the file is made again."""
    icalendar = pytest.importorskip("icalendar")
    status, out, _ = call("--format", "ics")
    _, again, _ = call("--format", "ics", at="2026-03-11T10:00:00+08:00")

    every = icalendar.Calendar.from_ical(out).walk("VEVENT")
    events = [event for event in every if event["STATUS"] == "CONFIRMED"]
    assert 0 == status
    assert [date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 16)] == [event["DTSTART"].dt for event in events]
    assert ["duty:h2:water@heze-supervision-2006.govinfo"] == [str(event["UID"]) for event in events][:1]
    assert [str(event["UID"]) for event in every] == [str(event["UID"]) for event in icalendar.Calendar.from_ical(again).walk("VEVENT")]
    assert [("CANCELLED", [])] == [(str(event["STATUS"]), event.walk("VALARM")) for event in every if event not in events]
    assert "【逾期未办结】水利局：河道采砂：一般批示件7日内办结" == str(events[0]["SUMMARY"])
    assert "依据：三、五；原定截止日2026年3月11日" in str(events[1]["DESCRIPTION"])
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
    assert "govinfo-core[ics]" in err
    assert 0 == call("--format", "json")[0]


URGENT = {
    "format": "govinfo.records/1",
    "units": [{"id": "east", "name": "东镇"}],
    "submissions": [
        {
            "id": "s1",
            "units": ["east"],
            "urgent": True,
            "happened_at": "2026-03-09T08:00:00+08:00",
            "submitted_at": "2026-03-10T06:59:00+08:00",
            "title": "水库险情",
        }
    ],
}
TWO_HOURS = (
    head("two-hours", issuer="市政府")
    + """
[[deadline]]
id = "two"
clause = "五"
unit = "hour"
number = 2
anchor = "event"
[[duty]]
id = "two"
clause = "五"
title = "2小时内报告"
title_en = "report within 2 hours"
of = "urgent"
limit = "two"
"""
)


@pytest.fixture
def hurry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what calls the command on one urgent report."""
    records, rulebook = tmp_path / "urgent.json", tmp_path / "two.toml"
    records.write_text(json.dumps(URGENT, ensure_ascii=False), "utf-8")
    rulebook.write_text(TWO_HOURS, "utf-8")

    def run(at: str, *arguments: str) -> str:
        assert 0 == main(["deadlines", str(records), "--rulebook", str(rulebook), "--at", at, *arguments])
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        ("2026-03-09T08:30:00+08:00", "还有1小时30分钟", "1 hour 30 minutes left"),
        ("2026-03-09T09:55:00+08:00", "还有5分钟", "5 minutes left"),
        ("2026-03-09T09:59:30+08:00", "不足1分钟", "less than a minute left"),
        ("2026-03-09T10:20:00+08:00", "逾期20分钟", "20 minutes late"),
        ("2026-03-10T00:20:00+08:00", "逾期14小时20分钟", "14 hours 20 minutes late"),
        ("2026-03-10T09:00:00+08:00", "逾期20小时59分钟", "20 hours 59 minutes late"),
    ],
)
def test_hours_are_told_in_hours_and_minutes(hurry: Callable[..., str], at: str, zh: str, en: str) -> None:
    """What is left and what it is late by; never a day for what is less than one."""
    assert next(line for line in hurry(at).splitlines() if "水库险情" in line).endswith(f"3月9日10:00  {zh}")
    assert next(line for line in hurry(at, "--lang", "en").splitlines() if "水库险情" in line).endswith(f"2026-03-09 10:00  {en}")


def test_what_is_due_today_says_so(call: Call) -> None:
    """On the last day itself nothing is counted any more; a day late is one day."""
    _, out, _ = call(at="2026-03-11T10:00:00+08:00")
    _, english, _ = call("--lang", "en")

    assert any("3月11日  今日到期" in line for line in out.splitlines())
    assert any(line.endswith("1 day late") for line in english.splitlines())
    assert any(line.endswith("1 day (1 working day)") for line in english.splitlines())


@pytest.mark.parametrize(
    ("at", "head", "state"),
    [
        ("2026-03-09", "截至北京时间2026年3月9日24:00", "今日到期"),
        ("2026-03-10", "截至北京时间2026年3月10日24:00", "逾期1天"),
        ("2026-03-09T24:00:00+08:00", "截至北京时间2026年3月10日0:00", "今日到期"),
        ("2026-03-09T16:00:00Z", "截至北京时间2026年3月10日0:00", "今日到期"),
    ],
)
def test_a_day_means_its_end(call: Call, at: str, head: str, state: str) -> None:
    """What is due on the 9th is due today at the end of the 9th, at its 24:00 still in time, and a day later late."""
    status, out, _ = call("--unit", "water", at=at)

    assert 0 == status
    assert head in out
    assert next(line for line in out.splitlines() if "3月9日  " in line).endswith(state)


def test_a_note_names_its_row_and_days_as_they_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three rounds on one matter: one line for each row that has notes, told apart by its duty and its end."""
    rounds = [("i1", "2026-03-01"), ("i2", "2026-03-16")]
    document = DOCUMENT | {
        "instructions": [
            {"id": id_, "submission": "s1", "level": "city", "on": on} | ({"follows": "i1"} if id_ == "i2" else {}) for id_, on in rounds
        ],
        "handlings": [
            handling("h1", "water", "2026-03-02T10:00")
            | {"extensions": [{"asked_at": "2026-03-09T18:30:00+08:00", "reason": "需核实", "granted": True}]},
            handling("h2", "water", "2026-03-17T09:00")
            | {
                "instruction": "i2",
                "complexity": "complex",
                "extensions": [{"asked_at": "2026-03-28T09:00:00+08:00", "reason": "人手不足", "granted": True}],
            },
        ],
    }
    path = tmp_path / "rounds.json"
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")

    main(["deadlines", str(path), "--rulebook", "heze-supervision-2006", "--at", "2026-04-01", "--format", "markdown"])
    notes = [line for line in capsys.readouterr().out.splitlines() if line.startswith("- ")]

    assert [
        "- 水利局“河道采砂”（一般批示件7日内办结，3月16日截止）：一般批示件（三）：3月9日18:30提出延期申请，同意延期；截止日期延至3月16日；已在期限内书面说明原因",
        (
            "- 水利局“河道采砂”（相对复杂的批示件10日内办结，3月27日截止）：就同一事项第2次批办：限期办理并写出详细情况说明（三、五）；"
            "第1次批办亦逾期；再次批办不免除此前的逾期；相对复杂的批示件（三）：3月28日9:00提出延期申请时，期限已于3月27日24:00届满；逾期不予延期，按逾期报送处理"
        ),
    ] == notes


def test_the_circular_is_as_its_period_ended(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an instant it stands as on 31 March at 24:00; looked at in June it tells so."""
    path = str(tmp_path / "records.json")
    status = main(["deadlines", path, "--rulebook", "heze-supervision-2006", "--circular", "2026-03"])
    plain = capsys.readouterr().out
    _, ended, _ = call("--circular", "2026-03", at="2026-04-01T00:00:00+08:00")
    _, later, _ = call("--circular", "2026-03", at="2026-06-01T09:00:00+08:00")

    assert 0 == status
    assert plain == ended and "截至" not in plain
    assert "2026年3月（截至北京时间2026年6月1日9:00）" in later


def test_a_list_needs_its_instant(tmp_path: Path, call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    """No clock is read: whoever asks says when."""
    call()
    status = main(["deadlines", str(tmp_path / "records.json"), "--rulebook", "heze-supervision-2006"])

    assert 2 == status
    assert "--at" in capsys.readouterr().err


def test_the_lines_of_a_calendar_file_are_what_other_programs_read(call: Call, hurry: Callable[..., str]) -> None:
    """An alarm at an instant says that it is one, and an entry without a length has no end: RFC 5545, 3.8.6.3 and 3.8.2.2."""
    pytest.importorskip("icalendar")
    _, days, _ = call("--format", "ics")
    hours = hurry("2026-03-09T09:00:00+08:00", "--format", "ics")

    triggers = [line for line in days.split("\r\n") if line.startswith("TRIGGER")]
    assert ["TRIGGER;VALUE=DATE-TIME:20260306T010000Z", "TRIGGER;VALUE=DATE-TIME:20260310T010000Z"] == triggers[:2]
    assert all(line.startswith("TRIGGER;VALUE=DATE-TIME:") for line in triggers)
    assert ["DTSTART;VALUE=DATE:20260309", "DTEND;VALUE=DATE:20260310"] == [
        line for line in days.split("\r\n") if line.startswith(("DTSTART", "DTEND"))
    ][:2]
    assert ["DTSTART:20260309T020000Z"] == [line for line in hours.split("\r\n") if line.startswith(("DTSTART", "DTEND"))]


def test_the_list_shows_how_each_deadline_was_counted(call: Call) -> None:
    """On demand: the seven days of the matter received on Monday 2 March, day by day; every other one too."""
    status, out, _ = call("--days", "--unit", "water")

    assert 0 == status
    assert "一般批示件（三）7日，自2026年3月2日10:00起算，至2026年3月9日（星期一）24:00届满。" in out
    assert [line.split() for line in out.splitlines() if line.startswith("3月7日")] == 2 * [["3月7日", "星期六", "周末休息", "计入", "5"]]


def test_a_register_and_a_circular_are_two_papers(call: Call) -> None:
    """One at a time, and each as data for programs too."""
    both = call("--circular", "2026-03", "--register", "2026-03")
    coded = call("--register", "2026-03", "--format", "json")
    empty = call("--register", "2026-01")

    assert [2, 0, 0] == [status for status, _, _ in (both, coded, empty)]
    assert "本期没有登记事项。" in empty[1]


def test_the_calendar_file_is_as_its_standard_has_it(call: Call) -> None:
    """Line by line: at most 75 octets, an end after its beginning, one UID an entry, a SEQUENCE that grows when the work is done."""
    pytest.importorskip("icalendar")
    before, after = (call("--format", "ics", at=moment)[1] for moment in ("2026-03-05T10:00:00+08:00", "2026-03-07T10:00:00+08:00"))
    lines = after.split("\r\n")
    entries = [dict(line.split(":", 1) for line in entry.split("\r\n") if ":" in line) for entry in after.split("BEGIN:VEVENT")[1:]]

    assert all(len(line.encode()) <= 75 for line in lines)
    assert "METHOD:PUBLISH" in lines
    assert all(entry["DTSTART;VALUE=DATE"] < entry["DTEND;VALUE=DATE"] for entry in entries)
    assert len(entries) == len({entry["UID"] for entry in entries})

    def of(text: str) -> dict[str, str]:
        [entry] = [one for one in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:] if "UID:duty:h1:water" in one]
        return dict(line.split(":", 1) for line in entry.split("\r\n") if ":" in line)

    assert [("CONFIRMED", "0"), ("CANCELLED", "1")] == [(of(text)["STATUS"], of(text)["SEQUENCE"]) for text in (before, after)]
