from django import forms
from django.core.files.uploadedfile import UploadedFile

from common.forms import Choices, Form
from roles.enums import ImportKind

HINTS = {
    ImportKind.SCHOOLS: "The Department’s public list of schools, of any year from 2021 to 2025.",
    ImportKind.MEMBERSHIP: "Columns: school number, network, area, region, from, to.",
    ImportKind.PEOPLE: "Columns: e-mail, name, role, place, from, to, basis.",
}


class UploadForm(Form):
    """A file, and what it is about."""

    kind = forms.ChoiceField(
        label="What is in the file?", choices=ImportKind, widget=Choices(hints=HINTS), initial=ImportKind.SCHOOLS
    )
    file = forms.FileField(
        label="File",
        help_text="CSV, at most 10 MB and 20,000 rows. The files you download under Imports have the right columns.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
        allow_empty_file=False,
    )
    all_sectors = forms.BooleanField(
        label="Catholic and independent schools too",
        required=False,
        help_text="Of a School Locations file. They are left out otherwise: networks are of government schools.",
    )

    def clean_kind(self) -> ImportKind:
        return ImportKind(self.cleaned_data["kind"])

    def content(self) -> bytes:
        file: UploadedFile = self.cleaned_data["file"]
        return file.read()
