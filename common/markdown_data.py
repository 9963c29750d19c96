"""The Markdown that people write as plain data, for a PDF: the same subset as common.markdown prints, and no markup."""

from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from common.markdown import parse, safe_link

Block = dict[str, Any]
Span = dict[str, Any]
STYLES = {"strong": "bold", "em": "italic", "s": "strike"}
PLAIN: Span = {"text": "", "bold": False, "italic": False, "strike": False, "code": False, "href": "", "break": False}


def as_data(text: str) -> list[Block]:
    """Blocks with spans of words. Images and raw HTML come out as their words; a link that could mislead is none."""
    if not text or not text.strip():
        return []
    return list(_blocks(SyntaxTreeNode(parse(text)).children))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        if node.type in ("paragraph", "heading"):
            yield {"kind": node.type, "words": list(_words(node))}
        elif node.type in ("bullet_list", "ordered_list"):
            items = [list(_blocks(item.children)) for item in node.children]
            yield {"kind": node.type, "start": int(node.attrs.get("start", 1)), "items": items}
        elif node.type == "blockquote":
            yield {"kind": "quote", "blocks": list(_blocks(node.children))}
        elif node.type in ("fence", "code_block"):
            yield {"kind": "code", "text": node.content}
        elif node.type == "hr":
            yield {"kind": "rule"}
        elif node.type == "table":
            yield {"kind": "table", "rows": [[list(_words(cell)) for cell in row.children] for row in _rows(node)]}
        else:
            yield {"kind": "paragraph", "words": [PLAIN | {"text": node.content}]}


def _rows(table: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for part in table.children:
        yield from part.children


def _words(node: SyntaxTreeNode, **style: Any) -> Iterator[Span]:
    for child in node.children:
        if child.type == "inline":
            yield from _words(child, **style)
        elif child.type in STYLES:
            yield from _words(child, **style, **{STYLES[child.type]: True})
        elif child.type == "link":
            yield from _words(child, **style | {"href": safe_link(str(child.attrs.get("href", "")))})
        elif child.type == "hardbreak":
            yield PLAIN | {"break": True}
        elif child.type == "softbreak":
            yield PLAIN | {"text": " "}
        elif child.type == "code_inline":
            yield PLAIN | style | {"text": child.content, "code": True}
        elif child.type == "image":
            yield PLAIN | style | {"text": "".join(one.content for one in child.children)}
        else:
            yield PLAIN | style | {"text": child.content}
