"""An office's own ledger, one row an item, is read through a map of its columns; words of the rulebook are read by their titles."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest

from govinfo import build_register, decode_rulebook, shipped_rulebook
from govinfo.errors import DecodeError
from govinfo.importing import decode_map, guess_map, import_tables
from govinfo.instants import OFFICIAL_ZONE
from govinfo.records import AdoptionEvent, Records

DISTRICT = shipped_rulebook("district-model")
LEDGER = (
    "2024年信息采用台账,,,,,,,\n"
    "序号,报送单位,信息标题,报送日期,采用刊物,采用日期,期数,批示领导\n"
    "1,农业局,春耕,2024年3月5日,《政务》,2024-3-8,12,\n"
    "2,水利局、农业局,防汛,3月6日下午3点,,,,市长\n"
    "合 计,,2,,,,,\n"
)
MAP = """
units = "as-named"

[[table]]
heading = 2
year = 2024
time = "12:00"
leave_out = ["合计"]

[table.columns]
"序号" = "-"
"报送单位" = "报送.报送单位"
"信息标题" = "submissions.title"
"报送日期" = "submissions.submitted_at"
"采用刊物" = "adoptions.publication"
"采用日期" = "adoptions.on"
"期数" = "adoptions.issue"
"批示领导" = "instructions.leader"

[table.given]
"instructions.level" = "市级"
"instructions.on" = 2024-03-09
"""


def read(ledger: str | bytes, ledger_map: str = MAP, name: str = "台账.csv", **options: Any) -> Records:
    """Return the records of a ledger."""
    data = ledger if isinstance(ledger, bytes) else ledger.encode()
    return import_tables([(name, data)], ledger_map=decode_map(ledger_map), **options)


def told(ledger: str | bytes, ledger_map: str = MAP, name: str = "台账.csv", **options: Any) -> list[str]:
    """Return what is wrong with a ledger."""
    with pytest.raises(DecodeError) as caught:
        read(ledger, ledger_map, name, **options)
    return str(caught.value).splitlines()


def book(*rows: tuple[object, ...], merged: str = "", title: str = "台账") -> bytes:
    """Return a workbook with one sheet."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for ref in merged.split():
        sheet.merge_cells(ref)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_one_row_becomes_an_item_with_what_happened_to_it() -> None:
    """The title row and the sums are no records; units are those that are named; a day alone means noon, as the map says."""
    records = read(LEDGER, rulebook=DISTRICT)
    first, second = records.submissions

    assert [(unit.id, unit.name) for unit in records.units] == [("农业局", "农业局"), ("水利局", "水利局")]
    assert (first.id, first.title, first.submitted_at) == ("台账-3", "春耕", datetime(2024, 3, 5, 12, tzinfo=OFFICIAL_ZONE))
    assert (second.submitted_at, [part.unit for part in second.units]) == (
        datetime(2024, 3, 6, 15, tzinfo=OFFICIAL_ZONE),
        ["水利局", "农业局"],
    )
    assert records.adoptions == (
        AdoptionEvent(id="台账-3-采用", submission="台账-3", publication="zhengwu", on=date(2024, 3, 8), issue=12),
    )
    assert [(one.submission, one.leader, one.level, one.on) for one in records.instructions] == [
        ("台账-4", "市长", "city", date(2024, 3, 9))
    ]
    assert [problem.record for problem in build_register(records).questions] == ["台账-4-批示"]  # instructed upon without being adopted


def test_the_map_guessed_from_headings_is_refused_until_it_is_decided() -> None:
    """And read once the open places are filled: the guess knows the usual headings."""
    guessed = guess_map([("台账.csv", LEDGER.encode())])
    with pytest.raises(DecodeError) as caught:
        decode_map(guessed, name="对照.toml")

    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ('对照.toml: $.table[0].given["instructions.level"]', "open-in-map"),
        ('对照.toml: $.table[0].given["instructions.on"]', "open-in-map"),
    ]
    decided = guessed.replace('"instructions.level" = "?"', '"instructions.level" = "市级"')
    decided = decided.replace('"instructions.on" = "?"', '"instructions.on" = 2024-03-09').replace("[[table]]", "[[table]]\nyear = 2024")
    assert read(LEDGER, decided, rulebook=DISTRICT) == read(LEDGER, rulebook=DISTRICT)


def test_every_bad_cell_of_an_own_ledger_is_told_by_its_place() -> None:
    """Days, words of the rulebook and rows that say of no item what happened, all in one round."""
    ledger = LEDGER.replace("2024-3-8", "三月初八").replace("《政务》", "《政务快报》").replace("水利局、农业局,防汛,3月6日下午3点", ",,")

    assert told(ledger, rulebook=DISTRICT) == [
        "台账.csv 4: says that there is a 批示, but not of which 报送: fill in the columns of that, or merge them with the row above",
        '台账.csv E3 (采用刊物): the rulebook has no publication "《政务快报》"; did you mean 《政务》?',
        '台账.csv F3 (采用日期): must be a day such as 2024-03-05, got "三月初八"',
    ]


