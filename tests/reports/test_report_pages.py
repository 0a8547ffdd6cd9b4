"""Pages: straight columns, broken lines, harmless texts."""

from __future__ import annotations

import json
import re
import unicodedata

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, assess, build_register, decode_rulebook, sample_year, shipped_rulebook
from govinfo.assessment import Assessment, find_unit
from govinfo.codec import assessment_schema, decode_assessment, encode_assessment
from govinfo.errors import DecodeError, UnknownNameError
from govinfo.papers import (
    Bullets,
    Grid,
    GridColumn,
    Heading,
    Paper,
    Paragraph,
    assessment_paper,
    csv_text,
    inert,
    markdown_text,
    paper_csv,
    paper_markdown,
    paper_text,
    rulebook_paper,
)
from govinfo.papers._layout import pad, width, wrap

ANYTHING = st.text(max_size=60) | st.text(alphabet="=+-@ \t\n\r|*_`<>[]政务（，。）a1\u202e\u200b\x1b\u3000\u0301", max_size=40)


@pytest.fixture(scope="module")
def year() -> Assessment:
    """The shipped sample, assessed."""
    return assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))


@settings(deadline=None)
@given(ANYTHING)
def test_inert_text_is_one_visible_line(text: str) -> None:
    """Nothing in it acts on a terminal, and making it harmless again changes nothing."""
    line = inert(text)

    # rare Chinese characters stay, also those that this Python does not know yet
    assert all(char.isprintable() or char == "\u3000" or "\U00020000" <= char <= "\U0003fffd" for char in line)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in line)
    assert inert(line) == line


@settings(deadline=None)
@given(ANYTHING)
def test_no_cell_is_a_formula(text: str) -> None:
    """The first character that a spreadsheet looks at is no operator."""
    assert csv_text(text).lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}


@settings(deadline=None)
@given(ANYTHING)
def test_no_markup_is_left_unescaped(text: str) -> None:
    """Every character with a meaning in Markdown or HTML has lost it."""
    markdown = markdown_text(text)

    assert not re.search(r"(?<!\\)(?:\\\\)*[|*_`\[\]]", markdown)
    assert "<" not in markdown
    assert ">" not in markdown
    assert "\n" not in markdown


@settings(deadline=None)
@given(ANYTHING.map(inert), st.integers(4, 30))
def test_broken_lines_keep_the_text_and_the_width(text: str, columns: int) -> None:
    """Nothing but blanks is lost, and no line is wider than allowed, but for a full stop that hangs over."""
    lines = wrap(text, columns)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns + 2 for line in lines)
    assert len(lines) >= 1


@settings(deadline=None)
@given(st.lists(st.tuples(ANYTHING, ANYTHING), min_size=1, max_size=5))
def test_columns_stand_straight(rows: list[tuple[str, str]]) -> None:
    """Every second cell begins at the same column, whatever the first holds."""
    table = Grid(caption="", columns=(GridColumn("单位"), GridColumn("说明")), rows=tuple((one, "|" + other) for one, other in rows))
    lines = paper_text(Paper(title="", lang="zh", main=table, body=(table,))).splitlines()
    starts = {width(line[: line.index("  |") + 2]) for line in lines[2:] if "  |" in line}
    widest = max(len(part) for part in lines[1].split("  "))

    assert len(starts) == 1 or widest == 0 or any("  |" in inert(one) for one, _ in rows)


def test_widths_by_hand() -> None:
    """Chinese takes two columns, full-width digits too, a combining mark none."""
    assert [width(text) for text in ("", "a", "政务", "１２", "“今日”", "e\u0301", "㈠")] == [0, 1, 4, 4, 6, 1, 2]
    assert pad("政", 5) == "政   "
    assert pad("政", 5, right=True) == "   政"
    assert (
        wrap("报送《政务》信息，计10分。", 10) == ["报送《政务", "》信息，计", "10分。"]
        or wrap("报送《政务》信息，计10分。", 10)[0] == "报送《政务》"
    )


def test_a_page_in_both_forms() -> None:
    """Title, heading, paragraph, list, table and sums."""
    columns = (GridColumn("单位"), GridColumn("分", number=True))
    table = Grid(caption="一", columns=columns, rows=(("农业局", "10"), ("a", "5")), sums=(("合计", "15"),))
    body = (Heading("一"), Paragraph("1. 说明"), Bullets(("甲", "乙")), table)
    page = Paper(title="得分", lang="zh", main=table, body=body)

    assert paper_text(page) == (
        "得分\n====\n\n■ 一\n\n1. 说明\n\n- 甲\n- 乙\n\n单位    分\n------  --\n农业局  10\na        5\n------  --\n合计    15\n"
    )
    assert paper_markdown(page) == (
        "# 得分\n\n## 一\n\n1\\. 说明\n\n- 甲\n- 乙\n\n| 单位 | 分 |\n| --- | ---: |\n| 农业局 | 10 |\n| a | 5 |\n| 合计 | 15 |\n"
    )


