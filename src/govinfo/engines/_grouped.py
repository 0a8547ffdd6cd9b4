"""
What an engine counts of a rulebook (引擎分组): the fields by which it groups, and what of a rulebook is too much for it.

An engine counts items of one unit, month by month. A rulebook that asks for more than plain fields is no less right: its items are
read as records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, final

from attrs import define, field

from govinfo.assessment._matching import Key, Matcher
from govinfo.assessment._opening import Opened, measures_of_persons
from govinfo.assessment._separable import ANY, COUNTED, kept_whole, looks_at_days
from govinfo.assessment._tally_counts import NOTHING_KIND, PLAIN_KIND, Counting, spans_told_apart
from govinfo.codec._tables import Reading
from govinfo.engines._written import read_rows
from govinfo.periods import Period
from govinfo.records import Submission
from govinfo.register._items import item_of
from govinfo.rulebook import Facts

_ITEM: Final = ("form", "channel", "characters", "pictures", "urgent", "commission", "subject", "kinds")
_RECORD: Final[Mapping[Facts, tuple[str, ...]]] = {
    Facts.SUBMISSION: (),
    Facts.ADOPTION: ("publication", "form", "grade", "position", "channel", "characters", "issue"),
    Facts.INSTRUCTION: ("level", "rank", "leader", "affirmative"),
}
LIST_OF: Final[Mapping[Facts, str]] = {Facts.SUBMISSION: "submissions", Facts.ADOPTION: "adoptions", Facts.INSTRUCTION: "instructions"}
"""The lists that are counted, by the kind of their records."""

_MOST_SPANS: Final = 60


@final
@define(eq=False)
class Grouping:
    """
    How the records of one kind are grouped.

    Attributes:
        item: the columns of the item.
        record: the columns of the record.
    """

    facts: Facts
    matcher: Matcher
    counting: Counting
    item: tuple[str, ...]
    record: tuple[str, ...]
    reached: bool
    _known: dict[tuple[Any, ...], tuple[Key, int]] = field(factory=dict[tuple[Any, ...], tuple[Key, int]])

    def of(self, raw: tuple[Any, ...]) -> tuple[Key, int]:
        """Return the key of records with some values of these columns, and how they are counted; told from one such record."""
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = self._read(raw)
        return found

    def _read(self, raw: tuple[Any, ...]) -> tuple[Key, int]:
        reading = Reading("", None)
        own = [value.split(" ") if name == "kinds" and value else value or None for name, value in zip(self.item, raw, strict=False)]
        day = self.counting.spans[0].start.isoformat()
        columns = ("id", "units", "submitted_at", *self.item)
        items = read_rows("submissions", columns, [("x", ["x"], f"{day}T09:00:00+08:00", *own)], reading)
        records = items
        if self.facts is not Facts.SUBMISSION:
            columns = ("id", "submission", "on", *self.record)
            records = read_rows(LIST_OF[self.facts], columns, [("y", "x", day, *raw[len(self.item) :])], reading)
        error = reading.error()
        if error is not None:
            raise error
        [submission], [record] = items.submissions, getattr(records, LIST_OF[self.facts])
        assert isinstance(submission, Submission)
        key = self.matcher.key(record, item_of(submission, (), None))
        return key, self.counting.kind(self.matcher, key, reached=self.reached)


def groupings(opening: Opened) -> list[Grouping] | None:
    """Return how records are grouped, None where an engine cannot count them and every item is read."""
    books, program = opening.books, opening.books.program
    spans = spans_told_apart(books.ledger.segments, by_day=False)
    months = all(span.start.day == 1 for span in spans[1:]) and len(spans) <= _MOST_SPANS
    whole = [one.rule for one in kept_whole(program)]
    persons = measures_of_persons(books, books.register.records.persons)
    if (
        len(books.versions) > 1
        or ANY in whole
        or not months
        or looks_at_days(program, books.register.records.targets)
        or program.rulebook.settings.own_papers
        or persons.spoken_of
    ):
        return None
    measures = [one for one in program.measures.values() if one.measure.count in COUNTED]
    if any(one.measure.when or one.formula is not None or one.measure.shared for one in measures):
        return None
    counting = Counting(opening, frozenset(whole), spans)
    found: list[Grouping] = []
    for facts in LIST_OF:
        if not program.prices[facts]:
            if not any(one.measure.count is facts for one in measures):
                return None  # every one is listed as unpriced, by its id
            continue
        matcher = Matcher(program, facts, program.prices[facts])
        item = {field for of, _, field in (name.partition(".") for name in matcher.fields) if of == "item"} - {"composite", "unit"}
        record = {field for of, _, field in (name.partition(".") for name in matcher.fields) if of == "record"}
        if not item <= set(_ITEM) or not record <= set(_RECORD[facts]):
            return None
        needed = {"publication"} if facts is Facts.ADOPTION else {"level"} if facts is Facts.INSTRUCTION else set[str]()
        found.append(Grouping(facts, matcher, counting, tuple(sorted(item)), tuple(sorted(record | needed)), program.persons is not None))
    return found


def is_counted(kind: int) -> bool:
    """Whether records that are counted so are told from counts alone."""
    return kind in {PLAIN_KIND, NOTHING_KIND}


def spans_by_month(spans: Sequence[Period]) -> dict[str, int]:
    """Return the number of every span by its month."""
    return {span.start.isoformat()[:7]: number for number, span in enumerate(spans)}
