"""The numbers of rules are held against the sentences they cite, as people write numbers, and nothing that is right is refused."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from small_rulebook import BASE, cap, keep, price, problems_of, said_of, tally

from govinfo import Rulebook, RulebookError, decode_rulebook
from govinfo.codec._toml_places import Path, places_of
from govinfo.errors import InvalidValueError, ProblemsError
from govinfo.examples import decode_examples, run_example
from govinfo.rulebook._quotes import numbers_in_text


def quoted(**texts: str) -> str:
    """Return clauses with their sentences."""
    return "[clauses]\n" + "".join(f'"{id_}" = {{ covered = "rule", text = "{text}" }}\n' for id_, text in texts.items())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("每条计十分", [10]),
        ("每条计１０分", [10]),
        ("按四倍计", [4]),
        ("按两倍计", [2]),
        ("翻倍", [2]),
        ("加倍奖励", [2]),
        ("翻两番", [4]),
        ("减半", ["1/2"]),
        ("一半", ["1/2"]),
        ("完成50%的", [50, "0.5"]),
        ("完成５０％的", [50, "0.5"]),
        ("上浮20%", ["1.2"]),
        ("下浮20%", ["0.8"]),
        ("百分之二十", ["0.2", 20]),
        ("百分之2.5", ["0.025"]),
        ("千分之五", ["0.005"]),
        ("三分之一", ["1/3", 3]),
        ("三分之二", ["2/3"]),
        ("1/3", ["1/3"]),
        ("提高5个百分点", [5, "0.05"]),
        ("打八折", ["0.8"]),
        ("七成以上", ["0.7"]),
        ("一百五十元", [150]),
        ("一百零五元", [105]),
        ("二千五百字", [2500]),
        ("两千五", [2500]),
        ("一万二千三百元", [12300]),
        ("5万元", [50000]),
        ("1.5万元", [15000]),
        ("1,000字", [1000]),
        ("一点五分", ["1.5"]),
        ("0.5分", ["0.5"]),
        ("二三条", [2, 3]),
        ("二三十条", [20, 30]),
        ("二〇二四年", [2024]),
        ("廿五日", [25]),
        ("贰拾元", [20]),
        ("采用率", [100]),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, numbers: list[int | str]) -> None:
    """In digits of either width and in characters, as a share, a rate, a multiple."""
    assert {Fraction(number) for number in numbers} <= numbers_in_text(text)


@pytest.mark.parametrize(
    ("text", "number"), [("计5分", 6), ("计十分", 11), ("50%", 51), ("三分之一", 4), ("一百五十元", 50), ("没有数", 2)]
)
def test_another_number_is_not_in_it(text: str, number: int) -> None:
    """Nor is a part of a longer numeral."""
    assert number not in numbers_in_text(text)


ELEVEN = quoted(甲="每月十一条。", 乙="每条计十二分。") + '"一" = { covered = "rule" }\n'
TWO = {"clause": '"甲、乙"'}
DECIDED = price(**TWO, decide='"d"', amount='"decided"')
LIMIT = '[[deadline]]\nid = "l"\nclause = "甲、乙"\nunit = "day"\nnumber = 13\nanchor = "received"\n'
DUTY = '[[duty]]\nid = "d"\nclause = "甲"\ntitle = "d"\nof = "handling"\nlimit = "l"\n'


@pytest.mark.parametrize(
    ("rules", "places"),
    [
        (tally(**TWO, amount="13"), ["x.amount"]),
        (tally(**TWO, amount='"12 * (sent - 13)"'), ["x.amount"]),
        (tally(**TWO, amount="-12", provided='"sent >= 13"'), ["x.provided"]),
        (price(**TWO, amount="12", when="{ characters = 13 }"), ["p.when.characters"]),
        (price(**TWO, amount="12", when="{ characters = [11, 13] }", provided='"pictures > 14"'), ["p.when.characters", "p.provided"]),
        (cap(**TWO, most="13"), ["c.most"]),
        (cap(**TWO, most='"min(12, 13)"'), ["c.most"]),
        (cap(**TWO, most="", least="-13"), ["c.least"]),
        (keep(**TWO, best="13"), ["k.best"]),
        ('[[void]]\nid = "v"\ntitle = "v"\nclause = "甲、乙"\neach = "year"\nprovided = "sent > 11"\nfirst = 13\n', ["v.first"]),
        ('[[bar]]\nid = "b"\ntitle = "b"\nclause = "甲、乙"\nprovided = "points < 13"\n', ["b.provided"]),
        ('[[notice]]\nid = "n"\ntitle = "n"\nclause = "甲、乙"\nprovided = "points < 13"\n', ["n.provided"]),
        ('[criteria.d]\ntitle = "d"\nabout = ["submission"]\nleast = 11\nmost = 13\n' + DECIDED, ["criteria.d.most"]),
        (LIMIT + DUTY, ["l.number"]),
        ('[standing]\nby = "points + 13"\nclause = "甲、乙"\n', ["standing.by"]),
    ],
)
def test_every_number_of_every_rule_is_held_against_all_it_cites(rules: str, places: list[str]) -> None:
    """Eleven and twelve stand in the two clauses, thirteen and fourteen in neither."""
    told = [one for one in said_of(ELEVEN + rules) if one.endswith("number-not-in-clause")]

    assert told == [f"{place}: number-not-in-clause" for place in places]
    assert [one for one in said_of(ELEVEN + re.sub("1[34]", "12", rules)) if one.endswith("number-not-in-clause")] == []


def test_where_one_of_the_clauses_is_not_quoted_nothing_is_said() -> None:
    """The number may stand in that one."""
    clauses = quoted(甲="每月十一条。") + '"一" = { covered = "rule" }\n"乙" = { covered = "rule" }\n'

    assert said_of(clauses + tally(**TWO, amount="13")) == []


def test_a_number_that_the_clause_means_is_listed_with_it() -> None:
    """Three months' worth of 5 is no number of the sentence."""
    rules = tally(clause='"二"', amount="15")
    clauses = quoted(一="计十分", 二="每月5分")

    assert problems_of(BASE + clauses + rules) == ["x.amount: number-not-in-clause"]
    assert said_of(clauses.replace('每月5分"', '每月5分", numbers = [15], note = "一季度"') + rules) == []


