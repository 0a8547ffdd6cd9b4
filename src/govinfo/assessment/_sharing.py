"""How contributing units, or authors, share what a record earns (分摊), and how amounts are put in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from govinfo.duties import DutyOutcome
from govinfo.exact import Exact, exact, format_exact
from govinfo.formulas import Unknown
from govinfo.records import AnyRecord, Contribution, Finding, Handling, Lapse, Matter
from govinfo.register import Item, Register
from govinfo.rulebook import Price, Share, Subjects
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._covering import Posting
from govinfo.texts import Text
from govinfo.texts._word import word_of

ShareOf: TypeAlias = tuple[str, Exact, Text]
"""A unit, its share and the arithmetic."""


def amount_text(account: str, amount: Exact) -> Text:
    """
    Return an amount with its unit.

    >>> amount_text("points", 10).text("zh"), amount_text("yuan", 20).text("en")
    ('10分', '20.00 yuan')
    """
    return ACCOUNTS[account].said(amount)


def in_whole_fen(account: str, amount: Exact) -> Exact:
    """
    Return *amount* as it can be posted: money is rounded half up to whole fen, points are exact.

    >>> from fractions import Fraction
    >>> in_whole_fen("yuan", Fraction(10, 3)), in_whole_fen("points", Fraction(10, 3))
    (Fraction(333, 100), Fraction(10, 3))
    """
    return ACCOUNTS[account].rounded(amount)


def shares(rule: Posting, amount: Exact, parts: Sequence[Contribution], *, personal: bool | None = None) -> list[ShareOf]:
    """
    Return the share of *amount* that each unit or person has under the rule's policy, with its arithmetic.

    Args:
        personal: whether the parts are persons'; None for what the rule says.
    """
    personal = rule.for_ is Subjects.PERSONS if personal is None else personal
    amount = in_whole_fen(rule.account, amount)
    if len(parts) == 1:
        return [(parts[0].unit, amount, amount_text(rule.account, amount))]
    who = Text("authors") if personal else Text("contributing units")
    if rule.share is Share.EACH:
        note = Text("{n} {who}, {amount} for each", n=len(parts), who=who, amount=amount_text(rule.account, amount))
        return [(part.unit, amount, note) for part in parts]
    if rule.share in {Share.FIRST, Share.LEAD}:
        chosen = next((part for part in parts if part.lead), parts[0]) if rule.share is Share.LEAD else parts[0]
        first = Text("the first author") if personal else Text("the first")
        place = Text("the lead") if rule.share is Share.LEAD else first
        note = Text("{place} of {n} {who} gets {amount}", place=place, n=len(parts), who=who, amount=amount_text(rule.account, amount))
        return [(chosen.unit, amount, note)]
    weights: list[Exact] = [1 if rule.share is Share.EQUAL or part.weight is None else part.weight for part in parts]
    divided = ACCOUNTS[rule.account].divided(amount, weights)
    total = amount_text(rule.account, amount)
    result: list[ShareOf] = []
    for part, weight, share in zip(parts, weights, divided, strict=True):
        own = amount_text(rule.account, share)
        if rule.share is Share.EQUAL:
            note = Text("{amount} ÷ {n} {who} = {share}", amount=total, n=len(parts), who=who, share=own)
        else:
            note = Text(
                "{amount} × {weight} ÷ {all} = {share}",
                amount=total,
                weight=format_exact(weight),
                all=format_exact(sum(weights)),
                share=own,
            )
        result.append((part.unit, share, note))
    return result


def is_for(rule: Price, group: str | Unknown | None) -> bool | Unknown:
    """Whether a price is for those of *group*: of its groups, or of any where it names none."""
    if isinstance(group, Unknown):
        return group if rule.groups else True
    return not rule.groups or (group is not None and word_of(group) in map(word_of, rule.groups))


def parts_of(register: Register, record: AnyRecord | DutyOutcome, item: Item) -> Sequence[Contribution]:
    """Return the units that a record concerns: its own where it names one, else those that contributed to its item."""
    if isinstance(record, (Lapse, DutyOutcome)):
        return (Contribution(unit=record.unit),)
    if isinstance(record, Finding):
        about = record.about
        if about.unit is not None:
            return (Contribution(unit=about.unit),)
        judged = register.by_id.get(about.record or "")
        if isinstance(judged, (Lapse, Handling)):
            return (Contribution(unit=judged.unit),)
        if isinstance(judged, Matter):
            return tuple(Contribution(unit=one.unit) for one in judged.units)
    return item.units


def together(rule: Posting, several: Sequence[ShareOf]) -> tuple[Exact, Text]:
    """
    Return what a unit gets that answers for *several* contributing units, with its arithmetic.

    Their parts are added up; where the rule gives the whole to each unit, the one that answers is one unit and has it once.
    """
    _, amount, note = several[0]
    if len(several) == 1:
        return amount, note
    if rule.share is Share.EACH:
        return amount, Text("{note}; one unit answers for {n} of them and gets it once", note=note, n=len(several))
    whole = exact(sum(share for _, share, _ in several))
    notes = several[0][2]
    for _, _, note in several[1:]:
        notes = Text("{first}; {second}", first=notes, second=note)
    return whole, Text("{notes}; together {amount}", notes=notes, amount=amount_text(rule.account, whole))
