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
    detail = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("title") and not found.get("section"):
            self.add_error("section", "Name the section.")
        if found.get("title") and "minutes" in found and not found["minutes"]:
            self.add_error("minutes", "Write the minutes.")
        found["purpose"] = found.get("purpose") or Purpose.DISCUSS
        return found


RowSet = forms.formset_factory(RowForm, extra=0, max_num=MOST_ROWS, validate_max=True, absolute_max=MOST_ROWS)


def row_set(data: Any = None, template: AgendaTemplate | None = None) -> Any:
    """What was sent; else the rows of the template with some empty ones below."""
    if data:
        return RowSet(data, prefix="rows")
    names = [name for name in RowForm.base_fields if name != "key"]
    return arranged(with_more(list(template.items.values(*names)) if template else [], SPARE_ROWS))


def arranged(rows: list[dict[str, Any]]) -> Any:
    return RowSet(initial=rows, prefix="rows")


def typed_rows(data: Any) -> list[dict[str, Any]]:
    """The rows as they were typed, sound or not."""
    sent = data.get("rows-TOTAL_FORMS", "")
    number = min(int(sent), MOST_ROWS) if sent.isascii() and sent.isdigit() else 0
    return [{name: data.get(f"rows-{n}-{name}", "") for name in RowForm.base_fields} for n in range(number)]


def with_more(rows: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """With empty rows below, as far as a template has room. Each row gets a key that stays with it when it moves."""
    taken = {str(row.get("key", "")) for row in rows}
    free = (str(key) for key in range(2 * MOST_ROWS) if str(key) not in taken)
    more: list[dict[str, Any]] = [{} for _ in range(min(number, MOST_ROWS - len(rows)))]
    return [{**row, "key": row.get("key") or next(free)} for row in (*rows, *more)]


def moved(rows: list[dict[str, Any]], key: str, by: int) -> list[dict[str, Any]]:
    """With one row so many places further down; as it was where there is no such row."""
    at = next((n for n, row in enumerate(rows) if row["key"] == key), None)
    if at is None:
        return rows
    found = [*rows[:at], *rows[at + 1 :]]
    found.insert(max(0, at + by), rows[at])
    return found


def in_order(rows: list[dict[str, Any]], keys: list[str]) -> list[dict[str, Any]]:
    """In the order of the keys; who is not named comes last."""
    place = {key: n for n, key in enumerate(keys)}
    return sorted(rows, key=lambda row: place.get(row["key"], len(place)))


def rows_of(rows: Any) -> list[dict[str, Any]]:
    """What the service takes."""
    sent = [form.cleaned_data for form in rows if form.cleaned_data.get("title")]
    return [{name: value for name, value in row.items() if name != "key"} for row in sent]
