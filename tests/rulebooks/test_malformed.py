"""A malformed rulebook is refused when it is loaded, with rule, field and what would be right, and never later."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_rulebook import BASE, READING, cap, keep, price, problems_of, refused, tally
from toml_text import read, written

from govinfo import Records, Rulebook, RulebookError, assess, build_register, choose, decode_rulebook, shipped_rulebooks
from govinfo.errors import InvalidValueError, UnknownNameError
from govinfo.records import Contribution, Lapse, Submission, Unit
from govinfo.register import Register
from govinfo.rulebook import Seats

RULEBOOKS = files("govinfo").joinpath("data").joinpath("rulebooks")


CASES: dict[str, tuple[str, str]] = {
    # wrong types
    "an amount that is true": (
        tally(amount="true"),
        "tally[0] (x).amount: wrong-value",
    ),
    "an amount that is a list": (
        tally(amount="[1]"),
        "tally[0] (x).amount: wrong-value",
    ),
    "a step that is a text": (tally(step='"2"'), "tally[0] (x).step: wrong-value"),
    "a number of pages of digits": (tally(amount="9" * 5000), "$: not-toml"),
    "an amount without bound": (tally(amount="1e99999999"), "$: wrong-value"),
    "an amount that is no number": (tally(amount="nan"), "$: wrong-value"),
    "conditions in a list": (
        price(when='["form"]'),
        "price[1] (p).when: wrong-value",
    ),
    "no value of a condition": (
        price(when="{ form = [] }"),
        "price[1] (p).when.form: wrong-value",
    ),
    "a condition that is a decimal": (
        price(when="{ form = 0.5 }"),
        "price[1] (p).when.form: wrong-value",
    ),
    "a negation of a negation": (
        price(when='{ form = { not = { not = "item" } } }'),
        "price[1] (p).when.form: wrong-value",
    ),
    "a truth for a number": (price(when="{ characters = true }"), "p.when.characters: wrong-value"),
    "readings in a text": (
        READING + tally(under='"how"'),
        "tally[0] (x).under: wrong-value",
    ),
    "a range with a decimal point": (
        '[criteria.r]\ntitle = "r"\nabout = ["unit"]\nleast = 0.5\nmost = 0.25\n',
        "criteria.r: range-upside-down",
    ),
    # keys
    "a key that is missing": (tally(amount=""), "tally[0] (x).amount: missing-field"),
    "a key that is misspelt": (tally(ammount="1"), "tally[0] (x).ammount: unknown-field"),
    "a table that is misspelt": ('[[taly]]\nid = "x"\n', "$.taly: unknown-field"),
    # words
    "an unknown kind of record": (
        price(of='"submision"'),
        "price[1] (p).of: wrong-word",
    ),
    "an unknown attribute": (price(when='{ frm = "item" }'), "p.when: unknown-word"),
    "an unknown form": (price(when='{ form = "itm" }'), "p.when.form: unknown-word"),
    "an unknown account": (tally(account='"yaun"'), "x.account: unknown-word"),
    "an unknown part": (tally(part='"bonus"'), "x.part: unknown-word"),
    "an unknown group": ('[groups]\na = "甲"\n' + price(groups='["b"]'), "p.groups: unknown-word"),
    "an unknown criterion": (
        price(of='"adoption"', decide='"rang"', stacks="true"),
        "p.decide: unknown-word",
    ),
    "a keep of no rule": (keep(rules='["citty"]'), "k.rules: unknown-word"),
    "a keep of nothing": (keep(rules="[]"), "k.rules: wrong-value"),
    "a keep per nothing": (keep(per="[]"), "k.per: keep-of-nothing"),
    "a keep per a misspelt attribute": (keep(per='["subjct"]'), "k.per: unknown-word"),
    "a keep per no attribute": (keep(per='["itm"]'), "k.per: unknown-word"),
    "a keep per a tag without a key": (
        keep(per='["tags."]'),
        "k.per: unknown-word",
    ),
    "a policy that is none": (
        '[persons]\nawards = "equal"\ndeductions = "nmaed"\n',
        "persons.deductions: unknown-word",
    ),
    "two policies at once": (
        '[[persons]]\nawards = "equal"\n[[persons]]\nawards = "each"\n',
        "persons: duplicate-rule",
    ),
    "seats for a group that is none": (
        '[groups]\na = "甲"\n[commend]\nclause = "三"\nby_group = true\ngroups = { b = 3 }\n',
        "commend.groups: unknown-word",
    ),
    "a keep of none": (keep(best="0"), "k.best: wrong-value"),
    "a cap of no part": (cap(parts='["bonus"]'), "c.parts: unknown-word"),
    "a cap without a bound": (cap(most=""), "c: two-bounds"),
    "a sum of no rule": (tally(amount="\"earned('nope')\""), "x.amount: unknown-word"),
    "an unknown name": (tally(amount='"snet"'), "x.amount: formula-word"),
    "a figure that is not declared": (
        '[figures]\na = "甲"\n' + tally(amount="\"figure('b')\""),
        "x.amount: formula-word",
    ),
    "a share that is none among persons": (
        '[persons]\nawards = "lead"\n',
        "persons.awards: wrong-word",
    ),
    # formulas
    "an empty formula": (tally(amount='""'), "tally[0] (x).amount: wrong-value"),
    "a formula of the wrong type": (tally(provided='"sent"'), "x.provided: formula-type"),
    "a formula too long": (
        tally(amount='"' + "1+" * 600 + '1"'),
        "x.amount: formula-too-long",
    ),
    "a formula too deep": (
        tally(amount='"' + "(" * 400 + "1" + ")" * 400 + '"'),
        "x.amount: formula-too-long",
    ),
    "a power": (tally(amount='"9 ** 9 ** 9"'), "x.amount: formula-grammar"),
    "an attribute of a name": (tally(amount='"sent.real"'), "x.amount: formula-grammar"),
    "a call of anything": (
        tally(amount="\"__import__('os')\""),
        "x.amount: formula-word",
    ),
    "a divisor that can be zero": (
        tally(amount='"1 / sent"'),
        "x.amount: formula-divisor",
    ),
    "a divisor that is zero": (
        tally(amount='"1 / (2 - 2)"'),
        "x.amount: formula-divisor",
    ),
    "thresholds upside down": (tally(amount='"step(sent, 10, 5, 3, 8)"'), "x.amount: formula-steps"),
    "full-width digits": (tally(amount='"１０"'), "x.amount: formula-grammar"),
    "a period that does not nest": (
        tally(each='"month"', provided='"every(quarter, met(sent))"'),
        "x.provided: formula-period",
    ),
    "a pool of items": (
        tally(each='"item"', pool="100"),
        "x.pool: pool-of-items",
    ),
    "a ranking by a text": ('[standing]\nby = "group"\n', "standing.by: formula-type"),
    # measures
    "a measure of itself": (
        '[measures.a]\ntitle = "甲"\nformula = "a + 1"\n',
        "measures.a.formula: measure-circle",
    ),
    "measures in a circle": (
        '[measures.a]\ntitle = "甲"\nformula = "b"\n[measures.b]\ntitle = "乙"\nformula = "a"\n',
        "measures.b.formula: measure-circle",
    ),
    "a measure called like a total": (
        '[measures.points]\ntitle = "甲"\ncount = "lapse"\n',
        "measures.points: measure-name",
    ),
    "a measure called like a word of formulas": (
        '[measures.and]\ntitle = "甲"\ncount = "lapse"\n',
        "measures.and: measure-name",
    ),
    "measures that square one another": (
        "".join(f'[measures.m{i}]\ntitle = "甲"\nformula = "m{i - 1} * m{i - 1} + 2"\n' for i in range(1, 40))
        + '[measures.m0]\ntitle = "甲"\ncount = "submission"\n',
        "measures.m5.formula: too-much-work",
    ),
    "measures in a long chain": (
        "".join(f'[measures.m{i}]\ntitle = "甲"\nformula = "m{i - 1}"\n' for i in range(1, 290))
        + '[measures.m0]\ntitle = "甲"\ncount = "submission"\n',
        "measures.m9.formula: too-much-work",
    ),
    "totals that square one another": (
        "".join(tally(id=f'"t{i}"', amount='"points * points + 2"') for i in range(40)),
        "t4.amount: too-much-work",
    ),
    "what rules earned, seventeen times": (
        tally(amount='"' + " * ".join(["earned('city')"] * 17) + '"'),
        "x.amount: too-much-work",
    ),
    "large numbers count as one value, very large ones as two": (
        tally(amount='"points * ' + " * ".join(["10000000"] * 14 + ["1000000000000000000000"]) + '"'),
        "x.amount: too-much-work",
    ),
    "a subject that is none": (
        '[criteria.c]\ntitle = "c"\nabout = ["subm"]\n',
        "criteria.c.about: unknown-word",
    ),
    "a measure with a dash": (
        '[measures.a-b]\ntitle = "甲"\ncount = "lapse"\n',
        "measures.a-b: measure-name",
    ),
    "a measure counted and computed": (
        '[measures.a]\ntitle = "甲"\ncount = "lapse"\nformula = "1"\n',
        "measures.a: measure-counted-and-computed",
    ),
    # ranges, months, ids, clauses
    "a range upside down": (
        '[criteria.r]\ntitle = "r"\nabout = ["unit"]\nleast = 5\nmost = 3\n',
        "criteria.r: range-upside-down",
    ),
    "a thirteenth month": ("[settings]\nfirst_month = 13\n", "settings.first_month: wrong-value"),
    "a year named after its middle": (
        '[settings]\nnamed_after = "middle"\n',
        "settings.named_after: unknown-word",
    ),
    "two rules of one id": (tally() + tally(), "x: duplicate-rule"),
    "an empty id": (tally(id='""'), "$: wrong-value"),
    "an id of blanks": (tally(id='"a b"'), "a b: wrong-value"),
    "two prices of one record": (
        price(of='"adoption"'),
        "city: overlapping-prices",
    ),
    "a clause that is not listed": ('[clauses]\n"二" = { covered = "people" }\n', "city.clause: unknown-word"),
    "a number that the clause lacks": (
        '[clauses]\n"一" = { covered = "rule", text = "每条计5分" }\n',
        "city.amount: number-not-in-clause",
    ),
    "a bar on persons about units": (
        '[[bar]]\nid = "b"\nclause = "三"\ntitle = "不得参评"\nprovided = "snet > 1"\npersons = true\n',
        "b.provided: formula-word",
    ),
    # readings
    "a reading that names no rule": (READING, "readings.how: unused-reading"),
    "a reading without options": (
        '[readings.r]\nquestion = "?"\noptions = {}\n',
        "readings.r.options: reading-without-options",
    ),
    "a switch without an option": (
        READING + tally(amount='{ reading = "how", a = 1 }'),
        "tally[0] (x).amount: option-without-value",
    ),
    "a switch with another option": (
        READING + tally(amount='{ reading = "how", a = 1, b = 2, c = 3 }'),
        "tally[0] (x).amount.c: wrong-word",
    ),
    "a switch of no reading": (
        READING + tally(amount='{ reading = "who", a = 1, b = 2 }'),
        "tally[0] (x).amount.reading: wrong-word",
    ),
    "a rule under no option": (READING + tally(under='{ how = "c" }'), "x.under.how: unknown-word"),
    # deadlines
    "a deadline without a number": (
        '[[deadline]]\nid = "d"\nclause = "四"\nunit = "day"\n',
        "deadline[0] (d).number: wrong-value",
    ),
    "a duty under no deadline": (
        '[[duty]]\nid = "d"\nclause = "四"\ntitle = "办理"\nof = "handling"\nlimit = "nope"\n',
        "d.limit: unknown-word",
    ),
}


def test_the_base_is_a_rulebook() -> None:
    """What is spoiled below is good as it is."""
    assert decode_rulebook(BASE).id == "small"


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_rule_field_and_what_would_be_right(case: str) -> None:
    """One mistake, one sentence that a clerk can act on."""
    tables, expected = CASES[case]

    told = problems_of(BASE + tables)
    assert expected in told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "schema = 1",
        "schema = 2",
        "[",
        "x = " + "[" * 100_000,
        "x = " + "{ a = " * 5_000,
        "a." * 5_000 + "b = 1",
        BASE.replace("schema = 1", ""),
        BASE + BASE,
        BASE.replace("[[price]]", "[price]"),
        "price = 3\n" + BASE.partition("[[price]]")[0],
        "price = [1, 2]\n" + BASE.partition("[[price]]")[0],
        "\ufeff\ufeff" + BASE,
        BASE.replace('"city"\nclause', '"\\u0000"\nclause'),
        BASE.replace("= 10", "= 1979-05-27T07:32:00Z"),
        BASE.replace("= 10", "= 07:32:00"),
    ],
    ids=lambda text: repr(text[:30]),
)
def test_what_is_no_rulebook_at_all_is_refused(text: str) -> None:
    """Whatever the file holds, the answer is a list of problems."""
    refused(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    """A file in another encoding is told as such."""
    with pytest.raises(RulebookError):
        decode_rulebook(BASE.encode("gb18030"))


# Shipped rulebooks, spoiled at random


@cache
def shipped(name: str) -> dict[str, Any]:
    """Return the document of a shipped rulebook."""
    return read(RULEBOOKS.joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def register() -> Register:
    """Return a few records that any rulebook can be asked about."""
    units = (Unit(id="a", name="甲"), Unit(id="b", name="乙"))
    items = tuple(
        Submission(id=f"s{i}", units=(Contribution(unit=unit),), submitted_at=datetime(2024, 3, i, 1, tzinfo=UTC))
        for i, unit in enumerate(("a", "a", "b"), start=1)
    )
    lapse = Lapse(id="l1", unit="a", kind="untrue", on=date(2024, 3, 5))
    return build_register(Records(units=units, submissions=items, lapses=(lapse,)))


SMALL = [name for name in shipped_rulebooks() if len(RULEBOOKS.joinpath(f"{name}.toml").read_text("utf-8")) < 6_000]


WORDS = ["", " ", "item", "*", "nope", "sent", "1 / sent", "((", "{x}", "十", "every(year, met(sent))", "'", "\n", "a" * 1001]


VALUES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([0, 1, -1, 13, 10**30, True, False]),
    st.sampled_from([[], {}, [[]], [{}], {"reading": "x"}, {"not": []}, {"reading": "x", "a": 1}, ["item"], {"item": 1}]),
)


def places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return every place inside a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


@st.composite
def spoiled(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a shipped rulebook with one to three places deleted, replaced, doubled or called otherwise."""
    document = copy.deepcopy(shipped(draw(st.sampled_from(SMALL))))
    for _ in range(draw(st.integers(1, 3))):
        found = places(document)[1:]
        if not found:
            break
        *way, last = draw(st.sampled_from(found))
        holder: Any = document
        for key in way:
            holder = holder[key]
        match draw(st.sampled_from(["delete", "replace", "double", "rename"])):
            case "delete":
                del holder[last]
            case "replace":
                holder[last] = copy.deepcopy(draw(VALUES))  # what is drawn once more must be what it was
            case "double" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(["id", "amount", "when", "x", "reading", last + "x"]))] = holder.pop(last)
            case _:
                holder[last] = copy.deepcopy(draw(VALUES))  # what is drawn once more must be what it was
    return document


