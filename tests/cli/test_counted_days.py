"""`--days`: how each deadline was counted, behind a score, a record, a list, a circular and a register; and what a later notice moves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from small_year import Run

BOOK: Final = """schema = 1
id = "late"
title = "批示件办理办法"
[source]
issuer = "某县"
title = "批示件办理办法"
[[deadline]]
id = "reply"
clause = "三"
title = "批示件办结"
unit = "working-day"
number = 3
anchor = "received"
extension_number = 10
[[duty]]
id = "reply"
clause = "三"
title = "批示件办理"
of = "handling"
limit = "reply"
[[price]]
id = "late"
clause = "五"
title = "批示件逾期"
of = "duty"
when = { result = "late" }
amount = -2
"""
YEAR: Final[dict[str, Any]] = {
    "format": "govinfo.records/1",
    "units": [{"id": "water", "name": "水利局"}, {"id": "east", "name": "东城县"}],
    "submissions": [
        {"id": "s1", "units": ["water"], "submitted_at": "2026-02-05T09:00:00+08:00", "title": "河道采砂问题"},
        {"id": "s2", "units": ["east"], "submitted_at": "2026-02-05T09:00:00+08:00", "title": "防汛物资问题"},
    ],
    "instructions": [
        {"id": "i1", "submission": "s1", "level": "city", "rank": "principal", "on": "2026-02-10"},
        {"id": "i2", "submission": "s2", "level": "city", "rank": "principal", "on": "2026-02-10"},
    ],
    "handlings": [
        {
            "id": "h1",
            "instruction": "i1",
            "unit": "water",
            "received_at": "2026-02-12T10:00:00+08:00",
            "done_at": "2026-02-26T16:00:00+08:00",
        },
        {
            "id": "h2",
            "instruction": "i2",
            "unit": "east",
            "received_at": "2026-03-02T10:00:00+08:00",
            "done_at": "2026-03-04T16:00:00+08:00",
        },
    ],
}
COUNTED: Final = [
    # Three working days from Thursday 12 February 2026: Friday, the Saturday worked for the Spring Festival, then Tuesday the 24th.
    "2月12日 星期四 工作日 起算日",
    "2月13日 星期五 工作日 计入 1",
    "2月14日 星期六 调休上班 计入 2 国办发明电〔2025〕7号",
    "2月15日 星期日 周末休息 休息日不计",
    "2月16日 星期一 放假 休息日不计 国办发明电〔2025〕7号",
    "2月17日 星期二 放假 休息日不计 国办发明电〔2025〕7号",
    "2月18日 星期三 放假 休息日不计 国办发明电〔2025〕7号",
    "2月19日 星期四 放假 休息日不计 国办发明电〔2025〕7号",
    "2月20日 星期五 放假 休息日不计 国办发明电〔2025〕7号",
    "2月21日 星期六 周末休息 休息日不计",
    "2月22日 星期日 周末休息 休息日不计",
    "2月23日 星期一 放假 休息日不计 国办发明电〔2025〕7号",
    "2月24日 星期二 工作日 计入 3",
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Return the paths of the records and of the rulebook."""
    (tmp_path / "r.json").write_text(json.dumps(YEAR, ensure_ascii=False), "utf-8")
    (tmp_path / "b.toml").write_text(BOOK, "utf-8")
    return str(tmp_path / "r.json"), str(tmp_path / "b.toml")


