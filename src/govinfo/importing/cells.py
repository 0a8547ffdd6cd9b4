"""Cells understood (单元格取值): what a clerk writes in a spreadsheet becomes what a file of records holds."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final, final

from attrs import field, frozen

from govinfo.exact import MAX_DIGITS
from govinfo.importing.columns import CellKind
from govinfo.importing.tables import BadCell, RawCell
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Action, Complexity, Grain, Labelled, LeaderRank, Level
from govinfo.texts import Suggestions, Text, show, word_of

__all__ = ["CellRefusal", "Names", "understand"]

_SEPARATORS: Final = re.compile(r"[、;；,，\s]+")
_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\Z", re.ASCII)
_INSTANT: Final = re.compile(r"(.+?)[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:\d{2})?\Z", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+|/\d+)?\Z", re.ASCII)
_YES: Final = frozenset({"true", "y", "Y", "1"})
_NO: Final = frozenset({"false", "n", "N", "0"})
_WORDS: Final[Mapping[CellKind, type[Labelled]]] = {
    CellKind.LEVEL: Level,
    CellKind.RANK: LeaderRank,
    CellKind.COMPLEXITY: Complexity,
    CellKind.GRAIN: Grain,
    CellKind.ACTION: Action,
}
_ALSO: Final[Mapping[str, str]] = {
    "乡镇": "township", "街道": "township", "区": "district", "县": "district", "区级": "district", "县级": "district", "区县": "district",
    "市": "city", "省": "province", "国家": "national", "中央": "national",
    "周": "week", "半月": "half-month", "月": "month", "两月": "two-months", "季度": "quarter", "半年": "half-year", "年": "year",
    "每季": "quarter", "季": "quarter", "主要": "principal", "其他": "other", "复杂": "complex",
}  # fmt: skip
_PLAIN_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,9})\Z", re.ASCII)
_MOST_WHOLE: Final = 2**53
_FEW: Final = 5


@final
@frozen
class CellRefusal:
    """A cell that cannot be understood, in a whole sentence."""

    message: Text


@final
@frozen
class Names:
    """
    Units or persons by what clerks call them.

    Attributes:
        by_name: the ids of those that bear a name.
        ids: every id; none where the files hold no such list, and then nothing is looked up.
    """

    by_name: Mapping[str, tuple[str, ...]]
    ids: frozenset[str]
    near: Suggestions = field(factory=Suggestions, eq=False, repr=False)

    def resolve(self, word: str) -> str | CellRefusal:
        """Return the id of who is called *word*."""
        if not self.ids or word in self.ids:
            return word
        found = self.by_name.get(word, ())
        if len(found) == 1:
            return found[0]
        if found:
            shown = found if len(found) <= _FEW else (*found[:_FEW], "…")
            return CellRefusal(Text("several are called {got}; give one of the ids {ids}", got=word, ids=shown))
        near = self.near.of(word, self.ids | self.by_name.keys())
        if near is not None:
            return CellRefusal(Text("nobody is called {got}; did you mean {near}?", got=show(word), near=near))
        return CellRefusal(Text("nobody is called {got}: neither as id nor as name", got=show(word)))


def understand(kind: CellKind, cell: RawCell, units: Names, persons: Names) -> Any:
    """
    Return what a cell says as a file of records says it, or a `CellRefusal`.

    Days may be written 2024-03-05, 2024/3/5 or 2024年3月5日; a time without an offset is official time,
    since spreadsheets know no zones. Full-width digits are digits.
    """
    if isinstance(cell, BadCell):
        return CellRefusal(cell.message)
    if kind in {CellKind.UNITS, CellKind.PERSONS, CellKind.IDS, CellKind.NUMBERS}:
        return _several(kind, cell, units, persons)
    if kind in {CellKind.UNIT, CellKind.PERSON}:
        return (units if kind is CellKind.UNIT else persons).resolve(_text(cell))
    if kind in {CellKind.NUMBER, CellKind.COUNT}:
        return _number(cell)
    if kind is CellKind.PLACE:
        text = _text(cell)
        return int(text) if _PLAIN_NUMBER.match(text) else text  # a CSV file does not tell the number 7 from the text
    if kind is CellKind.DAY:
        return _day(cell)
    if kind is CellKind.INSTANT:
        return _instant(cell)
    if kind is CellKind.YES_NO:
        return _yes_no(cell)
    words = _WORDS.get(kind)
    return _text(cell) if words is None else _word(words, _text(cell))


def _several(kind: CellKind, cell: RawCell, units: Names, persons: Names) -> Any:
    names = {CellKind.UNITS: units, CellKind.PERSONS: persons}.get(kind)
    found: list[Any] = []
    text = _text(cell)
    # a name may hold a separator, so the whole cell is tried first
    if names is not None and isinstance(names.resolve(text), str) and (names.ids or not _SEPARATORS.search(text)):
        return [names.resolve(text)]
    for word in filter(None, _SEPARATORS.split(text)):
        value: Any = _number(word) if kind is CellKind.NUMBERS else word if names is None else names.resolve(word)
        if isinstance(value, CellRefusal):
            return value
        found.append(value)
    return found


def _text(cell: RawCell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _MOST_WHOLE:
        return str(int(cell))  # a spreadsheet keeps the whole number 7 as 7.0
    return str(cell)


def _number(cell: RawCell) -> Any:
    if type(cell) is int:
        return cell
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return CellRefusal(Text("must be a number, got {got}", got=str(cell)))
        # the shortest decimal that is this float is what somebody typed
        whole = Fraction(repr(cell))
        return whole.numerator if whole.denominator == 1 else f"{whole.numerator}/{whole.denominator}"
    text = unicodedata.normalize("NFKC", _text(cell)).replace("−", "-").strip()
    if len(text) > MAX_DIGITS or not _NUMBER.match(text):
        return CellRefusal(Text("must be a number such as 12, 0.5 or 10/3, got {got}", got=show(_text(cell))))
    return int(text) if text.lstrip("+-").isdigit() else text


def _day(cell: RawCell) -> Any:
    if isinstance(cell, datetime):
        if (cell.hour, cell.minute, cell.second, cell.microsecond) != (0, 0, 0, 0):
            return CellRefusal(Text("must be a day without a time, got {got}", got=show(_text(cell))))
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    match = _DAY.match(unicodedata.normalize("NFKC", _text(cell)))
    if match is None:
        return CellRefusal(Text("must be a day such as 2024-03-05, got {got}", got=show(_text(cell))))
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _instant(cell: RawCell) -> Any:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=OFFICIAL_ZONE).isoformat()
    refusal = CellRefusal(Text("must be a day with a time such as 2024-03-05 09:30, got {got}", got=show(_text(cell))))
    match = _INSTANT.match(unicodedata.normalize("NFKC", _text(cell)))
    if match is None or isinstance(cell, date):
        return refusal
    day = _day(match[1].strip())
    if isinstance(day, CellRefusal):
        return refusal
    clock = f"{int(match[2]):02}:{match[3]}:{match[4] or '00'}"
    try:
        local = datetime.fromisoformat(f"{day}T{clock}{match[5] or ''}")
    except ValueError:
        return refusal
    return (local if local.tzinfo is not None else local.replace(tzinfo=OFFICIAL_ZONE)).isoformat()


def _yes_no(cell: RawCell) -> Any:
    if isinstance(cell, bool):
        return cell
    word = word_of(_text(cell))
    if word in _YES or word in _NO:
        return word in _YES
    return CellRefusal(Text("must be yes or no, got {got}", got=show(_text(cell))))


def _word(words: type[Labelled], text: str) -> Any:
    for word in words:
        if text in {word.value, word.label} or _ALSO.get(text) == word.value:
            return word.value
    known = tuple(word.label for word in words)
    return CellRefusal(Text("must be one of {known}, got {got}", known=known, got=show(text)))
