"""The reason of a line, as a clerk reads it: the rule, the arithmetic, and what became of the line."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
from offices import THREE, adoption, price, result, submission

from govinfo import Assessment
from govinfo.labels import Level, Status
from govinfo.records import About, Figure, Finding, LeaderInstruction, Person

KEEP = '[[keep]]\nid = "best"\nclause = "九"\ntitle = "不重复计分"\nrules = ["gazette", "digest"]\nper = ["item"]\n'


CAP = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高17分"\n{english}each = "year"\nparts = ["adopted"]\nmost = 17\n'


def reasons(assessment: Assessment, record: str) -> list[tuple[Status, object, str, str]]:
    """What is said of the lines that rest on a record."""
    lines = [line for line in assessment.unit("u").lines if record in line.facts]
    return [(line.status, line.amount, line.why(), line.why("en")) for line in lines]


def test_a_line_that_gave_way_names_the_rule_and_the_record_that_count() -> None:
    """The digest's four points give way to the gazette's ten on the same item."""
    assessment = result(KEEP, **THREE)

    assert reasons(assessment, "a3") == [
        (
            Status.SUPERSEDED,
            4,
            "要情采用：4分；不计（九 不重复计分），改按一 公报采用（a2）计",
            "要情采用: 4 points; not counted under 九 不重复计分: 一 公报采用 on a2 counts instead",
        )
    ]
    assert reasons(assessment, "a2") == [(Status.COUNTED, 10, "公报采用：10分", "公报采用: 10 points")]


def test_a_line_that_gave_way_to_another_on_the_same_record_names_the_rule_alone() -> None:
    """Two prices of one adoption, the better of which counts; the English title where there is one."""
    extra = '[[price]]\nid = "front"\nclause = "二"\ntitle = "头条"\ntitle_en = "front page"\nof = "adoption"\nwhen = { publication = "gazette" }\namount = 12\n'
    keep = '[[keep]]\nid = "best"\nclause = "九"\ntitle = "取高"\nrules = ["gazette", "front"]\nper = ["record"]\n'
    assessment = result(extra + keep, submissions=(submission("s1", "u"),), adoptions=(adoption("a1", "s1"),))

    assert sorted(reasons(assessment, "a1")) == [
        (Status.COUNTED, 12, "头条：12分", "front page: 12 points"),
        (
            Status.SUPERSEDED,
            10,
            "公报采用：10分；不计（九 取高），改按二 头条计",
            "公报采用: 10 points; not counted under 九 取高: 二 front page counts instead",
        ),
    ]


def test_a_line_cut_by_a_cap_says_how_much_of_it_counts_and_how_much_does_not() -> None:
    """Of 10 + 10 + 4 at most 17: 7 of the second, 3 beyond, and nothing of the third."""
    assessment = result(CAP.format(english='title_en = "at most 17"\n'), **THREE)

    assert sorted(reasons(assessment, "a2"), key=lambda told: told[0]) == [
        (
            Status.CAPPED,
            3,
            "公报采用：10分；其中3分；不计：五 最高17分",
            "公报采用: 10 points; of it 3 points; not counted: 五 at most 17",
        ),
        (
            Status.COUNTED,
            7,
            "公报采用：10分；其中7分在 五 限额之内",
            "公报采用: 10 points; of it 7 points within the limit of 五",
        ),
    ]
    assert reasons(assessment, "a3") == [
        (Status.CAPPED, 4, "要情采用：4分；不计：五 最高17分", "要情采用: 4 points; not counted: 五 at most 17")
    ]
    without_english = result(CAP.format(english=""), **THREE)
    assert reasons(without_english, "a3")[0][3] == "要情采用: 4 points; not counted: 五 最高17分"


def test_a_shared_price_by_formula_tells_formula_and_share() -> None:
    """2 × 30 points for two units together, 30 each."""
    price = '[[price]]\nid = "by"\nclause = "十"\ntitle = "篇幅"\nof = "submission"\nshare = "equal"\namount = "2 * characters"\n'
    item = evolve(submission("s1", "u", "v"), characters=30)
    [(_, amount, zh, en)] = reasons(result(price, submissions=(item,)), "s1")

    assert amount == 30
    assert zh.startswith("篇幅：2 × 30 = 60（字数 30）；")
    assert en.startswith("篇幅: 2 × 30 = 60 (characters 30); ")
    assert "30分" in zh.partition("；")[2]
    assert "30 points" in en.partition("; ")[2]


ITEM = '[[tally]]\nid = "item"\nclause = "十一"\ntitle = "逐条"\neach = "item"\namount = "{}"\n'


USED: dict[str, Any] = {
    "submissions": (evolve(submission("s1", "u"), characters=30, tags={"page": "front"}), submission("s2", "u", day=2)),
    "adoptions": (
        adoption("a1", "s1"),
        adoption("a2", "s1", "digest"),
        evolve(adoption("a3", "s1"), on=date(2025, 1, 1)),  # in the next year
        adoption("a4", "s2"),
    ),
    "instructions": (LeaderInstruction(id="i1", submission="s1", level=Level.CITY, on=date(2024, 4, 1)),),
}


def of_item(formula: str, more: str = "", **lists: Any) -> tuple[object, str, str]:
    """What a tally of each item gives item s1, and why."""
    lines = result(more + ITEM.format(formula), **(USED | lists)).unit("u").lines
    [line] = [line for line in lines if line.rule == "item" and "s1" in line.facts]
    return line.amount, line.why(), line.why("en")


def test_a_tally_of_an_item_sees_what_the_item_earned_and_how_often_it_was_used() -> None:
    """Ten and four points for adoptions, six for the instruction, twenty in all; two uses, one instruction."""
    assert of_item("points / 2")[0] == 10
    assert of_item("adoptions")[0] == 2
    assert of_item("3 * instructions")[0] == 3
    assert of_item("used('gazette') + 10 * used('district')")[0] == 11
    assert of_item("earned('gazette')")[0] == 10
    assert of_item("lines('*') + 5")[0] == 8
    assert of_item("characters")[0] == 30
    assert of_item("7 if tag('page') == 'front' else 1")[0] == 7
    paid = '[[price]]\nid = "fee"\nclause = "三"\ntitle = "稿费"\nof = "adoption"\naccount = "yuan"\nstacks = true\namount = 20\n'
    assert of_item("yuan", paid)[0] == 40


def test_a_tally_of_an_item_sees_the_reading_and_the_findings() -> None:
    """What was taken for a reading; what was decided on the item."""
    reading = '[readings.how]\nquestion = "如何计?"\noptions = { a = "甲", b = "乙" }\n'
    assert of_item("3 if reading('how') == 'a' else 8", reading)[0] == 3
    worth = '[criteria.worth]\ntitle = "质量"\nabout = ["submission"]\nleast = 0\nmost = 9\n'
    finding = Finding(id="f1", criterion="worth", about=About(submission="s1"), on=date(2024, 5, 1), amount=4)
    assert of_item("decided('worth') + 1", worth, findings=(finding,))[0] == 5


def test_the_words_of_an_item_are_those_of_the_reader() -> None:
    """Chinese names for the totals and attributes; in English the rulebook's words."""
    for formula, chinese, english in [
        ("points / 2", "该条得分 20", "points 20"),
        ("2 * adoptions", "采用次数 2", "adoptions 2"),
        ("2 * instructions", "批示次数 1", "instructions 1"),
        ("2 * characters", "字数 30", "characters 30"),
    ]:
        _, zh, en = of_item(formula)
        assert chinese in zh
        assert english in en
    paid = '[[price]]\nid = "fee"\nclause = "三"\ntitle = "稿费"\nof = "adoption"\naccount = "yuan"\nstacks = true\namount = 20\n'
    assert "该条奖金 40" in of_item("2 * yuan", paid)[1]


