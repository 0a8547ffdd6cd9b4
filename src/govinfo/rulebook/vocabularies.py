"""The words that attributes may hold, and whether conditions ask for them (用语检查)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo.errors import Problem
from govinfo.labels import LapseKind
from govinfo.rulebook import Condition, Facts, Rulebook
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook.conditions import ATTRIBUTES, TAG, attribute
from govinfo.rulebook.duties import DutyKind
from govinfo.texts import Text, show

__all__ = ["condition_problems", "vocabulary"]


def vocabulary(rulebook: Rulebook, words: str | tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the words that an attribute may hold, None where the rulebook leaves them open."""
    if words is None or isinstance(words, tuple):
        return words
    if words == "duty_kinds":
        return tuple(kind.value for kind in DutyKind)
    declared = tuple(word.id for word in getattr(rulebook, words))
    if words == "lapses":
        return (*(kind.value for kind in LapseKind), *declared)
    if words in {"kinds", "groups", "figures"} and not declared:
        return None
    return declared


def condition_problems(rulebook: Rulebook, path: str, facts: Facts, conditions: Sequence[Condition]) -> Iterator[Problem]:
    """Yield the conditions on attributes that such facts have not, and on words that nobody declared."""
    for condition in conditions:
        found = attribute(facts, condition.attribute)
        if found is None:
            yield from unknown(path, condition.attribute, [*ATTRIBUTES[facts], TAG + "…"], "attribute")
            continue
        known = vocabulary(rulebook, found.words)
        kind = {"text": str, "number": int, "truth": bool}[found.kind.value]
        for value in condition.values:
            where = f"{path}.{condition.attribute}"
            if not condition.attribute.startswith(TAG) and type(value) is not kind:
                message = Text("must be a {kind}, got {got}", kind=Text(found.kind.value), got=show(value))
                yield flaw(where, message)
            elif known is not None and value not in known:
                yield from unknown(where, str(value), known, "word")
