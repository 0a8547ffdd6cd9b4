"""Ledgers kept in spreadsheets become records; every bad cell is named."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import build_register, encode_records, sample_year
from govinfo.errors import DecodeError
from govinfo.importing import TEMPLATES, import_tables, template
from govinfo.importing._columns import COLUMNS, list_title
from govinfo.importing._raw import column_letters
from govinfo.instants import OFFICIAL_ZONE
from govinfo.records import LISTS, Submission
from govinfo.records._meanings import CellKind


def problems(*files: tuple[str, str | bytes]) -> list[str]:
    """Return what is wrong with some files."""
    with pytest.raises(DecodeError) as caught:
        import_tables([(name, data if isinstance(data, bytes) else data.encode()) for name, data in files])
    return str(caught.value).splitlines()


UNITS = ("单位.csv", "编号,名称\nagri,农业农村局\nwater,水利局\n".encode())


PERSONS = ("人员.csv", "编号,姓名,单位\np1,赵一,农业农村局\np2,钱二,water\n".encode())


def test_a_ledger_in_chinese_is_read() -> None:
    """Names stand for ids, a time is official time, several values are set apart by 、."""
    ledger = (
        "编号,报送单位,权重,牵头单位,报送时间,标题,作者,信息形式,紧急,字数,标签：栏目\n"
        "s1,农业农村局、水利局,2、1/2,水利局,2024年3月5日 9:30,春耕,赵一,item,是,１２００,头条\n"
        's2,water,,,2024/3/6 10:00:30,"逗号,引号""",,brief,否,,3\n'
    )
    read = import_tables([UNITS, PERSONS, ("报送.csv", ledger.encode())])
    first, second = read.submissions

    assert [(part.unit, part.weight, part.lead) for part in first.units] == [("agri", 2, False), ("water", exact_half(), True)]
    assert first.submitted_at == datetime(2024, 3, 5, 1, 30, tzinfo=UTC)
    assert (first.author_ids, first.form, first.urgent, first.characters) == (("p1",), "item", True, 1200)
    assert dict(first.tags) == {"栏目": "头条"}
    assert dict(second.tags) == {"栏目": 3}
    assert second.submitted_at == datetime(2024, 3, 6, 10, 0, 30, tzinfo=OFFICIAL_ZONE)
    assert second.title == '逗号,引号"'
    assert [person.unit for person in read.persons] == ["agri", "water"]


def exact_half() -> object:
    """Return one half."""
    from fractions import Fraction  # noqa: PLC0415

    return Fraction(1, 2)


def test_a_ledger_in_english_is_read() -> None:
    """Headings in any case, the order of columns as you like."""
    adoptions = "On,publication,ID,Submission,fee\n2024-03-08,zhengwu,a1,s1,0.5\n"
    submissions = "id,units,submitted_at\ns1,agri;water,2024-03-05T09:30:00+00:00\n"
    read = import_tables([("adoptions.csv", adoptions.encode()), ("submissions.csv", submissions.encode("utf-8-sig"))])

    assert (read.adoptions[0].on, read.adoptions[0].fee) == (date(2024, 3, 8), exact_half())
    assert read.submissions[0].submitted_at == datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
    assert [part.unit for part in read.submissions[0].units] == ["agri", "water"]


@pytest.mark.parametrize(
    ("cell", "urgent"),
    [(word, True) for word in ["是", "有", "对", "√", "✓", "✔", "☑", "yes", "Y", "TRUE", "1", "１"]]
    + [(word, False) for word in ["否", "无", "错", "×", "✕", "✗", "no", "n", "false", "0"]],
)
def test_yes_and_no_are_read_as_clerks_write_them(cell: str, urgent: bool) -> None:
    """In words, letters, figures and ticks."""
    text = f"id,units,submitted_at,urgent\ns,u,2024-03-05 9:00,{cell}\n"

    assert import_tables([("submissions.csv", text.encode())]).submissions[0].urgent is urgent


