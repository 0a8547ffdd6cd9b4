"""
Spreadsheets in (台账导入): a ledger kept in a workbook or in CSV files becomes `govinfo.records/1`.

One sheet or file for each list of records, headed in Chinese or in English; `template` writes an empty one. An office's own
ledger, with one row an item, is read through a map of its columns, which `guess_map` drafts.
"""

from __future__ import annotations

from govinfo.importing._columns import list_title
from govinfo.importing._guess import guess_map
from govinfo.importing._ledgers import import_tables
from govinfo.importing._maps import LedgerMap, decode_map
from govinfo.importing._templates import TEMPLATES, template

__all__ = ["TEMPLATES", "LedgerMap", "decode_map", "guess_map", "import_tables", "list_title", "template"]
