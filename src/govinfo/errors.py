"""
Every error of the library, and the problem, which is what an error tells about one place in the data.

Each error is also the builtin that a caller would expect, keeps its parts as attributes and
survives pickling. Reading and checking never stop at the first problem: they collect all of
them, and the error carries the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import islice
from typing import Any, Final, Self, cast, final

from attrs import field, frozen

from govinfo._codes import code_of
from govinfo.labels import Labelled
from govinfo.texts import Language, Text
from govinfo.texts._languages import GovinfoError, UnknownLanguage
from govinfo.texts._shown import show

__all__ = [
    "DecodeError",
    "FormulaError",
    "GovinfoError",
    "InvalidValueError",
    "MissingExtraError",
    "NaiveInstantError",
    "Problem",
    "ProblemsError",
    "RegisterError",
    "RulebookError",
    "Severity",
    "UnknownCalendarYear",
    "UnknownLanguage",
    "UnknownNameError",
    "WrongTypeError",
]

MOST_PROBLEMS: Final = 2000
"""How many problems of one document are told; nobody reads more, and a small file may hold very many."""


class Severity(Labelled):
    """
    How much a problem matters (严重程度): an error stops an assessment, a question never does.

    >>> Severity.ERROR.label, Severity.QUESTION.label
    ('错误', '疑问')
    """

    ERROR = "error", "错误"
    QUESTION = "question", "疑问"


@final
@frozen(kw_only=True, order=False)
class Problem:
    """
    One thing found wrong or odd in the data (问题).

    Attributes:
        path: where, as `$.adoptions[3].on`, behind the file's name where there are several.
        message: what is there, what would have been right, and the next step.
        severity: whether it stops an assessment.
        record: the id of the record it is about, where there is one.
        file: the file it is in, where that is known beside the path.
        line: its line in that file, counted from 1.
        column: the character in the line, counted from 1; in a formula that of what is wrong in it.

    >>> problem = Problem(path="$.units[0].name", message=Text("must not be empty"), record="agri")
    >>> problem.text("en"), problem.code, problem.severity.value
    ('$.units[0].name: must not be empty', 'wrong-value', 'error')
    """

    path: str
    message: Text
    severity: Severity = Severity.ERROR
    record: str | None = field(default=None)
    file: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def code(self) -> str:
        """
        What kind of problem it is, as a word that stays when its sentence is worded anew; the reference lists all of them.

        >>> Problem(path="$.units", message=Text("must not be empty")).code
        'wrong-value'
        """
        return code_of(self.message)

    def text(self, lang: Language = "zh") -> str:
        """Return the problem as one line: where, then what; behind it the line of the file, where that is known."""
        return f"{self.path}: {self.message.text(lang)}{self._place.text(lang)}"

    @property
    def _place(self) -> Text:
        """What is told of the line, where the path tells it not."""
        if self.line is None or self.column is None:
            return Text("")
        return Text(" (line {line}, column {column})", line=self.line, column=self.column)

    def __str__(self) -> str:
        """Return the problem as one line in English."""
        return self.text("en")


class InvalidValueError(GovinfoError, ValueError):
    """
    A value that its type refuses.

    Attributes:
        what: what the value was meant to be.
        got: the value.
        expected: what would have been right.

    >>> str(InvalidValueError("date", "2024-2-30", 'a day such as "2024-03-05"'))
    'date must be a day such as "2024-03-05", got "2024-2-30"'
    """

    def __init__(self, what: str, got: object, expected: str | Text) -> None:
        """Keep what was meant, what came and what would have been right."""
        super().__init__(what, got, expected)
        self.what = what
        self.got = got
        self.expected: Text = expected if isinstance(expected, Text) else Text(expected)

    @property
    def message(self) -> Text:
        """The sentence about the value, without its place."""
        return Text("must be {expected}, got {got}", expected=self.expected, got=show(self.got))

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence with what the value was meant to be in front."""
        return f"{self.what} {self.message.text(lang)}"


