"""What shipped rulebooks and examples say in Chinese is written as a clerk writes it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

DATA = files("govinfo").joinpath("data")
FILES = sorted(f"{folder}/{file.name}" for folder in ("rulebooks", "examples") for file in DATA.joinpath(folder).iterdir())
HALF_WIDTH = re.compile("[\u4e00-\u9fff”）》」][,;:?!](?![ a-z])")
"""A mark of half width behind a Chinese character; in an English sentence a blank follows it."""


def words(value: Any, key: str = "") -> Iterator[str]:
    """Yield every Chinese text that is not the quotation of a source."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner, key)
    elif isinstance(value, str) and key != "text" and not key.endswith("_en"):
        yield value


@pytest.mark.parametrize("name", FILES)
def test_chinese_has_marks_of_full_width(name: str) -> None:
    """Titles, questions, options, notes, gaps; what a clause quotes stays as its source has it."""
    document = tomllib.loads(DATA.joinpath(name).read_text("utf-8"))

    assert [text for text in words(document) if HALF_WIDTH.search(text)] == []


CLAUSE = re.compile("[一二三四五六七八九十]+(?:[(][一二三四五六七八九十0-9]+[)][0-9]*)+")
"""The name of a clause as clerks cite it."""

BRACKET = re.compile("[\u4e00-\u9fff”）》」][()](?![一二三四五六七八九十0-9]{1,3}[)])|[(][^()]*[\u4e00-\u9fff]{2}[^()]*[)]")
"""A bracket of half width beside Chinese characters, but for those in the names of clauses such as 五(四)."""


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("rulebooks")])
def test_a_rulebook_has_brackets_of_full_width_and_its_source_is_told_in_two_languages(name: str) -> None:
    """In titles, questions, options, notes and gaps; what is noted about the source has its English."""
    document = tomllib.loads(DATA.joinpath(name).read_text("utf-8"))

    told = {table: value for table, value in document.items() if table != "measures"}
    for rules in document.values():
        for rule in rules if isinstance(rules, list) else ():
            for formula in ("amount", "provided", "when"):
                rule.pop(formula, None)

    assert [text for text in words(told) if BRACKET.search(CLAUSE.sub("", text))] == []
    source = document["source"]
    assert ("note" in source) == ("note_en" in source)
