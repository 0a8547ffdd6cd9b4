"""
The mistakes that generated rulebooks are broken by, each in one place: a row of a table here, or a function in `_misspelt`.

A row adds one rule or table that is good but for one field. The rest of the rulebook stays as it was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen

from govinfo.testing._toml import Document, Raw

__all__ = ["PLAIN", "ROWS", "Row"]


@final
@frozen
class Row:
    """
    One mistake.

    Attributes:
        because: what is wrong, as a sentence.
        table: the table of the rule that is added, empty where something is written into the head.
        fields: what is written otherwise than in a plain rule; None for a field that is left out. In the head, the tables.
        at: the field at which the mistake must be told: behind the rule's id, in the head the whole path.
        got: the wrong word or number, as the message shows it.
        meant: the right word, where one is near.
        early: whether it is told while the fields are read, so that the rule's place stands in the path.
        tables: what must be declared for it.
    """

    because: str
    table: str
    fields: Document
    at: str
    got: str = ""
    meant: str | None = None
    early: bool = False
    tables: Mapping[str, Document] = field(factory=dict)


PLAIN: Final[Mapping[str, Document]] = MappingProxyType(
    {
        "price": {"of": "submission", "amount": 1, "stacks": True},
        "keep": {"rules": ["new-price"], "per": ["item"]},
        "tally": {"each": "year", "amount": 1},
        "cap": {"each": "year", "rules": ["new-price"], "most": 10},
        "void": {"each": "year", "provided": "points >= 1"},
        "bar": {"provided": "points >= 1"},
        "notice": {"provided": "points >= 1"},
        "deadline": {"unit": "hour", "number": 2, "anchor": "event"},
        "duty": {"of": "item", "limit": "new-deadline", "when": {"channel": "made-up"}},
    }
)
"""By table, a rule in which nothing is wrong, besides its id, clause and title."""

LONG: Final = "1" + " + 1" * 300
DEEP: Final = "(" * 40 + "1" + ")" * 40
EACH_WAY: Final = {"readings": {"each-way": {"question": "如何计?", "options": {"one": "甲", "two": "乙"}}}}
SWITCH: Final = {"reading": "each-way", "one": 1, "two": 2}
MARK: Final = {"criteria": {"mark": {"title": "评分", "about": ["unit"], "least": 1, "most": 5}}}
COUNTED: Final = {"title": "条数", "count": "submission"}
MEASURE: Final = {"measures": {"pieces": COUNTED}}

FORMULAS: Final[Mapping[str, Row]] = {
    "formula-unreadable": Row("a formula breaks off", "tally", {"amount": "points +"}, "amount", "column"),
    "formula-empty": Row("a formula says nothing", "tally", {"amount": ""}, "amount", '""', early=True),
    "formula-unknown-name": Row("a formula names what nothing is called", "tally", {"amount": "pionts"}, "amount", "pionts", "points"),
    "formula-unknown-function": Row("a formula calls what is no function", "tally", {"amount": "maxx(1, 2)"}, "amount", "maxx", "max"),
    "formula-wrong-type": Row("a number stands where a condition is needed", "tally", {"provided": "points"}, "provided", "truth"),
    "formula-text": Row("a text stands where a number is needed", "tally", {"amount": "group"}, "amount", "number"),
    "formula-divides-by-zero": Row("a divisor can be 0", "tally", {"amount": "1 / points"}, "amount", "divisor"),
    "formula-steps-downwards": Row("thresholds do not go upwards", "tally", {"amount": "step(points, 5, 1, 2, 3)"}, "amount", "upwards"),
    "formula-power": Row("a formula raises to a power", "tally", {"amount": "points ** 2"}, "amount", "powers"),
    "formula-attribute": Row("a formula looks into a value", "tally", {"amount": "points.real"}, "amount", "column"),
    "formula-too-long": Row("a formula is too long", "tally", {"amount": LONG}, "amount", "1000"),
    "formula-too-deep": Row("a formula is nested too deep", "tally", {"amount": DEEP}, "amount", "24"),
    "formula-too-few-arguments": Row("a function lacks an argument", "tally", {"amount": "ratio(points, 2)"}, "amount", "ratio"),
    "formula-coarser-period": Row(
        "a month is not made of quarters", "tally", {"each": "month", "amount": "count(quarter, points >= 1)"}, "amount", "quarter"
    ),
    "formula-unknown-sub-period": Row(
        "a sub-period is misspelt", "tally", {"amount": "count(mnth, points >= 1)"}, "amount", "mnth", "month"
    ),
    "formula-unknown-rule": Row("a sum of no rule", "tally", {"amount": "earned('new-taly')"}, "amount", "new-taly", "new-tally"),
    "formula-unknown-measure": Row(
        "a target of no measure", "tally", {"amount": "target(piecs)"}, "amount", "piecs", "pieces", tables=MEASURE
    ),
    "formula-unknown-criterion": Row(
        "a finding on no criterion", "tally", {"provided": "finding('mrak')"}, "provided", "mrak", "mark", tables=MARK
    ),
    "formula-of-another-scope": Row("a price names a total", "price", {"amount": "awarded"}, "amount", "awarded"),
    "bar-on-persons-by-a-measure": Row(
        "persons have no measures", "bar", {"persons": True, "provided": "pieces >= 1"}, "provided", "pieces", tables=MEASURE
    ),
    "ranked-by-a-text": Row("units are ranked by a text", "", {"standing": {"by": "group"}}, "standing.by", "number"),
}

WORDS: Final[Mapping[str, Row]] = {
    "misspelt-publication": Row(
        "a publication that is not declared", "price",
        {"of": "adoption", "when": {"publication": "daily-nwes"}}, "when.publication", "daily-nwes", "daily-news",
        tables={"publications": {"daily-news": {"title": "《日报》", "level": "city"}}},
    ),
    "misspelt-form": Row(
        "a form that is not declared", "price", {"when": {"form": ["letter", "lettre"]}}, "when.form", "lettre", "letter",
        tables={"forms": {"letter": "来信"}},
    ),
    "misspelt-kind": Row(
        "a kind that is not declared", "price", {"when": {"kinds": {"not": "polcy"}}}, "when.kinds", "polcy", "policy",
        tables={"kinds": {"policy": "政策"}},
    ),
    "misspelt-level": Row("a level that is none", "price", {"of": "adoption", "when": {"level": "provinse"}}, "when.level", "provinse", "province"),
    "misspelt-lapse": Row("a kind of lapse that is none", "price", {"of": "lapse", "when": {"kind": "untru"}}, "when.kind", "untru", "untrue"),
    "misspelt-attribute": Row("an attribute that records lack", "price", {"when": {"chanel": "net"}}, "when", "chanel", "channel"),
    "condition-of-another-type": Row("a number is asked to be a truth", "price", {"when": {"characters": True}}, "when.characters", "True"),
    "misspelt-group": Row(
        "a group that is not declared", "price", {"groups": ["distrct"]}, "groups", "distrct", "district",
        tables={"groups": {"office": "部门", "town": "乡镇", "district": "区县"}},
    ),
    "misspelt-account": Row("an account that is none", "price", {"account": "yaun"}, "account", "yaun", "yuan"),
    "misspelt-part": Row(
        "a part that is not declared", "tally", {"part": "merti"}, "part", "merti", "merit", tables={"parts": {"merit": "业绩分"}}
    ),
    "misspelt-criterion": Row(
        "a decision by no criterion", "price", {"decide": "makr"}, "decide", "makr", "mark", tables=MARK
    ),
    "misspelt-measure-shown": Row("a measure shown that is none", "", {"settings": {"show": ["piecse"]}}, "settings.show", "piecse", "pieces", tables=MEASURE),
    "misspelt-rule-kept": Row("a keep of no price", "keep", {"rules": ["new-price", "new-prise"]}, "rules", "new-prise", "new-price"),
    "misspelt-rule-capped": Row("a cap of no rule", "cap", {"rules": ["new-price", "new-prise"]}, "rules", "new-prise", "new-price"),
    "misspelt-part-capped": Row(
        "a cap of no part", "cap", {"parts": ["metir"]}, "parts", "metir", "merit", tables={"parts": {"merit": "业绩分"}}
    ),
    "misspelt-attribute-kept": Row("lines belong together by nothing", "keep", {"per": ["chanel"]}, "per", "chanel", "channel"),
    "unknown-option": Row("a rule under no option", "tally", {"under": {"each-way": "towo"}}, "under.each-way", "towo", "two", tables=EACH_WAY),
    "unknown-reading": Row("a rule under no reading", "tally", {"under": {"each-wya": "two"}}, "under", "each-wya"),
    "unknown-subject-of-findings": Row(
        "findings are about nothing known", "", {"criteria": {"mark": {"title": "评分", "about": ["unti"]}}}, "criteria.mark.about", "unti", "unit"
    ),
    "unknown-policy-for-persons": Row("deductions reach persons in no known way", "", {"persons": {"deductions": "nmed"}}, "persons.deductions", "nmed", "named"),
    "unknown-further-measure": Row(
        "the last place is decided by no measure", "", {"commend": {"units": 1, "last_place": "further", "further": ["pionts"]}},
        "commend.further", "pionts", "points",
    ),
    "unknown-lapse-of-a-duty": Row("a duty names no kind of lapse", "duty", {"lapses": ["untru"]}, "lapses", "untru", "untrue"),
}  # fmt: skip

SENSE: Final[Mapping[str, Row]] = {
    "decided-about-others": Row(
        "findings on the criterion are about something else", "price", {"decide": "mark"}, "decide", "mark", tables=MARK
    ),
    "decided-without-amount": Row(
        "the criterion has no amount", "price", {"decide": "plain"}, "decide", "plain",
        tables={"criteria": {"plain": {"title": "好", "about": ["submission"]}}},
    ),
    "range-upside-down": Row(
        "the least is above the most", "", {"criteria": {"mark": {"title": "评分", "about": ["unit"], "least": 5, "most": 1}}}, "criteria.mark", "5"
    ),
    "measure-of-itself": Row("a measure is computed from itself", "", {"measures": {"own": {"title": "甲", "formula": "own + 1"}}}, "measures.own.formula", "itself"),
    "measure-counted-and-computed": Row(
        "a measure is both counted and computed", "", {"measures": {"both": COUNTED | {"formula": "1"}}}, "measures.both", "count"
    ),
    "measure-computed-of-some": Row(
        "a computed measure counts no records", "", {"measures": {"both": {"title": "甲", "formula": "1", "distinct": True}}}, "measures.both", "distinct"
    ),
    "measure-that-formulas-cannot-name": Row("a measure has a dash in its id", "", {"measures": {"by-post": COUNTED}}, "measures.by-post", "formulas"),
    "measure-called-like-a-total": Row("a measure is called like a total", "", {"measures": {"points": COUNTED}}, "measures.points", "formulas"),
    "measure-of-too-many-factors": Row(
        "a measure grows beyond bounds", "", {"measures": {"pieces": COUNTED, "huge": {"title": "甲", "formula": " * ".join(["pieces"] * 17)}}},
        "measures.huge.formula", "17",
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
    "year-named-after-neither": Row("a year is named after its middle", "", {"settings": {"named_after": "strat"}}, "settings.named_after", "strat", "start"),
    "weights-of-authors": Row("authors have no weights", "", {"persons": {"awards": "weight"}}, "persons.awards", "weights"),
    "reading-without-rule": Row("a reading changes nothing", "", EACH_WAY, "readings.each-way", "reading"),
    "reading-without-option": Row(
        "a reading has no options", "", {"readings": {"each-way": {"question": "如何计?", "options": {}}}}, "readings.each-way.options", "option"
    ),
    "deadline-without-duty": Row("nothing stands under a deadline", "deadline", {"id": "idle"}, "", "duty"),
    "duty-signed-in-vain": Row("a field means nothing for the duty", "duty", {"signed": True}, "signed", "item"),
    "duty-of-every-item": Row("a duty of all items", "duty", {"when": None}, "when", "every submission"),
    "duty-reminds-twice": Row("a day of reminding is named twice", "duty", {"reminders": [1, 1]}, "reminders", "once"),
}  # fmt: skip

FORM: Final[Mapping[str, Row]] = {
    "truth-for-a-number": Row("an amount is a truth", "price", {"amount": True}, "amount", "true", early=True),
    "list-for-a-number": Row("an amount is a list", "tally", {"amount": [1]}, "amount", "[1]", early=True),
    "text-for-a-step": Row("a step is a text", "tally", {"step": "2"}, "step", '"2"', early=True),
    "number-for-a-title": Row("a title is a number", "tally", {"title": 5}, "title", "5", early=True),
    "text-for-a-truth": Row("a truth is a text", "price", {"stacks": "yes"}, "stacks", '"yes"', early=True),
    "text-for-a-list": Row("a list is a text", "keep", {"rules": "new-price"}, "rules", '"new-price"', early=True),
    "instant-for-a-number": Row("an amount is an instant", "price", {"amount": Raw("1979-05-27T07:32:00Z")}, "amount", "1979", early=True),
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
        "a switch says nothing for an option", "tally", {"amount": {"reading": "each-way", "one": 1}}, "amount", "two", early=True, tables=EACH_WAY
    ),
    "switch-with-another-option": Row(
        "a switch knows an option too many", "tally", {"amount": SWITCH | {"twoo": 2}}, "amount.twoo", "twoo", "two", early=True, tables=EACH_WAY
    ),
    "switch-of-no-reading": Row(
        "a switch of no reading", "tally", {"amount": SWITCH | {"reading": "each-wya"}}, "amount.reading", "each-wya", "each-way", early=True, tables=EACH_WAY
    ),
    "impossible-day": Row("a day that no calendar has", "", {"in_force": "2024-02-30"}, "$.in_force", "2024-02-30"),
    "misspelt-level-of-a-publication": Row(
        "a publication of an unknown level", "", {"publications": {"daily-news": {"title": "《日报》", "level": "ciyt"}}},
        "$.publications.daily-news.level", "ciyt", "city",
    ),
    "publication-without-title": Row("a publication has no title", "", {"publications": {"daily-news": {"level": "city"}}}, "$.publications.daily-news.title", "missing"),
    "id-inside-its-table": Row("an id is given twice", "", {"publications": {"daily-news": {"id": "x", "title": "《日报》", "level": "city"}}}, "$.publications.daily-news", "id"),
    "criterion-about-a-text": Row("a list is a text", "", {"criteria": {"mark": {"title": "评分", "about": "unit"}}}, "$.criteria.mark.about", '"unit"'),
    "more-seats-than-all": Row("more than all are commended", "", {"commend": {"units": "120%"}}, "$.commend.units", "120"),
    "unknown-last-place": Row("an unknown way with the last place", "", {"commend": {"last_place": "nonne"}}, "$.commend.last_place", "nonne", "none"),
    "misspelt-setting": Row("a setting that is none", "", {"settings": {"frist_month": 4}}, "$.settings.frist_month", "", "first_month"),
    "misspelt-tie": Row("ties are ranked in an unknown way", "", {"standing": {"ties": "dens"}}, "$.standing.ties", "dens", "dense"),
    "unknown-coverage": Row("a clause is covered in an unknown way", "", {"clauses": {"补则": {"covered": "rul"}}}, '$.clauses["补则"].covered', "rul", "rule"),
    "number-with-exponent": Row("a number is written with an exponent", "price", {"amount": Raw("1e3")}, "$", "1e3", early=True),
    "no-number": Row("an amount is no number at all", "price", {"amount": Raw("nan")}, "$", "nan", early=True),
    "impossible-day-in-toml": Row("a day that no calendar has", "", {"in_force": Raw("2024-02-30")}, "$", "TOML"),
    "misspelt-table-of-rules": Row("a table of rules that is none", "", {"talley": [{"id": "x"}]}, "$.talley", "", "tally"),
    "misspelt-table-of-words": Row("a table of words that is none", "", {"publicatons": {}}, "$.publicatons", "", "publications"),
    "wrong-schema": Row("the file is of another form", "", {"schema": 2}, "$", "schema = 1"),
}  # fmt: skip

ROWS: Final[Mapping[str, Row]] = MappingProxyType({**FORMULAS, **WORDS, **SENSE, **FORM})
"""Every mistake that a table can tell, by its name."""

