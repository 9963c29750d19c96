"""The histories of a place and of a person: who changed what, and when."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from common.history_page import HistoryPage
from common.history_view import Entry
from overview import place_story, role_story
from overview.views.people import PlaceMixin
from roles.models import Person


class PlaceHistory(PlaceMixin, HistoryPage):
    kinds = place_story.KINDS

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not place_story.may_read_history(request.user, self.place):
            raise PermissionDenied("The history of a place is for those who lead it and those who support it.")
        return super().dispatch(request, *args, **kwargs)

    def entries(self) -> list[Entry]:
        return place_story.story_of_place(self.place, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.place.name
        return super().get_context_data(**kwargs) | {
            "title": "History",
            "name": name,
            "crumbs": [(name, self.place.get_absolute_url()), ("History", "")],
            "audit_url": _audit(self.request, place=name),
        }


class PersonHistory(HistoryPage):
    """For the person, and for whoever manages people everywhere."""

    kinds = role_story.KINDS

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = get_object_or_404(Person.objects.visible_to(request.user), pk=self.kwargs["pk"])
        if self.person != request.user and not request.user.may_everywhere("manage_people"):
            raise PermissionDenied("The history of a person is for themselves and for administrators.")
        return super().dispatch(request, *args, **kwargs)

    def entries(self) -> list[Entry]:
        return role_story.story_of_person(self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.person.name
        return super().get_context_data(**kwargs) | {
            "title": "History",
            "name": name,
            "crumbs": [(name, self.person.get_absolute_url()), ("History", "")],
            "audit_url": _audit(self.request, who=self.person.email),
        }


def _audit(request: HttpRequest, **asked: str) -> str:
    """Everything that is kept, for whoever reads the audit."""
    if not request.user.may_everywhere("see_audit"):
        return ""
    return f"{reverse('overview:audit')}?{urlencode(asked)}"