class NaiveInstantError(InvalidValueError):
    """
    An instant without an offset from UTC: nobody can say when it was.

    >>> from datetime import datetime
    >>> from govinfo.instants import official_day
    >>> try:
    ...     official_day(datetime(2024, 3, 5, 9, 30))  # noqa: DTZ001
    ... except NaiveInstantError as error:
    ...     print(error.text("en"))
    instant must be an instant with its offset, such as "2024-03-05T09:30:00+08:00", got "2024-03-05T09:30:00"
    """


class WrongTypeError(GovinfoError, TypeError):
    """
    An argument of another Python type than the function takes.

    Attributes:
        what: the argument.
        got: its type.
        message: what would have been right.

    >>> check_type("text", 5, (str, bytes), "a str or bytes: the content of the file")
    Traceback (most recent call last):
    ...
    govinfo.errors.WrongTypeError: text must be a str or bytes: the content of the file, got int
    """

    def __init__(self, what: str, got: type[object], expected: str | Text) -> None:
        """Keep the argument, its type and what would have been right."""
        super().__init__(what, got, expected)
        self.what = what
        self.got = got
        words = expected if isinstance(expected, Text) else Text(expected)
        self.message: Text = Text("must be {expected}, got {got}", expected=words, got=getattr(got, "__name__", got))

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence with the argument in front."""
        return f"{self.what} {self.message.text(lang)}"


def check_type(what: str, value: object, types: type | tuple[type, ...], expected: str, *, but: tuple[type, ...] | type = ()) -> None:
    """
    Refuse an argument of another type, at the doors through which most callers come in.

    Raises:
        WrongTypeError: *value* is none of the *types*, or is one of those in *but*.
    """
    if not isinstance(value, types) or isinstance(value, but):
        raise WrongTypeError(what, type(value), expected)


def first_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first problems, as many as are told, and one more that says so where there are more."""
    several = iter(problems)
    told = list(islice(several, MOST_PROBLEMS))
    if next(several, None) is not None:
        told.append(Problem(path="$", message=Text("has more problems than these {most}: mend these first", most=MOST_PROBLEMS)))
    return told


def _of_problems(problems: object) -> tuple[Problem, ...]:
    kind: type[object] = type(problems)
    several = tuple(cast("Iterable[object]", problems)) if isinstance(problems, Iterable) else (problems,)
    if not all(isinstance(one, Problem) for one in several):
        raise WrongTypeError("problems", kind, "several Problems")
    return cast("tuple[Problem, ...]", several)


class ProblemsError(GovinfoError, ValueError):
    """
    Data with problems, all of them.

    Attributes:
        problems: every problem found, in the order of the data.

    >>> error = ProblemsError([Problem(path="$.units", message=Text("must not be empty"))])
    >>> len(error.problems), error.text("en")
    (1, '$.units: must not be empty')
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep every problem."""
        self.problems: tuple[Problem, ...] = _of_problems(problems)
        super().__init__(self.problems)

    def text(self, lang: Language = "zh") -> str:
        """Return one line per problem."""
        return "\n".join(problem.text(lang) for problem in self.problems)

    @classmethod
    def unless_none(cls, problems: Iterable[Problem]) -> Self | None:
        """Return an error over those problems that are errors, None where there are none."""
        errors = [problem for problem in _of_problems(problems) if problem.severity is Severity.ERROR]
        return cls(errors) if errors else None


class DecodeError(ProblemsError):
    """
    A document that cannot be read as what it claims to be.

    >>> from govinfo import decode_records
    >>> try:
    ...     decode_records("[]")
    ... except DecodeError as error:
    ...     print(error.problems[0].code)
    wrong-value
    """


