"""Every report is described by its schema: whatever is written fits, and nothing is written that the schema does not name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from govinfo import encode_records, sample_year
from govinfo.cli import main
from govinfo.codec import (
    circular_schema,
    commendation_schema,
    deadlines_schema,
    handling_schema,
    payout_schema,
    reckoning_schema,
    reconciliation_schema,
    statement_schema,
    statistics_schema,
)

CALLS: dict[str, tuple[Callable[[], Any], tuple[str, ...]]] = {
    "circular": (circular_schema, ("circular", "--rulebook", "district-model", "--period", "2024-Q2")),
    "circular of the year": (circular_schema, ("circular", "--rulebook", "district-model", "--period", "2024", "--lang", "en")),
    "payout": (payout_schema, ("payout", "--rulebook", "district-model", "--period", "2024-H1")),
    "commendation": (
        commendation_schema,
        ("commend", "--rulebook", "district-model", "--period", "2024", "--units", "5", "--persons", "20%"),
    ),
    "statement": (
        statement_schema,
        ("statement", "--rulebook", "district-model", "--period", "2024", "--unit", "agri", "--unit", "finance"),
    ),
    "statement of a person": (
        statement_schema,
        ("statement", "--rulebook", "district-model", "--period", "2024-H1", "--person", "finance-1", "--lang", "en"),
    ),
    "statistics": (statistics_schema, ("statistics", "--rulebook", "district-model", "--period", "2024")),
    "deadlines": (deadlines_schema, ("deadlines", "--rulebook", "heze-supervision-2006", "--at", "2024-07-01")),
    "handling": (
        handling_schema,
        ("deadlines", "--rulebook", "heze-supervision-2006", "--circular", "2024", "--at", "2024-07-01"),
    ),
}

RECKONED: dict[str, tuple[str, ...]] = {
    "a plain limit": ("--number", "15", "--unit", "working-day", "--from", "2026-02-10"),
    "back from an end": ("--number", "5", "--unit", "working-day", "--until", "2026-03-08"),
    "hours": ("--number", "24", "--unit", "hour", "--from", "2026-02-10T09:30:00+08:00"),
}


@pytest.mark.parametrize("name", RECKONED)
def test_a_count_of_days_fits_its_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Forwards, backwards and in hours; it has no records."""
    assert main(["reckon", *RECKONED[name], "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [error.message for error in Draft202012Validator(reckoning_schema()).iter_errors(document)] == []


@pytest.mark.parametrize("name", CALLS)
def test_what_is_written_fits_its_schema(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reports of the sample year; the schema itself is one."""
    make, (command, *rest) = CALLS[name]
    path = tmp_path / "year.json"
    path.write_text(encode_records(sample_year()), "utf-8")

    assert main([command, str(path), *rest, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(make())
    assert [error.message for error in Draft202012Validator(make()).iter_errors(document)] == []


@pytest.mark.parametrize(
    "make",
    [
        circular_schema,
        payout_schema,
        commendation_schema,
        deadlines_schema,
        handling_schema,
        reckoning_schema,
        statement_schema,
        reconciliation_schema,
        statistics_schema,
    ],
)
def test_a_schema_refuses_what_it_does_not_know(make: Callable[[], Any]) -> None:
    """Another format, and fields that nobody named."""
    errors = [error.validator for error in Draft202012Validator(make()).iter_errors({"format": "govinfo.other/1", "more": 1})]

    assert "const" in errors
    assert "additionalProperties" in errors


@pytest.mark.parametrize(
    "name", ["circular", "payout", "commendation", "deadlines", "handling", "reckoning", "statement", "reconciliation", "statistics"]
)
def test_the_command_prints_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, with the format it is of."""
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["format"] == {"const": f"govinfo.{name}/1"}
