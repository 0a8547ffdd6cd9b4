"""CSV files: no row is lost in a quotation, and days, times and names are read in every way that can mean one thing only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from govinfo import shipped_rulebook
from govinfo.errors import DecodeError
from govinfo.importing import import_tables

HEAD = "编号,报送单位,报送时间,标题\n"
UNITS = ("单位.csv", "编号,名称\nagri,农业局\nwater,水利局\n")


def problems(*files: tuple[str, str]) -> list[str]:
    """Return what is wrong with some files."""
    with pytest.raises(DecodeError) as caught:
        import_tables([(name, text.encode()) for name, text in files])
    return str(caught.value).splitlines()


def sent(*rows: str) -> str:
    """Return a ledger of items."""
    return HEAD + "".join(f"s{i},agri,2024-03-0{i} 9:30,{row}\n" for i, row in enumerate(rows, start=1))


@pytest.mark.parametrize(
    ("text", "cell", "why"),
    [
        (sent('"春耕备耕进展', "防汛情况", "招商情况"), "D2", "is never closed"),
        (sent("春耕", '"防汛情况', "招商情况"), "D3", "is never closed"),
        (sent('"春耕"进展', "防汛"), "D2", "text follows where the quotation ends"),
        (sent('"春耕', '"防汛"', "招商"), "D2", "text follows where the quotation ends"),
        (sent('"春耕', "防汛", '招商"'), "D2", "takes in whole rows"),
        (sent('"两行\n标题"', '"春耕', "防汛", '招商"'), "D3", "takes in whole rows"),
        (sent('"逗号, ""引号"""', '"春耕').replace(",", "\t"), "D3", "is never closed"),
        (sent("春耕", '"防汛').replace("\n", "\r\n"), "D3", "is never closed"),
        (sent("春耕", '"防汛').replace("\n", "\r"), "D3", "is never closed"),
        ('"编号,名称\nagri,农业局\n', "A1", "is never closed"),
        ('编号,标题,报送单位,报送时间\ns1,"春耕,agri,2024-03-05 9:30\ns2,防汛",agri,2024-03-06 9:30\n', "B2", "takes in whole rows"),
    ],
)
def test_a_quotation_that_swallows_rows_is_told_by_its_cell(text: str, cell: str, why: str) -> None:
    """The rows behind it would be inside a title, and nobody would miss them."""
    (line,) = problems(("报送.csv", text))

    assert line.startswith(f"报送.csv {cell}: begins with a quotation mark")
    assert why in line


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('"春耕,备耕"', "春耕,备耕"),
        ('"春耕""备耕"""', '春耕"备耕"'),
        ('"春耕\n备耕"', "春耕\n备耕"),
        ('"春耕，一\n备耕,二"', "春耕，一\n备耕,二"),
        ('"一,二,三,四,五\n六"', "一,二,三,四,五\n六"),
        ('春耕"备耕"', '春耕"备耕"'),
        ("“春耕”备耕", "“春耕”备耕"),
        ('""', None),
    ],
)
def test_a_quotation_that_ends_where_its_cell_ends_is_read(title: str, read: str | None) -> None:
    """With separators, lines and quotation marks inside it."""
    items = import_tables([("报送.csv", sent(title, "防汛").encode())]).submissions

    assert [item.title for item in items] == [read, "防汛"]


@pytest.mark.parametrize(
    "written",
    ["2024-03-05 9:30", "2024-03-05T09:30", "2024/3/5 09:30:00", "2024年3月5日9:30", "2024年03月05号 9：30", "2024年3月5日9时30分", "20240305 9:30", "2024.3.5 9点30分", "２０２４年３月５日　９：３０", "2024年3月5日 9时30分00秒", "2024-03-05T01:30:00Z", "2024-03-05 09:30 +08:00"],
)  # fmt: skip
def test_a_time_is_read_as_clerks_write_it(written: str) -> None:
    """All of them 5 March 2024, half past nine in Beijing."""
    (item,) = import_tables([("报送.csv", f"{HEAD}s1,agri,{written},t\n".encode())]).submissions

    assert item.submitted_at == datetime(2024, 3, 5, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["2024-03-05", "3月5日 9:30", "2024-03-059:30", "2024-03-05 9:3", "2024-03-05 24:01", "2024-02-30 9:30", "下午3:30", "9999-12-31 24:00", "2024" + " " * 100_000 + "x", "2024-03-05 " + "1" * 100_000],
)  # fmt: skip
def test_a_time_that_can_mean_two_things_or_none_is_refused(written: str) -> None:
    """With what would have been right; however long it is, at once."""
    (line,) = problems(("报送.csv", f"{HEAD}s1,agri,{written},t\n"))

    assert line.startswith("报送.csv C2 (报送时间): must be a day with a time such as 2024-03-05 09:30, got ")
    assert len(line) < 1000


