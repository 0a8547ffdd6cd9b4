"""Whatever is told as JSON fits the schema of its format, under any rulebook and reading, over any period."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from drawing import Case, assessed, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import codec, reports
from govinfo.errors import InvalidValueError
from govinfo.rulebook import Seats
from govinfo.texts import LANGUAGES, Language

jsonschema = __import__("pytest").importorskip("jsonschema")

AT = "2024-07-01T09:00:00+08:00"


@cache
def validator(name: str) -> Any:
    """Return what checks a format; the schema itself is checked first."""
    schema = getattr(codec, f"{name}_schema")()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def fits(name: str, text: str) -> None:
    """Raise where a document does not fit the schema of its format."""
    assert [error.message for error in validator(name).iter_errors(json.loads(text))] == []


@settings(max_examples=40, deadline=None)
@given(cases(size=4), st.sampled_from(LANGUAGES))
def test_every_report_fits(case: Case, lang: Language) -> None:
    """The circular, the proposal, the statements of all, the claims, the statistics and, where money is paid, the list of it."""
    made = assessed(case)
    fits("assessment", codec.encode_assessment(made, lang))
    fits("circular", codec.encode_circular(reports.circular(made), lang))
    fits("commendation", codec.encode_commendation(reports.commendation(made, units=Seats(number=2)), lang))
    told = (*reports.statements(made, records=case.records), *reports.statements(made, persons=[one.subject for one in made.persons]))
    fits("statement", codec.encode_statements(told, lang))
    known = {card.subject for card in (*made.units, *made.persons)}
    claims = [one for one in made.register.records.claims if {one.person, made.answering.get(one.unit or "")} & known]
    fits("reconciliation", codec.encode_reconciliation(made, reports.reconcile(made, claims, records=case.records), lang))
    counted = [(by, reports.statistics_of(made.register, case.period, by)) for by in ("form", "kind", "unit", "publication")]
    fits("statistics", codec.encode_statistics(case.period, counted))  # type: ignore[arg-type]
    try:
        payout = reports.payout_list(made)
    except InvalidValueError:  # the rulebook does not pay by this period
        return
    fits("payout", codec.encode_payout(payout))
