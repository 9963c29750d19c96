"""A meeting as a file; a person's meetings at an address of their own, and the page where they make such addresses."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.views.generic import FormView, View

from common.errors import Refused
from common.limits import is_within
from meetings.models import Meeting
from reminders import calendar, services
from reminders.forms import FeedForm
from reminders.models import CalendarFeed

ICS = "text/calendar; charset=utf-8"
HOUR, MINUTE = 3600, 60
FETCHES, MISSES = 30, 20
"""How often a calendar may fetch in an hour, and how many unknown addresses one machine may try in a minute."""


class MeetingIcs(View):
    """A meeting as a calendar file, for whoever may see the meeting."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = get_object_or_404(
            Meeting.objects.visible_to(request.user).select_related("place", "joint_place"), pk=pk
        )
        headers = {"Content-Disposition": f'attachment; filename="meeting-{meeting.pk}.ics"'}
        return HttpResponse(calendar.download(meeting), content_type=ICS, headers=headers)


@method_decorator(login_not_required, name="dispatch")
class Feed(View):
    """
    What a calendar program fetches. Only the key in the address says whose meetings: common.middleware.KeyedPages has
    taken any session away. Whatever is wrong with a key, the answer is the same.
    """

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        feed = services.opened_by(key)
        found = services.fetch(feed) if feed else None
        if feed is None or found is None:
            tried = f"feed-unknown:{get_adapter().get_client_ip(request)}"
            is_few = is_within(tried, most=MISSES, seconds=MINUTE)
            return self._plain("There is no calendar here.", 404) if is_few else self._busy(MINUTE)
        if not is_within(f"feed:{feed.pk}", most=FETCHES, seconds=HOUR):
            return self._busy(HOUR)
        tag, since = f'"{found.digest}"', int(found.since.timestamp())
        response = get_conditional_response(request, tag, since)
        response = response or HttpResponse(calendar.feed(found.meetings()), content_type=ICS)
        response["ETag"], response["Last-Modified"] = tag, http_date(since)
        response["Cache-Control"] = "private, no-cache"
        return response

    def _busy(self, seconds: int) -> HttpResponse:
        response = self._plain("Too often. Try again later.", 429)
        response["Retry-After"] = seconds
        return response

    def _plain(self, words: str, status: int) -> HttpResponse:
        headers = {"Cache-Control": "no-store"}
        return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8", headers=headers)


class FeedList(FormView):
    """A person's calendar addresses. A new one is shown in the answer to the form that made it, and never again."""

    closed_to_view_as = True
    form_class = FeedForm
    template_name = "reminders/feed_list.html"

    def form_valid(self, form: FeedForm) -> HttpResponse:
        try:
            feed, key = services.make_feed(name=form.cleaned_data["name"], by=self.request.user)
        except Refused as refused:
            form.refuse(refused)
            return self.form_invalid(form)
        return self.shown_once(feed, key)

    def form_invalid(self, form: FeedForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def shown_once(self, feed: CalendarFeed, key: str) -> HttpResponse:
        address = settings.BASE_URL + reverse("reminders:feed", args=[key])
        return self.render_to_response(
            self.get_context_data(
                form=FeedForm(), fresh=feed, address=address, subscribe="webcal://" + address.partition("://")[2]
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        feeds = CalendarFeed.objects.visible_to(self.request.user).live().order_by("made_at", "pk")
        return super().get_context_data(feeds=feeds, **kwargs)


class FeedRenew(FeedList):
    """Another address for the same device."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        feed = get_object_or_404(CalendarFeed.objects.visible_to(request.user), pk=kwargs["pk"])
        try:
            return self.shown_once(feed, services.renew_feed(feed=feed, by=request.user))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("reminders:feed_list")


class FeedStop(View):
    closed_to_view_as = True

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        feed = get_object_or_404(CalendarFeed.objects.visible_to(request.user), pk=pk)
        try:
            services.stop_feed(feed=feed, by=request.user)
            messages.success(request, f"“{feed.name}” is stopped. Its address shows nothing any more.")
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("reminders:feed_list")
