"""Workbooks of older and other programs are read where python-calamine is installed, and bounded before it sees them."""

from __future__ import annotations

import io
import zipfile
from base64 import b85decode
from zlib import decompress

import pytest

from govinfo.errors import DecodeError
from govinfo.importing import import_tables
from govinfo.importing._calamine import _cells_in

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def cell(text: str, more: str = "") -> str:
    """Return a cell of an OpenDocument sheet."""
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def ods(*sheets: tuple[str, str]) -> bytes:
    """Return an OpenDocument file of some sheets, each a name and its rows."""
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets)
    content = f"<office:document-content {SPACES}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        archive.writestr("content.xml", content)
    return out.getvalue()


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
    read = import_tables([("台账.xls", decompress(b85decode(OLD)))])

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


OLD = (
    "c-rk)O-NKx6#njeZ=4w!bu<+;kU`MObYU)vK*z#Tf-y_P{-DMjLX1%+A!?DPx$8%W7DXFD7a3S>`k{#0wFrz_1VJzswP_XD&q95jbLNhz890!F@xI4B@7#0l"
    "`R;k|{=A=86WQ_Mdxeu&gc_KbwY^B2XH!(X$%-H3w{2FFXAc$I!J2~CLj#%S!sCpWZXQD(?@1WAYdt3ke4ug!-DvEJMgpsdosvUXaSqia6>gFx69tl0j>zL8"
    "*NMC%EuV<270V@&)zmhw4q+nLShh{i;sZvp_%gw~4<zQDSSpc+7d(r5hg71i3p-*R;gf63QDpfr0vgczNHh}TdLBl3$sQzBghCZ{b%BP4?V(T{xisV>_+|%y"
    "spQ&z7I5sVYgZuq&xLmPU+f+l%Ek7ph6VJ&J|;_L5I$_R*kh>CHZ?SjJ+g6gA%A}Fk7f(vX=x7a)#~@i)HQOp9`26NQaDvf@!=D(4%WB0fYafgNQ^60>C7bC"
    "hJV4fks-^;N3tDRqG!vZ@>9msx4ym(wKWBgilt8;6^RE*31<!)=Q)CcGsR=g$uf!9EV5r%*Na{#GM8pNolBeYw6c3Z+FTHCDfLq&coW<(Pv1!T;Fo<5iv~Xi"
    "H<3PGKY2EH{B3X;#dMF_DV~o3l&f-e<2vI}FnLyb^La0_;E#>SWB7IMwti}6VFu}<W{XVJ`0l8=nxXGiqGnRf)Ld!_E+t%+Zm)#P#c_1^6!GNX_So3i#gfmp"
    "=M45UU%xNGX9)j7K12A@G+$!m+?vl2KE`F@V+L~x22&V#RG*SG_0@5_De*0YD-{1p@-?J|LXDAw``kHg*}stv2M!!KaNxj!0|zSxB`=?l7dU>Qbm^CQxBjm)"
    "LuJ<aP4eGjKf37Xq0h-(h|)QRGbzoVe7IDSOD!`d`M;3SO1;O>i8jfjGv)b9A7g6%^(;Hk|L>Mis{PNVlIIHd{|n>4?y&"
)
"""A small workbook of the old form, packed."""
