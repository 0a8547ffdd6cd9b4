"""Every worked example that is shipped must come out as it was computed by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest

from govinfo import Rulebook, assess, build_register, choose, shipped_rulebook, shipped_rulebooks
from govinfo.examples import Example, decode_examples, run_example
from govinfo.rulebook import Price, Tally

EXAMPLES = files("govinfo").joinpath("data").joinpath("examples")


def shipped_examples(name: str) -> tuple[Example, ...]:
    """Return the examples of a shipped rulebook."""
    return decode_examples(EXAMPLES.joinpath(f"{name}.toml").read_bytes(), name=f"{name}.toml")


def names() -> list[str]:
    """Return the names of the rulebooks that have examples."""
    return sorted(path.name.removesuffix(".toml") for path in EXAMPLES.iterdir() if path.name.endswith(".toml"))


def cases() -> list[tuple[str, Example]]:
    """Return every example with the name of its rulebook."""
    return [(name, example) for name in names() for example in shipped_examples(name)]


def lines_of(rulebook: Rulebook, example: Example) -> Iterator[str]:
    """Yield the rule of every line that an example gives rise to, on the cards of units and of persons."""
    read = choose(rulebook, dict(example.readings))
    result = assess(build_register(example.records), read, read.period(example.period))
    for card in (*result.units, *result.persons):
        yield from (line.rule for line in card.lines)


@pytest.mark.parametrize(("name", "example"), cases(), ids=[f"{name}:{example.id}" for name, example in cases()])
def test_an_example_comes_out_as_computed_by_hand(name: str, example: Example) -> None:
    """No difference between what is expected and what the rulebook makes of the records."""
    assert [difference.text("en") for difference in run_example(example, shipped_rulebook(name))] == []


@pytest.mark.parametrize("name", names())
def test_every_rule_that_gives_points_or_money_stands_in_some_example(name: str) -> None:
    """A price or tally that no example reaches could be wrong without anybody seeing it."""
    rulebook = shipped_rulebook(name)
    reached = Counter(rule for example in shipped_examples(name) for rule in lines_of(rulebook, example))

    assert {rule.id for rule in rulebook.rules if isinstance(rule, (Price, Tally))} - set(reached) == set()


@pytest.mark.parametrize("name", names())
def test_every_option_of_a_reading_stands_in_some_example(name: str) -> None:
    """What a reading changes is computed by hand too."""
    rulebook = shipped_rulebook(name)
    taken = {pair for example in shipped_examples(name) for pair in choose(rulebook, dict(example.readings)).options.items()}

    assert {(reading.id, option.id) for reading in rulebook.readings for option in reading.options} - taken == set()


def test_every_example_belongs_to_a_shipped_rulebook() -> None:
    """No file of examples is left behind when a rulebook is renamed."""
    assert set(names()) <= set(shipped_rulebooks())
