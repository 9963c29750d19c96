import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from common.forms import Form, Seg
from fiso.enums import Decision, Impact, Implementation
from fiso.rules import review_faults


class DecisionForm(Form):
    text = forms.CharField(
        label="What was decided?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="One decision."
    )
    made_by = forms.CharField(
        label="Who decided",
        required=False,
        max_length=120,
        help_text="Leave it empty when the meeting decided together.",
    )
    effective_on = forms.DateField(label="From", required=False)
    review_on = forms.DateField(label="Look at it again", required=False)


def few_lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


class ItemReviewForm(Form):
    """
    A milestone review as it is held in a meeting: short, and on the day of the meeting, which nobody types. What makes
    it complete is fiso's rule, asked here so that every fault shows at once.
    """

    implementation = forms.ChoiceField(label="Is it in place?", widget=Seg, choices=Implementation.choices)
    impact = forms.ChoiceField(
        label="What has it changed for students?",
        help_text="The last three need evidence.",
        widget=Seg,
        choices=Impact.choices,
    )
    evidence = forms.CharField(
        label="Evidence",
        help_text="What shows it, and where to find it. Never a student’s name.",
        widget=few_lines(),
        required=False,
        max_length=4000,
    )
    enablers = forms.CharField(label="What helped", widget=few_lines(), required=False, max_length=4000)
    barriers = forms.CharField(label="What stood in the way", widget=few_lines(), required=False, max_length=4000)
    decision = forms.ChoiceField(label="So we will", widget=Seg, choices=Decision.choices)
    change = forms.CharField(
        label="What will change, or why it stops",
        help_text="For “Adapt” and “Stop”.",
        required=False,
        max_length=300,
    )
    next_review_on = forms.DateField(label="Next review", help_text="For “Continue” and “Adapt”.", required=False)

    def __init__(self, *args: Any, held_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held_on = held_on
        for name, words in WHEN_MISSING.items():
            self.fields[name].error_messages["required"] = words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        asked = ("impact", "evidence", "decision", "change", "next_review_on")
        if not any(name in self.errors for name in asked):
            said = {name: data[name] for name in asked}
            for field, fault in review_faults(held_on=self.held_on, today=timezone.localdate(), **said).items():
                self.add_error(field if field in self.fields else None, fault)
        return data


WHEN_MISSING = {
    "implementation": "Say how far it is in place.",
    "impact": "Say what it has changed for students.",
    "decision": "Say what follows: continue, adapt, stop or spread.",
}
