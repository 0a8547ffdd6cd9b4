"""
The formula language of rulebooks (公式): total, typed, exact, and safe to read from anybody.

A formula is a line of text such as `20 if every(month, met(sent)) else 0`. `parse` reads it against
a `Scope`, which says what may be named in that place, and refuses at once whatever could go wrong
later: an unknown word, a number where a condition belongs, a divisor that can be 0. `evaluate` then
cannot fail; `explain` tells how the result came about.
"""

from __future__ import annotations

from govinfo.formulas._bounds import ANY_NUMBER, NOT_NEGATIVE, Interval
from govinfo.formulas._degree import degree
from govinfo.formulas._evaluate import Env
from govinfo.formulas._exclusive import Given, Truth, truth
from govinfo.formulas._explain import Explanation, explain
from govinfo.formulas._fixed import FixedEnv
from govinfo.formulas._formula import Formula, bounds, evaluate, numbers_in, parse, texts_in
from govinfo.formulas._lexer import MAX_DEPTH, MAX_LENGTH
from govinfo.formulas._nodes import Kind, Read, Value
from govinfo.formulas._scope import DECIDED, FIGURE, FINDING, MET, READING, TAG, TARGET, TARGETED, Lookup, Scope

__all__ = [
    "ANY_NUMBER",
    "DECIDED",
    "FIGURE",
    "FINDING",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MET",
    "NOT_NEGATIVE",
    "READING",
    "TAG",
    "TARGET",
    "TARGETED",
    "Env",
    "Explanation",
    "FixedEnv",
    "Formula",
    "Given",
    "Interval",
    "Kind",
    "Lookup",
    "Read",
    "Scope",
    "Truth",
    "Value",
    "bounds",
    "degree",
    "evaluate",
    "explain",
    "numbers_in",
    "parse",
    "texts_in",
    "truth",
]
