"""
Mutation testing (变异测试): which small changes of the engine no test notices.

    python tests/mutation/run.py [--only 'govinfo.formulas.*'] [--every 4] [--seconds 10] [--workers 2] [--kept FILE]

The tests are collected once; each mutant gets a process of its own in which the tests that reach its line run, those
first that have caught its neighbours, until one fails or the seconds of processor time are used up. A mutant that the type
checker or the catalogue of sentences refuses is not run. Prints the survivors, each as a diff, and the score of each part.
With a file to keep them in, what was found stays found: only survivors and what has changed are run again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from mutants import ROOT, difference, import_from, original_of, write_tree
from refused import by_types, by_words
from session import NEAR, SURVIVED, Outcome, Session

TESTS = [
    *("tests/formulas", "tests/deadlines", "tests/assessment", "tests/settlements", "tests/rulebooks", "tests/duties", "tests/values"),
    *("tests/tables", "tests/reports", "tests/properties", "tests/register", "tests/codec"),
    *(
        "tests/documents/test_payouts.py",
        "tests/documents/test_payout_details.py",
        "tests/documents/test_commendations.py",
        "tests/documents/test_golden.py",
    ),
    *("tests/documents/test_circulars.py", "tests/cli/test_commands.py", "tests/cli/test_trials.py", "tests/test_wrong_types.py"),
    *("tests/test_cookbook.py", "tests/test_sample_year.py", "tests/test_oracle_agreement.py"),
    "tests/test_docs.py::test_the_examples_of_a_module_run",
    "tests/testing/test_rulebooks.py::test_a_broken_rulebook_is_refused_where_it_is_broken",
]
"""The tests that are about points, days and money; those of papers and command lines are too far away to be asked."""


ON_IMPORT = ("govinfo.calendars._notices",)
"""The modules whose functions run when they are imported, before a mutant is switched on."""


def main() -> int:
    """Run, print, and return 0 where nothing survived."""
    asked, options = _asked()
    os.chdir(ROOT)
    tree = ROOT / ".mutants"
    if asked.alone:
        import_from(tree, asked.alone)
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *asked.tests, *options]))
    copies = write_tree(tree, asked.only)
    mutants = [name for name in copies if name != original_of(name) and int(copies[name].digest(), 16) % asked.every == 0]
    refused = dict.fromkeys(by_words(copies), "by the catalogue") | dict.fromkeys(by_types(tree, copies), "by types")
    before: dict[str, Outcome] = json.loads(asked.kept.read_text("utf-8")) if asked.kept and asked.kept.exists() else {}
    kept = {name: tuple(before[key]) for name in mutants if (key := f"{name} {copies[name].digest()}") in before}
    import_from(tree)
    again = () if asked.new else SURVIVED
    todo = [name for name in mutants if name not in refused and (name not in kept or kept[name][0] in again)]
    session = Session(todo, copies, tree, asked, kept)
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *(asked.tests or TESTS), *options], plugins=[session])

    for name in todo:
        result = session.outcomes[name][0]
        if result != "unreached" and not (result == "survived" and name.startswith(ON_IMPORT)):
            continue
        own = [test for test in asked.tests or TESTS if test.startswith(NEAR.get(name.split(".")[1], ()))]
        if own and _caught_alone(name, [*own, *(f"--deselect={test}" for test in session.failing)]):
            session.outcomes[name] = ("caught", "from the import on")
    session.keep()
    survivors = [name for name in todo if session.outcomes[name][0] in SURVIVED]
    for name in survivors:
        print(f"\n{name}\n{difference(name, copies)}")
    _print_scores(mutants, refused, session.outcomes)
    return 1 if survivors else 0


def _caught_alone(name: str, tests: list[str]) -> bool:
    """Try a mutant that no test reaches in a process of its own, where it holds from the import on."""
    command = [sys.executable, __file__, "--alone", name, *tests]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode != 0  # noqa: S603
    except subprocess.TimeoutExpired:
        return True


def _asked() -> tuple[argparse.Namespace, list[str]]:
    """Read the command line; what it does not know is for pytest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="*", metavar="NAME", help="the mutants of these modules, as govinfo.formulas.*")
    parser.add_argument("--every", default=1, type=int, metavar="N", help="only one of N mutants, always the same ones")
    parser.add_argument("--seconds", default=10.0, type=float, help="processor time for each mutant that is not caught")
    parser.add_argument("--workers", default=os.cpu_count() or 1, type=int, help="mutants at the same time")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="keep what was found here, and run only survivors again")
    parser.add_argument("--new", action="store_true", help="leave out the survivors that are kept")
    parser.add_argument("--alone", metavar="NAME", help="run the tests with one mutant that was made before, from the import on")
    parser.add_argument("tests", nargs="*", help="the tests to ask; those about points, days and money if none are named")
    return parser.parse_known_args()


def _print_scores(mutants: list[str], refused: dict[str, str], outcomes: dict[str, Outcome]) -> None:
    """Print a line for each part of the package, and one for the whole."""
    by_part: dict[str, Counter[str]] = {"all": Counter()}
    for name in mutants:
        result = refused.get(name) or outcomes[name][0]
        for part in (".".join(name.split(".")[:2]), "all"):
            by_part.setdefault(part, Counter())[result] += 1
    print("\n| part | mutants | refused by types | by the catalogue | run | caught | |\n|---|--:|--:|--:|--:|--:|--:|")
    for part, found in sorted(by_part.items()):
        run = found.total() - found["by types"] - found["by the catalogue"]
        caught = run - sum(found[word] for word in SURVIVED)
        print(
            f"| {part} | {found.total()} | {found['by types']} | {found['by the catalogue']} | {run} | {caught} | {caught / max(run, 1):.1%} |"
        )


if __name__ == "__main__":
    sys.exit(main())
