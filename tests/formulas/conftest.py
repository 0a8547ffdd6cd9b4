"""What the tests of formulas share: a scope as a rulebook has it."""

from __future__ import annotations

import pytest

from govinfo.formulas import Interval, Kind, Scope
from govinfo.formulas._lookups import DECIDED, FIGURE, FINDING, MET, READING, TAG, TARGET, TARGETED
from govinfo.labels import Grain


@pytest.fixture(scope="session")
def scope() -> Scope:
    """Return the scope of a rule that looks at a year."""
    number, text, truth = Kind.NUMBER, Kind.TEXT, Kind.TRUTH
    return Scope(
        names={
            "sent": number,
            "points": number,
            "characters": number,
            "deducted": number,
            "headcount": number,
            "form": text,
            "kind": text,
            "composite": truth,
        },
        words={"form": ["item", "brief", "research"]},
        lookups=(
            MET.knowing(["sent", "adopted", "adopted-city"]),
            TARGETED.knowing(["sent"]),
            TARGET.knowing(["sent"]),
            FIGURE.knowing(["fee", "last-year"]),
            FINDING.knowing(["leadership"]),
            DECIDED.knowing(["main-contributor"]),
            TAG,
            READING.knowing({"monthly-task": ["once-a-year", "each-month"]}),
        ),
        grains=Scope.finer(Grain.YEAR),
        bounds={"headcount": Interval(1), "sent": Interval(0), "target(sent)": Interval(1, 100)},
    )
