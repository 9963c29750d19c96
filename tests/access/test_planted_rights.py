"""Faults in grants, explanations, histories and the audit, planted: the doors must find each, for the stated reason."""

import pytest

from meetings import story
from meetings.querysets import ItemQuerySet
from overview.views import access as access_pages
from roles import grants, rules
from roles.enums import Role
from tests.access.doors import DOORS
from tests.access.knocking import knock_at_all
from tests.access.test_planted_faults import Fault, replace
from tests.access.test_planted_faults import _executive_for_all as executive_for_all

pytestmark = pytest.mark.django_db


def _history_of_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(story, "_open_to", lambda events, executive: events)
    patch.setattr(ItemQuerySet, "visible_to", executive_for_all)


def _audit_for_chairs(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(rules.RULES[Role.CHAIR], rules.Kind.STATE, {"see_audit"})


def _share_by_anybody(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(
        rules.RULES[Role.PRINCIPAL],
        rules.Kind.NETWORK,
        rules.RULES[Role.PRINCIPAL][rules.Kind.NETWORK] | {"share_access"},
    )


FAULTS = {
    "a grant goes on after its end": Fault(
        replace(grants, "holding_now", lambda rows, on=None: rows.filter(user__is_active=True)),
        ("meetings:meeting_detail",),
        "as stranger: 200, not 404",
    ),
    "explaining shows what it explains": Fault(
        replace(access_pages, "name_and_address", lambda kind, thing, person: (str(thing), "")),
        ("overview:access_thing",),
        "as administrator: is shown CANARY-published-END",
    ),
    "members share access": Fault(_share_by_anybody, ("overview:access_thing",), "as principal: 200, not 403"),
    "histories tell of the executive": Fault(
        _history_of_everything, ("meetings:meeting_history",), "as area_director: is shown CANARY-executive-item-END"
    ),
    "chairs read the audit": Fault(_audit_for_chairs, ("overview:audit",), "as chair: 200, not 403"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(clients, monkeypatch, compose_anew, name):
    fault = FAULTS[name]
    fault.plant(monkeypatch)
    compose_anew()
    found = knock_at_all(*clients, {door: DOORS[door] for door in fault.doors}, until=fault.said)
    assert any(fault.said in line for line in found.faults), "\n".join(found.faults) or "nothing was found"
