"""
The job of every night: what the period that ended came to, what is to be paid, and what is due.

    python job.py records/ town.toml out/ --day 2024-07-11

It knows nothing but the files: a second run writes nothing new, and a night that was missed is made up for by the next one.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from govinfo import Period, Problem, Records, Register, Rulebook, assess, build_register, decode_records, decode_rulebook
from govinfo.calendars import official
from govinfo.codec import decode_payout, encode_assessment, encode_circular, encode_payout
from govinfo.deadlines import Stage
from govinfo.duties import duty_states
from govinfo.errors import GovinfoError, InvalidValueError, ProblemsError, RegisterError
from govinfo.importing import list_title
from govinfo.instants import OFFICIAL_ZONE, localise
from govinfo.labels import Grain
from govinfo.papers import circular_paper, deadlines_paper, paper_html, paper_text, payout_paper
from govinfo.periods import parse_date
from govinfo.records import LISTS
from govinfo.reports import PayoutList, circular_of, payout_list
from govinfo.texts import LANGUAGES, Language

DONE, BAD_DATA, BAD_CALL = 0, 1, 2
GRAINS: Final = [grain.value for grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)]
_PLACE: Final = re.compile(rf"\$\.({'|'.join(LISTS)})\[([0-9]+)\]\.?")
_LINE: Final = re.compile(r"line ([0-9]+): \$\.?")
_DAY: Final = timedelta(days=1)


class Sources(NamedTuple):
    """The records of all files, and for every list the file and the row that each record comes from."""

    records: Records
    origins: Mapping[str, Sequence[tuple[str, int]]]


def read_records(folder: Path) -> Sources:
    """Read every file of records in a folder, in the order of their names, so that nothing depends on the disk."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".json", ".jsonl"})
    if not paths:
        raise FileNotFoundError(f"{folder}: no .json or .jsonl")
    read: list[Records] = []
    faults: list[ProblemsError] = []
    for path in paths:
        try:
            read.append(decode_records(path.read_bytes(), name=path.name))
        except ProblemsError as error:
            faults.append(error)
    if faults:
        raise ProblemsError(problem for fault in faults for problem in fault.problems)
    together = Records.of(record for records in read for record in records)
    files = [(path.name, records) for path, records in zip(paths, read, strict=True)]
    origins = {name: [(file, row) for file, some in files for row, _ in enumerate(getattr(some, name))] for name in LISTS}
    return Sources(together, origins)


def in_words(problem: Problem, lang: Language, origins: Mapping[str, Sequence[tuple[str, int]]] | None = None) -> str:
    """Return a problem with `$.adoptions[3].on` as a clerk would say it, and with the file where the path does not have it."""

    def place(path: re.Match[str]) -> str:
        name, row = path[1], int(path[2])
        file, row = ("", row) if origins is None else origins[name][row]
        words = f"{list_title(name)}第 {row + 1} 条 " if lang == "zh" else f"{name}, record {row + 1}, "
        return f"{file}: {words}" if file else words

    where = _LINE.sub(r"第 \1 行 " if lang == "zh" else r"line \1, ", problem.path)
    where, what = (_PLACE.sub(place, words) for words in (where, problem.message.text(lang)))
    return f"{where.rstrip(', ')}: {what}\n"


def ended(rulebook: Rulebook, grain: Grain, day: date) -> Period:
    """Return the last period of a grain that was over when the day began."""

    def around(inside: date) -> Period:
        return next(Period(inside, inside + _DAY).touching(grain, first_month=rulebook.settings.first_month))

    return around(around(day).start - _DAY)


def reminder(register: Register, rulebook: Rulebook, day: date, lang: Language) -> str | None:
    """Return what is due soon and what is overdue when the day begins, None where nothing is."""
    at = localise("day", datetime.combine(day, time()))
    urgent = {Stage.DUE_SOON, Stage.OVERDUE}
    states = [found for found in duty_states(register, rulebook, official(), at) if found.state.stage in urgent]
    return paper_text(deadlines_paper(states, register, rulebook, at, lang)) if states else None


def paid_before(folder: Path, period: Period) -> Iterator[PayoutList]:
    """Read the payout lists of earlier periods, as they were paid."""
    for path in sorted(folder.glob("*.json")):
        made = decode_payout(path.read_bytes(), name=path.name)
        if made.period.end <= period.start:
            yield made


