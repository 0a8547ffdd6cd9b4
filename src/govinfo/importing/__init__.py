"""
Ledgers and rows in, rows out (台账导入、数据行): what a workbook, CSV files or a program's rows hold becomes `govinfo.records/1`.

One sheet or file for each list of records, headed in Chinese or in English; `template` writes an empty one. An office's own ledger,
with one row an item, is read through a map of its columns, which `guess_map` drafts. `records_from_rows` reads dicts and frames with the
same problems by row and column; `score_rows`, `line_rows`, `outcome_rows` and `deadline_rows` give what came of them as plain dicts.
"""

from __future__ import annotations

from govinfo.importing._columns import list_title
from govinfo.importing._given_rows import records_from_rows
from govinfo.importing._guess import guess_map
from govinfo.importing._ledgers import import_tables
from govinfo.importing._maps import LedgerMap, decode_map
from govinfo.importing._rows_out import ResultRow, as_decimal, deadline_rows, line_rows, outcome_rows, score_rows
from govinfo.importing._templates import TEMPLATES, template

__all__ = [
    "TEMPLATES",
    "LedgerMap",
    "ResultRow",
    "as_decimal",
    "deadline_rows",
    "decode_map",
    "guess_map",
    "import_tables",
    "line_rows",
    "list_title",
    "outcome_rows",
    "records_from_rows",
    "score_rows",
    "template",
]
