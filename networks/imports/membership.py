"""Which school is in which network: read, check, plan, apply, report. The same way in for command line and upload."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Unpack

from django.utils import timezone

from networks.enums import Sector
from networks.imports.cells import BadCell, key
from networks.imports.gazetteer import Gazetteer
from networks.imports.membership_rows import LAYOUT, Entry, checked, day, described
from networks.imports.reading import Row, read
from networks.imports.report import How, Outcome, Report
from networks.imports.run import one_import
from networks.models import Network, School, SchoolMembership
from networks.services.sitting import seat_schools

if TYPE_CHECKING:
    from networks.imports.run import Importer


@dataclass
class History:
    """Where one school is and was, by its rows here, and the entries of the file about it."""

    school: School
    memberships: list[SchoolMembership] = field(default_factory=list)
    accepted: list[Entry] = field(default_factory=list)


@dataclass
class Plan:
    added: list[SchoolMembership] = field(default_factory=list)
    shortened: list[SchoolMembership] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


def import_membership(content: bytes, *, name: str = "", by: "Importer | None" = None, **how: Unpack[How]) -> Report:
    """
    Put schools into networks from a day: the row's own, or the first of this year. Networks, areas and regions that
    are missing are created. A move ends the earlier membership the day before. Raises Refused when the file as a whole
    cannot be used, and then changes nothing; a row that contradicts what is here is refused alone, with its reason.
    """
    table = read(content, LAYOUT)
    report = Report(**how, expects=len(table.rows))
    with one_import(name=name, by=by, dry_run=report.dry_run) as report.history:
        entries = check(table.rows, report)
        gazetteer = Gazetteer()
        plan = made(entries, gazetteer, report)
        report.created = gazetteer.save(for_rows=report.writes)
        report.notes += gazetteer.former.notes
        report.must_be_as_agreed()
        apply(plan, report)
    return report


def check(rows: list[Row], report: Report) -> list[Entry]:
    default_start = timezone.localdate().replace(month=1, day=1)
    entries = []
    for row in rows:
        try:
            entries.append(checked(row, default_start=default_start))
        except BadCell as reason:
            report.say(row.line, described(row), Outcome.REFUSED, str(reason))
    return entries


def made(entries: list[Entry], gazetteer: Gazetteer, report: Report) -> Plan:
    """The plan, entry by entry in the order of their days, each against what those before it have planned."""
    histories = histories_of({entry.school_no for entry in entries})
    plan = Plan()
    for entry in sorted(entries, key=lambda entry: (entry.starts_on, entry.line)):
        history = histories.get(entry.school_no)
        about = f"{history.school.name} ({entry.school_no})" if history else f"school {entry.school_no}"
        try:
            if history is None:
                raise BadCell("no government school with this number is here: import the schools first")
            outcome, reason = place_school(history, entry, gazetteer, plan)
        except BadCell as problem:
            report.say(entry.line, about, Outcome.REFUSED, str(problem))
        else:
            history.accepted.append(entry)
            report.say(entry.line, about, outcome, reason)
    return plan


def histories_of(numbers: set[int]) -> dict[int, History]:
    schools = School.objects.filter(sector=Sector.GOVERNMENT, school_no__in=numbers)
    histories = {school.school_no: History(school) for school in schools}
    by_school = defaultdict(list)
    known = SchoolMembership.objects.of(history.school.pk for history in histories.values())
    for membership in known.select_related("network").select_for_update(of=("self",)).order_by("starts_on"):
        by_school[membership.school_id].append(membership)
    for history in histories.values():
        history.memberships = by_school[history.school.pk]
    return histories


def place_school(history: History, entry: Entry, gazetteer: Gazetteer, plan: Plan) -> tuple[Outcome, str]:
    """What becomes of one entry. Raises BadCell where it contradicts the file itself or what is here."""
    school = history.school
    if school.closed_on and school.closed_on <= entry.starts_on:
        raise BadCell(f"the school closed on {day(school.closed_on)}")
    for other in history.accepted:
        if other.overlaps(entry.starts_on, entry.ends_on):
            raise BadCell(f"line {other.line} puts the school into {other.network} on some of these days")
    network = gazetteer.network(entry.network, entry.area, entry.region, entry.starts_on)
    overlapping = [one for one in history.memberships if entry.overlaps(one.starts_on, one.ends_on)]
    if not overlapping:
        add(history, entry, network, plan, gazetteer)
        return Outcome.ADDED, f"to {network.name} from {day(entry.starts_on)}"
    if len(overlapping) > 1:
        raise BadCell(f"the school is in {' and '.join(one.network.name for one in overlapping)} on some of these days")
    return against(overlapping[0], history, entry, network, plan, gazetteer)


def against(
    here: SchoolMembership, history: History, entry: Entry, network: Network, plan: Plan, gazetteer: Gazetteer
) -> tuple[Outcome, str]:
    """An entry that shares days with one membership: the same, an earlier end, or a move."""
    where = f"the school is in {here.network.name} from {day(here.starts_on)}"
    if key(here.network.name) == key(network.name):
        if entry.says_when and entry.starts_on < here.starts_on:
            raise BadCell(f"{where}, and the file says {day(entry.starts_on)}")
        if entry.ends_on is None or entry.ends_on == here.ends_on:
            return Outcome.UNCHANGED, ""
        if here.ends_on and here.ends_on < entry.ends_on:
            raise BadCell(f"{where} until {day(here.ends_on)}, and the file says until {day(entry.ends_on)}")
        shorten(here, entry.ends_on, plan)
        return Outcome.CHANGED, f"leaves {network.name} after {day(entry.ends_on)}"
    if here.starts_on >= entry.starts_on:
        raise BadCell(f"{where} already")
    if entry.ends_on and (here.ends_on is None or here.ends_on > entry.ends_on):
        raise BadCell(f"{where}, and would be in no network after {day(entry.ends_on)}")
    shorten(here, entry.starts_on - dt.timedelta(days=1), plan)
    add(history, entry, network, plan, gazetteer)
    return Outcome.MOVED, f"from {here.network.name} to {network.name} on {day(entry.starts_on)}"


def add(history: History, entry: Entry, network: Network, plan: Plan, gazetteer: Gazetteer) -> None:
    if network.pk is None:
        gazetteer.keep(network.area, network, entry.starts_on)
    membership = SchoolMembership(
        school=history.school, network=network, starts_on=entry.starts_on, ends_on=entry.ends_on
    )
    history.memberships.append(membership)
    plan.added.append(membership)
    plan.touched.add(history.school.pk)


def shorten(membership: SchoolMembership, last_day: dt.date, plan: Plan) -> None:
    membership.ends_on = last_day
    plan.shortened.append(membership)
    plan.touched.add(membership.school_id)


def apply(plan: Plan, report: Report) -> None:
    """Write the plan: ends first, since the database never holds two networks on one day, not even for a moment."""
    report.to_write = len(plan.shortened) + len(plan.added)
    for shortened in report.batches(plan.shortened):
        SchoolMembership.objects.bulk_update(shortened, ["ends_on"])
    for added in report.batches(plan.added):
        SchoolMembership.objects.bulk_create(added)
    seat_schools(schools=plan.touched)
