"""
What makes a report an official document (公文要素): head, number, signature and foot, as the office gives them.

The form is that of GB/T 9704-2012.
"""

from __future__ import annotations

from datetime import date
from typing import final

from attrs import asdict, evolve, frozen

from govinfo._doors import checked, typed
from govinfo.papers._figures import day_in_words
from govinfo.papers._paper import Paper
from govinfo.papers._wording import Wording


@final
@frozen(kw_only=True, field_transformer=typed)
class Letterhead:
    """
    What the office adds to a report to make it a document of its own (公文要素); what is None is left as the report has it.

    Attributes:
        number: the document's number (发文字号).
        addressees: to whom it goes (主送机关).
        day: on which it is signed (成文日期).
        head: the red head (发文机关标志), such as 某区人民政府办公室文件; none is printed where it is left out.
        contact: whom to ask (附注), such as 联系人：张三，电话：12345678.
        copies: to whom a copy goes (抄送机关).
        printer: who prints it (印发机关).
        printed: on which day it is printed (印发日期).

    >>> from datetime import date
    >>> Letterhead(number="政办信〔2024〕3号", day=date(2024, 7, 5)).number
    '政办信〔2024〕3号'
    """

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    addressees: str | None = None
    day: date | None = None
    head: str | None = None
    contact: str | None = None
    copies: str | None = None
    printer: str | None = None
    printed: date | None = None


@checked
def with_letterhead(paper: Paper, letterhead: Letterhead) -> Paper:
    """
    Return *paper* with what the office says of it.

    >>> from govinfo.papers import rulebooks_paper
    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> with_letterhead(rulebooks_paper([book]), Letterhead(number="政办信〔2024〕3号")).number
    '政办信〔2024〕3号'
    """
    return evolve(paper, **{name: said for name, said in asdict(letterhead).items() if said})


def signature(paper: Paper) -> tuple[str, ...]:
    """Return who signs a paper and on which day, what is not known left out."""
    day = day_in_words(paper.day, paper.lang) if paper.day else ""
    return tuple(part for part in (paper.issuer, day) if part)


def contact(paper: Paper) -> str:
    """Return whom to ask, as it stands below the signature; nothing where nobody is named."""
    return Wording(paper.lang)("({words})", words=paper.contact) if paper.contact else ""


@final
@frozen(kw_only=True)
class Foot:
    """
    The foot of a document (版记).

    Attributes:
        copies: to whom a copy goes; nothing where to nobody.
        printer: who prints it.
        printed: on which day, in words.
    """

    copies: str
    printer: str
    printed: str


def foot(paper: Paper) -> Foot | None:
    """Return the foot of a paper; None where the office asks for none."""
    if not (paper.copies or paper.printer or paper.printed):
        return None
    say = Wording(paper.lang)
    day = paper.printed or paper.day
    return Foot(
        copies=say("Copies to: {names}.", names=paper.copies.rstrip("。.")) if paper.copies else "",
        printer=paper.printer or paper.issuer,
        printed=say("printed on {day}", day=day_in_words(day, paper.lang)) if day else "",
    )


def foot_words(paper: Paper) -> tuple[str, ...]:
    """Return the foot of a paper line by line; nothing where the office asks for none."""
    found = foot(paper)
    if found is None:
        return ()
    return tuple(line for line in (found.copies, " ".join(filter(None, (found.printer, found.printed)))) if line)
