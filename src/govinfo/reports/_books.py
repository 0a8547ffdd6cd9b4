"""A rulebook as a page (办法说明): source, words, rules, the laws it keeps, readings, the clauses and how each is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govinfo._doors import checked
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table
from govinfo.reports._wording import Wording
from govinfo.rulebook import Bar, Coverage, Notice, Rule, Rulebook, laws
from govinfo.rulebook._analysis import unpriced_forms
from govinfo.rulebook._rule_types import type_of
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._words import Under
from govinfo.texts import Language
from govinfo.texts._text import plain

_WIDEST_TITLE = 40
_WIDEST_NOTE = 56


@checked
def rulebooks_page(rulebooks: Sequence[Rulebook], lang: Language = "zh") -> Page:
    """Return the shipped rulebooks as a page."""
    say = Wording(lang)
    columns = (
        Column(say("Name")),
        Column(say("Title"), most=_WIDEST_TITLE),
        Column(say("Issuer"), most=_WIDEST_TITLE),
        *(Column(say(title), right=True) for title in ("Rules", "Readings", "Clauses")),
    )
    rows = tuple(
        (
            book.id,
            say.title(book, book.id),
            book.source.issuer,
            str(len({rule.id for rule in book.rules})),
            str(len(book.readings)),
            str(len(book.clauses)),
        )
        for book in rulebooks
    )
    return Page(title=say("Shipped rulebooks"), blocks=(Table(columns, rows),))


@checked
def rulebook_page(rulebook: Rulebook, lang: Language = "zh") -> Page:
    """
    Return a rulebook as a page.

    >>> from govinfo.shipped import shipped_rulebook
    >>> rulebook_page(shipped_rulebook("district-model")).title
    '政务信息工作考核规定（district-model）'
    """
    say = Wording(lang)
    blocks: list[Block] = [Bullets(tuple(_source(rulebook, say)))]
    blocks += _words(rulebook, say)
    blocks += _rules(rulebook, say)
    blocks += _consequences(rulebook, say)
    blocks += _laws(rulebook, say)
    blocks += _duties(rulebook, say)
    blocks += _readings(rulebook, say)
    blocks += _clauses(rulebook, say)
    blocks += _gaps(rulebook, say)
    title = say("{title} ({id})", title=say.title(rulebook, rulebook.id), id=rulebook.id)
    return Page(title=title, blocks=tuple(blocks))


def _source(book: Rulebook, say: Wording) -> Iterator[str]:
    source = book.source
    yield say("Issuer: {issuer}", issuer=source.issuer)
    yield say("Source: {title}", title=source.title)
    if source.document is not None:
        yield say("Document: {document}", document=source.document)
    if source.issued is not None or source.year is not None:
        yield say("Issued: {day}", day=source.issued or source.year)
    if source.note is not None:
        yield say("Note: {note}", note=source.note)
    if book.in_force is not None:
        yield say("In force since {day}", day=book.in_force)
    yield say("Year begins in month {month}; money is paid {payout}", month=book.settings.first_month, payout=book.settings.payout)
    yield say("Ranked by {by}, {ties}", by=book.standing.by, ties=_label(book.standing.ties, say))


def _label(word: object, say: Wording) -> str:
    return str(getattr(word, "label", word)) if say.lang == "zh" else str(word)


def _words(book: Rulebook, say: Wording) -> Iterator[Block]:
    if book.publications:
        yield Heading(say("Publications"))
        rows = tuple((one.id, say.title(one, one.id), one.level.text(say.lang)) for one in book.publications)
        yield Table((Column(say("Id")), Column(say("Title"), most=_WIDEST_TITLE), Column(say("Level"))), rows)
    sentences: list[str] = []
    for title, words in (
        ("Forms", book.forms),
        ("Kinds", book.kinds),
        ("Groups", book.groups),
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


def _rules(book: Rulebook, say: Wording) -> Iterator[Block]:
    taken = list(active(book, "rules"))
    others = [rule for rule in book.rules if not any(rule is one for one in taken)]
    if not book.rules:
        return
    yield Heading(say("Rules ({n})", n=len(taken)))
    columns = (
        Column(say("Clause")),
        Column(say("Rule")),
        Column(say("Title"), most=_WIDEST_TITLE),
        Column(say("Price"), right=True, most=30),
        Column(say("When"), most=_WIDEST_NOTE),
    )
    yield Table(
        columns, tuple((rule.clause, rule.id, say.title(rule, rule.id), _price(rule, say), _when(book, rule, say)) for rule in taken)
    )
    if others:
        yield Heading(say("Rules under other readings ({n})", n=len(others)))
        rows = tuple((rule.clause, rule.id, _under(rule.under), _price(rule, say), _when(book, rule, say)) for rule in others)
        yield Table((*columns[:2], Column(say("Reading"), most=_WIDEST_TITLE), *columns[3:]), rows)


def _price(rule: Rule, say: Wording) -> str:
    return " ".join(plain(said, say.lang) for said in type_of(rule).gives(rule))


def _when(book: Rulebook, rule: Rule, say: Wording) -> str:
    return ("；" if say.lang == "zh" else "; ").join(plain(said, say.lang) for said in type_of(rule).terms(book, rule))


def _under(under: Under) -> str:
    return " ".join(f"{reading}={'|'.join(options)}" for reading, options in under)


def _consequences(book: Rulebook, say: Wording) -> Iterator[Block]:
    consequences: tuple[tuple[str, Sequence[Bar | Notice]], ...] = (
        ("What bars from commendation", tuple(active(book, "bars"))),
        ("What else follows", tuple(active(book, "notices"))),
    )
    for title, several in consequences:
        if several:
            yield Heading(say(title))
            told = [tuple(plain(said, say.lang) for said in type_of(one).terms(book, one)) for one in several]
            columns = (
                Column(say("Clause")),
                Column(say("Rule")),
                Column(say("Title"), most=_WIDEST_TITLE),
                Column(say("When"), most=_WIDEST_NOTE),
                Column(say("Side")),
                Column(say("Told")),
            )
            rows = tuple((one.clause, one.id, say.title(one, one.id), *terms) for one, terms in zip(several, told, strict=True))
            yield Table(columns[: len(rows[0])], rows)


def _laws(book: Rulebook, say: Wording) -> Iterator[Block]:
    if book.rules:
        yield Heading(say("What units may rely on"))
        yield Bullets(
            tuple(
                say("{law}: always", law=_label(answer.law, say))
                if answer.kept
                else say("{law}: not always, because of {rules}", law=_label(answer.law, say), rules=answer.rules)
                for answer in laws(book)
            )
        )


def _duties(book: Rulebook, say: Wording) -> Iterator[Block]:
    if book.duties:
        yield Heading(say("Duties ({n})", n=len(book.duties)))
        columns = (
            Column(say("Clause")),
            Column(say("Duty")),
            Column(say("Kind")),
            Column(say("Title"), most=_WIDEST_TITLE),
            Column(say("Deadline")),
        )
        rows = tuple((duty.clause, duty.id, duty.of.text(say.lang), say.title(duty, duty.id), duty.limit or "") for duty in book.duties)
        yield Table(columns, rows)


def _readings(book: Rulebook, say: Wording) -> Iterator[Block]:
    if not book.readings:
        return
    yield Heading(say("Readings ({n})", n=len(book.readings)))
    rows: list[tuple[str, ...]] = []
    for reading in book.readings:
        question = reading.question if say.lang == "zh" else reading.question_en or reading.question
        for n, option in enumerate(reading.options):
            title = say.title(option, option.id)
            default = say("{option} (default)", option=title) if option.id == reading.default else title
            rows.append((reading.id if n == 0 else "", question if n == 0 else "", option.id, default))
    columns = (
        Column(say("Reading")),
        Column(say("Question"), most=_WIDEST_TITLE),
        Column(say("Option")),
        Column(say("Title"), most=_WIDEST_TITLE),
    )
    yield Table(columns, tuple(rows))


def _clauses(book: Rulebook, say: Wording) -> Iterator[Block]:
    if not book.clauses:
        return
    counts = Counter(clause.covered for clause in book.clauses)
    words = tuple(say("{name}: {value}", name=_label(covered, say), value=counts[covered]) for covered in Coverage if counts[covered])
    yield Heading(say("Clauses ({n})", n=len(book.clauses)))
    yield Paragraph(say("Covered by {counts}", counts=words))
    citing: dict[str, list[str]] = {}
    for rule in (*book.rules, *book.bars, *book.notices, *book.duties, *book.deadlines):
        for clause in rule.clause.split("、"):
            if rule.id not in citing.setdefault(clause, []):
                citing[clause].append(rule.id)
    rows = tuple(
        (clause.id, _label(clause.covered, say), " ".join(citing.get(clause.id, ())), clause.note or clause.text or "")
        for clause in book.clauses
    )
    columns = (Column(say("Clause")), Column(say("Covered")), Column(say("Rules"), most=36), Column(say("Text"), most=_WIDEST_NOTE))
    yield Table(columns, rows)


def _gaps(book: Rulebook, say: Wording) -> Iterator[Block]:
    forms: dict[str, list[str]] = {}
    for publication, form in unpriced_forms(book):
        forms.setdefault(publication, []).append(say.word(book.forms, form))
    items = [say("{name}: {value}", name=say.word(book.publications, one), value=tuple(words)) for one, words in forms.items()]
    items += book.source.gaps
    if items:
        yield Heading(say("Gaps: adoptions that no rule prices, unless they are composite, and what the text leaves open"))
        yield Bullets(tuple(items))
