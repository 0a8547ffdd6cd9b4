"""
Files of earlier versions are read as they were meant, and the same facts are still written in the same bytes.

`python tests/test_compat.py VERSION` writes the files of a new version.
"""

from __future__ import annotations

import json
import pickle
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from attrs import NOTHING, fields
from second_edition import FULL

from govinfo import Period, Records, assess, build_register, choose, decode_records, encode_records, shipped_rulebook
from govinfo.assessment import Assessment
from govinfo.codec import decode_assessment, decode_payout, encode_assessment, encode_payout, encode_records_lines
from govinfo.labels import Action, Complexity, Grain, LeaderRank, Level, Status
from govinfo.records import (
    LISTS,
    About,
    AdoptionEvent,
    Commission,
    Contribution,
    Correction,
    Extension,
    Figure,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Person,
    ProgressReport,
    Submission,
    Target,
    Unit,
)
from govinfo.reports import payout_list

FOLDER: Final = Path(__file__).parent / "compat"
VERSIONS: Final = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
LATEST: Final = max(VERSIONS, key=lambda version: tuple(map(int, version.split("."))))
"""The version whose bytes are still written."""

EAST: Final = timezone(timedelta(hours=8))
MOVED: Final = AdoptionEvent(id="a4", submission="s2", publication="today", on=date(2024, 5, 11))
FIRST: Final = Correction(id="k2", of="a4", action=Action.REPLACE, on=date(2024, 5, 10), reason="日期有误", by="信息科", replacement=MOVED)
SECOND: Final = Correction(
    id="k2", of="a4", action=Action.REPLACE, on=date(2024, 5, 10), reason="日期有误", by="信息科",
    replacement=AdoptionEvent(id="a4", submission="s2", publication="today", on=date(2024, 5, 10)),
)  # fmt: skip

