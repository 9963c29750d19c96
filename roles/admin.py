"""People in the admin site: enough to enter somebody and to lock them out. Rights come from appointments alone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from roles.models import Person


class PersonForm(forms.ModelForm):
    """A new person has no password until they choose one through "Forgotten your password?"."""

    class Meta:
        model = Person
        fields = ["name", "email", "phone", "is_active"]

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    form = PersonForm
    list_display = ["name", "email", "is_active", "is_staff", "joined_at"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]
    ordering = ["name", "pk"]
    readonly_fields = ["is_staff", "joined_at", "last_login"]
    fields = ["name", "email", "phone", "is_active", "is_staff", "joined_at", "last_login"]

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Somebody who leaves is made inactive: what they did stays theirs."""
        return False
