"""What the fields of records say of themselves, and what follows from it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, get_args

import attrs
import pytest

from govinfo import Records, build_register
from govinfo.records import (
    LISTS,
    About,
    Assignee,
    Contribution,
    Contributor,
    Correction,
    Extension,
    Figure,
    Finding,
    Handling,
    Interruption,
    Move,
    Person,
    ProgressReport,
    Record,
    Submission,
    Target,
    Unit,
    Urging,
)
from govinfo.records._meanings import CellKind, cell_kind, dated, meaning, written
from govinfo.records._references import references
from govinfo.register._corrections import MENTIONS, RESTING
from govinfo.register._items import NO_ITEM

PARTS: list[type[Any]] = [About, Assignee, Contribution, Contributor, Extension, Interruption, Move, ProgressReport, Urging]
CLASSES: list[type[Any]] = [*LISTS.values(), *PARTS]


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_has_a_chinese_title(cls: type[Any]) -> None:
    """No field of a record, nor of a part of one, is without a title, and no two of one class share it."""
    titles = [meaning(spec).title for spec in attrs.fields(cls)]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_lists_hold_every_record_once() -> None:
    """What a correction can mend, and corrections, are what the lists hold."""
    assert set(LISTS.values()) == {*get_args(Record), Correction}
    assert len(set(LISTS.values())) == len(LISTS)


def test_references_lead_into_lists() -> None:
    """A field refers to a list of records; corrections, which refer to any record, are not among these."""
    found = {name: [(reference.path, reference.into) for reference in references(name)] for name in LISTS}
    assert all(name in LISTS for several in found.values() for _, into in several for name in into)
    assert found["submissions"] == [("units", ("units",)), ("authors", ("persons",)), ("commission", ("commissions",))]
    assert found["findings"][5:] == [
        ("about.lapse", ("lapses",)),
        ("about.merit", ("merits",)),
        ("about.matter", ("matters",)),
        ("about.handling", ("handlings",)),
        ("about.review", ("reviews",)),
    ]
    assert found["handlings"] == [
        ("instruction", ("instructions",)),
        ("of", ("instructions", "matters", "commissions", "submissions")),
        ("unit", ("units",)),
    ]
    assert found["corrections"] == []


def test_a_record_rests_on_what_it_cannot_be_without() -> None:
    """Adoptions, instructions, handlings and findings go with what they are on; what is merely mentioned is dropped."""
    assert RESTING == ("adoptions", "instructions", "handlings", "reviews", "findings")
    assert MENTIONS == {
        "submissions": ("commission",),
        "instructions": ("follows",),
        "merits": ("submission",),
        "reviews": ("into",),
        "lapses": ("submission", "commission"),
        "claims": ("correction",),
    }


def test_a_part_is_named_by_its_place() -> None:
    """A contribution may be written as its id alone, so a problem names its place; a field inside a part is named whole."""
    item = Submission(id="s1", units=(Contribution(unit="a"), Contribution(unit="b")), submitted_at=datetime(2024, 3, 1, tzinfo=UTC))
    finding = Finding(id="f1", criterion="quality", about=About(adoption="a1", unit="b"), on=date(2024, 3, 5))
    assert [found for reference in references("submissions") for found in reference.named(item)] == [(".units[0]", "a"), (".units[1]", "b")]
    assert [found for reference in references("findings") for found in reference.named(finding)] == [
        (".about.unit", "b"),
        (".about.adoption", "a1"),
    ]


def test_what_a_cell_holds_follows_from_the_type() -> None:
    """Only what the type cannot say is said: that a day alone means its end, that a grade is a word."""
    kinds = {spec.name: cell_kind(spec) for spec in written(Handling)}
    assert kinds["unit"] is CellKind.UNIT
    assert kinds["instruction"] is CellKind.ID
    assert kinds["received_at"] is CellKind.INSTANT
    assert kinds["extensions"] is None
    assert kinds["tags"] is None


def test_records_are_written_in_their_order() -> None:
    """Whom a target or a figure binds stands in front, though it may be left out."""
    assert [spec.name for spec in written(Target)] == ["id", "unit", "group", "person", "everyone", "measure", "per", "at_least", "period"]
    assert [spec.name for spec in written(Figure)] == ["id", "unit", "group", "person", "everyone", "name", "value", "period"]


def test_lists_stand_in_the_order_of_their_days() -> None:
    """The first needed day or instant of a record says when it happened; units and persons have none."""
    assert {name: dated(cls) for name, cls in LISTS.items() if dated(cls) != "on"} == {
        "units": None,
        "persons": None,
        "commissions": "asked_at",
        "submissions": "submitted_at",
        "matters": "arose_at",
        "handlings": "received_at",
        "targets": None,
        "figures": None,
    }


def test_a_submission_has_the_official_day_on_which_it_was_sent() -> None:
    """An instant late in the evening of Greenwich lies in the next day of Beijing."""
    assert Submission(id="s1", units=(Contribution(unit="a"),), submitted_at=datetime(2024, 3, 1, 17, tzinfo=UTC)).on == date(2024, 3, 2)


def test_an_item_has_what_its_submission_says() -> None:
    """Every field of an item that a submission has too is the submission's; what stands for none says nothing."""
    sent = datetime(2024, 3, 1, 9, tzinfo=UTC)
    item = Submission(id="s1", units=(Contribution(unit="a"),), submitted_at=sent, form="brief", kinds=("problem",), characters=300)
    found = build_register(Records(units=(Unit(id="a", name="甲"),), submissions=(item,))).items["s1"]
    both = [spec.name for spec in attrs.fields(type(found)) if spec.name in attrs.fields_dict(Submission)]
    assert {"form", "kinds", "characters", "tags", "subject"} <= set(both)
    assert all(getattr(found, name) == getattr(item, name) for name in both)
    assert (NO_ITEM.submission, NO_ITEM.units, NO_ITEM.adopted) == (None, (), False)


def test_a_record_is_about_the_units_it_names_or_rests_on() -> None:
    """A finding on a person is about the person's unit; a figure of a person names no unit, and needs none."""
    records = Records(
        units=(Unit(id="a", name="甲"), Unit(id="b", name="乙", parent="a")),
        persons=(Person(id="p", name="丙", unit="b"),),
        findings=(Finding(id="f", criterion="quality", about=About(person="p"), on=date(2024, 3, 5)),),
        figures=(Figure(id="g", name="age", person="p", value=40),),
    )
    register = build_register(records)
    assert [register.units_of(id_) for id_ in ("f", "g", "p", "b", "nobody")] == [("b",), (), ("b",), ("b",), ()]
