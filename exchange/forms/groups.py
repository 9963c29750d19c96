from typing import Any

from django import forms
from django.utils import timezone

from common.forms import Choices, Form
from meetings.models import Action
from networks.enums import Spread
from networks.models import Group, Network, School
from roles.models import Person


class CharterForm(Form):
    """Why a group exists, what it works on, who it is for, by when."""

    name = forms.CharField(label="Name", max_length=100, help_text="As people will say it: Writing in Years 7 and 8.")
    purpose = forms.CharField(
        label="Why", widget=forms.Textarea, max_length=2000, help_text="What is not as it should be, and how you know."
    )
    focus = forms.CharField(label="What it works on", max_length=300)
    who_for = forms.CharField(label="Who it is for", max_length=300, help_text="Schools and people who should join.")
    by_when = forms.DateField(
        label="By when", required=False, help_text="When the work should be done. It can be moved later."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def charter(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "purpose", "focus", "who_for", "by_when")}


class ProposeForm(CharterForm):
    lead = forms.ModelChoiceField(
        label="Who would lead it", queryset=Person.objects.none(), help_text="You, or somebody who agreed to."
    )
    message = forms.CharField(label="A word to the chair and the executive", max_length=500, required=False)

    field_order = ("name", "purpose", "focus", "who_for", "by_when", "lead", "message")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = people

    def clean_by_when(self) -> Any:
        day = self.cleaned_data["by_when"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError("Choose a day to come.")
        return day


class JoinForm(Form):
    """For which school, or for oneself."""

    party = forms.ChoiceField(label="Who would join", widget=Choices)
    message = forms.CharField(label="A word to the lead", max_length=500, required=False)

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = parties
        if len(parties) == 1:
            self.initial["party"] = parties[0][0]


class InviteForm(Form):
    """A school, a person or another network. Exactly one."""

    school = forms.ModelChoiceField(
        label="A school", queryset=School.objects.none(), required=False, empty_label="No school"
    )
    email = forms.EmailField(
        label="or a person", required=False, help_text="By the e-mail address they sign in with here."
    )
    network = forms.ModelChoiceField(
        label="or another network, to own the group as well",
        queryset=Network.objects.none(),
        required=False,
        empty_label="No other network",
        help_text="Its chair or executive decides. Networks of other regions too.",
    )
    message = forms.CharField(label="A word with it", max_length=500, required=False)

    def __init__(self, *args: Any, schools: Any, networks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset, self.fields["network"].queryset = schools, networks

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.errors:
            return found
        if sum(bool(found.get(name)) for name in ("school", "email", "network")) != 1:
            raise forms.ValidationError("Choose one: a school, a person or a network.")
        if found.get("email"):
            found["person"] = Person.objects.filter(email__iexact=found["email"], is_active=True).first()
            if found["person"] is None:
                self.add_error("email", "Nobody with this address can sign in here.")
        return found

    @property
    def party(self) -> School | Person | Network:
        found = self.cleaned_data
        return found["school"] or found["network"] or found["person"]


class LeadForm(Form):
    lead = forms.ModelChoiceField(label="Who leads from today", queryset=Person.objects.none())

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = people


class ReasonForm(Form):
    reason = forms.CharField(label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ConcludeForm(Form):
    """The closing report, and what becomes of what is still to do."""

    report_did = forms.CharField(label="What we did", widget=forms.Textarea, max_length=5000)
    report_changed = forms.CharField(
        label="What changed", widget=forms.Textarea, max_length=5000, help_text="In schools, and how you know."
    )
    report_take = forms.CharField(label="What others can take", widget=forms.Textarea, max_length=5000)
    spread = forms.ChoiceField(label="Should it spread?", choices=Spread.choices, widget=Choices)
    dropped = forms.ModelMultipleChoiceField(
        label="Open actions that are no longer needed",
        queryset=Action.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="All others stay with their owners, who still close them.",
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Action.objects.open().filter(place=group, parent=None).order_by("due_on", "pk")
        self.fields["dropped"].queryset = rows
        if not rows:
            del self.fields["dropped"]
