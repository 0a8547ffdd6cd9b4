"""However hostile a file is, reading it takes no more memory and work than its size allows, and ends with our own error or a value."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from csv import field_size_limit as csv_limit
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hostile import FILES, READERS, book, csv, price, rows, size_of, units
from work import calls

from govinfo import Records, build_register, check_records, decode_records
from govinfo.cli import _files
from govinfo.codec import _toml, decode_rulebook
from govinfo.errors import MOST_PROBLEMS, DecodeError, GovinfoError, ProblemsError, RulebookError
from govinfo.exact import MAX_DIGITS
from govinfo.formulas import _lexer
from govinfo.importing import _parts, _sheets, _workbooks, import_tables
from govinfo.records import Submission
from govinfo.register import _checks as checks
from govinfo.texts._near import Suggestions

MANY: Final = 5000
FEWER: Final = 200
"""For files whose every problem asks for the nearest word, which is slow while memory is watched."""

SLOW: Final = (
    "unknown",
    "misspelt",
    "units of one name",
    "lines of an unknown type",
    "rows taken",
    "many fields",
    "rules",
    "lines that are no",
    "a sheet that says",
)
BASE: Final = 32 << 20
"""The memory that any file may take: above all its two thousand problems."""

TIMES: Final = 64
"""How many times its own size a file may take beside that."""

TWICE: Final = 2.4
"""How many times as many calls a file of twice the size may cause."""

CONSTANT: Final = {
    *("a sheet of blanks", "a sheet of rows", "a row far down", "rows taken many times", "unknown publications"),
    *("misspelt units", "measures of measures"),
}
"""What is refused by its size, or bounded by how many cells, records or words there may be."""


def read(name: str, n: int) -> tuple[int, object]:
    """Read a hostile file; return how large it is, and what became of it."""
    reader, make = FILES[name]
    content = make(n)
    return size_of(content), outcome(READERS[reader], content)


def outcome(reader: Callable[[Any], object], content: object) -> object:
    """Return what a reader gives, or its error, which must be ours."""
    try:
        return reader(content)
    except GovinfoError as error:
        assert str(error).strip()
        return error


@pytest.mark.parametrize("name", FILES)
def test_memory_and_words_are_bounded_by_the_size_of_the_file(name: str) -> None:
    """The most that is held at any moment, the error and its words counted in."""
    read(name, 10)  # what is made once and kept
    reader, make = FILES[name]
    content = make(FEWER if name.startswith(SLOW) else MANY)
    tracemalloc.start()
    try:
        result = outcome(READERS[reader], content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < BASE + TIMES * size_of(content)
    if isinstance(result, ProblemsError):  # as many as somebody may read, in lines that somebody may read
        assert 0 < len(result.problems) <= MOST_PROBLEMS + 1
        assert max(len(line) for line in str(result).splitlines()) < 1000


@pytest.mark.parametrize("name", sorted(FILES.keys() - CONSTANT))
def test_work_grows_with_the_size_of_the_file(name: str) -> None:
    """A file of twice the size causes about twice the calls at most: nothing is compared with everything else."""
    read(name, 10)
    reader, make = FILES[name]
    small, large = make(100), make(200)
    first = calls(lambda: outcome(READERS[reader], small))
    second = calls(lambda: outcome(READERS[reader], large))

    assert second <= TWICE * first + 1000, f"{first} calls, {second} for twice the size"


def test_it_is_told_that_there_is_more() -> None:
    """The first problems in the order of the data, and then one that says so."""
    with pytest.raises(DecodeError) as caught:
        decode_records(rows("units", "1", MOST_PROBLEMS + 1))

    assert [problem.path for problem in caught.value.problems] == [*(f"$.units[{i}]" for i in range(MOST_PROBLEMS)), "$"]
    assert caught.value.problems[-1].text("en") == f"$: has more problems than these {MOST_PROBLEMS}: mend these first"

    with pytest.raises(DecodeError) as exactly:
        decode_records(rows("units", "1", MOST_PROBLEMS))
    assert len(exactly.value.problems) == MOST_PROBLEMS


def test_a_misspelt_unit_is_still_answered_with_the_nearest() -> None:
    """In a ledger of many units; a misspelling that comes again is looked up once."""
    sent = "id,units,submitted_at\n" + "".join(f"s{i},{('水力局', '水利')[i % 2]},2024-03-05 09:30\n" for i in range(1000))
    with pytest.raises(DecodeError) as caught:
        import_tables(csv(units=units(5000) + "water,水利局\n", submissions=sent))

    assert {problem.text("en").rpartition(";")[2] for problem in caught.value.problems} == {" did you mean 水利局?"}


def test_references_to_nothing_are_looked_up_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register whose every reference is wrong names the nearest id for the first of them, until enough was compared."""
    monkeypatch.setattr(checks, "Suggestions", lambda: Suggestions(left=2000))
    template = decode_records(rows("submissions", '{"id":"s","units":["v"],"submitted_at":"2024-03-05T09:30:00+08:00"}', 1)).submissions[0]

    def records(n: int) -> Records:
        made = decode_records(rows("units", "{%}", 1).replace("{%}", ",".join(f'{{"id":"unit-{i}","name":"n"}}' for i in range(n))))
        return made + Records(submissions=tuple(sent(template, i) for i in range(n)))

    small, large = records(100), records(200)

    assert "did you mean unit-" in check_records(small)[0].text("en")
    assert calls(lambda: check_records(large)) <= TWICE * calls(lambda: check_records(small))
    with pytest.raises(GovinfoError):
        build_register(large)


