"""One question about several chosen actions: a note, a reason, a person or a day."""

from functools import reduce
from operator import or_
from typing import Any

from django import forms

from common.forms import Form
from meetings.forms.action import DueForm
from meetings.models import Action
from networks.models import Place
from roles.access import people_with


class Chosen(forms.Form):
    """What is to be done, to which actions, and the list to go back to: sent along unseen, and read by the view."""

    do = forms.CharField(widget=forms.HiddenInput, required=False)
    pick = forms.Field(widget=forms.MultipleHiddenInput, required=False)
    back = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, chosen: list[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen

    @property
    def places(self) -> list[Place]:
        return list({one.place_id: one.place for one in self.chosen}.values())


class DoneForm(Chosen, Form):
    note = forms.CharField(label="What was done", required=False, max_length=300)


class NotNeededForm(Chosen, Form):
    reason = forms.CharField(label="Why are they no longer needed?", max_length=300)


class GiveForm(Chosen, Form):
    person = forms.ChoiceField(label="Who takes them?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = reduce(or_, (people_with("propose_item", place) for place in self.places))
        self.people = {str(one.pk): one for one in found.order_by("name", "pk")}
        self.fields["person"].choices = [("", "Choose…"), *((key, one.name) for key, one in self.people.items())]


class DayForm(Chosen, DueForm):
    due_on = forms.DateField(label="New day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = self.places[0] if len(self.places) == 1 else None
