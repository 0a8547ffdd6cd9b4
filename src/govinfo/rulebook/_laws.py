"""
Which laws a rulebook keeps, told from its rules alone (性质): what a unit may rely on whatever happens.

The answer errs on the side of caution: a law is said to be kept only where no rule could break it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

from attrs import frozen

from govinfo._doors import checked, typed
from govinfo.labels import Labelled
from govinfo.rulebook._cap import unsettled
from govinfo.rulebook._lowering import caps_of, lowering
from govinfo.rulebook._program import Program, compared_by, compile_rulebook
from govinfo.rulebook._rulebook import Rulebook, held


class Law(Labelled):
    """
    A law that a regulation may keep or give up (性质).

    >>> [law.label for law in Law]
    ['新增采用或批示不会使得分降低', '一个单位的得分与其他单位无关', '得分与先后次序无关']
    """

    MONOTONE = "adding an adoption or an instruction never lowers a score", "新增采用或批示不会使得分降低"
    ADDITIVE = "what one unit earns does not depend on other units", "一个单位的得分与其他单位无关"
    TIMELESS = "the order in which things happen does not matter", "得分与先后次序无关"


@final
@frozen(kw_only=True, field_transformer=typed)
class Answer:
    """
    Whether a law is kept (是否满足).

    Attributes:
        rules: the ids of the rules that may break it, none where it is kept.

    >>> from govinfo import shipped_rulebook
    >>> from govinfo.rulebook import laws
    >>> isinstance(laws(shipped_rulebook("district-model"))[0], Answer)
    True
    """

    law: Law
    rules: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether no rule can break it."""
        return not self.rules


@checked
def laws(rulebook: Rulebook) -> tuple[Answer, ...]:
    """
    Tell which laws *rulebook*, as it is read, keeps, and which rules decide it.

    >>> from govinfo.shipped import shipped_rulebook
    >>> [(answer.law.name, answer.kept) for answer in laws(shipped_rulebook("district-model"))]
    [('MONOTONE', True), ('ADDITIVE', True), ('TIMELESS', True)]
    """
    program = compile_rulebook(rulebook)
    breaking = {Law.MONOTONE: lowering(program), Law.ADDITIVE: compared_by(rulebook), Law.TIMELESS: _ordering(program)}
    return tuple(Answer(law=law, rules=tuple(dict.fromkeys(found))) for law, found in breaking.items())


def _ordering(program: Program) -> Iterator[str]:
    yield from (own.path for kind, own in held(program.rulebook) if kind.orders(own.holder, program.persons))
    yield from unsettled(caps_of(program))
