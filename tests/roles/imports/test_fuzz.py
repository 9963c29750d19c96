"""
Thousands of broken files: none makes the product fail, those that are refused change nothing at all, and those that are
taken change only what the report lists.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from common.errors import Refused
from networks.imports.membership import import_membership
from networks.imports.membership_rows import LAYOUT as MEMBERSHIP
from networks.imports.reading import Layout, read
from networks.imports.report import WRITES, Report
from networks.imports.school_rows import LAYOUT as SCHOOLS
from networks.imports.schools import import_schools
from roles.enums import ImportKind
from roles.imports.people import import_people
from roles.imports.people_rows import LAYOUT as PEOPLE
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, appoint
from tests.fingerprints import ABOUT_IMPORTS, OUR_APPS
from tests.networks.files import membership_file, membership_row, other_row, school_row, schools_file
from tests.roles.imports.files import people_file, person_row
from tests.roles.imports.mutations import mutated

pytestmark = pytest.mark.django_db
FILES = 700
SENT = 40
"""Of each kind; so many of them go through the page."""


class Kind(NamedTuple):
    importer: Callable[..., Report]
    layout: Layout
    text: str
    key: str
    rows: str
    """The key of each row, and the row, of what this import is about."""


KINDS = {
    ImportKind.SCHOOLS: Kind(
        import_schools,
        SCHOOLS,
        schools_file([school_row(1), school_row(2, School_Status="C"), other_row(3), school_row(4)]).decode(),
        "school_no",
        "SELECT school_no, place::text || school::text FROM networks_school school JOIN networks_place place"
        " ON place.id = school.place_ptr_id",
    ),
    ImportKind.MEMBERSHIP: Kind(
        import_membership,
        MEMBERSHIP,
        membership_file(
            [
                membership_row(1, "Wattle Ridge", area="", region="", from_="2026-02-01"),
                membership_row(2, "New", from_="2026-05-01"),
                membership_row(4, "Home", area="", region=""),
            ]
        ).decode(),
        "school_no",
        "SELECT school_no, array_agg(member::text ORDER BY member.id)::text FROM networks_schoolmembership member"
        " JOIN networks_school school ON school.place_ptr_id = member.school_id GROUP BY school_no",
    ),
    ImportKind.PEOPLE: Kind(
        import_people,
        PEOPLE,
        people_file(
            person_row(1),
            person_row(2, "Principal", "1", to="2026-12-18"),
            person_row(3, "Executive", email="known@example.org", name="Known"),
            person_row(4, "SEIL", basis="Acting"),
        ).decode(),
        "email",
        "SELECT person.email, person::text || coalesce(array_agg(role::text ORDER BY role.id)::text, '')"
        " FROM roles_person person LEFT JOIN roles_appointment role ON role.person_id = person.id"
        " GROUP BY person.id, person.email",
    ),
}


@pytest.fixture
def some_world(db):
    home = NetworkFactory(name="Home")
    NetworkFactory(name="Wattle Ridge", area__name="Goulburn", area__region__name="North-Eastern Victoria")
    for number in (1, 2, 4):
        SchoolFactory(school_no=number, network=home if number < 4 else None)
    appoint("executive", home, person=PersonFactory(email="known@example.org", name="Known"))


def statement() -> str:
    """One question for the count and a checksum of every table of ours."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name.startswith(OUR_APPS)]
    parts = [
        f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(row::text, 0)), 0) FROM \"{name}\" row"
        for name in sorted(names)
        if name not in ABOUT_IMPORTS
    ]
    return " UNION ALL ".join(parts)


def asked(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return sorted(cursor.fetchall())


def written(kind: Kind, content: bytes, report: Report) -> set[str]:
    """What the report lists as written, by number or address."""
    lines = {line.number for line in report.lines if line.outcome in WRITES}
    rows = read(content, kind.layout).rows
    return {row.cells[kind.key].lstrip("0").lower().removeprefix("mailto:") for row in rows if row.line in lines}


@pytest.mark.parametrize("name", KINDS)
def test_broken_files(name, some_world):
    kind, tables = KINDS[name], statement()
    before, rows_before = asked(tables), dict(asked(kind.rows))
    ends: Counter[str] = Counter()
    for number in range(FILES):
        content = mutated(kind.text, number)
        point = transaction.savepoint()
        try:
            report = kind.importer(content)
        except Refused as refused:
            ends["refused" if str(refused).endswith(".") else "refused without a sentence"] += 1
            assert asked(tables) == before, number
        else:
            ends["taken" if report.writes else "without effect"] += 1
            assert report.rows == len(read(content, kind.layout).rows), number
            after = dict(asked(kind.rows))
            touched = {key for key in after if after[key] != rows_before.get(key)} | (set(rows_before) - set(after))
            assert {str(key) for key in touched} <= written(kind, content, report), number
            if not report.writes:
                assert asked(tables) == before, number
        finally:
            transaction.savepoint_rollback(point)
    assert set(ends) <= {"refused", "taken", "without effect"}
    assert sum(ends.values()) == FILES
    assert min(ends["refused"], ends["taken"]) >= FILES // 10, ends


@pytest.mark.parametrize("name", KINDS)
def test_broken_files_through_the_page(name, some_world, client):
    answers: Counter[int] = Counter()
    for number in range(SENT):
        file = SimpleUploadedFile("file.csv", mutated(KINDS[name].text, number))
        answers[client.post("/imports/new/", {"kind": name, "file": file}).status_code] += 1
    assert set(answers) == {302, 422}
    assert min(answers.values()) >= SENT // 10
