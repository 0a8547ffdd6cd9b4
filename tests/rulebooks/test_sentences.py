"""What is told of a rulebook, word for word: all mistakes side by side and nothing else; and what is just within bounds."""

from __future__ import annotations

import pytest
from attrs import evolve
from small_rulebook import BASE, READING, cap, keep, price, problems_of, said_of, tally
from wording import coded

from govinfo import choose, decode_rulebook
from govinfo.errors import InvalidValueError, UnknownNameError
from govinfo.rulebook import Clause, Coverage, Seats
from govinfo.rulebook._analysis import rulebook_problems, unpriced_forms

SMALL = decode_rulebook(BASE)


QUOTED = '[clauses]\n"一" = { covered = "rule", text = "采用计10分，报送计2.5分" }\n'


WAY = '[readings.way]\nquestion = "?"\noptions = { x = "甲", y = "乙" }\n'


SENTENCES: dict[str, tuple[str, list[str]]] = {
    # words that are declared elsewhere
    "a shown measure": ('[settings]\nshow = ["sent", "snet"]\n', ["settings.show: unknown-word"]),
    "more words than are listed": (
        "[groups]\n" + "".join(f'{letter} = "类"\n' for letter in "mlkjihgfedcba") + price(groups='["a", "zzz"]'),
        ["p.groups: unknown-word"],
    ),
    "readings of persons": (
        READING + '[[persons]]\nawards = "equal"\nunder = { zzz = "a", how = "c" }\n',
        ["persons.under: unknown-word", "persons.under.how: unknown-word"],
    ),
    "each word to decide ties": (
        '[commend]\nlast_place = "further"\nfurther = ["sent", "yuan", "pionts", "zzz"]\n',
        [
            "commend.further: unknown-word",
            "commend.further: unknown-word",
        ],
    ),
    "each group of a price": (
        '[groups]\na = "甲"\nb = "乙"\n' + price(groups='["a", "c", "b", "d"]'),
        ["p.groups: unknown-word", "p.groups: unknown-word"],
    ),
    "the subject of a decision": (
        '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "lapse"]\nleast = 0\n' + price(decide='"plan"'),
        ["p.decide: wrong-subject"],
    ),
    "a decision without an amount": (
        '[criteria.mark]\ntitle = "质量"\nabout = ["submission"]\n' + price(decide='"mark"'),
        ["p.decide: criterion-without-amount"],
    ),
    # conditions
    "two conditions": (
        price(when='{ zzz = 1, form = "itm", characters = "7", urgent = "yes" }'),
        [
            "p.when: unknown-word",
            "p.when.form: unknown-word",
            "p.when.characters: wrong-value",
            "p.when.urgent: wrong-value",
        ],
    ),
    "a truth for a text": (
        price(when="{ channel = true }"),
        ["p.when.channel: wrong-value"],
    ),
    "each word of a condition": (
        price(when='{ form = ["item", "itm", "zzz"] }'),
        ["p.when.form: unknown-word", "p.when.form: unknown-word"],
    ),
    # empty words and steps
    "a clause and a title of nothing": (tally(clause='" "', title='""'), ["x.clause: wrong-value", "x.title: wrong-value"]),
    "a step before the first": (tally(step="-1"), ["x.step: wrong-value"]),
    "a step after the last": (keep(step="100"), ["k.step: wrong-value"]),
    # clauses
    "numbers of a quoted clause": (
        QUOTED + tally(clause='"一"', amount='"7 * sent + 2.5 * sent + 1"') + tally(id='"y"', clause='"一"', amount="2"),
        ["x.amount: number-not-in-clause", "y.amount: number-not-in-clause"],
    ),
    "a formula that cannot be read beside a quoted clause": (
        QUOTED + tally(clause='"一"', amount='"7 * snet"'),
        ["x.amount: formula-word"],
    ),
    "the second clause of a rule": (
        '[clauses]\n"一" = { covered = "rule" }\n' + tally(clause='"一、八、九"'),
        ["x.clause: unknown-word", "x.clause: unknown-word"],
    ),
    "a clause that no rule cites": (
        '[clauses]\n"一" = { covered = "rule" }\n"二" = { covered = "rule" }\n"三" = { covered = "people" }\n',
        ["clauses.二: uncited-clause"],
    ),
    # keeps
    "a keep per two misspelt words": (
        keep(rules='["late"]', per='["record", "zzz", "item", "yyy", "day", "by", "tags.page"]', best="0")
        + price(id='"late"', of='"lapse"'),
        [
            "k.per: unknown-word",
            "k.per: unknown-word",
            "k.best: wrong-value",
        ],
    ),
    "a keep per what only some of its records have": (
        keep(rules='["city", "late"]', per='["kind"]') + price(id='"late"', of='"lapse"'),
        ["k.per: unknown-word"],
    ),
    "two keeps of no rule": (
        keep(rules='["city", "zzz", "z*"]'),
        ["k.rules: unknown-word", "k.rules: unknown-word"],
    ),
    # caps and voids
    "each rule and part of a cap": (
        '[parts]\nbonus = "加分"\n' + cap(rules='["city", "ctiy", "zzz"]', parts='["bonus", "bnous", "zzz"]'),
        [
            "c.rules: unknown-word",
            "c.rules: unknown-word",
            "c.parts: unknown-word",
            "c.parts: unknown-word",
        ],
    ),
    "a cap with two bounds": (cap(least="1"), ["c: two-bounds"]),
    "a cap of another account": (
        cap(account='"yuan"'),
        ["c.account: wrong-account"],
    ),
    # measures
    "a computed measure with a weight": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\nweigh = "1"\n',
        ["measures.m: measure-counted-and-computed"],
    ),
    "a computed measure that is shared": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\nshared = true\n',
        ["measures.m: measure-counted-and-computed"],
    ),
    "a computed measure of single items": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\ndistinct = true\n',
        ["measures.m: measure-counted-and-computed"],
    ),
    "a computed measure under conditions": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\nwhen = { urgent = true }\n',
        ["measures.m: measure-counted-and-computed"],
    ),
    "a measure of nothing": (
        '[measures.m]\ntitle = "m"\n',
        ["measures.m: measure-counted-and-computed"],
    ),
    "a measure of records under wrong conditions": (
        '[measures.m]\ntitle = "m"\ncount = "adoption"\nwhen = { publication = "ctiy", zzz = 1, grade = true }\n',
        [
            "measures.m.when.publication: unknown-word",
            "measures.m.when: unknown-word",
            "measures.m.when.grade: wrong-value",
        ],
    ),
    # formulas, each at its place
    "a weight": (
        '[measures.m]\ntitle = "m"\ncount = "adoption"\nweigh = "ch"\n',
        ["measures.m.weigh: formula-word"],
    ),
    "a computed measure": (
        '[measures.m]\ntitle = "m"\nformula = "1 + snet"\n',
        ["measures.m.formula: formula-word"],
    ),
    "a pool of what one unit did": (
        tally(pool='"100 * sent"', account='"yuan"'),
        ["x.pool: formula-word"],
    ),
    "the greatest sum": (cap(most='"1 + snet"'), ["c.most: formula-word"]),
    "the least sum": (cap(most="", least='"1 + snet"'), ["c.least: formula-word"]),
    "how many lines are taken back": (
        '[[void]]\nid = "v"\nclause = "三"\ntitle = "v"\neach = "year"\nprovided = "snet > 1"\nfirst = "1 + snet"\n',
        [
            "v.provided: formula-word",
            "v.first: formula-word",
        ],
    ),
    "a notice": (
        '[[notice]]\nid = "n"\nclause = "三"\ntitle = "n"\nprovided = "sent"\n',
        ["n.provided: formula-type"],
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_all_that_is_wrong_is_told_and_nothing_else(case: str) -> None:
    """Every mistake with its place, in the order of the file."""
    tables, expected = SENTENCES[case]

    assert problems_of(BASE + tables) == expected


@pytest.mark.parametrize(
    "tables",
    [
        '[settings]\nshow = ["sent"]\n',
        '[readings.one]\nquestion = "?"\noptions = { a = "甲" }\n',  # it can be read in one way only
        '[criteria.r]\ntitle = "r"\nabout = ["unit"]\nleast = 3\nmost = 3\n',  # always three
        tally(step="0") + keep(step="99"),
        keep(per='["record"]') + keep(id='"k2"', per='["item"]') + keep(id='"k3"', per='["day"]') + keep(id='"k4"', per='["tags.page"]'),
        QUOTED
        + "".join(
            tally(id=f'"t{n}"', clause='"一"', amount=amount)
            for n, amount in enumerate(("0", "1", '"2.5"', '"-2.5"', "2.5", "-2.5", "-10"))
        ),
        QUOTED + tally(clause='"一"', amount='"10 * sent + 2.5 - 1"'),
        # of several clauses any may contain the number, whatever the list says of them together
        QUOTED.replace("}", '}\n"二" = { covered = "rule", text = "计7分" }\n"一、二" = { covered = "people", text = "计3分" }')
        + tally(clause='"一、二"', amount='"7 * sent + 10"'),
    ],
)
def test_what_is_just_within_bounds_is_read(tables: str) -> None:
    """Nothing is said."""
    assert decode_rulebook(BASE + tables).id == "small"


def test_the_months_a_year_can_begin_in() -> None:
    """From the first to the twelfth."""
    for month in (1, 12):
        assert decode_rulebook(BASE + f"[settings]\nfirst_month = {month}\n").settings.first_month == month
    for month in (0, 13):
        assert problems_of(BASE + f"[settings]\nfirst_month = {month}\n") == ["settings.first_month: wrong-value"]


def test_a_clause_is_listed_once() -> None:
    """A rulebook that was put together, and not read from a file, may list it twice or three times."""
    clauses = tuple(Clause(id=id_, covered=Coverage.RULE) for id_ in "一一")

    assert coded(rulebook_problems(evolve(SMALL, clauses=clauses))) == ["clauses.一: repeated-clause"]


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ('{ way = "x" }', '{ way = "y" }', False),
        ('{ way = "x" }', '{ way = ["x", "y"] }', True),
        ('{ way = "x" }', '{ how = "a" }', True),  # each under a reading of its own
        ('{ way = "x" }', "", True),
        ("", '{ way = "x" }', True),
        ('{ way = "x", how = "a" }', '{ how = "b" }', False),
        ('{ way = "x", how = "a" }', '{ how = "a", way = "y" }', False),
    ],
)
def test_an_id_belongs_to_one_rule_of_each_reading(one: str, other: str, meets: bool) -> None:
    """Two rules that never hold together may share it."""
    both = tally(under='{ way = ["x", "y"], how = ["a", "b"] }', id='"all"')
    tables = READING + WAY + both + tally(under=one) + tally(under=other)

    told = ["x: duplicate-rule"]
    assert said_of(tables) == (told if meets else [])


