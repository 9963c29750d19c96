from django.urls import reverse

from exchange.models import Matter
from exchange.services import concluding
from networks.enums import GroupState
from networks.models import Group, GroupMembership
from roles.enums import Role
from roles.models import Appointment, GroupRequest
from tests.factories import ForumFactory, GroupFactory, SchoolFactory, appoint

REPORT = {"report_did": "We visited.", "report_changed": "More came.", "report_take": "The call sheet."}
CHARTER = {"name": "Winter", "purpose": "Why it is", "focus": "Attendance", "who_for": "All schools"}


def url(name, *args):
    return reverse(f"exchange:{name}", args=args)


def test_the_whole_story_of_a_group_through_the_pages(setting, client):
    person = setting.neighbour_principal
    client.force_login(person)
    sent = client.post(url("group_propose", setting.ours.slug), CHARTER | {"lead": person.pk})
    request = GroupRequest.objects.get(by=person)
    assert sent["Location"] == request.get_absolute_url()
    assert "Take it back" in client.get(sent["Location"]).content.decode()

    client.force_login(setting.chair)
    assert "Approve the group" in client.get(request.get_absolute_url()).content.decode()
    assert client.post(url("request_accept", request.pk)).status_code == 302
    group = Group.objects.get(name="Winter")

    client.force_login(setting.principal)
    page = client.get(group.get_absolute_url()).content.decode()
    assert "Ask to join" in page
    assert client.post(url("group_join", group.slug), {"party": str(setting.member.pk)}).status_code == 302

    client.force_login(person)
    joining = GroupRequest.objects.get(school=setting.member, group=group)
    assert joining.get_absolute_url() in client.get(group.get_absolute_url()).content.decode()
    client.post(url("request_accept", joining.pk))
    assert GroupMembership.objects.filter(group=group, school=setting.member).exists()

    assert client.post(url("group_conclude", group.slug), REPORT | {"spread": "as_is"}).status_code == 302
    client.force_login(setting.principal)
    assert "The call sheet." in client.get(group.get_absolute_url()).content.decode()


def test_a_neighbour_reads_the_charter_and_nothing_inside(setting, client):
    client.force_login(setting.neighbour_principal)
    page = client.get(setting.group.get_absolute_url()).content.decode()
    assert setting.group.purpose in page
    assert "Lea Lead" in page
    assert "Alder" not in page
    assert client.get(reverse("meetings:meeting_list", args=["group", "writing"])).status_code == 403


def test_who_does_not_know_of_a_group_does_not_find_it(setting, client):
    client.force_login(setting.their_principal)
    assert client.get(setting.group.get_absolute_url()).status_code == 404
    assert "Writing" not in client.get(url("group_list")).content.decode()


def test_a_refused_step_is_said_on_the_page_and_nothing_is_lost(setting, client):
    concluding.conclude(group=setting.group, report=REPORT, spread="no", by=setting.lead)
    client.force_login(setting.lead)
    kept = client.post(url("group_edit", "writing"), CHARTER | {"version": 1})
    assert kept.status_code == 422
    assert "It can be read, not changed." in kept.content.decode()
    assert "Why it is" in kept.content.decode()


def test_an_incomplete_report_keeps_what_was_typed(setting, client):
    client.force_login(setting.lead)
    kept = client.post(url("group_conclude", "writing"), REPORT | {"report_take": ""})
    assert kept.status_code == 422
    assert "We visited." in kept.content.decode()
    assert Group.objects.get(pk=setting.group.pk).state == GroupState.ACTIVE


def test_a_school_is_taken_out_and_a_strange_key_is_not_found(setting, client):
    client.force_login(setting.lead)
    for key in ("x1", "s", "sabc", "s99999999999999999999"):
        assert client.post(url("group_leave", "writing"), {"party": key}).status_code == 404
    assert client.post(url("group_leave", "writing"), {"party": f"s{setting.member.pk}"}).status_code == 302
    assert not GroupMembership.objects.current().filter(group=setting.group).exists()


