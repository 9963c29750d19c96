"""Into a group and out of it: asking, inviting, answering, leaving, all schools of a network."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from common import words
from exchange import reading
from exchange.forms import groups as forms
from exchange.services import groups, joining
from exchange.views.base import Button, Crumbs, Form, FormPage, Gate, GroupMixin, PostPage
from networks.models import Network, School
from roles.enums import RequestState
from roles.models import GroupRequest, Person


class GroupJoin(GroupMixin, Gate, FormPage):
    """Ask to join with a school one answers for, or for oneself. The lead answers."""

    required_verb = "view_place"
    form_class = forms.JoinForm
    heading = "Ask to join"
    save = "Ask to join"
    done = "The lead is told, and you see the answer on the page of the group."

    @property
    def sub(self) -> str:  # type: ignore[override]
        return self.group.name

    def gate(self) -> None:
        if not self.parties:
            raise PermissionDenied("You and your schools belong to this group already.")

    @cached_property
    def parties(self) -> dict[str, Any]:
        person = self.request.user
        schools = School.objects.filter(pk__in=[one.pk for one in reading.schools_to_bring(person, self.group)])
        found: dict[str, Any] = {str(school.pk): school for school in schools.by_name()}
        if not groups.in_group(person, self.group):
            found["me"] = person
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        choices = [(key, "Only me" if key == "me" else str(party)) for key, party in self.parties.items()]
        return super().get_form_kwargs() | {"parties": choices}

    def crumbs(self) -> Crumbs:
        return GroupMixin.crumbs(self)

    def perform(self, form: forms.JoinForm) -> None:
        joining.ask_to_join(
            group=self.group, party=self.parties[form.cleaned_data["party"]], by=self.request.user,
            message=form.cleaned_data["message"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()


class GroupInvite(GroupMixin, FormPage):
    required_verb = "manage_group"
    no_right = "Only the lead, and chair and executive of an owning network, invite."
    form_class = forms.InviteForm
    heading = "Invite to the group"
    save = "Invite"
    done = "The invitation is on its way."

    def get_form_kwargs(self) -> dict[str, Any]:
        owners = groups.places.owners_of(self.group)
        schools = School.objects.filter(network__in=owners, closed_on=None).order_by("name", "pk")
        networks = Network.objects.open().exclude(pk__in=[owner.pk for owner in owners]).by_name()
        return super().get_form_kwargs() | {"schools": schools, "networks": networks}

    def crumbs(self) -> Crumbs:
        return GroupMixin.crumbs(self)

    def perform(self, form: forms.InviteForm) -> None:
        joining.invite(group=self.group, party=form.party, by=self.request.user, message=form.cleaned_data["message"])

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()


class SchoolsAdd(GroupMixin, PostPage):
    """All schools of a network at once."""

    required_verb = "manage_group"

    def act(self) -> str:
        owned = reading.networks_to_fill(self.request.user, self.group)
        network = next((one for one in owned if str(one.pk) == self.request.POST.get("network")), None)
        if network is None:
            raise PermissionDenied("Only chair and executive of a network bring in all of its schools.")
        number = joining.add_all_schools(group=self.group, network=network, by=self.request.user)
        if not number:
            return f"All schools of {network.name} are in the group already."
        return f"{words.count(number, 'school')} of {network.name} joined the group."

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()


class GroupLeave(GroupMixin, PostPage):
    """A school, a person or a network leaves: `party` is its key with s, p or n before it."""

    required_verb = "view_community"
    no_right = "You do not belong to this group."

    def act(self) -> str:
        kind, key = self.request.POST.get("party", " ")[:1], self.request.POST.get("party", "")[1:]
        model: Any = {"s": School, "p": Person, "n": Network}.get(kind)
        if model is None or not key.isdecimal() or len(key) > 12:
            raise Http404
        party = get_object_or_404(model, pk=key)
        if not joining.belongs(party, self.group):
            return "That is so already."
        joining.leave(group=self.group, party=party, by=self.request.user)
        return f"{party} has left {self.group}."

    def get_success_url(self) -> str:
        if self.request.user.has_perm("view_place", self.group):
            return self.group.get_absolute_url()
        return reverse("exchange:group_list")


class RequestMixin:
    """A request about a group, among those the person may see."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def asked(self) -> GroupRequest:
        rows = GroupRequest.objects.visible_to(self.request.user).select_related(
            "group", "network", "school__network", "person", "lead", "by", "answered_by"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def may_answer(self) -> bool:
        return self.asked.state == RequestState.OPEN and joining.may_answer(self.asked, self.request.user)

    def get_success_url(self) -> str:
        return self.asked.get_absolute_url()


class RequestDetail(RequestMixin, TemplateView):
    """What was asked, of which group, by whom, and the answer or the buttons to give it."""

    template_name = "exchange/request_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, person = self.asked, self.request.user
        may_take_back = asked.state == RequestState.OPEN and asked.by_id == person.pk
        return super().get_context_data(
            asked=asked,
            group=asked.group,
            networks=reading.in_words(reading.ownerships_of(asked.group)),
            proposal=reading.proposal_of(asked.group),
            leads=reading.leads_of(asked.group),
            may_answer=self.may_answer,
            may_take_back=may_take_back,
            sees_group=person.has_perm("view_place", asked.group),
            crumbs=[("Groups", reverse("exchange:group_list"))],
            **kwargs,
        )


class Answering(RequestMixin, Gate):
    """Only who answers: the others who see the request get 403. What is answered already is said by the service."""

    def gate(self) -> None:
        if self.asked.state == RequestState.OPEN and not self.may_answer:
            raise PermissionDenied("Others answer this.")


class RequestAccept(Answering, Button):
    def act(self) -> str:
        joining.accept(request=self.asked, by=self.request.user)
        return "Accepted."


class RequestDecline(Answering, Form):
    form_class = forms.ReasonForm
    heading = "Decline"
    save = "Decline"
    done = "Declined. Who asked is told."

    def perform(self, form: forms.ReasonForm) -> None:
        joining.decline(request=self.asked, reason=form.cleaned_data["reason"], by=self.request.user)


class RequestWithdraw(RequestMixin, Button):
    """Take back what one asked: the service refuses others with 403."""

    def act(self) -> str:
        joining.withdraw(request=self.asked, by=self.request.user)
        return "Taken back."
