import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from common import words
from common.forms import Form, Seg
from meetings.enums import Pattern
from meetings.models import MeetingSeries
from meetings.services.series import FORM, free

WEEKDAYS = [(n, f"{dt.date(2024, 1, n + 1):%A}") for n in range(5)]
MOST_WEEKS = 12


class SeriesForm(Form):
    """A series: weeks of the school term with a weekday, or chosen days; the hour; the place; until when."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    pattern = forms.ChoiceField(label="When", choices=Pattern.choices, widget=Seg, initial=Pattern.WEEKS)
    weeks = forms.CharField(
        label="Weeks of the term",
        required=False,
        max_length=60,
        help_text="For example: 3 and 8. A term has 9 to 11 weeks.",
    )
    weekday = forms.TypedChoiceField(label="Weekday", choices=WEEKDAYS, coerce=int, required=False, empty_value=None)
    days = forms.CharField(
        label="Days", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="One on each line, for example 12/3/2027.",
    )  # fmt: skip
    time = forms.TimeField(label="Starts at", error_messages={"invalid": "Write a time, for example 9:30 am."})
    length_minutes = forms.IntegerField(label="Length in minutes", min_value=5, max_value=720, initial=120)
    starts_on = forms.DateField(label="From")
    until = forms.DateField(label="Until", help_text="The last day on which a meeting may fall.")
    venue = forms.CharField(label="Venue", max_length=200, required=False)
    online_url = forms.URLField(label="Online link", max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("weeks", "weekday", "days"):
            self.fields[name].is_asked_for = True  # type: ignore[attr-defined]  # the one or the others

    def clean_weeks(self) -> list[int]:
        told = self.cleaned_data["weeks"].replace("and", ",").replace(";", ",").replace(" ", ",")
        parts = [part for part in told.split(",") if part]
        if any(not part.isascii() or not part.isdigit() or not 1 <= int(part[:4]) <= MOST_WEEKS for part in parts):
            raise forms.ValidationError(f"Write numbers from 1 to {MOST_WEEKS}, for example: 3 and 8.")
        return sorted({int(part) for part in parts})

    def clean_days(self) -> list[dt.date]:
        found, field = set(), forms.DateField()
        for line in self.cleaned_data["days"].replace(",", "\n").splitlines():
            if line.strip():
                try:
                    found.add(field.clean(line))
                except forms.ValidationError:
                    raise forms.ValidationError(f"“{line.strip()}” is no day. Write for example 12/3/2027.") from None
        return sorted(found)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("pattern") == Pattern.DAYS:
            found |= {"weeks": [], "weekday": None}
            if "days" in found and not found["days"]:
                self.add_error("days", "Write at least one day.")
        else:
            found["days"] = []
            if "weeks" in found and not found["weeks"]:
                self.add_error("weeks", "Write at least one week, for example: 3 and 8.")
            if found.get("weekday") is None and "weekday" not in self.errors:
                self.add_error("weekday", "Choose a weekday.")
        first, last = found.get("starts_on"), found.get("until")
        if first and last and last < first:
            self.add_error("until", "The last day is before the first.")
        if last and last.year > timezone.localdate().year + 3:
            self.add_error("until", "Choose a day within the next 3 years.")
        return found

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FORM}

    def as_series(self) -> MeetingSeries:
        """What the form says, unsaved: to show which days it gives."""
        return MeetingSeries(**self.values)


class SeriesChangeForm(SeriesForm):
    """`first`: the meeting from which on the change holds; empty for all to come."""

    first = forms.TypedChoiceField(label="Change", required=False, coerce=dt.date.fromisoformat, empty_value=None)

    def __init__(self, *args: Any, series: MeetingSeries, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [timezone.localdate(one.meeting.starts_at) for one in free(series).order_by("meeting__starts_at")]
        later = [(day.isoformat(), f"the meeting of {words.day(day)} and those that follow") for day in days[1:]]
        self.fields["first"].choices = [("", "all meetings to come"), *later]


def initial_of(series: MeetingSeries) -> dict[str, Any]:
    found = {name: getattr(series, name) for name in (*FORM, "version")}
    found["weeks"] = " and ".join(str(week) for week in series.weeks)
    found["days"] = "\n".join(f"{day:%d/%m/%Y}" for day in series.days)
    return found


class CadenceForm(Form):
    number = forms.IntegerField(label="Meetings each term", min_value=0, max_value=20)
    starts_on = forms.DateField(label="From")
