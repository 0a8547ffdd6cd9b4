"""The assessment as a spreadsheet (CSV): one row a line, safe to open."""

from __future__ import annotations

import csv
import io

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Scorecard
from govinfo.exact import format_exact, format_money
from govinfo.reports.inert import csv_text
from govinfo.reports.wording import Wording
from govinfo.texts import Language

__all__ = ["assessment_csv"]

_COLUMNS = ("Subject", "Id", "Name", "Account", "Rule id", "Clause", "Rule", "Day", "Amount", "Status", "Facts", "Reason")


@checked
def assessment_csv(assessment: Assessment, lang: Language = "zh") -> str:
    """
    Return every line of every unit and person as CSV with a heading, one row a line.

    Texts that a spreadsheet would take for a formula get an apostrophe in front; amounts are plain
    numbers, with two decimals in yuan. Rows end with a line feed.
    """
    say = Wording(lang)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([say(title) for title in _COLUMNS])
    for kind, cards in ((say("Unit"), assessment.units), (say("One person"), assessment.persons)):
        for card in cards:
            writer.writerows(_row(kind, card, line, say) for line in card.lines)
    return out.getvalue()


def _row(kind: str, card: Scorecard, line: Line, say: Wording) -> list[str]:
    texts = [kind, card.subject, card.name, say.account(line.account), line.rule, line.clause, say.title(line, line.rule)]
    amount = format_money(line.amount) if line.account == "yuan" else format_exact(line.amount)
    after = [say.status(line.status), " ".join(line.facts), line.why(say.lang)]
    return [*map(csv_text, texts), line.on.isoformat(), amount, *map(csv_text, after)]
