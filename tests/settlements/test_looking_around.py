"""Settlements that look at all units: ranks, the best, everybody together, and what they tell of it later."""

from __future__ import annotations

import pickle

import pytest
from offices import OFFICE, THREE, YEAR, adoption, points, result, submission

from govinfo import Records, assess, build_register, decode_rulebook
from govinfo.assessment import Assessment
from govinfo.assessment._measures import Measures
from govinfo.assessment._standing import ranks
from govinfo.formulas import Env, Explanation, Formula
from govinfo.formulas import explain as tell
from govinfo.records import About, Figure, Finding, Unit
from govinfo.rulebook import Ties


def tally(amount: str, step: int = 2, more: str = "") -> str:
    """A tally of the year."""
    return f'[[tally]]\nid = "t{step}"\nclause = "十"\ntitle = "合计"\neach = "year"\nstep = {step}\n{more}amount = "{amount}"\n'


CAP = '[[cap]]\nid = "c"\nclause = "五"\ntitle = "限额"\neach = "year"\nstep = 4\nmost = 3\n'


def why(assessment: Assessment, rule: str, lang: str = "en") -> str:
    """The words of one line of u."""
    [line] = [line for line in assessment.unit("u").lines if line.rule == rule]
    return line.why(lang)  # type: ignore[arg-type]


def test_a_line_tells_what_its_formula_saw_and_not_what_became_of_it_later() -> None:
    """Ten points when the tally looked; a limit of three came after it. Read twice, and after pickling."""
    assessment = result(tally("points / 2") + CAP, submissions=(submission("s", "u"),), adoptions=(adoption("a", "s"),))
    again: Assessment = pickle.loads(pickle.dumps(assessment))

    assert assessment.unit("u").points == 3
    for one in (assessment, assessment, again):
        assert "10 ÷ 2 = 5 (points 10)" in why(one, "t2")
        assert "10 ÷ 2 = 5（积分 10）" in why(one, "t2", "zh")


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("figure('fee', 4)", "4"),
        ("figure('fee', points)", "10"),
        ("figure('heads', 4)", "7"),
        ("given(figure('fee'), 0)", "0"),
        ("decided('good')", "5"),
        ("decided('bad', 0)", "0"),
        ("rank(points)", "1"),
        ("best(points) + everyone(points)", "10 + 10 = 20"),
        ("1 if group == 'a' else 0", "1"),
        ("1 if targeted(sent) and met(sent) else 0", "0"),
    ],
)
def test_defaults_and_lookups_are_told_as_they_were(amount: str, told: str) -> None:
    """What is known, and what is not, comes out the same when the line is read."""
    rules = "".join(f'[criteria.{name}]\ntitle = "{name}"\nabout = ["unit"]\nleast = 0\n' for name in ("good", "bad"))
    lists = {
        "submissions": (submission("s", "u"),),
        "adoptions": (adoption("a", "s"),),
        "figures": (Figure(id="f", unit="u", name="heads", value=7),),
        "findings": (Finding(id="d", criterion="good", about=About(unit="u"), on=YEAR.start, amount=5),),
    }

    assert f"2024: {told}" in why(result(rules + tally(amount) + CAP, **lists), "t2")


def test_a_bar_sees_ranks_as_they_are_in_the_end() -> None:
    """When the tally looked u was first with ten points; the fifteen it gave v are seen by bar and notice."""
    rules = tally("15 if rank(points) == 2 else 0")
    rules += '[[bar]]\nid = "b"\nclause = "九"\ntitle = "末位"\nprovided = "rank(points) == 2"\n'
    rules += '[[notice]]\nid = "n"\nclause = "九"\ntitle = "最多"\nprovided = "points == best(points) and everyone(points) == 25"\n'
    assessment = result(rules, submissions=(submission("s", "u"),), adoptions=(adoption("a", "s"),))

    assert {card.subject: (card.points, card.eligible, len(card.notices)) for card in assessment.units} == {
        "v": (15, True, 1),
        "u": (10, False, 0),
    }


def test_every_unit_costs_a_ranking_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the units, twice the looks at a total."""
    looks: list[str] = []

    def value(_: Measures, name: str, *__: object) -> int:
        looks.append(name)
        return 0

    monkeypatch.setattr(Measures, "value", value)
    for n in (20, 40):
        book = decode_rulebook(OFFICE + tally("rank(points) + best(points) + everyone(points)"))
        looks.clear()
        assess(build_register(Records(units=tuple(Unit(id=f"u{i}", name=f"u{i}") for i in range(n)))), book, YEAR)

        assert looks == ["points"] * n


def test_no_line_is_put_in_words_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """An assessment explains a tally when somebody asks."""
    explained: list[str] = []

    def explain(formula: Formula, env: Env) -> Explanation:
        explained.append(formula.source)
        return tell(formula, env)

    monkeypatch.setattr("govinfo.assessment._remembered.explain", explain)
    assessment = result(tally("rank(points)"))
    assert explained == []

    assert why(assessment, "t2")
    assert explained == ["rank(points)"]


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


def test_a_tie_is_followed_by_the_next_rank_or_by_the_place() -> None:
    """Nine, nine, seven, seven, one."""
    scores = {"a": 1, "b": 9, "c": 7, "d": 9, "e": 7}

    assert ranks(scores, Ties.SKIP) == {"a": 5, "b": 1, "c": 3, "d": 1, "e": 3}
    assert ranks(scores, Ties.DENSE) == {"a": 3, "b": 1, "c": 2, "d": 1, "e": 2}
    assert ranks({}, Ties.DENSE) == {}
