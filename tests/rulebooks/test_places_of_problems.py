"""Every problem of a rulebook tells its line and column, those of a formula the column inside it."""

from __future__ import annotations

import pytest
from small_rulebook import BASE, READING, keep, price, refused, tally

from govinfo import RulebookError, decode_rulebook
from govinfo.codec import decode_calendar
from govinfo.errors import DecodeError, Problem
from govinfo.examples import decode_examples

LINES = BASE.count("\n")
"""How many lines stand above what a case adds."""


def place_of(problem: Problem) -> tuple[str, int | None, int | None]:
    """Return path, line and column."""
    return problem.path, problem.line, problem.column


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ("bogus = 1\n", ("price[0] (city).bogus", 1, 1)),  # the key
        (price(amount='"20 if cahracters > 5 else 0"'), ("p.amount", 6, 11 + 6)),  # the seventh character of the formula
        (price(amount='"""\n20 if\n  cahracters > 5 else 0"""'), ("p.amount", 8, 3)),
        (price(amount="'1 + sent'"), ("p.amount", 6, 15)),
        (price(amount='"1 +"'), ("p.amount", 6, 14)),  # the closing quote: there something is missing
        (price(when='{ form = ["nosuch"] }'), ("p.when.form", 7, 17)),
        (price(of='"submision"'), ("price[1] (p).of", 5, 6)),
        (price(title=""), ("price[1] (p).title", 1, 1)),  # the table in which it is missing
        (price(decide='"range"', clause='""'), ("p.clause", 3, 10)),
        (tally(each='"yaer"'), ("tally[0] (x).each", 5, 8)),
        (keep(rules='["city", "nosuch"]'), ("k.rules", 5, 9)),
        ('[clauses."三（一）"]\ncovered = "rule"\n', ("clauses.三（一）", 1, 1)),
        ('clauses."三（一）" = 3\n', ("price[0] (city).clauses", 1, 1)),
        ('[measures.m]\ntitle = "m"\nformula = "snet + 1"\n', ("measures.m.formula", 3, 12)),
        ('[standing]\nby = "points + x"\n', ("standing.by", 2, 7 + 9)),
        ('[settings]\nshow = ["x"]\n', ("settings.show", 2, 8)),
        (price(id='"city"'), ("city", 1, 1)),  # the second of two alike
        (
            READING + tally(amount='{ reading = "how", a = 5, b = "snet" }'),
            ("x.amount", 3 + 6, 41),
        ),
    ],
)
def test_a_problem_has_its_line_and_column(tables: str, expected: tuple[str, int, int]) -> None:
    """Worked out by counting in the text of the case."""
    path, line, column = expected

    assert (path, LINES + line, column) in [place_of(problem) for problem in refused(BASE + tables)]


def test_the_text_and_the_value_tell_the_file_too() -> None:
    """In both languages, behind the sentence."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(BASE + price(amount='"snet"'), name="mine.toml")
    problem = caught.value.problems[0]

    assert (problem.file, problem.line, problem.column) == ("mine.toml", LINES + 6, 11)
    assert problem.text("en").startswith("mine.toml: p.amount: column 1: there is no name")
    assert problem.text("en").endswith(f" (line {LINES + 6}, column 11)")
    assert problem.text("zh").endswith(f"（第 {LINES + 6} 行第 11 列）")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("schema = 1\na = = 1", (2, 5)),
        ('schema = 1\na = "x', (2, 7)),
        ("\nschema = 2\n", (2, 10)),
        ("", (1, 1)),
        ("schema = 1\n\nx = 1e99999", (3, 5)),
        (b"schema = 1\n\xff", (1, 1)),
    ],
)
def test_a_file_that_is_no_rulebook_at_all_has_a_place(text: str | bytes, place: tuple[int, int]) -> None:
    """What the reader of TOML tells, the field that says another form, else the beginning."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(text, name="mine.toml")

    assert [(problem.line, problem.column) for problem in caught.value.problems] == [place]


def test_calendars_and_examples_tell_their_places_alike() -> None:
    """They are TOML too."""
    with pytest.raises(DecodeError) as caught:
        decode_calendar('name = "ours"\nyears = [2027]\noff = [2027-01-01,\n  2039-01-01]\n', name="c.toml")
    assert [place_of(problem) for problem in caught.value.problems] == [("c.toml: $.off[1]", 4, 3)]

    example = '[[example]]\nid = "a"\ntitle = "b"\nperiod = "2024"\non = 2024-01-01\n'
    with pytest.raises(DecodeError) as caught:
        decode_examples(f'schema = 1\n{example}expect.agri = {{ pionts = 5 }}\nrecords.lapses = [{{ unit = "agri" }}]\n', name="e.toml")
    assert [place_of(problem) for problem in caught.value.problems] == [
        ("e.toml: example[0].records.lapses[0].kind", 8, 19),
        ("e.toml: example[0].expect.agri.pionts", 7, 17),
    ]
