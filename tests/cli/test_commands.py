"""What the commands print for a small year made by hand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from small_year import DISTRICT, SMALL, Run

from govinfo.codec import assessment_schema
from govinfo.shipped import shipped_rulebook, shipped_rulebooks
from govinfo.texts._chinese import CHINESE
from govinfo.texts._languages import READERS


def rows_of(text: str) -> list[str]:
    """Return the lines of a text with runs of blanks made one."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_assess_prints_the_ranking_by_hand(run: Run, small: Path) -> None:
    """Every figure as computed by hand, columns straight under their headings."""
    ran = run("assess", small, *DISTRICT)

    assert (ran.status, ran.err) == (0, "未决：待认定 1 项（用 assess 查看）\n")
    assert ran.out.startswith("《政务信息工作考核规定》考核结果\n" + "=" * 32 + "\n")
    assert (
        "考核期：2024年（2024年1月1日至2024年12月31日）；考核办法：《政务信息工作考核规定》（区政府办公室）；单位2个，人员1名"
        in "".join(ran.out.split("\n"))
    )
    expected = """\
名次  单位        积分  加分  扣分  奖金(元)  2024年上半年  2024年下半年  报送条数  采用条数  评先资格
----  ----------  ----  ----  ----  --------  ------------  ------------  --------  --------  --------
   1  农业农村局    30    60    30    120.00         20.00        100.00         1         1  可参评
   2  档案馆         0     0     0      0.00          0.00          0.00         1         1  可参评
"""
    assert expected in ran.out
    assert "1 信息员甲 农业农村局 60 60 0 120.00 可参评" in rows_of(ran.out)


def test_assess_lists_all_that_did_not_count(run: Run, small: Path) -> None:
    """Pending, unpriced, outside and corrected records stand under their own headings."""
    rows = rows_of(run("assess", small, *DISTRICT).out)

    assert rows.index("■ 待认定事项（1 项）") < rows.index(
        "三(二)3 l2 过错 2024年6月1日 档案馆 信息失实 “信息失实造成严重后果”的认定，并写明数额（50 至 100）"
    )
    assert rows.index("■ 考核期内没有规则可计分的记录（1 条）") < rows.index("a3 采用 2024年4月2日 档案馆 市《政府专报》")
    assert rows.index("■ 考核期外的记录（1 条）") < rows.index("a4 采用 2025年1月1日 档案馆 《政务》")
    assert rows.index("■ 已更正的记录（1 条）") < rows.index("a5 作废 c1")
    assert "三(一)2、三(二)2的每月任务，按全年计一次，还是逐月计？ 全年计一次：各月均完成加20分，任一月未完成扣30分（默认）" in rows


def test_assess_as_json_is_the_stable_format(run: Run, small: Path) -> None:
    """Keys, their order and every value as the format says."""
    document: dict[str, Any] = json.loads(run("assess", small, *DISTRICT, "--format", "json", "--reading", "monthly-task=each-month").out)
    unit = document["units"][0]

    jsonschema.Draft202012Validator(assessment_schema()).validate(document)
    assert list(document)[:9] == ["format", "rulebook", "period", "readings", "units", "persons", "pending", "unpriced", "outside"]
    assert (document["format"], document["rulebook"], document["period"]) == ("govinfo.assessment/1", "district-model", "2024")
    assert document["readings"]["monthly-task"] == "each-month"
    assert [card["unit"] for card in document["units"]] == ["agri", "archives"]
    assert list(unit)[:11] == ["unit", "name", "points", "awarded", "deducted", "rank", "eligible", "reasons", "yuan", "payouts", "lines"]
    assert {key: value for key, value in unit.items() if key != "lines"} == {
        "unit": "agri",
        "name": "农业农村局",
        "points": "30",
        "awarded": "60",
        "deducted": "30",
        "rank": 1,
        "eligible": True,
        "reasons": [],
        "yuan": "120.00",
        "payouts": {"2024-H1": "20.00", "2024-H2": "100.00"},
        "measures": {"sent": 1, "adopted": 1},
        "complete": True,
    }
    assert document["units"][1]["complete"] is False
    assert [(line["on"], line["rule"], line["amount"]) for line in unit["lines"]] == [
        ("2024-03-05", "pay-zhengwu-item", "20.00"),
        ("2024-03-05", "zhengwu-item", "10"),
        ("2024-05-01", "urgent-late-district", "-30"),
        ("2024-08-01", "city-item", "50"),
        ("2024-08-01", "pay-city-item", "100.00"),
    ]
    assert len(unit["lines"][1].pop("id")) == 16
    assert unit["lines"][1] == {
        "account": "points",
        "rule": "zhengwu-item",
        "clause": "三(一)3",
        "on": "2024-03-05",
        "amount": "10",
        "facts": ["a1", "s1"],
        "status": "counted",
        "why": "《政务》采用单条信息：10分",
        "title": "《政务》采用单条信息",
    }
    assert next(iter(document["persons"][0])) == "person"
    assert [{key: pending[key] for key in ("rule", "clause", "about")} for pending in document["pending"]] == [
        {"rule": "untrue", "clause": "三(二)3", "about": "l2"}
    ]
    assert (document["unpriced"], document["outside"]) == (["a3"], ["a4"])
    assert document["corrected"] == [{"id": "a5", "by": "c1", "action": "void"}]


