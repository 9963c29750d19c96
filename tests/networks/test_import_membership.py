"""Putting schools into networks: from a day, to a day, by moving; and what is refused by row."""

import datetime as dt

import pytest
from django.utils import timezone

from networks.imports.membership import import_membership
from networks.imports.report import Outcome
from networks.imports.schools import import_schools
from networks.models import Network, NetworkPlacement, School, SchoolMembership
from tests.factories import NetworkFactory, SchoolFactory
from tests.networks.files import DATA, many_schools, membership_file, membership_row, school_row, schools_file
from tests.networks.test_import_schools import counts

pytestmark = pytest.mark.django_db
ILLUSTRATION = DATA / "network-membership-illustrative.csv"
LIST = DATA / "school-locations-2025.csv"
PAIRS = [
    pytest.param(
        schools_file(many_schools()),
        membership_file([membership_row(number, f"Network {number % 5}") for number in range(1, 41)]),
        id="made",
    ),
    *(
        pytest.param(LIST.read_bytes(), ILLUSTRATION.read_bytes(), id="published")
        for _ in range(LIST.is_file() and ILLUSTRATION.is_file())
    ),
]


def do(*rows: dict[str, str]):
    return import_membership(membership_file(list(rows)))


def spans(number: int) -> list[tuple]:
    rows = SchoolMembership.objects.filter(school__school_no=number).order_by("starts_on")
    return [(row.network.name, str(row.starts_on), row.ends_on and str(row.ends_on)) for row in rows]


def seat(number: int) -> tuple:
    school = School.objects.select_related("network", "area", "region").get(school_no=number)
    return tuple(place.name if place else None for place in (school.network, school.area, school.region))


@pytest.fixture
def school(db) -> School:
    """School 1, in no network and no area yet."""
    return SchoolFactory(school_no=1, network=None)


@pytest.mark.parametrize(("schools", "membership"), PAIRS)
def test_the_whole_file_goes_in_once(schools, membership, table_fingerprint):
    import_schools(schools)
    report = import_membership(membership)
    assert report.rows == report.counts[Outcome.ADDED] == SchoolMembership.objects.count()
    assert School.objects.filter(network=None).count() == 0
    assert NetworkPlacement.objects.count() == Network.objects.count()
    before = table_fingerprint()
    again = import_membership(membership)
    assert (again.writes, again.counts[Outcome.UNCHANGED]) == (0, report.rows)
    assert table_fingerprint() == before


def test_a_network_is_made_under_its_area(school):
    report = do(membership_row(1))
    assert report.created == ["North-Eastern Victoria", "Goulburn", "Goulburn East network"]
    new_year = f"{timezone.localdate().year}-01-01"
    assert spans(1) == [("Goulburn East", new_year, None)]
    assert seat(1) == ("Goulburn East", "Goulburn", "North-Eastern Victoria")
    assert str(NetworkPlacement.objects.get().starts_on) == new_year


def test_a_known_network_needs_no_area_in_the_file(school):
    network = NetworkFactory(name="Known")
    assert counts(do(membership_row(1, " KNOWN ", area="", region=""))) == {"added": 1}
    assert seat(1) == ("Known", network.area.name, network.region.name)


@pytest.mark.parametrize("day", ["2024-02-01", "1/2/2024", "01/02/2024"])
def test_days_are_read_in_both_ways_of_writing(school, day):
    do(membership_row(1, from_=day))
    assert spans(1) == [("Goulburn East", "2024-02-01", None)]


def test_a_move_ends_the_earlier_membership_the_day_before(school):
    do(membership_row(1, "First", from_="2024-01-01"))
    report = do(membership_row(1, "Second", from_="2026-03-01"))
    assert counts(report) == {"moved": 1}
    assert spans(1) == [("First", "2024-01-01", "2026-02-28"), ("Second", "2026-03-01", None)]
    assert seat(1)[0] == "Second"
    assert counts(do(membership_row(1, "Second", from_="2026-03-01"))) == {"unchanged": 1}


