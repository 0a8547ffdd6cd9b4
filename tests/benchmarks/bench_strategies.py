"""
How many examples each strategy makes in a second of the processor's time.

Run as a script: `python tests/benchmarks/bench_strategies.py [EXAMPLES]`. What is measured is generation alone,
as an application's tests pay for it before they do anything of their own.
"""

from __future__ import annotations

import sys
from time import process_time
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings

from govinfo import shipped_rulebook, testing
from govinfo.testing._limits import deadlines, limits

EXAMPLES: Final = 200
DISTRICT: Final = shipped_rulebook("district-model")
STRATEGIES: Final[dict[str, Any]] = {
    "submissions()": testing.submissions(),
    "corrections()": testing.corrections(),
    "limits()": limits(),
    "deadlines()": deadlines(),
    "records()": testing.records(),
    "records(DISTRICT)": testing.records(DISTRICT),
    "records(DISTRICT, size=12)": testing.records(DISTRICT, size=12),
    "registers(DISTRICT)": testing.registers(DISTRICT),
    "assessments(DISTRICT)": testing.assessments(DISTRICT),
    "rulebook_texts()": testing.rulebook_texts(),
    "rulebooks()": testing.rulebooks(),
}


def per_second(strategy: Any, examples: int) -> float:
    """Return how many examples a strategy makes in a second."""

    @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(_: object) -> None:
        pass

    start = process_time()
    draw()
    return examples / (process_time() - start)


def main(examples: int = EXAMPLES) -> None:
    """Print the examples per second of every strategy."""
    for name, strategy in STRATEGIES.items():
        print(f"{name:28} {per_second(strategy, examples):6.0f} examples a second")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
