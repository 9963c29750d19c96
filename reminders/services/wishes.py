"""What a person does with their notices: open them, and say which kinds they want by mail."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from common.errors import NotAllowed
from reminders.kinds import KINDS
from reminders.models import Notice, Preference

if TYPE_CHECKING:
    from roles.models import Person


def mark_seen(*, notice: Notice, by: "Person") -> None:
    """The first opening counts."""
    if notice.person_id != by.pk:
        raise NotAllowed("Notices are opened by the person they are for.")
    Notice.objects.filter(pk=notice.pk, seen_at=None).update(seen_at=timezone.now())


def mark_all_seen(*, by: "Person") -> int:
    """Every notice that has reached the person so far. Returns how many were new."""
    return Notice.objects.visible_to(by).unseen().update(seen_at=timezone.now())


@transaction.atomic
def choose_mail(*, wanted: Collection[str], by: "Person") -> None:
    """Mail of these kinds only, of all that can be switched off. Those that cannot stay as they are."""
    for kind in KINDS.values():
        if not kind.mandatory:
            _choose(by.pk, kind.code, by_mail=kind.code in wanted)


def stop_mail(*, person: int, kind: str) -> None:
    """No more mail of the kind to the person: asked from inside a mail, where nobody is signed in."""
    _choose(person, kind, by_mail=False)


def _choose(person: int, kind: str, *, by_mail: bool) -> None:
    Preference.objects.update_or_create(person_id=person, kind=kind, defaults={"by_mail": by_mail})
