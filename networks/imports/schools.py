"""The School Locations list: read, check, plan, apply, report. One way in for the command line and for an upload."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Unpack

from django.utils import timezone

from networks.enums import Kind, Sector
from networks.imports.cells import BadCell
from networks.imports.gazetteer import Gazetteer, taken_slugs
from networks.imports.reading import Row, read
from networks.imports.report import How, Outcome, Report
from networks.imports.run import one_import
from networks.imports.school_rows import LAYOUT, Entry, checked, described
from networks.models import Area, Place, School
from networks.services.bulk import insert_places
from networks.services.closing import close_school
from networks.services.naming import rename_places
from networks.slugs import free_slug

if TYPE_CHECKING:
    from networks.imports.run import Importer

PLACE_FIELDS = {"area", "region"}
SCHOOL_FIELDS = {field.name for field in School._meta.local_fields if not field.primary_key}


@dataclass
class Plan:
    """What is to be written. Schools in it are complete but for the keys of places that are new themselves."""

    added: list[School] = field(default_factory=list)
    changed: list[tuple[School, list[str]]] = field(default_factory=list)
    closed: list[School] = field(default_factory=list)


def import_schools(
    content: bytes,
    *,
    name: str = "",
    by: "Importer | None" = None,
    all_sectors: bool = False,
    **how: Unpack[How],
) -> Report:
    """
    Bring the schools here in line with a School Locations file of either published layout. Schools that the file does
    not mention are counted and left alone. Raises Refused when the file as a whole cannot be used: nothing changes.
    """
    table = read(content, LAYOUT)
    report = Report(**how, expects=len(table.rows))
    with one_import(name=name, by=by, dry_run=report.dry_run) as report.history:
        entries = check(table.rows, report, all_sectors=all_sectors)
        gazetteer = Gazetteer()
        plan = made(entries, gazetteer, report)
        report.created = gazetteer.save(for_rows=report.writes)
        report.notes += gazetteer.former.notes
        report.must_be_as_agreed()
        apply(plan, report)
    if table.unused:
        report.notes.append(f"{len(table.unused)} columns are not used here: {', '.join(table.unused)}.")
    return report


def check(rows: list[Row], report: Report, *, all_sectors: bool) -> list[Entry]:
    """Entries that can be used. The others are in the report, each with its reason: nothing is dropped in silence."""
    entries: list[Entry] = []
    first_lines: dict[tuple[int, int], int] = {}
    for row in rows:
        try:
            entry = checked(row)
            if entry.key in first_lines:
                raise BadCell(f"line {first_lines[entry.key]} has the same entity type and school number")
        except BadCell as reason:
            report.say(row.line, described(row), Outcome.REFUSED, str(reason))
            continue
        first_lines[entry.key] = row.line
        if entry.values["sector"] != Sector.GOVERNMENT and not all_sectors:
            report.say(row.line, entry.about, Outcome.LEFT_OUT, f"{entry.values['sector'].label} school")
        else:
            entries.append(entry)
    return entries


def made(entries: list[Entry], gazetteer: Gazetteer, report: Report) -> Plan:
    """The plan, from the entries and the schools here. Two queries."""
    here = {
        (school.entity_type, school.school_no): school
        for school in School.objects.select_related("network").select_for_update(of=("self",))
    }
    plan, slugs = Plan(), taken_slugs(Kind.SCHOOL)
    for entry in entries:
        school = here.pop(entry.key, None)
        try:
            area = gazetteer.area(entry.area, entry.region) if entry.area else None
        except BadCell as reason:
            report.say(entry.line, entry.about, Outcome.REFUSED, str(reason))
            continue
        if school:
            uses_area = plan_known(school, entry, area, plan, report)
        else:
            uses_area = plan_new(entry, area, slugs, plan, report)
        if area and uses_area:
            gazetteer.keep(area)
    mentioned = {entry.values["sector"] for entry in entries}
    report.absent = sum(school.sector in mentioned and school.closed_on is None for school in here.values())
    return plan


def plan_new(entry: Entry, area: Area | None, slugs: set[str], plan: Plan, report: Report) -> bool:
    """Whether the school is entered."""
    if not entry.is_open:
        report.say(entry.line, entry.about, Outcome.LEFT_OUT, "closed, and not known here")
        return False
    slug = free_slug(entry.values["name"], slugs, near=entry.values["town"])
    plan.added.append(School(slug=slug, area=area, region=area and area.region, **entry.values))
    report.say(entry.line, entry.about, Outcome.ADDED, "" if area else "the file has no area for it")
    return True


def plan_known(school: School, entry: Entry, area: Area | None, plan: Plan, report: Report) -> bool:
    """
    Changed, moved, closed or unchanged. Where a school in a network sits is the network's to say, not the file's.
    Returns whether it goes to the area.
    """
    changes = {name: value for name, value in entry.values.items() if differs(getattr(school, name), value)}
    words = [change_in_words(school, name, value) for name, value in changes.items()]
    outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
    if area and (school.area_id is None or school.area_id != area.pk):
        if school.network_id:
            report.notes.append(
                f"line {entry.line}: {entry.about} is in the area {area.name} by the file, and here in "
                f"{school.network}, which is elsewhere: left where it is."
            )
        else:
            outcome = Outcome.MOVED
            words.insert(0, f"to the area {area.name}")
            changes |= {"area": area, "region": area.region}
    for name, value in changes.items():
        setattr(school, name, value)
    if changes:
        plan.changed.append((school, list(changes)))
    if not entry.is_open and school.closed_on is None:
        outcome = Outcome.CLOSED
        words.insert(0, "closed from today; it stays on record")
        plan.closed.append(school)
    if entry.is_open and school.closed_on:
        report.notes.append(f"line {entry.line}: {entry.about} is open by the file and closed here: left closed.")
    report.say(entry.line, entry.about, outcome, "; ".join(words))
    return "area" in changes


def differs(was: Any, value: Any) -> bool:
    """The two lists give coordinates to five and to six places: less than a metre apart is the same place."""
    if isinstance(was, Decimal) and isinstance(value, Decimal):
        return abs(was - value) > Decimal("0.00001")
    return was != value


def change_in_words(school: School, name: str, value: Any) -> str:
    return f"{name.replace('_', ' ')} {said(getattr(school, name))} is now {said(value)}"


def said(value: Any) -> str:
    return f"“{getattr(value, 'label', value)}”" if value not in (None, "") else "empty"


def apply(plan: Plan, report: Report) -> None:
    """Write the plan. Only rows that differ are touched, so that a second run leaves no trace in the history."""
    for school in plan.added:
        school.area, school.region = school.area, school.region  # their keys, when they are new themselves
    report.to_write = len(plan.added) + len(plan.changed) + len(plan.closed)
    for some in report.batches(plan.added):
        insert_places(some)
    for changed in report.batches(plan.changed):
        write_changes(changed)
    today = timezone.localdate()
    names = {school.pk: school.name for school, fields in plan.changed if "name" in fields}
    if names:
        rename_places(names=names, on=today, today=today)
    for closed in report.batches(plan.closed):
        for school in closed:
            close_school(school=school, on=today)


def write_changes(changed: Sequence[tuple[School, list[str]]]) -> None:
    for field_names, model in ((PLACE_FIELDS, Place), (SCHOOL_FIELDS, School)):
        touched = [school for school, names in changed if field_names & set(names)]
        used = {name for _, names in changed for name in names} & field_names
        if touched:
            model.objects.bulk_update(touched, sorted(used))