def test_the_forms_that_no_adoption_is_priced_for() -> None:
    """City takes items; county takes briefs where they are urgent, and joint items, which are another matter."""
    tables = """
[publications]
city = { title = "市刊", level = "city" }
county = { title = "县刊", level = "district" }
[forms]
item = "单条"
brief = "简讯"
"""
    prices = (
        price(id='"x"', of='"adoption"', when='{ level = "city", form = "item" }'),
        price(id='"y"', of='"adoption"', when='{ publication = "county", composite = true }'),
        price(id='"z"', of='"adoption"', when='{ publication = "county", form = { not = "item" }, urgent = true }', stacks="true"),
        price(id='"w"'),
    )
    head = BASE.partition("[publications]")[0]

    assert list(unpriced_forms(decode_rulebook(head + tables + "".join(prices)))) == [("city", "brief"), ("county", "item")]


def test_an_option_that_a_reading_lacks_is_told_with_those_it_has() -> None:
    """The second of two choices too; what is right is taken besides what was chosen before."""
    own = "".join(tally(id=f'"{reading}"', under=f'{{ {reading} = "{option}" }}') for reading, option in (("how", "a"), ("way", "y")))
    book = decode_rulebook(BASE + READING + WAY + own)
    with pytest.raises(UnknownNameError) as caught:
        choose(book, {"way": "y", "how": "c"})

    assert str(caught.value) == "reading how has no option c; known are a, b"
    assert choose(choose(book, {"way": "y"}), {"how": "b"}).options == {"how": "b", "way": "y"}


