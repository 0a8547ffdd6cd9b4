"""What a rulebook comes to before any record is seen: its programs, laws, versions and words, and how far numbers may grow."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from test_laws_of_rulebooks import PRICE, TALLY, broken
from test_malformed import BASE, READING, price, problems_of, tally
from test_rulebook_details import said_of
from test_scopes import ADOPTED, is_read

from govinfo import Period, Records, Rulebook, RulebookError, assess, build_register, decode_rulebook
from govinfo.records import About, Contribution, Finding, Submission, Unit
from govinfo.rulebook import Criterion, Measure, range_text
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._laws import Law
from govinfo.rulebook._program import compile_rulebook
from govinfo.rulebook._versions import in_force
from govinfo.rulebook._vocabularies import vocabulary

SMALL = decode_rulebook(BASE)
YEAR = Period.parse("2024")

# How far numbers may grow


def tallies(n: int, amount: str) -> str:
    """So many tallies of one amount."""
    return "".join(tally(id=f'"t{i}"', amount=f'"{amount}"') for i in range(n))


@pytest.mark.parametrize("amount", ["points", "earned('city')", "best(points)", "everyone(points)"])
def test_sixty_four_tallies_may_look_at_what_the_others_made_of_the_totals(amount: str) -> None:
    """One more is refused, at its place."""
    assert decode_rulebook(BASE + tallies(64, amount)).id == "small"
    assert problems_of(BASE + tallies(65, amount)) == ["t64.amount: more than 64 tallies look at the totals in turn"]


@pytest.mark.parametrize("amount", ["sent", "best(sent)", "everyone(sent)", "target(sent)", "target(points)", "2 if met(points) else 3"])
def test_any_number_of_tallies_may_look_at_what_no_tally_changes(amount: str) -> None:
    """What was sent and what was asked for are there before the first of them."""
    assert decode_rulebook(BASE + tallies(65, amount)).id == "small"


def computed(id_: str, formula: str) -> str:
    """A measure computed from others."""
    return f'[measures.{id_}]\ntitle = "m"\nformula = "{formula}"\n'


def product(word: str, n: int) -> str:
    """A word multiplied by itself."""
    return " * ".join([word] * n)


TOO_MANY = "multiplies 17 values of unknown size, more than 16; take it apart"
OF_STAFF = "figure('staff')"
STAFF = '[figures]\nstaff = "编制数"\n'
UNKNOWN = 'column 1: there is no name "snet" here; did you mean sent?'


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (tally(amount=f'"{product("sent", 16)}"'), []),
        (computed("m", product("sent", 16)) + tally(amount='"m"'), []),
        (computed("m", product("sent", 16)) + tally(amount='"m * sent"'), [f"x.amount: {TOO_MANY}"]),
        (
            tally(id='"a"', amount="7") + tally(id='"b"', amount='"snet"') + tally(amount=f'"{product("points", 17)}"'),
            [f"b.amount: {UNKNOWN}", f"x.amount: {TOO_MANY}"],
        ),
        (
            computed("a", "snet") + computed("m", product("sent", 17)),
            [f"measures.a.formula: {UNKNOWN}", f"measures.m.formula: {TOO_MANY}"],
        ),
        ("".join(computed(f"m{n}", f"m{n - 1}" if n > 1 else "3") for n in range(1, 9)), []),
        (
            "".join(computed(f"m{n}", f"m{n - 1}" if n > 1 else "3") for n in range(1, 10)),
            ["measures.m9.formula: builds on more than 8 computed measures, one upon the other"],
        ),
        # a figure is one value, whatever else bears its name; what the tallies before gave is as much as they multiply
        (STAFF + computed("staff", product("sent", 9)) + computed("m", product(OF_STAFF, 16)), []),
        (STAFF + computed("m", product(OF_STAFF, 17)), [f"measures.m.formula: {TOO_MANY}"]),
        (STAFF + computed("staff", product("sent", 9)) + tally(amount=f'"{product(OF_STAFF, 16)}"'), []),
        (STAFF + tally(amount=f'"{product(OF_STAFF, 17)}"'), [f"x.amount: {TOO_MANY}"]),
        (tally(id='"a"', amount=f'"{product("sent", 5)}"') + tally(amount="\"earned('a') * earned('a') * earned('a')\""), []),
        (
            tally(id='"a"', amount=f'"{product("sent", 8)}"') + tally(amount="\"earned('a') * earned('a') * sent\""),
            [f"x.amount: {TOO_MANY}"],
        ),
    ],
)
def test_how_far_numbers_may_grow(tables: str, expected: list[str]) -> None:
    """Sixteen values multiplied, eight measures one upon the other; and what cannot be read hides nothing behind it."""
    assert said_of(tables) == expected


# Prices that meet


TWO_LEVELS = """
[publications]
city = { title = "市刊", level = "city" }
county = { title = "县刊", level = "district" }
[forms]
item = "单条"
brief = "简讯"
"""


@pytest.mark.parametrize(
    ("conditions", "pairs"),
    [
        (('publication = "city"', 'publication = "county"', ""), ["x z", "y z"]),
        (("", 'publication = "city"', 'publication = "county"'), ["x y", "x z"]),
        (('publication = "city"', "", 'publication = "city"'), ["x y", "x z", "y z"]),
        (('publication = "city"', 'level = "district"', 'level = "city"'), ["x z"]),
        (('form = "item", publication = "city"', 'level = "city"'), ["x y"]),
        (('urgent = true, publication = "city"', 'level = "district"'), []),
        (('form = { not = "item" }', 'form = ["item", "brief"]'), ["x y"]),  # briefs
        (('form = ["item", "brief"]', 'form = { not = "item" }'), ["x y"]),
        (('form = { not = ["item", "brief"] }', 'form = "item"'), []),
        (('form = "item"', 'form = { not = ["item", "brief"] }'), []),
        (('form = "item"', 'form = { not = "brief" }'), ["x y"]),
        (('form = "item", "tags.page" = ["a", "b"], tags = { page = { not = "b" } }', '"tags.page" = "c"'), []),  # page a, page c
    ],
)
def test_which_prices_meet_is_told_pair_by_pair(conditions: tuple[str, ...], pairs: list[str]) -> None:
    """Each pair once, in the order of the file."""
    prices = "".join(
        price(id=f'"{id_}"', of='"adoption"', when=f"{{ {condition} }}") for id_, condition in zip("xyz", conditions, strict=False)
    )
    more = "say stacks = true on the one that is added, or keep the best by a [[keep]]"

    assert said_of(TWO_LEVELS + prices, BASE.partition("[publications]")[0]) == [
        f"{one}: prices the same records as {other}; {more}" for one, other in map(str.split, pairs)
    ]


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
        ("duty", 'of = "handlng"', "p.when.of: there is no word handlng; did you mean handling?"),
        ("lapse", "zzz = 1", "p.when: there is no attribute zzz; known are by, kind, persons, tags.…"),
        ("lapse", 'kind = "untru"', "p.when.kind: there is no word untru; did you mean untrue?"),
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

    assert sorted(problems_of(BASE + parts + tally(amount=amount))) == [
        "x.amount: there is no rule bonsu; did you mean bonus?",
        "x.amount: there is no rule zzz; known are bonus, city, x",
    ]


# Programs


@pytest.mark.parametrize(
    ("fields", "read", "varied"),
    [
        ({"of": '"adoption"', "when": '{ publication = "city" }'}, ("record.publication",), False),
        ({"of": '"adoption"', "when": '{ form = "item", urgent = true }'}, ("record.form", "item.form", "item.urgent"), False),
        ({"of": '"adoption"', "amount": '"characters"'}, ("record.characters", "item.characters"), True),
        ({"provided": '"characters > 5"'}, ("item.characters",), True),
        ({"amount": '"2 if urgent else contributors"'}, ("item.urgent", "item.units"), False),
        ({"when": '{ "tags.page" = "front" }'}, ("record.tags",), False),
        ({"amount": "\"2 if tag('page') == 'front' else 1\""}, ("record.tags",), True),
        ({"amount": "\"2 if reading('how') == 'a' else 1\""}, (), False),  # the same for all records
        ({"amount": '"decided"', "decide": '"range"'}, (), True),
    ],
)
def test_what_a_price_reads_of_a_record(fields: dict[str, str], read: tuple[str, ...], varied: bool) -> None:
    """Only the plain fields behind its words, and whether it must be asked for each record by itself."""
    used = tally(id='"used"', amount='{ reading = "how", a = 1, b = 2 }')
    program = compile_rulebook(
        decode_rulebook(BASE.replace('"adoption"\nwhen', '"adoption"\nstacks = true\nwhen') + READING + used + price(**fields))
    )
    [found] = [one for prices in program.prices.values() for one in prices if one.rule.id == "p"]

    assert (found.fields, found.varied) == (frozenset(read), varied)


def test_a_cap_bounds_the_rules_of_its_own_account() -> None:
    """Prices and tallies in points; those in money are bounded by a cap of their own."""
    rules = price(id='"pay"', account='"yuan"') + tally(id='"more"', account='"yuan"') + tally()
    caps = "".join(
        f'[[cap]]\nid = "{account}"\nclause = "二"\ntitle = "封顶"\neach = "year"\nmost = 9\naccount = "{account}"\n'
        for account in ("points", "yuan")
    )
    settlements = compile_rulebook(decode_rulebook(BASE + rules + caps)).settlements

    assert {one.rule.id: one.covers for one in settlements if isinstance(one, CapProgram)} == {
        "points": {"city", "x"},
        "yuan": {"pay", "more"},
    }


def test_a_rulebook_that_was_put_together_is_checked_before_it_runs() -> None:
    """A formula that cannot be read is told as it is of a file."""
    wrong = evolve(SMALL, measures=(*SMALL.measures, Measure(id="m", title="m", formula="snet")))
    with pytest.raises(RulebookError) as caught:
        compile_rulebook(wrong)

    assert [str(problem) for problem in caught.value.problems] == [f"measures.m.formula: {UNKNOWN}"]


def test_a_finding_is_priced_by_what_it_is_about() -> None:
    """Three points for one on the unit, five for one on its item, nothing for the other way round."""
    rules = '[criteria.fine]\ntitle = "好"\nabout = ["unit", "submission"]\n'
    rules += "".join(
        price(id=f'"{about}"', of='"finding"', when=f'{{ about = "{about}" }}', amount=n)
        for about, n in (("unit", "3"), ("submission", "5"))
    )
    records = Records(
        units=(Unit(id="u", name="甲"), Unit(id="v", name="乙")),
        submissions=(Submission(id="s", units=(Contribution(unit="v"),), submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC)),),
        findings=(
            Finding(id="f1", criterion="fine", about=About(unit="u"), on=date(2024, 2, 1), met=True),
            Finding(id="f2", criterion="fine", about=About(submission="s"), on=date(2024, 2, 1), met=True),
        ),
    )
    cards = assess(build_register(records), decode_rulebook(BASE + rules), YEAR).units

    assert {card.subject: card.points for card in cards} == {"u": 3, "v": 5}


# Laws


@pytest.mark.parametrize(
    ("rules", "monotone"),
    [
        (PRICE.format('of = "adoption"\namount = 0.5'), True),
        (PRICE.format('of = "adoption"\namount = -0.5'), False),
        (PRICE.format('of = "lapse"\namount = -0.5'), True),
        (TALLY.format("amount = \"2 if group == 'a' else 3\""), True),
        (TALLY.format('amount = 0\nprovided = "met(used)"'), True),
        (TALLY.format('amount = 0.5\nprovided = "met(used)"'), True),
        (TALLY.format('amount = -0.5\nprovided = "met(used)"'), False),
    ],
)
def test_fractions_groups_and_nothing_at_all_are_judged_like_whole_numbers(rules: str, monotone: bool) -> None:
    """Less than nothing for an adoption lowers a score, be it half a point; the group of a unit stays what it is."""
    assert (Law.MONOTONE not in broken(rules)) is monotone


# Versions


def version(id_: str, since: date | None) -> Rulebook:
    """A version of the small rulebook."""
    return evolve(SMALL, id=id_, in_force=since)


def test_each_version_holds_until_the_next_one() -> None:
    """Three in a year, given in any order, one that was over before it and one that begins after it."""
    days = (date(2019, 1, 1), date(2021, 1, 1), date(2024, 4, 1), date(2024, 10, 1), date(2025, 1, 1))
    before, first, second, third, after = (version(f"v{n}", day) for n, day in enumerate(days))

    assert in_force((third, after, first, before, second), YEAR) == (
        (Period(date(2024, 1, 1), date(2024, 4, 1)), first),
        (Period(date(2024, 4, 1), date(2024, 10, 1)), second),
        (Period(date(2024, 10, 1), date(2025, 1, 1)), third),
    )


def test_a_version_may_begin_with_the_period() -> None:
    """The one before it then holds on no day of it."""
    old, new = version("old", date(2020, 1, 1)), version("new", date(2024, 1, 1))

    assert in_force((new, old), YEAR) == ((YEAR, new),)
    assert in_force((new, version("next", date(2025, 1, 1))), YEAR) == ((YEAR, new),)


LATER = evolve(SMALL.settings, first_month=7)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((), ["$: no version is in force on 2024-01-01, the first day assessed"]),
        (
            (version("b", date(2024, 7, 1)), version("a", date(2024, 1, 2))),
            ["a: no version is in force on 2024-01-01, the first day assessed"],
        ),
        (
            (version("a", date(2024, 7, 1)), version("b", date(2024, 7, 1)), version("c", None), version("d", None)),
            [
                "c: say from which day this version is in force (in_force = 2024-07-01)",
                "d: say from which day this version is in force (in_force = 2024-07-01)",
                "b: a is in force from 2024-07-01 too",
            ],
        ),
        (
            (version("a", date(2020, 1, 1)), evolve(version("b", date(2024, 7, 1)), settings=LATER)),
            ["b: versions must count their years and payouts alike"],
        ),
    ],
)
def test_versions_that_leave_a_day_open_are_told(versions: tuple[Rulebook, ...], expected: list[str]) -> None:
    """Each by its id, and none in particular where there are none."""
    with pytest.raises(RulebookError) as caught:
        in_force(versions, YEAR)

    assert [str(problem) for problem in caught.value.problems] == expected


# Words


def test_the_amounts_that_may_be_decided_are_told_as_a_range() -> None:
    """From one number to another, from one number on, or none at all."""
    plain = Criterion(id="c", title="c", about=("unit",))
    found = [range_text(evolve(plain, least=least, most=most)).text("en") for least, most in ((None, None), (2, None), (2, 5))]

    assert found == ["", " of at least 2", " from 2 to 5"]
