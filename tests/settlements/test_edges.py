"""Where rules meet their edges: money that is no whole fen, shared items, units that came late, findings that changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, THREE, YEAR, adoption, points, result, submission

from govinfo import Records, RulebookError, assess, build_register, decode_rulebook
from govinfo.records import About, Contribution, Finding, Lapse, Person, Submission, Unit


def refusal(rules: str) -> str:
    """What is said of a rulebook that is refused."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(OFFICE + rules)
    return str(caught.value)


def test_money_by_formula_is_paid_in_whole_fen() -> None:
    """10/3 yuan for one unit is 3.33; a cap of 20/3 stops at 6.67."""
    price = '[[price]]\nid = "pay"\nclause = "五"\ntitle = "奖励"\nof = "adoption"\naccount = "yuan"\namount = "10 / 3"\n'
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "封顶"\neach = "year"\naccount = "yuan"\nrules = ["pay"]\nmost = "20 / 3"\n'

    assert [str(result(price, **THREE).unit(unit).yuan) for unit in "uv"] == ["9.99", "3.33"]
    assert [str(result(price + cap, **THREE).unit(unit).yuan) for unit in "uv"] == ["6.67", "3.33"]


def test_a_condition_is_asked_before_an_assessor_is() -> None:
    """A short text owes no decision; a long one does."""
    rules = """
[criteria.worth]
title = "稿酬"
about = ["submission"]
least = 0
[[price]]
id = "worth"
clause = "六"
title = "稿酬"
of = "submission"
provided = "characters >= 200"
decide = "worth"
amount = "decided"
"""
    items = tuple(evolve(submission(f"s{n}", "u"), characters=n) for n in (100, 300))
    assessment = result(rules, submissions=items)

    assert [pending.about for pending in assessment.pending] == ["s300"]
    assert assessment.unpriced == ("s100",)


def test_a_finding_on_one_units_part_leaves_the_others_alone() -> None:
    """Of a shared item only the part that was judged is taken back."""
    rules = """
[criteria.idle]
title = "未参与"
about = ["submission"]
[[void]]
id = "idle"
clause = "七"
title = "未实际参与不计分"
each = "item"
provided = "finding('idle')"
"""
    finding = Finding(id="f", criterion="idle", about=About(submission="s", unit="u"), on=date(2024, 4, 1), met=True)
    lists: dict[str, Any] = {"submissions": (submission("s", "u", "v"),), "adoptions": (adoption("a", "s"),), "findings": (finding,)}

    assert points(result(rules, **lists)) == {"u": 0, "v": 10}


def test_a_measure_of_findings_counts_those_in_force_also_on_lapses() -> None:
    """Decided as 5, later as 7: 7, once; and the unit is that of the lapse."""
    rules = """
[criteria.gravity]
title = "情节"
about = ["lapse"]
least = 0
[measures.gravity]
title = "情节"
count = "finding"
when = { criterion = "gravity" }
weigh = "decided"
[[tally]]
id = "gravity"
clause = "八"
title = "按情节扣分"
each = "year"
amount = "-gravity"
"""
    lapse = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 3, 1))
    findings = tuple(Finding(id=f"f{n}", criterion="gravity", about=About(lapse="l"), on=date(2024, 4, n), amount=n) for n in (5, 7))

    assert points(result(rules, lapses=(lapse,), findings=findings)) == {"u": -8 - 7, "v": 0}


def test_units_of_one_record_do_not_compete_where_the_first_takes_all() -> None:
    """The joint item that came first counts for both of its units, the later one for none."""
    rules = """
[[price]]
id = "sent"
clause = "九"
title = "报送"
of = "submission"
amount = 1
[[keep]]
id = "first"
clause = "九"
title = "以先报为准"
rules = ["sent"]
per = ["subject"]
by = "first"
across = true
"""
    items = (submission("s1", "u", "v", subject="flood"), submission("s2", "v", day=2, subject="flood"))

    assert points(result(rules, submissions=items)) == {"u": 1, "v": 1}


def test_months_before_a_unit_existed_are_not_settled() -> None:
    """A unit founded in November owes two months, not twelve."""
    rules = '[[tally]]\nid = "monthly"\nclause = "十"\ntitle = "每月"\neach = "month"\nprovided = "sent < 1"\namount = -1\n'
    units = (Unit(id="u", name="新单位", since=date(2024, 11, 1)),)

    assert assess(build_register(Records(units=units)), decode_rulebook(OFFICE + rules), YEAR).unit("u").points == -2


def test_what_is_deducted_from_an_item_reaches_its_authors() -> None:
    """Half of 10 is taken back, and of each of two authors half of that."""
    rules = """
[persons]
awards = "equal"
[[tally]]
id = "half"
clause = "十一"
title = "减半"
each = "item"
amount = "-points / 2"
"""
    people = tuple(Person(id=id_, name=id_, unit="u") for id_ in ("p", "q"))
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 1, 1, tzinfo=UTC), authors=("p", "q"))
    assessment = result(rules, persons=people, submissions=(item,), adoptions=(adoption("a", "s"),))

    assert [assessment.person(id_).points * 2 for id_ in ("p", "q")] == [5, 5]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            '[[tally]]\nid = "p"\nclause = "五"\ntitle = "t"\neach = "item"\naccount = "yuan"\npool = 10\namount = 1\n',
            "p.pool: a pool is divided among units; an item has its units already: name a span",
        ),
        (
            '[[cap]]\nid = "c"\nclause = "五"\ntitle = "t"\neach = "year"\naccount = "yuan"\nrules = ["gazette"]\nmost = 1\n',
            "c.account: none of these rules posts to yuan; name the account they post to",
        ),
        (
            '[measures.m]\ntitle = "m"\ncount = "adoption"\nwhen = { publication = { a = 1 } }\n',
            "$.measures.m.when.publication: must be a value, a list of values, or { not = ... }, got an object",
        ),
    ],
)
def test_what_could_only_fail_later_is_refused_at_once(rules: str, message: str) -> None:
    """With the rule and what would be right."""
    assert message in refusal(rules)


def test_formulas_see_where_an_item_was_used_and_the_best_of_all_units() -> None:
    """Two uses by the gazette and one at district level; half of the best unit's three adoptions."""
    rules = """
[[tally]]
id = "used"
clause = "十二"
title = "多处采用"
each = "item"
provided = "used('gazette') >= 1 and used('district') >= 1"
amount = "adoptions"
[[tally]]
id = "best"
clause = "十三"
title = "相对得分"
each = "year"
amount = "ratio(100 * used, best(used), 0)"
"""
    assessment = result(rules, **THREE)
    lines = {(card.subject, line.rule): line.amount for card in assessment.units for line in card.lines if line.measures}

    assert lines == {("u", "used"): 2, ("u", "best"): 100, ("v", "best"): Fraction(100, 3)}


def test_ranks_are_those_of_the_group_where_groups_are_ranked_apart() -> None:
    """The only unit of each class is its first."""
    rules = """
[standing]
grouped = true
[[tally]]
id = "prize"
clause = "十四"
title = "类别第一"
each = "year"
provided = "rank(used) == 1"
amount = 7
"""
    assert points(result(rules, **THREE)) == {"u": 24 + 7, "v": 10 + 7}
