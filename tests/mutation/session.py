"""A pytest session in which every mutant is put to the tests that reach it."""

from __future__ import annotations

import gc
import json
import os
import resource
import selectors
import signal
import time
from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import reduce
from operator import or_
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
        self.outcomes = kept
        self.catchers: dict[str, Counter[int]] = defaultdict(Counter)
        self.items: list[pytest.Item] = []
        self.took: dict[int, float] = {}
        self.reach: dict[str, list[int]] = {}
        self.failing: list[str] = []
        self.next_keep = 0.0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which tests reach which line, then try each mutant."""
        self.items = session.items
        note_places()
        gc.collect()
        gc.freeze()
        self._learn()
        self._try_all()
        return True

    def _learn(self) -> None:
        """Run every test once as it is, with each line that it runs written down."""
        share = [range(start, len(self.items), self.workers) for start in range(self.workers)]
        answers: list[dict[str, Any]] = []
        self._fork_each(
            [(str(number), lambda part=part: self._reached(part)) for number, part in enumerate(share)],
            lambda _, text: answers.append(json.loads(text)),
        )
        self.took = {int(at): took for answer in answers for at, took in answer["took"].items()}
        lines: dict[tuple[str, int], int] = defaultdict(int)
        for answer in answers:
            for path, line, tests in answer["lines"]:
                lines[path, line] |= int(tests, 16)
        for name in self.mutants:
            path, changed = changed_lines(name, self.copies)
            tests = reduce(or_, (lines[path, line] for line in changed), 0)
            self.reach[name] = sorted((at for at in self.took if tests >> at & 1), key=self.took.__getitem__)
        self.failing = [self.items[at].nodeid for answer in answers for at in answer["failed"]]
        print(f"\n{len(self.items)} tests, {sum(self.took.values()):.0f} s; not asked, since they fail beside mutants: {self.failing}")

    def _reached(self, part: range) -> str:
        """Run some tests and tell which lines each of them runs."""
        watch = coverage.Coverage(data_file=None, include=[f"{self.tree}/*"], config_file=False)
        took: dict[int, float] = {}
        failed = []
        watch.start()
        for at in part:
            began = time.process_time()
            watch.switch_context(str(at))
            if not _passes(self.items[at]):
                failed.append(at)
            took[at] = time.process_time() - began
        watch.stop()
        found = watch.get_data()
        passed = {str(at) for at in part} - {str(at) for at in failed}
        lines = [
            (path, line, f"{sum(1 << int(at) for at in passed & set(tests)):x}")
            for path in found.measured_files()
            for line, tests in found.contexts_by_lineno(path).items()
        ]
        return json.dumps({"lines": lines, "took": took, "failed": failed})

    def _try_all(self) -> None:
        """Put each mutant to its tests."""
        self.outcomes |= {name: ("unreached", "") for name in self.mutants if not self.reach[name]}
        todo = [name for name in self.mutants if self.reach[name]]

        def done(name: str, text: str) -> None:
            result, _, at = text.partition(" ")
            if result == "caught":
                for place in _places(name):
                    self.catchers[place][int(at)] += 1
            self.outcomes[name] = (result, self.items[int(at)].nodeid if at else "")
            if time.monotonic() > self.next_keep:
                self._keep()

        self._fork_each([(name, lambda name=name: self._try(name)) for name in todo], done)
        self._keep()

    def _try(self, name: str) -> str:
        """Run the tests that reach the mutant until one fails."""
        switch_on(name)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for at in self._order(name):
            used = time.process_time()
            if used > self.seconds:
                break
            limit = self.took[at] * PATIENCE + 0.5
            signal.setitimer(signal.ITIMER_PROF, limit)
            if not _passes(self.items[at]):
                return f"caught {at}"
        return "survived"

    def _order(self, name: str) -> list[int]:
        """Return the tests that reach the mutant: the likeliest to catch it, then one case of each test, then the others."""
        tests = self.reach[name]
        quick = {at for at in tests if self.took[at] < QUICK}
        likely = [at for place in _places(name) for at, _ in self.catchers[place].most_common(20)]
        cases: Counter[str] = Counter()
        turns = []
        for at in tests:
            test = self.items[at].nodeid.partition("[")[0]
            cases[test] += 1
            turns.append((cases[test], at))
        rest = [at for _, at in sorted(turns, key=lambda turn: (min(turn[0], 2), self.took[turn[1]]))]
        return list(dict.fromkeys([*(at for at in likely if at in quick), *rest]))

    def _keep(self) -> None:
        """Write down what is known so far."""
        self.next_keep = time.monotonic() + 20
        if self.file:
            self.file.write_text(json.dumps(self.outcomes, indent=0), "utf-8")

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


def _places(name: str) -> tuple[str, str]:
    """Return the function and the module of a mutant, where a test that caught a neighbour is likely to catch it."""
    return original_of(name), name.rpartition(".")[0]


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


def _passes(item: pytest.Item) -> bool:
    """Whether the test passes, or is skipped."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
