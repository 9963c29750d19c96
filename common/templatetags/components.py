"""Components that hold other markup. Each is {% name … %}body{% endname %} and prints _components/<name>.html."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, MultiWidget, SelectDateWidget, Widget
from django.forms.boundfield import BoundWidget
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.text import slugify

from common.templatetags.look import count, icon

register = template.Library()


def _component(name: str, values: dict) -> SafeString:
    return SafeString(get_template(f"_components/{name}.html").render(values))


@register.simple_block_tag
def page_head(
    content: str,
    title: str,
    *,
    crumbs: Iterable[tuple[str, str]] = (),
    facts: Iterable[str] = (),
    sub: str = "",
    state: tuple[str, str] | None = None,
    marking: str = "",
    form: BaseForm | None = None,
) -> SafeString:
    """The top of a page. The body holds its buttons. state: (kind, word); form: its faults are listed before the h1."""
    kept = [fact for fact in facts if fact]
    return _component("page_head", {
        "title": title, "crumbs": crumbs, "facts": kept, "sub": sub, "state": state, "marking": marking,
        "form": form, "acts": content if content.strip() else "",
    })  # fmt: skip


@register.simple_block_tag
def panel(
    content: str,
    title: str,
    *,
    id: str = "",
    meta: str = "",
    link: str = "",
    link_text: str = "",
    foot: str = "",
    body: bool = False,
    css: str = "",
    hide_title: bool = False,
) -> SafeString:
    """A group with a name. body=True gives the content the panel's padding; lists and tables go without."""
    return _component("panel", {
        "title": title, "id": id or slugify(title), "meta": meta, "link": link, "link_text": link_text,
        "foot": foot, "content": content, "body": body, "css": css, "hide_title": hide_title,
    })  # fmt: skip


@register.simple_block_tag
def callout(content: str, kind: str = "info") -> SafeString:
    """Something true about this page. kind: info, good, due, late. The body: <p>, then <div class="callout-acts">."""
    return _component("callout", {"kind": kind, "content": content})


@register.simple_block_tag
def menu(
    content: str, label: str, *, symbol: str = "more", start: bool = False, small: bool = True, button: str = ""
) -> SafeString:
    """
    More than three actions. The body holds <li> with links or buttons. button: primary or plain, where the label
    stands on the page; else a symbol stands for it.
    """
    return _component("menu", {
        "label": label, "symbol": symbol, "start": start, "small": small, "button": button, "content": content,
    })  # fmt: skip


@register.simple_block_tag
def empty(content: str, title: str, *, art: str = "people", id: str = "empty") -> SafeString:
    """First use: what this is, then what to do. The body holds <p> and a <div class="cluster"> of buttons."""
    return _component("empty", {"title": title, "art": art, "id": id, "content": content})


@register.simple_block_tag
def no_data(content: str, title: str, *, symbol: str = "none") -> SafeString:
    """Nothing here, no data or no access. The body holds <p> or nothing."""
    return _component("no_data", {"title": title, "symbol": symbol, "content": content})


@register.simple_block_tag
def more(content: str, summary: str) -> SafeString:
    """What folds away behind a line that says what is inside."""
    return _component("more", {"summary": summary, "content": content})


@register.simple_block_tag
def dialog(content: str, title: str, *, id: str) -> SafeString:
    """A question before what cannot be undone. A link with data-dialog="id" opens it; without script it is followed."""
    return _component("dialog", {"title": title, "id": id, "content": content})


class Link(Protocol):
    """One place to go in the navigation."""

    url: str
    label: str
    icon: str
    current: str
    count: int
    count_word: str


@register.simple_tag
def side_links(links: Iterable[Link]) -> SafeString:
    """The links of one group at the side: on every page, so put together here and not by a template."""
    return SafeString("".join([f'<li><a class="side-link"{_where(link)}{_open(link)}</a></li>' for link in links]))


@register.simple_tag
def tab_links(links: Iterable[Link]) -> SafeString:
    """The places of the phone's tab bar."""
    return SafeString("".join([f"<a{_where(link)}</a>" for link in links]))


def _where(link: Link) -> str:
    here = f' aria-current="{link.current}"' if link.current else ""
    mark = icon(link.icon) if link.icon else ""
    return f' href="{conditional_escape(link.url)}"{here}>{mark}{conditional_escape(link.label)}'


def _open(link: Link) -> str:
    return count(link.count, link.count_word) if link.count else ""


@register.simple_tag(takes_context=True)
def said_again(context: Context) -> SafeString:
    """Messages for an htmx answer: put last in a partial, they join the page's own."""
    return _component("said_again", {"messages": context.get("messages") or ()})


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The bare input of a field in the look's own dress."""
    return field.as_widget(attrs={"class": control_class(field.field.widget)})


def control_class(widget: Widget) -> str:
    kind = getattr(widget, "input_type", "")
    if kind == "select":
        base = "form-select"
    elif kind == "checkbox":
        base = "form-check-input"
    else:
        base = "form-control w-date" if kind in {"date", "datetime-local"} else "form-control"
    return f"{base} {widget.attrs.get('class', '')}".strip()


@register.filter
def is_a(field: BoundField, kind: str) -> bool:
    """{% if field|is_a:"checkbox" %}: one checkbox; or seg, choices (common.forms), or split (several inputs)."""
    widget = field.field.widget
    if kind == "checkbox":
        return isinstance(widget, CheckboxInput)
    if kind == "split":
        return isinstance(widget, MultiWidget | SelectDateWidget)
    return getattr(widget, "look", "") == kind


@register.simple_tag
def hint_of(field: BoundField, option: BoundWidget) -> str:
    """What one answer of a Choices field means."""
    return field.field.widget.hints.get(str(option.data["value"]), "")


@register.simple_tag
def faults(form: BaseForm) -> list[tuple[str, str]]:
    """(id of the control, sentence) for each fault, those of the whole form first with no id."""
    found = [("", str(sentence)) for sentence in form.non_field_errors()]
    for field in form:
        if field.errors:
            found.append((_target(field), " ".join(map(str, field.errors))))
    return found


def _target(field: BoundField) -> str:
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
