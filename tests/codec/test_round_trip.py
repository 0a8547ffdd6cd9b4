"""What is written reads back as the same, in both forms."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import corrected_records, records

from govinfo.codec import decode_record, decode_records, encode_record, encode_records, encode_records_lines
from govinfo.errors import InvalidValueError, ProblemsError
from govinfo.exact import Exact
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import Contribution, Figure, Records, Submission, Tags, Target, Unit


@settings(max_examples=60, deadline=None)
@given(records() | corrected_records())
def test_decoding_undoes_encoding(facts: Records) -> None:
    """JSON, JSON as bytes and JSON Lines all read back as the records that were written."""
    text = encode_records(facts)
    lines = "".join(encode_records_lines(facts))
    assert decode_records(text) == facts
    assert decode_records(text.encode()) == facts
    assert decode_records(lines) == facts
    assert encode_records(decode_records(lines)) == text


@settings(max_examples=60, deadline=None)
@given(records() | corrected_records())
def test_a_record_alone_reads_back_and_is_a_line_of_the_whole(facts: Records) -> None:
    """One row of a table for each record, and the rows below the first line are the document again."""
    rows = [encode_record(record) for record in facts]
    assert [decode_record(row) for row in rows] == list(facts)
    assert [row + "\n" for row in rows] == list(encode_records_lines(facts))[1:]
    assert Records.of(decode_record(row.encode()) for row in rows) == facts


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40) | st.binary(max_size=40))
def test_no_text_makes_decoding_fail_in_any_other_way(data: str | bytes) -> None:
    """Whatever is read, it is records or a list of problems."""
    try:
        decode_records(data)
    except ProblemsError as error:
        assert error.problems


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "unit", "name", "of", "on", "x", "replacement"]), inner, max_size=4)
    ),
    max_leaves=8,
)
LIST_NAMES = ["units", "persons", "submissions", "findings", "handlings", "targets", "corrections"]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(LIST_NAMES), JSON_VALUES | st.lists(JSON_VALUES, max_size=3)))
def test_no_document_makes_decoding_fail_in_any_other_way(lists: dict[str, object]) -> None:
    """Well-formed JSON of any shape is records or a list of problems, each with a path into the document."""
    try:
        decode_records(json.dumps({"format": "govinfo.records/1", **lists}))
    except ProblemsError as error:
        assert error.problems
        assert all(problem.path.startswith("$.") for problem in error.problems)
        assert all(problem.text("zh") and problem.text("en") for problem in error.problems)


def test_the_text_is_exactly_this() -> None:
    """Lists and fields come in the order of the format, defaults are left out, characters stay as they are."""
    facts = Records(
        figures=(Figure(id="f1", unit="agri", name="share", value=Fraction(1, 2), period=Period.parse("2024-Q1")),),
        units=(Unit(id="agri", name="农业农村局"),),
    )
    assert encode_records(facts) == (
        "{\n"
        '  "format": "govinfo.records/1",\n'
        '  "units": [\n    {\n      "id": "agri",\n      "name": "农业农村局"\n    }\n  ],\n'
        '  "figures": [\n    {\n      "id": "f1",\n      "unit": "agri",\n      "name": "share",\n      "value": "0.5",\n'
        '      "period": "2024-Q1"\n    }\n  ]\n'
        "}\n"
    )


def test_lines_are_exactly_these() -> None:
    """The first line holds the format, each further line one record with its type in front."""
    item = Submission(
        id="s1",
        units=(Contribution(unit="agri"), Contribution(unit="fin", weight=Fraction(10, 3), lead=True)),
        submitted_at=datetime(2024, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=8))),
        tags=Tags({"page": "front", "n": 2}),
    )
    owed = Target(measure="sent", per=Grain.HALF_YEAR, at_least=2, group="towns", id="t1")
    assert list(encode_records_lines(Records(submissions=(item,), targets=(owed,)))) == [
        '{"format": "govinfo.records/1"}\n',
        (
            '{"type": "submission", "id": "s1", "units": ["agri", {"unit": "fin", "weight": "10/3", "lead": true}], '
            '"submitted_at": "2024-03-05T09:30:00+08:00", "tags": {"n": 2, "page": "front"}}\n'
        ),
        '{"type": "target", "id": "t1", "group": "towns", "measure": "sent", "per": "half-year", "at_least": 2}\n',
    ]


def test_no_records_are_a_document_too() -> None:
    """An empty collection is written as the format alone and reads back empty."""
    assert encode_records(Records()) == '{\n  "format": "govinfo.records/1"\n}\n'
    assert decode_records('{"format": "govinfo.records/1"}') == Records()


def test_a_year_that_begins_in_december_is_written_as_its_days() -> None:
    """A period's name alone would read back as the calendar year."""
    year = Period.parse("2021", first_month=12, named_after="end")
    text = encode_records(Records(figures=(Figure(unit="agri", name="score", value=1, period=year),)))
    assert '"period": "2020-12-01/2021-12-01"' in text
    assert decode_records(text).figures[0].period == Period(date(2020, 12, 1), date(2021, 12, 1))


def test_a_period_under_a_name_of_its_own_is_written_as_it_is_read() -> None:
    """A name that says nothing of the days gives way to the plain name: written, read and written again it stays the same."""
    own = Records(figures=(Figure(unit="agri", name="score", value=1, period=Period(date(2000, 1, 1), date(2000, 2, 1), "一月份")),))
    text = encode_records(own)
    assert '"period": "2000-01"' in text
    assert encode_records(decode_records(text)) == text


@pytest.mark.parametrize("value", [10**40, -(10**39), Fraction(1, 10**41), 10**5000], ids=["41", "-40", "1/41", "5000"])
def test_a_number_too_long_to_be_read_is_not_written(value: Exact) -> None:
    """What decoding would refuse, encoding refuses first."""
    with pytest.raises(InvalidValueError, match="number must be a number of at most 40 characters"):
        encode_records(Records(figures=(Figure(unit="agri", name="n", value=value),)))


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_text_that_cannot_be_read_is_not_written(name: str) -> None:
    """U+0000 and half a surrogate pair are refused with the place where they would stand."""
    facts = Records(units=(Unit(id="agri", name=name),))
    with pytest.raises(ProblemsError, match=r"^\$\.units\[0\]\.name: must be a text "):
        encode_records(facts)
    with pytest.raises(ProblemsError, match=r"^line 2: \$\.name: must be a text "):
        list(encode_records_lines(facts))
