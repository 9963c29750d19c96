"""
Rights on one object, given to one person by hand: the rows of django-guardian's direct-foreign-key tables.

Others ask roles.access, which knows these and the rights of roles. guardian's own shortcuts are not used to ask: they
list objects for people who can no longer sign in, and everything for who holds a permission over the whole model.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from guardian.utils import get_user_obj_perms_model

from roles.held import forget
from roles.rules import GRANTS

if TYPE_CHECKING:
    from roles.models import Person


def grant(*, person: "Person", right: str, obj: models.Model, by: "Person", ends_on: dt.date | None = None) -> None:
    """Give one right on one object. Giving it again moves its end."""
    forget(person, by)
    permission = Permission.objects.get(codename=right, content_type=ContentType.objects.get_for_model(obj))
    rows_of(type(obj)).update_or_create(
        user=person, permission=permission, content_object=obj, defaults={"granted_by": by, "ends_on": ends_on}
    )


def withdraw(*, person: "Person", right: str, obj: models.Model, by: "Person | None" = None) -> int:
    """Take one right back; the history keeps who did. Returns how many were taken."""
    forget(person, by)
    rows = rows_of(type(obj)).filter(user=person, permission__codename=right, content_object=obj)
    rows.update(removed_by=by)
    return rows.delete()[0]


def rows_of(model: type[models.Model]) -> QuerySet:
    """The grant table of a model: its own, with a real foreign key."""
    table = get_user_obj_perms_model(cast(Any, model))  # guardian takes the class as well as a row
    return table._default_manager.all()


def grants_on(obj: models.Model) -> QuerySet:
    """Every grant row on the object, with its person and right, for a list of who has access."""
    rows = rows_of(type(obj)).filter(content_object=obj)
    return rows.select_related("user", "permission", "granted_by").order_by("user__name", "pk")


def holding_now(rows: QuerySet, on: dt.date | None = None) -> QuerySet:
    """Of grant rows those that hold today (on a day), of people who can sign in."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=on or timezone.localdate()), user__is_active=True)


def rights_giving(verb: str, model: type[models.Model]) -> list[tuple[str, tuple[str, ...]]]:
    """(right, states of the object in which it holds) of the grants on this model that give the verb."""
    return [
        (right, share.gives[verb])
        for right, share in GRANTS.items()
        if verb in share.gives and share.on == model._meta.label
    ]


def people_given(verb: str, obj: models.Model) -> "QuerySet[Person]":
    """Active people who may do the verb on this object by a grant that holds now."""
    from roles.models import Person

    state = getattr(obj, "state", None)
    rights = [right for right, states in rights_giving(verb, type(obj)) if not states or state in states]
    rows = holding_now(rows_of(type(obj)).filter(content_object=obj, permission__codename__in=rights))
    return Person.objects.filter(pk__in=rows.values("user_id"))


def given_each(verb: str, objs: Sequence[models.Model]) -> dict[int, dict[int, str]]:
    """Object -> active person -> the right by which they may do the verb on it now. One query for objects of a kind."""
    found: dict[int, dict[int, str]] = {obj.pk: {} for obj in objs}
    if objs:
        ways = dict(rights_giving(verb, type(objs[0])))
        rows = holding_now(rows_of(type(objs[0])).filter(content_object__in=found, permission__codename__in=ways))
        states = {obj.pk: getattr(obj, "state", None) for obj in objs}
        for obj, person, right in rows.order_by("permission__codename").values_list(
            "content_object_id", "user_id", "permission__codename"
        ):
            if not ways[right] or states[obj] in ways[right]:
                found[obj].setdefault(person, right)
    return found
