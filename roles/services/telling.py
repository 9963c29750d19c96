"""How rights given by hand on one object are told in its history: who let whom do what, until when, who ended it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model

from common.history_view import Moment, Names, Telling
from common.undo import tracked
from common.words import day
from roles.models import Person
from roles.models.grant import Grant
from roles.services.reasons import RIGHT_WORDS

KIND, LABEL = "access", "Who was let in"
GIVEN = {
    "view_as_guest": "invited {} as a guest",
    "take_minutes": "let {} take the minutes",
    "co_edit": "let {} help write the plan",
}
"""Who chairs one meeting is told with the meeting itself."""


def about_grants(obj: Model) -> Telling:
    """Every right that was given on the object. To be asked only for who may read its history."""
    rights = dict(Permission.objects.filter(codename__in=GIVEN).values_list("pk", "codename"))
    events = _events_of_grants(obj).filter(content_object=obj.pk, permission__in=rights)

    def say(moment: Moment, names: Names) -> str | None:
        return _of_grant(moment, names.of(Person, moment.after["user_id"]), rights[moment.after["permission_id"]])

    return Telling(
        kind=KIND,
        noun="right",
        events=events,
        fields={"ends_on": "Last day"},
        say=say,
        authors=("granted_by",),
        editors=("removed_by", "granted_by"),
    )


def _events_of_grants(obj: Model) -> Any:
    tables: Iterable[Any] = (model for model in tracked() if issubclass(model, Grant))
    table = next(one for one in tables if one._meta.get_field("content_object").related_model is type(obj))
    return tracked()[table]._default_manager.all()


def _of_grant(moment: Moment, who: str, right: str) -> str | None:
    last = moment.after["ends_on"]
    if moment.is_new:
        return f"{GIVEN[right].format(who)}, {f'until {day(last)}' if last else 'with no end set'}"
    if moment.is_gone:
        return f"took it back that {who} {RIGHT_WORDS[right]}"
    if moment.became("ends_on"):
        return f"changed until when {who} {RIGHT_WORDS[right]}"
    return None
