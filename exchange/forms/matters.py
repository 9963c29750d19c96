from typing import Any

from django import forms

from common.forms import Form
from common.words import when
from meetings.models import Meeting


class RaiseForm(Form):
    title = forms.CharField(label="The question in a few words", max_length=160)
    why = forms.CharField(label="Why it matters", widget=forms.Textarea, max_length=3000)
    ask = forms.CharField(label="What you ask of the forum", widget=forms.Textarea, max_length=2000)


class AnswerForm(Form):
    answer = forms.CharField(
        label="The forum’s answer",
        widget=forms.Textarea,
        max_length=5000,
        help_text="The network is told and reads it.",
    )


class RemarkForm(Form):
    text = forms.CharField(label="Add to it", widget=forms.Textarea(attrs={"rows": 3}), max_length=3000)


class MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{when(obj.starts_at)}: {obj.title}"


class TakeUpForm(Form):
    meeting = MeetingChoice(label="On which meeting?", queryset=Meeting.objects.none())

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
