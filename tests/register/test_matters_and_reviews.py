"""Records of the second edition as a whole: what they name, what goes with a voided one, what is odd about them."""

from __future__ import annotations

import json
from typing import Any

from govinfo import build_register, check_records, decode_records
from govinfo.records import Records

BASE: dict[str, list[dict[str, Any]]] = {
    "units": [{"id": "agri", "name": "农业农村局"}, {"id": "fin", "name": "财政局", "until": "2024-06-01"}],
    "persons": [{"id": "p1", "name": "张三", "unit": "agri", "moves": [{"on": "2024-07-01", "unit": "fin"}]}],
    "submissions": [
        {"id": "s1", "units": ["agri"], "submitted_at": "2024-03-05T09:30:00+08:00", "authors": ["p1"]},
        {"id": "s2", "units": ["agri"], "submitted_at": "2024-08-05T09:30:00+08:00"},
    ],
    "matters": [{"id": "m1", "kind": "task", "units": ["agri"], "arose_at": "2024-04-01T09:00:00+08:00"}],
    "instructions": [{"id": "i1", "matter": "m1", "level": "city", "on": "2024-04-10"}],
    "handlings": [
        {"id": "h1", "of": "m1", "unit": "agri", "received_at": "2024-04-02T09:00:00+08:00"},
        {"id": "h2", "of": "i1", "unit": "agri", "received_at": "2024-04-11T09:00:00+08:00"},
    ],
    "merits": [{"id": "b1", "kind": "helped", "on": "2024-05-06", "unit": "agri", "submission": "s1"}],
    "reviews": [{"id": "r1", "submission": "s1", "on": "2024-03-06", "outcome": "merged", "into": "s2"}],
    "findings": [
        {"id": "f1", "criterion": "good", "about": {"handling": "h2"}, "on": "2024-05-05"},
        {"id": "f2", "criterion": "good", "about": {"merit": "b1", "unit": "agri"}, "on": "2024-05-05"},
        {"id": "f3", "criterion": "good", "about": {"review": "r1", "unit": "agri"}, "on": "2024-05-05"},
        {"id": "f4", "criterion": "good", "about": {"instruction": "i1", "unit": "agri"}, "on": "2024-05-05"},
    ],
    "claims": [
        {"id": "k1", "unit": "agri", "on": "2025-01-09", "period": "2024", "record": "s1", "decision": "upheld", "correction": "x1"}
    ],
    "corrections": [{"id": "x1", "of": "s2", "action": "replace", "on": "2025-01-12", "reason": "漏填", "by": "考核办"}],
}
BASE["corrections"][0]["replacement"] = BASE["submissions"][1] | {"title": "秋收"}


def records(**lists: list[dict[str, Any]]) -> Records:
    """Return the records above, some lists with more records in them."""
    document: dict[str, Any] = {"format": "govinfo.records/1"}
    for name, rows in BASE.items():
        fresh = {row["id"] for row in lists.get(name, ())}
        document[name] = [row for row in rows if row["id"] not in fresh] + lists.get(name, [])
    return decode_records(json.dumps(document))


def void(of: str) -> dict[str, Any]:
    """Return a correction that voids a record."""
    return {"id": "x9", "of": of, "action": "void", "on": "2025-02-01", "reason": "误登", "by": "考核办"}


def told(some: Records) -> list[str]:
    """Return every problem and question as path and code."""
    return [f"{problem.path}: {problem.code}" for problem in check_records(some)]


def test_the_records_hold_together() -> None:
    """Nothing is wrong with them, and nothing odd."""
    assert told(records()) == []


def test_references_lead_somewhere() -> None:
    """A matter, item, person, review or correction that is not there is told at its path."""
    wrong = records(
        matters=[{"id": "m2", "kind": "task", "units": ["agry"], "arose_at": "2024-04-01T09:00:00+08:00"}],
        handlings=[{"id": "h3", "of": "b1", "unit": "agri", "received_at": "2024-04-02T09:00:00+08:00"}],
        merits=[{"id": "b2", "kind": "helped", "on": "2024-05-06", "persons": ["p9"]}],
        reviews=[{"id": "r2", "submission": "s2", "on": "2024-08-06", "outcome": "merged", "into": "s9"}],
        claims=[
            {"id": "k2", "unit": "agri", "on": "2025-01-09", "period": "2024", "record": "s1", "decision": "upheld", "correction": "x5"}
        ],
        persons=[{"id": "p2", "name": "李四", "unit": "agri", "moves": [{"on": "2024-07-01", "unit": "nowhere"}]}],
    )
    assert told(wrong) == [
        "$.persons[1].moves[0].unit: no-such-record",
        "$.matters[1].units[0]: no-such-record",
        "$.handlings[2].of: no-such-record",
        "$.merits[1].persons[0]: no-such-record",
        "$.reviews[1].into: no-such-record",
        "$.claims[1].correction: no-such-record",
    ]


