"""The laws of files and of repetition: what is written is read back, what is asked twice is answered alike."""

from __future__ import annotations

from typing import Final

from govinfo.assessment import assess
from govinfo.codec import decode_records, encode_records, encode_records_lines
from govinfo.periods import Period
from govinfo.records import LISTS, Records
from govinfo.register import build_register
from govinfo.rulebook import Rulebook
from govinfo.testing.laws._show import broken, compare, picture

TRIP: Final = "what is written is read back"
BYTES: Final = "assessing twice gives the same bytes"


def check_round_trip(records: Records) -> None:
    """
    Records written as JSON or as JSON Lines are read back as they were, and written again as the same text (law 7).

    Raises:
        AssertionError: they are not; with the list and the record.

    >>> from govinfo import sample_year
    >>> check_round_trip(sample_year())  # nothing is raised
    """
    for form, encode in (("JSON", encode_records), ("JSON Lines", _as_lines)):
        text = encode(records)
        again = decode_records(text)
        for name in LISTS:
            one, other = getattr(records, name), getattr(again, name)
            if one != other:
                rows = [f"{first!r} came back as {second!r}" for first, second in zip(one, other, strict=False) if first != second]
                broken(TRIP, name, f"as {form}", rows or [f"{len(one)} records came back as {len(other)}"], records)
        if encode(again) != text:
            broken(TRIP, "the text", f"written twice as {form} it differs", records=records)


def _as_lines(records: Records) -> str:
    return "".join(encode_records_lines(records))


def check_same_bytes(records: Records, rulebook: Rulebook, period: Period) -> None:
    """
    Records that are checked and assessed twice come to the same scorecards, lines and reasons, to the byte (law 10).

    Raises:
        AssertionError: they do not; with the subject and the lines that differ.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_same_bytes(records, book, year)  # nothing is raised
    """
    register = build_register(records)
    first = assess(register, rulebook, period)
    compare(BYTES, picture(first), picture(first), "when it is read twice", records)
    compare(BYTES, picture(first), picture(assess(register, rulebook, period)), "from the same register", records)
    again = decode_records(encode_records(records))
    compare(BYTES, picture(first), picture(assess(build_register(again), rulebook, period)), "from the records written and read", records)
