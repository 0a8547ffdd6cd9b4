"""What follows for units, and where papers tell it: praise among praise, a demand among those who fell short, each under its clause."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from paper_samples import book, register, small

from govinfo import Period, Records, assess, build_register, choose, decode_rulebook, sample_year, shipped_rulebook
from govinfo.calendars import official, overlay
from govinfo.codec import encode_circular, encode_commendation
from govinfo.errors import InvalidValueError
from govinfo.labels import Complexity, Grain, Level
from govinfo.papers import (
    answer_paper,
    assessment_paper,
    card_paper,
    circular_paper,
    commendation_paper,
    paper_csv,
    paper_text,
    rulebook_paper,
)
from govinfo.records import AdoptionEvent, Contribution, Handling, Lapse, LeaderInstruction, Submission, Target, Unit
from govinfo.reports import Circular, answer_sheet, circular_of, commendation
from govinfo.reports._circulars import circular
from govinfo.rulebook import Seats, Side

UNITS = (Unit(id="u", name="甲局"), Unit(id="v", name="乙局"))


def _late(id_: str, day: str, level: Level = Level.PROVINCE) -> Lapse:
    return Lapse(id=id_, unit="u", kind="urgent-late", on=date.fromisoformat(day), by=level)


def _told(records: Records, period: str) -> list[tuple[str, str]]:
    made = circular_of(build_register(records), book(), Period.parse(period))
    return [(notice.clause, notice.rule) for unit in made.units for notice in unit.notices]


CRITICISM = ("五(四)", "circular-of-criticism")


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2024-Q1", []),
        ("2024-Q2", [CRITICISM]),
        ("2024-Q3", []),
        ("2024-04", []),
        ("2024-05", [CRITICISM]),
        ("2024-06", []),
        ("2024-H1", [CRITICISM]),
        ("2024-H2", []),
        ("2024", [CRITICISM]),
        ("2025-Q1", []),
    ],
)
def test_criticism_is_told_first_where_the_year_so_far_reaches_it(period: str, told: list[tuple[str, str]]) -> None:
    """A hundred points are taken away on 5 February and a hundred on 6 May: 200 in the year from May on; 30 more in August."""
    lapses = (_late("l1", "2024-02-05"), _late("l2", "2024-05-06"), _late("l3", "2024-08-07", Level.DISTRICT))

    assert _told(Records(units=UNITS, lapses=lapses), period) == told


def test_what_an_earlier_unit_was_told_is_not_told_to_the_one_that_answers_for_it() -> None:
    """The unit criticised in the first quarter is renamed in May; the second quarter's circular does not criticise its successor anew."""
    old = Unit(id="u", name="甲局", until=date(2024, 5, 1), successor="n")
    records = Records(
        units=(old, Unit(id="n", name="新甲局", since=date(2024, 5, 1))), lapses=(_late("l1", "2024-02-05"), _late("l2", "2024-02-06"))
    )

    assert [_told(records, name) for name in ("2024-Q1", "2024-Q2", "2024")] == [[CRITICISM], [], [CRITICISM]]


def test_a_task_missed_cites_the_clause_of_the_circular_and_only_the_year_the_clause_of_the_year() -> None:
    """One item was owed in every month, twelve in the year, and none was sent: 五(二) in the circulars of the year, 五(五) for the year."""
    monthly = Target(unit="u", measure="sent", per=Grain.MONTH, at_least=1)
    yearly = Target(unit="u", measure="sent", per=Grain.YEAR, at_least=12)
    records = Records(units=UNITS[:1], targets=(monthly, yearly))

    assert [_told(records, name) for name in ("2024-07", "2024-Q3", "2024-H2")] == [[("五(二)", "improve")]] * 3
    assert _told(records, "2024") == [("五(五)", "rectify")]
    assert _told(evolve(records, targets=(monthly,)), "2024") == []  # 五(五) speaks of the year's own target
    paper = paper_text(circular_paper(circular_of(build_register(records), book(), Period.parse("2024-Q3"))))
    assert "甲局：五(二)：未完成任务，予以通报，须改正和加强" in paper
    assert "五(五)" not in paper


SIDES = """
schema = 1
id = "sides"
title = "办法"
[source]
issuer = "办公室"
title = "办法"
[publications]
gazette = { title = "公报", level = "city" }
[[price]]
id = "adopted"
clause = "一"
title = "采用"
of = "adoption"
when = { publication = "gazette" }
amount = 10
[[cap]]
id = "most"
clause = "二"
title = "全年不超过15分"
each = "year"
rules = ["adopted"]
most = 15
[[notice]]
id = "good"
clause = "三"
title = "考核等次优秀"
provided = "points >= 20"
side = "favourable"
[[notice]]
id = "some"
clause = "四"
title = "抄送党组"
provided = "points >= 10"
[[notice]]
id = "failed"
clause = "五"
title = "考核等次不合格"
provided = "points == 10"
side = "unfavourable"
"""


