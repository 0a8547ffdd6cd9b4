"""The law of tallies: parts that are counted apart and added give what the whole gives."""

from __future__ import annotations

import pickle
from difflib import unified_diff
from itertools import islice
from typing import Final

from govinfo.assessment import assess, parts_of_records, tally, totals
from govinfo.codec import encode_totals
from govinfo.periods import Period
from govinfo.records import Records
from govinfo.register import build_register
from govinfo.rulebook import Rulebook
from govinfo.testing.laws._show import broken

MERGING: Final = "tallies merge"


def check_tallies_merge(records: Records, rulebook: Rulebook, period: Period, *, n: int = 3) -> None:
    """
    Records divided into parts, each tallied by itself and sent on, give the same totals, byte by byte, as all of them assessed (law 14).

    They are divided into *n* parts, and added from both ends.

    Raises:
        AssertionError: they do not; with the lines in which the totals differ.

    >>> from govinfo import Period, sample_year, shipped_rulebook
    >>> check_tallies_merge(sample_year(), shipped_rulebook("district-model"), Period.parse("2024"))  # nothing is raised
    """
    whole = encode_totals(totals(assess(build_register(records), rulebook, period)))
    parts = [tally(part, rulebook, period) for part in parts_of_records(records, n)]
    for several in (parts, [pickle.loads(pickle.dumps(part)) for part in reversed(parts)]):  # noqa: S301  # what was just pickled
        text = encode_totals(totals(sum(several[1:], several[0])))
        if text != whole:
            differs = islice(unified_diff(whole.splitlines(), text.splitlines(), "whole", "parts", lineterm="", n=2), 2, None)
            broken(MERGING, "the totals", f"in {n} parts", differs, records)
