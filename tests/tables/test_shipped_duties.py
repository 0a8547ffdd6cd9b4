"""What shipped rulebooks say of deadlines and of what else follows, worked out by hand, where no example beside them says it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from govinfo import Register, assess, build_register, shipped_rulebook
from govinfo.calendars import official
from govinfo.duties import DutyState, duty_states
from govinfo.examples import decode_examples
from govinfo.instants import OFFICIAL_ZONE
from govinfo.rulebook import check_vocabulary


def records(text: str) -> Register:
    """Read the records of an example that expects nothing."""
    [example] = decode_examples(f'schema = 1\n[[example]]\nid = "e"\ntitle = "e"\nperiod = "2024"\n{text}')
    return build_register(example.records)


def standing(name: str, text: str, at: str) -> dict[str, DutyState]:
    """Return where the duties of some records stand at an instant, by their ids."""
    instant = datetime.fromisoformat(at).replace(tzinfo=OFFICIAL_ZONE)
    found = duty_states(records(text), shipped_rulebook(name), official(), instant)
    return {state.duty.id: state for state in found}


def results(name: str, text: str, at: str) -> dict[str, str]:
    """Return how each duty ended, by its id."""
    return {id_: state.result.value for id_, state in standing(name, text, at).items()}


def urgent(level: str, event: str, sent: str, tags: str = "") -> str:
    """Return an urgent item of one unit of a level."""
    return f"""
    [example.records]
    units = [{{ id = "u", name = "某单位", level = "{level}" }}]
    submissions = [{{ id = "s", units = ["u"], urgent = true, happened_at = {event}:00+08:00, submitted_at = {sent}:00+08:00, tags = {{ {tags} }} }}]
    """


def slip(due: str, sent: str | None, tags: str = "", *, asked: str = "2024-03-01T09:00", by: str = "district") -> str:
    """Return a commission of one unit, and its answer where there is one."""
    answer = f'submissions = [{{ id = "s", units = ["u"], commission = "c", submitted_at = {sent}:00+08:00 }}]' if sent else ""
    return f"""
    [example.records]
    units = [{{ id = "u", name = "某单位" }}]
    commissions = [{{ id = "c", by = "{by}", units = ["u"], asked_at = {asked}:00+08:00, due_at = {due}:00+08:00, tags = {{ {tags} }} }}]
    {answer}
    """


def notices(name: str, text: str, period: str, unit: str) -> list[str]:
    """Return what else follows for a unit in a period."""
    rulebook = shipped_rulebook(name)
    return [reason.rule for reason in assess(records(text), rulebook, rulebook.period(period)).unit(unit).notices]


@pytest.mark.parametrize(
    ("name", "text", "result"),
    [
        # Shanxi: province to the centre 4 hours, whatever the grade: 20:00 to 22:40 and 22:00 are inside, 00:01 is not.
        ("shanxi-urgent-reports", urgent("province", "2024-03-05T20:00", "2024-03-05T22:40", 'grade = "III"'), {"centre": "in-time"}),
        ("shanxi-urgent-reports", urgent("province", "2024-03-05T20:00", "2024-03-05T22:00", 'grade = "I"'), {"centre": "in-time"}),
        ("shanxi-urgent-reports", urgent("province", "2024-03-05T20:00", "2024-03-06T00:01", 'grade = "I"'), {"centre": "late"}),
        # Grades I and II in an hour, also where they are written in the usual characters.
        ("shanxi-urgent-reports", urgent("district", "2024-03-05T20:00", "2024-03-05T21:30", 'grade = "Ⅰ"'), {"grave": "late"}),
        ("shanxi-urgent-reports", urgent("township", "2024-03-05T20:00", "2024-03-05T20:50", 'grade = "III"'), {"first": "in-time"}),
        # Lanzhou: 2 hours, and 1 for grave events only from 2014.
        (
            "lanzhou-urgent-reports",
            urgent("city", "2013-05-06T10:00", "2013-05-06T11:50", 'grade = "I", before-2014 = true'),
            {"ordinary": "in-time"},
        ),
        ("lanzhou-urgent-reports", urgent("city", "2014-05-06T10:00", "2014-05-06T11:50", 'grade = "I"'), {"grave": "late"}),
        ("lanzhou-urgent-reports", urgent("city", "2014-05-06T10:00", "2014-05-06T11:50", 'grade = "特别重大"'), {"grave": "late"}),
        # A county: by telephone in 20 minutes, in writing in 40.
        (
            "county-urgent-reports-2018",
            urgent("township", "2024-03-05T10:00", "2024-03-05T10:40", 'phoned-at = "2024-03-05T10:21:00+08:00"'),
            {"phone": "late", "written": "in-time"},
        ),
        # Order 493: each level two hours from being told.
        (
            "production-accidents-2007",
            urgent("district", "2024-03-05T10:00", "2024-03-05T13:00", 'told-at = "2024-03-05T11:00:00+08:00"'),
            {"report-upward": "in-time"},
        ),
        # A provincial rule: where a time is named, that; otherwise 20 days for minutes.
        ("provincial-supervision-limits", slip("2024-03-28T17:00", "2024-03-29T09:00"), {"in-named-time": "late"}),
        ("provincial-supervision-limits", slip("2024-03-28T17:00", "2024-03-28T16:00"), {"in-named-time": "in-time"}),
        ("provincial-supervision-limits", slip("2024-03-01T17:00", "2024-03-21T16:00", 'limit = "minutes"'), {"minutes": "in-time"}),
        # A hotline: 3 working days for queries, from the day after; what is neither has its own time.
        ("hotline-12345-limits", slip("2024-03-01T17:00", "2024-03-06T16:00", 'kind = "咨询"'), {"query": "in-time"}),
        ("hotline-12345-limits", slip("2024-03-08T17:00", "2024-03-11T09:00"), {"other": "late"}),
        # Heze: a report in the time that is named, else in 15 days; Saturday 16 March moves to Monday.
        ("heze-supervision-2006", slip("2024-03-05T17:00", "2024-03-06T09:00"), {"report-in-named-time": "late"}),
        (
            "heze-supervision-2006",
            slip("2024-03-01T17:00", "2024-03-18T09:00", 'limit = "none-named"'),
            {"report-implementation": "in-time"},
        ),
        # Ningbo: what comes in the morning is handled before that day's close of business.
        (
            "ningbo-office-2007",
            slip("2024-03-05T23:00", "2024-03-05T17:00", 'kind = "incoming"', asked="2024-03-05T09:00"),
            {"incoming": "in-time"},
        ),
        (
            "ningbo-office-2007",
            slip("2024-03-05T23:00", "2024-03-05T18:00", 'kind = "incoming"', asked="2024-03-05T09:00"),
            {"incoming": "late"},
        ),
        # The district's commissions stand in the list, whoever enters no lapse.
        ("district-model", slip("2024-03-05T18:00", "2024-03-06T09:00"), {"commission": "late"}),
        ("district-model", slip("2024-03-05T18:00", None), {"commission": "never"}),
        # A slip of the city is answered in the time it names.
        # The tax bureaus' too, though nothing is deducted for it.
        ("quanzhou-tax-2007", slip("2024-03-05T18:00", "2024-03-06T09:00", by="city"), {"commission": "late"}),
        ("quanzhou-tax-2007", slip("2024-03-05T18:00", None), {"commission": "never"}),
        ("zhejiang-city-commissions", slip("2024-03-05T18:00", "2024-03-05T17:00", by="city"), {"answer": "in-time"}),
    ],
)
def test_a_duty_ends_as_the_text_says(name: str, text: str, result: dict[str, str]) -> None:
    """The hours and days of the text, counted by hand."""
    assert results(name, text, "2024-06-01T09:00:00") == result


PETITION = """
    [example.records]
    units = [{ id = "u", name = "某局" }]
    submissions = [{ id = "s", units = ["u"], kinds = ["petition"], happened_at = 2024-03-01T09:00:00+08:00, on = 2024-03-01, tags = { TAGS } }]
