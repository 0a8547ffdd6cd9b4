"""Claims held against the register as papers (核对表): what agrees, what differs by how much and through which records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.assessment import Assessment
from govinfo.deadlines._moments import Calendrical
from govinfo.exact import Exact
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Bullets, Grid, Heading, Paper, PaperBlock, Paragraph
from govinfo.papers._reasons import spoken
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.reports._reconciling import Accord, Reconciled, Through
from govinfo.texts import Language


@checked
def reconciliation_paper(assessment: Assessment, found: Sequence[Reconciled], lang: Language = "zh") -> Paper:
    """
    Return claims held against the register as a paper: a table, then for each that differs the records it differs through.

    Args:
        assessment: what they were held against.
        found: the claims.
        lang: the reader's language.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> reconciliation_paper(year, ()).lang
    'zh'
    """
    say = Wording(lang)
    grid = claims_grid(assessment.period.last_day.year, found, say)
    counts = Counter(one.accord for one in found)
    told = say.listed(say("{accord} {n}", accord=accord.text(lang), n=counts[accord]) for accord in Accord if counts[accord])
    summary = say("{n} claims: {counts}.", n=len(found), counts=told) if found else say("Nothing was claimed.")
    return Paper(
        title=say("Claims held against the records, {period}", period=period_in_words(assessment.period, lang)),
        lang=lang,
        main=grid,
        issuer=assessment.rulebook.source.issuer,
        body=(Paragraph(summary), *((grid,) if found else ()), *_differing(assessment, found, say)),
    )


def _differing(assessment: Assessment, found: Sequence[Reconciled], say: Wording) -> Iterator[PaperBlock]:
    for one in found:
        if one.through:
            yield Heading(say("{name} ({id}): through which records it may differ", name=one.name, id=one.claim.id), 2)
            yield Bullets(tuple(_through(assessment, source, say) for source in one.through))


def _through(assessment: Assessment, source: Through, say: Wording) -> str:
    record = assessment.register.by_id.get(source.record)
    words = "" if record is None else say.particulars(assessment.rulebook, record)
    name = say.phrases((source.record, words))
    reason = spoken(source.reason.text(say.lang), say)
    if source.amount is None:
        return say("{record}: {reason}", record=name, reason=reason)
    amount = say("{amount} {account}", amount=say.amount(source.account, source.amount), account=say.account(source.account))
    return say("{record}, {amount}: {reason}", record=name, amount=amount, reason=reason)


def claims_grid(year: int, found: Sequence[Reconciled], say: Wording) -> Grid:
    """Return claims as a table: what is claimed, what counts, what was decided and what that changed; days of *year* bear no year."""
    columns: tuple[Column[Reconciled], ...] = (
        Column(say("Id"), lambda one: one.claim.id, width=4),
        Column(say("Day"), lambda one: Calendrical(one.claim.on, year).text(say.lang), width=5),
        Column(say("By whom"), lambda one: one.name, width=8),
        Column(say("Claimed"), lambda one: _claimed(one, say), width=12),
        Column(say("Held against the records"), lambda one: _held(one, say), width=14),
        Column(say("Decided"), lambda one: _decided(one, year, say), width=12),
    )
    return table(columns, found, caption=say("Claims, and what was decided"))


def _claimed(one: Reconciled, say: Wording) -> str:
    claim = one.claim
    record = "" if claim.record is None else say("record {record}", record=claim.record)
    numbers = [_number(account, value, say) for account, value in (("points", claim.points), ("yuan", claim.yuan)) if value is not None]
    return say.clauses((say.phrases((record, *numbers)), claim.reason or ""))


def _number(account: str, value: Exact, say: Wording) -> str:
    return say("{amount} {account}", amount=say.amount(account, value), account=say.account(account))


def _held(one: Reconciled, say: Wording) -> str:
    parts = [one.accord.text(say.lang)]
    for number in one.compared:
        if number.difference:
            template = "{account} counted {counted}, differing by {difference}"
            counted, difference = (say.amount(number.account, value) for value in (number.counted, number.difference))
            parts.append(say(template, account=say.account(number.account), counted=counted, difference=difference))
    return say.clauses(parts)


def _decided(one: Reconciled, year: int, say: Wording) -> str:
    claim = one.claim
    if claim.decision is None:
        return say("not decided yet")
    day = "" if claim.decided_on is None else Calendrical(claim.decided_on, year).text(say.lang)
    parts = [say.phrases((day, claim.decided_by or "", claim.decision.text(say.lang)))]
    if claim.correction is not None:
        parts.append(say("correction {correction}", correction=claim.correction))
    for change in one.changed:
        before, after = (say.amount(change.account, value) for value in (change.before, change.after))
        parts.append(say("{account} from {before} to {after}", account=say.account(change.account), before=before, after=after))
    return say.clauses(parts)
