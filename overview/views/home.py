"""The first page after sign-in: picked by the person's roles, built from what they must do."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.statements import Kept
from common.words import day
from meetings.enums import State
from meetings.models import Meeting, Reply
from networks.enums import Kind
from networks.models import Place, School
from overview import gaps, links
from overview.calendar import Calendar
from overview.navigation import main_holding
from overview.pieces import latest_notices, milestones_of, new_minutes, own_actions, reviews_due, school_milestones
from overview.readiness import checks, next_meeting, replies_in_words, schools_of
from overview.views import rollups
from roles import access
from roles.composed import Composed
from roles.enums import Role
from roles.models import Appointment, Person

LEADS = (Role.CHAIR, Role.EXECUTIVE, Role.GROUP_LEAD)
BELONGS = (Role.PRINCIPAL, Role.DELEGATE)
PAGES = {
    Role.SEIL: rollups.SeilHome,
    Role.FORUM_ADMIN: rollups.RegionHome,
    Role.AREA_DIRECTOR: rollups.AreaHome,
    Role.MULTIDISCIPLINARY: rollups.AreaHome,
    Role.CENTRAL: rollups.StateHome,
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Those who oversee are shown the page of what they oversee; the others have a home of their own."""
    person = request.user
    main = main_holding(access.holdings(person))
    if main is None:
        return render(request, "overview/home_nobody.html", nobody(person))
    if main.role in PAGES:
        return PAGES[main.role].as_view()(request, **({} if main.role == Role.SEIL else {"pk": main.id}))
    if main.role == Role.ADMINISTRATOR:
        return render(request, "overview/home_admin.html", administering())
    if main.role in LEADS:
        return render(request, "overview/home_leading.html", leading(person))
    return render(request, "overview/home_member.html", member(person))


def greeting(person: Person) -> str:
    hour = timezone.localtime().hour
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"Good {part}, {person.short_name}"


def ids(person: Person, roles: tuple[Role, ...]) -> list[int]:
    return [holding.id for holding in access.holdings(person) if holding.role in roles]


def own_schools(person: Person) -> list[int]:
    return ids(person, BELONGS)


def leading(person: Person) -> dict[str, Any]:
    """The home of who sets agendas: what is not ready for the next meeting first."""
    places, calendar = ids(person, LEADS), Calendar.now()
    meeting = next_meeting(person, places)
    schools = list(schools_of(meeting)) if meeting and meeting.place.kind == Kind.NETWORK else []
    found = checks(meeting, schools) if meeting else []
    milestones = milestones_of(person, places)
    place = meeting.side_of(person) if meeting else Place.objects.filter(pk__in=places).by_name().first()
    mine = set(own_schools(person))
    return {
        "title": greeting(person),
        "facts": [day(calendar.today), calendar.where, _named(place)],
        "place": place,
        "meeting": meeting,
        "ahead": _block(meeting, schools) if meeting else None,
        "things": [check for check in found if not check.is_done],
        "done": [check.done for check in found if check.is_done],
        "checks": len(found),
        "silent": [school for school in schools if school.answer is None] if _takes_replies(meeting) else [],
        "schools": len(schools),
        "own": [(school, school.answer, school.delegate_name) for school in schools if school.pk in mine],
        "reply_url": links.reply(meeting) if meeting and _takes_replies(meeting) else "",
        "milestones": milestones,
        "reviews": reviews_due(milestones, meeting),
        "actions": own_actions(person),
        "notices": latest_notices(person),
        "term": next(iter(_terms_as_chair(person=person.pk)), None),
        "links": _links(person, place),
    }


@Kept
def _terms_as_chair(person: Any) -> QuerySet[Appointment]:
    """Those that end on a day, the first to end first."""
    held = Appointment.objects.current().filter(person=person, role=Role.CHAIR).exclude(ends_on=None)
    return held.select_related("place").order_by("ends_on")[:1]


