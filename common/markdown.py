"""Markdown that people write, as HTML that cannot hurt: no raw HTML goes in, and only listed tags come out."""

from functools import lru_cache
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}
# A page already has its h1 and h2: what a person calls a first-level heading starts below them.
HEADING_DROP = 2
_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable(
    ["table", "strikethrough"]
)


@lru_cache(maxsize=256)
def render(text: str) -> SafeString:
    """
    HTML of Markdown text, safe to print. Images and unknown tags are dropped; their words stay. The same text is the
    same HTML, whoever reads it, and most are read far more often than written.
    """
    if not text or not text.strip():
        return SafeString("")
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + HEADING_DROP, 5)}"
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        attribute_filter=_keep_attribute,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
    )
    return mark_safe(clean)  # noqa: S308  cleaned by nh3 with our own list in the line above


def parse(text: str) -> list[Token]:
    """The tokens of a text, for who prints something else than HTML of it."""
    return _parser.parse(text)


def safe_link(address: str) -> str:
    """The address of a link that may be printed; empty for one that may not."""
    kept = _keep_attribute("a", "href", address)
    return kept if kept and urlsplit(kept).scheme in SCHEMES else ""


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    """Refuse links that look like ours but leave the site: //elsewhere.example, /\\elsewhere.example."""
    if (tag, attribute) != ("a", "href"):
        return value
    return None if value.strip().replace("\\", "/").startswith("//") else value
