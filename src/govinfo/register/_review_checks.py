"""What is wrong or odd about reviews: merging in a circle, items adopted after they were given up, days in another order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from govinfo.errors import Problem, Severity
from govinfo.labels import ReviewOutcome
from govinfo.records import AdoptionEvent, AnyRecord, Review, Submission
from govinfo.texts import Text

_GIVEN_UP: Final = frozenset({ReviewOutcome.REJECTED, ReviewOutcome.WITHDRAWN})


def last_reviews(reviews: Sequence[Review]) -> dict[str, Review]:
    """Return the review that decides about each item, by its id: the last one, by day, then by id."""
    return {review.submission: review for review in sorted(reviews, key=lambda review: (review.on, review.id))}


def merged_into(last: Mapping[str, Review]) -> dict[str, str]:
    """Return for each item that was merged the one that it is part of in the end, given the reviews that decide."""
    into = {item: review.into for item, review in last.items() if review.into is not None}
    merged: dict[str, str] = {}
    for item, next_one in into.items():
        end = next_one
        for _ in into:
            if end not in into:
                break
            end = into[end]
        merged[item] = end
    return merged


def circles_of_merging(rows: Sequence[tuple[int, AnyRecord]]) -> Iterator[Problem]:
    """Yield items that were merged into each other, so that none is left."""
    places = {record.id: i for i, record in rows}
    last = last_reviews([record for _, record in rows if isinstance(record, Review)])
    into = {item: review.into for item, review in last.items() if review.into is not None}
    safe: set[str] = set()
    for item, review in last.items():
        path: dict[str, None] = {}
        at: str | None = item
        while at is not None and at not in safe and at not in path:
            path[at] = None
            at = into.get(at)
        if at is not None and at in path:
            circle = tuple(path)[tuple(path).index(at) :]
            message = Text("{link} goes round in a circle: {circle}", link="into", circle=(*circle[:8], at))
            yield Problem(path=f"$.reviews[{places[review.id]}].into", record=review.id, message=message)
        safe.update(path)


def odd_reviews(standing: Mapping[str, Sequence[tuple[int, AnyRecord]]], by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    """Yield what is odd about the reviews that stand."""
    for i, record in standing["reviews"]:
        assert isinstance(record, Review)
        item = by_id["submissions"][record.submission]
        if isinstance(item, Submission) and record.on < item.on:
            message = Text("reviewed on {on}, before {item} was sent on {sent}", on=record.on, item=item.id, sent=item.on)
            yield _question(f"$.reviews[{i}].on", record, message)
        if record.outcome is ReviewOutcome.MERGED and record.into is None:
            message = Text("{item} was merged, but nothing says into which item", item=record.submission)
            yield _question(f"$.reviews[{i}].into", record, message)
    last = last_reviews([record for _, record in standing["reviews"] if isinstance(record, Review)])
    for i, record in standing["adoptions"]:
        review = last.get(record.submission) if isinstance(record, AdoptionEvent) else None
        if isinstance(record, AdoptionEvent) and review is not None and review.outcome in _GIVEN_UP and review.on <= record.on:
            message = Text(
                "adopted on {on}, though {item} was {outcome} on {day} ({review})",
                on=record.on,
                item=record.submission,
                outcome=review.outcome,
                day=review.on,
                review=review.id,
            )
            yield _question(f"$.adoptions[{i}].on", record, message)


def _question(path: str, record: AnyRecord, message: Text) -> Problem:
    return Problem(path=path, record=record.id, message=message, severity=Severity.QUESTION)
