from typing import Any

from django import forms

from common.forms import Form, Seg
from meetings.enums import Mode, Presence, Purpose
from meetings.models import Meeting
from meetings.presence import Roll
from meetings.services.attendance import Mark

NOTE_MOST = 200_000


class StartForm(Form):
    sure = forms.BooleanField(label="Start it now", required=False)


class NoteForm(Form):
    """The note as it was typed, white space and all: what is saved is what stands on the screen."""

    note = forms.CharField(
        label="Notes",
        strip=False,
        required=False,
        max_length=NOTE_MOST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "true"}),
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AddNowForm(Form):
    title = forms.CharField(label="What is it about?", max_length=160)
    purpose = forms.ChoiceField(label="Purpose", choices=Purpose.choices, initial=Purpose.DISCUSS)
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=600, initial=10)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["minutes"].widget.attrs["class"] = "w-min"
        # A review needs its milestone, which is chosen where the agenda is set.
        self.fields["purpose"].choices = [choice for choice in Purpose.choices if choice[0] != Purpose.REVIEW]


class AllHereForm(Form):
    """Everybody not marked yet is here, except those ticked."""

    missing = forms.MultipleChoiceField(
        label="Not here",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick those who did not come.",
    )

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["missing"]
        field.choices = [(line.key, f"{line.name} ({line.said})") for line in roll.unmarked]
        field.initial = [line.key for line in roll.unmarked if line.likely == Presence.APOLOGY]

    @property
    def absent_ids(self) -> set[int | str]:
        return set(self.cleaned_data["missing"])


class MarkForm(Form):
    """How one school or person was there."""

    presence = forms.ChoiceField(label="How were they there?", choices=Presence.choices, widget=Seg)
    mode = forms.ChoiceField(label="Where?", choices=Mode.choices, widget=Seg, required=False, initial=Mode.IN_PERSON)
    name = forms.CharField(label="Name of the delegate", required=False, max_length=120)

    @property
    def mark(self) -> Mark:
        return Mark(**self.cleaned_data)
