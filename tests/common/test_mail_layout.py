import re

import css_inline
import pytest
from django.template import Context, Engine, Template
from django.template.loader import render_to_string

MAIL = """{% extends "emails/_base.html" %}
{% block title %}Can you come?{% endblock %}
{% block preheader %}Reply in one step.{% endblock %}
{% block content %}
{% include "emails/_when.html" with day="Thu 12 Nov 2026" time="9:30 am to 11:30 am" lines=lines only %}
{% include "emails/_button.html" with url="https://networks.example/r" label="Yes, I will come" note="" only %}
{% include "emails/_list.html" with title="On the agenda" rows=rows only %}
{% endblock %}
{% block why %}You are principal of Four Posts.{% endblock %}"""


@pytest.fixture
def inlined() -> str:
    values = {"lines": ["Library", "Dana <chairs>"], "rows": [("9:30 am", "Welcome")]}
    html = Template(MAIL, engine=Engine.get_default()).render(Context(values))
    return css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False).inline(html)


def test_every_class_of_the_layout_becomes_style(inlined: str) -> None:
    for part in ("sheet", "when-day", "button", "list-what", "end-line"):
        [tag] = re.findall(rf'<\w+[^>]*class="{part}[" ][^>]*>', inlined)
        assert "style=" in tag


def test_phones_and_the_dark_keep_their_rules(inlined: str) -> None:
    assert "@media (prefers-color-scheme: dark)" in inlined
    assert "@media only screen and (max-width: 520px)" in inlined


def test_a_mail_needs_no_picture_and_escapes_what_people_type(inlined: str) -> None:
    assert "<img" not in inlined
    assert "Dana &lt;chairs&gt;" in inlined


def test_the_text_twin_has_the_same_parts() -> None:
    blocks = "{% block title %}Tom’s > news{% endblock %}{% block why %}You are principal.{% endblock %}"
    source = '{% extends "emails/_base.txt" %}' + blocks
    text = Template(source, engine=Engine.get_default()).render(Context())
    assert text.startswith("School Networks\n")
    assert "Tom’s > news" in text
    assert text.rstrip().endswith("OFFICIAL")


def test_the_password_mail_is_whole() -> None:
    html = render_to_string(
        "account/email/password_reset_key_message.html", {"password_reset_url": "https://x.example/k"}
    )
    assert 'href="https://x.example/k"' in html
