"""A file on its way: checked, agreed to, put in; and every way in which that does not go straight."""

import datetime as dt

import pytest
from django.utils import timezone

from common.errors import NotAllowed, Refused
from networks.models import Network, School
from roles.enums import BatchState, ImportKind, Role
from roles.imports import batches, working
from roles.models import ImportBatch
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint
from tests.networks.files import bad_school_files, membership_file, membership_row, school_row, schools_file
from tests.roles.imports.conftest import lines, worked, yes

pytestmark = pytest.mark.django_db


def test_a_file_is_checked_without_changing_anything(given, everything):
    SchoolFactory(school_no=7, name="Old Name", network=None)
    before = everything()
    batch = given(schools_file([school_row(1), school_row(7), school_row(2, X="east")]))
    assert everything() == before
    assert batch.state == BatchState.CHECKED
    assert batch.rows == 3
    assert [outcome for outcome, _ in lines(batch).values()] == ["added", "moved", "refused"]
    assert "Old Name" in lines(batch)[3][1]


def test_what_was_agreed_to_is_put_in_and_the_file_let_go(given, administrator):
    batch = worked(yes(given(schools_file([school_row(1), school_row(2)])), administrator))
    assert batch.state == BatchState.DONE
    assert batch.content is None
    assert batch.confirmed_by == administrator
    assert School.objects.count() == 2
    assert [outcome for outcome, _ in lines(batch).values()] == ["added", "added"]


@pytest.mark.parametrize("kind", [kind for kind in bad_school_files() if kind != "too many bytes"])
def test_a_bad_file_is_refused_with_its_sentence_and_not_kept(kind, administrator, everything):
    before = everything(imports=True)
    with pytest.raises(Refused) as refusal:
        batches.upload(kind=ImportKind.SCHOOLS, content=bad_school_files()[kind], file_name="x.csv", by=administrator)
    assert str(refusal.value).endswith(".")
    assert everything(imports=True) == before


def test_only_administrators_take_any_step(given):
    batch = given(schools_file([school_row(1)]))
    for nobody in (PersonFactory(), appoint(Role.CENTRAL, StateFactory()), PersonFactory(is_superuser=True)):
        with pytest.raises(NotAllowed):
            batches.upload(kind=ImportKind.SCHOOLS, content=b"", file_name="", by=nobody)
        with pytest.raises(NotAllowed):
            yes(batch, nobody)
        for step in (batches.check_again, batches.discard, batches.undo):
            with pytest.raises(NotAllowed):
                step(batch=batch, by=nobody)
        assert not ImportBatch.objects.visible_to(nobody).exists()
    batch.refresh_from_db()
    assert batch.state == BatchState.CHECKED


def test_the_same_file_twice_is_one_import_while_it_waits(given):
    content = schools_file([school_row(1)])
    assert given(content) == given(content)
    assert ImportBatch.objects.count() == 1


def test_a_second_yes_changes_nothing(given, administrator):
    batch = given(schools_file([school_row(1)]))
    for _ in range(2):
        yes(batch, administrator)
    done = worked(batch)
    yes(batch, administrator)
    assert worked(batch).done_at == done.done_at
    assert School.objects.count() == 1


@pytest.mark.parametrize("changed", [{"sha256": "0" * 64}, {"rows": 2}, {"plan": "0" * 64}, {"plan": ""}])
def test_a_yes_counts_for_what_was_seen_and_nothing_else(changed, given, administrator):
    batch = given(schools_file([school_row(1)]))
    seen = {"sha256": batch.sha256, "rows": batch.rows, "plan": batch.plan} | changed
    with pytest.raises(Refused, match="checked again since you opened this page"):
        batches.confirm(batch=batch, by=administrator, **seen)
    assert worked(batch).state == BatchState.CHECKED


def test_there_is_no_yes_to_nothing(given, put_in, administrator):
    content = schools_file([school_row(1)])
    put_in(content)
    with pytest.raises(Refused, match="nothing to import"):
        yes(given(content), administrator)


