"""A clause is carried out by whatever cites it: a rule, a measure, settings, the ranking, commendation, a declared word."""

from __future__ import annotations

import pytest
from small_rulebook import BASE, READING, problems_of, said_of, tally

CLAUSES = '[clauses]\n"一" = { covered = "rule" }\n"九" = { covered = "rule", text = "考核分甲、乙两类，取前3名。" }\n'


@pytest.mark.parametrize(
    "table",
    [
        '[measures.m]\ntitle = "m"\ncount = "submission"\nclause = "九"\n',
        '[measures.m]\ntitle = "m"\nformula = "sent * 3"\nclause = "九"\n',
        '[settings]\nfirst_month = 3\nclause = "九"\n',
        '[standing]\nby = "points"\nclause = "九"\n',
        '[commend]\nunits = 3\nclause = "九"\n',
        '[persons]\nawards = "equal"\nclause = "九"\n',
        '[groups]\na = { title = "甲类", clause = "九" }\n',
        '[kinds]\na = { title = "甲类", clause = "九" }\n',
        '[parts]\na = { title = "甲类", clause = "九" }\n',
        '[criteria.c]\ntitle = "c"\nabout = ["unit"]\nclause = "九"\n',
        tally(clause='"一、九"', amount="3"),
    ],
)
def test_a_clause_is_covered_by_what_cites_it(table: str) -> None:
    """And not, where that cites nothing or what is not listed; its numbers must then occur in the sentence."""
    assert said_of(CLAUSES + table) == []
    assert "clauses.九: uncited-clause" in problems_of(BASE + CLAUSES + table.replace("九", "一"))
    assert any(one.endswith("clause: unknown-word") for one in problems_of(BASE + CLAUSES + table.replace("九", "十")))


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ('[commend]\nunits = 4\nclause = "九"\n', "commend.units"),
        ('[commend]\nunits = "4%"\nclause = "九"\n', "commend.units"),
        ('[commend]\nunits = 3\ngroups = { a = 4 }\nclause = "九"\n', "commend.groups"),
        ('[settings]\nfirst_month = 4\nclause = "九"\n', "settings.first_month"),
        ('[measures.m]\ntitle = "m"\nformula = "sent * 4"\nclause = "九"\n', "measures.m.formula"),
    ],
)
def test_its_numbers_must_occur_in_the_sentence(table: str, place: str) -> None:
    """Four is not there, three is."""
    assert problems_of(BASE + CLAUSES + table) == [f"{place}: number-not-in-clause"]
    assert said_of(CLAUSES + table.replace("4", "3")) == []


def test_an_option_of_a_reading_cites_too() -> None:
    """The way somebody reads a clause may rest on another one."""
    options = READING.replace('a = "甲"', 'a = { title = "甲", clause = "十" }')

    assert "readings.how.options.a.clause: unknown-word" in problems_of(BASE + CLAUSES + options)
