"""
Lines (计分明细): one shape for all of them, whether one stands for itself in the ledger or is made of a plan when somebody reads it.

A line holds what it is made of: the award, the record, the item. Its words, facts and reasons are made when they are read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain, repeat
from typing import Final, TypeAlias, TypeVar, final

from attrs import evolve, field, frozen

from govinfo.assessment._awards import COUNTS, Award, Fate, Plan, day_of, duties_of, facts_of, id_of, note_on
from govinfo.assessment._sharing import amount_text
from govinfo.exact import Exact, exact
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution
from govinfo.register import Item
from govinfo.rulebook import Rule
from govinfo.rulebook._covering import Posting
from govinfo.texts import Language, Text, Worded
from govinfo.texts._titles import titled

_T = TypeVar("_T")


@final
@frozen
class _Cited:
    """A rule in words: its clause and title."""

    rule: Rule

    def text(self, lang: Language) -> str:
        """Return the words in *lang*."""
        return f"{self.rule.clause} {titled(self.rule).text(lang)}"


@final
@frozen(eq=False)
class Beside:
    """
    What a line has beside what its award and its record say.

    Attributes:
        day: the day on which it counts; None for the record's.
        facts: the ids of what it rests on; None for the record and its item.
        note: its arithmetic in words; None for the award's.
        measures: the measures it rests on; None for the duty of the record.
        unit: the unit in whose line it is a person's share.
        span: the days that a rule about a span looked at.
    """

    day: date | None = None
    facts: tuple[str, ...] | None = None
    note: Worded | None = None
    measures: tuple[str, ...] | None = None
    unit: str | None = None
    span: Period | None = None


NOTHING: Final = Beside()
"""What most lines have: their award and record say everything."""

Order: TypeAlias = tuple[date, str, tuple[str, ...], str]
"""What lines stand by: the day, the rule, the facts, the account."""


@final
@frozen(eq=False, repr=False)
class Line:
    """
    One line of the ledger (计分明细): who, when, how much, by which clause, on which facts, and why.

    Attributes:
        subject: the id of the unit or person whose line it is.
        record: the record that was priced; None where a rule looked at many.
        item: the item it rests on, if any.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> line = year.units[0].lines[0]
    >>> line.account, line.clause, line.status.value
    ('yuan', '四(一)', 'counted')
    """

    subject: str
    _award: Award = field(alias="award")
    record: AnyRecord | None = None
    item: Item | None = None
    _fate: Fate = field(default=COUNTS, alias="fate")
    _beside: Beside = field(default=NOTHING, alias="beside")

    @property
    def cites(self) -> Posting:
        """The rule itself."""
        return self._award.rule

    @property
    def account(self) -> str:
        """The account: `points`, `yuan` or another of the rulebook."""
        return self._award.rule.account

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self._award.rule.id

    @property
    def clause(self) -> str:
        """The clause that the rule rests on."""
        return self._award.rule.clause

    @property
    def title(self) -> str:
        """The title of the rule."""
        return self._award.rule.title

    @property
    def title_en(self) -> str | None:
        """Its English title, if it has one."""
        return self._award.rule.title_en

    @property
    def part(self) -> str | None:
        """The part of the total it belongs to, where the rulebook has parts."""
        return self._award.rule.part

    @property
    def on(self) -> date:
        """The day on which it counts."""
        day = self._beside.day
        if day is None:
            assert self.record is not None  # what rests on no record has a day of its own
            return day_of(self.record)
        return day

    @property
    def amount(self) -> Exact:
        """How much it is, below zero for a deduction; where part of it counts in another line, the rest."""
        counted = self._fate.counted
        return exact(self._award.amount - counted) if counted else self._award.amount

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the records it rests on."""
        facts = self._beside.facts
        if facts is None:
            assert self.record is not None  # what rests on no record has facts of its own
            return facts_of(self.record, self.item)
        return facts

    @property
    def status(self) -> Status:
        """What became of it; only counted lines add up."""
        return self._fate.status

    @property
    def note(self) -> Worded:
        """Its arithmetic."""
        note = self._beside.note or note_on(self.record, self._award.note)
        return note if not self.rest else Text("{note}; of it {amount}", note=note, amount=amount_text(self.account, self.amount))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures it rests on, or the duty."""
        measures = self._beside.measures
        return duties_of(self.record) if measures is None else measures

    @property
    def superseded_by(self) -> tuple[str, str] | None:
        """The rule and the record whose line counts instead."""
        fate = self._fate
        if fate.instead is None:
            return None
        if fate.on is not None:
            return (fate.instead.id, fate.on)
        assert self.record is not None  # what is beaten on one record rests on it
        return (fate.instead.id, id_of(self.record))

    @property
    def instead(self) -> Worded | None:
        """That rule, in words."""
        return None if self._fate.instead is None else _Cited(self._fate.instead)

    @property
    def rival(self) -> Worded | None:
        """That record, in words, where its id says nothing to a reader."""
        return self._fate.rival

    @property
    def withdrawn(self) -> bool:
        """Whether a later finding took the line back, so that nothing counts instead."""
        return self._fate.withdrawn

    @property
    def settled_by(self) -> Worded | None:
        """The cap or void that keeps it from counting, in words."""
        return None if self._fate.settled_by is None else _Cited(self._fate.settled_by)

    @property
    def span(self) -> Period | None:
        """The days that a rule about a span looked at."""
        return self._beside.span

    @property
    def rest(self) -> bool:
        """Whether it is what a limit left uncounted of a line that counts in part."""
        return self._fate.counted != 0

    @property
    def unit(self) -> str | None:
        """Of a person's share, the id of the unit in whose line it is one; None for any other line."""
        return self._beside.unit

    @property
    def among(self) -> tuple[Contribution, ...]:
        """The units among which the whole was shared; none where one has it alone."""
        return self.item.units if self._award.places and self.item is not None else ()

    @property
    def owners(self) -> tuple[str, ...]:
        """Those of them whose share it is."""
        among = self.among
        return tuple([among[place].unit for place in self._award.places])

    @property
    def id(self) -> str:
        """A short digest, the same for the same rule, subject, facts and span in every run; no other line has it."""
        facts = self.facts
        span = "" if self.span is None else f"{self.span.start}/{self.span.end}"
        day = "" if facts else f"{self.on}"  # what never happened has no facts, but a day
        parts = (self.rule, self.account, self.subject, *facts, "", *(() if facts else self.measures), day, span, "rest" * self.rest)
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def why(self, lang: Language = "zh") -> str:
        """Return the reason of the line in words: the rule, the arithmetic, and what became of it."""
        words = Text("{title}: {note}", title=titled(self), note=self.note)
        if self.superseded_by is not None and self.withdrawn:
            words = Text("{words}; not counted: {finding} later found that it is not met", words=words, finding=self.superseded_by[1])
        elif self.superseded_by is not None:
            record = self.superseded_by[1]
            other = Text("") if record in self.facts else Text(" on {record}", record=self.rival or record)
            if self._fate.kept_by is None:
                words = Text("{words}; not counted, {rule}{other} counts instead", words=words, rule=self.instead, other=other)
            else:
                keep, template = _Cited(self._fate.kept_by), "{words}; not counted under {keep}: {rule}{other} counts instead"
                words = Text(template, words=words, keep=keep, rule=self.instead, other=other)
        elif self.settled_by is not None:
            words = Text("{words}; not counted: {rule}", words=words, rule=self.settled_by)
        return words.text(lang)

    @property
    def _told(self) -> tuple[object, ...]:
        """What makes it the same line as another: everything but its words."""
        return (
            self.subject,
            self.rule,
            self.clause,
            self.title,
            self.title_en,
            self.part,
            *in_order(self),
            self.amount,
            self.status,
            self.measures,
            self.superseded_by,
            self.span,
            self.rest,
            self.unit,
        )

    def __eq__(self, other: object) -> bool:
        """Whether another line says the same, whatever the words."""
        return self._told == other._told if isinstance(other, Line) else NotImplemented

    def __hash__(self) -> int:
        """Return the same number for lines that say the same."""
        return hash(self._told)

    def __repr__(self) -> str:
        """Return whose line it is, of which rule, how much, and what became of it."""
        of = f"subject={self.subject!r}, rule={self.rule!r}, on={self.on.isoformat()!r}, facts={self.facts!r}"
        return f"Line({of}, account={self.account!r}, amount={self.amount!r}, status={self.status.value!r})"


