"""What can be wrong with measures: ids that no formula can name, words nobody knows, measures of themselves."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import Final

from govinfo.errors import Problem
from govinfo.labels import Grain
from govinfo.rulebook._problems import flaw
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._vocabularies import condition_problems
from govinfo.rulebook._words import Measure
from govinfo.texts import Text

TAKEN: Final = frozenset({*TOTALS, "targets_met", "group", "decided", *(grain.value.replace("-", "_") for grain in Grain)})
"""The words that formulas know already."""


def measure_problems(rulebook: Rulebook, measure: Measure) -> Iterator[Problem]:
    """Yield what is wrong with a measure by itself."""
    path = f"measures.{measure.id}"
    if not is_speakable(measure.id):
        message = Text("the id of a measure stands in formulas: ASCII letters, digits and _, and no word that means something there")
        yield flaw(path, message)
    if (measure.count is None) is (measure.formula is None):
        yield flaw(path, Text("a measure is either counted (count = ...) or computed (formula = ...)"))
    if measure.count is not None:
        yield from condition_problems(rulebook, f"{path}.when", measure.count, measure.when)
    elif measure.when or measure.distinct or measure.weigh is not None or measure.shared:
        yield flaw(path, Text("a computed measure counts no records; when, distinct, weigh and shared belong to counted ones"))


def is_speakable(name: str) -> bool:
    """Whether a formula can name *name* and means it."""
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name) and name not in {*TAKEN, "true", "false"}


def circle_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the computed measures that need themselves."""
    needs = {
        own.holder.id: {read.word for read in own.read["formula"].reads if read.lookup is None}
        for own in rulebook.formulas
        if isinstance(own.holder, Measure) and "formula" in own.read
    }
    for start in needs:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            for word in needs.get(waiting.pop(), ()):
                if word not in reached:
                    reached.add(word)
                    waiting.append(word)
        if start in reached:
            yield flaw(f"measures.{start}.formula", Text("the measure is computed from itself; take one of the measures apart"))
