"""Readers' languages: tags as browsers write them, none taken for another, and a third one by a catalogue alone."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from govinfo import GovinfoError, Period, Records, assess, build_register, sample_year, shipped_rulebook
from govinfo.cli import main
from govinfo.codec import decode_catalogue, encode_assessment
from govinfo.errors import DecodeError, InvalidValueError, Problem
from govinfo.labels import Level, Status
from govinfo.papers import assessment_paper, paper_html, paper_text
from govinfo.texts import Text, language

FRENCH_FILE = Path(__file__).with_name("fr.toml")
FRENCH = decode_catalogue(FRENCH_FILE.read_bytes())
DISTRICT = shipped_rulebook("district-model")
YEAR = assess(build_register(sample_year()), DISTRICT, DISTRICT.period("2024-Q1"))


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "zh-hans", "zh_Hans_CN", "ZH-cn", " zh "])
def test_every_chinese_is_read_in_chinese(tag: Any) -> None:
    """As Django, browsers and libraries write it, at every door."""
    assert language(tag) == "zh"
    assert Text("must not be empty").text(tag) == Text("must not be empty").text("zh") != Text("must not be empty").text("en")
    assert Level.CITY.text(tag) == "市级"
    assert encode_assessment(YEAR, tag) == encode_assessment(YEAR, "zh")
    assert paper_html(assessment_paper(YEAR, tag)) == paper_html(assessment_paper(YEAR, "zh"))


@pytest.mark.parametrize("tag", ["en", "en-GB", "en_us", "EN"])
def test_every_english_is_read_in_english(tag: Any) -> None:
    """The same of English."""
    assert language(tag) == "en"
    assert Status.COUNTED.text(tag) == "counted"
    assert YEAR.units[0].lines[0].why(tag) == YEAR.units[0].lines[0].why("en")


@pytest.mark.parametrize("tag", ["fr", "", "zhang", "english", "x" * 1000, None, 5])
def test_a_language_that_there_is_not_is_refused(tag: Any) -> None:
    """Never another one in its place, whatever is asked to tell itself."""
    for tell in (
        lambda: Text("must not be empty").text(tag),
        lambda: Level.CITY.text(tag),
        lambda: Problem(path="$", message=Text("not given")).text(tag),
        lambda: InvalidValueError("day", "x", "zero or more").text(tag),
        lambda: assessment_paper(YEAR, tag),
        lambda: encode_assessment(YEAR, tag),
        lambda: YEAR.units[0].lines[0].why(tag),
    ):
        with pytest.raises(GovinfoError):
            tell()
    with pytest.raises(GovinfoError) as caught:
        language(tag)
    assert str(caught.value).startswith("lang must be zh or en, a tag of one of them such as zh-CN or en-GB, or a Catalogue, got ")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert caught.value.text("zh").startswith("lang 应为 zh 或 en")


def test_a_third_language_is_one_catalogue_and_no_code() -> None:
    """Sentences inside sentences, words, what stands between them; whatever the catalogue does not hold is English."""
    error = InvalidValueError("day", "x", "zero or more")

    assert error.text(FRENCH) == 'day doit être zéro ou plus et non "x"'
    assert Text("{complaint}; {hint}", complaint=Text("is no known field"), hint=Text("did you mean {word}?", word=Level.CITY)).text(
        FRENCH
    ) == ("n'est pas un champ connu ; vouliez-vous dire ville ?")
    assert Text("must be true or false, got {got}", got=1).text(FRENCH) == "must be true or false, got 1"
    assert Level.PROVINCE.text(FRENCH) == "province"


def test_a_paper_is_printed_in_the_third_language() -> None:
    """With its tag, its headings, and the reasons that nobody translated in English."""
    paper = paper_text(assessment_paper(YEAR, FRENCH))

    assert "Rang" in paper
    assert "Service" in paper
    assert '<html lang="fr">' in paper_html(assessment_paper(YEAR, FRENCH))
    assert YEAR.units[0].lines[0].why(FRENCH) == YEAR.units[0].lines[0].why("en")


def test_the_command_line_takes_tags_and_catalogues(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In help, in what is printed and in complaints; another language is refused with what would have been right."""
    records = tmp_path / "r.json"
    records.write_text('{"format": "govinfo.records/1"}', "utf-8")

    assert main(["check", str(records), "--lang", str(FRENCH_FILE)]) == 0
    assert capsys.readouterr().out.startswith("0 enregistrements vérifiés : 0 erreurs, 0 questions")
    assert main(["check", "--lang", str(FRENCH_FILE)]) == 2
    assert "manquant : RECORDS" in capsys.readouterr().err
    assert main(["check", str(records), "--lang", "zh-CN"]) == 0
    assert capsys.readouterr().out.startswith("已检查 0 条记录")
    assert main(["check", str(records), "--lang=en-GB"]) == 0
    assert capsys.readouterr().out.startswith("0 records checked")
    assert main(["check", str(records), "--lang", "fr"]) == 2
    assert "--lang 应为 zh、en、zh-CN 一类的标记" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("x = 1", ["$.x", "$.language"]),
        ('language = "fr"\nbase = "de"\nmarks = 1', ["$.base", "$.marks"]),
        ('language = "fr"\n[marks]\nitem = ", "', ["$.marks.item"]),
        ('language = "fr"\n[words]\ncity = 1', ["$.words.city"]),
        ('language = "fr"\n[sentences]\n"must not be emty" = "x"', ['$.sentences["must not be emty"]']),
        ('language = "fr"\n[sentences]\n"did you mean {word}?" = "{mot} ?"', ['$.sentences["did you mean {word}?"]']),
        ('language = "fr"\n[sentences]\n"did you mean {word}?" = "{word ?"', ['$.sentences["did you mean {word}?"]']),
    ],
)
def test_everything_that_is_wrong_with_a_catalogue_is_told(text: str, paths: list[str]) -> None:
    """A sentence that nobody tells, places that differ, keys and types."""
    with pytest.raises(DecodeError) as caught:
        decode_catalogue(text)

    assert [problem.path for problem in caught.value.problems] == paths


def test_an_empty_catalogue_is_its_base() -> None:
    """Whatever it does not hold is read in the base."""
    traditional = decode_catalogue('language = "zh-Hant"\nbase = "zh"\n[words]\n"市级" = "市級"')

    assert (Level.CITY.text(traditional), Level.PROVINCE.text(traditional)) == ("市級", "省级")
    assert assess(build_register(Records()), DISTRICT, Period.parse("2024")).rulebook.title == DISTRICT.title
