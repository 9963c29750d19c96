from typing import Any

from django import forms
from django.utils import timezone

from common.forms import Form
from meetings.services.handing_on import ACTION, ITEM, MILESTONE, Duty
from overview.forms.roles import reason_field
from roles.models import Person

KINDS = {ACTION: "Open action", MILESTONE: "Leads a milestone", ITEM: "Speaks to an agenda item"}


class NewPersonForm(Form):
    name = forms.CharField(label="Name", max_length=120, help_text="As it is written in minutes and on agendas.")
    email = forms.EmailField(label="E-mail", max_length=254, help_text="They sign in with it.")
    invites = forms.BooleanField(
        label="Invite them by mail now", required=False, initial=True, help_text="With a link to choose a password."
    )


class PersonForm(Form):
    """What an administrator changes about somebody."""

    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="E-mail", max_length=254, help_text="They sign in with it from then on.")
    phone = forms.CharField(label="Phone", max_length=30, required=False)


class LeaveForm(Form):
    last_day = forms.DateField(label="Last day", help_text="Today or earlier: their roles end on it.")
    reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("last_day", timezone.localdate())


class HandOnForm(Form):
    """For each duty a question to whom, with those who read along at its place as answers; none is "later"."""

    def __init__(self, *args: Any, duties: list[Duty], takers: dict[int, list[Person]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duties, self.takers = duties, takers
        for place, people in takers.items():
            name = next(duty.place.name for duty in duties if duty.place.pk == place)
            self._ask(f"all-{place}", f"Everything at {name}", people)
        for duty in duties:
            words = f"{KINDS[duty.kind]}: {duty.what}" if duty.what else KINDS[duty.kind]
            self._ask(duty.key, f"{words}, {duty.when}" if duty.when else words, takers[duty.place.pk])

    def _ask(self, key: str, label: str, people: list[Person]) -> None:
        choices = [("", "Nobody yet"), *((str(person.pk), person.name) for person in people)]
        self.fields[key] = forms.ChoiceField(label=label, choices=choices, required=False)

    def groups(self) -> list[tuple[str, Any, list[tuple[Duty, Any]]]]:
        """(place, its question for everything, its duties each with a question of its own)."""
        found = []
        for place in self.takers:
            own = [duty for duty in self.duties if duty.place.pk == place]
            found.append((own[0].place.name, self[f"all-{place}"], [(duty, self[duty.key]) for duty in own]))
        return found

    def given(self) -> dict[str, Person]:
        """Duty -> who takes it: by its own answer, else by the one for everything at its place."""
        people = {str(person.pk): person for near in self.takers.values() for person in near}
        found = {}
        for duty in self.duties:
            answer = self.cleaned_data.get(duty.key) or self.cleaned_data.get(f"all-{duty.place.pk}")
            if answer:
                found[duty.key] = people[answer]
        return found
