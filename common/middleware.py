"""
Methods nobody declared are refused. What a key opens knows no session. Answers for people who are signed in: never
stored by a cache, and never a sign-in page swapped into half a page.
"""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

GetResponse = Callable[[HttpRequest], HttpResponse]


METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class OnlyOurMethods:
    """405 for anything but pages and forms: Django's form views would take a PUT for a form that was sent."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)


class KeyedPages:
    """
    Below these addresses a key opens the page, whoever asks: cookies are not looked at, so that no session is read,
    begun or kept alive.
    """

    PATHS = ("/calendar/",)

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self.PATHS):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class NoStore:
    """Keep signed-in people's pages out of every cache, the browser's included: Back after sign-out shows nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class HtmxSession:
    """Send a person whose session has ended to sign-in, and back to the page they were on.

    LoginRequiredMiddleware answers with a redirect. htmx would follow it and swap the sign-in page into a part of the
    page, so the redirect becomes HX-Redirect on an empty answer. A plain form that was posted comes back to its own
    page, because the address it was posted to may not answer to GET.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated or not _goes_to_sign_in(response):
            return response
        is_htmx = request.headers.get("HX-Request") == "true"
        if not is_htmx and request.method in {"GET", "HEAD"}:
            return response
        page = request.headers.get("HX-Current-URL") if is_htmx else request.headers.get("Referer")
        target = _sign_in_url(_path_here(request, page))
        if not is_htmx:
            response["Location"] = target
            return response
        return HttpResponse(status=204, headers={"HX-Redirect": target})


def _goes_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)


def _path_here(request: HttpRequest, url: str | None) -> str:
    """Path and query of a page of this site; empty for anything else."""
    if not url or not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if path.startswith("/") and not path.startswith("//") else ""


def _sign_in_url(path: str) -> str:
    sign_in = resolve_url(settings.LOGIN_URL)
    return f"{sign_in}?{urlencode({'next': path})}" if path else sign_in
