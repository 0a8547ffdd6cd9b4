"""Every public function of the faces refuses an argument of another type, as an error of the library and never any other."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from types import FunctionType
from typing import Any, Final

import pytest

from govinfo import Period, Records, assess, build_register, sample_year, shipped_rulebook
from govinfo.assessment import compare, explain_record, kept_counts
from govinfo.calendars import official
from govinfo.errors import GovinfoError, WrongTypeError
from govinfo.examples import run_example
from govinfo.reports import circular, payout_list

FACES: Final = [
    "govinfo",
    "govinfo.assessment",
    "govinfo.calendars",
    "govinfo.codec",
    "govinfo.deadlines",
    "govinfo.papers",
    "govinfo.duties",
    "govinfo.examples",
    "govinfo.exact",
    "govinfo.formulas",
    "govinfo.importing",
    "govinfo.instants",
    "govinfo.periods",
    "govinfo.records",
    "govinfo.register",
    "govinfo.reports",
    "govinfo.rulebook",
    "govinfo.shipped",
    "govinfo.testing",
]
"""Where developers come in; `texts` lies below the errors and is no door."""

WRONG: Final[dict[str, Any]] = {"None": None, "1": 1, "x": "x", "[]": [], "object": object()}

REGISTER: Final = build_register(sample_year())
BOOK: Final = shipped_rulebook("district-model")
YEAR: Final = Period.parse("2024")
ASSESSED: Final = assess(REGISTER, BOOK, YEAR)
VALID: Final[dict[str, Any]] = {
    "register": REGISTER,
    "rulebook": BOOK,
    "period": YEAR,
    "records": Records(),
    "assessment": ASSESSED,
    "before": ASSESSED,
    "after": ASSESSED,
    "calendar": official(),
    "base": official(),
    "one": official(),
    "other": official(),
    "comparison": compare(ASSESSED, ASSESSED),
    "counts": kept_counts(ASSESSED),
    "card": ASSESSED.units[0],
    "answer": explain_record(ASSESSED, "a1") if "a1" in REGISTER.by_id else explain_record(ASSESSED, next(iter(REGISTER.by_id))),
    "circular": circular(ASSESSED),
    "made": payout_list(ASSESSED),
    "readings": {},
    "lang": "zh",
    "day": date(2024, 3, 5),
    "start": date(2024, 3, 5),
    "at": datetime(2024, 3, 5, tzinfo=UTC),
    "number": 1,
    "name": "x",
    "what": "x",
    "of": Records(),
}
"""What stands for the other arguments, by their names, while one is wrong."""


def functions() -> dict[str, Callable[..., Any]]:
    """Return every public function of the faces by its first name."""
    found: dict[str, Callable[..., Any]] = {}
    for face in FACES:
        module = importlib.import_module(face)
        for word in module.__all__:
            thing = getattr(module, word)
            if inspect.isfunction(thing) and isinstance(inspect.unwrap(thing), FunctionType) and thing not in found.values():
                found[f"{face}.{word}"] = thing
    return found


FUNCTIONS: Final = functions()


def outcome(function: Callable[..., Any], given: dict[str, Any]) -> BaseException | None:
    """Call a function with arguments by name and position, read a generator to its end, and return what it raised."""
    args = [given[name] for name, one in inspect.signature(function).parameters.items() if name in given and one.kind != one.KEYWORD_ONLY]
    keywords = {
        name: given[name] for name, one in inspect.signature(function).parameters.items() if name in given and one.kind == one.KEYWORD_ONLY
    }
    try:
        result = function(*args, **keywords)
        if inspect.isgenerator(result):
            list(result)
    except Exception as error:  # noqa: BLE001  # what it is, is what is asked
        return error
    return None


def required(function: Callable[..., Any]) -> list[str]:
    """Return the parameters that have no default."""
    parameters = inspect.signature(function).parameters.items()
    return [name for name, one in parameters if one.default is one.empty and one.kind not in {one.VAR_POSITIONAL, one.VAR_KEYWORD}]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_arguments_of_another_type_are_refused_by_the_library(name: str) -> None:
    """All wrong at once, and each by itself beside others that are right: an answer or an error of the library."""
    function = FUNCTIONS[name]
    names = required(function)
    strangers: list[str] = []
    for shown, wrong in WRONG.items():
        calls = [dict.fromkeys(names, wrong)]
        calls += [{other: wrong if other == one else VALID.get(other, wrong) for other in names} for one in names]
        for given in calls:
            error = outcome(function, given)
            if error is not None and not isinstance(error, GovinfoError):
                strangers.append(f"{ {key: type(value).__name__ for key, value in given.items()} } ({shown}): {error!r}")

    assert strangers == []


def test_there_are_many_doors() -> None:
    """The faces show what they are meant to."""
    assert len(FUNCTIONS) > 100


@pytest.mark.parametrize(
    ("call", "said", "zh"),
    [
        (lambda: compare(None, ASSESSED), "before must be of the type Assessment, got NoneType", "before 应为 Assessment 类型，实为 NoneType"),
        (lambda: compare(ASSESSED, 1), "after must be of the type Assessment, got int", "after 应为 Assessment 类型，实为 int"),
        (lambda: explain_record(ASSESSED, 5), "record_id must be of the type str, got int", "record_id 应为 str 类型，实为 int"),
        (lambda: shipped_rulebook(None), "name must be of the type str, got NoneType", "name 应为 str 类型，实为 NoneType"),
        (lambda: run_example(BOOK, BOOK), "example must be of the type Example, got Rulebook", "example 应为 Example 类型，实为 Rulebook"),
        (lambda: payout_list(ASSESSED, "x"), "earlier must be of the type Iterable[PayoutList | tuple[PayoutList, Assessment]], got str", "earlier 应为 "),
    ],
)  # fmt: skip
def test_the_argument_is_named_with_its_type(call: Callable[[], object], said: str, zh: str) -> None:
    """In both languages, and caught as a TypeError too."""
    with pytest.raises(TypeError) as caught:
        call()

    assert isinstance(caught.value, WrongTypeError)
    assert str(caught.value) == said
    assert caught.value.text("zh").startswith(zh)
