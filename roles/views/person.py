"""A person's page for others; and their own: details, and what they may see and why."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.views.generic import TemplateView, UpdateView

from roles.forms.person import DetailsForm
from roles.models import Person, Viewing
from roles.people import roles_seen
from roles.standing import Standing, standings_of


class PersonPage(TemplateView):
    """Who somebody is, how to reach them, and the roles they hold, held and will hold where the viewer may look."""

    template_name = "roles/person_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        viewer = self.request.user
        person = get_object_or_404(Person.objects.visible_to(viewer), pk=self.kwargs["pk"])
        return super().get_context_data(
            person=person,
            contact=person.contact_for(viewer),
            roles=roles_seen(person, viewer),
            is_own=person == viewer,
            manages=viewer.may_everywhere("manage_people"),
            may_view_as=person.is_active and person != viewer and viewer.may_everywhere("view_as"),
            **kwargs,
        )


class DetailsEdit(UpdateView):
    form_class = DetailsForm
    template_name = "roles/details_edit.html"
    success_url = reverse_lazy("roles:details_edit")

    def get_object(self, queryset: Any = None) -> Person:
        """A copy of the person: while the form is wrong, the page's own head keeps the saved name."""
        return Person.objects.get(pk=self.request.user.pk)

    def form_valid(self, form: DetailsForm) -> HttpResponse:
        messages.success(self.request, "Your details are saved.")
        return super().form_valid(form)

    def form_invalid(self, form: DetailsForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AccessExplain(TemplateView):
    """The person's roles with their dates, how far each reaches and what it lets them do; then what was."""

    template_name = "roles/access_explain.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, list[Standing]] = standings_of(self.request.user)
        viewings = Viewing.objects.filter(person=self.request.user).select_related("administrator")
        return super().get_context_data(viewings=viewings.order_by("-started_at")[:20], **found, **kwargs)
