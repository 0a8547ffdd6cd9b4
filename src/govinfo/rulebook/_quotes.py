"""The numbers that a quoted sentence of a regulation contains, as people write them (原文中的数字)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, cast

from attrs import fields, has

from govinfo.errors import Problem
from govinfo.exact import MAX_DIGITS, Exact, exact, format_exact, size
from govinfo.formulas._formula import numbers_in
from govinfo.rulebook._cited import citing
from govinfo.rulebook._conditions import TAG, Condition
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw
from govinfo.rulebook._rule_type import Formulas
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._words import Clause
from govinfo.texts import Text

_DIGIT_CHARS: Final = ("零〇", "一壹", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS: Final[Mapping[str, int]] = MappingProxyType({char: value for value, chars in enumerate(_DIGIT_CHARS) for char in chars})
_SMALL: Final[Mapping[str, int]] = MappingProxyType({"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000})
_LARGE: Final[Mapping[str, int]] = MappingProxyType({"万": 10**4, "亿": 10**8})
_TENS: Final[Mapping[str, str]] = MappingProxyType({"廿": "二十", "卅": "三十"})
_UNITS: Final = {**_SMALL, **_LARGE}
_LONGEST: Final = MAX_DIGITS
"""How many characters of a numeral are read."""

_CHINESE: Final = "".join((*_DIGITS, *_SMALL, *_LARGE, *_TENS))
_PLACES: Final = rf"点[{''.join(_DIGITS)}]{{1,{_LONGEST}}}"
_ONE: Final = rf"[0-9]{{1,{_LONGEST}}}(?:\.[0-9]{{1,{_LONGEST}}})?[万亿千百]?|[{_CHINESE}]{{1,{_LONGEST}}}(?:{_PLACES})?"
_NUMERAL: Final = re.compile(_ONE)
_WHOLE: Final = rf"(?:(?<![0-9])(?=[0-9])|(?<![{_CHINESE}])(?=[{_CHINESE}]))"
"""Where a numeral begins: one that is looked for from within itself again takes the square of its length."""

_PART: Final = re.compile(rf"{_WHOLE}({_ONE})分之({_ONE})")
_SLASH: Final = re.compile(rf"(?<![0-9])([0-9]{{1,{_LONGEST}}})[/⁄]([0-9]{{1,{_LONGEST}}})")
_HUNDREDTHS: Final = re.compile(rf"{_WHOLE}({_ONE})(%|‰|个百分点|折|成)")
_DOUBLED: Final = re.compile(r"翻倍|翻番|翻一番|加倍|双倍|一倍|倍增|成倍")
_FOLD: Final = re.compile(rf"翻({_ONE})番")
_HALF: Final = re.compile(r"半")
_OF: Final[Mapping[str, int]] = MappingProxyType({"%": 100, "个百分点": 100, "‰": 1000, "折": 10, "成": 10})
_GROUPED: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_RATE: Final = re.compile(r"[率%]|百分")
_HALVES: Final = Fraction(1, 2)


def numbers_in_text(text: str) -> frozenset[Exact]:
    """
    Return every number that a sentence may be meant to contain, in whatever way it is written.

    Rather one too many than one too few: a rule whose number stands in the sentence must not be refused. A percentage
    is a number, its hundredth and what is left or reached when so much is taken away or added.

    >>> sorted(numbers_in_text("每条计十分，报送３条以上的加50％"), key=float)
    [Fraction(1, 2), Fraction(3, 2), 3, 10, 50, 100]
    >>> sorted(numbers_in_text("按四倍计，其余减半"))
    [Fraction(1, 2), 2, 4]
    """
    plain = _GROUPED.sub("", unicodedata.normalize("NFKC", text))
    return frozenset(exact(number) for number in _found(plain))


def _found(text: str) -> Iterator[Exact]:
    for numeral in _NUMERAL.findall(text):
        yield from _readings(numeral)
    for whole, part in _PART.findall(text):
        for below in _readings(whole):
            for above in _readings(part):
                yield from _shares(above, below)
    for part, whole in _SLASH.findall(text):
        yield from _shares(int(part), int(whole))
    for numeral, of in _HUNDREDTHS.findall(text):
        for number in _readings(numeral):
            yield from _shares(number, _OF[of])
    for numeral in _FOLD.findall(text):
        yield from (2**number for number in _readings(numeral) if isinstance(number, int) and number <= _LONGEST)
    if _DOUBLED.search(text):
        yield 2
    if _HALF.search(text):
        yield from (_HALVES, 2)
    if _RATE.search(text):
        yield 100


def _shares(part: Exact, whole: Exact) -> Iterator[Exact]:
    """Yield a share, what is left of the whole without it, and what there is with it."""
    if whole:
        share = Fraction(part) / Fraction(whole)
        yield from (share, abs(1 - share), 1 + share)


def _readings(numeral: str) -> Iterator[Exact]:
    """Yield what one numeral may mean: 二三 is twenty-three, or two or three."""
    for short, long in _TENS.items():
        numeral = numeral.replace(short, long)
    if numeral[0].isascii():
        unit = _UNITS.get(numeral[-1], 1)
        plain = numeral if unit == 1 else numeral[:-1]
        yield (int(plain) if plain.isdigit() else Fraction(plain)) * unit
        return
    whole, _, places = numeral.partition("点")
    if not set(whole).isdisjoint(_UNITS):
        number: Exact = _counted(whole)
        near = re.fullmatch(rf"[{''.join(_DIGITS)}]*", whole)
        if near is None and _is_range(whole):  # 二三十: twenty or thirty
            yield from (_counted(char + whole[2:]) for char in whole[:2])
    else:
        number = int("".join(str(_DIGITS[char]) for char in whole))
        if not places:
            yield from (_DIGITS[char] for char in whole)
    yield number + (Fraction(int("".join(str(_DIGITS[char]) for char in places)), 10 ** len(places)) if places else 0)


def _is_range(numeral: str) -> bool:
    return len(numeral) > 2 and numeral[0] in _DIGITS and numeral[1] in _DIGITS and numeral[2] in _UNITS


def _counted(numeral: str) -> int:
    """Return a numeral with units: 一百五十, 两千五, 三万."""
    total = section = digit = 0
    last = 1
    for char in numeral:
        if char in _DIGITS:
            digit, last = _DIGITS[char], 1 if _DIGITS[char] == 0 else last
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit, last = 0, _SMALL[char]
        else:
            total = (total + section + digit or 1) * _LARGE[char]
            section = digit = 0
            last = _LARGE[char]
    return total + section + (digit * last // 10 if digit and last > 10 and numeral[-2] in _UNITS else digit)


_OWN: Final = frozenset({"step", "reminders"})
"""Fields whose numbers are the rulebook's own, and no regulation's."""

_ALWAYS: Final = frozenset({0, 1})
"""The numbers that need no sentence."""


def quote_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """
    Yield every number of a rule that none of the clauses it cites contains, where all of them are quoted.

    A number that a clause means and does not write (a sum worked out, a table that is no sentence) stands in its `numbers`.
    """
    texts = {clause.id: clause for clause in rulebook.clauses if clause.text is not None}
    if not texts:
        return
    known: dict[str, frozenset[Exact] | None] = {}
    for path, cited, holder, formulas in _holders(rulebook):
        if cited not in known:
            clauses = cited.split("、")
            quoted = all(clause in texts for clause in clauses)
            known[cited] = _ALWAYS.union(*(_numbers_of_clause(texts[clause]) for clause in clauses)) if quoted else None
        numbers = known[cited]
        if numbers is None:
            continue
        for name, number in dict.fromkeys(_numbers_of(holder, formulas)):
            if number not in numbers:
                message = Text(
                    "{number} does not occur in the quoted clause {clause}; mend it, or list it under the clause's numbers, "
                    "with a note that says where it comes from",
                    number=format_exact(number),
                    clause=cited,
                )
                yield flaw(f"{path}.{name}", message)


def _numbers_of_clause(clause: Clause) -> frozenset[Exact]:
    return numbers_in_text(clause.text or "") | frozenset(map(size, clause.numbers))


def _holders(rulebook: Rulebook) -> Iterator[tuple[str, str, object, Formulas]]:
    """Yield whatever cites a clause, with its path, the clause and its formulas; a range, under the rules that ask for it."""
    read = {id(own.holder): own.read for own in rulebook.formulas}
    yield from ((path, clause, holder, read.get(id(holder), {})) for path, holder, clause in citing(rulebook))
    for limit in rulebook.deadlines:
        if not limit.assumed and limit.basis is None:  # another text says it, or none
            yield limit.id, limit.clause, limit, {}
    yield from ((duty.id, duty.clause, duty, {}) for duty in rulebook.duties)
    for criterion in rulebook.criteria:
        for clause in dict.fromkeys(rule.clause for rule in rulebook.rules if isinstance(rule, Price) and _asks_for(rule, criterion.id)):
            yield f"criteria.{criterion.id}", clause, criterion, {}


def _asks_for(rule: Price, criterion: str) -> bool:
    """Whether a price is about the amount that is decided on a criterion."""
    asked = [condition for condition in rule.when if condition.attribute == "criterion" and not condition.negated]
    return rule.decide == criterion or any(criterion in condition.words for condition in asked)


def _numbers_of(holder: object, formulas: Formulas) -> Iterator[tuple[str, Exact]]:
    """Yield every number of a rule, without its sign, with the field in which it stands."""
    for spec in fields(type(holder)):  # type: ignore[arg-type]
        if spec.name not in _OWN:
            yield from _numbers_in(spec.name, getattr(holder, spec.name))
    for name, formula in formulas.items():
        yield from ((name, number) for number in numbers_in(formula))


def _numbers_in(name: str, value: object) -> Iterator[tuple[str, Exact]]:
    """Yield the numbers of a value: its own, those of conditions on numbers, and those of the seats or shares of which it is made."""
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        yield name, size(value)
    elif isinstance(value, Condition):
        if not value.attribute.startswith(TAG):
            for word in value.values:
                yield from _numbers_in(f"{name}.{value.attribute}", word)
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _numbers_in(name, one)
    elif has(type(value)):
        for spec in fields(type(value)):  # type: ignore[arg-type]
            yield from _numbers_in(name, getattr(value, spec.name))
