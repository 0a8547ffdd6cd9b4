"""
The entry point through which hypothesis learns govinfo's types.

Hypothesis calls `register` while it is imported itself, so every import stands inside a function. Nothing but
the types is imported then; a strategy is made when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any


def register() -> None:
    """Tell hypothesis how to make values of govinfo's types, so that `st.from_type(Submission)` works with no import."""
    # Whoever imports hypothesis need not use govinfo: whatever is wrong here must not reach them.
    with suppress(Exception):
        _register()


def _register() -> None:
    from hypothesis import strategies as st  # noqa: PLC0415

    from govinfo.assessment import Assessment, Line, Scorecard  # noqa: PLC0415
    from govinfo.deadlines import (  # noqa: PLC0415
        Deadline,
        ExtensionRequest,
        Limit,
        Pause,
    )
    from govinfo.periods import Period  # noqa: PLC0415
    from govinfo.records import (  # noqa: PLC0415
        LISTS,
        About,
        Assignee,
        Contribution,
        Contributor,
        Extension,
        Interruption,
        Move,
        ProgressReport,
        Records,
        Tags,
        Urging,
    )
    from govinfo.register import Register  # noqa: PLC0415
    from govinfo.rulebook import Commend, Duty, Rulebook, Seats  # noqa: PLC0415
    from govinfo.rulebook._rule_types import RULE_TYPES  # noqa: PLC0415

    names: dict[type[Any], str] = {kind: name for name, kind in LISTS.items()}
    names |= {About: "abouts", Contribution: "contributions", Extension: "extensions", ProgressReport: "progress_reports"}
    names |= {
        Assignee: "assignees",
        Contributor: "persons_taking_part",
        Interruption: "pauses_in_records",
        Move: "moves",
        Urging: "urgings",
    }
    names |= {Period: "periods", Records: "records", Register: "registers", Tags: "tags", Assessment: "assessments"}
    names |= {Rulebook: "rulebooks", Seats: "seats", Commend: "commends", Scorecard: "scorecards", Line: "lines"}
    names |= {Limit: "limits", Deadline: "deadlines", ExtensionRequest: "extension_requests", Pause: "pauses"}
    names |= dict.fromkeys((*(one.kind for one in RULE_TYPES), Duty), "rules")
    for kind, name in names.items():
        st.register_type_strategy(kind, _lazily(name))


def _lazily(name: str) -> Callable[[type[Any]], Any]:
    def strategy(kind: type[Any]) -> Any:
        from govinfo.testing import _limits, _records, _rulebooks, _types, _values  # noqa: PLC0415

        made = next(getattr(module, name) for module in (_limits, _records, _rulebooks, _types, _values) if hasattr(module, name))
        return made(kind) if name == "rules" else made()

    return strategy