def test_an_item_whose_title_is_merged_over_rows_is_one_item_with_several_adoptions() -> None:
    """Its number is merged with it; a fee merged over the two adoptions may be one or two, and is told."""
    head = ("单位", "标题", "时间", "字数", "刊物", "日期", "稿费")
    ledger_map = """
    units = "as-named"
    [[table]]
    [table.columns]
    "单位" = "submissions.units"
    "标题" = "submissions.title"
    "时间" = "submissions.submitted_at"
    "字数" = "submissions.characters"
    "刊物" = "adoptions.publication"
    "日期" = "adoptions.on"
    "稿费" = "adoptions.fee"
    """
    when = datetime(2024, 3, 5, 9, 30)
    rows = (
        head,
        ("农业局", "春耕", when, 800, "zhengwu", date(2024, 3, 8), 30),
        (None, None, None, None, "zhengwu", date(2024, 4, 8), 20),
        ("水利局", "防汛", when, 500, None, None, None),
    )
    records = read(book(*rows, merged="A2:A3 B2:B3 C2:C3 D2:D3"), ledger_map, "台账.xlsx")

    assert [(one.id, one.title, one.characters) for one in records.submissions] == [("台账-2", "春耕", 800), ("台账-4", "防汛", 500)]
    assert [(one.id, one.submission, one.on.month, one.fee) for one in records.adoptions] == [
        ("台账-2-采用", "台账-2", 3, 30),
        ("台账-2-采用-3", "台账-2", 4, 20),
    ]
    alike = told(book(*rows, merged="A2:A3 B2:B3 C2:C3 D2:D3 G2:G3"), ledger_map, "台账.xlsx")
    assert alike == ["台账.xlsx: 台账!G2: is one number merged over 2 rows: take the cells apart and write what belongs in each"]
    other = (rows[0], rows[1], (None, None, None, 900, "zhengwu", date(2024, 4, 8), 20))
    assert told(book(*other, merged="A2:A3 B2:B3 C2:C3"), ledger_map, "台账.xlsx") == [
        "台账.xlsx: 台账!D3 (字数): differs from row 2, although the title is merged with it: one item has one of it"
    ]


def test_headings_of_two_rows_are_told_apart_by_the_upper_one() -> None:
    """日期 stands under 采用情况 and under 批示情况; the other headings are merged with the row below."""
    rows = (
        ("单位", "标题", "时间", "采用情况", None, "批示情况", None),
        (None, None, None, "刊物", "日期", "领导", "日期"),
        ("农业局", "春耕", "2024-03-05 9:30", "zhengwu", "2024-03-08", "市长", "2024-03-09"),
    )
    data = book(*rows, merged="A1:A2 B1:B2 C1:C2 D1:E1 F1:G1", title="一季度")
    guessed = guess_map([("台账.xlsx", data)])

    assert '"采用情况/日期" = "adoptions.on"' in guessed
    assert '"批示情况/日期" = "instructions.on"' in guessed
    decided = guessed.replace('"时间" = "?"', '"时间" = "submissions.submitted_at"').replace(
        '"领导" = "?"', '"领导" = "instructions.leader"'
    )
    records = read(data, decided.replace('"submissions.submitted_at" = "?"', "").replace('level" = "?"', 'level" = "city"'), "台账.xlsx")
    assert (records.adoptions[0].on, records.instructions[0].on) == (date(2024, 3, 8), date(2024, 3, 9))


def test_several_adoptions_of_one_row_are_told_apart_by_a_word() -> None:
    """A mark in the column of a publication says that it adopted the item, on the day that another column gives."""
    ledger_map = """
    [[table]]
    [table.columns]
    "编号" = "submissions.id"
    "单位" = "submissions.units"
    "时间" = ["submissions.submitted_at", "adoptions:市.on", "adoptions:省.on"]
    "市采用" = "adoptions:市"
    "省采用" = "adoptions:省"
    "领导" = "instructions"
    [table.given]
    "adoptions:市.publication" = "city"
    "adoptions:省.publication" = "province"
    "instructions.on" = 2024-06-30
    [table.words."领导"]
    "市长" = { "instructions.level" = "city", "instructions.rank" = "principal" }
    "无" = ""
    """
    ledger_map = ledger_map.replace('["submissions.submitted_at", "adoptions:市.on", "adoptions:省.on"]', '"submissions.submitted_at"')
    ledger_map = ledger_map.replace("[table.given]", '[table.given]\n"adoptions:市.on" = 2024-03-08\n"adoptions:省.on" = 2024-03-09')
    ledger = (
        "编号,单位,时间,市采用,省采用,领导\n7,agri,2024-03-05 9:30,√,是,市长\n8,agri,2024-03-06 9:30,×,√,无\n9,agri,2024-03-06 9:30,,,\n"
    )
    records = read(ledger, ledger_map)

    assert [(one.id, one.publication, one.on.day) for one in records.adoptions] == [
        ("7-市", "city", 8),
        ("7-省", "province", 9),
        ("8-省", "province", 9),
    ]
    assert [(one.submission, one.level, one.rank) for one in records.instructions] == [("7", "city", "principal")]
    assert told(ledger.replace("×", "3"), ledger_map) == ['台账.csv D3 (市采用): must be yes or no, got "3"']


