"""What is asked before networks merge, split, close or go to another area."""

from typing import Any

from django import forms

from networks.models import Area, Network
from overview.forms.rearrange import NOWHERE, ChangeForm, NetworkChoice, NetworksChoice, within_reach
from roles.enums import Change
from roles.models import Rearrangement
from roles.services import rearranging
from roles.services.rearranging import NewNetwork

NEW_NETWORKS = ("First", "Second", "Third", "Fourth")


class Merge(ChangeForm):
    change = Change.MERGE
    others = NetworksChoice(Network.objects.none(), label="With which networks?", required=False,
        widget=forms.CheckboxSelectMultiple, template_name="overview/_near_and_far.html")  # fmt: skip
    into = NetworkChoice(
        Network.objects.none(),
        label="Into which network?",
        required=False,
        empty_label="A new network",
        help_text="A new one, or one that goes on under its own name and takes in the others.",
    )
    name = forms.CharField(label="Name of the new network", max_length=120, required=False)

    def set_up(self) -> None:
        self.fields["others"].queryset = self.networks().exclude(pk=self.place.pk)
        self.fields["into"].queryset = self.networks()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("into") and not said.get("name"):
            self.add_error("name", "Give the new network a name, or choose one that goes on.")
        if not said.get("others") and said.get("into") in (None, self.place.as_network):
            self.add_error("others", "Choose at least one other network.")
        return said

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        networks = [self.place.as_network, *said["others"]]
        return rearranging.merge_networks(
            networks=networks, into=said["into"], name=said["name"], on=said["on"], by=self.person
        )


class Split(ChangeForm):
    """The names of the new networks, and one of them for each school."""

    change = Change.SPLIT

    def set_up(self) -> None:
        for number, words in enumerate(NEW_NETWORKS, start=1):
            label = f"{words} new network"
            self.fields[f"name_{number}"] = forms.CharField(label=label, max_length=120, required=number < 3)
        choices = [(str(number), words) for number, words in enumerate(NEW_NETWORKS, start=1)]
        self.schools = self.members()
        for school in self.schools:
            self.fields[f"school_{school.pk}"] = forms.ChoiceField(
                label=school.name,
                choices=[("", "Choose"), *choices],
                error_messages={"required": f"Choose where {school.name} goes."},
            )
        self.fields["heir"] = forms.ChoiceField(
            label="Which one takes over?",
            choices=choices,
            help_text="What the chair, the executive or the SEIL of the old network has still to do goes to theirs.",
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for number, words in enumerate(NEW_NETWORKS, start=1):
            used = any(said.get(f"school_{school.pk}") == str(number) for school in self.schools)
            if (used or said.get("heir") == str(number)) and not said.get(f"name_{number}"):
                self.add_error(f"name_{number}", f"Give the {words.lower()} network a name.")
        return said

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        numbers = [str(n) for n in range(1, len(NEW_NETWORKS) + 1) if said[f"name_{n}"]]
        parts = [
            NewNetwork(said[f"name_{n}"], [school for school in self.schools if said[f"school_{school.pk}"] == n])
            for n in numbers
        ]
        return rearranging.split_network(
            network=self.place.as_network, parts=parts, on=said["on"], by=self.person, heir=numbers.index(said["heir"])
        )


class CloseNetwork(ChangeForm):
    """One network for all schools, and another one for some."""

    change = Change.CLOSE
    to = NetworkChoice(Network.objects.none(), label="Where do its schools go?", empty_label=NOWHERE)

    def set_up(self) -> None:
        self.targets = {str(network.pk): network for network in self.networks().exclude(pk=self.place.pk)}
        self.schools = self.members()
        field = self.fields["to"]
        field.queryset = self.networks().exclude(pk=self.place.pk)
        if not self.schools:
            field.required, field.label = False, "Which network takes over what is left to do?"
        choices = [("", "To the same network"), *((key, network.name) for key, network in self.targets.items())]
        for school in self.schools:
            self.fields[f"school_{school.pk}"] = forms.ChoiceField(label=school.name, choices=choices, required=False)

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        goes_to = {school: self.targets.get(said[f"school_{school.pk}"]) or said["to"] for school in self.schools}
        return rearranging.close_network(
            network=self.place.as_network, goes_to=goes_to, on=said["on"], by=self.person, heir=said["to"]
        )


class Transfer(ChangeForm):
    change = Change.TRANSFER
    area = forms.ModelChoiceField(Area.objects.none(), label="To which area?", empty_label="Choose an area")

    def set_up(self) -> None:
        self.fields["area"].queryset = within_reach(self.person, Area).exclude(pk=self.place.area_id or 0)

    def decide(self) -> Rearrangement:
        said = self.cleaned_data
        return rearranging.transfer_network(
            network=self.place.as_network, area=said["area"], on=said["on"], by=self.person
        )
