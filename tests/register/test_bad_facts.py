"""Facts and rules that cannot be: each refused with its path, the value, and what would be right, in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from govinfo import Period, assess, build_register, decode_records, decode_rulebook
from govinfo.errors import ProblemsError

HEAD = 'schema = 1\nid = "b"\ntitle = "考核办法"\nsource = { issuer = "市政府办公室", title = "考核办法" }\n'
MERITS = '[merits]\nprize = "获奖"\n'
TALLY = '[[tally]]\nid = "t"\nclause = "一"\ntitle = "规则"\neach = "year"\n'
SENT = "2024-03-05T09:00:00+08:00"
BASE = {
    "format": "govinfo.records/1",
    "units": [{"id": "a", "name": "甲局"}, {"id": "c", "name": "丙局"}],
    "persons": [{"id": "p", "name": "张三", "unit": "a"}],
    "submissions": [{"id": id_, "units": ["a"], "submitted_at": SENT} for id_ in ("s", "s2")],
}


def moved(*moves: tuple[str, str]) -> dict[str, Any]:
    """Return the persons of a file: one who moves."""
    return {"persons": [{"id": "p", "name": "张三", "unit": "a", "moves": [{"on": on, "unit": unit} for on, unit in moves]}]}


def merged(*pairs: tuple[str, str]) -> dict[str, Any]:
    """Return reviews by which items were merged into others."""
    return {"reviews": [{"id": f"r{one}", "submission": one, "on": "2024-03-06", "outcome": "merged", "into": into} for one, into in pairs]}


MERIT = {"id": "m", "kind": "prize", "on": "2024-03-05"}


@pytest.mark.parametrize(
    ("lists", "path", "value", "english", "chinese"),
    [
        ({"merits": [MERIT | {"kind": "prise", "unit": "a"}]}, "m: kind", "prise", "did you mean prize", "是否应为 prize"),
        ({"merits": [MERIT]}, "$.merits[0].unit", "null", "given, or persons, or both", "与 persons 至少填写一项"),
        ({"merits": [MERIT | {"unit": "a", "times": 0}]}, "$.merits[0].times", "0", "a whole number, one or more", "不小于一的整数"),
        (
            {"merits": [MERIT | {"unit": "a", "persons": ["p", "p"]}]},
            "$.merits[0].persons", '["p"]', "each named once", "互不重复",
        ),
        (merged(("s", "s")), "$.reviews[0].into", '"s"', "the id of another item", "另一条信息的编号"),
        (merged(("s", "s2"), ("s2", "s")), "$.reviews[0].into", "s, s2, s", "goes round in a circle", "形成循环"),
        (moved(("2024-06-01", "c"), ("2024-05-01", "a")), "$.persons[0].moves", '"2024-05-01"', "in the order of their days", "按日期先后"),
        (moved(("2024-06-01", "a")), "$.persons[0].moves", '"a"', "another unit than the one before", "与调动前不同的单位"),
        (moved(("2024-06-01", "b")), "$.persons[0].moves[0].unit", "b", "there is no unit b", "没有编号为 b 的单位"),
        (
            {"claims": [{"id": "k", "unit": "a", "on": "2024-03-05", "period": "2024"}]},
            "$.claims[0].points", "null", "given, or yuan or record", "与 yuan、record 至少填写一项",
        ),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_is_refused(lists: dict[str, Any], path: str, value: str, english: str, chinese: str) -> None:
    """With where it is, what is there, and what would be right."""
    with pytest.raises(ProblemsError) as caught:
        assess(build_register(decode_records(json.dumps(BASE | lists))), decode_rulebook(HEAD + MERITS), Period.parse("2024"))
    problem = next(problem for problem in caught.value.problems if problem.path == path)
    assert value in problem.text("en")
    assert english in problem.text("en")
    assert chinese in problem.text("zh")


@pytest.mark.parametrize(
    ("rules", "path", "english", "chinese"),
    [
        *(
            (f'[persons]\nawards = "{ratio}"\n', "persons.awards", f'such as "3:2", got "{ratio}"', "由大于零的数组成的比例")
            for ratio in ("3:0", "3:x", "3:-2", ":")
        ),
        ('[persons]\nawards = "3"\n', "persons.awards", '3:2, got "3"', '3:2，实为 "3"'),
        (
            TALLY + 'for = "persons"\namount = "persons(total, points)"\n',
            "t.amount",
            "stands only in formulas about a unit",
            "只能写在关于单位的公式里",
        ),
        (
            TALLY + 'for = "persons"\namount = "children(total, points)"\n',
            "t.amount",
            "stands only in formulas about a unit",
            "只能写在关于单位的公式里",
        ),
        (TALLY + 'amount = "unit(points)"\n', "t.amount", "stands only in formulas about a person", "只能写在关于个人的公式里"),
        (TALLY + 'amount = "persons(sum, points)"\n', "t.amount", "is one of count, every, least", "应为下列之一：count、every"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(rules: str, path: str, english: str, chinese: str) -> None:
    """Ratios that do not fit, and formulas that ask the wrong subject, each with line and column."""
    with pytest.raises(ProblemsError) as caught:
        decode_rulebook(HEAD + rules)
    [problem] = caught.value.problems
    assert (problem.path, problem.line is not None) == (path, True)
    assert english in problem.text("en")
    assert chinese in problem.text("zh")
