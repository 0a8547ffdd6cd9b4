"""Tables as they stand in files (表格读取): the sheets of a workbook and CSV files, cell by cell, nothing understood yet."""

from __future__ import annotations

from typing import Final

from govinfo.errors import Problem
from govinfo.importing._calamine import read_other
from govinfo.importing._csv import read_csv
from govinfo.importing._raw import Foreign, RawTable, Unreadable, column_letters
from govinfo.importing._workbooks import read_workbook
from govinfo.texts import Text

_ARCHIVE: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_SPREADSHEET_XML: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_PAGES: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<meta", b"<style", b"<script")
_BEGINNING: Final = 4096
_DOCUMENT: Final = "WordDocument".encode("utf-16-le")
_NO_TABLES: Final = {
    b"%PDF-": "a PDF file",
    b"{\\rtf": "a Word document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"Rar!": "a compressed archive",
    b"7z\xbc\xaf\x27\x1c": "a compressed archive",
    b"\x1f\x8b": "a compressed archive",
}
"""What else is given by mistake, by how it begins."""


def read_tables(name: str, data: bytes) -> tuple[list[RawTable], list[Problem]]:
    """
    Return the tables of one file, and why it cannot be read where it cannot.

    Args:
        name: of the file.
        data: a workbook (xlsx), or CSV in UTF-8 or GB 18030.

    Raises:
        MissingExtraError: it is a workbook and defusedxml is not installed.
    """
    try:
        tables = _read(name, data)
    except Unreadable as unreadable:
        place = name
        if unreadable.cell is not None:
            place = f"{name} {column_letters(unreadable.cell[0])}{unreadable.cell[1]}"
        return [], [Problem(path=place, message=unreadable.message)]
    if not any(table.rows for table in tables):
        return [], [Problem(path=name, message=Text("is empty: not even a heading stands in it"))]
    return tables, []


def _read(name: str, data: bytes) -> list[RawTable]:
    try:
        _refuse_others(data)
        return read_workbook(name, data) if data.startswith(_ARCHIVE) else [read_csv(name, data)]
    except Foreign as foreign:
        return read_other(name, data, foreign.message)


def _refuse_others(data: bytes) -> None:
    """Refuse what is often saved under the name of a workbook, by what it is."""
    if data.startswith(_OLD_WORKBOOK):
        if _LOCKED in data:
            raise Unreadable(Text("is locked with a password: open it, take the password off, and save it as xlsx"))
        if _DOCUMENT in data:
            raise Unreadable(Text("is {kind} and no table: name a file saved as xlsx or CSV", kind=Text("a Word document")))
        raise Foreign(Text("is an old workbook (xls): save it as xlsx or CSV, or install python-calamine"))
    kind = next((kind for begins, kind in _NO_TABLES.items() if data.startswith(begins)), None)
    if kind is not None:
        raise Unreadable(Text("is {kind} and no table: name a file saved as xlsx or CSV", kind=Text(kind)))
    start = data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"<?xml") and _SPREADSHEET_XML in start:
        raise Unreadable(Text("is a workbook of an old form (XML): open it in a spreadsheet program and save it as xlsx"))
    if start.startswith(_PAGES) or (start.startswith((b"<?xml", b"<!--")) and any(page in start for page in _PAGES)):
        raise Unreadable(Text("is a web page under the name of a workbook: open it in a spreadsheet program and save it as xlsx"))
