"""Ctrl-C at any moment: nothing on standard error, exit status 130, whichever way the command line was started."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Final

import pytest

AT: Final = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background had it ignored

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
sys.argv = ["govinfo", "demo"]
"""
STARTS: Final = {
    "module": "import runpy; runpy.run_module('govinfo', run_name='__main__', alter_sys=True)",
    "script": "from govinfo.__main__ import main; sys.exit(main())",
}
MODULES: Final = [
    "govinfo.cli",
    "argparse",
    "govinfo.errors",
    "govinfo.register",
    "cattrs",
    "dateutil",
    "govinfo.assessment",
    "govinfo.texts._chinese",
    "govinfo.cli._commands",
    "govinfo.papers",
]


def run(program: str) -> tuple[int, str, str]:
    """Run a program in a process of its own: its exit status, what it printed, what it complained of."""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot send itself Ctrl-C")
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("module", MODULES)
def test_ctrl_c_while_a_module_is_loaded_is_quiet(module: str, start: str) -> None:
    """Whichever of them it is."""
    assert run(AT.format(module=module) + STARTS[start]) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot send itself Ctrl-C")
@pytest.mark.parametrize("start", STARTS)
def test_ctrl_c_after_the_result_is_out_is_quiet(start: str) -> None:
    """While Python takes itself down."""
    after = "import atexit; atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
    status, out, err = run(AT.format(module="") + after + STARTS[start])

    assert (status, err) == (130, "")
    assert out


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot send itself Ctrl-C")
def test_where_interrupts_were_ignored_they_stay_ignored() -> None:
    """As a shell has it for what runs in the background."""
    ignored = "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    own = signal.getsignal(signal.SIGINT)

    assert run(AT.format(module="govinfo.assessment") + ignored + STARTS["script"])[0] == 0
    assert signal.getsignal(signal.SIGINT) is own


def test_the_root_fetches_its_names_and_modules_when_they_are_asked_for() -> None:
    """Loading the root loads nothing else; every name it shows and every module of it is there, what is not is an AttributeError."""
    program = (
        "import sys, govinfo\n"
        "print([name for name in sys.modules if name.startswith('govinfo.')])\n"
        "print(govinfo.records.Unit.__name__, govinfo.assess.__name__, 'assess' in dir(govinfo), set(govinfo.__all__) == set(govinfo._HOMES))\n"
        "try:\n    govinfo.asess\nexcept AttributeError as error:\n    print(error)\n"
    )

    assert run(program) == (0, "[]\nUnit assess True True\nmodule 'govinfo' has no attribute 'asess'\n", "")


@pytest.mark.parametrize("call", [["--help"], ["--version"], ["--help", "--lang", "en"]])
def test_who_asks_for_help_waits_for_nothing_else(call: list[str]) -> None:
    """A command is loaded when it is called: neither the engine nor the converters before that."""
    program = (
        f"import sys; sys.argv = ['govinfo', *{call!r}]\n"
        "from govinfo.__main__ import main; status = main()\n"
        "loaded = {'cattrs', 'dateutil', 'govinfo.assessment', 'govinfo.codec', 'govinfo.papers', 'govinfo.records'} & set(sys.modules)\n"
        "print(status, sorted(loaded), file=sys.stderr)\n"
    )
    _, out, told = run(program)

    assert told == "0 []\n"
    assert out
