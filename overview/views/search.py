from typing import Any

from django.views.generic import TemplateView

from overview.finding import SHORTEST, find


class Search(TemplateView):
    """Everything the person may see that holds all the words, and nothing else. ?in= shows one kind in full."""

    template_name = "overview/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())[:200]
        only = self.request.GET.get("in", "")
        found = find(self.request.user, asked, only) if len(asked) >= SHORTEST else []
        return super().get_context_data(
            asked=asked,
            too_short=bool(asked) and len(asked) < SHORTEST,
            found=[group for group in found if group.rows],
            only=only,
            **kwargs,
        )
