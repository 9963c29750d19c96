"""The agenda builder: its page, the form of an item, and what happens when two people save at once."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.generic import View

from common import words
from common.errors import Refused
from meetings.clock import Slot, timetable
from meetings.forms import agenda as forms
from meetings.models import AgendaItem, Meeting
from meetings.services import agenda
from meetings.services.meeting import Stale, meeting_by_key
from meetings.views import rows
from meetings.views.base import MeetingMixin, facts, state_of
from meetings.views.builder import Builder, Undo
from meetings.views.conflict import conflict


class AgendaMixin(MeetingMixin):
    """Answers with the agenda: htmx gets the part that changes, everybody else the page or a redirect to it."""

    @cached_property
    def meeting(self) -> Meeting:
        """Who sets the agenda sees the meeting, so that theirs is found by its key; anybody else as on other pages."""
        found = meeting_by_key(pk=self.kwargs["pk"])
        if found and self.request.user.has_perm("set_agenda", found[0]):
            return found[0]
        return super().meeting

    @property
    def agenda_url(self) -> str:
        return reverse("meetings:agenda_edit", args=[self.meeting.pk])

    @property
    def wants_part(self) -> bool:
        htmx = self.request.htmx
        return bool(htmx and not htmx.boosted and not htmx.history_restore_request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def page(self, status: int = 200, **shown: Any) -> HttpResponse:
        """The builder with what is to be shown in it: told, undo, fault, opened."""
        if self.request.method == "POST":  # what was just done may have changed them
            self.meeting.refresh_from_db(fields=["version", "state", "sequence"])
        builder = Builder(self.meeting, self.request.user, **shown)
        context = {
            "form": None,
            "files": forms.FileForm(),
            **(builder.opened or {}),
            "builder": builder,
            "meeting": self.meeting,
        }
        if self.wants_part:
            return render(self.request, "meetings/_agenda.html", context, status=status)
        context |= {"crumbs": self.crumbs(), "facts": facts(self.meeting), "state": state_of(self.meeting)}
        return render(self.request, "meetings/agenda_edit.html", context, status=status)

    def done(self, told: str, *, undo: Undo | None = None, item: AgendaItem | None = None) -> HttpResponse:
        if self.wants_part:
            return self.page(told=told, undo=undo)
        messages.success(self.request, told)
        return HttpResponseRedirect(f"{self.agenda_url}#item-{item.pk}" if item else self.agenda_url)

    def saved(self, item: AgendaItem, told: str, minutes_before: int, *, whole: bool = False) -> HttpResponse:
        """
        After one row was saved: that row and what moved with it, when the page was drawn from this very agenda and the
        row is the only one that changed; the whole agenda otherwise.
        """
        if not self.wants_part or whole:
            return self.done(told, item=item)
        sees_all = self.request.user.has_perm("see_executive_items", self.meeting)
        items = rows.slim(meeting=self.meeting.pk, sees_all=sees_all)
        item = next(one for one in items if one.pk == item.pk)
        changed = rows.ChangedRows(self.meeting, item, items, minutes_before)
        if self.request.POST.get("seen") not in (changed.fingerprint_before, changed.fingerprint):
            return self.done(told, item=item)
        return self.answer_rows(changed, told)

    def answer_rows(self, changed: rows.ChangedRows, told: str) -> HttpResponse:
        """Only times, length and the hidden fields of the row: its own fields keep what stands in them."""
        response = render(self.request, "meetings/_minutes_saved.html", changed.context() | {"told": told})
        response["HX-Reswap"] = "none"
        return response

    def refused(self, refused: Refused) -> HttpResponse:
        return self.page(fault=str(refused), status=422)

    def open_row(self, template: str, row: str, status: int, **context: Any) -> HttpResponse:
        """One row with a form in it, named in the context as item or section: alone for htmx, in its page otherwise."""
        if not self.wants_part:
            return self.page(status=status, opened={"template": template, **context})
        context |= {"meeting": self.meeting, "files": forms.FileForm()}
        response = render(self.request, template, context, status=status)
        response["HX-Retarget"], response["HX-Reswap"] = f"#{row}", "outerHTML"
        return response


def slot_of(meeting: Meeting, item: AgendaItem) -> Slot:
    """Where an item of the agenda stands on the clock."""
    whole = meeting.items.on_the_agenda().only(*rows.SLIM)
    return next(slot for slot in timetable(meeting, whole) if slot.item.pk == item.pk)


def touches_waiting(was: AgendaItem, now: AgendaItem) -> bool:
    """Whether a save took a due review from the panel beside the agenda, or gave it back."""
    return (was.purpose, was.milestone_id) != (now.purpose, now.milestone_id)


class AgendaEdit(AgendaMixin, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page()


class ItemAdd(AgendaMixin, View):
    """A new item. The form opens at the end of its section."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("section", "")
        known = [section.pk for section in self.meeting.sections.all()]
        section = int(wanted) if wanted.isdigit() and int(wanted) in known else known[0]
        initial = {"section": section, "after": agenda.newest_item(self.meeting)}
        return self.show(forms.ItemForm(meeting=self.meeting, initial=initial), section)

    def show(self, form: forms.ItemForm, section: str | int, status: int = 200) -> HttpResponse:
        return self.open_row("meetings/_item_new.html", f"add-{section}", status, form=form, section=section)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = forms.ItemForm(request.POST, meeting=self.meeting)
        section = request.POST.get("section", "")
        if form.is_valid():
            try:
                item = agenda.add_item(
                    meeting=self.meeting, section=int(form.cleaned_data["section"]), by=request.user,
                    papers=form.paper_links, drawn_after=form.cleaned_data["after"], **form.words,
                )  # fmt: skip
            except Refused as refused:
                form.refuse(refused)
            else:
                if "more" in request.POST:
                    return self.edit_again(item)
                return self.done(f"“{item.title}” is on the agenda, {words.duration(item.minutes)}.", item=item)
        shown = next((s.pk for s in self.meeting.sections.all() if str(s.pk) == section), self.first_section)
        return self.show(form, shown, status=422)

    @property
    def first_section(self) -> int:
        return self.meeting.sections.values_list("pk", flat=True)[0]

    def edit_again(self, item: AgendaItem) -> HttpResponse:
        """Saved, and open once more for another paper."""
        url = reverse("meetings:item_edit", args=[self.meeting.pk, item.pk])
        if not self.wants_part:
            return HttpResponseRedirect(f"{url}#item-{item.pk}")
        form = forms.ItemForm(meeting=self.meeting, item=item, initial=forms.initial_of(item))
        opened = {"template": "meetings/_item_open.html", "form": form, "item": item}
        return self.page(opened=opened, told="Saved. Add the next paper.")


