"""An example may expect whatever an assessment tells; a trial tells what no example depends on."""

from __future__ import annotations

import pytest
from offices import head

from govinfo import decode_rulebook
from govinfo.examples import decode_examples, run_example, unreached

BOOK = (
    head("small")
    + """
[publications]
city = { title = "市刊", level = "city" }

[parts]
used = "采用"

[measures.sent]
title = "报送"
count = "submission"

[criteria.worth]
title = "酌情"
about = ["submission"]
least = 1
most = 5

[settings]
payout = "quarter"

[commend]
units = 1

[[price]]
id = "city"
clause = "一"
title = "市刊"
of = "adoption"
when = { publication = "city", position = { not = "back" } }
part = "used"
amount = "10 if characters > 1000 else 4"

[[price]]
id = "pay"
clause = "一"
title = "稿费"
of = "adoption"
account = "yuan"
share = "equal"
amount = 30

[[price]]
id = "worth"
clause = "二"
title = "酌情"
of = "submission"
when = { kinds = "survey" }
decide = "worth"
amount = "decided"

[[tally]]
id = "few"
clause = "三"
title = "少报"
each = "year"
provided = "sent < 2"
amount = -3

[[bar]]
id = "minus"
clause = "四"
title = "有扣分"
provided = "deducted > 0"

[[notice]]
id = "praise"
clause = "四"
title = "表扬"
provided = "points >= 20"
"""
)
RECORDS = """
[example.records]
adoptions = [
    { id = "a", units = ["agri"], publication = "city", characters = 1500, on = 2024-03-01 },
    { id = "b", units = ["agri"], publication = "city", characters = 1200, on = 2024-07-01 },
    { id = "c", units = ["water"], publication = "city", characters = 500, on = 2024-03-01 },
    { id = "late", units = ["agri"], publication = "city", characters = 500, on = 2025-03-01 },
]
submissions = [{ id = "s", units = ["agri"], kinds = ["survey"], on = 2024-05-05 }, { id = "n", units = ["agri"], on = 2024-05-06 }]
"""
HEAD = 'schema = 1\n[[example]]\nid = "x"\ntitle = "例"\nperiod = "2024"\n'

# agri: 10 + 10, four items sent, 30 yuan twice, one decision waited for; water: 4 − 3, 30 yuan, barred
RIGHT = """
expect.agri = { points = 20, awarded = 20, deducted = 0, yuan = 60, rank = 1, eligible = true, complete = false, bars = [] }
expect.agri.notices = ["praise"]
expect.water.bars = ["minus"]
"""


def told(expected: str) -> list[str]:
    """Return where one example comes out otherwise."""
    [example] = decode_examples(HEAD + expected + RECORDS)
    return [difference.text("en") for difference in run_example(example, decode_rulebook(BOOK))]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("expect.agri.awarded = 20", "expect.agri.awarded = 21", "agri: points awarded is 20, not 21"),
        ("expect.water.deducted = 3", "expect.water.deducted = 0", "water: points deducted is 3, not 0"),
        ("expect.agri.complete = false", "expect.agri.complete = true", "agri: complete is no, not yes"),
        ('expect.water.bars = ["minus"]', "expect.water.bars = []", "water: bars is minus, not nothing"),
        ('expect.agri.notices = ["praise"]', 'expect.agri.notices = ["blame"]', "agri: notices is praise, not blame"),
        ("expect.agri.parts.used = 20", "expect.agri.parts.used = 2", "agri: points of used is 20, not 2"),
        ("expect.water.rules = { few = -3, city = 4 }", "expect.water.rules.few = 0", "water: few comes to is -3, not 0"),
        ("expect.agri.measures.sent = 4", "expect.agri.measures.sent = 5", "agri: measure sent is 4, not 5"),
        (
            'expect.agri.payouts = { "2024-Q1" = 30, "2024-Q2" = 0, "2024-Q3" = "30.00" }',
            'expect.agri.payouts."2024-Q3" = 60',
            "agri: payout of 2024-Q3 is 30, not 60",
        ),
        ('unpriced = ["n"]', "unpriced = []", "*: records without a price is n, not nothing"),
        ('outside = ["late", "late-item"]', 'outside = ["late"]', "*: records outside the period is late, late-item, not late"),
        ('pending = [{ rule = "worth", about = "s" }]', "pending = []", "*: pending decisions is worth s, not nothing"),
        ('commended = ["agri"]', 'commended = ["water"]', "*: commended is agri, not water"),
    ],
)
def test_an_example_may_expect_it(right: str, wrong: str, said: str) -> None:
    """What is right passes; what is wrong is told with both values."""
    assert told(right) == []
    assert told(wrong) == [f"x: {said}"]


def test_all_of_it_together_passes() -> None:
    """Tables and single keys alike."""
    lines = 'expect.agri = { points = 20, yuan = 60, rank = 1, eligible = true, notices = ["praise"] }\nexpect.water.rank = 2'

    assert told(lines) == []


ALL = decode_examples(
    HEAD
    + 'expect.agri = { points = 23, yuan = 60 }\nexpect.water = { points = 1, bars = ["minus"], notices = [] }\n'
    + RECORDS
    + 'findings = [{ criterion = "worth", about = { submission = "s" }, amount = 3, on = 2024-06-01 }]\n'
)


def questions(book: str) -> list[str]:
    """Return what no example depends on, place and words."""
    return [str(problem) for problem in unreached(decode_rulebook(book), ALL)]


def test_what_no_example_depends_on_is_told_with_its_place() -> None:
    """
    Worked out by going through the rules.

    Nothing was on the back page, and elsewhere than in the city journal nothing can be; what one may decide of other items is pending, which nobody expects
    not to be; no decision is at a bound and no length near 1000; nobody sent two items, or lost just one point; of agri, which has neither,
    no bar and no notice is expected.
    """
    assert questions(BOOK) == [
        "city.when: no example comes out otherwise without these conditions: position; add one in which they do not hold",
        "worth.when: no example comes out otherwise without these conditions: kinds; add one in which they do not hold",
        "criteria.worth.least: no example comes out otherwise with other numbers than 1; add one that does",
        "criteria.worth.most: no example comes out otherwise with other numbers than 5; add one that does",
        "city.amount: no example comes out otherwise with other numbers than 1000; add one that does",
        "few.provided: no example comes out otherwise with other numbers than 2; add one that does",
        "minus.provided: no example depends on it that these may not hold: deducted; add one",
        "minus.provided: no example comes out otherwise with other numbers than 0; add one that does",
        "praise.provided: no example depends on it that these hold: points; add one",
        "praise.provided: no example comes out otherwise with other numbers than 20; add one that does",
    ]


def test_a_rule_of_a_reading_that_no_example_takes_is_not_reached() -> None:
    """The amount under the other option."""
    reading = '[readings.how]\nquestion = "如何计?"\noptions = { a = "甲", b = "乙" }\n'
    book = BOOK.replace("amount = 30", 'amount = { reading = "how", a = 30, b = 31 }').replace("[[price]]", reading + "[[price]]", 1)

    assert "pay.amount: no example comes out otherwise with other numbers than 31; add one that does" in questions(book)
