"""Single steps of the agenda builder. Each is a form that works without script, and answers htmx with the agenda."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import View

from common import words
from common.errors import Refused
from fiso.models import Milestone
from meetings.forms.agenda import DeclineForm, MinutesForm, SectionForm
from meetings.models import AgendaItem, Decision
from meetings.services import agenda, carrying, decisions, order, proposals, reviews
from meetings.services.meeting import Stale
from meetings.views.agenda import AgendaMixin, slot_of
from meetings.views.builder import Undo
from meetings.views.conflict import minutes_conflict


def number(text: str | None) -> int | None:
    """A whole number that a form sent, or nothing."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


class Step(AgendaMixin, View):
    """POST only. act() does it and returns the answer; what it refuses is said above the agenda."""

    http_method_names = ["post"]

    def act(self) -> HttpResponse:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.act()
        except Refused as refused:
            return self.refused(refused)

    def url(self, name: str, *args: int) -> str:
        return reverse(f"meetings:{name}", args=[self.meeting.pk, *args])

    def wanted_section(self) -> int:
        section = number(self.request.POST.get("section"))
        if section is None:
            raise Refused("Choose a section.")
        return section

    def answer_move(self, item: AgendaItem, was: tuple[int | None, int | None]) -> HttpResponse:
        slot = slot_of(self.meeting, item)
        told = f"“{item.title}” is now item {slot.number} and starts at {words.clock(slot.starts_at)}."
        back = Undo(self.url("item_place", item.pk), {"section": was[0], "position": was[1]})
        return self.done(told, undo=back, item=item)

    def save_minutes(self) -> None:
        """Buttons of a row send its minutes along: what was typed before the click counts too."""
        form = MinutesForm(self.request.POST)
        if form.is_valid() and form.cleaned_data["minutes"] != form.cleaned_data["was"]:
            agenda.set_minutes(
                meeting=self.meeting, item=self.kwargs["item"], by=self.request.user, **form.cleaned_data
            )


class ItemMinutes(Step):
    def act(self) -> HttpResponse:
        form = MinutesForm(self.request.POST)
        if not form.is_valid():
            raise Refused("An item takes from 1 minute to 10 hours.")
        sent, key = form.cleaned_data, self.kwargs["item"]
        try:
            item = agenda.set_minutes(meeting=self.meeting, item=key, by=self.request.user, **sent)
        except Stale as stale:
            return minutes_conflict(self, stale.current, sent["minutes"])
        except Refused:
            self.item  # noqa: B018  404 when it is none of this place
            raise
        told = f"“{item.title}” takes {words.duration(item.minutes)}."
        return self.saved(item, told, sent["was"], whole="whole" in self.request.POST)


class ItemStep(Step):
    """One place up or down."""

    def act(self) -> HttpResponse:
        self.save_minutes()
        was = (self.item.section_id, self.item.position)
        direction = "up" if self.request.POST.get("move") == "up" else "down"
        seen = number(self.request.POST.get("number"))
        return self.answer_move(order.step(item=self.item, direction=direction, number=seen, by=self.request.user), was)


class ItemPlace(Step):
    """To a place in a section: the way back of a move."""

    def act(self) -> HttpResponse:
        was = (self.item.section_id, self.item.position)
        position = number(self.request.POST.get("position")) or 1
        section = self.wanted_section()
        return self.answer_move(
            order.place_item(item=self.item, section=section, position=position, by=self.request.user), was
        )


class AgendaOrder(Step):
    """Where a drag let go."""

    def act(self) -> HttpResponse:
        moved = number(self.request.POST.get("item"))
        item = get_object_or_404(self.meeting.items.visible_to(self.request.user), pk=moved or 0)
        was = (item.section_id, item.position)
        section = number(self.request.POST.get("list"))
        if section is None:
            raise Refused("Choose a section.")
        seen = [pk for pk in map(number, self.request.POST.getlist("order")) if pk is not None]
        return self.answer_move(order.drop_item(item=item, section=section, seen=seen, by=self.request.user), was)


class ItemTakeOff(Step):
    def act(self) -> HttpResponse:
        back = Undo(self.url("item_put_on", self.item.pk), _where(self.item))
        item = agenda.take_off(item=self.item, by=self.request.user)
        return self.done(f"“{item.title}” is off the agenda.", undo=back)