def test_a_move_to_come_leaves_the_school_where_it_is_today(school):
    do(membership_row(1, "First", from_="2024-01-01"))
    later = timezone.localdate() + dt.timedelta(days=30)
    assert counts(do(membership_row(1, "Second", from_=later))) == {"moved": 1}
    assert seat(1)[0] == "First"


def test_an_end_takes_the_school_out_and_leaves_its_area(school):
    do(membership_row(1, from_="2024-01-01"))
    assert counts(do(membership_row(1, from_="2024-01-01", to="2026-06-30"))) == {"changed": 1}
    assert spans(1) == [("Goulburn East", "2024-01-01", "2026-06-30")]
    assert seat(1) == (None, "Goulburn", "North-Eastern Victoria")


def test_the_past_can_be_entered_without_moving_anybody(school):
    do(membership_row(1, "Now", from_="2025-01-01"))
    assert counts(do(membership_row(1, "Then", from_="2020-01-01", to="2024-12-31"))) == {"added": 1}
    assert seat(1)[0] == "Now"


def test_the_history_of_a_school_may_stand_in_one_file_in_any_order(school):
    report = do(
        membership_row(1, "Now", from_="2025-01-01"), membership_row(1, "Then", from_="2020-01-01", to="2024-12-31")
    )
    assert counts(report) == {"added": 2}
    assert [span[0] for span in spans(1)] == ["Then", "Now"]


REFUSED = {
    "an unknown school": (membership_row(404), "no government school"),
    "no number": (membership_row(1) | {"school number": ""}, "school number"),
    "no network": (membership_row(1, ""), "network is empty"),
    "a bad day": (membership_row(1, from_="31/2/2026"), "not a day"),
    "a day in words": (membership_row(1, from_="next year"), "not a day"),
    "the end before the start": (membership_row(1, from_="2026-02-01", to="2026-01-01"), "before it begins"),
    "a new network without area": (membership_row(1, "New", area=""), "does not say its area"),
    "a new area without region": (membership_row(1, "New", area="Newland", region=""), "does not say its region"),
    "a network of another area": (membership_row(1, "Known", area="Elsewhere"), "is in the area Here"),
    "a closed network": (membership_row(1, "Shut", area="", from_="2026-05-01"), "closed on 1 Feb 2026"),
    "a closed school": (membership_row(3, from_="2026-05-01"), "the school closed"),
    "in another network already": (membership_row(2, "Known", area="", from_="2020-01-01"), "already"),
    "a gap after a stay": (
        membership_row(2, "Known", area="", from_="2025-01-01", to="2025-06-30"),
        "in no network after",
    ),
    "an earlier start": (membership_row(2, "Home", area="", from_="2019-01-01"), "and the file says"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_contradiction_is_refused_by_row(kind, school, table_fingerprint):
    NetworkFactory(name="Known", area__name="Here")
    NetworkFactory(name="Shut", closed_on=dt.date(2026, 2, 1))
    SchoolFactory(school_no=2, network=NetworkFactory(name="Home"))
    SchoolFactory(school_no=3, network=None, closed_on=dt.date(2026, 1, 1))
    before = table_fingerprint()
    row, reason = REFUSED[kind]
    report = do(row)
    assert counts(report) == {"refused": 1}
    assert reason in report.lines[0].reason
    after = {table: print_ for table, print_ in table_fingerprint().items() if "membership" in table}
    assert after.items() <= before.items()


def test_two_networks_on_one_day_are_refused_the_second_time(school):
    report = do(membership_row(1, "First"), membership_row(1, "Second"))
    assert counts(report) == {"added": 1, "refused": 1}
    assert "line 2 puts the school into First" in report.of(Outcome.REFUSED)[0].reason


def test_other_sectors_are_never_put_into_networks(db):
    SchoolFactory(school_no=1, entity_type=2, sector="catholic", network=None)
    assert counts(do(membership_row(1))) == {"refused": 1}


def test_an_import_of_schools_leaves_members_in_their_network(school):
    do(membership_row(1))
    report = import_schools(schools_file([school_row(1, Region="SOUTH-WESTERN VICTORIA", Area="Barwon")]))
    assert "left where it is" in report.notes[0]
    assert seat(1) == ("Goulburn East", "Goulburn", "North-Eastern Victoria")
