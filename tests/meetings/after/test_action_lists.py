"""The lists of actions: what stands in which, what narrows them, the file, and what stays out of them."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from meetings.action_lists import LISTS
from meetings.enums import OwnerKind, Sensitivity
from meetings.models import Action, SchoolTerm
from meetings.services import actions as services
from roles.enums import Role
from roles.models import Appointment
from tests.factories import ActionFactory, AppointmentFactory, PersonFactory, appoint

LIST = "/actions/"
SCHOOL = {"owner": None, "owner_kind": OwnerKind.SCHOOL}
ROLE = {"owner": None, "owner_kind": OwnerKind.ROLE}


def shown(client, **asked) -> set[str]:
    return {action.what for action in client.get(LIST, asked).context["object_list"]}


@pytest.fixture
def kept(setting, items):
    """One action of each sort, by what it is called."""
    today = timezone.localdate()
    common = {"item": items[0], "set_by": setting.chair, "owner": setting.second}
    gone = PersonFactory(name="Gone", is_active=False)
    ActionFactory(**common | {"owner": setting.principal}, what="principal’s", due_on=None)
    ActionFactory(**common | {"set_by": setting.principal}, what="set by the principal")
    ActionFactory(**common, what="late", due_on=today - dt.timedelta(days=2))
    ActionFactory(**common, what="waiting", waiting_on="the bus company", waiting_since=today)
    ActionFactory(**common | {"owner": gone}, what="of one who left")
    ActionFactory(**common | ROLE, role=Role.DELEGATE, what="of a role nobody holds")
    ActionFactory(**common | ROLE, role=Role.CHAIR, what="of the chair")
    ActionFactory(**common | SCHOOL, school=setting.schools[2], what="of a school without principal")
    ActionFactory(**common | SCHOOL, school=setting.schools[1], what="of the second school")
    ActionFactory(**common, what="old")
    Action.objects.filter(what="old").update(set_at=timezone.now() - dt.timedelta(weeks=14))
    ActionFactory(**common, what="far ahead", due_on=today + dt.timedelta(days=60))
    ActionFactory(**common, what="executive’s", sensitivity=Sensitivity.EXECUTIVE)
    for what, weeks in (("done", 1), ("done long ago", 9)):
        ActionFactory(
            **common,
            what=what,
            state="done",
            closed_by=setting.chair,
            closed_at=timezone.now() - dt.timedelta(weeks=weeks),
        )


NOBODY = {"of one who left", "of a role nobody holds", "of a school without principal"}


def test_each_list_holds_its_own_and_its_chip_counts_it(as_, kept):
    client = as_("principal")
    everything = set(Action.objects.open().values_list("what", flat=True)) - {"executive’s"}
    expected = {
        "mine": {"principal’s"}, "set": {"set by the principal"}, "network": everything, "overdue": {"late"},
        "nobody": NOBODY, "older": {"old"}, "waiting": {"waiting"}, "done": {"done"},
        "closed": {"done", "done long ago"},
    }  # fmt: skip
    assert {key: shown(client, show=key) for key in LISTS} == expected
    chips = client.get(LIST).context["chips"]
    assert [number for _, _, number, _ in chips] == [len(expected[key]) for key in LISTS]
    assert "executive’s" in shown(as_("chair"), show="network")


def test_place_school_and_due_narrow_every_list_and_its_chips(as_, setting, kept):
    chair = as_("chair")
    assert shown(chair, show="network", due="late") == {"late"}
    assert shown(chair, show="network", due="none") == {"principal’s"}
    assert "far ahead" not in shown(chair, show="network", due="month")
    second = str(setting.schools[1].pk)
    assert shown(chair, show="network", school=second) == {"of the second school"}
    chips = chair.get(LIST, {"show": "network", "school": second}).context["chips"]
    assert [number for _, _, number, _ in chips] == [0, 1, 1, 0, 0, 0, 0, 0, 0]
    for odd in (
        {"place": str(setting.stranger.pk)},
        {"place": "9" * 40},
        {"school": "x"},
        {"due": "soon"},
        {"show": "?"},
    ):
        assert chair.get(LIST, odd).status_code == 200


def test_of_each_school_the_whole_stands_once_and_the_part_when_the_school_is_asked_for(as_, setting, items):
    whole = services.set_action(
        what="Add two texts", owner=services.Owner(OwnerKind.EACH_SCHOOL), item=items[0], by=setting.chair
    )
    chair = as_("chair")
    assert list(chair.get(LIST, {"show": "network"}).context["object_list"]) == [whole]
    part = whole.parts.get(school=setting.schools[1])
    asked = {"show": "network", "school": str(part.school_id)}
    assert list(chair.get(LIST, asked).context["object_list"]) == [part]


def test_the_file_holds_what_is_shown_and_no_cell_of_it_runs(as_, setting, items, kept):
    ActionFactory(item=items[0], what="=cmd()", owner=setting.principal, due_on=None)
    file = as_("principal").get(LIST, {"show": "mine", "due": "none", "as": "csv"}).content.decode()
    rows = file.splitlines()
    assert len(rows) == 3
    assert '"\'=cmd()"' in rows[2]
    assert "executive’s" not in as_("principal").get(LIST, {"show": "network", "as": "csv"}).content.decode()


def test_a_term_ago_is_the_same_week_of_the_term_before(db):
    from meetings.terms import Terms

    day = dt.date
    for number, first, last in ((1, day(2027, 1, 27), day(2027, 4, 1)), (2, day(2027, 4, 19), day(2027, 6, 25))):
        SchoolTerm.objects.update_or_create(year=2027, number=number, defaults={"starts_on": first, "ends_on": last})
    terms = Terms(tuple(SchoolTerm.objects.filter(year=2027)))
    assert terms.a_term_ago(day(2027, 5, 3)) == day(2027, 2, 10)
    assert terms.a_term_ago(day(2027, 7, 5)) == day(2027, 4, 1)
    assert terms.a_term_ago(day(2027, 2, 10)) == day(2026, 11, 11)


def test_since_when_it_waits_stays_until_it_waits_for_something_else(setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal, due_on=None)
    say = {"action": action, "state": "under_way", "by": setting.principal}
    today = timezone.localdate()
    with time_machine.travel(timezone.now() - dt.timedelta(days=9)):
        services.say_progress(**say, waiting_on="the bus company")
    again = services.say_progress(**say, waiting_on="the bus company")
    assert again.waiting_since == today - dt.timedelta(days=9)
    assert services.say_progress(**say, waiting_on="the college").waiting_since == today
    done = services.close_action(action=action, by=setting.principal)
    assert (done.waiting_on, done.waiting_since) == ("", None)


def test_an_action_of_a_role_says_from_whom_it_was_handed_over(as_, setting, items):
    action = ActionFactory(item=items[0], set_by=setting.chair, role=Role.SEIL, **ROLE)
    Action.objects.update(set_at=timezone.now() - dt.timedelta(days=30))
    today = timezone.localdate()
    AppointmentFactory(
        role=Role.SEIL, place=setting.network, person=PersonFactory(name="Long Gone"),
        starts_on=today - dt.timedelta(days=90), ends_on=today - dt.timedelta(days=40),
    )  # fmt: skip
    assert "Handed over" not in as_("seil").get(LIST).content.decode()
    Appointment.objects.filter(person=setting.seil).update(ends_on=today - dt.timedelta(days=1))
    follower = appoint(Role.SEIL, setting.network, PersonFactory(name="Follower"), starts_on=today)
    setting.people["follower"] = follower
    assert "Handed over from Seil" in as_("follower").get(LIST).content.decode()
    assert "Handed over from Seil" in as_("follower").get(action.get_absolute_url()).content.decode()
