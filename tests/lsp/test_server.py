"""The language server, spoken to as an editor speaks to it: over pipes, in its protocol."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from edited import TEXT, at

URI = "file:///office/mine.toml"


class Editor:
    """One end of the conversation."""

    def __init__(self) -> None:
        """Start the server as an editor does."""
        command = [sys.executable, "-m", "govinfo", "lsp"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUTF8": "1"}
        )
        self.asked = 0
        self.told: list[dict[str, Any]] = []

    def send(self, method: str, params: object, number: int | None = None) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """Return the next message."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) != b"":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def ask(self, method: str, params: object) -> Any:
        """Ask and return the answer; what is told meanwhile is kept."""
        self.asked += 1
        self.send(method, params, self.asked)
        while (message := self.hear()).get("id") != self.asked:
            self.told.append(message)
        assert "error" not in message, message
        return message["result"]

    def problems(self) -> list[dict[str, Any]]:
        """Return the problems that are told next."""
        while not any(message["method"] == "textDocument/publishDiagnostics" for message in self.told):
            self.told.append(self.hear())
        found = next(message for message in self.told if message["method"] == "textDocument/publishDiagnostics")
        self.told.remove(found)
        listed: list[dict[str, Any]] = found["params"]["diagnostics"]
        return listed


@pytest.fixture
def editor() -> Iterator[Editor]:
    """An editor that has shaken hands, and hangs up at the end."""
    one = Editor()
    one.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    one.send("initialized", {})
    yield one
    one.ask("shutdown", None)
    one.send("exit", None)
    assert one.process.wait(timeout=20) == 0
    for pipe in (one.process.stdin, one.process.stdout, one.process.stderr):
        assert pipe is not None
        pipe.close()


def opened(editor: Editor, text: str) -> list[dict[str, Any]]:
    """Open a text and return its problems."""
    editor.send("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "toml", "version": 1, "text": text}})
    return editor.problems()


def placed(text: str) -> tuple[str, dict[str, Any]]:
    """Return a text without its mark and the place of the mark as an editor sends it."""
    plain, line, character = at(text)
    return plain, {"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}


def test_what_is_written_wrong_is_marked_while_it_is_typed(editor: Editor) -> None:
    """Opened wrong, mended, and the mark is gone."""
    wrong = TEXT.replace('publication = "bulletin" }', 'publication = "buletin" }')
    (problem,) = [one for one in opened(editor, wrong) if "buletin" in one["message"]]
    line = wrong.split("\n")[problem["range"]["start"]["line"]]

    assert line[problem["range"]["start"]["character"] : problem["range"]["end"]["character"]].strip(' "') == "buletin"
    assert (problem["severity"], problem["source"]) == (1, "govinfo")
    assert "bulletin" in problem["message"]

    editor.send("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": TEXT}]})
    assert editor.problems() == []


def test_words_are_offered_explained_and_followed(editor: Editor) -> None:
    """Completion, hover and definition, in the middle of a file that cannot be read at that moment."""
    assert opened(editor, TEXT) == []
    half, place = placed(TEXT.replace('publication = "bulletin" }', 'publication = "|" }'))
    editor.send("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": half}]})
    assert editor.problems() != []

    offered = editor.ask("textDocument/completion", place)
    assert [(one["label"], one["detail"]) for one in offered["items"]] == [("bulletin", "《简报》")]

    _, place = placed(half.replace('clause = "二"', 'clause = "|二"'))
    assert editor.ask("textDocument/hover", place)["contents"]["value"] == "**二** 每月完成报送任务的加3分。"

    found = editor.ask("textDocument/definition", place)
    assert half.split("\n")[found["range"]["start"]["line"]].startswith('"二" = ')


def test_a_character_of_two_units_moves_nothing(editor: Editor) -> None:
    """Editors count in units of UTF-16, in which a rare character is two."""
    text = TEXT.replace("《简报》", "《\U00020bb7简报》").replace('level = "district" }', 'levle = "district" }')
    (problem,) = [one for one in opened(editor, text) if one["code"] == "unknown-field"]
    line = text.split("\n")[problem["range"]["start"]["line"]]

    assert problem["range"]["start"]["character"] == len(line[: line.index("levle")]) + 1
