"""The order of an agenda: sections, and items in them. Positions run from 1 without gaps, whoever moves at once."""

from collections.abc import Iterable

from django.db import transaction

from common.errors import Refused
from meetings.enums import ON_THE_DAY, TO_COME, State
from meetings.models import AgendaItem, Meeting, Section
from meetings.services.meeting import locked, require_agenda_right
from roles.models import Person

MOST_SECTIONS = 20


def open_agenda(meeting: Meeting, by: Person) -> Meeting:
    """The meeting, locked, when its agenda may still change and `by` may change it."""
    require_agenda_right(by, meeting)
    meeting = locked(meeting)
    if meeting.state not in (*TO_COME, State.IN_PROGRESS):
        raise Refused("The meeting is over. Its agenda is part of the record now.")
    return meeting


def running_order(meeting: Meeting) -> dict[int, list[AgendaItem]]:
    """Section id -> items in order, for every section, empty ones too."""
    order: dict[int, list[AgendaItem]] = {pk: [] for pk in meeting.sections.values_list("pk", flat=True)}
    for item in meeting.items.filter(state__in=ON_THE_DAY).order_by("section__position", "position", "pk"):
        order[item.section_id or 0].append(item)  # the database gives every item on an agenda a section
    return order


def write(order: dict[int, list[AgendaItem]]) -> None:
    """Number each section anew; only rows whose place changed are written."""
    changed = []
    for section, items in order.items():
        for position, item in enumerate(items, start=1):
            if (item.section_id, item.position) != (section, position):
                item.section_id, item.position = section, position
                changed.append(item)
    AgendaItem.objects.bulk_update(changed, ["section", "position"], batch_size=500)


def _take(order: dict[int, list[AgendaItem]], pk: int) -> AgendaItem:
    for items in order.values():
        for item in items:
            if item.pk == pk:
                items.remove(item)
                return item
    raise Refused("This item is no longer on the agenda.")


def _section_in(order: dict[int, list[AgendaItem]], pk: int) -> list[AgendaItem]:
    if pk not in order:
        raise Refused("This section is no longer there.", field="section")
    return order[pk]


@transaction.atomic
def step(*, item: AgendaItem, direction: str, by: Person, number: int | None = None) -> AgendaItem:
    """
    One place up or down, into the next section at its edge. `number` is where the person saw it in the whole agenda:
    when it stands elsewhere by now, nothing moves, so a second click or an old page does no harm.
    """
    meeting = open_agenda(_meeting_of(item), by)
    order = running_order(meeting)
    flat = [one.pk for items in order.values() for one in items]
    if number is not None and (item.pk not in flat or flat.index(item.pk) + 1 != number):
        raise Refused("The order had changed by then. This is how it stands now.")
    moved = one_place(order, item.pk, direction)
    write(order)
    return moved


def one_place(order: dict[int, list[AgendaItem]], pk: int, direction: str) -> AgendaItem:
    """Move an item up or down in an order that is not written yet; at the edge of a section into the next one."""
    home = next((section for section, items in order.items() if any(one.pk == pk for one in items)), 0)
    index = [one.pk for one in _section_in(order, home)].index(pk)
    moved = _take(order, pk)
    ids = list(order)
    target = index + (-1 if direction == "up" else 1)
    if 0 <= target <= len(order[home]):
        order[home].insert(target, moved)
        return moved
    neighbour = ids.index(home) + (-1 if direction == "up" else 1)
    if not 0 <= neighbour < len(ids):
        order[home].insert(index, moved)
    elif direction == "up":
        order[ids[neighbour]].append(moved)
    else:
        order[ids[neighbour]].insert(0, moved)
    return moved


@transaction.atomic
def place_item(*, item: AgendaItem, section: int, position: int, by: Person) -> AgendaItem:
    """To a place in a section, counted from 1; beyond the end means last."""
    meeting = open_agenda(_meeting_of(item), by)
    order = running_order(meeting)
    target = _section_in(order, section)
    moved = _take(order, item.pk)
    target.insert(max(0, position - 1), moved)
    write(order)
    return moved


