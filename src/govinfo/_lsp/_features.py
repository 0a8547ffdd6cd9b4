"""What an editor asks and what it is told (问答): problems, completions, explanations, the place of a declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol, final

from attrs import evolve, frozen

from govinfo._lsp._document import Document, Table, below
from govinfo._lsp._schema import is_row, keys_of, told, words_of
from govinfo.codec import decode_rulebook, locate_problems
from govinfo.errors import Problem, ProblemsError
from govinfo.formulas import Scope
from govinfo.formulas._functions import AGGREGATES, ARITIES
from govinfo.formulas._lookups import LOOKUPS
from govinfo.formulas._phrases import lookup_label, lookup_truth
from govinfo.rulebook import Rulebook
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.rulebook._conditions import ATTRIBUTES
from govinfo.rulebook._rule_type import SOURCES
from govinfo.rulebook._rule_types import terms_of, type_of
from govinfo.texts import Language
from govinfo.texts._languages import either
from govinfo.texts._text import plain
from govinfo.texts._titles import HasTitle, titled

DECLARED: Final[Mapping[str, str]] = {
    "clause": "clauses",
    "clauses": "clauses",
    "criterion": "criteria",
    "decide": "criteria",
    "form": "forms",
    "group": "groups",
    "groups": "groups",
    "kind": "kinds",
    "kinds": "kinds",
    "limit": "deadline",
    "measure": "measures",
    "measures": "measures",
    "part": "parts",
    "parts": "parts",
    "publication": "publications",
    "publications": "publications",
    "reading": "readings",
}
"""Under which table the words of a key are declared."""

FORMULAS: Final = (*SOURCES, "weigh", "formula")
"""The keys that hold formulas."""

RULES: Final = ("price", "keep", "tally", "cap", "void", "bar", "notice", "duty", "deadline")
"""The tables whose ids keys such as `rules` name."""

_ANYTHING: Final = ("measures", "criteria", "figures", "parts", "readings", "publications", *RULES)
_CALL: Final = re.compile(r"""(?<![a-z_])(?P<name>[a-z_]+)\(\s*['"]?(?P<word>[\w*-]+)['"]?\s*[,)]""")
_MEMBER: Final = re.compile(r"""(?<![\w-])([\w-]+)\s*=\s*"([^"]*)\"""")
_BEFORE_VALUE: Final = re.compile(r"""["']?\s*=(?!=)""")
_NAME: Final = re.compile(r"[^\W\d]\w*")


class Named(HasTitle, Protocol):
    """Whatever a rulebook declares under an id and with a title."""

    @property
    def id(self) -> str:
        """What formulas and conditions call it."""
        ...


@final
@frozen
class Suggestion:
    """
    A word that may stand at the cursor.

    Attributes:
        word: what is written.
        kind: `key`, `table`, `word`, `function` or `name`.
        about: what it is, for the reader.
    """

    word: str
    kind: str
    about: str = ""


def read(text: str, name: str) -> tuple[Rulebook | None, tuple[Problem, ...]]:
    r"""
    Return the rulebook that a text is, None where it is none yet, and its problems and questions with their places.

    >>> book, problems = read("schema = 1\nid = 5", "mine.toml")
    >>> book, [(problem.line, problem.code) for problem in problems][:1]
    (None, [(2, 'wrong-value')])
    """
    try:
        book = decode_rulebook(text, name=name)
    except ProblemsError as error:
        return None, error.problems
    return book, locate_problems(rulebook_questions(book), text, name=name)


def complete(document: Document, line: int, character: int, book: Rulebook | None, lang: Language) -> tuple[Suggestion, ...]:
    r"""
    Return what may stand at the cursor.

    Args:
        document: the text as it is.
        line: of the cursor, from 0.
        character: of the cursor, from 0.
        book: the rulebook when it could last be read, for what formulas may name.
        lang: the reader's.

    >>> text = Document.of('[forms]\nbrief = { title = "简讯" }\n[[price]]\nwhen = { form = "" }')
    >>> complete(text, 3, 17, None, "zh")
    (Suggestion(word='brief', kind='word', about='简讯'),)
    """
    table = document.table_at(line)
    before = document.line(line)[:character]
    if before.lstrip().startswith("["):
        return tuple(_headings())
    key = document.asked(line, character)
    if key is not None:
        return tuple(_values(document, line, key, book, lang))
    if "=" in before:
        return ()
    used = set(document.keys(table)) if table.path else set[str]()
    return tuple(Suggestion(name, "key", told(node)) for name, node in keys_of(table.path).items() if name not in used)


def explain(document: Document, line: int, character: int, book: Rulebook | None, lang: Language) -> str:
    r"""
    Return what is under the cursor, as Markdown: the sentence of a clause, what a formula asks, what a rule says, what a key means.

    >>> text = Document.of('[clauses]\n"一" = { covered = "rule", text = "每条计5分" }\n[[price]]\nclause = "一"')
    >>> explain(text, 3, 11, None, "zh")
    '**一** 每条计5分'
    """
    table = document.table_at(line)
    key = document.key_of(line, character)
    if key == "clause":
        return _clause(document, document.quoted_at(line, character, "、"))
    rule = None if book is None else _rule_of(document, table, book)
    word, start, _ = document.word_at(line, character)
    on_key = _BEFORE_VALUE.match(document.line(line)[start:].removeprefix(word)) is not None
    parts: list[str] = []
    if key in FORMULAS and not on_key:
        parts += _formula(document.quoted_at(line, character), book, lang)
    node = _node(document, table, line, key or "")
    if node is not None and told(node):
        parts.append(f"`{key}`: {told(node)}")
    if rule is not None and book is not None and (on_key or not parts or key in FORMULAS):
        parts += _rule(rule, book, lang)
    if not parts:
        parts += _declared(document, document.quoted_at(line, character), key)
    return "\n\n".join(parts)


def declaration(document: Document, line: int, character: int) -> tuple[int, int, int] | None:
    r"""
    Return where the word under the cursor is declared: the line and the characters between which it stands; None where nowhere.

    >>> text = Document.of('[clauses]\n"一" = { covered = "rule" }\n[[price]]\nclause = "一"')
    >>> declaration(text, 3, 11)
    (1, 1, 2)
    """
    key = document.key_of(line, character)
    word = document.quoted_at(line, character, "、" if key == "clause" else "")
    if key in FORMULAS:
        word = document.word_at(line, character)[0]
    homes = (
        [DECLARED[key]]
        if key is not None and key in DECLARED
        else ["measures", "criteria", "figures", "parts", "readings", "publications", *RULES]
    )
    for home in homes:
        number = document.declared(home).get(word)
        if number is not None:
            start = document.line(number).index(word)
            return number, start, start + len(word)
    return None


def _headings() -> Iterator[Suggestion]:
    for name, node in keys_of(()).items():
        if is_row(name):
            yield Suggestion(f"[[{name}]]", "table", told(node))
        elif keys_of((name, "x")) or keys_of((name,)):
            yield Suggestion(f"[{name}]", "table", told(node))


def _node(document: Document, table: Table, line: int, key: str) -> Mapping[str, Any] | None:
    """Return what the schema has of a key, in its table or in the table that begins and ends in its line."""
    inline = next((name for name, number in document.keys(table).items() if number == line), "")
    return keys_of(table.path).get(key) or (keys_of((*table.path, inline)).get(key) if inline else None)


def _values(document: Document, line: int, key: str, book: Rulebook | None, lang: Language) -> Iterator[Suggestion]:
    table = document.table_at(line)
    if key in FORMULAS:
        yield from _formula_words(_scope(document, table, key, book), book, lang)
        return
    if key in DECLARED:
        for word, number in document.declared(DECLARED[key]).items():
            yield Suggestion(word, "word", _title(document, number))
        return
    if key in {"rules", "supersedes", "stacks", "over"}:
        for home in RULES:
            yield from (Suggestion(word, "word", home) for word in document.declared(home))
        return
    node = _node(document, table, line, key)
    yield from (Suggestion(word, "word") for word in (() if node is None else words_of(node)))


def _scope(document: Document, table: Table, key: str, book: Rulebook | None) -> Scope:
    rule = None if book is None else _rule_of(document, table, book)
    return Scope() if rule is None or book is None else type_of(rule).scope(book, rule, key)


def _formula_words(scope: Scope, book: Rulebook | None, lang: Language) -> Iterator[Suggestion]:
    for name, kind in scope.names:
        yield Suggestion(name, "name", _name_said(name, book, lang) or kind.value)
    for lookup in scope.lookups:
        for word, _ in lookup.known or ():
            spelled = word if lookup.bare else f"'{word}'"
            yield Suggestion(f"{lookup.name}({spelled})", "function", _asks(lookup.name, word, book, lang))
        if lookup.known is None:
            yield Suggestion(f"{lookup.name}('')", "function")
    if scope.grains:
        grains = [grain.value for grain in scope.grains]
        yield from (Suggestion(f"{name}({grain}, )", "function") for name in AGGREGATES for grain in sorted(grains))
    yield from (Suggestion(f"{name}()", "function") for name in ARITIES)


def _formula(source: str, book: Rulebook | None, lang: Language) -> Iterator[str]:
    """Yield a formula and what its names ask for."""
    if not source:
        return
    yield f"`{source}`"
    asked = [(found[0].rstrip(",)") + ")", found["name"], found["word"]) for found in _CALL.finditer(source)]
    lines = [f"- `{spelled}`: {_asks(name, word, book, lang)}" for spelled, name, word in asked]
    inside = _CALL.sub(" ", source)
    said = {name: _name_said(name, book, lang) for name in _NAME.findall(inside)}
    lines += [f"- `{name}`: {words}" for name, words in said.items() if words]
    if lines:
        yield "\n".join(dict.fromkeys(lines))


def _asks(lookup: str, word: str, book: Rulebook | None, lang: Language) -> str:
    """Return what a lookup asks of a word, a truth as the fact that it holds."""
    title = _word_said(word, book, lang)
    entry = LOOKUPS.get(lookup)
    if entry is not None and entry.yes is not None:
        return lookup_truth(lookup, title, lang, holds=True)
    return lookup_label(lookup, title, lang)


def _name_said(name: str, book: Rulebook | None, lang: Language) -> str:
    """Return what readers call a name of a formula: an attribute of a record or a measure."""
    found = _word_said(name, book, lang)
    if found != name:
        return found
    return next((either(known[name].title, "", lang) for known in ATTRIBUTES.values() if name in known), "")


def _word_said(word: str, book: Rulebook | None, lang: Language) -> str:
    declared: tuple[Named, ...] = () if book is None else (*book.measures, *book.criteria, *book.figures, *book.parts, *book.publications)
    found = next((one for one in declared if one.id == word), None)
    return word if found is None else titled(found).text(lang)


def _rule_of(document: Document, table: Table, book: Rulebook) -> Any:
    """Return the rule whose table this is, None where it is no rule's or the book has none of this id."""
    id_ = next(iter(document.named(table)), None) if len(table.path) == 1 else None
    return next((rule for rule in (*book.rules, *book.bars, *book.notices) if rule.id == id_), None)


def _rule(rule: Any, book: Rulebook, lang: Language) -> Iterator[str]:
    """Yield what a rule gives, and on what terms, as `govinfo rulebooks NAME` says it."""
    gives = " ".join(plain(said, lang) for said in type_of(rule).gives(book, rule))
    terms = plain(tuple(plain(said, lang) for said in terms_of(book, rule)), lang)
    yield f"**{rule.clause}** {titled(rule).text(lang)}: {gives}"
    if terms:
        yield terms


def _clause(document: Document, id_: str) -> str:
    """Return a clause with its sentence."""
    number = document.declared("clauses").get(id_)
    said = "" if number is None else _quoted(document, number, "text") or _quoted(document, number, "note")
    return "" if number is None else f"**{id_}** {said}".rstrip()


def _declared(document: Document, word: str, key: str | None) -> Iterator[str]:
    number = document.declared(DECLARED[key]).get(word) if key is not None and key in DECLARED else None
    if number is not None:
        yield f"`{word}` {_title(document, number)}"


def _title(document: Document, number: int) -> str:
    return _quoted(document, number, "title") or _quoted(document, number, "text")


def _quoted(document: Document, number: int, key: str) -> str:
    """Return the text of a key in an inline table, or in the lines of a table of its own."""
    if "=" in document.line(number):
        inline = next((found[2] for found in _MEMBER.finditer(below(document.lines, number)) if found[1] == key), None)
        if inline is not None:
            return inline
    table = document.table_at(number)
    own = document.keys(table).get(key) if table.first == number else None
    return "" if own is None else below(document.lines, own).strip("\"'")


def in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems by their place, each with one: what has none stands at the top of the file."""
    placed = (evolve(problem, line=problem.line or 1, column=problem.column or 1) for problem in problems)
    return tuple(sorted(placed, key=lambda problem: (problem.line or 1, problem.column or 1)))
