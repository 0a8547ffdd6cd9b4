"""However many rules there are, a record meets only those that could match it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from offices import head

from govinfo import Period, Records, assess, build_register, decode_rulebook
from govinfo.assessment import _environments as environments
from govinfo.assessment import _posting as posting
from govinfo.assessment import _sharing as sharing
from govinfo.exact import Exact
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit
from govinfo.rulebook import Condition, Price
from govinfo.rulebook._conditions import Value, holds

HEAD = head("many")
RULE = '[[price]]\nid = "{id}"\nclause = "{id}"\ntitle = "{id}"\nof = "adoption"\nstacks = true\nwhen = {{ {when} }}\namount = 1\n'


def conditions_asked(publications: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many conditions are put to one adoption, with a rule for each publication and five for urgent items."""
    names = [f"p{n}" for n in range(publications)]
    declared = "".join(f'{name} = {{ title = "{name}", level = "city" }}\n' for name in names)
    rules = "".join(RULE.format(id=name, when=f'publication = "{name}", composite = false') for name in names)
    rules += "".join(RULE.format(id=f"u{n}", when=f"urgent = true, contributors = {n}") for n in range(5))
    book = decode_rulebook(f"{HEAD}[publications]\n{declared}{rules}")
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC))
    used = AdoptionEvent(id="a", submission="s", publication="p1", on=date(2024, 3, 1))
    register = build_register(Records(units=(Unit(id="u", name="甲单位"),), submissions=(item,), adoptions=(used,)))
    asked: list[str] = []

    def counted(condition: Condition, value: Value) -> bool:
        asked.append(condition.attribute)
        return holds(condition, value)

    with monkeypatch.context() as patch:
        patch.setattr(environments, "holds", counted)
        assert assess(register, book, Period.parse("2024")).unit("u").points == 1
    return len(asked)


def test_the_work_for_a_record_does_not_grow_with_the_number_of_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own rule asks two things, each of the five others one before it is known to fail: seven, with ten rules or with three hundred."""
    assert [conditions_asked(publications, monkeypatch) for publications in (10, 300)] == [7, 7]


def shared(pairs: int, groups: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, dict[str, object]]:
    """How often a price of 10 is divided among two, where each of some pairs of units has an item of its own."""
    declared = '[publications]\np = { title = "p", level = "city" }\n[groups]\n"甲" = "甲"\n'
    book = decode_rulebook(f'{HEAD}{declared}{RULE.format(id="p", when="").replace("amount = 1", f"amount = 10{groups}")}share = "equal"\n')
    units = [Unit(id=f"u{n}", name=f"单位{n}", group="甲") for n in range(2 * pairs)]
    items = [
        Submission(
            id=f"s{n}",
            units=(Contribution(unit=f"u{2 * n}"), Contribution(unit=f"u{2 * n + 1}")),
            submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC),
        )
        for n in range(pairs)
    ]
    uses = [AdoptionEvent(id=f"a{n}", submission=f"s{n}", publication="p", on=date(2024, 3, 1)) for n in range(pairs)]
    divided: list[object] = []

    def counted(rule: Price, amount: Exact, parts: Sequence[Contribution], **how: bool) -> list[sharing.ShareOf]:
        divided.append(parts)
        return sharing.shares(rule, amount, parts, **how)

    with monkeypatch.context() as patch:
        patch.setattr(posting, "shares", counted)
        year = assess(
            build_register(Records(units=tuple(units), submissions=tuple(items), adoptions=tuple(uses))), book, Period.parse("2024")
        )
    return len(divided), {card.subject: card.points for card in year.units}


def test_what_units_share_alike_is_divided_once_whoever_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty pairs of units each have half of 10; where a price is for some groups only, each pair is asked."""
    assert shared(30, "", monkeypatch) == (1, {f"u{n}": 5 for n in range(60)})
    assert shared(30, '\ngroups = ["甲"]', monkeypatch) == (30, {f"u{n}": 5 for n in range(60)})
