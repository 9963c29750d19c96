"""Questions of networks to their Chair Forum, and the forum's own page."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from common.views import page_of
from exchange import reading
from exchange.asked import STATUS
from exchange.enums import OPEN_MATTERS, MatterState
from exchange.forms import matters as forms
from exchange.forms.groups import ReasonForm
from exchange.models import Matter
from exchange.services import matters as services
from exchange.views.base import Button, Crumbs, Form, FormPage, Gate
from fiso.models import Plan
from meetings.enums import TO_COME
from meetings.models import Meeting
from networks.models import Forum, Network
from roles.enums import Role
from roles.models import Appointment


def rows_of(matters: Any) -> list[tuple[Matter, tuple[str, str]]]:
    return [(matter, STATUS[MatterState(matter.state)]) for matter in matters]


class ForumDetail(TemplateView):
    """The Network Chair Forum of a region: who is in it, when it meets, what it was asked."""

    template_name = "exchange/forum_detail.html"

    @cached_property
    def forum(self) -> Forum:
        rows = Forum.objects.visible_to(self.request.user).select_related("region")
        return get_object_or_404(rows, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, forum = self.request.user, self.forum
        meetings = Meeting.objects.visible_to(person).filter(place=forum).select_related("place")
        matters = Matter.objects.visible_to(person).filter(forum=forum).newest_first()
        page = page_of(self.request, matters.exclude(state__in=OPEN_MATTERS))
        seats = reading.seats_of(forum)
        admins = Appointment.objects.current().of_active_people().filter(role=Role.FORUM_ADMIN, place=forum.region_id)
        return super().get_context_data(
            forum=forum,
            seats=seats,
            empty=sum(not seat.chairs for seat in seats),
            admins=list(admins.select_related("person").order_by("person__name")),
            next_meeting=meetings.to_come().first(),
            plan=Plan.objects.visible_to(person).filter(place=forum).order_by("-year").first(),
            open_matters=rows_of(matters.open()),
            closed=rows_of(page.object_list),
            page=page,
            sees_inside=person.has_perm("view_community", forum),
            sees_history=person.has_perm("view_history", forum) or person.may_everywhere("see_audit"),
            sets_agenda=person.has_perm("set_agenda", forum),
            asks_for=list(
                Network.objects.open().filter(person.where("ask_forum", "pk"), region=forum.region_id).by_name()
            ),
            **kwargs,
        )


class MatterRaise(FormPage):
    required_verb = "ask_forum"
    no_right = "Only the chair and the executive bring questions to the forum."
    form_class = forms.RaiseForm
    heading = "A question to the Chair Forum"
    sub = "The forum puts it on a meeting, answers, or says why not. Both sides see everything written here."
    save = "Send it to the forum"

    @cached_property
    def network(self) -> Network:
        return get_object_or_404(Network.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def get_rights_object(self) -> Network:
        return self.network

    def crumbs(self) -> Crumbs:
        return [(self.network.name, self.network.get_absolute_url())]

    def perform(self, form: forms.RaiseForm) -> None:
        self.made = services.raise_matter(network=self.network, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        made = getattr(self, "made", None)
        return made.get_absolute_url() if made else self.network.get_absolute_url()


class MatterMixin:
    """A question among those the person may see."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def matter(self) -> Matter:
        rows = Matter.objects.visible_to(self.request.user).select_related(
            "forum", "network", "raised_by", "closed_by", "item__meeting", "question__item__meeting"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return self.matter.get_absolute_url()

    def crumbs(self) -> Crumbs:
        matter, person = self.matter, self.request.user
        forum = matter.forum
        url = forum.get_absolute_url() if person.has_perm("view_place", forum) else ""
        return [(forum.name, url)] if url else [(matter.network.name, matter.network.get_absolute_url())]


class MatterDetail(MatterMixin, TemplateView):
    template_name = "exchange/matter_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        matter, person = self.matter, self.request.user
        meeting = matter.item.meeting if matter.item else None
        source = matter.question.item.meeting if matter.question else None
        seen = set(Meeting.objects.visible_to(person).filter(pk__in=[one.pk for one in (meeting, source) if one]))
        return super().get_context_data(
            matter=matter,
            state=STATUS[MatterState(matter.state)],
            is_open=matter.state in OPEN_MATTERS,
            remarks=list(matter.remarks.select_related("by", "for_place")),
            crumbs=self.crumbs(),
            meeting=meeting,
            sees_meeting=meeting in seen,
            source=source,
            sees_source=source in seen,
            answers=person.has_perm("set_agenda", matter.forum),
            may_take_back=matter.state == MatterState.RAISED and person.has_perm("ask_forum", matter.network),
            side=services.side_of(person, matter),
            form=forms.RemarkForm(),
            **kwargs,
        )


class OfForum(MatterMixin, Gate):
    """What only the forum admins do."""

    def gate(self) -> None:
        if not self.request.user.has_perm("set_agenda", self.matter.forum):
            raise PermissionDenied("Only the forum admins answer for the forum.")


class MatterAnswer(OfForum, Form):
    form_class = forms.AnswerForm
    heading = "The forum’s answer"
    save = "Send the answer"
    done = "The network is told."

    def perform(self, form: forms.AnswerForm) -> None:
        services.answer(matter=self.matter, text=form.cleaned_data["answer"], by=self.request.user)


class MatterDecline(OfForum, Form):
    form_class = ReasonForm
    heading = "Not for the forum"
    save = "Decline the question"
    done = "The network is told why."

    def perform(self, form: Any) -> None:
        services.decline(matter=self.matter, reason=form.cleaned_data["reason"], by=self.request.user)


class MatterTakeUp(OfForum, Form):
    form_class = forms.TakeUpForm
    heading = "Put it on a meeting"
    save = "Put it on the agenda"
    done = "It is on the agenda."

    def meetings(self) -> "QuerySet[Meeting]":
        return Meeting.objects.filter(place=self.matter.forum_id, state__in=TO_COME).order_by("starts_at", "pk")

    @property
    def sub(self) -> str:  # type: ignore[override]
        return self.matter.title if self.meetings() else "The forum has no meeting to come. Plan one first."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"meetings": self.meetings()}

    def perform(self, form: forms.TakeUpForm) -> None:
        services.take_up(matter=self.matter, meeting=form.cleaned_data["meeting"], by=self.request.user)


class MatterTakeBack(MatterMixin, Button):
    """The service refuses others with 403."""

    def act(self) -> str:
        services.take_back(matter=self.matter, by=self.request.user)
        return "Taken back. It stays on record."


class MatterRemark(MatterMixin, Gate, Form):
    form_class = forms.RemarkForm
    heading = "Add to the question"
    save = "Add it"
    done = "Added."

    def gate(self) -> None:
        if services.side_of(self.request.user, self.matter) is None:
            raise PermissionDenied("Chair and executive of the network and the members of the forum write here.")

    def perform(self, form: forms.RemarkForm) -> None:
        services.remark(matter=self.matter, text=form.cleaned_data["text"], by=self.request.user)
