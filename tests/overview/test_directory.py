"""The directory: everybody with a role finds everybody in it, by words and places; what is not shown stays hidden."""

import csv
import datetime as dt
from io import StringIO

import pytest
from django.utils import timezone

from common.fold import Folded, fold
from overview.listings import People
from roles.enums import Role
from roles.models import Person
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, appoint
from tests.overview.lands import days, signed_in

URL = "/directory/"


@pytest.fixture
def network(db):
    return NetworkFactory(name="Here", area__name="Our Area", area__region__name="Our Region")


@pytest.fixture
def reader(network):
    """A principal far away from everything they look for."""
    return appoint(Role.PRINCIPAL, SchoolFactory(name="Zz own school"), PersonFactory(name="Zz Reader", phone="03 9"))


def look(person, **asked):
    return signed_in(person).get(URL, asked)


def names(person, **asked):
    return [row.name for row, _ in look(person, **asked).context["rows"]]


def test_a_principal_finds_schools_networks_and_people_across_the_state(network, reader):
    school = SchoolFactory(network=network, name="Quoll Primary", town="Kyneton")
    appoint(Role.PRINCIPAL, school, PersonFactory(name="Ann Able"))
    appoint(Role.CHAIR, network, PersonFactory(name="Bea Best"))
    ((row, cells),) = look(reader, q="quoll").context["rows"]
    assert (row.name, row.url) == ("Quoll Primary", "")
    assert dict(cells) == {
        "Type": "Primary", "Town": "Kyneton", "Network": "Here", "Area": "Our Area", "Principal": "Ann Able",
    }  # fmt: skip
    ((row, cells),) = look(reader, show="networks", q="here").context["rows"]
    assert dict(cells) == {"Area": "Our Area", "Region": "Our Region", "Schools": "1", "Chair": "Bea Best", "SEIL": ""}
    assert names(reader, show="people") == ["Ann Able", "Bea Best", "Zz Reader"]


def test_names_lead_only_to_pages_that_the_reader_may_open(network):
    school = SchoolFactory(network=network, name="Ours")
    chair = appoint(Role.CHAIR, network, PersonFactory(name="Ann Able"))
    appoint(Role.PRINCIPAL, SchoolFactory(name="Theirs"), PersonFactory(name="Cy Cole"))
    urls = {row.name: row.url for row, _ in look(chair).context["rows"]}
    assert urls == {"Ours": school.get_absolute_url(), "Theirs": ""}
    people = {row.name: row.url for row, _ in look(chair, show="people").context["rows"]}
    assert people == {"Ann Able": chair.get_absolute_url(), "Cy Cole": ""}


def test_who_holds_no_role_finds_nobody_and_is_told_why(network):
    school = SchoolFactory(network=network, name="Quoll Primary")
    ended = appoint(Role.PRINCIPAL, school, starts_on=days(-90), ends_on=days(-1))
    planned = appoint(Role.PRINCIPAL, school, starts_on=days(1))
    for person in (PersonFactory(), ended, planned, PersonFactory(is_superuser=True)):
        for asked in ({}, {"show": "people"}, {"as": "csv"}):
            page = look(person, **asked)
            assert page.status_code == 200
            assert "The directory is for those who hold a role" in page.content.decode()
            assert "Quoll" not in page.content.decode()
            assert "Directory" not in [link.label for group in page.context["nav"]["groups"] for link in group.links]


def test_everybody_with_a_role_is_led_to_it(network, reader):
    page = signed_in(reader).get("/")
    links = {link.label: link.url for group in page.context["nav"]["groups"] for link in group.links}
    assert links["Directory"] == URL


def test_contact_stands_only_where_the_person_shows_it(network, reader):
    appoint(Role.CHAIR, network, PersonFactory(name="A", email="a@x.example", phone="03 1", shows_phone=True))
    appoint(Role.SEIL, network, PersonFactory(name="B", email="b@x.example", phone="03 2", shows_email=False))
    page = look(reader, show="people")
    found = {row.name: (row.email, row.phone) for row, _ in page.context["rows"]}
    assert found == {"A": ("a@x.example", "03 1"), "B": ("", ""), "Zz Reader": (reader.email, "03 9")}
    file = look(reader, show="people", **{"as": "csv"}).content.decode()
    for text in (page.content.decode(), file):
        assert "a@x.example" in text
        assert "b@x.example" not in text
        assert "03 2" not in text


