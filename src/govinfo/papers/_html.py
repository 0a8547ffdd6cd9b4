"""
Papers as HTML (网页版公文): one file, no script, nothing loaded from elsewhere, printable on A4.

Chinese fonts fall back from those of official documents to what the reader's system has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import Final

from govinfo._doors import checked
from govinfo.papers._charts import Chart
from govinfo.papers._inert import inert
from govinfo.papers._layout import phrases
from govinfo.papers._letterhead import contact, foot, signature
from govinfo.papers._paper import Bullets, Cell, Grid, GridColumn, Heading, Paper, PaperBlock, cell_text, under_headings
from govinfo.papers._svg import chart_svg
from govinfo.papers._svg_shapes import markup
from govinfo.papers._widths import EASY, LYING, UPRIGHT, lies, natural_widths, needed, wide
from govinfo.papers._wording import Wording
from govinfo.texts._languages import tag_of

_LYING_SIZE: Final = 9
_SHORT: Final = 14
"""How wide a name, a clause or a day may be that is not broken, in columns of a terminal: seven Chinese characters, or a whole date."""

_STYLE: Final = """
:root{--ink:#1c1c1c;--line:#767676;--soft:#e4e9ee;--paper:#fff}
*{box-sizing:border-box}
html{background:#eceff1;color:var(--ink)}
body{margin:0;font:16px/1.75 "FangSong_GB2312","仿宋_GB2312",FangSong,STFangsong,"Noto Serif CJK SC","Source Han Serif SC",\
"Songti SC",SimSun,serif}
main{max-width:60rem;margin:1.5rem auto;padding:3rem 3.5rem;background:var(--paper)}
h1{margin:0 0 1.5rem;text-align:center;font:700 1.6rem/1.4 "FZXiaoBiaoSong-B05S","方正小标宋简体","Noto Serif CJK SC",\
"Source Han Serif SC","Songti SC",SimSun,serif}
h2,h3,caption,th{font-family:SimHei,"黑体",STHeiti,"Noto Sans CJK SC","Source Han Sans SC","PingFang SC",\
"Microsoft YaHei",sans-serif}
h2,h3{font-size:1.1rem;line-height:1.5;margin:1.2rem 0 .4rem;font-weight:500}
h1{text-wrap:balance}
h1 span{display:inline-block;white-space:pre-wrap}
h1,h2,h3,p,li,th,td,caption,figcaption{overflow-wrap:anywhere}
p{margin:.4rem 0}
.head{margin:0 0 1.5rem;text-align:center;color:#e60012;font:400 2.4rem/1.3 "FZXiaoBiaoSong-B05S","方正小标宋简体",\
"Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
.number{text-align:right}
.head+.number{padding-bottom:.5rem;text-align:center;border-bottom:2px solid #e60012;margin-bottom:2rem}
.words,.said-list li,.contact{text-indent:2em}
:lang(en) .words,:lang(en) .said-list li,:lang(en) .contact{text-indent:0}
.said-list{list-style:none;margin:.4rem 0;padding:0}
.signed{display:table;margin:1.4rem 4em 0 auto;text-align:center;break-inside:avoid}
.signed p{margin:0}
.foot{margin-top:3rem;border:solid var(--ink);border-width:1.5px 0;font-size:.9rem;break-inside:avoid}
.foot p{display:flex;justify-content:space-between;margin:0;padding:.2rem 1em}
.foot p+p{border-top:1px solid var(--ink)}
.attachment{margin-top:2.5rem;padding-top:1rem;border-top:2px solid var(--ink)}
.table{overflow-x:auto;margin:.8rem 0}
table{width:100%;border-collapse:collapse;font-size:.85rem;line-height:1.45}
caption{padding:.3rem;font-weight:700}
th,td{border:1px solid var(--line);padding:.2rem .4rem;text-align:left;vertical-align:middle}
th{font-weight:400}
thead th,.sums th,.sums td{background:var(--soft);font-weight:700}
thead th{text-align:center}
.n{text-align:right;font-variant-numeric:tabular-nums}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
td.n,.w{white-space:nowrap;overflow-wrap:normal}
.notes{margin:.2rem 0 .8rem;padding-left:1.2rem;font-size:.8rem}
nav{break-inside:avoid;display:flex;margin-top:.8rem;padding-left:2em}
nav ol{margin:0;padding-left:1.4em}
figure{margin:1rem 0;break-inside:avoid}
figcaption{text-align:center;font-size:.9rem;font-weight:700}
.chart{display:block;width:100%;max-width:720px;height:auto;margin:0 auto}
@media (max-width:50rem){main{margin:0;padding:1.5rem 1rem}}
@page{size:A4;margin:37mm 26mm 35mm 28mm;font:14pt SimSun,serif}
@page :right{@bottom-right{content:"— " counter(page) " —";padding-right:1em;vertical-align:top;padding-top:7mm}}
@page :left{@bottom-left{content:"— " counter(page) " —";padding-left:1em;vertical-align:top;padding-top:7mm}}
@page lying{size:A4 landscape;margin:28mm 37mm 26mm 35mm}
@media print{html{background:none}body{font-size:16pt;line-height:28pt}main{max-width:none;margin:0;padding:0}\
h1{font-size:22pt;line-height:32pt;font-weight:400}h2,h3{font-size:16pt;margin:0}:lang(zh) main>h2{text-indent:2em}p,.said-list{margin:0}\
.head{font-size:36pt}.table{overflow:visible}.attachment{break-before:page;border:0;padding:0;margin:0}.lying{page:lying}\
a{color:inherit;text-decoration:none}thead{display:table-header-group}tr{break-inside:avoid}h2,h3,caption{break-after:avoid}\
table{font-size:10.5pt}.lying table{font-size:9pt}th,td{padding:1mm}.notes{font-size:9pt;line-height:14pt}\
nav,.signed,.sums{break-before:avoid}.foot{font-size:14pt}}
"""


@checked
def paper_html(paper: Paper) -> str:
    r"""
    Return *paper* as one self-contained HTML document.

    >>> from govinfo.papers._paper import Amount, Grid, GridColumn
    >>> grid = Grid(caption="积分", columns=(GridColumn("单位"), GridColumn("积分", number=True)), rows=(("<农业局>", Amount(5)),))
    >>> "&lt;农业局&gt;</th>" in paper_html(Paper(title="通报", lang="zh", main=grid, body=(grid,)))
    True
    """
    say = Wording(paper.lang)
    numbers = count(1)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{tag_of(paper.lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{markup(paper.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f'<main class="paper{_lying(paper.body, paper)}">',
        *_class_line("head", paper.head),
        *_class_line("number", paper.number),
        f"<h1>{_title(paper.title)}</h1>",
    ]
    if paper.addressees:
        lines.append(f"<p>{markup(paper.addressees)}</p>")
    for block, said in under_headings(paper.body, paper.title):
        lines += _block(block, paper, numbers, "h2", said)
    lines += _list_of_attachments(paper, say)
    if signature(paper):
        lines += ['<div class="signed">', *(f"<p>{markup(part)}</p>" for part in signature(paper)), "</div>"]
    lines += _class_line("contact", contact(paper))
    for n, attachment in enumerate(paper.attachments, start=1):
        lines.append(f'<section class="attachment{_lying(attachment.blocks, paper)}" id="a{n}">')
        numbered = say("Attachment {n}: {title}", n=n, title=attachment.title)
        words = numbered if len(paper.attachments) > 1 else say("Attachment:") + attachment.title
        lines.append(f"<h2>{markup(words)}</h2>")
        for block, said in under_headings(attachment.blocks, attachment.title):
            lines += _block(block, paper, numbers, "h3", said)
        lines.append("</section>")
    found = foot(paper)
    if found is not None:
        lines.append('<div class="foot">')
        lines += [f"<p><span>{markup(found.copies)}</span></p>"] if found.copies else []
        lines.append(f"<p><span>{markup(found.printer)}</span><span>{markup(found.printed)}</span></p></div>")
    return "\n".join([*lines, "</main>", "</body>", "</html>", ""])


def _list_of_attachments(paper: Paper, say: Wording) -> Iterator[str]:
    """Yield what is attached: one alone has no number."""
    links = [f'<a href="#a{n}">{markup(one.title)}</a>' for n, one in enumerate(paper.attachments, start=1)]
    if len(links) == 1:
        yield f"<nav><p>{markup(say('Attachment:'))}</p><p>{links[0]}</p></nav>"
    elif links:
        yield f"<nav><p>{markup(say('Attachments:'))}</p><ol>{''.join(f'<li>{link}</li>' for link in links)}</ol></nav>"


def _class_line(name: str, words: str | None) -> Iterator[str]:
    if words:
        yield f'<p class="{name}">{markup(words)}</p>'


def _title(title: str) -> str:
    """Return a title that breaks by its sense, if at all."""
    parts = phrases(inert(title))
    return "".join(f"<span>{markup(part)}</span>" for part in parts) if len(parts) > 1 else markup(title)


def _lying(blocks: Iterable[PaperBlock], paper: Paper) -> str:
    return " lying" if lies(blocks, paper.lang) else ""


def _block(block: PaperBlock, paper: Paper, numbers: Iterator[int], heading: str, said: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<{heading}>{markup(block.words)}</{heading}>"
    elif isinstance(block, Bullets):
        yield '<ul class="said-list">'
        yield from (f"<li>{markup(item)}</li>" for item in block.items)
        yield "</ul>"
    elif isinstance(block, Grid):
        yield from _table(block, paper, said)
    elif isinstance(block, Chart):
        caption = "" if block.title == said else f"<figcaption>{markup(block.title)}</figcaption>"
        yield f"<figure>{chart_svg(block, next(numbers), paper.lang)}{caption}</figure>"
    else:
        yield f'<p class="words">{markup(block.words)}</p>'


def _table(grid: Grid, paper: Paper, said: str) -> Iterator[str]:
    # what scrolls must be reachable by the keyboard, and say what it is
    label = markup(grid.caption or paper.title)
    yield f'<div class="table" tabindex="0" role="region" aria-label="{label}"><table>'
    if grid.caption:  # what the heading above says is left to those who hear the page
        hidden = ' class="said"' if grid.caption == said else ""
        yield f"<caption{hidden}>{markup(grid.caption)}</caption>"
    heads = (
        f'<th scope="col"{_class(column)}{_room(grid, place)}>{markup(column.title)}</th>' for place, column in enumerate(grid.columns)
    )
    yield "<thead><tr>" + "".join(heads) + "</tr></thead>"
    yield "<tbody>"
    whole = _unbroken(grid, paper)
    yield from (_row(grid, row, paper, whole) for row in grid.rows)
    yield "</tbody>"
    if grid.sums:
        yield '<tbody class="sums">'  # a foot would be printed on every page
        yield from (_row(grid, row, paper, whole) for row in grid.sums)
        yield "</tbody>"
    yield "</table></div>"
    if grid.notes:
        yield '<ul class="notes">' + "".join(f"<li>{markup(note)}</li>" for note in grid.notes) + "</ul>"


def _unbroken(grid: Grid, paper: Paper) -> frozenset[int]:
    """Return the columns of words in which nothing is broken: of days, clauses and short names, where the page has room for them."""
    fixed = frozenset(place for place, column in enumerate(grid.columns) if column.whole)
    natural = natural_widths(grid, paper.lang)
    lying = wide(natural)
    if needed(natural, _LYING_SIZE if lying else EASY) > (LYING if lying else UPRIGHT):
        return fixed
    return fixed | {place for place, (least, best) in enumerate(natural) if least == best <= _SHORT and not grid.columns[place].number}


def _row(grid: Grid, row: tuple[Cell, ...], paper: Paper, whole: Collection[int]) -> str:
    named = grid.head if row[grid.head] else next((place for place, cell in enumerate(row) if isinstance(cell, str) and cell), grid.head)
    cells: list[str] = []
    for place, (column, cell) in enumerate(zip(grid.columns, row, strict=True)):
        words = markup(cell_text(cell, paper.lang))
        kind = ' class="n"' if column.number and place != named else ' class="w"' if place in whole else ""
        cells.append(f'<th scope="row"{kind}>{words}</th>' if place == named else f"<td{kind}>{words}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _class(column: GridColumn) -> str:
    return ' class="n"' if column.number else ' class="w"' if column.whole else ""


def _room(grid: Grid, place: int) -> str:
    """Return the room of a column in which something is to be written by hand."""
    empty = grid.rows and not any(row[place] for row in grid.rows)
    return f' style="min-width:{grid.columns[place].width + 1}em"' if empty else ""
