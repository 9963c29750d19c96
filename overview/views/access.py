"""Who has access to a thing, and why; letting single people in, and taking it back."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from common import words
from common.errors import Refused
from common.views import PartialMixin, page_of
from networks.models import Place
from overview.things import THINGS, name_and_address
from roles import access
from roles.enums import in_words_of
from roles.models import Person
from roles.rules import GRANTS
from roles.services import reasons, sharing

FOUND = 8
ONLY = "Who has access is for the chair, the executive and administrators."
RIGHTS = {"take_minutes": "Take the minutes", "co_edit": "Help write the plan"}


TYPED = ("person", "right", "ends_on")
"""What is asked when somebody is let in."""


def _typed(sent: QueryDict, name: str) -> str:
    """What was typed, without what no name has."""
    return sent.get(name, "").replace("\x00", "").strip()[:254]


class ThingMixin:
    """The thing of the address: for who shares access to it, and for administrators, who see what, not what it says."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def thing(self) -> Any:
        declared = THINGS[self.kwargs["thing"]]
        rows, person = declared.rows(), self.request.user
        if person.may_everywhere("explain_access"):
            return get_object_or_404(rows, pk=self.kwargs["pk"])
        seen = get_object_or_404(declared.model._default_manager.visible_to(person), pk=self.kwargs["pk"])  # type: ignore[attr-defined]
        thing = rows.get(pk=seen.pk)
        if not person.has_perm(sharing.VERB, thing):
            raise PermissionDenied(in_words_of(getattr(thing, "place", thing).kind, ONLY))
        return thing

    @property
    def url(self) -> str:
        return reverse("overview:access_thing", args=[self.kwargs["thing"], self.kwargs["pk"]])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.thing  # noqa: B018  raises 404 or 403
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class AccessThing(ThingMixin, TemplateView):
    template_name = "overview/access_thing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind, thing = self.kwargs["thing"], self.thing
        ways = THINGS[kind].ways(thing)
        everybody = reasons.reasons_of(ways)
        group = self.request.GET.get("group", "")
        shown = [(one, why) for one, why in everybody.items() if not group or group in {r.group for r in why}]
        shown.sort(key=lambda row: (row[0].name.lower(), row[0].pk))
        title, open_url = name_and_address(kind, thing, self.request.user)
        return (
            {"sent": dict.fromkeys(TYPED, ""), "fault": ""}
            | super().get_context_data(**kwargs)
            | {
                "kind": kind,
                "thing": thing,
                "title": title,
                "open_url": open_url,
                "url": self.url,
                "total": len(everybody),
                "group": group,
                "groups": _groups(everybody, group, self.url),
                "page": page_of(self.request, shown),
                "grants": self.grants(),
                "rights": self.rights(),
                "asked": _typed(self.request.GET, "who"),
                "answers": self.answers(ways),
            }
        )

    def grants(self) -> list[dict[str, Any]]:
        """Single people, also those whose time is over: a row that gives nothing any more can be taken out too."""
        if not any(share.on == self.thing._meta.label for share in GRANTS.values()):
            return []
        today, found = timezone.localdate(), []
        for row in access.grants_on(self.thing):
            right = row.permission.codename
            over = not row.user.is_active or (row.ends_on is not None and row.ends_on < today)
            takes = sharing.may_take(self.request.user, right, self.thing)
            found.append(
                {"row": row, "said": reasons.grant_sentence(row), "over": over, "takes": takes, "right": right}
            )
        return found

    def rights(self) -> list[tuple[str, str]]:
        """What this person may give here."""
        return [
            (right, RIGHTS[right])
            for right in sharing.rights_on(self.thing)
            if sharing.may_take(self.request.user, right, self.thing)
        ]

    def answers(self, ways: Any) -> list[dict[str, Any]]:
        """The people asked about, each with the chain of reasons or what is missing, and what else they may do."""
        asked = _typed(self.request.GET, "who")
        if not asked:
            return []
        named = Q(name__icontains=asked) | Q(email__icontains=asked)
        people = Person.objects.visible_to(self.request.user).filter(named).order_by("name", "pk")[:FOUND]
        return [self.answer(ways, person) for person in people]

    def answer(self, ways: Any, person: Person) -> dict[str, Any]:
        why = [reason.sentence for reason in reasons.reasons_of(ways, person).get(person, [])]
        closed = THINGS[self.kwargs["thing"]].closed(self.thing)
        return {
            "person": person,
            "why": why,
            "why_not": [] if why else reasons.why_not(ways, person, closed),
            "may": meanings(person, self.thing) if why else [],
        }


