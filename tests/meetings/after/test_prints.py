"""On paper: everything it must say, nothing of the executive unless asked by who sees it, and never a small number."""

import io

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from meetings.enums import Sensitivity, State
from meetings.models import AgendaItem, Pulse
from tests.counting import CaptureQueriesContext
from tests.factories import (
    ActionFactory,
    AttendanceFactory,
    CorrectionNoteFactory,
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    PaperFactory,
    QuestionFactory,
    ReplyFactory,
)
from tests.meetings.after.conftest import to_state

SECRET = "Confidential staffing"


@pytest.fixture
def full(setting, running, items):
    """A circulated meeting with something of everything, and a matter of the executive."""
    one, two, _ = items
    AgendaItem.objects.filter(pk=one.pk).update(
        note="We **agreed** on [the plan](https://a.example/plan)", state="discussed"
    )
    DecisionFactory(item=one, text="We share one bank", made_by="Show of hands")
    QuestionFactory(item=one, text="Who pays the buses?")
    ActionFactory(item=one, what="Add two texts", owner=setting.principal)
    PaperFactory(item=two, title="Counts by routine")
    CorrectionNoteFactory(item=one, text="It was ten schools", why="Counted again")
    closed = ItemFactory(
        meeting=running, section=one.section, title=SECRET, sensitivity=Sensitivity.EXECUTIVE, note=SECRET
    )
    DecisionFactory(item=closed, text=f"{SECRET} decided")
    PaperFactory(item=closed, title=f"{SECRET} paper")
    AttendanceFactory(meeting=running, school=setting.schools[0], presence="delegate", name="Lena Cho")
    ReplyFactory(meeting=running, school=setting.schools[0], answer="delegate", delegate_name="Lena Cho")
    Pulse.objects.create(meeting=running, time_yes=7, time_no=3, goal_yes=4, goal_partly=2, is_closed=True)
    return to_state(running, State.CIRCULATED)


def pdf_text(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"meetings:{name}", args=args), query)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    reader = PdfReader(io.BytesIO(answer.content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def page_text(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"meetings:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


MUST = (
    "We share one bank", "Show of hands", "Who pays the buses?", "Add two texts", "Lena Cho", "Counts by routine",
    "It was ten schools", "agreed", "OFFICIAL",
)  # fmt: skip


@pytest.mark.parametrize("name", ["chair", "principal", "area_director"])
def test_minutes_say_what_they_must_and_nothing_of_the_executive(as_, full, name):
    client = as_(name)
    for text in (pdf_text(client, "minutes_pdf", full.pk), page_text(client, "minutes_print", full.pk)):
        assert [word for word in MUST if word not in text] == []
        assert SECRET not in text


def test_the_executive_part_comes_only_when_asked_by_who_sees_it(as_, full):
    asked = {"chosen": 1, "executive": 1}
    text = pdf_text(as_("chair"), "minutes_pdf", full.pk, **asked)
    assert f"{SECRET} decided" in text
    assert "OFFICIAL: Sensitive" in text
    for name in ("principal", "area_director"):
        assert SECRET not in pdf_text(as_(name), "minutes_pdf", full.pk, **asked)
        assert SECRET not in pdf_text(as_(name), "pack_pdf", full.pk, **asked)
        assert SECRET not in page_text(as_(name), "yearbook", "network", full.place.slug, **asked)


def test_choices_leave_out_attendance_and_papers(as_, full):
    text = pdf_text(as_("chair"), "minutes_pdf", full.pk, chosen=1)
    assert ("Lena Cho" in text, "Counts by routine" in text, "We share one bank" in text) == (False, False, True)


def test_small_numbers_of_the_pulse_are_on_no_paper(as_, full):
    for text in (pdf_text(as_("chair"), "minutes_pdf", full.pk), page_text(as_("chair"), "minutes_print", full.pk)):
        assert "Yes: 7" in text
        assert [row for row in ("No: 3", "Yes: 4", "Partly: 2", "No: 0", "Partly: 0") if row in text] == []
        assert text.count("too few to show") == 5


def test_the_pack_is_for_guests_too_and_shows_what_comes(as_, setting, running, items):
    AgendaItem.objects.filter(pk=items[1].pk).update(detail="Bring **one** text", sensitivity=Sensitivity.MEMBERS)
    ItemFactory(meeting=running, title=SECRET, sensitivity=Sensitivity.EXECUTIVE)
    for client in (as_("guest"), as_("chair")):
        text = pdf_text(client, "pack_pdf", running.pk)
        assert "2. Reading bank" in text
        assert "Bring one text" in text
        assert SECRET not in text
    assert as_("stranger").get(reverse("meetings:pack_pdf", args=[running.pk])).status_code == 404


def test_a_draft_is_printed_by_nobody_who_may_not_read_it(as_, setting, held):
    for name in ("minutes_pdf", "minutes_print"):
        url = reverse(f"meetings:{name}", args=[held.pk])
        assert [as_(who).get(url).status_code for who in ("chair", "principal", "stranger")] == [200, 403, 404]


def test_the_year_book_gathers_what_went_out(as_, setting, full):
    HeldMeetingFactory(place=setting.network, title="Still a draft")
    year = timezone.localtime(full.starts_at).year
    for text in (
        pdf_text(as_("principal"), "yearbook_pdf", "network", setting.network.slug, span=year),
        page_text(as_("principal"), "yearbook", "network", setting.network.slug, span=year),
    ):
        assert "Term 4 meeting" in text
        assert "We share one bank" in text
        assert "Still a draft" not in text
        assert SECRET not in text


def test_a_place_without_minutes_says_so(as_, setting):
    url = reverse("meetings:yearbook", args=["network", setting.network.slug])
    assert "No minutes yet" in as_("principal").get(url).content.decode()
    assert (
        as_("principal").get(reverse("meetings:yearbook_pdf", args=["network", setting.network.slug])).status_code
        == 404
    )


def test_a_year_costs_the_same_for_one_meeting_and_for_four(as_, setting, full):
    url = reverse("meetings:yearbook", args=["network", setting.network.slug])

    def cost() -> int:
        client = as_("chair")
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    one = cost()
    for _ in range(3):
        more = to_state(HeldMeetingFactory(place=setting.network, created_by=setting.chair), State.CIRCULATED)
        item = ItemFactory(meeting=more, note="Noted", state="discussed")
        DecisionFactory(item=item)
        ActionFactory(item=item)
        QuestionFactory(item=item)
        CorrectionNoteFactory(item=item)
        AttendanceFactory(meeting=more)
    assert cost() == one


def test_what_people_wrote_is_never_markup(as_, full, items):
    hostile = '#read("/etc/passwd") $x$ *not bold* @nowhere <label>'
    AgendaItem.objects.filter(pk=items[0].pk).update(title=hostile, note=hostile)
    text = pdf_text(as_("chair"), "minutes_pdf", full.pk)
    assert text.count('#read("/etc/passwd") $x$') >= 2
    assert "root:" not in text
