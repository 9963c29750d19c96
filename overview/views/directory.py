from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from common.tables import csv_response
from common.views import PER_PAGE, LookPage, LookPaginator, PartialMixin
from common.words import count
from overview.directory import TABS, Asked, choices
from overview.listings import LISTINGS, Listing


class Directory(PartialMixin, TemplateView):
    """One list at a time, 25 a page; ?as=csv gives all of it as a file. Without a role there is nothing to be found."""

    template_name = "overview/directory.html"

    @cached_property
    def asked(self) -> Asked:
        return Asked.of(self.request.GET)

    @cached_property
    def listing(self) -> Listing:
        return LISTINGS[self.asked.show](self.asked, self.request.user)

    @cached_property
    def may_look(self) -> bool:
        return self.request.user.may_everywhere("find_in_directory")

    @cached_property
    def total(self) -> int:
        """How many rows are asked for: the chips have counted them."""
        chosen = {"schools": self.asked.type, "people": self.asked.role}.get(self.asked.show)
        return self.listing.counts.get(chosen or "all", 0)

    @property
    def partial_name(self) -> str:  # type: ignore[override]  # who lost their role meanwhile is told so in its place
        return "overview/_directory.html" if self.may_look else "overview/_directory_shut.html"

    @property
    def fits_a_file(self) -> bool:
        most = self.listing.most_in_a_file
        return most is None or self.total <= most

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") != "csv" or not self.may_look:
            return self.render_to_response(self.get_context_data())
        if not self.fits_a_file:
            messages.error(
                request, f"A file holds at most {self.listing.most_in_a_file} people. Narrow the list first."
            )
            return self.render_to_response(self.get_context_data(), status=422)
        name = f"{TABS[self.asked.show]}, {timezone.localdate():%Y-%m-%d}.csv"
        rows = self.listing.told(self.listing.rows)
        return csv_response(name, self.listing.columns, map(self.listing.cells, rows))

    def page(self) -> LookPage:
        paginator = LookPaginator(self.listing.rows, PER_PAGE)
        paginator.__dict__["count"] = self.total  # a cached property: no second query counts the same rows
        page = paginator.get_page(self.request.GET.get("page"))
        assert isinstance(page, LookPage)
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.may_look:
            return super().get_context_data(may_look=False, **kwargs)
        asked, page = self.asked, self.page()
        told = self.listing.told(page.object_list)
        return super().get_context_data(
            may_look=True,
            asked=asked,
            tabs=[(words, asked.url(show=show)) for show, words in TABS.items()],
            tab_now=asked.url(),
            choices=choices(asked),
            chips=self.listing.chips(),
            page=page,
            rows=[(row, self.listing.seen(row)) for row in told],
            columns=[name for name in self.listing.columns if name not in self.listing.only_in_file],
            found=count(self.total, self.listing.noun),
            all_url=Asked(show=asked.show).url(),
            csv_url=f"{asked.url()}&as=csv".replace("?&", "?") if self.fits_a_file else "",
            **kwargs,
        )
