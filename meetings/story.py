"""How a meeting's records are told in its history, and which of their events a person may read."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import Truncator

from common import words
from common.history_view import Entry, Moment, Names, Telling, history_of
from meetings.enums import ActionState, Answer, ItemState, OwnerKind, Presence, Sensitivity, State
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Reply
from meetings.record import may_read
from meetings.story_record import about_record
from networks.models import School
from roles.models import Person
from roles.services import telling

KINDS = {
    "agenda": "Meeting and agenda", "record": "Record and outcomes", "replies": "Replies",
    telling.KIND: telling.LABEL,
}  # fmt: skip

STATE_WORDS = {
    State.PUBLISHED: "published the agenda",
    State.IN_PROGRESS: "started the meeting",
    State.HELD: "finished the meeting",
    State.CIRCULATED: "circulated the minutes",
    State.CONFIRMED: "confirmed the minutes",
    State.CANCELLED: "cancelled the meeting",
}
BACK_WORDS = {
    (State.HELD, State.IN_PROGRESS): "went on with the meeting that was closed",
    (State.CIRCULATED, State.HELD): "made the circulated minutes a draft again",
}
ITEM_WORDS = {
    ItemState.DISCUSSED: "finished “{}”",
    ItemState.NOT_REACHED: "left “{}” for a later meeting: it was not reached",
    ItemState.DEFERRED: "kept “{}” for a later meeting",
    ItemState.DECLINED: "declined “{}”",
    ItemState.WITHDRAWN: "took “{}” off the agenda",
    ItemState.PROPOSED: "proposed “{}”",
}
ACTION_WORDS = {
    ActionState.DONE: "closed the action “{}”",
    ActionState.NOT_NEEDED: "said that the action “{}” is no longer needed",
    ActionState.UNDER_WAY: "said that the action “{}” is under way",
    ActionState.OPEN: "said that the action “{}” has not started",
}


def story_of(meeting: Meeting, person: Person) -> list[Entry]:
    """
    Everything that happened to a meeting and under its items, as far as this person may read it.

    Executive items and their actions leave no trace for others: not now, and not from the time before they were opened
    to everybody. While the minutes are a draft, notes, decisions and attendance are for those who set the agenda.
    """
    executive = person.has_perm("see_executive_items", meeting)
    reads = may_read(person, meeting)
    items = AgendaItem.objects.visible_to(person).filter(meeting=meeting).values("pk")
    actions = Action.objects.visible_to(person).filter(item__in=items).values("pk")
    tellings = [
        _of_meeting(meeting),
        _of_items(_open_to(_events(AgendaItem).filter(pgh_obj_id__in=items, meeting=meeting), executive), reads),
        _of_actions(_open_to(_events(Action).filter(pgh_obj_id__in=actions), executive)),
        _of_replies(meeting),
        telling.about_grants(meeting),
    ]
    if reads:
        tellings += [
            _of_decisions(_events(Decision).filter(item_id__in=items)),
            _of_attendance(meeting),
            *about_record(meeting, items, person),
        ]
    return history_of(*tellings)


def _events(model: Any) -> QuerySet:
    return model.pgh_event_model.objects.all()


def _open_to(events: QuerySet, executive: bool) -> QuerySet:
    return events if executive else events.filter(sensitivity=Sensitivity.MEMBERS)


def _of_meeting(meeting: Meeting) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        if moment.is_new:
            return "planned the meeting"
        if moment.before and moment.became("state") and moment.after["state"] in STATE_WORDS:
            went_back = BACK_WORDS.get((moment.before["state"], moment.after["state"]))
            return went_back or STATE_WORDS[moment.after["state"]]
        if moment.before and moment.became("acting_chair_id"):
            person = moment.after["acting_chair_id"]
            return f"named {names.of(Person, person)} as acting chair" if person else "left it to the chair to chair"
        return ""

    return Telling(
        kind="agenda",
        noun="meeting",
        events=_events(Meeting).filter(pgh_obj_id=meeting.pk),
        say=say,
        fields={
            "title": "Title", "starts_at": "Start", "length_minutes": "Length in minutes", "venue": "Place",
            "online_url": "Link", "proposals_close_on": "Last day for proposals",
            "corrections_close_on": "Last day for corrections", "acting_chair": "Acting chair",
        },
        authors=("created_by",),
        reasons=("cancelled_reason",),
    )  # fmt: skip


def _of_items(events: QuerySet, reads: bool) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        after, title = moment.after, moment.after["title"]
        if moment.is_gone:
            return ""
        if not moment.before:
            return f"proposed “{title}”" if after["state"] == ItemState.PROPOSED else f"put “{title}” on the agenda"
        if moment.became("review_id"):
            return f"recorded the milestone review under “{title}”"
        if not moment.became("state"):
            return ""
        if after["state"] == ItemState.ON_AGENDA:
            again = moment.before["state"] in (ItemState.DISCUSSED, ItemState.NOT_REACHED)
            return f"opened “{title}” again" if again else f"put “{title}” on the agenda"
        used = f" after {words.duration(after['minutes_used'])}" if after["minutes_used"] else ""
        return ITEM_WORDS[after["state"]].format(title) + (used if after["state"] == ItemState.DISCUSSED else "")

    fields = {
        "title": "Title", "purpose": "Purpose", "topic": "Topic", "owner": "Lead", "minutes": "Minutes",
        "sensitivity": "Who may see it", "milestone": "Milestone", "detail": "Text",
    }  # fmt: skip
    return Telling(
        kind="agenda",
        noun="item",
        name="title",
        events=events,
        say=say,
        fields=fields | ({"note": "Note"} if reads else {}),
        reasons=("answer_reason",),
        merges=("note", "detail"),
        authors=("proposed_by",),
    )


def _of_decisions(events: QuerySet) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        if moment.is_gone:
            return f"took out the decision “{moment.after['text']}”"
        if moment.is_new:
            return f"recorded the decision “{moment.after['text']}”"
        return settled_words(moment) or "reworded a decision"

    fields = {
        "text": "", "effective_on": "From", "review_on": "Look again", "looked_at_note": "Found", "ended_why": "Why",
    }  # fmt: skip
    return Telling("record", "decision", events, fields, "text", say, authors=("recorded_by",))


def settled_words(moment: Moment) -> str:
    """What came of looking at a decision again; empty where it was not that."""
    after, short = moment.after, Truncator(moment.after["text"]).chars(80)
    if moment.became("ended_on"):
        if not after["ended_on"]:
            return f"let the decision “{short}” stand again"
        how = "as replaced" if after["replaced_by_id"] else "as set aside"
        return f"marked the decision “{short}” {how}"
    return f"looked at the decision “{short}” again: it stands" if moment.became("looked_at_on") else ""


def _of_actions(events: QuerySet) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        after, what = moment.after, moment.after["what"]
        part = f" for {names.of(School, after['school_id'])}" if after["parent_id"] else ""
        if moment.is_new:
            if part:
                return None
            each = ", a part for each school" if after["owner_kind"] == OwnerKind.EACH_SCHOOL else ""
            return f"set the action “{what}”{each}"
        if moment.before and moment.became("state"):
            if after["owner_kind"] == OwnerKind.EACH_SCHOOL and after["state"] != ActionState.NOT_NEEDED:
                # The whole follows its parts; only its end is news.
                return f"closed the last part of the action “{what}”" if after["state"] == ActionState.DONE else None
            closed = moment.before["state"] in (ActionState.DONE, ActionState.NOT_NEEDED)
            if closed and after["state"] in (ActionState.OPEN, ActionState.UNDER_WAY):
                return f"opened the action “{what}” again{part}"
            return ACTION_WORDS[after["state"]].format(what) + part
        return ""

    fields = {"what": "Words", "due_on": "Due", "waiting_on": "Waiting for"}
    return Telling(
        "record", "action", events, fields, "what", say, ("set_by",), ("closed_by",), reasons=("closing_note",)
    )


def _party(moment: Moment, names: Names) -> str:
    """The school, or the person who comes for themselves."""
    after = moment.after
    return names.of(School, after["school_id"]) if after["school_id"] else names.of(Person, after["person_id"])


def _of_replies(meeting: Meeting) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        answer = Answer(moment.after["answer"]).label.lower()
        by = f" ({moment.after['delegate_name']})" if moment.after["delegate_name"] else ""
        return f"replied for {_party(moment, names)}: {answer}{by}"

    events = _events(Reply).filter(meeting=meeting)
    return Telling("replies", "school", events, {}, "", say, ("by",), ("by",), many="replied for {}")


def _of_attendance(meeting: Meeting) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        presence = Presence(moment.after["presence"]).label.lower()
        return f"marked {_party(moment, names)}: {presence}"

    events = _events(Attendance).filter(meeting=meeting)
    return Telling(
        "record", "school", events, {}, "", say, ("marked_by",), ("marked_by",), many="marked attendance of {}"
    )