def test_only_current_public_roles_of_active_people_at_open_places_are_listed(network, reader):
    school, closed = SchoolFactory(network=network), SchoolFactory(network=network)
    appoint(Role.PRINCIPAL, school, PersonFactory(name="Left", is_active=False))
    appoint(Role.DELEGATE, school, PersonFactory(name="Delegate"))
    appoint(Role.PRINCIPAL, school, PersonFactory(name="Ended"), starts_on=days(-50), ends_on=days(-1))
    appoint(Role.PRINCIPAL, school, PersonFactory(name="Planned"), starts_on=days(1))
    appoint(Role.PRINCIPAL, closed, PersonFactory(name="Closed"))
    type(closed).objects.filter(pk=closed.pk).update(closed_on=days(0))
    both = appoint(Role.PRINCIPAL, school, PersonFactory(name="Both"))
    appoint(Role.CHAIR, network, both)
    assert names(reader, show="people") == ["Both", "Zz Reader"]
    ((row, _),) = look(reader, show="people", q="both").context["rows"]
    assert [(role, place) for role, place, _ in row.roles] == [("Principal", school.name), ("Chair", "Here")]
    assert closed.name not in names(reader)


def test_offers_are_found_by_their_words(network, reader):
    appoint(Role.CHAIR, network, PersonFactory(name="Ann", offers=["Phonics in the early years", "Choirs"]))
    appoint(Role.SEIL, network, PersonFactory(name="Bea", offers=["Mathematics"]))
    assert names(reader, show="people", offers="PHONICS years") == ["Ann"]
    assert names(reader, show="people", offers="phonics mathematics") == []
    assert "Phonics in the early years" in look(reader, show="people", offers="choir").content.decode()


@pytest.mark.parametrize("typed", ["zoe obrien", "ZOË O’BRIEN", "o'brien", "Zoe\u0308", "zoë"])
def test_words_are_found_whatever_case_accents_and_apostrophes(network, reader, typed):
    appoint(Role.CHAIR, network, PersonFactory(name="Zoë O’Brien"))
    assert names(reader, show="people", q=typed) == (["Zoë O’Brien"] if typed != "zoe obrien" else [])


@pytest.mark.parametrize(
    "text", ["Zoë O’Brien", "Nguyễn Thị", "ŁUKASZ", "ﬁne Ω", "Plain O'BRIEN", "''", "100% _sure\\", "İstanbul", "𝕏"]
)
def test_the_database_folds_like_python(db, text):
    PersonFactory(name=text)
    assert Person.objects.values_list(Folded("name"), flat=True).get(name=text) == fold(text)


def test_places_narrow_the_list_and_what_lies_elsewhere_is_left_out(network, reader):
    ours, other = SchoolFactory(network=network, name="Ours"), SchoolFactory(name="Other")
    for school, person in ((ours, "Ann"), (other, "Bea")):
        appoint(Role.PRINCIPAL, school, PersonFactory(name=person))
    appoint(Role.AREA_DIRECTOR, network.area, PersonFactory(name="Cleo"))
    appoint(Role.FORUM_ADMIN, network.region, PersonFactory(name="Dot"))
    for kind, people in (("network", ["Ann"]), ("area", ["Ann", "Cleo"]), ("region", ["Ann", "Cleo", "Dot"])):
        slug = {"network": network, "area": network.area, "region": network.region}[kind].slug
        assert names(reader, **{kind: slug}) == ["Ours"]
        assert names(reader, show="networks", **{kind: slug}) == ["Here"]
        assert names(reader, show="people", **{kind: slug}) == people


def test_chips_count_what_each_would_list(network, reader):
    SchoolFactory(network=network, school_type="secondary")
    SchoolFactory(network=network, school_type="special")
    person = appoint(Role.CHAIR, network)
    appoint(Role.EXECUTIVE, network, person)
    for show, name in (("schools", "type"), ("people", "role")):
        chips = look(reader, show=show).context["chips"]
        assert len(chips) == 4
        for words, url, number, is_current in chips:
            page = signed_in(reader).get(URL + url)
            assert page.context["page"].paginator.count == len(page.context["rows"]) == number, (name, words)
            assert is_current == (words == "All")


