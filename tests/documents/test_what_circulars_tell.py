"""A circular tells what the regulation knows, and of that everything: items, months, comparisons, what is open."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from offices import head
from paper_samples import book, register

from govinfo import Period, Records, assess, build_register, decode_rulebook, sample_year
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Level
from govinfo.papers import assessment_paper, circular_paper, paper_text
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit
from govinfo.reports import AdoptedItem, Circular, circular_of, growth
from govinfo.testing import records as drawn
from govinfo.testing._values import periods_around

Q2 = Period.parse("2024-Q2")
SENT_ALONE = (
    head("counts")
    + """
[kinds]
news = "动态"
problem = "问题"
own = "本室通报"
[measures.news]
title = "动态信息"
count = "submission"
when = { kinds = "news" }
[measures.problem]
title = "问题信息"
count = "submission"
when = { kinds = "problem" }
[settings]
show = ["problem"]
own_papers = ["own"]
[standing]
by = "news"
"""
)
"""A regulation that counts what is sent, and knows neither points nor money nor publications."""


def sent(id_: str, day: date, unit: str, kind: str) -> Submission:
    """Return an item of one kind."""
    at = datetime(day.year, day.month, day.day, 9, tzinfo=OFFICIAL_ZONE)
    return Submission(id=id_, units=(Contribution(unit=unit),), submitted_at=at, kinds=(kind,))


def counting() -> Circular:
    """Two units: three news and one problem, one news; a circular of the office itself is no item."""
    items = [sent(f"n{n}", date(2024, 4, n), "a", "news") for n in (1, 2, 3)]
    items += [
        sent("p", date(2024, 5, 1), "a", "problem"),
        sent("m", date(2024, 6, 1), "b", "news"),
        sent("o", date(2024, 6, 2), "b", "own"),
    ]
    kept = Records(units=(Unit(id="a", name="甲局"), Unit(id="b", name="乙局")), submissions=tuple(items))
    return circular_of(build_register(kept), decode_rulebook(SENT_ALONE), Q2)


def test_a_regulation_without_points_has_no_points_in_its_papers() -> None:
    """Neither points nor money nor adoptions: what ranks stands in the ranking, what is shown beside it."""
    made = counting()
    words = paper_text(circular_paper(made))

    assert made.accounts == frozenset()
    assert [unit.measures for unit in made.units] == [(("news", 3), ("problem", 1)), (("news", 1), ("problem", 0))]
    assert "2024年第二季度，2个单位共报送政务信息5条。" in words
    assert "动态信息居前的单位：甲局（3）、乙局（1）。" in words
    assert [word for word in ("积分", "奖金", "采用", "加分", "扣分") if word in words] == []
    assert "附件1：各单位名次" in words


def test_so_has_an_assessment() -> None:
    """No column of money in a regulation without money; none of points in one without points."""
    kept = Records(units=(Unit(id="a", name="甲局"),), submissions=(sent("n", date(2024, 4, 1), "a", "news"),))
    words = paper_text(assessment_paper(assess(build_register(kept), decode_rulebook(SENT_ALONE), Q2)))

    assert [word for word in ("积分", "奖金", "加分", "扣分") if word in words] == []
    assert "问题信息" in words


def test_the_items_of_a_unit_bear_their_marks() -> None:
    """The first unit: s2 by two publications with an instruction, 10 + 50 + 20 points and 20 + 100 + 100 yuan; s3 with another unit."""
    first, second, third = circular_of(register(), book(), Q2).units

    assert first.items == (
        AdoptedItem(submission="s2", publications=("zhengwu", "city-report"), leaders=((Level.DISTRICT, None),), points=80, yuan=220),
        AdoptedItem(submission="s3", publications=("zhengwu",), points=10, yuan=5),
    )
    assert second.items == (AdoptedItem(submission="s3", publications=("zhengwu",), points=10, yuan=5),)
    assert third.items == ()
    rows = [line.split() for line in paper_text(circular_paper(circular_of(register(), book(), Q2))).splitlines()]
    assert ["甲局", "s2", "《政务》、市《政府专报》", "区县级领导", "80", "220.00"] in rows


def test_the_months_of_the_year_are_twelve() -> None:
    """Six have their points, six are to come; the first unit has 10 in January, 20 in April, 70 in May."""
    made = circular_of(register(), book(), Q2)
    lines = paper_text(circular_paper(made)).splitlines()
    row = next(line for line in lines if line.split()[:2] == ["1", "甲局"] and line.count("—") == 6)

    assert [month.points for month in made.units[0].year_months] == [10, 0, 0, 20, 70, 0]
    assert row.split() == ["1", "甲局", "10", "0", "0", "20", "70", "0", *["—"] * 6, "100"]


def test_a_month_that_the_year_counts_otherwise_is_told_with_both_figures() -> None:
    """An item adopted in March and in May counts once: 5 in March; of May the year has nothing, and May by itself has 5."""
    rules = """
