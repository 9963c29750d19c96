from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe  # noqa: TID251  to hold the tags against it

from common.component_page import icon_names
from common.templatetags.look import STATUS_KINDS


def shown(source: str, **values: object) -> str:
    return Template("{% load look components %}" + source).render(Context(values))


def test_an_icon_is_a_symbol_of_the_sprite_and_silent() -> None:
    html = shown('{% icon "calendar" "sm" %}')
    assert 'class="i i-sm"' in html
    assert 'aria-hidden="true"' in html
    assert html.count("#i-calendar") == 1


def test_every_status_has_its_shape() -> None:
    assert set(icon_names()) >= STATUS_KINDS


@pytest.mark.parametrize("kind", sorted(STATUS_KINDS))
def test_a_status_is_a_shape_and_a_word(kind: str) -> None:
    html = shown("{% status kind word %}{% pill kind word %}", kind=kind, word="No <data>")
    assert html.count(f"#i-{kind}") == 2
    assert html.count("<span>No &lt;data&gt;</span>") == 2


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="No status 'green'"):
        shown('{% status "green" "Fine" %}')


def test_dots_leave_out_what_is_empty() -> None:
    html = shown('{% dots "27 schools" "" nothing "Term 4" %}', nothing=None)
    assert html.count("<span>") == 2


@pytest.mark.parametrize("source", ["{% tag text %}", "{% dots text %}", "{% count text %}", "{% status 'due' text %}"])
def test_what_people_type_is_escaped(source: str) -> None:
    assert "<script" not in shown(source, text="<script>alert(1)</script>")


def test_an_avatar_keeps_its_colour() -> None:
    assert shown('{% avatar "Dana Petrakis" %}') == shown('{% avatar "Dana Petrakis" %}')
    assert "DP" in shown('{% avatar "Dana Petrakis" %}')


def test_a_panel_is_named_by_its_heading() -> None:
    html = shown('{% panel "Your actions" foot=foot %}<ul class="rows"></ul>{% endpanel %}', foot="1 more")
    assert 'id="your-actions" aria-labelledby="your-actions-h"' in html
    assert '<h2 id="your-actions-h">Your actions</h2>' in html
    assert '<ul class="rows"></ul>' in html


def test_the_body_of_a_component_keeps_the_page_s_escaping() -> None:
    html = shown("{% callout %}<p>{{ text }}</p>{% endcallout %}", text="<b>bold</b>")
    assert "<p>&lt;b&gt;bold&lt;/b&gt;</p>" in html


def test_a_page_head_has_one_h1_and_its_buttons() -> None:
    html = shown(
        '{% page_head "Plan" state=state facts=facts crumbs=crumbs %}<a href="/x">Go</a>{% endpage_head %}',
        state=("part", "Active"), facts=["2 goals", ""], crumbs=[("Networks", "/n"), ("Here", "")],
    )  # fmt: skip
    assert html.count("<h1>Plan</h1>") == 1
    assert '<div class="head-acts"><a href="/x">Go</a></div>' in html
    assert html.count("<span>2 goals</span>") == 1


def test_marks_that_are_remembered_stay_escaped() -> None:
    safe, plain = mark_safe("<b>Overdue</b>"), "<b>Overdue</b>"
    assert "<b>Overdue</b>" in shown("{% status 'late' word %}", word=safe)
    assert "<b>" not in shown("{% status 'late' word %}", word=plain)


def test_navigation_says_where_one_is_and_how_much_is_open() -> None:
    links = [SimpleNamespace(url="/a&b/", label="Mail & post", icon="mail", current="page", count=4, count_word="open")]
    html = shown("{% side_links links %}{% tab_links links %}", links=links)
    assert html.count('href="/a&amp;b/" aria-current="page"') == 2
    assert html.count("Mail &amp; post") == 2
    assert '<span class="count">4<span class="visually-hidden"> open</span></span>' in html
