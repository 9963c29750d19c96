from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.datastructures import MultiValueDict

from common import words
from common.forms import Form, Seg
from meetings.enums import Purpose, Sensitivity, Topic, for_few
from meetings.forms.links import PlanLinks, code_of
from meetings.models import AgendaItem, Meeting
from meetings.services.guests import members_of
from roles.models import Person

MOST_PAPERS = 20


POLICY = "Department policy or operational matter"


class PaperForm(Form):
    title = forms.CharField(label="Paper", max_length=160, required=False)
    url = forms.URLField(
        label="Link",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Paste the whole link, beginning with https://."},
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("title") and not found.get("url") and "url" not in self.errors:
            self.add_error("url", "Add the link to this paper, or clear its name.")
        return found


PaperSet = forms.formset_factory(
    PaperForm, extra=1, max_num=MOST_PAPERS, validate_max=True, absolute_max=MOST_PAPERS + 5
)


class ItemWords(Form):
    """The words of an agenda item that anybody may propose."""

    title = forms.CharField(label="What is it?", max_length=160)
    purpose = forms.ChoiceField(label="Purpose", choices=Purpose.choices, initial=Purpose.DISCUSS)
    topic = forms.ChoiceField(
        label="Topic of the policy or matter", choices=[("", "None"), *Topic.choices], required=False
    )
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=600, initial=10)
    detail = forms.CharField(label="What it is about", required=False, max_length=5000, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [
            (value, POLICY if value == Purpose.POLICY else label) for value, label in Purpose.choices
        ]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("purpose") == Purpose.POLICY and not found.get("topic") and "topic" not in self.errors:
            self.add_error("topic", "Choose the topic, or Other.")
        return found


class ProposeForm(ItemWords):
    """A member's proposal. `after` makes the second of two clicks find the proposal of the first."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    field_order = ["title", "purpose", "minutes", "topic", "detail"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [
            choice for choice in self.fields["purpose"].choices if choice[0] not in (Purpose.MINUTES, Purpose.REVIEW)
        ]
        self.fields["detail"].help_text = "A sentence or two on why it matters to the other schools."


class ItemForm(ItemWords):
    """An item as who sets the agenda edits it, with its section, owner, milestone and who may see it."""

    section = forms.ChoiceField(label="Section")
    owner = forms.ModelChoiceField(
        Person.objects.none(), label="Who leads it?", required=False, empty_label="Nobody yet"
    )
    link = forms.ChoiceField(label="Linked to", required=False)
    is_recurring = forms.BooleanField(
        label="Comes back at every meeting", required=False, help_text="The next agenda starts with it."
    )
    sensitivity = forms.ChoiceField(
        label="Who may see it?", choices=Sensitivity.choices, widget=Seg, initial=Sensitivity.MEMBERS
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, meeting: Meeting, item: AgendaItem | None = None, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"item{item.pk if item else ''}_%s", **kwargs)
        self.fields["section"].choices = [(section.pk, section.title) for section in meeting.sections.all()]
        self.fields["owner"].queryset = owners(meeting, item)
        self.fields["sensitivity"].choices = [
            (Sensitivity.MEMBERS, Sensitivity.MEMBERS.label),
            (Sensitivity.EXECUTIVE, for_few(meeting.place.kind)),
        ]
        self.links = PlanLinks(meeting.place, item)
        self.fields["link"].choices = self.links.choices()
        self.papers = PaperSet(
            self.data or None,
            initial=[{"title": title, "url": url} for title, url in links_of(item)] if item else [],
            prefix="papers",
            auto_id=f"item{item.pk if item else ''}_%s",
        )

    def is_valid(self) -> bool:
        return super().is_valid() and self.papers.is_valid()

    @property
    def words(self) -> dict[str, Any]:
        """What add_item and change_item take as words."""
        names = ("title", "purpose", "topic", "owner", "minutes", "sensitivity", "detail", "is_recurring")
        return {name: self.cleaned_data[name] for name in names} | self.links.words(self.cleaned_data["link"])

    @property
    def paper_links(self) -> list[tuple[str, str]]:
        """(title, link) of each paper with a link. A paper without a name takes its link for one."""
        rows = [form.cleaned_data for form in self.papers if form.cleaned_data.get("url")]
        return list({row["url"]: (row["title"] or row["url"][:160], row["url"]) for row in rows}.values())


def owners(meeting: Meeting, item: AgendaItem | None) -> "QuerySet[Person]":
    """People who may lead an item: those who take part, and whoever leads it already."""
    found = Q(pk__in=members_of(meeting).values("pk"))
    if item and item.owner_id:
        found |= Q(pk=item.owner_id)
    return Person.objects.filter(found).order_by("name", "pk")


PLAIN = ("title", "purpose", "topic", "owner", "minutes", "sensitivity", "detail", "is_recurring", "version")


def initial_of(item: AgendaItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in PLAIN} | {"section": item.section_id, "link": code_of(item)}


class SectionForm(Form):
    title = forms.CharField(label="Name of the section", max_length=80)


class DeclineForm(Form):
    reason = forms.CharField(
        label="Why not?", max_length=300, widget=forms.Textarea, help_text="The person who proposed it reads this."
    )


class MinutesForm(Form):
    """The minutes of one row: what it showed, and what they become."""

    minutes = forms.IntegerField(
        min_value=1,
        max_value=600,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "required"), "An item takes from 1 minute to 10 hours."
        ),
    )
    was = forms.IntegerField()
    version = forms.IntegerField()


def hidden_copy(data: MultiValueDict, leave_out: Sequence[str]) -> list[tuple[str, str]]:
    """Everything a form sent, to be sent again by another button; nothing typed is lost on the way."""
    return [(name, value) for name in data for value in data.getlist(name) if name not in leave_out]


def differences(item: AgendaItem, form: "ItemForm") -> list[tuple[str, str, str]]:
    """(label, text now, text of the form) for each word in which a form differs from the item as it stands."""
    found = []
    stands = initial_of(item)
    for name in (*PLAIN[:-1], "link", "section"):
        theirs = stands[name]
        mine = int(form.cleaned_data[name]) if name == "section" else form.cleaned_data[name]
        if theirs != mine:
            found.append((str(form.fields[name].label), _said(form, name, theirs), _said(form, name, mine)))
    papers_now = set(links_of(item))
    if papers_now != set(form.paper_links):
        listed = [", ".join(title for title, _ in sorted(papers)) for papers in (papers_now, set(form.paper_links))]
        found.append(("Papers", *(names or "none" for names in listed)))
    return found


def _said(form: Form, name: str, value: Any) -> str:
    """A value in the words of its field."""
    if name == "minutes":
        return words.duration(value)
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        return str(value) if value else str(field.empty_label)
    if isinstance(field, forms.ChoiceField):
        return next((label for key, label in _flat(field.choices) if key == str(value)), str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "nothing"


def _flat(choices: Any) -> list[tuple[str, str]]:
    """Choices and those inside groups, as texts."""
    found = []
    for key, label in choices:
        found += _flat(label) if isinstance(label, list | tuple) else [(str(key), str(label))]
    return found


def links_of(item: AgendaItem) -> list[tuple[str, str]]:
    return [(paper.title, paper.url) for paper in item.papers.all() if not paper.is_file]


def both_texts(item: AgendaItem, mine: dict[str, Any]) -> str:
    """The detail that stands, then mine; a title that gives way is kept as a line of its own."""
    parts = [item.detail, mine["detail"] if mine["detail"] != item.detail else ""]
    if item.title != mine["title"]:
        parts.insert(0, item.title)
    return "\n\n".join(part for part in parts if part)


PROPOSED = ("title", "purpose", "topic", "minutes", "detail")
"""What ProposeForm hands to propose."""


class FileForm(Form):
    """A file for an item, with the name it is shown under."""

    file = forms.FileField(
        label="File",
        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, a picture or plain text; 10 MB at most.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty.", "missing": "Choose a file."},
    )
    title = forms.CharField(label="Name of the file", max_length=160, required=False)
