from django import forms

from common.forms import Form


class ViewAsForm(Form):
    reason = forms.CharField(
        max_length=200, label="Why do you look?", help_text="The person sees this on their own page, with your name."
    )
