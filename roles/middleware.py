from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from networks.services.sitting import keep_seats_current
from roles import access


class RightsOfRequest:
    """
    Each request asks for the person's appointments at most once, of places where they sit today. The answer dies with
    the request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        keep_seats_current()
        if request.user.is_authenticated:
            access.remember_for_this_request(request.user)
        return self.get_response(request)