def test_superseded_lines_say_what_counts_instead(run: Run, write: Callable[..., Path]) -> None:
    """A brief of two units: 10 each instead of the journal's 5, and the reward in two parts."""
    records = deepcopy(SMALL)
    records["submissions"][1]["units"] = ["agri", "archives"]
    records["corrections"] = []
    records["adoptions"] = [{"id": "a9", "submission": "s2", "publication": "zhengwu", "on": "2024-03-05"}]
    document = json.loads(run("assess", write(records), *DISTRICT, "--format", "json", "--lang", "en").out)
    lines = next(card for card in document["units"] if card["unit"] == "archives")["lines"]

    assert [(line["rule"], line["amount"], line["status"]) for line in lines] == [
        ("composite", "10", "counted"),
        ("pay-zhengwu-brief", "5.00", "counted"),
        ("zhengwu-brief", "5", "superseded"),
    ]
    assert lines[2]["superseded_by"] == {"rule": "composite", "record": "a9"}


def test_assess_as_csv_has_one_row_a_line(run: Run, small: Path) -> None:
    """Five lines of the unit, four of its author, numbers plain."""
    rows = list(csv.reader(io.StringIO(run("assess", small, *DISTRICT, "--format", "csv", "--lang", "en").out)))

    titles = "Subject Id Name Account Rule_id Clause Rule Day Amount Exact_value Status Facts Reason"
    assert rows[0] == [title.replace("_", " ") for title in titles.split()]
    assert [row[1] for row in rows[1:]] == ["agri"] * 5 + ["p1"] * 4
    assert rows[3][1:9] == [
        "agri",
        "农业农村局",
        "Points",
        "urgent-late-district",
        "三(二)6",
        "urgent report late, circulated by the district",
        "2024-05-01",
        "-30",
    ]


@pytest.mark.parametrize("command", ["assess", "explain", "compare", "circular", "payout", "commend"])
def test_what_is_open_is_counted_beside_every_paper(run: Run, small: Path, command: str) -> None:
    """A decision is owed and, added here, an item was adopted before it was sent; strictly taken the paper is no good."""
    records = json.loads(small.read_text("utf-8"))
    records["adoptions"].append({"id": "a9", "submission": "s1", "publication": "today", "on": "2024-02-01"})
    small.write_text(json.dumps(records), "utf-8")
    more = {"explain": ("--unit", "agri"), "compare": ("--with", "district-model"), "commend": ("--units", "1")}.get(command, ())
    ran, strict = (run(command, small, *DISTRICT, *more, *flags, "--lang", "en") for flags in ((), ("--strict",)))

    assert (ran.status, strict.status) == (0, 1)
    assert ran.out == strict.out
    told = f"open: 1 questions (listed by check {small} --rulebook district-model), 1 decisions (listed by assess)\n"
    assert ran.err == strict.err == told


