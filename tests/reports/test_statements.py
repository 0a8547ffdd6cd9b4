"""What became of every item, statements of those who sent them, and claims held against the records."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govinfo import Period, assess, build_register, decode_records, decode_rulebook, encode_records, sample_year, shipped_rulebook
from govinfo.assessment import Assessment, explain_record
from govinfo.cli import main
from govinfo.errors import UnknownNameError
from govinfo.records import Claim, Records
from govinfo.reports import Accord, Became, outcomes, reconcile, statement
from govinfo.testing.laws import check_every_item_in_statements

RULES = """
schema = 1
id = "b"
title = "考核办法"
source = { issuer = "市政府办公室", title = "考核办法" }
[publications.daily]
title = "每日要情"
level = "city"
[criteria.quality]
title = "质量"
about = ["adoption"]
least = 0
most = 5
[[price]]
id = "adopted"
clause = "一"
title = "采用"
of = "adoption"
amount = 10
stacks = true
[[price]]
id = "paid"
clause = "二"
title = "稿酬"
of = "adoption"
account = "yuan"
amount = 50
[[price]]
id = "instructed"
clause = "三"
title = "批示"
of = "instruction"
amount = 20
[[cap]]
id = "cap"
clause = "四"
title = "封顶"
rules = ["adopted"]
each = "year"
most = 25
"""
ITEMS = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")


def item(id_: str, *units: str, **fields: Any) -> dict[str, Any]:
    """Return an item sent on 5 March 2024."""
    return {"id": id_, "units": list(units or ("a",)), "submitted_at": "2024-03-05T09:30:00+08:00"} | fields


def adoption(id_: str, of: str, on: str = "2024-03-20") -> dict[str, Any]:
    """Return an adoption."""
    return {"id": id_, "submission": of, "publication": "daily", "on": on}


def review(id_: str, of: str, outcome: str, on: str = "2024-03-10", **fields: Any) -> dict[str, Any]:
    """Return a review."""
    return {"id": id_, "submission": of, "on": on, "outcome": outcome} | fields


def records(**lists: list[dict[str, Any]]) -> Records:
    """Return records of two units and a person."""
    document: dict[str, Any] = {
        "format": "govinfo.records/1",
        "units": [{"id": "a", "name": "甲局"}, {"id": "b", "name": "乙局"}],
        "persons": [{"id": "p", "name": "张三", "unit": "a"}],
    }
    return decode_records(json.dumps(document | lists))


def assessed(**lists: list[dict[str, Any]]) -> Assessment:
    """Return the assessment of 2024 of some records."""
    return assess(build_register(records(**lists)), decode_rulebook(RULES), Period.parse("2024"))


def test_everything_that_can_become_of_an_item() -> None:
    """Seven items, seven outcomes: adopted, instructed upon, returned, rejected, withdrawn, merged, never used."""
    found = assessed(
        submissions=[item(id_) for id_ in ITEMS],
        adoptions=[adoption("a1", "s1")],
        instructions=[{"id": "i1", "submission": "s2", "level": "city", "on": "2024-04-01"}],
        reviews=[
            review("r3", "s3", "returned", reason="数据不实"),
            review("r4", "s4", "rejected"),
            review("r5", "s5", "withdrawn"),
            review("r6", "s6", "merged", into="s1"),
        ],
    )
    assert {one.item: one.became for one in outcomes(found)} == {
        "s1": Became.ADOPTED,
        "s2": Became.INSTRUCTED,
        "s3": Became.RETURNED,
        "s4": Became.REJECTED,
        "s5": Became.WITHDRAWN,
        "s6": Became.MERGED,
        "s7": Became.NEVER_USED,
    }
    first, second = outcomes(found)[:2]
    assert (first.of("points"), first.of("yuan"), second.of("points", "a"), second.of("points", "b")) == (10, 50, 20, 0)
    check_every_item_in_statements(found)


def test_the_last_word_counts() -> None:
    """Returned and then accepted it is in hand; returned and then adopted it is adopted; adopted before it was withdrawn it is withdrawn."""
    found = assessed(
        submissions=[item("s1"), item("s2"), item("s3")],
        adoptions=[adoption("a2", "s2", "2024-04-01"), adoption("a3", "s3", "2024-03-06")],
        reviews=[
            review("r1", "s1", "returned"),
            review("r2", "s1", "accepted", "2024-03-12"),
            review("r3", "s2", "returned"),
            review("r4", "s3", "withdrawn"),
        ],
    )
    assert [one.became for one in outcomes(found)] == [Became.SENT, Became.ADOPTED, Became.WITHDRAWN]


def test_what_waits_for_a_decision_is_pending() -> None:
    """A rule waits for a finding on the item; nothing else came of it."""
    rules = RULES.replace('about = ["adoption"]', 'about = ["submission"]')
    rules += '[[price]]\nid = "good"\nclause = "五"\ntitle = "质量"\nof = "submission"\namount = "decided"\ndecide = "quality"\n'
    found = assess(build_register(records(submissions=[item("s1")])), decode_rulebook(rules), Period.parse("2024"))
    [one] = outcomes(found)
    assert (one.became, len(one.pending)) == (Became.PENDING, 1)


def test_a_merged_item_hands_on_what_rests_on_it() -> None:
    """The second unit's item was merged into the first unit's: its adoption and the instruction on it are the first unit's."""
    found = assessed(
        submissions=[item("s1", "a"), item("s2", "b"), item("s3", "b")],
        adoptions=[adoption("a2", "s2")],
        instructions=[{"id": "i3", "submission": "s3", "level": "city", "on": "2024-04-01"}],
        reviews=[review("r2", "s2", "merged", into="s1"), review("r3", "s3", "merged", into="s2")],
    )
    assert (found.unit("a").points, found.unit("a").yuan, found.unit("b").points) == (30, 50, 0)
    first, second, third = outcomes(found)
    assert [use.id for use in (*first.adoptions, *first.instructions)] == ["a2", "i3"]
    assert (second.into, third.into, second.adoptions, third.instructions) == ("s1", "s1", (), ())
    assert "s2 已并入 s1，由后者计" in [reason.text("zh") for reason in explain_record(found, "a2").reasons]
    check_every_item_in_statements(found)


