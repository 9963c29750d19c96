"""A page with the history of one thing, newest first, 25 entries at a time; ?show= and ?who= narrow it down."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.views.generic import TemplateView

from common.history_view import Entry, by_day
from common.views import page_of


class HistoryPage(TemplateView):
    """Subclasses say entries(), the kinds of entry there are, and heading and crumbs in their context."""

    template_name = "common/history.html"
    kinds: ClassVar[Mapping[str, str]] = {}

    def entries(self) -> list[Entry]:
        """What the reader may know of, newest first."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = self.entries()
        there = {entry.kind for entry in entries}
        kinds = {key: label for key, label in self.kinds.items() if key in there}
        shown = [kind for kind in self.request.GET.getlist("show") if kind in kinds] or list(kinds)
        who = self.request.GET.get("who", "")
        kept = [entry for entry in entries if entry.kind in shown and who in ("", entry.who)]
        page = page_of(self.request, kept)
        return super().get_context_data(**kwargs) | {
            "page": page,
            "days": by_day(page.object_list),
            "kinds": [(key, label, key in shown) for key, label in kinds.items()],
            "people": sorted({entry.who for entry in entries}),
            "who": who,
            "is_empty": not entries,
        }
