"""
Worked examples of a rulebook (算例): records, and what was computed from them by hand.

A file of examples stands beside its rulebook, so that whoever changes a price sees which of the
hand-computed totals it changes. Records are written as in `govinfo.records/1`, with less to write:
ids, units and items that nobody refers to are made up, a day may be given once for all of them. Beside
points and money an example may say what a rule, a measure, a payout comes to, who is barred, noticed and commended, what is pending, and
where duties stand at an instant. `unreached` tells which numbers and conditions of the rulebook no example would notice to be wrong.
"""

from __future__ import annotations

from govinfo.examples._files import decode_examples
from govinfo.examples._reach import unreached
from govinfo.examples._run import Difference, run_example
from govinfo.examples._values import Example, Expected, ExpectedDuty, ExpectedPending

__all__ = ["Difference", "Example", "Expected", "ExpectedDuty", "ExpectedPending", "decode_examples", "run_example", "unreached"]
