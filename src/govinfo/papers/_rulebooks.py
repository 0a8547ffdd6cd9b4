"""A rulebook as a paper (办法说明): source, words, rules, the laws it keeps, readings, the clauses and how each is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.deadlines import Limit
from govinfo.deadlines._moments import Measure
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph, points
from govinfo.papers._ranking import ranking_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.rulebook import Bar, Coverage, Duty, Notice, Rule, Rulebook, Subjects, laws
from govinfo.rulebook._analysis import unpriced_forms
from govinfo.rulebook._consequences import barred
from govinfo.rulebook._rule_types import scope_of_rule, terms_of, type_of
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._telling import formula_said
from govinfo.rulebook._words import Under
from govinfo.texts import Language, Words
from govinfo.texts._text import plain


@checked
def rulebooks_paper(rulebooks: Sequence[Rulebook], lang: Language = "zh") -> Paper:
    """
    Return the shipped rulebooks as a paper.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> rulebooks_paper([book], "en").title
    'Shipped rulebooks'
    """
    say = Wording(lang)
    columns: tuple[Column[Rulebook], ...] = (
        Column(say("Id"), lambda book: book.id, width=9),
        Column(say("Title"), lambda book: say.title(book, book.id), width=20),
        Column(say("Issuer"), lambda book: book.source.issuer, width=14),
        Column(say("Rules"), lambda book: Amount(len({rule.id for rule in book.rules})), number=True, width=3),
        Column(say("Readings"), lambda book: Amount(len(book.readings)), number=True, width=3),
        Column(say("Clauses"), lambda book: Amount(len(book.clauses)), number=True, width=3),
    )
    shipped = table(columns, rulebooks, caption=say("Shipped rulebooks"))
    return Paper(title=say("Shipped rulebooks"), lang=lang, main=shipped, body=(shipped,))


@checked
def rulebook_paper(rulebook: Rulebook, lang: Language = "zh") -> Paper:
    """
    Return a rulebook as a paper; its main rows are its rules, those under other readings too.

    >>> from govinfo.shipped import shipped_rulebook
    >>> rulebook_paper(shipped_rulebook("district-model")).title
    '政务信息工作考核规定（district-model）'
    """
    say = Wording(lang)
    blocks: list[PaperBlock] = [Bullets(tuple(_source(rulebook, say)))]
    blocks += _words(rulebook, say)
    blocks += _rules(rulebook, say)
    blocks += _consequences(rulebook, say)
    blocks += _laws(rulebook, say)
    blocks += _quotas(rulebook, say)
    blocks += _duties(rulebook, say)
    blocks += _readings(rulebook, say)
    blocks += _clauses(rulebook, say)
    blocks += _gaps(rulebook, say)
    title = say("{title} ({id})", title=say.title(rulebook, rulebook.id), id=rulebook.id)
    return Paper(title=title, lang=lang, main=_rules_grid(rulebook, rulebook.rules, title, say, read=True), body=tuple(blocks))


def _source(book: Rulebook, say: Wording) -> Iterator[str]:
    source = book.source
    yield say("Issuer: {issuer}", issuer=source.issuer)
    yield say("Source: {title}", title=source.title)
    if source.document is not None:
        yield say("Document: {document}", document=source.document)
    if source.issued is not None or source.year is not None:
        yield say("Issued: {day}", day=source.issued or source.year)
    if source.note is not None:
        yield say("Note: {note}", note=say.either(source.note, source.note_en))
    if book.in_force is not None:
        yield say("In force since {day}", day=book.in_force)
    yield say("Year begins in month {month}; money is paid {payout}", month=book.settings.first_month, payout=book.settings.payout)
    yield say("Ranked by {by}, {ties}", by=ranking_words(book, book.standing.by, say), ties=book.standing.ties)
    if book.standing.then:
        yield say("Between equals decide in this order: {then}", then=tuple(ranking_words(book, one, say) for one in book.standing.then))


def _words(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    if book.publications:
        yield Heading(say("Publications"))
        yield table(
            (
                Column(say("Id"), lambda one: one.id, width=8),
                Column(say("Title"), lambda one: say.title(one, one.id), width=18),
                Column(say("Level"), lambda one: one.level.text(say.lang)),
            ),
            book.publications,
            caption=say("Publications"),
        )
    sentences: list[str] = []
    for title, words in (
        ("Forms", book.forms),
        ("Kinds", book.kinds),
        ("Groups", book.groups),
        ("Merits", book.merits),
        ("Matters", book.matters),
        ("Parts", book.parts),
        ("Measures", book.measures),
        ("Figures", book.figures),
        ("Criteria", book.criteria),
    ):
        if words:
            named = tuple(say("{title} ({id})", title=say.title(word, word.id), id=word.id) for word in words)
            sentences.append(say("{name}: {value}", name=say(title), value=named))
    if sentences:
        yield Heading(say("Words"))
        yield Bullets(tuple(sentences))


def _rules(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    taken = list(active(book, "rules"))
    others = [rule for rule in book.rules if not any(rule is one for one in taken)]
    if not book.rules:
        return
    caption = say("Rules ({n})", n=len(taken))
    yield Heading(caption)
    yield _rules_grid(book, taken, caption, say, read=False)
    if others:
        caption = say("Rules under other readings ({n})", n=len(others))
        yield Heading(caption)
        yield _rules_grid(book, others, caption, say, read=True)


def _rules_grid(book: Rulebook, rules: Sequence[Rule], caption: str, say: Wording, *, read: bool) -> Grid:
    """Return rules as a table, with the readings under which they hold where that is asked."""
    columns: list[Column[Rule]] = [
        Column(say("Clause"), lambda rule: rule.clause, width=5),
        Column(say("Rule id"), lambda rule: rule.id, width=9),
        Column(say("Title"), lambda rule: say.title(rule, rule.id), width=14),
        Column(say("Price"), lambda rule: _price(book, rule, say), width=7),
        Column(say("When"), lambda rule: _when(book, rule, say), width=28),
    ]
    if read:
        columns.insert(2, Column(say("Reading"), lambda rule: _under(book, rule.under, say), width=9))
    return table(columns, rules, caption=caption, head=1)


def _price(book: Rulebook, rule: Rule, say: Wording) -> str:
    return " ".join(plain(said, say.lang) for said in type_of(rule).gives(book, rule))


def _when(book: Rulebook, rule: Rule, say: Wording) -> str:
    return say.clauses(plain(said, say.lang) for said in terms_of(book, rule))


def _under(book: Rulebook, under: Under, say: Wording) -> str:
    options = {reading.id: reading.options for reading in book.readings}
    return say.clauses(say.listed(say.word(options[reading], one) for one in chosen) for reading, chosen in under)


def _consequences(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    columns: tuple[Column[Bar | Notice], ...] = (
        Column(say("Clause"), lambda one: one.clause, width=5),
        Column(say("Rule id"), lambda one: one.id, width=9),
        Column(say("Title"), lambda one: say.title(one, one.id), width=14),
        Column(say("When"), lambda one: say.clauses(_whom(book, one, say)), width=28),
    )
    of_notices: tuple[Column[Notice], ...] = (
        *columns,
        Column(say("Side"), lambda one: one.side.text(say.lang)),
        Column(say("Told"), lambda one: one.told.text(say.lang)),
    )
    read: Column[Bar | Notice] = Column(say("Reading"), lambda one: _under(book, one.under, say), width=9)
    if book.bars:
        yield Heading(say("What bars from commendation"))
        several = (read,) if any(bar.under for bar in book.bars) else ()
        yield table((*columns, *several), book.bars, caption=say("What bars from commendation"), head=1)
    if book.notices:
        yield Heading(say("What else follows"))
        several = (read,) if any(notice.under for notice in book.notices) else ()
        yield table((*of_notices, *several), book.notices, caption=say("What else follows"), head=1)


def _whom(book: Rulebook, one: Bar | Notice, say: Wording) -> Iterator[str]:
    """Yield for whom something follows, where that is not units alone, and when."""
    if barred(one) != (Subjects.UNITS,):
        yield say("for persons") if one.for_ is Subjects.PERSONS else say("for units and persons")
    yield plain(formula_said(book, one.provided, scope_of_rule(book, one)), say.lang)


def _laws(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    if book.rules:
        titles = {rule.id: say.title(rule, rule.id) for rule in book.rules}
        yield Heading(say("What units may rely on"))
        yield Bullets(
            tuple(
                say("{law}: always", law=answer.law.text(say.lang))
                if answer.kept
                else say(
                    "{law}: not always, because of {rules}",
                    law=answer.law.text(say.lang),
                    rules=tuple(titles.get(rule, rule) for rule in answer.rules),
                )
                for answer in laws(book)
            )
        )


def _quotas(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    if book.quotas:
        caption = say("Targets that the regulation sets ({n})", n=len(book.quotas))
        yield Heading(caption)
        yield table(
            (
                Column(say("Clause"), lambda quota: quota.clause, width=5),
                Column(say("Title"), lambda quota: say.title(quota, quota.id), width=18),
                Column(say("Sub-period"), lambda quota: quota.per.text(say.lang), width=5),
                Column(say("Target"), lambda quota: points(quota.at_least), number=True),
                Column(say("Days"), lambda quota: "" if quota.period is None else period_in_words(quota.period, say.lang), width=12),
                Column(say("Groups"), lambda quota: say.listed(say.word(book.groups, group) for group in quota.groups), width=9),
            ),
            book.quotas,
            caption=caption,
            head=1,
        )


def _duties(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    if book.duties:
        caption = say("Duties ({n})", n=len(book.duties))
        deadline: Column[Duty] = Column(say("Deadline"), lambda duty: _limit(book, duty.limit, say), width=9)
        yield Heading(caption)
        yield table(
            (
                Column(say("Clause"), lambda duty: duty.clause, width=5),
                Column(say("Id"), lambda duty: duty.id, width=9),
                Column(say("Kind"), lambda duty: duty.of.text(say.lang), width=5),
                Column(say("Title"), lambda duty: say.title(duty, duty.id), width=18),
                *((deadline,) if any(duty.limit for duty in book.duties) else ()),
            ),
            book.duties,
            caption=caption,
            head=1,
        )


def _limit(book: Rulebook, id_: str | None, say: Wording) -> str:
    """Return what readers call a limit, and how long it is where it is counted in units."""
    limit = next((limit for limit in book.deadlines if limit.id == id_), None)
    if limit is None:
        return ""
    title = Words(limit.title or limit.id, limit.id).text(say.lang)
    if limit.number is None:
        return title
    return say("{name}: {values}", name=title, values=Measure(limit.number, limit.unit).text(say.lang))


def _readings(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    if not book.readings:
        return
    caption = say("Readings ({n})", n=len(book.readings))
    yield Heading(caption)
    yield table(
        (
            Column(say("Id"), lambda row: row[0].id if row[2] == 0 else "", width=9),
            Column(say("Question"), lambda row: say.either(row[0].question, row[0].question_en) if row[2] == 0 else "", width=20),
            Column(say("Option id"), lambda row: row[1].id, width=8),
            Column(say("Title"), lambda row: say.option(row[0].options, row[1].id, default=row[0].default), width=20),
        ),
        [(reading, option, n) for reading in book.readings for n, option in enumerate(reading.options)],
        caption=caption,
    )


def _clauses(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    if not book.clauses:
        return
    counts = Counter(clause.covered for clause in book.clauses)
    words = tuple(say("{name}: {value}", name=covered.text(say.lang), value=counts[covered]) for covered in Coverage if counts[covered])
    caption = say("Clauses ({n})", n=len(book.clauses))
    yield Heading(caption)
    yield Paragraph(say("Covered by {counts}", counts=words))
    citing: dict[str, list[str]] = {}
    for rule in (*book.rules, *book.bars, *book.notices, *book.quotas, *book.duties, *book.deadlines):
        for clause in rule.clause.split("、"):
            title = rule.title or rule.id if isinstance(rule, Limit) else say.title(rule, rule.id)
            if title not in citing.setdefault(clause, []):
                citing[clause].append(title)
    yield table(
        (
            Column(say("Clause"), lambda clause: clause.id, width=5),
            Column(say("Covered"), lambda clause: clause.covered.text(say.lang)),
            Column(say("Rules"), lambda clause: say.listed(citing.get(clause.id, ())), width=18),
            Column(say("Text"), lambda clause: clause.note or clause.text or "", width=28),
        ),
        book.clauses,
        caption=caption,
    )


def _gaps(book: Rulebook, say: Wording) -> Iterator[PaperBlock]:
    forms: dict[str, list[str]] = {}
    for publication, form in unpriced_forms(book):
        forms.setdefault(publication, []).append(say.word(book.forms, form))
    items = [say("{name}: {value}", name=say.word(book.publications, one), value=tuple(words)) for one, words in forms.items()]
    items += book.source.gaps
    if items:
        yield Heading(say("Gaps: adoptions that no rule prices, unless they are composite, and what the text leaves open"))
        yield Bullets(tuple(items))
