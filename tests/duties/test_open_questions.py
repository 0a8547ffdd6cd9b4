"""What is open about duties is told with the list, counted, and listed by the check; `--strict` stops a script."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from govinfo.cli import main

UNITS: Final = [{"id": "invest", "name": "投资处", "group": "division"}]
MATTER: Final = {"id": "m", "kind": "supervised", "units": ["invest"], "arose_at": "2016-03-02T09:00:00+08:00", "title": "铁路项目"}
HANDLING: Final = {"id": "h", "of": "m", "unit": "invest", "received_at": "2016-03-02T09:00:00+08:00"}
EARLY: Final = {"extensions": [{"asked_at": "2016-02-20T09:00:00+08:00", "reason": "等待批复"}]}
DUE: Final = {"due_at": "2016-03-11T17:30:00+08:00"}


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Return what a command says of records on standard error, with its exit status."""

    def call(command: str, *arguments: str, **lists: list[dict[str, Any]]) -> tuple[int, str]:
        path = tmp_path / "records.json"
        path.write_text(json.dumps({"format": "govinfo.records/1", "units": UNITS} | lists), "utf-8")
        status = main([command, str(path), "--rulebook", "provincial-drc-2016", *arguments])
        return status, capsys.readouterr().err

    return call


@pytest.mark.parametrize(
    ("matter", "handling", "n"),
    [
        (MATTER | DUE, HANDLING, 0),
        (MATTER, HANDLING, 1),  # no due time
        (MATTER | DUE, HANDLING | EARLY, 1),  # more time asked for before it was received
        (MATTER, HANDLING | EARLY, 2),
    ],
)
def test_a_list_of_duties_counts_what_is_open_and_strict_stops_at_it(
    told: Callable[..., tuple[int, str]], matter: dict[str, Any], handling: dict[str, Any], n: int
) -> None:
    """What is odd in the records and what is odd about duties, each once; the check lists as many."""
    at = ("--at", "2016-03-05")
    plain, said = told("deadlines", *at, matters=[matter], handlings=[handling])
    strict, _ = told("deadlines", *at, "--strict", matters=[matter], handlings=[handling])
    _, listed = told("check", matters=[matter], handlings=[handling])

    assert (0, int(n > 0)) == (plain, strict)
    assert (f"未决：疑问 {n} 条" in said) is (n > 0)
    assert n == listed.count("疑问：")


def test_a_commission_of_a_level_that_no_duty_is_about_is_asked_about(told: Callable[..., tuple[int, str]]) -> None:
    """The duty is owed by divisions; the general office was asked, and nothing says until when."""
    asked = {"by": "province", "asked_at": "2016-03-02T09:00:00+08:00", "due_at": "2016-03-04T09:00:00+08:00"}
    units = [*UNITS, {"id": "office", "name": "办公室", "group": "office"}]
    _, said = told(
        "check", units=units, commissions=[asked | {"id": "k1", "units": ["office"]}, asked | {"id": "k2", "units": ["office", "invest"]}]
    )

    assert ["疑问：k1: 《省发展改革委政务信息工作做法》没有哪项义务规定它的办理期限"] == [
        line for line in said.splitlines() if "疑问：" in line
    ]


def test_now_is_the_instant_of_the_call(told: Callable[..., tuple[int, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was due in March 2016 is overdue whenever the call is made, and the list says as of when."""
    path = tmp_path / "matters.json"
    path.write_text(json.dumps({"format": "govinfo.records/1", "units": UNITS, "matters": [MATTER | DUE]}), "utf-8")
    before = datetime.now(UTC).replace(microsecond=0)
    assert 0 == main(["deadlines", str(path), "--rulebook", "provincial-drc-2016", "--at", "now", "--format", "json"])
    seen = json.loads(capsys.readouterr().out)

    assert before <= datetime.fromisoformat(seen["at"]) <= datetime.now(UTC)
    assert ["overdue"] == [one["stage"] for one in seen["deadlines"]]