def test_where_nothing_is_open_nothing_is_said(run: Run, small: Path) -> None:
    """The lapse that awaits a decision is left out."""
    records = json.loads(small.read_text("utf-8"))
    small.write_text(json.dumps(records | {"lapses": records["lapses"][:1]}), "utf-8")
    ran = run("assess", small, *DISTRICT, "--strict")

    assert (ran.status, ran.err) == (0, "")


def test_a_csv_file_begins_with_the_mark_of_its_writing(run: Run, small: Path, tmp_path: Path) -> None:
    """In a file, so that a spreadsheet reads Chinese; not on standard output, where programs read on."""
    file = tmp_path / "lines.csv"
    printed = run("assess", small, *DISTRICT, "--format", "csv")
    run("assess", small, *DISTRICT, "--format", "csv", "--output", file)

    assert file.read_bytes() == b"\xef\xbb\xbf" + printed.out.encode()
    assert not printed.out.startswith("\ufeff")


def test_one_unit_only_by_id_or_name(run: Run, small: Path) -> None:
    """Its rank stays the one among all; what concerns others is not shown."""
    one, same = run("assess", small, *DISTRICT, "--unit", "archives"), run("assess", small, *DISTRICT, "--unit", "档案馆")
    document = json.loads(run("assess", small, *DISTRICT, "--unit", "agri", "--format", "json").out)

    assert one.out == same.out
    assert "2 档案馆 0 0 0 0.00 0.00 0.00 1 1 可参评" in rows_of(one.out)
    assert "农业农村局" not in one.out
    assert [card["unit"] for card in document["units"]] == ["agri"]
    assert (document["unpriced"], document["pending"]) == ([], [])


def test_explain_unit_adds_up(run: Run, small: Path) -> None:
    """Every line with clause, facts and amount; sums by hand."""
    rows = rows_of(run("explain", small, *DISTRICT, "--unit", "agri").out)

    assert "2024年3月5日 三(一)3 《政务》采用单条信息 春耕备耕进展（a1 s1） 10 10 计入 10分" in rows
    assert "2024年5月1日 三(二)6 紧急信息迟报，被区政府办公室通报 l1 -30 -30 计入 -30分" in rows
    assert {"加分 60", "扣分 -30", "合计 30", "合计 120.00", "合计 3 30", "合计 2 120.00"} <= set(rows)
    assert {"2024年上半年 20.00", "2024年下半年 100.00"} <= set(rows)


def test_explain_person(run: Run, small: Path) -> None:
    """The author has the awards and not the deduction, which names nobody."""
    ran = run("explain", small, *DISTRICT, "--person", "信息员甲", "--lang", "en")

    assert ran.status == 0
    assert "60 points, which are 60 awarded less 0 deducted, rank 1 of 1; 120.00 yuan; may be commended" in " ".join(ran.out.split())
    assert "urgent" not in ran.out


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("a1", "积分 三(一)3 《政务》采用单条信息 10 计入 10分"),
        ("a3", "三(一)4 市政府办公厅刊物采用单条信息："),
        ("a4", "- 日期2025年1月1日不在2024年之内"),
        ("a5", "- a5 经更正 c1 予以作废"),
        ("l2", "- 按 三(二)3，尚待“信息失实造成严重后果”的认定，并写明数额（50 至 100）"),
    ],
)
def test_explain_record_says_what_became_of_it(run: Run, small: Path, record: str, words: str) -> None:
    """What it earned, or why nothing."""
    ran = run("explain", small, *DISTRICT, "--record", record)

    assert ran.status == 0
    assert any(words in row for row in rows_of(ran.out))


def test_compare_tells_gains_by_unit_and_clause(run: Run, small: Path) -> None:
    """By hand: without targets the monthly reading changes nothing; where composite items add, neither."""
    ran = run("compare", small, *DISTRICT, "--with", "district-model", "--with-reading", "monthly-task=each-month")

    assert ran.status == 0
    assert "■ 单位：2 个中有 0 个变化" in ran.out


