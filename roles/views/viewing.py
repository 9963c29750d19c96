"""Looking as somebody else: asking why, beginning, stopping."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView, View

from common.views import RefusedMixin
from roles.forms.viewing import ViewAsForm
from roles.models import Person, Viewing
from roles.services import viewing as services


class ViewAsStart(RefusedMixin, FormView):
    """A page that asks for the reason; POST begins it and opens the person's home."""

    template_name = "roles/view_as_start.html"
    form_class = ViewAsForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.may_everywhere(services.VERB):
            raise PermissionDenied("Only an administrator looks as somebody else.")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self) -> Person:
        return get_object_or_404(Person, pk=self.kwargs["pk"])

    def perform(self, form: ViewAsForm) -> None:
        started = services.start_viewing(person=self.person, reason=form.cleaned_data["reason"], by=self.request.user)
        self.request.session["viewing"] = started.pk

    def get_success_url(self) -> str:
        return reverse("overview:home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.person, **kwargs)


class ViewAsStop(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.session.pop("viewing", None)
        viewing = Viewing.objects.filter(pk=key, administrator=request.user).first()
        if viewing is None:
            return HttpResponseRedirect(reverse("overview:home"))
        services.end_viewing(viewing=viewing, because=services.STOPPED)
        messages.success(request, "You see your own pages again.")
        return HttpResponseRedirect(reverse("roles:person", args=[viewing.person_id]))
