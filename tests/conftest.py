"""
How the property tests draw: the same examples every time, or, when a seed is given, others.

Without options a run is reproducible: a test that is red is red for everybody. `--hypothesis-seed=N` (or
`random`) draws other examples, keeps those that fail in `.hypothesis/examples`, and tries them first the next time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from wording import compared

ROOT = Path(__file__).parents[1]
# A slow machine is no fault of the library: nothing here depends on how long something takes.
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("fixed", deadline=None, derandomize=True, database=None, print_blob=True, suppress_health_check=SLOW)
settings.register_profile(
    "fresh",
    deadline=None,
    derandomize=False,
    database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples"),
    print_blob=True,
    suppress_health_check=SLOW,
)
settings.load_profile("fixed")


@pytest.fixture(autouse=True)
def _wording(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test heard through `coded` is said as the file of its folder has it."""
    with compared(request.path, request.node.name):
        yield


def pytest_configure(config: pytest.Config) -> None:
    """A seed asks for other examples, which the fixed profile would not draw."""
    if config.getoption("--hypothesis-seed") is not None and config.getoption("--hypothesis-profile") is None:
        settings.load_profile("fresh")
