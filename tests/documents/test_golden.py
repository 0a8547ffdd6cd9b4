"""The papers of the sample year are what somebody read and found right."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from golden_papers import FOLDER, FORMATS, REPORTS, rendered
from jsonschema import Draft202012Validator

from govinfo import codec

NEEDS = {"xlsx.txt": "openpyxl", "docx.txt": "docx"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("report", REPORTS)
def test_the_paper_is_the_one_that_was_read(report: str, form: str) -> None:
    """In every format; what changed is to be read before the file is written anew."""
    if form in NEEDS:
        pytest.importorskip(NEEDS[form], reason="needs the extra office")

    assert (FOLDER / f"{report}.{form}").read_text("utf-8") == rendered(report, form)


@pytest.mark.parametrize(
    ("report", "schema"),
    [
        ("circular", codec.circular_schema),
        ("payout", codec.payout_schema),
        ("commend", codec.commendation_schema),
        ("statement", codec.statement_schema),
        ("reconcile", codec.reconciliation_schema),
    ],
)
def test_what_was_read_fits_its_schema(report: str, schema: Callable[[], Any]) -> None:
    """Reviews, claims and what they differ through among it."""
    document = json.loads((FOLDER / f"{report}.json").read_text("utf-8"))

    validator: Any = Draft202012Validator(schema())
    assert [error.message for error in validator.iter_errors(document)] == []