[publications]
gazette = { title = "公报", level = "city" }
[[price]]
id = "used"
clause = "一"
title = "采用"
of = "adoption"
amount = 5
[[keep]]
id = "once"
clause = "二"
title = "同一信息只计一次"
rules = ["used"]
per = ["item"]
"""
    item = Submission(id="s", units=(Contribution(unit="a"),), submitted_at=datetime(2024, 3, 1, 9, tzinfo=OFFICIAL_ZONE), title="汛情")
    used = tuple(AdoptionEvent(id=f"x{month}", submission="s", publication="gazette", on=date(2024, month, 5)) for month in (3, 5))
    kept = Records(units=(Unit(id="a", name="甲局"),), submissions=(item,), adoptions=used)
    told = "2024年5月在全年统算中与单独核算的积分为：甲局0分、单独核算5分。"

    def words(month: str) -> str:
        made = circular_of(build_register(kept), decode_rulebook(head("once") + rules), Period.parse(month))
        return "".join(line.strip() for line in paper_text(circular_paper(made)).splitlines())

    assert told in words("2024-05")
    assert "全年统算" not in words("2024-03")


def test_growth_is_rounded_half_up_and_needs_something_to_grow_from() -> None:
    """7 of 97 are 7.216… per cent; a half of a hundredth goes up."""
    assert (growth(104, 97), growth(5, 0), growth(5, None), growth(0, 4)) == (Fraction(722, 100), None, None, -100)
    assert growth(20001, 20000) == Fraction(1, 100)


def test_the_period_before_and_the_year_before_are_told_in_numbers_and_per_cent() -> None:
    """The sample year: 104 items after 97 in the quarter before."""
    words = "".join(paper_text(circular_paper(circular_of(build_register(sample_year()), book(), Q2))).splitlines())

    assert "报送条数增加7（原为97，增长7.22%），采用条数增加1（原为50，增长2%），采用条次持平（56）。" in words


def test_what_is_still_to_be_decided_is_told() -> None:
    """One decision of the sample year lies in the second quarter."""
    made = circular_of(build_register(sample_year()), book(), Q2)
    words = paper_text(circular_paper(made))

    assert len(made.pending) == 1
    assert "另有1项尚待认定，所涉积分为暂计数，认定后相应调整。" in words
    assert f"{made.pending[0].clause}" in words.split("尚待认定的事项", 1)[1]


def test_more_adopted_than_sent_is_no_rate() -> None:
    """One item sent in March is adopted in April by a unit that sent nothing since."""
    kept = Records(
        units=(Unit(id="a", name="甲局"),),
        submissions=(sent("s", date(2024, 3, 30), "a", "news"),),
        adoptions=(AdoptionEvent(id="e", submission="s", publication="zhengwu", on=date(2024, 4, 2), form="item"),),
    )
    words = paper_text(circular_paper(circular_of(build_register(kept), book(), Q2)))

    assert "1个单位共报送政务信息0条，被采用1条、1条次。" in words
    assert "采用条数多于报送条数的，系采用了以前报送的信息，不计采用率。" in words


@settings(max_examples=30)
@given(st.data())
def test_months_sum_to_the_year_and_items_to_no_more_than_the_unit(data: st.DataObject) -> None:
    """Whatever was sent, adopted and taken away."""
    kept = data.draw(drawn(book()))
    made = circular_of(build_register(kept), book(), data.draw(periods_around(Q2)))

    for unit in made.units:
        assert sum(month.points for month in unit.year_months) == unit.cumulative
        assert sum(month.points for month in unit.months) == unit.points
        assert sum(own.amount for own in unit.clauses) == unit.points
        assert len(unit.items) >= unit.counts.adopted
    assert sum(unit.points for unit in made.units) == made.points
