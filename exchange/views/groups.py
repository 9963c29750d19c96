"""Groups: the list, one group, proposing one, its charter, lead, end and second beginning."""

from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from common.views import page_of
from exchange import reading
from exchange.forms import groups as forms
from exchange.services import concluding
from exchange.services import groups as services
from exchange.views.base import Crumbs, FormPage, GroupMixin
from fiso.models import Milestone, Plan
from meetings.enums import WITH_MINUTES
from meetings.models import Meeting
from networks.enums import GroupState, Kind
from networks.models import Group, Network
from roles.enums import Role
from roles.models import GroupRequest, Person
from roles.rules import RULES

ASKED_SHOWN = 20
ABOUT = "Smaller groups with one piece of work, inside a network or across several."


def may_propose_at(person: Person) -> list[Network]:
    return list(Network.objects.open().filter(person.where("propose_group", "pk")).by_name())


class GroupList(TemplateView):
    """Groups the person is in, others they know of, what waits for their answer, and what they asked."""

    template_name = "exchange/group_list.html"
    network: Network | None = None

    def groups(self) -> "QuerySet[Group]":
        """Those at work first, then those that are over, the newest first."""
        found = Group.objects.visible_to(self.request.user)
        return found.order_by(F("closed_on").desc(nulls_first=True), "name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        inside = set(person.places_where("view_community").filter(kind=Kind.GROUP).values_list("pk", flat=True))
        page = page_of(self.request, self.groups())
        rows = reading.rows_of(page.object_list)
        requests = GroupRequest.objects.select_related("group", "network", "school", "person", "by", "answered_by")
        asked = requests.filter(Q(by=person) | Q(lead=person)).order_by("-at", "-pk")
        return super().get_context_data(
            page=page,
            inside=[row for row in rows if row.group.pk in inside],
            nearby=[row for row in rows if row.group.pk not in inside],
            to_answer=list(requests.to_answer(person).order_by("at", "pk")[:ASKED_SHOWN]),
            asked=list(asked[:ASKED_SHOWN]),
            propose_at=may_propose_at(person),
            network=self.network,
            sub=self.network.name if self.network else ABOUT,
            **kwargs,
        )


class NetworkGroups(GroupList):
    """The groups of one network."""

    @cached_property
    def network(self) -> Network:  # type: ignore[override]
        return get_object_or_404(Network.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def groups(self) -> "QuerySet[Group]":
        from networks.models import GroupOwner

        owned = GroupOwner.objects.current().filter(network=self.network).values("group")
        return super().groups().filter(pk__in=owned)


class GroupDetail(GroupMixin, TemplateView):
    """One group: its charter for whoever may know of it, and all that is inside for its members and owners."""

    def get_template_names(self) -> list[str]:
        return ["exchange/group_detail.html" if self.sees_inside else "exchange/group_nearby.html"]

    @cached_property
    def sees_inside(self) -> bool:
        return self.request.user.has_perm("view_community", self.group)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, group = self.request.user, self.group
        state, owned = GroupState(group.state), reading.ownerships_of(group)
        context = {
            "group": group,
            "state": reading.STATUS[state],
            "is_active": state == GroupState.ACTIVE,
            "sees_history": person.has_perm("view_history", group) or person.may_everywhere("see_audit"),
            "leads": reading.leads_of(group),
            "owners": [row.network for row in owned if row.starts_on <= timezone.localdate()],
            "networks": reading.in_words(owned),
            "proposal": reading.proposal_of(group),
            "crumbs": [("Groups", reverse("exchange:group_list"))],
            "mine": list(self._own_requests(person)),
            "may_join": state == GroupState.ACTIVE and self._could_join(person),
            "joins_alone": self.sees_inside and not reading.schools_to_bring(person, group),
        }
        return super().get_context_data(**context, **(self._inside(person) if self.sees_inside else {}), **kwargs)

    def _own_requests(self, person: Person) -> "QuerySet[GroupRequest]":
        mine = Q(by=person) | Q(person=person) | person.where("answer_for_school", "school")
        found = GroupRequest.objects.filter(mine, group=self.group).select_related("school", "person", "network", "by")
        return found.order_by("-at", "-pk")[:5]

    def _could_join(self, person: Person) -> bool:
        return bool(reading.schools_to_bring(person, self.group)) or not services.in_group(person, self.group)

    def _inside(self, person: Person) -> dict[str, Any]:
        group = self.group
        meetings = Meeting.objects.visible_to(person).filter(place=group).select_related("place")
        manages = person.has_perm("manage_group", group)
        plan = Plan.objects.visible_to(person).filter(place=group).order_by("-year").first()
        waiting = GroupRequest.objects.open().filter(group=group).select_related("network", "school", "person", "by")
        return {
            "schools": reading.schools_of(group),
            "people": reading.people_of(group),
            "next_meeting": meetings.to_come().first(),
            "minutes": list(meetings.filter(state__in=WITH_MINUTES).order_by("-starts_at")[:4]),
            "plan": plan,
            "milestones": list(Milestone.objects.live().filter(plan=plan).order_by("due_on", "pk")[:4]) if plan else [],
            "rights": self._rights(person),
            "manages": manages,
            "waiting": list(waiting.order_by("at", "pk")) if manages else [],
            "to_fill": reading.networks_to_fill(person, group) if manages else [],
            "owned_by_me": set(person.places_where("approve_group").values_list("pk", flat=True)),
            "my_schools": set(person.places_where("answer_for_school").values_list("pk", flat=True)),
            "may_reopen": manages and concluding.may_reopen(group),
        }

    def _rights(self, person: Person) -> dict[str, bool]:
        return {verb: person.has_perm(verb, self.group) for verb in sorted(RULES[Role.GROUP_LEAD][Kind.GROUP])}


class GroupPropose(FormPage):
    required_verb = "propose_group"
    no_right = "Only members of the network propose groups."
    form_class = forms.ProposeForm
    heading = "Propose a group"
    save = "Send the proposal"

    @cached_property
    def network(self) -> Network:
        return get_object_or_404(Network.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def get_rights_object(self) -> Network:
        return self.network

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"The chair and the executive of {self.network.name} decide on it."

    def crumbs(self) -> Crumbs:
        return [("Groups", reverse("exchange:group_list"))]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"people": people_near([self.network], self.request.user)}

    def get_initial(self) -> dict[str, Any]:
        return {"lead": self.request.user.pk}

    def perform(self, form: forms.ProposeForm) -> None:
        self.made = services.propose_group(
            network=self.network, lead=form.cleaned_data["lead"], message=form.cleaned_data["message"],
            by=self.request.user, **form.charter,
        )  # fmt: skip

    def get_success_url(self) -> str:
        made = getattr(self, "made", None)
        return made.get_absolute_url() if made else reverse("exchange:group_list")


def people_near(networks: list[Network], person: Person) -> "QuerySet[Person]":
    """Who may be asked to lead: people with a role in these networks or their schools, and the person themselves."""
    from roles.models import Appointment

    roles = (Role.PRINCIPAL, Role.DELEGATE, Role.EXECUTIVE, Role.CHAIR, Role.SEIL)
    held = Appointment.objects.current().holding(*roles)
    near = held.filter(Q(place__in=networks) | Q(place__network__in=networks)).order_by().values("person")
    return Person.objects.filter(Q(pk__in=near) | Q(pk=person.pk), is_active=True).order_by("name", "pk")


class GroupEdit(GroupMixin, FormPage):
    required_verb = "manage_group"
    no_right = "Only the lead, and chair and executive of an owning network, change the charter."
    form_class = forms.CharterForm
    heading = "Charter"
    save = "Save the charter"
    done = "The charter is saved."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.group, name) for name in (*services.CHARTER, "version")}

    def perform(self, form: forms.CharterForm) -> None:
        services.change_charter(
            group=self.group, version=form.cleaned_data["version"] or 0, by=self.request.user, **form.charter
        )

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()


