"""Files of examples: what a short row stands for, what is refused, and how a difference reads."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import decode_rulebook, shipped_rulebook
from govinfo.errors import DecodeError, GovinfoError
from govinfo.examples import Example, decode_examples, run_example
from govinfo.instants import OFFICIAL_ZONE
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit

HEAD = 'schema = 1\n[[example]]\nid = "x"\ntitle = "例"\nperiod = "2024"\n'


def one(text: str) -> Example:
    """Return the only example with these lines."""
    (example,) = decode_examples(HEAD + text)
    return example


def refusal(text: str) -> str:
    """Return what is said of a file that is refused."""
    with pytest.raises(DecodeError) as caught:
        decode_examples(text)
    return str(caught.value)


def test_a_short_adoption_stands_for_an_item_an_adoption_and_a_unit() -> None:
    """The item bears the fields of an item, the adoption its own, the unit only its id."""
    records = one('on = 2024-03-05\nrecords.adoptions = [{ units = ["agri"], publication = "zhengwu", form = "brief", issue = 7 }]').records

    assert records.units == (Unit(id="agri", name="agri"),)
    assert records.submissions == (
        Submission(
            id="adoptions-1-item",
            units=(Contribution(unit="agri"),),
            submitted_at=datetime(2024, 3, 5, 9, tzinfo=OFFICIAL_ZONE),
            form="brief",
        ),
    )
    assert records.adoptions == (
        AdoptionEvent(id="adoptions-1", submission="adoptions-1-item", publication="zhengwu", on=date(2024, 3, 5), issue=7),
    )


def test_a_repeated_row_stands_for_as_many_with_ids_of_their_own() -> None:
    """`times` numbers the id that is given, and the one that is made up."""
    records = one(
        'on = 2024-03-05\nrecords.submissions = [{ id = "s", units = ["agri"], times = 2 }, { units = ["agri"], times = 2 }]'
    ).records

    assert [item.id for item in records.submissions] == ["s-1", "s-2", "submissions-3", "submissions-4"]


def test_a_row_keeps_the_day_and_the_unit_that_it_names() -> None:
    """What is said is never made up."""
    lines = 'on = 2024-03-05\nrecords.units = [{ id = "agri", name = "农业农村局" }]\n'
    records = one(lines + 'records.lapses = [{ unit = "agri", kind = "untrue", on = 2024-06-01 }]').records

    assert (records.units[0].name, records.lapses[0].on) == ("农业农村局", date(2024, 6, 1))


def test_a_decimal_is_exact() -> None:
    """No number passes through a float."""
    example = one('records.units = [{ id = "agri", name = "x" }]\nexpect.agri = { points = 0.1, yuan = "10/3" }')

    assert (example.expect[0].points, example.expect[0].yuan) == (Fraction(1, 10), Fraction(10, 3))


def test_differences_are_told_in_words() -> None:
    """Every kind of figure that disagrees is a line of its own, in both languages."""
    lines = 'on = 2024-03-05\nrecords.adoptions = [{ units = ["agri"], publication = "zhengwu", form = "brief" }]\n'
    example = one(lines + "expect.agri = { points = 10, yuan = 5, rank = 2, eligible = false, parts = { news = 1 } }")

    found = run_example(example, shipped_rulebook("district-model"))

    assert [difference.text("en") for difference in found] == [
        "x: agri: points is 5, not 10",
        "x: agri: yuan is 10, not 5",
        "x: agri: rank is 1, not 2",
        "x: agri: points of news is 0, not 1",
        "x: agri: eligible is yes, not no",
    ]
    assert found[0].text("zh") == "示例 x：agri 的积分为 5，应为 10"


def test_what_is_expected_of_somebody_without_a_card_differs() -> None:
    """A rulebook without rules for persons has no card for one, so nothing that is expected of a person holds."""
    person = 'records.persons = [{ id = "zhao", name = "赵", unit = "street" }]\n'
    expected = (
        "expect.zhao = { eligible = true, complete = true, lines = 0, "
        'notices = ["short"], bars = [], rules = { set = 0 }, measures = { sent = 0 }, payouts = { "2024" = 0 } }'
    )
    book = decode_rulebook("""
        schema = 1
        id = "small"
        title = "甲"
        [source]
        issuer = "甲"
        title = "甲"
        [measures.sent]
        title = "报送"
        count = "submission"
    """)

    found = run_example(one(person + expected), book)

    assert [difference.text("en") for difference in found] == [
        "x: zhao: eligible is nothing, not yes",
        "x: zhao: the number of lines is nothing, not 0",
        "x: zhao: complete is nothing, not yes",
        "x: zhao: notices is nothing, not short",
        "x: zhao: set comes to is nothing, not 0",
        "x: zhao: measure sent is nothing, not 0",
        "x: zhao: payout of 2024 is nothing, not 0",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty: write at least schema = 1"),
        ("schema = 2", "schema must be 1"),
        ("schema = 1\n[[exampel]]", "exampel: is no known field"),
        ("schema = 1\nexample = 3", "example: must be a list"),
        ("schema = 1\nexample = [3]", "example[0]: must be a table"),
        ('schema = 1\n[[example]]\nid = "x"', "example[0].title: is missing"),
        ("schema = ", "$: is not TOML"),
        (HEAD + 'perid = "2024"', "example[0].perid: is no known field"),
        (HEAD + "records = 3", "example[0].records: must be a table"),
        (HEAD + "records.adoption = []", "example[0].records.adoption: is no known field"),
        (HEAD + 'records.submissions = [{ units = ["a"] }]', "example[0].records.submissions[0]: names no day"),
        (HEAD + 'on = 2024-02-30\nrecords.submissions = [{ units = ["a"] }]', "$: is not TOML"),
        (HEAD + 'on = "soon"', "example[0].on: must be a day"),
        (HEAD + 'on = 2024-01-01\nrecords.submissions = [{ units = ["a"], times = 0 }]', "submissions[0].times: must be a whole number"),
        (HEAD + 'on = 2024-01-01\nrecords.submissions = [{ units = ["a"], times = 10001 }]', "from 1 to 10000, got 10001"),
        (HEAD + 'on = 2024-01-01\nrecords.submissions = [{ units = ["a"], times = true }]', "submissions[0].times: must be a whole number"),
        (HEAD + 'on = 2024-01-01\nrecords.submissions = [{ units = ["a"], fom = "b" }]', "submissions[0].fom: is no known field"),
        (HEAD + 'on = 2024-01-01\nrecords.adoptions = [{ units = ["a"], submission = "s", publication = "p" }]', "not both"),
        (HEAD + 'on = 2024-01-01\nrecords.adoptions = [{ units = 3, publication = "p" }]', "must be a list"),
        (HEAD + "expect.agri = { points = 1 }", "example[0].expect.agri: no unit and no person of the example bears the id agri"),
        (HEAD + 'records.units = [{ id = "a", name = "a" }]\nexpect.a = { pionts = 1 }', "expect.a.pionts: is no known field"),
        (HEAD + 'records.units = [{ id = "a", name = "a" }]\nexpect.a = { points = "one" }', "expect.a.points: "),
        (HEAD + 'records.units = [{ id = "a", name = "a" }]\nexpect.a = { parts = { b = [] } }', "expect.a.parts.b: "),
        (HEAD + "readings = { a = 1 }", "example[0].readings.a: must be a string"),
        (HEAD + "[[example]]\n" + HEAD.split("\n", 2)[2], "two examples bear the id x"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, told: str) -> None:
    """Each refusal names the place and what would have been right."""
    assert told in refusal(text)


def test_all_mistakes_are_told_at_once() -> None:
    """Reading does not stop at the first one."""
    message = refusal(HEAD + 'perid = "2024"\nrecords.units = [{ id = "a" }, { name = "b" }]\nexpect.a = { point = 1 }')

    assert len(message.splitlines()) >= 3


def test_bytes_that_are_no_text_are_refused() -> None:
    """A file in another encoding is told of, not raised as something else."""
    with pytest.raises(DecodeError, match="is not UTF-8: byte 0xc0 at offset 13"):
        decode_examples("schema = 1 # 例".encode("gbk"))


@settings(deadline=None, max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)))
def test_whatever_stands_in_a_file_only_our_own_errors_leave(value: object) -> None:
    """Wrong types in every place are refused as data."""
    written = str(value).replace("None", '""').replace("True", "true").replace("False", "false")
    for place in ("records", "records.units", "records.adoptions", "on", "expect", "expect.a", "readings", "id"):
        with suppress(GovinfoError):
            decode_examples(f"schema = 1\n[[example]]\n{place} = {written}\n")


DUE = """
at = 2026-03-10T09:00:00+08:00
records.matters = [{ id = "k1", kind = "minutes", units = ["east"], arose_at = 2026-03-09T08:00:00+08:00 }]
"""


def test_an_example_says_where_duties_stand() -> None:
    """Minutes of a meeting that ended on the 9th at 8:00 are an hour overdue on the 10th at 9:00; everything said otherwise is told."""
    right = one(DUE + 'due."k1:east" = { last_day = 2026-03-10, stage = "overdue", result = "never", late_minutes = 60, late_days = 0 }')
    wrong = one(DUE + 'due."k1:east" = { last_day = 2026-03-11, result = "late", late_days = 1 }\ndue."k2:east" = { late_minutes = 1 }')
    book = shipped_rulebook("office-minutes-24h")

    assert run_example(right, book) == ()
    assert [difference.text("en") for difference in run_example(wrong, book)] == [
        "x: k1:east: the last day is 2026-03-10, not 2026-03-11",
        "x: k1:east: the result is never, not late",
        "x: k1:east: days late is 0, not 1",
        "x: k2:east: minutes late is nothing, not 1",
    ]


def test_without_an_instant_duties_are_looked_at_when_the_period_ends() -> None:
    """At the end of 2024 a meeting of 2026 has not happened."""
    never = one(DUE.replace("at = 2026-03-10T09:00:00+08:00", "") + 'due."k1:east" = { result = "never" }')

    assert [difference.text("zh") for difference in run_example(never, shipped_rulebook("office-minutes-24h"))] == [
        "示例 x：k1:east 的办理结果为 无，应为 逾期未办"
    ]
