"""No regular expression of the package takes the square of a text's length: what is twice as long makes twice the work."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import pytest
from regex_work import Steps, attacks, steps

import govinfo

N: Final = 100
"""How long a text is at first, and then twice and four times."""

TWICE: Final = 2.4
MOST: Final = 200_000
"""The steps on 400 characters that only a pattern takes whose work multiplies at every turn."""

WHOLE: Final = {"match", "fullmatch"}
ANYWHERE: Final = {"search", "sub", "subn", "split", "findall", "finditer"}


def modules() -> Iterator[Any]:
    """Yield every module of the package."""
    for info in pkgutil.walk_packages(govinfo.__path__, "govinfo."):
        if info.name != "govinfo.__main__":
            yield importlib.import_module(info.name)


def used(tree: ast.Module) -> dict[str, set[str]]:
    """Return by which methods each name of a module is matched; what loops over a tuple stands for it."""
    found: dict[str, set[str]] = {}
    loops: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Name):
            loops |= {target.id: node.iter.id for target in ast.walk(node.target) if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in WHOLE | ANYWHERE:
            found.setdefault(loops.get(node.value.id, node.value.id), set()).add(node.attr)
    return found


def patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a value is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from patterns_in(part)


def collected() -> dict[str, tuple[re.Pattern[Any], bool]]:
    """Return every pattern of the package by its place, and whether it is looked for anywhere in a text."""
    found: dict[str, tuple[re.Pattern[Any], bool]] = {}
    for module in modules():
        with open(module.__file__, encoding="utf-8") as file:  # noqa: PTH123  # a module says where it stands as a text
            tree = ast.parse(file.read())
        methods = used(tree)
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                how = methods.get(name, set())
                found[f"{module.__name__}.{name}[{number}]"] = pattern, not how or not how <= WHOLE
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)):
                continue
            if node.func.value.id == "re" and node.func.attr in WHOLE | ANYWHERE:
                source = eval(compile(ast.Expression(node.args[0]), "pattern", "eval"), vars(module))  # noqa: S307  # a constant of our own
                found[f"{module.__name__}:{node.lineno}"] = re.compile(source), node.func.attr in ANYWHERE
            elif node.func.value.id == "re" and node.func.attr == "compile":
                source = eval(compile(ast.Expression(node.args[0]), "pattern", "eval"), vars(module))  # noqa: S307  # the same
                assert source in {pattern.pattern for pattern, _ in found.values()}, (
                    f"{module.__name__}:{node.lineno} keeps its pattern where nobody finds it"
                )
    return found


PATTERNS: Final = collected()


def grows(pattern: str | bytes, flags: int, *, anywhere: bool) -> str | None:
    """Return the beginning of a text on which the work of a pattern grows faster than the text, None where there is none."""
    for make in attacks(pattern, flags):
        try:
            counted = [steps(pattern, flags, make(length), anywhere=anywhere, most=MOST) for length in (N, 2 * N, 4 * N)]
        except Steps:
            return make(5)
        # a pattern that is bounded may do much more once, but not again
        if all(longer > TWICE * shorter + 1000 for shorter, longer in pairwise(counted)):
            return make(5)
    return None


@pytest.mark.parametrize("place", PATTERNS)
def test_twice_the_text_makes_twice_the_work(place: str) -> None:
    """Counted in the steps of a matcher that goes back as Python's does, on texts made from the pattern itself."""
    pattern, anywhere = PATTERNS[place]

    assert grows(pattern.pattern, pattern.flags, anywhere=anywhere) is None


@pytest.mark.parametrize(
    ("pattern", "anywhere", "bad"),
    [
        (r"(.+?)[T\s]\s*(\d{1,2}):(\d{2})\Z", False, True),
        (r"(a+)+b", False, True),
        (r"a*a*b", False, True),
        (r"\d+x", True, True),
        (r"x (.*?): y (.*?) z", False, True),
        (r"\d+x", False, False),
        (r"(?:a++)+b", False, False),
        (r"(?:[a-z]{1,9}-)*x", False, False),
        (r"\s*[:：]\s*\Z", False, False),
    ],
)
def test_the_counter_tells_the_square_from_the_line(pattern: str, anywhere: bool, bad: bool) -> None:
    """A check that never fails proves nothing."""
    assert (grows(pattern, re.compile(pattern).flags, anywhere=anywhere) is not None) is bad


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (r"(a|b)*?c\b", ["abac", "abacd", "c", ""]),
        (r"(?<!x)(?:a++|\"[^\"\n]*+\")\.(?=b)", ["a.b", "xa.b", '"q".b', "a.c"]),
        (r"^\s{2}(\w+)$", ["  ab", " ab", "  ab\n"]),
        (r"(?>a|ab)c|[^\d]\Z", ["abc", "ac", "x", "1"]),
    ],
)
def test_the_counter_matches_as_python_does(pattern: str, texts: list[str]) -> None:
    """What it counts is what Python would do: it finds the same ends."""
    from regex_work import Matcher, parsed  # noqa: PLC0415  # beside what they are held against

    flags = re.compile(pattern).flags
    for text in texts:
        found = re.match(pattern, text)
        assert next(Matcher(text, flags, 10**6).ends(parsed(pattern, flags), 0), None) == (None if found is None else found.end())
