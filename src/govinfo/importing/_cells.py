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
from govinfo.importing._columns import TableColumn
from govinfo.importing._dictionary import Dictionary, UnknownWord, Vocabulary
from govinfo.importing._raw import BadCell, Given, Listed, RawCell
from govinfo.instants import OFFICIAL_ZONE
from govinfo.instants._habits import end_of, read_day, read_instant, read_period
from govinfo.labels import Labelled
from govinfo.records._meanings import CellKind
from govinfo.texts import Text
from govinfo.texts._near import Suggestions, complain, meant
from govinfo.texts._shown import show
from govinfo.texts._word import word_of

_MARKS: Final = re.compile(r"[、;；,，]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+|/\d+)?\Z", re.ASCII)
_YES: Final = frozenset({"true", "y", "Y", "1"})
_NO: Final = frozenset({"false", "n", "N", "0"})
_ALSO: Final[Mapping[str, str]] = {
    "乡镇": "township", "街道": "township", "区": "district", "县": "district", "区级": "district", "县级": "district", "区县": "district",
    "市": "city", "省": "province", "国家": "national", "中央": "national",
    "周": "week", "半月": "half-month", "月": "month", "两月": "two-months", "季度": "quarter", "半年": "half-year", "年": "year",
    "每季": "quarter", "季": "quarter", "主要": "principal", "其他": "other", "复杂": "complex",
}  # fmt: skip
_SEVERAL: Final = frozenset({CellKind.UNITS, CellKind.PERSONS, CellKind.IDS, CellKind.NUMBERS})
_TEXTS: Final = frozenset({CellKind.TEXT, CellKind.PLACE, CellKind.ID})
"""What a spreadsheet makes a day of where it reads like one: 期号 2024-7, 版位 1-2."""

_PLAIN_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,9})\Z", re.ASCII)
_MOST_WHOLE: Final = 2**53
_FEW: Final = 5
_DIGITS: Final = 15
"""How many digits a spreadsheet shows; what stands behind them in a computed number is dust."""

_LONGEST: Final = 64
"""No number and no yes is longer; a cell may hold very much more."""


@final
@frozen
class CellRefusal:
    """A cell that cannot be understood, in a whole sentence."""

    message: Text


@final
@frozen
class Names:
    """
    Units, persons or items by what clerks call them.

    Attributes:
        by_name: the ids of those that bear a name.
        ids: every id; none where the files hold no such list, and then nothing is looked up.
        by_joined: the ids of those that bear a name, by the name without its blanks: 张　军 is 张军 padded to three signs.
        open: whether others may be named too, whom the files do not hold.
    """

    by_name: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    ids: frozenset[str] = frozenset()
    by_joined: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    open: bool = False
    near: Suggestions = field(factory=Suggestions, eq=False, repr=False)

    def knows(self, word: str) -> bool:
        """Whether exactly one is called *word*."""
        return word in self.ids or len(self._called(word)) == 1

    def resolve(self, word: str) -> str | CellRefusal:
        """Return the id of who is called *word*."""
        if not self.ids or word in self.ids:
            return word
        found = self._called(word)
        if len(found) == 1:
            return found[0]
        if found:
            shown = found if len(found) <= _FEW else (*found[:_FEW], "…")
            return CellRefusal(Text("several are called {got}; give one of the ids {ids}", got=word, ids=shown))
        if self.open:
            return word
        near = self.near.of(word, self.ids | self.by_name.keys())
        return CellRefusal(complain(Text("nobody is called {got}: neither as id nor as name", got=show(word)), meant(near)))

    def _called(self, word: str) -> tuple[str, ...]:
        return self.by_name.get(word, ()) or self.by_joined.get("".join(word.split()), ())


@final
@frozen(kw_only=True)
class Context:
    """
    What a cell is understood by, beside what its column holds (台账语境).

    Attributes:
        units: by what clerks call them.
        persons: the same.
        items: the items of the ledger by their titles.
        words: the words of the rulebook; None where none is given, and then words are ids.
        year: of which year a month and a day are, where the ledger says.
        time: which time of its day a day alone means, as `09:00` or `24:00`, where somebody said so.
    """

    units: Names = field(factory=Names)
    persons: Names = field(factory=Names)
    items: Names = field(factory=Names)
    words: Dictionary | None = None
    year: int | None = None
    time: str | None = None


