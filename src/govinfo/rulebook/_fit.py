"""
Whether records speak the language of a rulebook: its publications, forms, criteria, measures, ranges.

A word that the rulebook does not declare is an error, since no rule could ever mean it; what is
declared nowhere because the regulation leaves it open (kinds, groups, figures) is not checked. A tag, page
or grade that is nearly a word some rule asks for is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from attrs import evolve

from govinfo._doors import checked
from govinfo.errors import Problem, RegisterError, Severity
from govinfo.exact import format_exact
from govinfo.labels import LapseKind
from govinfo.periods import Period
from govinfo.records import LISTS, Correction, Finding, Records
from govinfo.records._meanings import meaning, written
from govinfo.register import Register
from govinfo.register._register import place_of
from govinfo.register._target_checks import questions_of_year
from govinfo.rulebook._conditions import TAG
from govinfo.rulebook._numbers_read import figures_without_rule, targets_without_rule, units_of_no_group
from govinfo.rulebook._open_words import MARKS, known_words, nearly
from govinfo.rulebook._records_read import ABOUT, records_without_rule
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._vocabularies import WHAT, vocabulary
from govinfo.rulebook._words import Criterion, range_text
from govinfo.texts import Text, Words
from govinfo.texts._near import called, complain, hint, listing, meant, nearest
from govinfo.texts._shown import show, spelled
from govinfo.texts._titles import titled
from govinfo.texts._word import word_of

_MARKS_OF_TITLES: Final = "《》"


@checked
def check_vocabulary(records: Records, rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return what in *records* the rulebook does not know, errors first.

    Records that corrections put in the place of others are checked too.

    >>> from govinfo.shipped import sample_year, shipped_rulebook
    >>> sorted({problem.code for problem in check_vocabulary(sample_year(), shipped_rulebook("district-model"))})
    ['figure-unread', 'unit-without-group']
    """
    problems = [*_unknown(records, rulebook), *odd_words(records, rulebook)]
    for i, correction in enumerate(records.corrections):
        if correction.replacement is not None and not isinstance(correction.replacement, Correction):
            name = next(name for name, kind in LISTS.items() if type(correction.replacement) is kind)
            alone = Records(**{name: (correction.replacement,)})  # type: ignore[arg-type]  # the list is the one of its type
            found = [*_unknown(alone, rulebook), *odd_words(alone, rulebook), *_unread(alone, rulebook)]
            problems += (_moved(problem, f"$.{name}[0]", f"$.corrections[{i}].replacement") for problem in found)
    problems += questions_of_year(records, rulebook.settings.first_month)
    problems += _unread(records, rulebook, but={correction.of for correction in records.corrections})
    return tuple(sorted(problems, key=lambda problem: problem.severity is Severity.QUESTION))


