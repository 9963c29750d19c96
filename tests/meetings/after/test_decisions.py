"""The register of decisions: what stands in it and for whom, and what comes of looking at a decision again."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import Sensitivity, Settled, Standing, State
from meetings.models import Decision
from meetings.services import decisions
from meetings.services.decisions import put_on_decision, settle
from meetings.story import story_of
from tests.counting import CaptureQueriesContext
from tests.factories import DecisionFactory, HeldMeetingFactory, ItemFactory, PublishedMeetingFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(setting):
    return reverse("meetings:decision_list", args=["network", setting.network.slug])


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def decision(circulated, items):
    return DecisionFactory(item=items[0], text="We meet on Thursdays")


def shown(client, url, **asked):
    page = client.get(url, asked)
    assert page.status_code == 200
    return [row.text for row in page.context["object_list"]]


def counts(client, url):
    return {name: number for name, _, number, _ in client.get(url).context["chips"]}


def test_each_list_holds_what_its_days_say(as_, url, items, decision, today):
    day, soon = dt.timedelta(days=1), {"item": items[1]}
    due = DecisionFactory(text="Buy kits", review_on=today, **soon)
    DecisionFactory(text="Share a coach", effective_on=today + day, review_on=today, **soon)
    DecisionFactory(text="Old", ended_on=today, ended_why="Nobody came", **soon)
    DecisionFactory(text="Older", ended_on=today, replaced_by=due, **soon)
    client = as_("principal")
    assert counts(client, url) == {
        "In force": 2, "Review due": 1, "From later on": 1, "Replaced or set aside": 2, "All": 5,
    }  # fmt: skip
    assert shown(client, url) == ["Buy kits", "We meet on Thursdays"]
    assert shown(client, url, show="due") == ["Buy kits"]
    assert shown(client, url, show="later") == ["Share a coach"]
    assert shown(client, url, show="ended") == ["Older", "Old"]
    said = {row.text: row.standing for row in Decision.objects.all()}
    assert said == {
        "We meet on Thursdays": Standing.IN_FORCE, "Buy kits": Standing.DUE, "Share a coach": Standing.LATER,
        "Old": Standing.SET_ASIDE, "Older": Standing.REPLACED,
    }  # fmt: skip


def test_words_and_year_narrow_it(as_, url, setting, decision, today):
    last_year = HeldMeetingFactory(
        place=setting.network, state=State.CIRCULATED, starts_at=timezone.now() - dt.timedelta(days=366),
        circulated_at=timezone.now(), circulated_by=setting.chair,
    )  # fmt: skip
    DecisionFactory(item=ItemFactory(meeting=last_year), text="A coach for reading")
    client = as_("chair")
    assert shown(client, url, q="coaches") == ["A coach for reading"]
    assert shown(client, url, year=str(last_year.starts_at.year)) == ["A coach for reading"]
    assert shown(client, url, year=str(today.year)) == ["We meet on Thursdays"]
    for odd in ({"q": "\x00"}, {"year": "20266"}, {"show": "none"}, {"page": "99"}):
        assert len(shown(client, url, **odd)) == 2
    nothing = client.get(url, {"q": "penguins"}).content.decode()
    assert "Take the filters away" in nothing


def test_minutes_in_draft_and_matters_of_the_executive_are_not_for_members(as_, url, setting, decision, items):
    items[2].sensitivity = Sensitivity.EXECUTIVE
    items[2].save()
    secret = DecisionFactory(item=items[2], text="SECRET")
    draft = HeldMeetingFactory(place=setting.network)
    DecisionFactory(item=ItemFactory(meeting=draft), text="DRAFT")
    for asked in ({"show": "all"}, {"show": "all", "as": "csv"}, {"show": "all", "q": "secret or draft"}):
        page = as_("principal").get(url, asked).content.decode()
        assert ("SECRET" in page, "DRAFT" in page) == (False, False), asked
    seen = shown(as_("chair"), url, show="all")
    assert seen == ["SECRET", "We meet on Thursdays"]
    settle(decision=decision, how=Settled.REPLACED, replaced_by=secret, by=setting.chair)
    assert "SECRET" not in as_("principal").get(url, {"show": "ended"}).content.decode()
    assert "SECRET" not in as_("principal").get(decision.get_absolute_url()).content.decode()
    assert "SECRET" in as_("chair").get(decision.get_absolute_url()).content.decode()
    assert as_("principal").get(secret.get_absolute_url()).status_code == 404


def test_the_file_says_what_the_list_says(as_, url, items, decision):
    DecisionFactory(item=items[1], text="=1+1", ended_on=dt.date(2026, 5, 1), ended_why="Wrong")
    lines = as_("chair").get(url, {"show": "all", "as": "csv"}).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith('"\'=1+1","Set aside"')
    assert '"2026-05-01","Wrong",""' in lines[1]


def test_the_list_costs_the_same_for_one_and_for_many(as_, url, items, decision):
    def cost():
        client = as_("chair")
        with CaptureQueriesContext(connection) as queries:
            client.get(url, {"show": "all"})
        return len(queries)

    later = DecisionFactory(item=items[1])
    DecisionFactory(item=items[1], ended_on=dt.date(2026, 5, 1), replaced_by=later)
    one = cost()
    DecisionFactory.create_batch(6, item=items[1], ended_on=dt.date(2026, 5, 1), replaced_by=later)
    assert cost() == one <= 10


def test_a_decision_stands_is_set_aside_and_stands_again(decision, setting, today):
    later = today + dt.timedelta(days=200)
    settle(decision=decision, how=Settled.STANDS, why="It works", review_on=later, by=setting.executive)
    settle(decision=decision, how=Settled.SET_ASIDE, why="The buses changed", by=setting.chair)
    decision.refresh_from_db()
    assert (decision.standing, decision.ended_on, decision.ended_why) == (
        Standing.SET_ASIDE,
        today,
        "The buses changed",
    )
    settle(decision=decision, how=Settled.STANDS, by=setting.seil)
    decision.refresh_from_db()
    assert (decision.standing, decision.ended_on, decision.ended_why) == (Standing.IN_FORCE, None, "")
    told = [entry.said for entry in story_of(decision.item.meeting, setting.chair) if "Thursdays" in entry.said]
    assert told == [
        "let the decision “We meet on Thursdays” stand again",
        "marked the decision “We meet on Thursdays” as set aside",
        "looked at the decision “We meet on Thursdays” again: it stands",
        "recorded the decision “We meet on Thursdays”",
    ]


def test_what_makes_no_sense_is_refused_with_a_sentence(decision, setting, items, today):
    other = DecisionFactory(item=ItemFactory(meeting=HeldMeetingFactory()), text="Elsewhere")
    refused = [
        ({"how": Settled.SET_ASIDE, "why": "  "}, "Say why it is set aside."),
        ({"how": Settled.STANDS, "review_on": today}, "Choose a day to come, or leave it empty."),
        ({"how": Settled.REPLACED}, "Choose the decision that replaces it."),
        ({"how": Settled.REPLACED, "replaced_by": decision}, "Choose the decision that replaces it."),
        ({"how": Settled.REPLACED, "replaced_by": other}, "Choose the decision that replaces it."),
    ]
    for words, sentence in refused:
        with pytest.raises(Refused, match=sentence):
            settle(decision=decision, by=setting.chair, **words)
    with pytest.raises(NotAllowed, match="Only the chair, the executive and the SEIL"):
        settle(decision=decision, how=Settled.STANDS, by=setting.principal)
    draft = DecisionFactory(item=ItemFactory(meeting=HeldMeetingFactory(place=setting.network)))
    with pytest.raises(Refused, match="Circulate the minutes first"):
        settle(decision=draft, how=Settled.STANDS, by=setting.chair)
    assert Decision.objects.get(pk=decision.pk).looked_at_on is None


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ({"ended_why": "x"}, "decision_ended_says_why"),
        ({"ended_on": dt.date(2026, 5, 1)}, "decision_ended_says_why"),
        ({"looked_at_note": "x"}, "decision_reviewed_says_when"),
    ],
)
def test_the_database_keeps_the_rules(decision, words, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**words)
    with pytest.raises(IntegrityError, match="decision_is_not_its_own_successor"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(ended_on=dt.date(2026, 5, 1), replaced_by=decision.pk)


def test_the_form_keeps_what_was_typed_and_the_minutes_stay_as_they_are(as_, decision, items, circulated):
    client, url = as_("chair"), reverse("meetings:decision_settle", args=[decision.pk])
    minutes = reverse("meetings:meeting_minutes", args=[circulated.pk])
    before = client.get(minutes).content
    fault = client.post(url, {"how": "replaced", "why": "Typed words"})
    assert fault.status_code == 422
    assert "Typed words" in fault.content.decode()
    newer = DecisionFactory(item=items[1], text="We meet on Fridays")
    done = client.post(url, {"how": "replaced", "replaced_by": newer.pk}, follow=True)
    assert "We meet on Fridays" in done.content.decode()
    decision.refresh_from_db()
    assert decision.replaced_by == newer
    assert "We meet on Thursdays" in before.decode()
    assert "We meet on Thursdays" in client.get(minutes).content.decode()


def test_what_is_due_by_the_meeting_is_offered_and_put_on_once(as_, setting, decision, items):
    coming = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now() + dt.timedelta(days=30))
    SectionFactory(meeting=coming, title="Outcomes")
    due = DecisionFactory(item=items[1], text="Buy kits", review_on=timezone.localdate() + dt.timedelta(days=20))
    DecisionFactory(item=items[1], text="Far away", review_on=timezone.localdate() + dt.timedelta(days=200))
    client, agenda = as_("chair"), reverse("meetings:agenda_edit", args=[coming.pk])
    assert [one.text for one in client.get(agenda).context["builder"].decisions] == ["Buy kits"]
    put_on = reverse("meetings:decision_put_on", args=[coming.pk, due.pk])
    for _ in range(2):
        assert client.post(put_on).status_code == 302
    item = coming.items.get(looks_at=due)
    assert (item.title, item.purpose, item.sensitivity) == ("Look again: Buy kits", "decide", "members")
    page = client.get(agenda)
    assert page.context["builder"].decisions == []
    assert due.get_absolute_url() in page.content.decode()
    assert [one.pk for one in client.get(due.get_absolute_url()).context["looks"]] == [item.pk]


def test_a_matter_of_the_executive_comes_on_the_agenda_as_one(setting, items):
    secret = DecisionFactory(item=items[0], text="A very long matter " * 20)
    items[0].sensitivity = Sensitivity.EXECUTIVE
    items[0].save()
    coming = PublishedMeetingFactory(place=setting.network)
    SectionFactory(meeting=coming)
    item = put_on_decision(decision=secret, meeting=coming, by=setting.chair)
    assert (item.sensitivity, len(item.title)) == (Sensitivity.EXECUTIVE, 160)


def test_only_later_decisions_of_the_place_can_replace_one(decision, setting, items):
    before = HeldMeetingFactory(
        place=setting.network, state=State.CIRCULATED, starts_at=timezone.now() - dt.timedelta(days=90),
        circulated_at=timezone.now(), circulated_by=setting.chair,
    )  # fmt: skip
    DecisionFactory(item=ItemFactory(meeting=before), text="Earlier")
    DecisionFactory(item=items[2], text="Ended", ended_on=dt.date(2026, 5, 1), ended_why="x")
    newer = DecisionFactory(item=items[1], text="Same day")
    assert list(decisions.successors(decision, setting.chair)) == [newer]
