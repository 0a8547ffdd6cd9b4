"""
The papers of the systems that offices described, from records as they keep them: golden files that an office could send.

`GOVINFO_GOLDEN=write python -m pytest tests/duties/test_seed_papers.py` writes them anew; read what changed before it is committed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from govinfo.cli import main

FOLDER: Final = Path(__file__).parent / "golden"
_TIMED: Final = frozenset(
    {"received_at", "done_at", "asked_at", "due_at", "submitted_at", "at", "arose_at", "decided_at", "restarted_at", "returned_at"}
)


def at(text: str) -> str:
    """Return an instant in Beijing."""
    return f"{text}:00+08:00"


def offset(value: Any, name: str = "") -> Any:
    """Return records whose instants have their offset."""
    if isinstance(value, dict):
        return {key: offset(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [offset(one, name) for one in value]
    return at(value) if name in _TIMED else value


COMMISSION: Final = {
    "units": [
        {"id": "office", "name": "办公室", "group": "office"},
        {"id": "invest", "name": "投资处", "group": "division"},
        {"id": "energy", "name": "能源处", "group": "division"},
        {"id": "price", "name": "价格处", "group": "division"},
    ],
    "matters": [
        {
            "id": "m1",
            "kind": "supervised",
            "units": [{"unit": "price", "role": "lead"}, {"unit": "office", "role": "supervisor"}],
            "arose_at": "2016-01-11T09:00",
            "due_at": "2016-02-05T17:30",
            "title": "天然气价格联动方案",
            "number": "督〔2016〕2号",
            "by": "委主任办公会",
        }
    ],
    "submissions": [
        {"id": "s1", "units": ["invest"], "submitted_at": "2016-01-04T09:00", "title": "全省民间投资走势分析"},
        {"id": "s2", "units": ["energy"], "submitted_at": "2016-01-05T09:00", "title": "迎峰度冬电力供应情况"},
    ],
    "instructions": [
        {"id": "i1", "submission": "s1", "level": "province", "leader": "省长", "on": "2016-01-08", "tags": {"number": "批〔2016〕1号"}},
        {"id": "i2", "submission": "s2", "level": "province", "leader": "副省长", "on": "2016-01-12", "tags": {"number": "批〔2016〕2号"}},
        {
            "id": "i3",
            "submission": "s2",
            "level": "province",
            "leader": "副省长",
            "on": "2016-02-15",
            "follows": "i2",
            "tags": {"number": "批〔2016〕5号"},
        },
    ],
    "handlings": [
        {
            "id": "h1",
            "of": "i1",
            "unit": "invest",
            "received_at": "2016-01-11T09:00",
            "due_at": "2016-01-22T17:30",
            "done_at": "2016-01-20T16:00",
            "reports": [{"at": "2016-01-20T16:00", "text": "已提出三条措施", "signed_by": "投资处处长"}],
        },
        {
            "id": "h2",
            "of": "i2",
            "unit": "energy",
            "received_at": "2016-01-13T09:00",
            "due_at": "2016-01-27T17:30",
            "done_at": "2016-02-02T10:00",
            "urged": [{"at": "2016-01-28T09:00", "by": "督查专员"}],
            "reports": [
                {"at": "2016-01-26T10:00", "text": "初步情况", "returned_at": "2016-01-27T09:00", "returned_because": "未提措施"},
                {"at": "2016-02-02T10:00", "text": "补充措施"},
            ],
        },
        {
            "id": "h3",
            "of": "i3",
            "unit": "energy",
            "received_at": "2016-02-16T09:00",
            "due_at": "2016-02-24T17:30",
            "urged": [{"at": "2016-02-23T09:00"}, {"at": "2016-02-25T09:00"}],
        },
        {
            "id": "h4",
            "of": "m1",
            "unit": "price",
            "received_at": "2016-01-11T10:00",
            "done_at": "2016-02-19T10:00",
            "extensions": [
                {
                    "asked_at": "2016-02-03T10:00",
                    "reason": "须报省政府常务会议",
                    "granted": True,
                    "decided_at": "2016-02-04T10:00",
                    "decided_by": "委主任",
                    "until": "2016-02-19",
                }
            ],
        },
    ],
}
CENTRE: Final = {
    "units": [{"id": "land", "name": "国土窗口"}, {"id": "plan", "name": "规划窗口"}],
    "matters": [
        {
            "id": "c1",
            "kind": "case",
            "units": ["land"],
            "arose_at": "2026-06-01T09:00",
            "due_at": "2026-06-05T17:00",
            "title": "土地登记",
            "by": "张某",
        },
        {
            "id": "c2",
            "kind": "case",
            "units": ["land"],
            "arose_at": "2026-06-01T10:00",
            "due_at": "2026-06-05T17:00",
            "title": "抵押登记",
            "by": "李某",
        },
        {
            "id": "c3",
            "kind": "agency",
            "units": ["plan"],
            "arose_at": "2026-06-02T09:00",
            "due_at": "2026-06-12T17:00",
            "title": "选址意见",
            "by": "某公司",
        },
        {
            "id": "c4",
            "kind": "joint",
            "units": ["land", "plan"],
            "arose_at": "2026-06-03T09:00",
            "due_at": "2026-06-19T17:00",
            "title": "建设项目并联审批",
            "by": "某公司",
        },
        {
            "id": "c5",
            "kind": "case",
            "units": ["plan"],
            "arose_at": "2026-06-29T09:00",
            "due_at": "2026-07-03T17:00",
            "title": "规划许可",
            "by": "王某",
        },
    ],
    "handlings": [
        {"id": "w1", "of": "c1", "unit": "land", "received_at": "2026-06-01T09:00", "done_at": "2026-06-03T09:00"},
        {"id": "w2", "of": "c2", "unit": "land", "received_at": "2026-06-01T10:00", "done_at": "2026-06-08T09:00"},
        {
            "id": "w3",
            "of": "c3",
            "unit": "plan",
            "received_at": "2026-06-02T09:00",
            "done_at": "2026-06-12T16:00",
            "tags": {"person": "陈某"},
        },
        {"id": "w4", "of": "c4", "unit": "land", "received_at": "2026-06-03T10:00", "done_at": "2026-06-18T09:00"},
        {"id": "w5", "of": "c4", "unit": "plan", "received_at": "2026-06-03T10:00", "urged": [{"at": "2026-06-22T09:00"}]},
    ],
}
CONCERNED: Final = {f"task-{n:02}": True for n in range(1, 13) if n not in {3, 9}}
"""The finance bureau is concerned by every task but the third, and leads the ninth."""
TASKS: Final = {
    "units": [
        {"id": "fgj", "name": "市发改局", "group": "departments", "tags": {"task-03": True, "task-06": True}},
        {"id": "czj", "name": "市财政局", "group": "departments", "tags": CONCERNED},
        {"id": "fb", "name": "市政府办", "group": "departments"},
        *(
            {"id": f"d{n}", "name": name, "group": "departments"}
            for n, name in enumerate(
                ("市建设局", "市规划局", "市监察局", "市政府法制办", "市编委办", "市行政服务中心管委会", "市信息中心", "市民政局")
            )
        ),
        {"id": "zbz", "name": "周坊镇", "group": "townships"},
        {"id": "xbj", "name": "雄石街办", "group": "subdistricts"},
        {"id": "yyc", "name": "园艺场", "group": "farms"},
    ],
    "matters": [
        {
            "id": "t1",
            "kind": "task",
            "units": [
                {"unit": "fgj", "role": "lead"},
                {"unit": "czj", "role": "responsible"},
                {"unit": "zbz", "role": "responsible"},
                {"unit": "fb", "role": "supervisor"},
            ],
            "arose_at": "2010-07-19T09:00",
            "due_at": "2011-01-01T00:00",
            "title": "公开重大建设项目信息",
            "number": "任务2-1",
        }
    ],
    "handlings": [
        {"id": "w1", "of": "t1", "unit": "fgj", "received_at": "2010-07-20T09:00", "done_at": "2010-12-20T09:00"},
        {"id": "w2", "of": "t1", "unit": "czj", "received_at": "2010-07-20T09:00", "urged": [{"at": "2010-12-15T09:00"}]},
    ],
}
MINUTES: Final = {
    "units": [{"id": "one", "name": "一处"}, {"id": "two", "name": "二处"}],
    "matters": [
        {"id": "k1", "kind": "minutes", "units": ["one"], "arose_at": "2026-03-02T17:10", "title": "防汛专题会纪要"},
        {"id": "k2", "kind": "minutes", "units": ["two"], "arose_at": "2026-03-03T11:00", "title": "招商专题会纪要"},
    ],
}
PAPERS: Final[dict[str, tuple[dict[str, Any], str, tuple[str, ...]]]] = {
    "reform-commission-circular": (
        COMMISSION,
        "provincial-drc-2016",
        (
            "--circular",
            "2016-01-01/2016-03-01",
            "--title",
            "领导批示与反馈情况督查通报",
            "--issuer",
            "省发展改革委办公室",
            "--number",
            "督查通报第1期",
            "--to",
            "委内各处室：",
            "--date",
            "2016-03-03",
            "--unit",
            "invest",
            "--unit",
            "energy",
            "--unit",
            "price",
        ),
    ),
    "reform-commission-register": (
        COMMISSION,
        "provincial-drc-2016",
        ("--register", "2016-01-01/2016-03-01", "--title", "领导批示件登记表", "--issuer", "省发展改革委办公室"),
    ),
    "service-centre-month": (CENTRE, "pixian-service-2007", ("--circular", "2026-06", "--title", "政务服务中心6月办件情况通报")),
    "service-centre-register": (CENTRE, "pixian-service-2007", ("--register", "2026-06")),
    "task-list": (
        TASKS,
        "guixi-tasks-2010",
        ("--at", "2010-12-29T09:00:00+08:00", "--unit", "市发改局", "--unit", "czj", "--unit", "zbz", "--unit", "yyc"),
    ),
    "minutes-owed": (MINUTES, "office-minutes-24h", ("--at", "2026-03-03T18:10:00+08:00")),
}


@pytest.fixture
def printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Return what prints a paper."""

    def call(name: str) -> str:
        records, rulebook, arguments = PAPERS[name]
        path = tmp_path / "records.json"
        path.write_text(json.dumps({"format": "govinfo.records/1"} | offset(records), ensure_ascii=False), "utf-8")
        assert 0 == main(["deadlines", str(path), "--rulebook", rulebook, *arguments])
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_as_it_was_read(printed: Callable[[str], str], name: str) -> None:
    """Word for word; what it says was worked out in the tests below."""
    path, made = FOLDER / f"{name}.txt", printed(name)
    if os.environ.get("GOVINFO_GOLDEN") == "write":
        path.write_text(made, "utf-8")

    assert path.read_text("utf-8") == made