def test_compare_shows_what_changes(run: Run, write: Callable[..., Path]) -> None:
    """A joint brief of two units gives each 5 more where the composite price adds to the journal's."""
    records = deepcopy(SMALL)
    records["submissions"][1]["units"] = ["agri", "archives"]
    records["corrections"] = []
    records["adoptions"] = [{"id": "a9", "submission": "s2", "publication": "zhengwu", "on": "2024-03-05"}]
    path = write(records)
    rows = rows_of(run("compare", path, *DISTRICT, "--with", "district-model", "--with-reading", "composite-price=adds").out)

    assert "档案馆 10 15 +5 5.00 5.00 0.00 1 可参评" in rows
    assert "农业农村局 积分 三(一)3 《政务》采用简讯 0 5 +5" in rows


def test_check_prints_a_summary_and_the_questions(run: Run, write: Callable[..., Path]) -> None:
    """Questions stop nothing; an undeclared publication is an error only under a rulebook."""
    records = deepcopy(SMALL)
    records["adoptions"][0]["on"] = "2024-02-01"
    records["adoptions"][1]["publication"] = "zhengwo"
    path = write(records)
    alone, under = run("check", path), run("check", path, "--rulebook", "district-model")

    assert (alone.status, alone.out) == (0, "已检查 13 条记录：0 处错误，1 处疑问\n")
    assert alone.err.splitlines()[0].startswith("疑问：$.adoptions[0].on: 采用日期2024年2月1日早于")
    assert (under.status, under.out) == (1, "已检查 13 条记录：1 处错误，1 处疑问\n")
    assert under.err.splitlines()[0].startswith("错误：$.adoptions[1].publication:")
    assert "zhengwu" in under.err
    assert run("assess", path, *DISTRICT).status == 1


def test_several_files_are_read_as_one(run: Run, write: Callable[..., Path]) -> None:
    """References point from file to file, and so does every problem."""
    one, other = deepcopy(SMALL), deepcopy(SMALL)
    for name in ("units", "persons", "corrections"):
        other.pop(name)
    for name in ("submissions", "adoptions", "lapses"):
        one.pop(name)
    first, second = write(one, "first.json"), write(other, "second.json")
    together = run("assess", first, second, *DISTRICT)

    assert (together.status, together.out) == (0, run("assess", write(SMALL), *DISTRICT).out)
    other["adoptions"][3]["submission"] = "s9"
    other["lapses"][0]["id"] = "a1"
    second.write_text(json.dumps(other), encoding="utf-8")
    ran = run("assess", first, second, *DISTRICT, "--lang", "en")
    assert ran.status == 1
    assert f"{second}: $.lapses[0].id: id a1 is used already, at {second}: $.adoptions[0]" in ran.err
    other["lapses"][0]["id"] = "l1"
    second.write_text(json.dumps(other), encoding="utf-8")
    ran = run("assess", first, second, *DISTRICT, "--lang", "en")
    assert ran.err.splitlines()[0].startswith(f"{second}: $.adoptions[3].submission: there is no submission s9")
    assert ran.err.splitlines()[-1] == "1 errors; nothing was assessed"


def test_json_lines_give_the_same(run: Run, write: Callable[..., Path], small: Path) -> None:
    """The form of the file does not matter."""
    lines = [json.dumps({"format": SMALL["format"]})]
    lines += [json.dumps({"type": name.removesuffix("s"), **row}) for name, rows in SMALL.items() if name != "format" for row in rows]
    path = write("\n".join(lines) + "\n", "small.jsonl")

    assert run("assess", path, *DISTRICT).out == run("assess", small, *DISTRICT).out


def test_rulebooks_lists_and_shows(run: Run, tmp_path: Path) -> None:
    """A shipped one by its name: clauses, prices, readings with the default marked, gaps."""
    listed, shown = run("rulebooks"), run("rulebooks", "district-model")
    rows = rows_of(shown.out)

    assert any(row.startswith("district-model 政务信息工作考核规定 区政府办公室") for row in rows_of(listed.out))
    assert "三(一)3 zhengwu-item 《政务》采用单条信息 10分 采用；刊物：《政务》；信息形式：单条信息" in rows
    assert "composite-price 三(一)6每单位10分，是取代刊物分值，还是 replaces 取代刊物分值（默认）" in rows
    assert "- 市《政府专报》：简讯" in rows
    assert any(row.startswith("五(一) 由人判断") for row in rows)


