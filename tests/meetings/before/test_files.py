"""Papers that are files: judged by content, kept where no address leads, handed out through their item's own rights."""

import io
import zipfile

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.filekinds import MOST_BYTES, kind_of
from meetings.enums import ItemState
from meetings.models import Paper
from meetings.services import agenda
from tests.factories import PersonFactory
from tests.meetings.before.conftest import item_of
from tests.meetings.before.sent import HTMX, edit_of, url

PDF = b"%PDF-1.7\nWords to read before."


def packed(**names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in names.items():
            file.writestr(name.replace("__", "/"), content)
    return held.getvalue()


DOCX = packed(**{"[Content_Types].xml": "<x/>", "word__document.xml": "<x/>"})


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"),
        (DOCX, ".docx"),
        (packed(**{"[Content_Types].xml": "", "xl__workbook.xml": ""}), ".xlsx"),
        (packed(**{"[Content_Types].xml": "", "ppt__presentation.xml": ""}), ".pptx"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), ".odt"),
        (b"\x89PNG\r\n\x1a\n....", ".png"),
        (b"\xff\xd8\xff\xe0....", ".jpg"),
        ("Zoë’s notes\n- one".encode(), ".txt"),
    ],
)
def test_what_is_taken(content, ending):
    assert kind_of(content).ending == ending


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"  <svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?>",
        b"PK\x03\x04 broken",
        packed(**{"a.exe": "MZ"}),
        packed(**{"[Content_Types].xml": "", "word__document.xml": "", "word__vbaProject.bin": "x"}),
        packed(mimetype="application/x-other"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old Word file may hold macros",
    ],
)
def test_what_is_not_taken(content):
    assert kind_of(content) is None


def send(client, meeting, item, content=PDF, name="Reading walks.pdf", **more):
    data = {"file": SimpleUploadedFile(name, content), "title": "", **more.pop("data", {})}
    return client.post(url("item_files", meeting, item.pk), data, **more)


def got(client, address):
    """The content of a file, read to its end: that closes it."""
    return b"".join(client.get(address).streaming_content)


def test_a_file_is_kept_and_handed_out_as_an_attachment(as_, meeting):
    item = item_of(meeting, "Welcome")
    answer = send(as_("chair"), meeting, item, **HTMX)
    assert answer.status_code == 200
    assert "Reading walks" in answer.content.decode()
    paper = Paper.objects.get()
    assert (paper.title, paper.file_name, paper.size, paper.url) == ("Reading walks", "Reading walks.pdf", len(PDF), "")
    assert "Reading" not in paper.stored_as
    handed = as_("principal").get(reverse("meetings:paper_file", args=[paper.pk]))
    assert b"".join(handed.streaming_content) == PDF
    assert handed["Content-Disposition"] == 'attachment; filename="Reading walks.pdf"'
    assert handed["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert handed["Content-Type"] == "application/pdf"
    assert "no-store" in handed["Cache-Control"]


def test_a_file_of_the_executive_is_not_there_for_members(as_, setting, meeting):
    item = item_of(meeting, "Welcome")
    send(as_("chair"), meeting, item)
    address = reverse("meetings:paper_file", args=[Paper.objects.get().pk])
    assert got(as_("principal"), address) == PDF
    agenda.change_item(item=item, version=1, by=setting.chair, sensitivity="executive")
    assert [as_(who).get(address).status_code for who in ("principal", "area_director", "stranger")] == [404, 404, 404]
    assert got(as_("executive"), address) == PDF


def test_a_file_goes_with_its_item(as_, setting, meeting):
    item = item_of(meeting, "Welcome")
    send(as_("chair"), meeting, item)
    address = reverse("meetings:paper_file", args=[Paper.objects.get().pk])
    agenda.take_off(item=item, by=setting.chair)
    assert as_("principal").get(address).status_code == 404


def test_a_link_is_no_file(as_, setting, meeting):
    paper = Paper.objects.create(
        item=item_of(meeting, "Welcome"), title="L", url="https://x.example", added_by=setting.chair
    )
    assert as_("chair").get(reverse("meetings:paper_file", args=[paper.pk])).status_code == 404


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_wrong_kind_is_refused_with_a_sentence(as_, meeting, headers):
    answer = send(as_("chair"), meeting, item_of(meeting, "Welcome"), b"MZ\x90", "walks.pdf", **headers)
    assert answer.status_code == 422
    assert "Save it as a PDF and try again." in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_file_too_large_and_no_file(as_, meeting):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    answer = send(client, meeting, item, b"%PDF-" + b"x" * MOST_BYTES)
    assert "10 MB at most" in answer.content.decode()
    assert "Choose a file." in client.post(url("item_files", meeting, item.pk), {}).content.decode()
    assert not Paper.objects.exists()


def test_the_same_file_twice_is_there_once(as_, meeting):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    assert [send(client, meeting, item, **HTMX).status_code for _ in range(2)] == [200, 200]
    assert Paper.objects.count() == 1


def test_a_name_is_only_a_name(as_, meeting):
    item = item_of(meeting, "Welcome")
    send(as_("chair"), meeting, item, DOCX, "..\\..\\etc\\Plan\x07 <b>.exe")
    assert Paper.objects.get().file_name == "Plan <b>.docx"


def test_saving_the_words_keeps_the_files(as_, meeting):
    item = item_of(meeting, "Welcome")
    send(as_("chair"), meeting, item)
    link = {"papers-0-title": "Link", "papers-0-url": "https://papers.example.org/1"}
    as_("chair").post(url("item_edit", meeting, item.pk), edit_of(item, title="New", **link))
    assert [paper.title for paper in item.papers.all()] == ["Reading walks", "Link"]
    assert as_("chair").post(url("item_edit", meeting, item.pk), edit_of(item_of(meeting, "New"))).status_code == 302
    assert [paper.title for paper in item.papers.all()] == ["Reading walks"]


def test_taking_a_file_away_takes_its_content(as_, meeting, django_capture_on_commit_callbacks):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    send(client, meeting, item)
    paper = Paper.objects.get()
    assert storages["papers"].exists(paper.stored_as)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post(url("file_remove", meeting, item.pk, paper.pk), **HTMX)
    assert not Paper.objects.exists()
    assert not storages["papers"].exists(paper.stored_as)


def test_only_who_sets_the_agenda_adds_files(as_, meeting):
    item = item_of(meeting, "Welcome")
    answers = [send(as_(who), meeting, item).status_code for who in ("principal", "area_director", "stranger")]
    assert answers == [403, 403, 404]
    assert not Paper.objects.exists()


def test_the_file_goes_when_the_store_lost_it(as_, meeting):
    send(as_("chair"), meeting, item_of(meeting, "Welcome"))
    paper = Paper.objects.get()
    storages["papers"].delete(paper.stored_as)
    assert as_("chair").get(reverse("meetings:paper_file", args=[paper.pk])).status_code == 404


def test_the_database_knows_no_paper_that_is_both_or_neither(meeting):
    item = item_of(meeting, "Welcome")
    whole = {"item": item, "title": "P", "added_by": PersonFactory()}
    for fields in (
        {},
        {"url": "https://x.example", "stored_as": "aa/b", "file_name": "x", "size": 1},
        {"stored_as": "a"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.create(**whole, **fields)
    assert item.state == ItemState.ON_AGENDA
