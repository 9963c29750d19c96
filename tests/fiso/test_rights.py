"""Who opens which page of a plan: strangers learn nothing, members without the right are told so."""

import pytest
from django.urls import reverse

from fiso.enums import PlanState

pytestmark = pytest.mark.django_db

READERS = {
    "chair", "executive", "seil", "principal", "delegate", "area_director", "forum_admin", "multidisciplinary",
}  # fmt: skip
EDITORS = {"chair", "executive"}
ADVISERS = {"seil", "area_director"}
HISTORIANS = EDITORS | ADVISERS
EVERYBODY = READERS | {"stranger"}

READ = {
    "plan_list": "network",
    "plan_detail": "plan",
    "plan_reviews": "plan",
    "plan_csv": "plan",
    "milestone_detail": "milestone",
}
CHANGE = {
    "plan_start": "network",
    "plan_edit": "plan",
    "plan_close": "plan",
    "focus_area_add": "plan",
    "focus_area_edit": "area",
    "focus_area_withdraw": "area",
    "goal_add": "area",
    "goal_edit": "goal",
    "goal_withdraw": "goal",
    "milestone_add": "goal",
    "milestone_edit": "milestone",
    "milestone_withdraw": "milestone",
    "milestone_reach": "milestone",
    "review_record": "milestone",
}
PRESS = {
    "plan_activate": "plan",
    "focus_area_move": "area",
    "goal_move": "goal",
    "milestone_move": "milestone",
    "milestone_reopen": "milestone",
}


@pytest.fixture
def world(network, plan, area, goal, milestone):
    return {"network": network, "plan": plan, "area": area, "goal": goal, "milestone": milestone}


@pytest.fixture
def drafted(world):
    world["plan"].state = PlanState.DRAFT
    world["plan"].save()
    return world


def address(name, about):
    return reverse(f"fiso:{name}", args=[about.slug if hasattr(about, "slug") else about.pk])


def statuses(sign_in, people, url, method="get"):
    return {name: getattr(sign_in(person), method)(url).status_code for name, person in people.items()}


def expected(opens, forbids=frozenset(), status=200):
    return {name: status if name in opens else 403 if name in forbids else 404 for name in EVERYBODY}


@pytest.mark.parametrize(("name", "about"), READ.items())
def test_who_reads(sign_in, people, world, name, about):
    assert statuses(sign_in, people, address(name, world[about])) == expected(READERS)


def test_the_current_plan_leads_readers_on(sign_in, people, world):
    assert statuses(sign_in, people, address("plan_current", world["network"])) == expected(READERS, status=302)


def test_who_reads_the_history(sign_in, people, world):
    found = statuses(sign_in, people, address("plan_history", world["plan"]))
    assert found == expected(HISTORIANS, READERS - HISTORIANS)


@pytest.mark.parametrize(("name", "about"), CHANGE.items())
def test_who_changes(sign_in, people, world, name, about):
    assert statuses(sign_in, people, address(name, world[about])) == expected(EDITORS, READERS - EDITORS)


@pytest.mark.parametrize(("name", "about"), CHANGE.items())
def test_a_form_that_is_posted_asks_again(sign_in, people, world, name, about):
    found = statuses(sign_in, people, address(name, world[about]), "post")
    opened = {found.pop(name) for name in EDITORS}
    assert opened <= {302, 422}
    assert found == {key: value for key, value in expected(set(), READERS).items() if key not in EDITORS}


@pytest.mark.parametrize(("name", "about"), PRESS.items())
def test_who_presses_the_buttons(sign_in, people, world, name, about):
    found = statuses(sign_in, people, address(name, world[about]), "post")
    assert found == expected(EDITORS, READERS - EDITORS, 302)


@pytest.mark.parametrize(("name", "about"), PRESS.items())
def test_a_button_is_not_a_page(sign_in, people, world, name, about):
    assert sign_in(people["chair"]).get(address(name, world[about])).status_code == 405


@pytest.mark.parametrize(("name", "about"), [(name, about) for name, about in READ.items() if about != "network"])
def test_a_draft_is_seen_by_those_who_edit_or_advise(sign_in, people, drafted, name, about):
    assert statuses(sign_in, people, address(name, drafted[about])) == expected(EDITORS | ADVISERS)


@pytest.mark.parametrize(("name", "about"), [(name, about) for name, about in CHANGE.items() if about != "network"])
def test_advisers_read_a_draft_and_change_nothing(sign_in, people, drafted, name, about):
    assert statuses(sign_in, people, address(name, drafted[about])) == expected(EDITORS, ADVISERS)


def test_members_see_no_draft_in_the_list_and_none_as_current(sign_in, people, drafted):
    url = drafted["plan"].get_absolute_url()
    for name in ("plan_list", "plan_current"):
        response = sign_in(people["principal"]).get(address(name, drafted["network"]))
        assert response.status_code == 200
        assert url not in response.content.decode()
        assert "Start the" not in response.content.decode()


def test_readers_get_no_button_they_may_not_press(sign_in, people, world):
    for name in READERS - EDITORS:
        page = sign_in(people[name]).get(world["plan"].get_absolute_url()).content.decode()
        assert [word for word in BUTTONS if word in page] == [], name


@pytest.mark.parametrize("name", [*READ, *CHANGE, "plan_history", "plan_current"])
def test_nobody_without_a_session(client, world, name):
    about = (READ | CHANGE | {"plan_history": "plan", "plan_current": "network"})[name]
    response = client.get(address(name, world[about]))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_what_is_not_there_is_not_there(sign_in, people):
    chair = sign_in(people["chair"])
    assert {chair.get(reverse(f"fiso:{name}", args=[0])).status_code for name in (*PARTS, "plan_detail")} == {404}
    assert chair.get(reverse("fiso:plan_list", args=["nowhere"])).status_code == 404


BUTTONS = ["Add a", "Withdraw…", "Move up", "Record the review", ">Change<", "Close the plan", "Mark as reached"]
PARTS = [name for name, about in CHANGE.items() if about != "network"]