def read_or_refused(text: str) -> Rulebook | None:
    """Return the rulebook, None where it is refused in words."""
    try:
        return decode_rulebook(text)
    except RulebookError as error:
        assert all(problem.path and problem.message.text("zh") and problem.message.text("en") for problem in error.problems)
        return None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(spoiled())
def test_a_spoiled_rulebook_is_refused_or_can_be_used(document: dict[str, Any]) -> None:
    """Nothing but a RulebookError comes out of loading, and nothing at all out of an assessment after it."""
    rulebook = read_or_refused(written(document))

    if rulebook is not None:
        assessment = assess(register(), rulebook, rulebook.period("2024"))
        assert all(line.why("zh") for card in assessment.units for line in card.lines)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_cut_or_littered_file_is_refused_or_read(data: st.DataObject) -> None:
    """A file that ends early, or with anything at all between two of its characters."""
    text = RULEBOOKS.joinpath(f"{data.draw(st.sampled_from(SMALL))}.toml").read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    litter = data.draw(st.text(max_size=5) | st.sampled_from(['"', "'", "[", "]]", "{", "=", "#", "\\", "\0", "\r"]))

    read_or_refused(text[:at])
    read_or_refused(text[:at] + litter + text[at:])


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="()+-*/<>=!,.'\" 01五sentmetifelsenotandor_", max_size=60))
def test_any_formula_is_refused_or_can_be_evaluated(source: str) -> None:
    """A formula that was read cannot fail."""
    quoted = source.replace("\\", "").replace("'", '"').replace('"', '\\"')
    rulebook = read_or_refused(BASE + tally(amount=f'"{quoted}"'))

    if rulebook is not None:
        assess(register(), rulebook, rulebook.period("2024"))


