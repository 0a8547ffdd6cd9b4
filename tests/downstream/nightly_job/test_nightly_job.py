"""The job writes what was worked out by hand, once, and nothing at all where something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from job import ended, file_name, main

from govinfo import Period, Records, decode_rulebook, encode_records
from govinfo.codec import decode_assessment, decode_payout, encode_records_lines
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Grain
from govinfo.testing import records

TOWN = Path(__file__).with_name("town.toml")
BOOK = decode_rulebook(TOWN.read_bytes())

# A district journal pays 3 points, a city journal 10 points and 20 yuan, in equal parts; persons have the money of what they wrote.
# First quarter:  agri a1 3 + a2 10 = 13 points, 20 yuan for p1. Second quarter: a3 10 points each, 20/2 = 10 yuan each, no author.
LEDGER: dict[str, Any] = {
    "format": "govinfo.records/1",
    "units": [{"id": "agri", "name": "农业农村办"}, {"id": "water", "name": "水利站"}],
    "persons": [{"id": "p1", "name": "甲", "unit": "agri"}],
    "submissions": [
        {"id": "s1", "units": ["agri"], "authors": ["p1"], "form": "item", "submitted_at": "2024-03-01T09:30:00+08:00"},
        {"id": "s2", "units": ["agri", "water"], "form": "item", "submitted_at": "2024-05-06T09:30:00+08:00"},
    ],
    "adoptions": [
        {"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"},
        {"id": "a2", "submission": "s1", "publication": "city-report", "on": "2024-03-20"},
        {"id": "a3", "submission": "s2", "publication": "city-report", "on": "2024-05-10"},
    ],
}
# Five working days from Monday, 24 June 2024: the 25th, 26th, 27th, 28th, and Monday, 1 July. Two working days before it: the 27th.
INSTRUCTION = {"type": "instruction", "id": "i1", "submission": "s1", "level": "city", "on": "2024-06-20"}
HANDLING = {
    "type": "handling",
    "id": "h1",
    "instruction": "i1",
    "unit": "agri",
    "received_at": "2024-06-24T09:00:00+08:00",
    "complexity": "ordinary",
}
VOID = {"type": "correction", "id": "c1", "of": "a2", "action": "void", "on": "2024-08-01", "reason": "刊物登记有误", "by": "党政办"}


def lines(*rows: dict[str, Any]) -> str:
    """Return rows as JSON Lines."""
    return "\n".join(json.dumps(row) for row in ({"format": "govinfo.records/1"}, *rows))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with records in two files."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "ledger.json").write_text(json.dumps(LEDGER), "utf-8")
    (tmp_path / "records" / "handling.jsonl").write_text(lines(INSTRUCTION, HANDLING), "utf-8")
    return tmp_path


def night(office: Path, day: str, *options: str) -> int:
    """Run the job of one night."""
    return main([str(office / "records"), str(TOWN), str(office / "out"), "--day", day, *options])


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file with what is in it and when it was written."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def said(office: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Run a night that is refused, and return what is said of it; nothing was written."""
    assert night(office, "2024-07-11", *options) == 1
    assert not (office / "out").exists()
    return capsys.readouterr().err.splitlines()


