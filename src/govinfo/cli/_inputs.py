"""What a command works on (输入): records from several files, a rulebook by name or file, readings, a period."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, final

from attrs import evolve, frozen

from govinfo.assessment import Assessment, assess
from govinfo.calendars import WorkCalendar, official
from govinfo.cli._calls import CallError
from govinfo.cli._files import STANDARD, read_file, same_file
from govinfo.cli._progress import Bar
from govinfo.codec import decode_calendar, decode_records, decode_rulebook, locate_problems
from govinfo.duties import duty_questions
from govinfo.errors import DecodeError, InvalidValueError, Problem, RegisterError, Severity
from govinfo.periods import Period
from govinfo.records import LISTS, Records
from govinfo.register import Register, build_register, check_records
from govinfo.rulebook import Rulebook, check_vocabulary, choose
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.shipped import shipped_rulebook
from govinfo.texts import Text

_PLACE: Final = re.compile(r"\$\.([a-z]+)\[([0-9]+)\](.*)", re.DOTALL)


@final
@frozen(kw_only=True)
class Sources:
    """
    Records read from files, and which of them came from where.

    Attributes:
        records: of all files, one after the other.
        names: the files as they were given.
        starts: for every list, where the rows of each file begin.
    """

    records: Records
    names: tuple[str, ...]
    starts: Mapping[str, tuple[int, ...]]

    def place(self, path: str) -> str:
        """Return where a path into all records points in the files: unchanged where there is one file only."""
        match = _PLACE.fullmatch(path)
        if match is None or len(self.names) == 1:
            return path
        name, row, rest = match[1], int(match[2]), match[3]
        starts = self.starts[name]
        file = bisect_right(starts, row) - 1
        return f"{self.names[file]}: $.{name}[{row - starts[file]}]{rest}"

    def problem(self, problem: Problem) -> Problem:
        """Return a problem with every place it tells of as one in the files."""
        if len(self.names) == 1:
            return problem
        values = {name: self.place(value) if isinstance(value, str) else value for name, value in problem.message.values}
        return evolve(problem, path=self.place(problem.path), message=Text(problem.message.template, **values))


def read_records(paths: Sequence[str], bar: Bar) -> Sources:
    """
    Read the records of all files.

    Raises:
        CallError: a file cannot be read, or is given twice.
        DecodeError: files hold no records, with every problem of every file.
    """
    for i, path in enumerate(paths):
        if any(same_file(path, other) for other in paths[:i]):
            raise CallError(Text("{path} is given twice; name each file once", path=path))
    data = [read_file(path) for path in paths]
    read: list[Records] = []
    problems: list[Problem] = []
    for path, content in zip(paths, data, strict=True):
        name = "" if len(paths) == 1 else path
        try:
            read.append(decode_records(content, name=name, progress=bar.reading))
        except DecodeError as error:
            # a workbook is told by its name, though it is the only file: what comes next is another command for it
            problems += (evolve(problem, path=path) if problem.code == "workbook-for-text" else problem for problem in error.problems)
    if problems:
        raise DecodeError(problems)
    starts: dict[str, tuple[int, ...]] = {}
    for name in LISTS:
        sizes = [len(getattr(records, name)) for records in read]
        starts[name] = tuple(sum(sizes[:i]) for i in range(len(sizes)))
    together = Records(**{name: tuple(row for records in read for row in getattr(records, name)) for name in LISTS})
    return Sources(records=together, names=tuple(paths), starts=starts)


def register_of(sources: Sources, versions: Sequence[Rulebook], bar: Bar) -> Register:
    """
    Return the register of the records.

    Raises:
        RegisterError: the records contradict each other; every error is told, and every word that no version of
            the rulebook declares.
    """
    bar.step(Text("checking {n} records", n=len(sources.records)))
    try:
        return build_register(sources.records)
    except RegisterError as error:
        found = {str(problem): problem for problem in (*error.problems, *_unknown_words(sources.records, versions))}
        raise RegisterError(sources.problem(problem) for problem in found.values()) from None


def assess_all(
    sources: Sources, register: Register, versions: Sequence[Rulebook], period: Period, calendar: WorkCalendar, bar: Bar
) -> Assessment:
    """
    Assess the records under the versions of a rulebook.

    Raises:
        RegisterError: the records use words that the rulebook does not declare; every error is told at its place in the files.
        RulebookError: the versions do not cover the period.
    """
    bar.step(Text("assessing {n} records", n=len(register.records)))
    try:
        return assess(register, versions, period, calendar=calendar)
    except RegisterError as error:
        raise RegisterError(map(sources.problem, _unknown_words(sources.records, versions) or error.problems)) from None


def _unknown_words(records: Records, versions: Sequence[Rulebook]) -> list[Problem]:
    """Return the errors that every version finds."""
    found: dict[str, Problem] = {}
    for number, rulebook in enumerate(versions):
        errors = {problem.path: problem for problem in check_vocabulary(records, rulebook) if problem.severity is Severity.ERROR}
        found = errors if number == 0 else {path: problem for path, problem in found.items() if path in errors}
    return list(found.values())


def problems_of(sources: Sources, name: str | None, rulebook: Rulebook | None) -> list[Problem]:
    """Return every error, then every question; the rulebook's too, where one is given by its *name*."""
    found = {str(problem): problem for problem in check_records(sources.records)}
    if name is not None and rulebook is not None:
        found |= {str(problem): problem for problem in check_vocabulary(sources.records, rulebook)}
        asked = (evolve(problem, path=f"{rulebook.id}: {problem.path}") for problem in asked_of(name, rulebook))
        found |= {str(problem): problem for problem in asked}
        if all(problem.severity is Severity.QUESTION for problem in found.values()):
            found |= {str(problem): problem for problem in duty_questions(build_register(sources.records), rulebook)}
    return sorted((sources.problem(problem) for problem in found.values()), key=lambda problem: problem.severity is Severity.QUESTION)


