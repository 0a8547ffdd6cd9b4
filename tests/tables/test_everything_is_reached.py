"""Nothing in a shipped rulebook can be another number or condition without an example coming out otherwise."""

from __future__ import annotations

from importlib.resources import files

import pytest

from govinfo import shipped_rulebook, shipped_rulebooks
from govinfo.examples import decode_examples, unreached

EXAMPLES = files("govinfo").joinpath("data").joinpath("examples")


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_some_example_depends_on_every_number_and_condition(name: str) -> None:
    """Every shipped rulebook has examples, and `rulebooks --test` has nothing to ask about it."""
    examples = decode_examples(EXAMPLES.joinpath(f"{name}.toml").read_bytes(), name=f"{name}.toml")

    assert [str(problem) for problem in unreached(shipped_rulebook(name), examples)] == []
