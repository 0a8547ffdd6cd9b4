"""Every law of assessments where rules speak of merits, reviews and matters, and items are merged into each other."""

from __future__ import annotations

from hypothesis import given, settings

from govinfo import Period, Records, assess, build_register, decode_records, decode_rulebook, encode_records
from govinfo.testing import records
from govinfo.testing.laws import check_all, check_every_item_in_statements

BOOK = decode_rulebook("""
schema = 1
id = "b"
title = "考核办法"
source = { issuer = "市政府办公室", title = "考核办法" }
[publications.daily]
title = "每日要情"
level = "city"
[merits]
helped = "支援其他单位"
prize = "获奖"
[matters]
task = "督办任务"
[persons]
awards = "equal"
[criteria.worth]
title = "贡献"
about = ["merit"]
least = 0
most = 5
[measures]
sent = { title = "报送条数", count = "submission" }
merits = { title = "加分次数", count = "merit" }
returned = { title = "退回次数", count = "review", when = { outcome = "returned" } }
tasks = { title = "事项数", count = "matter" }
[[price]]
id = "adopted"
clause = "一"
title = "采用"
of = "adoption"
amount = 10
share = "equal"
[[price]]
id = "helped"
clause = "二"
title = "支援加分"
of = "merit"
when = { kind = "helped" }
amount = 2
[[price]]
id = "prize"
clause = "三"
title = "获奖"
of = "merit"
when = { kind = "prize" }
amount = "decided"
decide = "worth"
[[price]]
id = "returned"
clause = "四"
title = "退回扣分"
of = "review"
when = { outcome = "returned" }
amount = -1
[[tally]]
id = "tasks"
clause = "五"
title = "督办任务"
each = "year"
amount = "tasks"
[[cap]]
id = "cap"
clause = "六"
title = "封顶"
rules = ["helped"]
each = "year"
most = 5
""")


@settings(max_examples=25)
@given(records(BOOK, size=4, without={"succession"}))
def test_the_laws_hold_with_merits_and_reviews(some: Records) -> None:
    """All of them but the one that a deduction for a returned item may break."""
    check_all(some, BOOK, Period.parse("2024"), except_for=("adding-never-lowers",))


@settings(max_examples=25)
@given(records(BOOK, size=5))
def test_every_item_is_told_once(some: Records) -> None:
    """Also where units were merged into others and items into items."""
    check_every_item_in_statements(assess(build_register(some), BOOK, Period.parse("2024")))


@settings(max_examples=25)
@given(records())
def test_records_of_every_list_are_written_and_read(some: Records) -> None:
    """Merits, matters, reviews and claims among them."""
    assert decode_records(encode_records(some)) == some
