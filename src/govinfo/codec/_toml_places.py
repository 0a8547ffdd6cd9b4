"""Where the keys and values of a TOML file stand, which the reader of the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Final, TypeAlias, final

from attrs import field, frozen

Path: TypeAlias = tuple[str | int, ...]
"""The names and numbers that lead from the document to a value in it."""

DEEPEST: Final = 12
"""How many names and numbers of a path are followed; what lies deeper stands where that does."""

_BLANK: Final = re.compile(r"(?:[ \t\n]++|\#[^\n]*+)*+")
_BLANK_OR_COMMA: Final = re.compile(r"(?:[ \t\n,]++|\#[^\n]*+)*+")
_SPACE: Final = re.compile(r"[ \t]*+")
_KEY: Final = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_STRING: Final = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+"""(?:""|"|)'''
    r"""|\'\'\'(?:[^']|'(?!''))*+\'\'\'(?:''|'|)"""
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""",
    re.DOTALL,
)
_BARE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,\]}#]*+|[^\s,\]}#]++")
_ESCAPE: Final = re.compile(r"\\(?:u.{4}|U.{8}|[ \t]*\n\s*+|.)", re.DOTALL)
_LONG_QUOTES: Final = ('"""', "'''")


@final
@frozen
class Place:
    """
    One place in a file (位置).

    Attributes:
        line: counted from 1.
        column: the character in the line, counted from 1.
    """

    line: int
    column: int


@final
@frozen(eq=False)
class Places:
    """
    Where everything in one TOML file stands.

    Attributes:
        text: the file.
        keys: where the key of a value begins, or the header of a table.
        values: where a value begins; a table with a header of its own has none.
    """

    text: str = field(repr=False)
    keys: Mapping[Path, int]
    values: Mapping[Path, int]
    lines: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, found: Iterable[tuple[Path, int, int | None]]) -> Places:
        """Keep what was found in a text: of each path where its key begins, and where its value does."""
        keys: dict[Path, int] = {}
        values: dict[Path, int] = {}
        for path, key, value in found:
            keys.setdefault(path, key)
            if value is not None:
                values.setdefault(path, value)
        return cls(text, keys, values, (0, *(line.end() for line in re.finditer("\n", text))))

    def place(self, offset: int) -> Place:
        """Return the line and column of a character of the file."""
        line = bisect_right(self.lines, offset)
        return Place(line, offset - self.lines[line - 1] + 1)

    def within(self, path: Path, index: int) -> int:
        """Return where the character *index* of the string at *path* is written; its closing quote, where it is shorter."""
        return inside_string(self.text, self.values[path], index)


def places_of(text: str) -> Places:
    r"""
    Return where everything in *text* stands.

    Args:
        text: what `tomllib` reads as TOML; of anything else nothing is promised, but that this ends.

    >>> places = places_of('[[price]]\nid = "x"\namount = "1 +"\n')
    >>> places.place(places.values["price", 0, "amount"]), places.place(places.keys["price", 0])
    (Place(line=3, column=10), Place(line=1, column=1))
    >>> places.place(places.within(("price", 0, "amount"), 2))
    Place(line=3, column=13)
    """
    text = text.replace("\r\n", "\n")
    return Places.of(text, _scan(text))


def inside_string(text: str, start: int, index: int) -> int:
    """Return where the character *index* of the string that begins at *start* is written."""
    found = _STRING.match(text, start)
    if found is None:
        return start
    width = 3 if found[0].startswith(_LONG_QUOTES) else 1
    escaped = found[0][0] == '"'
    at, end = start + width, found.end() - width
    if width > 1 and text.startswith("\n", at):
        at += 1
    while at < end:
        escape = _ESCAPE.match(text, at) if escaped else None
        continued = escape is not None and "\n" in escape[0]  # a backslash at the end of a line stands for no character
        if index <= 0 and not continued:
            break
        index -= not continued
        at = at + 1 if escape is None else escape.end()
    return at


def _scan(text: str) -> Iterator[tuple[Path, int, int | None]]:
    """Yield for every key, header and value its path, where its key begins, and where its value does."""
    tables: Counter[Path] = Counter()
    here: Path = ()
    at = _after(_BLANK, text, 0)
    while at < len(text):
        start = at
        if text[at] == "[":
            several = text.startswith("[[", at)
            names, at = _names(text, at + (2 if several else 1))
            here = ()
            for number, (name, _) in enumerate(names, 1):
                here = _in(here, name)
                yield here, start, None
                if number == len(names) and several:
                    tables[here] += 1
                if tables[here]:
                    here = _in(here, tables[here] - 1)
                    yield here, start, None
            at = _after(_BLANK, text, text.find("]", at) + (2 if several else 1)) if names else len(text)
        else:
            names, at = _names(text, at)
            if not names:
                return
            path = here
            for name, begins in names:
                path = _in(path, name)
                yield path, begins, None
            at = at + 1 if text.startswith("=", at) else at
            at = yield from _value(text, _after(_SPACE, text, at), path, names[-1][1])
        at = max(_after(_BLANK, text, at), start + 1)


def _value(text: str, start: int, path: Path, key: int) -> Generator[tuple[Path, int, int | None], None, int]:
    """Yield the value that begins at *start* and all in it; return where it ends."""
    open_: list[tuple[Path, str, int]] = []
    at = start
    while at < len(text):
        yield path, key, at
        if text[at] in "[{":
            open_.append((path, text[at], 0))
            at += 1
        else:
            found = _STRING.match(text, at) or _BARE.match(text, at)
            at = found.end() if found is not None else at + 1
        while open_:  # until the next value in what is open
            at = _after(_BLANK_OR_COMMA, text, at)
            holder, bracket, count = open_.pop()
            if at >= len(text):
                return at
            if text[at] in "]}":
                at += 1
                continue
            path, key = holder, at
            if bracket == "{":
                names, at = _names(text, at)
                if not names:
                    return len(text)
                for name, key in names:
                    path = _in(path, name)
                    yield path, key, None
                at = _after(_SPACE, text, at + 1)
            else:
                path = _in(holder, count)
            open_.append((holder, bracket, count + 1))
            break
        else:
            return at
    return at


def _in(path: Path, name: str | int) -> Path:
    return (*path, name) if len(path) < DEEPEST else path


def _names(text: str, at: int) -> tuple[list[tuple[str, int]], int]:
    """Return the names of a dotted key that begins at *at*, each with where it begins, and where the key ends."""
    names: list[tuple[str, int]] = []
    at = _after(_SPACE, text, at)
    while (found := _KEY.match(text, at)) is not None:
        names.append((_name(found[0]), at))
        at = _after(_SPACE, text, found.end())
        if not text.startswith(".", at):
            break
        at = _after(_SPACE, text, at + 1)
    return names, at


def _name(written: str) -> str:
    """Return the name that a key is, as it is written."""
    if written[0] == '"' and "\\" in written:
        try:
            return next(iter(tomllib.loads(f"{written} = 0")))
        except tomllib.TOMLDecodeError:
            return written
    return written[1:-1] if written[0] in "\"'" else written


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()
