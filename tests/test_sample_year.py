"""The sample year that is shipped: it shows every rule, every reading and every list of an assessment."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from make_sample_year import LISTS, PATH, render, sample_year
from oracle import OPTIONS, assess

from govinfo.codec import decode_records
from govinfo.periods import Period
from govinfo.records import Records

YEAR = Period.parse("2024")
CLAUSES = {f"三(一){n}" for n in range(1, 11)} | {f"三(二){n}" for n in range(1, 9)} | {f"四({n})" for n in "一二三四五六七八"}


@cache
def records() -> Records:
    """The records of the shipped file."""
    return decode_records(PATH.read_text(encoding="utf-8"))


@cache
def assessed(reading: str = "", option: str = "") -> dict[str, Any]:
    """What the naive second reading of the regulation makes of them."""
    return assess(records(), YEAR, {reading: option} if reading else {})


def test_file_is_what_its_script_makes() -> None:
    """The shipped file is the one the script writes, byte for byte, twice over."""
    assert PATH.read_bytes() == render(sample_year()).encode() == render(sample_year()).encode()


def test_file_has_every_list_and_no_float() -> None:
    """All twelve lists hold records, 797 in all, and no number is a float."""

    def refuse(text: str) -> None:
        raise AssertionError(text)

    document = json.loads(PATH.read_text(encoding="utf-8"), parse_float=refuse)
    assert list(document) == ["format", *LISTS]
    assert all(document[name] for name in LISTS)
    assert len(records()) == 797


def test_every_clause_earns_a_line() -> None:
    """No clause of 三 and 四 is left without a counted line."""
    assert {line[1] for unit in assessed()["units"].values() for line in unit["lines"]} == CLAUSES


@pytest.mark.parametrize(("reading", "option"), [(reading, option) for reading in OPTIONS for option in OPTIONS[reading][1:]])
def test_every_other_option_changes_points_or_yuan(reading: str, option: str) -> None:
    """Reading the text the other way gives some unit or person other points or yuan."""

    def sums(result: dict[str, Any]) -> list[tuple[Any, ...]]:
        return [(name, card["points"], card["yuan"]) for kind in ("units", "persons") for name, card in result[kind].items()]

    assert sums(assessed()) != sums(assessed(reading, option))


def test_deductions_of_the_year() -> None:
    """As written by hand: 99 and 100, 200 and above, and what the missed quota adds."""
    deducted = {name: unit["deducted"] for name, unit in assessed()["units"].items() if unit["deducted"]}
    assert deducted == {
        "emergency": 100 + 60 + 60 + 100,
        "housing": 69 + 30,
        "water": 100,
        "market": 200,
        "health": 30 + 30,
        "commerce": 20 + 30 + 50 + 50,
        "subdistrict-1": 100 + 50 + 30,
        "subdistrict-2": 30,
    }


def test_who_is_eligible() -> None:
    """Those below 100 that met their targets; finance falls ten points short of its year's target."""
    units = assessed()["units"]
    assert {name for name, unit in units.items() if unit["eligible"]} == {
        "agri",
        "education",
        "housing",
        "transport",
        "statistics",
        "archives",
    }
    assert units["finance"]["points"] == 80
    barred = {name for name, person in assessed()["persons"].items() if not person["eligible"]}
    assert barred == {"emergency-1", "water-2", "market-2", "subdistrict-1-2"}


def test_quota_lines() -> None:
    """Who met every month, who missed one, and who neither; midnight in Shanghai decides for subdistrict 1."""
    units = assessed()["units"]
    quota = {name: [line[2] for line in unit["lines"] if line[1] in {"三(一)2", "三(二)2"}] for name, unit in units.items()}
    met = {"agri", "housing", "education", "water", "finance", "market", "transport", "subdistrict-1"}
    missed = {"health", "commerce", "subdistrict-2"}
    neither = {"emergency", "statistics", "archives"}
    assert {name for name, amounts in quota.items() if amounts == [20]} == met
    assert {name for name, amounts in quota.items() if amounts == [-30]} == missed
    assert {name for name, amounts in quota.items() if amounts == []} == neither


def test_equal_points_share_a_rank_and_the_next_is_skipped() -> None:
    """Two units at rank 9 and two at 12: nobody is tenth or thirteenth."""
    ranks = sorted(unit["rank"] for unit in assessed()["units"].values())
    assert ranks == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11, 12, 12, 14]


def test_composite_item_of_three() -> None:
    """The canal item in the city report: 10 each, 5 more for the main contributor, 100 yuan in three parts."""
    units = assessed()["units"]
    lines = {
        name: [(line[0], line[2]) for line in sorted(units[name]["lines"], key=str) if "a-canal-city" in line[4]]
        for name in ("water", "agri", "subdistrict-2")
    }
    assert {name: sorted(found) for name, found in lines.items()} == {
        "water": [("points", 10), ("yuan", Fraction("33.34"))],
        "agri": [("points", 5), ("points", 10), ("yuan", Fraction("33.33"))],
        "subdistrict-2": [("points", 10), ("yuan", Fraction("33.33"))],
    }


def test_what_is_not_counted_is_listed() -> None:
    """Pending, unpriced, outside, superseded and taken away: each of the cases written by hand."""
    result = assessed()
    assert result["pending"] == ["l-transport-open", "l-transport-unsized"]
    assert {"a-city-brief", "a-essay", "a-circular-item", "i-national", "i-township", "l-city-criticism", "l-finance-late"} <= set(
        result["unpriced"]
    )
    assert {"l-health-nolevel", "l-transport-minor", "f-transport-minor", "f-neglect-health"} <= set(result["unpriced"])
    assert {"a-2023", "a-2025", "i-2025", "l-2023", "l-2025", "f-lead-finance-2025"} <= set(result["outside"])
    assert result["superseded_findings"] == ["f-canal-old", "f-housing-untrue-old", "f-lead-market-old"]
    assert assessed("several-circulars", "highest")["superseded"] == [
        "l-flood-district",
        "l-housing-untrue",
        "l-shops-city",
        "l-shops-district",
    ]
    assert result["gone"] == ["a-twice", "f-twice", "h-twice", "i-twice", "l-withdrawn", "s-twice", "t-sub-2-twice"]


def test_corrections_decide_what_counts() -> None:
    """The elevator item counts as a brief, the teachers' adoption stands again, the heating item has two units."""
    units = assessed()["units"]

    def lines(unit: str, adoption: str) -> list[tuple[str, Any]]:
        return sorted((line[0], line[2]) for line in units[unit]["lines"] if adoption in line[4])

    assert lines("market", "a-elevator") == [("points", 5), ("yuan", 10)]
    assert lines("education", "a-teachers") == [("points", 50), ("yuan", 100)]
    assert lines("housing", "a-heating") == lines("market", "a-heating") == [("points", 10), ("yuan", 10)]
    assert ("points", "三(二)6", -30, date(2024, 8, 22), ("l-health-late",)) in units["health"]["lines"]