def _sides(period: str = "2024-Q1") -> Circular:
    """Return the circular of a quarter in which u has two items adopted and v one, which is too little, and each has one in April."""
    return circular_of(build_register(_adopted()), decode_rulebook(SIDES), Period.parse(period))


def _adopted() -> Records:
    days = {"u1": "2024-03-01", "u2": "2024-03-02", "u3": "2024-04-03", "v1": "2024-03-04", "v2": "2024-04-05"}
    return Records(
        units=UNITS,
        submissions=tuple(
            Submission(id=f"s-{id_}", units=(Contribution(unit=id_[0]),), submitted_at=datetime(2024, 2, 1, 1, tzinfo=UTC)) for id_ in days
        ),
        adoptions=tuple(
            AdoptionEvent(id=f"a-{id_}", submission=f"s-{id_}", publication="gazette", on=date.fromisoformat(day))
            for id_, day in days.items()
        ),
    )


def _section(text: str, title: str) -> str:
    """Return what stands between a heading and the next one."""
    return text.split(title, 1)[1].split("■", 1)[0] if title in text else ""


def test_praise_stands_among_praise_and_a_failing_unit_is_not_called_good() -> None:
    """The second unit is second of two and fails: it is told among those who fell short alone; what only is said stands for itself."""
    made = _sides()
    text = paper_text(circular_paper(made))

    assert [(unit.unit, unit.failing, unit.named) for unit in made.units] == [("u", False, False), ("v", True, True)]
    assert [one.rule for one in made.units[0].on(Side.FAVOURABLE)] == ["good"]
    best, short, other = (_section(text, title) for title in ("工作较好的单位", "存在的不足", "其他事项"))
    assert "积分居前的单位：甲局（20分）。" in best
    assert "甲局：三：考核等次优秀" in best
    assert "乙局" not in best
    assert "乙局：五：考核等次不合格" in short
    assert "优秀" not in short
    assert "抄送" not in best + short
    assert "甲局：四：抄送党组" in other
    assert "乙局：四：抄送党组" in other
    header, first, _ = paper_csv(circular_paper(made)).splitlines()
    cells = dict(zip(header.split(","), first.split(","), strict=True))
    assert (cells["受到肯定"][:9], cells["其他事项"][:6], cells["须整改或通报批评"]) == ("三：考核等次优秀（", "四：抄送党组", "")


def test_every_paper_puts_a_notice_on_its_side() -> None:
    """The proposal, the answer sheet, the pages of the assessment and of a unit, JSON."""
    assessment = assess(build_register(_adopted()), decode_rulebook(SIDES), Period.parse("2024-Q1"))
    proposed = commendation(assessment, units=Seats(number=1))
    proposal = paper_text(commendation_paper(proposed))
    answer = paper_text(answer_paper(answer_sheet(assessment, unit="v")))
    pages = paper_text(assessment_paper(assessment)), paper_text(card_paper(assessment, assessment.unit("v")))

    assert "优秀" in _section(proposal, "受到肯定的单位及依据")
    assert "优秀" not in _section(proposal, "须整改或通报批评的单位及依据")
    assert "不合格" in _section(proposal, "须整改或通报批评的单位及依据")
    for text in (answer, *pages):
        assert "不合格" in _section(text, "须整改或通报批评")
        assert "抄送" in _section(text, "其他事项")
        assert "抄送" not in _section(text, "须整改或通报批评")
    assert "优秀" in _section(pages[0], "受到肯定")
    units = json.loads(encode_circular(_sides()))["units"]
    assert [unit["notice_sides"] for unit in units] == [["favourable", "plain"], ["plain", "unfavourable"]]
    assert [one["side"] for one in json.loads(encode_commendation(proposed))["follows"]] == ["favourable", "plain", "plain", "unfavourable"]


def test_the_page_of_a_rulebook_says_on_which_side_and_when() -> None:
    """So that whoever wrote it sees what he left out."""
    text = paper_text(rulebook_paper(book()))

    for words in ("本年累计首次达到时", "不满一年的各期", "批评"):
        assert words in text


