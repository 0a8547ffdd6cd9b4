"""
The entry point through which hypothesis learns govinfo's types.

Hypothesis calls `register` when it is imported. Nothing but the types is imported then; a strategy is
made when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

__all__ = ["register"]


def register() -> None:
    """Tell hypothesis how to make values of govinfo's types, so that `st.from_type(Submission)` works with no import."""
    # Whoever imports hypothesis need not use govinfo: whatever is wrong here must not reach them.
    with suppress(Exception):
        _register()


def _register() -> None:
    from hypothesis import strategies as st  # the entry point runs while hypothesis is imported

    from govinfo.assessment import Assessment
    from govinfo.periods import Period
    from govinfo.records import LISTS, About, Contribution, Extension, ProgressReport, Records, Tags
    from govinfo.register import Register

    names: dict[type[Any], str] = {kind: name for name, kind in LISTS.items()}
    names |= {About: "abouts", Contribution: "contributions", Extension: "extensions", ProgressReport: "progress_reports"}
    names |= {Period: "periods", Records: "records", Register: "registers", Tags: "tags", Assessment: "assessments"}
    for kind, name in names.items():
        st.register_type_strategy(kind, _lazily(name))


def _lazily(name: str) -> Callable[[type[Any]], Any]:
    def strategy(_: type[Any]) -> Any:
        from govinfo import testing

        return getattr(testing, name)()

    return strategy