def test_data_that_changed_since_the_check_stop_it(given, administrator, everything):
    """Somebody enters the school by hand between check and yes: adding it is not what was agreed to any more."""
    batch = yes(given(schools_file([school_row(1), school_row(2)])), administrator)
    SchoolFactory(school_no=2, name="Entered meanwhile")
    before = everything()
    batch = worked(batch)
    assert everything() == before
    assert batch.state == BatchState.STOPPED
    assert batch.problem.startswith("What is here has changed since the file was checked")
    batch = worked(batches.check_again(batch=batch, by=administrator))
    assert [outcome for outcome, _ in lines(batch).values()] == ["added", "changed"]
    assert worked(yes(batch, administrator)).state == BatchState.DONE


def test_a_right_that_ended_since_the_yes_stops_it(given, administrator):
    batch = yes(given(schools_file([school_row(1)])), administrator)
    administrator.appointments.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    batch = worked(batch)
    assert (batch.state, batch.problem) == (BatchState.STOPPED, "You may not import.")
    assert not School.objects.exists()


def test_two_administrators_with_two_files_about_one_school(given, administrator):
    school = SchoolFactory(school_no=1, network=None)
    NetworkFactory(name="East"), NetworkFactory(name="West")
    first, second = (
        given(membership_file([membership_row(1, name, area="", region="")]), ImportKind.MEMBERSHIP)
        for name in ("East", "West")
    )
    other = appoint(Role.ADMINISTRATOR, StateFactory())
    yes(first, administrator), yes(second, other)
    working.work_on_all()
    school.refresh_from_db()
    assert school.network.name == "East"
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state) == (BatchState.DONE, BatchState.STOPPED)


def test_a_file_thrown_away_leaves_nothing(given, administrator):
    batch = given(schools_file([school_row(1)]))
    batches.discard(batch=batch, by=administrator)
    batch.refresh_from_db()
    assert (batch.state, batch.content) == (BatchState.DISCARDED, None)
    for step in (batches.discard, batches.check_again, batches.undo):
        with pytest.raises(Refused):
            step(batch=batch, by=administrator)
    with pytest.raises(Refused):
        yes(batch, administrator)


def test_a_file_nobody_agrees_to_is_let_go_after_a_week(given):
    batch = given(schools_file([school_row(1)]))
    for days, state in ((6, BatchState.CHECKED), (8, BatchState.DISCARDED)):
        ImportBatch.objects.update(uploaded_at=timezone.now() - dt.timedelta(days=days))
        assert worked(batch).state == state
    assert worked(batch).problem == "Nobody confirmed it within a week."


def test_work_that_breaks_off_is_tried_three_times_and_then_said(given, administrator, monkeypatch):
    batch = yes(given(schools_file([school_row(1)])), administrator)

    def out_of_memory(*args, **how):
        raise MemoryError

    monkeypatch.setattr(working, "import_schools", out_of_memory)
    for attempt in (1, 2, 3):
        batch = worked(batch)
        assert (batch.state, batch.attempts) == (BatchState.APPLYING, attempt)
    batch = worked(batch)
    assert (batch.state, batch.problem) == (BatchState.STOPPED, working.BROKEN)
    assert not School.objects.exists()
    monkeypatch.undo()
    batch = worked(batches.check_again(batch=batch, by=administrator))
    assert worked(yes(batch, administrator)).state == BatchState.DONE


def test_one_file_that_breaks_does_not_keep_the_others_waiting(administrator, monkeypatch):
    for kind, content in (
        (ImportKind.SCHOOLS, schools_file([school_row(1)])),
        (ImportKind.MEMBERSHIP, membership_file([membership_row(1)])),
    ):
        batches.upload(kind=kind, content=content, file_name="f.csv", by=administrator)
    monkeypatch.setattr(working, "import_schools", lambda *args, **how: 1 / 0)
    working.work_on_all()
    states = dict(ImportBatch.objects.values_list("kind", "state"))
    assert states == {"schools": BatchState.CHECKING, "membership": BatchState.CHECKED}


def test_networks_are_found_by_the_name_they_had(given):
    from networks.services.naming import rename_places

    network = NetworkFactory(name="Old Wattle")
    SchoolFactory(school_no=1, network=None)
    today = timezone.localdate()
    rename_places(names={network.pk: "New Wattle"}, on=today, today=today)
    batch = given(membership_file([membership_row(1, "old wattle", area="", region="")]), ImportKind.MEMBERSHIP)
    assert [outcome for outcome, _ in lines(batch).values()] == ["added"]
    assert batch.notes == ["“old wattle” in the file is called New Wattle now."]
    assert Network.objects.count() == 1
