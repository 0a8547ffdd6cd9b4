"""Generated rulebooks load, keep the laws and shrink; broken ones are refused at the place that is broken, and for that reason."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from broken_rulebooks import MISTAKES, BrokenRulebook, broken_rulebooks
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from govinfo import Period, Records, Rulebook, RulebookError, decode_rulebook
from govinfo import testing as tools
from govinfo.errors import InvalidValueError
from govinfo.formulas import Kind
from govinfo.rulebook import Bar, Cap, Facts, Keep, Price, Tally, Void
from govinfo.rulebook._formulas import placed_formulas
from govinfo.rulebook._laws import Law
from govinfo.rulebook._laws import laws as laws_of
from govinfo.testing import laws
from govinfo.testing._formulas import Words, number_formula, truth_formula
from govinfo.testing._rulebooks import AMOUNTS
from govinfo.testing._values import periods_around

YEAR = Period.parse("2024")
QUIET = settings(deadline=None, suppress_health_check=list(HealthCheck))
FAST = settings(QUIET, max_examples=1000, derandomize=True, database=None, phases=[Phase.generate, Phase.shrink])

CAN: dict[str, Callable[[Rulebook], bool]] = {
    "nothing but a head": lambda book: not book.rules and not book.publications,
    "a price with a formula": lambda book: any(isinstance(rule, Price) and isinstance(rule.amount, str) for rule in book.rules),
    "a price under a condition": lambda book: any(isinstance(rule, Price) and rule.provided and rule.when for rule in book.rules),
    "a price that is decided": lambda book: any(isinstance(rule, Price) and rule.decide for rule in book.rules),
    "a price in money": lambda book: any(isinstance(rule, Price) and rule.account == "yuan" for rule in book.rules),
    "a price of each kind of record": lambda book: len({rule.of for rule in book.rules if isinstance(rule, Price)}) > 2,
    "a price of duties": lambda book: any(isinstance(rule, Price) and rule.of is Facts.DUTY for rule in book.rules),
    "a price that stacks": lambda book: any(isinstance(rule, Price) and rule.stacks for rule in book.rules),
    "a keep across units": lambda book: any(isinstance(rule, Keep) and rule.across for rule in book.rules),
    "a pool": lambda book: any(isinstance(rule, Tally) and rule.pool is not None for rule in book.rules),
    "a cap by a formula": lambda book: any(isinstance(rule, Cap) and isinstance(rule.most, str) for rule in book.rules),
    "a floor": lambda book: any(isinstance(rule, Cap) and rule.least is not None for rule in book.rules),
    "a void of the first lines": lambda book: any(isinstance(rule, Void) and rule.first is not None for rule in book.rules),
    "a bar on persons": lambda book: any(isinstance(rule, Bar) and rule.persons for rule in book.bars),
    "one rule read in two ways": lambda book: len({rule.id for rule in book.rules}) < len(book.rules),
    "a reading of three options": lambda book: any(len(reading.options) == 3 for reading in book.readings),
    "quoted clauses": lambda book: any(clause.text for clause in book.clauses),
    "a clause of two": lambda book: any("、" in rule.clause for rule in book.rules),
    "a computed measure": lambda book: any(measure.formula for measure in book.measures),
    "a weighed measure": lambda book: any(measure.weigh for measure in book.measures),
    "a duty under a deadline": lambda book: bool(book.duties and book.deadlines),
    "persons": lambda book: any(persons.awards for persons in book.persons),
    "seats": lambda book: book.commend is not None,
    "groups ranked apart": lambda book: bool(book.groups) and book.standing.grouped,
    "another ranking": lambda book: book.standing.by != "points",
    "roll-up": lambda book: book.settings.roll_up,
    "an aggregate": lambda book: any("month," in formula.source for _, formula in placed_formulas(book.formulas)),
    "a lookup": lambda book: any(read.lookup == "earned" for _, formula in placed_formulas(book.formulas) for read in formula.reads),
}


@settings(QUIET, max_examples=100)
@given(tools.rulebook_texts())
def test_a_generated_rulebook_loads_and_can_be_pasted(text: str) -> None:
    """What a failing test prints is the text between quotation marks, and that text is a rulebook."""
    decode_rulebook(text)

    assert ast.literal_eval(repr(text)).lstrip("\n") == text


def test_rulebooks_reach_every_edge() -> None:
    """Every type of rule, and what makes each interesting, is drawn within a few hundred examples."""
    reached: set[str] = set()

    @settings(QUIET, max_examples=300, derandomize=True, database=None, phases=[Phase.generate])
    @given(tools.rulebooks())
    def draw(book: Rulebook) -> None:
        reached.update(edge for edge, is_there in CAN.items() if edge not in reached and is_there(book))

    draw()

    assert set(CAN) == reached


# The engine under regulations that nobody wrote


@st.composite
def assessed(draw: DrawFn) -> tuple[str, Records, Period]:
    """Draw the text of a rulebook, records in its words, and a period."""
    text = draw(tools.rulebook_texts(size=3))
    book = decode_rulebook(text)
    return text, draw(tools.records(book, size=3)), draw(periods_around(YEAR))


@st.composite
def apart(draw: DrawFn) -> tuple[str, Records, Records]:
    """Draw the text of a rulebook and records of units that have nothing to do with each other."""
    text = draw(tools.rulebook_texts(size=3))
    one, other = draw(tools.disjoint_records(decode_rulebook(text), size=2))
    return text, one, other


def kept(book: Rulebook, law: Law) -> bool:
    """Whether the library says that a rulebook keeps a law."""
    return next(answer.kept for answer in laws_of(book) if answer.law is law)


@settings(QUIET, max_examples=40)
@given(assessed())
def test_every_law_holds_under_generated_rulebooks(drawn: tuple[str, Records, Period]) -> None:
    """What is said to hold for every rulebook holds for those made up, and adding never lowers where the library says so."""
    text, some, period = drawn
    book = decode_rulebook(text)

    laws.check_all(some, book, period, except_for=() if kept(book, Law.MONOTONE) else {"adding-never-lowers"})


@settings(QUIET, max_examples=40)
@given(apart())
def test_units_do_not_touch_each_other_where_the_library_says_so(drawn: tuple[str, Records, Records]) -> None:
    """Records of other units change nothing under a rulebook that is told not to compare units."""
    text, one, other = drawn
    book = decode_rulebook(text)

    if kept(book, Law.ADDITIVE):
        laws.check_merging_disjoint_registers(one, other, book, YEAR)


# Sizes, features, shrinking


@settings(QUIET, max_examples=40)
@given(
    tools.rulebooks(
        size=2,
        formulas=False,
        measures=False,
        readings=False,
        clauses=False,
        settlements=False,
        money=False,
        persons=False,
        commending=False,
        duties=False,
    )
)
def test_features_can_be_left_out(book: Rulebook) -> None:
    """Whatever is switched off is not there, and the size bounds the prices."""
    assert len(book.rules) <= 2
    assert not (book.measures or book.readings or book.clauses or book.persons or book.bars or book.notices or book.duties or book.commend)
    assert all(isinstance(rule, Price) and rule.account == "points" and rule.amount in {*AMOUNTS, "decided"} for rule in book.rules)


def test_an_unknown_feature_is_refused() -> None:
    """A misspelt option is told with the known ones."""
    with pytest.raises(InvalidValueError, match="formulas"):
        broken_rulebooks(formulae=False)


SMALLEST: dict[str, str] = {
    "a price with a formula": '[[price]]\nid = "price-1"\nclause = "一(1)"\ntitle = "计分1"\nof = "adoption"\namount = "1"\n',
    "a void of the first lines": 'each = "year"\nprovided = "awarded >= 1"\nfirst = 1\n',
    "a floor": '[[cap]]\nid = "cap-1"\nclause = "二(1)"\ntitle = "封顶1"\neach = "year"\nleast = 1\n',
    "a bar on persons": '[[bar]]\nid = "bar-1"\nclause = "一(1)"\ntitle = "不得参评1"\nprovided = "awarded >= 1"\npersons = true\n',
}


@pytest.mark.parametrize("edge", SMALLEST)
def test_the_smallest_rulebooks_are_small(edge: str) -> None:
    """A rulebook shrinks to its head and the one or two rules that matter, all else at its plainest."""
    smallest = find(tools.rulebook_texts(), lambda text: CAN[edge](decode_rulebook(text)), settings=FAST)

    assert SMALLEST[edge] in smallest
    assert smallest.count("\n[") <= 5


def test_formulas_grow_from_plain_to_involved() -> None:
    """An empty seed is the plainest formula; each number more makes it a little richer."""
    words = Words(numbers=("sent", "points"), truths=("met(sent)",), texts=(("group", ("office", "town")),), grains=("month",))

    assert [number_formula(seed, words) for seed in ([], [1], [5], [12, 0, 0, 1])] == [
        "1",
        "sent",
        "1 if sent >= 1 else 1",
        "total(month, sent)",
    ]
    assert [truth_formula(seed, words) for seed in ([], [1], [2, 0, 1], [5, 1])] == [
        "sent >= 1",
        "met(sent)",
        "group != 'office'",
        "not met(sent)",
    ]


@settings(QUIET, max_examples=100)
@given(tools.rulebooks(duties=False))
def test_generated_formulas_are_typed(book: Rulebook) -> None:
    """A condition is a truth, everything else a number."""
    for path, formula in placed_formulas(book.formulas):
        assert formula.kind is (Kind.TRUTH if path.endswith("provided") else Kind.NUMBER)


# Broken ones


@cache
def broken(what: str) -> st.SearchStrategy[BrokenRulebook]:
    """Return the strategy of one mistake."""
    return broken_rulebooks(what)


@pytest.mark.parametrize("what", MISTAKES)
def test_a_broken_rulebook_is_refused_where_it_is_broken(what: str) -> None:
    """The one mistake is told at its place, with the wrong word and the right one, and nothing else is said."""

    @settings(QUIET, max_examples=3, phases=[Phase.generate])
    @given(broken(what))
    def check(wrong: BrokenRulebook) -> None:
        with pytest.raises(RulebookError) as caught:
            decode_rulebook(wrong.text)

        problems = caught.value.problems
        assert {problem.path for problem in problems} - {*wrong.also} == {wrong.path}
        said = [str(problem.message) for problem in problems if problem.path == wrong.path]
        assert all(wrong.got in message for message in said)
        if wrong.meant is not None:
            assert all("did you mean" in message and wrong.meant in message for message in said)
        assert all(problem.message.text("zh") for problem in problems)

    check()


def test_mistakes_of_all_sorts_are_drawn() -> None:
    """Without a name one mistake after the other comes up, each with its sentence."""
    drawn: dict[str, str] = {}

    @settings(QUIET, max_examples=60, derandomize=True, database=None, phases=[Phase.generate])
    @given(broken_rulebooks(size=1, settlements=False, duties=False, measures=False))
    def draw(wrong: BrokenRulebook) -> None:
        drawn[wrong.what] = wrong.because

    draw()

    assert len(drawn) > 10
    assert all(drawn.values())


def test_an_unknown_mistake_is_refused_with_the_nearest() -> None:
    """A misspelt name is told with the one that was meant."""
    with pytest.raises(ValueError, match="misspelt-field"):
        broken_rulebooks("misspelt-feild")


def test_a_mistake_and_what_it_breaks_shrink_together() -> None:
    """The smallest rulebook with a mistake is a head and that mistake."""
    smallest: Any = find(broken_rulebooks("misspelt-account"), lambda wrong: wrong.what == "misspelt-account", settings=FAST)

    assert (smallest.path, smallest.got, smallest.meant) == ("new-price.account", "yaun", "yuan")
    assert smallest.text.count("\n[") == 2
