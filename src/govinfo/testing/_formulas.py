"""
How formulas are made of what was drawn.

What is drawn is a list of small numbers. They are read from the front, each choosing what stands in
the next place, the plainest first; where the list ends the plainest is taken. So a shorter list
with smaller numbers is a simpler formula, which is all that shrinking needs to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar, final

from attrs import evolve, frozen

from govinfo.formulas import Kind, Scope
from govinfo.labels import Grain

T = TypeVar("T")
Seed: TypeAlias = Iterator[int]

NUMBERS: Final = ("1", "2", "5", "10", "3", "0.5", "20", "0", "100", "2.5")
COMPARISONS: Final = (">=", "<", "==", ">", "<=", "!=")
DEEPEST: Final = 3
_CALL: Final = re.compile(r"\w+\([^()]*\)\Z")


@final
@frozen(kw_only=True)
class Words:
    """What a formula may say where it stands: its names and calls, spelled out, by what they come to."""

    numbers: tuple[str, ...] = ()
    truths: tuple[str, ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    grains: tuple[str, ...] = ()


def words_of(scope: Scope, opened: Mapping[str, Sequence[str]]) -> Words:
    """
    Return everything that *scope* knows, spelled out.

    Args:
        opened: the words worth trying in lookups that know any word, and in names that may be any text.

    >>> from govinfo.formulas._lookups import MET
    >>> words_of(Scope(names={"sent": Kind.NUMBER}, lookups=(MET.knowing(["sent"]),)), {})
    Words(numbers=('sent',), truths=('met(sent)',), texts=(), grains=())
    """
    found: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    answers = {name: tuple(sorted(words - {""})) for name, words in scope.words}
    for name, kind in scope.names:
        found[kind].append(name)
    for lookup in scope.lookups:
        words = dict(lookup.known) if lookup.known is not None else dict.fromkeys(opened.get(lookup.name, ()))
        for word, closed in words.items():
            default = ", 0" if lookup.defaults else ""
            spelled = f"{lookup.name}({word})" if lookup.bare else f"{lookup.name}('{word}'{default})"
            found[lookup.kind].append(spelled)
            if closed is not None:
                answers[spelled] = tuple(sorted(closed))
    texts = ((text, answers.get(text, tuple(opened.get(text, ("one", "other"))))) for text in found[Kind.TEXT])
    return Words(
        numbers=tuple(found[Kind.NUMBER]),
        truths=tuple(found[Kind.TRUTH]),
        texts=tuple((text, known) for text, known in texts if known),  # where no word is declared there is none to compare with
        grains=tuple(grain.value.replace("-", "_") for grain in Grain if grain in scope.grains),
    )


def number_formula(seed: Sequence[int], words: Words) -> str:
    """
    Return a formula for a number.

    >>> number_formula([], Words()), number_formula([2, 1, 0, 1], Words(numbers=("sent",)))
    ('1', 'sent + sent')
    """
    return _number(iter(seed), words, DEEPEST)


def truth_formula(seed: Sequence[int], words: Words) -> str:
    """
    Return a formula for a truth.

    >>> truth_formula([], Words(numbers=("sent",))), truth_formula([3, 0, 1], Words(numbers=("sent",)))
    ('sent >= 1', 'sent == 1 and sent >= 1')
    """
    return _truth(iter(seed), words, DEEPEST)


def _pick(seed: Seed, choices: Sequence[T]) -> T:
    return choices[next(seed, 0) % len(choices)]


def _name(seed: Seed, words: Words) -> str:
    return _pick(seed, words.numbers) if words.numbers else _pick(seed, NUMBERS)


def _number(seed: Seed, words: Words, deep: int) -> str:
    choice = next(seed, 0) % (14 if deep else 2)

    def part() -> str:
        text = _number(seed, words, deep - 1)
        return f"({text})" if " " in text and not _CALL.match(text) else text

    match choice:
        case 0:
            return _pick(seed, NUMBERS)
        case 1:
            return _name(seed, words)
        case 2:
            return f"{part()} + {part()}"
        case 3:
            return f"{part()} - {part()}"
        case 4:
            return f"{_name(seed, words)} * {_pick(seed, NUMBERS)}"
        case 5:
            return f"{part()} if {_condition(seed, words, deep - 1)} else {part()}"
        case 6:
            return f"{_pick(seed, ('min', 'max'))}({_number(seed, words, deep - 1)}, {_number(seed, words, deep - 1)})"
        case 7:
            return f"ratio({_name(seed, words)}, {part()}, {_pick(seed, NUMBERS)})"
        case 8:
            return f"step({_name(seed, words)}, 1, {_pick(seed, NUMBERS)}, 5, {_pick(seed, NUMBERS)})"
        case 9:
            return f"{part()} / {_pick(seed, ('2', '10', '4'))}"
        case 10:
            return f"{_pick(seed, ('round', 'floor', 'ceil', 'abs'))}({_number(seed, words, deep - 1)})"
        case 11:
            return f"-{part()}"
        case 12 if words.grains:
            word, grain = _pick(seed, ("total", "most", "mean", "least")), _pick(seed, words.grains)
            return f"{word}({grain}, {_number(seed, evolve(words, grains=()), deep - 1)})"
        case 13 if words.grains:
            word, grain = _pick(seed, ("count", "longest")), _pick(seed, words.grains)
            return f"{word}({grain}, {_truth(seed, evolve(words, grains=()), deep - 1)})"
        case _:
            return _name(seed, words)


def _condition(seed: Seed, words: Words, deep: int) -> str:
    text = _truth(seed, words, deep)
    return f"({text})" if " and " in text or " or " in text or text.startswith("not ") else text


def _truth(seed: Seed, words: Words, deep: int) -> str:
    choice = next(seed, 0) % (10 if deep else 3)
    match choice:
        case 1 if words.truths:
            return _pick(seed, words.truths)
        case 2 if words.texts:
            text, answers = _pick(seed, words.texts)
            return f"{text} {_pick(seed, ('==', '!='))} '{_pick(seed, answers)}'"
        case 3:
            comparison = f"{_name(seed, words)} {_pick(seed, COMPARISONS[1:])} {_pick(seed, NUMBERS)}"
            return f"{comparison} and {_condition(seed, words, deep - 1)}"
        case 4:
            return f"{_condition(seed, words, deep - 1)} or {_condition(seed, words, deep - 1)}"
        case 5:
            return f"not {_condition(seed, words, deep - 1)}"
        case 6 if words.texts:
            text, answers = _pick(seed, words.texts)
            listed = "".join(f"'{answer}', " for answer in dict.fromkeys((_pick(seed, answers), _pick(seed, answers))))
            return f"{text} in ({listed.rstrip()})"
        case 7 if words.grains:
            word, grain = _pick(seed, ("every", "some")), _pick(seed, words.grains)
            return f"{word}({grain}, {_truth(seed, evolve(words, grains=()), deep - 1)})"
        case 8:
            left = _number(seed, words, deep - 1)
            return f"{f'({left})' if ' if ' in left else left} {_pick(seed, COMPARISONS)} {_pick(seed, NUMBERS)}"
        case _:
            return f"{_name(seed, words)} {_pick(seed, COMPARISONS)} {_pick(seed, NUMBERS)}"
