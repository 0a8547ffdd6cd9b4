"""
What an installation is made of, as a bill of materials (CycloneDX 1.6): `python release/make_sbom.py > govinfo.cdx.json`.

It is told from the installation that runs this script, without asking anybody, and holds no date and no random number: the same
installation gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import Distribution

from _installed import NAME, canonical, closure, required


def main() -> int:
    """Print the bill."""
    found = closure()
    (core,) = [one for one in found if canonical(one.name) == NAME]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(core)},
        "components": [component(one) for one in found if one is not core],
        "dependencies": [{"ref": purl(one), "dependsOn": sorted(purl(of(name, found)) for name in required(one))} for one in found],
    }
    json.dump(bill, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


def component(one: Distribution) -> dict[str, object]:
    """Return one package."""
    told = one.metadata.get("License-Expression") or one.metadata.get("License")
    # an expression is one of SPDX; an older package says its licence in words of its own
    kind = "expression" if one.metadata.get("License-Expression") else "license"
    licences: list[object] = [{"expression": told}] if kind == "expression" else [{"license": {"name": told}}] if told else []
    return {
        "type": "library",
        "bom-ref": purl(one),
        "name": canonical(one.name),
        "version": one.version,
        "purl": purl(one),
        "licenses": licences,
    }


def purl(one: Distribution) -> str:
    """Return the package's address in the form that scanners compare."""
    return f"pkg:pypi/{canonical(one.name)}@{one.version}"


def of(name: str, found: list[Distribution]) -> Distribution:
    """Return the distribution with a name."""
    (one,) = [one for one in found if canonical(one.name) == canonical(name)]
    return one


if __name__ == "__main__":
    sys.exit(main())