def test_a_table_with_a_column_for_each_unit_is_read_across() -> None:
    """A figure for each unit and month; an empty cell is no figure."""
    ledger_map = """
    [[table]]
    across = { heads = "figures.unit", cells = "figures.value" }
    [table.columns]
    "月份" = "figures.period"
    [table.given]
    "figures.name" = "headcount"
    """
    units = ("单位.csv", "编号,名称\nagri,农业局\nwater,水利局\n".encode())
    data = "月份,农业局,水利局\n2024年1月,3,4\n2024年2月,,5.5\n".encode()
    records = import_tables([units, ("编制.csv", data)], ledger_map=decode_map(ledger_map))

    assert [(one.unit, one.period and one.period.name, str(one.value)) for one in records.figures] == [
        ("agri", "2024-01", "3"),
        ("water", "2024-01", "4"),
        ("water", "2024-02", "11/2"),
    ]


def test_a_table_with_its_headings_below_each_other_is_read_and_told_by_its_cells() -> None:
    """One of the library's own lists is seen to be so; of an office's own the map says it."""
    assert [unit.name for unit in import_tables([("单位.csv", "编号,agri,water\n名称,农业局,水利局\n".encode())]).units] == [
        "农业局",
        "水利局",
    ]
    with pytest.raises(DecodeError) as caught:
        import_tables([("单位.csv", "编号,agri,water\n名称,农业局,水利局\n层级,市,镇区\n".encode())])
    assert [problem.path for problem in caught.value.problems] == ["单位.csv C3 (层级)"]

    turned = '[[table]]\nturned = true\n[table.columns]\n"代码" = "units.id"\n"名" = "units.name"\n"级" = "units.level"\n'
    table = "代码,agri,water\n名,农业局,水利局\n级,市,镇区\n"
    assert told(table, turned)[0].startswith("台账.csv C3 (级): must be one of")


def test_words_of_the_rulebook_are_read_by_title_and_label() -> None:
    """Titles with or without 《》, labels that every rulebook knows, in any width; ids as ever."""
    files = [
        ("报送.csv", "编号,报送单位,报送时间,信息形式\ns1,agri,2024-03-05 9:30,单条信息\ns2,agri,2024-03-05 9:30,brief\n"),
        ("采用.csv", "编号,报送编号,刊物,采用日期\na1,s1,政务,2024-03-08\na2,s1,《 政务 》,2024-03-09\n"),
        ("过错.csv", "编号,单位,过错种类,日期\nl1,agri,紧急信息迟报,2024-03-05\n"),
    ]
    records = import_tables([(name, text.encode()) for name, text in files], rulebook=DISTRICT)

    assert [one.form for one in records.submissions] == ["item", "brief"]
    assert [one.publication for one in records.adoptions] == ["zhengwu", "zhengwu"]
    assert records.lapses[0].kind == "urgent-late"


def test_an_unknown_word_is_told_at_its_cell_with_the_nearest_title() -> None:
    """And what is wrong with the records as the rulebook sees them, in the same round."""
    files = [
        ("报送.csv", "编号,报送单位,报送时间,信息形式\ns1,agri,2024-03-05,单条\n"),
        ("采用.csv", "编号,报送编号,刊物,采用日期\na1,s1,内参,2024-03-08\n"),
    ]
    with pytest.raises(DecodeError) as caught:
        import_tables([(name, text.encode()) for name, text in files], rulebook=DISTRICT)

    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ("报送.csv C2 (报送时间)", "bad-cell"),
        ("报送.csv D2 (信息形式)", "undeclared-word"),
        ("采用.csv C2 (刊物)", "undeclared-word"),
    ]
    assert caught.value.problems[1].message.text() == '办法没有体裁 "单条"；是否应为 单条信息？'