def test_a_rule_may_ask_what_the_last_review_said() -> None:
    """An item that was withdrawn earns nothing where the rulebook says so."""
    rules = RULES.replace('of = "adoption"\namount = 10', 'of = "adoption"\nwhen = { reviewed = { not = "withdrawn" } }\namount = 10')
    some = records(
        submissions=[item("s1"), item("s2")],
        adoptions=[adoption("a1", "s1"), adoption("a2", "s2")],
        reviews=[review("r1", "s1", "withdrawn")],
    )
    assert assess(build_register(some), decode_rulebook(rules), Period.parse("2024")).unit("a").points == 10


def test_a_joint_item_stands_in_the_statement_of_each_of_its_units() -> None:
    """With what each of them earned; an earlier item used in the period stands there too, one of another year does not."""
    found = assessed(
        submissions=[
            item("s1", "a", "b", authors=["p"]),
            item("s2", "b", submitted_at="2023-12-30T09:30:00+08:00"),
            item("s3", "b", submitted_at="2023-12-30T09:30:00+08:00"),
        ],
        adoptions=[adoption("a1", "s1"), adoption("a2", "s2")],
    )
    first, second = statement(found, unit="a"), statement(found, unit="乙局")
    assert [one.item for one in first.items] == ["s1"]
    assert [(one.item, one.of("points", "b")) for one in second.items] == [("s2", 10), ("s1", 10)]
    assert [one.item for one in outcomes(found.only(["a"]))] == ["s1"]
    check_every_item_in_statements(found)


def test_a_person_has_a_statement_of_what_it_wrote() -> None:
    """The items that name the person as an author."""
    rules = RULES + '[persons]\nawards = "equal"\n'
    some = records(submissions=[item("s1", authors=["p"]), item("s2")], adoptions=[adoption("a1", "s1"), adoption("a2", "s2")])
    made = statement(assess(build_register(some), decode_rulebook(rules), Period.parse("2024")), person="张三")
    assert ([one.item for one in made.items], made.sheet.points) == (["s1"], 10)


