"""What an import of the School Locations list does, on files made here and, where they are, on the published ones."""

import datetime as dt
import time

import pytest
from django.core.management import call_command
from django.utils import timezone

from networks.enums import SchoolType
from networks.imports.report import HALF, Outcome
from networks.imports.schools import import_schools
from networks.models import Area, Forum, Place, Region, School, SchoolMembership
from tests.factories import NetworkFactory, SchoolFactory
from tests.networks.files import DATA, ENCODINGS, NEW, OLD, many_schools, other_row, school_row, schools_file

pytestmark = pytest.mark.django_db
PUBLISHED = [
    path for path in (DATA / "school-locations-2025.csv", DATA / "school-locations-2022.csv") if path.is_file()
]
SOURCES = [
    pytest.param(schools_file(many_schools()), id="made, 2025"),
    pytest.param(schools_file(many_schools(), OLD), id="made, 2022"),
    *(pytest.param(path.read_bytes(), id=path.name) for path in PUBLISHED),
]


def counts(report) -> dict[str, int]:
    return {str(outcome): count for outcome, count in report.counts.items() if count}


@pytest.mark.parametrize("content", SOURCES)
def test_every_row_has_one_outcome(content):
    report = import_schools(content)
    assert report.rows == sum(report.counts.values())
    assert report.rows == len(content.decode().splitlines()) - 1
    assert School.objects.count() == report.counts[Outcome.ADDED]
    assert {line.number for line in report.lines} == set(range(2, report.rows + 2))


@pytest.mark.parametrize("content", SOURCES)
def test_a_second_run_changes_nothing(content, table_fingerprint):
    import_schools(content)
    before = table_fingerprint()
    report = import_schools(content)
    assert report.writes == 0
    assert table_fingerprint() == before


@pytest.mark.parametrize("content", SOURCES)
def test_a_dry_run_says_the_same_and_changes_nothing(content, table_fingerprint):
    before = table_fingerprint()
    planned = import_schools(content, dry_run=True)
    assert table_fingerprint() == before
    assert import_schools(content).counts == planned.counts


