"""A network's own page: its vision, who leads it and who is missing, its schools, its meeting and plan, what is new."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from common.errors import NotAllowed, Refused, Stale
from common.words import NBSP
from fiso.models import Plan
from meetings.models import Meeting
from networks.models import Network
from networks.services.vision import LONGEST, write_vision
from roles.enums import Basis, Role
from tests.factories import (
    AppointmentFactory,
    FocusAreaFactory,
    GoalFactory,
    GroupFactory,
    HeldMeetingFactory,
    ItemFactory,
    MilestoneFactory,
    NetworkFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    ReviewFactory,
    SchoolFactory,
    appoint,
)
from tests.overview.lands import days, fill, signed_in

WORDS = "Every child reads with joy by the end of Year 2."


@pytest.fixture
def network(db) -> Network:
    return NetworkFactory()


def page_of(person, network):
    return signed_in(person).get(network.get_absolute_url())


def gaps_of(person, network):
    return [gap.words.replace(NBSP, " ") for gap in page_of(person, network).context["gaps"]]


def test_the_chair_writes_the_vision_in_its_place_and_history_keeps_it(network):
    client = signed_in(appoint(Role.CHAIR, network))
    url = f"{network.get_absolute_url()}vision/"
    assert "This network has not written down its vision" in client.get(network.get_absolute_url()).content.decode()
    form = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert form.lstrip().startswith('<section class="measure mb-4" id="vision"')
    box = client.post(url, {"version": 1, "vision": f" {WORDS} "}, headers={"HX-Request": "true"})
    assert box.status_code == 200
    assert WORDS in box.content.decode()
    assert "<html" not in box.content.decode()
    network.refresh_from_db()
    assert (network.vision, network.vision_version) == (WORDS, 2)
    assert list(network.own_events.order_by("pgh_id").values_list("vision", flat=True)) == ["", WORDS]
    assert WORDS in client.get(network.get_absolute_url()).content.decode()


def test_without_script_the_vision_has_a_page_of_its_own(network):
    client = signed_in(appoint(Role.EXECUTIVE, network))
    answer = client.post(f"{network.get_absolute_url()}vision/", {"version": 1, "vision": WORDS}, follow=True)
    assert answer.redirect_chain == [(network.get_absolute_url(), 302)]
    assert "The vision is saved." in answer.content.decode()


def test_two_who_write_at_once_are_both_shown_and_nothing_is_lost(network):
    chair, executive = appoint(Role.CHAIR, network), appoint(Role.EXECUTIVE, network)
    write_vision(network=network, text="Hers", version=1, by=chair)
    client, url = signed_in(executive), f"{network.get_absolute_url()}vision/"
    late = client.post(url, {"version": 1, "vision": "Mine"})
    assert late.status_code == 409
    assert "Hers" in late.content.decode()
    assert ">\nMine</textarea>" in late.content.decode()
    assert Network.objects.get(pk=network.pk).vision == "Hers"
    again = late.context["form"].data
    assert client.post(url, {"version": again["version"], "vision": again["vision"]}).status_code == 302
    assert Network.objects.get(pk=network.pk).vision == "Mine"


def test_saving_the_vision_twice_is_one_change(network):
    chair = appoint(Role.CHAIR, network)
    for _ in range(2):
        write_vision(network=network, text=WORDS, version=1, by=chair)
    assert Network.objects.get(pk=network.pk).vision_version == 2


def test_the_service_refuses_who_may_not_what_is_too_long_and_a_closed_network(network):
    chair = appoint(Role.CHAIR, network)
    for role in (Role.SEIL, Role.AREA_DIRECTOR):
        place = network.area if role == Role.AREA_DIRECTOR else network
        with pytest.raises(NotAllowed):
            write_vision(network=network, text=WORDS, version=1, by=appoint(role, place))
    with pytest.raises(Refused, match="1,500"):
        write_vision(network=network, text="x" * (LONGEST + 1), version=1, by=chair)
    with pytest.raises(Stale):
        write_vision(network=network, text=WORDS, version=9, by=chair)
    Network.objects.filter(pk=network.pk).update(closed_on=days(0))
    with pytest.raises(Refused, match="closed"):
        write_vision(network=network, text=WORDS, version=1, by=chair)
    assert Network.objects.get(pk=network.pk).vision == ""


@pytest.mark.parametrize("typed", [{"vision": "x" * 1501}, {"version": "", "vision": "x"}, {"version": "x"}])
def test_a_vision_that_cannot_be_saved_is_kept_in_the_form(network, typed):
    client = signed_in(appoint(Role.CHAIR, network))
    answer = client.post(f"{network.get_absolute_url()}vision/", {"version": 1, "vision": "", **typed})
    assert answer.status_code == 422


def test_a_network_without_a_chair_says_since_when_and_who_may_act(network):
    seil = appoint(Role.SEIL, network)
    appoint(Role.EXECUTIVE, network)
    AppointmentFactory(place=network, starts_on=days(-400), ends_on=days(-100))
    AppointmentFactory(place=network, starts_on=days(-99), ends_on=days(-9), person__is_active=False)
    (said,) = gaps_of(seil, network)
    assert said.startswith("No chair since ")
    assert said.endswith(", 8 days: the executive may act.")


def test_a_network_that_never_had_a_chair_an_executive_or_a_seil_says_so(network):
    director = appoint(Role.AREA_DIRECTOR, network.area)
    SchoolFactory(network=network, name="Quoll Primary")
    assert gaps_of(director, network) == [
        "No chair: the executive may act.",
        "No SEIL supports this network: the area director names one.",
        "No executive member: the chair appoints them.",
        "1 school has no principal on record: Quoll Primary.",
    ]


def test_a_term_that_ends_soon_is_said_unless_a_co_chair_goes_on(network):
    chair = appoint(Role.CHAIR, network, ends_on=days(30))
    appoint(Role.SEIL, network)
    appoint(Role.EXECUTIVE, network)
    (said,) = gaps_of(chair, network)
    assert said.startswith("The chair’s term ends ")
    assert said.endswith(", in 30 days.")
    appoint(Role.CHAIR, network, ends_on=None)
    assert gaps_of(chair, network) == []


def test_people_stand_with_role_and_the_contact_they_show(network):
    shows = PersonFactory(name="Ann", email="ann@x.example", phone="03 1", shows_phone=True)
    hides = PersonFactory(name="Bea", email="bea@x.example", phone="03 2", shows_email=False)
    appoint(Role.CHAIR, network, shows, ends_on=None, basis=Basis.ACTING)
    appoint(Role.SEIL, network, hides, ends_on=None)
    page = page_of(appoint(Role.PRINCIPAL, SchoolFactory(network=network)), network)
    ann, bea = page.context["people"]
    assert (ann.name, ann.role, ann.notes, ann.email, ann.phone) == (
        "Ann",
        "Chair",
        ["Acting"],
        "ann@x.example",
        "03 1",
    )
    assert (bea.name, bea.role, bea.email, bea.phone) == ("Bea", "SEIL", "", "")
    assert "bea@x.example" not in page.content.decode()
    assert "03 2" not in page.content.decode()


def test_schools_are_listed_with_type_town_and_principal_and_drawn_on_a_map(network):
    where = {"longitude": "145.1", "latitude": "-37.1"}
    ours = SchoolFactory(network=network, name="Alpha Primary", town="Wattle Flat", **where)
    SchoolFactory(network=network, name="Beta Secondary", school_type="secondary", town="Redgum", **where)
    SchoolFactory(network=network, name="Gamma Primary", town="")
    person = appoint(Role.PRINCIPAL, ours, PersonFactory(name="Iris Fontaine"))
    page = page_of(person, network)
    rows = [(row.name, row.kind, row.town, row.principal) for row in page.context["schools"]]
    assert rows == [
        ("Alpha Primary", "Primary", "Wattle Flat", "Iris Fontaine"),
        ("Beta Secondary", "Secondary", "Redgum", ""),
        ("Gamma Primary", "Primary", "", ""),
    ]
    atlas = page.context["atlas"]
    assert 'aria-label="Beta Secondary, secondary"' in atlas.svg
    assert [(word, number) for _, word, number in atlas.keys] == [("Primary", 1), ("Secondary", 1)]
    assert "1 school has no coordinates" in atlas.said
    assert "Skip the map" in page.content.decode()


def test_who_prepares_sees_what_is_not_ready_and_members_do_not(network):
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    meeting = PublishedMeetingFactory(place=network, venue="", title="Next one")
    ItemFactory(meeting=meeting, waiting=True)
    chair = page_of(appoint(Role.CHAIR, network), network)
    assert "1 proposal waits for an answer" in [thing.title for thing in chair.context["things"]]
    member = page_of(principal, network)
    assert member.context["things"] == []
    assert "Next one" in member.content.decode()
    assert "proposal" not in member.content.decode()


def test_this_years_focus_areas_stand_with_what_is_late(network):
    today = timezone.localdate()
    plan = PlanFactory(place=network, year=today.year)
    area = FocusAreaFactory(plan=plan, position=1, title="Reading")
    FocusAreaFactory(plan=plan, position=2, title="Given up", withdrawn_on=today, withdrawn_reason="No time")
    goal = GoalFactory(focus_area=area)
    MilestoneFactory(goal=goal, title="Bank of texts", due_on=days(-3), review_on=days(-20))
    MilestoneFactory(goal=goal, title="Far off", due_on=days(200), review_on=None)
    PlanFactory(place=network, year=today.year + 1, state="draft", activated_at=None)
    plan = page_of(appoint(Role.CHAIR, network), network).context["plan"]
    assert (plan.year, plan.focus) == (today.year, ["Reading"])
    assert [(line.kind, line.title, line.facts) for line in plan.due] == [
        ("late", "Bank of texts", [f"Review 20{NBSP}days overdue"])
    ]
    assert plan.figures == ["2 milestones under way", "1 overdue or not reviewed in time"]


def test_without_a_plan_only_who_may_start_one_is_led_there(network):
    chair, member = appoint(Role.CHAIR, network), appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    assert page_of(chair, network).context["plan"].start_url.endswith("/plans/start/")
    assert page_of(member, network).context["plan"].start_url == ""


def recent(network):
    """One of each kind of news, and one of each that is too old."""
    for ago, name in ((5, "New"), (99, "Old")):
        circulated = timezone.now() - dt.timedelta(days=ago)
        HeldMeetingFactory(place=network, state="circulated", circulated_at=circulated, title=f"{name} minutes")
        school = SchoolFactory(network=network, name=f"{name} school")
        school.memberships.update(starts_on=days(-ago))
        appoint(Role.EXECUTIVE, network, PersonFactory(name=f"{name} person"), starts_on=days(-ago))
    plan = network.plans.first() or PlanFactory(place=network, year=timezone.localdate().year)
    milestone = MilestoneFactory(goal__focus_area__plan=plan, title="Reviewed")
    ReviewFactory(milestone=milestone, held_on=days(-2))


def test_what_is_new_holds_minutes_reviews_schools_and_people_of_the_last_weeks(network, state):
    recent(network)
    chair = appoint(Role.CHAIR, network, starts_on=days(-200))
    rows = [(row.title, row.facts[0]) for row in page_of(chair, network).context["news"]]
    assert rows == [
        ("Reviewed", "Milestone reviewed"),
        ("New minutes", "Minutes circulated"),
        ("New person", "New Executive"),
        ("New school", "Joined the network"),
    ]
    central = page_of(appoint(Role.CENTRAL, state), network)
    assert [row.title for row in central.context["news"]] == ["New person", "New school"]
    assert "New minutes" not in central.content.decode()


@pytest.mark.parametrize("more", [0, 4])
def test_the_page_costs_the_same_for_one_school_and_for_many(network, more, django_assert_num_queries):
    fill(network, 1)
    recent(network)
    for school in SchoolFactory.create_batch(more, network=network):
        appoint(Role.PRINCIPAL, school)
        appoint(Role.EXECUTIVE, network)
    ContentType.objects.get_for_models(Meeting, Plan)  # a process asks for these once
    # One of them asks for open questions to the forum.
    members = (appoint(Role.CHAIR, network), 13), (appoint(Role.PRINCIPAL, SchoolFactory(network=network)), 12)
    for person, queries in members:
        client = signed_in(person)
        with django_assert_num_queries(queries):
            assert client.get(network.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("more", [0, 4])
def test_a_school_costs_the_same_with_one_neighbour_and_with_many(network, more, django_assert_num_queries):
    school = SchoolFactory(network=network, longitude="145", latitude="-37")
    person = appoint(Role.PRINCIPAL, school)
    PublishedMeetingFactory(place=network)
    SchoolFactory.create_batch(more, network=network, longitude="145.2", latitude="-37.1")
    for _ in range(more):
        appoint(Role.DELEGATE, school)
    ContentType.objects.get_for_models(Meeting, Plan)  # a process asks for these once
    client = signed_in(person)
    with django_assert_num_queries(9):
        page = client.get(school.get_absolute_url())
    assert "map-ring" in page.context["atlas"].svg
    assert page.context["meeting"].place == network.place_ptr


def test_open_groups_stand_with_their_lead_for_who_may_look_at_them(network, state):
    group = GroupFactory(name="Writing", owners=[network])
    GroupFactory(name="Over", owners=[network], closed_on=days(0))
    GroupFactory(name="Of others")
    appoint(Role.GROUP_LEAD, group, PersonFactory(name="Ann"))
    rows = page_of(appoint(Role.CHAIR, network), network).context["groups"]
    assert [(row.name, row.facts) for row in rows] == [("Writing", ["Led by Ann", ""])]
    assert page_of(appoint(Role.CENTRAL, state), network).context["groups"] == []


def test_an_area_says_who_chairs_each_network_who_leads_it_and_who_is_missing(network):
    chaired = NetworkFactory(area=network.area, name="Zz chaired")
    appoint(Role.CHAIR, chaired, PersonFactory(name="Ann"))
    person = appoint(Role.MULTIDISCIPLINARY, network.area, PersonFactory(name="Bea", shows_email=False))
    page = signed_in(person).get(network.area.get_absolute_url())
    assert [(row.name, row.chairs) for row in page.context["networks"]] == [(network.name, []), ("Zz chaired", ["Ann"])]
    assert "Ann chairs" in page.content.decode()
    assert page.context["missing"] == ["No area director on record"]
    appoint(Role.AREA_DIRECTOR, network.area, PersonFactory(name="Cleo", email="cleo@x.example"))
    page = signed_in(person).get(network.area.get_absolute_url())
    assert page.context["missing"] == []
    assert [(one.name, one.role) for one in page.context["people"]] == [
        ("Cleo", "Area director"),
        ("Bea", "Team member"),
    ]
    assert "cleo@x.example" in page.content.decode()
