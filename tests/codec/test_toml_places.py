"""Every key and value of a TOML file is found where it is written, which the standard library does not tell."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.codec._toml_places import DEEPEST, Path, Place, places_of
from govinfo.shipped import shipped_rulebooks

KEYS = st.sampled_from(["a", "b-c", "_d", "7", "三(一)3", "x.y", 'q"t', "", "a\\b", "é"])
WORDS = st.text(st.sampled_from("ab\"'\\\n #=[]{},.三😀\t"), max_size=12)
PLAIN = st.one_of(st.integers(-99, 99), st.booleans(), WORDS)
VALUES: st.SearchStrategy[Any] = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
BLANKS = st.sampled_from(["", " ", "\t", "  "])
BETWEEN = st.sampled_from(["", "\n", '  # [[a]] """ = \'\n', "\n\n\t"])


def paths(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every value of a document with its path."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*path, name))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*path, number))


def name_of(draw: st.DrawFn, key: str) -> str:
    """Write a key in one of its ways."""
    if key and all(char.isascii() and (char.isalnum() or char in "-_") for char in key) and draw(st.booleans()):
        return key
    return (
        f"'{key}'" if draw(st.booleans()) else json.dumps(key, ensure_ascii=draw(st.booleans()) and all(ord(char) < 2**16 for char in key))
    )


def text_of(draw: st.DrawFn, value: Any) -> str:
    """Write a value in one of its ways."""
    if isinstance(value, dict):
        inside = [f"{name_of(draw, key)}{draw(BLANKS)}={draw(BLANKS)}{text_of(draw, inner)}" for key, inner in value.items()]
        return "{" + draw(BLANKS) + f"{draw(BLANKS)},{draw(BLANKS)}".join(inside) + draw(BLANKS) + "}"
    if isinstance(value, list):
        parts = [draw(BETWEEN) + text_of(draw, inner) + draw(BETWEEN) for inner in value]
        return "[" + ",".join(parts) + ("," if value and draw(st.booleans()) else "") + "]"
    if isinstance(value, str):
        plain = json.dumps(value, ensure_ascii=False)
        long = '"""\n' + plain[1:-1].replace("\\n", draw(st.sampled_from(["\n", "\\n"]))) + draw(st.sampled_from(["", "\\\n  "])) + '"""'
        ways = [plain, long, '"""' + plain[1:-1] + '"""']
        if "'" not in value:
            ways += [f"'''\n{value}'''"] + ([f"'{value}'"] if "\n" not in value else [])
        return draw(st.sampled_from(ways))
    return json.dumps(value)


def tables_of(draw: st.DrawFn, document: dict[str, Any], above: str = "") -> str:
    """Write the values of a table, then the tables in it, each under a header of its own."""
    lines, rest = "", ""
    for key, value in document.items():
        name = name_of(draw, key)
        header = f"{above}.{name}" if above else name
        if isinstance(value, dict) and value and draw(st.booleans()):
            rest += f"{draw(BLANKS)}[{header}]{draw(BLANKS)}\n" + tables_of(draw, value, header)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value) and draw(st.booleans()):
            rest += "".join(f"[[{draw(BLANKS)}{header}]] # one\n" + tables_of(draw, one, header) for one in value)
        elif isinstance(value, dict) and len(value) == 1 and draw(st.booleans()):
            inner_name, inner = next(iter(value.items()))
            lines += f"{name}{draw(BLANKS)}.{draw(BLANKS)}{name_of(draw, inner_name)} = {text_of(draw, inner)}\n"
        else:
            lines += f"{draw(BETWEEN)}{name}{draw(BLANKS)}={draw(BLANKS)}{text_of(draw, value)}{draw(BLANKS)}\n"
    return lines + rest


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a TOML file."""
    several = st.lists(st.dictionaries(KEYS, VALUES, max_size=3), min_size=1, max_size=3)
    document = draw(st.dictionaries(KEYS, VALUES | several, max_size=5))
    return tables_of(draw, document)


def check(text: str) -> int:
    """Hold every place of a file against what the standard library reads; return how many there are."""
    wanted = dict(paths(tomllib.loads(text)))
    places = places_of(text)

    assert set(places.keys) == {path for path in wanted if len(path) <= DEEPEST}
    for path, value in wanted.items():
        key = text[places.keys[path] :]
        if not isinstance(path[-1], int):
            assert key[0] in "[\"'" or key.startswith(path[-1])
        if path in places.values:
            written = text[places.values[path] :]
            if isinstance(value, str):
                marks = [text[places.within(path, number)] for number in range(len(value))]
                assert all(mark in {char, "\\"} for mark, char in zip(marks, value, strict=True))
                assert text[places.within(path, len(value))] == written[0]
            else:
                begins = "{" if isinstance(value, dict) else "[" if isinstance(value, list) else str(value).lower()
                assert written.startswith(begins)
        else:
            assert isinstance(value, dict) or (value and all(isinstance(one, dict) for one in value))
    return len(wanted)


@given(texts())
def test_everything_that_is_read_has_its_place(text: str) -> None:
    """However it is written: under headers, dotted, inline, over several lines, between comments."""
    check(text)


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_path_of_a_shipped_rulebook_has_its_place(name: str) -> None:
    """The files that people copy from."""
    folder = files("govinfo").joinpath("data")

    assert check(folder.joinpath("rulebooks").joinpath(f"{name}.toml").read_text("utf-8")) > 30


def test_lines_and_columns_are_counted_as_an_editor_counts_them() -> None:
    """From 1, a character a column, however many bytes it takes; a line may end in two characters."""
    text = '# 说明\r\n[a]\r\n"键" = "二三四" # x\r\nn = [1,\r\n  22]\r\n'
    places = places_of(text)

    assert places.place(places.keys["a", "键"]) == Place(3, 1)
    assert places.place(places.within(("a", "键"), 2)) == Place(3, 10)
    assert places.place(places.values["a", "n", 1]) == Place(5, 3)


def test_a_place_inside_a_string_looks_through_its_escapes() -> None:
    r"""A \t is one character of the value and two of the file; a line that is continued is none."""
    places = places_of('a = "x\\ty\\u4e09z"\nb = """\nsent \\\n   > 5"""\n')

    assert [places.place(places.within(("a",), number)).column for number in range(6)] == [6, 7, 9, 10, 16, 17]
    assert places.place(places.within(("b",), 5)) == Place(4, 4)


@pytest.mark.parametrize("text", ["[" * 5000, "a = " + "[" * 5000, "a = {", 'a = "', "a", "= 1", "[[", "a = '''", '"\\q" = 1', "\x00"])
def test_of_what_is_no_toml_something_is_found_and_it_ends(text: str) -> None:
    """Nobody is told of such places, yet nothing is raised."""
    assert places_of(text).place(0) == Place(1, 1)
