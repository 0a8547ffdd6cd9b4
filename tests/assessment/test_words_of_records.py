"""Pages, tags and grades as rules compare them: by how they read, the same in conditions, formulas, keeps and explanations."""

from __future__ import annotations

import io
import json
import re
from datetime import date, datetime, timedelta, timezone
from itertools import product
from typing import Any

import pytest
from offices import head
from openpyxl import Workbook

from govinfo import Assessment, Period, Records, Rulebook, assess, build_register, decode_records, decode_rulebook, encode_records
from govinfo import shipped_rulebook as shipped
from govinfo.assessment._whynot import explain_record
from govinfo.errors import InvalidValueError, RulebookError, Severity
from govinfo.importing import import_tables
from govinfo.papers import paper_text, rulebook_paper
from govinfo.records import AdoptionEvent, Contribution, Submission, Tags, TagValue, Unit
from govinfo.register import check_records
from govinfo.rulebook import Condition, check_vocabulary

NOON = datetime(2024, 3, 1, 12, tzinfo=timezone(timedelta(hours=8)))
SOURCE = head("b")
HEAD = SOURCE + '[publications]\ndaily = { title = "日报", level = "city" }\n'


def book(*prices: str, more: str = "") -> Rulebook:
    """Return a rulebook of prices on adoptions, 10 points each, `p1` and so on."""
    tables = [
        f'[[price]]\nid = "p{n}"\nclause = "一"\ntitle = "计分{n}"\nof = "adoption"\namount = 10\n{own}\n'
        for n, own in enumerate(prices, 1)
    ]
    return decode_rulebook(HEAD + "".join(tables) + more)


def used(unit: str, n: int, **fields: Any) -> AdoptionEvent:
    """Return an adoption of the item of a unit."""
    return AdoptionEvent(
        id=f"{unit}-{n}", submission=f"{unit}-s", publication=fields.pop("publication", "daily"), on=date(2024, 3, n), **fields
    )


def records_of(*adoptions: AdoptionEvent, tags: dict[str, TagValue] | None = None) -> Records:
    """Return adoptions with the units and items that they are of."""
    units = list(dict.fromkeys(adoption.submission.removesuffix("-s") for adoption in adoptions))
    items = [Submission(id=f"{unit}-s", units=(Contribution(unit=unit),), submitted_at=NOON, tags=tags or {}) for unit in units]
    return Records(units=tuple(Unit(id=unit, name=unit) for unit in units), submissions=tuple(items), adoptions=adoptions)


def assessed(rulebook: Rulebook, *adoptions: AdoptionEvent) -> Assessment:
    """Assess adoptions in 2024."""
    return assess(build_register(records_of(*adoptions)), rulebook, Period.parse("2024"))


def points(rulebook: Rulebook, *adoptions: AdoptionEvent, unit: str = "a") -> object:
    """Return the points of a unit."""
    return assessed(rulebook, *adoptions).unit(unit).points


@pytest.mark.parametrize("other", [None, True, 1, "1", "true", False, "是"])
@pytest.mark.parametrize(("mine", "expected"), [(True, 6), ("是", 6), ("✓", 6), ("true", 6), (1, 5), ("1", 5), (False, 5), ("否", 5)])
def test_a_mark_of_another_unit_changes_nothing(mine: TagValue, expected: int, other: TagValue | None) -> None:
    """A special bulletin earns 5, pictures of the scene 1 more: the mark that says so is never the number 1."""
    rulebook = shipped("meizhou-emergency")
    others = [] if other is None else [used("b", 1, publication="special", tags={"media": other})]
    assessment = assess(
        build_register(records_of(*others, used("a", 2, publication="special", tags={"media": mine}))), rulebook, Period.parse("2024")
    )

    assert assessment.unit("a").points == expected


@pytest.mark.parametrize(
    ("name", "publication", "form", "tag", "plain", "marked"),
    [
        ("beilun-education", "district-offices", "full", "forwarded-up", 6, 12),
        ("beilun-education", "district-offices", "brief", "forwarded-up", 4, 8),
    ],
)
def test_a_ledger_marks_what_doubles_the_points(name: str, publication: str, form: str, tag: str, plain: int, marked: int) -> None:
    """Yes and no as clerks write them; a number is told."""
    rulebook = shipped(name)
    for cell, expected in (("是", marked), ("✓", marked), ("TRUE", marked), ("有", marked), ("否", plain), ("", plain), ("1", plain)):
        text = f"编号,报送编号,刊物,采用日期,采用形式,标签：{tag}\na,s,{publication},2024-03-05,{form},{cell}\n"
        files = {"单位": "编号,名称\nu,甲\n", "报送": "编号,报送单位,报送时间\ns,u,2024-03-01 9:00\n", "采用": text}
        records = import_tables([(f"{list_}.csv", content.encode()) for list_, content in files.items()])
        assessment = assess(build_register(records), rulebook, Period.parse("2024"))
        lines = [line.amount for line in assessment.unit("u").lines if line.rule.startswith("offices")]

        assert lines == [expected]
        told = [(problem.path, problem.severity) for problem in check_vocabulary(records, rulebook)]
        assert told == ([(f"$.adoptions[0].tags.{tag}", Severity.QUESTION)] if cell == "1" else [])
        assert [question.path for question in assessment.questions if question.record is not None] == (
            [f"a: tags.{tag}"] if cell == "1" else []
        )


