"""Problems of TOML files at their line and column; a file is looked through only where there are problems in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast, final

from attrs import evolve, field, frozen

from govinfo.codec._json import decode_text
from govinfo.codec._problems import Refusal, member
from govinfo.codec._toml import parse_toml
from govinfo.codec._toml_places import DEEPEST, Path, Place, Places, places_of
from govinfo.errors import Problem
from govinfo.texts import Text
from govinfo.texts._text import plain

_FORMULA: Final = "column {column}: {message}"
_LEAST: Final = 2
"""How many characters a text needs for its occurrence to tell one place from another."""

_Found: TypeAlias = tuple[Path, str]
"""What a path leads to, and what is left of it where it leads no further."""


def located(problems: Iterable[Problem], text: str | bytes, *, name: str = "", rules: Sequence[str] = ()) -> tuple[Problem, ...]:
    r"""
    Return problems of a TOML file, each with its line and column.

    Args:
        problems: with their paths.
        text: the file.
        name: what the file is called, which stands in front of every path.
        rules: the lists of tables whose ids begin a path.

    >>> from govinfo.texts import Text
    >>> problem = Problem(path="national.amount", message=Text("must be greater"))
    >>> str(*located([problem], '[[price]]\nid = "national"\namount = 0', rules=["price"]))
    'national.amount: must be greater (line 3, column 10)'
    """
    several = tuple(problems)
    if not several:
        return ()
    file = _File.of(text, rules)
    prefix = f"{name}: " if name else ""
    found: list[Problem] = []
    for problem in several:
        place = file.place(problem, problem.path.removeprefix(prefix))
        found.append(evolve(problem, file=problem.file or name or None, line=place.line, column=place.column))
    return tuple(found)


@final
@frozen(eq=False)
class _File:
    """
    A TOML file as it is looked through for places.

    Attributes:
        values: every value by its path.
        inside: the names and numbers of what is in a value.
        by_id: the tables of rules that bear an id.
    """

    text: str
    places: Places
    values: Mapping[Path, object]
    inside: Mapping[Path, Sequence[str | int]]
    by_id: Mapping[str, Sequence[Path]]
    _written: dict[Path, dict[str, str | int]] = field(factory=dict[Path, dict[str, str | int]], init=False)

    @classmethod
    def of(cls, text: str | bytes, rules: Sequence[str]) -> _File:
        """Look through a file; of what is no TOML only the beginning is known."""
        try:
            decoded = decode_text(text, least="").replace("\r\n", "\n")
            values = dict(_values_in(parse_toml(decoded, str)))
            places = places_of(decoded)
        except Refusal:
            decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
            decoded, values = decoded.replace("\r\n", "\n"), {}
            places = Places.of(decoded, ())
        inside: dict[Path, list[str | int]] = defaultdict(list)
        by_id: dict[str, list[Path]] = defaultdict(list)
        for path, value in values.items():
            if path:
                inside[path[:-1]].append(path[-1])
            if len(path) == 3 and path[0] in rules and path[2] == "id" and isinstance(value, str):  # list, number, id
                by_id[value].append(path[:2])
        return cls(decoded, places, values, inside, by_id)

    def place(self, problem: Problem, path: str) -> Place:
        """Return where a problem of this file is."""
        given = dict(problem.message.values)
        told = sorted(self._found(path), key=lambda found: len(found[1]))
        if not told or told[0] == ((), ""):
            return self._of_text(problem.message)
        nearest = [found for found in told if len(found[1]) == len(told[0][1])]
        if problem.message.template == _FORMULA:
            for where, _ in nearest:
                for leaf, value in self._leaves(where):
                    if value == given.get("formula"):
                        return self.places.place(self.places.within(leaf, cast("int", given["column"]) - 1))
        words = [word for word in (plain(value, "en").strip('"') for _, value in problem.message.values) if len(word) >= _LEAST]
        where, left = nearest[0]
        if len(nearest) > 1:
            where, left = max(nearest, key=lambda found: sum(word in str(self.values[found[0]]) for word in words))
        if problem.message.template.startswith("two rules with this id"):
            where = nearest[-1][0]
        if not left and _is_switch(self.values[where]):
            amounts = {plain(value, "en") for _, value in problem.message.values}
            where = next((leaf for leaf, value in self._leaves(where) if leaf[-1] != "reading" and str(value) in amounts), where)
        return self.places.place(self._offset(where, is_key=not left and _of_name(problem.message)))

    def _of_text(self, message: Text) -> Place:
        """Return where the file as a whole is wrong: what its reader told, where the number stands that it refused, or its form."""
        given = dict(message.values)
        line, column = given.get("line"), given.get("column")
        if isinstance(line, int) and isinstance(column, int):
            return Place(line, column)
        if message.template.startswith("schema must be"):
            return self.places.place(self._offset(("schema",), is_key=False))
        number = str(given.get("got", "")).strip('"')
        return self.places.place(max(self.text.find(number), 0))

    def _offset(self, where: Path, *, is_key: bool) -> int:
        if not is_key and where in self.places.values:
            return self.places.values[where]
        return self.places.keys.get(where, 0)

    def _found(self, path: str) -> Iterator[_Found]:
        """Yield what a path may lead to: from the document, from one of its tables, from a rule with such an id."""
        if path.startswith("$"):
            yield self._follow((), path[1:])
            return
        names = [name for name in _beginnings(path) if (name,) in self.values]
        if names:
            yield self._follow((names[0],), path[len(names[0]) :])
        for id_ in _beginnings(path):
            yield from (self._follow(table, path[len(id_) :]) for table in self.by_id.get(id_, ()))

    def _follow(self, here: Path, left: str) -> _Found:
        """Go from a value as far into it as the path leads."""
        while left:
            id_ = self.values.get((*here, "id"))
            if isinstance(id_, str) and left.startswith(f" ({id_})"):
                left = left[len(id_) + 3 :]
                continue
            step = next(((len(one), name) for one in _beginnings(left) if (name := self._inside(here).get(one)) is not None), None)
            if step is None:
                break
            here, left = (*here, step[1]), left[step[0] :]
        return here, left

    def _inside(self, here: Path) -> Mapping[str, str | int]:
        """Return what is in a value, as paths write it."""
        found = self._written.get(here)
        if found is None:
            found = self._written[here] = {}
            for name in self.inside[here]:
                found |= {f"[{name}]": name} if isinstance(name, int) else {f".{name}": name, member(name): name}
        return found

    def _leaves(self, where: Path) -> Iterator[tuple[Path, object]]:
        """Yield the values in which there are no others, from a place on."""
        names = self.inside[where]
        if not names:
            yield where, self.values[where]
        for name in names:
            yield from self._leaves((*where, name))


def _beginnings(path: str) -> Iterator[str]:
    """Yield what a path may begin with, the longest first: all of it, or as far as a name or a number in it ends."""
    yield path
    for end in range(len(path) - 1, 0, -1):
        if path[end] in ".[ " or path[end - 1] == "]":
            yield path[:end]


def _is_switch(value: object) -> bool:
    return isinstance(value, dict) and "reading" in value


def _of_name(message: Text) -> bool:
    """Whether a problem is about the name of a field and not about its value."""
    inner = next((value for name, value in message.values if name == "complaint"), message)
    return isinstance(inner, Text) and inner.template.startswith("is no known field")


def _values_in(document: object) -> Iterator[tuple[Path, object]]:
    waiting: list[tuple[Path, object]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if len(path) >= DEEPEST:
            continue
        if isinstance(value, dict):
            waiting += [((*path, name), inner) for name, inner in reversed(cast("dict[str, object]", value).items())]
        elif isinstance(value, list):
            waiting += [((*path, place), inner) for place, inner in reversed(list(enumerate(cast("list[object]", value))))]
