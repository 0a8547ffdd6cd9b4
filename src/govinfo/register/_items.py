"""Items and rows: the records of a register laid out as assessments look at them."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Any, Final, final

from attrs import field, frozen

from govinfo.instants import official_day
from govinfo.records import AnyRecord, Commission, Contribution, Submission, Tags


@final
@frozen(eq=False)
class Item:
    """
    An item of information as rules see it (信息条目): a submission, the units and authors it belongs to.

    Attributes:
        unit: the contributing unit where there is only one, else None.
        day: the official day on which it was sent.
        adopted: whether any publication ever adopted it.
        carriers: the publications that ever adopted it.
        in_time: whether it answers a commission by its due time.
    """

    submission: Submission | None
    unit: str | None
    units: tuple[Contribution, ...]
    authors: tuple[str, ...]
    composite: bool
    day: date
    adopted: bool
    carriers: tuple[str, ...]
    in_time: bool
    form: str | None
    kinds: tuple[str, ...]
    channel: str | None
    characters: int | None
    pictures: int | None
    urgent: bool
    commission: str | None
    subject: str | None
    tags: Tags


NO_ITEM = Item(
    submission=None,
    unit=None,
    units=(),
    authors=(),
    composite=False,
    day=date.min,
    adopted=False,
    carriers=(),
    in_time=False,
    form=None,
    kinds=(),
    channel=None,
    characters=None,
    pictures=None,
    urgent=False,
    commission=None,
    subject=None,
    tags=Tags(),
)
"""What stands for the item of a record that is about none."""


def item_of(submission: Submission, carriers: tuple[str, ...], commission: Commission | None) -> Item:
    """Return the item that a submission is, with the publications that adopted it and the commission it answers."""
    units = submission.units
    return Item(
        submission,
        units[0].unit if len(units) == 1 else None,
        units,
        submission.authors,
        len(units) > 1,
        official_day(submission.submitted_at),
        bool(carriers),
        carriers,
        commission is not None and submission.submitted_at <= commission.due_at,
        submission.form,
        submission.kinds,
        submission.channel,
        submission.characters,
        submission.pictures,
        submission.urgent,
        submission.commission,
        submission.subject,
        submission.tags,
    )


@final
@frozen(eq=False)
class Rows:
    """
    One list of records in its order, with what assessments look at again and again side by side.

    Attributes:
        items: the item of every record, `NO_ITEM` where it is about none.
        days: the official day of every record.
    """

    records: tuple[AnyRecord, ...]
    items: tuple[Item, ...]
    days: tuple[date, ...]
    _columns: dict[str, tuple[Any, ...]] = field(factory=dict[str, tuple[Any, ...]], init=False)

    def column(self, name: str) -> tuple[Any, ...]:
        """
        Return the value of one plain field, `record.x` or `item.x`, of every record.

        Equal values are the same object, so that comparing them costs next to nothing. A column
        is kept once it has been asked for.
        """
        found = self._columns.get(name)
        if found is None:
            of, _, attribute = name.partition(".")
            values = list(map(attrgetter(attribute), self.records if of == "record" else self.items))
            same: dict[Any, Any] = {}
            found = self._columns[name] = tuple(map(same.setdefault, values, values))
        return found


_COLUMNS: Final = {
    "submissions": ("item.unit", "item.form", "item.composite"),
    "adoptions": ("item.unit", "item.form", "item.composite", "record.form", "record.publication"),
    "instructions": ("item.unit", "item.composite", "record.level", "record.rank"),
    "lapses": ("record.unit", "record.kind", "record.by"),
}
"""The lists whose records are priced as they happened, and the fields that nearly every rulebook looks at."""


def rows_of(name: str, records: tuple[AnyRecord, ...], items: tuple[Item, ...]) -> Rows:
    """Return the records of one list, in their order, beside their *items*."""
    days: list[date] = [item.day for item in items] if name == "submissions" else list(map(attrgetter("on"), records))
    rows = Rows(records, items, tuple(days))
    for column in _COLUMNS[name]:
        rows.column(column)
    return rows