def test_a_file_saved_by_an_old_spreadsheet_is_read() -> None:
    """GB 18030, and semicolons or tabs between the cells."""
    text = "编号\t名称\t层级\nagri\t农业农村局\t区\n"

    assert import_tables([("单位.csv", text.encode("gb18030"))]).units[0].level == "district"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("units.csv", "id,name,level\nagri,农业局,镇区\n", "units.csv C2 (level): must be one of"),
        ("units.csv", "id,name\n,农业局\n", "units.csv A2 (id): is missing"),
        ("units.csv", "id,nane\nagri,农业局\n", 'units.csv B1: "nane" heads no known column; did you mean name?'),
        ("units.csv", "id,name,name\nagri,a,b\n", 'units.csv C1: "name" heads a column already'),
        ("units.csv", "id,name\nagri,a\nagri,b\n", "units.csv A3 (id): the id agri is given twice, first at units.csv A2 (id)"),
        ("units.csv", "id,name\nagri,a,more\n", "units.csv C2: stands in a column without a heading"),
        ("unites.csv", "id,name\n", "unites.csv: is named after no list of records; did you mean units?"),
        ("账本.csv", "id\n", "账本.csv: is named after no list of records"),
        ("adoptions.csv", "id,submission,publication,on\na,s,p,2024-02-30\n", "adoptions.csv D2 (on): must be a day that the calendar has"),
        ("adoptions.csv", "id,submission,publication,on\na,s,p,昨天\n", "adoptions.csv D2 (on): must be a day such as 2024-03-05"),
        ("adoptions.csv", "id,submission,publication,on,fee\na,s,p,2024-02-01,1e5\n", "E2 (fee): must be a number such as"),
        ("submissions.csv", "id,units,submitted_at\ns,u,2024-03-05\n", "C2 (submitted_at): must be a day with a time"),
        ("submissions.csv", "id,units,submitted_at\ns,u,2024-03-05 25:00\n", "C2 (submitted_at): must be a day with a time"),
        (
            "submissions.csv",
            "id,units,weights,submitted_at\ns,u、v,1,2024-03-05 9:00\n",
            "C2 (weights): must give one weight for each of 2 units",
        ),
        ("submissions.csv", "id,units,submitted_at,urgent\ns,u,2024-03-05 9:00,也许\n", "D2 (urgent): must be yes or no"),
        ("findings.csv", "id,criterion,on\nf,c,2024-03-05\n", "findings.csv 2"),
        ("targets.csv", "measure,per,at_least,unit\nsent,每月,-1,u\n", "targets.csv C2 (at_least): must be zero or more"),
        ("units.csv", b"\xff\xfe\x00a", "units.csv: is no text"),
        ("units.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "units.csv: is an old workbook"),
        ("units.csv", b"PK\x03\x04nonsense", "units.csv: is no workbook"),
    ],
)
def test_a_bad_cell_is_named(name: str, text: str | bytes, told: str) -> None:
    """By file, row and column, with what would have been right."""
    if isinstance(text, bytes) and text.startswith(b"PK"):
        pytest.importorskip("openpyxl", reason="needs the extra office")

    assert any(told in line for line in problems((name, text))), problems((name, text))


def test_every_bad_cell_is_told_at_once() -> None:
    """Three cells in two files."""
    told = problems(
        UNITS,
        ("过错.csv", "编号,单位,过错种类,日期\nl1,农业农材局,untrue,2024-03-05\nl2,agri,untrue,3月5日\n"),
        ("批示.csv", "编号,报送编号,层级,批示日期\ni1,s1,市里,2024-03-05\n"),
    )

    assert [line.partition(":")[0] for line in told] == ["批示.csv C2 (层级)", "过错.csv B2 (单位)", "过错.csv D3 (日期)"]
    assert "农业农村局" in told[1]


