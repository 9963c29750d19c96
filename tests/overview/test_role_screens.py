"""The screens of roles: two steps each, what follows in words, buttons only for whom they are."""

import pytest
from django.urls import reverse
from django.utils import timezone

from common.words import day
from roles.enums import Basis, Role
from roles.models import Appointment, Person
from tests.factories import (
    ActionFactory,
    AppointmentFactory,
    ForumFactory,
    GroupFactory,
    NetworkFactory,
    PersonFactory,
    SchoolFactory,
    appoint,
)
from tests.overview.lands import days, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory(name="Wattle Ridge")


@pytest.fixture
def director(network):
    return appoint(Role.AREA_DIRECTOR, network.area, PersonFactory(name="Fiona Castellano"))


@pytest.fixture
def chair(network):
    person = PersonFactory(name="Dana Petrakis")
    return AppointmentFactory(role=Role.CHAIR, place=network, person=person, ends_on=days(30))


def people_page(place):
    return reverse("overview:people", args=[place.kind, place.slug])


def text(answer):
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def send(sender, url, /, **data):
    return signed_in(sender).post(url, data)


def url_of(verb, row):
    return reverse(f"overview:appointment_{verb}", args=[row.pk])


def test_everybody_who_may_open_the_place_sees_its_people_and_only_granters_see_buttons(network, director, chair):
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    page = text(signed_in(principal).get(people_page(network)))
    assert "Dana Petrakis" in page
    assert "Network chair" in page
    assert "Appoint somebody" not in page
    assert url_of("end", chair) not in page
    page = text(signed_in(director).get(people_page(network)))
    for verb in ("end", "act", "hand_over", "extend", "correct"):
        assert url_of(verb, chair) in page
    assert url_of("resign", chair) not in page
    own = text(signed_in(chair.person).get(people_page(network)))
    assert url_of("resign", chair) in own
    assert url_of("end", chair) not in own


def test_an_appointment_is_seen_before_it_is_made(network, director):
    url = reverse("overview:appoint", args=["network", network.slug])
    person = PersonFactory(name="Noni Edwards", email="noni@example.org")
    asked = {"role": "chair", "person": "noni@example.org", "basis": "elected", "starts_on": days(1)}
    seen = send(director, url, **asked)
    assert seen.status_code == 200
    assert "Noni Edwards is chair of Wattle Ridge from" in text(seen)
    assert Appointment.objects.filter(person=person).count() == 0
    done = send(director, url, **asked, confirm="1")
    assert done.status_code == 302
    row = Appointment.objects.get(person=person)
    assert (row.role, row.basis, row.starts_on, row.appointed_by) == (Role.CHAIR, Basis.ELECTED, days(1), director)
    assert send(director, url, **asked, confirm="1").status_code == 302
    assert Appointment.objects.filter(person=person).count() == 1


def test_somebody_new_is_entered_and_asked_in_with_the_appointment(network):
    school = SchoolFactory(network=network)
    principal = appoint(Role.PRINCIPAL, school)
    url = reverse("overview:appoint", args=["school", school.slug])
    asked = {"role": "delegate", "person": "new@example.org", "basis": "appointed", "starts_on": days(0)}
    assert "Give their name" in text(send(principal, url, **asked))
    seen = send(principal, url, **asked, new_name="Ed Larkin")
    assert "Ed Larkin is invited by mail" in text(seen)
    assert "At their school they may reply to invitations" in text(seen)
    assert not Person.objects.filter(email="new@example.org").exists()
    assert send(principal, url, **asked, new_name="Ed Larkin", confirm="1").status_code == 302
    new = Person.objects.get(email="new@example.org")
    assert (new.name, new.invited_by, new.has_usable_password()) == ("Ed Larkin", principal, False)
    assert [row.role for row in new.appointments.all()] == [Role.DELEGATE]


def test_an_address_of_somebody_who_left_says_what_to_do(network, director):
    PersonFactory(email="gone@example.org", name="Gone Away", is_active=False)
    url = reverse("overview:appoint", args=["network", network.slug])
    answer = send(director, url, role="chair", person="gone@example.org", basis="elected", starts_on=days(0))
    assert answer.status_code == 422
    assert "Gone Away, who has left, had this e-mail" in text(answer)


def test_a_role_beyond_the_granters_rows_is_no_choice(network, chair):
    url = reverse("overview:appoint", args=["network", network.slug])
    person = PersonFactory()
    asked = {"person": person.email, "basis": "elected", "starts_on": days(0), "confirm": "1"}
    assert send(chair.person, url, role="chair", **asked).status_code == 422
    assert send(chair.person, url, role="seil", **asked).status_code == 422
    assert send(chair.person, url, role="executive", **asked).status_code == 302
    assert [row.role for row in Appointment.objects.filter(person=person)] == [Role.EXECUTIVE]


