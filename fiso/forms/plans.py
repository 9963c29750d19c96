from typing import Any

from django import forms

from common.forms import Form, Seg
from fiso.models import Dimension, Plan


class StartForm(Form):
    year = forms.TypedChoiceField(label="Year", error_messages={"required": "Choose a year."}, widget=Seg, coerce=int)
    direction = forms.CharField(
        label="Where we are heading",
        help_text="A few sentences, in the network’s own words. You can write them later.",
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year) for year in years]


class VersionForm(Form):
    """A form that knows which version of the record it was filled from, so that two who save at once are told."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class DirectionForm(VersionForm):
    direction = forms.CharField(
        label="Where we are heading",
        help_text="A few sentences, in the network’s own words.",
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )


class ReasonForm(Form):
    """Why something is withdrawn."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        error_messages={"required": "Say why it is withdrawn."},
        help_text="Members read this in the plan.",
        max_length=300,
    )


class FocusAreaForm(Form):
    title = forms.CharField(
        label="What we focus on",
        error_messages={"required": "Say what the network focuses on."},
        help_text="For example: Reading in Years 5 to 8",
        max_length=160,
    )
    dimension = forms.ModelChoiceField(
        label="Dimension",
        error_messages={"required": "Choose a dimension of the framework."},
        queryset=Dimension.objects.none(),
        empty_label="Choose one",
    )
    reason = forms.CharField(
        label="Why this, from which evidence",
        help_text="What the data, visits or talks showed, and what they did not show. Never a student’s name.",
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dimension"]
        field.queryset = Dimension.objects.filter(framework_id=plan.framework_id)
        field.help_text = f"From {plan.framework.name}, the framework of {plan.year} plans."
        field.choices = [("", "Choose one"), *_by_element(field.queryset)]


def _by_element(dimensions: Any) -> list[tuple[str, list[tuple[int, str]]]]:
    """The dimensions under their elements, as a select shows groups."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for dimension in dimensions:
        groups.setdefault(dimension.element, []).append((dimension.pk, dimension.name))
    return list(groups.items())


class FocusAreaEditForm(VersionForm, FocusAreaForm):
    pass


class GoalForm(Form):
    statement = forms.CharField(
        label="What students will know, do or feel",
        error_messages={"required": "Say what students will know, do or feel."},
        help_text="One sentence that somebody could see come true.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    who_benefits = forms.CharField(label="Who benefits", required=False, max_length=160)
    measure = forms.CharField(
        label="Measured by",
        help_text="For example: share of classes seen in learning walks",
        required=False,
        max_length=160,
    )
    baseline = forms.CharField(
        label="Baseline", help_text="For example: 51%, 2025 average", required=False, max_length=80
    )
    target = forms.CharField(label="Target", help_text="For example: 70%", required=False, max_length=80)
    by_when = forms.DateField(label="By when", required=False)


class GoalEditForm(VersionForm, GoalForm):
    pass
