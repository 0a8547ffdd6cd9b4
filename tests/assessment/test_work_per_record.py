"""However many rules there are, a record meets only those that could match it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from offices import head

from govinfo import Period, Records, assess, build_register, decode_rulebook
from govinfo.assessment import _environments as environments
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit
from govinfo.rulebook import Condition
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
