"""Get ready: reply for the school, read the agenda and the papers, see one's own open actions."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.generic import TemplateView

from common.errors import Refused
from meetings.enums import Answer
from meetings.forms.reply import ReplyForm, initial_of
from meetings.models import Action
from meetings.services import replies
from meetings.services.expected import Party, key_of, mine, parties
from meetings.views.base import MeetingMixin, facts, say, state_of
from meetings.views.detail import agenda_of, papers_of

MOST_ACTIONS = 7


class ReplyPage(MeetingMixin, TemplateView):
    """One form for each school the person answers for, and for themselves. The mail's one link leads here."""

    template_name = "meetings/reply_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever finds the meeting may get ready for it; the service asks who answers for which school."""
        self.meeting  # noqa: B018  raises 404
        return TemplateView.dispatch(self, request, *args, **kwargs)

    @cached_property
    def parties(self) -> list[Party]:
        return mine(self.request.user, parties(self.meeting))

    @cached_property
    def forms(self) -> list[tuple[Party, ReplyForm]]:
        given = {key_of(reply): reply for reply in self.meeting.replies.all()}
        return [
            (party, self.form(party, initial=initial_of(party, given.get(party.key)) | self.pressed_in_mail))
            for party in self.parties
        ]

    @property
    def pressed_in_mail(self) -> dict[str, str]:
        """The answer whose button was pressed in the mail. It is chosen in the form, and sent by the person."""
        answer = self.request.GET.get("answer", "")
        return {"answer": answer} if answer in Answer.values else {}

    @cached_property
    def people(self) -> dict[int, list[str]]:
        """Names to choose a delegate from, by school."""
        schools = [party.school for party in self.parties if party.school]
        return replies.people_of(schools, but=self.request.user) if schools else {}

    def form(self, party: Party, data: Any = None, **more: Any) -> ReplyForm:
        names = self.people.get(party.school.pk, []) if party.school else []
        return ReplyForm(data, party=party, names=names, auto_id=f"s{party.key}_%s", **more)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, agenda = self.request.user, agenda_of(self.meeting, self.request.user)
        actions = (
            Action.objects.owned_by(user).open().filter(place__in=self.meeting.rights_places).order_by("due_on", "pk")
        )
        found = {
            "form": None, "meeting": self.meeting, "facts": facts(self.meeting), "state": state_of(self.meeting),
            "forms": self.forms, "takes_replies": replies.takes_replies(self.meeting),
            "agenda": agenda, "papers": papers_of(agenda), "today": timezone.localdate(),
            "actions": list(actions[: MOST_ACTIONS + 1]), "most_actions": MOST_ACTIONS,
            "can_propose": user.has_perm("propose_item", self.meeting),
            "crumbs": self.crumbs(), "is_member": self.is_member,
        }  # fmt: skip
        return super().get_context_data(**{**found, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sent = request.POST.get("school", "")
        party = next((one for one in self.parties if one.key == sent), None)
        if party is None:
            raise self.not_mine(request)
        form = self.form(party, request.POST)
        if form.is_valid() and self.save(form, party):
            return HttpResponseRedirect(self.meeting.get_absolute_url() if len(self.parties) == 1 else request.path)
        self.forms = [(one, form if one.key == party.key else old) for one, old in self.forms]
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def not_mine(self, request: HttpRequest) -> Exception:
        return PermissionDenied("Only the principal or the chair answers for a school.")

    def save(self, form: ReplyForm, party: Party) -> bool:
        words = {name: form.cleaned_data[name] for name in ("answer", "delegate_name", "note")}
        try:
            given = replies.reply(
                meeting=self.meeting, school=party.school, person=party.person, by=self.request.user, **words
            )
        except Refused as refused:
            form.refuse(refused)
            return False
        say(
            self.request,
            f"{party.name}: {given.get_answer_display().lower()}. You can change this until the meeting starts.",
        )
        return True


class ReplyForSchool(ReplyPage):
    """The chair writes down what a school or a member said by telephone."""

    template_name = "meetings/reply_for_school.html"

    required_verb = "reply_for_any_school"
    no_right = "Only the chair replies for others."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return MeetingMixin.dispatch(self, request, *args, **kwargs)

    @cached_property
    def parties(self) -> list[Party]:
        found = [one for one in parties(self.meeting) if one.key == self.kwargs["school"]]
        if not found:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        party, form = self.forms[0]
        form.fields["answer"].label = f"Is {party.name} coming?"
        found = {"meeting": self.meeting, "school": party, "form": form, "crumbs": self.crumbs()}
        return TemplateView.get_context_data(self, **{**kwargs, **found})
