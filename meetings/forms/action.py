import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.utils import timezone

from common import words
from common.forms import Form, Seg
from meetings.enums import ActionState, OwnerKind, Sensitivity, for_few
from meetings.models import Action
from meetings.services.actions import Owner
from meetings.terms import Terms
from networks.models import Place, School
from roles.access import people_with
from roles.enums import Role, short
from roles.models import Appointment

EACH = "each"


class DueForm(Form):
    """
    A due day. A day without school is asked about once: the form comes back with the next school day as a button,
    and saving the same day again keeps it.
    """

    due_on = forms.DateField(label="Due", required=False)
    due_kept = forms.DateField(required=False, widget=forms.HiddenInput)
    school_day: dt.date | None = None
    place: Place | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        due = data.get("due_on")
        if due is None or due in (data.get("due_kept"), self.initial.get("due_on")):
            return data
        if due < timezone.localdate():
            self.add_error("due_on", f"{words.day(due)} has passed. Choose a day to come.")
        elif fault := self._no_school(due):
            self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            self.data["due_kept"] = due.isoformat()
            self.add_error("due_on", fault)
        return data

    def _no_school(self, due: dt.date) -> str:
        terms = Terms.read(self.place)
        if due.weekday() > 4:
            why = "is on a weekend"
        elif terms.knows(due.year) and not terms.containing(due):
            why = "is in the school holidays"
        elif due in terms.unusual:
            why = f"has no lessons ({terms.unusual[due]})"
        else:
            return ""
        self.school_day = terms.next_school_day(due)
        fact = f"{words.day(due)} {why}."
        then = f" The next school day is {words.day(self.school_day)}." if self.school_day else ""
        return f"{fact}{then} Save again to keep the day."


class WhoseForm(Form):
    """One question for whose it is: a person, whoever holds a role, or a school. Of either of the places."""

    whose = forms.ChoiceField(label="Whose is it?")

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place, self.places = places[0], places
        people = reduce(or_, (people_with("propose_item", place) for place in places))
        self.people = {str(one.pk): one for one in people.order_by("name")}
        self.roles = self.roles_held()
        self.schools = {str(one.pk): one for one in School.objects.schools_of_any(places).by_name()}
        self.fields["whose"].choices = [("", "Choose…"), *(group for group in self._choices() if group[1])]

    def roles_held(self) -> dict[str, tuple[Role, Place | None, str]]:
        """Roles that somebody holds, or has held, at these very places, in words; of two places with each’s name."""
        held = set(Appointment.objects.filter(place__in=self.places).values_list("place", "role"))
        if len(self.places) == 1:
            return {str(role): (role, self.place, short(role)) for role in Role if (self.places[0].pk, role) in held}
        return {
            f"{role}:{place.pk}": (role, place, f"{short(role)}, {place.name}")
            for place in self.places
            for role in Role
            if (place.pk, role) in held
        }

    def _choices(self) -> list:
        return [
            ("People", [(f"person:{pk}", one.name) for pk, one in self.people.items()]),
            ("Whoever holds a role", [(f"role:{key}", words) for key, (_, _, words) in self.roles.items()]),
            ("One school", [(f"school:{pk}", one.name) for pk, one in self.schools.items()]),
        ]

    @property
    def owner(self) -> Owner:
        kind, _, key = self.cleaned_data["whose"].partition(":")
        if kind == EACH:
            return Owner(OwnerKind.EACH_SCHOOL)
        if kind == "role":
            role, place, _ = self.roles[key]
            return Owner(OwnerKind.ROLE, role=role, place=place)
        if kind == "school":
            return Owner(OwnerKind.SCHOOL, school=self.schools[key])
        return Owner(OwnerKind.PERSON, person=self.people[key])


class ActionForm(WhoseForm, DueForm):
    """A new action: it may be for each member school as well."""

    what = forms.CharField(label="What is to be done?", max_length=300)

    field_order = ("what", "whose", "due_on", "due_kept")

    def _choices(self) -> list:
        each = f"Each member school: {words.count(len(self.schools), 'school')}, each closes its own part"
        return [*([(EACH, each)] if self.schools else []), *super()._choices()]


class ChangeForm(DueForm):
    what = forms.CharField(label="What is to be done?", max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("what", "due_on", "due_kept", "version")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        kwargs["initial"] = {"what": action.what, "due_on": action.due_on, "version": action.version}
        super().__init__(*args, **kwargs)
        self.place = action.place


def evidence_field() -> forms.URLField:
    return forms.URLField(label="Link to what shows it", required=False, max_length=500, assume_scheme="https")


class CloseForm(Form):
    note = forms.CharField(label="What was done", required=False, max_length=300)
    evidence_url = evidence_field()


class DropForm(Form):
    reason = forms.CharField(label="Why is it no longer needed?", max_length=300)


class ProgressForm(Form):
    state = forms.ChoiceField(
        label="How far is it?",
        widget=Seg,
        choices=[(s.value, s.label) for s in (ActionState.OPEN, ActionState.UNDER_WAY)],
    )
    waiting_on = forms.CharField(
        label="Waiting for", required=False, max_length=200, help_text="Somebody, or something."
    )
    waiting_since = forms.DateField(label="Since", required=False, help_text="Today, if you leave it empty.")
    evidence_url = evidence_field()

    def clean_waiting_since(self) -> dt.date | None:
        since: dt.date | None = self.cleaned_data["waiting_since"]
        if since and since > timezone.localdate():
            raise forms.ValidationError(f"{words.day(since)} is still to come.")
        return since


class NewcomersForm(Form):
    schools = forms.TypedMultipleChoiceField(
        label="Which schools are asked too?", coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, newcomers: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["schools"].choices = [(one.pk, one.name) for one in newcomers]


class LimitForm(Form):
    sensitivity = forms.ChoiceField(
        label="Seen by",
        widget=Seg,
        help_text="Who is to do it sees it in any case. It leaves the lists, pages and history of all others at once.",
    )

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        few = (Sensitivity.EXECUTIVE.value, for_few(place.kind))
        self.fields["sensitivity"].choices = [(Sensitivity.MEMBERS.value, Sensitivity.MEMBERS.label), few]
