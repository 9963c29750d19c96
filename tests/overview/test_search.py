"""Search finds everything a person may see, and gives no sign of anything else."""

import datetime as dt

import pytest

from fiso.models import Plan
from overview import finding
from overview.finding import SOURCES
from roles.enums import Role
from tests.factories import (
    ActionFactory,
    DecisionFactory,
    FocusAreaFactory,
    GoalFactory,
    GroupFactory,
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    MilestoneFactory,
    NetworkFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)
from tests.overview.lands import signed_in

WORD = "Quollwort"


def plant(network, mark: str, *, open_to_members: bool = True) -> None:
    """One object of each kind with the word in its title."""
    make = PublishedMeetingFactory if open_to_members else MeetingFactory
    meeting = make(place=network, title=f"{WORD} meeting {mark}")
    record = HeldMeetingFactory(place=network, state="circulated" if open_to_members else "held")
    ItemFactory(meeting=meeting, title=f"{WORD} item {mark}")
    DecisionFactory(item=ItemFactory(meeting=record), text=f"{WORD} decision {mark}")
    state = {} if open_to_members else {"state": "draft", "activated_at": None}
    plan = PlanFactory(place=network, year=2026 if open_to_members else 2027, direction=f"{WORD} plan {mark}", **state)
    MilestoneFactory(goal=GoalFactory(focus_area=FocusAreaFactory(plan=plan)), title=f"{WORD} milestone {mark}")


@pytest.fixture
def network(db):
    network = NetworkFactory(name=f"{WORD} network")
    plant(network, "seen")
    plant(network, "draft", open_to_members=False)
    meeting = PublishedMeetingFactory(place=network)
    ItemFactory(meeting=meeting, title=f"{WORD} executive item", sensitivity="executive")
    ItemFactory(meeting=meeting, title=f"{WORD} proposal", waiting=True)
    other = NetworkFactory(name="Far Away")
    plant(other, "elsewhere")
    SchoolFactory(network=other, name=f"{WORD} School elsewhere")
    appoint(Role.CHAIR, other, PersonFactory(name=f"{WORD} Far", offers=["Choirs for beginners"]))
    return network


def found(person, **asked):
    page = signed_in(person).get("/search/", asked)
    rows = {group.key: [row.title for row in group.rows] for group in page.context["found"]}
    return rows, page.content.decode()


def test_a_principal_finds_one_of_each_kind_and_nothing_hidden(network):
    school = SchoolFactory(network=network, name=f"{WORD} School")
    rows, page = found(appoint(Role.PRINCIPAL, school, PersonFactory(name=f"{WORD} Person")), q=WORD.lower())
    assert f"{WORD} meeting seen" in rows.pop("meetings")
    assert rows == {
        "schools": [f"{WORD} School"],
        "places": [f"{WORD} network"],
        "people": [f"{WORD} Far", f"{WORD} Person"],
        "items": [f"{WORD} item seen"],
        "decisions": [f"{WORD} decision seen"],
        "plans": [f"{WORD} network plan 2026"],
        "milestones": [f"{WORD} milestone seen"],
    }
    for hidden in ("draft", "executive item", "proposal", "lsewhere"):
        assert hidden not in page


def test_a_chair_finds_drafts_and_executive_items_too(network):
    rows, page = found(appoint(Role.CHAIR, network), q=WORD)
    assert f"{WORD} executive item" in rows["items"]
    assert f"{WORD} meeting draft" in rows["meetings"]
    assert "lsewhere" not in page


def test_people_are_found_by_what_they_offer_and_led_to_where_the_reader_may_look(network):
    chair = appoint(Role.CHAIR, network, PersonFactory(name="Near", offers=["Choirs"]))
    appoint(Role.EXECUTIVE, network, PersonFactory(name="Hidden", offers=["Choirs"], is_active=False))
    page = signed_in(chair).get("/search/", {"q": "choirs"})
    (group,) = page.context["found"]
    assert [(row.title, row.url, row.facts[-1]) for row in group.rows] == [
        ("Near", chair.get_absolute_url(), "can help with Choirs"),
        (f"{WORD} Far", f"/directory/?show=people&q={WORD}+Far", "can help with Choirs for beginners"),
    ]
    assert {signed_in(chair).get(row.url).status_code for row in group.rows} == {200}


def test_an_open_group_is_found_by_who_may_look_at_it(network):
    group = GroupFactory(name=f"{WORD} group", owners=[network])
    assert found(appoint(Role.CHAIR, network), q=f"{WORD} group")[0]["places"] == [group.name]
    assert "places" not in found(appoint(Role.CHAIR, NetworkFactory()), q=f"{WORD} group")[0]


@pytest.mark.parametrize("role", [Role.CENTRAL, Role.ADMINISTRATOR])
def test_who_reads_no_meetings_finds_none(network, state, role):
    rows, _ = found(appoint(role, state), q=WORD)
    assert set(rows) <= {"schools", "places", "people"}


def test_a_person_without_a_role_finds_nothing_and_no_count(network):
    rows, page = found(PersonFactory(), q=WORD)
    assert rows == {}
    assert "Nothing found" in page


def test_all_words_must_be_held(network):
    rows, _ = found(appoint(Role.CHAIR, network), q=f"{WORD} seen")
    assert rows["milestones"] == [f"{WORD} milestone seen"]
    assert found(appoint(Role.CHAIR, network), q=f"{WORD} unheard-of")[0] == {}


