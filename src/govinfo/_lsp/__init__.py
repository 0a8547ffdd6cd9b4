"""
The language server (语言服务): what an editor asks about a rulebook while it is written.

What it answers is plain values (`_features`), made from the text and, where it can be read, the rulebook in it; `_server` says it in the
protocol, and alone needs the extra `govinfo-core[lsp]`.
"""
