"""
govinfo: government information work, scored exactly and explained to the clause.

The main job in three lines:

>>> register = build_register(sample_year())
>>> assessment = assess(register, shipped_rulebook("district-model"), Period.parse("2024"))
>>> assessment.units[0].rank, assessment.units[0].lines[0].clause
(1, '四(一)')
"""

from __future__ import annotations

from govinfo.assessment import Assessment, Line, Scorecard, assess
from govinfo.codec import decode_records, decode_rulebook, encode_records
from govinfo.errors import GovinfoError, Problem, RulebookError
from govinfo.periods import Period
from govinfo.records import Records
from govinfo.register import Register, build_register, check_records
from govinfo.rulebook import Rulebook, choose
from govinfo.shipped import sample_year, shipped_rulebook, shipped_rulebooks

__all__ = [
    "Assessment",
    "GovinfoError",
    "Line",
    "Period",
    "Problem",
    "Records",
    "Register",
    "Rulebook",
    "RulebookError",
    "Scorecard",
    "assess",
    "build_register",
    "check_records",
    "choose",
    "decode_records",
    "decode_rulebook",
    "encode_records",
    "sample_year",
    "shipped_rulebook",
    "shipped_rulebooks",
]
