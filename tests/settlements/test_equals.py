"""Units that the ranking formula puts level are told apart by what the regulation compares then."""

from __future__ import annotations

import pytest
from offices import head

from govinfo import RulebookError, decode_rulebook
from govinfo.examples import decode_examples, run_example

BOOK = (
    head("small")
    + """
[publications]
city = { title = "市刊", level = "city" }
province = { title = "省刊", level = "province" }

[groups]
a = "甲类"
b = "乙类"

[figures]
visits = "走访"

[measures.high]
title = "省级采用"
count = "adoption"
when = { level = "province" }

[standing]
then = ["high", "-figure('visits')"]

[[price]]
id = "adopted"
clause = "一"
title = "采用"
of = "adoption"
amount = "10 if level == 'province' else 5"
"""
)
"""Ten points a provincial adoption, five each other; then the provincial ones, then fewer visits."""

EXAMPLE = """schema = 1
[[example]]
id = "x"
title = "同分"
period = "2024"
on = 2024-03-05
{expected}
[example.records]
adoptions = [
    {{ units = ["one"], publication = "province" }},
    {{ units = ["two"], publication = "city", times = 2 }},
    {{ units = ["three"], publication = "city", times = 2 }},
    {{ units = ["four"], publication = "city", times = 3 }},
    {{ units = ["five"], publication = "city", times = 2 }},
]
figures = [
    {{ unit = "one", name = "visits", value = 9 }},
    {{ unit = "two", name = "visits", value = 5 }},
    {{ unit = "three", name = "visits", value = 2 }},
    {{ unit = "four", name = "visits", value = 7 }},
    {figure}
]
"""
FIVE = '{ unit = "five", name = "visits", value = 5 },'


def told(expected: str, book: str = BOOK, figure: str = FIVE) -> list[str]:
    """Return where the example comes out otherwise."""
    [example] = decode_examples(EXAMPLE.format(expected=expected, figure=figure))
    return [difference.text("en") for difference in run_example(example, decode_rulebook(book))]


def expect(**ranks: int) -> str:
    """Return the ranks expected."""
    return "\n".join(f"expect.{unit}.rank = {rank}" for unit, rank in ranks.items())


def test_equals_are_told_apart_in_the_order_of_the_list() -> None:
    """15 is first; of the four with 10 the provincial one, then two visits; five visits each share the fourth place."""
    assert told(expect(four=1, one=2, three=3, two=4, five=4)) == []


def test_without_it_they_share_a_place() -> None:
    """Four share the second."""
    book = BOOK.replace('then = ["high", "-figure(\'visits\')"]', "")

    assert told(expect(four=1, one=2, three=2, two=2, five=2), book) == []


def test_what_is_not_known_stands_behind_what_is_and_is_waited_for() -> None:
    """Nobody entered the visits of the fifth: its place may change, and the decision is pending."""
    pending = '\npending = [{ rule = "standing", about = "five" }]'

    assert told(pending.strip() + "\n" + expect(four=1, one=2, three=3, two=4, five=5) + "\nexpect.five.complete = false", figure="") == []


@pytest.mark.parametrize(
    ("then", "path"),
    [
        ('["high", "hihg"]', "standing.then[1]"),
        ('["high >"]', "standing.then[0]"),
        ("[3]", "$.standing.then[0]"),
    ],
)
def test_what_cannot_be_compared_is_refused_at_its_place(then: str, path: str) -> None:
    """Each formula is one over totals and measures, as the one that ranks."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(BOOK.replace('["high", "-figure(\'visits\')"]', then))

    [problem] = caught.value.problems
    assert problem.path == path
    assert problem.line == BOOK[: BOOK.index("then = ")].count("\n") + 1
