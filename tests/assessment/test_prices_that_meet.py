"""Two prices of one account on one record, where nothing says how they combine: told with the assessment, never silent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from offices import assessed, head

from govinfo import Assessment, Period, assess, encode_records
from govinfo.assessment._whynot import explain_record
from govinfo.cli import main
from govinfo.errors import Severity
from govinfo.records import About, AdoptionEvent, Contribution, Finding, Lapse, Submission, Unit

HEAD = (
    head("b")
    + """
[publications]
daily = { title = "日报", level = "city" }
[groups]
office = "部门"
town = "乡镇"
[criteria.worth]
title = "参考价值"
about = ["adoption"]
least = 1
most = 5
"""
)
SENT = datetime(2024, 3, 1, 1, tzinfo=UTC)


def price(id_: str, amount: object, own: str = "", of: str = "adoption") -> str:
    """Return a price."""
    return f'[[price]]\nid = "{id_}"\nclause = "第{id_}条"\ntitle = "计分{id_}"\nof = "{of}"\namount = {amount}\n{own}\n'


TWO = price("a", 1, 'provided = "characters > 1000"') + price("b", 2, 'provided = "characters < 2000"')


def adopted(rules: str, *lengths: int, units: tuple[str, ...] = ("u",), **lists: Any) -> Assessment:
    """Assess an item of some units, adopted once for each length."""
    adoptions = tuple(
        AdoptionEvent(id=f"x{n}", submission="s", publication="daily", on=date(2024, 3, n), characters=length)
        for n, length in enumerate(lengths, 1)
    )
    return assessed(
        HEAD + rules,
        units=(Unit(id="u", name="甲", group="office"), Unit(id="v", name="乙", group="town")),
        submissions=(Submission(id="s", units=tuple(Contribution(unit=unit) for unit in units), submitted_at=SENT),),
        adoptions=adoptions,
        **lists,
    )


def told(assessment: Assessment) -> list[tuple[str, str]]:
    """Return the questions: of which record, in which words."""
    questions = [question for question in assessment.questions if not question.path.startswith("absent.")]
    assert all(question.severity is Severity.QUESTION for question in questions)
    return [(question.path, question.message.text("zh")) for question in questions if question.record is not None]


BOTH = "第a条 计分a与第b条 计分b都对其计分，而办法没有写明如何取舍"


def test_two_prices_that_met_are_told_with_the_record() -> None:
    """Of 500, 1500 and 2500 characters only 1500 lie in both bands: both count, and it is asked."""
    assessment = adopted(TWO, 500, 1500, 2500)

    assert assessment.unit("u").points == 2 + (1 + 2) + 1
    assert told(assessment) == [("x2", BOTH)]
    assert [reason.text("zh") for reason in explain_record(assessment, "x2").reasons] == [BOTH]
    assert explain_record(assessment, "x1").reasons == ()


@pytest.mark.parametrize(
    ("rules", "points"),
    [
        (TWO + "stacks = true\n", 3),
        (TWO + '[[keep]]\nid = "k"\nclause = "三"\ntitle = "取高"\nrules = ["*"]\nper = ["record"]\n', 2),
        (TWO + '[[keep]]\nid = "k"\nclause = "三"\ntitle = "取高"\nrules = ["a", "b"]\nper = ["item"]\n', 2),
        (TWO + 'account = "yuan"\n', 1),
        (price("a", 1, 'provided = "characters > 1000"') + price("b", 2, 'provided = "characters <= 1000"'), 1),
    ],
)
def test_what_the_rulebook_settles_is_not_asked(rules: str, points: int) -> None:
    """By stacking, by a keep, on another account, or because the formulas exclude each other."""
    assessment = adopted(rules, 1500)

    assert assessment.unit("u").points == points
    assert told(assessment) == []


@pytest.mark.parametrize("provided", ['provided = "characters > 1000"', 'provided = "composite or true"', ""])
@pytest.mark.parametrize("step", ["", "step = 9\n"])
@pytest.mark.parametrize(
    ("others", "points"),
    [
        ("", 2 + 2),
        ('[[keep]]\nid = "one"\nclause = "四"\ntitle = "取一"\nrules = ["b"]\nper = ["item"]\n', 2),
        ('[[tally]]\nid = "t"\nclause = "五"\ntitle = "加"\neach = "year"\namount = "100 * lines(\'a\')"\n', 2 + 2),
    ],
)
def test_the_best_of_a_record_counts_however_its_prices_are_decided(provided: str, step: str, others: str, points: int) -> None:
    """By the attributes of the record alone, by a formula, or beside a keep that looks at other records: two records, two points each."""
    keep = f'[[keep]]\nid = "k"\nclause = "三"\ntitle = "取高"\nrules = ["a", "b"]\nper = ["record"]\n{step}'
    assessment = adopted(price("a", 1, provided) + price("b", 2) + keep + others, 1500, 2000)

    assert assessment.unit("u").points == points
    assert [line.status.value for line in assessment.unit("u").lines if line.rule == "a"] == ["superseded", "superseded"]


def test_prices_that_the_attributes_alone_decide_are_told_too() -> None:
    """One plan for all records alike, and each record of it is named; an item of two units is named once."""
    rules = price("a", 1, 'provided = "composite or urgent"') + price("b", 2, 'provided = "composite or commissioned"')

    assert told(adopted(rules, 1, 2)) == []
    assert told(adopted(rules, 1, 2, units=("u", "v"))) == [("x1", BOTH), ("x2", BOTH)]


def test_a_record_that_lies_outside_is_not_asked_about() -> None:
    """Only what was priced in the period."""
    assessment = adopted(TWO, 1500)
    again = assess(assessment.register, assessment.rulebook, Period.parse("2024-Q2"))

    assert (told(assessment), told(again)) == ([("x1", BOTH)], [])


def test_prices_that_are_decided_or_pending_meet_as_well() -> None:
    """Both are owed for it, whether an assessor has decided or not."""
    rules = price("a", '"decided"', 'decide = "worth"\nprovided = "characters > 1000"') + price("b", 2, 'provided = "characters < 2000"')
    found = Finding(id="f", criterion="worth", about=About(adoption="x1"), on=date(2024, 4, 1), amount=4)

    assert told(adopted(rules, 1500)) == [("x1", BOTH)]
    assert adopted(rules, 1500, findings=(found,)).unit("u").points == 6
    assert told(adopted(rules, 1500, findings=(found,))) == [("x1", BOTH)]


def test_prices_of_findings_and_lapses_meet_as_well() -> None:
    """What is asked of adoptions is asked of every kind of record."""
    found = [Finding(id=f"f{n}", criterion="worth", about=About(adoption="x1"), on=date(2024, 4, n), amount=n) for n in (1, 2)]
    rules = price("a", 1, 'provided = "decided > 0"', "finding") + price("b", 2, 'provided = "decided < 9"', "finding")
    assert told(adopted(rules, 5, findings=tuple(found))) == [("f2", BOTH)]  # the earlier is superseded whatever it says

    lapse = Lapse(id="l", unit="u", kind="untrue", on=date(2024, 5, 1))
    rules = price("a", -1, 'provided = "persons < 2"', "lapse") + price("b", -2, 'provided = "persons < 3"', "lapse")
    assert told(adopted(rules, lapses=(lapse,))) == [("l", BOTH)]


def test_prices_for_other_groups_do_not_meet() -> None:
    """An item of an office and a town gives each what its group gets, and nothing is asked."""
    rules = price("a", 1, 'groups = ["office"]') + price("b", 2, 'groups = ["town"]')
    assessment = adopted(rules, 1, units=("u", "v"))

    assert (assessment.unit("u").points, assessment.unit("v").points, told(assessment)) == (1, 2, [])


@pytest.mark.parametrize("command", ["assess", "explain", "circular", "payout", "commend", "compare"])
def test_every_paper_tells_it_on_standard_error(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its record and the number of questions; the paper itself is printed, and the status is 0."""
    records, rulebook = tmp_path / "r.json", tmp_path / "b.toml"
    records.write_text(encode_records(adopted(TWO, 1500).register.records), encoding="utf-8")
    rulebook.write_text(HEAD + TWO, encoding="utf-8")
    more = {"explain": ["--unit", "u"], "commend": ["--units", "1"], "compare": ["--with", str(rulebook)]}.get(command, [])

    assert main([command, str(records), "--rulebook", str(rulebook), "--period", "2024", *more]) == 0
    shown = capsys.readouterr()
    assert shown.out
    assert shown.err.splitlines()[:2] == [f"疑问：x1: {BOTH}", "共 0 处错误，1 处疑问"]
    assert shown.err.splitlines()[2].startswith("未决：疑问 2 条")  # the other is that the rulebook does not say how they combine


