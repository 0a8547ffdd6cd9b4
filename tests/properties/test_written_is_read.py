"""Law 7: what is written is read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Records
from govinfo.records import LISTS, Correction
from govinfo.testing import laws, records


@settings(max_examples=100, deadline=None)
@given(records())
def test_records_are_read_back(some: Records) -> None:
    """Consistent records survive JSON and JSON Lines."""
    laws.check_round_trip(some)


def with_originals(record: Any) -> Records:
    """The record, and the one it replaces if it is a correction: a file tells by the original what a replacement is."""
    name = next(name for name, kind in LISTS.items() if type(record) is kind)
    replacement = record.replacement if isinstance(record, Correction) else None
    own = Records(**{name: (record,)})
    return own if replacement is None else own + with_originals(replacement)


@pytest.mark.parametrize("name", LISTS)
def test_every_type_is_read_back(name: str) -> None:
    """Any value of any record type survives, found by its type alone."""

    @settings(max_examples=40, deadline=None)
    @given(st.from_type(LISTS[name]))
    def check(record: Any) -> None:
        laws.check_round_trip(with_originals(record))

    check()