def understand(column: TableColumn, cell: RawCell, context: Context) -> Any:
    """
    Return what a cell says as a file of records says it, or a `CellRefusal`.

    Days may be written 2024-03-05, 2024/3/5, 20240305 or 2024年3月5日; a time without an offset is official time,
    since spreadsheets know no zones. Full-width digits are digits. A day for something due means its end.
    """
    if isinstance(cell, BadCell):
        return CellRefusal(cell.message)
    if isinstance(cell, Given):
        return cell.data
    kind = column.kind
    if isinstance(cell, Listed):
        return _each(column, cell, context)
    if isinstance(cell, date) and kind in _TEXTS and column.name:  # a tag, which is no column, may be a day
        message = Text("holds a day where a text is expected: set the cell to text and write it anew, got {got}", got=show(text_in(cell)))
        return CellRefusal(message)
    if column.declared is not None and context.words is not None:
        return _declared(kind, text_in(cell), context.words.of(column.declared))
    if kind in _SEVERAL:
        return _several(kind, cell, context)
    if kind is CellKind.WORDS and column.words is not None:
        found = [_word(column.words, text) for part in _MARKS.split(text_in(cell)) for text in part.split()]
        return next((one for one in found if isinstance(one, CellRefusal)), found)
    if kind in {CellKind.UNIT, CellKind.PERSON}:
        return (context.units if kind is CellKind.UNIT else context.persons).resolve(text_in(cell))
    if kind in {CellKind.NUMBER, CellKind.COUNT}:
        return _number(cell)
    if kind is CellKind.PLACE:
        text = text_in(cell)
        return int(text) if _PLAIN_NUMBER.match(text) else text  # a CSV file does not tell the number 7 from the text
    if kind is CellKind.DAY:
        return _day(cell, context.year)
    if kind in {CellKind.INSTANT, CellKind.DUE}:
        return _instant(kind, cell, context)
    if kind is CellKind.PERIOD:
        return _period(cell, context.year)
    if kind is CellKind.YES_NO:
        return yes_no(cell)
    if column.refers == "submissions":
        return context.items.resolve(text_in(cell))
    return text_in(cell) if column.words is None else _word(column.words, text_in(cell))


def _each(column: TableColumn, cell: Listed, context: Context) -> Any:
    if column.kind not in _SEVERAL:
        return CellRefusal(Text("must be one value, got a list of {n}", n=len(cell.values)))
    found: list[Any] = []
    for one in cell.values:
        value = understand(column, one, context)
        if isinstance(value, CellRefusal):
            return value
        found += value
    return found


def _declared(kind: CellKind, text: str, words: Vocabulary) -> Any:
    if kind is CellKind.IDS and not words.knows(text):  # a title may hold a separator, so the whole cell is tried first
        found = [words.resolve(part) for part in filter(None, map(str.strip, _MARKS.split(text)))]
    else:
        found = [words.resolve(text)]
    refused = next((word for word in found if isinstance(word, UnknownWord)), None)
    if refused is not None:
        return CellRefusal(refused.message)
    return found if kind is CellKind.IDS else found[0]


def _several(kind: CellKind, cell: RawCell, context: Context) -> Any:
    names = {CellKind.UNITS: context.units, CellKind.PERSONS: context.persons}.get(kind)
    text = text_in(cell)
    # a name may hold a separator, so the whole cell is tried first
    if names is not None and _MARKS.search(text) and names.knows(text):
        return [names.resolve(text)]
    found: list[Any] = []
    for part in filter(None, map(str.strip, _MARKS.split(text))):
        values = _numbers(part) if kind is CellKind.NUMBERS else part.split() if names is None else _called(part, names)
        if isinstance(values, CellRefusal):
            return values
        found += values
    return found


def _numbers(part: str) -> list[Any] | CellRefusal:
    values = [_number(word) for word in part.split()]
    return next((value for value in values if isinstance(value, CellRefusal)), values)


