"""Several actions at once, giving one to somebody else, and schools that join or leave an action for each school."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import ActionState, OwnerKind
from meetings.models import Action, CurriculumDay
from meetings.services import actions as services
from meetings.services.actions import Owner
from meetings.services.handing_on import hand_on
from meetings.services.parts import ask_too, newcomers
from roles.enums import Role
from tests.factories import ActionFactory, SchoolFactory, StateFactory, appoint

SEVERAL, LIST = "/actions/several/", "/actions/?show=network"


@pytest.fixture
def three(setting, items) -> list[Action]:
    """Of the principal and set by the chair; of the principal and closed by the SEIL; of somebody else."""
    common = {"item": items[0], "set_by": setting.chair, "due_on": None}
    return [
        ActionFactory(**common, what="Book a room", owner=setting.principal),
        ActionFactory(
            **common, what="Ring the bus company", owner=setting.principal, state="done", closed_by=setting.seil,
            closed_at=timezone.now(),
        ),
        ActionFactory(**common, what="Write to the college", owner=setting.second),
    ]  # fmt: skip


def send(client, do: str, rows, **more) -> list[str]:
    answer = client.post(SEVERAL, {"do": do, "pick": [row.pk for row in rows], "back": LIST, **more}, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    return [str(said) for said in answer.context["messages"]]


def states(rows) -> list[str]:
    return [Action.objects.get(pk=row.pk).state for row in rows]


def test_those_that_cannot_be_closed_are_named_and_the_others_are_closed(as_, three):
    (said,) = send(as_("principal"), "done", three, note="Rung up")
    assert said == (
        "1 action is done. Left as they were: “Ring the bus company” (Seil closed it), "
        "“Write to the college” (it is not yours to change)."
    )
    assert states(three) == ["done", "done", "open"]
    assert Action.objects.get(pk=three[0].pk).closing_note == "Rung up"
    assert Action.objects.get(pk=three[1].pk).closing_note == ""


def test_sent_twice_it_has_one_effect(as_, setting, three):
    pair = [three[0], three[2]]
    assert send(as_("chair"), "give", pair, whose=f"person:{setting.executive.pk}") == ["2 actions are handed over."]
    events = Action.pgh_event_model.objects.count()
    (said,) = send(as_("chair"), "give", pair, whose=f"person:{setting.executive.pk}")
    assert said.startswith("Nothing changed. Left as they were: “Book a room” (it stands so already)")
    assert Action.pgh_event_model.objects.count() == events
    assert send(as_("chair"), "drop", pair, reason="The day is off") == ["2 actions are no longer needed."]
    (said,) = send(as_("chair"), "drop", pair, reason="Another reason")
    assert said.startswith("Nothing changed.")
    assert set(Action.objects.filter(pk__in=[one.pk for one in pair]).values_list("closing_note", flat=True)) == {
        "The day is off"
    }


def test_several_are_given_to_a_role_or_a_school_as_one_is(as_, setting, three):
    pair = [three[0], three[2]]
    school = setting.schools[0]
    assert send(as_("chair"), "give", pair, whose="role:chair") == ["2 actions are handed over."]
    assert {
        (row.owner_kind, row.role, row.owner) for row in Action.objects.filter(pk__in=[one.pk for one in pair])
    } == {(OwnerKind.ROLE, "chair", None)}
    assert send(as_("chair"), "give", pair, whose=f"school:{school.pk}") == ["2 actions are handed over."]
    assert set(Action.objects.filter(pk__in=[one.pk for one in pair]).values_list("school", flat=True)) == {school.pk}
    assert as_("chair").post(SEVERAL, {"do": "give", "pick": pair[0].pk, "whose": "each"}).status_code == 422


def test_one_box_stands_for_the_whole_page_without_script_too(as_, three):
    page = as_("chair").get(LIST)
    keys = page.context["picks"].split()
    assert {int(key) for key in keys} == {three[0].pk, three[2].pk}
    assert f'name="every" id="pick-every" value="{page.context["picks"]}"' in page.content.decode()
    asked = as_("chair").get(SEVERAL, {"do": "done", "every": page.context["picks"]})
    assert {one.pk for one in asked.context["chosen"]} == {three[0].pk, three[2].pk}
    assert as_("chair").get(SEVERAL, {"do": "done", "every": "x 99999999999999999999"}).status_code == 404


def test_a_new_day_is_asked_about_when_it_has_no_lessons_and_keeps_what_was_typed(as_, setting, three):
    monday = timezone.localdate() + dt.timedelta(days=21)
    monday -= dt.timedelta(days=monday.weekday())
    CurriculumDay.objects.create(place=setting.network, day=monday, title="Curriculum day")
    sent = {"do": "day", "pick": [three[0].pk], "back": LIST, "due_on": monday.isoformat()}
    answer = as_("chair").post(SEVERAL, sent)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.data["due_on"] == monday.isoformat()
    assert "has no lessons (Curriculum day)" in answer.content.decode()
    assert form.school_day == monday + dt.timedelta(days=1)
    as_("chair").post(SEVERAL, sent | {"due_kept": form.data["due_kept"]})
    assert Action.objects.get(pk=three[0].pk).due_on == monday


def test_nothing_chosen_nothing_known_and_nothing_ones_own(as_, three):
    assert as_("principal").get(SEVERAL, {"do": "done", "back": LIST}).url == LIST
    asked = {"do": "done", "pick": [three[2].pk]}
    assert as_("principal").get(SEVERAL, asked).status_code == 403
    assert as_("stranger").get(SEVERAL, asked).status_code == 404
    assert as_("chair").get(SEVERAL, asked | {"do": "delete"}).status_code == 404
    assert as_("chair").get(SEVERAL, asked | {"pick": ["x", "9" * 30]}).status_code == 404


def test_the_list_offers_boxes_only_for_what_one_may_change(as_, three):
    page = as_("principal").get(LIST).content.decode()
    assert f'name="pick" value="{three[0].pk}"' in page
    assert f'name="pick" value="{three[2].pk}"' not in page
    assert 'name="pick"' not in as_("area_director").get(LIST).content.decode()


def test_who_is_given_an_action_belongs_there_and_who_had_it_is_kept(as_, setting, three):
    with pytest.raises(Refused, match="does not belong to"):
        services.give_action(action=three[0], owner=Owner("person", person=setting.stranger), by=setting.chair)
    with pytest.raises(NotAllowed):
        services.give_action(action=three[0], owner=Owner("person", person=setting.second), by=setting.principal)
    as_("chair").post(reverse("meetings:action_give", args=[three[0].pk]), {"whose": f"person:{setting.second.pk}"})
    given = Action.objects.get(pk=three[0].pk)
    assert (given.owner, given.handed_from, given.handed_by) == (setting.second, setting.principal, setting.chair)
    assert "Handed over from Principal" in as_("second").get("/actions/").content.decode()
    history = as_("second").get(reverse("meetings:action_history", args=[given.pk])).content.decode()
    assert "handed the action on" in history


def test_what_is_handed_on_when_somebody_leaves_says_from_whom(setting, three):
    admin = appoint(Role.ADMINISTRATOR, StateFactory())
    hand_on(person=setting.principal, to={f"action-{three[0].pk}": setting.second}, by=admin)
    assert Action.objects.get(pk=three[0].pk).handed_over_from == "Principal"


@pytest.fixture
def each(setting, items) -> Action:
    return services.set_action(
        what="Add two texts", owner=Owner(OwnerKind.EACH_SCHOOL), item=items[0], by=setting.chair
    )


def test_a_school_that_joins_is_asked_only_when_it_is_chosen(as_, setting, each):
    first, second = (SchoolFactory(network=setting.network, name=name) for name in ("Newcomer A", "Newcomer B"))
    assert newcomers(each) == [first, second]
    assert "Ask 2 schools that joined later" in as_("chair").get(each.get_absolute_url()).content.decode()
    assert "joined later" not in as_("principal").get(each.get_absolute_url()).content.decode()
    url = reverse("meetings:action_newcomers", args=[each.pk])
    for _ in range(2):
        as_("chair").post(url, {"schools": [first.pk]})
    part = each.parts.get(school=first)
    assert (part.what, part.due_on, part.state, part.set_by) == (each.what, each.due_on, "open", setting.chair)
    assert newcomers(each) == [second]
    services.drop_action(action=each, reason="Bank closed", by=setting.chair)
    with pytest.raises(Refused, match="is closed"):
        ask_too(action=each, schools=[second.pk], by=setting.chair)


def test_a_part_is_waived_by_who_set_it_and_not_by_the_school(as_, setting, each):
    part = each.parts.get(school=setting.schools[0])
    url = reverse("meetings:action_drop", args=[part.pk])
    assert as_("principal").post(url, {"reason": "Too busy"}).status_code == 403
    as_("chair").post(url, {"reason": "No library"})
    services.close_action(action=each.parts.get(school=setting.schools[1]), by=setting.second)
    page = as_("principal").get(each.get_absolute_url()).content.decode()
    assert "1 of 3 schools done, 1 waived" in page
    assert "No library" in page
    with pytest.raises(NotAllowed):
        services.close_action(action=each.parts.get(school=setting.schools[2]), by=setting.principal)


def test_the_part_of_a_school_that_left_can_be_waived_and_the_whole_is_done(setting, each):
    for school, by in zip(setting.schools[:2], (setting.principal, setting.second), strict=True):
        services.close_action(action=each.parts.get(school=school), by=by)
    left = each.parts.get(school=setting.schools[2])
    services.drop_action(action=left, reason="The school has moved", by=setting.chair)
    each.refresh_from_db()
    assert (each.state, each.closed_by) == (ActionState.DONE, setting.chair)


def test_a_part_is_not_given_away(setting, each):
    for action in (each, each.parts.first()):
        with pytest.raises(Refused, match="its own part"):
            services.give_action(action=action, owner=Owner("person", person=setting.executive), by=setting.chair)