def test_a_limit_that_fills_in_what_the_text_leaves_open_needs_no_sentence() -> None:
    """It says that it is assumed."""
    clauses = ELEVEN.replace('"rule"', '"deadline"').replace('"一" = { covered = "deadline"', '"一" = { covered = "rule"')

    assert problems_of(BASE + clauses + LIMIT + DUTY) == ["l.number: number-not-in-clause"]
    assert said_of(clauses + LIMIT + 'assumed = true\nbecause = "custom"\n' + DUTY) == []


# every number of three shipped rulebooks, raised by one

DATA = files("govinfo").joinpath("data")
FORMULAS = ("provided", "amount", "pool", "most", "least", "first", "weigh", "formula", "by")
RULES = ("price", "tally", "cap", "keep", "void", "bar", "notice", "deadline", "duty", "criteria", "measures", "standing")


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the values in a document that hold no others."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inside is None:
        yield path, value
    else:
        for name, one in inside:
            yield from leaves(one, (*path, name))


def literals(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number of a rule begins and ends in the text of a rulebook."""
    places = places_of(text)
    for path, value in leaves(tomllib.loads(text, parse_float=str)):
        if path[0] not in RULES or {"step", "reminders"} & set(path):
            continue
        start = places.values[path]
        number = re.match("-?[0-9.]+", text[start:])
        if number is not None and not isinstance(value, bool):
            yield start, start + number.end()
        elif path[-1] in FORMULAS and isinstance(value, str):
            formula = re.match('"[^"]*"', text[start:])
            words = re.sub("'[^']*'", lambda word: "'" * len(word[0]), formula[0] if formula is not None else "")
            for found in re.finditer(r"(?<![\w.'-])[0-9]+(?:\.[0-9]+)?(?![\w'])", words):
                yield start + found.start(), start + found.end()


def raised(number: str) -> str:
    """Return a number with one more, away from zero."""
    return re.sub("[0-9]+", lambda digits: str(int(digits[0]) + 1), number, count=1)


def noticed(rulebook: Rulebook, examples: tuple[Any, ...]) -> bool:
    """Whether an example comes out otherwise than computed by hand."""
    try:
        return any(run_example(example, rulebook) for example in examples)
    except (ProblemsError, InvalidValueError):
        return True


@pytest.mark.parametrize("name", ["district-model", "panjin-discipline-2021", "xiangshan-education"])
def test_no_number_of_a_shipped_rulebook_can_be_raised_unnoticed(name: str) -> None:
    """The sentence cited refuses it, or an example comes out otherwise."""
    text = DATA.joinpath("rulebooks").joinpath(f"{name}.toml").read_text("utf-8")
    examples = decode_examples(DATA.joinpath("examples").joinpath(f"{name}.toml").read_bytes())
    unnoticed: list[str] = []
    places = list(literals(text))
    for start, end in places:
        try:
            rulebook = decode_rulebook(text[:start] + raised(text[start:end]) + text[end:])
        except RulebookError:
            continue
        if not noticed(rulebook, examples):
            unnoticed.append(text[text.rfind("\n", 0, start) + 1 : text.find("\n", end)])

    assert len(places) > 15
    assert unnoticed == []
