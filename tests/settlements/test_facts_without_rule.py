"""Facts of which no rule can make anything: each is asked about, at the assessment and by the check, and what is used is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from govinfo import Assessment, Period, Records, assess, build_register, decode_records, decode_rulebook
from govinfo.rulebook import check_vocabulary

HEAD = """
schema = 1
id = "b"
title = "考核办法"
source = { issuer = "市政府办公室", title = "考核办法" }
[measures]
sent = { title = "报送条数", count = "submission" }
[criteria]
model = { title = "示范单位", about = ["unit"], least = 0, most = 9 }
helpful = { title = "乐于助人", about = ["person", "unit"] }
good = { title = "好信息", about = ["submission"], least = 0, most = 5 }
[merits]
prize = "获奖"
trained = "培训"
"""
UNITS = [{"id": "a", "name": "甲局", "group": "bureau"}, {"id": "b", "name": "乙局"}]
PERSONS = [{"id": "p", "name": "张三", "unit": "a"}]
ITEMS = [{"id": "s", "units": ["a"], "submitted_at": "2024-03-05T09:00:00+08:00"}]


def rule(table: str, **fields: Any) -> str:
    """Return a rule of the rulebook."""
    given = {"id": table, "clause": "一", "title": "规则"} | fields
    return f"[[{table}]]\n" + "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in given.items())


MONTHLY = rule("tally", each="month", amount="figure('headcount', 0)")
YEARLY = rule("tally", id="yearly", each="whole", amount="figure('headcount', 0)")
OF_PERSONS = rule("tally", id="personal", each="year", **{"for": "persons"}, amount="figure('headcount', 0)")
OF_THEIR_UNIT = rule("tally", id="inner", each="year", **{"for": "persons"}, amount="unit(figure('headcount', 0))")
COMPUTED = '[measures.rate]\ntitle = "人均"\nformula = "ratio(sent, figure(\'headcount\', 1), 0)"\n'
JUDGED = rule("tally", id="judged", each="year", provided="finding('model')", amount=1)
AMOUNT = rule("tally", id="decided", each="year", amount="decided('model', 0)")
DECIDES = rule("price", id="decides", of="submission", decide="good", amount="decided")
PRICED = rule("price", id="found", of="finding", when={"criterion": "helpful", "met": True}, amount=1).replace(
    '{"criterion": "helpful", "met": true}', '{ criterion = "helpful", met = true }'
)
MERITED = rule("price", id="merit", of="merit", when={}, amount=1).replace("when = {}", 'when = { kind = "prize" }')
CRITICISED = rule("price", id="lapse", of="lapse", amount=-1).replace("amount", 'when = { kind = "criticised" }\namount')
PERSONAL = '[persons]\nawards = "equal"\n'


def records(**lists: list[dict[str, Any]]) -> Records:
    """Return records of two units and a person."""
    base = {"format": "govinfo.records/1", "units": UNITS, "persons": PERSONS, "submissions": ITEMS}
    return decode_records(json.dumps(base | lists))


def assessed(rules: str, period: str = "2024", **lists: list[dict[str, Any]]) -> Assessment:
    """Return the assessment of some records."""
    return assess(build_register(records(**lists)), decode_rulebook(HEAD + rules), Period.parse(period))


def unread(rules: str, period: str = "2024", **lists: list[dict[str, Any]]) -> list[str]:
    """Return what is asked of the facts at an assessment, in Chinese."""
    return [one.message.text("zh") for one in assessed(rules, period, **lists).questions if one.code.endswith("-unread")]


def figure(**fields: Any) -> dict[str, Any]:
    """Return a figure of a unit."""
    return {"id": "g", "name": "headcount", "value": 5} | (
        fields if {"person", "group", "everyone"} & set(fields) else {"unit": "a"} | fields
    )


def finding(criterion: str, **fields: Any) -> dict[str, Any]:
    """Return a finding on a unit in March."""
    return {"id": "f", "criterion": criterion, "on": "2024-03-05"} | ({"about": {"unit": "a"}} | fields)


@pytest.mark.parametrize(
    ("rules", "period", "given", "asked"),
    [
        (MONTHLY, "2024", figure(), []),
        (MONTHLY, "2024", figure(name="headcuont"), ["没有规则使用基础数据“headcuont”；这一数据不起作用；是否应为 headcount？"]),
        ("", "2024", figure(), ["没有规则使用基础数据“headcount”；这一数据不起作用"]),
        # whose it is
        (MONTHLY, "2024", figure(group="bureau"), []),
        (MONTHLY, "2024", figure(everyone=True), []),
        (MONTHLY, "2024", figure(person="p"), ["规则只使用单位的基础数据“headcount”，不使用个人的；这一数据不起作用"]),
        (OF_PERSONS, "2024", figure(), ["规则只使用个人的基础数据“headcount”，不使用单位的；这一数据不起作用"]),
        (OF_PERSONS, "2024", figure(person="p"), []),
        (OF_PERSONS + MONTHLY, "2024", figure(), []),
        (OF_THEIR_UNIT, "2024", figure(), []),
        (COMPUTED, "2024", figure(period="2024-03-04/2024-03-11"), []),
        # for when
        (MONTHLY, "2024", figure(period="2024"), []),
        (MONTHLY, "2024", figure(period="2024-03"), []),
        (
            MONTHLY,
            "2024",
            figure(period="2024-03-04/2024-03-11"),
            ["规则按每月使用基础数据“headcount”，而2024年3月4日至3月10日不含其中任何完整的一期；这一数据不起作用"],
        ),
        (YEARLY, "2024-03", figure(period="2024-03"), []),
        (
            YEARLY,
            "2024",
            figure(period="2024-03"),
            ["规则按整个考核期使用基础数据“headcount”，而2024年3月不含其中任何完整的一期；这一数据不起作用"],
        ),
        (YEARLY, "2024", figure(period="2023"), []),  # it is about another year
    ],
)
def test_a_figure_that_no_rule_can_read_is_asked_about(rules: str, period: str, given: dict[str, Any], asked: list[str]) -> None:
    """Its name, whose it is and for which days, each looked at by itself."""
    assert unread(rules, period, figures=[given]) == asked


@pytest.mark.parametrize(
    ("rules", "given", "asked"),
    [
        (JUDGED, finding("model", met=True), []),
        (JUDGED, finding("model", met=False), []),
        (JUDGED, finding("model", amount=3), ["规则要看是否符合“示范单位”，而这一认定没有写明；这一认定不起作用"]),
        (AMOUNT, finding("model", amount=3), []),
        (AMOUNT, finding("model", text="很好"), ["规则要看是否符合“示范单位”，而这一认定没有写明；这一认定不起作用"]),
        ("", finding("model", met=True), ["没有规则使用对单位作出的“示范单位”认定；这一认定不起作用"]),
        (DECIDES, finding("good", about={"submission": "s"}, amount=2), []),
        (
            DECIDES,
            finding("good", about={"submission": "s", "unit": "a"}, amount=2),
            ["“好信息”是对整个报送的认定，不是对某一单位所占部分的认定；这一认定不起作用"],
        ),
        (PRICED, finding("helpful", met=True), []),
        (PRICED, finding("helpful", met=False), []),
        (PRICED, finding("helpful", about={"person": "p"}, met=True), ["没有规则使用对个人作出的“乐于助人”认定；这一认定不起作用"]),
        (PRICED + PERSONAL, finding("helpful", about={"person": "p"}, met=True), []),
    ],
)
def test_a_finding_that_no_rule_can_read_is_asked_about(rules: str, given: dict[str, Any], asked: list[str]) -> None:
    """By what was judged, about what it was judged, and what the finding says."""
    assert unread(rules, findings=[given]) == asked


@pytest.mark.parametrize(
    ("rules", "lists", "asked"),
    [
        (MERITED, {"merits": [{"id": "m", "kind": "prize", "on": "2024-03-05", "unit": "a"}]}, []),
        (
            MERITED,
            {"merits": [{"id": "m", "kind": "trained", "on": "2024-03-05", "unit": "a"}]},
            ["没有规则使用“培训”这一种类；这一记录不起作用"],
        ),
        (
            MERITED,
            {"merits": [{"id": "m", "kind": "prize", "on": "2024-03-05", "persons": ["p"]}]},
            ["“获奖”只属于个人，而本办法只考核单位；这一记录不起作用"],
        ),
        (CRITICISED, {"lapses": [{"id": "l", "unit": "a", "kind": "criticised", "on": "2024-03-05"}]}, []),
        (
            CRITICISED,
            {"lapses": [{"id": "l", "unit": "a", "kind": "untrue", "on": "2024-03-05"}]},
            ["没有规则使用“信息失实”这一种类；这一记录不起作用"],
        ),
    ],
)
def test_a_merit_or_lapse_that_no_rule_looks_at_is_asked_about(rules: str, lists: dict[str, Any], asked: list[str]) -> None:
    """It stands among the unpriced too; the question says why."""
    assert unread(rules, **lists) == asked


COMMISSION = {"id": "k", "by": "city", "units": ["a"], "asked_at": "2024-03-01T09:00:00+08:00", "due_at": "2024-03-05T09:00:00+08:00"}
ANSWERED = rule("price", id="answer", of="submission", amount=1).replace("amount", "when = { commissioned = true }\namount")
ANSWERED_IN_FORMULA = rule("price", id="answer", of="submission", provided="commissioned", amount=1)
COUNTED = '[measures.answers]\ntitle = "约稿"\ncount = "submission"\nwhen = { commissioned = true }\n'
COMMISSIONED = '[[duty]]\nid = "asked"\nclause = "一"\ntitle = "按时完成约稿"\nof = "commission"\n'
UNREAD_COMMISSION = ["《考核办法》没有义务、规则涉及约稿；这条约稿不起作用"]
MISSED = {"id": "l", "unit": "a", "kind": "commission-missed", "on": "2024-03-06", "commission": "k"}


@pytest.mark.parametrize(
    ("rules", "period", "lists", "asked"),
    [
        (MERITED, "2024", {}, UNREAD_COMMISSION),
        (MERITED, "2024-03", {}, UNREAD_COMMISSION),
        (MERITED, "2024-04", {}, []),
        (MERITED, "2024-02", {}, []),
        (COMMISSIONED, "2024", {}, []),
        (ANSWERED, "2024", {}, []),
        (ANSWERED_IN_FORMULA, "2024", {}, []),
        (COUNTED, "2024", {}, []),
        (CRITICISED.replace("criticised", "commission-missed"), "2024", {"lapses": [MISSED]}, []),
        (CRITICISED.replace("criticised", "commission-missed"), "2024", {}, UNREAD_COMMISSION),
    ],
)
def test_a_commission_that_no_duty_and_no_rule_looks_at_is_asked_about(
    rules: str, period: str, lists: dict[str, Any], asked: list[str]
) -> None:
    """Missed in March under a regulation that knows no commissions: nothing would tell; a lapse that names it does, and so does a duty."""
    assert unread(rules, period, commissions=[COMMISSION], **lists) == asked


def test_the_check_asks_at_the_place_in_the_file_also_of_what_replaces_a_record() -> None:
    """The figure that was replaced is asked no more, the one in its place is."""
    mended = {"id": "k", "of": "g", "action": "replace", "on": "2024-04-01", "reason": "登记错误", "by": "李四"}
    given = records(
        figures=[figure(name="headcuont"), {"unit": "b", "name": "heads", "value": 1}],
        corrections=[mended | {"replacement": figure(name="headcounts")}],
    )
    book = decode_rulebook(HEAD + MONTHLY)
    assert [one.path for one in check_vocabulary(given, book)] == ["$.corrections[0].replacement", "$.figures[1]"]
    found = assess(build_register(given), book, Period.parse("2024"))
    assert [(one.path, one.record) for one in found.questions] == [("g", "g"), ("$.figures[1]", None)]


def test_what_one_of_two_versions_reads_is_asked_of_nobody() -> None:
    """The first half of the year knows the figure, the second does not."""
    first = decode_rulebook(HEAD.replace('id = "b"', 'id = "b"\nin_force = 2024-01-01') + MONTHLY)
    second = decode_rulebook(HEAD.replace('id = "b"', 'id = "b"\nin_force = 2024-07-01'))
    register = build_register(records(figures=[figure()]))
    assert not assess(register, (first, second), Period.parse("2024")).questions
    assert [one.code for one in assess(register, (first, second), Period.parse("2024-H2")).questions] == ["figure-unread"]


BARE = {"id": "f2", "criterion": "model", "about": {"unit": "a"}, "on": "2024-06-05", "text": "再看看"}


@pytest.mark.parametrize(
    ("rules", "before", "points"),
    [
        (JUDGED, {"met": True}, 1),
        (AMOUNT, {"amount": 3}, 3),
        (
            rule("price", id="p", of="finding", amount="decided").replace(
                "amount", 'when = { criterion = "model", with_amount = true }\namount'
            ),
            {"amount": 4},
            4,
        ),
    ],
)
def test_a_finding_that_decides_nothing_leaves_the_earlier_one_in_force(rules: str, before: dict[str, Any], points: int) -> None:
    """Words alone, written in June, do not take back what was found in March; somebody is asked what they were to decide."""
    found = assessed(rules, findings=[finding("model", **before), BARE])
    assert found.unit("a").points == points
    asked = [(one.code, one.record, one.message.text("zh")) for one in found.questions if one.code == "finding-decides-nothing"]
    assert asked == [("finding-decides-nothing", "f2", "既未写明是否符合，也未写明数额；2024年3月5日的认定仍然有效")]


def test_a_decided_price_keeps_its_amount_when_words_alone_follow() -> None:
    """Two points were decided on the item; a later remark decides nothing."""
    item = {"criterion": "good", "about": {"submission": "s"}}
    found = assessed(DECIDES, findings=[{"id": "f1", "on": "2024-03-06", "amount": 2} | item, {"id": "f2", "on": "2024-04-06"} | item])
    assert (found.unit("a").points, found.pending) == (2, ())


def test_a_criterion_that_must_be_judged_is_not_judged_by_words_alone() -> None:
    """The year's judgement is still owed, and asked for."""
    due = HEAD.replace('about = ["unit"], least', 'about = ["unit"], due = "year", least')
    found = assess(build_register(records(findings=[BARE])), decode_rulebook(due + JUDGED), Period.parse("2024"))
    assert [(card.subject, card.complete) for card in found.units] == [("a", False), ("b", False)]
