"""Workbooks in (工作簿读取): which sheets there are and how they show numbers, in the ordinary and the strict form of the format."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, final

from attrs import define, field

from govinfo.importing._parts import Package, Target, damaged, relative
from govinfo.importing._raw import BadCell, Foreign, RawTable, Unreadable
from govinfo.importing._sheets import SheetReader, Shown, TextsOfAll
from govinfo.texts import Text

MOST_SHEETS: Final = 1000
_MOST_ENTRIES: Final = 100_000
_LONGEST_FORMAT: Final = 255
_RELATIONS: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_NO_WORKBOOK: Final = Text("is an archive without a workbook in it: name a file saved as xlsx or CSV")
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."
# The numbers that formats have without being described: those everywhere, and those that Chinese programs add.
_DAYS: Final = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58})
_ELAPSED: Final = frozenset({"h", "hh", "m", "mm", "s", "ss"})
_CLOCKS: Final = frozenset({*range(18, 23), 32, 33, 34, 35, 45, 46, 47, 55, 56})


def read_workbook(name: str, data: bytes) -> list[RawTable]:
    """
    Return the tables of a workbook, one for each sheet.

    Raises:
        Unreadable: it is none, or one that no program would have written.
        MissingExtraError: defusedxml is not installed.
    """
    try:
        return list(_tables(name, Package(data)))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError, LookupError):
        # the archive itself is damaged, or locked with a password
        raise damaged(Text("the file is damaged; open it in a spreadsheet program and save it anew")) from None


def _tables(name: str, package: Package) -> Iterator[RawTable]:
    book = _Book(package.allowance)
    part = _workbook_part(package)
    package.read(part, book)
    if not book.found:
        raise Unreadable(_NO_WORKBOOK)
    relations = _relations(package, part)
    texts: list[str | BadCell] = []
    for _, kind, target in relations.values():
        if kind == "sharedStrings":
            shared = TextsOfAll(package.allowance)
            package.read(relative(part, target), shared)
            texts = shared.texts
    shown = _shown(package, part, relations, book)
    read: set[str] = set()
    for title, key in book.sheets:
        _, kind, target = relations.get(key, ("", "", ""))
        if kind in {"chartsheet", "dialogsheet", "xlMacrosheet"}:
            continue
        sheet_part = relative(part, target)
        if kind != "worksheet" or sheet_part.casefold() in read:  # one part many times would be read as often
            raise damaged(Text("its sheet {title} is missing", title=title))
        read.add(sheet_part.casefold())
        sheet = SheetReader(package.allowance, texts, shown)
        package.read(sheet_part, sheet)
        yield RawTable(place=f"{name}: {title}", title=title, rows=tuple(sheet.rows), merged=tuple(sheet.merged))
    if not read:
        raise Unreadable(Text("has no sheet: save it anew as xlsx"))


def _workbook_part(package: Package) -> str:
    """Return the name of the part that lists the sheets; refuse archives that are something else by what they are."""
    if "mimetype" in package and package.beginning("mimetype", 80).startswith(_OPEN_DOCUMENT):
        raise Foreign(Text("is an OpenDocument file (ods): save it as xlsx or CSV, or install python-calamine"))
    targets = [target for _, kind, target in _relations(package, "").values() if kind == "officeDocument"]
    part = relative("", targets[0]) if targets else "xl/workbook.xml"
    if part.casefold().endswith(".bin"):
        raise Foreign(Text("is a binary workbook (xlsb): save it as xlsx or CSV, or install python-calamine"))
    if part not in package:
        raise Unreadable(_NO_WORKBOOK)
    return part


def _relations(package: Package, part: str) -> Mapping[str, tuple[str, str, str]]:
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    found = _Relations(package.allowance)
    if name in package:
        package.read(name, found)
    return found.found


@final
@define(eq=False)
class _Relations(Target):
    """Which part belongs to another: by its key the key, what it is, and its name."""

    found: dict[str, tuple[str, str, str]] = field(factory=dict[str, tuple[str, str, str]])

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep one; what stands outside the file is never opened."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            if len(self.found) >= _MOST_ENTRIES:
                raise damaged(Text("it has too many parts"))
            key = attributes.get("Id", "")
            self.found[key] = (key, attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", ""))


@final
@define(eq=False)
class _Book(Target):
    """The list of sheets."""

    sheets: list[tuple[str, str]] = field(factory=list[tuple[str, str]])
    from_1904: bool = False
    found: bool = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep a sheet, or the day from which days are counted."""
        self.found |= name == "workbook"
        if name == "sheet":
            if len(self.sheets) >= MOST_SHEETS:
                raise damaged(Text("it has more than {most} sheets", most=MOST_SHEETS))
            key = next((attributes[relation] for relation in _RELATIONS if relation in attributes), "")
            self.sheets.append((attributes.get("name", ""), key))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true", "on"}


def _shown(package: Package, part: str, relations: Mapping[str, tuple[str, str, str]], book: _Book) -> Shown:
    styles = _Styles(package.allowance)
    for _, kind, target in relations.values():
        if kind == "styles":
            package.read(relative(part, target), styles)
    start = date(1904, 1, 1) if book.from_1904 else date(1899, 12, 30)
    return Shown(frozenset(styles.days), frozenset(styles.clocks), start)


@final
@define(eq=False)
class _Styles(Target):
    """Which styles show days, and which times."""

    days: set[int] = field(factory=set[int])
    clocks: set[int] = field(factory=set[int])
    _formats: dict[str, tuple[bool, bool]] = field(factory=dict[str, tuple[bool, bool]])
    _inside: bool = False
    _number: int = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep a format that is described, and which of them a style has."""
        if name == "numFmt":
            if len(self._formats) < _MOST_ENTRIES:
                self._formats[attributes.get("numFmtId", "")[:8]] = shows(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._style(attributes.get("numFmtId", "0"))

    def closed(self, name: str) -> None:
        """End the list of styles."""
        if name == "cellXfs":
            self._inside = False

    def _style(self, key: str) -> None:
        number = int(key) if key.isascii() and key.isdigit() and len(key) < 8 else 0
        day, clock = self._formats.get(key, (number in _DAYS, number in _CLOCKS))
        if self._number < _MOST_ENTRIES:
            self.days |= {self._number} if day else set()
            self.clocks |= {self._number} if clock else set()
        self._number += 1


def shows(code: str) -> tuple[bool, bool]:
    r"""
    Return whether a format shows days, and whether it shows times.

    >>> shows('yyyy"年"m"月"d"日"'), shows("m/d/yy h:mm"), shows("[h]:mm"), shows('0.00 "days"'), shows("General")
    ((True, False), (True, True), (False, True), (False, False), (False, False))
    """
    letters: set[str] = set()
    code = code[:_LONGEST_FORMAT].lower()
    at = 0
    while at < len(code) and code[at] != ";":  # what follows is for numbers below zero, which are no days
        sign = code[at]
        end = code.find({'"': '"', "[": "]"}[sign], at + 1) if sign in '"[' else at
        end = len(code) if end < 0 else end
        if sign == "[":
            letters |= {"h"} if code[at + 1 : end] in _ELAPSED else set()
        elif code.startswith("am/pm", at):
            end = at + 4
        elif sign in "\\_*":
            end = at + 1  # the sign that follows stands for itself
        elif sign != '"':
            letters.add(sign)
        at = end + 1
    clock = not letters.isdisjoint("hs")
    return not letters.isdisjoint("dy") or ("m" in letters and not clock), clock
