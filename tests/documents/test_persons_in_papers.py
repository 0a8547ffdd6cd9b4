"""What papers tell of persons: circulars where a rule or a target speaks of them, and proposals for commendation."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from offices import OFFICE, adoption, submission

from govinfo.assessment import assess
from govinfo.codec import decode_rulebook, encode_assessment, encode_circular, encode_commendation
from govinfo.errors import InvalidValueError
from govinfo.labels import Grain
from govinfo.papers import circular_paper, paper_text
from govinfo.periods import Period
from govinfo.records import Person, Records, Target, Unit
from govinfo.register import build_register
from govinfo.reports import circular_of, commendation
from govinfo.rulebook import Seats

EQUAL = '[persons]\nawards = "equal"\n'
PRAISE = '[[notice]]\nid = "praise"\nclause = "七"\ntitle = "个人表扬"\nfor = "persons"\nprovided = "points >= 10"\nside = "favourable"\n'
BAR = '[[bar]]\nid = "short"\nclause = "五"\ntitle = "未完成任务"\nprovided = "not targets_met"\nfor = "persons"\n'
RECORDS = Records(
    units=(Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位")),
    persons=(Person(id="p", name="张三", unit="u"), Person(id="q", name="李四", unit="v")),
    targets=(Target(person="q", measure="sent", per=Grain.QUARTER, at_least=2),),
    submissions=(evolve(submission("s1", "u"), authors=("p",)), evolve(submission("s2", "v", day=2), authors=("q",))),
    adoptions=(adoption("a1", "s1"), adoption("a2", "s2", "digest")),
)


def test_a_circular_tells_of_persons_where_the_rulebook_speaks_of_them() -> None:
    """P has 10 and is praised; q has 4, sent one of the two items owed and is named; both are in the table."""
    made = circular_of(build_register(RECORDS), decode_rulebook(OFFICE + EQUAL + PRAISE), Period.parse("2024-Q1"))
    text = paper_text(circular_paper(made))

    assert [(one.person, one.unit_name, one.rank, one.points) for one in made.persons] == [("p", "甲单位", 1, 10), ("q", "乙单位", 2, 4)]
    assert "张三（甲单位）：七：个人表扬（积分10 ≥ 10）" in text
    assert "李四（乙单位）：未完成目标任务（2024年第一季度报送1，任务2）" in text.replace(" ", "")
    assert "个人积分与名次" in text
    written = json.loads(encode_circular(made))
    assert [(one["person"], one["points"], one["notices"]) for one in written["persons"]] == [
        ("p", "10", ["七：个人表扬（积分 10 ≥ 10）"]),
        ("q", "4", []),
    ]


def test_a_circular_says_nothing_of_persons_where_only_their_share_is_ruled() -> None:
    """Without a rule or a target about persons it is as it was."""
    records = evolve(RECORDS, targets=())
    made = circular_of(build_register(records), decode_rulebook(OFFICE + EQUAL), Period.parse("2024-Q1"))

    assert made.persons == ()
    assert "persons" not in json.loads(encode_circular(made))
    assert "个人" not in paper_text(circular_paper(made))


def test_a_proposal_for_persons_leaves_out_who_is_short_of_its_target_and_tells_what_follows() -> None:
    """Two seats: p is proposed, q is barred by its own target; the praise of p follows."""
    assessment = assess(build_register(RECORDS), decode_rulebook(OFFICE + EQUAL + PRAISE + BAR), Period.parse("2024"))
    made = commendation(assessment, persons=Seats(number=2))

    assert made.persons is not None
    assert [(one.subject, one.unit, one.outcome.value) for one in made.persons.candidates] == [
        ("p", "甲单位", "proposed"),
        ("q", "乙单位", "barred"),
    ]
    assert [(one.person, one.unit, one.name) for one in made.follows] == [("p", "u", "张三")]
    assert json.loads(encode_commendation(made))["follows"][0]["person"] == "p"


def test_measures_of_persons_are_shown_and_break_ties_where_rules_speak_of_them() -> None:
    """Both have 10 points; q sent two items, p one: the one seat is q's. Nothing is shown where only shares are ruled."""
    show = OFFICE + '[settings]\nshow = ["sent"]\n' + EQUAL
    items = (*RECORDS.submissions, evolve(submission("s3", "v", day=3), authors=("q",)))
    records = evolve(RECORDS, submissions=items, adoptions=(adoption("a1", "s1"), adoption("a2", "s2")))
    assessment = assess(build_register(records), decode_rulebook(show + BAR.replace("not targets_met", "points < 0")), Period.parse("2024"))
    made = commendation(assessment, persons=Seats(number=1), further=("sent",))

    assert made.persons is not None
    assert [one.subject for one in made.persons.proposed] == ["q"]
    written = json.loads(encode_assessment(assessment))
    assert {one["person"]: one["measures"] for one in written["persons"]} == {"p": {"sent": 1}, "q": {"sent": 2}}
    plain = assess(build_register(evolve(records, targets=())), decode_rulebook(show), Period.parse("2024"))
    assert all("measures" not in one for one in json.loads(encode_assessment(plain))["persons"])
    with pytest.raises(InvalidValueError, match="one of points, awarded, deducted, yuan"):
        commendation(plain, persons=Seats(number=1), further=("sent",))
