"""Every sentence that the library prints can be read in Chinese."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import govinfo
from govinfo import _chinese as chinese
from govinfo._chinese import CHINESE

SOURCES = sorted(Path(govinfo.__file__).parent.rglob("*.py"))
TEMPLATES_IN = {
    "Text": 0,
    "say": 0,
    "ask": 0,
    "choose": 0,
    "Command": 1,
    "InvalidValueError": 2,
    "NaiveInstantError": 2,
    "must_be": 0,
    "check_type": 3,
    "WrongTypeError": 2,
}
"""The calls that take a template, and as which argument."""
MADE = {'"govinfo.records/1"', '"govinfo.assessment/1"'}
"""Templates that are made of a constant: a format's name in quotation marks."""


def templates(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every template written in a module, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        place = TEMPLATES_IN.get(name)
        if place is not None and len(node.args) > place:
            yield from strings(node.args[place])


def strings(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield the strings that *node* may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


def places(template: str) -> list[str]:
    """Return the names of the places in *template*."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(template) if name is not None})


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_template_has_its_chinese(path: Path) -> None:
    """A template without Chinese would be read in English by a clerk."""
    missing = [(line, template) for line, template in templates(path) if template not in CHINESE]

    assert [] == missing


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_template_is_put_together_from_values(path: Path) -> None:
    """A sentence with a value inside it has no Chinese, and a brace in the value would break it."""
    glued = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for name in [node.func.id if isinstance(node.func, ast.Name) else ""]
        if name in TEMPLATES_IN and len(node.args) > TEMPLATES_IN[name] and isinstance(node.args[TEMPLATES_IN[name]], ast.JoinedStr)
    ]

    assert [] == glued


@pytest.mark.parametrize("english", sorted(CHINESE))
def test_both_languages_have_the_same_places(english: str) -> None:
    """What the English sentence tells, the Chinese one tells too."""
    assert places(english) == places(CHINESE[english])


def test_no_chinese_is_left_over() -> None:
    """A template that nobody makes any more has no Chinese either."""
    trees = [ast.parse(path.read_text("utf-8")) for path in SOURCES if path.parent.name != "chinese"]
    written = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}

    assert [] == [english for english in CHINESE if english not in written | MADE]


def test_a_template_has_one_chinese() -> None:
    """Where two parts say the same, they say it in the same words."""
    told: dict[str, str] = {}
    twice = [
        (english, told[english], words)
        for module in pkgutil.iter_modules(chinese.__path__, "govinfo._chinese.")
        for english, words in importlib.import_module(module.name).CHINESE.items()
        if told.setdefault(english, words) != words
    ]

    assert [] == twice
