"""The vision of a network, written in its place on the network's page or on a page of its own."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import FormView

from common.errors import Refused, Stale
from common.forms import Form
from common.views import PartialMixin, RightMixin
from networks.models import Network
from networks.services.vision import LONGEST, write_vision


class VisionForm(Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    vision = forms.CharField(
        label="What this network is here for",
        help_text="A sentence or two, in your own words. It stands at the top of the network’s page.",
        widget=forms.Textarea,
        required=False,
        max_length=LONGEST,
    )


class VisionEdit(RightMixin, PartialMixin, FormView):
    """409 when somebody saved in between: their text is shown, what was typed is kept."""

    form_class = VisionForm
    template_name = "overview/vision_edit.html"
    partial_name = "overview/_vision_form.html"
    required_verb = "edit_plan"
    no_right = "The chair and the executive write the vision."

    def get_rights_object(self) -> Network:
        return self.network

    @cached_property
    def network(self) -> Network:
        seen = Network.objects.visible_to(self.request.user)
        return get_object_or_404(seen, slug=self.kwargs["slug"])

    def get_initial(self) -> dict[str, Any]:
        return {"version": self.network.vision_version, "vision": self.network.vision}

    def form_valid(self, form: VisionForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            network = write_vision(
                network=self.network, text=given["vision"], version=given["version"], by=self.request.user
            )
        except Stale as stale:
            return self.show_both(form, stale.current)
        except Refused as refused:
            form.refuse(refused)
            return self.form_invalid(form)
        if self.partial_name in self.get_template_names():
            return render(self.request, "overview/_vision.html", {"vision": network, "may_write": True})
        messages.success(self.request, "The vision is saved.")
        return redirect(network)

    def form_invalid(self, form: VisionForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def show_both(self, form: VisionForm, current: Network) -> HttpResponse:
        data = form.data.copy()
        data["version"] = current.vision_version
        again = VisionForm(data=data)
        return self.render_to_response(self.get_context_data(form=again, conflict=current), status=409)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {"conflict": None, "network": self.network, "heading": f"Vision of {self.network.name}"}
        crumbs = [(self.network.name, self.network.get_absolute_url()), ("Vision", "")]
        return super().get_context_data(**{**found, "crumbs": crumbs, **kwargs})
