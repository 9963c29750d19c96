"""Frameworks are reference data that staff with the model permission keep here. Plans change in the product only."""

from django.contrib import admin

from fiso.models import Dimension, Framework


class DimensionInline(admin.TabularInline):
    model = Dimension
    extra = 0
    fields = ("position", "element", "name", "confirmed")


@admin.register(Framework)
class FrameworkAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "in_plans_from")
    inlines = (DimensionInline,)
