"""The page of a meeting: the agenda as its members see it, the papers, the school's reply, who is coming."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.generic import TemplateView, View

from common.errors import Refused
from common.statements import Kept
from meetings.clock import Slot, timetable
from meetings.enums import ON_THE_DAY, TO_COME, Answer, ItemState, Sensitivity, State
from meetings.forms.meeting import GuestForm
from meetings.models import AgendaItem, Meeting, Reply
from meetings.services import guests
from meetings.services.expected import NOUNS, Party, key_of, mine, parties, replies_to
from meetings.services.replies import takes_replies
from meetings.views.base import MeetingMixin, facts, say, state_of
from networks.enums import Kind
from roles.composed import Composed
from roles.models import Person

ANSWER_STATUS = {Answer.YES: "good", Answer.DELEGATE: "part", Answer.APOLOGY: "off"}


def agenda_of(meeting: Meeting, person: Person) -> list[tuple[str, list[Slot]]]:
    """(section, slots) as the person may see them. Times and numbers are those of the whole agenda."""
    whole = _whole_agenda(person, meeting=meeting.pk)
    for item in whole:
        item.meeting = meeting
    sees_all = person.has_perm("see_executive_items", meeting)
    found: dict[str, list[Slot]] = {}
    for slot in timetable(meeting, whole):
        if sees_all or slot.item.sensitivity == Sensitivity.MEMBERS:
            found.setdefault(str(slot.item.section), []).append(slot)
    return list(found.items())


@Composed
def _whole_agenda(person: Person, meeting: Any) -> QuerySet[AgendaItem]:
    """All of it, to count minutes by: what the person may not see is left out afterwards."""
    told = AgendaItem.objects.filter(meeting__published_at__isnull=False, sensitivity=Sensitivity.MEMBERS)
    later = Prefetch("carried_to", told.select_related("meeting"))
    items = AgendaItem.objects.agenda_of(meeting, sees_all=True).select_related("section", "owner", "milestone")
    return items.prefetch_related("papers", later)


def papers_of(agenda: list[tuple[str, list[Slot]]]) -> list[tuple[Slot, Any]]:
    return [(slot, paper) for _, slots in agenda for slot in slots for paper in slot.item.papers.all()]


class Coming:
    """Who is coming: by school, or by person where people come for themselves."""

    def __init__(self, meeting: Meeting) -> None:
        self.replies = {key_of(reply): reply for reply in replies_to(meeting=meeting.pk)}
        self.noun = NOUNS[Kind(meeting.place.kind)]
        self.parties: list[tuple[Party, Reply | None, str]] = []
        for party in parties(meeting):
            reply = self.replies.get(party.key)
            kind = ANSWER_STATUS[Answer(reply.answer)] if reply else "todo"
            self.parties.append((party, reply, kind))

    def own(self, person: Person) -> list[tuple[Party, Reply | None]]:
        """Those the person answers for, with the answer."""
        found = mine(person, [party for party, _, _ in self.parties])
        return [(party, self.replies.get(party.key)) for party in found]

    def _count(self, *answers: str) -> int:
        return sum(reply is not None and reply.answer in answers for _, reply, _ in self.parties)

    @property
    def sentence(self) -> str:
        """19 coming, 2 sending a delegate, 1 apology."""
        said = [
            (self._count(Answer.YES), "coming"),
            (self._count(Answer.DELEGATE), "sending a delegate"),
            (self._count(Answer.APOLOGY), "with an apology"),
        ]
        return ", ".join(f"{number} {what}" for number, what in said if number)

    def data(self) -> dict[str, Any]:
        """For paper: who comes, by answer."""
        names: dict[str, list[str]] = {}
        for party, reply, _ in self.parties:
            kind = reply.get_answer_display() if reply else "No reply"
            said = f"{party.name}, {reply.delegate_name}" if reply and reply.delegate_name else party.name
            names.setdefault(kind, []).append(said)
        groups = [{"title": title, "lines": lines} for title, lines in sorted(names.items())]
        return {"sentence": self.sentence or "Nobody has replied yet.", "groups": groups, "guests": ""}

    @property
    def replied(self) -> int:
        return sum(reply is not None for _, reply, _ in self.parties)

    @property
    def bar(self) -> list[tuple[str, int]]:
        found = [("good", self._count(Answer.YES)), ("part", self._count(Answer.DELEGATE))]
        return [*found, ("business", self._count(Answer.APOLOGY)), ("todo", len(self.parties) - self.replied)]


class MeetingDetail(MeetingMixin, TemplateView):
    template_name = "meetings/meeting_detail.html"
    required_verb = "view_community"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever finds the meeting may open it: guests see it by their grant."""
        self.meeting  # noqa: B018  raises 404
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, user = self.meeting, self.request.user
        agenda = agenda_of(meeting, user)
        coming = Coming(meeting)
        context = {
            "meeting": meeting,
            "crumbs": self.crumbs(last=True),
            "is_member": self.is_member,
            "facts": [" and ".join(place.name for place in meeting.rights_places), *facts(meeting)],
            "state": state_of(meeting),
            "agenda": agenda,
            "papers": papers_of(agenda),
            "coming": coming if meeting.state != State.DRAFT else None,
            "own": coming.own(user),
            "takes_replies": takes_replies(meeting),
            "is_to_come": meeting.state in TO_COME,
            "proposals": proposals_of(user, meeting),
            "rights": self.rights(user),
        }
        return super().get_context_data(**kwargs) | context | self.guest_list()

    def rights(self, user: Person) -> dict[str, bool]:
        verbs = ("set_agenda", "propose_item", "reply_for_any_school", "invite_guest", "run_meeting")
        return {verb: user.has_perm(verb, self.meeting) for verb in verbs}

    def guest_list(self) -> dict[str, Any]:
        if not self.request.user.has_perm("set_agenda", self.meeting):
            return {"guests": []}
        return {"guests": guests.guests(self.meeting)}


