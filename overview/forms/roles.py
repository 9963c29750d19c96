"""One form for each thing that can be done with a role. Choices are what the granter may give, and nothing else."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from common.errors import Refused
from common.forms import Form, Seg
from networks.models import Place
from roles.enums import Basis, Role
from roles.models import Appointment, Person
from roles.models.appointment import ANNOUNCEMENT_LENGTH, REASON_LENGTH
from roles.services.finding import find_person, people_near

BASES = [(basis.value, basis.label) for basis in (Basis.ELECTED, Basis.APPOINTED, Basis.ACTING, Basis.EX_OFFICIO)]


class PersonInput(forms.TextInput):
    """A text with people to choose from as one types."""

    template_name = "overview/_person_input.html"
    offered: dict[str, int] = {}

    def get_context(self, *args: Any) -> dict[str, Any]:
        context = super().get_context(*args)
        list_id = f"{context['widget']['name']}-list"
        context["widget"]["attrs"] |= {"list": list_id, "autocomplete": "off"}
        return context | {"offered": list(self.offered), "list_id": list_id}


def reason_field(label: str = "Why", *, required: bool = True) -> forms.CharField:
    hint = "It stands in the history, for those who may see who changed what."
    return forms.CharField(label=label, max_length=REASON_LENGTH, required=required, help_text=hint)


def announcement_field() -> forms.CharField:
    return forms.CharField(
        label="Announcement",
        max_length=ANNOUNCEMENT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Stands on the place’s page, and members get it as a notice. Leave it empty to announce nothing.",
    )


def minute_field() -> forms.CharField:
    hint = "For an election or a decision: “Minutes of 3 May, item 4”."
    return forms.CharField(label="Where it was decided", max_length=200, required=False, help_text=hint)


class RoleForm(Form):
    """Knows the place and who fills it in."""

    def __init__(self, *args: Any, place: Place, by: Person, row: Appointment | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place, self.by, self.row = place, by, row
        self.person: Any = None
        if "person" in self.fields:
            widget = self.fields["person"].widget
            widget.offered = self.offered = people_near(place, by)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("person"):
            try:
                self.person = find_person(data["person"], self.offered, self.by, data.get("new_name", ""))
            except Refused as refused:
                self.refuse(refused)
        return data


def person_field(label: str = "Who") -> forms.CharField:
    hint = "Start to type a name, or type an e-mail."
    return forms.CharField(label=label, max_length=254, widget=PersonInput, help_text=hint)


def new_name_field() -> forms.CharField:
    hint = "Only for somebody who is not here yet: they are invited by mail at the e-mail above."
    return forms.CharField(label="Their name, if they are new", max_length=120, required=False, help_text=hint)


class AppointForm(RoleForm):
    role = forms.ChoiceField(label="Role")
    person = person_field()
    new_name = new_name_field()
    basis = forms.ChoiceField(label="How", choices=BASES, initial=Basis.APPOINTED, widget=Seg)
    starts_on = forms.DateField(label="First day")
    ends_on = forms.DateField(label="Last day", required=False, help_text="Ends by itself at midnight. Empty: no end.")
    minute_reference = minute_field()
    announcement = announcement_field()

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        self.initial.setdefault("starts_on", timezone.localdate())
        if len(roles) == 1:
            self.initial.setdefault("role", roles[0].value)


class ExtendForm(RoleForm):
    ends_on = forms.DateField(label="New last day", required=False)
    ends_on.is_asked_for = True  # type: ignore[attr-defined]  # it or the next one
    no_end = forms.BooleanField(
        label="No end day",
        required=False,
        help_text="Instead of a day: it goes on until somebody ends it.",
    )
    reason = reason_field(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row and self.row.acting_for_id:
            del self.fields["no_end"]  # acting cover ends by itself
            self.fields["ends_on"].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "ends_on" in data and bool(data["ends_on"]) == bool(data.get("no_end")):
            both = "That is a last day and no end day: choose one of the two."
            self.add_error("ends_on", both if data["ends_on"] else "Choose the new last day, or tick “No end day”.")
        return data


class EndForm(RoleForm):
    last_day = forms.DateField(label="Last day", help_text="The role holds until midnight of this day.")
    reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("last_day", timezone.localdate())


class ResignForm(EndForm):
    reason = reason_field(required=False)


class HandOverForm(RoleForm):
    last_day = forms.DateField(label="Last day of the one who leaves", help_text="The next one begins the day after.")
    person = person_field("Who follows")
    new_name = new_name_field()
    basis = forms.ChoiceField(label="How", choices=BASES, initial=Basis.APPOINTED, widget=Seg)
    ends_on = forms.DateField(label="Last day of the one who follows", required=False, help_text="Empty: no end.")
    minute_reference = minute_field()
    announcement = announcement_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row:
            self.initial.setdefault("last_day", self.row.ends_on or timezone.localdate() + dt.timedelta(days=28))


class ActForm(RoleForm):
    person = person_field("Who acts")
    new_name = new_name_field()
    starts_on = forms.DateField(label="From")
    ends_on = forms.DateField(label="Until", help_text="The cover ends by itself at midnight of this day.")
    minute_reference = minute_field()
    announcement = announcement_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("starts_on", timezone.localdate())


class CorrectForm(RoleForm):
    starts_on = forms.DateField(label="First day")
    ends_on = forms.DateField(label="Last day", required=False, help_text="Empty: no end.")
    reason = reason_field("What was wrong")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row:
            self.initial.update(starts_on=self.row.starts_on, ends_on=self.row.ends_on)


class WithdrawForm(RoleForm):
    reason = reason_field()
