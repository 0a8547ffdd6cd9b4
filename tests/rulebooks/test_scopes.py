"""What a formula may name, and divide by, where it stands in a rulebook."""

from __future__ import annotations

import pytest
from small_rulebook import BASE, READING, price, problems_of, refused, tally
from wording import coded

from govinfo import RulebookError, decode_rulebook
from govinfo.rulebook._vocabularies import vocabulary

MORE = """
[groups]
a = "甲类"
b = "乙类"
[figures]
staff = "编制数"
[criteria.plan]
title = "方案"
about = ["unit"]
least = 0
[criteria.mark]
title = "批示质量"
about = ["instruction"]
"""


ITEM = {"each": '"item"'}


ADOPTED = '[[price]]\nid = "p"\nclause = "二"\ntitle = "p"\nof = "adoption"\nstacks = true\namount = "{}"\n'


MEASURE = '[measures.m]\ntitle = "m"\nformula = "{}"\n'


def is_read(tables: str) -> bool:
    """Whether a rulebook is read with these tables."""
    reading = READING + '[[price]]\nid = "read"\nclause = "二"\ntitle = "r"\nof = "lapse"\namount = { reading = "how", a = 1, b = 2 }\n'
    try:
        decode_rulebook(BASE + MORE + reading + tables)
    except RulebookError as error:
        assert any(word in str(error) for word in ("x.amount", "p.amount", "measures.", "x.provided")), error
        return False
    return True


@pytest.mark.parametrize(
    ("tables", "read"),
    [
        # of one record
        (ADOPTED.format("1 / (1 + characters)"), True),  # lengths are never below zero
        (ADOPTED.format("1 / (1 + contributors)"), True),
        (ADOPTED.format("1 / (1 + fee)"), False),  # what was paid may be a fine
        (ADOPTED.format("2 if form == 'item' else 1"), True),
        (ADOPTED.format("2 if form == '' else 1"), True),  # nobody said
        (ADOPTED.format("2 if form == 'itme' else 1"), False),
        (ADOPTED.format("2 if publication == 'city' else 1"), True),
        (ADOPTED.format("2 if publication == 'ctiy' else 1"), False),
        (ADOPTED.format("sent"), False),
        (ADOPTED.format("figure('staff')"), False),
        # of one item
        (tally(amount='"1 / (1 + adoptions)"', **ITEM), True),
        (tally(amount='"1 / (1 + instructions)"', **ITEM), True),
        (tally(amount='"1 / (1 + points)"', **ITEM), False),
        (tally(amount="\"3 if finding('mark') else 1\"", **ITEM), True),
        (tally(amount="\"3 if finding('range') else 1\"", **ITEM), True),
        (tally(amount="\"3 if finding('plan') else 1\"", **ITEM), False),  # about units
        (tally(amount='"sent"', **ITEM), False),
        # of a unit and a span
        (tally(amount='"1 / (1 + sent)"'), True),
        (tally(amount='"1 / (1 + awarded)"'), True),
        (tally(amount='"1 / (1 + deducted)"'), True),
        (tally(amount='"1 / (1 + points)"'), False),
        (tally(amount='"1 / (1 + yuan)"'), False),
        (tally(amount='"1"', provided='"met(points)"'), True),
        (tally(amount='"target(points)"'), True),
        (tally(amount='"1"', provided='"targeted(sent)"'), True),
        (tally(amount='"1"', provided='"met(awarded)"'), False),
        (tally(amount="\"2 if group == 'a' else 1\""), True),
        (tally(amount="\"2 if group == '' else 1\""), True),
        (tally(amount="\"2 if group == 'c' else 1\""), False),
        (tally(amount="\"figure('staff')\""), True),
        (tally(amount="\"figure('stuff')\""), False),
        (tally(amount="\"decided('plan')\""), True),
        (tally(amount="\"decided('mark')\""), False),
        (tally(amount="\"2 if reading('how') == 'a' else 1\""), True),
        (tally(amount="\"2 if reading('how') == 'c' else 1\""), False),
        (tally(amount='"characters"'), False),
        # of a measure
        (MEASURE.format("sent / 2"), True),
        (MEASURE.format("ratio(sent, figure('staff'), 0)"), True),
        (MEASURE.format("decided('plan') + 1"), True),
        (MEASURE.format("2 if finding('plan') else 1"), True),
        (MEASURE.format("2 if reading('how') == 'a' else 1"), True),
        (MEASURE.format("points"), False),
        (MEASURE.format("target(sent)"), False),
        (MEASURE.format("earned('city')"), False),
        (MEASURE.format("total(month, sent)"), False),
        (MEASURE.format("rank(sent)"), False),
    ],
)
def test_names_and_bounds_of_each_place(tables: str, read: bool) -> None:
    """Read, or refused at load; never found out in the middle of an assessment."""
    assert is_read(tables) is read


@pytest.mark.parametrize("id_", ["true", "false", "and", "if", "points", "awarded", "deducted", "yuan", "group", "month"])
def test_a_measure_bears_no_word_that_means_something_in_formulas(id_: str) -> None:
    """Else nobody could tell which is meant."""
    assert not is_read(f'[measures.{id_}]\ntitle = "m"\ncount = "lapse"\n')
    assert is_read(f'[measures.{id_}x]\ntitle = "m"\ncount = "lapse"\n')


