"""The paper of a rulebook says what the regulation says: in words, no formula and no id but in columns of ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from govinfo import Rulebook, shipped_rulebook, shipped_rulebooks
from govinfo.papers import Bullets, Grid, Paper, Paragraph, paper_text, rulebook_paper
from govinfo.texts import Language

IDS = {"规则编号", "编号", "选项编号", "Rule id", "Id", "Option id"}
WRITTEN = {"条文", "Text"}
"""The columns of ids, and that of the regulation's own words."""

FORMULA = re.compile(r"[<>=!]=|\b(?:and|or|not|if|else)\b|[a-z]\(")


def told(paper: Paper, *, in_sentences: bool = True) -> Iterator[str]:
    """Yield what readers read outside the columns of ids."""
    for block in paper.body:
        if isinstance(block, Grid):
            shown = [place for place, column in enumerate(block.columns) if column.title not in IDS | WRITTEN]
            yield from (cell for row in block.rows for place in shown if isinstance(cell := row[place], str))
        elif isinstance(block, Paragraph):
            yield block.words
        elif isinstance(block, Bullets) and in_sentences:
            yield from block.items


def ids_of(book: Rulebook) -> set[str]:
    """Return the ids of rules, duties, limits, measures, readings and options that no word of the field is."""
    holders = (*book.rules, *book.bars, *book.notices, *book.quotas, *book.duties, *book.measures, *book.readings)
    options = {option.id for reading in book.readings for option in reading.options}
    return {one for one in {holder.id for holder in holders} | options if "-" in one or "_" in one}


def test_no_shipped_rulebook_tells_ids_or_formulas() -> None:
    """What a record must hold, as the place on a page or the key of a tag, is a word of the office and stays."""
    for name in shipped_rulebooks():
        book = shipped_rulebook(name)
        words = {str(value) for rule in book.rules for condition in getattr(rule, "when", ()) for value in condition.values}
        ids = ids_of(book) - words
        for text in told(rulebook_paper(book), in_sentences=False):
            assert not FORMULA.search(text), (name, text)
            assert ids.isdisjoint(re.findall(r"[a-z_][a-z0-9_-]+", text)), (name, text)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            [
                "排名依据：积分，并列后名次顺延",
                "之间，按同一记录归并，按规则排列次序",
                "在“综合多个单位的信息被采用”、“《政务》采用单条信息”、",
                "-认定数额",
                "目标任务未全部完成",
                "扣分合计达到100",
                "在刊物分值之外另加",
            ],
        ),
        ("en", ["Ranked by points,", "targets are missed", "deducted at least 100"]),
    ],
)
def test_the_model_rulebook_in_words(lang: Language, words: list[str]) -> None:
    """How units are ranked, what competes with what, what bars."""
    read = "".join(told(rulebook_paper(shipped_rulebook("district-model"), lang)))

    assert [one for one in words if one not in read] == []


def test_a_formula_that_ranks_has_the_title_that_the_rulebook_gives_it() -> None:
    """Else the formula stands there in words."""
    assert "排名依据：按时办结率（%），" in paper_text(rulebook_paper(shipped_rulebook("pixian-service-statistics")))
    assert "排名依据：采用条数，" in paper_text(rulebook_paper(shipped_rulebook("cixi-culture-2020")))


def test_a_column_that_nothing_stands_in_is_left_out() -> None:
    """The one duty of the model rulebook has no limit of its own."""
    duties = next(
        block for block in rulebook_paper(shipped_rulebook("district-model")).body if isinstance(block, Grid) and "义务" in block.caption
    )

    assert "时限" not in [column.title for column in duties.columns]


def test_what_must_not_be_denied_is_told_as_what_may_be_said() -> None:
    """Who reads that something "is not no" has to think twice: the contributor's points ask for yes or nothing said (三(一)6)."""
    book = shipped_rulebook("district-model")
    chinese, english = (" ".join(told(rulebook_paper(book, lang))) for lang in ("zh", "en"))

    assert "是否符合：是、未填写" in chinese
    assert "met: Yes, not given" in english
    assert "非否" not in chinese
