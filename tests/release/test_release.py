"""What is handed out beside the wheel: one file that runs anywhere, and a list of what is in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UTF8 = {"PYTHONIOENCODING": "utf-8"}


def run(*words: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run this Python."""
    return subprocess.run([sys.executable, *words], capture_output=True, check=False, env=os.environ | UTF8 | more)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one file."""
    path = tmp_path_factory.mktemp("archive") / "govinfo.pyz"
    done = run(ROOT / "release" / "make_pyz.py", path)
    assert done.returncode == 0, done.stderr.decode()
    return path


def test_the_one_file_runs_the_demo_on_a_bare_python(archive: Path, tmp_path: Path) -> None:
    """Nothing installed is seen by it (-I -S): rulebooks, sample year and calendar are read from inside the archive."""
    bare = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", archive, "demo"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
    )

    assert (bare.returncode, bare.stderr) == (0, b"")
    assert bare.stdout == run("-m", "govinfo", "demo").stdout


def test_the_one_file_knows_its_version(archive: Path) -> None:
    """Whoever reports a fault can say what it runs."""
    told = subprocess.run([sys.executable, "-I", "-S", archive, "--version"], capture_output=True, check=True)

    assert told.stdout.decode().split() == ["govinfo", version("govinfo-core")]


def test_the_one_file_is_the_same_bytes_when_it_is_made_again(archive: Path, tmp_path: Path) -> None:
    """And another date of the source is the only thing that changes them."""
    again, dated = tmp_path / "again.pyz", tmp_path / "dated.pyz"
    run(ROOT / "release" / "make_pyz.py", again)
    run(ROOT / "release" / "make_pyz.py", dated, SOURCE_DATE_EPOCH="1700000000")

    assert again.read_bytes() == archive.read_bytes()
    assert dated.read_bytes() != archive.read_bytes()
    with zipfile.ZipFile(dated) as inside:
        assert {entry.date_time for entry in inside.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_the_one_file_carries_the_licences_of_what_is_in_it(archive: Path) -> None:
    """Whoever hands it on may."""
    with zipfile.ZipFile(archive) as inside:
        names = inside.namelist()

    for package in ("govinfo_core", "attrs", "cattrs", "python_dateutil", "typing_extensions"):
        assert [name for name in names if name.startswith(package) and "LICENSE" in name.upper()], package


def test_what_is_compiled_does_not_go_into_the_one_file(tmp_path: Path) -> None:
    """The parts of lxml could not be loaded from inside it: that is said, and no archive is left."""
    done = run(ROOT / "release" / "make_pyz.py", tmp_path / "no.pyz", "--with", "lxml")

    assert done.returncode == 1
    assert done.stderr.decode().startswith("not pure Python, and so not to be run from an archive:\nlxml: ")
    assert not (tmp_path / "no.pyz").exists()


def test_the_bill_of_materials_names_everything_that_is_installed_with_the_core() -> None:
    """The three requirements of pyproject.toml and what they bring, each with version, address and licence."""
    bill = json.loads(run(ROOT / "release" / "make_sbom.py").stdout)

    assert bill["metadata"]["component"]["purl"] == f"pkg:pypi/govinfo-core@{version('govinfo-core')}"
    assert {"attrs", "cattrs", "python-dateutil", "typing-extensions"} <= {one["name"] for one in bill["components"]}
    assert not {"pytest", "openpyxl", "hypothesis"} & {one["name"] for one in bill["components"]}  # those are of extras
    assert [] == [one["name"] for one in bill["components"] if not one["licenses"] or one["version"] != version(one["name"])]
    needs = {one["ref"].partition("@")[0]: [to.partition("@")[0] for to in one["dependsOn"]] for one in bill["dependencies"]}
    assert needs["pkg:pypi/govinfo-core"] == ["pkg:pypi/attrs", "pkg:pypi/cattrs", "pkg:pypi/python-dateutil"]
    assert needs["pkg:pypi/cattrs"] == ["pkg:pypi/attrs", "pkg:pypi/typing-extensions"]


def test_the_tools_of_developers_are_no_extras() -> None:
    """They would stand in the metadata of everybody who installs it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert set(project["dependency-groups"]) == {"lint", "docs", "mutate"}
    assert not set(project["dependency-groups"]) & set(project["project"]["optional-dependencies"])


def test_the_citation_is_of_this_version() -> None:
    """Whoever cites it cites what they used."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    citation = (ROOT / "CITATION.cff").read_text("utf-8")

    assert f"\nversion: {project['project']['version']}\n" in citation
