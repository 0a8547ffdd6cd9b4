"""Records that may be one entered twice (重复录入): the same adoption, the same item; and adoptions dated before their item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from govinfo.errors import Problem, Severity
from govinfo.records import AdoptionEvent, AnyRecord, Submission, Tags
from govinfo.texts import Text
from govinfo.texts._word import word_of

ANOTHER: Final = "another"
"""The tag by which a record that is like another one is said to be another all the same (并非重复)."""


def odd_adoptions(rows: Sequence[tuple[int, AnyRecord]], sent: Mapping[str, date]) -> Iterator[Problem]:
    """Yield the adoptions before their item was sent, and those that stand twice."""
    seen: dict[tuple[object, ...], str] = {}
    for i, record in rows:
        assert isinstance(record, AdoptionEvent)
        path, item = f"$.adoptions[{i}].on", record.submission
        if record.on < sent[item]:
            message = Text("adopted on {on}, before {item} was sent on {sent}", on=record.on, item=item, sent=sent[item])
            yield _question(path, record.id, message)
        key = (item, record.publication, record.on, record.form, word_of(record.issue))
        other = seen.setdefault(key, record.id)
        if other != record.id and not _is_another(record.tags):
            message = Text("the same adoption of {item} stands at {other} too; is it entered twice?", item=item, other=other)
            yield _question(path, record.id, message)


def _is_another(tags: Tags) -> bool:
    """Whether somebody looked at two records that are alike and found that they are two."""
    return tags.get(ANOTHER) is True


def sent_twice(rows: Sequence[tuple[int, AnyRecord]]) -> Iterator[Problem]:
    """Yield the items of the same units, with the same title, sent on the same day: they may be one."""
    seen: dict[tuple[object, ...], str] = {}
    for i, record in rows:
        if isinstance(record, Submission) and record.title is not None:
            key = (frozenset(part.unit for part in record.units), record.title, record.on, record.form)
            other = seen.setdefault(key, record.id)
            if other != record.id and not _is_another(record.tags):
                message = Text(
                    "{item}, sent by the same units on the same day, stands at {id} too; is it entered twice?", item=record.id, id=other
                )
                yield _question(f"$.submissions[{i}]", record.id, message)


def _question(path: str, record: str | None, message: Text) -> Problem:
    return Problem(path=path, record=record, message=message, severity=Severity.QUESTION)
