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
from small_rulebook import BASE, READING, cap, keep, price, problems_of, tally
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
        'tally[0] (x).amount: must be an integer or a string such as "0.5" or "10/3", got true',
    ),
    "an amount that is a list": (
        tally(amount="[1]"),
        'tally[0] (x).amount: must be an integer or a string such as "0.5" or "10/3", got [1]',
    ),
    "a step that is a text": (tally(step='"2"'), 'tally[0] (x).step: must be a whole number, got "2"'),
    "a number of pages of digits": (tally(amount="9" * 5000), "$: is not TOML: a number is too long or tables are nested too deep"),
    "an amount without bound": (tally(amount="1e99999999"), '$: must be a number such as "12", "0.5" or "10/3", got "1e99999999"'),
    "an amount that is no number": (tally(amount="nan"), '$: must be a number such as "12", "0.5" or "10/3", got "nan"'),
    "conditions in a list": (
        price(when='["form"]'),
        'price[1] (p).when: must be a table such as { publication = "gazette", form = ["item", "brief"] }, got ["form"]',
    ),
    "no value of a condition": (
        price(when="{ form = [] }"),
        "price[1] (p).when.form: must be a value, a list of values, or { not = ... }, got []",
    ),
    "a condition that is a decimal": (
        price(when="{ form = 0.5 }"),
        "price[1] (p).when.form: must be a value, a list of values, or { not = ... }, got 1/2",
    ),
    "a negation of a negation": (
        price(when='{ form = { not = { not = "item" } } }'),
        "price[1] (p).when.form: must be a value, a list of values, or { not = ... }, got an object",
    ),
    "a truth for a number": (price(when="{ characters = true }"), "p.when.characters: must be a number, got true"),
    "readings in a text": (
        READING + tally(under='"how"'),
        'tally[0] (x).under: must be a table such as { "monthly-task" = "each-month" }, got "how"',
    ),
    "a range with a decimal point": (
        '[criteria.r]\ntitle = "r"\nabout = ["unit"]\nleast = 0.5\nmost = 0.25\n',
        "criteria.r: the range is upside down: least 0.5, most 0.25",
    ),
    # keys
    "a key that is missing": (tally(amount=""), "tally[0] (x).amount: is missing: this field is required"),
    "a key that is misspelt": (tally(ammount="1"), 'tally[0] (x).ammount: is no known field; did you mean "amount"?'),
    "a table that is misspelt": ('[[taly]]\nid = "x"\n', '$.taly: is no known field; did you mean "tally"?'),
    # words
    "an unknown kind of record": (
        price(of='"submision"'),
        'price[1] (p).of: must be one of submission, adoption, instruction, lapse, finding, duty, got "submision"; did you mean "submission"?',
    ),
    "an unknown attribute": (price(when='{ frm = "item" }'), "p.when: there is no attribute frm; did you mean form?"),
    "an unknown form": (price(when='{ form = "itm" }'), "p.when.form: there is no word itm; did you mean item?"),
    "an unknown account": (tally(account='"yaun"'), "x.account: there is no account yaun; did you mean yuan?"),
    "an unknown part": (tally(part='"bonus"'), "x.part: there is no part bonus; none is declared"),
    "an unknown group": ('[groups]\na = "甲"\n' + price(groups='["b"]'), "p.groups: there is no group b; known are a"),
    "an unknown criterion": (
        price(of='"adoption"', decide='"rang"', stacks="true"),
        "p.decide: there is no criterion rang; did you mean range?",
    ),
    "a keep of no rule": (keep(rules='["citty"]'), "k.rules: there is no price citty; did you mean city?"),
    "a keep of nothing": (keep(rules="[]"), "k.rules: must not be empty"),
    "a keep per nothing": (keep(per="[]"), "k.per: name what lines belong together, such as item"),
    "a keep per a misspelt attribute": (keep(per='["subjct"]'), "k.per: there is no attribute subjct; did you mean subject?"),
    "a keep per no attribute": (keep(per='["itm"]'), "k.per: there is no attribute itm; did you mean item?"),
    "a keep per a tag without a key": (
        keep(per='["tags."]'),
        "k.per: there is no attribute tags.; did you mean tags.…?",
    ),
    "a policy that is none": (
        '[persons]\nawards = "equal"\ndeductions = "nmaed"\n',
        "persons.deductions: there is no policy nmaed; did you mean named?",
    ),
    "two policies at once": (
        '[[persons]]\nawards = "equal"\n[[persons]]\nawards = "each"\n',
        "persons: two of these tables hold under the same readings; keep one",
    ),
    "seats for a group that is none": (
        '[groups]\na = "甲"\n[commend]\nclause = "三"\nby_group = true\ngroups = { b = 3 }\n',
        "commend.groups: there is no group b; known are a",
    ),
    "a keep of none": (keep(best="0"), "k.best: at least one line must be kept, got 0"),
    "a cap of no part": (cap(parts='["bonus"]'), "c.parts: there is no part bonus; none is declared"),
    "a cap without a bound": (cap(most=""), "c: give either most or least; two bounds are two caps"),
    "a sum of no rule": (tally(amount="\"earned('nope')\""), "x.amount: there is no rule nope; known are city, x"),
    "an unknown name": (tally(amount='"snet"'), 'x.amount: column 1: there is no name "snet" here; did you mean sent?'),
    "a figure that is not declared": (
        '[figures]\na = "甲"\n' + tally(amount="\"figure('b')\""),
        'x.amount: column 8: figure does not know "b"; known are a',
    ),
    "a share that is none among persons": (
        '[persons]\nawards = "weight"\n',
        "persons.awards: authors have no weights; share each, equal or first",
    ),
    # formulas
    "an empty formula": (tally(amount='""'), 'tally[0] (x).amount: must be a number such as "12", "0.5" or "10/3", got ""'),
    "a formula of the wrong type": (tally(provided='"sent"'), "x.provided: column 1: a truth is needed here, and this is a number"),
    "a formula too long": (
        tally(amount='"' + "1+" * 600 + '1"'),
        "x.amount: column 1001: a formula has at most 1000 characters, this one has 1201",
    ),
    "a formula too deep": (
        tally(amount='"' + "(" * 400 + "1" + ")" * 400 + '"'),
        "x.amount: column 25: a formula is nested at most 24 deep; split the rule",
    ),
    "a power": (tally(amount='"9 ** 9 ** 9"'), "x.amount: column 3: formulas have no powers; multiply instead"),
    "an attribute of a name": (tally(amount='"sent.real"'), "x.amount: column 5: a point stands only inside a number such as 0.5"),
    "a call of anything": (
        tally(amount="\"__import__('os')\""),
        'x.amount: column 1: there is no function "__import__" here; known are abs, best, ceil, count, decided, earned, every, everyone, figure, finding, floor, least and 16 more',
    ),
    "a divisor that can be zero": (
        tally(amount='"1 / sent"'),
        "x.amount: column 5: this divisor can be 0; write ratio(a, b, otherwise) instead of a / b",
    ),
    "a divisor that is zero": (
        tally(amount='"1 / (2 - 2)"'),
        "x.amount: column 6: this divisor can be 0; write ratio(a, b, otherwise) instead of a / b",
    ),
    "thresholds upside down": (tally(amount='"step(sent, 10, 5, 3, 8)"'), "x.amount: column 19: the thresholds of step go upwards"),
    "full-width digits": (tally(amount='"１０"'), "x.amount: column 1: １ is not an ordinary digit; write 1"),
    "a period that does not nest": (
        tally(each='"month"', provided='"every(quarter, met(sent))"'),
        "x.provided: column 7: the period of this formula is not made of quarter; it can be week, half_month",
    ),
    "a pool of items": (
        tally(each='"item"', pool="100"),
        "x.pool: a pool is divided among units; an item has its units already: name a span",
    ),
    "a ranking by a text": ('[standing]\nby = "group"\n', "standing.by: column 1: a number is needed here, and this is a text"),
    # measures
    "a measure of itself": (
        '[measures.a]\ntitle = "甲"\nformula = "a + 1"\n',
        "measures.a.formula: the measure is computed from itself; take one of the measures apart",
    ),
    "measures in a circle": (
        '[measures.a]\ntitle = "甲"\nformula = "b"\n[measures.b]\ntitle = "乙"\nformula = "a"\n',
        "measures.b.formula: the measure is computed from itself; take one of the measures apart",
    ),
    "a measure called like a total": (
        '[measures.points]\ntitle = "甲"\ncount = "lapse"\n',
        "measures.points: the id of a measure stands in formulas: ASCII letters, digits and _, and no word that means something there",
    ),
    "a measure called like a word of formulas": (
        '[measures.and]\ntitle = "甲"\ncount = "lapse"\n',
        "measures.and: the id of a measure stands in formulas: ASCII letters, digits and _, and no word that means something there",
    ),
    "measures that square one another": (
        "".join(f'[measures.m{i}]\ntitle = "甲"\nformula = "m{i - 1} * m{i - 1} + 2"\n' for i in range(1, 40))
        + '[measures.m0]\ntitle = "甲"\ncount = "submission"\n',
        "measures.m5.formula: multiplies 32 values of unknown size, more than 16; take it apart",
    ),
    "measures in a long chain": (
        "".join(f'[measures.m{i}]\ntitle = "甲"\nformula = "m{i - 1}"\n' for i in range(1, 290))
        + '[measures.m0]\ntitle = "甲"\ncount = "submission"\n',
        "measures.m9.formula: builds on more than 8 computed measures, one upon the other",
    ),
    "totals that square one another": (
        "".join(tally(id=f'"t{i}"', amount='"points * points + 2"') for i in range(40)),
        "t4.amount: multiplies 32 values of unknown size, more than 16; take it apart",
    ),
    "what rules earned, seventeen times": (
        tally(amount='"' + " * ".join(["earned('city')"] * 17) + '"'),
        "x.amount: multiplies 17 values of unknown size, more than 16; take it apart",
    ),
    "large numbers count as one value, very large ones as two": (
        tally(amount='"points * ' + " * ".join(["10000000"] * 14 + ["1000000000000000000000"]) + '"'),
        "x.amount: multiplies 17 values of unknown size, more than 16; take it apart",
    ),
    "a subject that is none": (
        '[criteria.c]\ntitle = "c"\nabout = ["subm"]\n',
        "criteria.c.about: there is no subject subm; known are adoption, instruction, lapse, person, submission, unit",
    ),
    "a measure with a dash": (
        '[measures.a-b]\ntitle = "甲"\ncount = "lapse"\n',
        "measures.a-b: the id of a measure stands in formulas: ASCII letters, digits and _, and no word that means something there",
    ),
    "a measure counted and computed": (
        '[measures.a]\ntitle = "甲"\ncount = "lapse"\nformula = "1"\n',
        "measures.a: a measure is either counted (count = ...) or computed (formula = ...)",
    ),
    # ranges, months, ids, clauses
    "a range upside down": (
        '[criteria.r]\ntitle = "r"\nabout = ["unit"]\nleast = 5\nmost = 3\n',
        "criteria.r: the range is upside down: least 5, most 3",
    ),
    "a thirteenth month": ("[settings]\nfirst_month = 13\n", "settings.first_month: must be a month from 1 to 12, got 13"),
    "a year named after its middle": (
        '[settings]\nnamed_after = "middle"\n',
        "settings.named_after: there is no word middle; known are end, start",
    ),
    "two rules of one id": (tally() + tally(), "x: two rules with this id hold under the same readings; give one another id"),
    "an empty id": (tally(id='""'), '$: an id is made of letters, digits, - and _, got ""'),
    "an id of blanks": (tally(id='"a b"'), 'a b: an id is made of letters, digits, - and _, got "a b"'),
    "two prices of one record": (
        price(of='"adoption"'),
        "city: prices the same records as p; say stacks = true on the one that is added, or keep the best by a [[keep]]",
    ),
    "a clause that is not listed": ('[clauses]\n"二" = { covered = "people" }\n', "city.clause: there is no clause 一; known are 二"),
    "a number that the clause lacks": (
        '[clauses]\n"一" = { covered = "rule", text = "每条计5分" }\n',
        "city.amount: 10 does not occur in the quoted clause 一",
    ),
    "a bar on persons about units": (
        '[[bar]]\nid = "b"\nclause = "三"\ntitle = "不得参评"\nprovided = "sent > 1"\npersons = true\n',
        'b.provided: column 1: there is no name "sent" here; known are awarded, deducted, points, yuan',
    ),
    # readings
    "a reading that names no rule": (READING, "readings.how: no rule depends on this reading; use it in a rule or take it out"),
    "a reading without options": (
        '[readings.r]\nquestion = "?"\noptions = {}\n',
        "readings.r.options: a reading needs at least one option",
    ),
    "a switch without an option": (
        READING + tally(amount='{ reading = "how", a = 1 }'),
        "tally[0] (x).amount: says nothing for the options b of the reading",
    ),
    "a switch with another option": (
        READING + tally(amount='{ reading = "how", a = 1, b = 2, c = 3 }'),
        'tally[0] (x).amount.c: must be one of a, b, got "c"',
    ),
    "a switch of no reading": (
        READING + tally(amount='{ reading = "who", a = 1, b = 2 }'),
        'tally[0] (x).amount.reading: must be one of how, got "who"; did you mean "how"?',
    ),
    "a rule under no option": (READING + tally(under='{ how = "c" }'), "x.under.how: there is no option c; known are a, b"),
    # deadlines
    "a deadline without a number": (
        '[[deadline]]\nid = "d"\nclause = "四"\nunit = "day"\n',
        "deadline[0] (d).number: must be given: the unit day needs it, got null",
    ),
    "a duty under no deadline": (
        '[[duty]]\nid = "d"\nclause = "四"\ntitle = "办理"\nof = "handling"\nlimit = "nope"\n',
        "d.limit: there is no deadline nope; none is declared",
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
    problems_of(text)


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
                holder[last] = draw(VALUES)
            case "double" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(["id", "amount", "when", "x", "reading", last + "x"]))] = holder.pop(last)
            case _:
                holder[last] = draw(VALUES)
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
