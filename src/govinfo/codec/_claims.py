"""Lines, and claims held against the register, as several reports write them (对账条目)."""

from __future__ import annotations

from govinfo.assessment import Line
from govinfo.codec._convert import unstructure
from govinfo.exact import format_exact
from govinfo.reports._reconciling import Reconciled, Through
from govinfo.texts import Language


def line_of(line: Line, lang: Language) -> dict[str, object]:
    """Return a line as reports write it."""
    return {
        "rule": line.rule,
        "clause": line.clause,
        "on": line.on.isoformat(),
        "amount": format_exact(line.amount),
        "facts": list(line.facts),
        "why": line.why(lang),
    }


def reconciled(one: Reconciled, lang: Language) -> dict[str, object]:
    """Return a claim held against the register as reports write it."""
    return {
        "claim": unstructure(one.claim),
        "name": one.name,
        "result": one.accord.value,
        "compared": [
            {
                "account": number.account,
                "claimed": format_exact(number.claimed),
                "counted": format_exact(number.counted),
                "difference": format_exact(number.difference),
            }
            for number in one.compared
        ],
        "lines": [line_of(line, lang) | {"account": line.account, "status": line.status.value} for line in one.lines],
        "through": [_through(source, lang) for source in one.through],
        "changed": [
            {"account": change.account, "before": format_exact(change.before), "after": format_exact(change.after)}
            for change in one.changed
        ],
    }


def _through(source: Through, lang: Language) -> dict[str, object]:
    amount = None if source.amount is None else format_exact(source.amount)
    return {
        "record": source.record,
        "account": None if amount is None else source.account,
        "amount": amount,
        "reason": source.reason.text(lang),
    }
