import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from common import words
from common.forms import Form
from meetings.models import Meeting

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


class MeetingForm(WhenForm, DetailsForm):
    """Plan a meeting. `uid` makes the second of two clicks find the meeting of the first."""

    uid = forms.UUIDField(widget=forms.HiddenInput)

    field_order = ["title", "day", "time", "length_minutes", "venue", "online_url", "proposals_close_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        title = self.fields["title"]
        title.required = False
        title.help_text = "Left empty, it is named after the term and week."


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
    "title", "starts_at", "length_minutes", "venue", "online_url", "proposals_close_on", "uid",
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
