"""What cannot be in matters, handlings and calendar files: each is told at its place, as an error or as a question, and nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import pytest

from govinfo import build_register, decode_records
from govinfo.codec import decode_calendar
from govinfo.errors import DecodeError

MATTER: Final = {"id": "m1", "kind": "supervised", "units": ["agri"], "arose_at": "2026-03-02T09:00:00+08:00"}
HANDLING: Final = {"id": "h1", "of": "m1", "unit": "agri", "received_at": "2026-03-02T09:00:00+08:00"}
UNITS: Final = [{"id": "agri", "name": "农业农村局"}, {"id": "water", "name": "水利局"}]


def document(matter: Mapping[str, Any], handling: Mapping[str, Any]) -> str:
    """Return a matter and its handling as a records file."""
    return json.dumps(
        {"format": "govinfo.records/1", "units": UNITS, "matters": [{**MATTER, **matter}], "handlings": [{**HANDLING, **handling}]}
    )


def pause(begin: str, until: str) -> dict[str, str]:
    """Return a pause in March 2026."""
    return {"from": f"2026-03-{begin}", "until": f"2026-03-{until}", "reason": "补正"}


def more(**fields: Any) -> dict[str, Any]:
    """Return a request for more time asked for on 4 March at nine."""
    return {"asked_at": "2026-03-04T09:00:00+08:00", "reason": "等待数据", "granted": True} | fields


@pytest.mark.parametrize(
    ("matter", "handling", "path"),
    [
        ({}, {"pauses": [pause("03", "06"), pause("05", "09")]}, "$.handlings[0].pauses"),
        ({}, {"pauses": [pause("06", "03")]}, "$.handlings[0].pauses[0].until"),
        ({}, {"pauses": [{"from": "2026-03-06"}]}, "$.handlings[0].pauses[0].reason"),
        ({"units": [{"unit": "agri", "role": "lead"}, {"unit": "water", "role": "lead"}]}, {}, "$.matters[0].units"),
        ({"units": [{"unit": "agri", "role": "leader"}]}, {}, "$.matters[0].units[0].role"),
        ({"units": ["agri", "agri"]}, {}, "$.matters[0].units"),
        ({"due_at": "2026-03-01T09:00:00+08:00"}, {}, "$.matters[0].due_at"),
        ({"due_at": "2026-03-05"}, {}, "$.matters[0].due_at"),
        ({}, {"restarted_at": "2026-03-01T09:00:00+08:00"}, "$.handlings[0].restarted_at"),
        ({}, {"done_at": "2026-03-01T09:00:00+08:00"}, "$.handlings[0].done_at"),
        ({}, {"extensions": [more(decided_at="2026-03-03T09:00:00+08:00")]}, "$.handlings[0].extensions[0].decided_at"),
        ({}, {"extensions": [more(until="2026-03-20", number=3)]}, "$.handlings[0].extensions[0].until"),
        ({}, {"extensions": [more(unit="day")]}, "$.handlings[0].extensions[0].number"),
        ({}, {"extensions": [more(number=0)]}, "$.handlings[0].extensions[0].number"),
        ({}, {"extensions": [more(granted="yes")]}, "$.handlings[0].extensions[0].granted"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(matter: dict[str, Any], handling: dict[str, Any], path: str) -> None:
    """Nothing is read of it, and the one thing that is wrong is named."""
    with pytest.raises(DecodeError) as caught:
        decode_records(document(matter, handling))

    assert [problem.path for problem in caught.value.problems] == [path]


@pytest.mark.parametrize(
    ("handling", "path"),
    [
        ({"extensions": [more(asked_at="2026-02-27T09:00:00+08:00")]}, "$.handlings[0].extensions[0].asked_at"),
        ({"due_at": "2026-03-01T09:00:00+08:00"}, "$.handlings[0].due_at"),
    ],
)
def test_what_is_odd_is_asked_about(handling: dict[str, Any], path: str) -> None:
    """A request before the receipt, a due time before the beginning: possible, since one may be mistaken about either day."""
    register = build_register(decode_records(document({}, handling)))

    assert [question.path for question in register.questions] == [path]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("off = [2026-03-03, 2026-03-04]\nwork = [2026-03-04]", ["$.work[0]"]),
        ("off = [2026-03-03, 2026-03-03]", []),  # said twice, and still at rest
        ("off = [2026-13-03]", ["$"]),
        (
            '[units.agri]\noff = [2026-03-04]\nwork = [2026-03-04]\n[groups."西片"]\nwork = [2030-01-05]',
            ["$.units.agri.work[0]", '$.groups["西片"].work[0]'],
        ),
        ("[levels.country]\noff = [2026-03-04]", ["$.levels.country"]),
    ],
)
def test_a_calendar_file_that_contradicts_itself_is_told_so(text: str, paths: list[str]) -> None:
    """A day both at rest and worked, for all or for some; every one at its place."""
    told: list[str] = []
    try:
        decode_calendar(f'name = "x"\n{text}\n')
    except DecodeError as error:
        told = [problem.path for problem in error.problems]

    assert told == paths
