"""A rulebook as it stands in an editor (正在编写的办法): half-written, so that no reader of TOML takes it, and yet of use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

_HEADER: Final = re.compile(r"\s*\[{1,2}(?P<path>[^\[\]]+)\]{1,2}\s*(?:#.*)?")
_KEY: Final = re.compile(r"""\s*(?P<key>[\w-]+|"[^"]*"|'[^']*')\s*(?:\.\s*[\w."'-]+\s*)?=""")
_GIVEN: Final = re.compile(r"""=\s*["']([^"']+)["']""")
_QUOTED: Final = re.compile(r"""\"[^\"]*+\"|'[^']*+'""")
_BEGUN: Final = re.compile(r"""(?<![\w-])([\w-]+)"?\s*=(?!=)""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_ASKED: Final = re.compile(r"""(?<![\w-])(?P<key>[\w-]+)"?\s*=\s*(?:\{\s*(?:not|reading)\s*=\s*)?(?:\[[^\]=]*)?["'][^"']*\Z""")
_WORD: Final = re.compile(r"""[^\s"'=,(){}\[\]]+""")


@final
@frozen
class Table:
    """
    A table of the file, as far as its lines go.

    Attributes:
        path: its name, part by part.
        first: the line of its heading, -1 for what stands above the first one.
        end: the line behind its last one.
    """

    path: tuple[str, ...]
    first: int
    end: int


@final
@frozen
class Document:
    r"""
    The text of a rulebook (办法文本), line by line, lines and characters counted from 0.

    >>> Document.of('[forms]\nbrief = { title = "简讯" }').declared("forms")
    {'brief': 1}
    """

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Document:
        """Return the lines of a text."""
        return cls(tuple(text.split("\n")))

    def tables(self) -> Iterator[Table]:
        """Yield the tables in their order."""
        path: tuple[str, ...] = ()
        first = -1
        for number, line in enumerate(self.lines):
            found = _HEADER.fullmatch(line)
            if found is not None:
                yield Table(path, first, number)
                path, first = tuple(bare(part) for part in _PART.findall(found["path"].strip())), number
        yield Table(path, first, len(self.lines))

    def table_at(self, number: int) -> Table:
        """Return the table in which a line stands."""
        return next(table for table in reversed(tuple(self.tables())) if table.first <= number)

    def keys(self, table: Table) -> dict[str, int]:
        """Return the keys of a table, each with its line."""
        found = ((number, _KEY.match(self.lines[number])) for number in range(table.first + 1, table.end))
        return {bare(key["key"]): number for number, key in found if key is not None}

    def declared(self, name: str) -> dict[str, int]:
        """Return the ids that are declared under a name, each with its line: as keys, as tables of their own, or as rows with an `id`."""
        found: dict[str, int] = {}
        for table in self.tables():
            if table.path == (name,):
                rows = self.lines[max(table.first, 0)].lstrip().startswith("[[")
                found |= self.named(table) if rows else self.keys(table)
            elif len(table.path) > 1 and table.path[0] == name:
                found.setdefault(table.path[1], table.first)
        return found

    def named(self, table: Table) -> dict[str, int]:
        """Return the id of a row with its line."""
        number = self.keys(table).get("id")
        value = None if number is None else _GIVEN.search(self.lines[number])
        return {} if number is None or value is None else {value[1]: number}

    def word_at(self, number: int, character: int) -> tuple[str, int, int]:
        """Return the word under the cursor and where it begins and ends; an empty one where there is none."""
        for found in _WORD.finditer(self.line(number)):
            if found.start() <= character <= found.end():
                return found[0], found.start(), found.end()
        return "", character, character

    def quoted_at(self, number: int, character: int, between: str = "") -> str:
        """Return what stands in quotation marks around the cursor, or nothing; of a list, what stands *between* its signs there."""
        for found in _QUOTED.finditer(self.line(number)):
            if found.start() < character <= found.end():
                inside = found[0][1:-1]
                at = min(character - found.start() - 1, len(inside))
                start, end = (inside.rfind(between, 0, at) + 1, inside.find(between, at)) if between else (0, -1)
                return inside[start:] if end < 0 else inside[start:end]
        return ""

    def asked(self, number: int, character: int) -> str | None:
        """Return the key whose text the cursor stands in, None where it stands in none."""
        before = self.line(number)[:character]
        found = _ASKED.search(before)
        return None if found is None else found["key"]

    def key_of(self, number: int, character: int) -> str | None:
        """Return the key that the cursor stands on or behind: the last one before it whose value may have begun."""
        keys = [found for found in _BEGUN.finditer(self.line(number)) if found.start() <= character]
        return keys[-1][1] if keys else None

    def line(self, number: int) -> str:
        """Return a line, an empty one where the file has no such line."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def bare(key: str) -> str:
    """Return a key without its quotation marks."""
    return key[1:-1] if key[:1] in {'"', "'"} else key


def below(lines: Sequence[str], number: int) -> str:
    """Return what a line says behind its first equals sign."""
    return lines[number].partition("=")[2].strip()
