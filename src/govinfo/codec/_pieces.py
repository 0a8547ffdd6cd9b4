"""One card, one line, one outcome, some problems as JSON (单项输出), each as whole documents have it: what a web application answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from govinfo._doors import checked
from govinfo.assessment import Line, Scorecard
from govinfo.codec._assessment import line_entry, person_entry, unit_entry
from govinfo.codec._convert import unstructure
from govinfo.codec._json import pretty
from govinfo.errors import InvalidValueError, Problem
from govinfo.reports import ItemOutcome
from govinfo.rulebook import Subjects
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.texts import Language


@checked
def encode_card(card: Scorecard, lang: Language = "zh", *, first: int = 0, most: int | None = None) -> str:
    """
    Write one scorecard as JSON, as it stands in `govinfo.assessment/1`, with all of its lines or a page of them.

    Beside what stands there it has `total_lines`, so that whoever shows pages knows how many there are. Lines are in a fixed
    order, by day, rule and facts, and each has its `id`.

    Args:
        card: of a unit or a person.
        lang: the language of reasons.
        first: the place of the first line, counted from 0.
        most: how many lines; None for all that follow.

    Raises:
        InvalidValueError: *first* or *most* is below zero.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> import json
    >>> page = json.loads(encode_card(year.unit("agri"), first=2, most=1))
    >>> page["unit"], len(page["lines"]), page["lines"][0]["id"] == year.unit("agri").lines[2].id
    ('agri', 1, True)
    """
    for name, value in (("first", first), ("most", most)):
        if value is not None and value < 0:
            raise InvalidValueError(name, value, "zero or more")
    lines = card.lines
    page = lines[first:] if most is None else lines[first : first + most]
    entry = person_entry if card._source.counted.whom is Subjects.PERSONS else unit_entry  # noqa: SLF001  # a card does not say whose it is
    return pretty({**unstructure(entry(card, lang, page)), "total_lines": len(lines)}) + "\n"


@checked
def encode_line(line: Line, lang: Language = "zh") -> str:
    """
    Write one line as JSON, as it stands in `govinfo.assessment/1`; its `id` is the same in every run.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> '"clause": ' in encode_line(year.unit("agri").lines[0])
    True
    """
    return pretty(unstructure(line_entry(line, lang))) + "\n"


@checked
def encode_outcome(outcome: ItemOutcome, lang: Language = "zh") -> str:
    """
    Write what became of one item as JSON.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> from govinfo.reports import outcomes
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> import json
    >>> json.loads(encode_outcome(outcomes(year)[0]))["became"]
    'adopted'
    """
    row: dict[str, Any] = {
        "item": outcome.item,
        "title": outcome.title,
        "units": list(outcome.units),
        "authors": list(outcome.authors),
        "on": outcome.on.isoformat(),
        "became": outcome.became.value,
        "became_text": outcome.became.text(lang),
        "into": outcome.into,
        "review": None if outcome.review is None else outcome.review.id,
        "adoptions": [one.id for one in outcome.adoptions],
        "instructions": [one.id for one in outcome.instructions],
        "earned": [
            {
                "person" if one.person else "unit": one.subject,
                "account": one.account,
                "amount": ACCOUNTS[one.account].written(one.amount),
            }
            for one in outcome.earned
        ],
        "pending": [needs.text(lang) for needs in outcome.pending],
    }
    return pretty(row) + "\n"


@checked
def encode_problems(problems: Iterable[Problem], lang: Language = "zh") -> str:
    """
    Write problems as a JSON list, each with its `code`, `severity`, `path`, `record` and `message`.

    >>> from govinfo.texts import Text
    >>> print(encode_problems([Problem(path="$.units[0].id", message=Text("must not be empty"), record="u")], "en"), end="")
    [
      {
        "code": "wrong-value",
        "severity": "error",
        "path": "$.units[0].id",
        "record": "u",
        "message": "must not be empty"
      }
    ]
    """
    rows: list[Mapping[str, str | None]] = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "path": problem.path,
            "record": problem.record,
            "message": problem.message.text(lang),
        }
        for problem in problems
    ]
    return pretty(rows) + "\n"
