"""Bad files are refused with a sentence, bad rows with their line and a reason; nothing else changes."""

import pytest
from django.core.management import CommandError, call_command

from common.errors import NotAllowed, Refused
from networks.imports.membership import import_membership
from networks.imports.report import Outcome
from networks.imports.schools import import_schools
from networks.models import School
from roles.enums import Role
from tests.factories import PersonFactory, StateFactory, appoint
from tests.networks.files import BAD_CELLS, bad_school_files, school_row, schools_file

pytestmark = pytest.mark.django_db
BAD_FILES = bad_school_files()


def test_there_are_more_than_twenty_kinds():
    assert len(BAD_FILES) >= 20
    assert len(BAD_CELLS) >= 20


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_refused_and_changes_nothing(kind, bait, table_fingerprint):
    before = table_fingerprint()
    with pytest.raises(Refused) as refusal:
        import_schools(BAD_FILES[kind])
    assert str(refusal.value).endswith(".")
    assert 15 < len(str(refusal.value)) < 200
    assert table_fingerprint() == before


@pytest.mark.parametrize("kind", [kind for kind in BAD_FILES if kind != "a membership file"])
def test_the_membership_import_refuses_it_too(kind, bait, table_fingerprint):
    before = table_fingerprint()
    with pytest.raises(Refused):
        import_membership(BAD_FILES[kind])
    assert table_fingerprint() == before


@pytest.mark.parametrize("kind", BAD_CELLS)
def test_a_bad_row_is_refused_alone(kind):
    cells, reason = BAD_CELLS[kind]
    report = import_schools(schools_file([school_row(1), school_row(2, **cells), school_row(3)]))
    [refused] = report.of(Outcome.REFUSED)
    assert refused.number == 3
    assert reason in refused.reason
    assert list(School.objects.order_by("school_no").values_list("school_no", flat=True)) == [1, 3]


def test_a_key_that_is_there_twice_is_refused_the_second_time():
    report = import_schools(schools_file([school_row(4), school_row(5), school_row(4, School_Name="Twice School")]))
    [refused] = report.of(Outcome.REFUSED)
    assert (refused.number, refused.reason) == (4, "line 2 has the same entity type and school number")


def test_lines_are_counted_as_an_editor_counts_them():
    content = schools_file([school_row(1, Address_Line_1="Two\nlines"), school_row(2, X="far")])
    report = import_schools(content.replace(b"\r\n", b"\r\n\r\n", 1))
    assert [line.number for line in report.of(Outcome.REFUSED)] == [5]


def test_reasons_quote_a_cell_only_as_far_as_it_can_be_read():
    report = import_schools(schools_file([school_row(1, School_Type="\x1b[31m" + "x" * 90)]))
    assert report.lines[0].reason == f"the school type “?[31m{'x' * 25}” is unknown"


@pytest.mark.parametrize("command", ["import_schools", "import_membership"])
def test_the_commands_fail_with_the_sentence(command, tmp_path, bait, table_fingerprint):
    before = table_fingerprint()
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04 and the rest")
    for bad, words in (
        (path, "Excel workbook"),
        (tmp_path, "is a directory"),
        (tmp_path / "none.csv", "There is no file"),
    ):
        with pytest.raises(CommandError, match=words):
            call_command(command, bad)
    assert table_fingerprint() == before


def test_only_who_may_import_imports():
    content = schools_file([school_row(1)])
    state = StateFactory()
    administrator = appoint(Role.ADMINISTRATOR, state)
    for nobody in (PersonFactory(), appoint(Role.CENTRAL, state)):
        with pytest.raises(NotAllowed):
            import_schools(content, by=nobody)
    assert import_schools(content, by=administrator).counts[Outcome.ADDED] == 1
