import datetime as dt
from typing import Any

from django import forms

from common.forms import Form, Seg
from fiso.enums import Impact
from fiso.forms import ReviewForm


class DecisionForm(Form):
    text = forms.CharField(
        label="What was decided?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="One decision."
    )
    effective_on = forms.DateField(label="From", required=False)
    review_on = forms.DateField(label="Look at it again", required=False)


class ItemReviewForm(ReviewForm):
    """The milestone review of an agenda item: held on the day of the meeting, which nobody types."""

    def __init__(self, *args: Any, held_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["held_on"]
        day.initial, day.disabled, day.widget = held_on, True, forms.HiddenInput()
        self.fields["impact"].widget = Seg(choices=Impact.choices)
        for name in ("evidence", "enablers", "barriers"):
            self.fields[name].widget.attrs["rows"] = 2

    @property
    def words_of_review(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "held_on"}
