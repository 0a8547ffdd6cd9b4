"""
The laws that every assessment keeps (必然成立的规律), as checks that an application runs on its own rulebook and data.

Each check returns nothing where the law holds and raises AssertionError where it does not, with the
law's name, the subject, and the lines or figures. Some look at one assessment, others assess records
once more after a change; `check_all` runs them all.

>>> from govinfo import Period, sample_year, shipped_rulebook
>>> check_all(sample_year(), shipped_rulebook("district-model"), Period.parse("2024-Q1"))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from govinfo.assessment import Assessment, assess
from govinfo.errors import InvalidValueError
from govinfo.periods import Period
from govinfo.records import LISTS, Records
from govinfo.register import build_register
from govinfo.rulebook import Rulebook
from govinfo.testing.laws._accounting import check_every_record_accounted_for
from govinfo.testing.laws._changes import (
    check_adding_never_lowers,
    check_merging_disjoint_registers,
    check_order_is_irrelevant,
    check_replacing_is_rewriting,
    check_void_is_absence,
)
from govinfo.testing.laws._growing import check_growing_is_building
from govinfo.testing.laws._keeping import comparing_rules, lowering_rules
from govinfo.testing.laws._limits import check_limits_hold
from govinfo.testing.laws._sharing import check_best_are_kept, check_persons_share, check_shares_sum
from govinfo.testing.laws._statements import check_every_item_in_statements
from govinfo.testing.laws._subjects import check_subjects_are_alike
from govinfo.testing.laws._tallies import check_tallies_merge
from govinfo.testing.laws._totals import check_lines_cite, check_ranks, check_total_is_sum_of_lines
from govinfo.testing.laws._unknown import check_unknown_never_counts
from govinfo.testing.laws._wire import check_round_trip, check_same_bytes
from govinfo.texts import Text

__all__ = [
    "LAWS_OF_ASSESSMENTS",
    "LAWS_OF_RECORDS",
    "check_adding_never_lowers",
    "check_all",
    "check_assessment",
    "check_best_are_kept",
    "check_every_item_in_statements",
    "check_every_record_accounted_for",
    "check_growing_is_building",
    "check_limits_hold",
    "check_lines_cite",
    "check_merging_disjoint_registers",
    "check_order_is_irrelevant",
    "check_persons_share",
    "check_ranks",
    "check_replacing_is_rewriting",
    "check_round_trip",
    "check_same_bytes",
    "check_shares_sum",
    "check_subjects_are_alike",
    "check_tallies_merge",
    "check_total_is_sum_of_lines",
    "check_unknown_never_counts",
    "check_void_is_absence",
    "comparing_rules",
    "lowering_rules",
]


def _check_backwards(records: Records, rulebook: Rulebook, period: Period) -> None:
    backwards = evolve(records, **{name: getattr(records, name)[::-1] for name in LISTS})
    check_order_is_irrelevant(records, rulebook, period, backwards)


def _check_round_trip(records: Records, _: Rulebook, __: Period) -> None:
    check_round_trip(records)


def _check_growing(records: Records, _: Rulebook, __: Period) -> None:
    check_growing_is_building(records)


LAWS_OF_ASSESSMENTS: Final[Mapping[str, Callable[[Assessment], None]]] = MappingProxyType(
    {
        "total-is-sum-of-lines": check_total_is_sum_of_lines,
        "lines-cite": check_lines_cite,
        "ranks": check_ranks,
        "shares-sum": check_shares_sum,
        "items-in-statements": check_every_item_in_statements,
        "persons-share": check_persons_share,
        "best-are-kept": check_best_are_kept,
        "limits-hold": check_limits_hold,
        "every-record-accounted-for": check_every_record_accounted_for,
    }
)
"""The laws of one assessment, by name."""

LAWS_OF_RECORDS: Final[Mapping[str, Callable[[Records, Rulebook, Period], None]]] = MappingProxyType(
    {
        "round-trip": _check_round_trip,
        "growing-is-building": _check_growing,
        "same-bytes": check_same_bytes,
        "order-is-irrelevant": _check_backwards,
        "void-is-absence": check_void_is_absence,
        "replacing-is-rewriting": check_replacing_is_rewriting,
        "adding-never-lowers": check_adding_never_lowers,
        "unknown-never-counts": check_unknown_never_counts,
        "subjects-are-alike": check_subjects_are_alike,
        "tallies-merge": check_tallies_merge,
    }
)
"""The laws of records that are assessed more than once, by name."""


def check_assessment(assessment: Assessment, records: Records | None = None) -> None:
    """
    Check every law of one assessment.

    Args:
        records: the records before corrections, to find in the trail what does not stand.

    Raises:
        AssertionError: a law does not hold.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_assessment(year)  # nothing is raised
    """
    for check in LAWS_OF_ASSESSMENTS.values():
        check(assessment)
    check_every_record_accounted_for(assessment, records)


def check_all(records: Records, rulebook: Rulebook, period: Period, *, except_for: Collection[str] = ()) -> None:
    """
    Check every law on *records* under *rulebook*, as it is read, in *period*.

    Merging is left out: it needs two sets of records, see `check_merging_disjoint_registers`.

    Args:
        except_for: the names of laws that the rulebook does not keep, such as `adding-never-lowers`.

    Raises:
        AssertionError: a law does not hold.
        InvalidValueError: *except_for* names no law.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_all(records, book, year)  # nothing is raised
    """
    for name in except_for:
        if name not in LAWS_OF_ASSESSMENTS and name not in LAWS_OF_RECORDS:
            raise InvalidValueError("except_for", name, Text("a law: {laws}", laws=(*LAWS_OF_ASSESSMENTS, *LAWS_OF_RECORDS)))
    assessment = assess(build_register(records), rulebook, period)
    for name, check in LAWS_OF_ASSESSMENTS.items():
        if name not in except_for:
            check(assessment)
    if "every-record-accounted-for" not in except_for:
        check_every_record_accounted_for(assessment, records)
    for name, check_records in LAWS_OF_RECORDS.items():
        if name not in except_for:
            check_records(records, rulebook, period)