def proposals_of(person: Person, meeting: Meeting) -> list[AgendaItem]:
    """
    What the person proposed for this meeting, which they see, with the answer. The rights are asked of the meeting and
    not again in the statement: AgendaItem.visible_to for one meeting.
    """
    rights = {verb: person.has_perm(verb, meeting) for verb in ("see_executive_items", "view_community")}
    return _proposed_by(person=person.pk, place=meeting.place_id, meeting=meeting.pk, **rights)


@Kept
def _proposed_by(
    person: Any, place: Any, meeting: Any, see_executive_items: bool, view_community: bool
) -> QuerySet[AgendaItem]:
    open_or_refused = Q(state__in=(ItemState.PROPOSED, ItemState.DEFERRED, ItemState.DECLINED))
    taken_up = Q(state__in=ON_THE_DAY, answered_at__isnull=False)
    here = Q(meeting=meeting) | Q(meeting=None)
    mine = AgendaItem.objects.filter(here, place=place, proposed_by=person)
    if not see_executive_items:
        mine = mine.filter(sensitivity=Sensitivity.MEMBERS)
    if not view_community:
        mine = mine.filter(meeting=meeting, state__in=ON_THE_DAY)
    return mine.filter(open_or_refused | taken_up).order_by("proposed_at", "pk")


class GuestInvite(MeetingMixin, View):
    """Invite a guest by e-mail: a page of its own, or a dialog over the meeting."""

    required_verb = "invite_guest"
    no_right = "Only the chair invites guests."

    def answer(self, form: GuestForm, status: int = 200) -> HttpResponse:
        name = "meetings/_guest.html" if self.request.htmx else "meetings/guest_invite.html"
        context = {"form": form, "meeting": self.meeting, "crumbs": self.crumbs()}
        return render(self.request, name, context, status=status)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.answer(GuestForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = GuestForm(request.POST)
        if not form.is_valid():
            return self.answer(form, 422)
        try:
            person = guests.invite_guest(meeting=self.meeting, email=form.cleaned_data["email"], by=request.user)
        except Refused as refused:
            form.refuse(refused)
            return self.answer(form, 422)
        say(request, f"{person.name} may see this meeting.")
        return HttpResponseRedirect(self.meeting.get_absolute_url())


class GuestRemove(MeetingMixin, View):
    required_verb = "invite_guest"
    no_right = "Only the chair invites guests."
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = next((one for one in guests.guests(self.meeting) if one.pk == self.kwargs["person"]), None)
        if person is None:
            raise Http404
        guests.remove_guest(meeting=self.meeting, person=person, by=request.user)
        say(request, f"{person.name} no longer sees this meeting.")
        return HttpResponseRedirect(self.meeting.get_absolute_url())
