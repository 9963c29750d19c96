"""Where the questions of minutes to the Chair Forum stand, as the minutes show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from exchange.enums import MatterState
from exchange.models import Matter
from meetings.enums import Addressee, Sensitivity
from meetings.models import Question
from roles.models import Person

STATUS = {
    MatterState.RAISED: ("due", "Waits for the forum"),
    MatterState.TAKEN_UP: ("part", "On a forum meeting"),
    MatterState.ANSWERED: ("good", "Answered"),
    MatterState.DECLINED: ("off", "Declined"),
    MatterState.WITHDRAWN: ("off", "Taken back"),
}


@dataclass(frozen=True)
class Asked:
    """matter: what the forum made of it, where this person reads along; its own words while it is not there."""

    status: tuple[str, str]
    matter: Matter | None = None


KEPT = Asked(("off", "Not passed on: it is under a matter that not everybody sees"))
ON_ITS_WAY = Asked(("todo", "On its way to the forum"))


def asked(questions: Iterable[Question], person: Person) -> dict[int, Asked]:
    """Of questions in minutes that are out, those to the forum. One query, and none where nothing was asked."""
    mine = [one for one in questions if one.to == Addressee.FORUM]
    rows = Matter.objects.visible_to(person).filter(question__in=mine).select_related("closed_by") if mine else ()
    found = {row.question_id: Asked(STATUS[MatterState(row.state)], row) for row in rows}
    return {
        one.pk: found.get(one.pk, KEPT if one.item.sensitivity == Sensitivity.EXECUTIVE else ON_ITS_WAY) for one in mine
    }
