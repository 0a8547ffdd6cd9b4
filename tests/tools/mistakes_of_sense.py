"""More mistakes that generated rulebooks are broken by: rules that make no sense, and fields that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mistakes import COUNTED, EACH_WAY, MARK, SWITCH, Row, raw

SENSE: Final[Mapping[str, Row]] = {
    "decided-about-others": Row(
        "findings on the criterion are about something else", "price", {"decide": "mark"}, "decide", "mark", tables=MARK
    ),
    "decided-without-amount": Row(
        "the criterion has no amount",
        "price",
        {"decide": "plain"},
        "decide",
        "plain",
        tables={"criteria": {"plain": {"title": "好", "about": ["submission"]}}},
    ),
    "range-upside-down": Row(
        "the least is above the most",
        "",
        {"criteria": {"mark": {"title": "评分", "about": ["unit"], "least": 5, "most": 1}}},
        "criteria.mark",
        "5",
    ),
    "measure-of-itself": Row(
        "a measure is computed from itself",
        "",
        {"measures": {"own": {"title": "甲", "formula": "own + 1"}}},
        "measures.own.formula",
        "itself",
    ),
    "measure-counted-and-computed": Row(
        "a measure is both counted and computed", "", {"measures": {"both": COUNTED | {"formula": "1"}}}, "measures.both", "count"
    ),
    "measure-computed-of-some": Row(
        "a computed measure counts no records",
        "",
        {"measures": {"both": {"title": "甲", "formula": "1", "distinct": True}}},
        "measures.both",
        "distinct",
    ),
    "measure-that-formulas-cannot-name": Row(
        "a measure has a dash in its id", "", {"measures": {"by-post": COUNTED}}, "measures.by-post", "formulas"
    ),
    "measure-called-like-a-total": Row(
        "a measure is called like a total", "", {"measures": {"points": COUNTED}}, "measures.points", "formulas"
    ),
    "measure-of-too-many-factors": Row(
        "a measure grows beyond bounds",
        "",
        {"measures": {"pieces": COUNTED, "huge": {"title": "甲", "formula": " * ".join(["pieces"] * 17)}}},
        "measures.huge.formula",
        "17",
    ),
    "id-with-a-blank": Row("an id has a blank in it", "tally", {"id": "a b"}, "", '"a b"'),
    "empty-title": Row("a rule has no title", "tally", {"title": " "}, "title", "empty"),
    "step-out-of-range": Row("a step is too far", "tally", {"step": 100}, "step", "99"),
    "keep-of-nothing": Row("a keep names no rules", "keep", {"rules": []}, "rules", "empty"),
    "keep-per-nothing": Row("a keep says not what belongs together", "keep", {"per": []}, "per", "together"),
    "keep-of-none": Row("a keep keeps no line", "keep", {"best": 0}, "best", "0"),
    "cap-without-bound": Row("a cap has no bound", "cap", {"most": None}, "", "either"),
    "cap-with-two-bounds": Row("a cap has two bounds", "cap", {"least": -10}, "", "either"),
    "cap-of-another-account": Row("a cap of money bounds points", "cap", {"account": "yuan"}, "account", "yuan"),
    "pool-of-items": Row("an item has no pool", "tally", {"each": "item", "pool": 100}, "pool", "pool"),
    "month-out-of-range": Row("a year begins in no month", "", {"settings": {"first_month": 13}}, "settings.first_month", "13"),
    "year-named-after-neither": Row(
        "a year is named after its middle", "", {"settings": {"named_after": "strat"}}, "settings.named_after", "strat", "start"
    ),
    "leads-of-authors": Row("among authors nobody leads", "price", {"for": "persons", "share": "lead"}, "share", "nobody leads"),
    "reading-without-rule": Row("a reading changes nothing", "", EACH_WAY, "readings.each-way", "reading"),
    "reading-without-option": Row(
        "a reading has no options",
        "",
        {"readings": {"each-way": {"question": "如何计?", "options": {}}}},
        "readings.each-way.options",
        "option",
    ),
    "deadline-without-duty": Row("nothing stands under a deadline", "deadline", {"id": "idle"}, "", "duty"),
    "duty-signed-in-vain": Row("a field means nothing for the duty", "duty", {"signed": True}, "signed", "item"),
    "duty-of-every-item": Row("a duty of all items", "duty", {"when": None}, "when", "every submission"),
    "duty-reminds-twice": Row("a day of reminding is named twice", "duty", {"reminders": [1, 1]}, "reminders", "once"),
}

FORM: Final[Mapping[str, Row]] = {
    "truth-for-a-number": Row("an amount is a truth", "price", {"amount": True}, "amount", "true", early=True),
    "list-for-a-number": Row("an amount is a list", "tally", {"amount": [1]}, "amount", "[1]", early=True),
    "text-for-a-step": Row("a step is a text", "tally", {"step": "2"}, "step", '"2"', early=True),
    "number-for-a-title": Row("a title is a number", "tally", {"title": 5}, "title", "5", early=True),
    "text-for-a-truth": Row("a truth is a text", "price", {"stacks": "yes"}, "stacks", '"yes"', early=True),
    "text-for-a-list": Row("a list is a text", "keep", {"rules": "new-price"}, "rules", '"new-price"', early=True),
    "instant-for-a-number": Row("an amount is an instant", "price", {"amount": raw("1979-05-27T07:32:00Z")}, "amount", "1979", early=True),
    "conditions-in-a-list": Row("conditions are no table", "price", {"when": ["form"]}, "when", "form", early=True),
    "condition-of-no-value": Row("a condition allows nothing", "price", {"when": {"channel": []}}, "when.channel", "[]", early=True),
    "readings-in-a-text": Row("readings are no table", "tally", {"under": "each-way"}, "under", '"each-way"', early=True),
    "misspelt-kind-of-record": Row("records of an unknown kind", "price", {"of": "submision"}, "of", "submision", "submission", early=True),
    "misspelt-share": Row("shared in an unknown way", "price", {"share": "equl"}, "share", "equl", "equal", early=True),
    "misspelt-period": Row("an unknown period", "tally", {"each": "quater"}, "each", "quater", "quarter", early=True),
    "misspelt-order": Row("kept in an unknown order", "keep", {"by": "szie"}, "by", "szie", "size", early=True),
    "misspelt-kind-of-duty": Row("a duty of an unknown kind", "duty", {"of": "handlng"}, "of", "handlng", "handling", early=True),
    "misspelt-unit-of-time": Row("a limit in an unknown unit", "deadline", {"unit": "hours"}, "unit", "hours", "hour", early=True),
    "limit-without-number": Row("a limit says not how long", "deadline", {"number": None}, "number", "null", early=True),
    "switch-without-an-option": Row(
        "a switch says nothing for an option",
        "tally",
        {"amount": {"reading": "each-way", "one": 1}},
        "amount",
        "two",
        early=True,
        tables=EACH_WAY,
    ),
    "switch-with-another-option": Row(
        "a switch knows an option too many",
        "tally",
        {"amount": SWITCH | {"twoo": 2}},
        "amount.twoo",
        "twoo",
        "two",
        early=True,
        tables=EACH_WAY,
    ),
    "switch-of-no-reading": Row(
        "a switch of no reading",
        "tally",
        {"amount": SWITCH | {"reading": "each-wya"}},
        "amount.reading",
        "each-wya",
        "each-way",
        early=True,
        tables=EACH_WAY,
    ),
    "impossible-day": Row("a day that no calendar has", "", {"in_force": "2024-02-30"}, "$.in_force", "2024-02-30"),
    "misspelt-level-of-a-publication": Row(
        "a publication of an unknown level",
        "",
        {"publications": {"daily-news": {"title": "《日报》", "level": "ciyt"}}},
        "$.publications.daily-news.level",
        "ciyt",
        "city",
    ),
    "publication-without-title": Row(
        "a publication has no title", "", {"publications": {"daily-news": {"level": "city"}}}, "$.publications.daily-news.title", "missing"
    ),
    "id-inside-its-table": Row(
        "an id is given twice",
        "",
        {"publications": {"daily-news": {"id": "x", "title": "《日报》", "level": "city"}}},
        "$.publications.daily-news",
        "id",
    ),
    "criterion-about-a-text": Row(
        "a list is a text", "", {"criteria": {"mark": {"title": "评分", "about": "unit"}}}, "$.criteria.mark.about", '"unit"'
    ),
    "more-seats-than-all": Row("more than all are commended", "", {"commend": {"units": "120%"}}, "$.commend.units", "120"),
    "unknown-last-place": Row(
        "an unknown way with the last place", "", {"commend": {"last_place": "nonne"}}, "$.commend.last_place", "nonne", "none"
    ),
    "misspelt-setting": Row("a setting that is none", "", {"settings": {"frist_month": 4}}, "$.settings.frist_month", "", "first_month"),
    "misspelt-tie": Row("ties are ranked in an unknown way", "", {"standing": {"ties": "dens"}}, "$.standing.ties", "dens", "dense"),
    "unknown-coverage": Row(
        "a clause is covered in an unknown way", "", {"clauses": {"补则": {"covered": "rul"}}}, '$.clauses["补则"].covered', "rul", "rule"
    ),
    "number-with-exponent": Row("a number is written with an exponent", "price", {"amount": raw("1e3")}, "$", "1e3", early=True),
    "no-number": Row("an amount is no number at all", "price", {"amount": raw("nan")}, "$", "nan", early=True),
    "impossible-day-in-toml": Row("a day that no calendar has", "", {"in_force": raw("2024-02-30")}, "$", "TOML"),
    "misspelt-table-of-rules": Row("a table of rules that is none", "", {"talley": [{"id": "x"}]}, "$.talley", "", "tally"),
    "misspelt-table-of-words": Row("a table of words that is none", "", {"publicatons": {}}, "$.publicatons", "", "publications"),
    "wrong-schema": Row("the file is of another form", "", {"schema": 2}, "$", "schema = 1"),
}
