"""JSON laid out for people: the very characters that the standard library writes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govinfo.codec._json import pretty

LEAVES: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.text()
DOCUMENTS = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)


@given(DOCUMENTS, st.sampled_from([1, 2, 4]))
def test_a_document_is_laid_out_as_the_standard_library_lays_it_out(document: object, indent: int) -> None:
    """Whatever is in it, at any depth."""
    assert pretty(document, indent) == json.dumps(document, ensure_ascii=False, indent=indent)
