"""A small year of two sections: a quota of a person, a prize, an item returned, a mover, a pair at 3 : 2, a head barred by the section."""

from __future__ import annotations

import json
from functools import cache

from govinfo import Assessment, Period, assess, build_register, decode_records, decode_rulebook
from govinfo.reports import outcomes

RULES = """
schema = 1
id = "sections"
title = "科室信息工作考核办法"
source = { issuer = "市政府办公室", title = "科室信息工作考核办法" }
publications = { d = { title = "要情", level = "district" } }
merits = { prize = "获奖" }
persons = [{ awards = "3:2" }]

[measures.sent]
title = "报送条数"
count = "submission"

[[price]]
id = "used"
clause = "一"
title = "采用"
of = "adoption"
amount = 10

[[price]]
id = "prize"
clause = "二"
title = "市级表彰"
of = "merit"
when = { kind = "prize" }
amount = 20

[[price]]
id = "returned"
clause = "三"
title = "退稿"
of = "review"
when = { outcome = "returned" }
amount = -1

[[bar]]
id = "quota"
clause = "四"
title = "个人任务未完成"
for = "persons"
provided = "not met(sent)"

[[bar]]
id = "head"
clause = "五"
title = "所在科室未达标，负责人不得评先"
for = "persons"
provided = "unit(points) < 20"
"""
AT = "T09:00:00+08:00"
RECORDS = {
    "format": "govinfo.records/1",
    "units": [{"id": "one", "name": "综合科"}, {"id": "two", "name": "督查科"}],
    "persons": [
        {"id": "zhang", "name": "张三", "unit": "one"},
        {"id": "li", "name": "李四", "unit": "one"},
        {"id": "wang", "name": "王五", "unit": "two", "moves": [{"on": "2024-07-01", "unit": "one"}]},
        {"id": "zhao", "name": "赵六", "unit": "two"},
    ],
    "submissions": [
        {"id": "s1", "units": ["one"], "submitted_at": f"2024-03-01{AT}", "title": "防汛准备", "authors": ["zhang", "li"]},
        {"id": "s2", "units": ["two"], "submitted_at": f"2024-04-01{AT}", "title": "督查情况", "authors": ["wang"]},
        {"id": "s3", "units": ["one"], "submitted_at": f"2024-09-01{AT}", "title": "秋收进度", "authors": ["wang", "zhang"]},
    ],
    "adoptions": [{"id": f"a{n}", "submission": f"s{n}", "publication": "d", "on": on} for n, on in ((1, "2024-03-05"), (3, "2024-09-05"))],
    "reviews": [{"id": "r2", "submission": "s2", "on": "2024-04-03", "outcome": "returned", "reason": "缺少数据"}],
    "merits": [{"id": "m1", "kind": "prize", "on": "2024-11-01", "unit": "one", "level": "city", "title": "信息工作先进单位"}],
    "targets": [{"id": "t1", "person": "zhang", "measure": "sent", "per": "year", "at_least": 3}],
}


@cache
def year() -> Assessment:
    """Return the assessment of the year."""
    return assess(build_register(decode_records(json.dumps(RECORDS))), decode_rulebook(RULES), Period.parse("2024"))


def test_the_prize_counts_beside_the_items_and_nothing_is_open() -> None:
    """Two adoptions and a prize: 10 + 10 + 20; the other section has a return: -1."""
    assert [year().unit(id_).points for id_ in ("one", "two")] == [40, -1]
    assert "市级表彰：20分" in [line.why("zh") for line in year().unit("one").lines]
    assert (year().pending, year().questions) == ((), ())


def test_the_item_that_was_returned_says_so_and_costs_a_point() -> None:
    """As its section reads it."""
    assert [line.why("zh") for line in year().unit("two").lines] == ["退稿：-1分"]
    assert {one.item: one.became.label for one in outcomes(year())}["s2"] == "退回"


def test_the_pair_shares_at_three_to_two() -> None:
    """Of the first item Zhang has 6 and Li 4; of the third Wang 6 and Zhang 4."""
    assert [year().person(id_).points for id_ in ("zhang", "li")] == [10, 4]
    assert [line.why("zh") for line in year().person("li").lines] == ["采用：10分，由前 2 名作者按 3 : 2 分摊"]


def test_who_moved_in_mid_year_shares_what_the_new_section_earned() -> None:
    """Wang wrote in the second section until June, in the first from July on, and is judged with that at the end."""
    wang = year().person("wang")
    assert wang.points == 6
    assert [line.on.isoformat() for line in wang.lines] == ["2024-09-05"]
    assert wang.eligible  # the first section has 40


def test_a_quota_of_a_person_and_a_section_that_fails_its_head_are_told_in_words() -> None:
    """Zhang sent two of three; Zhao's section has -1 where 20 are asked for."""
    told = {id_: [reason.text("zh") for reason in year().person(id_).barred] for id_ in ("zhang", "zhao")}
    assert told == {
        "zhang": ["四：个人任务未完成（报送条数任务未完成（2，任务 3））"],
        "zhao": ["五：所在科室未达标，负责人不得评先（所在单位积分 -1；-1 < 20）"],
    }
