"""
The calendar file in ical.js, the parser of Thunderbird, and line by line: what a calendar makes of it is what it says.

ical.js is a module of node. It is looked for in the folder that `GOVINFO_NODE_MODULES` names, else where node itself looks; `npm install ical.js`
brings it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from govinfo.cli import main

TITLE: Final = "关于河道采砂、非法占用滩地；以及沿线群众反映强烈的扬尘、噪声等问题的督查事项, with a comma; a semicolon \\ and more"
BOOK: Final = """schema = 1
id = "our-matters"
title = "督查事项办理办法"
[source]
issuer = "某县"
title = "督查事项办理办法"
[matters]
supervised = "督办事项"
urgent = "急件"
[[deadline]]
id = "week"
clause = "三"
title = "七日内办结"
unit = "day"
number = 7
anchor = "received"
reminders = [3, 1]
[[deadline]]
id = "hours"
clause = "四"
title = "四小时内报告"
unit = "hour"
number = 4
anchor = "received"
reminder_minutes = [60, 15]
[[deadline]]
id = "office"
clause = "五"
title = "三个工作日内答复"
unit = "working-day"
number = 3
anchor = "received"
close = "17:30"
hours = [{ weekdays = [5], close = "12:00" }]
[[duty]]
id = "week"
clause = "三"
title = "七日内办结"
of = "matter"
when = { kind = "supervised" }
limit = "week"
[[duty]]
id = "hours"
clause = "四"
title = "四小时内报告"
of = "matter"
when = { kind = "urgent" }
limit = "hours"
[[duty]]
id = "office"
clause = "五"
title = "三个工作日内答复"
of = "handling"
limit = "office"
"""


def matter(id_: str, kind: str, arose: str, title: str, **more: object) -> dict[str, object]:
    """Return a matter of the only unit."""
    return {"id": id_, "kind": kind, "units": ["agri"], "arose_at": f"{arose}:00+08:00", "title": title} | more


RECORDS: Final = {
    "format": "govinfo.records/1",
    "units": [{"id": "agri", "name": "农业农村局"}],
    "matters": [
        matter("m1", "supervised", "2026-03-02T09:00", TITLE),
        matter("m2", "urgent", "2026-03-05T08:00", "大坝险情"),
        matter("m3", "supervised", "2026-03-03T09:00", "已办结的事项"),
    ],
    "submissions": [{"id": "s1", "units": ["agri"], "submitted_at": "2026-02-25T09:00:00+08:00", "title": "春耕备耕"}],
    "instructions": [{"id": "i1", "submission": "s1", "level": "city", "rank": "principal", "on": "2026-03-02"}],
    "handlings": [
        {
            "id": "h3",
            "of": "m3",
            "unit": "agri",
            "received_at": "2026-03-03T09:00:00+08:00",
            "done_at": "2026-03-04T09:00:00+08:00",
        },
        {"id": "h1", "of": "i1", "unit": "agri", "received_at": "2026-03-03T09:00:00+08:00"},
    ],
}
EXPECTED: Final = {
    # Seven days from Monday 2 March are Monday the 9th; three and one working days ahead are Wednesday the 4th and Friday the 6th, at nine in Beijing.
    "duty:m1:agri": ("date", "2026-03-09", "2026-03-10", "CONFIRMED", ["2026-03-04T01:00:00Z", "2026-03-06T01:00:00Z"]),
    # Four hours from eight o'clock are noon, 04:00 in Greenwich; an hour and a quarter of an hour ahead.
    "duty:m2:agri": ("date-time", "2026-03-05T04:00:00Z", None, "CONFIRMED", ["2026-03-05T03:00:00Z", "2026-03-05T03:45:00Z"]),
    "duty:m3:agri": ("date", "2026-03-10", "2026-03-11", "CANCELLED", []),
    # Three working days from Tuesday are Friday, when the office closes at noon.
    "duty:h1:agri": ("date-time", "2026-03-06T04:00:00Z", None, "CONFIRMED", ["2026-03-05T01:00:00Z"]),
}
READ: Final = """
const ICAL = (await import(process.argv[1])).default;
const calendar = new ICAL.Component(ICAL.parse(require("node:fs").readFileSync(0, "utf8")));
const told = (value) => value === null ? null : value.toString();
const events = calendar.getAllSubcomponents("vevent").map((event) => ({
  uid: event.getFirstPropertyValue("uid"),
  type: event.getFirstProperty("dtstart").type,
  start: told(event.getFirstPropertyValue("dtstart")),
  end: told(event.getFirstPropertyValue("dtend")),
  status: event.getFirstPropertyValue("status"),
  sequence: event.getFirstPropertyValue("sequence"),
  summary: event.getFirstPropertyValue("summary"),
  alarms: event.getAllSubcomponents("valarm").map((alarm) => [
    alarm.getFirstProperty("trigger").type,
    told(alarm.getFirstPropertyValue("trigger")),
  ]),
}));
console.log(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), events }));
"""


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the calendar file of Thursday 5 March 2026 at nine."""
    pytest.importorskip("icalendar")
    (tmp_path / "r.json").write_text(json.dumps(RECORDS, ensure_ascii=False), "utf-8")
    (tmp_path / "b.toml").write_text(BOOK, "utf-8")
    at = "2026-03-05T09:00:00+08:00"
    assert 0 == main(["deadlines", str(tmp_path / "r.json"), "--rulebook", str(tmp_path / "b.toml"), "--at", at, "--format", "ics"])
    return capsys.readouterr().out


