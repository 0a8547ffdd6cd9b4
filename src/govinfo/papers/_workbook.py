"""
Papers as workbooks (电子表格): one sheet per table, numbers as numbers, the heading frozen, texts never formulas.

Needs the extra `office` (openpyxl).
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import Any, Final

from attrs import evolve

from govinfo._doors import checked
from govinfo.errors import load_extra
from govinfo.papers._cells import exact_cell, put_text
from govinfo.papers._charts import Chart
from govinfo.papers._inert import inert
from govinfo.papers._layout import width
from govinfo.papers._office import reproducible
from govinfo.papers._office_charts import add_chart
from govinfo.papers._paper import Amount, Bullets, Cell, Grid, Paper, Style, cell_text, grids_of, main_rows
from govinfo.papers._text import shown_blocks
from govinfo.papers._widths import lies, natural_widths
from govinfo.papers._wording import Wording
from govinfo.texts._languages import either

_FORMATS: Final = {
    Style.COUNT: "0",
    Style.POINTS: "General",
    Style.YUAN: "#,##0.00",
    Style.PERCENT: '0.00"%"',
    Style.RATE: "0.00",
    Style.CHANGE: '"+"0;-0;0',
    Style.POINTS_CHANGE: '"+"General;-General;General',
    Style.YUAN_CHANGE: '"+"#,##0.00;-#,##0.00;0.00',
}
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
_WIDEST: Final = 40
_TEXT_WIDTH: Final = 84
_LINE: Final = 16


@checked
def paper_xlsx(paper: Paper) -> bytes:
    """
    Return *paper* as a workbook: its words, its main rows, and every table on a sheet of its own.

    A fraction without an end is kept to fifteen digits, which is what a spreadsheet knows of any number.

    Raises:
        MissingExtraError: openpyxl is not installed.

    >>> from govinfo.papers import rulebooks_paper
    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> paper_xlsx(rulebooks_paper([book]))[:2]  # a workbook is an archive
    b'PK'
    """
    openpyxl = load_extra("openpyxl", "openpyxl", "office")
    say = Wording(paper.lang)
    book = openpyxl.Workbook()
    book.properties.creator = inert(paper.issuer) or "govinfo"
    book.properties.title = inert(paper.title)
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001  # the format knows no zone
    used: set[str] = set()
    words = book.active
    words.title = sheet_name(say("Text of the paper"), used)
    _words(words, paper)
    main, blocks = main_rows(paper), [*paper.body, *(block for attachment in paper.attachments for block in attachment.blocks)]
    _table(book.create_sheet(sheet_name(say("All figures"), used)), main, paper)
    for grid in grids_of(blocks):
        if grid is not main:
            _table(book.create_sheet(sheet_name(grid.caption or paper.title, used)), grid, paper)
    for chart in (block for block in blocks if isinstance(block, Chart)):
        drawn = book.create_sheet(sheet_name(say("Chart: {title}", title=chart.title), used))
        add_chart(drawn, chart, paper.lang)
        _printable(drawn, landscape=False)
    out = io.BytesIO()
    book.save(out)
    return reproducible(out.getvalue())


def sheet_name(title: str, used: set[str]) -> str:
    """Return a name that a sheet may have and no other sheet of *used* has, and add it there."""
    plain = _FORBIDDEN.sub(" ", inert(title)).strip()[:_LONGEST_NAME] or "1"
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        name = f"{plain[: _LONGEST_NAME - 5]} {number}"
    used.add(name.casefold())
    return name


def _words(sheet: Any, paper: Paper) -> None:
    styles = load_extra("openpyxl.styles", "openpyxl", "office")
    sheet.column_dimensions["A"].width = _TEXT_WIDTH + 4
    body = evolve(paper, body=tuple(block for block in paper.body if not isinstance(block, Grid)), attachments=())
    lines = [paper.title]
    for block in shown_blocks(body):
        assert not isinstance(block, (Grid, Chart))  # neither is among the words
        lines += block.items if isinstance(block, Bullets) else (block.words,)
    for row, line in enumerate(lines, start=1):
        cell = sheet.cell(row=row, column=1)
        put_text(cell, line)
        cell.alignment = styles.Alignment(wrap_text=True, vertical="top", horizontal="center" if row == 1 else None)
        sheet.row_dimensions[row].height = _LINE * (2 if row == 1 else max(-(-width(inert(line)) // _TEXT_WIDTH), 1))
        if row == 1:
            cell.font = styles.Font(bold=True, size=16)
    sheet.print_area = f"A1:A{len(lines)}"
    _printable(sheet, landscape=False)


def _table(sheet: Any, grid: Grid, paper: Paper) -> None:
    styles = load_extra("openpyxl.styles", "openpyxl", "office")
    letter = load_extra("openpyxl.utils", "openpyxl", "office").get_column_letter
    thin = styles.Side(style="thin")
    border = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
    soft = styles.PatternFill("solid", fgColor="E4E9EE")
    for place, column in enumerate(grid.columns, start=1):
        cell = sheet.cell(row=1, column=place)
        put_text(cell, column.title)
        cell.font, cell.fill, cell.border = styles.Font(bold=True), soft, border
        cell.alignment = styles.Alignment(wrap_text=True, horizontal="center", vertical="center")
    for place, (_, best) in enumerate(natural_widths(grid, paper.lang), start=1):
        sheet.column_dimensions[letter(place)].width = min(best, _WIDEST) + 3
    for number, row in enumerate((*grid.rows, *grid.sums), start=2):
        for place, cell_value in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=place)
            _put(cell, cell_value, paper)
            cell.border = border
            cell.alignment = styles.Alignment(wrap_text=True, vertical="center")
            if number > len(grid.rows) + 1:
                cell.font, cell.fill = styles.Font(bold=True), soft
    sheet.freeze_panes = sheet.cell(row=2, column=grid.head + 2)
    sheet.print_title_rows = "1:1"
    last = letter(max(len(grid.columns), 1))
    if grid.rows:
        sheet.auto_filter.ref = f"A1:{last}{len(grid.rows) + 1}"
    end = 1 + len(grid.rows) + len(grid.sums)
    if grid.sums and grid.rows:
        end += 1
        _checked_sums(sheet, grid, end, paper)
    for number, note in enumerate(grid.notes, start=end + 2):
        put_text(sheet.cell(row=number, column=1), note)
    sheet.print_area = f"A1:{last}{end + (len(grid.notes) + 1 if grid.notes else 0)}"
    _to_be_signed(sheet, grid, letter)
    _printable(sheet, landscape=lies((grid,), paper.lang))


def _checked_sums(sheet: Any, grid: Grid, row: int, paper: Paper) -> None:
    """Write, below the sums as they are, what the rows above come to now: a clerk who edits a cell sees it."""
    letter = load_extra("openpyxl.utils", "openpyxl", "office").get_column_letter
    styles = load_extra("openpyxl.styles", "openpyxl", "office")
    put_text(sheet.cell(row=row, column=1), Wording(paper.lang)("Sum by formula"))
    for place, told in enumerate(grid.sums[0]):
        of_rows = [cell.value for cell in (of_row[place] for of_row in grid.rows) if isinstance(cell, Amount)]
        if not isinstance(told, Amount) or told.value is None or told.style is Style.PERCENT or len(of_rows) < len(grid.rows):
            continue
        if sum(value or 0 for value in of_rows) == told.value:  # an item of several units is not added up twice
            cell = sheet.cell(row=row, column=place + 1)
            name = letter(place + 1)
            cell.value = f"=SUM({name}2:{name}{len(grid.rows) + 1})"
            cell.number_format = number_format(told)
            cell.font = styles.Font(italic=True)


def _to_be_signed(sheet: Any, grid: Grid, letter: Any) -> None:
    """Offer what may be written into a column that is empty, such as that of who received his money."""
    for place, column in enumerate(grid.columns):
        if grid.rows and column.offers and not any(row[place] for row in grid.rows):
            validation = load_extra("openpyxl.worksheet.datavalidation", "openpyxl", "office").DataValidation
            offered = validation(type="list", formula1='"' + ",".join(column.offers) + '"', allow_blank=True)
            offered.add(f"{letter(place + 1)}2:{letter(place + 1)}{len(grid.rows) + 1}")
            sheet.add_data_validation(offered)


def number_format(value: Amount) -> str:
    """Return how a workbook writes a number, which keeps its value."""
    if value.decimals is None:
        return _FORMATS[value.style]
    return _FORMATS[value.style].replace("General", "0." + "0" * value.decimals if value.decimals else "0")


def _put(cell: Any, value: Cell, paper: Paper) -> None:
    if isinstance(value, Amount) and value.value is not None:
        cell.value = exact_cell(value.value)
        cell.number_format = number_format(value)
    elif isinstance(value, date) and not isinstance(value, datetime):  # a workbook knows no zones
        cell.value = value
        cell.number_format = either('yyyy"年"m"月"d"日"', "yyyy-mm-dd", paper.lang)
    else:
        put_text(cell, "" if isinstance(value, Amount) else cell_text(value, paper.lang))


def _printable(sheet: Any, *, landscape: bool) -> None:
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    properties = load_extra("openpyxl.worksheet.properties", "openpyxl", "office")
    sheet.sheet_properties.pageSetUpPr = properties.PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "— &P —"
