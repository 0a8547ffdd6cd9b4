"""
Spreadsheets in (台账导入): a ledger kept in a workbook or in CSV files becomes `govinfo.records/1`.

One sheet or file for each list of records, headed in Chinese or in English; `template` writes an empty one.
"""

from __future__ import annotations

from govinfo.importing._columns import list_title
from govinfo.importing._ledgers import import_tables
from govinfo.importing._templates import TEMPLATES, template

__all__ = ["TEMPLATES", "import_tables", "list_title", "template"]