@pytest.mark.parametrize(
    ("asks", "given", "expected"),
    [
        ('when = { position = "1" }', 1, 10),
        ('when = { position = "1" }', "１", 10),
        ('when = { position = "1" }', "1 ", 10),
        ('when = { position = "1" }', "01", 0),
        ('when = { position = "1" }', "1.0", 0),
        ("when = { position = 1 }", "1", 10),
        ("when = { position = 1 }", 1, 10),
        ("when = { position = 1 }", None, 0),
        ('when = { position = { not = "1" } }', 1, 0),
        ('when = { position = { not = "1" } }', 11, 10),
        ('when = { position = { not = "1" } }', None, 10),
        ('when = { position = "" }', None, 10),
        ('when = { position = "" }', 0, 0),
        ("provided = \"position == '1'\"", 1, 10),
        ("provided = \"position == '1'\"", "01", 0),
        ("provided = \"position == ''\"", None, 10),
        ("provided = \"position in ('1', '2')\"", 2, 10),
        ("provided = \"position not in ('1', '2')\"", "２", 0),
    ],
)
def test_a_page_is_one_word_as_number_and_as_text(asks: str, given: Any, expected: int) -> None:
    """Page 1 of a ledger meets page "1" of a rulebook."""
    assert points(book(asks), used("a", 1, position=given)) == expected


@pytest.mark.parametrize(
    ("asks", "given", "expected"),
    [
        ("when = { tags.page = 1 }", "1", 10),
        ("when = { tags.page = 1 }", True, 0),
        ("when = { tags.page = true }", 1, 0),
        ("when = { tags.page = true }", "YES", 10),
        ('when = { tags.page = "是" }', True, 10),
        ('when = { tags.page = "√" }', "对", 10),
        ("when = { tags.page = false }", None, 0),
        ("when = { tags.page = false }", "无", 10),
        ("when = { tags.page = { not = true } }", None, 10),
        ("when = { tags.page = { not = true } }", "是", 0),
        ('when = { tags.page = "0.5" }', "0.5", 10),
        ('when = { tags.page = "Ⅰ" }', "I", 10),
        ("provided = \"tag('page') == 'true'\"", True, 10),
        ("provided = \"tag('page') == 'true'\"", "✓", 10),
        ("provided = \"tag('page') == '1'\"", True, 0),
        ("provided = \"tag('page') == '1'\"", 1, 10),
        ("provided = \"tag('page') == ''\"", None, 10),
    ],
)
def test_a_tag_is_a_mark_or_a_word(asks: str, given: TagValue | None, expected: int) -> None:
    """Formula and condition say the same of it."""
    assert points(book(asks), used("a", 1, tags={} if given is None else {"page": given})) == expected


def test_a_number_in_a_formula_on_words_is_refused_with_the_remedy() -> None:
    """The words stand in quotation marks."""
    with pytest.raises(RulebookError) as caught:
        book('provided = "position == 1"')

    assert str(caught.value) == "p1.provided: column 13: a text is needed here; write it in quotation marks: '1' (line 13, column 25)"


def test_what_belongs_together_is_compared_as_words_too() -> None:
    """Of three adoptions under 1, "1" and the mark, the first two are one group of which one counts; a tag without a word stands alone."""
    keep = '[[keep]]\nid = "k"\nclause = "二"\ntitle = "取一"\nrules = ["p1"]\nper = ["tags.class"]\n'
    rulebook = book("", more=keep)
    uses = [used("a", n, tags={"class": value}) for n, value in enumerate((1, "1", True, "是", "", " "), 1)]

    assert points(rulebook, *uses) == 40  # one of 1 and "1", one of the marks, and the two without a word


def test_an_item_of_unlike_tags_is_another() -> None:
    """Equal tags are equal to the type, so that what is written is what is read."""
    assert Tags({"a": 1}) != Tags({"a": True})
    assert Tags({"a": 1}) != Tags({"a": "1"})
    assert Tags({"a": 1}) == Tags({"a": 1})
    assert len({Tags({"a": value}) for value in (0, False, "0", 1, True, "1")}) == 6
    for value in (0, False, "0", "", "是"):
        records = records_of(used("a", 1, tags={"a": value}))
        read = decode_records(encode_records(records)).adoptions[0].tags
        assert read == Tags({"a": value})
        assert type(read["a"]) is type(value)


