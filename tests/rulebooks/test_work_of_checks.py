"""However many rules there are, only those that could meet are compared with each other."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from offices import head

from govinfo import decode_rulebook
from govinfo.rulebook import Condition
from govinfo.rulebook import _overlaps as overlaps
from govinfo.rulebook._conditions import can_meet, sharpest

HEAD = head("many")
RULE = '[[price]]\nid = "{id}"\nclause = "{id}"\ntitle = "{id}"\nof = "adoption"\nwhen = {{ {when} }}\namount = 1\n'


def pairs_compared(publications: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs are looked at, with two rules for each publication and three for composite items of one unit, two and three."""
    names = [f"p{n}" for n in range(publications)]
    declared = "".join(f'{name} = {{ title = "{name}", level = "city" }}\n' for name in names)
    rules = "".join(
        RULE.format(id=f"{name}-{urgent}", when=f'publication = "{name}", composite = false, urgent = {urgent}')
        for name in names
        for urgent in ("true", "false")
    )
    rules += "".join(RULE.format(id=f"c{n}", when=f"authors = {n}, composite = true") for n in range(3))
    compared: list[int] = []

    def counted(one: Iterable[Condition], other: Iterable[Condition]) -> bool:
        compared.append(1)
        return can_meet(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(overlaps, "can_meet", counted)
        assert decode_rulebook(f"{HEAD}[publications]\n{declared}{rules}").id == "many"
    return len(compared)


def test_the_work_of_comparing_rules_grows_with_those_that_could_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two rules of each publication with each other, the three others with all: not each of 203 rules with each."""
    assert pairs_compared(40, monkeypatch) == 40 + 3 * 80 + 3
    assert pairs_compared(100, monkeypatch) == 100 + 3 * 200 + 3


def asks(attribute: str, *values: str) -> tuple[Condition, ...]:
    """The conditions of a rule that asks for one thing."""
    return (Condition(attribute=attribute, values=values),)


def test_a_rule_that_asks_for_none_of_no_values_is_taken_as_it_is() -> None:
    """No file can say so, a program can; and a value named twice is one value."""
    assert sharpest([asks("form")]) == "form"
    assert sharpest([asks("form"), asks("channel", "net")]) == "form"
    assert sharpest([asks("form", "item", "item") + asks("grade", "first"), asks("form", "brief") + asks("grade", "first")]) == "form"