def test_a_figure_is_told_by_its_name() -> None:
    """Points by headcount name the number that came from outside."""
    rules = '[figures]\nstaff = "编制数"\n[[tally]]\nid = "per"\nclause = "十二"\ntitle = "人均"\neach = "year"\namount = "30 / max(1, figure(\'staff\'))"\n'
    figures = (Figure(id="g1", unit="u", name="staff", value=3, period=result("").period),)
    [line] = [line for line in result(rules, figures=figures).unit("u").lines if line.rule == "per"]

    assert line.amount == 10
    assert "编制数" in line.why()
    assert "3" in line.why()


def test_a_line_of_nothing_is_no_deduction() -> None:
    """An item worth no points is shared like any other: it is not counted against its author."""
    persons = (Person(id="p", name="p", unit="u"), Person(id="q", name="q", unit="u"))
    item = evolve(submission("s1", "u"), authors=("p", "q"))
    assessment = result('[persons]\nawards = "equal"\n' + price("x", "0"), persons=persons, submissions=(item,))

    assert assessment.person("p").lines[0].why("en") == "规则x: 0 points, shared equally by 2 authors of the unit"


def test_a_line_that_was_taken_back_says_under_which_clause() -> None:
    """The seventh clause takes the ten points back."""
    void = '[[void]]\nid = "v"\nclause = "七"\ntitle = "取消"\neach = "year"\nprovided = "true"\n'
    [line] = result(void, submissions=(submission("s1", "u"),), adoptions=(adoption("a1", "s1"),)).unit("u").lines

    assert line.status is Status.VOIDED
    assert (line.why(), line.why("en")) == ("公报采用：10分；不计：七 取消", "公报采用: 10 points; not counted: 七 取消")