def member(person: Person) -> dict[str, Any]:
    """The home of a principal: when do we meet, what do I owe, what is new."""
    calendar = Calendar.now()
    networks = {h.network_id for h in access.holdings(person) if h.role in BELONGS} - {None}
    meeting = next(iter(_coming(person, networks=networks, now=timezone.now())), None)
    schools = _schools_with_replies(schools=own_schools(person), meeting=meeting.pk if meeting else None)
    invited = {place.pk for place in meeting.rights_places} if meeting else set()
    own = [(s, s.answer, s.delegate_name) for s in schools if s.network_id in invited]
    place = schools[0].network if schools else None
    return {
        "title": greeting(person),
        "facts": [day(calendar.today), calendar.where, ", ".join(school.name for school in schools[:2])],
        "place": place,
        "meeting": meeting,
        "ahead": _block(meeting, []) if meeting else None,
        "own": own,
        "waiting": sum(answer is None for _, answer, _ in own),
        "reply_url": links.reply(meeting) if meeting and _takes_replies(meeting) else "",
        "actions": own_actions(person),
        "minutes": new_minutes(person, networks),
        "milestones": school_milestones(person, [school.pk for school in schools]),
        "notices": latest_notices(person),
        "links": _links(person, place),
    }


@Composed
def _coming(person: Person, networks: Any, now: Any) -> QuerySet[Meeting]:
    """The next published meeting of the networks."""
    found = Meeting.objects.visible_to(person).of_places(networks).to_come(now).exclude(state=State.DRAFT)
    return found.select_related("place", "joint_place")[:1]


@Kept
def _schools_with_replies(schools: Any, meeting: Any) -> QuerySet[Any]:
    """The schools by name, each with its network and its reply to the meeting."""
    reply = Reply.objects.filter(meeting=meeting, school=OuterRef("pk"))
    found = School.objects.filter(pk__in=schools).select_related("network").order_by("name", "pk")
    return found.annotate(
        answer=Subquery(reply.values("answer")), delegate_name=Subquery(reply.values("delegate_name"))
    )


def administering() -> dict[str, Any]:
    base = reverse("overview:gap_list", args=["-"]).removesuffix("-/")
    found = gaps.of_system(base)
    return {
        "facts": [day(timezone.localdate()), found["facts_of_people"]],
        "status_url": links.notice_status(),
        **found,
    }


def nobody(person: Person) -> dict[str, Any]:
    """A person without a role today: where they are a guest, what was, what is planned, and whom to ask."""
    held = Appointment.objects.filter(person=person).select_related("place").order_by("-starts_on")
    today = timezone.localdate()
    return {
        "title": greeting(person),
        "invited": Meeting.objects.visible_to(person)
        .select_related("place", "joint_place")
        .order_by("-starts_at", "-pk")[:7],
        "planned": [row for row in held if row.starts_on > today],
        "ended": [row for row in held if row.ends_on and row.ends_on < today],
        "access_url": reverse("roles:access_explain"),
    }


def _takes_replies(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.state == State.PUBLISHED and timezone.now() < meeting.starts_at


def _named(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.name} network" if place.kind == Kind.NETWORK else place.name


def _block(meeting: Meeting, schools: list[Any]) -> dict[str, Any]:
    """What _components/next_meeting.html says about the meeting itself."""
    where = f"{meeting.venue}, and online" if meeting.venue and meeting.online_url else meeting.venue
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "where": where or ("Online" if meeting.online_url else ""),
        "url": meeting.get_absolute_url(),
        "replies": replies_in_words(schools) if meeting.state != State.DRAFT else "",
    }


def _links(person: Person, place: Place | None) -> dict[str, str]:
    """Pages the home leads to. `here` is where one-tap buttons come back to."""
    plans = place is not None and person.has_perm("set_agenda", place)
    return {
        "here": reverse("overview:home"),
        "meetings": links.meetings_of(place),
        "meeting_create": links.meeting_create(place) if plans and place else "",
        "plan": links.plan_of(place),
        "actions": links.actions(),
        "notices": links.notices(),
    }
