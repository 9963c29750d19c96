"""Questions of networks to the Chair Forum of their region: raised, taken up, answered, declined, taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from exchange.enums import OPEN_MATTERS, MatterState
from exchange.models import Matter, Remark
from meetings.enums import TO_COME, ItemState, Purpose
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import put_on
from networks.models import Forum, Network, Place
from roles.models import Person

MOST_OPEN = 10


def forum_of(network: Network) -> Forum | None:
    """The Chair Forum of the region where the network sits today."""
    return Forum.objects.filter(region=network.region_id).first()


@transaction.atomic
def raise_matter(*, network: Network, title: str, why: str, ask: str, by: Person) -> Matter:
    """The network's question, by its chair or executive. The same title while it is open is one question."""
    if not by.has_perm("ask_forum", network):
        raise NotAllowed("Only the chair and the executive bring questions to the forum.")
    network = Network.objects.select_for_update(of=("self",), no_key=True).get(pk=network.pk)
    forum = forum_of(network)
    if forum is None:
        raise Refused("The region has no Network Chair Forum yet. Tell the forum admin.")
    open_ones = Matter.objects.open().filter(network=network)
    if same := open_ones.filter(title=title.strip()).first():
        return same
    if open_ones.count() >= MOST_OPEN:
        raise Refused(f"{MOST_OPEN} questions of the network are open. Take one back before raising another.")
    matter = Matter.objects.create(
        forum=forum, network=network, title=title.strip(), why=why.strip(), ask=ask.strip(), raised_by=by
    )
    ring()
    return matter


@transaction.atomic
def take_up(*, matter: Matter, meeting: Meeting, by: Person) -> Matter:
    """Put the question on the agenda of a forum meeting to come, in its last section but the closing one."""
    matter = _open(matter, by)
    if meeting.place_id != matter.forum_id or meeting.state not in TO_COME:
        raise Refused("Choose a meeting of the forum that is still to come.", field="meeting")
    if matter.item and matter.item.meeting_id == meeting.pk and matter.item.state == ItemState.ON_AGENDA:
        return matter
    sections = list(meeting.sections.all())
    if not sections:
        raise Refused("That meeting has no sections yet. Open its agenda first.", field="meeting")
    item = AgendaItem.objects.create(
        place=meeting.place, state=ItemState.PROPOSED, title=matter.title, purpose=Purpose.DISCUSS,
        detail=_detail(matter), minutes=15,
        owner=matter.raised_by, proposed_by=matter.raised_by,
    )  # fmt: skip
    put_on(item=item, meeting=meeting, section=sections[-2 if len(sections) > 1 else 0].pk, by=by)
    matter.item, matter.state = item, MatterState.TAKEN_UP
    matter.save(update_fields=["item", "state"])
    ring()
    return matter


def _detail(matter: Matter) -> str:
    if not matter.why:  # it comes from minutes
        return f"{matter.network.name} asks: {matter.ask}"
    return f"{matter.network.name}: {matter.why}\n\nAsked of the forum: {matter.ask}"


@transaction.atomic
def answer(*, matter: Matter, text: str, by: Person) -> Matter:
    """The forum's answer. The network is told; it stays, and more is said in remarks."""
    if not text.strip():
        raise Refused("Write the answer.", field="answer")
    matter = _open(matter, by)
    return _close(matter, MatterState.ANSWERED, by, answer=text.strip())


@transaction.atomic
def decline(*, matter: Matter, reason: str, by: Person) -> Matter:
    if not reason.strip():
        raise Refused("Say why. The network reads it.", field="reason")
    return _close(_open(matter, by), MatterState.DECLINED, by, reason=reason.strip())


@transaction.atomic
def take_back(*, matter: Matter, by: Person) -> Matter:
    """The network's second thought, while the forum has not put it on a meeting."""
    if not by.has_perm("ask_forum", matter.network):
        raise NotAllowed("Only the chair and the executive take a question of the network back.")
    matter = _locked(matter)
    if matter.state != MatterState.RAISED:
        raise Refused("The forum has taken it up or answered it already.")
    return _close(matter, MatterState.WITHDRAWN, by)


def side_of(person: Person, matter: Matter) -> Place | None:
    """The side a person speaks for: the forum where they set its agenda, else their network, else as a forum member."""
    if person.has_perm("set_agenda", matter.forum):
        return matter.forum
    if person.has_perm("ask_forum", matter.network):
        return matter.network
    return matter.forum if person.has_perm("propose_item", matter.forum) else None


@transaction.atomic
def remark(*, matter: Matter, text: str, by: Person) -> Remark:
    """A word from either side, also after the answer. The same words sent again at once are one remark."""
    place = side_of(by, matter)
    if place is None:
        raise NotAllowed("Chair and executive of the network and the members of the forum write here.")
    if not text.strip():
        raise Refused("Write something first.", field="text")
    last = matter.remarks.filter(by=by).last()
    if last and last.text == text.strip():
        return last
    return Remark.objects.create(matter=matter, by=by, for_place_id=place.pk, text=text.strip())


def _locked(matter: Matter) -> Matter:
    rows = Matter.objects.select_for_update(of=("self",)).select_related("forum", "network", "raised_by", "item")
    return rows.get(pk=matter.pk)


def _open(matter: Matter, by: Person) -> Matter:
    if not by.has_perm("set_agenda", matter.forum):
        raise NotAllowed("Only the forum admins answer for the forum.")
    matter = _locked(matter)
    if matter.state not in OPEN_MATTERS:
        raise Refused(f"It is {matter.get_state_display().lower()} already.")
    return matter


def _close(matter: Matter, state: MatterState, by: Person, **words: Any) -> Matter:
    matter.state, matter.closed_by, matter.closed_at = state, by, timezone.now()
    for name, value in words.items():
        setattr(matter, name, value)
    matter.save(update_fields=["state", "closed_by", "closed_at", *words])
    ring()
    return matter
