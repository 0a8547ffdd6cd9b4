"""What a measure counts: how much each record weighs, for whom, and once or each time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from offices import THREE, adoption, points, result, submission

from govinfo import Assessment
from govinfo.records import About, Contribution, Finding, Lapse

TALLY = '[[tally]]\nid = "count"\nclause = "九"\ntitle = "计数"\neach = "year"\namount = "100 * counted"\n'


def counted(measure: str, **lists: object) -> dict[str, object]:
    """A hundred times what a measure comes to, for both units, without what the prices give."""
    rules = f'[measures.counted]\ntitle = "计数"\n{measure}{TALLY}'
    with_tally, without = result(rules, **lists), result("", **lists)
    before = points(without)
    return {card.subject: card.points - before[card.subject] for card in with_tally.units}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("measure", "u", "v"),
    [
        ('count = "adoption"\n', 3, 1),
        ('count = "adoption"\ndistinct = true\n', 2, 1),  # s2 was used twice
        ('count = "adoption"\nwhen = { publication = "digest" }\n', 1, 0),
        ('count = "adoption"\nweigh = "0.5"\n', Fraction(3, 2), Fraction(1, 2)),
        ('count = "adoption"\nweigh = "0.5"\ndistinct = true\n', 1, Fraction(1, 2)),
        ('count = "adoption"\nweigh = "3 if publication == \'digest\' else 1"\n', 5, 1),
        ('count = "adoption"\nweigh = "3 if publication == \'digest\' else 1"\ndistinct = true\n', 4, 1),  # the greatest of s2 is 3
    ],
)
def test_weight_of_a_record(measure: str, u: object, v: object) -> None:
    """Items s1 and s3 once in the gazette in March, s2 in the gazette in May and the digest in June."""
    assert counted(measure, **THREE) == {"u": 100 * u, "v": 100 * v}  # type: ignore[operator]


def test_a_formula_may_ask_for_tags() -> None:
    """A long item counts twice; a tag that the conditions do not name is read too."""
    long, short = (evolve(submission(f"s{n}", "u", day=n), tags={"kind": kind}) for n, kind in ((1, "long"), (2, "short")))
    measure = "count = 'submission'\nweigh = \"2 if tag('kind') == 'long' else 1\"\n"

    assert counted(measure, submissions=(long, short)) == {"u": 300, "v": 0}


def test_a_shared_measure_divides_by_the_weights_of_the_units() -> None:
    """Of an item of 3 and 1 parts, weighing 2: one and a half, and a half; without weights, one each."""
    measure = 'count = "submission"\nshared = true\nweigh = "2 + 0 * characters"\n'
    weighed = evolve(submission("s1", "u"), characters=0, units=(Contribution(unit="u", weight=3), Contribution(unit="v", weight=1)))
    plain = evolve(submission("s1", "u", "v"), characters=0)

    assert counted(measure, submissions=(weighed,)) == {"u": 150, "v": 50}
    assert counted(measure, submissions=(plain,)) == {"u": 100, "v": 100}
    assert counted('count = "submission"\n', submissions=(weighed,)) == {"u": 100, "v": 100}


def test_only_what_lies_in_the_year_is_counted() -> None:
    """An adoption on the last day counts; one on the first day of the next year does not."""
    late = (adoption("a1", "s1", month=12, day=31), evolve(adoption("a2", "s2"), on=adoption("a2", "s2").on.replace(year=2025, month=1)))

    assert counted('count = "adoption"\n', submissions=THREE["submissions"], adoptions=late) == {"u": 100, "v": 0}


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


def tally(amount: str, each: str = "year", id_: str = "t", more: str = "") -> str:
    """A tally with a clause of its own."""
    return f'[[tally]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "合计{id_}"\neach = "{each}"\namount = "{amount}"\n{more}'


def amounts(assessment: Assessment, rule: str) -> list[object]:
    """The amounts of u's lines by one rule, in order."""
    return [line.amount for line in assessment.unit("u").lines if line.rule == rule]


@pytest.mark.parametrize("long", ["tag('size') == 'long'", "characters > 9"])
def test_a_measure_asks_for_tags_in_its_conditions_and_in_its_weight(long: str) -> None:
    """Only what came by wire counts, what is long counts twice; the tag of the condition is not in the weight."""
    rules = '[measures.wired]\ntitle = "电传"\ncount = "submission"\nwhen = { "tags.way" = "wire" }\n'
    rules += f'weigh = "2 if {long} else 1"\n' + tally("wired")
    wires = ({"way": "wire", "size": "long"}, {"way": "wire"}, {"way": "post", "size": "long"})
    items = tuple(
        evolve(submission(f"s{n}", "u", day=n + 1), tags=tags, characters=10 if "size" in tags else 9) for n, tags in enumerate(wires)
    )

    assert amounts(result(rules, submissions=items), "t") == [3]
