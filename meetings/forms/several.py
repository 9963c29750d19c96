"""One question about several chosen actions: a note, a reason, a person or a day."""

from typing import Any

from django import forms

from common.forms import Form
from meetings.forms.action import DueForm, WhoseForm
from meetings.models import Action
from networks.models import Place
from roles.enums import Role, short


class Chosen(forms.Form):
    """What is to be done, to which actions, and the list to go back to: sent along unseen, and read by the view."""

    do = forms.CharField(widget=forms.HiddenInput, required=False)
    pick = forms.Field(widget=forms.MultipleHiddenInput, required=False)
    back = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, chosen: list[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen


def places_of(chosen: list[Action]) -> list[Place]:
    return list({one.place_id: one.place for one in chosen}.values())


class DoneForm(Chosen, Form):
    note = forms.CharField(label="What was done", required=False, max_length=300)


class NotNeededForm(Chosen, Form):
    reason = forms.CharField(label="Why are they no longer needed?", max_length=300)


class GiveForm(Chosen, WhoseForm):
    """To a person or a school of any of their places, or to whoever holds a role at the place of each."""

    def __init__(self, *args: Any, chosen: list[Action], **kwargs: Any) -> None:
        super().__init__(*args, chosen=chosen, places=places_of(chosen), **kwargs)
        self.fields["whose"].label = "Who takes them?"

    def roles_held(self) -> dict[str, tuple[Role, Place | None, str]]:
        held = {role for role, _, _ in super().roles_held().values()}
        return {str(role): (role, None, short(role)) for role in Role if role in held}


class DayForm(Chosen, DueForm):
    due_on = forms.DateField(label="New day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = places_of(self.chosen)
        self.place = places[0] if len(places) == 1 else None
