"""How appointments and what somebody says of themselves are told: who came into which role, for how long and why."""

from functools import cache
from typing import Any

from django.db.models import QuerySet

from common.history_view import Entry, Moment, Names, Telling, history_of
from common.undo import tracked
from common.words import day
from networks.models import Place
from reminders.models import CalendarFeed
from roles.enums import Basis, noun
from roles.models import Appointment, Person

KINDS = {"roles": "Roles", "details": "Details and account"}
BEGUN = {
    Basis.ELECTED: "recorded the election of {} as {}",
    Basis.APPOINTED: "appointed {} as {}",
    Basis.ACTING: "named {} as {}",
    Basis.EX_OFFICIO: "entered {}, ex officio, as {}",
}
FIELDS = {
    "role": "Role", "basis": "Basis", "starts_on": "First day", "ends_on": "Last day", "announcement": "Announcement",
    "minute_reference": "Minutes",
}  # fmt: skip
DETAILS = {
    "name": "Name", "email": "E-mail", "phone": "Phone", "about": "About", "offers": "Can help with",
    "shows_email": "Shows the e-mail", "shows_phone": "Shows the phone", "is_staff": "May open the admin site",
    "is_superuser": "May change all reference data",
}  # fmt: skip


def events_of(model: Any) -> QuerySet:
    """Asked of the tables, since a model with two tables and its common row share the attribute that names them."""
    return tracked()[model]._default_manager.all()


def story_of_person(person: Person) -> list[Entry]:
    """What changed about somebody and their roles: for themselves, and for whoever manages people. No password is."""
    roles = events_of(Appointment).filter(person=person.pk)
    return history_of(about_details(person), about_roles(roles), about_feeds(person))


def about_roles(events: QuerySet, *, in_full: bool = True) -> Telling:
    """`in_full`: with announcements and reasons, which not everybody may read who may know of the role."""
    fields = FIELDS if in_full else {name: FIELDS[name] for name in ("role", "basis", "starts_on", "ends_on")}

    @cache
    def away() -> dict[int, str]:
        """Who is acted for, by the key of their role; asked for only when somebody acts for somebody."""
        covered = events.exclude(acting_for=None).values("acting_for")
        return dict(Appointment.on_record.filter(pk__in=covered).values_list("pk", "person__name"))

    def say(moment: Moment, names: Names) -> str | None:
        acted_for = moment.after["acting_for_id"]
        return _of_role(moment, names, tuple(fields), away().get(acted_for, "") if acted_for else "")

    return Telling(
        kind="roles",
        noun="role",
        events=events,
        fields=fields,
        say=say,
        authors=("appointed_by",),
        editors=("withdrawn_by", "ended_by", "changed_by"),
        reasons=("changed_reason", "ended_reason") if in_full else (),
    )


def _of_role(moment: Moment, names: Names, fields: tuple[str, ...], away: str) -> str | None:
    after = moment.after
    who = names.of(Person, after["person_id"])
    acting = "acting " if after["basis"] == Basis.ACTING else ""
    role = f"{acting}{noun(after['role'])} of {names.of(Place, after['place_id'])}" + (f" for {away}" if away else "")
    if moment.is_new or moment.is_gone:
        begun = BEGUN[Basis(after["basis"])].format(who, role)
        return f"{begun}, {_days(after)}" if moment.is_new else f"took out of the records that {who} was {role}"
    if moment.became("withdrawn_at"):
        return f"took back that {who} becomes {role}"
    if moment.became("ended_at") and after["ended_at"]:
        return _ended(after, who, role)
    if moment.became("ends_on") and not moment.became("starts_on"):
        return _other_end(moment, who, role)
    return f"corrected the record of {who} as {role}" if any(moment.became(name) for name in fields) else None


def _days(row: Any) -> str:
    last = f"to {day(row['ends_on'])}" if row["ends_on"] else "with no end set"
    return f"from {day(row['starts_on'])} {last}"


def _ended(row: Any, who: str, role: str) -> str:
    if row["ended_by_id"] == row["person_id"]:
        return f"resigned as {role}"
    return f"ended the role of {who} as {role}"


def _other_end(moment: Moment, who: str, role: str) -> str:
    before, after = moment.before["ends_on"], moment.after["ends_on"]
    if after is None or (before is not None and after > before):
        return f"extended the role of {who} as {role}"
    return f"set an earlier last day for {who} as {role}"


def about_details(person: Person) -> Telling:
    return Telling(
        kind="details",
        noun="details",
        events=events_of(Person).filter(pgh_obj_id=person.pk),
        fields=DETAILS,
        say=_of_details,
        editors=("left_by", "invited_by"),
        reasons=("left_reason",),
    )


def _of_details(moment: Moment, names: Names) -> str | None:
    after = moment.after
    if moment.is_new:
        return f"made an account for {after['name']}"
    if moment.became("left_on") and after["left_on"]:
        return f"marked {after['name']} as having left, last day {day(after['left_on'])}"
    if moment.became("is_active"):
        return f"{'let' if after['is_active'] else 'shut'} {after['name']} {'back in' if after['is_active'] else 'out'}"
    if moment.became("invited_at") and after["invited_at"]:
        return f"asked {after['name']} in by mail"
    return f"changed the details of {after['name']}" if any(moment.became(name) for name in DETAILS) else None


def about_feeds(person: Person) -> Telling:
    """Calendar addresses, by their names: the address itself is kept nowhere."""
    return Telling(
        kind="details",
        noun="calendar address",
        events=events_of(CalendarFeed).filter(person=person.pk),
        say=_of_feed,
        authors=("person",),
        editors=("person",),
    )


def _of_feed(moment: Moment, names: Names) -> str | None:
    if moment.is_new:
        return f"made the calendar address “{moment.after['name']}”"
    if moment.became("renewed_at"):
        return f"renewed the calendar address “{moment.after['name']}”"
    return f"stopped the calendar address “{moment.after['name']}”" if moment.became("stopped_at") else None
