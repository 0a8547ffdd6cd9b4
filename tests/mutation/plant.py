"""
Faults of meaning (人为错误): each of `faults.toml` is put into a copy of the library, and the tests of its room must notice.

    python tests/mutation/plant.py [--only NAME ...] [--room ROOM ...] [--workers 2] [--tests PATH ...]

Prints what became of each fault: `caught` and by which test, `SURVIVED`, or `DOES NOT FIT` where the code has moved on.
Returns 0 where every fault was caught.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MOST_SECONDS: Final = 900


def main() -> int:
    """Plant what was asked for, print, and return how many faults were not caught."""
    parser = argparse.ArgumentParser(description="Plant faults of meaning and see which test notices.")
    parser.add_argument("--only", nargs="+", default=[], help="the names of faults")
    parser.add_argument("--room", nargs="+", default=[], help="the rooms whose faults are planted")
    parser.add_argument("--workers", default=1, type=int, help="faults at the same time")
    parser.add_argument("--tests", nargs="+", default=[], help="the tests to run in place of those of the room")
    asked = parser.parse_args()
    faults = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))
    rooms = faults.pop("rooms")
    wanted = {
        name: fault
        for name, fault in faults.items()
        if (not asked.only or name in asked.only) and (not asked.room or fault["room"] in asked.room)
    }
    with ThreadPoolExecutor(asked.workers) as pool:
        ended = dict(
            zip(wanted, pool.map(lambda name: _told(name, wanted[name], asked.tests or rooms[wanted[name]["room"]]), wanted), strict=True)
        )
    caught = sum(how.startswith("caught") for how in ended.values())
    print(
        f"{len(ended)} faults, {caught} caught",
        *(f"{name}: {how}" for name, how in ended.items() if not how.startswith("caught")),
        sep="\n",
    )
    return len(ended) - caught


def _told(name: str, fault: dict[str, str], tests: list[str]) -> str:
    how = _planted(fault, tests)
    print(f"{name} ({fault['room']}): {how}", flush=True)
    return how


def _planted(fault: dict[str, str], tests: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        file = source / "govinfo" / fault["file"]
        text = file.read_text("utf-8")
        if text.count(fault["was"]) != 1:
            return "DOES NOT FIT"
        file.write_text(text.replace(fault["was"], fault["now"]), "utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
        environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            run = subprocess.run(  # noqa: S603  # our own command
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=MOST_SECONDS
            )
        except subprocess.TimeoutExpired:
            return "caught: it never ends"
        if run.returncode == 0:
            return "SURVIVED"
        failed = next((line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))), run.stdout[-300:])
        return f"caught: {failed.removeprefix('FAILED ').partition(' - ')[0]}"


if __name__ == "__main__":
    sys.exit(main())