def test_an_endless_number_is_no_tag() -> None:
    """As long as any number that a file may hold, and no longer."""
    assert Tags({"a": 10**40 - 1})["a"] == 10**40 - 1
    for value in (10**40, -(10**39)):
        with pytest.raises(InvalidValueError, match="at most 40 characters"):
            Tags({"a": value})


def test_conditions_on_the_same_words_are_equal() -> None:
    """Written as number or text; the mark is another."""
    one, text, mark = (Condition(attribute="tags.page", values=(value,)) for value in (1, "1", True))

    assert one == text
    assert hash(one) == hash(text)
    assert one != mark


VALUES: list[TagValue] = [
    True,
    False,
    0,
    1,
    "0",
    "1",
    "01",
    "1.0",
    "１",
    "true",
    "TRUE",
    "是",
    "✓",
    "有",
    "no",
    "否",
    "front",
    "Front",
    "Ⅰ",
    "I",
    "I ",
]


@pytest.mark.parametrize("facts", ["position", "tags.page"])
def test_no_explanation_asks_for_what_is_there(facts: str) -> None:
    """Whatever is given and asked for: where the rule does not hold, the two are told in other words."""
    told = re.compile("(?:版面位置|标签“page”)为“(.*)”，规则要求为“(.*)”")
    for asked, given in product(VALUES, VALUES):
        if facts == "position" and (isinstance(asked, bool) or isinstance(given, bool)):
            continue
        rulebook = book(f"when = {{ {facts} = {json.dumps(asked, ensure_ascii=False)} }}")
        use = used("a", 1, position=given) if facts == "position" else used("a", 1, tags={"page": given})
        assessment = assessed(rulebook, use)
        if assessment.unpriced:
            match = told.search(explain_record(assessment, "a-1").reasons[0].text("zh"))
            assert match is not None
            assert match[1].strip() != match[2].strip(), (asked, given)


def test_what_a_rule_asks_of_nothing_is_told_in_words() -> None:
    """The empty word is what a record does not say."""
    rulebook = book('when = { position = "" }')

    assert explain_record(assessed(rulebook, used("a", 1, position=3)), "a-1").reasons[0].text("zh") == (
        "最接近的是 一 计分1：版面位置为“3”，规则要求为“未填写”"
    )
    assert "版面位置：未填写" in paper_text(rulebook_paper(rulebook, "zh"))


def test_a_workbook_cell_of_truth_is_a_mark() -> None:
    """A ticked box in a tag's column; in the column of pages it stays what it reads."""
    workbook = Workbook()
    tables = {
        "单位": [["编号", "名称"], ["a", "甲"]],
        "报送": [["编号", "报送单位", "报送时间"], ["s", "a", "2024-03-01 9:00"]],
        "采用": [["编号", "报送编号", "刊物", "采用日期", "版位", "标签：x"], ["u1", "s", "daily", date(2024, 3, 5), True, True]],
    }
    workbook.remove(workbook.worksheets[0])
    for title, rows in tables.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    adoption = import_tables([("ledger.xlsx", file.getvalue())]).adoptions[0]

    assert adoption.tags["x"] is True
    assert adoption.position == "true"
    assert points(book("when = { tags.x = true }"), used("a", 1, tags=adoption.tags)) == 10


def test_an_adoption_entered_twice_is_told_however_its_issue_is_written() -> None:
    """Issue 7 and issue "7" are one issue."""
    one, other = used("a", 1, issue=7), AdoptionEvent(id="x", submission="a-s", publication="daily", on=date(2024, 3, 1), issue="7")

    assert [problem.path for problem in check_records(records_of(one, other))] == ["$.adoptions[1].on"]


