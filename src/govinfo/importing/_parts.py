"""
The parts of a workbook as streams (工作簿部件): nothing is held but what a reader keeps, however large a part says it is.

A workbook comes from anybody. Its XML goes through a parser made for hostile XML, which refuses a document type and with it
every entity, in any encoding and whatever the part is called; names, depth and single tags are bounded here, and what is
kept of all parts together by an `Allowance`.
"""

from __future__ import annotations

import io
import posixpath
import sys
import zipfile
from collections.abc import Mapping
from typing import Final, final
from xml.etree.ElementTree import ParseError  # the error alone, nothing is parsed with it

from attrs import define, field

from govinfo.errors import load_extra
from govinfo.importing._raw import Unreadable
from govinfo.texts import Text

MOST_CELLS: Final = 5_000_000
"""How many cells a file may have, empty ones included."""

KEPT: Final = 16 << 20
KEPT_TIMES: Final = 48
"""What may be kept of a file, in bytes, and beside that as so many times its size; the records that come of it need the rest."""

INFLATED: Final = 1 << 20
INFLATED_TIMES: Final = 100
CHUNK: Final = 1 << 16
MOST_DEPTH: Final = 64
MOST_NAMES: Final = 2000
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # what a workbook saved as "Strict Open XML" has instead of the first
)


def damaged(reason: Text) -> Unreadable:
    """Return the refusal of a workbook that no program would have written so."""
    return Unreadable(Text("is no workbook that can be read: {reason}", reason=reason))


@final
@define
class Allowance:
    """How many cells and bytes a workbook may still take."""

    bytes_left: int
    cells_left: int = MOST_CELLS

    def keep(self, size: int) -> None:
        """Take *size* bytes."""
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise Unreadable(Text("is a workbook that is far larger inside than its file: save it anew"))

    def keep_text(self, text: str) -> None:
        """Take what a text needs, and its place in a list."""
        self.keep(sys.getsizeof(text) + 8)

    def pass_cells(self, number: int) -> None:
        """Take the time of some cells, kept or not."""
        self.cells_left -= number
        if self.cells_left < 0:
            raise Unreadable(Text("has more than {most} cells: split it", most=MOST_CELLS))


@define(eq=False)
class Target:
    """What takes the elements of a part; those of foreign namespaces have no name."""

    allowance: Allowance
    moved: bool = field(default=False, init=False)
    depth: int = field(default=0, init=False)
    names: dict[str, str] = field(factory=dict[str, str], init=False)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self.moved = True
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise damaged(Text("its parts are nested too deep"))
        for name in (tag, *attributes):
            if name not in self.names:
                self._learn(name)
        self.opened(self.names[tag], attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self.moved = True
        self.depth -= 1
        self.closed(self.names[tag])

    def data(self, text: str) -> None:
        """Take some text."""
        self.moved = True
        self.told(text)

    def start_ns(self, prefix: str, uri: str) -> None:
        """Take the declaration of a namespace."""
        self._learn(f"xmlns:{prefix}")

    def close(self) -> None:
        """Take the end of the part."""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Do what the beginning of an element asks for."""

    def closed(self, name: str) -> None:
        """Do what the end of an element asks for."""

    def told(self, text: str) -> None:
        """Do what some text asks for."""

    def _learn(self, name: str) -> None:
        # a parser never forgets a name it has met, so a part of nothing but names would fill the memory
        if len(self.names) >= MOST_NAMES:
            raise damaged(Text("its parts have too many names of their own"))
        space, _, local = name.removeprefix("{").rpartition("}")
        self.names[name] = local if space in _NAMESPACES else ""


@final
class Package:
    """The archive that a workbook is."""

    def __init__(self, data: bytes) -> None:
        """Open it, and refuse what is far larger inside than any ledger before anything is unpacked."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._parts = {part.filename.casefold(): part for part in self._archive.infolist()}
        self.allowance = Allowance(KEPT + KEPT_TIMES * len(data))
        if sum(part.file_size for part in self._archive.infolist()) > INFLATED + INFLATED_TIMES * len(data):
            raise Unreadable(Text("is a workbook that is far larger inside than its file: save it anew"))

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part; capital letters make no difference."""
        return name.casefold() in self._parts

    def beginning(self, name: str, size: int) -> bytes:
        """Return the first bytes of a part."""
        part = self._parts[name.casefold()]
        if part.compress_type not in _PACKED:
            raise damaged(Text("it is packed in a way that workbooks are not"))
        with self._archive.open(part) as file:
            return file.read(size)

    def read(self, name: str, target: Target) -> None:
        """Let *target* take the elements of a part."""
        forbidden = load_extra("defusedxml.common", "defusedxml", "office").DefusedXmlException
        parser = load_extra("defusedxml.ElementTree", "defusedxml", "office").DefusedXMLParser(target=target, forbid_dtd=True)
        part = self._parts.get(name.casefold())
        if part is None:
            raise damaged(Text("its part {name} is missing", name=name))
        if part.compress_type not in _PACKED:
            raise damaged(Text("it is packed in a way that workbooks are not"))
        still = 0
        try:
            with self._archive.open(part) as file:
                while chunk := file.read(CHUNK):
                    target.moved = False
                    parser.feed(chunk)
                    still = 0 if target.moved else still + 1
                    if still > 1:  # one tag that never ends would be held whole
                        raise damaged(Text("a single tag of it is too long"))
            parser.close()
        except forbidden:
            raise Unreadable(Text("is a workbook that defines words of its own: save it anew")) from None
        except ParseError as error:
            line, column = error.position
            raise damaged(Text("its part {name} is no XML at line {line}, column {column}", name=name, line=line, column=column)) from None


def relative(part: str, target: str) -> str:
    """
    Return the name of the part that *part* calls *target*.

    >>> relative("xl/workbook.xml", "worksheets/sheet1.xml"), relative("xl/workbook.xml", "/xl/styles.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml')
    """
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
