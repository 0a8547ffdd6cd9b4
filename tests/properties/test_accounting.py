"""Law 2: every record is accounted for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from drawing import Case, assessed, cases
from hypothesis import Phase, given, settings

from govinfo import Period, Records, assess, build_register, decode_records, decode_rulebook, shipped_rulebook
from govinfo.labels import Level
from govinfo.records import About, AdoptionEvent, Contribution, Finding, Lapse, Submission, Unit
from govinfo.testing import laws

U = Unit(id="u", name="农业农村局")
YEAR = Period.parse("2024")


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(cases("district-model"))
def test_nothing_disappears(case: Case) -> None:
    """Every record is a fact of a line, pending, unpriced, outside, counted or in the trail."""
    laws.check_every_record_accounted_for(assessed(case), case.records)


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(cases())
def test_nothing_disappears_under_any_shipped_rulebook(case: Case) -> None:
    """The same under every shipped rulebook."""
    laws.check_every_record_accounted_for(assessed(case), case.records)


def test_a_finding_without_an_amount_is_found_again() -> None:
    """An assessor wrote a finding on an untrue item but no amount: the lapse is pending, and the finding is somewhere too."""
    lapse = Lapse(id="l", unit="u", kind="untrue", on=date(2024, 5, 1))
    finding = Finding(id="f", criterion="untrue-consequence", about=About(lapse="l"), on=date(2024, 5, 2), met=True)
    laws.check_every_record_accounted_for(
        assessed(Case(Records(units=(U,), lapses=(lapse,), findings=(finding,)), "district-model", {}, YEAR))
    )


def test_an_item_of_last_year_whose_adoption_earns_nothing_is_found_again() -> None:
    """The item was sent before the period, its one adoption in the period has no price: the item is somewhere."""
    sent = datetime(2023, 12, 30, 9, tzinfo=timezone(timedelta(hours=8)))
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=sent, form="brief")
    adoption = AdoptionEvent(id="a", submission="s", publication="city-report", on=date(2024, 1, 3))
    records = Records(units=(U,), submissions=(item,), adoptions=(adoption,))
    laws.check_every_record_accounted_for(assessed(Case(records, "district-model", {}, YEAR)))


def test_a_lapse_that_no_measure_counts_is_found_again() -> None:
    """A rulebook counts lapses of other kinds only and prices none: the lapse is listed."""
    lapse = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 3, 5), by=Level.DISTRICT)
    laws.check_every_record_accounted_for(assessed(Case(Records(units=(U,), lapses=(lapse,)), "city-bulletin-weekly", {}, YEAR)))


def test_an_adoption_that_may_count_is_found_where_the_count_waits() -> None:
    """Under hongxing-street-pool nothing prices adoptions; whether this one is of a text nobody said, so the count of its unit waits."""
    facts = decode_records("""{"format": "govinfo.records/1", "units": [{"id": "u1", "name": "甲"}],
        "submissions": [{"id": "s1", "units": ["u1"], "submitted_at": "2024-01-05T09:00:00+08:00"}],
        "adoptions": [{"id": "a1", "submission": "s1", "publication": "offices", "on": "2024-03-01"}]}""")
    street = shipped_rulebook("hongxing-street-pool")
    quarter = assess(build_register(facts), street, street.period("2024-Q1"))

    laws.check_every_record_accounted_for(quarter, facts)
    assert "a1" not in quarter.unpriced
    assert any("a1" in pending.needs.text("zh") for pending in quarter.pending if pending.about == "u1")


def test_an_item_whose_pictures_nobody_counted_is_found_where_the_count_waits() -> None:
    """How many items have two pictures is unknown while one does not say how many it has."""
    book = decode_rulebook("""
        schema = 1
        id = "pictures"
        title = "考核办法"
        source = { issuer = "办公室", title = "考核办法" }
        publications = { bulletin = { title = "《每日要情》", level = "district" } }
        [measures.sent]
        title = "报送条数"
        count = "submission"
        when = { pictures = 2 }
    """)
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 5, 9, tzinfo=UTC))
    facts = Records(units=(U,), submissions=(item,))

    laws.check_every_record_accounted_for(assess(build_register(facts), book, YEAR), facts)
