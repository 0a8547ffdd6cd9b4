"""What a rulebook comes to before any record is seen: its programs, its versions and its words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from small_rulebook import BASE, READING, price, tally
from wording import coded

from govinfo import Period, Records, Rulebook, RulebookError, assess, build_register, decode_rulebook
from govinfo.records import About, Contribution, Finding, Submission, Unit
from govinfo.rulebook import Criterion, Measure
from govinfo.rulebook._cap import CapProgram
from govinfo.rulebook._program import compile_rulebook
from govinfo.rulebook._versions import in_force
from govinfo.rulebook._words import range_text

SMALL = decode_rulebook(BASE)


YEAR = Period.parse("2024")


# Programs


@pytest.mark.parametrize(
    ("fields", "read", "varied"),
    [
        ({"of": '"adoption"', "when": '{ publication = "city" }'}, ("record.publication",), False),
        ({"of": '"adoption"', "when": '{ form = "item", urgent = true }'}, ("record.form", "item.form", "item.urgent"), False),
        ({"of": '"adoption"', "amount": '"characters"'}, ("record.characters", "item.characters"), True),
        ({"provided": '"characters > 5"'}, ("item.characters",), True),
        ({"amount": '"2 if urgent else contributors"'}, ("item.urgent", "item.units"), False),
        ({"when": '{ "tags.page" = "front" }'}, ("record.tags",), False),
        ({"amount": "\"2 if tag('page') == 'front' else 1\""}, ("record.tags",), True),
        ({"amount": "\"2 if reading('how') == 'a' else 1\""}, (), False),  # the same for all records
        ({"amount": '"decided"', "decide": '"range"'}, (), True),
    ],
)
def test_what_a_price_reads_of_a_record(fields: dict[str, str], read: tuple[str, ...], varied: bool) -> None:
    """Only the plain fields behind its words, and whether it must be asked for each record by itself."""
    used = tally(id='"used"', amount='{ reading = "how", a = 1, b = 2 }')
    program = compile_rulebook(
        decode_rulebook(BASE.replace('"adoption"\nwhen', '"adoption"\nstacks = true\nwhen') + READING + used + price(**fields))
    )
    [found] = [one for prices in program.prices.values() for one in prices if one.rule.id == "p"]

    assert (found.fields, found.varied) == (frozenset(read), varied)


def test_a_cap_bounds_the_rules_of_its_own_account() -> None:
    """Prices and tallies in points; those in money are bounded by a cap of their own."""
    rules = price(id='"pay"', account='"yuan"') + tally(id='"more"', account='"yuan"') + tally()
    caps = "".join(
        f'[[cap]]\nid = "{account}"\nclause = "二"\ntitle = "封顶"\neach = "year"\nmost = 9\naccount = "{account}"\n'
        for account in ("points", "yuan")
    )
    settlements = compile_rulebook(decode_rulebook(BASE + rules + caps)).settlements

    assert {one.rule.id: one.covers for one in settlements if isinstance(one, CapProgram)} == {
        "points": {"city", "x"},
        "yuan": {"pay", "more"},
    }


def test_a_rulebook_that_was_put_together_is_checked_before_it_runs() -> None:
    """A formula that cannot be read is told as it is of a file."""
    wrong = evolve(SMALL, measures=(*SMALL.measures, Measure(id="m", title="m", formula="snet")))
    with pytest.raises(RulebookError) as caught:
        compile_rulebook(wrong)

    assert coded(caught.value.problems) == ["measures.m.formula: formula-word"]


def test_a_finding_is_priced_by_what_it_is_about() -> None:
    """Three points for one on the unit, five for one on its item, nothing for the other way round."""
    rules = '[criteria.fine]\ntitle = "好"\nabout = ["unit", "submission"]\n'
    rules += "".join(
        price(id=f'"{about}"', of='"finding"', when=f'{{ about = "{about}" }}', amount=n)
        for about, n in (("unit", "3"), ("submission", "5"))
    )
    records = Records(
        units=(Unit(id="u", name="甲"), Unit(id="v", name="乙")),
        submissions=(Submission(id="s", units=(Contribution(unit="v"),), submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC)),),
        findings=(
            Finding(id="f1", criterion="fine", about=About(unit="u"), on=date(2024, 2, 1), met=True),
            Finding(id="f2", criterion="fine", about=About(submission="s"), on=date(2024, 2, 1), met=True),
        ),
    )
    cards = assess(build_register(records), decode_rulebook(BASE + rules), YEAR).units

    assert {card.subject: card.points for card in cards} == {"u": 3, "v": 5}


# Versions


def version(id_: str, since: date | None) -> Rulebook:
    """A version of the small rulebook."""
    return evolve(SMALL, id=id_, in_force=since)


def test_each_version_holds_until_the_next_one() -> None:
    """Three in a year, given in any order, one that was over before it and one that begins after it."""
    days = (date(2019, 1, 1), date(2021, 1, 1), date(2024, 4, 1), date(2024, 10, 1), date(2025, 1, 1))
    before, first, second, third, after = (version(f"v{n}", day) for n, day in enumerate(days))

    assert in_force((third, after, first, before, second), YEAR) == (
        (Period(date(2024, 1, 1), date(2024, 4, 1)), first),
        (Period(date(2024, 4, 1), date(2024, 10, 1)), second),
        (Period(date(2024, 10, 1), date(2025, 1, 1)), third),
    )


def test_a_version_may_begin_with_the_period() -> None:
    """The one before it then holds on no day of it."""
    old, new = version("old", date(2020, 1, 1)), version("new", date(2024, 1, 1))

    assert in_force((new, old), YEAR) == ((YEAR, new),)
    assert in_force((new, version("next", date(2025, 1, 1))), YEAR) == ((YEAR, new),)


LATER = evolve(SMALL.settings, first_month=7)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((), ["$: no-version-in-force"]),
        (
            (version("b", date(2024, 7, 1)), version("a", date(2024, 1, 2))),
            ["a: no-version-in-force"],
        ),
        (
            (version("a", date(2024, 7, 1)), version("b", date(2024, 7, 1)), version("c", None), version("d", None)),
            [
                "c: no-version-in-force",
                "d: no-version-in-force",
                "b: versions-clash",
            ],
        ),
        (
            (version("a", date(2020, 1, 1)), evolve(version("b", date(2024, 7, 1)), settings=LATER)),
            ["b: versions-clash"],
        ),
    ],
)
def test_versions_that_leave_a_day_open_are_told(versions: tuple[Rulebook, ...], expected: list[str]) -> None:
    """Each by its id, and none in particular where there are none."""
    with pytest.raises(RulebookError) as caught:
        in_force(versions, YEAR)

    assert coded(caught.value.problems) == expected


# Words


def test_the_amounts_that_may_be_decided_are_told_as_a_range() -> None:
    """From one number to another, from one number on, or none at all."""
    plain = Criterion(id="c", title="c", about=("unit",))
    found = [range_text(evolve(plain, least=least, most=most)).text("en") for least, most in ((None, None), (2, None), (2, 5))]

    assert found == ["", " of at least 2", " from 2 to 5"]
