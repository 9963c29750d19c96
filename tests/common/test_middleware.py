from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from common.middleware import HtmxSession, NoStore

SIGN_IN = "/accounts/login/"


def nobody() -> SimpleNamespace:
    return SimpleNamespace(is_authenticated=False)


def answer(request: HttpRequest, to: str = f"{SIGN_IN}?next=/notes/7/save/") -> HttpResponse:
    request.user = nobody()
    return HtmxSession(lambda _: HttpResponseRedirect(to))(request)


def page_of(response: HttpResponse) -> str:
    return response.headers["HX-Redirect"]


def test_htmx_goes_to_sign_in_and_back_to_its_page(rf: RequestFactory) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/meetings/7/?tab=agenda#item-3"}
    response = answer(rf.post("/notes/7/save/", headers=headers))
    assert response.status_code == 204
    assert page_of(response) == f"{SIGN_IN}?next=%2Fmeetings%2F7%2F%3Ftab%3Dagenda"
    assert response.content == b""


@pytest.mark.parametrize(
    "page",
    ["https://elsewhere.example/x", "//elsewhere.example", "javascript:alert(1)", "http://testserver//elsewhere", ""],
)
def test_nobody_is_sent_elsewhere(rf: RequestFactory, page: str) -> None:
    response = answer(rf.get("/part/", headers={"HX-Request": "true", "HX-Current-URL": page}))
    assert page_of(response) == SIGN_IN


def test_a_link_goes_to_sign_in_as_ever(rf: RequestFactory) -> None:
    response = answer(rf.get("/meetings/7/"), f"{SIGN_IN}?next=/meetings/7/")
    assert response.headers["Location"] == f"{SIGN_IN}?next=/meetings/7/"


def test_a_posted_form_comes_back_to_its_page(rf: RequestFactory) -> None:
    response = answer(rf.post("/notes/7/save/", headers={"Referer": "http://testserver/meetings/7/"}))
    assert response.headers["Location"] == f"{SIGN_IN}?next=%2Fmeetings%2F7%2F"


def test_other_redirects_are_left_alone(rf: RequestFactory) -> None:
    response = answer(rf.get("/part/", headers={"HX-Request": "true"}), "/elsewhere/")
    assert response.headers["Location"] == "/elsewhere/"


@pytest.mark.parametrize(("signed_in", "cached"), [(True, "no-store"), (False, None)])
def test_pages_of_signed_in_people_are_not_kept(rf: RequestFactory, signed_in: bool, cached: str | None) -> None:
    request = rf.get("/")
    request.user = SimpleNamespace(is_authenticated=signed_in)
    header = NoStore(lambda _: HttpResponse())(request).headers.get("Cache-Control")
    assert header is None if cached is None else cached in header


def test_a_view_s_own_word_on_caching_stands(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "private, max-age=60"})

    request = rf.get("/")
    request.user = SimpleNamespace(is_authenticated=True)
    get: Callable[[HttpRequest], HttpResponse] = NoStore(view)
    assert get(request).headers["Cache-Control"] == "private, max-age=60"
