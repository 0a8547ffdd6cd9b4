"""Records checked as a whole: what is refused, what is asked about, what corrections do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from wording import coded

from govinfo import Records, build_register, check_records
from govinfo.errors import InvalidValueError, RegisterError, Severity
from govinfo.labels import Action, Complexity, Grain, Level
from govinfo.records import (
    About,
    AdoptionEvent,
    Commission,
    Contribution,
    Correction,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Person,
    Submission,
    Target,
    Unit,
)

NINE = datetime(2024, 3, 1, 1, tzinfo=UTC)  # nine in the morning in Shanghai
U = Unit(id="u", name="甲单位")
V = Unit(id="v", name="乙单位")
ITEM = Submission(id="s1", units=(Contribution(unit="u"),), submitted_at=NINE)
ADOPTED = AdoptionEvent(id="a1", submission="s1", publication="zhengwu", on=date(2024, 3, 5))
INSTRUCTED = LeaderInstruction(id="i1", submission="s1", level=Level.CITY, on=date(2024, 3, 6))


def correction(id_: str, of: str, *, on: date = date(2024, 4, 1), replacement: Any = None) -> Correction:
    """A correction that voids, or replaces where a replacement is given."""
    action = Action.VOID if replacement is None else Action.REPLACE
    return Correction(id=id_, of=of, action=action, on=on, reason="录入有误", by="区政府办", replacement=replacement)


def told(records: Records, severity: Severity = Severity.ERROR) -> list[str]:
    """What is said about the records, of one severity."""
    return coded(problem for problem in check_records(records) if problem.severity is severity)


def test_an_id_is_used_once_over_all_lists() -> None:
    """The second use is named with the place of the first."""
    records = Records(units=(U, Unit(id="s1", name="丙单位")), submissions=(ITEM,))

    assert told(records) == ["$.submissions[0].id: duplicate-id"]


def test_ids_that_differ_in_capitals_are_asked_about() -> None:
    """Two such ids are two records, but look like one."""
    assert told(Records(units=(U, Unit(id="U", name="大写单位"))), Severity.QUESTION) == ["$.units[1].id: similar-id"]


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        (
            {
                "units": (Unit(id="agri", name="农业农村局"),),
                "submissions": (Submission(id="s", units=(Contribution(unit="argi"),), submitted_at=NINE),),
            },
            "$.submissions[0].units[0]: no-such-record",
        ),
        ({"adoptions": (ADOPTED,)}, "$.adoptions[0].submission: no-such-record"),
        (
            {
                "units": (U,),
                "submissions": (ITEM,),
                "adoptions": (AdoptionEvent(id="a", submission="u", publication="zhengwu", on=date(2024, 3, 5)),),
            },
            "$.adoptions[0].submission: no-such-record",
        ),
        ({"persons": (Person(id="p", name="信息员", unit="w"),)}, "$.persons[0].unit: no-such-record"),
        (
            {
                "units": (U, V),
                "submissions": (ITEM,),
                "adoptions": (ADOPTED,),
                "findings": (Finding(id="f", criterion="x", about=About(adoption="a1", unit="v"), on=date(2024, 3, 9)),),
            },
            "$.findings[0].about.unit: no-part-in-it",
        ),
        (
            {"units": (Unit(id="a", name="甲", parent="b"), Unit(id="b", name="乙", parent="a"))},
            "$.units[0].parent: circle",
        ),
        (
            {"units": (Unit(id="a", name="甲", successor="a"),)},
            "$.units[0].successor: circle",
        ),
        (
            {"corrections": (correction("c", "nothing"),)},
            "$.corrections[0].of: no-such-record",
        ),
        (
            {"units": (U,), "corrections": (correction("c", "u", replacement=Person(id="u", name="信息员", unit="v")),)},
            "$.corrections[0].replacement: wrong-replacement",
        ),
        (
            {"corrections": (correction("c1", "c2"), correction("c2", "c1"))},
            "$.corrections[0]: correction-circle",
        ),
        (
            {"units": (U,), "submissions": (ITEM,), "corrections": (correction("c", "u"),)},
            "$.submissions[0].units[0]: voided-record",
        ),
    ],
)
def test_what_cannot_be_is_an_error_with_its_path(lists: dict[str, Any], expected: str) -> None:
    """Each says what is there, what would be right, and the next step."""
    records = Records(**lists)

    assert expected in told(records)
    with pytest.raises(RegisterError):
        build_register(records)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        (
            {"adoptions": (AdoptionEvent(id="a", submission="s1", publication="x", on=date(2024, 2, 1)),)},
            "$.adoptions[0].on: used-before-sent",
        ),
        (
            {"adoptions": (ADOPTED, AdoptionEvent(id="a2", submission="s1", publication="zhengwu", on=date(2024, 3, 5)))},
            "$.adoptions[1].on: entered-twice",
        ),
        ({"instructions": (INSTRUCTED,)}, "$.instructions[0].submission: instruction-on-unused"),
        (
            {
                "persons": (Person(id="p", name="信息员", unit="v"),),
                "submissions": (Submission(id="s1", units=(Contribution(unit="u"),), submitted_at=NINE, authors=("p",)),),
            },
            "$.submissions[0].authors[0]: author-of-another-unit",
        ),
        (
            {
                "submissions": (
                    Submission(id="s1", units=(Contribution(unit="u"),), submitted_at=NINE, happened_at=NINE + timedelta(days=2)),
                )
            },
            "$.submissions[0].happened_at: sent-before-it-happened",
        ),
        ({"units": (Unit(id="u", name="甲单位", since=date(2024, 6, 1)), V)}, "$.submissions[0].units[0]: not-existing-then"),
        (
            {
                "commissions": (Commission(id="k", by=Level.DISTRICT, units=("v",), asked_at=NINE, due_at=NINE),),
                "submissions": (Submission(id="s1", units=(Contribution(unit="u"),), submitted_at=NINE, commission="k"),),
            },
            "$.submissions[0].commission: answer-of-others",
        ),
        (
            {
                "adoptions": (ADOPTED,),
                "instructions": (INSTRUCTED,),
                "handlings": (Handling(id="h", instruction="i1", unit="v", received_at=NINE, complexity=Complexity.ORDINARY),),
            },
            "$.handlings[0].received_at: received-before-given",
        ),
        (
            {
                "lapses": (Lapse(id="l", unit="u", kind="untrue", on=date(2024, 3, 1), persons=("p",)),),
                "persons": (Person(id="p", name="信息员", unit="v"),),
            },
            "$.lapses[0].persons[0]: author-of-another-unit",
        ),
        (
            {"units": (Unit(id="u", name="甲单位", successor="v"), V)},
            "$.units[0].successor: successor-without-end",
        ),
        (
            {
                "units": (
                    Unit(id="u", name="甲单位", until=date(2024, 6, 1), successor="v"),
                    Unit(id="v", name="乙单位", since=date(2024, 5, 1)),
                )
            },
            "$.units[0].successor: days-between",
        ),
        (
            {"targets": (Target(group="x", measure="sent", per=Grain.MONTH, at_least=1),)},
            "$.targets[0].group: target-binds-nobody",
        ),
        (
            {
                "targets": (
                    Target(unit="u", measure="sent", per=Grain.MONTH, at_least=1),
                    Target(unit="u", measure="sent", per=Grain.MONTH, at_least=2),
                )
            },
            "$.targets[1]: several-targets",
        ),
        (
            {"submissions": (evolve(ITEM, units=(Contribution(unit="u", weight=3), Contribution(unit="v"))),)},
            "$.submissions[0].units: missing-weight",
        ),
    ],
)
def test_what_is_odd_is_a_question_and_stops_nothing(lists: dict[str, Any], expected: str) -> None:
    """The register is built all the same."""
    records = Records(**({"units": (U, V), "submissions": (ITEM,)} | lists))

    assert expected in told(records, Severity.QUESTION)
    assert told(records) == []
    build_register(records)


FULL = {
    "units": (U,),
    "submissions": (ITEM,),
    "adoptions": (ADOPTED,),
    "instructions": (INSTRUCTED,),
    "findings": (Finding(id="f1", criterion="x", about=About(adoption="a1"), on=date(2024, 3, 9)),),
    "lapses": (Lapse(id="l1", unit="u", kind="untrue", on=date(2024, 3, 8), submission="s1"),),
}


def test_voiding_an_item_takes_what_rests_on_it_and_says_so() -> None:
    """Adoption, instruction and finding go with it; a lapse stands without the mention."""
    register = build_register(Records(**FULL, corrections=(correction("c1", "s1"),)))

    assert [(entry.record, entry.by, entry.through) for entry in register.trail] == [
        ("a1", "c1", "s1"),
        ("f1", "c1", "a1"),
        ("i1", "c1", "s1"),
        ("s1", "c1", None),
    ]
    assert (register.records.adoptions, register.records.instructions, register.records.findings) == ((), (), ())
    assert register.records.lapses[0].submission is None


def test_the_last_correction_of_a_record_decides() -> None:
    """By its day, then by its id."""
    moved = AdoptionEvent(id="a1", submission="s1", publication="today", on=date(2024, 3, 7))
    first = correction("c9", "a1", on=date(2024, 4, 1))
    last = correction("c1", "a1", on=date(2024, 4, 2), replacement=moved)

    assert build_register(Records(**FULL, corrections=(first, last))).records.adoptions == (moved,)
    same_day = correction("c2", "a1", on=date(2024, 4, 1), replacement=moved)
    assert build_register(Records(**FULL, corrections=(same_day, first))).records.adoptions == ()


def test_a_voided_correction_never_was() -> None:
    """A correction may be corrected; the record then stands as first written."""
    corrections = (correction("c1", "s1"), correction("c2", "c1"))

    assert build_register(Records(**FULL, corrections=corrections)).records.submissions == (ITEM,)


def test_corrections_made_later_are_not_known_yet() -> None:
    """The facts as known on the day of a report."""
    records = Records(**FULL, corrections=(correction("c1", "s1", on=date(2024, 4, 1)),))

    assert build_register(records, known_on=date(2024, 3, 31)).records.submissions == (ITEM,)
    assert build_register(records, known_on=date(2024, 4, 1)).records.submissions == ()


def test_a_long_chain_of_corrections_is_followed_to_its_end() -> None:
    """Ten thousand corrections, each of the one before: the record is voided by the first of them or not."""
    chain = [correction("c0", "s1")]
    chain += [correction(f"c{i}", f"c{i - 1}") for i in range(1, 10_000)]
    register = build_register(Records(**FULL, corrections=tuple(chain)))

    assert register.records.submissions == (ITEM,)  # c9999 voids c9998, so c9997 stands, ..., c1 stands and voids c0


def test_ten_thousand_dangling_references_are_told_at_once_and_soon() -> None:
    """One problem for each, in the order of the file."""
    items = tuple(Submission(id=f"s{i}", units=(Contribution(unit=f"w{i}"),), submitted_at=NINE) for i in range(10_000))

    assert len(check_records(Records(submissions=items))) == 10_000


def test_records_of_any_types_go_into_their_lists() -> None:
    """As rows come from a table: mixed, each list in the order in which they came; what is no record is refused."""
    assert Records.of([ADOPTED, V, ITEM, U]) == Records(units=(V, U), submissions=(ITEM,), adoptions=(ADOPTED,))
    assert Records.of([]) == Records()
    with pytest.raises(InvalidValueError, match="record must be a record of one of the types"):
        Records.of([U, "agri"])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("agri", "ＡＧＲＩ", ("ＡＧＲＩ", "agri")),
        ("agri", "ａｇｒｉ", ("ａｇｒｉ", "agri")),
        ("\u00e9", "e\u0301", ("e\\u0301", "\u00e9")),
        ("\u00c9", "e\u0301", ("e\\u0301", "\u00c9")),
        ("agri", "agri\u3164", ("agri\\u3164", "agri")),
        ("局", "局\ufe00", ("局\\ufe00", "局")),
        ("局", "局\U000e0101", ("局\\ue0101", "局")),
        ("ｶﾞ", "ガ", ("ガ", "ｶﾞ")),
    ],
)
def test_ids_that_only_look_alike_are_asked_about(one: str, other: str, shown: tuple[str, str]) -> None:
    """Full width, an accent of its own, something invisible: both are named, with what nobody sees spelled out."""
    records = Records(units=(Unit(id=one, name="甲"), Unit(id=other, name="乙")))

    assert told(records, Severity.QUESTION) == ["$.units[1].id: similar-id"]
    assert all(f" {id_} " in str(check_records(records)[0]) for id_ in shown)


def test_ids_that_look_different_are_not_asked_about() -> None:
    """An accent makes another letter, 省 and 県 are two words, and so are a and b."""
    ids = ("e", "\u00e9", "省", "県", "a", "b", "ａ1")

    assert told(Records(units=tuple(Unit(id=id_, name=f"单位{i}") for i, id_ in enumerate(ids))), Severity.QUESTION) == []
