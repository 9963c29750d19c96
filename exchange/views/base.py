"""What the pages of groups and of questions to a forum share."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, View

from common.errors import Refused
from common.views import RefusedMixin, RightMixin
from networks.models import Group

Crumbs = list[tuple[str, str]]


class GroupMixin:
    """The group of the address, if the person may know of it. 404 to everybody else."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def group(self) -> Group:
        return get_object_or_404(Group.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def get_rights_object(self) -> Group:
        return self.group

    def crumbs(self, *more: tuple[str, str]) -> Crumbs:
        return [("Groups", reverse("exchange:group_list")), (self.group.name, self.group.get_absolute_url()), *more]


class Form(RefusedMixin, FormView):
    """A page with one form. Subclasses say perform(), heading, save, and what is said when it is done."""

    template_name = "exchange/form.html"
    heading = ""
    sub = ""
    save = "Save"
    done = ""
    is_stop = False

    def crumbs(self) -> Crumbs:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"heading": self.heading, "sub": self.sub, "save": self.save, "is_stop": self.is_stop}
        return super().get_context_data(**words, cancel=self.get_success_url(), crumbs=self.crumbs(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        if answer.status_code == 302 and self.done:
            messages.success(self.request, self.done)
        return answer


class Button(View):
    """A button: does one thing and goes back. What is refused is said at the top of the page."""

    http_method_names = ["post"]

    def act(self) -> str:
        raise NotImplementedError

    def get_success_url(self) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            messages.success(request, self.act())
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(self.get_success_url())


class FormPage(RightMixin, Form):
    """A page with one form, for who has the right."""


class PostPage(RightMixin, Button):
    """A button, for who has the right."""


class Gate:
    """Asks more than one right: gate() raises PermissionDenied or Http404."""

    def gate(self) -> None:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.gate()
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