def lines(text: str) -> list[str]:
    """Return the lines of a page with single blanks."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def days(text: str) -> list[str]:
    """Return the rows of the days of February."""
    return [line for line in lines(text) if line.startswith("2月")]


def test_a_deduction_for_lateness_is_explained_day_by_day(run: Run, files: tuple[str, str]) -> None:
    """Two points less because it was done on 26 February: two days after the 24th, each day before it counted or left out by its notice."""
    records, book = files
    page = run("explain", records, "--rulebook", book, "--period", "2026", "--unit", "water", "--days").out

    assert days(page) == COUNTED
    assert "■ 水利局“河道采砂问题”（批示件办理，2026年2月24日截止）" in lines(page)
    assert "2026年2月26日16:00办结，逾期2天。" in lines(page)
    assert not days(run("explain", records, "--rulebook", book, "--period", "2026", "--unit", "water").out)


def test_what_was_in_time_and_earned_nothing_is_not_counted_behind_a_score(run: Run, files: tuple[str, str]) -> None:
    """East was in time and no line rests on it; asked for by its record it is counted all the same."""
    records, book = files
    asked = ("explain", records, "--rulebook", book, "--period", "2026")

    assert "没有按日计算的期限。" in lines(run(*asked, "--unit", "east", "--days").out)
    page = run(*asked, "--record", "h2", "--days", "--lang", "en").out
    assert "3 working days, counted from 2026-03-02 10:00, end 2026-03-05 (Thursday) 24:00." in page
    assert [line.split()[:5] for line in lines(page) if line.startswith("2026-03-0")] == [
        ["2026-03-02", "Monday", "working-day", "start"],
        ["2026-03-03", "Tuesday", "working-day", "counted", "1"],
        ["2026-03-04", "Wednesday", "working-day", "counted", "2"],
        ["2026-03-05", "Thursday", "working-day", "counted", "3"],
    ]


def test_a_circular_and_a_register_have_the_days_attached(run: Run, files: tuple[str, str]) -> None:
    """Of a circular what is overdue at its end, of a register all that is in it; as data they are refused."""
    records, book = files
    given = ("deadlines", records, "--rulebook", book, "--days")
    late = run(*given, "--circular", "2026-02", "--at", "2026-02-25")

    assert days(late.out)[-len(COUNTED) :] == COUNTED
    assert "截至2026年2月25日24:00未办结，逾期1天。" in lines(late.out)
    assert days(run(*given, "--register", "2026-02", "--at", "2026-02-28").out)[-len(COUNTED) :] == COUNTED
    refused = run(*given, "--at", "2026-02-28", "--format", "json")
    assert refused.status == 2 and "--days" in refused.err


def test_the_days_of_an_earlier_list_know_no_later_grant(run: Run, tmp_path: Path) -> None:
    """Asked and granted on 5 March for three days more; on the 4th the limit ends on that Thursday and no day is an extension."""
    granted = {"asked_at": "2026-03-05T09:00:00+08:00", "reason": "等待数据", "granted": True, "number": 3, "unit": "working-day"}
    year = {**YEAR, "handlings": [{**YEAR["handlings"][1], "extensions": [granted], "done_at": "2026-03-10T09:00:00+08:00"}]}
    (tmp_path / "r.json").write_text(json.dumps(year, ensure_ascii=False), "utf-8")
    (tmp_path / "b.toml").write_text(BOOK, "utf-8")
    given = ("deadlines", str(tmp_path / "r.json"), "--rulebook", str(tmp_path / "b.toml"), "--days")

    before, after = (run(*given, "--at", day).out for day in ("2026-03-04", "2026-03-05"))
    assert "至2026年3月5日（星期四）24:00届满" in before and "延期" not in before
    assert "至2026年3月10日（星期二）24:00届满" in after and after.count(" 延期") >= 3


def test_what_a_later_notice_moves_is_listed_without_a_calendar_file(run: Run, tmp_path: Path) -> None:
    """
    Ten working days from 22 January 2020, by the table as it was on the 25th and with the notice of the 26th.

    23 January is the first; 24-30 rest; 31 January, 1 February (worked) and 3-7 February make eight, 10 and 11 ten. With the notice
    31 January and 1 February rest: 3-7 make six, 10-13 ten.
    """
    year = {
        **YEAR,
        "submissions": [],
        "instructions": [],
        "handlings": [],
        "commissions": [
            {
                "id": "c1",
                "by": "city",
                "units": ["water"],
                "asked_at": "2020-01-22T09:00:00+08:00",
                "due_at": "2020-03-01T00:00:00+08:00",
                "title": "春运情况",
            }
        ],
    }
    book = BOOK.replace("number = 3", "number = 10").replace('of = "handling"', 'of = "commission"')
    (tmp_path / "r.json").write_text(json.dumps(year, ensure_ascii=False), "utf-8")
    (tmp_path / "b.toml").write_text(book, "utf-8")
    given = ("deadlines", str(tmp_path / "r.json"), "--rulebook", str(tmp_path / "b.toml"), "--at", "2020-01-27")

    moved = run(*given, "--moved", "--known-on", "2020-01-25")
    assert [line for line in lines(moved.out) if "春运情况" in line] == ["水利局 春运情况 批示件办理 三 2月11日 2月13日 办理中"]
    assert "没有时限变动。" in run(*given, "--moved", "--known-on", "2020-01-26").out
    assert "没有时限变动。" in run(*given, "--moved", "--known-on", "2020-01-25", "--unit", "east").out
    assert run(*given, "--known-on", "2020-01-25").status == 2
    assert [run(*given, "--moved", "--known-on", "2020-01-25", *more).status for more in (("--days",), ("--circular", "2020"))] == [2, 2]
    assert "2003年12月18日" in run(*given, "--moved", "--known-on", "1999-01-01").err
    assert run(*given, "--moved", "--known-on", "gestern").status == 2
