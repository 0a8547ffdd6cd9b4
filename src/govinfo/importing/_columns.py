"""The columns of a ledger kept in a spreadsheet (台账表头): for every list of records its columns, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final, final

import attrs
from attrs import frozen

from govinfo._doors import checked
from govinfo.errors import InvalidValueError
from govinfo.labels import Labelled
from govinfo.records import LISTS
from govinfo.records._meanings import CellKind, cell_kind, held_by, meaning, says_what_it_is, words_of, written
from govinfo.texts import Language, Text
from govinfo.texts._languages import either


@final
@frozen
class TableColumn:
    """
    A column of a table (列).

    Attributes:
        name: its English heading, which is the field's name.
        title: its Chinese heading.
        kind: what its cells hold.
        needed: whether every row must fill it.
        of: the field whose parts it is about, None where it is a field of the record itself.
        part: the field of such a part.
        words: the vocabulary of which its cells hold one word, None where they hold something else.
        declared: under what a rulebook declares the words that its cells hold, None where they hold no such words.
        refers: the list of the records whose ids its cells hold, None where they hold no ids of records.
        rests: whether a record that names nothing here names something else instead, without which it means nothing.
    """

    name: str
    title: str
    kind: CellKind
    needed: bool = False
    of: str | None = None
    part: str | None = None
    words: type[Labelled] | None = None
    declared: str | None = None
    refers: str | None = None
    rests: bool = False

    def heading(self, lang: Language) -> str:
        """Return the heading in *lang*."""
        return either(self.title, self.name, lang)

    def note(self, lang: Language) -> str:
        """Return how its cells are written, in *lang*."""
        if self.kind in {CellKind.WORD, CellKind.WORDS} and self.words is not None:
            words = "、".join(word.text(lang) for word in self.words)
            return words if self.kind is CellKind.WORD else f"{self.kind.text(lang)}：{words}"
        return self.kind.text(lang)


def _one_list(refers: str | tuple[str, ...] | None) -> str | None:
    return refers if isinstance(refers, str) else None


def _columns_of(cls: type[Any], of: str | None = None, prefix: str = "") -> Iterator[TableColumn]:
    """Yield the columns of the records of a class, or of what stands in their field *of*."""
    for spec in written(cls):
        if not says_what_it_is(spec):
            continue
        said, kind = meaning(spec), cell_kind(spec)
        needed = spec.default is attrs.NOTHING
        if kind is not None:
            name, part = prefix + (said.column or spec.name), None if of is None else spec.name
            yield TableColumn(name, said.title, kind, needed, of, part, words_of(spec), said.declared, _one_list(said.refers), said.rests)
            continue
        held, several = held_by(spec)
        inside = tuple(_columns_of(held, spec.name, "" if several else f"{spec.name}_")) if attrs.has(held) else ()
        if not several:
            yield from inside
        elif inside and inside[0].kind in _PLURALS:  # parts that are named by what they refer to
            yield TableColumn(spec.name, said.title, _PLURALS[inside[0].kind], needed, spec.name, inside[0].part)
            yield from inside[1:]


_PLURALS: Final[Mapping[CellKind, CellKind]] = {CellKind.UNIT: CellKind.UNITS, CellKind.PERSON: CellKind.PERSONS}

COLUMNS: Final[Mapping[str, tuple[TableColumn, ...]]] = MappingProxyType({name: tuple(_columns_of(cls)) for name, cls in LISTS.items()})
"""
The columns of every list, by the list's name, as its fields say.

What has parts of its own stays out: the extensions and reports of a handling, the replacement of a
correction. Tags stand in columns named `tag:` and the key, or 标签： and the key.
"""


@cache
def parts_of(name: str) -> Mapping[str, Sequence[TableColumn]]:
    """
    Return the columns of a list that are about parts of a field, by that field.

    Where the field holds several parts, the first of them bears its name and holds whom each part names.

    >>> {field: [column.name for column in columns] for field, columns in parts_of("submissions").items()}
    {'units': ['units', 'weights', 'lead'], 'authors': ['authors', 'person_weights']}
    """
    found: dict[str, list[TableColumn]] = {}
    for column in COLUMNS[name]:
        if column.of is not None:
            found.setdefault(column.of, []).append(column)
    return found


@checked
def list_title(name: str, lang: Language = "zh") -> str:
    """
    Return what the sheet of a list is called.

    Raises:
        InvalidValueError: there is no such list.

    >>> list_title("submissions"), list_title("submissions", "en")
    ('报送', 'submissions')
    """
    if name not in LISTS:
        raise InvalidValueError("name", name, Text("one of {known}", known=tuple(LISTS)))
    return either(LISTS[name].label, name, lang)


def list_named(title: str) -> str | None:
    """
    Return the list that a sheet or file is named after, None where there is none.

    >>> list_named("报送"), list_named("Submissions "), list_named("sheet1")
    ('submissions', 'submissions', None)
    """
    plain = title.strip()
    return next((name for name in LISTS if plain == LISTS[name].label or plain.casefold() == name), None)
