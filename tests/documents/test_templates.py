"""An office's own template is filled with what the paper says, harmlessly, and what it names wrongly is told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from paper_samples import book, nasty, records, small

from govinfo import Period, assess, encode_records
from govinfo.cli import main
from govinfo.errors import InvalidValueError
from govinfo.papers import circular_paper, fill_docx, fill_html, payout_paper, template_values
from govinfo.reports import circular, payout_list

jinja2 = pytest.importorskip("jinja2", reason="needs the extra templates")

PAGE = """<h1>{{ title }}</h1>{% for block in body %}{% if block.kind == "list" %}{% for item in block["items"] %}
<li>{{ item }}</li>{% endfor %}{% endif %}{% endfor %}<table>{% for row in tables[0].rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"""


def test_a_page_is_filled() -> None:
    """Title and table, as the paper shows them."""
    text = fill_html(PAGE, payout_paper(payout_list(small("2024-H1"))))

    assert text.startswith("<h1>2024年上半年政务信息奖励发放表</h1>")
    assert "<td>甲局</td>" in text


def test_names_in_it_are_harmless() -> None:
    """Markup is shown."""
    text = fill_html(PAGE, circular_paper(circular(assess(nasty(0), book(), Period.parse("2024-Q2")))))

    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize("page", ["{{ titel }}", "{% for %}", "{{ title.__class__.__mro__[1].__subclasses__() }}"])
def test_a_template_that_is_none_is_told(page: str) -> None:
    """A field that there is not, a slip of the pen, a way out of the sandbox."""
    with pytest.raises(InvalidValueError, match="a template of the fields that are documented"):
        fill_html(page, circular_paper(circular(small("2024-Q2"))))


def test_a_word_document_is_filled() -> None:
    """In its own words and faces; what is no document is told."""
    pytest.importorskip("docxtpl", reason="needs the extra templates")
    docx = pytest.importorskip("docx", reason="needs the extra office")
    template, out = docx.Document(), io.BytesIO()
    template.add_paragraph("{{ title }}")
    template.add_paragraph("{{ issuer }} {{ tables[0].caption }}")
    template.save(out)
    paper = circular_paper(circular(small("2024-Q2")))
    made = fill_docx(out.getvalue(), paper)

    assert [line.text for line in docx.Document(io.BytesIO(made)).paragraphs] == [paper.title, "区政府办公室 各单位积分及名次"]
    assert made == fill_docx(out.getvalue(), paper)
    with pytest.raises(InvalidValueError, match="a Word document"):
        fill_docx(b"no document", paper)


def test_the_fields_are_all_of_the_paper() -> None:
    """Every attachment, and every table once."""
    values = template_values(circular_paper(circular(small("2024-Q2"))))

    assert [one["number"] for one in values["attachments"]] == list(range(1, len(values["attachments"]) + 1))
    assert len(values["tables"]) == sum(block["kind"] == "table" for one in values["attachments"] for block in one["blocks"])
    assert values["addressees"] == "各单位："


def test_the_command_fills_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the letterhead; for another format there is no template."""
    (tmp_path / "small.json").write_text(encode_records(records()), "utf-8")
    (tmp_path / "ours.html").write_text("<p>{{ number }}</p>", "utf-8")
    call = ["circular", str(tmp_path / "small.json"), "--rulebook", "district-model", "--period", "2024-Q2", "--number", "某办〔2024〕1号"]

    assert main([*call, "--template", str(tmp_path / "ours.html"), "--format", "html"]) == 0
    assert capsys.readouterr().out == "<p>某办〔2024〕1号</p>"
    assert main([*call, "--template", str(tmp_path / "ours.html"), "--format", "csv"]) == 2
    assert "--template 须与 --format docx|html|pdf 同时使用" in capsys.readouterr().err
