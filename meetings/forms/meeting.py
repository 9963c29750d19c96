import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from common import words
from common.forms import Form
from meetings.models import AgendaTemplate, Meeting
from meetings.ordinals import ordinal
from meetings.services.carrying import Candidate, candidates
from networks.enums import Kind
from networks.models import Place
from roles.models import Person

YEARS_AHEAD = 3


class WhenForm(Form):
    """Day, time and length, in Melbourne's time."""

    day = forms.DateField(label="Day", error_messages={"invalid": "Choose a day, for example 12/11/2026."})
    time = forms.TimeField(label="Starts at", error_messages={"invalid": "Write a time, for example 9:30 am."})
    length_minutes = forms.IntegerField(label="Length in minutes", min_value=5, max_value=720, initial=120)

    def clean_day(self) -> dt.date:
        day: dt.date = self.cleaned_data["day"]
        if day.year > timezone.localdate().year + YEARS_AHEAD:
            raise forms.ValidationError(f"Choose a day within the next {YEARS_AHEAD} years.")
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("day") and found.get("time"):
            zone = timezone.get_current_timezone()
            found["starts_at"] = dt.datetime.combine(found["day"], found["time"], zone)
        return found


class DetailsForm(Form):
    """What a meeting is called and where it is."""

    title = forms.CharField(label="Title", max_length=160)
    venue = forms.CharField(
        label="Venue", max_length=200, required=False, help_text="For example: Library, Cutters Flat Primary School"
    )
    online_url = forms.URLField(
        label="Online link",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Paste the whole link, beginning with https://."},
    )
    proposals_close_on = forms.DateField(
        label="Proposals close on",
        required=False,
        help_text="What members propose later waits for another meeting. Left empty, they may propose until it starts.",
    )


class Offered(forms.MultipleChoiceField):
    """Boxes whose offer may have changed since they were drawn: what is no longer there is passed over."""

    def valid_value(self, value: Any) -> bool:
        return str(value).isdigit()


class MeetingForm(WhenForm, DetailsForm):
    """Plan a meeting. `uid` makes the second of two clicks find the meeting of the first."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    joint_place = forms.ModelChoiceField(
        Place.objects.none(), label="Together with", required=False, empty_label="No other network",
        help_text="One meeting of both networks: both sides see it, set its agenda and reply.",
    )  # fmt: skip
    start_from = forms.ChoiceField(label="The agenda starts", required=False)
    bring = Offered(
        label="Bring along",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="From earlier meetings. What you leave out is offered again beside the agenda.",
    )

    field_order = ["title", "day", "time", "length_minutes", "venue", "online_url", "proposals_close_on"]

    def __init__(self, *args: Any, place: Place, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["joint_place"].queryset = neighbours(place)
        self.templates = {str(one.pk): one for one in AgendaTemplate.objects.visible_to(by).for_place(place)}
        named = [(key, f"from the template “{one.title}”") for key, one in self.templates.items()]
        self.fields["start_from"].choices = [("", "as last time"), *named]
        offered = [one for one in candidates(place, by) if not one.item.is_recurring]
        self.fields["bring"].choices = [(one.item.pk, _offer(one)) for one in offered]
        title = self.fields["title"]
        title.required = False
        title.help_text = "Left empty, it is named after the term and week."

    @property
    def template(self) -> AgendaTemplate | None:
        return self.templates.get(self.cleaned_data["start_from"])

    @property
    def brought(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["bring"]]


def neighbours(place: Place) -> QuerySet[Place]:
    """Networks of the same region with which a network may meet as one."""
    if place.kind != Kind.NETWORK:
        return Place.objects.none()
    return Place.objects.networks().open().filter(region=place.region_id).exclude(pk=place.pk).by_name()


def _offer(one: Candidate) -> str:
    again = f". It would be the {ordinal(one.times)} time" if one.times > 1 else ""
    return f"{one.item.title}: {one.why[:1].lower()}{one.why[1:]}{again}"


class MeetingEditForm(DetailsForm):
    length_minutes = WhenForm.base_fields["length_minutes"]
    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ["title", "length_minutes", "venue", "online_url", "proposals_close_on"]


class MeetingMoveForm(WhenForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class CancelForm(Form):
    reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.Textarea,
        help_text="Everybody who was told of the meeting reads this.",
    )


class GuestForm(Form):
    email = forms.EmailField(
        label="E-mail",
        help_text="Somebody who can sign in already. They see this meeting and nothing else of the place.",
    )


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """A meeting as its forms show it."""
    start = timezone.localtime(meeting.starts_at)
    names = ("title", "venue", "online_url", "proposals_close_on", "length_minutes", "version")
    return {"day": start.date(), "time": start.time(), **{name: getattr(meeting, name) for name in names}}


PLANNED = (
    "title", "starts_at", "length_minutes", "venue", "online_url", "proposals_close_on", "uid", "joint_place",
)  # fmt: skip
"""What MeetingForm hands to plan_meeting."""


def said(value: Any) -> str:
    """A stored value as a person reads it."""
    if isinstance(value, dt.date):
        return words.day(value)
    if isinstance(value, dt.time):
        return words.clock(value)
    return str(value) if value not in (None, "") else "nothing"


def show_both(form: Form, meeting: Meeting) -> None:
    """After a stale save: say what was saved meanwhile, keep what was typed, and take the version that stands now."""
    now = initial_of(meeting)
    for name, field in form.fields.items():
        if name in now and name != "version" and form.cleaned_data.get(name) != now[name]:
            form.add_error(None, f"{field.label} was saved as “{said(now[name])}” meanwhile.")
    form.data = form.data.copy()
    form.data["version"] = str(meeting.version)
