"""
Texts from records made harmless (无害化): a name is shown as a name, whatever it contains.

Names and titles come from anybody. Line breaks, terminal commands, marks that turn the direction
of writing, markup and spreadsheet formulas in them must do nothing where they are printed.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from govinfo._doors import checked
from govinfo.exact import Exact, format_exact, round_half_up
from govinfo.texts._shown import is_visible

_KEPT: Final = "\u3000"  # the ideographic space, which is no printable character to Python
_BLANKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029")
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]#|~!$^])")
_ADDRESS: Final = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)")
_LINE_START: Final = re.compile(r"\A(\s*)([-+=]|[0-9]+(?=[.)](?:\s|\Z)))")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_OF_DATES: Final = re.compile(
    r"(?:\d|[-/.:,'\s年月日号时分秒]|上午|下午|[ap]\.?m|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)+",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(r"[-/:a-z年月日号时分秒上下]|\..*\.", re.IGNORECASE)
_LONGEST_DATE: Final = 60
_PLACES: Final = Fraction(1, 1_000_000)
_FORMULA: Final = frozenset("=+-@＝＋－＠|%")


@checked
def inert(text: str) -> str:
    r"""
    Return *text* as one line in which nothing acts on a terminal.

    White space becomes a blank, every other invisible character is written as its number.

    >>> inert("a\nb\x1b[31m\u202ec")
    'a b\\x1b[31m\\u202ec'
    """
    if text.isprintable():
        return text
    return "".join(char if is_visible(char) or char in _KEPT else " " if _is_blank(char) else _number(char) for char in text)


def _is_blank(char: str) -> bool:
    return char in _BLANKS or char.isspace()


def _number(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@checked
def markdown_text(text: str) -> str:
    r"""
    Return *text* as Markdown that shows exactly this text, in a table too.

    >>> print(markdown_text("<b>*a*|[x](http://y)"))
    &lt;b&gt;\*a\*\|\[x\](http\://y)
    """
    escaped = _MARKUP.sub(r"\\\1", inert(text)).translate(_ENTITIES)
    escaped = _ADDRESS.sub(lambda match: "\\" + match[0], escaped)
    return _LINE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    # a hyphen is escaped in front, a number behind, before its full stop
    return match[1] + (match[2] + "\\" if match[2].isdigit() else "\\" + match[2])


@checked
def csv_text(text: str) -> str:
    """
    Return *text* as a cell that no spreadsheet takes for a formula, a day or a time of day.

    >>> csv_text("=1+1"), csv_text("3-5"), csv_text("plain")
    ("'=1+1", "'3-5", 'plain')
    """
    line = inert(text)
    risky = text[:1] in {"\t", "\r", "\n"} or line.lstrip()[:1] in _FORMULA or _is_like_a_date(line)
    return "'" + line if risky else line


def _is_like_a_date(line: str) -> bool:
    # a spreadsheet takes 3-5, 10/3, 2024年3月, MARCH1 and 9:30 for days and times, in full width too; a plain number it leaves
    if len(line) > _LONGEST_DATE:
        return False
    plain = unicodedata.normalize("NFKC", line)
    return bool(_OF_DATES.fullmatch(plain) and _TELLING.search(plain) and re.search(r"\d", plain))


def csv_number(value: Exact) -> str:
    """
    Return a number as every spreadsheet reads it: a fraction without an end rounded half up to six decimals.

    >>> csv_number(Fraction(1, 8)), csv_number(Fraction(10, 3))
    ('0.125', '3.333333')
    """
    text = format_exact(value)
    return text if "/" not in text else format_exact(round_half_up(value, _PLACES))


def csv_exact(value: Exact) -> str:
    """
    Return what a number is exactly where `csv_number` rounds it, nothing where it does not.

    With a sign of division, since `10/3` would be taken for the third of October, and a true minus.

    >>> csv_exact(Fraction(10, 3)), csv_exact(Fraction(-10, 3)), csv_exact(5)
    ('10÷3', '−10÷3', '')
    """
    text = format_exact(value)
    return "" if "/" not in text else text.replace("/", "÷").replace("-", "−")