@transaction.atomic
def drop_item(*, item: AgendaItem, section: int, seen: Iterable[int], by: Person) -> AgendaItem:
    """
    Where a drag let go: `seen` are the ids of that section as the person saw them, the item among them. It goes behind
    the last of those before it that are still there, so that an item somebody added meanwhile keeps its place.
    """
    meeting = open_agenda(_meeting_of(item), by)
    order = running_order(meeting)
    target = _section_in(order, section)
    moved = _take(order, item.pk)
    place = {one.pk: n for n, one in enumerate(target, start=1)}
    before = []
    for pk in seen:
        if pk == item.pk:
            break
        before.append(pk)
    target.insert(max((place[pk] for pk in before if pk in place), default=0), moved)
    write(order)
    return moved


def append(meeting: Meeting, section: int, item: AgendaItem) -> None:
    """Give an unplaced item the last place of a section of the locked meeting. The caller saves it."""
    last = AgendaItem.objects.filter(section_id=section, section__meeting=meeting).order_by("-position").first()
    if last is None and not meeting.sections.filter(pk=section).exists():
        raise Refused("This section is no longer there.", field="section")
    item.section_id, item.position = section, (last.position or 0) + 1 if last else 1


def close_gap(meeting: Meeting) -> None:
    write(running_order(meeting))


@transaction.atomic
def add_section(*, meeting: Meeting, title: str, by: Person) -> Section:
    """A section before the last one, which closes the meeting. The same title twice gives one section."""
    meeting = open_agenda(meeting, by)
    sections = list(meeting.sections.all())
    for section in sections:
        if section.title.casefold() == title.casefold():
            return section
    if len(sections) >= MOST_SECTIONS:
        raise Refused(f"An agenda has {MOST_SECTIONS} sections at most.", field="title")
    new = Section(meeting=meeting, title=title)
    sections.insert(max(len(sections) - 1, 0), new)
    for position, section in enumerate(sections, start=1):
        section.position = position
    new.save()
    Section.objects.bulk_update([section for section in sections if section is not new], ["position"])
    return new


@transaction.atomic
def rename_section(*, section: Section, title: str, by: Person) -> Section:
    open_agenda(section.meeting, by)
    if section.title != title:
        section.title = title
        section.save(update_fields=["title"])
    return section


@transaction.atomic
def step_section(*, section: Section, direction: str, by: Person, position: int | None = None) -> Section:
    """One place up or down, with its items. `position` is where the person saw it."""
    meeting = open_agenda(section.meeting, by)
    sections = list(meeting.sections.all())
    index = next((n for n, one in enumerate(sections) if one.pk == section.pk), None)
    if index is None or (position is not None and sections[index].position != position):
        raise Refused("The order had changed by then. This is how it stands now.")
    target = index + (-1 if direction == "up" else 1)
    if 0 <= target < len(sections):
        sections.insert(target, sections.pop(index))
    for number, one in enumerate(sections, start=1):
        one.position = number
    Section.objects.bulk_update(sections, ["position"])
    return sections[min(max(target, 0), len(sections) - 1)]


@transaction.atomic
def remove_section(*, section: Section, by: Person) -> None:
    """Take an empty section away. The last one stays."""
    meeting = open_agenda(section.meeting, by)
    if section.items.exists():
        raise Refused("Move its items to another section first.")
    if meeting.sections.count() == 1:
        raise Refused("An agenda keeps at least one section.")
    meeting.sections.filter(pk=section.pk).delete()
    sections = list(meeting.sections.all())
    for position, one in enumerate(sections, start=1):
        one.position = position
    Section.objects.bulk_update(sections, ["position"])


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise Refused("This item is no longer on the agenda.")
    return item.meeting
