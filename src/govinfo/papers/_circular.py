"""A circular as a paper (通报成文): what happened in words, and the tables behind it as attachments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo._doors import checked
from govinfo.exact import exact
from govinfo.papers._circular_items import compared_grids, items_grid, months_grid, publications_grid, rate_of, sent_grid, years_blocks
from govinfo.papers._circular_persons import persons_grid, persons_named
from govinfo.papers._circular_revised import revised_blocks, revised_words
from govinfo.papers._circular_tables import (
    clauses_blocks,
    main_grid,
    measure_title,
    owed,
    pending_grid,
    quota_words,
    quotas_blocks,
    ranked,
    ranking_blocks,
)
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._grades import grades_grid
from govinfo.papers._paper import Amount, Attachment, Bullets, Heading, Paper, PaperBlock, Paragraph, Style, cell_text
from govinfo.papers._ranking import ranking_words
from govinfo.papers._reasons import reason_words
from govinfo.papers._rounding import in_decimals
from govinfo.papers._wording import Wording
from govinfo.reports import growth
from govinfo.reports._accounts import score_told
from govinfo.reports._circular_values import Circular, UnitResult
from govinfo.reports._tallies import Counts
from govinfo.rulebook import Side
from govinfo.texts import Language, Words

_FIRST: Final = 3
_NUMERALS: Final = "一二三四五六七八九十"


@checked
def circular_paper(circular: Circular, lang: Language = "zh") -> Paper:
    """
    Return a circular as a paper.

    >>> from govinfo import Period, build_register, sample_year, shipped_rulebook
    >>> from govinfo.reports._circulars import circular_of
    >>> made = circular_of(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024-Q2"))
    >>> circular_paper(made).title
    '关于2024年第二季度政务信息工作情况的通报'
    """
    say = Wording(lang, circular.rulebook.settings.decimals)
    attachments = [Attachment(title=title, blocks=blocks) for title, blocks in _attachments(circular, say) if blocks]
    paper = Paper(
        title=say("Circular on government information work, {period}", period=period_in_words(circular.period, lang)),
        lang=lang,
        main=main_grid(circular, say),
        issuer=circular.rulebook.source.issuer,
        addressees=say("To all units:"),
        body=tuple(_body(circular, say)),
        attachments=tuple(attachments),
    )
    return in_decimals(paper, say)


def _attachments(circular: Circular, say: Wording) -> Iterator[tuple[str, tuple[PaperBlock, ...]]]:
    """Yield the tables that this regulation has something for."""
    ranking = tuple(ranking_blocks(circular, say))
    yield ranked(circular, say), ranking
    if circular.grades is not None:
        yield say("Grades"), (grades_grid(circular.grades, say),)
    if circular.sends:
        sent = sent_grid(circular, say)
        yield sent.caption, (sent,)
        compared = (*compared_grids(circular, say), *years_blocks(circular, say))
        yield say("Compared with earlier periods"), compared
    if circular.total.by_publication:
        yield say("Adoptions by publication"), (publications_grid(circular, say),)
    if any(unit.items for unit in circular.units):
        yield say("Items adopted"), (items_grid(circular, say),)
    if circular.in_points and any(unit.year_months for unit in circular.units):
        yield say("Points by month of the year"), (months_grid(circular, say),)
    if circular.in_points and any(unit.clauses for unit in circular.units):
        yield say("Points by clause"), tuple(clauses_blocks(circular, say))
    if any(unit.quotas for unit in circular.units):
        yield say("Targets"), tuple(quotas_blocks(circular, say))
    if circular.persons:
        yield say("Points and ranks of the persons"), (persons_grid(circular, say),)
    if circular.revised is not None:
        yield say("Corrections and decided claims"), tuple(revised_blocks(circular, circular.revised, say))
    if circular.pending:
        yield say("Decisions still owed"), (pending_grid(circular, say),)


# The body


def _body(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    sections: list[tuple[str, list[PaperBlock]]] = [(say("The whole"), [Paragraph(words) for words in _whole(circular, say)])]
    sections += [
        (say(title), blocks)
        for title, blocks in (("The best", list(_best(circular, say))), ("What else follows", [*_notices(circular, Side.PLAIN, say)]))
        if blocks
    ]
    falling = list(_falling_short(circular, say))
    if falling:
        sections.append((say("Who fell short"), falling))
        words = say("The units named are asked to find the causes, to put forward measures and to improve their work.")
        sections.append((say("What is asked"), [Paragraph(words)]))
    for place, (title, blocks) in enumerate(sections):
        yield Heading(say("{n}. {title}", n=Words(_NUMERALS[place], str(place + 1)), title=title))
        yield from blocks


def _best(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    first = [unit for unit in circular.units if unit.rank <= _FIRST and not unit.failing]
    if circular.in_points and circular.rulebook.standing.by == "points":
        named = tuple(say("{name} ({points} points)", name=unit.name, points=say.number(unit.points)) for unit in first if unit.points > 0)
        if named:
            yield Paragraph(say("First in points: {units}.", units=named))
    elif (place := _ranking_measure(circular)) is not None:
        title = measure_title(circular, circular.units[0].measures[place][0], say)
        values = [(unit.name, value) for unit in first if (value := unit.measures[place][1])]
        if values:
            named = tuple(say("{name} ({value})", name=name, value=say.number(value)) for name, value in values)
            yield Paragraph(say("First in {measure}: {units}.", measure=title, units=named))
    elif score_told(circular.rulebook) and (values := [(unit.name, unit.score) for unit in first if unit.score]):
        named = tuple(say("{name} ({value})", name=name, value=say.number(value)) for name, value in values)
        title = ranking_words(circular.rulebook, circular.rulebook.standing.by, say)
        yield Paragraph(say("First in {measure}: {units}.", measure=title, units=named))
    elif first and circular.ranks and any(unit.rank > 1 for unit in circular.units) and all(unit.complete for unit in circular.units):
        yield Paragraph(say("First in rank: {units}.", units=tuple(unit.name for unit in first)))
    yield from _notices(circular, Side.FAVOURABLE, say)


def _ranking_measure(circular: Circular) -> int | None:
    """Return which of the measures told is the one that ranks the units; None where a formula does, or nothing."""
    told = [name for name, _ in circular.units[0].measures] if circular.units else []
    return told.index(circular.rulebook.standing.by) if circular.rulebook.standing.by in told else None


def _notices(circular: Circular, side: Side, say: Wording) -> Iterator[PaperBlock]:
    items = [say("{name}: {reason}", name=unit.name, reason=reason_words(one, say)) for unit in circular.units for one in unit.on(side)]
    items += persons_named(circular, side, say)
    if items:
        yield Bullets(tuple(items))


def _whole(circular: Circular, say: Wording) -> Iterator[str]:
    office, period = circular.office, period_in_words(circular.period, say.lang)
    if not circular.sends:
        yield say("In {period}, {units} units were assessed.", period=period, units=len(circular.units))
    elif not circular.adopts:
        yield say("In {period}, {units} units sent {sent} items.", period=period, units=len(circular.units), sent=office.sent)
    else:
        told = {"period": period, "units": len(circular.units), "sent": office.sent, "adopted": office.adopted, "events": office.events}
        rate = rate_of(office)
        if rate is None:
            yield say("In {period}, {units} units sent {sent} items; {adopted} were adopted, {events} times in all.", **told)
        else:
            words = (
                "In {period}, {units} units sent {sent} items; {adopted} were adopted, {events} times in all; "
                "the rate of adoption is {rate}."
            )
            yield say(words, **told, rate=cell_text(Amount(rate, Style.PERCENT)))
    for earlier, counts in ((circular.before, circular.office_before), (circular.year_before, circular.office_year_before)):
        if earlier is not None and counts is not None and circular.sends:
            yield _compared(circular, period_in_words(earlier, say.lang), counts, say)
    if circular.revised is not None:
        yield from revised_words(circular.revised, say)
    if circular.pending:
        words = "{n} decisions are still owed; the points they are about are provisional."
        if not circular.in_points:
            words = "{n} decisions are still owed; what they are about is provisional."
        yield say(words, n=len(owed(circular, say)))


def _compared(circular: Circular, period: str, counts: Counts, say: Wording) -> str:
    office = circular.office
    sent = _changed(office.sent, counts.sent, say)
    if not circular.adopts:
        return say("Compared with {period}: items sent {sent}.", period=period, sent=sent)
    return say(
        "Compared with {period}: items sent {sent}, items adopted {adopted}, adoptions {events}.",
        period=period,
        sent=sent,
        adopted=_changed(office.adopted, counts.adopted, say),
        events=_changed(office.events, counts.events, say),
    )


def _changed(now: int, before: int, say: Wording) -> str:
    if now == before:
        return say("{before} as before", before=before)
    percent = growth(now, before)
    if percent is None:
        return say("up by {n} from {before}", n=now - before, before=before)
    share = cell_text(Amount(max(percent, exact(-percent)), Style.PERCENT))
    if now > before:
        return say("up by {n} from {before} ({percent})", n=now - before, before=before, percent=share)
    return say("down by {n} from {before} ({percent})", n=before - now, before=before, percent=share)


def _falling_short(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    for template, units in (
        ("Sent nothing: {units}.", circular.silent),
        ("Had nothing adopted: {units}.", circular.unadopted),
    ):
        if units:
            yield Paragraph(say(template, units=tuple(unit.name for unit in units)))
    items = [item for unit in circular.short for item in _named(unit, say)]
    items += persons_named(circular, Side.UNFAVOURABLE, say)
    if items:
        yield Paragraph(say("Named for falling short:"))
        yield Bullets(tuple(items))


def _named(unit: UnitResult, say: Wording) -> Iterator[str]:
    if unit.missed:
        several = tuple(quota_words(quota, say) for quota in unit.missed)
        yield say("{name}: targets missed: {targets}", name=unit.name, targets=several)
    if unit.deductions:
        lines = tuple(
            say("{clause} {title}: {points} points taken away ({day})", clause=line.clause, title=say.title(line, line.rule),
                points=say.number(exact(-line.amount)), day=day_in_words(line.on, say.lang))
            for line in unit.deductions
        )  # fmt: skip
        yield say("{name}: points taken away: {lines}", name=unit.name, lines=lines)
    for notice in unit.on(Side.UNFAVOURABLE):
        title = say("{clause}: {title}", clause=notice.clause, title=say.title(notice, notice.rule))
        explained = unit.missed or unit.deductions  # then the reason stands in the line above
        yield say("{name}: {reason}", name=unit.name, reason=title if explained else reason_words(notice, say))
