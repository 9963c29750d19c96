"""What comes out of an item: decisions, actions, questions, and the review of its milestone."""

from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator
from django.views.generic import ListView

from common import words
from common.views import PageMixin
from meetings.enums import State
from meetings.forms.action import ActionForm
from meetings.forms.minutes import DecisionForm, ItemReviewForm
from meetings.forms.record import FollowUpForm, QuestionForm
from meetings.models import Decision, Question
from meetings.services import actions as action_services
from meetings.services import circulation, questions
from meetings.services import minutes as services
from meetings.views.base import PlaceMixin
from meetings.views.record_mixins import Act, BoxForm, ItemMixin, ItemRecordMixin, run_url


class DecisionAdd(ItemRecordMixin, BoxForm):
    form_class = DecisionForm
    title = "Record a decision"
    save = "Record the decision"

    def perform(self, form: DecisionForm) -> None:
        services.record_decision(item=self.item, by=self.request.user, **form.cleaned_data)

    def get_lead(self) -> str:
        return f"Under “{self.item.title}”."


class DecisionMixin(ItemRecordMixin):
    """A decision whose minutes the person may see; its item answers for the rights."""

    @cached_property
    def decision(self) -> Decision:
        found = Decision.objects.visible_to(self.request.user)
        return get_object_or_404(found.select_related("item__meeting__place", "item__place"), pk=self.kwargs["pk"])

    @property
    def item(self) -> Any:
        return self.decision.item


class DecisionEdit(DecisionMixin, BoxForm):
    form_class = DecisionForm
    title = "Reword the decision"

    def get_initial(self) -> dict[str, Any]:
        decision = self.decision
        return {name: getattr(decision, name) for name in ("text", "made_by", "effective_on", "review_on")}

    def perform(self, form: DecisionForm) -> None:
        services.change_decision(decision=self.decision, by=self.request.user, **form.cleaned_data)

    def get_lead(self) -> str:
        if self.meeting.state == State.CIRCULATED:
            return "Members have read it. The words before stay in the history."
        return f"Under “{self.item.title}”."


class DecisionRemove(DecisionMixin, Act):
    def act(self) -> str:
        services.remove_decision(decision=self.decision, by=self.request.user)
        return "The decision is taken out. It stays in the history."


class QuestionAdd(ItemRecordMixin, BoxForm):
    form_class = QuestionForm
    title = "Raise a question"
    save = "Record the question"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"place": self.item.place}

    def perform(self, form: QuestionForm) -> None:
        questions.raise_question(item=self.item, by=self.request.user, **form.cleaned_data)

    def get_lead(self) -> str:
        return f"What “{self.item.title}” leaves open, and this meeting cannot settle."


class QuestionMixin:
    """A question whose minutes the person may see; its item answers for the rights."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def question(self) -> Question:
        found = Question.objects.visible_to(self.request.user)
        found = found.select_related("item__meeting__place", "item__meeting__joint_place", "item__place")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def item(self) -> Any:
        return self.question.item


class QuestionRemove(QuestionMixin, ItemRecordMixin, Act):
    def act(self) -> str:
        questions.remove_question(question=self.question, by=self.request.user)
        return "The question is taken out. It stays in the history."


class QuestionFollow(QuestionMixin, ItemMixin, BoxForm):
    """When it went to the Department, and what came back."""

    required_verb = "set_agenda"
    no_right = questions.ONLY_FOLLOWERS
    form_class = FollowUpForm
    title = "Follow up a question"
    saved_in_box = {"HX-Refresh": "true"}

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.question, name) for name in ("sent_on", "answer", "answered_on")}

    def get_lead(self) -> str:
        return f"“{Truncator(self.question.text).chars(200)}”"

    def perform(self, form: FollowUpForm) -> None:
        questions.follow_up(question=self.question, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        place = self.meeting.side_of(self.request.user)
        return reverse("meetings:question_list", args=[place.kind, place.slug])


class QuestionList(PlaceMixin, PageMixin, ListView):
    """What the meetings of a place asked the Department: without an answer first, the oldest of them on top."""

    template_name = "meetings/question_list.html"
    no_right = "The questions of this place are for its members."

    def get_queryset(self) -> "QuerySet[Question]":
        found = Question.objects.visible_to(self.request.user).to_the_department().of_place(self.place)
        waiting_first = F("answered_on").desc(nulls_first=True)
        return found.select_related("item__meeting__place").order_by(waiting_first, "recorded_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "place": self.place,
            "follows": self.request.user.has_perm("set_agenda", self.place),
            "crumbs": self.crumbs(),
            "tabs": self.tabs,
        }


class MinutesConfirmHere(ItemMixin, Act):
    """Those present confirm the minutes of their last meeting, under the item that is on."""

    required_verb = "circulate_minutes"
    no_right = circulation.ONLY_CHAIR

    def act(self) -> str:
        meeting = circulation.to_confirm(self.item, self.request.user)
        if meeting is None:
            return ""
        circulation.confirm_in_meeting(meeting=meeting, item=self.item, by=self.request.user)
        return f"The minutes of {words.day(meeting.starts_at)} are confirmed."


class ItemActionAdd(ItemRecordMixin, BoxForm):
    form_class = ActionForm
    title = "Set an action"
    save = "Set the action"
    partial_name = "meetings/_action_set.html"
    template_name = "meetings/action_set.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"places": self.item.rights_places}

    def perform(self, form: ActionForm) -> None:
        data = form.cleaned_data
        action_services.set_action(
            item=self.item, what=data["what"], owner=form.owner, due_on=data["due_on"], by=self.request.user
        )

    def get_lead(self) -> str:
        return f"Under “{self.item.title}”."


class ItemReview(ItemMixin, BoxForm):
    """The milestone review, in place under its item or on a page of its own."""

    form_class = ItemReviewForm
    title = "Review the milestone"
    save = "Record the review"
    partial_name = "meetings/_item_review.html"
    template_name = "meetings/item_review.html"
    saved_in_box = {"HX-Refresh": "true"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"held_on": services.held_on_day(self.meeting)}

    def perform(self, form: ItemReviewForm) -> None:
        services.record_item_review(item=self.item, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"item": self.item, "review_form": context["form"]}

    def get_success_url(self) -> str:
        return run_url(self.item.meeting_id, self.item.pk)
