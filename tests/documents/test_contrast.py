"""What is printed on a page can be read by weak eyes: text stands out by 4.5 to 1, edges and bars by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from paper_samples import small

from govinfo.papers import assessment_paper, paper_html

ROOT = Path(__file__).parents[2]
PAPER = paper_html(assessment_paper(small("2024")))
PLAYGROUND = (ROOT / "docs" / "site" / "playground" / "play.css").read_text("utf-8")


def luminance(colour: str) -> float:
    """The relative luminance of #rgb or #rrggbb, as WCAG defines it."""
    digits = colour.lstrip("#")
    parts = [int(2 * digit if len(digits) == 3 else digits[2 * i : 2 * i + 2], 16) / 255 for i, digit in enumerate(digits[:3])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def variables(style: str) -> dict[str, str]:
    """The colours that a style sheet names."""
    return dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{3,6})\b", style))


def backgrounds(style: str) -> set[str]:
    """The colours on which something may be written, but for those on which white is written."""
    grounds = set(re.findall(r"background:\s*(#[0-9a-fA-F]{3,6})\b", style)) | {"#ffffff"}
    return grounds | {colour for name, colour in variables(style).items() if name in {"soft", "paper"}}


def test_the_measure_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and #767676 is the lightest grey that may be written on white."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#fff") < 4.5


@pytest.mark.parametrize("style", [PAPER, PLAYGROUND], ids=["papers", "playground"])
def test_text_stands_out_from_every_ground(style: str) -> None:
    """Ink and warnings on paper, on the page and on what is marked."""
    names = variables(style)
    written = [names[name] for name in ("ink", "red") if name in names]

    assert written
    assert [(ink, ground) for ink in written for ground in backgrounds(style) if contrast(ink, ground) < 4.5] == []


@pytest.mark.parametrize("style", [PAPER, PLAYGROUND], ids=["papers", "playground"])
def test_edges_bars_and_buttons_stand_out_from_paper(style: str) -> None:
    """What is only an edge, a bar of a chart or a button with white words on it."""
    names = variables(style)

    assert contrast(names["line"], "#fff") >= 3
    assert [name for name in ("fill", "blue") if name in names and contrast(names[name], "#fff") < 4.5] == []
