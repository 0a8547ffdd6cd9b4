"""How far the numbers of a rulebook may grow, through tallies that look at each other and measures that build on each other."""

from __future__ import annotations

import pytest
from small_rulebook import BASE, problems_of, said_of, tally

from govinfo import decode_rulebook

# How far numbers may grow


def tallies(n: int, amount: str) -> str:
    """So many tallies of one amount."""
    return "".join(tally(id=f'"t{i}"', amount=f'"{amount}"') for i in range(n))


@pytest.mark.parametrize("amount", ["points", "earned('city')", "best(points)", "everyone(points)"])
def test_sixty_four_tallies_may_look_at_what_the_others_made_of_the_totals(amount: str) -> None:
    """One more is refused, at its place."""
    assert decode_rulebook(BASE + tallies(64, amount)).id == "small"
    assert problems_of(BASE + tallies(65, amount)) == ["t64.amount: too-much-work"]


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


OF_STAFF = "figure('staff')"


STAFF = '[figures]\nstaff = "编制数"\n'


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (tally(amount=f'"{product("sent", 16)}"'), []),
        (computed("m", product("sent", 16)) + tally(amount='"m"'), []),
        (computed("m", product("sent", 16)) + tally(amount='"m * sent"'), ["x.amount: too-much-work"]),
        (
            tally(id='"a"', amount="7") + tally(id='"b"', amount='"snet"') + tally(amount=f'"{product("points", 17)}"'),
            ["b.amount: formula-word", "x.amount: too-much-work"],
        ),
        (
            computed("a", "snet") + computed("m", product("sent", 17)),
            ["measures.a.formula: formula-word", "measures.m.formula: too-much-work"],
        ),
        ("".join(computed(f"m{n}", f"m{n - 1}" if n > 1 else "3") for n in range(1, 9)), []),
        (
            "".join(computed(f"m{n}", f"m{n - 1}" if n > 1 else "3") for n in range(1, 10)),
            ["measures.m9.formula: too-much-work"],
        ),
        # a figure is one value, whatever else bears its name; what the tallies before gave is as much as they multiply
        (STAFF + computed("staff", product("sent", 9)) + computed("m", product(OF_STAFF, 16)), []),
        (STAFF + computed("m", product(OF_STAFF, 17)), ["measures.m.formula: too-much-work"]),
        (STAFF + computed("staff", product("sent", 9)) + tally(amount=f'"{product(OF_STAFF, 16)}"'), []),
        (STAFF + tally(amount=f'"{product(OF_STAFF, 17)}"'), ["x.amount: too-much-work"]),
        (tally(id='"a"', amount=f'"{product("sent", 5)}"') + tally(amount="\"earned('a') * earned('a') * earned('a')\""), []),
        (
            tally(id='"a"', amount=f'"{product("sent", 8)}"') + tally(amount="\"earned('a') * earned('a') * sent\""),
            ["x.amount: too-much-work"],
        ),
    ],
)
def test_how_far_numbers_may_grow(tables: str, expected: list[str]) -> None:
    """Sixteen values multiplied, eight measures one upon the other; and what cannot be read hides nothing behind it."""
    assert said_of(tables) == expected
