"""Lights by thresholds of the rulebook, and the circular of every kind of duty as a paper, with what is overdue by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from offices import at, head, register, stand

from govinfo import Period
from govinfo.cli import main
from govinfo.codec import decode_rulebook
from govinfo.duties import handling_circulars, light_of
from govinfo.errors import RulebookError
from govinfo.papers import deadlines_paper, handling_paper, paper_text

TEXT = (
    head("lights", title="督查办法", issuer="区政府办")
    + """
[matters]
case = { title = "办件" }
[lights]
green = { title = "绿灯" }
yellow = { title = "黄灯", left = 2 }
orange = { title = "橙灯", late = 1 }
red = { title = "红灯", late = 1, urged = 1 }
[[deadline]]
id = "days"
clause = "一"
unit = "working-day"
number = 5
anchor = "arose"
[[duty]]
id = "handle"
clause = "一"
title = "办件5个工作日内办结"
of = "matter"
limit = "days"
[[duty]]
id = "slip"
clause = "二"
title = "批示按所定时间办理"
of = "handling"
"""
)
BOOK = decode_rulebook(TEXT)
# five working days from Monday 2 March end on Monday 9 March
CASES: list[dict[str, Any]] = [
    {"id": "m1", "kind": "case", "units": ["agri"], "arose_at": "2026-03-02T10:00:00", "title": "低保申请"},
    {"id": "m2", "kind": "case", "units": ["water"], "arose_at": "2026-03-02T10:00:00", "title": "取水许可"},
    {"id": "m3", "kind": "case", "units": ["agri"], "arose_at": "2026-03-02T10:00:00", "title": "农机补贴"},
]
WORK: list[dict[str, Any]] = [
    {"id": "h1", "of": "m1", "unit": "agri", "received_at": "2026-03-02T10:00:00", "done_at": "2026-03-06T10:00:00"},
    {"id": "h2", "of": "m2", "unit": "water", "received_at": "2026-03-02T10:00:00", "urged": [{"at": "2026-03-10T10:00:00"}]},
    {"id": "h3", "of": "m3", "unit": "agri", "received_at": "2026-03-02T10:00:00", "done_at": "2026-03-12T10:00:00"},
    {"id": "h4", "of": "i1", "unit": "east", "received_at": "2026-03-03T10:00:00", "due_at": "2026-03-05T12:00:00"},
]
RECORDS: dict[str, list[dict[str, Any]]] = {
    "matters": CASES,
    "submissions": [{"id": "s1", "units": ["east"], "submitted_at": "2026-03-01T09:00:00", "title": "防汛"}],
    "instructions": [{"id": "i1", "submission": "s1", "level": "city", "on": "2026-03-03"}],
    "handlings": WORK,
}


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-03-03T09:00:00", "green"),  # four working days are left
        ("2026-03-05T09:00:00", "yellow"),  # two
        ("2026-03-09T23:00:00", "yellow"),
        ("2026-03-10T09:00:00", "orange"),  # a day late, nobody has urged
        ("2026-03-10T11:00:00", "red"),
    ],
)
def test_the_last_light_whose_thresholds_are_reached_shows(moment: str, shown: str) -> None:
    """Green, yellow from two working days, orange when late, red when urged all the same."""
    found = {one.id: one for one in stand(register(**RECORDS), BOOK, moment)}
    light = light_of(found["duty:m2:water"], BOOK)

    assert light is not None
    assert shown == light.id


def test_what_is_done_shows_no_light_and_the_list_has_a_column() -> None:
    """The list of the 11th: red first."""
    records = register(**RECORDS)
    states = stand(records, BOOK, "2026-03-11T09:00:00")
    lines = paper_text(deadlines_paper(states, records, BOOK, at("2026-03-11T09:00:00"))).splitlines()

    assert light_of(next(one for one in states if one.id == "duty:m1:agri"), BOOK) is None
    assert [["红灯", "逾期未办结", "水利局", "取水许可"]] == [line.split()[:4] for line in lines if line.startswith("红灯")]


@pytest.mark.parametrize(
    ("lights", "part"),
    [('x = { title = "x", left = -1 }', "0 or more"), ('x = { title = "x", left = 1 }\ny = { title = "y" }', "put it first")],
)
def test_lights_that_cannot_be_are_refused(lights: str, part: str) -> None:
    """A threshold below zero, a light that hides the others."""
    with pytest.raises(RulebookError, match=part):
        decode_rulebook(TEXT[: TEXT.index("[lights]")] + "[lights]\n" + lights + "\n" + TEXT[TEXT.index("[[deadline]]") :])


def test_the_circular_has_a_part_for_every_kind_of_duty() -> None:
    """March: of three cases one in time (4 days), one late (10 days), one overdue and reminded; of one instruction nothing is done."""
    states = stand(register(**RECORDS), BOOK, "2026-04-01T00:00:00")
    handlings, matters = handling_circulars(states, Period.parse("2026-03"))

    assert ["handling", "matter"] == [handlings.of.value, matters.of.value]
    assert (3, 1, 1, 1, 1) == (
        matters.overall.total,
        matters.overall.in_time,
        matters.overall.late,
        matters.overall.overdue,
        matters.overall.urged,
    )
    assert 7 == matters.overall.mean_days
    assert ["duty:m2:water"] == [one.id for one in matters.overdue]
    assert (1, None) == (handlings.overall.overdue, handlings.overall.mean_days)


def test_the_paper_names_what_is_overdue() -> None:
    """With its duty, its end, by how much it is late and how often the unit was reminded."""
    records = register(**RECORDS)
    page = paper_text(
        handling_paper(handling_circulars(stand(records, BOOK, "2026-04-01T00:00:00"), Period.parse("2026-03")), records, BOOK)
    )

    assert "- 水利局“取水许可”（办件5个工作日内办结，3月9日截止），逾期23天，已催办1次" in page
    assert "已办结事项平均用时7天（自然日）。" in page
    assert "■ 事项办理" in page
    assert "区政府办" in page


def test_nothing_in_hand_is_said() -> None:
    """And not an empty table."""
    assert "本期没有在办事项。" in paper_text(handling_paper((), register(), BOOK))


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return what calls the command for the circular of March."""
    book, records = tmp_path / "book.toml", tmp_path / "records.json"
    book.write_text(TEXT, "utf-8")
    text = json.dumps({"format": "govinfo.records/1", "units": [{"id": one, "name": one} for one in ("agri", "water", "east")]} | RECORDS)
    for name in ("arose_at", "received_at", "done_at", "due_at", "submitted_at", "at"):
        text = text.replace(f'"{name}": "2026-03-', f'"{name}": "+2026-03-')
    parts = text.split('"+')
    records.write_text(parts[0] + "".join(f'"{part[:19]}+08:00{part[19:]}' for part in parts[1:]), "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["deadlines", str(records), "--rulebook", str(book), *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_the_circular_is_an_official_paper(call: Callable[..., tuple[int, str, str]]) -> None:
    """With a number, addressees and a day; and as JSON for programs."""
    status, out, err = call("--circular", "2026-03", "--number", "督〔2026〕4号", "--to", "各镇", "--date", "2026-04-02")
    data = json.loads(call("--circular", "2026-03", "--format", "json")[1])

    assert (0, "") == (status, err)
    assert all(words in out for words in ("督〔2026〕4号", "各镇", "2026年4月2日"))
    assert ("govinfo.handling/1", ["handling", "matter"]) == (data["format"], [one["of"] for one in data["kinds"]])
    assert ("7", "50", ["duty:m2:water"]) == (
        data["kinds"][1]["overall"]["mean_days"],
        data["kinds"][1]["units"][0]["in_time_percent"],
        data["kinds"][1]["overdue"],
    )


def test_a_list_bears_no_letterhead(call: Callable[..., tuple[int, str, str]]) -> None:
    """Only the circular is signed."""
    status, _, err = call("--at", "2026-03-11", "--number", "督〔2026〕4号")

    assert (2, True) == (status, "--circular" in err)
