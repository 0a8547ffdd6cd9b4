"""What became of every item (信息办理结果): one value an item, from sent to never used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias, final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment
from govinfo.exact import Exact, exact
from govinfo.labels import Labelled, ReviewOutcome, Status
from govinfo.records import AdoptionEvent, LeaderInstruction, Review
from govinfo.register import Item, Register
from govinfo.register._review_checks import last_reviews
from govinfo.texts import Text


class Became(Labelled):
    """
    What became of an item (办理结果).

    >>> [(one.value, one.label) for one in Became][:3]
    [('sent', '已报送'), ('returned', '退回'), ('rejected', '不予采用')]
    """

    SENT = "sent", "已报送"
    RETURNED = "returned", "退回"
    REJECTED = "rejected", "不予采用"
    MERGED = "merged", "合并"
    WITHDRAWN = "withdrawn", "撤回"
    ADOPTED = "adopted", "采用"
    INSTRUCTED = "instructed", "批示"
    PENDING = "pending", "待认定"
    NEVER_USED = "never-used", "未采用"


_GIVEN_UP = {
    ReviewOutcome.RETURNED: Became.RETURNED,
    ReviewOutcome.REJECTED: Became.REJECTED,
    ReviewOutcome.WITHDRAWN: Became.WITHDRAWN,
}


@final
@frozen(kw_only=True)
class Earned:
    """
    What one unit or person earned through an item (所得): the sum of its counted lines in one account.

    Attributes:
        person: whether it is a person, whose share is part of what the units earned.

    >>> Earned(subject="agri", account="points", amount=10).amount
    10
    """

    subject: str
    account: str
    amount: Exact
    person: bool = False


@final
@frozen(kw_only=True)
class ItemOutcome:
    """
    What became of one item (信息办理结果).

    Attributes:
        item: the id of its submission.
        units: the ids of the units that sent it, in order.
        authors: the ids of its authors, in order.
        on: the official day on which it was sent.
        became: the one thing to be said of it: where it was used that, else what the last review says, else whether a decision is
            pending, whether it counts as it was sent, or whether nothing came of it.
        review: the last review.
        into: the id of the item that it is part of, which has what rests on it.
        adoptions: where it was adopted, and that of items merged into it; by day, then id.
        instructions: by whom it was instructed upon, in the same way.
        earned: what each unit, and each person, earned through it in the period of the assessment.
        pending: what must still be decided.

    >>> from govinfo.reports import outcomes
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> len(outcomes(year)) > 0
    True
    """

    item: str
    title: str | None
    units: tuple[str, ...]
    authors: tuple[str, ...]
    on: date
    became: Became
    review: Review | None = None
    into: str | None = None
    adoptions: tuple[AdoptionEvent, ...] = ()
    instructions: tuple[LeaderInstruction, ...] = ()
    earned: tuple[Earned, ...] = ()
    pending: tuple[Text, ...] = field(default=())

    def of(self, account: str, subject: str | None = None) -> Exact:
        """Return what one unit or person, or all units together, earned through it in an account."""
        mine = (one for one in self.earned if (one.subject == subject if subject is not None else not one.person))
        return exact(sum(one.amount for one in mine if one.account == account))


@checked
def outcomes(assessment: Assessment) -> tuple[ItemOutcome, ...]:
    """
    Return what became of every item that was sent in the period, and of every earlier one that was used or reviewed in it.

    By the days on which they were sent, then by their ids. An item that an assessment of some units alone leaves out is left out.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> first = outcomes(year)[0]
    >>> first.item, first.became.label, first.units
    ('s-2023', '采用', ('education',))
    """
    register, period = assessment.register, assessment.period
    used = _used(register)
    reviews = last_reviews(register.records.reviews)
    earned = _earned(assessment)
    pending: dict[str, list[Text]] = defaultdict(list)
    for one in assessment.pending:
        record = register.by_id.get(one.about)
        sent = register.item_of(record).submission if record is not None else None
        if sent is not None:
            pending[sent.id].append(one.needs)
    shown = {card.subject for card in assessment.units}
    found: list[ItemOutcome] = []
    for id_, item in register.items.items():
        uses = used.get(id_, ())
        review = reviews.get(id_)
        days = [item.day, *(one.on for one in uses), *([] if review is None else [review.on])]
        inside = any(day in period for day in days) or bool(earned.get(id_))
        if inside and any(assessment.answering.get(part.unit) in shown for part in item.units):
            found.append(_outcome(item, register, review, uses, earned.get(id_, {}), pending.get(id_, ())))
    return tuple(sorted(found, key=lambda one: (one.on, one.item)))


_Own: TypeAlias = tuple[bool, str, str]
"""Whether it is a person who earned something, who it is, and in which account."""


def _used(register: Register) -> Mapping[str, Sequence[AdoptionEvent | LeaderInstruction]]:
    return {id_: sorted(several, key=lambda one: (one.on, one.id)) for id_, several in register.uses.items()}


def _earned(assessment: Assessment) -> Mapping[str, Mapping[_Own, Exact]]:
    """Return by item what each unit and each person earned through it in each account."""
    found: dict[str, dict[_Own, Exact]] = defaultdict(dict)
    for person, cards in ((False, assessment.units), (True, assessment.persons)):
        for card in cards:
            for line in card.lines:
                item = line.item
                if item is not None and item.submission is not None and line.status is Status.COUNTED:
                    own = found[item.submission.id]
                    key = (person, card.subject, line.account)
                    own[key] = exact(own.get(key, 0) + line.amount)
    return found


def _outcome(
    item: Item,
    register: Register,
    review: Review | None,
    uses: Iterable[AdoptionEvent | LeaderInstruction],
    earned: Mapping[_Own, Exact],
    pending: Iterable[Text],
) -> ItemOutcome:
    assert item.submission is not None
    several = tuple(uses)
    waiting = tuple(pending)
    into = register.merged.get(item.submission.id)
    return ItemOutcome(
        item=item.submission.id,
        title=item.submission.title,
        units=tuple(part.unit for part in item.units),
        authors=item.authors,
        on=item.day,
        became=_became(review, several, counts=bool(earned), waits=bool(waiting)),
        review=review,
        into=into,
        adoptions=tuple(one for one in several if isinstance(one, AdoptionEvent)),
        instructions=tuple(one for one in several if isinstance(one, LeaderInstruction)),
        earned=tuple(
            Earned(subject=subject, account=account, amount=amount, person=person)
            for (person, subject, account), amount in sorted(earned.items())
        ),
        pending=waiting,
    )


def _became(review: Review | None, uses: Sequence[AdoptionEvent | LeaderInstruction], *, counts: bool, waits: bool) -> Became:
    """Return the one thing to be said of an item; what was used after it was given up was used."""
    if review is not None and review.outcome is ReviewOutcome.MERGED:
        return Became.MERGED
    given_up = None if review is None else _GIVEN_UP.get(review.outcome)
    if review is not None and given_up is Became.WITHDRAWN:
        uses = [one for one in uses if one.on >= review.on]
    if any(isinstance(one, AdoptionEvent) for one in uses):
        return Became.ADOPTED
    if uses:
        return Became.INSTRUCTED
    if given_up is not None:
        return given_up
    if waits:
        return Became.PENDING
    return Became.SENT if counts or (review is not None and review.outcome is ReviewOutcome.ACCEPTED) else Became.NEVER_USED