@pytest.mark.parametrize(
    "amount",
    [
        " * ".join(["earned('city')"] * 16),
        "points * " + " * ".join(["10000000"] * 15),
        "points * " + " * ".join(["1000000"] * 30),
        "8 if " + " and ".join(["points > 1"] * 17) + " else 9",
    ],
)
def test_a_product_of_sixteen_values_is_taken(amount: str) -> None:
    """Small numbers and conditions do not make it grow."""
    assert decode_rulebook(BASE + tally(amount=f'"{amount}"')).id == "small"


def test_a_year_may_be_named_after_its_start_or_its_end() -> None:
    """Nothing else; and deductions go to whom they name or to the unit."""
    for word in ("start", "end"):
        assert decode_rulebook(BASE + f'[settings]\nfirst_month = 12\nnamed_after = "{word}"\n').settings.named_after == word
    for word in ("named", "unit"):
        assert decode_rulebook(BASE + f'[persons]\nawards = "equal"\ndeductions = "{word}"\n').persons[0].deductions == word


def test_a_reading_that_decides_only_how_persons_share_is_used() -> None:
    """It need not stand in a rule."""
    persons = '[[persons]]\nawards = "equal"\nunder = { how = "a" }\n[[persons]]\nawards = "each"\nunder = { how = "b" }\n'

    assert len(decode_rulebook(BASE + READING + persons).persons) == 2


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        ({"number": -1}, "seats must be a whole number, zero or more, got -1"),
        ({"number": True}, "seats must be a whole number, zero or more, got true"),
        ({"percent": 101}, 'seats must be a percentage from 0 to 100, got "101"'),
        ({"percent": -1}, 'seats must be a percentage from 0 to 100, got "-1"'),
    ],
)
def test_seats_are_a_number_or_a_percentage(seats: dict[str, Any], said: str) -> None:
    """None at all is a number too."""
    with pytest.raises(InvalidValueError) as caught:
        Seats(**seats)

    assert str(caught.value) == said
    assert (Seats(number=0).number, Seats(percent=0).percent, Seats(percent=100).percent) == (0, 0, 100)


def test_a_reading_that_the_rulebook_lacks_is_told_with_the_nearest() -> None:
    """Or with those that it has."""
    book = decode_rulebook(
        BASE + READING + '[[tally]]\nid = "x"\nclause = "二"\ntitle = "t"\neach = "year"\namount = { reading = "how", a = 1, b = 2 }\n'
    )
    for wrong, said in (("hwo", "did you mean how?"), ("zzzz", "known are how")):
        with pytest.raises(UnknownNameError) as caught:
            choose(book, {wrong: "a"})
        assert str(caught.value) == f"small has no reading {wrong}; {said}"
