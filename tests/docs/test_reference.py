"""Every public name, option, code and key stands in the documents."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from enum import Enum
from pathlib import Path
from types import FunctionType

import pytest

import govinfo
from govinfo._codes import TEMPLATES
from govinfo.codec._rulebooks import RULES, RulebookFile
from govinfo.labels import Labelled

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs" / "site"))
api = importlib.import_module("api")
glossary = importlib.import_module("glossary")
PAGES: dict[str, str] = dict(api.pages())
NAMES: list[str] = sorted(api.HOMES.values())
CLASSES = [name for name in NAMES if isinstance(getattr(importlib.import_module(name.rpartition(".")[0]), name.rpartition(".")[2]), type)]


def thing(name: str) -> object:
    """Return what a full name stands for."""
    module, _, word = name.rpartition(".")
    return getattr(importlib.import_module(module), word)


def test_every_public_name_has_its_place_in_the_api() -> None:
    """Once, on the page of the module it lives in."""
    told = re.findall(r"^\.\. (?:autoclass|autofunction|py:data):: (\S+)$", "\n".join(PAGES.values()), re.MULTILINE)

    assert sorted(told) == NAMES
    assert {f"reference/api/{name}.md" for name in [*api.public_modules(), "index"]} == set(PAGES)


def test_what_a_module_shows_of_others_leads_to_them() -> None:
    """`govinfo.assess` is told of under `govinfo.assessment`."""
    page = PAGES["reference/api/govinfo.md"]

    assert [] == [word for word in govinfo.__all__ if f"<govinfo.{word}>" in page]
    assert [] == [word for word in govinfo.__all__ if f"`{word} <govinfo." not in page]


@pytest.mark.parametrize("name", CLASSES)
def test_every_public_member_has_a_docstring(name: str) -> None:
    """The class, its methods and its properties."""
    cls = thing(name)
    assert isinstance(cls, type)
    shown = {word: member for word, member in vars(cls).items() if not word.startswith("_")}
    told = {
        word: inspect.getdoc(member)
        for word, member in shown.items()
        if isinstance(member, (property, FunctionType, classmethod, staticmethod))
    }

    assert cls.__doc__
    assert [] == [word for word, doc in told.items() if not doc]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in CLASSES])
def test_every_public_function_and_constant_has_a_docstring(name: str) -> None:
    """That of a constant stands below it in the source."""
    found = inspect.unwrap(thing(name))  # type: ignore[arg-type]  # a constant is its own
    module, _, word = name.rpartition(".")
    sources = Path(str(importlib.import_module(module).__file__)).parent.glob("*.py")

    assert found.__doc__ if isinstance(found, FunctionType) else any(word in told_below(path) for path in sources)


def told_below(path: Path) -> set[str]:
    """Return the names of a module that a docstring stands below."""
    body = ast.parse(path.read_text("utf-8")).body
    told = {index - 1 for index, line in enumerate(body) if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)}
    targets = [
        line.target if isinstance(line, ast.AnnAssign) else line.targets[0]
        for index, line in enumerate(body)
        if index in told and isinstance(line, (ast.Assign, ast.AnnAssign))
    ]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_the_names_without_an_example_are_those_that_are_listed() -> None:
    """A new public function or class brings an example that runs; one that got an example leaves the list."""
    kinds = (type, FunctionType)
    bare = [name for name in NAMES if isinstance(found := inspect.unwrap(thing(name)), kinds) and ">>>" not in (found.__doc__ or "")]  # type: ignore[arg-type]

    assert (Path(__file__).parent / "without-example.txt").read_text("utf-8").split() == bare


def test_every_code_of_a_problem_is_in_the_reference() -> None:
    """Programs hold on to it."""
    page = (ROOT / "docs" / "reference" / "problems.md").read_text("utf-8")

    assert [] == [code for code in TEMPLATES if f"`{code}`" not in page]


def test_every_table_of_a_rulebook_is_in_the_reference() -> None:
    """Its keys are held by the tests of the documents."""
    page = (ROOT / "docs" / "reference" / "rulebook.md").read_text("utf-8")

    assert RulebookFile.__doc__
    assert [] == [name for name in RULES if f"[[{name}]]" not in page and f"`{name}`" not in page]


def test_the_glossary_has_every_word_of_every_closed_list_with_its_label() -> None:
    """In both languages; the words are those of the library, so that they cannot fall behind."""
    pages = dict(glossary.pages())
    lists = [cls for cls in map(thing, NAMES) if isinstance(cls, type) and issubclass(cls, Labelled) and cls is not Labelled]

    assert set(pages) == {"reference/glossary.md", "zh/reference/glossary.md"}
    for page in pages.values():
        assert "| `township` | 乡镇级 | 层级 |" in page
        assert [] == [
            f"{cls.__name__}.{member.name}"
            for cls in lists
            for member in _members(cls)
            if f"| `{member.value}` | {member.label} |" not in page
        ]


def _members(cls: type[Enum]) -> list[Labelled]:
    return [member for member in cls if isinstance(member, Labelled)]