def test_json_is_lossless_and_valid(year: Assessment) -> None:
    """The sample year: written, validated, read, and written again the same; the same bytes twice."""
    few = encode_assessment(year, "en", ("finance", "transport", "commerce"))
    jsonschema.Draft202012Validator(assessment_schema()).validate(json.loads(few))
    text = encode_assessment(year)
    assert encode_assessment(year) == text
    read = decode_assessment(text)
    assert [unit.unit for unit in read.units] == [card.subject for card in year.units]
    assert sum(len(unit.lines) for unit in read.units) == sum(len(card.lines) for card in year.units)
    assert {line.status.value for unit in read.units for line in unit.lines} == {"counted", "superseded"}


def test_a_spoiled_assessment_is_refused_with_every_path(year: Assessment) -> None:
    """Numbers that are none, unknown fields, missing ones."""
    document = json.loads(encode_assessment(year, units=("archives",)))
    document["units"][0] |= {"points": "1.0.0", "yuan": "1", "odd": 1}
    del document["period"]
    with pytest.raises(DecodeError) as caught:
        decode_assessment(json.dumps(document), name="x.json")

    paths = {problem.path for problem in caught.value.problems}
    assert {"x.json: $.period", "x.json: $.units[0].points", "x.json: $.units[0].odd"} <= paths


def test_the_schema_is_a_schema() -> None:
    """It keeps to its dialect, and every definition is used."""
    schema = assessment_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(f'"#/$defs/{name}"' in json.dumps(schema) for name in schema["$defs"])


def test_some_units_only(year: Assessment) -> None:
    """Their persons and what concerns them come along, ranks stay."""
    narrow = year.only(["财政局"])

    assert [(card.subject, card.rank) for card in narrow.units] == [("finance", 9)]
    assert {card.subject for card in narrow.persons} == {"finance-1", "finance-2"}
    assert narrow.unpriced == ("f-old-estates", "i-national", "l-finance-late")
    assert narrow.outside == ("f-lead-finance-2025",)
    assert narrow.pending == ()
    assert year.only([card.subject for card in year.units]).unpriced == year.unpriced
    with pytest.raises(UnknownNameError, match="did you mean finance"):
        find_unit(year, "finanse")


def test_csv_has_a_row_for_every_line(year: Assessment) -> None:
    """One heading, then as many rows as there are lines."""
    lines = sum(len(card.lines) for card in (*year.units, *year.persons))

    assert len(paper_csv(assessment_paper(year)).splitlines()) == lines + 1


BONUS = """
schema = 1
id = "bonus"
title = "办法"
source = { issuer = "区政府办公室", title = "办法" }
publications = { brief = { title = "《要情》", level = "district" } }
forms = { item = "单条信息" }
measures = { adopted = { title = "采用条数", count = "adoption" } }
price = [{ id = "adopted-item", clause = "一", of = "adoption", amount = 5, title = "采用" }]
tally = [{ id = "first-place", clause = "二", each = "year", provided = "rank(adopted) == 1", amount = 10, title = "第一名加分" }]
"""


def test_the_page_of_a_rulebook_tells_the_laws_it_keeps() -> None:
    """By hand: one more adoption of one unit may cost another its first place, and so its 10 points; no rule asks what came first."""
    chinese, english = (paper_text(rulebook_paper(decode_rulebook(BONUS, name="bonus"), lang)) for lang in ("zh", "en"))

    assert "- 新增采用或批示不会使得分降低：不一定满足，涉及第一名加分\n" in chinese
    assert "- 一个单位的得分与其他单位无关：不一定满足，涉及第一名加分\n" in chinese
    assert "- 得分与先后次序无关：始终满足\n" in chinese
    assert "- what one unit earns does not depend on other units: not always, because of 第一名加分\n" in english
    assert "- the order in which things happen does not matter: always\n" in english


def test_a_rulebook_without_rules_has_no_laws() -> None:
    """Nothing is earned under limits alone."""
    page = rulebook_paper(shipped_rulebook("petition-regulation-2005"), "en")

    assert Heading("What units may rely on") not in page.body