def test_a_rulebook_from_a_file(run: Run, small: Path, write: Callable[..., Path]) -> None:
    """A path is a path, in every command that takes a rulebook."""
    text = 'schema = 1\nid = "mine"\ntitle = "办法"\n[source]\nissuer = "区政府办"\ntitle = "办法"\n'
    text += '[publications]\nzhengwu = { title = "《政务》", level = "district" }\ncity-report = { title = "专报", level = "city" }\n'
    text += 'today = { title = "今日", level = "district" }\n[forms]\nitem = "单条"\nbrief = "简讯"\n'
    text += '[[price]]\nid = "any"\nclause = "一"\ntitle = "采用"\nof = "adoption"\namount = "1/3"\n'
    path = write(text, "mine.toml")
    document = json.loads(run("assess", small, "--rulebook", path, "--period", "2024", "--format", "json").out)

    assert {card["unit"]: card["points"] for card in document["units"]} == {"agri": "2/3", "archives": "1/3"}
    assert "0.67" in run("assess", small, "--rulebook", path, "--period", "2024").out
    assert run("rulebooks", path).out.startswith("办法（mine）")


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_shipped_rulebook_can_be_read_as_a_page(run: Run, name: str) -> None:
    """In both languages and both forms, with every clause and every rule it has."""
    book = shipped_rulebook(name)
    pages = [run("rulebooks", name, "--lang", lang, "--format", form) for lang in ("zh", "en") for form in ("text", "markdown")]

    for page in pages:
        assert (page.status, page.err) == (0, "")
        words = page.out.replace("\\", "").split()
        assert {rule.id for rule in (*book.rules, *book.bars, *book.notices, *book.duties)} <= set(words)


def test_versions_of_a_rulebook(run: Run, small: Path, write: Callable[..., Path]) -> None:
    """By hand: 10 points until June, 20 from July; an adoption in March and one in August."""
    text = 'schema = 1\nid = "{id}"\ntitle = "办法"\nin_force = {day}\n[source]\nissuer = "区政府办"\ntitle = "办法"\n'
    text += '[publications]\nzhengwu = {{ title = "《政务》", level = "district" }}\ncity-report = {{ title = "专报", level = "city" }}\n'
    text += 'today = {{ title = "今日", level = "district" }}\n[forms]\nitem = "单条"\nbrief = "简讯"\n'
    text += '[[price]]\nid = "any"\nclause = "一"\ntitle = "采用"\nof = "adoption"\namount = {amount}\n'
    old = write(text.format(id="old", day="2020-01-01", amount=10), "old.toml")
    new = write(text.format(id="new", day="2024-07-01", amount=20), "new.toml")
    ran = run("assess", small, "--rulebook", old, "--rulebook", new, "--period", "2024")

    assert ran.status == 0
    assert (
        "- 2024年1月1日至2024年6月30日：《办法》（2020年1月1日起施行）\n- 2024年7月1日至2024年12月31日：《办法》（2024年7月1日起施行）\n"
        in ran.out
    )
    assert "1 农业农村局 30 30 0 可参评" in rows_of(ran.out)


def test_schema_prints_what_the_codec_generates(run: Run) -> None:
    """Both schemas are JSON and name their format."""
    for name in ("records", "assessment"):
        ran = run("schema", name)

        assert ran.status == 0
        assert json.loads(ran.out)["title"] == f"govinfo.{name}/1"


def test_demo_is_short_and_ends_with_an_answer(run: Run) -> None:
    """A page of some eighty lines, twice the same, that ends with why one unit may not be commended."""
    one = run("demo")

    assert (one.status, one.err) == (0, "")
    assert 60 <= len(one.out.splitlines()) <= 100
    assert "■ 不得参加评先的理由" in rows_of(one.out)[-5:]
    assert one.out == run("demo").out


def test_english_is_english(run: Run, small: Path) -> None:
    """Headings, reasons and help, for whoever asks."""
    ran = run("assess", small, *DISTRICT, "--lang", "en")

    assert "Rank  Unit        Points  Awarded  Deducted" in ran.out
    assert "Records in the period that no rule prices (1)" in ran.out
    assert run("--lang", "en", "demo").out.startswith("Demonstration: ")
    assert run("assess", "--help", "--lang=en").out.startswith("usage: python -m govinfo assess")
    assert run("assess", "--help").out.startswith("用法：python -m govinfo assess")


