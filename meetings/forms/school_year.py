from typing import Any

from django import forms

from common.forms import Form
from meetings.models import SchoolTerm


class DayForm(Form):
    day = forms.DateField(label="Day")
    title = forms.CharField(label="What is it?", max_length=80, initial="Curriculum day")


class TermForm(Form):
    year = forms.IntegerField(label="Year", min_value=2016, max_value=2099)
    number = forms.IntegerField(label="Term", min_value=1, max_value=4)
    starts_on = forms.DateField(label="First day for staff")
    ends_on = forms.DateField(label="Last day")


def initial_of(term: SchoolTerm) -> dict[str, Any]:
    return {name: getattr(term, name) for name in TermForm.base_fields}
