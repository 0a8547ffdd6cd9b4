"""
Texts from records made harmless (无害化): a name is shown as a name, whatever it contains.

Names and titles come from anybody. Line breaks, terminal commands, marks that turn the direction
of writing, markup and spreadsheet formulas in them must do nothing where they are printed.
"""

from __future__ import annotations

import re
from typing import Final

from govinfo._doors import checked

__all__ = ["csv_text", "inert", "markdown_text"]

_KEPT: Final = "\u3000"  # the ideographic space, which is no printable character to Python
_BLANKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029")
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]#|~!$^])")
_ADDRESS: Final = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)")
_LINE_START: Final = re.compile(r"\A(\s*)([-+=]|[0-9]+(?=[.)](?:\s|\Z)))")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
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
    return "".join(char if char.isprintable() or char in _KEPT else " " if _is_blank(char) else _number(char) for char in text)


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
    Return *text* as a cell that no spreadsheet takes for a formula.

    >>> csv_text("=1+1"), csv_text("plain")
    ("'=1+1", 'plain')
    """
    line = inert(text)
    risky = text[:1] in {"\t", "\r", "\n"} or line.lstrip()[:1] in _FORMULA
    return "'" + line if risky else line
