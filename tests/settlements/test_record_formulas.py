"""What a price by formula makes of a record, and how it tells the clerk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from offices import adoption, lines, points, price, result, submission

from govinfo.records import About, Finding

HEAD = '[[price]]\nid = "by"\nclause = "九"\ntitle = "按篇幅"\nof = "{of}"\namount = "{formula}"\n'


def line_of(formula: str, of: str = "submission", **fields: Any) -> Any:
    """The one line that the formula gives for an item of u with these fields."""
    item = evolve(submission("s1", "u"), **fields)
    adoptions = (adoption("a1", "s1", "digest"),) if of == "adoption" else ()
    assessment = result(HEAD.format(of=of, formula=formula), submissions=(item,), adoptions=adoptions)
    [line] = [line for line in assessment.unit("u").lines if line.rule == "by"]
    return line


@pytest.mark.parametrize(
    ("formula", "fields", "amount"),
    [
        ("step(characters, 100, 2, 500, 5)", {"characters": 499}, 2),
        ("step(characters, 100, 2, 500, 5)", {"characters": 500}, 5),
        ("7 + given(characters, 0)", {}, 7),  # a length that nobody wrote down, and that the rule takes for 0
        ("7 if subject == '' else 9", {}, 7),
        ("7 if subject == '' else 9", {"subject": "春耕"}, 9),
        ("7 if urgent else 9", {"urgent": True}, 7),
        ("7 if in_time else 9", {}, 9),  # nobody asked for it, so it was not in time
        ("7 if tag('page') == 'front' else 9", {"tags": {"page": "front"}}, 7),
        ("7 if tag('page') == 'front' else 9", {"tags": {"page": "back"}}, 9),
        ("7 if tag('page') == '' else 9", {}, 7),
        ("7 if tag('page') == '' else 9", {"tags": {"leaf": "front"}}, 7),
        ("7 if tag('year') == '2024' else 9", {"tags": {"year": "2024"}}, 7),
    ],
)
def test_amount_by_the_fields_of_the_item(formula: str, fields: dict[str, Any], amount: int) -> None:
    """What a record does not say is 0, an empty text or false."""
    assert line_of(formula, **fields).amount == amount


def test_records_alike_but_for_their_length_earn_by_their_own() -> None:
    """Two items of one unit, one form, one day: 3 and 4 characters, 3 and 4 points."""
    items = tuple(evolve(submission(f"s{n}", "u"), characters=n) for n in (3, 4))
    lines = result(HEAD.format(of="submission", formula="characters"), submissions=items).unit("u").lines

    assert {line.facts: line.amount for line in lines} == {("s3",): 3, ("s4",): 4}


def test_the_arithmetic_names_attributes_in_the_readers_language() -> None:
    """A clerk reads 字数, an English reader the word of the rulebook."""
    told = line_of("2 * characters", characters=30).why

    assert "字数 30" in told("zh")
    assert "characters" not in told("zh")
    assert "characters 30" in told("en")
    assert "2 × 30 = 60" in told("en")


def test_what_an_assessor_decided_is_named_in_the_readers_language() -> None:
    """Of the decided amount, half: 认定数额."""
    rules = """
[criteria.worth]
title = "质量"
about = ["submission"]
least = 0
[[price]]
id = "worth"
clause = "九"
title = "质量分"
of = "submission"
decide = "worth"
amount = "decided / 2"
"""
    finding = Finding(id="f1", criterion="worth", about=About(submission="s1"), on=date(2024, 2, 1), amount=9)
    [line] = result(rules, submissions=(submission("s1", "u"),), findings=(finding,)).unit("u").lines

    assert line.amount * 2 == 9
    assert "认定数额 9" in line.why("zh")
    assert "decided 9" in line.why("en")


def test_a_formula_of_what_many_records_share_is_told_too() -> None:
    """Two for each of the two units: four, and how."""
    [line] = lines(price("x", '"2 * contributors"'), "x", submissions=(submission("s1", "u", "v"),))

    assert line.amount == 4
    assert line.why() == "规则x：2 × 2 = 4（供稿单位数 2）；2 个供稿单位，各计4分"
    assert line.why("en").startswith("规则x: 2 × 2 = 4 (contributors 2); ")


def test_a_condition_of_what_many_records_share_is_asked() -> None:
    """Only the item of two units is priced."""
    rules = price("x", "3", 'provided = "contributors > 1"\n')
    assessment = result(rules, submissions=(submission("s1", "u"), submission("s2", "u", "v")))

    assert points(assessment) == {"u": 3, "v": 3}
    assert assessment.unpriced == ("s1",)