def test_the_two_monthly_circular_says_what_was_worked_out(printed: Callable[[str], str]) -> None:
    """
    Of three instructions one in time, one late by six days (27 January to 2 February), one overdue since 24 February: five days on the 29th.

    The supervised matter was extended to 19 February in time and done on that day.
    """
    page = printed("reform-commission-circular")
    rows = [line.split() for line in page.splitlines() if line.startswith(("投资处", "能源处", "价格处", "合计"))]

    assert ["投资处", "1", "1", "0", "0", "0", "0", "0", "100.00", "100.00"] in rows
    assert ["能源处", "2", "0", "0", "1", "0", "1", "0", "0.00", "50.00"] in rows
    assert ["价格处", "1", "1", "0", "0", "0", "0", "0", "100.00", "100.00"] in rows
    assert "能源处“迎峰度冬电力供应情况”（批示件按督查办文单所定时限办理，2月24日17:30截止），逾期5天，已催办2次" in page


def test_the_month_of_the_service_centre_says_what_was_worked_out(printed: Callable[[str], str]) -> None:
    """Land: one in time, one late, its part of the joint case in time; planning: one in time, the joint one 11 days overdue, one running."""
    rows = [line.split()[:8] for line in printed("service-centre-month").splitlines() if line.startswith(("国土窗口", "规划窗口"))]

    assert [["国土窗口", "3", "2", "0", "1", "0", "0", "0"], ["规划窗口", "3", "1", "0", "0", "0", "1", "1"]] == rows
    assert "规划窗口“建设项目并联审批”" in printed("service-centre-month")
    assert "逾期11天，已催办1次" in printed("service-centre-month")


def test_the_task_list_says_who_leads_and_minutes_are_owed_before_they_are_written(printed: Callable[[str], str]) -> None:
    """The lead is done, two are open with two days to go; of two minutes one is an hour late and the other has 16 hours 50 minutes left."""
    tasks, minutes = printed("task-list"), printed("minutes-owed")

    assert any(
        "市发改局" in line and "牵头" in line and "公开重大建设项目信息" in line and "按期办结" in line for line in tasks.splitlines()
    )
    assert any("周坊镇" in line and "责任" in line and "公开重大建设项目信息" in line and "还有2天" in line for line in tasks.splitlines())
    assert any("防汛专题会纪要" in line and "逾期1小时" in line for line in minutes.splitlines())
    assert any("招商专题会纪要" in line and "还有16小时50分钟" in line for line in minutes.splitlines())
