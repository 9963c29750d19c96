"""
Questions that carry rights, composed once for all people whose roles have the same form.

Composing such a question takes longer than asking it, and between two principals it differs in keys only: the statement
of one serves the other with keys of their own. A form says all that composing can branch on. Where it should say too
little, a list of keys is missing and its person is shown less; nobody is shown more.
"""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from common.statements import Given, Kept, Keys, plain
from roles import access
from roles.held import held_by, remember_for_this_request, remembered, stop_remembering

if TYPE_CHECKING:
    from roles.models import Person

Form = tuple[frozenset, frozenset]


class Anybody(Given):
    """
    Stands for the person in a question that is composed: as a key, and in the ways a queryset asks for rights. Whatever
    else is asked of it fails.
    """

    is_active = True

    def __init__(self, person: "Person") -> None:
        super().__init__("person")
        self._held_of_request = Reaches(person)
        self.may_everywhere = person.may_everywhere

    @property
    def pk(self) -> "Anybody":
        return self

    def where(self, verb: str, place: str = "place", shared: str = "") -> Q:
        return access.where(self, verb, place, shared)  # type: ignore[arg-type]

    def places_where(self, verb: str) -> QuerySet:
        return access.places_where(self, verb)  # type: ignore[arg-type]


class Reaches(dict):
    """What access remembers of Anybody: how far verbs and grants reach, with stand-ins for the keys."""

    def __init__(self, person: "Person") -> None:
        super().__init__()
        self.person = person

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: tuple[dt.date, str] | tuple[dt.date, str, str]) -> Any:
        if len(key) == 3:
            return Keys("shared", *key[1:]) if access.shared_keys(self.person, *key[1:]) else []
        reach, verb = access.reach_of(self.person, key[1]), key[1]
        sitting = {way: Keys("sitting", verb, *way) for way in reach.sitting}
        return access.Reach(reach.kinds, Keys("keys", verb) if reach.keys else set(), sitting)  # type: ignore[arg-type]


def form_of(person: "Person") -> Form:
    """The kinds of roles and grants a person holds, without their keys."""
    store, key = remembered(person), (timezone.localdate(), "", "form")
    if store is not None and key in store:
        return store[key]
    held = held_by(person)
    roles = frozenset(
        (one.role, one.kind, one.leads, *(bool(getattr(one, name)) for name in access.REACHED_BY)) for one in held.roles
    )
    found = roles, frozenset((label, right) for (label, _), rights in held.grants.items() for right in rights)
    if store is not None:
        store[key] = found
    return found


class Composed(Kept):
    """
    A function that gives a queryset for a person, called as one that gives its rows: Kept, for each form. There are as
    many forms on one day as people differ in their kinds of roles, a few dozen.
    """

    def __call__(self, person: "Person", **values: Any) -> list[Any]:  # type: ignore[override]
        if remembered(person) is None:
            remember_for_this_request(person)
            try:
                return self(person, **values)
            finally:
                stop_remembering(person)
        statement = self.statement(values, form_of(person), (Anybody(person),))
        return statement.run(partial(_value, person, values))


def _value(person: "Person", values: dict[str, Any], kind: str, *name: Any) -> Any:
    """What stands in for this name."""
    if kind == "person":
        return person.pk
    if kind == "value":
        return plain(values[name[0]])
    if kind == "shared":
        return access.shared_keys(person, *name)
    reach = access.reach_of(person, name[0])
    return list(reach.keys if kind == "keys" else reach.sitting.get(name[1:], ()))
