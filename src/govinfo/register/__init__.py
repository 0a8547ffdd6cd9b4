"""
The register (台账): records checked as a whole, corrected and indexed.

It knows nothing of any rulebook, so one register serves every assessment of its records.
"""

from __future__ import annotations

from govinfo.register._corrections import Trail
from govinfo.register._items import Item, Rows
from govinfo.register._register import Register, build_register, check_records

__all__ = ["Item", "Register", "Rows", "Trail", "build_register", "check_records"]