ASKED = (
    "疑问：{place}a: provided 都成立时会与 b 对同样的记录计分；另加的一条请写 stacks = true，或者用 [[keep]] 写明取舍，或者使两个条件互斥"
)


def test_a_rulebook_that_leaves_it_open_says_so_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is shown, where its examples are tried, and where records are checked against it."""
    records, rulebook, examples = tmp_path / "r.json", tmp_path / "b.toml", tmp_path / "b-examples.toml"
    records.write_text(encode_records(adopted(TWO, 1500).register.records), encoding="utf-8")
    rulebook.write_text(HEAD + TWO, encoding="utf-8")
    examples.write_text(
        'schema = 1\n[[example]]\nid = "e"\ntitle = "算例"\nperiod = "2024"\non = 2024-03-05\nexpect.u = { points = 3 }\n'
        '[example.records]\nadoptions = [{ units = ["u"], publication = "daily", characters = 1500 }]\n',
        encoding="utf-8",
    )
    for call, place in (
        (["rulebooks", str(rulebook)], ""),
        (["rulebooks", str(rulebook), "--test"], f"{rulebook}: "),
        (["check", str(records), "--rulebook", str(rulebook)], "b: "),
    ):
        assert main(call) == 0
        assert capsys.readouterr().err.splitlines()[0] == ASKED.format(place=place) + "（第 16 行第 1 列）"
