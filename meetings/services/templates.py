"""Agenda templates: made from an agenda or by hand, changed, archived. Who may do so is the matter of their place."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused, refusing
from meetings.enums import Purpose, Sensitivity
from meetings.models import AgendaTemplate, Meeting, TemplateItem
from meetings.services.meeting import Stale, require_agenda_right
from networks.models import Place
from roles.models import Person

ONCE = {"template_title_once": "There is a template with this name already. Choose another name."}
MOST_ROWS = 60


def _require(by: Person, place: Place) -> None:
    if not by.has_perm("manage_templates", place):
        raise NotAllowed("Only those who look after this place’s templates change them.")


@transaction.atomic
def make_template(
    *, place: Place, title: str, uid: UUID, by: Person, note: str = "", rows: Sequence[dict[str, Any]] = ()
) -> AgendaTemplate:
    """A template with its rows in order. The same `uid` twice gives one."""
    _require(by, place)
    with refusing(**ONCE), transaction.atomic():
        template, is_new = AgendaTemplate.objects.get_or_create(
            uid=uid, defaults={"place": place, "title": title, "note": note, "created_by": by}
        )
    if template.place_id != place.pk or template.created_by_id != by.pk:
        raise Refused("This form was used before. Open it again.")
    if is_new:
        _write(template, rows)
    return template


@transaction.atomic
def template_from(*, meeting: Meeting, title: str, uid: UUID, by: Person) -> AgendaTemplate:
    """
    The agenda of a meeting without what belongs to that day: owners, papers, links to the plan. Items of the executive
    are left out, since more people may read the template.
    """
    require_agenda_right(by, meeting)
    items = meeting.items.on_the_agenda().filter(sensitivity=Sensitivity.MEMBERS).exclude(purpose=Purpose.REVIEW)
    names = ("title", "purpose", "topic", "minutes", "detail", "is_recurring")
    rows = [
        {"section": item.section.title if item.section else "Opening", **{name: getattr(item, name) for name in names}}
        for item in items.select_related("section")
    ]
    return make_template(place=meeting.place, title=title, uid=uid, by=by, rows=rows)


@transaction.atomic
def change_template(
    *, template: AgendaTemplate, version: int, title: str, note: str, rows: Sequence[dict[str, Any]], by: Person
) -> AgendaTemplate:
    """Its name and all its rows. Agendas made from it stay as they are."""
    _require(by, template.place)
    template = AgendaTemplate.objects.select_for_update(of=("self",)).select_related("place").get(pk=template.pk)
    if template.version != version:
        raise Stale(template)
    template.title, template.note, template.version = title, note, version + 1
    with refusing(**ONCE), transaction.atomic():
        template.save(update_fields=["title", "note", "version"])
    _write(template, rows)
    return template


def _write(template: AgendaTemplate, rows: Sequence[dict[str, Any]]) -> None:
    """Rows as given, those of a section together in the order in which sections first come."""
    if len(rows) > MOST_ROWS:
        raise Refused(f"A template has {MOST_ROWS} rows at most.")
    sections = list(dict.fromkeys(row["section"] for row in rows))
    ordered = sorted(rows, key=lambda row: sections.index(row["section"]))
    template.items.all().delete()
    TemplateItem.objects.bulk_create(
        TemplateItem(template=template, position=n, **row) for n, row in enumerate(ordered, start=1)
    )


@transaction.atomic
def archive_template(*, template: AgendaTemplate, by: Person) -> AgendaTemplate:
    """Nobody starts from it any more; agendas made from it stay."""
    _require(by, template.place)
    if template.archived_at is None:
        template.archived_at = timezone.now()
        template.save(update_fields=["archived_at"])
    return template