def test_what_rests_on_a_voided_record_goes_with_it() -> None:
    """A voided matter takes its instructions, handlings and the findings on them along; a merit its findings; an item its reviews."""
    assert [entry.record for entry in build_register(records(corrections=[void("m1")])).trail if entry.by == "x9"] == [
        "f1",
        "f4",
        "h1",
        "h2",
        "i1",
        "m1",
    ]
    assert [entry.record for entry in build_register(records(corrections=[void("b1")])).trail if entry.by == "x9"] == ["b1", "f2"]
    gone = build_register(records(corrections=[void("s1")]))
    assert [entry.record for entry in gone.trail if entry.by == "x9"] == ["f3", "r1", "s1"]
    assert gone.records.merits[0].submission is None
    assert [one.id for one in gone.records.claims] == ["k1"]
    assert gone.questions == ()


def test_what_is_merely_mentioned_is_dropped() -> None:
    """An item into which another was merged, or a correction that followed a claim, may be voided without taking these away."""
    assert build_register(records(corrections=[void("s2")])).records.reviews[0].into is None
    assert build_register(records(corrections=[void("x1")])).records.claims[0].correction is None


def test_what_is_odd_is_asked_about() -> None:
    """Units and persons without a part, days in another order, items adopted after all: each is a question at its path."""
    odd = records(
        submissions=[{"id": "s3", "units": ["agri"], "submitted_at": "2024-08-05T09:30:00+08:00", "authors": ["p1"]}],
        matters=[{"id": "m2", "kind": "task", "units": ["fin"], "arose_at": "2024-07-01T09:00:00+08:00"}],
        handlings=[{"id": "h3", "of": "m1", "unit": "fin", "received_at": "2024-03-02T09:00:00+08:00"}],
        merits=[{"id": "b2", "kind": "helped", "on": "2024-07-06", "unit": "agri", "persons": ["p1"]}],
        reviews=[
            {"id": "r2", "submission": "s2", "on": "2024-08-01", "outcome": "withdrawn"},
            {"id": "r3", "submission": "s3", "on": "2024-08-06", "outcome": "merged"},
        ],
        adoptions=[],
        claims=[
            {"id": "k2", "unit": "agri", "on": "2025-01-09", "period": "2024", "record": "s11", "decision": "dismissed", "correction": "x1"}
        ],
    )
    assert told(odd) == [
        "$.submissions[2].authors[0]: author-of-another-unit",
        "$.matters[1].units[0]: not-existing-then",
        "$.handlings[2].received_at: received-before-given",
        "$.handlings[2].unit: no-part-in-it",
        "$.merits[1].persons[0]: author-of-another-unit",
        "$.reviews[1].on: used-before-sent",
        "$.reviews[2].into: merged-into-nothing",
        "$.claims[1].record: unknown-claimed",
        "$.claims[1].correction: dismissed-but-corrected",
    ]


def test_an_item_given_up_and_adopted_all_the_same_is_asked_about() -> None:
    """It was withdrawn on 6 March and printed on 8 March."""
    adopted = [{"id": "a1", "submission": "s1", "publication": "x", "on": "2024-03-08"}]
    document = {"format": "govinfo.records/1", **BASE, "adoptions": adopted}
    document["reviews"] = [{"id": "r1", "submission": "s1", "on": "2024-03-06", "outcome": "withdrawn"}]
    document["findings"] = []
    assert told(decode_records(json.dumps(document))) == ["$.adoptions[0].on: adopted-after-all"]


def test_items_are_not_merged_in_a_circle() -> None:
    """The first went into the second and the second into the first: none is left, which is an error."""
    both = records(reviews=[{"id": "r2", "submission": "s2", "on": "2024-08-06", "outcome": "merged", "into": "s1"}])
    assert told(both) == ["$.reviews[0].into: circle"]


def test_a_record_of_the_second_edition_is_about_its_units() -> None:
    """A matter names them; a merit of persons is about the units of these; an instruction on a matter about those of the matter."""
    register = build_register(records(merits=[{"id": "b2", "kind": "prize", "on": "2024-05-06", "persons": ["p1"]}]))
    assert [register.units_of(id_) for id_ in ("m1", "i1", "b2", "r1", "k1")] == [
        ("agri",),
        ("agri",),
        ("agri", "fin"),  # the person moved
        ("agri",),
        ("agri",),
    ]