def test_a_name_that_two_bear_is_no_answer() -> None:
    """Then the id must be written."""
    persons = ("人员.csv", "编号,姓名,单位\np1,赵一,agri\np2,赵一,water\n")
    told = problems(UNITS, persons, ("报送.csv", "编号,报送单位,报送时间,作者\ns1,agri,2024-03-05 9:00,赵一\n"))

    assert told == ["报送.csv D2 (作者): several are called 赵一; give one of the ids p1, p2"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_is_understood_and_holds_no_record(lang: Any) -> None:
    """In both languages, as a workbook and as the headings of files: every heading is known, and nothing is filled in."""
    pytest.importorskip("openpyxl", reason="needs the extra office")
    book = template("xlsx", lang)
    assert isinstance(book, bytes)
    assert problems(("台账.xlsx", book)) == ["台账.xlsx: holds no record: fill in at least one row under a heading"]

    text = template("csv", lang)
    assert isinstance(text, str)
    files = [block.partition("\n") for block in text.split("\n\n")]
    told = problems(*((name, heading) for name, _, heading in files))
    assert told == [f"{name}: holds no record: fill in at least one row under a heading" for name, _, _ in files]
    assert TEMPLATES == ("xlsx", "csv")

    name, _, heading = files[0]
    filled = import_tables(
        [(name, f"{heading.strip()}\nu,农业局\n".encode()), *((name, heading.encode()) for name, _, heading in files[1:])]
    )
    assert len(filled) == 1  # a list without rows beside others is none


def test_a_workbook_is_read_with_its_days_and_numbers() -> None:
    """Days and numbers as a spreadsheet keeps them; a formula by its value; errors by their cell."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    book = openpyxl.Workbook()
    units = book.active
    units.title = "单位"
    units.append(["编号*", "名称*", "设立日期"])
    units.append(["agri", "农业农村局", date(2020, 1, 1)])
    units.append([])
    units.append([101, "=1+1", datetime(2021, 5, 6)])  # as spreadsheets keep them
    units["B4"].data_type = "s"
    targets = book.create_sheet("目标任务")
    targets.append(["单位", "指标", "周期", "任务数"])
    targets.append(["农业农村局", "points", "每季度", 2.5])
    out = io.BytesIO()
    book.save(out)
    read = import_tables([("台账.xlsx", out.getvalue())])

    assert [(unit.id, unit.name, unit.since) for unit in read.units] == [
        ("agri", "农业农村局", date(2020, 1, 1)),
        ("101", "=1+1", date(2021, 5, 6)),
    ]
    assert (read.targets[0].unit, read.targets[0].at_least, read.targets[0].per) == ("agri", sum([exact_half(), 2]), "quarter")  # type: ignore[list-item]

    targets["D2"] = "=1+1"
    targets["B2"] = "#REF!"
    out = io.BytesIO()
    book.save(out)
    told = problems(("台账.xlsx", out.getvalue()))
    assert [line.split(":")[1].strip() for line in told] == ["目标任务!B2 (指标)", "目标任务!D2 (任务数)"]


def table_of(rows: list[dict[str, Any]], name: str) -> str:
    """Return the records of one list, as a file of records has them, as CSV."""
    out = io.StringIO()
    tags = sorted({key for row in rows for key in row.get("tags", {})})
    writer = csv.writer(out)
    writer.writerow([column.title for column in COLUMNS[name]] + [f"标签：{key}" for key in tags])
    for row in rows:
        flat = dict(row)
        if name == "submissions":
            parts = [{"unit": part} if isinstance(part, str) else part for part in row["units"]]
            flat["units"] = [part["unit"] for part in parts]
            if any("weight" in part for part in parts):
                flat["weights"] = [part.get("weight", 1) for part in parts]
            flat["lead"] = next((part["unit"] for part in parts if part.get("lead")), None)
        if name == "findings":
            flat |= {f"about_{key}": value for key, value in row["about"].items()}
        cells = [cell_of(flat.get(column.name), column.kind) for column in COLUMNS[name]]
        writer.writerow(cells + [cell_of(row.get("tags", {}).get(key), CellKind.PLACE) for key in tags])
    return out.getvalue()


def cell_of(value: Any, kind: CellKind) -> str:
    """Return a value as a clerk writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value).replace("T", " ") if kind is CellKind.INSTANT else str(value)


def test_the_sample_year_comes_back_from_a_spreadsheet() -> None:
    """All lists but what a spreadsheet has no room for: replacements, extensions and reports."""
    document = json.loads(encode_records(sample_year()))
    for handling in document["handlings"]:
        handling.pop("extensions", None)
        handling.pop("reports", None)
    document["corrections"] = [one for one in document["corrections"] if one["action"] == "void"]
    files = [(f"{list_title(name)}.csv", table_of(document[name], name).encode()) for name in LISTS if name in document]
    read = json.loads(encode_records(import_tables(files)))

    assert read == document
    assert len(build_register(import_tables(files)).records) > 700


