"""Workbooks as the programs of the world write them are read alike; what is no workbook is told by what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

import pytest

from govinfo.errors import DecodeError
from govinfo.importing import import_tables
from govinfo.instants import OFFICIAL_ZONE

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT: Final = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
STYLES: Final = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="31"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)
"""Style 1 shows a day, 2 a day with a time, 3 a day in the way of Chinese programs, 4 a day with a time described in the file."""


def parts(sheets: Mapping[str, str], *, shared: str = "", book: str = "") -> dict[str, str]:
    """Return the parts of a workbook: for each sheet what stands in it."""
    names = list(sheets)
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names))
    targets = "".join(f'<Relationship Id="r{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(len(names)))
    others = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{name}" Target="/xl/{name}.xml"/>' for name in ("sharedStrings", "styles")
    )
    return {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{targets}{others}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{i}.xml": f'<worksheet xmlns="{MAIN}">{sheets[name]}</worksheet>' for i, name in enumerate(names)},
    }


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def cell(text: str, more: str = "") -> str:
    """Return a cell with a text of its own."""
    return f'<c t="inlineStr"{more}><is><t>{text}</t></is></c>' if text else "<c/>"


def rows(*cells: tuple[str, ...], merged: str = "") -> str:
    """Return the rows of a sheet, each cell a text or an element."""
    lines = "".join("<row>" + "".join(one if one.startswith("<") else cell(one) for one in line) + "</row>" for line in cells)
    refs = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged.split())
    return f"<sheetData>{lines}</sheetData><mergeCells>{refs}</mergeCells>"


def book(**sheets: str) -> bytes:
    """Return a workbook of some sheets."""
    return packed(parts(sheets))


def problems(data: bytes, name: str = "台账.xlsx") -> list[str]:
    """Return what is wrong with a file."""
    with pytest.raises(DecodeError) as caught:
        import_tables([(name, data)])
    return str(caught.value).splitlines()


def units_of(data: bytes) -> list[tuple[str, str, str | None]]:
    """Return the units that a workbook holds."""
    return [(unit.id, unit.name, unit.group) for unit in import_tables([("台账.xlsx", data)]).units]


UNITS: Final = rows(("编号", "名称"), ("agri", "农业局"))


def strict(files: Mapping[str, str]) -> dict[str, str]:
    """Return the parts as a program writes them that saves a workbook as "Strict Open XML"."""
    for ordinary, other in STRICT.items():
        files = {name: content.replace(ordinary, other) for name, content in files.items()}
    return dict(files)


def test_a_strict_workbook_is_read_as_any_other() -> None:
    """Its namespaces are others, and it writes days as days."""
    sheet = rows(
        ("编号", "名称", "设立日期"),
        ("agri", "农业局", '<c t="d"><v>2020-01-02</v></c>'),
        ("water", "水利局", '<c t="d" s="1"><v>2020-01-02T00:00:00</v></c>'),
    )
    read = import_tables([("台账.xlsx", packed(strict(parts({"单位": sheet}))))])

    assert [(unit.id, unit.since) for unit in read.units] == [("agri", date(2020, 1, 2)), ("water", date(2020, 1, 2))]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda files: files | {"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}, "台账.xlsx: has no sheet: save it anew as xlsx"),
        (lambda files: files | {"xl/worksheets/sheet0.xml": f'<worksheet xmlns="{MAIN}"/>'}, "台账.xlsx: is empty: not even a heading stands in it"),
        (lambda files: files | {"xl/worksheets/sheet0.xml": f'<worksheet xmlns="{MAIN}">{rows(("编号", "名称"))}</worksheet>'}, "台账.xlsx: holds no record: fill in at least one row under a heading"),
        (lambda files: {name: content for name, content in files.items() if name != "xl/worksheets/sheet0.xml"}, "台账.xlsx: is no workbook that can be read: its part xl/worksheets/sheet0.xml is missing"),
        (lambda _: {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, "台账.xlsx: is an OpenDocument file (ods): save it as xlsx or CSV, or install python-calamine"),
        (lambda files: files | {"_rels/.rels": files["_rels/.rels"].replace("workbook.xml", "workbook.bin")}, "台账.xlsx: is a binary workbook (xlsb): save it as xlsx or CSV, or install python-calamine"),
        (lambda files: {"_rels/.rels": files["_rels/.rels"].replace("xl/workbook.xml", "word/document.xml"), "word/document.xml": "<document/>"}, "台账.xlsx: is an archive without a workbook in it: name a file saved as xlsx or CSV"),
        (lambda _: {"readme.txt": "hello"}, "台账.xlsx: is an archive without a workbook in it: name a file saved as xlsx or CSV"),
    ],
)  # fmt: skip
def test_a_workbook_without_rows_is_an_error(change: Callable[[dict[str, str]], dict[str, str]], told: str) -> None:
    """Never the same as a ledger in which nothing happened."""
    assert problems(packed(change(parts({"单位": UNITS})))) == [told]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is locked with a password: open it, take the password off, and save it as xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "is an old workbook (xls): save it as xlsx or CSV, or install python-calamine"),
        ("\ufeff<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>编号</td></tr></table></html>".encode(), "is a web page under the name of a workbook: open it in a spreadsheet program and save it as xlsx"),
        ("<!DOCTYPE html>\n<table></table>".encode("utf-16"), "is a web page under the name of a workbook: open it in a spreadsheet program and save it as xlsx"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "is a workbook of an old form (XML): open it in a spreadsheet program and save it as xlsx"),
        (b"", "is empty: not even a heading stands in it"),
        (b"\n\n", "is empty: not even a heading stands in it"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_told_by_what_it_is(data: bytes, told: str) -> None:
    """With what to do, and not by what a reader stumbled over."""
    assert problems(data, "单位.xls") == [f"单位.xls: {told}"]


def test_numbers_are_what_their_format_shows() -> None:
    """A day, a day with a time, and both as Chinese programs show them; 45356 is 5 March 2024."""
    cells = tuple(
        f'<c s="{style}"><v>{number}</v></c>' for style, number in ((1, 45356), (2, "45356.395833333336"), (3, 45357), (4, 45356))
    )
    sheet = rows(("编号", "名称", "设立日期", "标签：甲", "撤销日期", "标签：乙"), ("agri", "农业局", *cells))
    unit = import_tables([("台账.xlsx", book(单位=sheet))]).units[0]

    assert (unit.since, unit.until) == (date(2024, 3, 5), date(2024, 3, 6))
    assert dict(unit.tags) == {"甲": "2024-03-05 09:30:00", "乙": "2024-03-05 00:00:00"}


def test_days_may_be_counted_from_1904() -> None:
    """As old programs for another system do: 43894 is the day that 45356 is elsewhere, 1462 days earlier."""
    sheet = rows(("编号", "名称", "设立日期"), ("agri", "农业局", '<c s="1"><v>43894</v></c>'))
    read = import_tables([("台账.xlsx", packed(parts({"单位": sheet}, book='<workbookPr date1904="1"/>')))])

    assert read.units[0].since == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<c t="e"><v>#N/A</v></c>', "holds the error #N/A of a formula"),
        ("<c><f>1+1</f></c>", "holds a formula without a value"),
        ("<c><f>1+1</f><v/></c>", "holds a formula without a value"),
        ('<c s="2"><v>0.5</v></c>', "holds a time without a day"),
        ('<c s="1"><v>99999999</v></c>', "holds the number 99999999, shown as a day that no calendar has"),
        ('<c t="d"><v>09:30:00</v></c>', "holds a time without a day"),
        ('<c t="x"><v>1</v></c>', "holds something that is neither text, number nor day"),
        ("<c><v>1_0</v></c>", "must be a number, got 1_0"),
        (cell("甲" * 32_768), "holds more than 32767 characters: shorten it"),
    ],
)
def test_a_cell_that_holds_nothing_readable_is_named(content: str, told: str) -> None:
    """By sheet, row, column and heading."""
    (line,) = problems(book(单位=rows(("编号", "名称"), ("agri", content))))

    assert line.startswith(f"台账.xlsx: 单位!B2 (名称): {told}")


def test_a_formula_that_gives_no_text_is_an_empty_cell() -> None:
    """As in a column filled by IF(...; ...; "")."""
    sheet = rows(("编号", "名称", "考核类别"), ("agri", "农业局", '<c t="str"><f>IF(1,"","")</f><v></v></c>'))

    assert units_of(book(单位=sheet)) == [("agri", "农业局", None)]


def test_names_may_have_prefixes() -> None:
    """As some programs write them; what stands in a space of its own is none of the format's."""
    sheet = UNITS.replace("</sheetData>", '<row><y:c xmlns:y="urn:other"><v>1</v></y:c></row></sheetData>')
    files = parts({"单位": sheet})
    name = "xl/worksheets/sheet0.xml"
    for word in ("worksheet", "sheetData", "row", "c", "is", "t", "v", "mergeCells"):
        for bracket in ("<", "</"):
            for after in (">", " ", "/"):
                files[name] = files[name].replace(f"{bracket}{word}{after}", f"{bracket}x:{word}{after}")
    files[name] = files[name].replace("xmlns=", "xmlns:x=")

    assert units_of(packed(files)) == [("agri", "农业局", None)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_part_may_have_another_encoding(encoding: str) -> None:
    """Any that XML has."""
    files: dict[str, str | bytes] = dict(parts({"单位": UNITS}))
    files["xl/worksheets/sheet0.xml"] = str(files["xl/worksheets/sheet0.xml"]).encode(encoding)

    assert units_of(packed(files)) == [("agri", "农业局", None)]


def test_what_openpyxl_writes_is_read_back() -> None:
    """Texts, numbers, days and yes and no, by a program that is not ours."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    made = openpyxl.Workbook()
    made.active.title = "报送"
    made.active.append(["编号", "报送单位", "报送时间", "标题", "字数", "紧急", "标签：栏目"])
    made.active.append(["s1", "agri", datetime(2024, 3, 5, 9, 30), "<春耕>&", 1200, True, 2.5])
    out = io.BytesIO()
    made.save(out)
    (item,) = import_tables([("台账.xlsx", out.getvalue())]).submissions

    assert (item.title, item.characters, item.urgent, dict(item.tags)) == ("<春耕>&", 1200, True, {"栏目": "2.5"})
    assert item.submitted_at == datetime(2024, 3, 5, 9, 30, tzinfo=OFFICIAL_ZONE)


def test_texts_that_cells_share_are_put_together() -> None:
    """From runs of different looks, without how they are pronounced; blanks about them do not count."""
    shared = "<si><r><t>农业</t></r><r><t xml:space='preserve'>局 </t></r><rPh><t>nongye</t></rPh></si><si><t/></si>"
    sheet = rows(("编号", "名称", "考核类别"), ("agri", '<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>'))

    assert units_of(packed(parts({"单位": sheet}, shared=shared))) == [("agri", "农业局", None)]


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (UNITS.replace("<row>", '<row r="5">'), "its rows are not in order"),
        (UNITS.replace("<row>", '<row r="x">'), "its rows are not in order"),
        (UNITS.replace("<c t", '<c r="A1" t'), "its cells are not in order"),
        (UNITS.replace("<c t", '<c r="1A" t'), "1A names no cell"),
        (UNITS.replace("<c t", '<c r="XFE1" t', 1), "a row has more cells than a spreadsheet has columns"),
        (UNITS.replace('t="inlineStr"><is><t>农业局</t></is>', 't="s"><v>0</v>'), "a cell holds a text that is not there"),
        (UNITS.replace("</row>", ""), "its part xl/worksheets/sheet0.xml is no XML at line 1, column "),
    ],
)
def test_a_workbook_that_no_program_writes_is_refused(sheet: str, reason: str) -> None:
    """Rather than guessing where its cells belong."""
    (line,) = problems(book(单位=sheet))

    assert line.startswith(f"台账.xlsx: is no workbook that can be read: {reason}")


def test_cells_stand_where_they_say() -> None:
    """Gaps between rows and cells are kept, and problems name the row that a spreadsheet shows."""
    head = '<row r="3"><c r="A3" t="inlineStr"><is><t>编号</t></is></c><c r="C3" t="inlineStr"><is><t>名称</t></is></c></row>'
    row = '<row r="7"><c r="A7"><v>101</v></c><c r="B7"/><c r="C7" t="inlineStr"><is><t>农业局</t></is></c></row>'
    sheet = f"<sheetData>{head}{row}</sheetData>"

    assert units_of(book(单位=sheet)) == [("101", "农业局", None)]
    assert problems(book(单位=sheet.replace("农业局", ""))) == ["台账.xlsx: 单位!C7 (名称): is missing: this field is required"]


GROUPS: Final = (("编号", "名称", "考核类别"), ("agri", "农业局", "县直"), ("water", "水利局", ""), ("town", "城关镇", "乡镇"))


def test_a_word_merged_over_rows_stands_in_each() -> None:
    """As groups usually do in lists of units."""
    assert units_of(book(单位=rows(*GROUPS, merged="C2:C3"))) == [
        ("agri", "农业局", "县直"),
        ("water", "水利局", "县直"),
        ("town", "城关镇", "乡镇"),
    ]
    # a row that holds nothing but its part of merged cells is no unit
    tall = (*GROUPS[:2], ("", "", ""), *GROUPS[2:])
    assert [unit for unit, _, _ in units_of(book(单位=rows(*tall, merged="A2:A3 B2:B3 C2:C4")))] == ["agri", "water", "town"]


@pytest.mark.parametrize(
    ("merged", "told"),
    [
        ("B2:C2", "单位!B2: is merged with cells that mean something else: take them apart and fill in each"),
        ("C2:C3 C3:C4", ""),
        ("C2:C4 C2:C3", "单位!C2: is merged with cells that mean something else: take them apart and fill in each"),
        ("A1:A2", "单位!A1: is merged with cells that mean something else: take them apart and fill in each"),
        ("A2:A3", "单位!A2: is merged, but every row needs an id of its own: take the cells apart and fill in each"),
        ("A1:F1", "单位!A1: is merged with cells that mean something else: take them apart and fill in each"),
        ("C1:F1 D2:D9 C9:C12", ""),
    ],
)
def test_what_is_merged_otherwise_is_told(merged: str, told: str) -> None:
    """Across columns, over rows of ids, a heading with a row; beyond the table it does no harm."""
    data = book(单位=rows(*GROUPS, merged=merged))
    if told:
        assert f"台账.xlsx: {told}" in problems(data)
    else:
        assert len(units_of(data)) == 3


def test_a_number_merged_over_rows_is_asked_about() -> None:
    """One fee for two adoptions may be one fee or two."""
    sheet = rows(
        ("编号", "报送编号", "刊物", "采用日期", "稿费"),
        ("a1", "s1", "p", "2024-03-05", "<c><v>80</v></c>"),
        ("a2", "s1", "p", "2024-03-06", ""),
        merged="E2:E3",
    )

    assert problems(book(采用=sheet)) == [
        "台账.xlsx: 采用!E2: is one number merged over 2 rows: take the cells apart and write what belongs in each"
    ]


def commission(due: str, asked: str = "2024-03-01 09:00") -> str:
    """Return the sheet of a commission."""
    return rows(("编号", "约稿层级", "约稿单位", "约稿时间", "截止时间"), ("k1", "市级", "agri", asked, due))


@pytest.mark.parametrize(
    "due", ['<c s="1"><v>45356</v></c>', '<c s="3"><v>45356</v></c>', "2024-03-05", "2024年3月5日", "2024年3月5日 24时"]
)
def test_a_day_for_something_due_means_its_end(due: str) -> None:
    """In a workbook as in a CSV file: an answer on 5 March at 9:30 is in time."""
    (read,) = import_tables([("台账.xlsx", book(约稿=commission(due)))]).commissions

    assert read.due_at == datetime(2024, 3, 6, tzinfo=OFFICIAL_ZONE)


def test_a_time_for_something_due_is_that_time() -> None:
    """Midnight too, where the cell shows the time: 5 March 0:00 is not its end."""
    (read,) = import_tables([("台账.xlsx", book(约稿=commission('<c s="2"><v>45356</v></c>')))]).commissions

    assert read.due_at == datetime(2024, 3, 5, tzinfo=OFFICIAL_ZONE)


def test_a_day_for_anything_else_is_refused_alike() -> None:
    """When something was asked for or sent is no day: a workbook and a CSV file get the same answer."""
    told = "must be a day with a time such as 2024-03-05 09:30, got "
    csv = "编号,约稿层级,约稿单位,约稿时间,截止时间\nk1,市级,agri,2024-03-01,2024-03-05\n"

    assert problems(book(约稿=commission("2024-03-05", '<c s="1"><v>45352</v></c>'))) == [
        f'台账.xlsx: 约稿!D2 (约稿时间): {told}"2024-03-01"'
    ]
    assert problems(csv.encode(), "约稿.csv") == [f'约稿.csv D2 (约稿时间): {told}"2024-03-01"']


def test_a_computed_number_is_what_a_spreadsheet_shows() -> None:
    """Fifteen digits: 1.1 * 3 is kept as 3.3000000000000003, and 0.58 as 0.57999999999999996."""
    numbers = ("3.3000000000000003", "0.57999999999999996", "7.0", "0.1")
    lines = tuple((f"t{i}", "agri", "points", "每月", f"<c><v>{number}</v></c>") for i, number in enumerate(numbers))
    tags = tuple((f"u{i}", "n", f"<c><v>{number}</v></c>") for i, number in enumerate(numbers))
    sheets: dict[str, Any] = {
        "目标任务": rows(("编号", "单位", "指标", "周期", "任务数"), *lines),
        "单位": rows(("编号", "名称", "标签：数"), *tags),
    }
    read = import_tables([("台账.xlsx", book(**sheets | {"目标任务": sheets["目标任务"].replace("agri", "u0")}))])

    assert [str(target.at_least) for target in read.targets] == ["33/10", "29/50", "7", "1/10"]
    assert [str(unit.tags["数"]) for unit in read.units] == ["3.3", "0.58", "7", "0.1"]


def test_a_title_above_the_heading_is_told_once() -> None:
    """And by where the heading stands, not cell by cell."""
    lines = tuple((f"a{i}", "s1", "zhengwu", "2024-03-05") for i in range(100))
    sheet = rows(("2024年采用台账",), ("单位：某区", "", "", ""), ("编号", "报送编号", "刊物", "采用日期"), *lines, merged="A1:D1")

    assert problems(book(采用=sheet)) == [
        "台账.xlsx: 采用!A1: is above the heading, which stands in row 3: delete all rows above the heading"
    ]
