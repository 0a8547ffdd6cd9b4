"""A paper as data (`govinfo.paper/1`): what every command prints that has no format of its own, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from govinfo._doors import checked
from govinfo.exact import format_exact
from govinfo.papers._charts import Chart
from govinfo.papers._paper import Bullets, Cell, Grid, Heading, Paper, PaperBlock, main_rows
from govinfo.texts._languages import tag_of

FORMAT: Final = "govinfo.paper/1"

_TEXT: Final[Mapping[str, Any]] = {"type": "string"}
_MAYBE: Final[Mapping[str, Any]] = {"type": ["string", "null"]}


@checked
def paper_json(paper: Paper) -> str:
    """
    Return *paper* as one JSON document: its parts in order, numbers exact, days as `2024-03-05`.

    `rows` is the table that a CSV of the paper holds. A block has a `kind`: `heading` (`words`, `level`), `paragraph`
    (`words`), `list` (`items`), `chart` (`words`; what it shows stands in a table too) or `table` (`caption`, `columns`,
    `rows`, `sums`, `notes`). A cell is a text; a number is a text too, `"135"` or `"10/3"`, and null where there is none.

    >>> from govinfo import shipped_rulebook
    >>> from govinfo.papers import rulebooks_paper
    >>> made = json.loads(paper_json(rulebooks_paper([shipped_rulebook("district-model")], "en")))
    >>> made["format"], made["rows"]["rows"][0][0], made["rows"]["columns"][3]
    ('govinfo.paper/1', 'district-model', {'title': 'Rules', 'number': True})
    """
    document = {
        "format": FORMAT,
        "lang": tag_of(paper.lang),
        "title": paper.title,
        "number": paper.number,
        "addressees": paper.addressees,
        "issuer": paper.issuer,
        "day": None if paper.day is None else paper.day.isoformat(),
        "rows": _block(main_rows(paper)),
        "body": [_block(block) for block in paper.body],
        "attachments": [{"title": one.title, "blocks": [_block(block) for block in one.blocks]} for one in paper.attachments],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _block(block: PaperBlock) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "words": block.words, "level": block.level}
    if isinstance(block, Bullets):
        return {"kind": "list", "items": list(block.items)}
    if isinstance(block, Chart):
        return {"kind": "chart", "words": block.title}
    if isinstance(block, Grid):
        return {
            "kind": "table",
            "caption": block.caption,
            "columns": [{"title": column.title, "number": column.number} for column in block.columns],
            "rows": _rows(block.rows),
            "sums": _rows(block.sums),
            "notes": list(block.notes),
        }
    return {"kind": "paragraph", "words": block.words}


def _rows(rows: Sequence[Sequence[Cell]]) -> list[list[str | None]]:
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(cell: Cell) -> str | None:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    return None if cell.value is None else format_exact(cell.value)


def _object(**fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _several(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def paper_schema() -> dict[str, Any]:
    """
    Return the JSON Schema of `govinfo.paper/1` as one JSON document (数据格式说明).

    >>> paper_schema()["properties"]["format"]
    {'const': 'govinfo.paper/1'}
    """
    table = _object(
        kind={"const": "table"},
        caption=_TEXT,
        columns=_several(_object(title=_TEXT, number={"type": "boolean"})),
        rows=_several(_several(_MAYBE)),
        sums=_several(_several(_MAYBE)),
        notes=_several(_TEXT),
    )
    block = {
        "oneOf": [
            _object(kind={"const": "heading"}, words=_TEXT, level={"type": "integer"}),
            _object(kind={"enum": ["paragraph", "chart"]}, words=_TEXT),
            _object(kind={"const": "list"}, items=_several(_TEXT)),
            {"$ref": "#/$defs/table"},
        ]
    }
    blocks = _several({"$ref": "#/$defs/block"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govinfo:paper:1",
        "title": FORMAT,
        **_object(
            format={"const": FORMAT},
            lang=_TEXT,
            title=_TEXT,
            number=_MAYBE,
            addressees=_MAYBE,
            issuer=_TEXT,
            day=_MAYBE,
            rows={"$ref": "#/$defs/table"},
            body=blocks,
            attachments=_several(_object(title=_TEXT, blocks=blocks)),
        ),
        "$defs": {"table": table, "block": block},
    }