def test_output_is_written_whole(run: Run, small: Path, tmp_path: Path) -> None:
    """The same bytes as on standard output, also over an older file, whose mode stays."""
    target = tmp_path / "result.md"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    ran = run("assess", small, *DISTRICT, "--format", "markdown", "--output", target)

    assert (ran.status, ran.out) == (0, "")
    assert target.read_bytes().decode() == run("assess", small, *DISTRICT, "--format", "markdown").out
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["result.md", "small.json"]


def test_a_link_to_the_output_stays_a_link(run: Run, small: Path, tmp_path: Path) -> None:
    """What it points to is replaced."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    (tmp_path / "real").write_text("old", encoding="utf-8")
    run("assess", small, *DISTRICT, "--output", link)

    assert link.is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8").startswith("《政务信息工作考核规定》")


class Missing(dict[str, str]):
    """Chinese templates that remember which were looked for in vain."""

    def __init__(self) -> None:
        """Take those that there are."""
        super().__init__(CHINESE)
        self.wanted: set[str] = set()

    def get(self, english: str, default: Any = None) -> Any:
        """Look one up."""
        if english not in self:
            self.wanted.add(english)
        return super().get(english, default)


def test_everything_printed_has_its_chinese(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No clerk meets an English sentence, whatever the command."""
    missing = Missing()
    readers = {"zh": evolve(READERS["zh"], sentences=missing), "en": READERS["en"]}
    monkeypatch.setattr("govinfo.texts._languages.READERS", readers)
    for arguments in (
        ["demo"],
        ["assess", small, *DISTRICT],
        ["explain", small, *DISTRICT, "--unit", "agri"],
        ["explain", small, *DISTRICT, "--person", "p1"],
        ["explain", small, *DISTRICT, *(word for record in ("a1", "a3", "a4", "a5", "l2", "s1") for word in ("--record", record))],
        ["compare", small, *DISTRICT, "--with", "district-model", "--with-reading", "composite-price=adds"],
        ["check", small, "--rulebook", "district-model"],
        ["rulebooks"],
        ["rulebooks", "district-model"],
        ["--help"],
        *([command, "--help"] for command in ("assess", "explain", "check", "rulebooks", "compare", "schema", "demo")),
    ):
        assert run(*arguments).status == 0
    assert missing.wanted == set()


def test_conditions_call_words_by_their_titles(run: Run, tmp_path: Path) -> None:
    """Of ranks, duties, kinds of matters and declared tags readers see the titles, never the ids, in either language."""
    path = tmp_path / "mine.toml"
    path.write_text(
        """schema = 1
id = "mine"
title = "办法"
[source]
issuer = "区政府办"
title = "办法"
[kinds]
other = "其他类"
[matters]
visit = { title = "来访", title_en = "a visit" }
[tags.carrier]
title = "所载刊物"
title_en = "carrier"
words = [{ id = "daily", title = "《日报》", title_en = "the daily" }]
[absent]
rank = "other"
[measures.visits]
title = "来访件数"
count = "matter"
when = { kind = "visit" }
[[price]]
id = "other"
clause = "一"
title = "其他领导批示"
of = "instruction"
when = { rank = "other", "tags.carrier" = "daily" }
amount = 1
[[price]]
id = "late"
clause = "二"
title = "逾期"
of = "duty"
when = { duty = "handle" }
amount = -1
[[duty]]
id = "handle"
clause = "二"
title = "按约稿时间办理"
title_en = "in the time named"
of = "commission"
limit = "answer"
[[deadline]]
id = "answer"
clause = "二"
title = "答复"
unit = "working-day"
number = 15
anchor = "asked"
""",
        "utf-8",
    )
    chinese = run("rulebooks", path).out
    assert "答复：15个工作日" in chinese
    assert "领导职务：其他领导" in chinese
    assert "所载刊物：《日报》" in chinese
    assert "义务：按约稿时间办理" in chinese
    english = run("rulebooks", path, "--lang", "en").out
    assert "carrier: the daily" in english
    assert "duty: in the time named" in english
