from typing import Any

from django import forms

from common.errors import Refused
from common.forms import ModelForm
from roles.models import Person
from roles.models.person import OFFER_LENGTH, OFFERS


def read_offers(text: str) -> list[str]:
    """One short phrase for each line, none twice. Raises Refused for too many or too long ones."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if phrase := " ".join(line.split()):
            found.setdefault(phrase.casefold(), phrase)
    if len(found) > OFFERS:
        raise Refused(f"At most {OFFERS} lines: choose what you most want to be asked about.", field="offers")
    if any(len(phrase) > OFFER_LENGTH for phrase in found.values()):
        raise Refused(f"Keep each line to {OFFER_LENGTH} characters.", field="offers")
    return list(found.values())


class OffersField(forms.CharField):
    """A list of short phrases, one for each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]  # a list of phrases, not a text
        try:
            return read_offers(super().clean(value))
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class DetailsForm(ModelForm):
    """What a person may change about themselves. The e-mail is how they sign in; the administrator changes it."""

    offers = OffersField(
        required=False,
        max_length=OFFERS * (OFFER_LENGTH + 2),
        label="What I can help with",
        help_text=f"One short phrase for each line, at most {OFFERS}. Others find you by these.",
    )

    class Meta:
        model = Person
        fields = ["name", "phone", "about", "offers", "shows_email", "shows_phone"]
        labels = {
            "name": "Your name",
            "phone": "Phone",
            "about": "About you",
            "shows_email": "Show my e-mail on my page",
            "shows_phone": "Show my phone on my page",
        }
        help_texts = {
            "name": "As it stands in minutes and on agendas.",
            "phone": "Only the administrator sees it, unless you show it below.",
            "about": "A sentence or two for those who want to know whom they meet.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": "3"})}
