"""How reports say things (措辞): titles, numbers and records in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import reduce
from typing import Final, Protocol, final

from attrs import frozen

from govinfo.assessment import Assessment, units_of
from govinfo.exact import FEN, Exact, format_exact, format_rounded, round_half_up
from govinfo.instants import official_day
from govinfo.labels import LapseKind, Status
from govinfo.papers._figures import day_in_words
from govinfo.records import (
    AdoptionEvent,
    AnyRecord,
    Claim,
    Commission,
    Correction,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Matter,
    Merit,
    Review,
    Submission,
)
from govinfo.rulebook import Rulebook, Side
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._words import Titled
from govinfo.texts import Language, Text, Words
from govinfo.texts._text import plain

SIDES: Final[Mapping[Side, str]] = {
    Side.FAVOURABLE: "What is praised",
    Side.PLAIN: "What else follows",
    Side.UNFAVOURABLE: "What is criticised or must be mended",
}
"""Under which heading papers put the notices of a side, in this order."""


_BETWEEN: Final = re.compile(r"(?<=[\u4e00-\u9fff》）”])[,;:?!](?=[\u4e00-\u9fff《（“])")
_WIDE: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def full_width(words: str) -> str:
    """
    Return words with the punctuation between Chinese characters in full width, as official papers have it.

    >>> full_width("未达到考核目标,不参加评先"), full_width("1,000")
    ('未达到考核目标，不参加评先', '1,000')
    """
    return _BETWEEN.sub(lambda match: _WIDE[match[0]], words)


def unmarked(title: str) -> str:
    """
    Return a title as it stands between marks of a title: without those it has around it already, single ones for those inside.

    >>> unmarked("《考核办法》"), unmarked("《条例》实施细则"), unmarked("考核办法")
    ('考核办法', '〈条例〉实施细则', '考核办法')
    """
    inner = title[1:-1] if title.startswith("《") and title.find("》") == len(title) - 1 else title
    return inner.replace("《", "〈").replace("》", "〉")


class HasTitle(Protocol):
    """Whatever has a title in Chinese and perhaps one in English."""

    @property
    def title(self) -> str:
        """The Chinese title."""
        ...

    @property
    def title_en(self) -> str | None:
        """The English title."""
        ...


@final
@frozen
class Wording:
    """
    The words of one reader's language.

    Attributes:
        decimals: to how many decimals the regulation writes points; None where it does not say.

    >>> Wording("zh").number(135), Wording("en").title(None, "x")
    ('135', 'x')
    """

    lang: Language
    decimals: int | None = None

    def __call__(self, template: str, /, **values: object) -> str:
        """Return a sentence."""
        return Text(template, **values).text(self.lang)

    def title(self, titled: HasTitle | None, otherwise: str) -> str:
        """Return a title in the reader's language, *otherwise* where there is none."""
        return otherwise if titled is None else self.either(titled.title, titled.title_en)

    def named(self, rulebook: Rulebook) -> str:
        """Return the title of a rulebook as it stands in a sentence, which marks it as a title."""
        return unmarked(self.title(rulebook, rulebook.id))

    def either(self, zh: str, en: str | None) -> str:
        """Return what a rulebook says in Chinese and perhaps in English, in the reader's language."""
        return full_width(Words(zh, en or zh).text(self.lang))

    def listed(self, items: Iterable[str]) -> str:
        """Return words one after the other, as a list inside a sentence has them."""
        return plain(tuple(items), self.lang)

    def phrases(self, parts: Iterable[str]) -> str:
        """Return the parts of a sentence as one, those that are empty left out."""
        return self._joined("{one}, {other}", parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Return sentences as one, those that are empty left out."""
        return self._joined("{one}; {other}", parts)

    def _joined(self, template: str, parts: Iterable[str]) -> str:
        # what joins two is a template, since it has its Chinese like any other
        said = [part for part in parts if part]
        return reduce(lambda one, other: self(template, one=one, other=other), said) if said else ""

    def word(self, known: tuple[Titled, ...], id_: str | None) -> str:
        """Return the title of a declared word by its id, the id where none is declared, nothing for none."""
        return "" if id_ is None else self.title(next((word for word in known if word.id == id_), None), id_)

    def option(self, known: tuple[Titled, ...], id_: str, *, default: str) -> str:
        """Return the title of an option, marked where it is the one that is taken unless another is chosen."""
        option = self.word(known, id_)
        return self("{option} (default)", option=option) if id_ == default else option

    def number(self, value: Exact) -> str:
        """Return a number as it is shown; a whole one without decimals."""
        if self.decimals is None or Fraction(value).denominator == 1:
            return format_exact(self.shown(value))
        return format_rounded(value, self.decimals)

    def shown(self, value: Exact) -> Exact:
        """Return a number as it is shown: rounded half up as the regulation says, else a fraction without an end to two decimals."""
        if self.decimals is not None:
            return round_half_up(value, Fraction(1, 10**self.decimals))
        return round_half_up(value, FEN) if "/" in format_exact(value) else value

    def amount(self, account: str, value: Exact) -> str:
        """Return an amount as its account writes it."""
        return self.number(value) if ACCOUNTS[account].quantum is None else ACCOUNTS[account].written(value)

    def account(self, account: str) -> str:
        """Return what an account is called."""
        return self("Points") if account == "points" else self("Yuan")

    def status(self, status: Status) -> str:
        """Return what became of a line."""
        return status.text(self.lang)

    def names(self, assessment: Assessment, units: tuple[str, ...]) -> str:
        """Return the names of units by their ids."""
        by_id = assessment.register.by_id
        names = [str(getattr(by_id.get(unit), "name", unit)) for unit in dict.fromkeys(units)]
        return self.listed(names)

    def item(self, assessment: Assessment, record: str) -> str:
        """Return the title of the item that a record is about, nothing where it has none."""
        found = assessment.register.by_id.get(record)
        if found is None or isinstance(found, Correction):
            return ""
        submission = assessment.register.item_of(found).submission
        return "" if submission is None else submission.title or ""

    def kind(self, record: AnyRecord) -> str:
        """Return what a kind of record is called."""
        name = type(record).__name__
        return self.either(record.label, _ENGLISH.get(name, name.lower()))

    def day(self, record: AnyRecord) -> str:
        """Return the day of a record, nothing where it has none."""
        if isinstance(record, Submission):
            return day_in_words(official_day(record.submitted_at), self.lang)
        if isinstance(record, Commission):
            return day_in_words(official_day(record.asked_at), self.lang)
        if isinstance(record, Handling):
            return day_in_words(official_day(record.received_at), self.lang)
        on = getattr(record, "on", None)
        return day_in_words(on, self.lang) if on is not None else ""

    def particulars(self, rulebook: Rulebook, record: AnyRecord) -> str:
        """Return what there is to say of a record beside its day and units: where it was adopted, by whom, what was found."""
        parts: list[str] = []
        if isinstance(record, AdoptionEvent):
            parts = [self.word(rulebook.publications, record.publication), self.word(rulebook.forms, record.form)]
        elif isinstance(record, LeaderInstruction):
            parts = [record.level.text(self.lang), record.leader or ""]
        elif isinstance(record, Submission):
            parts = [self.word(rulebook.forms, record.form)]
        elif isinstance(record, Lapse):
            known = {kind.value: kind.text(self.lang) for kind in LapseKind}
            parts = [known.get(record.kind) or self.word(rulebook.lapses, record.kind), record.by.text(self.lang) if record.by else ""]
        elif isinstance(record, Merit):
            times = self("{n} times", n=record.times) if record.times > 1 else ""
            parts = [self.word(rulebook.merits, record.kind), record.title or "", record.by or "", times]
        elif isinstance(record, Matter):
            parts = [self.word(rulebook.matters, record.kind), record.title or ""]
        elif isinstance(record, Review):
            parts = [record.outcome.text(self.lang), record.reason or ""]
        elif isinstance(record, Claim):
            parts = [record.reason or "", record.decision.text(self.lang) if record.decision is not None else ""]
        elif isinstance(record, Finding):
            amount = "" if record.amount is None else format_exact(record.amount)
            met = "" if record.met is None else self("met") if record.met else self("not met")
            parts = [self.word(rulebook.criteria, record.criterion), amount or met]
        return self.phrases(parts)

    def record_row(self, assessment: Assessment, record: str) -> tuple[str, str, str, str, str]:
        """Return a record as a row: its id, kind, day, units, and what there is to say of it."""
        found = assessment.register.by_id.get(record)
        if found is None:
            return (record, "", "", "", "")
        words = self.particulars(assessment.rulebook, found)
        item = self.item(assessment, record)
        both = self("{name}: {value}", name=words, value=item) if words and item else words or item
        return (record, self.kind(found), self.day(found), self.names(assessment, units_of(assessment.register, record)), both)


_ENGLISH = {"AdoptionEvent": "adoption", "LeaderInstruction": "instruction"}
