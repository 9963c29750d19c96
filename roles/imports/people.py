"""People and their roles: read, check, plan, apply, report. The same way in for the command line and for an upload."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Unpack

from django.db.models.functions import Lower
from django.utils import timezone

from networks.imports.cells import BadCell, key
from networks.imports.reading import Row, read
from networks.imports.report import How, Outcome, Report
from networks.imports.run import one_import
from networks.models import Place
from roles import access
from roles.enums import Basis, Role, short
from roles.imports.finding import Finder
from roles.imports.people_rows import LAYOUT, Entry, checked, described, in_words
from roles.models import Appointment, Person
from roles.services import may_appoint

WRITES = "roles_person, roles_appointment"
Seat = tuple[str, str, int]
"""Whose role, which, where: by e-mail, so that people who are new have one too."""


@dataclass
class Plan:
    """What is to be written. Appointments of new people take their key when it is known."""

    people: list[Person] = field(default_factory=list)
    added: list[Appointment] = field(default_factory=list)
    shortened: list[Appointment] = field(default_factory=list)


def import_people(
    content: bytes, *, name: str = "", by: Person | None = None, invite: bool = False, **how: Unpack[How]
) -> Report:
    """
    Enter people, and the roles they hold from a day: the row's own, or today. Nobody is overwritten, moved or brought
    back: another name is reported, and somebody who was locked out is refused. With `invite`, who is new is told by
    mail to set a password. Without `by`, from the command line, every role may be given.
    """
    table = read(content, LAYOUT)
    report = Report(**how, expects=len(table.rows))
    with one_import(name=name, by=by, dry_run=report.dry_run, writes=WRITES) as report.history:
        if by is not None:
            access.remember_for_this_request(by)
        entries = check(table.rows, report)
        plan = Planner(entries, by, report).plan
        report.must_be_as_agreed()
        apply(plan, report, by=by, invite=invite)
        if by is not None:
            access.forget(by)
    return report


def check(rows: list[Row], report: Report) -> list[Entry]:
    today, entries = timezone.localdate(), []
    for row in rows:
        try:
            entries.append(checked(row, today=today))
        except BadCell as reason:
            report.say(row.line, described(row), Outcome.REFUSED, str(reason))
    return entries


class Planner:
    """Goes through the entries in the order of their days, each against what those before it have planned."""

    def __init__(self, entries: list[Entry], by: Person | None, report: Report) -> None:
        self.by, self.report, self.plan = by, report, Plan()
        self.finder = Finder()
        emails = {entry.email for entry in entries}
        known = Person.objects.annotate(address=Lower("email")).filter(address__in=emails)
        self.people = {person.address: person for person in known}  # type: ignore[attr-defined]
        self.held: defaultdict[Seat, list[Appointment]] = defaultdict(list)
        rows = Appointment.objects.filter(person__in=known).select_for_update(of=("self",)).select_related("person")
        for appointment in rows.order_by("starts_on"):
            self.held[appointment.person.email.lower(), appointment.role, appointment.place_id].append(appointment)
        self.accepted: defaultdict[Seat, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda entry: (entry.starts_on, entry.line)):
            self._take(entry)
        report.notes += self.finder.former.notes

    def _take(self, entry: Entry) -> None:
        try:
            outcome, reason = self._placed(entry)
        except BadCell as problem:
            self.report.say(entry.line, entry.about, Outcome.REFUSED, str(problem))
        else:
            self.report.say(entry.line, entry.about, outcome, reason)

    def _placed(self, entry: Entry) -> tuple[Outcome, str]:
        place = self.finder.place(entry.place, entry.role)
        person = self.people.get(entry.email)
        if person and not person.is_active:
            raise BadCell(f"{person.name} has left or is locked out: a file brings nobody back")
        if person is None and not entry.name:
            raise BadCell("the name is empty, and nobody here has this e-mail")
        self._not_twice_in_the_file(entry, place)
        seat = (entry.email, entry.role.value, place.pk)
        overlapping = [one for one in self.held[seat] if entry.overlaps(one.starts_on, one.ends_on)]
        if len(overlapping) > 1:
            raise BadCell("the person holds this role here more than once on some of these days")
        found = self._against(overlapping[0], entry, place) if overlapping else self._new(entry, person, place)
        self.accepted[seat].append(entry)
        self._compare_names(entry)
        return found

    def _not_twice_in_the_file(self, entry: Entry, place: Place) -> None:
        for other in self.accepted[entry.email, entry.role.value, place.pk]:
            if other.overlaps(entry.starts_on, entry.ends_on):
                raise BadCell(f"line {other.line} gives the same role on some of these days")

    def _new(self, entry: Entry, person: Person | None, place: Place) -> tuple[Outcome, str]:
        self._must_be_allowed(person, entry, place)
        if place.closed_on and place.closed_on <= entry.starts_on:
            raise BadCell(f"{place.name} closed on {in_words(place.closed_on)}")
        is_new = person is None
        if person is None:
            person = Person(email=entry.email, name=entry.name)
            person.set_unusable_password()
            self.people[entry.email] = person
            self.plan.people.append(person)
        appointment = Appointment(
            person=person,
            role=entry.role,
            place=place,
            starts_on=entry.starts_on,
            ends_on=entry.ends_on,
            basis=entry.basis or Basis.APPOINTED,
            appointed_by=self.by,
        )
        self.plan.added.append(appointment)
        until = f" to {in_words(entry.ends_on)}" if entry.ends_on else ""
        who = f"a new person, {entry.email}, " if is_new else ""
        return Outcome.ADDED, f"{who}at {place.name} from {in_words(entry.starts_on)}{until}, {appointment.basis}"

    def _against(self, here: Appointment, entry: Entry, place: Place) -> tuple[Outcome, str]:
        """An entry that shares days with a role that is here: the same, or an earlier end."""
        where = f"{short(entry.role)} of {place.name} here from {in_words(here.starts_on)}"
        if entry.says_when and entry.starts_on < here.starts_on:
            raise BadCell(f"{where}, and the file says {in_words(entry.starts_on)}")
        if entry.basis and entry.basis != here.basis:
            self._note(entry, f"is {Basis(here.basis).label.lower()} here and {entry.basis.label.lower()} in the file")
        if entry.ends_on is None or entry.ends_on == here.ends_on:
            return Outcome.UNCHANGED, ""
        if here.ends_on and here.ends_on < entry.ends_on:
            until = f"until {in_words(here.ends_on)}, and the file says until {in_words(entry.ends_on)}"
            raise BadCell(f"{where} {until}: it is extended on the person’s page")
        if entry.role == Role.ADMINISTRATOR:
            raise BadCell(f"{where}: the end of an administrator’s role is entered on the person’s page")
        self._must_be_allowed(here.person, entry, place)
        here.ends_on = entry.ends_on
        if self.by is not None:
            here.ended_by, here.ended_at = self.by, timezone.now()
        self.plan.shortened.append(here)
        return Outcome.CHANGED, f"ends as {short(entry.role)} of {place.name} after {in_words(entry.ends_on)}"

    def _must_be_allowed(self, person: Person | None, entry: Entry, place: Place) -> None:
        """The right of whoever imports, for each row. Nobody gives themselves a role."""
        if self.by is None:
            return
        if person == self.by:
            raise BadCell("nobody gives or ends a role of their own")
        if not may_appoint(self.by, entry.role, place):
            raise BadCell(f"you may not appoint a {short(entry.role)} of {place.name}")

    def _compare_names(self, entry: Entry) -> None:
        person = self.people[entry.email]
        if entry.name and key(person.name) != key(entry.name):
            self._note(entry, f"is called {person.name} here")

    def _note(self, entry: Entry, words: str) -> None:
        self.report.notes.append(f"line {entry.line}: {entry.name or entry.email} {words}: left as it is.")


def apply(plan: Plan, report: Report, *, by: Person | None, invite: bool) -> None:
    """Write the plan; only what differs."""
    for person in plan.people:
        if invite:
            person.invited_at, person.invited_by = timezone.now(), by
    report.to_write = len(plan.people) + len(plan.shortened) + len(plan.added)
    for people in report.batches(plan.people):
        Person.objects.bulk_create(people)
    for appointment in plan.added:
        appointment.person = appointment.person  # its key, when the person is new
    for shortened in report.batches(plan.shortened):
        Appointment.objects.bulk_update(shortened, ["ends_on", "ended_by", "ended_at"])
    for added in report.batches(plan.added):
        Appointment.objects.bulk_create(added)