def test_the_period_that_ended_is_assessed_and_paid_after_the_days_of_grace(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On 11 July the second quarter and, ten days after its end, the first half-year."""
    assert night(office, "2024-07-11") == 0
    assert capsys.readouterr().out.split() == [
        "assessments/2024-Q2.json",
        "circulars/2024-Q2.json",
        "circulars/2024-Q2.html",
        "payouts/2024-H1.json",
        "payouts/2024-H1.html",
        "reminders/2024-07-11.txt",
    ]
    scored = decode_assessment((office / "out" / "assessments" / "2024-Q2.json").read_bytes())
    assert [(entry.unit, entry.points, entry.yuan) for entry in scored.units] == [("agri", "10", "10.00"), ("water", "10", "10.00")]
    paid = decode_payout((office / "out" / "payouts" / "2024-H1.json").read_bytes())
    assert [(entry.unit, entry.person, entry.amount) for entry in paid.entries] == [
        ("agri", None, 10),
        ("agri", "p1", 20),
        ("water", None, 10),
    ]
    assert (paid.amount, paid.in_capitals) == (40, "肆拾元整")


def test_before_the_days_of_grace_are_over_nothing_is_paid_for_the_half_year(office: Path) -> None:
    """On 10 July it is the ninth day after its end; without grace it would have been paid on the first."""
    assert night(office, "2024-07-10") == 0
    assert not (office / "out" / "payouts" / "2024-H1.json").exists()
    assert night(office, "2024-07-01", "--grace", "0") == 0
    assert (office / "out" / "payouts" / "2024-H1.json").exists()


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2024-06-27", "共1项：即将到期1项"),
        ("2024-07-01", "共1项：即将到期1项"),
        ("2024-07-03", "共1项：逾期未办结1项"),
    ],
)
def test_what_is_due_soon_or_overdue_is_reminded_of(office: Path, day: str, counts: str) -> None:
    """The weekend between is not counted."""
    assert night(office, day) == 0
    assert counts in (office / "out" / "reminders" / f"{day}.txt").read_text("utf-8").splitlines()


def test_on_a_day_when_nothing_is_urgent_nobody_is_reminded(office: Path) -> None:
    """Three working days before the last."""
    assert night(office, "2024-06-26") == 0
    assert not (office / "out" / "reminders").exists()


def test_a_second_run_writes_nothing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a byte, and no file anew."""
    night(office, "2024-07-11")
    before = files(office / "out")
    capsys.readouterr()
    assert night(office, "2024-07-11") == 0
    assert capsys.readouterr() == ("", "")
    assert files(office / "out") == before


def test_two_machines_write_the_same_bytes(office: Path) -> None:
    """Whatever the seed of their hashes and the zone of their clocks."""
    job = Path(__file__).with_name("job.py")
    for name, seed, zone in (("one", "1", "UTC"), ("other", "2", "America/New_York")):
        call = [sys.executable, str(job), str(office / "records"), str(TOWN), str(office / name), "--day", "2024-07-11"]
        subprocess.run(call, check=True, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}, stdout=subprocess.DEVNULL)  # noqa: S603  # our own script
    assert [(path, data) for path, (data, _) in files(office / "one").items()] == [
        (path, data) for path, (data, _) in files(office / "other").items()
    ]


def test_a_list_that_was_paid_stands_and_the_next_one_takes_back(office: Path) -> None:
    """The city's report did not use s1 after all: p1 was paid 20 yuan too much in the first half-year, and nothing is due in the second."""
    night(office, "2024-07-11")
    before = files(office / "out" / "payouts")
    (office / "records" / "mended.jsonl").write_text(lines(VOID), "utf-8")
    assert night(office, "2024-08-02") == 0
    assert files(office / "out" / "payouts") == before
    assert night(office, "2025-01-11") == 0
    paid = decode_payout((office / "out" / "payouts" / "2024-H2.json").read_bytes())
    assert [(entry.person, entry.of.name, entry.amount) for entry in paid.entries] == [("p1", "2024-H1", -20)]


def test_a_circular_is_mended_while_its_period_is_the_last(office: Path) -> None:
    """A record that came late: two adoptions of water instead of one."""
    night(office, "2024-07-01")
    late = {"type": "adoption", "id": "a4", "submission": "s2", "publication": "zhengwu", "on": "2024-06-28"}
    (office / "records" / "late.jsonl").write_text(lines(late), "utf-8")
    night(office, "2024-07-02")
    scored = decode_assessment((office / "out" / "assessments" / "2024-Q2.json").read_bytes())
    assert [(entry.unit, entry.points) for entry in scored.units] == [("agri", "13"), ("water", "13")]


