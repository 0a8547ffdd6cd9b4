"""
Worked examples of a rulebook (算例): records, and what was computed from them by hand.

A file of examples stands beside its rulebook, so that whoever changes a price sees which of the
hand-computed totals it changes. Records are written as in `govinfo.records/1`, with less to write:
ids, units and items that nobody refers to are made up, a day may be given once for all of them. Beside
points and money an example may say where duties stand at an instant.
"""

from __future__ import annotations

from govinfo.examples._files import Example, Expected, ExpectedDuty, decode_examples
from govinfo.examples._run import Difference, run_example

__all__ = ["Difference", "Example", "Expected", "ExpectedDuty", "decode_examples", "run_example"]
