"""A small rulebook, the rules that tests add to it, and what is said of it then."""

from __future__ import annotations

import pytest
from offices import head
from wording import coded

from govinfo import RulebookError, decode_rulebook
from govinfo.errors import Problem

__all__ = ["BASE", "READING", "cap", "keep", "price", "problems_of", "refused", "said_of", "tally"]


BASE = (
    head("small")
    + """

[publications]
city = { title = "市刊", level = "city" }

[forms]
item = "单条"

[criteria.range]
title = "酌情"
about = ["submission"]
least = 0

[measures.sent]
title = "报送"
count = "submission"

[[price]]
id = "city"
clause = "一"
title = "市刊"
of = "adoption"
when = { publication = "city" }
amount = 10
"""
)


READING = '[readings.how]\nquestion = "如何计?"\noptions = { a = "甲", b = "乙" }\n'


def tally(**fields: str) -> str:
    """Return a tally with some keys written otherwise."""
    own = {"id": '"x"', "clause": '"二"', "title": '"少报"', "each": '"year"', "amount": "1"} | fields
    return "[[tally]]\n" + "".join(f"{key} = {value}\n" for key, value in own.items() if value)


def price(**fields: str) -> str:
    """Return a price with some keys written otherwise."""
    own = {"id": '"p"', "clause": '"二"', "title": '"报送"', "of": '"submission"', "amount": "1"} | fields
    return "[[price]]\n" + "".join(f"{key} = {value}\n" for key, value in own.items() if value)


def keep(**fields: str) -> str:
    """Return a keep with some keys written otherwise."""
    own = {"id": '"k"', "clause": '"二"', "title": '"取最高"', "rules": '["city"]', "per": '["item"]'} | fields
    return "[[keep]]\n" + "".join(f"{key} = {value}\n" for key, value in own.items() if value)


def cap(**fields: str) -> str:
    """Return a cap with some keys written otherwise."""
    own = {"id": '"c"', "clause": '"二"', "title": '"封顶"', "each": '"year"', "most": "10"} | fields
    return "[[cap]]\n" + "".join(f"{key} = {value}\n" for key, value in own.items() if value)


def refused(text: str) -> tuple[Problem, ...]:
    """Return what is said of a rulebook that must be refused, having read every message in both languages."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(text)
    assert caught.value.problems
    for problem in caught.value.problems:
        assert problem.path
        assert problem.message.text("zh")
        assert problem.line in range(1, text.count("\n") + 2)
        assert problem.column in range(1, max(map(len, text.split("\n"))) + 2)
    return caught.value.problems


def problems_of(text: str) -> list[str]:
    """Return place and code of each problem of a rulebook that must be refused."""
    return coded(refused(text))


def said_of(tables: str, base: str = BASE) -> list[str]:
    """What is wrong with a rulebook of these, nothing where it is read."""
    try:
        decode_rulebook(base + tables)
    except RulebookError as error:
        return coded(error.problems)
    return []