@pytest.mark.parametrize(
    "written", ["2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "2024年03月05号", "20240305", "2024 年 3 月 5 日"]
)
def test_a_day_is_read_as_clerks_write_it(written: str) -> None:
    """All of them 5 March 2024."""
    (adoption,) = import_tables([("采用.csv", f"编号,报送编号,刊物,采用日期\na1,s1,p,{written}\n".encode())]).adoptions

    assert adoption.on.isoformat() == "2024-03-05"


@pytest.mark.parametrize(
    ("written", "period"),
    [("2024年", "2024"), ("2024年3月", "2024-03"), ("2024年第一季度", "2024-Q1"), ("2024年3季度", "2024-Q3"), ("2024年上半年", "2024-H1"), ("2024-H2", "2024-H2")],
)  # fmt: skip
def test_a_period_is_read_as_clerks_write_it(written: str, period: str) -> None:
    """Or as the files of records write it."""
    (figure,) = import_tables([("基础数据.csv", f"单位,名称,数值,适用期间\nagri,headcount,12,{written}\n".encode())]).figures

    assert figure.period is not None
    assert figure.period.name == period


PERSONS = "编号,姓名,单位\np1,张　军,agri\np2,李明明,agri\np3,王,agri\np4,林,agri\n"


@pytest.mark.parametrize(
    ("authors", "ids"),
    [
        ("张　军、李明明", ("p1", "p2")),
        ("张　军 李明明", None),
        ("张军；李明明", ("p1", "p2")),
        ("张 军", ("p1",)),
        ("李 明 明", ("p2",)),
        ("王 林", ("p3", "p4")),
        ("王、林", ("p3", "p4")),
        ("p1 p2", ("p1", "p2")),
    ],
)
def test_names_padded_with_blanks_are_names(authors: str, ids: tuple[str, ...] | None) -> None:
    """张　军 is 张军 padded to the width of three signs; blanks alone set apart only what is not a name together."""
    files = [UNITS, ("人员.csv", PERSONS), ("报送.csv", f"编号,报送单位,报送时间,作者\ns1,agri,2024-03-05 9:30,{authors}\n")]
    if ids is None:
        (line,) = problems(*files)
        assert line.startswith('报送.csv D2 (作者): nobody is called "张"')
    else:
        assert import_tables([(name, text.encode()) for name, text in files]).submissions[0].author_ids == ids


def test_what_may_be_one_name_or_two_is_asked_about() -> None:
    """With 王林 beside 王 and 林 in the list."""
    files = (UNITS, ("人员.csv", PERSONS + "p5,王林,agri\n"))
    sent_by = "编号,报送单位,报送时间,作者\ns1,agri,2024-03-05 9:30,{}\n"

    assert problems(*files, ("报送.csv", sent_by.format("王 林"))) == [
        '报送.csv D2 (作者): "王 林" may be one or several: set several apart by 、'
    ]
    assert import_tables([(name, text.encode()) for name, text in (*files, ("报送.csv", sent_by.format("王林")))]).submissions[
        0
    ].author_ids == ("p5",)


def test_a_column_without_a_heading_is_told_once() -> None:
    """Not for each of its cells."""
    assert problems(("单位.csv", "编号,名称\n" + "".join(f"u{i},n,x\n" for i in range(50)))) == [
        "单位.csv C2: stands in a column without a heading"
    ]


@pytest.mark.parametrize(("word", "urgent"), [("✓", True), ("√", True), ("是", True), ("✗", False), ("否", False)])
def test_a_mark_is_yes_or_no(word: str, urgent: bool) -> None:
    """As somebody ticks a box."""
    (item,) = import_tables([("报送.csv", f"编号,报送单位,报送时间,紧急\ns1,agri,2024-03-05 9:30,{word}\n".encode())]).submissions

    assert item.urgent is urgent


def test_all_that_is_wrong_in_a_row_is_told_in_one_round() -> None:
    """A word that is no word, a day that no calendar has, and a cell that is missing: nobody mends one to learn of the next."""
    table = "编号,报送编号,刊物,采用日期\na1,s1,政务信习,2024-13-08\n,s1,政务信习,2024-03-05\n"
    with pytest.raises(DecodeError) as caught:
        import_tables([("采用.csv", table.encode())], rulebook=shipped_rulebook("district-model"))

    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ("采用.csv C2 (刊物)", "undeclared-word"),
        ("采用.csv D2 (采用日期)", "wrong-value"),
        ("采用.csv C3 (刊物)", "undeclared-word"),
        ("采用.csv A3 (编号)", "missing-field"),
    ]
