"""Items and rows: the records of a register laid out as assessments look at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import Any, Final, final

from attrs import field, fields, frozen

from govinfo._doors import checked
from govinfo.exact import Exact
from govinfo.labels import Role
from govinfo.records import AnyRecord, Commission, Contribution, Matter, Merit, Review, Submission, Tags
from govinfo.records._fields import NO_TAGS


@final
@frozen(eq=False)
class Item:
    """
    An item of information as rules see it (信息条目): a submission, the units and authors it belongs to.

    What it has from its submission comes first, each field under the submission's name; the rest is given by name.

    Attributes:
        authors: the ids of those who wrote it, in order.
        weights: the weights of these, none where nobody has one.
        unit: the contributing unit where there is only one, else None.
        day: the official day on which it was sent.
        adopted: whether any publication ever adopted it.
        carriers: the publications that ever adopted it.
        in_time: whether it answers a commission by its due time.
        reviewed: the outcome of its last review.

    >>> from govinfo import build_register, sample_year
    >>> register = build_register(sample_year())
    >>> item = register.items[register.records.submissions[0].id]
    >>> item.units[0] in {unit.id for unit in register.records.units}
    False
    """

    units: tuple[Contribution, ...] = ()
    form: str | None = None
    kinds: tuple[str, ...] = ()
    channel: str | None = None
    characters: int | None = None
    pictures: int | None = None
    urgent: bool = False
    commission: str | None = None
    subject: str | None = None
    tags: Tags = NO_TAGS
    authors: tuple[str, ...] = field(default=(), kw_only=True)
    weights: tuple[Exact, ...] = field(default=(), kw_only=True)
    submission: Submission | None = field(default=None, kw_only=True)
    unit: str | None = field(default=None, kw_only=True)
    composite: bool = field(default=False, kw_only=True)
    day: date = field(default=date.min, kw_only=True)
    adopted: bool = field(default=False, kw_only=True)
    carriers: tuple[str, ...] = field(default=(), kw_only=True)
    in_time: bool = field(default=False, kw_only=True)
    reviewed: str | None = field(default=None, kw_only=True)


NO_ITEM = Item()
"""What stands for the item of a record that is about none."""

_same: Final[Callable[[Submission], tuple[Any, ...]]] = attrgetter(*(spec.name for spec in fields(Item) if not spec.kw_only))


def item_of(submission: Submission, carriers: tuple[str, ...], commission: Commission | None, review: Review | None = None) -> Item:
    """Return the item that a submission is, with the publications that adopted it, the commission it answers and its last review."""
    units = submission.units
    return Item(
        *_same(submission),
        authors=submission.author_ids,
        weights=tuple([author.weight for author in submission.authors if author.weight is not None]),
        submission=submission,
        unit=units[0].unit if len(units) == 1 else None,
        composite=len(units) > 1,
        day=submission.on,
        adopted=bool(carriers),
        carriers=carriers,
        reviewed=None if review is None else review.outcome.value,
        in_time=commission is not None and submission.submitted_at <= commission.due_at,
    )


def stands_for(record: AnyRecord) -> Item:
    """Return what stands for the item of a merit or a matter: whose it is, and on which day; none was sent."""
    if isinstance(record, Merit):
        return Item(
            units=() if record.unit is None else (Contribution(unit=record.unit),),
            authors=tuple([one.person for one in record.persons]),
            weights=tuple([one.weight for one in record.persons if one.weight is not None]),
            unit=record.unit,
            day=record.on,
        )
    if not isinstance(record, Matter):
        return NO_ITEM
    units = tuple([Contribution(unit=one.unit, lead=one.role is Role.LEAD) for one in record.units])
    return Item(units=units, unit=units[0].unit if len(units) == 1 else None, composite=len(units) > 1, day=record.on)


@final
@frozen(eq=False)
class Rows:
    """
    One list of records in its order, with what assessments look at again and again side by side.

    Attributes:
        items: the item of every record, `NO_ITEM` where it is about none.
        days: the official day of every record.

    >>> from govinfo import build_register, sample_year
    >>> adoptions = build_register(sample_year()).rows["adoptions"]
    >>> len(adoptions.records) == len(adoptions.items) == len(adoptions.days), adoptions.items[0].units[0].unit
    (True, 'education')
    """

    records: tuple[AnyRecord, ...]
    items: tuple[Item, ...]
    days: tuple[date, ...]
    _columns: dict[str, tuple[Any, ...]] = field(factory=dict[str, tuple[Any, ...]], init=False)

    @checked
    def where(self, keep: Sequence[bool]) -> Rows:
        """Return the records that are to be kept."""
        return Rows(tuple(compress(self.records, keep)), tuple(compress(self.items, keep)), tuple(compress(self.days, keep)))

    @checked
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


PRICED: Final[Mapping[str, tuple[str, ...]]] = {
    "submissions": ("item.unit", "item.form", "item.composite"),
    "adoptions": ("item.unit", "item.form", "item.composite", "record.form", "record.publication"),
    "instructions": ("item.unit", "item.composite", "record.level", "record.rank"),
    "lapses": ("record.unit", "record.kind", "record.by"),
    "merits": ("item.unit", "record.kind"),
    "reviews": ("item.unit", "item.composite", "record.outcome"),
    "matters": ("record.kind",),
}
"""The lists whose records are priced as they happened, and the fields that nearly every rulebook looks at."""


def rows_of(name: str, records: tuple[AnyRecord, ...], items: Mapping[str, Item]) -> Rows:
    """Return the records of one list, in their order, beside the items they are about."""
    own = name == "submissions"
    if name == "instructions":  # one on another matter is about no item
        records = tuple([record for record in records if getattr(record, "submission", None) is not None])
    if name in {"merits", "matters"}:
        about = tuple([stands_for(record) for record in records])
    else:
        about = tuple([items.get(id_, NO_ITEM) for id_ in map(attrgetter("id" if own else "submission"), records)])
    days: list[date] = [item.day for item in about] if own else list(map(attrgetter("on"), records))
    rows = Rows(records, about, tuple(days))
    for column in PRICED[name]:
        rows.column(column)
    return rows
