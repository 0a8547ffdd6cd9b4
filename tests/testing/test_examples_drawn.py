"""Which examples the property tests draw."""

from __future__ import annotations

import pytest
from hypothesis import settings


def test_examples_are_the_same_unless_a_seed_is_given(pytestconfig: pytest.Config) -> None:
    """Without a seed every run is alike and leaves nothing behind; with one, what fails is kept. No test is bound to a time."""
    seeded = pytestconfig.getoption("--hypothesis-seed") is not None
    now = settings()

    assert now.derandomize is not seeded
    assert (now.database is not None) is seeded
    assert now.deadline is None