def payout(register: Register, rulebook: Rulebook, period: Period, folder: Path) -> str:
    """Return the list of a period as JSON: the one that is there, since a list that was paid is never rewritten; else a new one."""
    written = folder / f"{file_name(period)}.json"
    if written.exists():
        return written.read_bytes().decode()
    earlier = [(made, assess(register, rulebook, made.period)) for made in paid_before(folder, period)]
    return encode_payout(payout_list(assess(register, rulebook, period), earlier))


def file_name(period: Period) -> str:
    """Return a period's name without what no file's name may have."""
    return period.name.replace("/", "_")


class Job(NamedTuple):
    """What one night is told."""

    records: Path
    rulebook: Path
    output: Path
    day: date
    circular: Grain
    grace: int
    lang: Language


def papers(job: Job, rulebook: Rulebook, register: Register) -> Iterator[tuple[Path, str]]:
    """Yield every file that this night should leave behind, and what is in it."""
    quarter = ended(rulebook, job.circular, job.day)
    assessment = assess(register, rulebook, quarter)
    made = circular_of(register, rulebook, quarter, assessment=assessment)
    yield job.output / "assessments" / f"{file_name(quarter)}.json", encode_assessment(assessment, job.lang)
    yield job.output / "circulars" / f"{file_name(quarter)}.json", encode_circular(made, job.lang)
    yield job.output / "circulars" / f"{file_name(quarter)}.html", paper_html(circular_paper(made, job.lang))
    half = ended(rulebook, rulebook.settings.payout, job.day - timedelta(days=job.grace))
    paid = payout(register, rulebook, half, job.output / "payouts")
    page = payout_paper(decode_payout(paid, name=f"{file_name(half)}.json"), job.lang)
    yield job.output / "payouts" / f"{file_name(half)}.json", paid
    yield job.output / "payouts" / f"{file_name(half)}.html", paper_html(page)
    due = reminder(register, rulebook, job.day, job.lang)
    if due is not None:
        yield job.output / "reminders" / f"{job.day}.txt", due


def write(path: Path, content: str) -> bool:
    """Write a file, all of it or nothing, and only where it is not there yet as it should be; tell whether it was written."""
    data = content.encode()
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def run(job: Job) -> int:
    """Do the work of one night; everything is made before anything is written."""
    origins = None
    try:
        rulebook = decode_rulebook(job.rulebook.read_bytes(), name=job.rulebook.name)
        records, origins = read_records(job.records)
        made = list(papers(job, rulebook, build_register(records)))
        written = [path for path, content in made if write(path, content)]
    except RegisterError as error:
        return say("".join(in_words(problem, job.lang, origins) for problem in error.problems), BAD_DATA)
    except ProblemsError as error:
        return say("".join(in_words(problem, job.lang) for problem in error.problems), BAD_DATA)
    except GovinfoError as error:
        return say(f"{error.text(job.lang)}\n", BAD_DATA)
    except OSError as error:
        return say(f"{error}\n", BAD_CALL)
    sys.stdout.write("".join(f"{path.relative_to(job.output).as_posix()}\n" for path in written))
    return DONE


def say(words: str, code: int) -> int:
    """Write to standard error and return the exit code."""
    sys.stderr.write(words)
    return code


def days(text: str) -> int:
    """Read a number of days, none or more."""
    if not text.isdecimal() or len(text) > 3:
        raise argparse.ArgumentTypeError("a whole number of days, 0 to 999")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the call; only here, and only where no day is given, is a clock asked."""
    parser = argparse.ArgumentParser(description="what the period that ended came to, what is to be paid, what is due")
    parser.add_argument("records", type=Path, help="a folder of records, as JSON or JSON Lines")
    parser.add_argument("rulebook", type=Path, help="the regulation")
    parser.add_argument("output", type=Path, help="a folder to write to")
    parser.add_argument("--day", help="the day that begins; today in Beijing where it is left out")
    parser.add_argument("--circular", choices=GRAINS, default=Grain.QUARTER.value, help="what a circular is on")
    parser.add_argument("--grace", type=days, default=10, help="days to hand in what is missing before a payout list is made")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh")
    given = parser.parse_args(arguments)
    try:
        day = datetime.now(OFFICIAL_ZONE).date() if given.day is None else parse_date(given.day)
    except InvalidValueError as error:
        return say(f"--day: {error.message.text(given.lang)}\n", BAD_CALL)
    return run(Job(given.records, given.rulebook, given.output, day, Grain(given.circular), given.grace, given.lang))


if __name__ == "__main__":
    sys.exit(main())
