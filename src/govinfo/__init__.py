"""
govinfo: government information work, scored exactly and explained to the clause.

The main job in three lines:

>>> register = build_register(sample_year())
>>> assessment = assess(register, shipped_rulebook("district-model"), Period.parse("2024"))
>>> assessment.units[0].rank, assessment.units[0].lines[0].clause
(1, '四(一)')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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

_HOMES: Final = {
    "Assessment": "govinfo.assessment",
    "GovinfoError": "govinfo.errors",
    "Line": "govinfo.assessment",
    "Period": "govinfo.periods",
    "Problem": "govinfo.errors",
    "Records": "govinfo.records",
    "Register": "govinfo.register",
    "Rulebook": "govinfo.rulebook",
    "RulebookError": "govinfo.errors",
    "Scorecard": "govinfo.assessment",
    "assess": "govinfo.assessment",
    "build_register": "govinfo.register",
    "check_records": "govinfo.register",
    "choose": "govinfo.rulebook",
    "decode_records": "govinfo.codec",
    "decode_rulebook": "govinfo.codec",
    "encode_records": "govinfo.codec",
    "sample_year": "govinfo.shipped",
    "shipped_rulebook": "govinfo.shipped",
    "shipped_rulebooks": "govinfo.shipped",
}

if not TYPE_CHECKING:  # for readers of types every name stands above, and no other does

    def __getattr__(name: str) -> object:
        """Fetch a name of the main job, or a module, when it is first asked for: whoever wants one module does not wait for all."""
        if name in _HOMES:
            found = globals()[name] = getattr(import_module(_HOMES[name]), name)
            return found
        if not name.startswith("_"):
            try:
                return import_module(f"{__name__}.{name}")
            except ModuleNotFoundError as error:
                if error.name != f"{__name__}.{name}":
                    raise
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        """Name what can be asked for."""
        return sorted({*globals(), *__all__})
