"""Lists of grades as papers (考核等次名单): who is in which grade by which clause, and who has none."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo._doors import checked
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Grid, Heading, Paper, PaperBlock, Paragraph
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.reports._grades import Graded, GradeList, Grades
from govinfo.texts import Language


@checked
def grades_paper(made: Grades, lang: Language = "zh") -> Paper:
    """
    Return the lists of grades as a paper: a sentence a grade, and one table.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> from govinfo.reports import grades
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> grades_paper(grades(year)).title
    '2024年考核等次名单'
    """
    say = Wording(lang)
    grid = grades_grid(made, say)
    body: tuple[PaperBlock, ...] = (*grades_words(made, say), grid) if made.lists else (Paragraph(say("The rulebook gives no grades.")),)
    return Paper(
        title=say("Grades, {period}", period=period_in_words(made.period, lang)),
        lang=lang,
        main=grid,
        issuer=made.rulebook.source.issuer,
        body=body,
    )


def grades_words(made: Grades, say: Wording) -> Iterator[PaperBlock]:
    """Yield what grade who has, and who has none because a decision is owed."""
    period = period_in_words(made.period, say.lang)
    yield Paragraph(say("Under {rulebook}, the grades of {period} are:", rulebook=say.named(made.rulebook), period=period))
    for one in made.lists:
        yield Heading(say("{grade} ({n})", grade=say.either(one.grade, one.grade_en), n=len(one.members)), 2)
        yield Paragraph(say("{names}.", names=tuple(member.name for member in one.members)) if one.members else say("Nobody."))
    if made.without:
        yield Heading(say("{grade} ({n})", grade=say("Without a grade"), n=len(made.without)), 2)
        yield Paragraph(say("{names}.", names=tuple(_named(member, say) for member in made.without)))


def _named(member: Graded, say: Wording) -> str:
    return member.name if member.complete else say("{name} (a decision is owed)", name=member.name)


def grades_grid(made: Grades, say: Wording) -> Grid:
    """Return one row for everybody, by grade."""
    rows = [(one, member) for one in made.lists for member in one.members] + [(None, member) for member in made.without]
    numbered = {member.subject: number for number, (_, member) in enumerate(rows, start=1)}
    several: Column[tuple[GradeList | None, Graded]] = Column(say("Meets also"), lambda row: say.listed(row[1].also), width=6)
    owed: Column[tuple[GradeList | None, Graded]] = Column(say("Decision"), lambda row: "" if row[1].complete else say("owed"), width=4)
    columns: tuple[Column[tuple[GradeList | None, Graded]], ...] = (
        Column(say("No."), lambda row: Amount(numbered[row[1].subject]), number=True, width=3),
        Column(say("Person") if made.persons else say("Unit"), lambda row: row[1].name, width=10),
        Column(say("Grade"), lambda row: say("Without a grade") if row[0] is None else say.either(row[0].grade, row[0].grade_en), width=5),
        Column(say("Clause"), lambda row: row[1].clause, width=5),
        *((several,) if any(member.also for _, member in rows) else ()),
        *((owed,) if not all(member.complete for _, member in rows) else ()),
    )
    return table(columns, rows, caption=say("Grades"), head=1)
