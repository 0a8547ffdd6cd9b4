"""The law that every item is told to those who sent it (law 16)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from govinfo.assessment import Assessment
from govinfo.labels import Status
from govinfo.reports import statements
from govinfo.testing.laws._show import broken

LAW: Final = "every item is told once, with one outcome"


def check_every_item_in_statements(assessment: Assessment) -> None:
    """
    Every item sent in the period stands exactly once in the statement of each unit that answers for its senders, with one outcome (law 16).

    Nobody else's statement has it, all statements say the same of it, and what they say was earned through it is what the
    counted lines that rest on it come to.

    Raises:
        AssertionError: one is missing, told twice or told differently; with the item and the unit.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_every_item_in_statements(year)  # nothing is raised
    """
    told: dict[str, object] = {}
    register, answering = assessment.register, assessment.answering
    by_unit = {one.sheet.subject: one for one in statements(assessment)}
    for subject, made in by_unit.items():
        times = Counter(one.item for one in made.items)
        for item in register.items.values():
            assert item.submission is not None
            own = subject in {answering[part.unit] for part in item.units}
            found = times[item.submission.id]
            if found > 1 or (found and not own) or (own and item.day in assessment.period and not found):
                broken(LAW, item.submission.id, f"stands {found} times in the statement of {subject}", [repr(item.submission)])
        for one in made.items:
            if told.setdefault(one.item, one) != one:
                broken(LAW, one.item, f"the statement of {subject} tells otherwise of it than another", [repr(one), repr(told[one.item])])
        own_lines = [  # a lapse may be about an item that another unit sent: that item is none of this unit's
            line
            for line in assessment.unit(subject).lines
            if line.status is Status.COUNTED
            and line.item is not None
            and line.item.submission is not None
            and subject in {answering[part.unit] for part in line.item.units}
        ]
        for account in ("points", "yuan"):
            resting = sum(line.amount for line in own_lines if line.account == account)
            earned = sum(one.of(account, subject) for one in made.items)
            if earned != resting:
                broken(LAW, subject, f"its items are said to earn {earned} {account}, but its lines on items come to {resting}")
