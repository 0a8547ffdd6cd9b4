"""
The mistakes that generated rulebooks are broken by, each in one place: a row of a table here, or a function in `broken_rulebooks`.

A row adds one rule or table that is good but for one field. The rest of the rulebook stays as it was drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen

from govinfo.testing._toml import Document, RulebookText, toml_text


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
    tables: Mapping[str, Document] = field(factory=dict[str, Document])


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

_RAW: Final = re.compile(r'"raw:((?:[^"\\]|\\.)*)"')


def raw(text: str) -> str:
    """Return what stands for a value that no Python value is written as; `written` puts *text* itself in its place."""
    return f"raw:{text}"


def written(document: Document) -> RulebookText:
    """Return a rulebook file as a generated one is written, and what is `raw` as it stands."""
    return RulebookText(_RAW.sub(lambda found: json.loads(f'"{found[1]}"'), toml_text(document)))


LONG: Final = "1" + " + 1" * 300
DEEP: Final = "(" * 40 + "1" + ")" * 40
EACH_WAY: Final = {"readings": {"each-way": {"question": "如何计?", "options": {"one": "甲", "two": "乙"}}}}
SWITCH: Final = {"reading": "each-way", "one": 1, "two": 2}
MARK: Final = {"criteria": {"mark": {"title": "评分", "about": ["unit"], "least": 1, "most": 5}}}
COUNTED: Final = {"title": "条数", "count": "submission"}
CLEAN: Final = {"criteria": {"clean": {"title": "廉洁", "about": ["unit"]}}}
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
    "bar-on-persons-by-a-finding-on-units": Row(
        "a finding that only units can have", "bar", {"persons": True, "provided": "finding('clean')"}, "provided", "clean", tables=CLEAN
    ),
    "ranked-by-a-text": Row("units are ranked by a text", "", {"standing": {"by": "group"}}, "standing.by", "number"),
}

WORDS: Final[Mapping[str, Row]] = {
    "misspelt-publication": Row(
        "a publication that is not declared",
        "price",
        {"of": "adoption", "when": {"publication": "daily-nwes"}},
        "when.publication",
        "daily-nwes",
        "daily-news",
        tables={"publications": {"daily-news": {"title": "《日报》", "level": "city"}}},
    ),
    "misspelt-form": Row(
        "a form that is not declared",
        "price",
        {"when": {"form": ["letter", "lettre"]}},
        "when.form",
        "lettre",
        "letter",
        tables={"forms": {"letter": "来信"}},
    ),
    "misspelt-kind": Row(
        "a kind that is not declared",
        "price",
        {"when": {"kinds": {"not": "polcy"}}},
        "when.kinds",
        "polcy",
        "policy",
        tables={"kinds": {"policy": "政策"}},
    ),
    "misspelt-level": Row(
        "a level that is none",
        "price",
        {"of": "adoption", "when": {"level": "provinse"}},
        "when.level",
        "provinse",
        "province",
        tables={"publications": {"daily-news": {"title": "《日报》", "level": "city"}}},
    ),
    "misspelt-lapse": Row(
        "a kind of lapse that is none", "price", {"of": "lapse", "when": {"kind": "untru"}}, "when.kind", "untru", "untrue"
    ),
    "misspelt-attribute": Row("an attribute that records lack", "price", {"when": {"chanel": "net"}}, "when", "chanel", "channel"),
    "condition-of-another-type": Row("a number is asked to be a truth", "price", {"when": {"characters": True}}, "when.characters", "true"),
    "misspelt-group": Row(
        "a group that is not declared",
        "price",
        {"groups": ["distrct"]},
        "groups",
        "distrct",
        "district",
        tables={"groups": {"office": "部门", "town": "乡镇", "district": "区县"}},
    ),
    "misspelt-account": Row("an account that is none", "price", {"account": "yaun"}, "account", "yaun", "yuan"),
    "misspelt-part": Row(
        "a part that is not declared", "tally", {"part": "merti"}, "part", "merti", "merit", tables={"parts": {"merit": "业绩分"}}
    ),
    "misspelt-criterion": Row("a decision by no criterion", "price", {"decide": "makr"}, "decide", "makr", "mark", tables=MARK),
    "misspelt-measure-shown": Row(
        "a measure shown that is none", "", {"settings": {"show": ["piecse"]}}, "settings.show", "piecse", "pieces", tables=MEASURE
    ),
    "misspelt-rule-kept": Row("a keep of no price", "keep", {"rules": ["new-price", "new-prise"]}, "rules", "new-prise", "new-price"),
    "misspelt-rule-capped": Row("a cap of no rule", "cap", {"rules": ["new-price", "new-prise"]}, "rules", "new-prise", "new-price"),
    "misspelt-part-capped": Row(
        "a cap of no part", "cap", {"parts": ["metir"]}, "parts", "metir", "merit", tables={"parts": {"merit": "业绩分"}}
    ),
    "misspelt-attribute-kept": Row("lines belong together by nothing", "keep", {"per": ["chanel"]}, "per", "chanel", "channel"),
    "unknown-option": Row(
        "a rule under no option", "tally", {"under": {"each-way": "towo"}}, "under.each-way", "towo", "two", tables=EACH_WAY
    ),
    "unknown-reading": Row("a rule under no reading", "tally", {"under": {"each-wya": "two"}}, "under", "each-wya"),
    "unknown-subject-of-findings": Row(
        "findings are about nothing known",
        "",
        {"criteria": {"mark": {"title": "评分", "about": ["unti"]}}},
        "criteria.mark.about",
        "unti",
        "unit",
    ),
    "unknown-policy-for-persons": Row(
        "deductions reach persons in no known way", "", {"persons": {"deductions": "nmed"}}, "persons.deductions", "nmed", "named"
    ),
    "unknown-further-measure": Row(
        "the last place is decided by no measure",
        "",
        {"commend": {"units": 1, "last_place": "further", "further": ["pionts"]}},
        "commend.further",
        "pionts",
        "points",
    ),
    "unknown-lapse-of-a-duty": Row("a duty names no kind of lapse", "duty", {"lapses": ["untru"]}, "lapses", "untru", "untrue"),
}