def meanings(person: Person, thing: Any) -> list[str]:
    """What else the person may do there, in words."""
    verbs = {verb: meaning for verb, meaning in reasons.MEANING.items() if verb != "view_place"}
    return [meaning for verb, meaning in verbs.items() if person.has_perm(verb, thing)]


def _groups(everybody: reasons.Reasons, chosen: str, url: str) -> list[tuple[str, str, bool]]:
    """(address, "28 principals through their schools", whether chosen), in the order of the roles."""
    counts: dict[str, int] = {}
    for why in everybody.values():
        for group in {reason.group for reason in why}:
            counts[group] = counts.get(group, 0) + 1
    names = {str(role): noun for role, noun in reasons.GROUPS.items()}
    names[reasons.BY_HAND] = "person by hand,people by hand"
    names[reasons.OWN] = "person who is to do it,people who are to do it"
    return [
        (f"{url}?group={group}", words.count(counts[group], names.get(group, "person,people")), group == chosen)
        for group in [*names, *(set(counts) - set(names))]
        if group in counts
    ]


class ShareGive(AccessThing):
    """What is refused is said in the panel, with what was typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            person = self.person()
            right = request.POST.get("right", "")
            sharing.share(obj=self.thing, right=right, person=person, by=request.user, ends_on=self.ends_on())
            messages.success(request, f"{person.name} {reasons.RIGHT_WORDS[right]}.")
        except Refused as refused:
            sent = {name: _typed(request.POST, name) for name in TYPED}
            return self.render_to_response(self.get_context_data(sent=sent, fault=str(refused)), status=422)
        return HttpResponseRedirect(self.url)

    def person(self) -> Person:
        asked = _typed(self.request.POST, "person")
        people = Person.objects.visible_to(self.request.user).filter(is_active=True)
        if asked.isdecimal() and len(asked) < 18:
            found = list(people.filter(pk=int(asked)))
        else:
            named = Q(email__iexact=asked) | Q(name__iexact=asked)
            found = list(people.filter(named)[:2]) if asked else []
        if len(found) != 1:
            raise Refused(
                "Several people have this name: write the e-mail address."
                if found
                else "Nobody you may see has this name or e-mail. Write it in full."
            )
        return found[0]

    def ends_on(self) -> dt.date | None:
        text = self.request.POST.get("ends_on", "")
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            raise Refused("Write the last day as a date, or leave it open.") from None


class ShareTake(ThingMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.POST.get("person", "")
        person = Person.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
        if person is None:
            raise Http404
        gone = sharing.unshare(obj=self.thing, right=request.POST.get("right", ""), person=person, by=request.user)
        messages.success(request, f"Taken back from {person.name}." if gone else f"{person.name} had it no longer.")
        return HttpResponseRedirect(self.url)


class AccessOwn(PartialMixin, TemplateView):
    """Why do I see this? Everybody may ask it for themselves, of what they see: a page, or a dialog over the thing."""

    template_name = "overview/access_own.html"
    partial_name = "overview/_access_own.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind, person = self.kwargs["thing"], self.request.user
        seen = get_object_or_404(THINGS[kind].model._default_manager.visible_to(person), pk=self.kwargs["pk"])  # type: ignore[attr-defined]
        thing = THINGS[kind].rows().get(pk=seen.pk)
        title, open_url = name_and_address(kind, thing, person)
        return super().get_context_data(**kwargs) | {
            "title": title,
            "open_url": open_url,
            "why": [one.sentence for one in reasons.reasons_of(THINGS[kind].ways(thing), person).get(person, [])],
            "may": meanings(person, thing),
        }


class AccessFind(TemplateView):
    """For administrators: from a word to people and places, and from a place to its meetings and plans."""

    template_name = "overview/access_find.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.may_everywhere("explain_access"):
            raise PermissionDenied("Who sees what is for administrators.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = _typed(self.request.GET, "q")
        key = self.request.GET.get("at", "")
        place = Place.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
        people = Person.objects.filter(Q(name__icontains=asked) | Q(email__icontains=asked)).order_by("name", "pk")
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "place": place,
            "people": people[:FOUND] if asked else [],
            "places": Place.objects.filter(name__icontains=asked).by_name()[:FOUND] if asked else [],
            "things": _things_of(place) if place else [],
        }


def _things_of(place: Place) -> list[tuple[str, str]]:
    """The newest things of a place, by their plain names."""
    order = {"meeting": "-starts_at", "plan": "-year", "action": "-pk", "item": "-pk"}
    found = []
    for kind, by in order.items():
        for thing in THINGS[kind].rows().filter(place=place).order_by(by)[:6]:
            found.append((reverse("overview:access_thing", args=[kind, thing.pk]), THINGS[kind].plain(thing)))
    return found
