"""Damaged workbooks of older and other programs: told in words, in bounded memory and time, and never the end of the process."""

from __future__ import annotations

import io
import random
import resource
import struct
import zipfile
from collections.abc import Callable

import pytest
from other_forms import cell, ods, xls, xlsb

from govinfo.errors import DecodeError
from govinfo.importing import import_tables
from govinfo.importing._calamine import _cells_in
from govinfo.importing._old_workbooks import Unfit, cells_in_old

ROWS = "".join(f"<table:table-row>{cell(one)}{cell(other)}</table:table-row>" for one, other in (("编号", "名称"), ("agri", "农业局")))
BINARY = [["编号", "名称"], ["agri", "农业局"]]
DIMENSIONS = bytes.fromhex("00020e00")
"""The head of the record that says how far a sheet of the old form goes."""


def damaged(rng: random.Random, data: bytes) -> bytes:
    """Return bytes of which a few are others, gone, or too many."""
    spoiled = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(spoiled) or 1)
        match rng.randrange(5):
            case 0:
                spoiled[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                spoiled[at : at + 4] = b"\xff\xff\xff\x7f"
            case 2:
                del spoiled[at : at + rng.choice((1, 4, 64))]
            case 3:
                spoiled[at:at] = rng.choice((b"\0", b"\xff\xff\xff\xff", b"9" * 9))
            case _:
                del spoiled[at if rng.random() < 0.1 else len(spoiled) :]
    return bytes(spoiled)


def damaged_inside(rng: random.Random, data: bytes) -> bytes:
    """Return an archive of which one part is damaged, packed as if nothing were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as anew:
        names = archive.namelist()
        hit = rng.choice([name for name in names if name != "mimetype"])
        for name in names:
            anew.writestr(name, damaged(rng, archive.read(name)) if name == hit else archive.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "spoil"),
    [
        ("台账.xls", xls(), damaged),
        ("台账.ods", ods(("单位", ROWS)), damaged_inside),
        ("台账.xlsb", xlsb("单位", BINARY), damaged_inside),
    ],
)
def test_a_damaged_workbook_is_read_or_refused_in_bounded_memory(
    name: str, data: bytes, spoil: Callable[[random.Random, bytes], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever the bytes are: our own error, in less than half a GiB."""
    pytest.importorskip("python_calamine", reason="needs the extra sheets")
    assert len(import_tables([(name, data)])) > 0
    rng, before = random.Random(20261128), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused = 0
    for _ in range(60):
        try:
            import_tables([(name, spoil(rng, data))])
        except DecodeError:
            refused += 1
    capfd.readouterr()  # the package writes of its own mistakes

    assert refused > 15
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 512 << 10


def test_an_old_workbook_is_as_wide_as_its_cells() -> None:
    """Four columns, a heading and three rows; nothing is asked of the package."""
    assert cells_in_old(xls()) == 16


@pytest.mark.parametrize(
    ("at", "value"),
    [(44, 0x7FFFFFFF), (64, 0x7FFFFFFF), (72, 0x7FFFFFFF), (30, 3), (48, 0x7FFFFFFF), (68, 0)],
    ids=["sectors of the table", "of small sectors", "of tables of tables", "size of a sector", "place of the folder", "an endless chain"],
)
def test_a_header_that_claims_more_than_the_file_is_refused_before_it_is_believed(at: int, value: int) -> None:
    """Else memory is set aside for a terabyte, which ends the process."""
    data = bytearray(xls())
    data[at : at + 4] = struct.pack("<I", value)
    with pytest.raises(Unfit):
        cells_in_old(bytes(data))


@pytest.mark.parametrize("span", [(0xA1000000, 4, 0, 4), (0, 0x7FFFFFFF, 0, 4), (0, 65_536, 0, 65_535)])
def test_a_sheet_that_goes_farther_than_any_is_refused(span: tuple[int, int, int, int]) -> None:
    """A first row behind the last one is counted round by who believes it."""
    data = xls()
    at = data.index(DIMENSIONS) + 4
    with pytest.raises(Unfit):
        cells_in_old(data[:at] + struct.pack("<IIHH", *span) + data[at + 12 :])


@pytest.mark.parametrize("content", ["<office:document-content", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"])
def test_xml_that_breaks_off_or_defines_words_is_refused(content: str) -> None:
    """The package would wait for its end for ever."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
    with pytest.raises(Unfit):
        _cells_in(out.getvalue())


def test_a_broken_part_does_not_hide_how_far_another_one_goes() -> None:
    """A sheet of 2,000,000,000 cells beside a part whose bytes do not fit their sum: refused, though the package never looks there."""
    row = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="2000"/></table:table-row>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", f'<a xmlns:table="t"><table:table>{row}</table:table></a>')
        archive.writestr("picture.bin", b"a picture that is not looked at")
    with pytest.raises(Unfit):
        _cells_in(out.getvalue().replace(b"a picture", b"a damaged"))
