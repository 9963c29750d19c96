from typing import Any

from django import forms
from django.db.models import Q

from common.forms import Form
from fiso.forms.plans import VersionForm
from fiso.models import Milestone, Plan
from networks.models import School, SchoolMembership
from roles.access import people_with
from roles.models import Person


class MilestoneForm(Form):
    title = forms.CharField(
        label="What will be true",
        error_messages={"required": "Say what will be true."},
        help_text="For example: A reading lead in every school",
        max_length=200,
    )
    due_on = forms.DateField(label="Due", error_messages={"required": "Choose the day it is due."})
    review_on = forms.DateField(
        label="First review",
        help_text="When the network looks at what it changed. Reminders follow this day.",
        required=False,
    )
    lead = forms.ModelChoiceField(
        label="Lead", queryset=Person.objects.none(), required=False, empty_label="Nobody yet"
    )
    expected_effect = forms.CharField(
        label="What we expect it to change",
        help_text="The review is held against these words.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=4000,
    )
    schools = forms.ModelMultipleChoiceField(
        label="Schools that contribute",
        queryset=School.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, plan: Plan, milestone: Milestone | None = None, **kwargs: Any) -> None:
        """People and schools of the plan's place today, and those the milestone already has."""
        super().__init__(*args, **kwargs)
        people = Q(pk__in=people_with("view_community", plan.place).values("pk"))
        # By key: as nested questions PostgreSQL needs minutes for it while a fresh import has not been analysed.
        schools = set(SchoolMembership.objects.current().filter(network=plan.place_id).values_list("school", flat=True))
        if milestone is not None:
            people |= Q(pk=milestone.lead_id)
            schools |= set(milestone.schools.values_list("pk", flat=True))
            self.fields["review_on"].label = "Next review"
        self.fields["lead"].queryset = Person.objects.filter(people).order_by("name")
        self.fields["schools"].queryset = School.objects.filter(pk__in=schools).order_by("name")


class MilestoneEditForm(VersionForm, MilestoneForm):
    pass


class ReachedForm(Form):
    reached_on = forms.DateField(
        label="True since", error_messages={"required": "Choose the day since which it is true."}
    )
