"""
A half-year small enough to be worked out by hand, and the sample year, for the tests of papers.

In the second quarter the first unit sends s2 and, with the second unit, s3; Zhengwu prints both, the city
report prints s2 as well, and a district leader writes on s2. The second unit also sends s4, the third nothing.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Final

from govinfo import Assessment, Period, Register, Rulebook, assess, build_register, sample_year, shipped_rulebook
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Action, Decision, Grain, Level, ReviewOutcome
from govinfo.papers import Paper, answer_paper, circular_paper, commendation_paper, payout_paper, statistics_paper
from govinfo.records import (
    AdoptionEvent,
    Claim,
    Contribution,
    Correction,
    LeaderInstruction,
    Person,
    Records,
    Review,
    Submission,
    Target,
    Unit,
)
from govinfo.reports import answer_sheet, circular_of, commendation, payout_list, statistics_of
from govinfo.rulebook import Seats

__all__ = ["NASTY", "VOID_A3", "book", "claimed_half", "nasty", "records", "register", "sample", "small"]

NASTY: Final = (
    "<script>alert(1)</script>",
    "=1+1",
    "a,b;\"c\"'d'",
    "行一\n行二\r\n",
    "x\u202egnp.exe\u200f",
    "|**粗**|[l](http://x.y)",
    "@SUM(A1)",
    "\x1b[31m\x00\x07",
    "</svg></table>&amp;",
    "-2+3",
)
"""Names that must be shown and do nothing."""


def records(names: tuple[str, str, str] = ("甲局", "乙局", "丙局"), corrections: tuple[Correction, ...] = ()) -> Records:
    """Return the small half-year."""
    units = tuple(Unit(id=id_, name=name) for id_, name in zip(("u1", "u2", "u3"), names, strict=True))
    persons = (
        Person(id="p1", name="赵一", unit="u1"),
        Person(id="p2", name="钱二", unit="u1"),
        Person(id="p3", name="孙三", unit="u2"),
    )
    return Records(
        units=units,
        persons=persons,
        submissions=(
            _sent("s1", "2024-01-10", "u1"),
            _sent("s2", "2024-04-05", "u1", authors=("p1", "p2")),
            _sent("s3", "2024-04-20", "u1", "u2", authors=("p3",)),
            _sent("s4", "2024-05-06", "u2"),
            _sent("s5", "2024-07-10", "u2", authors=("p3",)),
        ),
        adoptions=(
            _adopted("a1", "s1", "zhengwu", "2024-01-15"),
            _adopted("a2", "s2", "zhengwu", "2024-04-10"),
            _adopted("a3", "s2", "city-report", "2024-05-02"),
            _adopted("a4", "s3", "zhengwu", "2024-04-25", form="brief"),
            _adopted("a5", "s5", "zhengwu", "2024-07-12"),
        ),
        instructions=(LeaderInstruction(id="i1", submission="s2", level=Level.DISTRICT, on=date(2024, 5, 10)),),
        targets=(Target(id="t3", unit="u3", measure="sent", per=Grain.QUARTER, at_least=1),),
        corrections=corrections,
    )


def _sent(id_: str, day: str, *units: str, authors: tuple[str, ...] = ()) -> Submission:
    at = datetime.fromisoformat(f"{day}T09:30:00").replace(tzinfo=OFFICIAL_ZONE)
    contributions = tuple(Contribution(unit=unit) for unit in units)
    return Submission(id=id_, units=contributions, submitted_at=at, authors=authors, form="item")


def _adopted(id_: str, submission: str, publication: str, day: str, form: str = "item") -> AdoptionEvent:
    return AdoptionEvent(id=id_, submission=submission, publication=publication, on=date.fromisoformat(day), form=form)


VOID_A3: Final = Correction(id="k1", of="a3", action=Action.VOID, on=date(2024, 8, 1), reason="刊物登记有误", by="信息科")
"""A correction that comes after the list of the first half was paid."""


@cache
def book() -> Rulebook:
    """Return the founding regulation."""
    return shipped_rulebook("district-model")


def register(*corrections: Correction) -> Register:
    """Return the register of the small half-year."""
    return build_register(records(corrections=corrections))


def small(period: str, *corrections: Correction) -> Assessment:
    """Assess the small half-year."""
    return assess(register(*corrections), book(), Period.parse(period))


@cache
def sample(period: str) -> Assessment:
    """Assess the sample year."""
    return assess(build_register(sample_year()), book(), Period.parse(period))


def nasty(first: int) -> Register:
    """Return the register with three of the nasty names for its units."""
    several = [NASTY[(first + step) % len(NASTY)] for step in range(3)]
    return build_register(records(names=(several[0], several[1], several[2])))


@cache
def claimed_half() -> Assessment:
    """
    Return the small half-year with reviews and claims.

    An item was returned, one was withdrawn, and one was merged into s2, which has its adoption; the first unit claims 100 points in all,
    and the second an adoption that there is not.
    """
    more = Records(
        submissions=tuple(
            _sent(id_, day, unit)
            for id_, day, unit in (("s11", "2024-04-06", "u1"), ("s12", "2024-04-07", "u1"), ("s13", "2024-04-08", "u3"))
        ),
        adoptions=(AdoptionEvent(id="a9", submission="s13", publication="zhengwu", on=date(2024, 5, 6)),),
        reviews=(
            Review(id="r1", submission="s11", on=date(2024, 4, 8), outcome=ReviewOutcome.RETURNED, by="信息科", reason="数据不实"),
            Review(id="r2", submission="s12", on=date(2024, 4, 9), outcome=ReviewOutcome.WITHDRAWN),
            Review(id="r3", submission="s13", on=date(2024, 4, 10), outcome=ReviewOutcome.MERGED, into="s2"),
        ),
        claims=(
            Claim(id="k1", unit="u1", on=date(2024, 7, 3), period=Period.parse("2024-H1"), points=100, reason="漏计一条"),
            Claim(
                id="k2",
                unit="u2",
                on=date(2024, 7, 4),
                period=Period.parse("2024-H1"),
                record="a7",
                decision=Decision.DISMISSED,
                decided_on=date(2024, 7, 8),
                decided_by="考核办",
            ),
        ),
    )
    return assess(build_register(records() + more), book(), Period.parse("2024-H1"))


def papers(kept: Register) -> list[Paper]:
    """Return a paper of each kind about a register."""
    half = assess(kept, book(), Period.parse("2024-H1"))
    by_id = {unit.id: unit.name for unit in kept.records.units}
    return [
        circular_paper(circular_of(kept, book(), Period.parse("2024-Q2"))),
        payout_paper(payout_list(half)),
        commendation_paper(commendation(half, units=Seats(number=1), persons=Seats(number=1))),
        answer_paper(answer_sheet(half, unit="u1")),
        statistics_paper(statistics_of(kept, half.period, "unit"), "各单位报送", name=lambda one: by_id.get(one, one)),
    ]
