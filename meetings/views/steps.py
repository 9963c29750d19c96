"""The agenda of a running meeting in the hands of who runs it: add a matter, move what is still to come."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from common.errors import Refused
from meetings.forms.run import AddNowForm
from meetings.services import run as services
from meetings.services.steps import move_in_meeting
from meetings.views.record_mixins import Act, BoxForm, ItemMixin, MeetingMixin, run_url


class ItemAddNow(MeetingMixin, BoxForm):
    form_class = AddNowForm
    title = "Add an item"
    save = "Add it at the end"
    saved_in_box = {"HX-Refresh": "true"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"meeting": self.meeting}

    def perform(self, form: AddNowForm) -> None:
        services.add_item_now(meeting=self.meeting, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return run_url(self.meeting.pk)


class ItemMove(ItemMixin, Act):
    """Earlier or later among what is still to come, while the meeting runs."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = super().post(request, **kwargs)
        if request.htmx:
            return HttpResponse(status=204, headers={"HX-Trigger": "agenda:changed"})
        return answer

    def act(self) -> str:
        number, direction = self.request.POST.get("number", ""), self.request.POST.get("direction")
        if direction not in ("up", "down"):
            raise Refused("Choose earlier or later.")
        seen = int(number) if number.isdecimal() and len(number) < 6 else None
        move_in_meeting(item=self.item, direction=direction, by=self.request.user, number=seen)
        return ""

    def get_success_url(self) -> str:
        return f"{run_url(self.item.meeting_id)}#agenda"
