from common.forms import ModelForm
from roles.models import Person


class DetailsForm(ModelForm):
    """What a person may change about themselves. The e-mail is how they sign in; the administrator changes it."""

    class Meta:
        model = Person
        fields = ["name", "phone"]
        labels = {"name": "Your name", "phone": "Phone"}
        help_texts = {
            "name": "As it stands in minutes and on agendas.",
            "phone": "Only the administrator sees it.",
        }
