"""
What may stand in a formula, sign by sign, before anything is parsed.

Everything that Python's grammar has and formulas have not (powers, attributes, loops, escapes)
is refused here already, with its column and what to write instead.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from types import MappingProxyType
from typing import Final

from govinfo.errors import FormulaError
from govinfo.exact import MAX_DIGITS
from govinfo.texts import Text
from govinfo.texts._shown import show

MAX_LENGTH: Final = 1000
"""The longest formula, in characters."""

MAX_DEPTH: Final = 24
"""How deep brackets, functions and conditions may stand in each other."""

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<number>[0-9][0-9A-Za-z_.]*)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<quoted>'[^'\\\r\n]*'|"[^"\\\r\n]*")
      | (?P<sign><=|>=|==|!=|[-+*/<>(),])""",
    re.VERBOSE | re.ASCII,
)
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_JOINERS: Final = frozenset({"and", "or", "not", "in", "if", "else"})
_QUOTES: Final = frozenset("'\"")
_WORDS: Final = _JOINERS | {"True", "False"}

# Looked up before the grammar's own signs, since "**" would else be read as two of them.
_WRONG_PAIRS = MappingProxyType({"//": "floor(a / b)", "&&": "and", "||": "or", "<>": "!=", "=>": ">=", "=<": "<="})
_WRONG_SIGNS = MappingProxyType(
    {"=": "==", "!": "not", "&": "and", "|": "or", "×": "*", "÷": "/", "−": "-", "–": "-", "—": "-", "≥": ">=", "≤": "<=", "≠": "!="}
    | {"“": "'", "”": "'", "‘": "'", "’": "'", "「": "'", "」": "'", "、": ",", "。": "."}
)


def number_at(source: str, at: int) -> str:
    """
    Return the number that begins at *at*, as it is written.

    >>> number_at("2 + 0.50", 4)
    '0.50'
    """
    found = _NUMBER.match(source, at)
    return found[0] if found else ""


def check_signs(source: str) -> None:
    """
    Refuse a formula with a sign, word or number that formulas do not have.

    Raises:
        FormulaError: with the column of the first such sign.

    >>> check_signs("1 + 2")
    >>> check_signs("2 ** 3")
    Traceback (most recent call last):
    govinfo.errors.FormulaError: column 3: formulas have no powers; multiply instead
    """
    if len(source) > MAX_LENGTH:
        raise FormulaError(
            Text("a formula has at most {most} characters, this one has {n}", most=MAX_LENGTH, n=len(source)), MAX_LENGTH + 1
        )
    if not source.strip(" \t\r\n"):
        raise FormulaError(Text("the formula is empty; write a number, a condition or a quoted word"), 1)
    at, opened, after_value = 0, list[int](), False
    while at < len(source):
        found = _match(source, at)
        match found.lastgroup:
            case "number" | "quoted":
                _refuse_neighbour(found, after_value=after_value)
                (_check_number if found.lastgroup == "number" else _check_quoted)(found)
                after_value = True
            case "word":
                _check_word(found)
                joins = found[0] in _JOINERS
                if not joins:
                    _refuse_neighbour(found, after_value=after_value)
                after_value = not joins
            case "sign":
                _track(found, opened)
                after_value = found[0] == ")"
            case _:
                pass
        at = found.end()
    if not after_value:
        raise FormulaError(Text("the formula stops here; a value is missing"), len(source.rstrip(" \t\r\n")) + 1)
    if opened:
        raise FormulaError(Text("this bracket is never closed; add a )"), opened[-1] + 1)


def _match(source: str, at: int) -> re.Match[str]:
    """Return the token at *at*."""
    pair = source[at : at + 2]
    if pair == "**":
        raise FormulaError(Text("formulas have no powers; multiply instead"), at + 1)
    if pair in _WRONG_PAIRS:
        raise FormulaError(Text("write {right} instead of {wrong}", right=_WRONG_PAIRS[pair], wrong=pair), at + 1)
    found = _TOKEN.match(source, at)
    if found is None:
        raise FormulaError(_remedy(source[at]), at + 1)
    return found


def _remedy(char: str) -> Text:
    """Return what is wrong with *char* and what to write."""
    if char in _WRONG_SIGNS:
        return Text("write {right} instead of {wrong}", right=_WRONG_SIGNS[char], wrong=char)
    if char == ".":
        return Text("a point stands only inside a number such as 0.5")
    if char == "%":
        return Text("write a percentage as a decimal, such as 0.3 for 30%")
    if char in _QUOTES:
        return Text("this quotation mark is never closed, or a \\ or a line break stands inside it")
    half_width = unicodedata.normalize("NFKC", char)
    if char.isdecimal():
        return Text("{wrong} is not an ordinary digit; write {right}", wrong=char, right=unicodedata.digit(char))
    if half_width != char and half_width.isascii() and half_width.isprintable():
        if half_width == " ":
            return Text("this is not an ordinary space; write one with half-width input")
        return Text("{wrong} is a full-width sign; write {right}", wrong=char, right=half_width)
    if char.isprintable() and char.isalpha():
        return Text("{wrong} can stand only inside quotation marks", wrong=char)
    return Text("{wrong} has no meaning in a formula", wrong=show(char))


def _refuse_neighbour(found: re.Match[str], *, after_value: bool) -> None:
    """Refuse a value that stands right behind another."""
    if after_value:
        raise FormulaError(Text("an operator or a comma is missing before {word}", word=show(found[0])), found.start() + 1)


def _check_number(found: re.Match[str]) -> None:
    """Refuse a number in any spelling but 1000 and 0.5."""
    if not _NUMBER.fullmatch(found[0]):
        raise FormulaError(Text("a number is written like 1000 or 0.5, got {got}", got=show(found[0])), found.start() + 1)
    if len(found[0]) > MAX_DIGITS:
        raise FormulaError(Text("a number has at most {most} digits", most=MAX_DIGITS), found.start() + 1)


def _check_quoted(found: re.Match[str]) -> None:
    """Refuse signs in a quoted word that nobody can see."""
    for at, char in enumerate(found[0], start=found.start()):
        if not char.isprintable():
            raise FormulaError(Text("{wrong} has no meaning in a formula", wrong=show(char)), at + 1)


def _check_word(found: re.Match[str]) -> None:
    """Refuse Python's other words."""
    if keyword.iskeyword(found[0]) and found[0] not in _WORDS:
        raise FormulaError(Text("{word} is no word of formulas", word=show(found[0])), found.start() + 1)


def _track(found: re.Match[str], opened: list[int]) -> None:
    """Count brackets."""
    if found[0] == "(":
        opened.append(found.start())
        if len(opened) > MAX_DEPTH:
            raise FormulaError(Text("a formula is nested at most {most} deep; split the rule", most=MAX_DEPTH), found.start() + 1)
    elif found[0] == ")":
        if not opened:
            raise FormulaError(Text("this bracket was never opened; remove it or add a ("), found.start() + 1)
        opened.pop()
