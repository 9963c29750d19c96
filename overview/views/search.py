from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from meetings.models import Meeting
from networks.models import Place
from networks.querysets import PlaceQuerySet
from overview.finding import SHORTEST, SOURCES, Asked, find
from roles.composed import Composed
from roles.models import Person

LONGEST = 200


class Search(TemplateView):
    """
    Everything the person may see that holds all the words, and nothing else. ?in= shows one kind in full, from
    ?after= on; ?place= and ?year= keep to what belongs there and then: what was said in meetings, plans and milestones.
    """

    template_name = "overview/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        whole = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())
        asked = Asked(
            whole[:LONGEST],
            self.request.GET.get("in", ""),
            _number(self.request.GET.get("place", "")),
            _number(self.request.GET.get("year", "")),
            self.request.GET.get("after", ""),
        )
        too_short = len(asked.text) < SHORTEST
        found = [] if too_short else find(self.request.user, asked)
        return super().get_context_data(
            asked=asked,
            too_short=bool(asked.text) and too_short,
            was_cut=len(whole) > LONGEST,
            found=[group for group in found if group.rows],
            is_narrowed=bool(asked.place or asked.year),
            kinds=[(key, source.name) for key, source in SOURCES.items()],
            places=_places_that_met(self.request.user),
            years=range(timezone.localdate().year + 1, timezone.localdate().year - 6, -1),
            **kwargs,
        )


@Composed
def _places_that_met(person: Person) -> PlaceQuerySet:
    meetings = Meeting.objects.visible_to(person).order_by()
    return Place.objects.filter(pk__in=meetings.values("place")).by_name()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 10 else None
