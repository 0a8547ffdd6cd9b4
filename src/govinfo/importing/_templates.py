"""Templates of ledgers (台账模板): an empty workbook with a sheet for each list, or the headings of all CSV files."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

from govinfo.errors import load_extra
from govinfo.importing._columns import COLUMNS, list_title
from govinfo.papers._office import reproducible
from govinfo.texts import Language, Text

TEMPLATES: Final = ("xlsx", "csv")
"""The kinds of templates."""


def template(kind: str, lang: Language = "zh") -> str | bytes:
    """
    Return an empty ledger.

    Args:
        kind: `xlsx` for a workbook, `csv` for a text with the heading of every CSV file under its name.
        lang: the language of sheets and headings; both are read.

    Raises:
        MissingExtraError: a workbook is asked for and openpyxl is not installed.

    >>> template("csv", "en").splitlines()[:2]
    ['units.csv', 'id*,name*,level,group,parent,since,until,successor']
    """
    return _workbook(lang) if kind == "xlsx" else _headings(lang)


def _headings(lang: Language) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, name in enumerate(COLUMNS):
        out.write(("\n" if number else "") + list_title(name, lang) + ".csv\n")
        writer.writerow(_titles(name, lang))
    return out.getvalue()


def _titles(name: str, lang: Language) -> list[str]:
    return [column.heading(lang) + ("*" if column.needed else "") for column in COLUMNS[name]]


def _workbook(lang: Language) -> bytes:
    openpyxl = load_extra("openpyxl", "openpyxl", "office")
    styles = load_extra("openpyxl.styles", "openpyxl", "office")
    letter = load_extra("openpyxl.utils", "openpyxl", "office").get_column_letter
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = Text("notes").text(lang)
    notes.append([Text(word).text(lang) for word in ("Sheet", "Column", "Needed in every row", "Written as")])
    for name, columns in COLUMNS.items():
        sheet = book.create_sheet(list_title(name, lang))
        sheet.append(_titles(name, lang))
        sheet.freeze_panes = "B2"
        for place, column in enumerate(columns, start=1):
            sheet.column_dimensions[letter(place)].width = max(12, 2 * len(column.title) + 4)
            notes.append([list_title(name, lang), column.heading(lang), "*" if column.needed else "", column.note(lang)])
        _bold(sheet, styles)
    _bold(notes, styles)
    for letters, width in zip("ABCD", (14, 18, 12, 44), strict=True):
        notes.column_dimensions[letters].width = width
    out = io.BytesIO()
    book.save(out)
    return reproducible(out.getvalue())


def _bold(sheet: Any, styles: Any) -> None:
    for cell in sheet[1]:
        cell.font = styles.Font(bold=True)
