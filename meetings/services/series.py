"""Series of meetings: which times they have, the drafts that stand for them, and what a change of one changes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from common import words
from common.dates import start_of
from common.errors import Refused, refusing
from meetings.enums import Pattern, State
from meetings.models import Meeting, MeetingSeries, Occurrence, SchoolTerm
from meetings.services.meeting import NOUNS, Stale, cancel, plan_meeting, require_agenda_right
from meetings.terms import Terms, title_for
from networks.enums import Kind
from networks.models import Place
from roles.models import Person

MOST_MEETINGS = 60
SENTENCES = {
    "series_ends_after_it_starts": "The last day is before the first.",
    "series_has_one_pattern": "Choose weeks and a weekday, or days.",
    "series_length_is_sensible": "A meeting takes from 5 minutes to 12 hours.",
}
TIMES = ("pattern", "weeks", "weekday", "days", "starts_on", "until")
FORM = (*TIMES, "time", "length_minutes", "venue", "online_url")


@dataclass(frozen=True, order=True)
class Time:
    """One time of a series. The key stays when the hour changes, so that its meeting is found again."""

    day: dt.date
    key: str


def times_of(series: MeetingSeries, terms: Terms | None = None) -> list[Time]:
    """Every time from the first day to the last, in order. A week that a term does not have is left out."""
    if series.pattern == Pattern.DAYS:
        found = {Time(day, day.isoformat()) for day in series.days}
    else:
        found = {
            Time(day, f"{term.year}-T{term.number}-W{week:02}")
            for term in (terms or Terms.read()).all
            for week in series.weeks
            if term.holds_on(day := day_in(term, week, series.weekday or 0))
        }
    return sorted(time for time in found if series.starts_on <= time.day <= series.until)


def day_in(term: SchoolTerm, week: int, weekday: int) -> dt.date:
    first_monday = term.starts_on - dt.timedelta(days=term.starts_on.weekday())
    return first_monday + dt.timedelta(weeks=week - 1, days=weekday)


def moment_of(series: MeetingSeries, day: dt.date) -> dt.datetime:
    """The hour on the wall, on either side of daylight saving."""
    return dt.datetime.combine(day, series.time, timezone.get_default_timezone())


@transaction.atomic
def start_series(*, place: Place, uid: UUID, by: Person, **values: Any) -> MeetingSeries:
    """A series and its drafts. The same `uid` twice gives one series."""
    require_agenda_right(by, place)
    if not place.meets:
        raise Refused("Meetings are held by networks, groups and forums.")
    with refusing(**SENTENCES), transaction.atomic():
        series, is_new = MeetingSeries.objects.get_or_create(
            uid=uid, defaults={"place": place, "created_by": by, **values}
        )
    if not is_new and (series.place_id != place.pk or series.created_by_id != by.pk):
        raise Refused("This form was used before. Open it again.")
    generate(series=series, by=by)
    return series


@transaction.atomic
def generate(*, series: MeetingSeries, by: Person) -> list[Meeting]:
    """A draft for each time to come that has no meeting. Whoever else does so at once finds them made."""
    series = _locked(series, by)
    taken = set(series.occurrences.values_list("key", flat=True))
    missing = [time for time in _ahead(series) if time.key not in taken]
    return [_make(series, time, by) for time in missing]


def _locked(series: MeetingSeries, by: Person) -> MeetingSeries:
    require_agenda_right(by, series.place)
    return MeetingSeries.objects.select_for_update(of=("self",)).select_related("place").get(pk=series.pk)


def _ahead(series: MeetingSeries) -> list[Time]:
    times = times_of(series)
    if len(times) > MOST_MEETINGS:
        raise Refused(f"A series has {MOST_MEETINGS} meetings at most. Choose an earlier last day.", field="until")
    ahead = [time for time in times if moment_of(series, time.day) > timezone.now()]
    if not ahead and not series.occurrences.exists():
        raise Refused("No meeting falls between these days. Check weeks, weekday and the last day.", field="until")
    return ahead


def _make(series: MeetingSeries, time: Time, by: Person) -> Meeting:
    meeting = plan_meeting(
        place=series.place, starts_at=moment_of(series, time.day), length_minutes=series.length_minutes, by=by,
        venue=series.venue, online_url=series.online_url,
    )  # fmt: skip
    Occurrence.objects.create(series=series, key=time.key, meeting=meeting)
    return meeting


@transaction.atomic
def change_series(
    *, series: MeetingSeries, version: int, by: Person, from_day: dt.date | None = None, **values: Any
) -> MeetingSeries:
    """
    Change the meetings to come that are still drafts and were not changed by themselves; what is published, over or
    different stays. With `from_day` only that meeting and those that follow: the series is parted there.
    """
    series = _locked(series, by)
    if series.version != version:
        raise Stale(series)
    if from_day is not None and from_day > series.starts_on:
        series = _parted(series, from_day, by, values)
    for name, value in values.items():
        setattr(series, name, value)
    series.version += 1
    with refusing(**SENTENCES), transaction.atomic():
        series.save()
    _follow(series, by)
    return series


def _parted(series: MeetingSeries, from_day: dt.date, by: Person, values: dict[str, Any]) -> MeetingSeries:
    """A new series from a day on, with the meetings of those days; the old one ends the day before."""
    if MeetingSeries.objects.filter(follows=series).exists():
        raise Refused("These meetings were parted from their series before. Change the later series.")
    first_day = from_day
    if series.pattern == Pattern.WEEKS:  # another weekday of the same week follows too
        first_day -= dt.timedelta(days=from_day.weekday())
    later = {name: getattr(series, name) for name in FORM} | values | {"starts_on": first_day}
    with refusing(**SENTENCES), transaction.atomic():
        new = MeetingSeries.objects.create(place=series.place, created_by=by, follows=series, **later)
    first = start_of(from_day)
    Occurrence.objects.filter(series=series, meeting__starts_at__gte=first).update(series=new)
    series.until = first_day - dt.timedelta(days=1)
    series.version += 1
    series.save(update_fields=["until", "version"])
    values["starts_on"] = first_day
    return new


def free(series: MeetingSeries) -> "QuerySet[Occurrence]":
    """Times whose meeting follows the series: to come, a draft, and not changed by itself."""
    return series.occurrences.filter(
        differs=False, meeting__state=State.DRAFT, meeting__starts_at__gt=timezone.now()
    ).select_related("meeting__place")


def _follow(series: MeetingSeries, by: Person) -> None:
    """Each draft keeps its time or takes the next one that has no meeting; what is left over is called off."""
    terms, wanted = Terms.read(), {time.key: time for time in _ahead(series)}
    drafts = {one.key: one for one in free(series).order_by("meeting__starts_at")}
    taken = set(series.occurrences.values_list("key", flat=True))
    left = [one for key, one in drafts.items() if key not in wanted]
    missing = sorted(time for key, time in wanted.items() if key not in taken)
    for key, one in drafts.items():
        if key in wanted:
            _fit(series, one, wanted[key], terms)
    for one, time in zip(left, missing, strict=False):
        _fit(series, one, time, terms)
    for one in left[len(missing) :]:
        cancel(meeting=one.meeting, reason="The series was changed.", by=by)
    for time in missing[len(left) :]:
        _make(series, time, by)


def _fit(series: MeetingSeries, one: Occurrence, time: Time, terms: Terms) -> None:
    meeting, noun = one.meeting, NOUNS[Kind(series.place.kind)]
    was_named_by_day = meeting.title == title_for(timezone.localdate(meeting.starts_at), noun, terms)
    meeting.starts_at, meeting.length_minutes = moment_of(series, time.day), series.length_minutes
    meeting.venue, meeting.online_url = series.venue, series.online_url
    if was_named_by_day:
        meeting.title = title_for(time.day, noun, terms)
    if meeting.proposals_close_on:
        meeting.proposals_close_on = min(meeting.proposals_close_on, time.day)
    meeting.version += 1
    meeting.save(
        update_fields=[
            "starts_at", "length_minutes", "venue", "online_url", "title", "proposals_close_on", "version"
        ]
    )  # fmt: skip
    if one.key != time.key:
        one.key = time.key
        one.save(update_fields=["key"])


def pattern_words(series: MeetingSeries) -> str:
    """Week 3 and week 8 of each term, Thursday 9:30 am."""
    clock = words.clock(series.time)
    if series.pattern == Pattern.DAYS:
        return f"{words.count(len(series.days), 'chosen day')}, {clock}"
    weeks = [f"week {week}" for week in series.weeks]
    listed = " and ".join([", ".join(weeks[:-1]), weeks[-1]] if len(weeks) > 1 else weeks)
    weekday = f"{dt.date(2024, 1, 1 + (series.weekday or 0)):%A}"
    return f"{listed[:1].upper()}{listed[1:]} of each term, {weekday} {clock}"
