"""What views share: a right asked after the object is found, a partial at the page's own URL, pages, refused forms."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from common.errors import Refused

# The mixins are checked against the views they go into, and are plain classes when they run.
if TYPE_CHECKING:
    from django.views.generic import FormView as _FormView
    from django.views.generic import ListView as _ListView
    from django.views.generic import TemplateView as _TemplateView
else:
    _TemplateView = _ListView = _FormView = object

PER_PAGE = 25
NO_RIGHT = "Your role here does not include this."


class RightMixin(_TemplateView):
    """404 to a stranger, 403 to a member without the right.

    get_rights_object() fetches from visible_to(user) and so raises 404 before anything is asked about rights.
    """

    required_verb: str
    no_right = NO_RIGHT

    def get_rights_object(self) -> Model:
        raise NotImplementedError

    def get_required_verb(self) -> str:
        return self.required_verb

    def refusal(self) -> str:
        """What a member without the right is told."""
        return self.no_right

    @cached_property
    def rights_object(self) -> Model:
        return self.get_rights_object()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.get_required_verb(), self.rights_object):
            raise PermissionDenied(self.refusal())
        return super().dispatch(request, *args, **kwargs)


class PartialMixin(_TemplateView):
    """Serve partial_name to htmx, and the whole page to everyone else at the same URL."""

    partial_name: str | None = None

    def get_template_names(self) -> list[str]:
        htmx = self.request.htmx  # type: ignore[attr-defined]  # set by HtmxMiddleware
        if self.partial_name and htmx and not htmx.boosted and not htmx.history_restore_request:
            return [self.partial_name]
        return super().get_template_names()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response


class LookPage(Page):
    @cached_property
    def elided(self) -> list[int | str]:
        """1 … 4 5 6 … 12"""
        return list(self.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1))


class LookPaginator(Paginator):
    """A Paginator whose pages know the page numbers to print."""

    def _get_page(self, *args: Any, **kwargs: Any) -> LookPage:
        return LookPage(*args, **kwargs)


class PageMixin(_ListView):
    """For ListView: 25 rows a page; a page that does not exist shows the nearest one instead of an error."""

    paginate_by = PER_PAGE
    paginator_class = LookPaginator

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple:
        paginator = self.get_paginator(queryset, page_size, orphans=self.get_paginate_orphans())
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()


def page_of(request: HttpRequest, rows: QuerySet | list, per_page: int = PER_PAGE) -> LookPage:
    """The page of rows a request asks for by ?page=."""
    page = LookPaginator(rows, per_page).get_page(request.GET.get("page"))
    assert isinstance(page, LookPage)
    return page


class RefusedMixin(_FormView):
    """For form views: perform(form) calls the service; what it refuses becomes a fault of the form (422)."""

    def perform(self, form: Any) -> None:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.perform(form)
        except Refused as refused:
            form.refuse(refused)
            return self.form_invalid(form)
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