def test_the_end_of_the_last_chair_says_who_may_act_and_who_is_told(network, director, chair):
    ActionFactory(place=network, item=None, owner_kind="role", owner=None, role=Role.CHAIR, what="Book the hall")
    ActionFactory(place=network, item=None, owner=chair.person, what="Write to all")
    seen = text(send(director, url_of("end", chair), last_day=days(5), reason="Moves away"))
    assert "The Wattle Ridge network has no chair from" in seen
    assert "the executive may circulate minutes, invite guests and note replies and Fiona Castellano is told" in seen
    assert "1 open action for the chair waits until there is a chair again: “Book the hall”." in seen
    assert "1 open action given to Dana Petrakis by name stays theirs until handed on." in seen
    chair.refresh_from_db()
    assert chair.ends_on == days(30)
    assert send(director, url_of("end", chair), last_day=days(5), reason="Moves away", confirm="1").status_code == 302
    chair.refresh_from_db()
    assert (chair.ends_on, chair.ended_reason) == (days(5), "Moves away")


def test_a_handover_names_what_passes_on(network, director, chair):
    ActionFactory(place=network, item=None, owner_kind="role", owner=None, role=Role.CHAIR, what="Book the hall")
    after = PersonFactory(name="Rosa Vella")
    asked = {"person": after.email, "last_day": days(5), "basis": "elected", "ends_on": days(700)}
    seen = text(send(director, url_of("hand_over", chair), **asked))
    assert "Rosa Vella is chair from" in seen
    assert "1 open action for the chair passes to Rosa Vella: “Book the hall”." in seen
    assert send(director, url_of("hand_over", chair), **asked, confirm="1").status_code == 302
    assert Appointment.objects.get(person=after).starts_on == days(6)


def test_cover_is_arranged_and_both_stand_on_the_page(network, director, chair):
    deputy = PersonFactory(name="Mei-Lin Tran")
    asked = {"person": deputy.email, "starts_on": days(0), "ends_on": days(7), "confirm": "1"}
    assert send(director, url_of("act", chair), **asked).status_code == 302
    page = text(signed_in(director).get(people_page(network)))
    assert "Acting for Dana Petrakis" in page


def test_a_resignation_is_told_what_follows_and_leads_home(network, chair):
    seen = text(send(chair.person, url_of("resign", chair), last_day=days(0)))
    assert "has no chair from" in seen
    assert "Dana Petrakis then holds no role" in seen
    answer = send(chair.person, url_of("resign", chair), last_day=days(0), confirm="1")
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_role_is_extended_to_a_day_or_plainly_without_one(network, director, chair):
    Appointment.objects.filter(pk=chair.pk).update(ends_on=days(30))
    url = url_of("extend", chair)
    for sent, said in (
        ({}, "Choose the new last day, or tick “No end day”."),
        ({"ends_on": days(60), "no_end": "on"}, "choose one of the two"),
    ):
        refused = send(director, url, **sent)
        assert refused.status_code == 422
        assert said in text(refused)
    seen = text(send(director, url, no_end="on"))
    assert "Dana Petrakis is chair of Wattle Ridge with no end day." in seen
    assert "It ends only when somebody ends it; it was to end on" in seen
    assert send(director, url, no_end="on", confirm="1").status_code == 302
    chair.refresh_from_db()
    assert chair.ends_on is None
    deputy = AppointmentFactory(
        role=Role.CHAIR, place=network, basis=Basis.ACTING, acting_for=chair, starts_on=days(0), ends_on=days(5)
    )
    assert "No end day" not in text(signed_in(director).get(url_of("extend", deputy)))


@pytest.mark.parametrize("verb", ["extend", "end", "act", "correct", "hand_over"])
def test_who_may_not_is_told_no_and_strangers_find_nothing(network, chair, verb):
    member = appoint(Role.EXECUTIVE, network)
    assert signed_in(member).get(url_of(verb, chair)).status_code == 403
    assert signed_in(chair.person).get(url_of(verb, chair)).status_code == 403
    assert signed_in(PersonFactory()).get(url_of(verb, chair)).status_code == 404
    assert signed_in(appoint(Role.AREA_DIRECTOR, NetworkFactory().area)).get(url_of(verb, chair)).status_code == 404


def test_who_was_chair_on_a_day_is_answered_from_the_records(network, director, chair):
    before = AppointmentFactory(
        role=Role.CHAIR, place=network, person=PersonFactory(name="Old Chair"), starts_on=days(-800), ends_on=days(-101)
    )
    acting = PersonFactory(name="Acting Chair")
    AppointmentFactory(
        role=Role.CHAIR, place=network, person=acting, starts_on=days(-120), ends_on=days(-110), basis=Basis.ACTING,
        acting_for=before,
    )  # fmt: skip

    def on(number):
        page = text(signed_in(director).get(people_page(network), {"on": days(number).isoformat()}))
        found = page.split('id="on-day"')[1].split('id="current"')[0]
        return [name for name in ("Old Chair", "Acting Chair", "Dana Petrakis") if f">{name}</a>" in found]

    assert on(-115) == ["Old Chair", "Acting Chair"]
    assert on(-101) == ["Old Chair"]
    assert on(-100) == ["Dana Petrakis"]
    assert on(31) == []


