"""What can be wrong with settlements and measures: policies about no rule, words nobody knows, measures of themselves."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Final

from govinfo.errors import Problem
from govinfo.formulas import Formula
from govinfo.labels import Grain
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, attribute
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._program import covered
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._rules import Cap, Keep, Price, Tally, Void
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._vocabularies import condition_problems
from govinfo.rulebook._words import Measure
from govinfo.texts import Text

TAKEN: Final = frozenset({*TOTALS, "targets_met", "group", "decided", *(grain.value.replace("-", "_") for grain in Grain)})
"""The words that formulas know already."""


def keep_problems(rulebook: Rulebook, rule: Keep) -> Iterator[Problem]:
    """Yield what is wrong with a keep: rules it does not find, attributes its lines have not."""
    ids = [other.id for other in rulebook.rules if isinstance(other, Price)]
    for pattern in rule.rules:
        if not any(fnmatchcase(id_, pattern) for id_ in ids):
            yield from unknown(f"{rule.id}.rules", pattern, ids, "price")
    chosen = [
        other for other in rulebook.rules if isinstance(other, Price) and any(fnmatchcase(other.id, pattern) for pattern in rule.rules)
    ]
    for name in rule.per:
        lacking = next((other for other in chosen if attribute(other.of, name) is None), None)
        if lacking is not None:
            yield from unknown(f"{rule.id}.per", name, ["record", "item", "day", *ATTRIBUTES[lacking.of], TAG + "…"], "attribute")
    if not rule.per:
        yield flaw(f"{rule.id}.per", Text("name what lines belong together, such as item"))
    if rule.best < 1:
        yield flaw(f"{rule.id}.best", Text("at least one line must be kept, got {got}", got=rule.best))


def cover_problems(rulebook: Rulebook, rule: Cap | Void) -> Iterator[Problem]:
    """Yield what is wrong with the rules and parts that a cap or void names."""
    ids = [other.id for other in rulebook.rules if isinstance(other, (Price, Tally))]
    for pattern in rule.rules:
        if not any(fnmatchcase(id_, pattern) for id_ in ids):
            yield from unknown(f"{rule.id}.rules", pattern, ids, "rule")
    for part in rule.parts:
        yield from unknown(f"{rule.id}.parts", part, [other.id for other in rulebook.parts], "part")
    if not covered(rulebook, rule.rules, rule.parts, rule.account):
        yield flaw(
            f"{rule.id}.account", Text("none of these rules posts to {account}; name the account they post to", account=rule.account)
        )
    if isinstance(rule, Cap) and (rule.most is None) is (rule.least is None):
        yield flaw(rule.id, Text("give either most or least; two bounds are two caps"))


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


def circle_problems(rulebook: Rulebook, formulas: Sequence[tuple[str, Formula]]) -> Iterator[Problem]:
    """Yield the computed measures that need themselves, as the *formulas* with their places tell."""
    by_source = {formula.source: formula for _, formula in formulas}
    needs = {
        measure.id: {read.word for read in by_source[measure.formula].reads if read.lookup is None}
        for measure in rulebook.measures
        if measure.formula is not None and measure.formula in by_source
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


def naming_problems(rulebook: Rulebook, formulas: Sequence[tuple[str, Formula]]) -> Iterator[Problem]:
    """Yield what `earned('x')` and `lines('x')` in the *formulas* name that is neither a rule nor a part."""
    known = [*(rule.id for rule in rulebook.rules if isinstance(rule, (Price, Tally))), *(part.id for part in rulebook.parts)]
    for path, formula in formulas:
        for read in formula.reads:
            if read.lookup in {"earned", "lines"} and not covered(rulebook, (read.word,), (read.word,)):
                yield from unknown(path, read.word, known, "rule")
