from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class CrossOriginResourcePolicy:
    """No other site may embed our pages, files or images. Django sets every other such header, but not this one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
