"""Two texts side by side: what went out is marked del, what came in is marked ins, long agreement is left out."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

AROUND = 12  # words of agreement shown on each side
MOST = 120  # words of one side; a rewritten page is not read in a list of changes
FINE = 400  # up to so many words the places of change are looked for one by one


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Before with del, after with ins. Text comes out escaped, whatever it holds."""
    old, new = _words(before), _words(after)
    start = _agree(old, new)
    end = _agree(old[start:][::-1], new[start:][::-1])
    lead, tail = old[:start], old[len(old) - end :] if end else []
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle_old) + len(middle_new) <= FINE:
        was, now = _fine(middle_old, middle_new)
    else:
        was, now = _mark("del", middle_old), _mark("ins", middle_new)
    opening = format_html("{}{}", "… " if len(lead) > AROUND else "", "".join(lead[-AROUND:]))
    closing = format_html("{}{}", "".join(tail[:AROUND]), " …" if len(tail) > AROUND else "")
    return format_html("{}{}{}", opening, was, closing), format_html("{}{}{}", opening, now, closing)


def shortened(text: str) -> str:
    """The first words of a very long text."""
    found = _words(text)
    return text if len(found) <= MOST else "".join(found[:MOST]) + "…"


def _words(text: str) -> list[str]:
    """Words with the space after them, so that joining gives the text back."""
    return re.findall(r"\S+\s*|\s+", text)


def _agree(one: Sequence[str], two: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _mark(tag: str, part: list[str]) -> SafeString:
    if not part:
        return SafeString("")
    text = shortened("".join(part))
    return format_html("<del>{}</del>" if tag == "del" else "<ins>{}</ins>", text)


def _fine(old: list[str], new: list[str]) -> tuple[SafeString, SafeString]:
    was, now = [], []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            was.append(format_html("{}", "".join(old[a1:a2])))
            now.append(format_html("{}", "".join(new[b1:b2])))
        else:
            was.append(_mark("del", old[a1:a2]))
            now.append(_mark("ins", new[b1:b2]))
    return format_html_join("", "{}", ((part,) for part in was)), format_html_join("", "{}", ((part,) for part in now))
