"""The core that other formats share: any attrs class, read strictly."""

from __future__ import annotations

import string
from fractions import Fraction
from typing import Any

import pytest
from attrs import field, frozen
from attrs.validators import ge, min_len
from wording import coded

from govinfo.codec._convert import make_converter, structure_all, unstructure
from govinfo.errors import DecodeError, FormulaError, InvalidValueError
from govinfo.exact import Exact
from govinfo.labels import Level
from govinfo.texts import Text
from govinfo.texts._chinese import CHINESE


@frozen(kw_only=True)
class Step:
    """A value class of an application."""

    level: Level
    amount: Exact = 0
    names: tuple[str, ...] = field(default=(), validator=min_len(0))
    times: int = field(default=1, validator=ge(1))


@frozen(kw_only=True)
class Ladder:
    """A value class that holds others and has a rule of its own."""

    steps: tuple[Step, ...]
    top: Step | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a ladder without steps."""
        if not self.steps:
            raise InvalidValueError("ladder", [], "at least one step")


def said(data: object, **options: Any) -> list[str]:
    """Return what is said of data that is no ladder."""
    with pytest.raises(DecodeError) as caught:
        structure_all(Ladder, data, "$.ladder", **options)
    return coded(caught.value.problems)


def test_any_class_is_read_and_written() -> None:
    """Words, exact numbers, tuples and classes inside classes; defaults are left out."""
    ladder = Ladder(steps=(Step(level=Level.CITY, amount=Fraction(1, 3), names=("a",)),), top=Step(level=Level.PROVINCE))
    data = {"steps": [{"level": "city", "amount": "1/3", "names": ["a"]}], "top": {"level": "province"}}
    assert structure_all(Ladder, data) == ladder
    assert structure_all(Ladder, unstructure(ladder)) == ladder
    assert type(unstructure(Level.CITY)) is str


def test_problems_stand_at_their_place_in_any_class() -> None:
    """Validators of attrs itself are asked too, and rules of the whole class."""
    assert said({"steps": [{"level": "ctiy", "amount": 0.5, "times": 0, "name": 1}], "top": None}) == [
        "$.ladder.steps[0].level: wrong-word",
        "$.ladder.steps[0].amount: float",
        "$.ladder.steps[0].times: not-readable",
        "$.ladder.steps[0].name: unknown-field",
        "$.ladder.top: null",
    ]
    assert said({"steps": []}) == ["$.ladder: wrong-value"]
    assert said([]) == ["$.ladder: wrong-value"]


def test_a_caller_may_bring_hooks() -> None:
    """What a hook refuses in the library's own words stands at the field."""

    def refuse(value: object, _: object) -> int:
        raise FormulaError(Text("no such name: {name}", name=value), 3)

    converter = make_converter()
    converter.register_structure_hook(int, refuse)
    assert said({"steps": [{"level": "city", "times": "x"}]}, converter=converter) == ["$.ladder.steps[0].times: other"]


def test_a_mistake_of_the_program_is_no_problem_of_the_data() -> None:
    """Only refusals become problems; anything else goes through."""

    def fail(value: object, _: object) -> int:
        raise ZeroDivisionError

    converter = make_converter()
    converter.register_structure_hook(int, fail)
    with pytest.raises(ZeroDivisionError):
        structure_all(Ladder, {"steps": [{"level": "city", "times": 1}]}, converter=converter)


def test_a_union_that_nobody_tagged_is_refused_when_it_is_first_met() -> None:
    """It would be guessed which class was meant."""

    @frozen
    class Guess:
        either: Step | Ladder

    with pytest.raises(TypeError, match="no hook reads"):
        make_converter().structure({"either": {}}, Guess)


def test_each_sentence_has_the_same_places_in_chinese() -> None:
    """A value that the English shows is shown in Chinese too."""
    for english, chinese in CHINESE.items():
        assert _places(english) == _places(chinese)


def _places(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
