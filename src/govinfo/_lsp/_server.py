"""The language server in its protocol (LSP): what `_features` answers, said to an editor over standard input and output."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any, BinaryIO, Final

from govinfo._lsp._document import Document
from govinfo._lsp._features import complete, declaration, explain, in_order, read
from govinfo.errors import Problem, Severity, load_extra
from govinfo.rulebook import Rulebook
from govinfo.texts import Language

TRIGGERS: Final = ('"', "'", "[", "(", " ")
"""After which signs an editor asks by itself what may stand there."""

_KINDS: Final = {"key": "Property", "table": "Module", "word": "Value", "function": "Function", "name": "Variable"}


def serve(lang: Language, questions: BinaryIO, answers: BinaryIO) -> None:
    """
    Answer an editor until it hangs up.

    Args:
        lang: in which problems and explanations are told.
        questions: whence the editor's messages come.
        answers: where they are answered; it is closed at the end.

    Raises:
        MissingExtraError: pygls is not installed.
    """
    build(lang).start_io(questions, answers)


def build(lang: Language) -> Any:
    """Return the server with all that it answers."""
    server: Any = load_extra("pygls.lsp.server", "pygls", "lsp").LanguageServer("govinfo", _version())
    lsp: Any = load_extra("lsprotocol.types", "lsprotocol", "lsp")
    readable: dict[str, Rulebook] = {}
    """The rulebook of each text when it could last be read: while a word is being typed it cannot."""

    def tell(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        book, problems = read(document.source, uri.rpartition("/")[2])
        if book is not None:
            readable[uri] = book
        said = [_diagnostic(lsp, problem, document.lines, lang) for problem in in_order(problems)]
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=said))

    def place(params: Any) -> tuple[Document, int, int, Rulebook | None]:
        """Return what is asked about, the character counted as Python counts."""
        document = server.workspace.get_text_document(params.text_document.uri)
        at = document.position_codec.position_from_client_units(document.lines, params.position)
        return Document.of(document.source.replace("\r\n", "\n")), at.line, at.character, readable.get(params.text_document.uri)

    def opened(params: Any) -> None:
        tell(params.text_document.uri)

    def changed(params: Any) -> None:
        tell(params.text_document.uri)

    def closed(params: Any) -> None:
        readable.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[]))

    def completion(params: Any) -> Any:
        items = [
            lsp.CompletionItem(label=one.word, kind=lsp.CompletionItemKind[_KINDS[one.kind]], detail=one.about or None)
            for one in complete(*place(params), lang)
        ]
        return lsp.CompletionList(is_incomplete=False, items=items)

    def hover(params: Any) -> Any:
        words = explain(*place(params), lang)
        return lsp.Hover(contents=lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=words)) if words else None

    def definition(params: Any) -> Any:
        document, line, character, _ = place(params)
        found = declaration(document, line, character)
        if found is None:
            return None
        row, start, end = found
        text = server.workspace.get_text_document(params.text_document.uri)
        return lsp.Location(uri=params.text_document.uri, range=_range(lsp, text.lines, row, start, end))

    server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)(opened)
    server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)(changed)
    server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)(closed)
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=list(TRIGGERS)))(completion)
    server.feature(lsp.TEXT_DOCUMENT_HOVER)(hover)
    server.feature(lsp.TEXT_DOCUMENT_DEFINITION)(definition)
    return server


def _diagnostic(lsp: Any, problem: Problem, lines: list[str], lang: Language) -> Any:
    row, start = (problem.line or 1) - 1, (problem.column or 1) - 1
    text = lines[row] if row < len(lines) else ""
    rest = text[start:].rstrip()
    length = next((place for place, sign in enumerate(rest) if sign in " ,=]}" and place), len(rest)) or 1
    return lsp.Diagnostic(
        range=_range(lsp, lines, row, start, start + length),
        message=problem.message.text(lang),
        severity=lsp.DiagnosticSeverity.Error if problem.severity is Severity.ERROR else lsp.DiagnosticSeverity.Information,
        code=problem.code,
        source="govinfo",
    )


def _range(lsp: Any, lines: list[str], row: int, start: int, end: int) -> Any:
    """Return a range as the protocol counts it: a character outside the first plane is two."""
    text = lines[row] if row < len(lines) else ""
    start, end = (len(text[:place].encode("utf-16-le")) // 2 for place in (start, end))
    return lsp.Range(start=lsp.Position(line=row, character=start), end=lsp.Position(line=row, character=max(end, start)))


def _version() -> str:
    try:
        return version("govinfo-core")
    except PackageNotFoundError:
        return "0"
