"""What lines compete by, where a record does not give the number by which they would."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from offices import head

from govinfo import Period, Records, assess, build_register, decode_rulebook
from govinfo.records import Contribution, Submission, Unit

BOOK = decode_rulebook(
    head("pictures")
    + """
[[price]]
id = "sent"
clause = "一"
title = "报送"
of = "submission"
amount = 1
[[keep]]
id = "once"
clause = "二"
title = "图片张数相同的只计一条"
rules = ["sent"]
per = ["pictures"]
"""
)


def item(id_: str, pictures: int | None) -> Submission:
    """An item of one unit with so many pictures."""
    sent = datetime(2024, 3, 5, 9, tzinfo=UTC)
    return Submission(id=id_, units=(Contribution(unit="u"),), submitted_at=sent, pictures=pictures)


@pytest.mark.parametrize(
    ("other", "points", "complete"),
    [(2, 1, True), (3, 2, True), (None, 2, False)],
    ids=["alike", "another number", "nobody counted"],
)
def test_a_line_whose_number_nobody_gave_may_compete(other: int | None, points: int, complete: bool) -> None:
    """Two pictures and two: 1 point; two and three: 2; two and nobody knows how many: as it stands 2, and not complete."""
    records = Records(units=(Unit(id="u", name="甲局"),), submissions=(item("a", 2), item("b", other)))
    (card,) = assess(build_register(records), BOOK, Period.parse("2024")).units

    assert (card.points, card.complete) == (points, complete)
