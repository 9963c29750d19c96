from django.contrib import admin

from meetings.models import SchoolTerm


@admin.register(SchoolTerm)
class SchoolTermAdmin(admin.ModelAdmin):
    """Term dates change by the Department's decision: administrators enter them here, with no release."""

    list_display = ("__str__", "starts_on", "ends_on")
    list_filter = ("year",)
    ordering = ("-starts_on",)