def test_a_person_is_told_its_own_share() -> None:
    """Two authors share 10 points: each is told 5, the unit 10, and all units together 10."""
    rules = RULES + '[persons]\nawards = "equal"\n'
    persons = [{"id": "p", "name": "张三", "unit": "a"}, {"id": "q", "name": "李四", "unit": "a"}]
    some = records(persons=persons, submissions=[item("s1", authors=["p", "q"])], adoptions=[adoption("a1", "s1")])
    [one] = statement(assess(build_register(some), decode_rulebook(rules), Period.parse("2024")), person="p").items
    assert [one.of("points", subject) for subject in ("p", "q", "a", None)] == [5, 5, 10, 10]


def claim(id_: str = "k1", **fields: Any) -> Claim:
    """Return a claim of the first unit for 2024."""
    whose = {} if "person" in fields else {"unit": "a"}
    return Claim(**({"id": id_, "on": date(2025, 1, 9), "period": Period.parse("2024")} | whose | fields))


def test_a_claim_agrees_differs_or_is_of_no_record() -> None:
    """Three adoptions give 30 points, capped at 25; the third is the record through which 5 are lacking."""
    found = assessed(
        submissions=[item("s1"), item("s2"), item("s3")],
        adoptions=[adoption("a1", "s1"), adoption("a2", "s2", "2024-03-21"), adoption("a3", "s3", "2024-03-22")],
    )
    same, more, none, early = reconcile(
        found,
        [
            claim("k1", points=25, yuan=150),
            claim("k2", points=30),
            claim("k3", record="a9", points=10),
            claim("k4", points=1, period=Period.parse("2023")),
        ],
    )
    assert [one.accord for one in (same, more, none, early)] == [Accord.AGREED, Accord.DIFFERS, Accord.NO_RECORD, Accord.OUTSIDE]
    [number] = more.compared
    assert (number.claimed, number.counted, number.difference) == (30, 25, 5)
    assert [(source.record, source.amount) for source in more.through] == [("a3", 5)]


def test_a_claimed_record_is_told_why_it_does_not_count() -> None:
    """It counts in full; it is of a publication that nothing prices; it was voided by a correction."""
    rules = RULES.replace('of = "adoption"\n', 'of = "adoption"\nwhen = { grade = "头条" }\n')
    some = records(
        submissions=[item("s1"), item("s2"), item("s3")],
        adoptions=[adoption("a1", "s1") | {"grade": "头条"}, adoption("a2", "s2"), adoption("a3", "s3")],
        corrections=[{"id": "x1", "of": "a3", "action": "void", "on": "2024-05-01", "reason": "误登", "by": "信息科"}],
    )
    found = assess(build_register(some), decode_rulebook(rules), Period.parse("2024"))
    good, unpriced, voided = reconcile(found, [claim("k1", record="a1"), claim("k2", record="a2"), claim("k3", record="a3")])
    assert [one.accord for one in (good, unpriced, voided)] == [Accord.AGREED, Accord.DIFFERS, Accord.DIFFERS]
    assert [source.reason.text("zh") for source in unpriced.through] == ["最接近的是 一 采用：刊登等次为“未填写”，规则要求为“头条”"]
    assert [source.reason.text("zh") for source in voided.through] == ["a3 经更正 x1 予以作废"]


def test_what_a_decision_changed_is_told() -> None:
    """The correction that the claim led to gave the item's adoption another day, and an item that had none now has one."""
    better = adoption("a1", "s1", "2024-03-21")
    some = records(
        submissions=[item("s1")],
        adoptions=[adoption("a1", "s1", "2023-03-21")],
        claims=[
            {"id": "k1", "unit": "a", "on": "2025-01-09", "period": "2024", "points": 10}
            | {"decision": "upheld", "decided_on": "2025-01-12", "correction": "x1"}
        ],
        corrections=[
            {
                "id": "x1",
                "of": "a1",
                "action": "replace",
                "on": "2025-01-12",
                "reason": "年份登记有误",
                "by": "考核办",
                "replacement": better,
            }
        ],
    )
    found = assess(build_register(some), decode_rulebook(RULES), Period.parse("2024"))
    [told] = statement(found, unit="a", records=some).claims
    assert told.accord is Accord.AGREED
    assert [(change.account, change.before, change.after) for change in told.changed] == [("points", 0, 10), ("yuan", 0, 50)]