_SLOTS: Final[tuple[Callable[[Line, object], None], ...]] = tuple(
    getattr(Line, name).__set__ for name in ("subject", "record", "item", "_award", "_fate", "_beside")
)
"""What fills the fields of a line. Lines are made by the thousand: filled column by column they cost a third."""


def spread(several: Sequence[_T], plans: Sequence[Plan]) -> Iterator[_T]:
    """Repeat what stands beside a plan for each of its awards."""
    return chain.from_iterable(map(repeat, several, [len(plan.awards) for plan in plans]))


def lines_of(subject: str, records: Sequence[AnyRecord], items: Sequence[Item], plans: Sequence[Plan]) -> list[Line]:
    """Return what plans give one subject for their records, record by record, each record's lines in order."""
    awards = [award for plan in plans for award in plan.in_order]
    lines = list(map(object.__new__, repeat(Line, len(awards))))
    fates = [award.fate for award in awards]
    values: tuple[Iterable[object], ...] = (repeat(subject), spread(records, plans), spread(items, plans), awards, fates, repeat(NOTHING))
    for fill, column in zip(_SLOTS, values, strict=True):
        deque(map(fill, lines, column), maxlen=0)
    return lines


def in_order(line: Line) -> Order:
    """Return what lines stand by."""
    return (line.on, line.rule, line.facts, line.account)


def part_of(line: Line, amount: Exact, note: Worded) -> Line:
    """Return what another line has of one, with the arithmetic of both."""
    award, beside = line._award, line._beside  # noqa: SLF001  # the line's own module
    return evolve(line, award=evolve(award, amount=amount), beside=evolve(beside, note=note))


def moved(line: Line, fate: Fate) -> None:
    """Write down what became of a line; for the ledger alone, which hands it out when nothing moves any more."""
    object.__setattr__(line, "_fate", fate)