"""


def test_a_petition_that_is_not_accepted_is_settled_by_the_decision() -> None:
    """Refused on the 9th day of 15: decided in time, and no 60 days begin; accepted and left, they end on 9 May."""
    refused = PETITION.replace("TAGS", 'refused = true, refused-at = "2024-03-10T09:00:00+08:00"')
    accepted = PETITION.replace("TAGS", 'accepted-at = "2024-03-10T09:00:00+08:00"')
    undecided = PETITION.replace("TAGS", "refused = true")

    assert {"refuse": "in-time"} == results("petition-regulation-2005", refused, "2024-06-10T09:00:00")
    assert {"accept": "in-time", "settle": "never"} == results("petition-regulation-2005", accepted, "2024-06-10T09:00:00")
    assert {"refuse": "never"} == results("petition-regulation-2005", undecided, "2024-06-10T09:00:00")


def test_a_question_on_a_site_is_open_until_it_is_answered() -> None:
    """Received on Monday 2026-03-02, seven working days end on the 11th; that it was registered is no answer."""
    question = """
    [example.records]
    units = [{ id = "u", name = "某科" }]
    submissions = [{ id = "s", units = ["u"], kinds = ["hot-question"], happened_at = 2026-03-02T09:00:00+08:00, on = 2026-03-02, tags = { TAGS } }]
    """
    answered = question.replace("TAGS", 'answered-at = "2026-03-11T16:00:00+08:00"')
    found = standing("yongkang-hrss-website", question.replace("TAGS", ""), "2026-06-01T09:00:00")["hot-question"]

    assert ("never", date(2026, 3, 11)) == (found.result.value, found.due.last_day if found.due else None)
    assert {"hot-question": "in-time"} == results("yongkang-hrss-website", answered, "2026-06-01T09:00:00")


def test_an_urgent_instruction_of_the_mayor_has_five_days_whatever_it_is_called() -> None:
    """Received on Monday 2024-03-04: the fifth day is Saturday the 9th, so Monday the 11th; an ordinary one the 19th."""
    handled = """
    [example.records]
    units = [{ id = "u", name = "某局" }]
    submissions = [{ id = "s", units = ["u"], on = 2024-03-01 }]
    instructions = [{ id = "i", submission = "s", level = "city", on = 2024-03-03 }]
    handlings = [
        { id = "h", instruction = "i", unit = "u", received_at = 2024-03-04T09:00:00+08:00, complexity = "ordinary", tags = { TAGS } },
    ]
    """
    urgent_one = standing("pingdingshan-instructions-2017", handled.replace("TAGS", 'urgency = "急件"'), "2024-03-05T09:00:00")
    ordinary = standing("pingdingshan-instructions-2017", handled.replace("TAGS", ""), "2024-03-05T09:00:00")

    assert [date(2024, 3, 11)] == [state.due.last_day for state in urgent_one.values() if state.due]
    assert [date(2024, 3, 19)] == [state.due.last_day for state in ordinary.values() if state.due]


XINGTAI = """
    [example.records]
    units = [{ id = "u", name = "某县科技局", group = "county" }]
    submissions = [{ units = ["u"], form = "item", on = 2012-05-05, times = 6 }]