def _called(part: str, names: Names) -> list[Any] | CellRefusal:
    """Return whom a part of a cell names: one whose name holds blanks or is padded with them, or several set apart by them."""
    words = part.split()
    each = all(map(names.knows, words))
    if len(words) > 1 and names.knows(part):
        if each and part not in names.ids and part not in names.by_name:
            return CellRefusal(Text("{got} may be one or several: set several apart by 、", got=show(part)))
        words = [part]
    elif len(words) > 1 and names.ids and not any(map(names.knows, words)):
        words = [part]
    elif len(words) > 1 and names.open and not names.ids and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    values = [names.resolve(word) for word in words]
    return next((value for value in values if isinstance(value, CellRefusal)), values)


def text_in(cell: RawCell) -> str:
    """Return what a cell shows as a text."""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):  # a spreadsheet keeps the whole number 7 as 7.0
        return str(int(cell)) if cell.is_integer() and abs(cell) < _MOST_WHOLE else f"{cell:.{_DIGITS}g}"
    return str(cell)


def _number(cell: RawCell) -> Any:
    if type(cell) is int:
        return cell
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return CellRefusal(Text("must be a number, got {got}", got=str(cell)))
        # what a spreadsheet shows is what somebody typed or saw; 1.1 * 3 is kept as 3.3000000000000003
        whole = Fraction(f"{cell:.{_DIGITS}g}")
        return whole.numerator if whole.denominator == 1 else f"{whole.numerator}/{whole.denominator}"
    text = _plain(cell).replace("−", "-")
    if len(text) > MAX_DIGITS or not _NUMBER.match(text):
        return CellRefusal(Text("must be a number such as 12, 0.5 or 10/3, got {got}", got=show(text_in(cell))))
    return int(text) if text.lstrip("+-").isdigit() else text


def _day(cell: RawCell, year: int | None) -> Any:
    if isinstance(cell, datetime):
        if (cell.hour, cell.minute, cell.second, cell.microsecond) != (0, 0, 0, 0):
            return CellRefusal(Text("must be a day without a time, got {got}", got=show(text_in(cell))))
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    day = read_day(text_in(cell), year)
    return CellRefusal(Text("must be a day such as 2024-03-05, got {got}", got=show(text_in(cell)))) if day is None else day


def _instant(kind: CellKind, cell: RawCell, context: Context) -> Any:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=OFFICIAL_ZONE).isoformat()
    text = text_in(cell)
    instant = read_instant(text, context.year)
    if instant is None and (day := read_day(text, context.year)) is not None:
        if kind is CellKind.DUE:
            instant = end_of(day)
        elif context.time is not None:
            instant = read_instant(f"{day} {context.time}")
    if instant is None:
        return CellRefusal(Text("must be a day with a time such as 2024-03-05 09:30, got {got}", got=show(text)))
    return instant.isoformat()


def _period(cell: RawCell, year: int | None) -> Any:
    if isinstance(cell, date):
        message = Text("holds a day where a period is expected: write it as a text such as 2024-03, got {got}", got=show(text_in(cell)))
        return CellRefusal(message)
    return read_period(text_in(cell), year)


def _plain(cell: RawCell) -> str:
    """Return a short text with ordinary digits and letters, a long one as it is."""
    text = text_in(cell)
    return unicodedata.normalize("NFKC", text).strip() if len(text) <= _LONGEST else text


def yes_no(cell: RawCell) -> Any:
    """Return whether a cell says yes, or a `CellRefusal`."""
    if isinstance(cell, bool):
        return cell
    word = word_of(_plain(cell))
    if word in _YES or word in _NO:
        return word in _YES
    return CellRefusal(Text("must be yes or no, got {got}", got=show(text_in(cell))))


def _word(words: type[Labelled], text: str) -> Any:
    for word in words:
        if text in {word.value, word.label} or _ALSO.get(text) == word.value:
            return word.value
    known = tuple(word.label for word in words)
    return CellRefusal(Text("must be one of {known}, got {got}", known=known, got=show(text)))
