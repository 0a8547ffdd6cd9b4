"""Trying a rulebook on its worked examples (算例检验): what comes out otherwise than computed by hand, and what no example reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from attrs import evolve

from govinfo.assessment import assess
from govinfo.calendars import WorkCalendar
from govinfo.cli._calls import CallError
from govinfo.cli._files import STANDARD, read_file
from govinfo.cli._inputs import asked_of, is_file, placed, read_rulebook
from govinfo.errors import InvalidValueError, Problem, ProblemsError, Severity, UnknownNameError
from govinfo.examples import Example, decode_examples, run_example, unreached
from govinfo.register import build_register
from govinfo.rulebook import Price, Rulebook, Tally, choose
from govinfo.texts import Text


def examples_beside(name: str) -> str:
    """
    Return the file in which the examples of a rulebook file are looked for.

    >>> examples_beside("rules/mine.toml")
    'rules/mine-examples.toml'
    """
    return f"{name.removesuffix('.toml')}-examples.toml"


def has_examples(name: str) -> bool:
    """Whether examples are shipped with the shipped rulebook *name*."""
    return _shipped(name).is_file()


def try_examples(name: str, given: str | None, *, closely: bool = True, calendar: WorkCalendar | None = None) -> tuple[Text, list[Problem]]:
    """
    Try the rulebook *name* on the examples in the file *given*, else on those shipped or kept beside it.

    *Closely*: also tell which numbers, conditions and branches no example depends on. Days are those of *calendar*, else the official ones.

    Returns:
        How many examples there are, and as problems what came out otherwise and which rules none of them reaches.

    Raises:
        CallError: a file cannot be read, or the rulebook comes from standard input and no file of examples is given.
        UnknownNameError: no shipped rulebook has this name.
        ProblemsError: a file is no rulebook, or holds no examples.
    """
    rulebook = read_rulebook(name)
    where, content = _examples_of(name, given)
    examples = decode_examples(content, name=where)
    problems = [evolve(question, path=f"{name}: {question.path}") for question in asked_of(name, rulebook)]
    wrong = 0
    for example in examples:
        found = list(_differences(example, rulebook, where, calendar))
        wrong += bool(found)
        problems += found
    if not wrong:
        without = list(_without_line(rulebook, examples, calendar))
        problems += without
        rules = {problem.path for problem in without}
        if closely:
            asked = (one for one in unreached(rulebook, examples, calendar=calendar) if one.path.partition(".")[0] not in rules)
            problems += placed(name, asked)
    words = "{name}: {n} examples, {wrong} of them not as computed by hand"
    return Text(words, name=name, n=len(examples), wrong=wrong), problems


def _examples_of(name: str, given: str | None) -> tuple[str, bytes]:
    if given is not None:
        return given, read_file(given)
    if name == STANDARD:
        raise CallError(Text("{name} needs a value", name="--examples"))
    if is_file(name):
        return examples_beside(name), read_file(examples_beside(name))
    if not has_examples(name):
        raise CallError(Text("no examples are shipped with {name}; give a file of them with --examples", name=name))
    return f"{name}.toml", _shipped(name).read_bytes()


def _shipped(name: str) -> Traversable:
    return files("govinfo").joinpath("data").joinpath("examples").joinpath(f"{name}.toml")


def _differences(example: Example, rulebook: Rulebook, where: str, calendar: WorkCalendar | None) -> Iterator[Problem]:
    path = f"{where}: {example.id}"
    try:
        for difference in run_example(example, rulebook, calendar=calendar):
            words = Text("{what} is {got}, not {expected}", what=difference.what, got=difference.got, expected=difference.expected)
            yield Problem(path=f"{path}: {difference.subject}", message=words)
    except ProblemsError as error:
        for problem in error.problems:
            yield Problem(path=f"{path}: {problem.path}", message=problem.message)
    except (UnknownNameError, InvalidValueError) as error:
        yield Problem(path=path, message=error.message)


def _without_line(rulebook: Rulebook, examples: Sequence[Example], calendar: WorkCalendar | None) -> Iterator[Problem]:
    """Yield every price and tally of which no example has a line: nobody would see it go wrong."""
    reached: set[str] = set()
    for example in examples:
        read = choose(rulebook, dict(example.readings))
        result = assess(build_register(example.records), read, read.period(example.period), calendar=calendar)
        reached.update(line.rule for card in (*result.units, *result.persons) for line in card.lines)
    for rule in dict.fromkeys(rule.id for rule in rulebook.rules if isinstance(rule, (Price, Tally))):
        if rule not in reached:
            yield Problem(path=rule, message=Text("no example has a line of this rule; add one"), severity=Severity.QUESTION)