@pytest.mark.parametrize("typed", ["zoe", "ZOË", "Zoe\u0308", "nguyen zoe"])
def test_names_are_found_whatever_case_and_accents(network, typed):
    chair = appoint(Role.CHAIR, network, PersonFactory(name="Zoë Nguyễn"))
    assert found(chair, q=typed)[0] == {"people": ["Zoë Nguyễn"]}
    assert found(chair, q="zoe -nguyen")[0] == {}


def test_a_plan_is_found_by_all_of_its_focus_areas_and_left_out_for_any(network):
    plan = PlanFactory(place=network, year=2020)
    for title in ("Wombats in winter", "Echidnas"):
        FocusAreaFactory(plan=plan, title=title)
    chair = appoint(Role.CHAIR, network)
    assert found(chair, q="echidnas wombats")[0] == {"plans": [str(plan)]}
    assert found(chair, q="echidnas -wombats")[0] == {}


def test_long_lists_say_that_there_is_more(network):
    SchoolFactory.create_batch(7, network=network)
    chair = appoint(Role.CHAIR, network)
    rows, page = found(chair, q="school")
    assert len(rows["schools"]) == 5
    assert "More schools" in page
    rows, _ = found(chair, **{"q": "school", "in": "schools"})
    assert list(rows) == ["schools"]
    assert len(rows["schools"]) == 7


@pytest.mark.parametrize(
    "asked", ["", " ", "a", "%", "\0\0", "'; drop table", "x" * 500, "💧", "_____", "-", "-meeting", "the of", '"']
)
def test_odd_questions_are_answered_calmly(network, asked):
    rows, page = found(appoint(Role.CHAIR, network), q=asked)
    assert rows == {}
    assert "<h1>Search</h1>" in page


def test_the_cost_is_one_question_for_each_kind(network, django_assert_max_num_queries):
    client = signed_in(appoint(Role.CHAIR, network))
    SchoolFactory.create_batch(5, network=network)
    with django_assert_max_num_queries(6 + len(SOURCES) + 1):
        client.get("/search/", {"q": WORD})


def test_words_are_found_in_their_forms_in_notes_and_actions_marked_and_escaped(network):
    record = HeldMeetingFactory(place=network, state="circulated", title="Term 3")
    item = ItemFactory(meeting=record, title="Reading", note="If 3 < 4 we moderated writing samples.")
    ActionFactory(item=item, what="Moderate the samples again")
    for hidden in (
        ItemFactory(meeting=record, title="Staff", note="moderation of the executive", sensitivity="executive"),
        ItemFactory(meeting=HeldMeetingFactory(place=network, state="held"), note="moderating a draft"),
    ):
        assert hidden.note
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    page = signed_in(principal).get("/search/", {"q": "moderation"})
    assert {group.key: [str(row.marked) for row in group.rows] for group in page.context["found"]} == {
        "notes": ["If 3 &lt; 4 we <mark>moderated</mark> writing samples."],
        "actions": ["<mark>Moderate</mark> the samples again"],
    }
    assert found(principal, q="moderation -writing")[0] == {"actions": ["Moderate the samples again"]}
    assert found(principal, q='"samples moderated"')[0] == {}
    assert len(found(appoint(Role.CHAIR, network), q="moderation")[0]["notes"]) == 3


def test_one_kind_is_read_on_by_its_key_at_one_place_in_one_year(network, monkeypatch):
    monkeypatch.setattr(finding, "IN_FULL", 2)
    days = [dt.datetime(2025, month, 10, 9, tzinfo=dt.UTC) for month in range(2, 7)]
    for day in days:
        PublishedMeetingFactory(place=network, title=f"Budgie {day:%B}", starts_at=day)
    PublishedMeetingFactory(place=network, title="Budgie later", starts_at=days[0].replace(year=2026))
    client, asked, seen = signed_in(appoint(Role.CHAIR, network)), {"q": "budgie", "in": "meetings"}, []
    asked |= {"place": network.pk, "year": 2025, "after": ""}
    for _ in range(3):
        (group,) = client.get("/search/", asked).context["found"]
        seen += [row.title for row in group.rows]
        asked["after"] = group.after
    assert seen == [f"Budgie {month}" for month in ("June", "May", "April", "March", "February")]
    assert group.after == ""
    assert found(appoint(Role.CHAIR, NetworkFactory()), **asked)[0] == {}


def test_a_place_and_a_year_narrow_plans_too_and_say_what_is_left_out(network):
    chair, year = appoint(Role.CHAIR, network), 2026
    neighbour = NetworkFactory(area=network.area)
    PublishedMeetingFactory(
        place=neighbour, joint_place=network, title=f"{WORD} together", starts_at=dt.datetime(year, 5, 4, tzinfo=dt.UTC)
    )
    asked = {"q": WORD, "place": network.pk, "year": year}
    finds, page = found(chair, **asked)
    assert finds["plans"] == [str(Plan.objects.get(place=network, year=year))]
    assert finds["milestones"] == [f"{WORD} milestone seen"]
    assert f"{WORD} together" in finds["meetings"]
    assert not {"schools", "places", "people"} & set(finds)
    assert "schools, places and people are not looked for" in page
    assert "plans" not in found(chair, **asked | {"year": 2024})[0]
    assert "not looked for" not in found(chair, q=WORD)[1]
