"""The lists of a records file, and all the records of one or of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias, cast, final

from attrs import fields, frozen

from govinfo.errors import InvalidValueError, check_type
from govinfo.records._accepted import as_tuple
from govinfo.records._items import (
    AdoptionEvent,
    Commission,
    LeaderInstruction,
    Review,
    Submission,
)
from govinfo.records._judgements import Claim, Correction, Finding, Lapse, Record
from govinfo.records._matters import Handling, Matter
from govinfo.records._meanings import held_by, written
from govinfo.records._merits import Merit
from govinfo.records._subjects import Figure, Person, Target, Unit
from govinfo.texts import Text

AnyRecord: TypeAlias = Record | Correction
"""Any record at all."""


class Priced(Protocol):
    """
    Whatever a rule can price or a measure count (计分事实): it has an id, and a day of its own.

    >>> from datetime import date
    >>> from govinfo.records import AdoptionEvent
    >>> record: Priced = AdoptionEvent(id="a1", submission="s1", publication="zhengwu", on=date(2024, 3, 5))
    >>> record.id
    'a1'
    """

    @property
    def id(self) -> str:
        """What others call it."""
        ...

    @property
    def on(self) -> date:
        """The day on which it counts."""
        ...


@final
@frozen(kw_only=True)
class Records:
    """
    All the records of a file or of several (档案): one tuple per list.

    >>> Records(units=(Unit(id="agri", name="农业农村局"),)) + Records()
    Records(units=1)
    """

    units: tuple[Unit, ...] = ()
    persons: tuple[Person, ...] = ()
    commissions: tuple[Commission, ...] = ()
    submissions: tuple[Submission, ...] = ()
    matters: tuple[Matter, ...] = ()
    adoptions: tuple[AdoptionEvent, ...] = ()
    instructions: tuple[LeaderInstruction, ...] = ()
    handlings: tuple[Handling, ...] = ()
    merits: tuple[Merit, ...] = ()
    reviews: tuple[Review, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    findings: tuple[Finding, ...] = ()
    targets: tuple[Target, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Take lists for tuples, and refuse what is of another kind than its list."""
        for name, kind in LISTS.items():
            value: Any = as_tuple(getattr(self, name))
            if not isinstance(value, tuple) or set(map(type, cast("tuple[object, ...]", value))) - {kind}:
                raise InvalidValueError(name, getattr(self, name), Text("a tuple of {kind}", kind=kind.__name__))
            object.__setattr__(self, name, value)

    @staticmethod
    def of(records: Iterable[AnyRecord]) -> Records:
        """
        Return *records* of any types, each in the list of its type, in the order in which they come.

        Raises:
            InvalidValueError: something among them is no record.

        >>> Records.of([Person(id="agri-1", name="信息员", unit="agri"), Unit(id="agri", name="农业农村局")])
        Records(units=1, persons=1)
        """
        check_type("records", records, Iterable, "several records")
        lists: dict[str, list[AnyRecord]] = {name: [] for name in LISTS}
        for record in records:
            if type(record) not in _NAMES:
                raise InvalidValueError("record", record, "a record of one of the types in govinfo.records")
            lists[_NAMES[type(record)]].append(record)
        return sure(lists)

    def __add__(self, other: Records) -> Records:
        """Return the records of both, list by list."""
        check_type("other", other, Records, "Records")
        return sure({name: getattr(self, name) + getattr(other, name) for name in LISTS})

    def __iter__(self) -> Iterator[AnyRecord]:
        """Iterate over all records, list by list."""
        for name in LISTS:
            yield from getattr(self, name)

    def __len__(self) -> int:
        """Return the number of records."""
        return sum(len(getattr(self, name)) for name in LISTS)

    def __repr__(self) -> str:
        """Return how many records there are of each type."""
        counts = ", ".join(f"{spec.name}={len(getattr(self, spec.name))}" for spec in fields(Records) if getattr(self, spec.name))
        return f"Records({counts})"


LISTS: Final[Mapping[str, type[AnyRecord]]] = MappingProxyType({spec.name: held_by(spec)[0] for spec in written(Records)})
"""The lists of a records file and what each holds; the singular of a list's name is the type of a line."""


def sure(lists: Mapping[str, Iterable[AnyRecord]]) -> Records:
    """Return lists that hold what they should, as the caller knows: of tens of thousands of records not one is looked at again."""
    made = Records.__new__(Records)
    for name in LISTS:
        object.__setattr__(made, name, tuple(lists.get(name, ())))
    return made


_NAMES: Final = {cls: name for name, cls in LISTS.items()}


def list_of(record: AnyRecord) -> str:
    """Return the name of the list that a record belongs to."""
    return _NAMES[type(record)]