class ItemEdit(AgendaMixin, View):
    """One item, opened in its row."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.item.section_id is None:
            return HttpResponseRedirect(self.agenda_url)
        return self.show(forms.ItemForm(meeting=self.meeting, item=self.item, initial=forms.initial_of(self.item)))

    def show(self, form: forms.ItemForm, status: int = 200) -> HttpResponse:
        slot = slot_of(self.meeting, self.item) if self.wants_part else None
        return self.open_row(
            "meetings/_item_open.html", f"item-{self.item.pk}", status, form=form, item=self.item, slot=slot
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = forms.ItemForm(request.POST, meeting=self.meeting, item=self.item)
        if not form.is_valid():
            return self.show(form, status=422)
        keep = request.POST.get("keep", "")
        if keep == "theirs":
            agenda.keep_theirs(item=self.item, by=request.user, **form.words)
            return self.done(f"“{self.item.title}” stays as it was saved. Your text is in the history.", item=self.item)
        try:
            item = self.save(form, keep)
        except Stale as stale:
            return conflict(self, form, stale.current)
        except Refused as refused:
            form.refuse(refused)
            return self.show(form, status=422)
        if "more" in request.POST:
            return ItemAdd.edit_again(self, item)  # type: ignore[arg-type]
        is_whole = bool(keep) or self.item.section_id != item.section_id or touches_waiting(self.item, item)
        return self.saved(item, f"“{item.title}” is saved.", self.item.minutes, whole=is_whole)

    def answer_rows(self, changed: rows.ChangedRows, told: str) -> HttpResponse:
        """The row itself too, closed again."""
        builder = Builder(self.meeting, self.request.user)
        slot = next(slot for slot in builder.slots if slot.item.pk == changed.item.pk)
        sections = [part for part in builder.parts if part.section.pk == slot.item.section_id]
        context = changed.context() | {"told": told, "slot": slot, "part": sections[0], "builder": builder}
        response = render(self.request, "meetings/_item_saved.html", context)
        response["HX-Retarget"], response["HX-Reswap"] = f"#item-{changed.item.pk}", "outerHTML"
        return response

    def save(self, form: forms.ItemForm, keep: str) -> AgendaItem:
        values, papers = form.words, form.paper_links
        if keep == "both":
            values["detail"] = forms.both_texts(self.item, values)
            papers = list({url: (title, url) for title, url in [*forms.links_of(self.item), *papers]}.values())
        return agenda.change_item(
            item=self.item, version=form.cleaned_data["version"] or 0, by=self.request.user,
            section=int(form.cleaned_data["section"]), papers=papers, **values,
        )  # fmt: skip
