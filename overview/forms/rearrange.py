"""What is asked before a school moves or closes, a place is renamed, a network opens. Choices stay within reach."""

import datetime as dt
from functools import cached_property
from itertools import takewhile
from typing import Any

from django import forms
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from common.forms import Form
from networks.models import Network, Place, School
from roles.enums import Change
from roles.models import Person, Rearrangement
from roles.services import rearranging
from roles.services.deciding import VERB

NOWHERE = "Choose a network"


def new_year() -> dt.date:
    """Changes mostly begin with a year."""
    return dt.date(timezone.localdate().year + 1, 1, 1)


def _of_a_school(field: forms.BoundField) -> bool:
    return field.name.startswith("school_")


def within_reach(person: Person, model: type[Place]) -> Any:
    """Places of a kind, not closed, that the person may rearrange."""
    return model._default_manager.filter(Q(closed_on=None), person.where(VERB, "pk")).select_related("area").by_name()


class NetworkChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.area.name})" if obj.area else obj.name


class NearAndFar(forms.BoundField):
    """Networks of the same area, which are meant mostly, and the others: all, or those whose name is looked for."""

    form: "ChangeForm"

    @cached_property
    def near(self) -> list[Any]:
        return [option for option in self if self._area(option) == self.form.place.area_id]

    @cached_property
    def others(self) -> list[Any]:
        """What is chosen stays, whatever is looked for."""
        asked = self.form.looked_for.casefold()
        far = [option for option in self if self._area(option) != self.form.place.area_id]
        return [one for one in far if one.data["selected"] or asked in one.choice_label.casefold()]

    @property
    def is_open(self) -> bool:
        return bool(self.form.looked_for) or not self.near or any(one.data["selected"] for one in self.others)

    @staticmethod
    def _area(option: Any) -> int:
        return option.data["value"].instance.area_id


class NetworksChoice(forms.ModelMultipleChoiceField):
    label_from_instance = NetworkChoice.label_from_instance

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> NearAndFar:
        return NearAndFar(form, self, field_name)


class ChangeForm(Form):
    """The first day is asked by all of them. `decide` calls the service."""

    change: Change
    on = forms.DateField(
        label="From which day?",
        help_text="The first day on which it holds. Until the day before, everything stays as it is.",
        initial=new_year,
        error_messages={"invalid": "Choose a day, for example 1/1/2027."},
    )

    def __init__(self, *args: Any, place: Place, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place, self.person = place, person
        self.set_up()
        self.order_fields([name for name in self.fields if name != "on"])

    def set_up(self) -> None:
        """Fill the choices."""

    def decide(self) -> Rearrangement:
        raise NotImplementedError

    @property
    def looked_for(self) -> str:
        """Of which name networks are offered."""
        return str(self.initial.get("look_for", "")).strip()

    def networks(self) -> Any:
        """Those of the same area come first: schools mostly go next door."""
        near = Case(When(area=self.place.area_id or 0, then=Value(0)), default=Value(1))
        return within_reach(self.person, Network).order_by(near, "name", "pk")

    def before(self) -> list[forms.BoundField]:
        """What is asked before each school is."""
        fields = self.visible_fields()
        return list(takewhile(lambda field: not _of_a_school(field), fields))

    def each_school(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if _of_a_school(field)]

    def after(self) -> list[forms.BoundField]:
        fields = [field for field in self.visible_fields() if not _of_a_school(field)]
        return fields[len(self.before()) :]

    @property
    def answers_for_some(self) -> bool:
        """Whether a school was answered for on its own, or has a fault: then they are not folded away."""
        return any(field.value() or field.errors for field in self.each_school())

    def members(self) -> list[School]:
        return list(School.objects.schools_of(self.place).by_name())


class MoveSchools(ChangeForm):
    """From a network's page: some of its schools."""

    change = Change.MOVE
    schools = forms.ModelMultipleChoiceField(School.objects.none(), label="Which schools?",
        widget=forms.CheckboxSelectMultiple)  # fmt: skip
    to = NetworkChoice(Network.objects.none(), label="To which network?", empty_label=NOWHERE)

    def set_up(self) -> None:
        self.fields["schools"].queryset = School.objects.schools_of(self.place).by_name()
        self.fields["to"].queryset = self.networks().exclude(pk=self.place.pk)

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        return rearranging.move_schools(schools=list(said["schools"]), to=said["to"], on=said["on"], by=self.person)


class MoveSchool(ChangeForm):
    """From a school's page."""

    change = Change.MOVE
    to = NetworkChoice(Network.objects.none(), label="To which network?", empty_label=NOWHERE)

    def set_up(self) -> None:
        self.fields["to"].queryset = self.networks().exclude(pk=self.place.network_id or 0)

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        return rearranging.move_schools(schools=[self.place.as_school], to=said["to"], on=said["on"], by=self.person)


class Rename(ChangeForm):
    change = Change.RENAME
    name = forms.CharField(label="New name", max_length=120, help_text="Links to the page go on working.")

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        return rearranging.rename_place(place=self.place, name=said["name"], on=said["on"], by=self.person)


class CloseSchool(ChangeForm):
    change = Change.CLOSE

    def decide(self) -> Rearrangement:
        return rearranging.close_school(school=self.place.as_school, on=self.cleaned_data["on"], by=self.person)


class OpenNetwork(ChangeForm):
    change = Change.OPEN
    name = forms.CharField(label="Name", max_length=120)
    schools = forms.ModelMultipleChoiceField(
        School.objects.none(),
        label="Which schools of the area come to it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Others can be moved to it later.",
    )

    def set_up(self) -> None:
        schools = School.objects.open().filter(area=self.place.pk)
        self.fields["schools"].queryset = schools.select_related("network").by_name()

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        return rearranging.open_network(
            name=said["name"], area=self.place.as_area, schools=list(said["schools"]), on=said["on"], by=self.person
        )
