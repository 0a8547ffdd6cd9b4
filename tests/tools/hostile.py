"""Hostile files for every reader, each made in any size: small ones that would fill the memory, or take the square of their length."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeAlias

from govinfo.codec import decode_assessment, decode_payout, decode_records, decode_rulebook
from govinfo.examples import decode_examples
from govinfo.importing import import_tables

__all__ = ["FILES", "READERS", "size_of"]

Content: TypeAlias = str | list[tuple[str, bytes]]

READERS: Final[dict[str, Callable[[Any], object]]] = {
    "records": decode_records,
    "assessment": decode_assessment,
    "payout": decode_payout,
    "rulebook": decode_rulebook,
    "examples": decode_examples,
    "ledger": import_tables,
}

UNIT: Final = '"id": "a", "name": "b"'
NESTED: Final = ("[", "]"), ('{"a":', "}")
ASSESSMENT: Final = {
    "format": "govinfo.assessment/1", "rulebook": "x", "period": "2024", "readings": {}, "units": [], "persons": [], "pending": [], "unpriced": [], "outside": [],
}  # fmt: skip
DAYS: Final = {"name": "2024", "start": "2024-01-01", "end": "2025-01-01"}
PAYOUT: Final = {
    "format": "govinfo.payout/1", "rulebook": "x", "title": "t", "issuer": "i", "period": DAYS, "amount": "0.00", "capitals": "", "undivided": True, "entries": [],
}  # fmt: skip
ENTRY: Final = {
    "unit": "u", "unit_name": "u", "of": DAYS, "rule": "r", "clause": "c", "title": "t", "paid": "0.00", "due": "0.00", "amount": "1.00",
}  # fmt: skip
BOOK: Final = 'schema = 1\nid = "x"\ntitle = "办法"\n{more}\n[source]\nissuer = "区政府办"\ntitle = "办法"\n'
SENT: Final = "id,units,submitted_at\n"


def rows(name: str, row: str, n: int) -> str:
    """Records with one row many times."""
    return f'{{"format": "govinfo.records/1", "{name}": [{",".join([row] * n)}]}}'


def fields(form: str, n: int) -> str:
    """Many fields with numbers in their names."""
    return ",".join(form % ((i,) * form.count("%d")) for i in range(n))


def lines(row: str, n: int) -> str:
    """JSON Lines with one line many times."""
    return '{"format": "govinfo.records/1"}\n' + (row + "\n") * n


def in_assessment(**changed: str) -> str:
    """An assessment with some fields written otherwise."""
    return "{" + ",".join(f'"{name}":{changed.get(name) or json.dumps(value)}' for name, value in ASSESSMENT.items()) + "}"


def in_payout(entries: str) -> str:
    """A payout list with such entries."""
    return json.dumps(PAYOUT).replace('"entries": []', f'"entries": [{entries}]')


def price(i: int, more: str = "") -> str:
    """A price of a rulebook."""
    return f'[[price]]\nid = "r{i}"\nclause = "一"\ntitle = "t"\nof = "adoption"\namount = 1\n{more}\n'


def book(more: str = "", tables: str = "") -> str:
    """A rulebook with more in its head and at its end."""
    return BOOK.format(more=more) + tables


def publications(n: int) -> str:
    """Many publications."""
    return "[publications]\n" + "".join(f'p{i} = {{ title = "a", level = "city" }}\n' for i in range(n))


def csv(**tables: str) -> list[tuple[str, bytes]]:
    """A ledger of CSV files."""
    return [(f"{name}.csv", text.encode()) for name, text in tables.items()]


def units(n: int, name: str = "n%d") -> str:
    """Many units, alike or not."""
    return "id,name\n" + "".join(f"u{i},{name % i if '%' in name else name}\n" for i in range(n))


@cache
def empty_workbook() -> bytes:
    """A workbook with one unit."""
    import openpyxl  # noqa: PLC0415  # needs the extra office

    made = openpyxl.Workbook()
    made.active.title = "units"
    for row in (["id", "name"], ["a", "b"]):
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PARTS: Final = {
    "rels": "_rels/.rels", "book": "xl/workbook.xml", "texts": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "sheet": "xl/worksheets/sheet1.xml",
}  # fmt: skip
MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED: Final = b'<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
ENDS: Final = {"rels": b"</Relationships>", "book": b"</sheets>", "texts": b"</sst>", "styles": b"</numFmts>", "sheet": b"</sheetData>"}


def workbook(
    *, where: str = "sheet", encoding: str = "utf-8", named: str = "", padding: int = 0, **changed: bytes
) -> list[tuple[str, bytes]]:
    """
    A workbook with more at the end of some parts.

    Args:
        where: the part before whose root something stands.
        encoding: of that part.
        named: what the sheet's part is called instead.
        padding: so many bytes that nobody can pack, so that the file is no longer a small one.
        changed: what stands at the end of a part, `before` the root of one, and the `dimension` of the sheet.
    """
    out = io.BytesIO()
    before, dimension = changed.pop("before", b""), changed.pop("dimension", b"")
    with zipfile.ZipFile(io.BytesIO(empty_workbook())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        new.writestr("xl/media/picture.png", random.Random(0).randbytes(padding))
        parts = {part: old.read(part) for part in old.namelist()} | {PARTS["texts"]: b'<sst xmlns="%s"></sst>' % MAIN}
        for part, content in parts.items():
            xml = content
            if part == "xl/_rels/workbook.xml.rels" and "texts" in changed:
                xml = xml.replace(ENDS["rels"], SHARED + ENDS["rels"])
            for name, more in changed.items():
                xml = xml.replace(ENDS[name], more + ENDS[name]) if part == PARTS[name] else xml
            if part == PARTS["sheet"] and dimension:
                xml = xml.replace(b'ref="A1:B2"', b'ref="' + dimension + b'"')
            if part == PARTS[where] and before:
                root = xml[xml.index(b"<", xml.index(b"?>") if b"?>" in xml else 0) :]
                xml = (before.decode() + root.decode()).encode(encoding)
            if named:
                xml = xml.replace(b"sheet1.xml", named.encode())
            new.writestr(part.replace("sheet1.xml", named) if named else part, xml)
    return [("ledger.xlsx", out.getvalue())]


HIDDEN: Final = '<?xml version="1.0" encoding="UTF-16"?><!--\u2d2d\u3c3ea-->'
"""A comment that reads as its own end and the first element where the letters are taken for single bytes."""

WIDE: Final = " " * 300


def entities() -> bytes:
    """Words of XML that stand for ten others each."""
    words = b"".join(b'<!ENTITY b%d "%s">' % (i, (b"&b%d;" % (i - 1) if i else b"&a;") * 10) for i in range(6))
    return b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 1000 + b'">' + words + b"]>"


FILES: Final[dict[str, tuple[str, Callable[[int], Content]]]] = {
    "records without fields": ("records", lambda n: rows("units", "{}", n)),
    "numbers for records": ("records", lambda n: rows("units", "1", n)),
    "numbers for contributions": ("records", lambda n: rows("submissions", '{"id":"s","submitted_at":"x","units":[' + ",".join("1" * n) + "]}", 1)),
    "unknown fields": ("records", lambda n: rows("units", "{" + UNIT + "," + fields('"x%d":1', n) + "}", 1)),
    "unknown lists": ("records", lambda n: rows("units", "", 1)[:-1] + "," + fields('"units%d":1', n) + "}"),
    "one field many times": ("records", lambda n: rows("units", "{" + ",".join([UNIT] * n) + "}", 1)),
    "many fields twice": ("records", lambda n: rows("units", "{" + fields('"x%d":1,"x%d":1', n) + "}", 1)),
    "floats in tags": ("records", lambda n: rows("units", "{" + UNIT + ',"tags":{' + fields('"x%d":1e999999999', n) + "}}", 1)),
    "a long number": ("records", lambda n: rows("figures", '{"unit":"a","name":"b","value":' + "9" * n + "}", 1)),
    "a long number in a text": ("records", lambda n: rows("figures", '{"unit":"a","name":"b","value":"1/' + "9" * n + '"}', 1)),
    "a long id": ("records", lambda n: rows("units", '{"id":"' + "x" * n + '"}', 1)),
    "brackets in brackets": ("records", lambda n: rows("units", "[" * n + "]" * n, 1)),
    "objects in tags": ("records", lambda n: rows("units", "{" + UNIT + ',"tags":' + '{"a":' * n + "1" + "}" * n + "}", 1)),
    "replacements in replacements": ("records", lambda n: rows("corrections", '{"of":"k","replacement":' * n + "{}" + "}" * n, 1)),
    "replacements of nothing": ("records", lambda n: rows("corrections", '{"id":"k","of":"a","replacement":{}}', n)),
    "lines that are no JSON": ("records", lambda n: lines("{", n)),
    "lines without a type": ("records", lambda n: lines("{}", n)),
    "lines of an unknown type": ("records", lambda n: lines("", 0) + "".join(f'{{"type":"unit{i}"}}\n' for i in range(n))),
    "blank lines": ("records", lambda n: lines("", n)),
    "units without fields": ("assessment", lambda n: in_assessment(units="[" + ",".join(["{}"] * n) + "]")),
    "numbers for ids": ("assessment", lambda n: in_assessment(unpriced="[" + ",".join("1" * n) + "]")),
    "numbers for options": ("assessment", lambda n: in_assessment(readings="{" + fields('"x%d":1', n) + "}")),
    "lists in lists": ("assessment", lambda n: in_assessment(units="[" * n + "]" * n)),
    "entries without fields": ("payout", lambda n: in_payout(",".join(["{}"] * n))),
    "numbers beyond all": ("payout", lambda n: in_payout("1e999999999,-Infinity,NaN," + "9" * n)),
    "entries that do not add up": ("payout", lambda n: in_payout(",".join([json.dumps(ENTRY)] * n))),
    "rules that all overlap": ("rulebook", lambda n: book(tables="".join(price(i) for i in range(n)))),
    "unknown publications": ("rulebook", lambda n: book(tables=publications(n) + "".join(price(i, f'when = {{ publication = "q{i}" }}') for i in range(n)))),
    "a key with many dots": ("rulebook", lambda n: book("a." * n + "a = 1")),
    "a table with many dots": ("rulebook", lambda n: book(tables="[" + "a . " * n + "a]\n")),
    "lists in a list": ("rulebook", lambda n: book("x = " + "[" * n + "]" * n)),
    "tables in a table": ("rulebook", lambda n: book("x = " + "{a=" * n + "1" + "}" * n)),
    "a number in sixteens": ("rulebook", lambda n: book(tables=price(0).replace("amount = 1", "amount = 0x" + "f" * n))),
    "a number with an exponent": ("rulebook", lambda n: book(tables=price(0).replace("amount = 1", "amount = 1e" + "9" * n))),
    "rules without fields": ("rulebook", lambda n: book(tables="[[price]]\n" * n)),
    "unknown tables": ("rulebook", lambda n: book(tables="".join(f"[x{i}]\n" for i in range(n)))),
    "measures of measures": ("rulebook", lambda n: book(tables="".join(f'[measures.m{i}]\ntitle = "t"\nformula = "m{i - 1} * m{i - 1}"\n' for i in range(1, n)))),
    "a long formula": ("rulebook", lambda n: book(tables=price(0).replace("amount = 1", 'amount = "' + "zz + " * n + '1"'))),
    "brackets in a formula": ("rulebook", lambda n: book(tables=price(0).replace("amount = 1", 'amount = "' + "(" * n + "1" + ")" * n + '"'))),
    "rows taken many times": (
        "examples",
        lambda n: 'schema = 1\n[[example]]\nid = "a"\ntitle = "t"\nperiod = "2024"\n' + '[[example.records.units]]\nname = "u"\ntimes = 10000\n' * n,
    ),
    "rows without fields": ("examples", lambda n: 'schema = 1\n[[example]]\nid = "a"\n' + "[[example.records.persons]]\n" * n),
    "misspelt units": ("ledger", lambda n: csv(units=units(n), submissions=SENT + "".join(f"s{i},v{i},2024-03-05 09:30\n" for i in range(n)))),
    "units of one name": ("ledger", lambda n: csv(units=units(n, "n"), submissions=SENT + "".join(f"s{i},n,2024-03-05 09:30\n" for i in range(n)))),
    "rows of one letter": ("ledger", lambda n: csv(units="id,name\n" + "a\n" * (n * 60))),
    "commas": ("ledger", lambda n: csv(units="id,name\n" + "," * n)),
    "cells without a heading": ("ledger", lambda n: csv(units="id,name\na,b" + ",x" * n)),
    "headings without cells": ("ledger", lambda n: csv(units="id,name," + fields("tag:x%d", n) + "\n" + "a,b\n" * n)),
    "unknown headings": ("ledger", lambda n: csv(units="id,name," + fields("x%d", n) + "\na,b\n")),
    "one id": ("ledger", lambda n: csv(units="id,name\n" + "a,b\n" * n)),
    "a long cell": ("ledger", lambda n: csv(units='id,name\na,"' + "x" * n + '"')),
    "quotes": ("ledger", lambda n: csv(units="id,name\n" + '"a' * n)),
    "blanks in an instant": ("ledger", lambda n: csv(submissions=SENT + 's,a,"2024' + " " * n + 'x"\n')),
    "blanks in many cells": ("ledger", lambda n: csv(submissions="id,units,submitted_at,happened_at,weights,characters,urgent\n" + "".join(f's{i},a{WIDE},"2024{WIDE}x",2024{WIDE}:,1{WIDE}1/,{WIDE}x,y{WIDE}y\n' for i in range(n // 10)))),
    "marks over letters": ("ledger", lambda n: csv(units="id,name,since\na,b,2024" + "\u0315\u0300" * n + "\n")),
    "a sheet of blanks": ("ledger", lambda n: workbook(sheet=b" " * n * 1000)),
    "a sheet of rows": ("ledger", lambda n: workbook(sheet=b"<row/>" * n * 20)),
    "a row far down": ("ledger", lambda n: workbook(sheet=b'<row r="%d"><c t="inlineStr"><is><t>x</t></is></c></row>' % (n * 50_000))),
    "a sheet that says it is wide": (
        "ledger",
        lambda n: workbook(
            sheet=b"".join(b'<row r="%d"><c t="inlineStr"><is><t>x</t></is></c></row>' % i for i in range(3, n)), dimension=b"A1:XFD1048576"
        ),
    ),
    "empty cells": ("ledger", lambda n: workbook(sheet=(b"<row>" + b"<c/>" * 16_000 + b"</row>") * (n // 250 or 1), padding=n * 8)),
    "empty cells in one row": ("ledger", lambda n: workbook(sheet=b"<row>" + b"<c/>" * (n * 200) + b"</row>", padding=n * 12)),
    "rows as wide as they may be": ("ledger", lambda n: workbook(sheet=b'<row><c r="XFD1"><v>1</v></c></row>'.replace(b"XFD1", b"XFD9") * n, padding=n)),
    "rows of one cell": ("ledger", lambda n: workbook(sheet=b'<row><c t="b"><v>1</v></c></row>' * (n * 20), padding=n * 8)),
    "texts of all cells": ("ledger", lambda n: workbook(texts="<si><t>中甲</t></si>".encode() * (n * 40), padding=n * 8)),
    "one long text": ("ledger", lambda n: workbook(texts=b"<si><t>" + "\U0002ebf0".encode() * (n * 400) + b"</t></si>", padding=n * 16)),
    "one long text in a cell": ("ledger", lambda n: workbook(sheet=b'<row><c t="str"><v>' + b"x" * (n * 400) + b"</v></c></row>", padding=n * 4)),
    "merged cells": ("ledger", lambda n: workbook(sheet=b"<row/>" + b'<mergeCell ref="A1:B9"/>' * (n * 40), padding=n * 8)),
    "merged cells over each other": ("ledger", lambda n: workbook(sheet=b"<row><c><v>1</v></c><c><v>1</v></c></row>" * n + b"".join(b'<mergeCell ref="B%d:B%d"/>' % (i, n) for i in range(2, n)))),
    "elements in elements": ("ledger", lambda n: workbook(sheet=b"<a>" * (n * 200) + b"</a>" * (n * 200), padding=n * 16)),
    "names of elements": ("ledger", lambda n: workbook(sheet=b"".join(b"<a%d/>" % i for i in range(n * 20)))),
    "names of attributes": ("ledger", lambda n: workbook(sheet=b"<row " + b" ".join(b'a%d=""' % i for i in range(n * 20)) + b"/>")),
    "names of spaces": ("ledger", lambda n: workbook(sheet=b"".join(b'<row xmlns:a%d="u"/>' % i for i in range(n * 10)))),
    "a tag that never ends": ("ledger", lambda n: workbook(sheet=b'<row r="' + b"1" * (n * 1000) + b'"/>', padding=n * 10)),
    "a comment that never ends": ("ledger", lambda n: workbook(sheet=b"<!--" + b"x" * (n * 1000), padding=n * 10)),
    "many sheets of one part": ("ledger", lambda n: workbook(book=b'<sheet name="units" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>' * n)),
    "many relations": ("ledger", lambda n: workbook(rels=b"".join(b'<Relationship Id="x%d"/>' % i for i in range(n * 10)))),
    "words of words": ("ledger", lambda n: workbook(sheet=b"<row><c t='inlineStr'><is><t>&b5;</t></is></c></row>" * n, before=entities())),
    "words of words in wide letters": (
        "ledger",
        lambda n: workbook(sheet=b"<row><c t='inlineStr'><is><t>&b5;</t></is></c></row>" * n, before=HIDDEN.encode() + entities(), encoding="utf-16"),
    ),
    "words of words in a part of another name": ("ledger", lambda n: workbook(sheet=b"<row><c t='inlineStr'><is><t>&b5;</t></is></c></row>" * n, before=entities(), named="sheet1.bin")),
    "words of words in capitals": ("ledger", lambda n: workbook(sheet=b"<row><c t='inlineStr'><is><t>&b5;</t></is></c></row>" * n, before=entities(), named="sheet1.XML")),
    "words of words among the texts": ("ledger", lambda n: workbook(texts=b"<si><t>&b5;</t></si>" * n, before=entities(), where="texts")),
    "words of words among the relations": ("ledger", lambda n: workbook(rels=b"<Relationship Id='&b5;'/>" * n, before=entities(), where="rels")),
}  # fmt: skip
"""What is hostile, the reader that gets it, and what makes it in a size."""


def size_of(content: Content) -> int:
    """Return how many bytes a file has, or all the files of a ledger."""
    return len(content.encode()) if isinstance(content, str) else sum(len(data) for _, data in content)
