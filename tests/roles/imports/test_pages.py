"""The pages of imports, as an administrator meets them."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from common.uploads import LARGEST
from networks.models import School
from roles.enums import BatchState
from roles.imports import working
from roles.models import ImportBatch, ImportLine, Person
from tests.factories import NetworkFactory
from tests.networks.files import school_row, schools_file
from tests.roles.imports.conftest import worked
from tests.roles.imports.files import people_file, person_row

pytestmark = pytest.mark.django_db
NEW = "/imports/new/"


def sent(client, content: bytes, kind: str = "schools", name: str = "list.csv", **more):
    return client.post(NEW, {"kind": kind, "file": SimpleUploadedFile(name, content)} | more)


def agreed(client, batch, **more):
    seen = {"sha256": batch.sha256, "rows": batch.rows, "plan": batch.plan}
    return client.post(f"{batch.get_absolute_url()}confirm/", seen | more)


def page(client, batch, more: str = "") -> str:
    return client.get(batch.get_absolute_url() + more).content.decode()


def test_from_the_file_to_undone(client):
    url = sent(client, schools_file([school_row(1), school_row(2, X="east")]))["Location"]
    batch = ImportBatch.objects.get()
    assert url == batch.get_absolute_url()
    assert "2 rows wait for their turn" in page(client, batch)
    batch = worked(batch)
    seen = page(client, batch)
    assert "1 row of 2 would change something" in seen
    assert "X (longitude) “east” is not a number" in seen
    assert f'value="{batch.plan}"' in seen
    agreed(client, batch)
    assert "Importing" in page(client, batch)
    assert "1 row of 2 has been imported" in page(client, worked(batch))
    assert School.objects.count() == 1
    client.post(f"{url}undo/")
    assert "Everything this file did has been taken back" in page(client, worked(batch))
    assert School.objects.count() == 0


def test_the_page_asks_again_while_the_worker_has_it_and_then_loads_anew(client):
    sent(client, schools_file([school_row(1), school_row(2)]))
    batch = ImportBatch.objects.get()
    cache.set(working.progress_key(batch.pk), 0.25)
    part = client.get(batch.get_absolute_url(), headers={"HX-Request": "true"})
    assert "1 of 2 rows are read" in part.content.decode()
    assert b"<html" not in part.content
    cache.set(working.progress_key(batch.pk), 0.75)
    part = client.get(batch.get_absolute_url(), headers={"HX-Request": "true"})
    assert "All of 2 rows are read; what changes is being written." in part.content.decode()
    worked(batch)
    over = client.get(batch.get_absolute_url(), headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n", "The file is empty."),
        (
            b"PK\x03\x04 workbook",
            "This is not a CSV file but an Excel workbook or another zip file. Save it as CSV first.",
        ),
        (b"Name,Colour\r\nA,red\r\n", "This is not a School Locations file"),
        (b"x" * (LARGEST + 1), "The file is larger than 10 MB"),
    ],
)
def test_a_file_that_cannot_be_used_comes_back_with_the_sentence(content, sentence, client):
    answer = sent(client, content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_no_file_at_all_is_said(client):
    answer = client.post(NEW, {"kind": "schools"})
    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_a_yes_to_an_older_page_is_refused_with_a_sentence(client):
    sent(client, schools_file([school_row(1)]))
    batch = worked(ImportBatch.objects.get())
    answer = client.post(
        f"{batch.get_absolute_url()}confirm/", {"sha256": "", "rows": "x" * 50, "plan": ""}, follow=True
    )
    assert "checked again since you opened this page" in answer.content.decode()
    assert worked(batch).state == BatchState.CHECKED


def test_who_is_new_is_invited_unless_the_box_is_empty(client):
    NetworkFactory(name="Wattle Ridge")
    for number, more in ((1, {"invite": "on"}), (2, {})):
        sent(client, people_file(person_row(number)), "people")
        batch = worked(ImportBatch.objects.latest("pk"))
        assert "Invite these people now" in page(client, batch)
        agreed(client, batch, **more)
        worked(batch)
    invited = dict(Person.objects.filter(email__startswith="p").values_list("email", "invited_at"))
    assert invited["p1@example.org"] is not None
    assert invited["p2@example.org"] is None


def test_rows_are_filtered_and_taken_along(client):
    rows = [school_row(number) for number in range(1, 61)] + [school_row(61, X="=cmd")]
    sent(client, schools_file(rows))
    batch = worked(ImportBatch.objects.get())
    assert "1 to 50 of 61" in page(client, batch)
    refused = page(client, batch, "?outcome=refused")
    assert "=cmd" in refused
    assert "Nº 1 –" not in refused
    report = client.get(f"{batch.get_absolute_url()}report.csv")
    assert report["Content-Disposition"] == 'attachment; filename="list.csv report.csv"'
    assert len(report.content.decode().splitlines()) == 62


@pytest.mark.parametrize("rows", [1, 1000])
def test_the_page_costs_the_same_for_one_row_and_a_thousand(rows, client, django_assert_num_queries):
    sent(client, schools_file([school_row(1)]))
    batch = worked(ImportBatch.objects.get())
    lines = [ImportLine(batch=batch, number=n + 3, about="a", outcome="added", reason="r") for n in range(rows - 1)]
    ImportLine.objects.bulk_create(lines)
    with django_assert_num_queries(PAGE_QUERIES):
        page(client, batch)


PAGE_QUERIES = 9


@pytest.mark.parametrize("batches", [1, 4])
def test_the_list_costs_the_same_for_one_file_and_for_four(batches, client, django_assert_num_queries):
    for number in range(batches):
        sent(client, schools_file([school_row(number + 1)]))
    working.work_on_all()
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/imports/")


LIST_QUERIES = 7
