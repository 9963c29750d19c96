"""
Tagged PDF (PDF/UA-1) from a typst template and plain data.

What people wrote goes in as JSON, never as markup: typst prints strings, it does not read them. Templates are ours,
file reads are held to their folder, nothing is fetched.
"""

import json
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from functools import cache
from typing import Any

import typst
from django.conf import settings

from common.errors import Refused

FOLDER = settings.BASE_DIR / "templates" / "typst"
FONTS = settings.BASE_DIR / "static" / "vendor" / "@expo-google-fonts" / "arimo"
SECONDS = 10
MOST_BYTES = 8_000_000
TOO_MUCH = "This is too much for one PDF. Choose a shorter time, or print the page itself."


@cache
def _fonts() -> typst.Fonts:
    """Ours where the front-end packages are; else the serif that typst carries. Never those of the machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)] if FONTS.exists() else [])


@cache
def _hands() -> ThreadPoolExecutor:
    """Made by the first PDF of a process, so that a server that forks has its own. typst lets other threads work."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="pdf")


def render(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of templates/typst/<template>.typ. Raises Refused when it would be too long or takes too long."""
    content = json.dumps(data, ensure_ascii=False)
    if len(content) > MOST_BYTES:
        raise Refused(TOO_MUCH)
    work: Future[bytes] = _hands().submit(_compile, template, content)
    try:
        return work.result(timeout=SECONDS)
    except TookTooLong as error:
        work.cancel()
        raise Refused(TOO_MUCH) from error


def _compile(template: str, content: str) -> bytes:
    made = typst.Compiler(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": content},
    ).compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made
