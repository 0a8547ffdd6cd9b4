"""
The formula language of rulebooks (公式): total, typed, exact, and safe to read from anybody.

A formula is a line of text such as `20 if every(month, met(sent)) else 0`. `parse` reads it against
a `Scope`, which says what may be named in that place, and refuses at once whatever could go wrong
later: an unknown word, a number where a condition belongs, a divisor that can be 0. `evaluate` then
cannot fail; `explain` tells how the result came about. What nobody said is `UNKNOWN`, a value of the language: it never
becomes a number or an answer by itself.
"""

from __future__ import annotations

from govinfo.formulas._bounds import Interval
from govinfo.formulas._evaluate import Env
from govinfo.formulas._explain import Explanation, explain
from govinfo.formulas._fixed import FixedEnv
from govinfo.formulas._formula import Formula, evaluate, parse
from govinfo.formulas._lookups import Lookup
from govinfo.formulas._nodes import Kind, Read, Value
from govinfo.formulas._scope import Scope
from govinfo.formulas._unknown import UNKNOWN, Unknown

__all__ = [
    "UNKNOWN",
    "Env",
    "Explanation",
    "FixedEnv",
    "Formula",
    "Interval",
    "Kind",
    "Lookup",
    "Read",
    "Scope",
    "Unknown",
    "Value",
    "evaluate",
    "explain",
    "parse",
]
