"""A web application answers with one card, a page of lines, one outcome, some problems, as whole documents have them."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from govinfo import Period, assess, build_register, check_records, sample_year, shipped_rulebook
from govinfo.codec import (
    assessment_schema,
    encode_assessment,
    encode_card,
    encode_line,
    encode_outcome,
    encode_problems,
    records_schema,
    rulebook_schema,
)
from govinfo.errors import InvalidValueError
from govinfo.importing import outcome_rows
from govinfo.records import Person, Records, Unit
from govinfo.reports import outcomes

YEAR = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
WHOLE = json.loads(encode_assessment(YEAR))


@pytest.mark.parametrize("cards", ["units", "persons"])
def test_a_card_alone_is_the_card_of_the_document(cards: str) -> None:
    """With the number of its lines beside it."""
    for card, row in zip(getattr(YEAR, cards)[:4], WHOLE[cards][:4], strict=True):
        alone = json.loads(encode_card(card))
        assert alone.pop("total_lines") == len(row["lines"])
        assert alone == row


def test_pages_of_lines_are_the_lines_in_their_order() -> None:
    """Three at a time, the last page shorter, none beyond the end."""
    card = YEAR.unit("agri")
    pages = [json.loads(encode_card(card, first=first, most=3))["lines"] for first in range(0, len(card.lines) + 3, 3)]

    assert [line for page in pages for line in page] == next(row for row in WHOLE["units"] if row["unit"] == "agri")["lines"]
    assert max(map(len, pages)) == 3
    assert pages[-1] == [] or len(pages[-1]) < 3
    for wrong in ({"first": -1}, {"most": -1}):
        with pytest.raises(InvalidValueError, match="zero or more"):
            encode_card(card, **wrong)  # type: ignore[arg-type]  # one of the two


def test_a_line_alone_is_the_line_of_the_document() -> None:
    """In the language asked for."""
    line = YEAR.units[0].lines[0]

    assert json.loads(encode_line(line)) == WHOLE["units"][0]["lines"][0]
    assert json.loads(encode_line(line, "en"))["why"] == line.why("en")


def test_an_outcome_says_what_became_of_an_item() -> None:
    """The same as the row of a frame."""
    found = outcomes(YEAR)
    for one, row in zip(found[:20], outcome_rows(found)[:20], strict=True):
        written: Any = json.loads(encode_outcome(one))
        assert (written["item"], written["became"], written["became_text"]) == (row["item"], row["became"], row["became_text"])
        assert written["adoptions"] == [adoption.id for adoption in one.adoptions]


def test_problems_are_a_list() -> None:
    """Each with its code and place."""
    records = Records(units=(Unit(id="agri", name="局"),), persons=(Person(id="p", name="甲", unit="argi"),))

    assert [(row["code"], row["path"], row["record"]) for row in json.loads(encode_problems(check_records(records)))] == [
        ("no-such-record", "$.persons[0].unit", "p")
    ]
    assert json.loads(encode_problems([])) == []


@pytest.mark.parametrize("schema", [assessment_schema, records_schema, rulebook_schema])
def test_a_schema_refers_where_an_interface_keeps_its_parts(schema: Any) -> None:
    """In OpenAPI under components; what is referred to is there."""
    moved = schema(ref_template="#/components/schemas/{model}")
    text = json.dumps(moved)

    assert "#/$defs/" not in text
    assert json.dumps(schema()).count("#/$defs/") == text.count("#/components/schemas/")
    parts = moved.pop("$defs")
    jsonschema.Draft202012Validator({**moved, "components": {"schemas": parts}}).check_schema(moved)
    with pytest.raises(InvalidValueError, match="ref_template"):
        schema(ref_template="#/components/schemas/")