@pytest.mark.parametrize("typed", ["yesterday", "2026-13-45", "0001-01-01", "9999-12-31", "' OR 1=1"])
def test_a_day_that_is_none_gets_a_sentence(network, director, typed):
    answer = signed_in(director).get(people_page(network), {"on": typed})
    assert answer.status_code == 200
    assert "Give a day as year-month-day" in text(answer)


def test_why_somebody_left_is_for_those_whom_it_concerns(network, director):
    gone = AppointmentFactory(
        role=Role.CHAIR, place=network, ends_on=days(-1), ended_by=director, ended_at="2026-01-01T00:00Z",
        ended_reason="Long illness", announcement="Welcome to our chair",
    )  # fmt: skip
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    page = text(signed_in(principal).get(people_page(network)))
    assert "Welcome to our chair" in page
    assert "Long illness" not in page
    assert "Long illness" in text(signed_in(director).get(people_page(network)))
    executive = appoint(Role.EXECUTIVE, network)
    assert "Long illness" in text(signed_in(executive).get(people_page(network)))
    assert gone.person.name in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_people_page_costs_the_same_for_one_and_for_thirty(network, director, count, django_assert_num_queries):
    for number in range(count):
        held = AppointmentFactory(
            role=Role.CHAIR, place=network, ended_by=PersonFactory(), appointed_by=PersonFactory(),
            ended_at="2026-01-01T00:00Z", changed_by=PersonFactory(), changed_at="2026-01-01T00:00Z",
            ends_on=days(60 + number),
        )  # fmt: skip
        AppointmentFactory(
            role=Role.CHAIR, place=network, basis=Basis.ACTING, acting_for=held, ends_on=days(5),
            appointed_by=PersonFactory(),
        )  # fmt: skip
    client = signed_in(director)
    client.get(people_page(network))
    with django_assert_num_queries(6):
        client.get(people_page(network))


def test_a_group_has_the_page_and_its_lead_and_owners_the_buttons(network):
    school = SchoolFactory(network=network)
    group = GroupFactory(owners=[network], schools=[school])
    lead, member = appoint(Role.GROUP_LEAD, group), PersonFactory(name="Rosa Vella")
    chair, principal = appoint(Role.CHAIR, network), appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    url = reverse("overview:appoint", args=["group", group.slug])
    asked = {"role": "group_member", "person": member.email, "basis": "appointed", "starts_on": days(0)}
    assert "Rosa Vella is group member of" in text(send(lead, url, **asked))
    assert send(lead, url, **asked, confirm="1").status_code == 302
    row = Appointment.objects.get(person=member)
    page = text(signed_in(chair).get(people_page(group)))
    assert url_of("end", row) in page
    assert url_of("hand_over", Appointment.objects.get(person=lead)) in page
    nearby = text(signed_in(principal).get(people_page(group)))
    assert lead.name in nearby
    assert "Rosa Vella" not in nearby
    assert people_page(group) in text(signed_in(lead).get(group.get_absolute_url()))


def test_nobody_is_brought_into_a_group_that_has_not_begun_or_is_over(network):
    group = GroupFactory(owners=[network], state="proposed", opened_on=None)
    chair = appoint(Role.CHAIR, network)
    asked = {"role": "group_lead", "person": PersonFactory().email, "basis": "appointed", "starts_on": days(0)}
    answer = send(chair, reverse("overview:appoint", args=["group", group.slug]), **asked)
    assert answer.status_code == 422
    assert "has not begun" in text(answer)


def test_the_forums_page_tells_chairs_and_admins_of_any_day_and_no_more_than_each_may_know(
    network, chair, django_assert_num_queries
):
    forum = ForumFactory(region=network.region)
    before = AppointmentFactory(
        role=Role.CHAIR, place=network, person=PersonFactory(name="Ada Before"), starts_on=days(-90), ends_on=days(-31),
        ended_reason="Unwell", ended_by=chair.person, ended_at=timezone.now(), announcement="Thank you, Ada",
    )  # fmt: skip
    AppointmentFactory(
        role=Role.CHAIR, place=NetworkFactory(name="Far", area=network.area), person=PersonFactory(name="Ed")
    )
    appoint(Role.CHAIR, NetworkFactory())  # of another region
    admin = appoint(Role.FORUM_ADMIN, network.region, PersonFactory(name="Fay Admin"))
    sender = signed_in(chair.person)
    sender.get("/")
    with django_assert_num_queries(7):
        page = text(sender.get(people_page(forum)))
    for words in (
        "Ada Before",
        "Network chair, Far",
        "Regional forum admin",
        "Fay Admin",
        f"From {day(before.starts_on)}",
    ):
        assert words.replace("\xa0", " ") in page
    assert "Unwell" in page  # the reader leads the network that it was said at
    on = text(sender.get(people_page(forum), {"on": str(days(-60))}))
    assert "Ada Before" in on.partition('id="current"')[0]
    theirs = text(signed_in(admin).get(people_page(forum)))
    assert "Ada Before" in theirs
    assert "Unwell" not in theirs
    ed = text(signed_in(Person.objects.get(name="Ed")).get(people_page(forum)))
    assert "Ada Before" in ed
    assert "Thank you, Ada" not in ed
    assert before.person.get_absolute_url() not in ed
    assert url_of("end", chair) not in ed
