"""Attendance by school, by the membership of the day of the meeting."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import Mode, Presence, State
from meetings.presence import roll
from meetings.services.attendance import Mark, mark_all_present, mark_attendance
from meetings.services.expected import parties
from networks.models import SchoolMembership
from tests.factories import AttendanceFactory, NetworkFactory, PublishedMeetingFactory, ReplyFactory, SchoolFactory
from tests.meetings.after.conftest import to_state


def move(school, day, to):
    """The school leaves its network on the day before and belongs to another from the day on."""
    SchoolMembership.objects.filter(school=school).update(ends_on=day - dt.timedelta(days=1))
    SchoolMembership.objects.create(school=school, network=to, starts_on=day)


def test_a_school_that_moved_is_where_it_was_on_the_day(setting):
    today, school = timezone.localdate(), setting.schools[0]
    move(school, today - dt.timedelta(days=5), NetworkFactory())
    before = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now() - dt.timedelta(days=10))
    after = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now())
    assert school in [party.school for party in parties(before)]
    assert school not in [party.school for party in parties(after)]


def test_a_school_that_is_no_member_cannot_be_marked(setting, running):
    other = SchoolFactory()
    with pytest.raises(Refused, match="not a member on the day"):
        mark_attendance(meeting=running, marks={other.pk: Mark(Presence.PRINCIPAL)}, by=setting.chair)


def test_all_present_except(setting, running):
    sent, named, gone = setting.schools
    ReplyFactory(meeting=running, school=sent, answer="apology", note="Camp", by=setting.principal)
    ReplyFactory(meeting=running, school=named, answer="delegate", delegate_name="Lena Cho", by=setting.second)
    assert mark_all_present(meeting=running, missing={sent.pk, gone.pk}, by=setting.chair) == 3
    found = {row.school_id: (row.presence, row.name) for row in running.attendances.all()}
    assert found == {
        sent.pk: (Presence.APOLOGY, ""),
        named.pk: (Presence.DELEGATE, "Lena Cho"),
        gone.pk: (Presence.ABSENT, ""),
    }
    assert mark_all_present(meeting=running, missing=set(), by=setting.chair) == 0


def test_marking_the_same_again_changes_nothing(setting, running):
    marks = {setting.schools[0].pk: Mark(Presence.PRINCIPAL, Mode.ONLINE)}
    assert mark_attendance(meeting=running, marks=marks, by=setting.chair) == 1
    assert mark_attendance(meeting=running, marks=marks, by=setting.executive) == 0
    assert running.attendances.get().marked_by == setting.chair


def test_an_absent_school_has_no_delegate_and_no_place(setting, running):
    marks = {setting.schools[0].pk: Mark(Presence.ABSENT, Mode.ONLINE, "Lena Cho")}
    mark_attendance(meeting=running, marks=marks, by=setting.chair)
    row = running.attendances.get()
    assert (row.mode, row.name) == ("", "")


def test_counts_in_words(setting, running):
    assert roll(running).sentence == "Attendance is not marked."
    for school, presence in zip(
        setting.schools, (Presence.PRINCIPAL, Presence.DELEGATE, Presence.APOLOGY), strict=True
    ):
        AttendanceFactory(meeting=running, school=school, presence=presence, mode=Mode.ONLINE)
    assert roll(running).sentence == "2 of 3 schools were there, 1 by a delegate, 2 online. 1 sent an apology."


def test_the_roll_saves_every_row_and_keeps_what_cannot_be_read(as_, setting, running):
    first, second, _ = setting.schools
    url = reverse("meetings:attendance_edit", args=[running.pk])
    good = {f"{first.pk}-presence": "delegate", f"{first.pk}-mode": "online", f"{first.pk}-name": "Lena Cho"}
    answer = as_("chair").post(url, good | {f"{second.pk}-presence": "nonsense"})
    assert answer.status_code == 422
    assert "Lena Cho" in answer.content.decode()
    assert not running.attendances.exists()
    as_("chair").post(url, good)
    row = running.attendances.get()
    assert (row.school_id, row.presence, row.mode, row.name) == (first.pk, "delegate", "online", "Lena Cho")


def test_the_quick_button_tells_the_page_to_look_again(as_, setting, running):
    url = reverse("meetings:attendance_quick", args=[running.pk, setting.schools[0].pk])
    answer = as_("chair").post(url, {"presence": "principal"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (204, "attendance:changed")
    assert as_("chair").post(url, {"presence": "nonsense"}).status_code == 302
    assert running.attendances.get().presence == Presence.PRINCIPAL


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CONFIRMED, State.CANCELLED])
def test_attendance_is_marked_while_the_record_is_open(setting, running, state):
    to_state(running, state)
    with pytest.raises(Refused):
        mark_all_present(meeting=running, missing=set(), by=setting.chair)


def test_only_those_who_run_mark_it(setting, running):
    with pytest.raises(NotAllowed):
        mark_all_present(meeting=running, missing=set(), by=setting.seil)
