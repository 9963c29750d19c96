from collections.abc import Sequence
from typing import Any

from django import forms

from common.forms import Choices, Form
from meetings.enums import Answer
from meetings.models import Reply
from meetings.services.expected import Party

MEANING = {
    Answer.YES: "The principal comes, in person or online",
    Answer.DELEGATE: "Somebody else comes for the school",
    Answer.APOLOGY: "Nobody can come this time",
}

OF_A_PERSON = {
    Answer.YES: "In person or online",
    Answer.DELEGATE: "Somebody else comes in your place",
    Answer.APOLOGY: "You cannot come this time",
}


class ReplyForm(Form):
    """The answer of one school or person. With several to answer for, each has its own form and prefix."""

    school = forms.ChoiceField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="Is your school coming?",
        choices=Answer.choices,
        widget=Choices(hints=MEANING),
        error_messages={"required": "Choose an answer."},
    )
    delegate_name = forms.CharField(label="Who comes for you?", max_length=120, required=False)
    note = forms.CharField(
        label="A note for whoever chairs",
        max_length=300,
        required=False,
        help_text="Only if there is something to say.",
    )

    def __init__(self, *args: Any, party: Party, names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        if names:
            self.fields["delegate_name"].widget.attrs["list"] = f"{self.auto_id.replace('_%s', '')}_people"
        self.fields["school"].choices = [(party.key, party.name)]
        if party.person:
            self.fields["answer"].label = "Are you coming?"
            self.fields["answer"].widget.hints = OF_A_PERSON
        self.fields["delegate_name"].help_text = "Needed when you send a delegate."

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("answer") == Answer.DELEGATE and not found.get("delegate_name"):
            self.add_error("delegate_name", "Name the delegate.")
        return found


def initial_of(party: Party, reply: Reply | None) -> dict[str, Any]:
    found: dict[str, Any] = {"school": party.key}
    if reply is not None:
        found |= {"answer": reply.answer, "delegate_name": reply.delegate_name, "note": reply.note}
    return found