def test_an_instant_falls_on_its_day_in_beijing(office: Path) -> None:
    """Eight in the evening of 30 June in Lima is the first of July here: agri sent one item in the second quarter and one in the third."""
    odd = {"type": "submission", "id": "s3", "units": ["agri"], "submitted_at": "2024-06-30T20:00:00-05:00"}
    (office / "records" / "odd.jsonl").write_text(lines(odd), "utf-8")
    night(office, "2024-07-01")
    night(office, "2024-10-01")
    for quarter in ("2024-Q2", "2024-Q3"):
        made = json.loads((office / "out" / "circulars" / f"{quarter}.json").read_bytes())
        [agri] = [unit for unit in made["units"] if unit["unit"] == "agri"]
        assert agri["sent"] == 1


def test_every_problem_of_every_file_is_told_in_words(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In Chinese, and in English where that is asked for; full-width digits are no day."""
    bad = {**LEDGER, "adoptions": [*LEDGER["adoptions"][:2], {**LEDGER["adoptions"][2], "on": "２０２４-０５-１０", "fee": 0.5}]}
    (office / "records" / "ledger.json").write_text(json.dumps(bad), "utf-8")
    (office / "records" / "handling.jsonl").write_text(lines(INSTRUCTION, {**HANDLING, "complexity": "easy"}), "utf-8")
    english = said(office, capsys, "--lang", "en")
    assert [line.partition(": must")[0] for line in english] == [
        "handling.jsonl: line 3, complexity",
        "ledger.json: adoptions, record 3, on",
        "ledger.json: adoptions, record 3, fee",
    ]
    assert [line.partition(": 应为")[0] for line in said(office, capsys)] == [
        "handling.jsonl: 第 3 行 complexity",
        "ledger.json: 采用第 3 条 on",
        "ledger.json: 采用第 3 条 fee",
    ]


def test_records_that_contradict_each_other_are_told_with_their_files(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same id in two files, and a reference to nothing."""
    twice = {"format": "govinfo.records/1", "units": [{"id": "forest", "name": "林业站"}, {"id": "agri", "name": "农办"}]}
    (office / "records" / "more.json").write_text(json.dumps(twice), "utf-8")
    (office / "records" / "handling.jsonl").write_text(lines({**INSTRUCTION, "submission": "s7"}), "utf-8")
    told = said(office, capsys, "--lang", "en")
    assert "more.json: units, record 2, id: id agri is used already, at ledger.json: units, record 1" in told[0]
    (office / "records" / "more.json").unlink()
    assert said(office, capsys, "--lang", "en")[0].startswith(
        "handling.jsonl: instructions, record 1, submission: there is no submission s7"
    )


def test_a_word_that_the_regulation_does_not_know_stops_the_night(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest one that it knows."""
    (office / "records" / "ledger.json").write_text(json.dumps(LEDGER).replace("city-report", "city-raport", 1), "utf-8")
    [told] = said(office, capsys, "--lang", "en")
    assert told.startswith("a2: publication: ")
    assert "city-report" in told


def test_a_rulebook_that_cannot_be_read_stops_the_night(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that asks for an unknown publication."""
    (office / "bad.toml").write_text(TOWN.read_text("utf-8").replace('"city" }\namount = 10', '"ctiy" }\namount = 10'), "utf-8")
    assert main([str(office / "records"), str(office / "bad.toml"), str(office / "out"), "--day", "2024-07-11"]) == 1
    assert "bad.toml: city.when.level: " in capsys.readouterr().err
    assert not (office / "out").exists()


def test_a_list_that_was_altered_is_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody made 20 yuan 200; nothing of that night is written."""
    night(office, "2024-07-11")
    paid = office / "out" / "payouts" / "2024-H1.json"
    paid.write_text(paid.read_text("utf-8").replace('"amount": "20.00"', '"amount": "200.00"'), "utf-8")
    before = files(office / "out")
    for day in ("2024-07-12", "2025-01-11"):
        assert night(office, day) == 1
        assert capsys.readouterr().err.startswith("2024-H1.json: ")
    assert files(office / "out") == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere", str(TOWN), "out", "--day", "2024-07-01"], "nowhere"),
        (["records", "nowhere.toml", "out", "--day", "2024-07-01"], "nowhere.toml"),
        (["empty", str(TOWN), "out", "--day", "2024-07-01"], "empty"),
        (["records", str(TOWN), "records/ledger.json", "--day", "2024-07-01"], "ledger.json"),
        (["records", str(TOWN), "out", "--day", "２０２４-０７-０１"], "--day: 应为"),
        (["records", str(TOWN), "out", "--day", "2024-02-30"], "--day: 应为"),
    ],
)
def test_a_call_that_cannot_be_done_is_another_code(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str
) -> None:
    """No folder, no file, no records, no place to write to, no day."""
    monkeypatch.chdir(office)
    Path("empty").mkdir()
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("grace", ["-1", "ten", "1000"])
def test_days_of_grace_are_none_or_more(office: Path, grace: str) -> None:
    """A period that is not over cannot be paid."""
    with pytest.raises(SystemExit) as stopped:
        night(office, "2024-07-01", f"--grace={grace}")
    assert stopped.value.code == 2


def test_a_disk_that_is_full_leaves_the_old_file_and_no_other(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new one is written beside it, and put in its place when all of it is there."""
    night(office, "2024-07-01")
    before = files(office / "out")
    (office / "records" / "mended.jsonl").write_text(lines({**VOID, "of": "a3"}), "utf-8")

    def half(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    assert night(office, "2024-07-01") == 2
    assert files(office / "out") == before


def test_without_a_day_it_is_today_in_beijing(office: Path) -> None:
    """The only place where a clock is asked; midnight may pass while the test runs."""
    days = [datetime.now(OFFICIAL_ZONE).date()]
    assert main([str(office / "records"), str(TOWN), str(office / "out")]) == 0
    days.append(datetime.now(OFFICIAL_ZONE).date())
    [written] = (office / "out" / "reminders").iterdir()  # h1 was never handled
    assert written.stem in {day.isoformat() for day in days}


@pytest.mark.parametrize(
    ("day", "grain", "name"),
    [
        (date(2024, 7, 1), Grain.QUARTER, "2024-Q2"),
        (date(2024, 6, 30), Grain.QUARTER, "2024-Q1"),
        (date(2024, 3, 1), Grain.MONTH, "2024-02"),
        (date(2024, 1, 1), Grain.HALF_YEAR, "2023-H2"),
        (date(2024, 12, 31), Grain.YEAR, "2023"),
        (date(2024, 7, 3), Grain.WEEK, "2024-06-24_2024-07-01"),
    ],
)
def test_the_period_that_ended_is_the_last_that_was_over(day: date, grain: Grain, name: str) -> None:
    """On its last day a period is not over."""
    assert file_name(ended(BOOK, grain, day)) == name


def test_a_year_may_begin_in_december() -> None:
    """Then its first quarter ends with February."""
    book = decode_rulebook(TOWN.read_text("utf-8").replace("\nforms", "\nsettings = { first_month = 12 }\nforms"))
    assert ended(book, Grain.QUARTER, date(2024, 3, 1)) == Period(date(2023, 12, 1), date(2024, 3, 1))


@settings(max_examples=15, deadline=None)
@given(some=records(BOOK, period=Period.parse("2024-H1")), data=st.data())
def test_however_records_lie_in_files_the_papers_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, some: Records, data: st.DataObject
) -> None:
    """One document, or two files in the other form with the records dealt out to them at random."""
    one, two = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    for office in (one, two):
        (office / "records").mkdir()
    (one / "records" / "all.json").write_text(encode_records(some), "utf-8")
    dealt = data.draw(st.lists(st.booleans(), min_size=len(some), max_size=len(some)))
    for name, hand in (("b.jsonl", True), ("a.jsonl", False)):
        rows = Records.of(record for record, side in zip(some, dealt, strict=True) if side is hand)
        (two / "records" / name).write_text("".join(encode_records_lines(rows)), "utf-8")
    assert night(one, "2024-07-11") == night(two, "2024-07-11") == 0
    assert list(contents(one)) == list(contents(two))


def contents(office: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what the job wrote."""
    for name, (written, _) in sorted(files(office / "out").items()):
        yield name, written