def _ical_js(node: str) -> str | None:
    """Return the address of the module, None where there is none."""
    folder = os.environ.get("GOVINFO_NODE_MODULES")
    where = [] if folder is None else [str(Path(folder).resolve())]
    program = "console.log(require('node:url').pathToFileURL(require.resolve('ical.js', { paths: [process.cwd(), ...process.argv.slice(1)] })).href)"
    found = subprocess.run([node, "-e", program, *where], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def test_a_strict_parser_reads_what_was_written(made: str) -> None:
    """Days are days, instants are instants, alarms are at instants, what is done is cancelled, and no text loses a character."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    module = _ical_js(node)
    if module is None:
        pytest.skip("ical.js is not installed: npm install ical.js, and name its node_modules in GOVINFO_NODE_MODULES")
    program = "const { createRequire } = await import('node:module');\nconst require = createRequire(process.cwd() + '/x.js');\n" + READ
    call = [node, "--input-type=module", "-e", program, module]
    read = subprocess.run(call, input=made, capture_output=True, text=True, encoding="utf-8", check=False)
    assert read.returncode == 0, read.stderr
    told: dict[str, Any] = json.loads(read.stdout)

    assert told["method"] == "PUBLISH"
    events = {event["uid"].removesuffix("@our-matters.govinfo"): event for event in told["events"]}
    assert {
        uid: (event["type"], event["start"], event["end"], event["status"], [alarm for _, alarm in event["alarms"]])
        for uid, event in events.items()
    } == EXPECTED
    assert {kind for event in events.values() for kind, _ in event["alarms"]} == {"date-time"}
    assert events["duty:m1:agri"]["summary"] == f"【即将到期】农业农村局：{TITLE}：七日内办结"
    assert [events[uid]["sequence"] for uid in ("duty:m1:agri", "duty:m3:agri")] == [0, 1]


def test_every_raw_line_is_as_the_standard_has_it(made: str) -> None:
    """Lines end with CR and LF, have at most 75 octets, break no character, and begin with a blank where they go on."""
    raw = made.encode("utf-8")
    lines = raw.split(b"\r\n")

    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert [line.decode("utf-8") for line in lines]
    unfolded = raw.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    [summary] = [line for line in unfolded if line.startswith("SUMMARY:") and "采砂" in line]
    assert "、非法占用滩地；以及" in summary and "\\, with a comma\\; a semicolon \\\\ and more" in summary
    assert all(line.startswith("TRIGGER;VALUE=DATE-TIME:") for line in unfolded if line.startswith("TRIGGER"))
    assert len(uids := [line for line in unfolded if line.startswith("UID:")]) == len({*uids}) == len(EXPECTED)
    assert not [line for line in unfolded if line.startswith("DTEND:")]