@pytest.mark.parametrize(
    "asked",
    [
        {"region": "no-such"}, {"area": "x", "show": "people"}, {"network": "'"}, {"type": "castle"},
        {"role": "king", "show": "people"}, {"q": "\0" * 5 + "%_\\"}, {"q": "x" * 5000},
        {"offers": "💧", "show": "people"}, {"q": "(unlikely|words)+ [", "show": "networks"},
    ],
)  # fmt: skip
def test_what_does_not_exist_is_an_empty_list_with_a_way_back(network, reader, asked):
    page = look(reader, **asked)
    assert page.status_code == 200
    assert page.context["rows"] == []
    assert "Take all filters away" in page.content.decode()
    assert signed_in(reader).get(URL + page.context["all_url"]).context["rows"] != []


@pytest.mark.parametrize("asked", [{"show": "castles"}, {"page": "99"}, {"page": "x"}, {"show": ""}, {"page": "-1"}])
def test_a_list_or_page_that_does_not_exist_shows_the_nearest(network, reader, asked):
    assert names(reader, **asked) == ["Zz own school"]


def test_lists_are_paged_by_name_and_keep_their_filters(network, reader):
    for number in range(30):
        SchoolFactory(network=network, name=f"School {number:02}")
    first = look(reader, network=network.slug)
    assert [row.name for row, _ in first.context["rows"]] == [f"School {number:02}" for number in range(25)]
    assert f"network={network.slug}&amp;page=2" in first.content.decode()
    assert names(reader, network=network.slug, page="2") == [f"School {number}" for number in range(25, 30)]


def test_the_file_holds_all_that_is_listed_and_no_cell_of_it_runs(network, reader):
    for number in range(30):
        SchoolFactory(network=network, name=f"=School {number:02}")
    answer = look(reader, network=network.slug, **{"as": "csv"})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 30
    assert rows[0] == {
        "School": "'=School 00", "Type": "Primary", "Town": "Wattle Flat", "Network": "Here", "Area": "Our Area",
        "Region": "Our Region", "Principal": "",
    }  # fmt: skip


def test_nobody_takes_the_addresses_of_the_whole_state_along(network, reader, monkeypatch):
    monkeypatch.setattr(People, "most_in_a_file", 20)
    people = Person.objects.bulk_create(
        Person(name=f"P {n}", email=f"p{n}@x.example", joined_at=timezone.now()) for n in range(20)
    )
    from roles.models import Appointment

    Appointment.objects.bulk_create(
        Appointment(person=one, role=Role.EXECUTIVE, place=network, starts_on=dt.date(2020, 1, 1)) for one in people
    )
    page = look(reader, show="people", **{"as": "csv"})
    assert page.status_code == 422
    assert "Narrow the list" in page.content.decode()
    narrowed = look(reader, show="people", network=network.slug, **{"as": "csv"})
    assert len(narrowed.content.decode().splitlines()) == 20 + 1


def test_htmx_is_given_the_list_without_the_page(network, reader):
    part = signed_in(reader).get(URL, headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="directory">')
    assert "HX-Request" in part["Vary"]
    shut = signed_in(PersonFactory()).get(URL, headers={"HX-Request": "true"}).content.decode()
    assert "The directory is for those who hold a role" in shut
    assert "<html" not in shut


@pytest.mark.parametrize("many", [1, 4])
@pytest.mark.parametrize(
    "asked", [{}, {"show": "networks", "area": "our-area"}, {"show": "people", "offers": "choir", "q": "surname"}]
)
def test_a_list_costs_the_same_for_one_row_and_for_many(network, many, asked, django_assert_num_queries):
    networks = [network, *NetworkFactory.create_batch(many - 1, area=network.area)]
    for one in networks:
        for school in SchoolFactory.create_batch(many, network=one):
            appoint(Role.PRINCIPAL, school, PersonFactory(offers=["Choir", "Reading"]))
        appoint(Role.SEIL, one)
        appoint(Role.CHAIR, one)
    client = signed_in(appoint(Role.CENTRAL, network.region))
    with django_assert_num_queries(8):
        page = client.get(URL, asked)
    assert (
        len(page.context["rows"])
        == {"schools": many * many, "networks": many, "people": many * many}[asked.get("show", "schools")]
    )