class ItemPutOff(Step):
    def act(self) -> HttpResponse:
        back = Undo(self.url("item_put_on", self.item.pk), _where(self.item))
        item = agenda.put_off(item=self.item, by=self.request.user)
        return self.done(f"“{item.title}” waits for a later meeting.", undo=back)


def _where(item: AgendaItem) -> dict[str, int | None]:
    return {"section": item.section_id, "position": item.position}


class ItemPutOn(Step):
    """A proposal, something put off, something just taken off, or what an earlier meeting did not reach."""

    brings_back = True

    def act(self) -> HttpResponse:
        position = number(self.request.POST.get("position"))
        by, found = self.request.user, self.item
        section = self.wanted_section()
        if found.section_id is not None and found.meeting_id != self.meeting.pk:
            item = carrying.bring_back(item=self.item, meeting=self.meeting, section=section, by=by)
        else:
            item = agenda.put_on(item=self.item, meeting=self.meeting, section=section, position=position, by=by)
        slot = slot_of(self.meeting, item)
        told = f"“{item.title}” is item {slot.number} and starts at {words.clock(slot.starts_at)}."
        return self.done(told, item=item)


class ItemLater(Step):
    def act(self) -> HttpResponse:
        item = proposals.put_later(item=self.item, meeting=self.meeting, by=self.request.user)
        return self.done(f"“{item.title}” waits for a later meeting. {item.proposed_by.name} sees that.")


class ItemDecline(AgendaMixin, View):
    """Decline with a reason: a page of its own, or a dialog over the builder."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask(DeclineForm(), 200)

    def ask(self, form: DeclineForm, status: int) -> HttpResponse:
        name = "meetings/_decline.html" if self.wants_part else "meetings/item_decline.html"
        context = {"form": form, "item": self.item, "meeting": self.meeting, "crumbs": self.crumbs()}
        return render(self.request, name, context, status=status)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = DeclineForm(request.POST)
        if form.is_valid():
            try:
                item = proposals.decline(item=self.item, reason=form.cleaned_data["reason"], by=request.user)
                return self.done(f"“{item.title}” is declined. {item.proposed_by.name} reads why.")
            except Refused as refused:
                form.refuse(refused)
        return self.ask(form, 422)


class ReviewPutOn(Step):
    """A milestone that is due comes on the agenda as a review."""

    def act(self) -> HttpResponse:
        milestones = Milestone.objects.visible_to(self.request.user).live().select_related("lead", "plan__place")
        milestone = get_object_or_404(milestones, pk=self.kwargs["milestone"], plan__place=self.meeting.place)
        item = reviews.put_on_review(milestone=milestone, meeting=self.meeting, by=self.request.user)
        return self.done(f"The review of “{item.title}” is on the agenda, {words.duration(item.minutes)}.", item=item)


class DecisionPutOn(Step):
    """A decision whose review is due comes on the agenda, to be looked at again."""

    def act(self) -> HttpResponse:
        due = Decision.objects.visible_to(self.request.user).that_are_out().of_place(self.meeting.place).standing()
        decision = get_object_or_404(due.select_related("item"), pk=self.kwargs["decision"])
        item = decisions.put_on_decision(decision=decision, meeting=self.meeting, by=self.request.user)
        return self.done(f"“{item.title}” is on the agenda, {words.duration(item.minutes)}.", item=item)


class SectionAdd(Step):
    def act(self) -> HttpResponse:
        form = SectionForm(self.request.POST)
        if not form.is_valid():
            raise Refused("Name the section, in 80 letters at most.")
        section = order.add_section(meeting=self.meeting, title=form.cleaned_data["title"], by=self.request.user)
        return self.done(f"Section “{section.title}” is there.")


class SectionChange(Step):
    """Rename, move or remove, by the button that was pressed."""

    def act(self) -> HttpResponse:
        do, by = self.request.POST.get("do", "rename"), self.request.user
        if do == "remove":
            order.remove_section(section=self.section, by=by)
            return self.done(f"Section “{self.section.title}” is gone.")
        if do in ("up", "down"):
            seen = number(self.request.POST.get("position"))
            order.step_section(section=self.section, direction=do, position=seen, by=by)
            return self.done(f"Section “{self.section.title}” moved {do}.")
        form = SectionForm(self.request.POST)
        if not form.is_valid():
            raise Refused("Name the section, in 80 letters at most.")
        section = order.rename_section(section=self.section, title=form.cleaned_data["title"], by=by)
        return self.done(f"The section is now “{section.title}”.")
