"""What the second edition of the records adds, as files say it: read, written again as it was, and refused where it cannot be."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from second_edition import FULL

from govinfo import decode_records, encode_records
from govinfo.codec import decode_record, encode_record
from govinfo.errors import DecodeError
from govinfo.labels import Grain, Per, ReviewOutcome, Role
from govinfo.records import Assignee, Contribution, Contributor, Handling, Submission, Target


def whole() -> str:
    """Return the document above as text, without the list in which there is nothing."""
    return json.dumps({name: rows for name, rows in FULL.items() if rows}, ensure_ascii=False, indent=2) + "\n"


def test_a_file_of_the_second_edition_is_written_as_it_was_read() -> None:
    """Every list and field there is comes back in the same bytes, ids alone where an id stood alone."""
    assert encode_records(decode_records(whole())) == whole()


def test_the_values_say_what_the_file_says() -> None:
    """Parts are values: persons with weights, units with roles, spans of targets."""
    records = decode_records(whole())
    assert records.submissions[0].authors == (Contributor(person="p1"), Contributor(person="p2"))
    assert records.submissions[1].authors[0].weight == 3
    assert records.matters[0].units == (Assignee(unit="agri", role=Role.LEAD), Assignee(unit="fin"))
    assert records.targets[0].per is Per.PERIOD
    assert records.targets[1].person == "p1"
    assert records.reviews[1].outcome is ReviewOutcome.MERGED
    assert records.commissions[0].extensions[0].granted is None
    assert records.handlings[1].pauses[0].from_ == date(2024, 4, 5)
    assert records.persons[1].unit_on(date(2024, 7, 1)) == "fin"
    assert records.findings[0].counts_on == date(2024, 12, 31)
    assert [merit.times for merit in records.merits] == [2, 1]
    assert records.figures[1].everyone


def test_what_is_handled_has_an_older_name() -> None:
    """`instruction` says the same as `of`, and is written again where it was written."""
    received = "2024-03-21T09:00:00+08:00"
    old, new = (
        f'{{"type": "handling", "id": "h1", "{name}": "i1", "unit": "agri", "received_at": "{received}"}}' for name in ("instruction", "of")
    )
    assert decode_record(old) == decode_record(new)
    assert [encode_record(decode_record(text)) for text in (old, new)] == [old, new]


def test_python_may_say_it_in_the_older_words() -> None:
    """Ids of authors, a sub-period of a target and the instruction of a handling may be given as before."""
    sent = datetime(2024, 3, 1, tzinfo=UTC)
    item = Submission(id="s1", units=(Contribution(unit="a"),), submitted_at=sent, authors=("p1",))
    assert (item.authors, item.author_ids) == ((Contributor(person="p1"),), ("p1",))
    assert Target(unit="a", measure="sent", per=Grain.MONTH, at_least=1).per is Per.MONTH
    handling = Handling(id="h1", instruction="i1", unit="a", received_at=sent)
    assert (handling.of, handling.complexity) == ("i1", None)


def refused(name: str, index: int, **changes: Any) -> list[str]:
    """Return the problems, as path and code, of the document in which one record says something else; None takes a field out."""
    document = {key: rows if key == "format" else [dict(row) for row in rows] for key, rows in FULL.items()}
    record = document[name][index]
    for field, value in changes.items():
        if value is None:
            record.pop(field, None)
        else:
            record[field] = value
    with pytest.raises(DecodeError) as caught:
        decode_records(json.dumps(document))
    return [f"{problem.path}: {problem.code}" for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "index", "changes", "path"),
    [
        ("merits", 0, {"unit": None}, "$.merits[0].unit"),
        ("merits", 1, {"persons": []}, "$.merits[1].unit"),
        ("merits", 0, {"times": 0}, "$.merits[0].times"),
        ("merits", 1, {"persons": ["p1", {"person": "p2", "weight": 2}]}, "$.merits[1].persons"),
        ("submissions", 1, {"authors": [{"person": "p1", "weight": 2}, "p2"]}, "$.submissions[1].authors"),
        ("submissions", 1, {"authors": [{"person": "p1", "weight": 0}]}, "$.submissions[1].authors[0].weight"),
        ("matters", 0, {"units": [{"unit": "agri", "role": "lead"}, {"unit": "fin", "role": "lead"}]}, "$.matters[0].units"),
        ("matters", 0, {"units": [{"unit": "agri", "role": "laed"}]}, "$.matters[0].units[0].role"),
        ("matters", 0, {"due_at": "2024-03-30T18:00:00+08:00"}, "$.matters[0].due_at"),
        ("reviews", 1, {"into": "s2"}, "$.reviews[1].into"),
        ("reviews", 0, {"into": "s2"}, "$.reviews[0].into"),
        ("reviews", 0, {"outcome": "refused"}, "$.reviews[0].outcome"),
        ("persons", 1, {"moves": [{"on": "2024-07-01", "unit": "fin"}, {"on": "2024-06-01", "unit": "agri"}]}, "$.persons[1].moves"),
        ("persons", 1, {"moves": [{"on": "2024-07-01", "unit": "agri"}]}, "$.persons[1].moves"),
        ("persons", 0, {"until": "2019-01-01"}, "$.persons[0].until"),
        ("instructions", 0, {"matter": "m1"}, "$.instructions[0]"),
        ("instructions", 0, {"submission": None}, "$.instructions[0]"),
        ("handlings", 0, {"of": "m1"}, "$.handlings[0].instruction"),
        ("handlings", 1, {"of": None}, "$.handlings[1].of"),
        ("handlings", 1, {"pauses": [{"from": "2024-04-08", "until": "2024-04-05", "reason": "听证"}]}, "$.handlings[1].pauses[0].until"),
        ("handlings", 1, {"pauses": [{"until": "2024-04-05", "reason": "听证"}]}, "$.handlings[1].pauses[0].from"),
        (
            "handlings",
            1,
            {"pauses": [{"from": "2024-04-05", "until": "2024-04-09", "reason": "甲"}, {"from": "2024-04-08", "reason": "乙"}]},
            "$.handlings[1].pauses",
        ),
        (
            "handlings",
            1,
            {"pauses": [{"from": "2024-04-05", "reason": "甲"}, {"from": "2024-04-08", "reason": "乙"}]},
            "$.handlings[1].pauses",
        ),
        (
            "handlings",
            1,
            {"reports": [{"at": "2024-04-12T09:00:00+08:00", "returned_because": "不全"}]},
            "$.handlings[1].reports[0].returned_because",
        ),
        (
            "commissions",
            0,
            {"extensions": [{"asked_at": "2024-03-05T09:00:00+08:00", "reason": "等", "decided_by": "王五"}]},
            "$.commissions[0].extensions[0].decided_by",
        ),
        (
            "commissions",
            0,
            {"extensions": [{"asked_at": "2024-03-05T09:00:00+08:00", "reason": "等", "granted": True, "number": 3}]},
            "$.commissions[0].extensions[0].number",
        ),
        (
            "commissions",
            0,
            {"extensions": [{"asked_at": "2024-03-05T09:00:00+08:00", "reason": "等", "number": 3, "unit": "period-end"}]},
            "$.commissions[0].extensions[0].unit",
        ),
        ("targets", 0, {"unit": "agri"}, "$.targets[0]"),
        ("figures", 0, {"person": "p1"}, "$.figures[0]"),
        ("claims", 0, {"points": None, "yuan": None, "record": None}, "$.claims[0].points"),
        ("claims", 0, {"decision": None}, "$.claims[0].decided_on"),
        ("claims", 0, {"decided_on": "2025-01-08"}, "$.claims[0].decided_on"),
        ("claims", 0, {"person": "p1"}, "$.claims[0]"),
        ("findings", 0, {"about": {"merit": "b1", "matter": "m1"}}, "$.findings[0].about"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(name: str, index: int, changes: dict[str, Any], path: str) -> None:
    """Each value that says nothing, or two things at once, is refused at its path."""
    assert [problem.partition(": ")[0] for problem in refused(name, index, **changes)] == [path]
