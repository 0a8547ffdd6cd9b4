"""What is odd about findings: an amount of what is not met, one that decides nothing beside one that does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo.errors import Problem, Severity
from govinfo.records import Finding
from govinfo.texts import Text


def odd_findings(rows: Sequence[tuple[int, Finding]]) -> Iterator[Problem]:
    """Yield what is odd about findings under whatever rulebook; each comes with its place in its list."""
    decided: dict[object, Finding] = {}
    for _, finding in rows:
        key = (finding.criterion, finding.about.key)
        if finding.decides and (key not in decided or decided[key].order < finding.order):
            decided[key] = finding
    for i, finding in rows:
        if finding.met is False and finding.amount is not None:
            message = Text("an amount is decided although the criterion is not met; the amount does not count")
            yield _question(f"$.findings[{i}].amount", finding, message)
        other = decided.get((finding.criterion, finding.about.key))
        if not finding.decides and other is not None:
            message = Text("says neither whether it is met nor an amount, so that the finding of {day} stays in force", day=other.on)
            yield _question(f"$.findings[{i}]", finding, message)


def _question(path: str, finding: Finding, message: Text) -> Problem:
    return Problem(path=path, record=finding.id, message=message, severity=Severity.QUESTION)
