"""Forms in the look: the renderer, the bases every form of ours starts from, and the two kinds of choice it adds."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.renderers import TemplatesSetting

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

    def __init__(self, *args, hints: Mapping[str, str] | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.hints = {str(value): words for value, words in (hints or {}).items()}


NATIVE = (
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
)


class LookForm:
    """Mixed into every form: native date and time inputs, plain line ends, and services' refusals as faults.

    Django strips white space and keeps what was typed; the page shows faults through {% page_head form=form %}.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _use_native_input(field.widget)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = {"10": 4}.get(str(field.widget.attrs.get("rows")), field.widget.attrs["rows"])

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n").replace("\r", "\n")

    def refuse(self, refused: Refused) -> None:
        """Show why a service said no: at the field at fault, or for the whole form."""
        known = refused.field if refused.field in self.fields else NON_FIELD_ERRORS
        self.add_error(None if known == NON_FIELD_ERRORS else known, str(refused))


def _use_native_input(widget: forms.Widget) -> None:
    for kind, input_type, shape in NATIVE:
        if type(widget) is kind:
            widget.input_type, widget.format = input_type, shape


class Form(LookForm, forms.Form):
    pass


class ModelForm(LookForm, forms.ModelForm):
    pass
