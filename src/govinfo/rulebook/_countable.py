"""What a rulebook counts or prices and no record could ever be, because nothing of its kind is declared."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from govinfo.errors import Problem
from govinfo.rulebook._conditions import Facts
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw
from govinfo.rulebook._rulebook import Rulebook
from govinfo.texts import Text

_DECLARED: Final = MappingProxyType(
    {
        Facts.ADOPTION: ("publications", "[publications]"),
        Facts.FINDING: ("criteria", "[criteria]"),
        Facts.MERIT: ("merits", "[merits]"),
    }
)
"""Facts that name a declared word always: where the rulebook keeps the words, and the table that declares them."""


def countable_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """
    Yield the errors that a price or a measure looks at records of which every single one would be refused.

    >>> from govinfo.rulebook import Measure, Source
    >>> adopted = Measure(id="adopted", title="录用条数", count=Facts.ADOPTION)
    >>> book = Rulebook(id="b", title="办法", source=Source(issuer="市政府", title="办法"), measures=(adopted,))
    >>> [problem.path for problem in countable_problems(book)]
    ['measures.adopted.count']
    """
    looking = [(f"{rule.id}.of", rule.of) for rule in rulebook.rules if isinstance(rule, Price)]
    looking += [(f"measures.{measure.id}.count", measure.count) for measure in rulebook.measures if measure.count is not None]
    for path, facts in looking:
        kept, table = _DECLARED.get(facts, (None, ""))
        if kept is not None and not getattr(rulebook, kept):
            yield flaw(
                path, Text("looks at records ({facts}) of which none can be: {table} declares nothing; add it", facts=facts, table=table)
            )