@pytest.mark.parametrize(
    ("asks", "given", "zh"),
    [
        ("when = { tags.x = true }", 1, '规则只问标签“x”是或否：请填“是”或“否”（true、false），现为 "1"'),
        ("when = { tags.x = true }", "是", None),
        ("when = { tags.x = true }", "no", None),
        ("when = { tags.x = { not = true } }", "v", '规则只问标签“x”是或否：请填“是”或“否”（true、false），现为 "v"'),
        ('when = { tags.x = "front" }', "Front", '没有规则问到标签“x”为 "Front"；是否应为 front？'),
        ('when = { tags.x = "front" }', "front", None),
        ('when = { tags.x = "front" }', "back", None),
        ('when = { tags.x = "front" }', True, '标签“x”填的是 "true"，而规则所问的是：front'),
        ('when = { tags.x = "front" }', "", None),
        ("when = { tags.x = 1 }", "01", '没有规则问到标签“x”为 "01"；是否应为 1？'),
        ("when = { tags.x = 1 }", "1.0", '没有规则问到标签“x”为 "1.0"；是否应为 1？'),
        ("when = { tags.x = 1 }", 11, None),
        ("provided = \"tag('x') == 'special'\"", "specials", '没有规则问到标签“x”为 "specials"；是否应为 special？'),
        ("provided = \"tag('x') in ('special', 'plain')\"", "SPECIAL", '没有规则问到标签“x”为 "SPECIAL"；是否应为 special？'),
        ('when = { tags.y = "front" }', "Front", None),
    ],
)
def test_a_word_that_no_rule_knows_is_asked_about(asks: str, given: TagValue, zh: str | None) -> None:
    """Where it is nearly one that some rule asks for, or no mark where a mark is asked; other words are nobody's business."""
    records = records_of(used("a", 1, tags={"x": given}))
    found = check_vocabulary(records, book(asks))

    assert [(problem.path, problem.message.text("zh")) for problem in found] == ([] if zh is None else [("$.adoptions[0].tags.x", zh)])
    assert all(problem.severity is Severity.QUESTION for problem in found)


def test_odd_words_are_told_where_they_stand() -> None:
    """An attribute that the item says for its adoptions is asked about at the item; what lies outside the period is left out."""
    rulebook = book('when = { channel = "network" }', "when = { position = 1 }\nstacks = true")
    records = records_of(used("a", 1, position="01", channel="netwerk"))
    item = Submission(id="a-s", units=(Contribution(unit="a"),), submitted_at=NOON, channel="Network")
    records = Records(units=records.units, submissions=(item,), adoptions=records.adoptions)

    assert [problem.path for problem in check_vocabulary(records, rulebook)] == [
        "$.adoptions[0].channel",
        "$.adoptions[0].position",
        "$.submissions[0].channel",
    ]
    register = build_register(records)
    questions = assess(register, rulebook, Period.parse("2024")).questions
    assert [question.path for question in questions if question.record is not None] == [
        "a-1: channel",
        "a-1: position",
        "a-s: channel",
    ]
    assert not any(question.record for question in assess(register, rulebook, Period.parse("2023")).questions)


def test_declared_words_that_no_rule_can_tell_apart_are_refused() -> None:
    """In full width or with a mark's other spelling."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(HEAD + '[forms]\nitem = "单条"\n"ｉｔｅｍ" = "单条二"\n')

    assert str(caught.value) == "forms.ｉｔｅｍ: is the same word as item to every rule; give it another id (line 9, column 10)"


@pytest.mark.parametrize(("cell", "counted"), [("是", 10), ("√", 10), ("true", 10), ("否", 15), ("", 15), ("1", 15)])
def test_a_ledger_says_that_material_had_to_be_urged(cell: str, counted: int) -> None:
    """Fifteen points within seven days of the meeting, ten after urging; a number is no mark, and asked about."""
    text = f"编号,报送单位,报送时间,事发时间,信息形式,标签：urged\ns,u,2024-03-01 9:00,2024-02-28 9:00,comprehensive,{cell}\n"
    records = import_tables([("单位.csv", "编号,名称\nu,甲\n".encode()), ("报送.csv", text.encode())])
    rulebook = shipped("county-decision-supervision")
    assessment = assess(build_register(records), rulebook, Period.parse("2024"))

    assert sum(line.amount for line in assessment.unit("u").lines if "comprehensive" in line.rule) == counted
    assert [question.path for question in assessment.questions if question.record is not None] == (["s: tags.urged"] if cell == "1" else [])


@pytest.mark.parametrize(("cell", "lines"), [("有", 2), ("✓", 2), ("无", 1), ("", 1), ("2", 1)])
def test_a_ledger_says_that_there_is_a_photo(cell: str, lines: int) -> None:
    """Half a point more on the network; how many photos is not asked."""
    text = f"编号,报送编号,刊物,采用日期,标签：photo\na,s,changzhou-net,2024-03-05,{cell}\n"
    files = {"单位": "编号,名称\nu,甲\n", "报送": "编号,报送单位,报送时间\ns,u,2024-03-01 9:00\n", "采用": text}
    records = import_tables([(f"{name}.csv", content.encode()) for name, content in files.items()])
    card = assess(build_register(records), shipped("jintan-population-2011"), Period.parse("2024")).unit("u")

    found = [line.rule for line in card.lines if "a" in line.facts]
    assert (len(found), "photo" in found) == (lines, lines == 2)
