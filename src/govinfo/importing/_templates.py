"""Templates of ledgers (台账模板): an empty workbook with a sheet for each list, or the headings of all CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from govinfo._doors import checked
from govinfo.errors import InvalidValueError, load_extra
from govinfo.importing._columns import COLUMNS, TableColumn, list_title
from govinfo.importing._dictionary import Dictionary
from govinfo.labels import Complexity, Labelled, LeaderRank, Level, Per
from govinfo.papers._office import reproducible
from govinfo.records._meanings import CellKind
from govinfo.rulebook import Rulebook
from govinfo.texts import Language, Text
from govinfo.texts._languages import base_of, either

TEMPLATES: Final = ("xlsx", "csv")
"""The kinds of templates."""

_ROWS: Final = 2000
"""Down to which row a template offers words."""

_OFFERED: Final[Mapping[CellKind, type[Labelled]]] = {
    CellKind.LEVEL: Level,
    CellKind.RANK: LeaderRank,
    CellKind.COMPLEXITY: Complexity,
    CellKind.GRAIN: Per,
}
_SUBJECTS: Final[Mapping[CellKind, str]] = {CellKind.UNIT: "units", CellKind.PERSON: "persons"}
_FORMATS: Final[Mapping[CellKind, str]] = {
    CellKind.DAY: "yyyy-mm-dd",
    CellKind.INSTANT: "yyyy-mm-dd hh:mm",
    CellKind.DUE: "yyyy-mm-dd hh:mm",
    CellKind.COUNT: "0",
    CellKind.NUMBER: "General",
}
"""How cells are shown; whatever stands not here is text, so that no spreadsheet makes a date of the issue 2024-7."""


@checked
def template(kind: str, lang: Language = "zh", *, rulebook: Rulebook | None = None) -> str | bytes:
    """
    Return an empty ledger.

    In a workbook cells offer the words that may stand in them: those of the library, the units and persons listed on their own
    sheets, and, with a rulebook, its publications, forms and whatever else it declares.

    Args:
        kind: `xlsx` for a workbook, `csv` for a text with the heading of every CSV file under its name.
        lang: the language of sheets and headings; both are read.
        rulebook: whose words are offered.

    Raises:
        InvalidValueError: *kind* is neither.
        MissingExtraError: a workbook is asked for and openpyxl is not installed.

    >>> template("csv", "en").splitlines()[:2]
    ['units.csv', 'id*,name*,level,group,parent,since,until,successor']
    """
    if kind not in TEMPLATES:
        raise InvalidValueError("kind", kind, Text("one of {words}", words=TEMPLATES))
    return _workbook(lang, None if rulebook is None else Dictionary(rulebook)) if kind == "xlsx" else _headings(lang)


def _headings(lang: Language) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, name in enumerate(COLUMNS):
        out.write(("\n" if number else "") + list_title(name, lang) + ".csv\n")
        writer.writerow(_titles(name, lang))
    return out.getvalue()


def _titles(name: str, lang: Language) -> list[str]:
    return [column.heading(lang) + ("*" if column.needed else "") for column in COLUMNS[name]]


def _workbook(lang: Language, dictionary: Dictionary | None) -> bytes:
    openpyxl = load_extra("openpyxl", "openpyxl", "office")
    styles = load_extra("openpyxl.styles", "openpyxl", "office")
    letter = load_extra("openpyxl.utils", "openpyxl", "office").get_column_letter
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = Text("notes").text(lang)
    notes.append([Text(word).text(lang) for word in ("Sheet", "Column", "Needed in every row", "Written as")])
    words = _Words(notes, letter)
    for name, columns in COLUMNS.items():
        sheet = book.create_sheet(list_title(name, lang))
        sheet.append(_titles(name, lang))
        sheet.freeze_panes = "B2"
        for place, column in enumerate(columns, start=1):
            dimension = sheet.column_dimensions[letter(place)]
            dimension.width = max(12, 2 * len(column.title) + 4)
            dimension.number_format = _FORMATS.get(column.kind, "@")
            notes.append([list_title(name, lang), column.heading(lang), "*" if column.needed else "", column.note(lang)])
            words.offer(sheet, letter(place), column, lang, dictionary)
        _bold(sheet, styles)
    _bold(notes, styles)
    notes.freeze_panes = "A2"
    for letters, width in zip("ABCD", (14, 18, 12, 44), strict=True):
        notes.column_dimensions[letters].width = width
    out = io.BytesIO()
    book.save(out)
    return reproducible(out.getvalue())


class _Words:
    """The words that cells offer, each list once, in columns of their own beside the notes: a formula could hold 255 characters."""

    def __init__(self, notes: Any, letter: Any) -> None:
        """Begin behind the notes and a column left empty."""
        self.notes, self.letter = notes, letter
        self.column = 5
        self.known: dict[tuple[str, ...], str] = {}

    def offer(self, sheet: Any, letter: str, column: TableColumn, lang: Language, dictionary: Dictionary | None) -> None:
        """Let the cells of a column offer what may stand in them; where other words are allowed too, nothing is refused."""
        subjects = _SUBJECTS.get(column.kind)
        if subjects is not None:
            of = next(place for place, other in enumerate(COLUMNS[subjects], start=1) if other.name == "name")
            where, closed = f"'{list_title(subjects, lang)}'!${self.letter(of)}$2:${self.letter(of)}${_ROWS}", True
        else:
            words, closed = _words_of(column, lang, dictionary)
            if not words:
                return
            where = self._list(column.kind.text(lang) if column.kind is CellKind.YES_NO else column.heading(lang), words)
        validation = load_extra("openpyxl.worksheet.datavalidation", "openpyxl", "office").DataValidation
        offered = validation(type="list", formula1=where, allow_blank=True, showErrorMessage=closed, showInputMessage=True)
        offered.errorStyle = "warning"  # an id may be written too
        offered.add(f"{letter}2:{letter}{_ROWS}")
        sheet.add_data_validation(offered)

    def _list(self, heading: str, words: tuple[str, ...]) -> str:
        if words not in self.known:
            self.column += 1
            for row, word in enumerate((heading, *words), start=1):
                self.notes.cell(row, self.column, word)
            at = self.letter(self.column)
            self.notes.column_dimensions[at].width = max(12, *(2 * len(word) + 2 for word in words))
            self.known[words] = f"'{self.notes.title}'!${at}$2:${at}${len(words) + 1}"
        return self.known[words]


def _words_of(column: TableColumn, lang: Language, dictionary: Dictionary | None) -> tuple[tuple[str, ...], bool]:
    """Return the words of which a cell holds one, and whether there are no others; a cell of several words can offer none."""
    if column.kind is CellKind.YES_NO:
        return either(("是", "否"), ("yes", "no"), lang), True
    kind = column.words if column.kind is CellKind.WORD else _OFFERED.get(column.kind)
    if kind is not None:
        return _texts(kind, lang), True
    if column.declared is None or dictionary is None or column.kind is CellKind.IDS:
        return (), True
    vocabulary = dictionary.of(column.declared)
    chinese = base_of(lang) == "zh"
    words = (title if chinese and vocabulary.resolve(title) == id_ else id_ for id_, title in vocabulary.ids.items())
    return tuple(words), not vocabulary.open


def _texts(words: Iterable[Labelled], lang: Language) -> tuple[str, ...]:
    return tuple(word.text(lang) for word in words)


def _bold(sheet: Any, styles: Any) -> None:
    for cell in sheet[1]:
        cell.font = styles.Font(bold=True)