def test_a_title_that_two_words_bear_is_refused_with_both() -> None:
    """Nobody guesses which is meant; the ids can be written."""
    text = """
    schema = 1
    id = "x"
    title = "办法"
    [source]
    issuer = "办"
    title = "办法"
    [publications]
    city = { title = "《信息》", level = "city" }
    province = { title = "信息", level = "province" }
    """
    rulebook = decode_rulebook(text)
    table = "编号,报送编号,刊物,采用日期\na1,s1,{},2024-03-08\n"
    with pytest.raises(DecodeError) as caught:
        import_tables([("采用.csv", table.format("信息").encode())], rulebook=rulebook)

    assert (
        str(caught.value)
        == '采用.csv C2 (刊物): "信息" may be more than one publication; write one of the ids city（《信息》）, province（信息）'
    )
    assert import_tables([("采用.csv", table.format("city").encode())], rulebook=rulebook).adoptions[0].publication == "city"


def test_a_range_of_the_rulebook_is_told_at_its_cell() -> None:
    """An amount that nobody may decide is no slip of one cell alone."""
    text = """
    schema = 1
    id = "x"
    title = "办法"
    [source]
    issuer = "办"
    title = "办法"
    [criteria]
    good = { title = "优秀", about = ["unit"], least = 1, most = 5 }
    """
    table = "编号,认定标准,认定单位,认定日期,认定数额\nf1,优秀,agri,2024-03-08,9\n"
    with pytest.raises(DecodeError) as caught:
        import_tables([("认定.csv", table.encode())], rulebook=decode_rulebook(text))

    assert [problem.path for problem in caught.value.problems] == ["认定.csv E2 (认定数额)"]


def test_an_item_is_named_by_its_title_where_one_bears_it() -> None:
    """Ids that other files hold stand as they are; a title of two items is asked about."""
    items = (
        "报送.csv",
        "编号,报送单位,报送时间,标题\ns1,agri,2024-03-05 9:30,春耕备耕\ns2,agri,2024-03-05 9:30,防汛\ns3,agri,2024-03-05 9:30,防汛\n",
    )
    adopted = ("采用.csv", "编号,报送编号,刊物,采用日期\na1,春耕备耕,p,2024-03-08\na2,s9,p,2024-03-08\n")
    records = import_tables([(name, text.encode()) for name, text in (items, adopted)])

    assert [one.submission for one in records.adoptions] == ["s1", "s9"]
    twice = ("采用.csv", "编号,报送编号,刊物,采用日期\na1,防汛,p,2024-03-08\n")
    with pytest.raises(DecodeError, match="several are called 防汛; give one of the ids s2, s3"):
        import_tables([(name, text.encode()) for name, text in (items, twice)])


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("", ["$"]),
        ("x = 1", ["$.x", "$.table"]),
        ("[[table]]", ["$.table[0].columns"]),
        ('[[table]]\ncolumns = { a = "submisions.title" }', ["$.table[0].columns.a"]),
        ('[[table]]\ncolumns = { a = "submissions.titel" }', ["$.table[0].columns.a"]),
        ('[[table]]\ncolumns = { a = 1 }\nyear = "2024"\ntime = "noon"\nturned = 1', ["$.table[0].columns.a", "$.table[0].turned", "$.table[0].year", "$.table[0].time"]),
        ('[[table]]\ncolumns = { a = "-" }\nwords = { b = { x = "y" } }', ["$.table[0].words.b"]),
        ('[[table]]\ncolumns = { a = "-" }\nacross = { heads = "figures.unit" }', ["$.table[0].across"]),
        ('units = "all"\n[[table]]\ncolumns = { a = "-" }\nsheet = 1\nprefix = "a b"\ngiven = 3', ["$.units", "$.table[0].sheet", "$.table[0].prefix", "$.table[0].given"]),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_with_a_map_is_told(text: str, paths: list[str]) -> None:
    """At once, by its place in the file."""
    with pytest.raises(DecodeError) as caught:
        decode_map(text)

    assert sorted(problem.path for problem in caught.value.problems) == sorted(paths)
    assert all(problem.code != "other" and problem.text("zh") != problem.text("en") for problem in caught.value.problems)


def test_what_the_map_and_the_ledger_do_not_agree_on_is_told() -> None:
    """A column that the map does not know, one that the ledger has not, one that stands twice, a sheet without headings."""
    ledger_map = (
        '[[table]]\n[table.columns]\n"单位" = "submissions.units"\n"标题" = "submissions.title"\n"时间" = "submissions.submitted_at"\n'
    )

    assert told("单位,标题,时问,标题\n", ledger_map) == [
        '台账.csv C1: the map does not say what "时问" is; write what it holds, or "-" to leave it out',
        '台账.csv D1: "标题" heads a column already',
        '台账.csv A1: has no column "时间", of which the map speaks',
    ]
    assert told("a,b\n1,2\n", ledger_map) == ["台账.csv: has no heading that the map knows; its headings are 单位, 标题, 时间"]
