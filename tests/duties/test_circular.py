"""The two-monthly circular of handling results, as data and as a page."""

from __future__ import annotations

from fractions import Fraction

from offices import register, stand

from govinfo import Period, shipped_rulebook
from govinfo.duties import HandlingRow, Rate, handling_circular
from govinfo.papers import handling_paper, paper_text

HEZE = shipped_rulebook("heze-supervision-2006")
SUBMISSIONS = [{"id": "s1", "units": ["water"], "submitted_at": "2026-01-02T09:00:00"}]
INSTRUCTIONS = [{"id": "i1", "submission": "s1", "level": "city", "on": "2026-01-02"}]


def handling(number: int, unit: str, received: str, done: str | None = None, **more: object) -> dict[str, object]:
    """A handling of an ordinary matter: seven days."""
    end = {"done_at": f"{done}T09:00:00"} if done else {}
    return {
        "id": f"h{number}", "instruction": "i1", "unit": unit, "received_at": f"{received}T09:00:00", "complexity": "ordinary"
    } | end | more  # fmt: skip


RECORDS = register(
    submissions=SUBMISSIONS,
    instructions=INSTRUCTIONS,
    handlings=[
        handling(1, "water", "2026-03-02", "2026-03-06"),  # in time
        handling(2, "water", "2026-03-02", "2026-03-09", tags={"reminded-at": "2026-03-08T09:00:00+08:00"}),  # after a reminder
        handling(3, "water", "2026-03-02", "2026-03-12"),  # late
        handling(4, "water", "2026-04-27"),  # running: until 4 May, which rolls to the 6th
        handling(5, "agri", "2026-04-01"),  # overdue
        handling(6, "agri", "2026-03-02", "2026-03-12", tags={"excused": "防汛"}),  # excused
        handling(7, "agri", "2026-02-02", "2026-02-05"),  # done before the period began
        handling(8, "agri", "2026-02-24", "2026-03-03"),  # carried over, in time
        handling(9, "agri", "2026-05-06"),  # begins after the period
    ],
)
PERIOD = Period.parse("2026-03-01/2026-05-01")


def test_the_circular_counts_what_was_in_hand() -> None:
    """Each unit, and all of them together."""
    circular = handling_circular(stand(RECORDS, HEZE, "2026-05-01T00:00:00"), PERIOD)

    assert (
        HandlingRow(unit="agri", in_time=1, overdue=1, excused=1),
        HandlingRow(unit="water", in_time=2, reminded=1, late=1, running=1),
    ) == circular.rows
    assert HandlingRow(unit=None, in_time=3, reminded=1, late=1, running=1, overdue=1, excused=1) == circular.overall
    assert [3, 4, 7] == [row.total for row in (*circular.rows, circular.overall)]


def test_rates_are_exact_and_rounded_half_up_once() -> None:
    """Two of three in time are 66.67 percent; one of eight is 12.5; what does not exist has no rate."""
    assert (Fraction(2, 3), Fraction(6667, 100)) == (
        HandlingRow(unit="a", in_time=2, late=1, running=5, excused=2).share(Rate.IN_TIME),
        HandlingRow(unit="a", in_time=2, late=1).percent(Rate.IN_TIME),
    )
    assert Fraction(25, 2) == HandlingRow(unit="a", in_time=1, overdue=7).percent(Rate.DONE)
    assert 100 == HandlingRow(unit="a", in_time=4).percent(Rate.DONE)
    assert HandlingRow(unit="a", running=4).percent(Rate.IN_TIME) is None
    assert Fraction(1, 200) * 100 == Fraction(1, 2)
    assert HandlingRow(unit="a", in_time=1, late=199).percent(Rate.IN_TIME) == Fraction(1, 2)
    assert HandlingRow(unit="a", in_time=1, late=799).percent(Rate.IN_TIME) == Fraction(13, 100)  # 0.125 goes up


def test_the_page_states_its_rates_and_their_rounding() -> None:
    """Four in hand of the water bureau: two of three in time, three of four done."""
    page = paper_text(handling_paper(handling_circular(stand(RECORDS, HEZE, "2026-05-01T00:00:00"), PERIOD), RECORDS, HEZE))

    rows = {line.split()[0]: line.split()[1:] for line in page.splitlines() if line.startswith(("农业", "水利", "合计"))}
    assert ["4", "2", "1", "1", "0", "0", "1", "66.67", "75.00"] == rows["水利局"]
    assert ["3", "1", "0", "0", "1", "1", "0", "50.00", "50.00"] == rows["农业农村局"]
    assert ["7", "3", "1", "1", "1", "1", "1", "60.00", "66.67"] == rows["合计"]
    assert "四舍五入，保留两位小数" in page
