"""With what an agenda starts: the parts of last time, those of a template, or the usual ones."""

from collections.abc import Iterable

from meetings.enums import ItemState, Purpose, State
from meetings.models import AgendaItem, AgendaTemplate, Meeting, Section
from meetings.services.copies import copy_of, copy_papers
from roles.access import people_with
from roles.models import Person

SECTIONS = ("Opening", "Improving outcomes", "Department policy and operations", "Closing")
FIRST = (
    ("Acknowledgement of Country and welcome", Purpose.INFORM, 5),
    ("Minutes and open actions", Purpose.MINUTES, 10),
)
LAST = (("Close and next meeting", Purpose.INFORM, 5),)


def last_meeting(meeting: Meeting) -> Meeting | None:
    """The meeting of the place from whose agenda the next one is made."""
    others = Meeting.objects.filter(place=meeting.place, sections__isnull=False).exclude(pk=meeting.pk)
    return others.exclude(state=State.CANCELLED).order_by("-starts_at").first()


def lay_out(meeting: Meeting, by: Person, template: AgendaTemplate | None = None) -> None:
    if template is not None:
        _from_template(meeting, by, template)
        return
    before = last_meeting(meeting)
    old = list(before.sections.all()) if before else []
    sections = _sections(meeting, [section.title for section in old] or SECTIONS)
    again = before.items.on_the_agenda().filter(is_recurring=True) if before else AgendaItem.objects.none()
    if recurring := list(again.prefetch_related("papers")):
        _again(meeting, by, recurring, {then.pk: now for then, now in zip(old, sections, strict=True)})
    else:
        _usual(meeting, by, sections)


def _sections(meeting: Meeting, titles: Iterable[str]) -> list[Section]:
    return Section.objects.bulk_create(
        Section(meeting=meeting, title=title, position=n) for n, title in enumerate(titles, start=1)
    )


def _again(meeting: Meeting, by: Person, recurring: list[AgendaItem], section_of: dict[int, Section]) -> None:
    """What comes back at every meeting, in its section, linked to what it was last time."""
    belong = set(people_with("propose_item", meeting.place).values_list("pk", flat=True))
    filled: dict[int, int] = {}
    for then in recurring:
        now = copy_of(then, by)
        if now.owner_id not in belong:
            now.owner_id = None
        section = section_of[then.section_id or 0]
        filled[section.pk] = filled.get(section.pk, 0) + 1
        now.meeting, now.section, now.position, now.state = meeting, section, filled[section.pk], ItemState.ON_AGENDA
        now.save()
        copy_papers(then, now)


def _usual(meeting: Meeting, by: Person, sections: list[Section]) -> None:
    placed = [(sections[0], FIRST, 0), (sections[-1], LAST, len(FIRST) if len(sections) == 1 else 0)]
    AgendaItem.objects.bulk_create(
        AgendaItem(
            place=meeting.place, meeting=meeting, section=section, position=offset + n, title=title, purpose=purpose,
            minutes=minutes, owner=by, proposed_by=by, state=ItemState.ON_AGENDA, is_recurring=True,
        )
        for section, items, offset in placed
        for n, (title, purpose, minutes) in enumerate(items, start=1)
    )  # fmt: skip


def _from_template(meeting: Meeting, by: Person, template: AgendaTemplate) -> None:
    found = list(template.items.all())
    sections = {s.title: s for s in _sections(meeting, dict.fromkeys(item.section for item in found) or SECTIONS)}
    filled: dict[int, int] = {}
    rows = []
    for item in found:
        section = sections[item.section]
        filled[section.pk] = filled.get(section.pk, 0) + 1
        rows.append(
            AgendaItem(
                place=meeting.place, meeting=meeting, section=section, position=filled[section.pk], title=item.title,
                purpose=item.purpose, topic=item.topic, minutes=item.minutes, detail=item.detail,
                is_recurring=item.is_recurring, proposed_by=by, state=ItemState.ON_AGENDA,
            )
        )  # fmt: skip
    AgendaItem.objects.bulk_create(rows)
