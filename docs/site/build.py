"""
Build the site: `python docs/site/build.py build/site` (needs the group `docs` of pyproject.toml).

The pages of docs/ and the papers at the top of the checkout are copied beside the generated ones, their links led to where they stand
now, and Sphinx makes HTML of them; a warning is an error.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE))

import api  # noqa: E402  # beside this file
import gallery  # noqa: E402
import glossary  # noqa: E402
from sphinx.cmd.build import main as sphinx  # noqa: E402

ROOT: Final = HERE.parents[1]
TOP: Final = ("CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "README.md", "README.zh.md", "SECURITY.md")
MORE: Final[tuple[Callable[[], Iterator[tuple[str, str]]], ...]] = (api.pages, gallery.pages, glossary.pages)
_LINK: Final = re.compile(r"\[(?P<text>[^\]\n]+)\]\((?P<target>(?![a-z]+:)[^)#\s]+)(?P<anchor>#[^)]*)?\)")

_ANCHOR: Final = re.compile(r'^<a id="(?P<id>[\w-]+)"></a>$', re.MULTILINE)


def main(words: Sequence[str]) -> int:
    """Build into the folder that is named."""
    output = Path(words[0] if words else "build/site").resolve()
    source = output.with_name(output.name + "-source")
    shutil.rmtree(source, ignore_errors=True)
    gather(source)
    return sphinx(["-b", "html", "-W", "--keep-going", "-q", "-j", "2", "-c", str(source), str(source), str(output)])


def gather(source: Path) -> None:
    """Write all pages of the site into a folder."""
    for path in sorted((ROOT / "docs").rglob("*")):
        inside = path.relative_to(ROOT / "docs")
        if path.is_file() and inside.parts[0] != "site" and path.suffix != ".md":
            put(source / inside, path.read_bytes())
        elif path.suffix == ".md" and inside.parts[0] != "site":
            put(source / inside, moved(path, inside.as_posix()).encode())
    for name in TOP:
        if (ROOT / name).exists():
            put(source / "project" / name, moved(ROOT / name, f"project/{name}").encode())
    for name in ("conf.py", "bilingual.py", "references.py", "api.py"):
        put(source / name, (HERE / name).read_bytes())
    for path in (HERE / "static").iterdir():
        put(source / "static" / path.name, path.read_bytes())
    put(source / "index.md", (HERE / "home.txt").read_bytes())
    put(source / "zh" / "index.md", (HERE / "home.zh.txt").read_bytes())
    for pages in MORE:
        for name, text in pages():
            put(source / name, text.encode())
    for path in sorted(source.rglob("*.md")):
        put(path, twinned(source, path).encode())


def put(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def moved(path: Path, place: str) -> str:
    """Return a page with its links led on: to pages of the site where they are, to no other file."""
    here = path.relative_to(ROOT).parent.as_posix()

    def lead(found: re.Match[str]) -> str:
        target = normpath(f"{here}/{found['target']}")
        inside = PurePosixPath(target)
        if target.startswith("docs/") and inside.suffix:
            there = target.removeprefix("docs/")
        elif target in TOP:
            there = f"project/{target}"
        else:
            return found["text"]
        return f"[{found['text']}]({relpath(there, PurePosixPath(place).parent.as_posix())}{found['anchor'] or ''})"

    return _ANCHOR.sub(r"(\g<id>)=", _LINK.sub(lead, path.read_text("utf-8")))


def twinned(source: Path, path: Path) -> str:
    """Return a page with a way to the same page in the other language, where there is one."""
    text = path.read_text("utf-8")
    place = path.relative_to(source)
    chinese = place.parts[0] == "zh"
    if place.name in {"README.md", "README.zh.md"}:
        twin = place.with_name("README.zh.md" if place.name == "README.md" else "README.md")
        chinese = place.name == "README.zh.md"
    else:
        twin = Path(*place.parts[1:]) if chinese else Path("zh") / place
    if not (source / twin).exists():
        return text
    word = "English" if chinese else "中文"
    head, _, rest = text.partition("\n")
    return f"{head}\n\n[{word}]({relpath(twin.as_posix(), place.parent.as_posix())})\n{rest}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
