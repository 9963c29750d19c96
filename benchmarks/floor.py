"""
The floor: a bare Django page behind the same session and sign-in, and one validated UPDATE. Pages are measured
against it.
"""

from django import forms
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

PAGE = ("<p>The same words again and again, as a page of thirty kilobytes would hold them.</p>\n" * 400)[:30_000]


class NoteForm(forms.Form):
    note = forms.CharField(max_length=10_000)


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<!doctype html><title>{request.user}</title>{PAGE}")


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE benchmark_note SET note = %s WHERE id = 1", [form.cleaned_data["note"]])
    return HttpResponse("saved")


urlpatterns = [path("page/", page, name="page"), path("save/", save, name="save")]