RECORDS: Final = Records(
    units=(
        Unit(id="office", name="区政府办公室"),
        Unit(
            id="agri-old", name="农业局", level=Level.DISTRICT, group="departments", parent="office", since=date(2015, 1, 1), until=date(2024, 3, 1),
            successor="agri", tags={"region": "east", "rural": True, "staff": 38},
        ),
        Unit(id="agri", name="农业农村局", group="departments", since=date(2024, 3, 1)),
        Unit(id="water", name="水利局", group="departments"),
    ),
    persons=(Person(id="p1", name="赵一", unit="agri", tags={"part-time": False}), Person(id="p2", name="钱二", unit="water")),
    commissions=(
        Commission(
            id="c1", by=Level.DISTRICT, units=("agri", "water"), asked_at=datetime(2024, 3, 1, 9, tzinfo=EAST), due_at=datetime(2024, 3, 4, 17, 30, tzinfo=EAST),
            title="春耕备耕情况", tags={"by-phone": True},
        ),
    ),
    submissions=(
        Submission(
            id="s1", units=(Contribution(unit="agri", weight=3, lead=True), Contribution(unit="water", weight=Fraction(1, 2))),
            submitted_at=datetime(2024, 3, 4, 9, 30, tzinfo=EAST), title="春耕备耕进展", authors=("p1", "p2"), form="item", kinds=("experience", "problem"),
            happened_at=datetime(2024, 3, 3, 23, 59, 59, 500_000, tzinfo=EAST), characters=1200, pictures=2, channel="mail", commission="c1", subject="春耕",
            urgent=True, tags={"page": "front"},
        ),
        Submission(id="s2", units=(Contribution(unit="water"),), submitted_at=datetime(2024, 4, 1, 1, tzinfo=UTC)),
    ),
    adoptions=(
        AdoptionEvent(
            id="a1", submission="s1", publication="zhengwu", on=date(2024, 3, 8), form="item", issue=12, grade="first", position="头版", channel="direct",
            characters=900, fee=Fraction(25, 2), tags={"column": "要闻"},
        ),
        AdoptionEvent(id="a2", submission="s2", publication="city-report", on=date(2024, 5, 6), form="research"),
        AdoptionEvent(id="a3", submission="s2", publication="today", on=date(2024, 5, 7)),
        AdoptionEvent(id="a4", submission="s2", publication="today", on=date(2024, 5, 8)),
        AdoptionEvent(id="a5", submission="s2", publication="today", on=date(2025, 1, 1)),
    ),
    instructions=(
        LeaderInstruction(
            id="i1", submission="s1", level=Level.CITY, on=date(2024, 3, 10), rank=LeaderRank.PRINCIPAL, leader="市长", affirmative=False, tags={"pages": 2}
        ),
        LeaderInstruction(id="i2", submission="s1", level=Level.DISTRICT, on=date(2024, 3, 12), rank=LeaderRank.OTHER, follows="i1"),
    ),
    handlings=(
        Handling(
            id="h1", instruction="i2", unit="agri", received_at=datetime(2024, 3, 12, 10, tzinfo=EAST), complexity=Complexity.MULTI_PARTY,
            extensions=(Extension(asked_at=datetime(2024, 3, 20, 10, tzinfo=EAST), reason="情况复杂", granted=True, until=date(2024, 4, 20)),),
            reports=(ProgressReport(at=datetime(2024, 3, 18, 10, tzinfo=EAST), text="正在办理", signed_by="赵一"),),
            done_at=datetime(2024, 4, 10, 16, tzinfo=EAST), tags={"paper": "x"},
        ),
    ),
    lapses=(
        Lapse(id="l1", unit="water", kind="untrue", on=date(2024, 6, 1), by=Level.DISTRICT, submission="s2", persons=("p2",), tags={"file": "x-1"}),
        Lapse(id="l2", unit="agri", kind="commission-late", on=date(2024, 3, 5), by=Level.DISTRICT, commission="c1"),
        Lapse(id="l3", unit="office", kind="untrue", on=date(2024, 6, 2)),
    ),
    findings=(
        Finding(id="f1", criterion="leadership", about=About(unit="agri"), on=date(2024, 12, 20), met=True, by="考核组", reason="有分管领导"),
        Finding(id="f2", criterion="main-contributor", about=About(adoption="a1", unit="agri"), on=date(2024, 12, 20), amount=Fraction(5, 2), text="取材较多"),
        Finding(id="f3", criterion="untrue-consequence", about=About(lapse="l1"), on=date(2024, 12, 21), met=True, amount=60),
        Finding(id="f4", criterion="leadership", about=About(unit="water"), on=date(2024, 12, 21), met=False),
    ),
    targets=(
        Target(id="t1", unit="water", measure="sent", per=Grain.MONTH, at_least=1, period=Period(date(2024, 4, 1), date(2024, 6, 1))),
        Target(group="departments", measure="adopted", per=Grain.YEAR, at_least=1),
    ),
    figures=(
        Figure(id="g1", unit="agri", name="headcount", value=38, period=Period(date(2024, 1, 1), date(2025, 1, 1), "2024")),
        Figure(person="p1", name="years", value=Fraction(1, 3)),
    ),
    corrections=(
        Correction(id="k1", of="a3", action=Action.VOID, on=date(2024, 5, 9), reason="重复登记", by="信息科"),
        FIRST,
        Correction(id="k3", of="k2", action=Action.REPLACE, on=date(2024, 5, 12), reason="更正有误", by="信息科", replacement=SECOND),
    ),
)  # fmt: skip
"""What the files of 0.1.0 say."""

SECOND: Final = decode_records(json.dumps({name: rows for name, rows in FULL.items() if rows}))
"""What the second edition added, which files since 0.2.0 say."""


def content(version: str, name: str) -> bytes:
    """Return a file of a version."""
    return (FOLDER / version / name).read_bytes()


def assessed(period: str) -> Assessment:
    """Assess the records in the one reading that is not the default."""
    rulebook = choose(shipped_rulebook("district-model"), {"several-circulars": "highest"})
    return assess(build_register(RECORDS), rulebook, Period.parse(period))


