"""The catalogue of the look: every component on one page, through the tags and includes that pages use."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client, RequestFactory

from common.component_page import ComponentPage
from tests.common.shell import SHELL

COMPONENTS = Path(settings.BASE_DIR, "templates", "_components")
SHELL_PARTS = {"shell_masthead", "shell_side", "shell_tabbar", "shell_slim", "shell_foot", "brand_mark", "country"}
ELSEWHERE = {"said_again", "said_one", "form"}  # shown by tests of their own


@pytest.fixture
def html(rf: RequestFactory) -> str:
    request = rf.get("/components/")
    view = ComponentPage()
    view.setup(request)
    response = view.render_to_response(view.get_context_data() | SHELL)
    return response.render().content.decode()


def test_every_component_says_what_it_takes() -> None:
    silent = [path.name for path in COMPONENTS.glob("*.html") if "{% comment %}" not in path.read_text()]
    assert silent == []


def test_every_component_is_on_the_page() -> None:
    page = Path(settings.BASE_DIR, "templates", "common")
    shown = " ".join(path.read_text() for path in page.glob("*.html"))
    inside = " ".join(path.read_text() for path in [*COMPONENTS.glob("*.html"), COMPONENTS.parent / "base.html"])
    names = {path.stem for path in COMPONENTS.glob("*.html")} - SHELL_PARTS - ELSEWHERE
    missing = {name for name in names if f"{name}.html" not in shown + inside and f"{{% {name} " not in shown}
    assert missing == set()


def test_ids_are_given_once(html: str) -> None:
    twice = [name for name, times in Counter(re.findall(r'\sid="([^"]+)"', html)).items() if times > 1]
    assert twice == []


def test_names_and_descriptions_point_at_something(html: str) -> None:
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    pointed = {
        word
        for words in re.findall(r'\s(?:aria-labelledby|aria-describedby|for)="([^"]+)"', html)
        for word in words.split()
    }
    assert pointed - ids == set()


@pytest.mark.parametrize("pattern", [r"\sstyle=", r"\son[a-z]+=", r"<script(?![^>]*\ssrc=)", r"<style"])
def test_nothing_the_content_policy_would_refuse(html: str, pattern: str) -> None:
    assert re.findall(pattern, html) == []


def test_the_shell_says_where_one_is(html: str) -> None:
    assert 'aria-current="page">' in html
    assert html.count("<h1>") == 1
    for part in (
        '<a class="skip" href="#main">',
        '<nav class="side" id="menu" aria-label="Main"',
        '<main class="page"',
    ):
        assert part in html


@pytest.mark.django_db
def test_the_page_is_a_page_of_the_demo_only(client: Client) -> None:
    status = client.get("/components/").status_code
    assert status == (200 if settings.DEMO or settings.DEBUG else 404)


def test_an_answer_to_htmx_brings_its_message_along() -> None:
    class Message(str):
        level_tag = tags = "success"

    source = Template("{% load components %}{% said_again %}")
    html = source.render(Context({"messages": [Message("Saved.")]}))
    assert 'hx-swap-oob="beforeend:#said"' in html
    assert "<span>Saved.</span>" in html
    assert source.render(Context({"messages": []})).strip() == ""
