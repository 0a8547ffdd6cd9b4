"""What cannot be in matters, handlings and calendar files: each is told at its place, as an error or as a question, and nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from govinfo import build_register, decode_records
from govinfo.cli import main
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
        ("years = [2027]\noff = [2027-03-04]\nwork = [2027-03-04]\n[units.agri]\noff = [2027-03-05]", ["$.work[0]"]),
        ('years = ["2027"]\n[units.agri]\noff = [2027-03-05]', ["$.years[0]", "$.units.agri.off[0]"]),
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


TOLD: Final = [
    (
        {}, {"pauses": [pause("03", "06"), pause("05", "09")]}, "error", "wrong-value", "$.handlings[0].pauses",
        '应为先后不重叠：自2026年3月3日起的暂停至2026年3月6日结束，实为 "2026-03-05"',
        'must be one after the other: the pause from 2026-03-03 ends on 2026-03-06, got "2026-03-05"',
    ),
    (
        {}, {"pauses": [pause("06", "03")]}, "error", "wrong-value", "$.handlings[0].pauses[0].until",
        '应为不早于 from（2026-03-06）的时刻，实为 "2026-03-03"', 'must be not before from, which is 2026-03-06, got "2026-03-03"',
    ),
    (
        {}, {"extensions": [more(asked_at="2026-02-27T09:00:00+08:00")]}, "question", "odd-handling", "$.handlings[0].extensions[0].asked_at",
        "延期申请（2026年2月27日）早于收到日期（2026年3月2日）；请核对这两个日期",
        "asked for more time on 2026-02-27, before it was received on 2026-03-02; one of the two is wrong",
    ),
    (
        {"units": [{"unit": "agri", "role": "lead"}, {"unit": "water", "role": "lead"}]}, {}, "error", "wrong-value", "$.matters[0].units",
        '应为至多一个牵头单位，实为 ["agri", "water"]', 'must be at most one lead, got ["agri", "water"]',
    ),
    (
        {"due_at": "2026-03-01T09:00:00+08:00"}, {}, "error", "wrong-value", "$.matters[0].due_at",
        '应为不早于 arose_at（2026-03-02T09:00:00+08:00）的时刻，实为 "2026-03-01T09:00:00+08:00"',
        'must be not before arose_at, which is 2026-03-02T09:00:00+08:00, got "2026-03-01T09:00:00+08:00"',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("matter", "handling", "severity", "code", "path", "zh", "en"), TOLD)
def test_the_check_tells_it_with_code_place_value_and_what_would_be_right(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    matter: dict[str, Any],
    handling: dict[str, Any],
    severity: str,
    code: str,
    path: str,
    zh: str,
    en: str,
) -> None:
    """In both languages, for programs and for readers, and nothing is a traceback."""
    file = tmp_path / "records.json"
    file.write_text(document(matter, handling), "utf-8")
    for lang, message in (("zh", zh), ("en", en)):
        status = main(["check", str(file), "--lang", lang, "--problems", "json"])
        (told,) = json.loads(capsys.readouterr().err)["problems"]

        assert (int(severity == "error"), severity, code, path, message) == (
            status, told["severity"], told["code"], told["path"], told["message"],
        )  # fmt: skip


def test_a_ledger_tells_it_at_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two leads, a due time before the beginning, a part that there is not, done before it was received: four cells, all at once."""
    (tmp_path / "单位.csv").write_text("编号,名称\nagri,农业农村局\nwater,水利局\n", "utf-8")
    (tmp_path / "事项.csv").write_text(
        "编号,事项种类,承办单位,承办分工,发生时间,标题,截止时间\n"
        "m1,supervised,agri、water,牵头、牵头,2026年3月2日 9:00,甲事,2026年3月20日\n"
        "m2,supervised,agri,牵头,2026年3月2日 9:00,乙事,2026年2月20日\n"
        "m3,supervised,agri,主办,2026年3月2日 9:00,丙事,2026年3月20日\n",
        "utf-8",
    )
    (tmp_path / "办理.csv").write_text(
        "编号,办理对象,办理单位,收到时间,办结时间\nh1,m1,agri,2026年3月2日 9:00,2026年3月1日 9:00\n", "utf-8"
    )

    assert 1 == main(["import", *map(str, sorted(tmp_path.glob("*.csv")))])
    told = [line.partition(": ")[0].rpartition("/")[2] for line in capsys.readouterr().err.splitlines() if ".csv" in line]
    assert ["事项.csv C2 (承办单位)", "事项.csv G3 (截止时间)", "事项.csv D4 (承办分工)", "办理.csv E2 (办结时间)"] == sorted(
        told, key=lambda place: (place[:2] != "事项", place[7:].split()[0][1:])
    )