def files() -> dict[str, bytes]:
    """Return what is written today."""
    return {
        "records.json": encode_records(RECORDS).encode(),
        "records.jsonl": "".join(encode_records_lines(RECORDS)).encode(),
        "records.pickle": pickle.dumps(RECORDS, protocol=4),
        "second.json": encode_records(SECOND).encode(),
        "second.jsonl": "".join(encode_records_lines(SECOND)).encode(),
        "assessment.json": encode_assessment(assessed("2024")).encode(),
        "payout.json": encode_payout(payout_list(assessed("2024-H1"))).encode(),
    }


def test_every_list_and_field_is_among_the_records() -> None:
    """No field of any list is left at its default in all of its records."""
    left = [
        f"{name}.{spec.name}"
        for name, cls in LISTS.items()
        for spec in fields(cls)
        if spec.default is not NOTHING
        and all(getattr(record, spec.name) == spec.default for some in (RECORDS, SECOND) for record in getattr(some, name))
    ]

    assert [] == left


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["records.json", "records.jsonl"])
def test_records_are_read_as_they_were_meant(version: str, name: str) -> None:
    """Every record, every field, every type, and the offset of every instant as it was written."""
    read = decode_records(content(version, name))

    assert read == RECORDS
    assert list(read) == list(RECORDS)
    assert [item.submitted_at.isoformat() for item in read.submissions] == ["2024-03-04T09:30:00+08:00", "2024-04-01T01:00:00+00:00"]
    assert read.figures[0].period is not None
    assert read.figures[0].period.name == "2024"