@checked
def odd_words(records: Records, rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return the tags, pages, grades and channels of *records* that no rule knows although it asks for something near: questions.

    A tag of which rules ask only whether it is marked must be a mark; a word that some rule asks for is not
    written in other capitals, with a nought in front, or with a slip of the pen.
    """
    return tuple(_odd(records, rulebook))


@checked
def odd_words_of(register: Register, versions: Sequence[Rulebook]) -> tuple[Problem, ...]:
    """Return the odd words of a register, those that are odd to every version, each at its record."""
    found: dict[str, Problem] = {}
    for number, rulebook in enumerate(versions):
        by_path = {problem.path: evolve(problem, path=_by_record(problem)) for problem in odd_words(register.records, rulebook)}
        found = by_path if number == 0 else {path: problem for path, problem in found.items() if path in by_path}
    return tuple(sorted(found.values(), key=lambda problem: problem.path))


@checked
def unread_of(register: Register, versions: Sequence[tuple[Period, Rulebook]], period: Period) -> tuple[Problem, ...]:
    """Return the facts about *period* of which no version in force in it can make anything, each at its record: questions."""
    found: dict[str, Problem] = {}
    for number, (_, rulebook) in enumerate(versions):
        by_path = {problem.path: problem for problem in (_as_given(register, one) for one in _unread(register.records, rulebook, period))}
        found = by_path if number == 0 else {path: problem for path, problem in found.items() if path in by_path}
    return tuple(found.values())


def _as_given(register: Register, problem: Problem) -> Problem:
    """Return a question at its record; where that has no id, at its place in the file."""
    if problem.record is not None:
        return evolve(problem, path=problem.record)
    name, _, place = problem.path.removeprefix("$.").removesuffix("]").partition("[")
    return evolve(problem, path=f"$.{name}[{place_of(register, name, getattr(register.records, name)[int(place)])}]")


def _unread(
    records: Records, rulebook: Rulebook, period: Period | None = None, but: AbstractSet[str | None] = frozenset()
) -> Iterator[Problem]:
    """Yield the facts at which no rule looks."""
    yield from targets_without_rule(records, rulebook, period, but)
    yield from units_of_no_group(records, rulebook, period, but)
    yield from figures_without_rule(records, rulebook, period, but)
    yield from records_without_rule(records, rulebook, period, but)


def _odd(records: Records, rulebook: Rulebook) -> Iterator[Problem]:
    declared = {tag.id for tag in rulebook.tags}
    for (name, what), known in known_words(rulebook).items():
        key = what.removeprefix(TAG) if what.startswith(TAG) else None
        if key in declared:
            continue
        told: dict[str, Text | None] = {}
        for i, record in enumerate(getattr(records, name)):
            value = getattr(record, what) if key is None else record.tags.get(key)
            if value is None or (word := word_of(value)) in known or not word:
                continue
            if word not in told:
                told[word] = _doubt(_title(name, what), spelled(value), word, known)
            message = told[word]
            if message is not None:
                yield Problem(path=f"$.{name}[{i}].{what}", record=record.id, message=message, severity=Severity.QUESTION)


def _doubt(what: Words, got: str, word: str, known: frozenset[str]) -> Text | None:
    shown = tuple(sorted(known))[:12]
    if known <= MARKS:
        if word in MARKS:
            return None
        return Text("rules ask only whether {what} is marked: write true or false, got {got}", what=what, got=show(got))
    if word in MARKS:
        return Text("{what} is marked {got}, and rules ask for the words {known}", what=what, got=show(got), known=shown)
    near = nearly(word, known)
    return None if near is None else complain(Text("no rule asks for {what} {got}", what=what, got=show(got)), meant(near))


def _title(name: str, what: str) -> Words:
    """Return what readers call a tag or field of the records of a list."""
    if what.startswith(TAG):
        return Words(f"标签“{what.removeprefix(TAG)}”", what)
    return Words(next(meaning(spec).title for spec in written(LISTS[name]) if spec.name == what), what)


@checked
def refuse_unknown_words(register: Register, versions: Sequence[Rulebook]) -> None:
    """
    Refuse a register whose words no version of a rulebook declares; one that can be assessed costs a look at the words used.

    Raises:
        RegisterError: the records use a word that the rulebook does not declare, or an amount outside a range;
            each problem names its record.
    """
    problems: dict[str, Problem] = {}
    for number, rulebook in enumerate(versions):
        found = () if _speaks(register, rulebook) else check_vocabulary(register.records, rulebook)
        by_path = {problem.path: evolve(problem, path=_by_record(problem)) for problem in found}
        problems = by_path if number == 0 else {path: problem for path, problem in problems.items() if path in by_path}
    error = RegisterError.unless_none(problems.values())
    if error is not None:
        raise error


def _by_record(problem: Problem) -> str:
    field = problem.path.partition("]")[2].lstrip(".")
    return f"{problem.record or problem.path}: {field}" if field else problem.record or problem.path


def _speaks(register: Register, rulebook: Rulebook) -> bool:
    """Whether the records use declared words only: the long lists are looked at column by column."""
    rows = register.rows
    if rulebook.tags and any(_unknown_tags(register.records, rulebook)):
        return False
    used = {
        "publications": {*rows["adoptions"].column("record.publication")},
        "forms": {*rows["submissions"].column("item.form"), *rows["adoptions"].column("record.form")} - {None},
        "lapses": {*rows["lapses"].column("record.kind")},
    }
    kinds = vocabulary(rulebook, "kinds")
    if kinds is not None and any(kind not in kinds for item in rows["submissions"].items for kind in item.kinds):
        return False
    if not all(words <= {*(vocabulary(rulebook, name) or words)} for name, words in used.items()):
        return False
    rest = register.records
    short = Records(
        units=rest.units,
        matters=rest.matters,
        merits=rest.merits,
        findings=rest.findings,
        targets=rest.targets,
        figures=rest.figures,
    )
    return not any(_unknown(short, rulebook))


def _moved(problem: Problem, before: str, after: str) -> Problem:
    return evolve(problem, path=after + problem.path.removeprefix(before))


def _unknown(records: Records, rulebook: Rulebook) -> Iterator[Problem]:
    publications = tuple(publication.id for publication in rulebook.publications)
    forms, kinds, groups, lapses, figures = (vocabulary(rulebook, words) for words in ("forms", "kinds", "groups", "lapses", "figures"))
    merits, matters = (vocabulary(rulebook, words) for words in ("merits", "matters"))
    measures = (*(measure.id for measure in rulebook.measures), "points")
    for i, unit in enumerate(records.units):
        yield from _word(f"$.units[{i}].group", unit.id, rulebook, "groups", unit.group, groups)
    for i, item in enumerate(records.submissions):
        yield from _word(f"$.submissions[{i}].form", item.id, rulebook, "forms", item.form, forms)
        for n, kind in enumerate(item.kinds):
            yield from _word(f"$.submissions[{i}].kinds[{n}]", item.id, rulebook, "kinds", kind, kinds)
    for i, adoption in enumerate(records.adoptions):
        yield from _word(f"$.adoptions[{i}].publication", adoption.id, rulebook, "publications", adoption.publication, publications)
        yield from _word(f"$.adoptions[{i}].form", adoption.id, rulebook, "forms", adoption.form, forms)
    for i, lapse in enumerate(records.lapses):
        yield from _word(f"$.lapses[{i}].kind", lapse.id, rulebook, "lapses", lapse.kind, lapses)
    for i, merit in enumerate(records.merits):
        yield from _word(f"$.merits[{i}].kind", merit.id, rulebook, "merits", merit.kind, merits)
    for i, matter in enumerate(records.matters):
        yield from _word(f"$.matters[{i}].kind", matter.id, rulebook, "matters", matter.kind, matters)
    for i, target in enumerate(records.targets):
        yield from _word(f"$.targets[{i}].measure", target.id, rulebook, "measures", target.measure, measures)
        yield from _word(f"$.targets[{i}].group", target.id, rulebook, "groups", target.group, groups)
    for i, figure in enumerate(records.figures):
        yield from _word(f"$.figures[{i}].name", figure.id, rulebook, "figures", figure.name, figures)
        yield from _word(f"$.figures[{i}].group", figure.id, rulebook, "groups", figure.group, groups)
    yield from _unknown_tags(records, rulebook)
    criteria = {criterion.id: criterion for criterion in rulebook.criteria}
    for i, finding in enumerate(records.findings):
        path = f"$.findings[{i}]"
        yield from _word(f"{path}.criterion", finding.id, rulebook, "criteria", finding.criterion, tuple(criteria))
        if finding.criterion in criteria:
            yield from _finding(path, finding, criteria[finding.criterion])


def _unknown_tags(records: Records, rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the tags whose words matter and that hold another one."""
    for tag in rulebook.tags:
        known = {word_of(word.id) for word in tag.words}
        for name in LISTS:
            for i, record in enumerate(getattr(records, name)):
                value = getattr(record, "tags", {}).get(tag.id)
                if value is not None and word_of(value) not in known:
                    words = tuple(word.id for word in tag.words)
                    message = Text(
                        "tag {tag} is never {got}; {hint}", tag=tag.id, got=show(spelled(value)), hint=hint(spelled(value), words)
                    )
                    yield Problem(path=f"$.{name}[{i}].tags.{tag.id}", record=getattr(record, "id", None), message=message)


def _word(path: str, record: str | None, rulebook: Rulebook, name: str, got: str | None, known: Sequence[str] | None) -> Iterator[Problem]:
    if got is not None and known is not None and got not in known:
        message = Text(
            "the rulebook declares no {what} {got}; {hint}", what=Text(WHAT[name]), got=got, hint=_titled(got, rulebook, name, known)
        )
        yield Problem(path=path, record=record, message=message)


def _titled(got: str, rulebook: Rulebook, name: str, known: Sequence[str]) -> Text:
    """Return the word that was probably meant, perhaps written as its title, else all of them, each with its title."""
    labels: dict[str, Words] = {kind.value: Words(kind.label, kind.text("en")) for kind in LapseKind} if name == "lapses" else {}
    labels |= {word.id: Words(word.title, word.title_en or word.title) for word in getattr(rulebook, name)}
    shown = {id_: Words(f"{id_}（{of.zh}）", f"{id_} ({of.en})") for id_, of in labels.items() if of.zh != id_}
    ways = {way: id_ for id_, of in labels.items() if id_ in known for way in (of.zh, of.zh.strip(_MARKS_OF_TITLES), of.en)} | {
        id_: id_ for id_ in known
    }
    near = nearest(got.strip(_MARKS_OF_TITLES), tuple(ways))
    return listing([shown.get(id_, id_) for id_ in sorted({*known})]) if near is None else called(shown.get(ways[near], near))


def _finding(path: str, finding: Finding, criterion: Criterion) -> Iterator[Problem]:
    about = finding.about
    if about.kind not in criterion.about:
        message = Text(
            "findings on {criterion} are about {about}, not about {of}",
            criterion=titled(criterion),
            about=tuple(ABOUT[kind] for kind in criterion.about),
            of=ABOUT[about.kind],
        )
        yield Problem(path=f"{path}.about", record=finding.id, message=message)
    if criterion.unit and about.kind != "unit" and about.unit is None:
        message = Text("a finding on {criterion} must name the unit whose part is meant", criterion=titled(criterion))
        yield Problem(path=f"{path}.about.unit", record=finding.id, message=message)
    if finding.amount is None:
        return
    if criterion.least is None:
        message = Text("no amount belongs to a finding on {criterion}; it does not count", criterion=titled(criterion))
        yield Problem(path=f"{path}.amount", record=finding.id, message=message, severity=Severity.QUESTION)
    elif finding.amount < criterion.least or (criterion.most is not None and finding.amount > criterion.most):
        message = Text(
            "{criterion}: an amount{range} can be decided, got {got}",
            criterion=titled(criterion),
            range=range_text(criterion),
            got=format_exact(finding.amount),
        )
        yield Problem(path=f"{path}.amount", record=finding.id, message=message)
