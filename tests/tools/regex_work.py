"""How much work a regular expression makes: a plain backtracking matcher that counts its steps, and texts made to keep it busy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

__all__ = ["Steps", "attacks", "steps"]

Items = list[tuple[Any, Any]]
SINGLE: Final = {ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN}
REPEATS: Final = {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}
MANY: Final = 20
"""A repeat that may go on this often may go on very often."""

PLAIN: Final = " 0a\n\"'.-:/年《"
"""Signs that stand in attacks beside those of the pattern itself."""


class Steps(Exception):  # noqa: N818  # a matcher that is stopped, no error
    """More steps than allowed."""


def parsed(pattern: str | bytes, flags: int) -> Items:
    """Return the parts of a pattern; one of bytes is read as one of as many characters."""
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    return list(parser.parse(text, flags | (0 if isinstance(pattern, str) else re.ASCII)))


def category(kind: object, char: str) -> bool:
    """Whether a character is of a category."""
    name = str(kind).removeprefix("CATEGORY_")
    found = {"DIGIT": char.isdecimal(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}[name.removeprefix("NOT_")]
    return found is not name.startswith("NOT_")


def accepts(item: tuple[Any, Any], char: str, flags: int) -> bool:
    """Whether a part that takes one character takes this one."""
    op, value = item
    if op is ops.ANY:
        return char != "\n" or bool(flags & re.DOTALL)
    if op is ops.IN:
        wanted = value[0][0] is not ops.NEGATE
        return wanted is any(accepts(one, char, flags) for one in value if one[0] is not ops.NEGATE)
    if op is ops.RANGE:
        return value[0] <= ord(char) <= value[1]
    if op is ops.CATEGORY:
        return category(value, char)
    return (ord(char) == value) is (op is ops.LITERAL)


class Matcher:
    """A matcher that goes back as Python's does, one step at a time."""

    def __init__(self, text: str, flags: int, most: int) -> None:
        """Take the text, and how many steps are allowed."""
        self.text, self.flags, self.most, self.count = text, flags, most, 0

    def step(self, number: int = 1) -> None:
        """Count."""
        self.count += number
        if self.count > self.most:
            raise Steps

    def ends(self, items: Items, at: int, start: int = 0) -> Iterator[int]:
        """Yield where the parts may end that begin at a place, in the order in which they are tried."""
        self.step()
        if start == len(items):
            yield at
            return
        for end in self.one(items[start], at):
            yield from self.ends(items, end, start + 1)

    def one(self, item: tuple[Any, Any], at: int) -> Iterator[int]:
        """Yield where one part may end."""
        op, value = item
        if op in SINGLE:
            if at < len(self.text) and accepts(item, self.text[at], self.flags):
                yield at + 1
        elif op in REPEATS:
            yield from self.repeated(op, *value, at)
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from self.ends(list(branch), at)
        elif op is ops.SUBPATTERN:
            yield from self.ends(list(value[3]), at)
        elif op is ops.ATOMIC_GROUP:
            yield from islice(self.ends(list(value), at), 1)
        elif op in {ops.ASSERT, ops.ASSERT_NOT}:
            direction, inner = value
            place = at if direction > 0 else at - inner.getwidth()[0]
            found = place >= 0 and next(self.ends(list(inner), place), None) is not None
            if found is (op is ops.ASSERT):
                yield at
        else:
            assert op is ops.AT, f"{op} is not counted yet"
            if self.stands(value, at):
                yield at

    def stands(self, where: object, at: int) -> bool:
        """Whether a place is what the pattern asks for."""
        name = str(where)
        if name == "AT_BOUNDARY":
            before, after = (0 <= i < len(self.text) and category("WORD", self.text[i]) for i in (at - 1, at))
            return before is not after
        line = bool(self.flags & re.MULTILINE)
        if name.startswith("AT_BEGINNING"):
            return at == 0 or (name == "AT_BEGINNING" and line and self.text[at - 1] == "\n")
        return at == len(self.text) or (name == "AT_END" and self.text[at] == "\n" and (line or at == len(self.text) - 1))

    def repeated(self, op: object, least: int, most: int, inner: Any, at: int) -> Iterator[int]:
        """Yield where a repeated part may end: the longest first, or the shortest, or the longest alone."""
        places = [[at]]
        if op is ops.MIN_REPEAT:
            for number in range(int(most) + 1):
                if number >= least:
                    yield from places[-1]
                if not (following := self.following(list(inner), places[-1])):
                    return
                places.append(following)
        while len(places) <= int(most) and (following := self.following(list(inner), places[-1])):
            places.append(following[:1] if op is ops.POSSESSIVE_REPEAT else following)
        for number in range(len(places) - 1, -1, -1):
            if number >= least:
                yield from places[number]
                if op is ops.POSSESSIVE_REPEAT:
                    return

    def following(self, inner: Items, places: list[int]) -> list[int]:
        """Return where one more repeat may end, each way it may."""
        return [end for place in places for end in self.ends(inner, place) if end > place]


