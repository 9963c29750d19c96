"""Agenda templates: of the state, of a region, of a network; who may use them and who looks after them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from common.errors import NotAllowed, Refused
from meetings.models import AgendaTemplate
from meetings.services import agenda, templates
from meetings.services.meeting import Stale
from tests.factories import GroupFactory, NetworkFactory, StateFactory, appoint
from tests.meetings.before.conftest import item_of, titles
from tests.meetings.before.test_carrying import plan

pytestmark = pytest.mark.django_db
ROW = {
    "section": "Opening",
    "title": "Welcome",
    "purpose": "inform",
    "topic": "",
    "minutes": 5,
    "detail": "",
    "is_recurring": True,
}


def made(place, by, title="Ours", rows=(ROW,)):
    return templates.make_template(place=place, title=title, uid=uuid4(), by=by, rows=rows)


@pytest.fixture
def everywhere(setting):
    """A template of the state, of two regions and of two networks, each made by who looks after it."""
    state, region = StateFactory(), setting.network.region
    central = appoint("central", state)
    elsewhere = NetworkFactory()
    far_admin = appoint("forum_admin", elsewhere.region)
    made(state, central, "State")
    made(region, setting.forum_admin, "Region")
    made(setting.network, setting.chair, "Network")
    made(elsewhere.region, far_admin, "Other region")
    made(elsewhere, appoint("chair", elsewhere), "Other network")
    setting.people["central"] = central
    return setting


def seen(person):
    return set(AgendaTemplate.objects.visible_to(person).values_list("title", flat=True))


def test_who_may_start_from_what(everywhere):
    both = {"State", "Region", "Network"}
    assert [seen(everywhere.people[who]) for who in ("chair", "executive", "seil")] == [both] * 3
    assert seen(everywhere.forum_admin) == {"State", "Region"}
    assert seen(everywhere.central) == {"State"}
    assert [seen(everywhere.people[who]) for who in ("principal", "area_director")] == [set()] * 2
    assert seen(everywhere.stranger) == {"State"}


@pytest.mark.parametrize("who", ["principal", "area_director", "forum_admin", "stranger"])
def test_who_looks_after_the_templates_of_a_network(setting, who):
    with pytest.raises(NotAllowed):
        made(setting.network, setting.people[who])


@pytest.mark.parametrize("who", ["chair", "executive", "seil", "area_director"])
def test_who_looks_after_those_of_a_region(setting, who):
    with pytest.raises(NotAllowed):
        made(setting.network.region, setting.people[who])


def test_a_group_lead_looks_after_those_of_the_group(setting):
    group = GroupFactory()
    assert made(group, appoint("group_lead", group)).place_id == group.pk


def test_made_from_an_agenda_without_what_belongs_to_the_day(setting, meeting):
    agenda.change_item(item=item_of(meeting, "Minutes"), version=1, by=setting.chair, sensitivity="executive")
    template = templates.template_from(meeting=meeting, title="Usual", uid=uuid4(), by=setting.chair)
    rows = [(item.section, item.title, item.minutes) for item in template.items.all()]
    assert rows == [("Opening", "Welcome", 10), ("Closing", "Close", 10)]


def test_an_agenda_that_starts_from_one(setting, everywhere):
    rows = [ROW, ROW | {"section": "Last", "title": "Close"}, ROW | {"title": "Minutes"}]
    template = made(setting.network, setting.chair, "Short", rows)
    new = plan(setting, template=template)
    assert titles(new) == ["Welcome", "Minutes", "Close"]
    assert [section.title for section in new.sections.all()] == ["Opening", "Last"]


def test_the_same_form_twice_the_same_name_and_a_stale_save(setting):
    uid = uuid4()
    values = {"place": setting.network, "title": "Ours", "by": setting.chair}
    template = templates.make_template(uid=uid, **values)
    assert templates.make_template(uid=uid, **values) == template
    with pytest.raises(Refused, match="a template with this name already"):
        templates.make_template(uid=uuid4(), **values)
    change = {"template": template, "version": 1, "title": "New", "note": "", "rows": [ROW], "by": setting.executive}
    templates.change_template(**change)
    with pytest.raises(Stale):
        templates.change_template(**change)


def test_archived_is_kept_and_the_name_is_free(setting):
    template = made(setting.network, setting.chair)
    for _ in range(2):
        templates.archive_template(template=template, by=setting.chair)
    made(setting.network, setting.chair)
    assert AgendaTemplate.objects.count() == 2
    assert AgendaTemplate.objects.for_place(setting.network).count() == 1


def rows(*titles):
    data = {"rows-TOTAL_FORMS": str(len(titles)), "rows-INITIAL_FORMS": "0"}
    for n, title in enumerate(titles):
        data |= {
            f"rows-{n}-section": "Opening",
            f"rows-{n}-title": title,
            f"rows-{n}-purpose": "inform",
            f"rows-{n}-minutes": "5",
        }
    return data


def test_the_pages(as_, setting, meeting):
    client = as_("chair")
    new = {
        "place": setting.network.pk,
        "title": "Ours",
        "note": "",
        "uid": str(uuid4()),
        **rows("Welcome", "", "Close"),
    }
    assert client.get(reverse("meetings:template_create")).status_code == 200
    answer = client.post(reverse("meetings:template_create"), new)
    template = AgendaTemplate.objects.get()
    assert answer["Location"] == template.get_absolute_url()
    assert "Close" in client.get(template.get_absolute_url()).content.decode()
    assert "Ours" in client.get(reverse("meetings:template_list")).content.decode()
    edit = reverse("meetings:template_edit", args=[template.pk])
    assert client.post(edit, {"title": "Theirs", "version": "1", **rows("Welcome")}).status_code == 302
    stale = client.post(edit, {"title": "Mine", "version": "1", **rows("Welcome")})
    assert (stale.status_code, 'value="Mine"' in stale.content.decode()) == (409, True)
    wrong = client.post(edit, {"title": "Mine", "version": "2", **rows("Welcome"), "rows-0-section": ""})
    assert (wrong.status_code, "Name the section." in wrong.content.decode()) == (422, True)
    source = reverse("meetings:template_from", args=[meeting.pk])
    assert client.get(source).status_code == 200
    assert client.post(source, {"title": "From it", "uid": str(uuid4())}).status_code == 302
    assert client.post(reverse("meetings:template_archive", args=[template.pk])).status_code == 302
    assert [one.title for one in AgendaTemplate.objects.in_use()] == ["From it"]


def numbered(**typed):
    """Three rows as the page sends them: titles A, B and C, with their keys."""
    sent = {"title": "Kept", "note": "Too", "version": "1", "rows-TOTAL_FORMS": "3", "rows-INITIAL_FORMS": "3"}
    for n, title in enumerate("ABC"):
        sent |= {f"rows-{n}-title": title, f"rows-{n}-section": f"Of {title}", f"rows-{n}-key": str(n)}
    return sent | {"rows-1-minutes": "not a number", "rows-1-detail": "Long\nwords"} | typed


def order_of(answer):
    """The titles of the rows from the top, empty ones as "-"."""
    return [form["title"].value() or "-" for form in answer.context["rows"]]


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ({"step": "one"}, "A B C -"),
        ({"step": "three"}, "A B C - - -"),
        ({"step": "up 1"}, "B A C"),
        ({"step": "down 1"}, "A C B"),
        ({"step": "up 0"}, "A B C"),
        ({"step": "up 7"}, "A B C"),
        ({"order": ["2", "0", "1"]}, "C A B"),
    ],
)
def test_rows_are_added_and_moved_and_nothing_typed_is_lost(as_, setting, asked, order):
    template = made(setting.network, setting.chair)
    edit = reverse("meetings:template_edit", args=[template.pk])
    for htmx in ({}, {"HX-Request": "true"}):
        answer = as_("chair").post(edit, numbered(**asked), headers=htmx)
        text = answer.content.decode()
        assert (answer.status_code, " ".join(order_of(answer))) == (200, order)
        assert [text.count(typed) for typed in ('value="not a number"', 'value="Long\nwords"', 'value="Of B"')] == [
            1
        ] * 3
        assert ('value="Kept"' in text, "<h1" in text) == (not htmx, not htmx)
    assert [item.title for item in template.items.all()] == ["Welcome"]


def test_a_template_has_room_for_as_many_rows_as_it_may_have(as_, setting):
    full = [ROW | {"title": f"Item {n}"} for n in range(templates.MOST_ROWS)]
    template = made(setting.network, setting.chair, rows=full)
    edit = reverse("meetings:template_edit", args=[template.pk])
    page = as_("chair").get(edit)
    assert len(page.context["rows"]) == templates.MOST_ROWS
    sent = {"title": "Ours", "version": "1", **rows(*(row["title"] for row in full))}
    more = as_("chair").post(edit, sent | {"step": "one"})
    assert f"A template has {templates.MOST_ROWS} rows at most." in more.content.decode()
    assert as_("chair").post(edit, sent).status_code == 302


def test_a_row_keeps_what_it_is_about_under_a_new_name(as_, setting):
    template = made(setting.network, setting.chair, rows=[ROW | {"detail": "Acknowledgement of Country"}])
    sent = {"title": "Ours", "version": "1", **rows("Renamed"), "rows-0-detail": "Acknowledgement of Country"}
    as_("chair").post(reverse("meetings:template_edit", args=[template.pk]), sent)
    assert [(item.title, item.detail) for item in template.items.all()] == [("Renamed", "Acknowledgement of Country")]
