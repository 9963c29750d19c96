from typing import Any

from django import forms

from common.forms import Form
from meetings.enums import Purpose, Topic
from meetings.models import AgendaTemplate
from meetings.services.templates import MOST_ROWS
from networks.models import Place

SPARE_ROWS = 3


class TemplateForm(Form):
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Name of the template", max_length=120)
    note = forms.CharField(
        label="What it is for", max_length=300, required=False, help_text="For example: the first meeting of a year"
    )


class NewTemplateForm(TemplateForm):
    """A new one says whose it is."""

    place = forms.ModelChoiceField(Place.objects.none(), label="For whom?", empty_label=None)
    field_order = ["place", "title", "note"]

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places


class FromAgendaForm(Form):
    uid = forms.UUIDField(widget=forms.HiddenInput)
    title = TemplateForm.base_fields["title"]


class RowForm(Form):
    """A row; one without a title is left out."""

    section = forms.CharField(label="Section", max_length=80, required=False)
    title = forms.CharField(label="What is it?", max_length=160, required=False)
    purpose = forms.ChoiceField(label="Purpose", choices=Purpose.choices, initial=Purpose.DISCUSS, required=False)
    topic = forms.ChoiceField(label="Topic", choices=[("", "None"), *Topic.choices], required=False)
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=600, initial=10, required=False)
    is_recurring = forms.BooleanField(label="At every meeting", required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("title") and not found.get("section"):
            self.add_error("section", "Name the section.")
        if found.get("title") and "minutes" in found and not found["minutes"]:
            self.add_error("minutes", "Write the minutes.")
        found["purpose"] = found.get("purpose") or Purpose.DISCUSS
        return found


RowSet = forms.formset_factory(
    RowForm, extra=SPARE_ROWS, max_num=MOST_ROWS, validate_max=True, absolute_max=MOST_ROWS + SPARE_ROWS
)


def row_set(data: Any = None, template: AgendaTemplate | None = None) -> Any:
    names = ("section", "title", "purpose", "topic", "minutes", "is_recurring")
    rows = list(template.items.values(*names)) if template else []
    return RowSet(data or None, initial=rows, prefix="rows")


def rows_of(rows: Any, template: AgendaTemplate | None = None) -> list[dict[str, Any]]:
    """What the service takes. A row that stands already keeps its words on what it is about."""
    detail = dict(template.items.values_list("title", "detail")) if template else {}
    found = [form.cleaned_data for form in rows if form.cleaned_data.get("title")]
    return [{**row, "detail": detail.get(row["title"], "")} for row in found]
