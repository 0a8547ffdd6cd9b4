"""Lists of grades as JSON (考核等次数据): `govinfo.grades/1`."""

from __future__ import annotations

from typing import Final

from govinfo._doors import checked
from govinfo.codec._reports import days_of, dump
from govinfo.reports._grades import Graded, Grades
from govinfo.texts import Language
from govinfo.texts._languages import either

GRADES_FORMAT: Final = "govinfo.grades/1"
"""What the field `format` of lists of grades says."""


@checked
def encode_grades(made: Grades, lang: Language = "zh") -> str:
    """
    Write lists of grades as JSON.

    >>> import json
    >>> from govinfo.reports import grades
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> json.loads(encode_grades(grades(year)))["grades"]
    []
    """
    return dump(
        {
            "format": GRADES_FORMAT,
            "rulebook": made.rulebook.id,
            "period": days_of(made.period),
            "grades": [
                {
                    "grade": either(one.grade, one.grade_en, lang),
                    "members": [_member(member, persons=made.persons) for member in one.members],
                }
                for one in made.lists
            ],
            "without": [_member(member, persons=made.persons) for member in made.without],
        }
    )


def _member(member: Graded, *, persons: bool) -> dict[str, object]:
    return {
        "person" if persons else "unit": member.subject,
        "name": member.name,
        "clause": member.clause or None,
        "also": list(member.also) or None,
        "complete": member.complete,
    }