def test_a_claim_of_nobody_is_refused() -> None:
    """Its unit is not assessed."""
    with pytest.raises(UnknownNameError, match="not assessed"):
        reconcile(assessed(submissions=[item("s1")]), [claim(unit="x", points=1)])


def test_every_statement_of_the_sample_year_holds_every_item() -> None:
    """The law on a whole year, with joint items and units that roll up."""
    check_every_item_in_statements(assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024")))


@pytest.fixture
def year(tmp_path: Path) -> str:
    """The sample year as a file."""
    path = tmp_path / "records.json"
    path.write_text(encode_records(sample_year()), "utf-8")
    return str(path)


YEAR = ("--rulebook", "district-model", "--period", "2024")


def test_the_statement_of_a_unit_is_printed(year: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As a paper, and as JSON with every item."""
    assert main(["statement", year, *YEAR, "--unit", "agri"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "农业农村局2024年信息工作对账单"
    assert main(["statement", year, *YEAR, "--unit", "agri", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["statements"][0]["unit"], told["statements"][0]["points"]) == ("govinfo.statement/1", "agri", "725")
    assert all(one["outcome"] in {word.value for word in Became} for one in told["statements"][0]["items"])


def test_claims_are_reconciled_from_a_table(year: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A CSV under any name, with Chinese headings and the unit by its name; a name that nobody bears is told at its claim."""
    claims = tmp_path / "各单位申报.csv"
    claims.write_text("编号,单位,申诉日期,考核期,主张得分\nk1,农业农村局,2025-01-09,2024,735\nk2,财政局,2025-01-09,2024,1\n", "utf-8")
    assert main(["reconcile", year, str(claims), *YEAR, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["claims"]
    assert (told[0]["result"], told[0]["compared"][0]["difference"]) == ("differs", "10")
    claims.write_text("编号,单位,申诉日期,考核期,主张得分\nk1,农业农村居,2025-01-09,2024,735\n", "utf-8")
    assert main(["reconcile", year, str(claims), *YEAR]) == 1
    assert "$.claims[0].unit" in capsys.readouterr().err


def test_statistics_are_counted_by_everything_or_by_one_thing(year: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All five tables, one alone, and without a rulebook the words of the records."""
    assert main(["statistics", year, *YEAR]) == 0
    printed = capsys.readouterr().out
    assert [words in printed for words in ("按信息形式", "按信息类别", "按报送渠道", "按报送单位", "采用情况")] == [True] * 5
    assert main(["statistics", year, "--period", "2024", "--by", "form", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [table["by"] for table in told["tables"]] == ["form"]
    assert sum(row["count"] for row in told["tables"][0]["rows"]) == told["tables"][0]["total"]


def test_a_lapse_about_an_item_of_another_unit_is_in_no_statement_of_items() -> None:
    """The one who was late with it loses points; the item is told to the one who sent it, and earned that one nothing."""
    document = {
        "format": "govinfo.records/1",
        "units": [{"id": "u", "name": "甲局"}, {"id": "v", "name": "乙局"}],
        "submissions": [{"id": "s", "units": ["u"], "submitted_at": "2024-03-05T09:00:00+08:00", "form": "item"}],
        "lapses": [{"id": "l", "unit": "v", "kind": "urgent-omitted", "on": "2024-03-06", "by": "city", "submission": "s"}],
    }
    found = assess(build_register(decode_records(json.dumps(document))), shipped_rulebook("district-model"), Period.parse("2024"))

    check_every_item_in_statements(found)
    assert [one.item for one in statement(found, unit="u").items] == ["s"]
    assert statement(found, unit="v").items == ()
    assert found.unit("v").points < 0
