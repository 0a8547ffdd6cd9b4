"""How deadlines were counted, day by day, below a paper or attached to it (期限计算明细)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from govinfo._doors import checked
from govinfo.deadlines._moments import Moment
from govinfo.duties import CountedDuty
from govinfo.papers._deadlines import left, moment, row_name
from govinfo.papers._paper import Attachment, Heading, Paper, PaperBlock, Paragraph
from govinfo.papers._reckoning import count_blocks
from govinfo.papers._wording import Wording
from govinfo.register import Register


@checked
def with_counts(paper: Paper, counted: Sequence[CountedDuty], register: Register, *, attached: bool = False) -> Paper:
    """
    Return a paper that tells how deadlines were counted, each day counted or left out, with the reason and the notice.

    Args:
        paper: what tells of these deadlines.
        counted: as `count_duties` and `govinfo.reports.counted_duties` give them.
        register: the records, for the names of units.
        attached: whether it is attached and not told at the end; for what leaves the office.

    >>> from govinfo import build_register, sample_year
    >>> from govinfo.papers import Grid, Paper
    >>> plain = Paper(title="答复", lang="zh", main=Grid(caption="答复", columns=(), rows=()))
    >>> with_counts(plain, (), build_register(sample_year())).body[-1].words
    '没有按日计算的期限。'
    """
    say = Wording(paper.lang)
    blocks = tuple(_blocks(counted, register, say))
    title = say("How the deadlines were counted")
    if attached:
        return evolve(paper, attachments=(*paper.attachments, Attachment(title=title, blocks=blocks)))
    return evolve(paper, body=(*paper.body, Heading(title), *blocks))


def _blocks(counted: Sequence[CountedDuty], register: Register, say: Wording) -> Iterator[PaperBlock]:
    names = {unit.id: unit.name for unit in register.records.units}
    if not counted:
        yield Paragraph(say("No deadline was counted by days."))
    for one in counted:
        yield Heading(row_name(one.state, names, one.at, say))
        found, late = one.state, left(one.state, say)
        done = found.deadline.done_at
        if found.state.late and done is not None and done <= one.at:
            yield Paragraph(say("Done at {done}: {late}.", done=Moment(done).text(say.lang), late=late))
        elif found.state.late:
            yield Paragraph(say("Not done by {at}: {late}.", at=moment(one.at, say), late=late))
        yield from count_blocks(one.count, say)
