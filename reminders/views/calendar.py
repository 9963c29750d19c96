from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from meetings.models import Meeting
from reminders import calendar


class MeetingIcs(View):
    """A meeting as a calendar file, for whoever may see the meeting."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("place"), pk=pk)
        headers = {"Content-Disposition": f'attachment; filename="meeting-{meeting.pk}.ics"'}
        return HttpResponse(calendar.download(meeting), content_type="text/calendar; charset=utf-8", headers=headers)
