from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from roles import access


class RightsOfRequest:
    """Each request asks for the person's appointments at most once. The answer dies with the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            access.remember_for_this_request(request.user)
        return self.get_response(request)
