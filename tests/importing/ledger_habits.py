"""Ledgers as offices in China keep them: what was meant, and one of many ways in which somebody wrote it down."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias, final

from attrs import frozen
from hypothesis import strategies as st

from govinfo.instants import OFFICIAL_ZONE

Day: TypeAlias = Callable[[date], object]

PUBLICATIONS = {"zhengwu": "《政务》", "city-report": "市《政府专报》", "daily-digest": "“每日要情”"}
DAYS: dict[str, Day] = {
    "2024-03-05": date.isoformat,
    "2024/3/5": lambda day: f"{day.year}/{day.month}/{day.day}",
    "2024.3.5": lambda day: f"{day.year}.{day.month}.{day.day}",
    "20240305": lambda day: f"{day:%Y%m%d}",
    "2024年3月5日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "2024年03月05号": lambda day: f"{day:%Y年%m月%d号}",
    "２０２４-０３-０５": lambda day: wide(day.isoformat()),
    "3月5日": lambda day: f"{day.month}月{day.day}日",
    "a day of the spreadsheet": lambda day: day,
}
MISTAKES: dict[str, Callable[[dict[str, object]], str]] = {}
"""By what is wrong the change of a row that makes it so, which returns the heading at which it is to be told."""


def mistake(heading: str, wrong: object) -> Callable[[dict[str, object]], str]:
    """Return what writes something wrong under a heading."""

    def change(row: dict[str, object]) -> str:
        row[heading] = wrong
        return heading

    return change


MISTAKES = {
    "a day that no calendar has": mistake("报送日期", "2024-02-30"),
    "a word for a day": mistake("报送日期", "上周五"),
    "a half of a day": mistake("采用日期", "3.5"),
    "another publication": mistake("采用刊物", "《内部参考》"),
    "no unit": mistake("报送单位", None),
    "words for a number": mistake("字数", "约八百"),
}


def wide(text: str) -> str:
    """Return a text in full-width signs."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


@final
@frozen
class Meant:
    """What a ledger was meant to say: of each item its units, title, day, length, and where it was adopted on which days."""

    units: tuple[str, ...]
    title: str
    day: date
    characters: int | None
    adopted: tuple[tuple[str, date], ...]


@final
@frozen
class Ledger:
    """A ledger as it was written, and what was meant."""

    name: str
    data: bytes
    map: str
    meant: tuple[Meant, ...]
    wrong: tuple[int, str] | None
    """The row and the heading of the mistake in it, where one was planted."""


@st.composite
def items(draw: st.DrawFn) -> Meant:
    """Draw what one row was meant to say."""
    day = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 300)))
    units = tuple(draw(st.lists(st.sampled_from(["农业局", "水利局", "财政局", "市委政研室"]), min_size=1, max_size=3, unique=True)))
    adopted = draw(st.lists(st.tuples(st.sampled_from(sorted(PUBLICATIONS)), st.integers(1, 40)), max_size=2))
    return Meant(
        units=units,
        title=draw(st.sampled_from(["春耕备耕进展", "防汛准备（二）", "关于“三夏”工作的情况", "招商引资,有关情况", "A区试点"])),
        day=day,
        characters=draw(st.none() | st.integers(1, 3000)),
        adopted=tuple((publication, day + timedelta(days=after)) for publication, after in adopted),
    )


@st.composite
def ledgers(draw: st.DrawFn, *, workbook: bool) -> Ledger:
    """Draw a ledger: title rows, rows with sums, merged cells, widths, ways to write a day, and perhaps one mistake."""
    meant = tuple(draw(st.lists(items(), min_size=1, max_size=5)))
    written = DAYS[draw(st.sampled_from([name for name in DAYS if workbook or name != "a day of the spreadsheet"]))]
    titles = draw(st.integers(0, 2))
    sums, padded = draw(st.booleans()), draw(st.booleans())
    rows: list[dict[str, object]] = []
    spans: list[tuple[int, int]] = []
    for item in meant:
        first = {
            "报送单位": draw(st.sampled_from(["、", "，", " "])).join(item.units),
            "信息标题": f"　{item.title} " if padded else item.title,
            "报送日期": written(item.day),
            "字数": item.characters if workbook else wide(str(item.characters)) if item.characters is not None else None,
        }
        adopted = [{"采用刊物": draw(ways(publication)), "采用日期": written(on)} for publication, on in item.adopted]
        spans.append((len(rows), max(len(adopted), 1)))
        rows.append(first | (adopted[0] if adopted else {}))
        for more in adopted[1:]:
            rows.append((dict.fromkeys(first) if workbook else first) | more)
    wrong = None
    if draw(st.booleans()):
        at = draw(st.sampled_from([start for start, _ in spans if rows[start].get("采用刊物")] or [None]))
        if at is not None:
            wrong = (at + titles + 2, MISTAKES[draw(st.sampled_from(sorted(MISTAKES)))](rows[at]))
    headings = draw(st.permutations(["序号", "报送单位", "信息标题", "报送日期", "字数", "采用刊物", "采用日期"]))
    if headings[0] in {"字数", "采用刊物", "采用日期"}:  # sums are told by the first cell of a row
        headings = ["序号", *(heading for heading in headings if heading != "序号")]
    table: list[list[object]] = [[f"2024年信息采用台账（{number}）"] for number in range(titles)] + [list(headings)]
    table += [[number if heading == "序号" else row.get(heading) for heading in headings] for number, row in enumerate(rows, start=1)]
    if sums:
        table.append(["合　计", *[None] * 5, len(rows)])
    extra = 'leave_out = ["合计"]\n' if sums else ""
    merged = [(start + titles + 2, start + titles + 1 + size) for start, size in spans if size > 1]
    data = book(table, headings, merged) if workbook else text(table, draw(st.sampled_from(["utf-8-sig", "gb18030"])))
    return Ledger("台账.xlsx" if workbook else "台账.csv", data, MAP.format(extra=extra), meant, wrong)


def ways(publication: str) -> st.SearchStrategy[str]:
    """Draw a way to write the name of a publication."""
    title = PUBLICATIONS[publication]
    return st.sampled_from([title, title.replace("《", "").replace("》", ""), f" {title} ", publication])


MAP = """
units = "as-named"
[[table]]
year = 2024
time = "09:00"
{extra}
[table.columns]
"序号" = "-"
"报送单位" = "submissions.units"
"信息标题" = "submissions.title"
"报送日期" = "submissions.submitted_at"
"字数" = "submissions.characters"
"采用刊物" = "adoptions.publication"
"采用日期" = "adoptions.on"
"""


def text(table: list[list[object]], encoding: str) -> bytes:
    """Return the table as a program saves it as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue().encode(encoding)


def book(table: list[list[object]], headings: list[str], merged: list[tuple[int, int]]) -> bytes:
    """Return the table as a workbook, the cells of an item that was adopted more than once merged."""
    import openpyxl  # noqa: PLC0415  # an extra

    made: Any = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "台账"
    for row in table:
        sheet.append(row)
    for column, heading in enumerate(headings, start=1):
        for first, last in merged if heading in {"报送单位", "信息标题", "报送日期", "字数"} else []:
            sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def nine(day: date) -> datetime:
    """Return nine o'clock of a day in Beijing."""
    return datetime.combine(day, time(9), OFFICIAL_ZONE)
