"""
Reading and writing (编解码): records as JSON and JSON Lines, every report as JSON, and the core that all formats share.

Reading is strict and lossless: `decode(encode(x)) == x`, and everything that is wrong with a
document is told at once, each with its path.
"""

from __future__ import annotations

from govinfo.codec._assessment import (
    AssessmentFile,
    CorrectedEntry,
    LineEntry,
    PendingEntry,
    PersonEntry,
    RivalEntry,
    UnitEntry,
    assessment_schema,
    decode_assessment,
    encode_assessment,
)
from govinfo.codec._calendars import decode_calendar
from govinfo.codec._catalogues import decode_catalogue
from govinfo.codec._convert import structure_all
from govinfo.codec._deadlines import encode_deadlines, encode_handling
from govinfo.codec._grades import encode_grades
from govinfo.codec._payouts import decode_payout, encode_payout
from govinfo.codec._pieces import encode_card, encode_line, encode_outcome, encode_problems
from govinfo.codec._reckoning import encode_reckoning
from govinfo.codec._records import decode_record, decode_records, decode_records_lines, encode_record, encode_records, encode_records_lines
from govinfo.codec._records_schema import records_schema
from govinfo.codec._report_schemas import (
    circular_schema,
    commendation_schema,
    deadlines_schema,
    grades_schema,
    handling_schema,
    payout_schema,
    reckoning_schema,
    reconciliation_schema,
    statement_schema,
    statistics_schema,
)
from govinfo.codec._reports import encode_circular, encode_commendation
from govinfo.codec._rulebook_schema import rulebook_schema
from govinfo.codec._rulebooks import decode_rulebook, locate_problems
from govinfo.codec._statements import encode_reconciliation, encode_statements, encode_statistics
from govinfo.codec._tables import FORMAT, Progress
from govinfo.codec._totals import encode_totals, totals_schema

__all__ = [
    "FORMAT",
    "AssessmentFile",
    "CorrectedEntry",
    "LineEntry",
    "PendingEntry",
    "PersonEntry",
    "Progress",
    "RivalEntry",
    "UnitEntry",
    "assessment_schema",
    "circular_schema",
    "commendation_schema",
    "deadlines_schema",
    "decode_assessment",
    "decode_calendar",
    "decode_catalogue",
    "decode_payout",
    "decode_record",
    "decode_records",
    "decode_records_lines",
    "decode_rulebook",
    "encode_assessment",
    "encode_card",
    "encode_circular",
    "encode_commendation",
    "encode_deadlines",
    "encode_grades",
    "encode_handling",
    "encode_line",
    "encode_outcome",
    "encode_payout",
    "encode_problems",
    "encode_reckoning",
    "encode_reconciliation",
    "encode_record",
    "encode_records",
    "encode_records_lines",
    "encode_statements",
    "encode_statistics",
    "encode_totals",
    "grades_schema",
    "handling_schema",
    "locate_problems",
    "payout_schema",
    "reckoning_schema",
    "reconciliation_schema",
    "records_schema",
    "rulebook_schema",
    "statement_schema",
    "statistics_schema",
    "structure_all",
    "totals_schema",
]
