"""Whatever habit a ledger is kept in, it is read to what was meant, or refused at the cell that is wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from ledger_habits import Ledger, ledgers, nine

from govinfo import build_register, shipped_rulebook
from govinfo.errors import DecodeError
from govinfo.importing import decode_map, guess_map, import_tables

DISTRICT = shipped_rulebook("district-model")


def hold(ledger: Ledger) -> None:
    """Hold a ledger against what was meant, or its refusal against the mistake that was planted."""
    try:
        read = import_tables([(ledger.name, ledger.data)], rulebook=DISTRICT, ledger_map=decode_map(ledger.map))
    except DecodeError as error:
        assert ledger.wrong is not None, str(error)
        row, heading = ledger.wrong
        assert [re.findall(r"(\d+) \((.*)\)\Z", problem.path) for problem in error.problems] == [[(str(row), heading)]]
        return
    assert ledger.wrong is None, f"nothing was told of {ledger.wrong}"
    told = {
        (
            tuple(part.unit for part in item.units),
            item.title,
            item.submitted_at,
            item.characters,
            one.publication if one else None,
            one and one.on,
        )
        for item in read.submissions
        for one in [one for one in read.adoptions if one.submission == item.id] or [None]
    }
    meant = {
        (item.units, item.title, nine(item.day), item.characters, publication, on)
        for item in ledger.meant
        for publication, on in item.adopted or [(None, None)]
    }
    assert told == meant
    assert len(build_register(read).records) == len(read)
    assert "units" in guess_map([(ledger.name, ledger.data)])


@settings(max_examples=120, deadline=None)
@given(ledgers(workbook=False))
def test_a_ledger_in_csv_is_read_to_what_was_meant(ledger: Ledger) -> None:
    """In either encoding, with titles above and sums below; an item of two adoptions stands in two rows."""
    hold(ledger)


@settings(max_examples=60, deadline=None)
@given(ledgers(workbook=True))
def test_a_ledger_in_a_workbook_is_read_to_what_was_meant(ledger: Ledger) -> None:
    """With days of the spreadsheet, and the cells of an item merged over the rows of its adoptions."""
    pytest.importorskip("openpyxl", reason="needs the extra office")
    hold(ledger)
