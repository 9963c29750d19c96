"""Forms about the minutes: corrections, remarks, going back a step; and who chairs, and the two questions."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet

from common import words
from common.forms import Form, Seg
from meetings.enums import Addressee, Settled, State, its_chair
from meetings.forms.run import NOTE_MOST
from meetings.models import Decision, Meeting
from meetings.services import chairing, pulse
from networks.enums import Kind
from networks.models import Place
from roles.models import Person


def note_area(rows: int = 8) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "spellcheck": "true"})


class FollowUpForm(Form):
    sent_on = forms.DateField(label="Sent to the Department on", required=False)
    answer = forms.CharField(
        label="What the Department answered", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    answered_on = forms.DateField(label="Answered on", required=False, help_text="Left empty: today.")


class QuestionForm(Form):
    text = forms.CharField(
        label="What do you ask?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="One question."
    )
    to = forms.ChoiceField(label="Whom?", choices=Addressee.choices, widget=Seg)

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place.kind != Kind.NETWORK:  # a forum would ask itself, and a group has none
            self.fields["to"].choices = [(Addressee.DEPARTMENT.value, Addressee.DEPARTMENT.label)]
        self.fields["to"].initial = self.fields["to"].choices[0][0]


class SettleForm(Form):
    """What comes of looking at a decision again."""

    how = forms.ChoiceField(label="What about it?", choices=Settled.choices, widget=Seg)
    why = forms.CharField(
        label="What you found, or why",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Setting a decision aside needs a reason. Members read it.",
    )
    review_on = forms.DateField(label="If it stands: look at it again", required=False)
    replaced_by = forms.ModelChoiceField(
        label="If it is replaced: by which",
        queryset=Decision.objects.none(),
        required=False,
        empty_label="Choose a decision",
    )

    def __init__(self, *args: Any, successors: "QuerySet[Decision]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaced_by"].queryset = successors
        self.fields["replaced_by"].label_from_instance = _dated
        if not successors.exists():
            self.fields["replaced_by"].help_text = "Nothing was decided since. Record it in a meeting first."


def _dated(decision: Decision) -> str:
    return f"{words.day(decision.item.meeting.starts_at)}: {decision}"


class CorrectionForm(Form):
    """The note as it should read, as it was typed."""

    text = forms.CharField(
        label="How the note should read",
        strip=False,
        required=False,
        max_length=NOTE_MOST,
        widget=note_area(),
        help_text="Change the words that are wrong and leave the others. The chair sees what you changed.",
    )
    why = forms.CharField(label="Why", required=False, max_length=300)


class AcceptForm(Form):
    text = forms.CharField(
        label="What goes into the minutes",
        strip=False,
        required=False,
        max_length=NOTE_MOST,
        widget=note_area(),
        help_text="The suggestion as it was written. Change it where you must.",
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ReasonForm(Form):
    reason = forms.CharField(label="If not: why", max_length=300, error_messages={"required": "Say why."})


class RemarkForm(Form):
    text = forms.CharField(
        label="What is right",
        max_length=2000,
        widget=note_area(3),
        help_text="It stands beside the note, with today’s date.",
    )
    why = forms.CharField(label="Why", max_length=300, error_messages={"required": "Say why."})


class ReopenForm(ReasonForm):
    """`was` is the state the chair was looking at: the form sent twice goes back one step."""

    was = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)


class CirculateForm(Form):
    corrections_close_on = forms.DateField(label="Members may suggest corrections until", required=False)

    def __init__(self, *args: Any, usual: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["corrections_close_on"].initial = usual


class ActingChairForm(Form):
    person = forms.ModelChoiceField(label="Who chairs this meeting?", queryset=Person.objects.none(), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = chairing.candidates(meeting)
        self.fields["person"].initial = meeting.acting_chair_id
        usual = its_chair(meeting.place.kind)
        self.fields["person"].empty_label = usual[0].upper() + usual[1:]


class PulseForm(Form):
    time = forms.ChoiceField(label=pulse.QUESTIONS["time"], choices=list(pulse.ANSWERS.items()), widget=Seg)
    goal = forms.ChoiceField(label=pulse.QUESTIONS["goal"], choices=list(pulse.ANSWERS.items()), widget=Seg)