class RegisterError(ProblemsError):
    """
    Records that contradict each other or the rulebook.

    >>> from govinfo import build_register, decode_records
    >>> text = '{"format": "govinfo.records/1", "persons": [{"id": "p", "name": "A", "unit": "agri"}]}'
    >>> try:
    ...     build_register(decode_records(text))
    ... except RegisterError as error:
    ...     print(error.text("en"))
    $.persons[0].unit: there is no unit agri; add it or correct the reference
    """


class RulebookError(ProblemsError):
    """
    A rulebook that does not say what to do, or says it in unknown words.

    >>> from govinfo import decode_rulebook
    >>> try:
    ...     decode_rulebook("schema = 1")
    ... except RulebookError as error:
    ...     print(error.problems[0].path, error.problems[0].code)
    $.id missing-field
    """


class FormulaError(GovinfoError, ValueError):
    """
    A formula that cannot be read or has the wrong type.

    Attributes:
        message: what is wrong and what would have been right.
        column: where in the formula, counted from 1.

    >>> from govinfo.formulas import Kind, Scope, parse
    >>> try:
    ...     parse("2 +", Scope(), Kind.NUMBER)
    ... except FormulaError as error:
    ...     print(error.text("en"))
    column 4: the formula stops here; a value is missing
    """

    def __init__(self, message: Text, column: int) -> None:
        """Keep the sentence and the column."""
        super().__init__(message, column)
        self.message = message
        self.column = column

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence with its column."""
        return Text("column {column}: {message}", column=self.column, message=self.message).text(lang)


class UnknownNameError(GovinfoError, KeyError):
    """
    A name that nothing bears.

    Attributes:
        message: the name, the nearest known one and where to look them up.

    >>> from govinfo import shipped_rulebook
    >>> try:
    ...     shipped_rulebook("district")
    ... except UnknownNameError as error:
    ...     print(error.text("en")[:60])
    no shipped rulebook is called district; did you mean distric
    """

    def __init__(self, message: Text) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message


class UnknownCalendarYear(GovinfoError, LookupError):  # noqa: N818  # the name the design fixes
    """
    A year for which no official working-day calendar is known; the library never guesses one.

    Attributes:
        year: the year that was asked for.
        known: the years that are known, as first and last.

    >>> error = UnknownCalendarYear(2050, (2004, 2026))
    >>> str(error)[:57]
    'no official working-day calendar is known for 2050, only '
    """

    def __init__(self, year: int, known: tuple[int, int]) -> None:
        """Keep the year asked for and the years known."""
        super().__init__(year, known)
        self.year = year
        self.known = known

    @property
    def message(self) -> Text:
        """The sentence, with the next step."""
        return Text(
            "no official working-day calendar is known for {year}, only for {first} to {last}; "
            "add the days of the State Council's notice for that year as an overlay",
            year=self.year,
            first=self.known[0],
            last=self.known[1],
        )


class MissingExtraError(GovinfoError, ImportError):
    """
    A package that this installation does not have.

    Attributes:
        package: the package that is missing.
        extra: the extra of govinfo-core that brings it.
        message: which one, and how to install it.

    >>> str(MissingExtraError("openpyxl", "office"))
    'the package openpyxl is needed for this: install it with pip install "govinfo-core[office]"'
    """

    def __init__(self, package: str, extra: str) -> None:
        """Keep the name of the package and of the extra that brings it."""
        super().__init__(package, extra)
        self.package = package
        self.extra = extra
        self.message: Text = Text(
            'the package {package} is needed for this: install it with pip install "govinfo-core[{extra}]"', package=package, extra=extra
        )


def load_extra(module: str, package: str, extra: str) -> Any:
    """
    Import a *module* of a *package* that an *extra* brings.

    Raises:
        MissingExtraError: the package is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        # It may be there and lack something itself: then that is what is missing.
        lacking = (error.name or module).partition(".")[0]
        missing = package if lacking == module.partition(".")[0] else lacking
        raise MissingExtraError(missing, extra) from None
