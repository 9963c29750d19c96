"""{% asked entries user as answers %} once for minutes; {{ answers|about:question }} under each item."""

from collections.abc import Iterable
from typing import Any

from django import template

from exchange import asked as reading
from meetings.models import Question
from roles.models import Person

register = template.Library()


@register.simple_tag
def asked(entries: Iterable[Any], user: Person) -> dict[int, reading.Asked]:
    return reading.asked([question for entry in entries for question in entry.item.questions.all()], user)


@register.filter
def about(answers: dict[int, reading.Asked] | str, question: Question) -> reading.Asked | None:
    return answers.get(question.pk) if isinstance(answers, dict) else None
