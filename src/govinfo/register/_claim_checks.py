"""What is odd about claims: records that nobody knows, corrections of what was dismissed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain

from govinfo.errors import Problem, Severity
from govinfo.labels import Decision
from govinfo.records import AnyRecord, Claim
from govinfo.texts import Text
from govinfo.texts._near import Suggestions, complain, meant


def odd_claims(
    standing: Mapping[str, Sequence[tuple[int, AnyRecord]]], by_id: Mapping[str, Mapping[str, AnyRecord]], voided: Container[str]
) -> Iterator[Problem]:
    """Yield what is odd about the claims that stand; a record that was voided may be claimed for that very reason."""
    near = Suggestions()
    for i, record in standing["claims"]:
        assert isinstance(record, Claim)
        claimed = record.record
        if claimed is not None and claimed not in voided and not any(claimed in known for known in by_id.values()):
            advice = meant(near.of(claimed, set(chain(*by_id.values()))))
            message = complain(Text("claims {record}, which is no record here", record=claimed), advice)
            yield _question(f"$.claims[{i}].record", record, message)
        if record.decision is Decision.DISMISSED and record.correction is not None:
            message = Text("was dismissed, and names correction {correction} all the same", correction=record.correction)
            yield _question(f"$.claims[{i}].correction", record, message)


def _question(path: str, record: AnyRecord, message: Text) -> Problem:
    return Problem(path=path, record=record.id, message=message, severity=Severity.QUESTION)
