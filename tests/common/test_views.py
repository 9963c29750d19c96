from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.views.generic import FormView, ListView, TemplateView
from django_htmx.middleware import HtmxDetails

from common.errors import Refused
from common.forms import Form
from common.views import PageMixin, PartialMixin, RefusedMixin, RightMixin, page_of


def person(*verbs: str) -> SimpleNamespace:
    return SimpleNamespace(has_perm=lambda verb, thing: verb in verbs)


class Door(RightMixin, TemplateView):
    required_verb = "set_agenda"
    no_right = "Only the chair sets the agenda."

    def get_rights_object(self) -> str:
        if self.kwargs.get("hidden"):
            raise Http404
        return "a meeting"

    def get(self, *args: object, **kwargs: object) -> HttpResponse:
        return HttpResponse("in")


def ask(rf: RequestFactory, verbs: tuple[str, ...], **kwargs: object) -> HttpResponse:
    request = rf.get("/")
    request.user = person(*verbs)
    return Door.as_view()(request, **kwargs)


def test_who_has_the_right_comes_in(rf: RequestFactory) -> None:
    assert ask(rf, ("set_agenda",)).content == b"in"


def test_who_lacks_the_right_is_told_whose_it_is(rf: RequestFactory) -> None:
    with pytest.raises(PermissionDenied, match=r"Only the chair sets the agenda\."):
        ask(rf, ("view_community",))


def test_a_stranger_learns_nothing(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        ask(rf, (), hidden=True)


class Part(PartialMixin, TemplateView):
    template_name = "whole.html"
    partial_name = "part.html"


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({}, "whole.html"),
        ({"HX-Request": "true"}, "part.html"),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, "whole.html"),
        ({"HX-Request": "true", "HX-Boosted": "true"}, "whole.html"),
    ],
)
def test_one_address_serves_the_page_and_its_part(rf: RequestFactory, headers: dict, name: str) -> None:
    request = rf.get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    response = Part.as_view()(request)
    assert response.template_name == [name]
    assert "HX-Request" in response.headers["Vary"]


class Numbers(PageMixin, ListView):
    queryset = list(range(60))
    template_name = "numbers.html"


@pytest.mark.parametrize(("asked", "number"), [("1", 1), ("3", 3), ("99", 3), ("-4", 3), ("many", 1), ("", 1)])
def test_a_page_that_is_not_there_shows_the_nearest(rf: RequestFactory, asked: str, number: int) -> None:
    response = Numbers.as_view()(rf.get("/", {"page": asked}))
    assert response.context_data["page_obj"].number == number


def test_long_lists_leave_out_pages_between(rf: RequestFactory) -> None:
    page = page_of(rf.get("/", {"page": "5"}), list(range(300)))
    assert page.elided == [1, "…", 4, 5, 6, "…", 12]


class TitleForm(Form):
    title = forms.CharField()


class Save(RefusedMixin, FormView):
    form_class = TitleForm
    template_name = "_components/form.html"
    success_url = "/done/"
    perform: Callable[[Form], None]


def refuse(form: Form) -> None:
    raise Refused("The agenda is closed.", "title")


@pytest.mark.parametrize(
    ("title", "perform", "status"), [("Reading", lambda form: None, 302), ("", refuse, 422), ("Reading", refuse, 422)]
)
def test_a_refusal_brings_the_form_back(rf: RequestFactory, title: str, perform: Callable, status: int) -> None:
    response = Save.as_view(perform=perform)(rf.post("/", {"title": title}))
    assert response.status_code == status


def test_a_refusal_stands_at_its_field(rf: RequestFactory) -> None:
    response = Save.as_view(perform=refuse)(rf.post("/", {"title": "Reading"}))
    assert response.context_data["form"].errors == {"title": ["The agenda is closed."]}
