"""What people rely on has a history: each record that is shown to people, and each dated row, or a reason why not."""

from django.apps import apps

from common.dates import Dated
from common.undo import tracked
from roles.models.grant import Grant

UNTRACKED = {
    "meetings.Pulse": "A history of the sums would be a history of the answers, which nobody may read.",
    "reminders.Notice": "The ledger of mails is itself the record: rows are marked, never rewritten.",
    "roles.ImportBatch": "It is the record of an import; what it changed is in the histories of what it changed.",
    "roles.ImportLine": "Lines of a file that was checked; what they changed is in the histories of what they changed.",
}


def relied_on() -> set:
    """Models with a visible_to of their own rows, dated rows, and rights given by hand."""
    own = [model for model in apps.get_models() if not model._meta.proxy and model not in tracked().values()]
    return {model for model in own if hasattr(model._default_manager, "visible_to") or issubclass(model, Dated | Grant)}


def test_every_record_people_rely_on_is_tracked_or_says_why_not():
    # A kind of place without columns of its own has the history of the common row.
    rows = {model for model in relied_on() if any(not field.primary_key for field in model._meta.local_fields)}
    assert len(rows) > 30
    assert {model._meta.label for model in rows - set(tracked())} == set(UNTRACKED)


def test_every_reason_is_a_sentence():
    assert all(reason.endswith(".") for reason in UNTRACKED.values())