"""
HUANGSHAN = """
    [example.records]
    units = [{ id = "u", name = "某科", group = "section" }]
    submissions = [{ units = ["u"], kinds = ["problem"], on = 2025-02-05 }]
    adoptions = [{ units = ["u"], publication = "province-office", form = "full", on = 2025-02-18 }]
"""
STATE_COUNCIL = """
    [example.records]
    units = [{ id = "u", name = "某局", group = "GROUP" }]
    adoptions = [{ id = "a", units = ["u"], publication = "state-council", on = 2013-03-05 }]
    lapses = [{ unit = "u", kind = "commission-missed", on = 2013-04-05, times = TIMES }]
"""
LANSHAN = """
    [example.records]
    adoptions = [{ units = ["u"], publication = "PUBLICATION", on = 2015-03-02, times = 2 }]
"""


@pytest.mark.parametrize(
    ("name", "text", "period", "told"),
    [
        # A task of the year is told in the year, not in half of it.
        ("xingtai-science", XINGTAI, "2012-H1", []),
        ("xingtai-science", XINGTAI, "2012", ["task-missed"]),
        # 10 of 10 in the first quarter; 10 of 40 in the year.
        ("huangshan-science-2025", HUANGSHAN, "2025-Q1", []),
        ("huangshan-science-2025", HUANGSHAN, "2025", ["target-missed", "no-problem-item"]),
        # The leader is told of what the State Council took, whether its points are decided or the year is zero; a county's is not.
        ("zhejiang-city-commissions", STATE_COUNCIL.replace("GROUP", "departments").replace("TIMES", "1"), "2013", ["leader-told"]),
        ("zhejiang-city-commissions", STATE_COUNCIL.replace("GROUP", "departments").replace("TIMES", "2"), "2013", ["leader-told"]),
        ("zhejiang-city-commissions", STATE_COUNCIL.replace("GROUP", "counties").replace("TIMES", "1"), "2013", []),
        # Two news in media of the district and up; the province's media are up.
        ("lanshan-street-education", LANSHAN.replace("PUBLICATION", "province-media"), "2015-Q1", ["weekly-missed"]),
        ("lanshan-street-education", LANSHAN.replace("PUBLICATION", "street"), "2015-Q1", ["weekly-missed", "quarterly-missed"]),
        # A commission missed costs points and is told in a circular.
        (
            "guangyuan-2008",
            '[example.records]\nlapses = [{ unit = "u", kind = "commission-missed", on = 2008-03-05 }]',
            "2008",
            ["failure-circular"],
        ),
        # At most two names on an article, and one item in each week.
        (
            "quality-bureau-fines",
            '[example.records]\nsubmissions = [{ units = ["u", "v", "w"], on = 2010-03-05 }]',
            "2010",
            ["week-missed", "too-many-names"],
        ),
        # The district: only the year's target calls for measures, a month's does not.
        (
            "district-model",
            '[example.records]\ntargets = [{ unit = "u", measure = "adopted", per = "month", at_least = 1 }]\nsubmissions = [{ units = ["u"], on = 2024-01-05 }]',
            "2024",
            [],
        ),
        (
            "district-model",
            '[example.records]\ntargets = [{ unit = "u", measure = "points", per = "year", at_least = 10 }]\nsubmissions = [{ units = ["u"], on = 2024-01-05 }]',
            "2024",
            ["rectify"],
        ),
    ],
)
def test_what_else_follows(name: str, text: str, period: str, told: list[str]) -> None:
    """Notices by their ids, from a few records."""
    assert notices(name, text, period, "u") == told


@pytest.mark.parametrize(
    ("name", "text", "period", "waiting"),
    [
        (
            "zibo-agri-machinery",
            'figures = [{ unit = "u", name = "network-score", value = 200 }]',
            "2013",
            {"media", "leadership", "staff", "reward-rule"},
        ),
        ("tiantai-market-2019", 'units = [{ id = "u", name = "某所" }]', "2019", {"base-without-task"}),
        ("taihe-credit-union", 'figures = [{ unit = "u", name = "subscribed", value = 20 }]', "2021", {"subscription"}),
        ("procuratorate-offices", 'lapses = [{ unit = "u", kind = "returned", on = 2009-05-04 }]', "2009", {"information"}),
        (
            "jilin-land-openness-2001",
            'findings = [{ criterion = "grade", about = { unit = "u" }, amount = 1, on = 2024-12-20 }]',
            "2024",
            {"excellent", "not-excellent"},
        ),
    ],
)
def test_what_nobody_entered_is_waited_for_and_not_taken_for_nought(name: str, text: str, period: str, waiting: set[str]) -> None:
    """The figure that is missing, and nothing else, keeps the rules that look at it waiting for the unit."""
    book = shipped_rulebook(name)
    assessment = assess(records(f"[example.records]\n{text}"), book, book.period(period))

    assert {pending.rule for pending in assessment.pending if pending.subject == "u"} == waiting
    assert not assessment.unit("u").complete


def test_the_other_marks_of_organisation_come_to_eleven_at_most() -> None:
    """20 in all, of which budget, meeting and target are 3 each: 20 - 9."""
    finding = (
        '[example.records]\nfindings = [{ criterion = "other-organisation", about = { unit = "u" }, amount = AMOUNT, on = 2012-09-03 }]'
    )
    book = shipped_rulebook("jiangsu-sports-2012")

    assert not check_vocabulary(records(finding.replace("AMOUNT", "11")).records, book)
    assert [problem.path for problem in check_vocabulary(records(finding.replace("AMOUNT", "12")).records, book)] == [
        "$.findings[0].amount"
    ]


@pytest.mark.parametrize(
    ("name", "text", "period", "paid"),
    [
        # Red Star street: published every quarter, paid every year. 1000 of June, one set alone.
        (
            "hongxing-street-pool",
            """
            [example.records]
            persons = [{ id = "p", name = "赵", unit = "u" }]
            submissions = [{ units = ["u"], authors = ["p"], form = "pictures", on = 2016-06-01 }]
            """,
            "2016",
            {"2016": 1000},
        ),
        # Dongming: a text of March and April is paid once, 85 + 50 at the higher level, so not month by month.
        (
            "dongming-township-2012",
            """
            [example.records]
            persons = [{ id = "p", name = "赵", unit = "u" }]
            submissions = [{ id = "s", units = ["u"], authors = ["p"], on = 2012-03-01 }]
            adoptions = [
                { submission = "s", publication = "county-paper", on = 2012-03-05 },
                { submission = "s", publication = "province-paper", characters = 600, on = 2012-04-06 },
            ]
            """,
            "2012",
            {"2012": 135},
        ),
    ],
)
def test_money_is_paid_by_the_year(name: str, text: str, period: str, paid: dict[str, int]) -> None:
    """In which spans the money of a year is paid."""
    rulebook = shipped_rulebook(name)
    card = assess(records(text), rulebook, rulebook.period(period)).person("p")

    assert dict(card.payouts) == paid


def test_quanzhou_ranks_nobody() -> None:
    """Its opinion names four numbers to be sent and no ranking: who sent more is not before who sent less."""
    rulebook = shipped_rulebook("quanzhou-tax-2007")
    sent = """
    [example.records]
    submissions = [{ units = ["u"], kinds = ["economy"], on = 2007-03-05, times = 9 }, { units = ["v"], kinds = ["economy"], on = 2007-03-05 }]
    """

    assert [card.rank for card in assess(records(sent), rulebook, rulebook.period("2007-03-01/2007-07-01")).units] == [1, 1]