def test_pickled_records_are_read() -> None:
    """A pickle of this version holds the same values, which can be used at once; pickles are for caches of one installation."""
    read = pickle.loads(content(LATEST, "records.pickle"))

    assert read == RECORDS
    assert hash(read) == hash(RECORDS)
    assert build_register(read).by_id["a4"].on == date(2024, 5, 10)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_assessment_is_read_as_it_was_meant(version: str) -> None:
    """Totals, ranks, money, lines of every status there, measures, lists and the trail, as counted by hand."""
    read = decode_assessment(content(version, "assessment.json"))
    water, agri, office = read.units
    first, second = read.persons

    assert (read.format, read.rulebook, read.period, read.readings["several-circulars"]) == (
        "govinfo.assessment/1",
        "district-model",
        "2024",
        "highest",
    )
    # 10 + 40 + 20 + 100 + 5 less 60 + 30; 10 + 150 + 50 + 300 + 10 yuan
    assert (water.unit, water.rank, water.points, water.awarded, water.deducted, water.yuan) == ("water", 1, "85", "175", "90", "520.00")
    # 10 + 2.5 + 40 + 20 + 20 less 50; 10 + 150 + 50 yuan
    assert (agri.unit, agri.rank, agri.points, agri.awarded, agri.deducted, agri.yuan) == ("agri", 2, "42.5", "92.5", "50", "210.00")
    assert (office.unit, office.rank, office.points, office.lines) == ("office", 3, "0", ())
    told = 1 if version == "0.1.0" else 0  # since 0.2.0 五(五) is told of the year's own target alone, and this one is monthly
    assert (water.eligible, agri.eligible, len(water.reasons), len(water.notices)) == (False, True, 1, told)
    assert (dict(water.payouts), dict(water.measures), water.group) == (
        {"2024-H1": "520.00", "2024-H2": "0.00"},
        {"sent": 2, "adopted": 2},
        "departments",
    )
    assert [(line.clause, line.on, line.amount) for line in water.lines if line.account == "points" and line.status is Status.COUNTED] == [
        ("三(一)6", date(2024, 3, 8), "10"),
        ("三(一)9", date(2024, 3, 10), "40"),
        ("三(一)8", date(2024, 3, 12), "20"),
        ("三(一)4", date(2024, 5, 6), "100"),
        ("三(一)7", date(2024, 5, 10), "5"),
        ("三(二)3", date(2024, 6, 1), "-60"),
        ("三(二)2", date(2024, 12, 31), "-30"),
    ]
    superseded = next(line for line in water.lines if line.status is Status.SUPERSEDED)
    assert superseded.superseded_by is not None
    assert (superseded.rule, superseded.superseded_by.rule, superseded.superseded_by.record) == ("zhengwu-item", "composite", "a1")
    assert [(line.rule, line.facts) for line in agri.lines if "f2" in line.facts] == [("main-contributor", ("f2", "a1", "s1"))]
    assert [line.measures for line in water.lines if line.measures] == [("sent",)]
    assert all(line.why and line.title for line in (*water.lines, *agri.lines))
    assert (first.person, first.points, first.yuan, second.person, second.points, second.deducted) == (
        "p1",
        "72.5",
        "210.00",
        "p2",
        "10",
        "60",
    )
    assert [(pending.rule, pending.clause, pending.about, bool(pending.needs)) for pending in read.pending] == [
        ("untrue", "三(二)3", "l3", True)
    ]
    assert (read.unpriced, read.outside) == (("f4",), ("a5",))
    assert [(entry.id, entry.by, entry.action) for entry in read.corrected] == [
        ("a3", "k1", Action.VOID),
        ("a4", "k2", Action.REPLACE),
        ("k2", "k3", Action.REPLACE),
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_payout_list_is_read_as_it_was_meant(version: str) -> None:
    """Who is paid what through which clause; and a later list takes it as what was paid already."""
    read = decode_payout(content(version, "payout.json"))

    assert (read.rulebook, read.issuer, read.period, read.amount, read.in_capitals) == (
        "district-model", "区政府办公室", Period(date(2024, 1, 1), date(2024, 7, 1), "2024-H1"), 730, "柒佰叁拾元整",
    )  # fmt: skip
    agri = [("agri", "p1", "四(一)", 10), ("agri", "p1", "四(六)", 50), ("agri", "p1", "四(七)", 150)]
    water = [("water", None, "四(二)", 10), ("water", None, "四(四)", 300)]
    water += [("water", "p2", "四(一)", 10), ("water", "p2", "四(六)", 50), ("water", "p2", "四(七)", 150)]
    wanted = [*agri, *water] if version == "0.1.0" else [*water, *agri]  # the first edition wrote the units by their ids
    assert [(entry.unit, entry.person, entry.clause, entry.amount) for entry in read.entries] == wanted
    assert payout_list(assessed("2024-H2"), [(read, assessed("2024-H1"))]).entries == ()


@pytest.mark.parametrize("name", ["second.json", "second.jsonl"])
def test_records_of_the_second_edition_are_read_as_they_were_meant(name: str) -> None:
    """Merits, matters, reviews, claims, and all that other lists have had since."""
    assert decode_records(content(LATEST, name)) == SECOND


@pytest.mark.parametrize("name", ["records.json", "records.jsonl", "second.json", "second.jsonl", "assessment.json", "payout.json"])
def test_the_same_bytes_are_written(name: str) -> None:
    """Files kept under version control, signed or compared do not change because govinfo did; else the version gets a folder of its own."""
    assert files()[name] == content(LATEST, name), f"{name} is written otherwise than by {LATEST}: see tests/compat/README.md"


@pytest.mark.parametrize("version", VERSIONS)
def test_files_are_marked_with_their_format(version: str) -> None:
    """The first thing in every file says what it is."""
    first = json.loads(content(version, "records.jsonl").splitlines()[0])

    assert first == {"format": "govinfo.records/1"}
    for name in ("records", "assessment", "payout"):
        assert next(iter(json.loads(content(version, f"{name}.json")).items())) == ("format", f"govinfo.{name}/1")


if __name__ == "__main__":
    folder = FOLDER / sys.argv[1]
    folder.mkdir()
    for file, data in files().items():
        (folder / file).write_bytes(data)
