"""Workbooks of the forms that only python-calamine reads, made by hand: OpenDocument, binary, and one of the old form."""

from __future__ import annotations

import io
import struct
import zipfile
from base64 import b85decode
from collections.abc import Sequence
from zlib import decompress

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


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of a binary sheet: its kind and size in seven bits a byte, and what it holds."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(body)
    while left > 127:
        size, left = size + bytes([left & 0x7F | 0x80]), left >> 7
    return head + size + bytes([left]) + body


def wide(text: str) -> bytes:
    """Return a text as binary sheets hold it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(name: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Return a binary workbook of one sheet."""
    sheet = record(0x81) + record(0x94, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)) + record(0x91)
    for number, row in enumerate(rows):
        cells = b"".join(record(6, struct.pack("<II", column, 0) + wide(text)) for column, text in enumerate(row))
        sheet += record(0, struct.pack("<I", number) + bytes(13)) + cells
    book = record(0x83) + record(0x8F) + record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide(name)) + record(0x90) + record(0x84)
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": sheet + record(0x92) + record(0x82),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def _relation(kind: str, target: str) -> bytes:
    inside = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'.encode()


def xls() -> bytes:
    """Return a small workbook of the old form: text, numbers, a day and a time, and merged cells below each other."""
    return decompress(b85decode(_OLD))


_OLD = (
    "c-rk)O-NKx6#njeZ=4w!bu<+;kU`MObYU)vK*z#Tf-y_P{-DMjLX1%+A!?DPx$8%W7DXFD7a3S>`k{#0wFrz_1VJzswP_XD&q95jbLNhz890!F@xI4B@7#0l"
    "`R;k|{=A=86WQ_Mdxeu&gc_KbwY^B2XH!(X$%-H3w{2FFXAc$I!J2~CLj#%S!sCpWZXQD(?@1WAYdt3ke4ug!-DvEJMgpsdosvUXaSqia6>gFx69tl0j>zL8"
    "*NMC%EuV<270V@&)zmhw4q+nLShh{i;sZvp_%gw~4<zQDSSpc+7d(r5hg71i3p-*R;gf63QDpfr0vgczNHh}TdLBl3$sQzBghCZ{b%BP4?V(T{xisV>_+|%y"
    "spQ&z7I5sVYgZuq&xLmPU+f+l%Ek7ph6VJ&J|;_L5I$_R*kh>CHZ?SjJ+g6gA%A}Fk7f(vX=x7a)#~@i)HQOp9`26NQaDvf@!=D(4%WB0fYafgNQ^60>C7bC"
    "hJV4fks-^;N3tDRqG!vZ@>9msx4ym(wKWBgilt8;6^RE*31<!)=Q)CcGsR=g$uf!9EV5r%*Na{#GM8pNolBeYw6c3Z+FTHCDfLq&coW<(Pv1!T;Fo<5iv~Xi"
    "H<3PGKY2EH{B3X;#dMF_DV~o3l&f-e<2vI}FnLyb^La0_;E#>SWB7IMwti}6VFu}<W{XVJ`0l8=nxXGiqGnRf)Ld!_E+t%+Zm)#P#c_1^6!GNX_So3i#gfmp"
    "=M45UU%xNGX9)j7K12A@G+$!m+?vl2KE`F@V+L~x22&V#RG*SG_0@5_De*0YD-{1p@-?J|LXDAw``kHg*}stv2M!!KaNxj!0|zSxB`=?l7dU>Qbm^CQxBjm)"
    "LuJ<aP4eGjKf37Xq0h-(h|)QRGbzoVe7IDSOD!`d`M;3SO1;O>i8jfjGv)b9A7g6%^(;Hk|L>Mis{PNVlIIHd{|n>4?y&"
)
