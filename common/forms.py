"""Forms in the look: the renderer, the bases every form of ours starts from, and the two kinds of choice it adds."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name

from common.errors import Refused


class LookRenderer(TemplatesSetting):
    """FORM_RENDERER: {{ field.as_field_group }} prints templates/django/forms/field.html."""

    field_template_name = "django/forms/field.html"


class Seg(forms.RadioSelect):
    """A few short answers side by side."""

    look = "seg"


class Choices(forms.RadioSelect):
    """Answers that need a line of meaning each. hints: value -> what it means."""

    look = "choices"

    def __init__(self, *args: Any, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = {str(value): words for value, words in (hints or {}).items()}


NATIVE = (
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
)


if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object

ROWS_OF_DJANGO, ROWS = "10", "4"
REQUIRED = forms.Field.default_error_messages["required"]
"""Says nothing in a summary above the form; where no field has words of its own, the label is named."""


class LookForm(_Form):
    """Mixed into every form: native date and time inputs, plain line ends, and services' refusals as faults.

    Django strips white space and keeps what was typed; the page shows faults through {% page_head form=form %}.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _use_native_input(field.widget)
            if field.widget.attrs.get("rows") == ROWS_OF_DJANGO:
                field.widget.attrs["rows"] = ROWS

    def _clean_fields(self) -> None:
        for name, field in self.fields.items():
            if field.error_messages.get("required") == REQUIRED:
                field.error_messages["required"] = _what_is_missing(field, str(field.label or pretty_name(name)))
        super()._clean_fields()  # type: ignore[misc]  # not in the stubs
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n").replace("\r", "\n")

    def refuse(self, refused: Refused) -> None:
        """Show why a service said no: at the field at fault, or for the whole form."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused))


def _what_is_missing(field: forms.Field, label: str) -> str:
    if label.endswith("?"):
        return f"Answer “{label}”."
    return f"{'Choose' if isinstance(field, forms.ChoiceField) else 'Fill in'} “{label}”."


def _use_native_input(widget: forms.Widget) -> None:
    for kind, input_type, shape in NATIVE:
        if type(widget) is kind:
            widget.input_type, widget.format = input_type, shape


class Form(LookForm, forms.Form):
    pass


class ModelForm(LookForm, forms.ModelForm):
    pass
