"""
Papers as workbooks (电子表格): one sheet per table, numbers as numbers, the heading frozen, texts never formulas.

Needs the extra `office` (openpyxl).
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Context, Decimal
from typing import Any, Final

from attrs import evolve

from govinfo._doors import checked
from govinfo.errors import load_extra
from govinfo.exact import Exact
from govinfo.papers._inert import inert
from govinfo.papers._office import reproducible
from govinfo.papers._paper import Amount, Bullets, Cell, Chart, Grid, Paper, Style, cell_text, grids_of, main_rows
from govinfo.papers._text import shown_blocks
from govinfo.papers._wording import Wording

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
_PLACES: Final = Context(prec=15)  # what a spreadsheet keeps of a number
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_000


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
    main = main_rows(paper)
    _table(book.create_sheet(sheet_name(say("All figures"), used)), main, paper)
    for grid in grids_of([*paper.body, *(block for attachment in paper.attachments for block in attachment.blocks)]):
        if grid is not main:
            _table(book.create_sheet(sheet_name(grid.caption or paper.title, used)), grid, paper)
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


def put_text(cell: Any, text: str) -> None:
    """Write *text* into a cell as text, whatever it looks like."""
    line = inert(text)
    cell.value = line if len(line) <= _LONGEST_CELL else line[:_LONGEST_CELL] + "…"
    if line:
        cell.data_type = "s"
        cell.quotePrefix = True


def exact_cell(value: Exact) -> int | Decimal:
    """
    Return a number as a spreadsheet takes it.

    >>> from fractions import Fraction
    >>> exact_cell(120), exact_cell(Fraction(1, 2)), exact_cell(Fraction(10, 3))
    (120, Decimal('0.5'), Decimal('3.33333333333333'))
    """
    if isinstance(value, int):
        return value
    return _PLACES.divide(Decimal(value.numerator), Decimal(value.denominator))


def _words(sheet: Any, paper: Paper) -> None:
    styles = load_extra("openpyxl.styles", "openpyxl", "office")
    sheet.column_dimensions["A"].width = 100
    body = evolve(paper, body=tuple(block for block in paper.body if not isinstance(block, Grid)), attachments=())
    lines = [paper.title]
    for block in shown_blocks(body):
        assert not isinstance(block, (Grid, Chart))  # neither is among the words
        lines += block.items if isinstance(block, Bullets) else (block.words,)
    for row, line in enumerate(lines, start=1):
        cell = sheet.cell(row=row, column=1)
        put_text(cell, line)
        cell.alignment = styles.Alignment(wrap_text=True, vertical="top", horizontal="center" if row == 1 else None)
        if row == 1:
            cell.font = styles.Font(bold=True, size=16)
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
        sheet.column_dimensions[letter(place)].width = max(2 * column.width + 2, 8)
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
    for number, note in enumerate(grid.notes, start=len(grid.rows) + len(grid.sums) + 3):
        put_text(sheet.cell(row=number, column=1), note)
    _printable(sheet, landscape=len(grid.columns) > 9)


def _put(cell: Any, value: Cell, paper: Paper) -> None:
    if isinstance(value, Amount) and value.value is not None:
        cell.value = exact_cell(value.value)
        cell.number_format = _FORMATS[value.style]
    elif isinstance(value, date) and not isinstance(value, datetime):  # a workbook knows no zones
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        put_text(cell, "" if isinstance(value, Amount) else cell_text(value, paper.lang))


def _printable(sheet: Any, *, landscape: bool) -> None:
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    properties = load_extra("openpyxl.worksheet.properties", "openpyxl", "office")
    sheet.sheet_properties.pageSetUpPr = properties.PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