def is_file(name: str) -> bool:
    """Whether a rulebook's name is that of a file: with a slash, ending in `.toml`, or there is such a file."""
    if name == STANDARD or not {"/", "\\"}.isdisjoint(name) or name.endswith(".toml"):
        return True
    with suppress(OSError, ValueError):  # no file has so long a name
        return Path(name).is_file()
    return False


def read_rulebook(name: str) -> Rulebook:
    """
    Return a shipped rulebook or one from a file.

    Raises:
        CallError: the file cannot be read.
        UnknownNameError: no shipped rulebook has this name.
        RulebookError: the file is no rulebook, with every problem.
    """
    return decode_rulebook(read_file(name), name=name) if is_file(name) else shipped_rulebook(name)


def asked_of(name: str, rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return the questions that a rulebook leaves, with their places where they are in a file.

    Raises:
        CallError: the file cannot be read any more.
    """
    return placed(name, rulebook_questions(rulebook))


def placed(name: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """
    Return problems of a rulebook with their places, where it is in a file.

    Raises:
        CallError: the file cannot be read any more.
    """
    told = tuple(problems)
    if not told or name == STANDARD or not is_file(name):
        return told
    return locate_problems(told, read_file(name), name=name)


def placed_by_version(names: Sequence[str], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """
    Return problems of several versions of a rulebook, each at the `in_force` of the file whose id it bears.

    Raises:
        CallError: a file cannot be read any more.
    """
    if all(problem.line is not None for problem in problems):  # as those of a file that is no rulebook are
        return tuple(problems)
    contents = [(name, read_file(name)) for name in names if name != STANDARD and is_file(name)]
    files = [(name, content, decode_rulebook(content)) for name, content in contents]
    found: list[Problem] = []
    for problem in problems:
        own = [(name, content) for name, content, book in files if book.id == problem.path]
        undated = [(name, content) for name, content, book in files if book.id == problem.path and book.in_force is None]
        if problem.line is not None or not own:
            found.append(problem)
            continue
        name, content = (undated or own)[-1]
        [placed_one] = locate_problems([evolve(problem, path="$.in_force")], content, name=name)
        found.append(evolve(placed_one, path=problem.path))
    return tuple(found)


def read_calendar(path: str | None) -> WorkCalendar:
    """
    Return the official working days, with the office's own laid over them where a file of them is given.

    Raises:
        CallError: the file cannot be read.
        DecodeError: the file is no calendar, with every problem.
    """
    return official() if path is None else decode_calendar(read_file(path), name=path)


def read_readings(given: Sequence[str]) -> dict[str, str]:
    """
    Return the readings chosen, each written `ID=OPTION`.

    Raises:
        CallError: one is written otherwise, or chosen twice in different ways.
    """
    chosen: dict[str, str] = {}
    for text in given:
        reading, equals, option = text.partition("=")
        if not equals or not reading or not option:
            raise CallError(Text("a reading is written ID=OPTION, such as monthly-task=each-month, got {got}", got=text))
        if chosen.setdefault(reading, option) != option:
            raise CallError(
                Text("reading {reading} is chosen twice, as {one} and as {other}", reading=reading, one=chosen[reading], other=option)
            )
    return chosen


def read_period(rulebook: Rulebook, text: str) -> Period:
    """
    Return a period by its name as the rulebook counts its year.

    Raises:
        CallError: *text* names no period.
    """
    try:
        return rulebook.period(text)
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name="--period", message=error.message)) from None


def chosen_in(versions: Sequence[Rulebook], readings: Mapping[str, str], elsewhere: Sequence[Rulebook] = ()) -> list[Rulebook]:
    """
    Return the versions of a rulebook, each read as chosen.

    Raises:
        UnknownNameError: none of them, and none of those *elsewhere*, has a reading that was chosen, or it has no such option.
    """
    known = {reading.id for book in (*versions, *elsewhere) for reading in book.readings}
    chosen: list[Rulebook] = []
    for book in versions:
        own = {reading.id for reading in book.readings}
        chosen.append(choose(book, {id_: option for id_, option in readings.items() if id_ in own or id_ not in known}))
    return chosen