@pytest.mark.parametrize(
    ("period", "points", "named"), [("2024-04", 30, ["二"]), ("2024-11", 30, ["二"]), ("2024-12", 15, []), ("2024", 15, [])]
)
def test_a_cap_of_the_year_is_named_while_it_is_not_in_the_year_so_far(period: str, points: int, named: list[str]) -> None:
    """Three items at ten points, at most fifteen a year: thirty until November, said to be provisional, fifteen in December."""
    made = _sides(period)
    text = paper_text(circular_paper(made))

    assert made.units[0].cumulative == points
    assert [one.clause for one in made.unsettled] == named
    assert ("积分为暂计数，下列条款期满方能结算，尚未计入：二全年不超过15分（每年）。" in text) == bool(named)
    assert [one["clause"] for one in json.loads(encode_circular(made))["unsettled"]] == named


HANDLED = """
schema = 1
id = "handled"
title = "办法"
[source]
issuer = "办公室"
title = "办法"
[[deadline]]
id = "three"
clause = "一"
unit = "working-day"
number = 3
anchor = "received"
[[duty]]
id = "handle"
clause = "一"
title = "办理"
of = "handling"
limit = "three"
[[price]]
id = "late"
clause = "一"
title = "逾期"
of = "duty"
when = { duty = "handle", result = ["late", "never"] }
amount = -5
"""


def test_what_is_assessed_beside_an_assessment_is_under_its_calendar() -> None:
    """Received on Monday 4 March, done on Friday: one day late, and in time where the office has a day off on Wednesday, in the year so far too."""
    records = Records(
        units=UNITS[:1],
        submissions=(Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 2, 1, tzinfo=UTC)),),
        instructions=(LeaderInstruction(id="i", submission="s", level=Level.DISTRICT, on=date(2024, 3, 4)),),
        handlings=(
            Handling(id="h", instruction="i", unit="u", received_at=datetime(2024, 3, 4, 1, tzinfo=UTC),
                     complexity=Complexity.ORDINARY, done_at=datetime(2024, 3, 8, 1, tzinfo=UTC)),
        ),
    )  # fmt: skip
    known, rulebook, period = build_register(records), decode_rulebook(HANDLED), Period.parse("2024-Q2")
    calendar = overlay(official(), name="本地", off={date(2024, 3, 6)})
    assessment = assess(known, rulebook, period, calendar=calendar)
    local, plain = circular_of(known, rulebook, period, assessment=assessment), circular_of(known, rulebook, period)

    assert assessment.calendar is calendar
    assert [(made.units[0].cumulative, made.units[0].before and made.units[0].before.points) for made in (local, plain)] == [
        (0, 0),
        (-5, -5),
    ]


def test_an_assessment_of_something_else_is_refused() -> None:
    """Of another period, other records or another reading: the circular would compare what cannot be compared."""
    period = Period.parse("2024-Q2")
    same = register()
    other = choose(book(), {"monthly-task": "each-month"})
    for wrong in (small("2024-Q1"), assess(build_register(_adopted_nothing()), book(), period), assess(same, other, period)):
        with pytest.raises(InvalidValueError, match="assessment must be"):
            circular_of(same, book(), period, assessment=wrong)
    with pytest.raises(InvalidValueError, match="told must be"):
        circular(small("2024-Q2"), told=small("2024"))


def _adopted_nothing() -> Records:
    return Records(units=UNITS)


def test_an_office_without_units_has_a_circular_of_nothing() -> None:
    """Nobody sent anything, and nobody is named."""
    made = circular_of(build_register(Records()), book(), Period.parse("2024-Q2"))

    assert (made.units, made.office.sent, made.short) == ((), 0, ())
    assert "0个单位共报送政务信息0条" in paper_text(circular_paper(made))


@pytest.mark.parametrize("whose", [{}, {"unit": "agri", "person": "agri-1"}])
def test_an_answer_is_of_one_unit_or_one_person(whose: dict[str, str]) -> None:
    """Neither of both is nobody, and both would leave one of them out without a word."""
    assessment = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    with pytest.raises(InvalidValueError, match="a unit or a person, by id or name, and not both"):
        answer_sheet(assessment, **whose)


def test_a_limit_is_called_by_its_title_in_the_paper_of_a_rulebook() -> None:
    """What stands beside a duty is what the limit is for and how long it is, not its id; a duty by a time of its own has none."""
    told = paper_text(rulebook_paper(shipped_rulebook("provincial-supervision-limits"))).splitlines()
    last = {line.split()[1]: line.split()[-1] for line in told if "批示件办理" in line or "约稿" in line}
    assert last["handle-urgent"] == "急件：5日"
    assert last["document"] == "文件：30日"
    assert last["in-named-time"] == "明确时限的，按所定时限报告"
