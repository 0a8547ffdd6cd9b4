"""Workbooks of older and other programs are read where python-calamine is installed, and bounded before it sees them."""

from __future__ import annotations

import io
import zipfile

import pytest
from other_forms import cell, ods, xls

from govinfo.errors import DecodeError
from govinfo.importing import import_tables
from govinfo.importing._calamine import _cells_in

ROWS = (
    f"<table:table-row>{cell('编号')}{cell('名称')}</table:table-row><table:table-row>{cell('agri')}{cell('农业局')}</table:table-row>"
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_an_opendocument_workbook_is_read() -> None:
    """With the empty rows that such programs write down to the last one."""
    pytest.importorskip("python_calamine", reason="needs the extra sheets")

    assert [(unit.id, unit.name) for unit in import_tables([("台账.ods", ods(("单位", ROWS), ("说明", ROWS)))]).units] == [
        ("agri", "农业局")
    ]


def test_a_sheet_that_spans_more_than_it_holds_is_refused_before_it_is_read() -> None:
    """A hundred bytes may say a million rows of sixteen thousand cells."""
    wide = cell("x", ' table:number-columns-repeated="16000"')
    repeated = f'<table:table-row table:number-rows-repeated="1000000">{wide}</table:table-row>'
    far = f'<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16383"/>{cell("x")}</table:table-row>'

    for rows in (repeated, far):
        assert _cells_in(ods(("单位", rows))) > 5_000_000
    assert _cells_in(ods(("单位", ROWS), ("人员", ROWS))) == 8
    pytest.importorskip("python_calamine", reason="needs the extra sheets")
    with pytest.raises(DecodeError, match="has more than 5000000 cells: split it"):
        import_tables([("台账.ods", ods(("单位", repeated)))])


def test_a_binary_sheet_spans_its_greatest_row_and_column() -> None:
    """Found out record by record: a row's head is of kind 0, cells are of the kinds up to 11."""

    def record(kind: int, number: int) -> bytes:
        return bytes([kind, 8]) + number.to_bytes(4, "little") + bytes(4)

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", record(0, 1_048_575) + record(2, 16_383) + bytes([0x81, 0x01, 0]))
    assert _cells_in(out.getvalue()) == 1_048_576 * 16_384


def test_an_old_workbook_is_read() -> None:
    """One with text, numbers, a day and a time, and merged cells below each other."""
    pytest.importorskip("python_calamine", reason="needs the extra sheets")
    read = import_tables([("台账.xls", xls())])

    assert [(item.id, item.units[0].unit, item.submitted_at.hour, item.characters) for item in read.submissions] == [
        ("s1", "agri", 9, 800),
        ("s2", "water", 10, None),
        ("s3", "water", 11, None),
    ]


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, ods(("单位", ROWS))[:-300]])
def test_what_the_package_cannot_read_is_told_in_our_words(data: bytes) -> None:
    """No error of the package gets out, whether it is installed or not."""
    with pytest.raises(DecodeError):
        import_tables([("台账.xls", data)])
