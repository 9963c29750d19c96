"""Changing places: ask, show what would follow, decide; and the list of what is planned, each to be taken back."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, FormView, TemplateView, View

from common.errors import NotAllowed, Refused
from common.views import RightMixin, page_of
from common.words import count, day
from networks.enums import Kind
from networks.models import Place
from overview.aftermath import Aftermath, Stale, carry_out, rehearse
from overview.changes import EVERYWHERE_ONLY, FORMS, offered
from overview.forms.rearrange import ChangeForm, NetworksChoice
from roles.enums import Change, Part
from roles.models import RearrangedPlace, Rearrangement
from roles.services.deciding import VERB, may_take_back, take_back_change

NOT_YOURS = "Changing networks is for the area director and for administrators."
TITLES = {
    (Kind.NETWORK, Change.MOVE): "Move schools out of {place}",
    (Kind.NETWORK, Change.MERGE): "Merge {place} with others",
    (Kind.SCHOOL, Change.MOVE): "Move {place} to another network",
    (Kind.AREA, Change.OPEN): "Open a network in {place}",
    Change.RENAME: "Change the name of {place}",
    Change.SPLIT: "Split {place}",
    Change.CLOSE: "Close {place}",
    Change.TRANSFER: "Move {place} to another area",
}

CONFIRM = {
    Change.MOVE: "Move to the other network",
    Change.RENAME: "Change the name",
    Change.MERGE: "Merge the networks",
    Change.SPLIT: "Split the network",
    Change.CLOSE: "Close it",
    Change.OPEN: "Open the network",
    Change.TRANSFER: "Move to the other area",
}
PARTS = {
    Part.SUBJECT: "Changes itself",
    Part.SCHOOL: "Goes to another network",
    Part.FROM: "Schools leave it",
    Part.TO: "Schools come to it",
    Part.GROUP: "Belongs to the network that comes after",
}


def title_of(place: Place, change: Change) -> str:
    words = TITLES.get((Kind(place.kind), change)) or TITLES[change]
    return words.format(place=place.name)


def change_links(person: Any, place: Place) -> list[tuple[str, str]]:
    """(what, address) of the changes the person may decide about a place, for its menu."""
    return [(title_of(place, change), change_url(place, change)) for change in offered(person, place)]


def change_url(place: Place, change: Change) -> str:
    return reverse("overview:rearrange", args=[place.kind, place.slug, change])


class Rearrange(RightMixin, FormView):
    """
    One address for each change of a place. A sent form shows what would follow; sent again with the stamp of that, it
    is decided; with "again" it is asked anew, with what was typed.
    """

    required_verb = VERB
    no_right = NOT_YOURS
    template_name = "overview/rearrange_form.html"

    def get_rights_object(self) -> Place:
        seen = Place.objects.visible_to(self.request.user).select_related("network", "area", "region")
        return get_object_or_404(seen, kind=self.kwargs["kind"], slug=self.kwargs["slug"])

    @property
    def place(self) -> Place:
        return self.rights_object  # type: ignore[return-value]

    @cached_property
    def change(self) -> Change:
        return Change(self.kwargs["change"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (kwargs["kind"], kwargs["change"]) not in FORMS:
            raise Http404
        far = (kwargs["kind"], kwargs["change"]) in EVERYWHERE_ONLY
        if self.rights_object and far and not request.user.may_everywhere(VERB):
            raise PermissionDenied("Only an administrator changes this.")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[ChangeForm]:
        return FORMS[self.place.kind, self.change]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"place": self.place, "person": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.place
        crumbs = [(place.name, place.get_absolute_url()), (self.change.label, "")]
        title = title_of(place, self.change)
        return super().get_context_data(place=place, crumbs=crumbs, title=title, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever looks for a name in a choice has not answered yet: what was typed is kept, and nothing is judged."""
        by_enter = bool(request.POST.get("look_for")) and not {"go", "stamp", "again"} & request.POST.keys()
        if not ("look" in request.POST or by_enter):
            return super().post(request, *args, **kwargs)
        fields = self.get_form_class().base_fields
        many = {name: request.POST.getlist(name) for name, field in fields.items() if isinstance(field, NetworksChoice)}
        said = request.POST.dict() | many
        form = self.get_form_class()(initial=said, place=self.place, person=request.user)
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form: ChangeForm) -> HttpResponse:
        stamp = self.request.POST.get("stamp", "")
        if "again" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            if not stamp:
                return self.preview(form, rehearse(form.decide, self.request.user))
            decided = carry_out(form.decide, self.request.user, stamp)
        except Stale as stale:
            return self.preview(form, stale.now, refusal=str(stale), status=409)
        except NotAllowed as no:
            form.add_error(None, str(no))
            return self.form_invalid(form)
        except Refused as refused:
            form.refuse(refused)
            return self.form_invalid(form)
        messages.success(self.request, f"{decided.sentence}, from {day(decided.on)}.")
        return redirect(decided.get_absolute_url())

    def form_invalid(self, form: ChangeForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def preview(self, form: ChangeForm, found: Aftermath, *, refusal: str = "", status: int = 200) -> HttpResponse:
        asks_first = sorted(found.consequences, key=lambda one: one.kind != "due")
        context = self.get_context_data(
            form=form, aftermath=found, consequences=asks_first, refusal=refusal, confirm=CONFIRM[self.change]
        )
        return self.response_class(self.request, "overview/rearrange_preview.html", context, status=status)


class Rearrangements(TemplateView):
    """What is planned within the person's reach, what was decided lately, and every area and network there is."""

    template_name = "overview/rearrangement_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.reach = Place.objects.filter(request.user.where(VERB, "pk"))
        if not self.reach.exists():
            raise PermissionDenied(NOT_YOURS)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changes = Rearrangement.objects.visible_to(self.request.user).select_related("decided_by", "withdrawn_by")
        areas = self.areas()
        planned = list(changes.planned())
        done = changes.exclude(pk__in=[change.pk for change in planned]).order_by("-on", "-pk")
        networks = sum(len(area.open_networks) for area in areas)
        return super().get_context_data(
            planned=planned,
            done=page_of(self.request, done, 10),
            areas=areas,
            is_one=len(areas) == 1,
            today=timezone.localdate(),
            facts=[count(len(areas), "area"), count(networks, "network"), f"{len(planned)} planned"],
            **kwargs,
        )

    def areas(self) -> list[Any]:
        """Areas within reach with their open networks, each with its number of schools. Two queries."""
        inside = Place.objects.open().filter(kind=Kind.SCHOOL, network=OuterRef("pk")).order_by().values("network")
        networks = Place.objects.networks().filter(closed_on=None) | Place.objects.networks().open()
        networks = networks.annotate(schools=Subquery(inside.annotate(n=Count("pk")).values("n"))).by_name()
        found = list(self.reach.open().filter(kind=Kind.AREA).select_related("region").order_by("region__name", "name"))
        by_area: dict[int, list[Place]] = {area.pk: [] for area in found}
        for network in networks.filter(area__in=by_area):
            by_area[network.area_id].append(network)  # type: ignore[index]
        for area in found:
            area.open_networks = by_area[area.pk]  # type: ignore[attr-defined]
            area.opening = change_url(area, Change.OPEN)  # type: ignore[attr-defined]
        return found


class RearrangementPage(DetailView):
    """One decision: what, when, by whom, which places; and the button that takes it back."""

    template_name = "overview/rearrangement_detail.html"
    context_object_name = "change"

    def get_queryset(self) -> Any:
        seen = Rearrangement.objects.visible_to(self.request.user).select_related("decided_by", "withdrawn_by")
        parts = RearrangedPlace.objects.select_related("place").order_by("part", "place__name")
        return seen.prefetch_related(Prefetch("places", parts))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        change, person = self.object, self.request.user
        seen = Place.objects.visible_to(person).filter(rearrangements__rearrangement=change)
        keys = set(seen.values_list("pk", flat=True))
        parts = [
            (part.place, PARTS[Part(part.part)], part.place_id in keys)
            for part in change.places.all()
            if part.part != Part.GROUP or part.place_id in keys
        ]
        back = reverse("overview:rearrangements")
        oversees = any(person.has_perm(VERB, part.place) for part in change.places.all())
        crumbs = [("Networks and areas", back), (change.get_change_display(), "")] if oversees else []
        return super().get_context_data(parts=parts, crumbs=crumbs, may_take_back=self._may(change), **kwargs)

    def _may(self, change: Rearrangement) -> bool:
        if not change.is_planned:
            return False
        try:
            may_take_back(self.request.user, change)
        except NotAllowed:
            return False
        return True


class TakeBack(View):
    """POST only. What is refused is said on the page of the change."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = get_object_or_404(Rearrangement.objects.visible_to(request.user), pk=pk)
        try:
            take_back_change(change=change, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Taken back: everything stays as it is.")
        return redirect(change.get_absolute_url())
