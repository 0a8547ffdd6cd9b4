"""A pytest session in which every mutant is put to the tests that reach it."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import resource
import selectors
import signal
import time
from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import coverage
import pytest
from _pytest.runner import runtestprotocol
from mutants import Copy, changed_lines, note_places, original_of, switch_on

Outcome: TypeAlias = tuple[str, str]
"""`caught` and the test that caught it, `endless` and the last test, `survived`, or `unreached`."""

SURVIVED = ("survived", "unreached")

MEMORY = 6 << 30
NEAR = {
    "assessment": ("tests/assessment", "tests/settlements"),
    "formulas": ("tests/formulas", "tests/settlements/test_record"),
    "rulebook": ("tests/rulebooks", "tests/settlements", "tests/duties/test_duty_checks", "tests/testing"),
    "deadlines": ("tests/deadlines", "tests/duties"),
    "calendars": ("tests/deadlines",),
    "instants": ("tests/deadlines", "tests/values"),
    "exact": ("tests/values",),
    "periods": ("tests/values",),
    "reports": ("tests/documents/test_payouts",),
}
"""The tests of each part of the package, which are asked before the others."""

QUICK = 0.5
"""A test that takes longer, in seconds, waits for its turn, however many mutants it has caught."""

PATIENCE = 4
"""How many times longer than with the sound function a test may take."""


class Session:
    """Takes the place of pytest's loop over the tests."""

    def __init__(self, mutants: list[str], copies: dict[str, Copy], tree: Path, asked: Namespace, kept: dict[str, Outcome]) -> None:
        """Take the mutants to try, and what is known of them already."""
        self.mutants = mutants
        self.copies = copies
        self.tree = tree
        self.seconds: float = asked.seconds
        self.workers: int = asked.workers
        self.file: Path | None = asked.kept
        self.learned: Path | None = asked.kept and asked.kept.with_suffix(".reach")
        self.outcomes = kept
        self.catchers: dict[str, Counter[int]] = defaultdict(Counter)
        self.items: list[pytest.Item] = []
        self.took: dict[int, float] = {}
        self.reach: dict[str, list[int]] = {}
        self.failing: list[str] = []
        self.next_keep = 0.0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which tests reach which line, then try each mutant."""
        if session.testsfailed:
            raise session.Interrupted("some tests cannot be collected; mend them first, else nobody asks them")
        self.items = session.items
        note_places()
        gc.collect()
        gc.freeze()
        self._learn()
        self._try_all()
        return True

    def _learn(self) -> None:
        """Run every test once as it is, with each line that it runs written down; what was written down before is read again."""
        source = _digest(sorted(self.tree.rglob("*.py")))
        marks = [f"{item.nodeid} {source} {_digest([item.path])}" for item in self.items]
        known: dict[str, Any] = json.loads(self.learned.read_text("utf-8")) if self.learned and self.learned.exists() else {}
        fresh = [at for at, mark in enumerate(marks) if mark not in known]
        shares = [fresh[start :: self.workers] for start in range(self.workers)]
        self._fork_each(
            [(str(number), lambda part=part: self._reached(part)) for number, part in enumerate(shares)],
            lambda _, text: known.update({marks[int(at)]: found for at, found in json.loads(text).items()}),
        )
        known = {mark: known[mark] for mark in marks}
        if self.learned:
            self.learned.write_text(json.dumps(known), "utf-8")
        lines: dict[tuple[str, int], list[int]] = defaultdict(list)
        for at, found in enumerate(known.values()):
            self.took[at] = found["took"]
            if not found["passed"]:
                self.failing.append(self.items[at].nodeid)
                continue
            for path, numbers in found["lines"].items():
                for number in numbers:
                    lines[path, number].append(at)
        for name in self.mutants:
            path, changed = changed_lines(name, self.copies)
            self.reach[name] = sorted({at for line in changed for at in lines.get((path, line), ())}, key=self.took.__getitem__)
        print(f"\n{len(self.items)} tests, {sum(self.took.values()):.0f} s; not asked, since they fail beside mutants: {self.failing}")

    def _reached(self, part: list[int]) -> str:
        """Run some tests and tell which lines each of them runs."""
        watch = coverage.Coverage(data_file=None, include=[f"{self.tree}/*"], config_file=False)
        found: dict[int, dict[str, Any]] = {}
        watch.start()
        for at in part:
            began = time.process_time()
            watch.switch_context(str(at))
            passed = _passes(self.items[at])
            found[at] = {"passed": passed, "took": time.process_time() - began, "lines": defaultdict(list)}
        watch.stop()
        data = watch.get_data()
        for path in data.measured_files():
            for line, tests in data.contexts_by_lineno(path).items():
                for at in tests:
                    if at:
                        found[int(at)]["lines"][path].append(line)
        return json.dumps(found)

    def _try_all(self) -> None:
        """Put each mutant to its tests."""
        places = {item.nodeid: at for at, item in enumerate(self.items)}
        for name, (result, test) in self.outcomes.items():
            if result == "caught" and test in places:
                self._note_catcher(name, places[test])
        self.outcomes |= {name: ("unreached", "") for name in self.mutants if not self.reach[name]}
        todo = [name for name in self.mutants if self.reach[name]]

        def done(name: str, text: str) -> None:
            result, _, at = text.partition(" ")
            if result == "caught":
                self._note_catcher(name, int(at))
            self.outcomes[name] = (result, self.items[int(at)].nodeid if at else "")
            if time.monotonic() > self.next_keep:
                self.keep()

        self._fork_each([(name, lambda name=name: self._try(name)) for name in todo], done)
        self.keep()

    def _note_catcher(self, name: str, at: int) -> None:
        for place in _places(name):
            self.catchers[place][at] += 1

    def _try(self, name: str) -> str:
        """Run the tests that reach the mutant until one fails."""
        switch_on(name)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for at in self._order(name):
            used = time.process_time()
            if used > self.seconds:
                break
            limit = self.took[at] * PATIENCE + 5
            signal.setitimer(signal.ITIMER_PROF, limit)
            if not _passes(self.items[at]):
                return f"caught {at}"
        return "survived"

    def _order(self, name: str) -> list[int]:
        """Return the tests that reach the mutant: the likeliest to catch it, then those of its own part, then the others."""
        tests = self.reach[name]
        quick = {at for at in tests if self.took[at] < QUICK}
        likely = [at for place in _places(name) for at, _ in self.catchers[place].most_common(20) if at in quick]
        own = NEAR.get(name.split(".")[1], ())
        near = [at for at in tests if self.items[at].nodeid.startswith(own)]
        return list(dict.fromkeys([*likely, *near, *tests]))

    def keep(self) -> None:
        """Write down what is known so far, of each mutant as its function is now."""
        self.next_keep = time.monotonic() + 20
        if self.file:
            known: dict[str, Any] = json.loads(self.file.read_text("utf-8")) if self.file.exists() else {}
            known |= {f"{name} {self.copies[name].digest()}": found for name, found in self.outcomes.items()}
            self.file.write_text(json.dumps(known, indent=0), "utf-8")

    def _fork_each(self, jobs: list[tuple[str, Callable[[], str]]], done: Callable[[str, str], None]) -> None:
        """Run each job in a process of its own, some at a time, and hand on what it says; a killed one says `endless`."""
        waiting = iter(jobs)
        running: dict[int, tuple[str, int, list[bytes]]] = {}
        with selectors.DefaultSelector() as selector:
            while True:
                while len(running) < self.workers and (job := next(waiting, None)):
                    reader, process = _fork(job[1])
                    running[reader] = (job[0], process, [])
                    selector.register(reader, selectors.EVENT_READ)
                if not running:
                    return
                for key, _ in selector.select():
                    name, process, parts = running[key.fd]
                    if part := os.read(key.fd, 1 << 16):
                        parts.append(part)
                        continue
                    selector.unregister(key.fd)
                    os.close(key.fd)
                    os.waitpid(process, 0)
                    del running[key.fd]
                    done(name, b"".join(parts).decode() or "endless")


def _places(name: str) -> tuple[str, str, str]:
    """Return the function, the module and the part of a mutant, where a test that caught a neighbour is likely to catch it."""
    return original_of(name), name.rpartition(".")[0], name.split(".")[1]


def _fork(job: Callable[[], str]) -> tuple[int, int]:
    """Start a job in a copy of this process; return where it will write, and its number."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return reader, process
    os.close(reader)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        text = job().encode()
        while text:
            text = text[os.write(writer, text) :]
    finally:
        os._exit(0)


def _digest(paths: Sequence[Path]) -> str:
    """Return what changes with any of the files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


def _passes(item: pytest.Item) -> bool:
    """Whether the test passes, or is skipped."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