class GroupLead(GroupMixin, FormPage):
    required_verb = "manage_group"
    no_right = "Only chair and executive of a network that owns the group change its lead."
    form_class = forms.LeadForm
    heading = "Another lead"
    sub = "Whoever leads now stays in the group as a member."
    save = "Change the lead"
    done = "The lead is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        owners = services.places.owners_of(self.group)
        return super().get_form_kwargs() | {"people": people_near(owners, self.request.user)}

    def perform(self, form: forms.LeadForm) -> None:
        services.change_lead(group=self.group, to=form.cleaned_data["lead"], by=self.request.user)

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()


class GroupConclude(GroupMixin, FormPage):
    required_verb = "manage_group"
    no_right = "Only the lead, and chair and executive of an owning network, conclude a group."
    form_class = forms.ConcludeForm
    template_name = "exchange/group_conclude.html"
    heading = "Conclude the group"
    save = "Conclude it"
    done = "The group is concluded. Its report stays on its page."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"group": self.group}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        to_come = Meeting.objects.filter(place=self.group).to_come().count()
        return super().get_context_data(group=self.group, to_come=to_come, **kwargs)

    def perform(self, form: forms.ConcludeForm) -> None:
        found = form.cleaned_data
        concluding.conclude(
            group=self.group, report={name: found[name] for name in concluding.REPORT}, spread=found["spread"],
            dropped=frozenset(row.pk for row in found.get("dropped", ())), by=self.request.user,
        )  # fmt: skip

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()


class GroupReopen(GroupMixin, FormPage):
    required_verb = "manage_group"
    no_right = GroupConclude.no_right
    form_class = forms.ReasonForm
    heading = "Take the group up again"
    sub = "Its report stays in the history. Meetings that were called off and plans that were closed stay so."
    save = "Take it up again"
    done = "The group is at work again."

    def perform(self, form: forms.ReasonForm) -> None:
        concluding.reopen(group=self.group, reason=form.cleaned_data["reason"], by=self.request.user)

    def get_success_url(self) -> str:
        return self.group.get_absolute_url()