def test_how_far_it_is_is_told_while_rows_are_read_and_while_they_are_written():
    shares: list[float] = []
    import_schools(schools_file(many_schools(700)), heard=shares.append)
    assert shares == sorted(shares)
    assert sum(share <= HALF for share in shares) == 10
    assert sum(HALF < share < 1 for share in shares) == 3
    assert shares[-1] == 1


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("headings", [NEW, OLD], ids=["2025", "2022"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_layouts_encodings_and_delimiters(headings, encoding, delimiter):
    report = import_schools(schools_file([school_row(7)], headings, encoding, delimiter))
    assert counts(report) == {"added": 1}
    school = School.objects.get(school_no=7)
    assert school.name == "École Nº 7 – Primary School"
    assert school.slug == "ecole-no-7-primary-school"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_too(encoding):
    assert counts(import_schools(schools_file([school_row(7)], encoding=encoding))) == {"added": 1}


def test_headings_are_known_in_any_case_and_spacing():
    headings = [name.upper().replace("_", " ") for name in NEW]
    row = {name.replace("_", " "): value for name, value in school_row(7).items()}
    assert counts(import_schools(schools_file([row], headings))) == {"added": 1}


def test_the_row_becomes_the_school():
    import_schools(schools_file([school_row(5, School_Type="Pri/Sec", School_No="0005", Address_Line_2="Gate 2")]))
    school = School.objects.get()
    assert (school.school_no, school.school_type, school.sector) == (5, SchoolType.COMBINED, "government")
    assert (school.address, school.town, school.postcode) == ("5 Nowhere Street, Gate 2", "Nowhere", "3999")
    assert (str(school.longitude), str(school.latitude)) == ("145.000500", "-37.500000")
    assert (school.area.name, school.region.name) == ("Ovens Murray", "North-Eastern Victoria")


def test_regions_come_with_areas_and_a_forum():
    import_schools(schools_file(many_schools()))
    assert set(Region.objects.values_list("name", flat=True)) == {
        "North-Eastern Victoria", "South-Western Victoria", "North-Western Victoria",
    }  # fmt: skip
    assert Area.objects.get(name="Goulburn").region.name == "North-Eastern Victoria"
    assert Forum.objects.get(region__name="South-Western Victoria").name == "South-Western Network Chair Forum"


def test_others_are_left_out_by_default_and_counted():
    content = schools_file([school_row(1), other_row(1), other_row(2, "Independent"), other_row(3, School_Status="C")])
    assert counts(import_schools(content)) == {"added": 1, "left out": 3}
    report = import_schools(content, all_sectors=True)
    assert counts(report) == {"added": 2, "unchanged": 1, "left out": 1}
    assert School.objects.filter(school_no=1).count() == 2


def test_the_same_number_in_another_sector_is_another_school():
    SchoolFactory(school_no=9, entity_type=2, sector="catholic", name="Saint Bait")
    import_schools(schools_file([school_row(9)]))
    assert School.objects.get(entity_type=2, school_no=9).name == "Saint Bait"


def test_two_schools_of_one_name_have_two_addresses():
    rows = [school_row(1, School_Name="Twin School"), school_row(2, School_Name="Twin School", Address_Town="Far End")]
    import_schools(schools_file([*rows, school_row(3, School_Name="Twin School", Address_Town="Far End")]))
    slugs = School.objects.order_by("school_no").values_list("slug", flat=True)
    assert list(slugs) == ["twin-school", "twin-school-far-end", "twin-school-far-end-2"]


def test_a_change_is_told_from_what_to_what_and_keeps_the_address():
    import_schools(schools_file([school_row(1), school_row(2)]))
    report = import_schools(schools_file([school_row(1, School_Name="New Name School", X="146.1"), school_row(2)]))
    assert counts(report) == {"changed": 1, "unchanged": 1}
    assert "name “École Nº 1 – Primary School” is now “New Name School”" in report.of(Outcome.CHANGED)[0].reason
    school = School.objects.get(school_no=1)
    assert (school.name, school.slug) == ("New Name School", "ecole-no-1-primary-school")


def test_a_coordinate_with_one_place_less_is_no_change():
    import_schools(schools_file([school_row(1, X="144.955088")]))
    assert counts(import_schools(schools_file([school_row(1, X="144.95509")]))) == {"unchanged": 1}
    assert str(School.objects.get().longitude) == "144.955088"


def test_the_older_list_leaves_areas_alone():
    import_schools(schools_file([school_row(1)]))
    report = import_schools(schools_file([school_row(1), school_row(2)], OLD))
    assert counts(report) == {"added": 1, "unchanged": 1}
    assert report.of(Outcome.ADDED)[0].reason == "the file has no area for it"
    assert list(School.objects.order_by("school_no").values_list("area__name", flat=True)) == ["Ovens Murray", None]
    assert counts(import_schools(schools_file([school_row(1), school_row(2)]))) == {"moved": 1, "unchanged": 1}


def test_a_school_in_a_network_stays_where_its_network_is():
    school = SchoolFactory(school_no=1, network=NetworkFactory(name="Elsewhere"))
    report = import_schools(schools_file([school_row(1)]))
    assert "left where it is" in report.notes[0]
    school.refresh_from_db()
    assert school.area_id == school.network.area_id


def test_an_area_in_two_regions_is_refused_by_row():
    report = import_schools(schools_file([school_row(1), school_row(5, Region="NOWHERE VICTORIA")]))
    assert counts(report) == {"added": 1, "refused": 1}
    assert "is in North-Eastern Victoria here" in report.of(Outcome.REFUSED)[0].reason


def test_a_closed_school_closes_here_and_leaves_its_network():
    school = SchoolFactory(school_no=1)
    report = import_schools(schools_file([school_row(1, School_Status="C", Area="", Region=""), school_row(2)]))
    school.refresh_from_db()
    assert counts(report) == {"added": 1, "closed": 1}
    assert school.closed_on == timezone.localdate()
    assert school.network is None
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    assert SchoolMembership.objects.get(school=school).ends_on == yesterday
    again = import_schools(schools_file([school_row(1, School_Status="C", Area="", Region=""), school_row(2)]))
    assert counts(again) == {"unchanged": 2}


def test_a_school_closed_here_is_not_opened_by_a_file():
    SchoolFactory(school_no=1, network=None, closed_on=dt.date(2026, 1, 1))
    report = import_schools(schools_file([school_row(1)]))
    assert "left closed" in report.notes[0]
    assert School.objects.get().closed_on == dt.date(2026, 1, 1)


def test_schools_that_are_not_in_the_file_are_counted_and_left_alone():
    import_schools(schools_file([school_row(1), school_row(2), school_row(3)]))
    before = Place.objects.get(as_school__school_no=3)
    report = import_schools(schools_file([school_row(1)]))
    assert report.absent == 2
    assert Place.objects.get(pk=before.pk).closed_on is None


def test_the_whole_list_takes_seconds():
    rows = [school_row(number) for number in range(1, 1576)] + [other_row(number) for number in range(1, 727)]
    start = time.monotonic()
    report = import_schools(schools_file(rows))
    assert counts(report) == {"added": 1575, "left out": 726}
    assert time.monotonic() - start < 10


def test_the_command_prints_counts_that_add_up(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_bytes(schools_file([school_row(1), other_row(2), school_row(3, X="far")]))
    call_command("import_schools", path)
    said = capsys.readouterr().out
    assert "3 rows = 1 added + 0 changed + 0 moved + 0 closed + 0 unchanged + 1 left out + 1 refused" in said
    assert "line 4: refused: École Nº 3 – Primary School (3): X (longitude) “far” is not a number" in said
