"""The assessment as a spreadsheet (CSV): one row a line, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Scorecard
from govinfo.exact import format_money
from govinfo.reports._inert import csv_exact, csv_number, csv_text
from govinfo.reports._wording import Wording
from govinfo.texts import Language

BYTE_ORDER_MARK: Final = "\ufeff"
"""What a CSV file begins with, so that a spreadsheet reads it as UTF-8."""

_COLUMNS = ("Subject", "Id", "Name", "Account", "Rule id", "Clause", "Rule", "Day", "Amount", "Exact value", "Status", "Facts", "Reason")


@checked
def assessment_csv(assessment: Assessment, lang: Language = "zh") -> str:
    """
    Return every line of every unit and person as CSV with a heading, one row a line.

    Texts that a spreadsheet would take for a formula or a day get an apostrophe in front; amounts are plain
    numbers, with two decimals in yuan. Points that are a fraction without an end are rounded to six decimals,
    and stand beside it exactly, as `10÷3`. Rows end with a line feed; whoever writes them into a file puts
    `BYTE_ORDER_MARK` in front, without which spreadsheets take Chinese for something else.
    """
    say = Wording(lang)
    both = ((say("Unit"), assessment.units), (say("One person"), assessment.persons))
    rows = (_row(kind, card, line, say) for kind, cards in both for card in cards for line in card.lines)
    return csv_file([say(title) for title in _COLUMNS], rows)


def csv_file(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a heading and rows as CSV; the cells are those of `csv_text` and `csv_number`, or days."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(csv_text, titles))
    writer.writerows(rows)
    return out.getvalue()


def _row(kind: str, card: Scorecard, line: Line, say: Wording) -> list[str]:
    texts = [kind, card.subject, card.name, say.account(line.account), line.rule, line.clause, say.title(line, line.rule)]
    amount = [format_money(line.amount), ""] if line.account == "yuan" else [csv_number(line.amount), csv_exact(line.amount)]
    after = [say.status(line.status), " ".join(line.facts), line.why(say.lang)]
    return [*map(csv_text, texts), line.on.isoformat(), *amount, *map(csv_text, after)]
