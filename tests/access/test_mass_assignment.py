"""Whatever is sent with a form that the form does not have changes nothing. Every form of the site is tried."""

import pytest
from django.forms import ModelForm, modelform_factory

from meetings.views import action
from roles.models import Person
from roles.views.person import DetailsEdit
from tests.access.doors import DOORS
from tests.access.doors.offered import OFFERED
from tests.access.smuggling import forms, smuggle

pytestmark = pytest.mark.django_db


def sender(door) -> str:
    """Somebody whom the door lets in to write; always the same one."""
    return sorted(door.writers.split() or door.opens)[0]


def test_no_form_takes_a_field_it_does_not_have(clients):
    world, signed_in = clients
    found = {name: smuggle(world, signed_in[sender(door)], name, door) for name, door in forms()}
    faults = [fault for one in found.values() for fault in one.faults]
    assert faults == [], "\n".join(faults)
    written = {name for name, doors in DOORS.items() for door in doors if door.post and door.opens and not door.idle}
    assert set(found) == written
    assert len(found) >= 50
    assert set(OFFERED) <= written
    assert min(one.tried for one in found.values()) >= 300


def test_a_form_of_all_fields_is_found(clients, monkeypatch):
    world, signed_in = clients
    everything = modelform_factory(Person, fields=["name", "phone", "is_staff"])
    monkeypatch.setattr(DetailsEdit, "form_class", everything)
    (door,) = [door for door in DOORS["roles:details_edit"] if door.post]
    found = smuggle(world, signed_in["principal"], "roles:details_edit", door)
    assert "roles:details_edit: roles_person.is_staff is another" in found.faults


def test_a_service_that_takes_what_was_sent_is_found(clients, monkeypatch):
    world, signed_in = clients
    honest = action.ActionClose.post

    def post(self, request, **kwargs):
        if request.POST.get("set_by"):
            self.action.set_by_id = request.POST["set_by"]
            self.action.save()
        return honest(self, request, **kwargs)

    monkeypatch.setattr(action.ActionClose, "post", post)
    name = "meetings:action_close"
    door = next(door for door in DOORS[name] if door.post and door.opens and not door.idle)
    found = smuggle(world, signed_in[sender(door)], name, door)
    assert f"{name}: meetings_action.set_by_id is another" in found.faults


def test_every_model_form_names_its_fields():
    def below(of: type) -> set[type]:
        return {one for child in of.__subclasses__() for one in (child, *below(child))}

    apps = {"networks", "roles", "fiso", "meetings", "exchange"}
    ours = {form for form in below(ModelForm) if form.__module__.split(".")[0] in apps}
    assert {form.__name__ for form in ours} >= {"DetailsForm"}
    for form in ours:
        assert form._meta.fields not in (None, "__all__"), form
        assert form._meta.exclude is None, form
