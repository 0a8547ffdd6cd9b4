"""What type checkers see of `govinfo.testing`; read by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from hypothesis.strategies import SearchStrategy

from govinfo import Assessment, Period, Records, Rulebook
from govinfo.testing import laws, readings


def checks(assessment: Assessment, records: Records, rulebook: Rulebook, period: Period) -> None:
    """The laws as checks, and what draws the readings of a rulebook."""
    laws.check_all(records, rulebook, period)
    laws.check_every_record_accounted_for(assessment, records)
    assert_type(readings(rulebook), SearchStrategy[dict[str, str]])
    laws.check_all(records, "district-model", period)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a name is no rulebook
