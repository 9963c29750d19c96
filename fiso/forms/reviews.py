from typing import Any

from django import forms
from django.utils import timezone

from common.forms import Choices, Form, Seg
from fiso.enums import IMPACT_MEANING, Decision, Impact, Implementation
from fiso.rules import review_faults


class ReviewForm(Form):
    """One milestone review. Its cleaned_data are the arguments of record_review."""

    held_on = forms.DateField(label="Held on", error_messages={"required": "Say when the review was held."})
    implementation = forms.ChoiceField(
        label="Is it in place?",
        error_messages={"required": "Say how far it is in place."},
        widget=Seg,
        choices=Implementation.choices,
    )
    impact = forms.ChoiceField(
        label="What has it changed for students?",
        error_messages={"required": "Say what it has changed for students."},
        help_text="The last three need evidence.",
        widget=Choices(hints=IMPACT_MEANING),
        choices=Impact.choices,
    )
    evidence = forms.CharField(
        label="Evidence",
        help_text="A measure, a learning walk, samples of work, and where to find them. Never a student’s name.",
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )
    enablers = forms.CharField(label="What helped", widget=forms.Textarea, required=False, max_length=4000)
    barriers = forms.CharField(label="What stood in the way", widget=forms.Textarea, required=False, max_length=4000)
    decision = forms.ChoiceField(
        label="So we will",
        error_messages={"required": "Say what follows: continue, adapt, stop or spread."},
        help_text="Adapt makes a new milestone from this one. Stop withdraws it. Spread keeps it as worth sharing.",
        widget=Seg,
        choices=Decision.choices,
    )
    change = forms.CharField(
        label="What will change, or why it stops",
        help_text="Only for “Adapt” and “Stop”.",
        required=False,
        max_length=300,
    )
    next_review_on = forms.DateField(label="Next review", help_text="For “Continue” and “Adapt”.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = timezone.localdate
        for name in ("evidence", "enablers", "barriers"):
            self.fields[name].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        asked = ("held_on", "impact", "evidence", "decision", "change", "next_review_on")
        if not any(name in self.errors for name in asked):
            for field, sentence in review_faults(
                today=timezone.localdate(), **{key: data[key] for key in asked}
            ).items():
                self.add_error(field, sentence)
        return data
