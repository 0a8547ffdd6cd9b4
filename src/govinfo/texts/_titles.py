"""What readers call a thing that a rulebook declares: its words in either language."""

from __future__ import annotations

from typing import Protocol

from govinfo.texts._text import Words


class HasTitle(Protocol):
    """Whatever has a title in Chinese and perhaps one in English."""

    @property
    def title(self) -> str:
        """The Chinese title."""
        ...

    @property
    def title_en(self) -> str | None:
        """The English title."""
        ...


class HasQuestion(Protocol):
    """Whatever asks a question in Chinese and perhaps in English."""

    @property
    def question(self) -> str:
        """The question in Chinese."""
        ...

    @property
    def question_en(self) -> str | None:
        """The question in English."""
        ...


class HasLadder(Protocol):
    """Whatever demands more from round to round, in Chinese and perhaps in English."""

    @property
    def ladder(self) -> tuple[str, ...]:
        """The demands in Chinese, one a round."""
        ...

    @property
    def ladder_en(self) -> tuple[str, ...]:
        """The demands in English."""
        ...


def titled(thing: HasTitle, *, otherwise: str | None = None) -> Words:
    """Return the title of a thing; where it has none in English *otherwise*, else the Chinese one."""
    return Words(thing.title, thing.title_en or otherwise or thing.title)


def asked(thing: HasQuestion) -> Words:
    """Return the question that a thing asks."""
    return Words(thing.question, thing.question_en or thing.question)


def demanded(thing: HasLadder) -> tuple[Words, ...]:
    """Return what a thing demands, one sentence a round."""
    return tuple(map(Words, thing.ladder, thing.ladder_en or thing.ladder))