def test_without_declared_groups_any_group_may_be_asked_for() -> None:
    """The units bring them."""
    assert decode_rulebook(BASE + tally(amount="\"2 if group == 'c' else 1\"")).id == "small"


def test_a_bar_of_units_and_a_bar_of_persons_name_their_own_in_either_order() -> None:
    """A finding that only units can have bars no persons, whichever bar is read first."""
    bar = '[[bar]]\nid = "{}"\nclause = "九"\ntitle = "b"\n{}provided = "{}"\n'
    known = '[criteria.clean]\ntitle = "c"\nabout = ["unit"]\n'
    unit, person = known + bar.format("u", "", "finding('clean')"), bar.format("q", "persons = true\n", "sent == 0")
    wrong = bar.format("x", "persons = true\n", "finding('clean')")

    assert [is_read(tables) for tables in (unit + person, person + unit, unit + wrong, wrong + unit)] == [True, True, False, False]


SMALL = decode_rulebook(BASE)


def computed(id_: str, formula: str) -> str:
    """A measure computed from others."""
    return f'[measures.{id_}]\ntitle = "m"\nformula = "{formula}"\n'


# What formulas may name

FOUND = '[[price]]\nid = "p"\nclause = "二"\ntitle = "p"\nof = "finding"\namount = "{}"\n'


USED = '[criteria.used]\ntitle = "用"\nabout = ["adoption"]\nleast = 0\n'


WEIGHED = '[measures.m]\ntitle = "m"\ncount = "{}"\nweigh = "{}"\n'


@pytest.mark.parametrize(
    ("tables", "read"),
    [
        (FOUND.format("2 if criterion == 'plan' else 1"), True),
        (FOUND.format("2 if criterion == '' else 1"), True),
        (FOUND.format("2 if criterion == 'plna' else 1"), False),
        (FOUND.format("decided"), True),
        (FOUND.format("1 / (1 + decided)"), False),  # less than nothing may be decided
        (ADOPTED.format("2 if level == '' else 1"), True),  # of a publication that nobody declared
        (ADOPTED.format("2 if level == 'citty' else 1"), False),
        (ADOPTED.format("decided"), False),  # by nobody
        (USED + ADOPTED.format("decided") + 'decide = "used"\n', True),
        (USED + ADOPTED.format("1 / (1 + decided)") + 'decide = "used"\n', False),
        (WEIGHED.format("submission", "decided"), False),
        (WEIGHED.format("finding", "decided"), True),
        (tally(each='"item"', amount='"decided"'), False),
        (USED + tally(each='"item"', amount="\"3 if finding('used') else 1\""), True),
        (USED + tally(amount="\"3 if finding('used') else 1\""), False),  # about adoptions, not about units
        (computed("m", "sent - 5") + tally(amount='"1 / (1 + m)"'), False),
        (WEIGHED.format("submission", "characters - 5") + tally(amount='"1 / (1 + m)"'), False),
        (WEIGHED.format("submission", "characters - 5") + tally(amount='"m / 2"'), True),
        ('[[notice]]\nid = "n"\nclause = "三"\ntitle = "n"\nprovided = "every(month, met(sent))"\n', True),
        ('[[bar]]\nid = "n"\nclause = "三"\ntitle = "n"\nprovided = "every(week, met(sent)) and not targets_met"\n', True),
    ],
)
def test_what_a_formula_of_records_and_of_measures_may_name(tables: str, read: bool) -> None:
    """Read, or refused when the rulebook is loaded."""
    assert is_read(tables) is read


@pytest.mark.parametrize(
    ("of", "when", "said"),
    [
        ("duty", 'of = "handlng"', "p.when.of: unknown-word"),
        ("lapse", "zzz = 1", "p.when: unknown-word"),
        ("lapse", 'kind = "untru"', "p.when.kind: unknown-word"),
    ],
)
def test_the_words_of_the_library_itself_are_known_to_conditions(of: str, when: str, said: str) -> None:
    """Kinds of duties and of lapses need not be declared."""
    assert problems_of(BASE + price(of=f'"{of}"', when=f"{{ {when} }}")) == [said]
    assert decode_rulebook(BASE + price(of='"duty"', when='{ of = "handling", result = "late" }')).id == "small"


def test_words_that_nobody_declared_are_open() -> None:
    """Kinds, groups and figures may then be any; forms and parts may not."""
    own = decode_rulebook(BASE + '[kinds]\nk = "类"\n[groups]\na = "甲"\n[figures]\nf = "数"\n')

    assert [vocabulary(SMALL, words) for words in ("kinds", "groups", "figures", "parts", "forms")] == [None, None, None, (), ("item",)]
    assert [vocabulary(own, words) for words in ("kinds", "groups", "figures")] == [("k",), ("a",), ("f",)]
    assert decode_rulebook(BASE + price(when='{ kinds = "x" }')).id == "small"


def test_lines_of_no_rule_are_told_like_sums_of_none() -> None:
    """With the rules and parts that there are; a part to which no rule belongs yet comes to nothing."""
    parts = '[parts]\nbonus = "加分"\n'
    amount = "\"lines('bonsu') + earned('zzz') + lines('c*') + earned('bonus')\""

    assert coded(sorted(refused(BASE + parts + tally(amount=amount)), key=str)) == [
        "x.amount: unknown-word",
        "x.amount: unknown-word",
    ]
