"""Notices about belonging to groups, and about questions to a Chair Forum: asked, answered, waiting too long."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from exchange.enums import OPEN_MATTERS, MatterState
from exchange.models import Matter
from networks.models import Place
from reminders.audience import Audience, Recipient, Roles, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, plain, stamp
from reminders.rules import RECENT, morning
from roles.enums import RequestState, Way
from roles.models import GroupRequest, Person

PATIENCE = dt.timedelta(days=21)
"""After so long without an answer the forum is reminded of a question, once."""
ANSWERED = (RequestState.ACCEPTED, RequestState.DECLINED)


class AboutRequest(Kind[GroupRequest]):
    model = GroupRequest
    group = "groups"

    def around(self, now: dt.datetime) -> QuerySet[GroupRequest]:
        return GroupRequest.objects.filter(Q(at__gt=now - RECENT) | Q(answered_at__gt=now - RECENT))

    def read(self, rows: QuerySet[GroupRequest]) -> list[GroupRequest]:
        return list(rows.select_related("group", "network", "school", "person", "by"))


class GroupAsked(AboutRequest):
    code = "group_asked"
    label = "Requests and invitations of groups"
    hint = "When a group is proposed, somebody would join, or you or your school are invited."

    def occasion(self, obj: GroupRequest, now: dt.datetime) -> Occasion | None:
        return Occasion(f"asked {stamp(obj.at)}", obj.at) if obj.state == RequestState.OPEN else None

    def audience(self, objs: Sequence[GroupRequest], now: dt.datetime) -> Audience:
        """Those who answer; not who asked."""
        verbs: dict[str, list[Place]] = {"approve_group": [], "answer_for_school": [], "manage_group": []}
        for request in objs:
            if request.person_id is None or request.way == Way.ASKED:
                verbs[_verb(request)].append(request.rights_place)
        people = {verb: people_by_place(verb, places) for verb, places in verbs.items()}
        roles = Roles.of({one for found in people.values() for several in found.values() for one in several})
        invited = Person.objects.filter(pk__in=[request.person_id for request in objs], is_active=True)
        active = set(invited.values_list("pk", flat=True))
        found: Audience = {}
        for request in objs:
            if request.person_id and request.way == Way.INVITED:
                told = {request.person_id: Recipient("You are invited.")} if request.person_id in active else {}
            else:
                place = request.rights_place
                answering = people[_verb(request)][place.pk] - {request.by_id}
                told = {person: Recipient(roles.reason(person, place)) for person in answering}
            found[request.pk] = told
        return found

    def letter(self, obj: GroupRequest, occurrence: str, variant: str) -> Letter:
        name = plain(obj.group.name)
        if obj.is_proposal:
            subject, title = f"A group is proposed: {name}", "A group is proposed"
        elif obj.way == Way.ASKED:
            subject, title = f"{plain(str(obj.party))} would join {name}", "Somebody would join the group"
        else:
            subject, title = f"Invitation to a group: {name}", "An invitation to a group"
        return Letter(
            subject=subject,
            title=title,
            sentence=f"{plain(obj.by.name)} asks, and your answer is waited for.",
            place=name,
            path=obj.get_absolute_url(),
            button="See and answer",
        )

    def over(self, obj: GroupRequest, now: dt.datetime) -> str:
        return "It is answered, or taken back."


def _verb(request: GroupRequest) -> str:
    if request.network_id:
        return "approve_group"
    return "answer_for_school" if request.school_id and request.way == Way.INVITED else "manage_group"


class GroupAnswered(AboutRequest):
    code = "group_answered"
    label = "Answers about groups"
    hint = "When what you proposed or asked is answered."

    def occasion(self, obj: GroupRequest, now: dt.datetime) -> Occasion | None:
        if obj.state not in ANSWERED or obj.answered_at is None:
            return None
        return Occasion(f"{obj.state} {stamp(obj.answered_at)}", obj.answered_at)

    def audience(self, objs: Sequence[GroupRequest], now: dt.datetime) -> Audience:
        """Who asked, and who would lead; not who answered."""
        people = {one for request in objs for one in (request.by_id, request.lead_id) if one}
        active = set(Person.objects.filter(pk__in=people, is_active=True).values_list("pk", flat=True))
        return {
            request.pk: {
                person: Recipient("You asked." if person == request.by_id else "You would lead it.")
                for person in active & {request.by_id, request.lead_id} - {request.answered_by_id}
            }
            for request in objs
        }

    def letter(self, obj: GroupRequest, occurrence: str, variant: str) -> Letter:
        name, word = plain(obj.group.name), obj.get_state_display().lower()
        return Letter(
            subject=f"{name}: {word}",
            title=f"Your question about a group is {word}",
            sentence=f"About {plain(str(obj.party))} and {name}.",
            place=name,
            path=obj.get_absolute_url(),
            button="Read the answer",
        )


class AboutMatter(Kind[Matter]):
    model = Matter
    group = "groups"

    def around(self, now: dt.datetime) -> QuerySet[Matter]:
        since = now - RECENT
        waiting = Q(state__in=OPEN_MATTERS, raised_at__lt=now - PATIENCE, raised_at__gt=since - PATIENCE - RECENT)
        return Matter.objects.filter(Q(raised_at__gt=since) | Q(closed_at__gt=since) | waiting)

    def read(self, rows: QuerySet[Matter]) -> list[Matter]:
        return list(rows.select_related("forum", "network", "raised_by"))

    def _told(self, objs: Sequence[Matter], verb: str, side: str) -> Audience:
        people = people_by_place(verb, [getattr(matter, side) for matter in objs])
        roles = Roles.of({one for several in people.values() for one in several})
        return {
            matter.pk: {
                person: Recipient(roles.reason(person, getattr(matter, side)))
                for person in people[getattr(matter, side).pk]
            }
            for matter in objs
        }


class MatterRaised(AboutMatter):
    code = "question_raised"
    label = "Questions to the Chair Forum"
    hint = "When a network asks the forum, and once after three weeks without an answer."

    def occasion(self, obj: Matter, now: dt.datetime) -> Occasion | None:
        if obj.state not in OPEN_MATTERS:
            return None
        late = morning(timezone.localdate(obj.raised_at) + PATIENCE)
        if late <= now:
            return Occasion(f"waits {stamp(obj.raised_at)}", late)
        return Occasion(f"raised {stamp(obj.raised_at)}", obj.raised_at) if obj.state == MatterState.RAISED else None

    def audience(self, objs: Sequence[Matter], now: dt.datetime) -> Audience:
        """Those who set the forum's agenda."""
        return self._told(objs, "set_agenda", "forum")

    def letter(self, obj: Matter, occurrence: str, variant: str) -> Letter:
        waits = occurrence.startswith("waits")
        network = plain(obj.network.name)
        return Letter(
            subject=f"{'Still waiting:' if waits else 'Question to the forum:'} {network}",
            title="A question waits for the forum’s answer" if waits else "A network asks the forum",
            sentence=f"{network} has asked the forum and waits for its answer.",
            place=plain(obj.forum.name),
            path=obj.get_absolute_url(),
            button="See the question",
        )

    def over(self, obj: Matter, now: dt.datetime) -> str:
        return "The question is answered, or taken back."


class MatterAnswered(AboutMatter):
    code = "question_answered"
    label = "Answers of the Chair Forum"
    hint = "When the forum answers or declines a question of your network."

    def occasion(self, obj: Matter, now: dt.datetime) -> Occasion | None:
        if obj.state not in (MatterState.ANSWERED, MatterState.DECLINED) or obj.closed_at is None:
            return None
        return Occasion(f"{obj.state} {stamp(obj.closed_at)}", obj.closed_at)

    def audience(self, objs: Sequence[Matter], now: dt.datetime) -> Audience:
        """Chair and executive of the network, who brought the question."""
        return self._told(objs, "ask_forum", "network")

    def letter(self, obj: Matter, occurrence: str, variant: str) -> Letter:
        return Letter(
            subject=f"The forum has answered {plain(obj.network.name)}",
            title="The Chair Forum has answered",
            sentence="Your network’s question has its answer.",
            place=plain(obj.forum.name),
            path=obj.get_absolute_url(),
            button="Read the answer",
        )