def steps(pattern: str | bytes, flags: int, text: str, *, anywhere: bool, most: int = 10**9) -> int:
    """
    Return how many steps it takes to match a text, or to find every match in it.

    Raises:
        Steps: they are more than *most*.
    """
    items, matcher, at = parsed(pattern, flags), Matcher(text, flags, most), 0
    while at <= len(text):
        end = next(matcher.ends(items, at), None)
        if not anywhere:
            break
        at = at + 1 if end is None or end == at else end
    return matcher.count


def opened(items: Items) -> Items:
    """Return parts with the groups among them opened: what stands in brackets follows what stands before them."""
    found: Items = []
    for op, value in items:
        found += opened(list(value[3])) if op is ops.SUBPATTERN else [(op, value)]
    return found


def sample(items: Items, flags: int) -> str:
    """Return a short text that the parts take."""
    return "".join(sample_of(item, flags) for item in items)


def sample_of(item: tuple[Any, Any], flags: int) -> str:
    """Return a short text that a part takes."""
    op, value = item
    if op in SINGLE:
        return next((char for char in signs([item]) if accepts(item, char, flags)), "")
    if op in REPEATS:
        return sample(list(value[2]), flags) * max(1, value[0])
    if op is ops.BRANCH:
        return sample(list(value[1][0]), flags)
    if op is ops.SUBPATTERN:
        return sample(list(value[3]), flags)
    return sample(list(value), flags) if op is ops.ATOMIC_GROUP else ""


def signs(items: Items) -> str:
    """Return the characters that a pattern names, and some others."""
    found: dict[str, None] = {}

    def walk(op: object, value: Any) -> None:
        if op in {ops.LITERAL, ops.NOT_LITERAL}:
            found[chr(value)] = None
        elif op is ops.RANGE:
            found[chr(value[0])] = None
        else:
            parts = value if isinstance(value, (list, tuple)) or hasattr(value, "getwidth") else ()
            for part in parts:
                if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], type(ops.LITERAL)):
                    walk(*part)
                elif isinstance(part, (list, tuple)) or hasattr(part, "getwidth"):
                    walk(None, part)

    walk(None, items)
    return "".join(dict.fromkeys([*found, *PLAIN]))


def attacks(pattern: str | bytes, flags: int) -> Iterator[Callable[[int], str]]:
    """
    Yield makers of texts of any length that keep a pattern busy: what leads to a repeat, many of what it takes, and an end that fails.

    What it takes is tried in all signs of the pattern, and in what follows the repeat.
    """
    items = parsed(pattern, flags)
    alphabet = signs(items)

    def within(grouped: Items, before: str, after: str) -> Iterator[tuple[str, str, str]]:
        parts = opened(grouped)
        for number, (op, value) in enumerate(parts):
            lead, rest = before + sample(parts[:number], flags), sample(parts[number + 1 :], flags) + after
            inner = [list(value[2])] if op in REPEATS else [list(branch) for branch in value[1]] if op is ops.BRANCH else []
            inner += [list(value)] if op is ops.ATOMIC_GROUP else []
            if op in REPEATS and int(value[1]) >= MANY:
                taken = list(value[2])
                units = [char for char in alphabet if len(taken) == 1 and taken[0][0] in SINGLE and accepts(taken[0], char, flags)]
                further = next((i for i in range(number + 1, len(parts)) if parts[i][0] in REPEATS), len(parts))
                close = sample(parts[number + 1 : further], flags)
                for unit in dict.fromkeys([*units, sample(taken, flags), close, rest, lead + rest]):
                    yield lead, unit, rest
            for one in inner:
                yield from within(one, lead, rest)

    for lead, unit, rest in dict.fromkeys(within(items, "", "")):
        for end in dict.fromkeys(["", "\0", rest[:-1] + "\0", rest + "\0", rest + "\n"]):
            if unit:
                yield lambda n, lead=lead, unit=unit, end=end: lead + unit * -(-n // len(unit)) + end  # type: ignore[misc]
