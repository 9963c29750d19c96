from typing import Any

from django import forms

from common.forms import Form
from reminders.kinds import GROUPS, KINDS


class PreferenceForm(Form):
    """One tick for each kind of mail that can be switched off."""

    def __init__(self, *args: Any, no_mail: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in KINDS.values():
            if not kind.mandatory:
                self.fields[kind.code] = forms.BooleanField(
                    label=kind.label, help_text=kind.hint, required=False, initial=kind.code not in no_mail
                )

    def groups(self) -> list[tuple[str, list[forms.BoundField], list[Any]]]:
        """(words of the group, ticks, kinds that are always sent)"""
        found = []
        for group, words in GROUPS.items():
            kinds = [kind for kind in KINDS.values() if kind.group == group]
            ticks = [self[kind.code] for kind in kinds if not kind.mandatory]
            found.append((words, ticks, [kind for kind in kinds if kind.mandatory]))
        return found

    def wanted(self) -> set[str]:
        return {code for code, ticked in self.cleaned_data.items() if ticked}


class FeedForm(Form):
    name = forms.CharField(
        label="Device or calendar", max_length=60, help_text="So that you know it again: “Phone”, “Outlook at school”."
    )
