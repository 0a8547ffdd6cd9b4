"""How Sphinx builds the site; `python docs/site/build.py` gathers its pages first."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bilingual import Bilingual
from references import setup as references
from sphinx import search
from sphinx.application import Sphinx

project = "govinfo"
author = "The govinfo maintainers"
copyright = "2026, The govinfo maintainers"  # noqa: A001  # Sphinx asks for it by this name
extensions = ["myst_parser", "sphinx.ext.autodoc"]
root_doc = "index"
nitpicky = False
default_role = "literal"

html_theme = "furo"
html_title = "govinfo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_show_sourcelink = False
html_copy_source = False
html_search_language = Bilingual.lang
html_theme_options = {"navigation_with_keys": True}
language = "en"

myst_heading_anchors = 4
myst_enable_extensions = ["deflist"]
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"
suppress_warnings = ["misc.highlighting_failure"]  # a piece of a file, as a page shows it, is no whole one


def setup(app: Sphinx) -> None:
    """Search both languages, and lead from a name to the page that tells of it."""
    search.languages[Bilingual.lang] = Bilingual
    references(app)