def sent(template: Submission, i: int) -> Submission:
    """Return an item of a unit that is not there."""
    return evolve(template, id=f"s{i}", units=(evolve(template.units[0], unit=f"unti-{i}"),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (book(tables="".join(price(i) for i in range(5001))), "$: has 5001 entries, more than 5000: split it"),
        (book(tables="[measures]\n" + "".join(f'm{i} = {{ title = "t", formula = "1" }}\n' for i in range(301))), "$.measures: has 301 entries, more than 300"),
        (book(tables=price(0).replace("amount = 1", "amount = " + "9" * 41)), "$: price[0].amount must be a number of at most 40 characters"),
        (book("#" + "x" * (1 << 20)), "$: is longer than 1048576 characters: split it"),
    ],
)  # fmt: skip
def test_a_rulebook_beyond_any_regulation_is_refused(text: str, words: str) -> None:
    """By how many rules and measures it has, by its numbers and by its length."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(text)

    assert words in str(caught.value)


def test_the_numbers_that_are_promised_are_those_that_are_held() -> None:
    """Those of SECURITY.md."""
    page = (Path(__file__).parents[1] / "SECURITY.md").read_text("utf-8")

    for words in (
        f"below {BASE >> 20} MiB and {TIMES} times the size of the file",
        f"at most {TWICE} times the work",
        f"{_files.MOST_BYTES >> 30} GiB",
        f"| {MOST_PROBLEMS:,}, and then one",
        f"| {MAX_DIGITS} characters |",
        f"{_toml.MOST_CHARACTERS >> 20} MiB, 5,000 entries of a kind, 300 measures",
        f"{_lexer.MAX_LENGTH:,} characters, {_lexer.MAX_DEPTH} levels",
        f"{_parts.MOST_CELLS:,} cells",
        f"{csv_limit():,} characters in CSV, {_sheets.MOST_CHARACTERS:,} in a workbook",
        f"{_parts.INFLATED >> 20} MiB and {_parts.INFLATED_TIMES} times its file; {_workbooks.MOST_SHEETS:,} sheets; {_sheets.COLUMNS:,} columns",
        f"what is kept of it {_parts.KEPT >> 20} MiB and {_parts.KEPT_TIMES} times its file",
        f"{_parts.MOST_DEPTH} levels, {_parts.MOST_NAMES:,} names; one tag of {2 * _parts.CHUNK >> 10} KiB",
    ):
        assert words in page


def test_keys_and_texts_with_some_dots_are_read() -> None:
    """What a rulebook may well hold is not taken for an attack."""
    dots = "……".join(["1.2.3"] * 60)

    assert decode_rulebook(book(f'source.note = "{dots}"'.replace("source.note", "title_en"))).title_en == dots
