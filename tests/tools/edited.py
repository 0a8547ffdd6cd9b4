"""A rulebook as it stands in an editor, and a cursor in it."""

from __future__ import annotations

TEXT = """\
schema = 1
id = "mine"
title = "信息考核办法"

[source]
issuer = "某局"
title = "信息考核办法"

[publications]
bulletin = { title = "《简报》", title_en = "the bulletin", level = "district" }

[forms]
brief = { title = "简讯", title_en = "brief" }

[absent]
form = "must-be-given"

[measures.sent]
title = "报送条数"
count = "submission"

[clauses]
"一" = { covered = "rule", text = "采用的每条计5分，简讯计2分。" }
"二" = { covered = "rule", text = "每月完成报送任务的加3分。" }

[[price]]
id = "adopted"
clause = "一"
title = "采用"
title_en = "adopted"
of = "adoption"
when = { publication = "bulletin" }
amount = "2 if form == 'brief' else 5"

[[tally]]
id = "monthly"
clause = "二"
title = "每月任务"
each = "month"
amount = "3 if met(sent) else 0"
"""


def at(text: str, mark: str = "|") -> tuple[str, int, int]:
    """Return a text without the mark, and where it was."""
    before, _, after = text.partition(mark)
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1