def test_seats_are_given_once() -> None:
    """Both together are refused; nothing of a hundred is nothing, half a seat is one."""
    with pytest.raises(InvalidValueError) as caught:
        Seats(number=3, percent=20)

    assert str(caught.value) == 'seats must be given once: a number or a percentage, got [3, "20"]'
    assert [Seats(percent=percent).of(among) for percent, among in ((0, 100), (10, 5), (10, 4), (100, 7))] == [0, 1, 0, 7]


def test_a_measure_may_be_named_like_the_figure_that_it_reads() -> None:
    """It is computed from the figure and not from itself; one that names itself is."""
    staff = '[figures]\nstaff = "编制数"\n[measures.staff]\ntitle = "编制"\nformula = "{}"\n'

    assert said_of(staff.format("2 * figure('staff')")) == []
    assert said_of(staff.format("2 * staff + figure('staff')")) == ["measures.staff.formula: measure-circle"]


def test_a_tag_asked_for_twice_is_looked_at_twice() -> None:
    """The first rule wants a or b but not b, the second wants c: no lapse is of both. A third wants a."""
    twice = '{ kind = "untrue", "tags.page" = ["a", "b"], tags = { page = { not = "b" } } }'
    other = price(id='"y"', of='"lapse"', when='{{ kind = "untrue", "tags.page" = "{}" }}')

    assert said_of(price(id='"x"', of='"lapse"', when=twice) + other.format("c")) == []
    assert said_of(price(id='"x"', of='"lapse"', when=twice) + other.format("b")) == []
    assert said_of(price(id='"x"', of='"lapse"', when=twice) + other.format("a")) == ["x: overlapping-prices"]


def test_a_limit_of_seats_is_given_once() -> None:
    """A number or a share, not both and not neither."""
    with pytest.raises(InvalidValueError) as neither:
        Seats()
    with pytest.raises(InvalidValueError) as both:
        Seats(number=3, percent=20)

    assert neither.value.text("en") == "seats must be given once: a number or a percentage, got [null, null]"
    assert both.value.text("en") == 'seats must be given once: a number or a percentage, got [3, "20"]'
