"""Two people saved one item at once: both texts are shown, and three ways on. Nothing typed is lost."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from django.http import HttpResponse

from meetings.forms import agenda as forms
from meetings.models import AgendaItem
from roles.models import Person

if TYPE_CHECKING:
    from meetings.views.agenda import AgendaMixin


class LastSave(NamedTuple):
    by: Person | None
    at: dt.datetime | None

    @property
    def name(self) -> str:
        return self.by.name if self.by else "Somebody"

    @property
    def whose(self) -> str:
        return f"{self.by.short_name}’s" if self.by else "the other"


def last_save(item: AgendaItem) -> LastSave:
    """Who saved the item last, from the history the database keeps."""
    event = item.events.select_related("pgh_context").order_by("-pgh_id").first()
    if event is None or event.pgh_context is None:
        return LastSave(None, event.pgh_created_at if event else None)
    person = Person.objects.filter(pk=event.pgh_context.metadata.get("user")).first()
    return LastSave(person, event.pgh_created_at)


def conflict(view: "AgendaMixin", form: forms.ItemForm, current: AgendaItem) -> HttpResponse:
    """Status 409: what differs, side by side, with everything that was typed carried along by each choice."""
    return view.open_row(
        "meetings/_item_conflict.html",
        f"item-{current.pk}",
        409,
        item=current,
        last=last_save(current),
        differences=forms.differences(current, form),
        carried=forms.hidden_copy(form.data, leave_out=("csrfmiddlewaretoken", "version", "keep", "more")),
    )


def minutes_conflict(view: "AgendaMixin", current: AgendaItem, minutes: int) -> HttpResponse:
    return view.open_row(
        "meetings/_minutes_conflict.html",
        f"item-{current.pk}",
        409,
        item=current,
        last=last_save(current),
        minutes=minutes,
    )