def test_the_lists_of_groups_cost_the_same_for_one_and_for_four(setting, client, django_assert_num_queries):
    client.force_login(setting.chair)
    client.get(url("group_list"))
    with django_assert_num_queries(13):
        client.get(url("group_list"))
    for _ in range(3):
        other = GroupFactory(owners=[setting.ours, setting.theirs], schools=[SchoolFactory(network=setting.ours)])
        appoint(Role.GROUP_LEAD, other)
        appoint(Role.GROUP_MEMBER, other)
    with django_assert_num_queries(13):
        page = client.get(url("group_list")).content.decode()
    assert page.count("row-title") == 4


def test_a_group_page_costs_the_same_for_one_member_and_for_four(setting, client, django_assert_num_queries):
    client.force_login(setting.chair)
    appoint(Role.GROUP_MEMBER, setting.group)
    client.get(setting.group.get_absolute_url())
    with django_assert_num_queries(17):
        client.get(setting.group.get_absolute_url())
    for _ in range(3):
        school = SchoolFactory(network=setting.theirs)
        appoint(Role.PRINCIPAL, school)
        GroupMembership.objects.create(group=setting.group, school=school, starts_on=setting.group.opened_on)
        appoint(Role.GROUP_MEMBER, setting.group)
    with django_assert_num_queries(17):
        client.get(setting.group.get_absolute_url())


def test_the_forum_page_shows_who_chairs_and_who_does_not(setting, client):
    forum = ForumFactory(region=setting.ours.region, name="Our Forum")
    client.force_login(setting.chair)
    page = client.get(forum.get_absolute_url()).content.decode()
    assert "Ada Chair" in page
    assert "No chair" not in page
    Appointment.objects.filter(person=setting.chair).update(place=setting.theirs)
    client.force_login(appoint(Role.FORUM_ADMIN, forum.region))
    assert "No chair" in client.get(forum.get_absolute_url()).content.decode()


def test_a_question_goes_to_the_forum_and_its_answer_comes_back_through_the_pages(setting, client):
    forum = ForumFactory(region=setting.ours.region)
    client.force_login(setting.chair)
    client.post(url("matter_raise", setting.ours.slug), {"title": "Relief", "why": "Nobody", "ask": "One list"})
    matter = Matter.objects.get()
    client.force_login(appoint(Role.FORUM_ADMIN, forum.region))
    assert matter.title in client.get(forum.get_absolute_url()).content.decode()
    client.post(url("matter_remark", matter.pk), {"text": "Which schools?"})
    client.post(url("matter_answer", matter.pk), {"answer": "We share one."})
    client.force_login(setting.principal)
    page = client.get(matter.get_absolute_url()).content.decode()
    assert "We share one." in page
    assert "Which schools?" in page
    client.force_login(setting.their_chair)
    assert client.get(matter.get_absolute_url()).status_code == 404


def test_a_proposal_says_who_would_lead_it_and_an_empty_list_offers_one_button(setting, client):
    client.force_login(setting.their_principal)
    page = client.get(url("group_list")).content.decode()
    assert (page.count("Propose a group"), "No groups yet" in page) == (1, True)
    sent = client.post(url("group_propose", setting.theirs.slug), CHARTER | {"lead": setting.their_principal.pk})
    page = client.get(sent["Location"]).content.decode()
    assert "<dt>Would lead it</dt><dd>Tom There</dd>" in page
    assert "<dt>Proposed to</dt><dd>Theirs</dd>" in page
    assert "Nobody leads it" not in page


def test_what_is_for_few_in_a_group_is_refused_in_its_own_words(setting, client):
    client.force_login(setting.principal)
    answer = client.get(reverse("fiso:group_plan_start", args=[setting.group.slug]))
    assert answer.status_code == 403
    assert "Only those who lead the group start a plan." in answer.content.decode()