@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.text(max_size=12)), max_size=6), st.sampled_from(["utf-8", "gb18030"]))
@settings(deadline=None, max_examples=60)
def test_no_text_breaks_the_reading(cells: list[tuple[str, str]], encoding: str) -> None:
    """Whatever is in the cells: records, or problems in words."""
    out = io.StringIO()
    csv.writer(out).writerows([("id", "name"), *cells])
    try:
        read = import_tables([("units.csv", out.getvalue().encode(encoding, "replace"))])
    except DecodeError as error:
        assert all(problem.path.startswith("units.csv") for problem in error.problems)
    else:
        assert len(read) <= len(cells)


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=60)
def test_no_bytes_break_the_reading(data: bytes) -> None:
    """A damaged file is a problem, not an accident."""
    for start in (b"", b"PK\x03\x04", b"id,name\n"):
        try:
            import_tables([("units.csv", start + data)])
        except DecodeError as error:
            assert error.problems


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    """A to Z, AA and so on."""
    assert [column_letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_leader_that_is_none_of_the_units_is_told_where_it_is_written() -> None:
    """The cell of the leading unit is the one to correct, not that of the weights."""
    table = "id,units,weights,lead,submitted_at\ns1,a、b,1、2,c,2024-03-01 09:00\n"
    with pytest.raises(DecodeError) as caught:
        import_tables([("submissions.csv", table.encode())])
    assert [problem.text("en") for problem in caught.value.problems] == [
        "submissions.csv D2 (lead): the leading unit c is none of the units",
    ]
    assert "2 个单位应各有一个权重，实有 1 个" in _refusal("id,units,weights,submitted_at\ns1,a、b,1,2024-03-01 09:00\n")


def _refusal(table: str) -> str:
    with pytest.raises(DecodeError) as caught:
        import_tables([("submissions.csv", table.encode())])
    return caught.value.problems[0].text("zh")


LEDGER = "编号,报送单位,报送时间,作者\ns1,{},{},{}\n"


def sent(
    when: str, unit: str = "agri", author: str = "", units: tuple[str, bytes] = UNITS, persons: tuple[str, bytes] = PERSONS
) -> Submission:
    """The one item of a ledger, with the files beside it."""
    ledger = ("报送.csv", LEDGER.format(unit, when, author).encode())
    return import_tables([units, persons, ledger]).submissions[0]


@pytest.mark.parametrize(
    ("cell", "instant"),
    [
        ("2024-03-05 09:30:15", datetime(2024, 3, 5, 1, 30, 15, tzinfo=UTC)),
        ("2024-03-05 09:30:15+00:00", datetime(2024, 3, 5, 9, 30, 15, tzinfo=UTC)),
        ("2024年12月31日 23:59:59", datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_instant_keeps_its_seconds_and_its_offset(cell: str, instant: datetime) -> None:
    """To the second, in Shanghai where no offset is written."""
    assert sent(cell).submitted_at == instant


@pytest.mark.parametrize("cell", ["2024-13-05 09:30", "2024年13月5日 9:30", "2024-00-05 09:30", "2024-02-30 09:30"])
def test_a_month_or_day_that_does_not_exist_is_refused(cell: str) -> None:
    """At its cell, with what was written."""
    [told] = problems(UNITS, PERSONS, ("报送.csv", LEDGER.format("agri", cell, "")))

    assert cell in told


def test_an_impossible_month_of_a_day_is_refused() -> None:
    """A thirteenth month is no December."""
    used = "编号,信息编号,刊物,采用日期\na1,s1,bulletin,2024-13-05\n"
    told = problems(UNITS, PERSONS, ("报送.csv", LEDGER.format("agri", "2024-03-05 09:30", "")), ("采用.csv", used))

    assert any("2024-13-05" in one for one in told)


def test_a_name_that_two_bear_is_refused_and_one_with_a_separator_is_found() -> None:
    """Two are called 王三; one office is called 农业、水利办."""
    twins = ("人员.csv", "编号,姓名,单位\np1,王三,agri\np2,王三,water\n".encode())
    offices = ("单位.csv", "编号,名称\nagri,农业、水利办\nwater,水利局\n".encode())
    [told] = problems(UNITS, twins, ("报送.csv", LEDGER.format("agri", "2024-03-05 09:30", "王三")))

    assert "p1" in told and "p2" in told
    assert [
        part.unit
        for part in sent("2024-03-05 09:30", "农业、水利办", units=offices, persons=("人员.csv", "编号,姓名,单位\n".encode())).units
    ] == ["agri"]
