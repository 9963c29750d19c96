"""The agenda of a meeting: sections, items, owners, papers."""

from typing import TYPE_CHECKING, Any

from cop.demo.words.learning import LEARNING
from cop.demo.words.operations import CLOSING_WORDS, EXECUTIVE_TOPIC, OPERATIONS, SEIL_WORDS
from cop.demo.words.topic import Topic
from fiso.models import Milestone, MilestoneReview
from meetings.enums import ItemState, Purpose, Sensitivity
from meetings.models import AgendaItem, Paper, Section
from meetings.services.layout import FIRST, LAST, SECTIONS
from roles.models import Person

if TYPE_CHECKING:
    from cop.demo.meetings import Sitting, Topics

OPENING, OUTCOMES, POLICY, CLOSING = range(4)
MAX_REVIEWS = 2
SEIL_UPDATE = Topic(
    "SEIL update", "inform", 10, "What the SEIL sees across the schools, and what comes next.", SEIL_WORDS
)


def make_agenda(sitting: "Sitting", topics: "Topics") -> None:
    """Eight items or so: the standing ones, milestone reviews, what the network learns, what the Department asks."""
    sheet = Sheet(sitting)
    leader, dice = sitting.patch.leader, sitting.dice
    for title, purpose, minutes in FIRST:
        sheet.add(OPENING, Topic(title, purpose, minutes, "", ()), leader, recurring=True)
    for held in sitting.reviews[:MAX_REVIEWS]:
        sheet.add_review(held.milestone, held.review)
    for _ in range(2 if sitting.meeting.length_minutes > 120 or not sitting.reviews else 1):
        sheet.add(OUTCOMES, topics.take(LEARNING), dice.choice(sitting.patch.principals))
    sheet.add(POLICY, topics.take(OPERATIONS), dice.choice(sitting.patch.executives))
    sheet.add(POLICY, SEIL_UPDATE, sitting.patch.seil or leader)
    if dice.random() < 0.25:
        sheet.add(CLOSING, EXECUTIVE_TOPIC, leader, executive=True)
    for title, purpose, minutes in LAST:
        sheet.add(CLOSING, Topic(title, purpose, minutes, "", CLOSING_WORDS), leader, recurring=True)


class Sheet:
    """Puts items into the sections of one meeting, in the order in which they are added."""

    def __init__(self, sitting: "Sitting") -> None:
        self.sitting = sitting
        put = sitting.world.crate.put
        self.sections = [
            put(Section(meeting=sitting.meeting, title=title, position=number))
            for number, title in enumerate(SECTIONS, start=1)
        ]
        self.filled = [0] * len(SECTIONS)

    def add(
        self, section: int, topic: Topic, owner: Person, *, executive: bool = False, recurring: bool = False
    ) -> AgendaItem:
        """An item about a topic; {a} and {b} become two schools. The topic waits in `sitting.topics` for the record."""
        sitting = self.sitting
        names = {"a": sitting.patch.schools[0].town, "b": sitting.patch.schools[1].town}
        if "{" in topic.title + topic.detail + "".join(topic.notes):
            one, two = sitting.dice.sample(sitting.patch.schools, 2)
            names = {"a": one.town, "b": two.town}
        item = self._put(
            section,
            owner,
            title=topic.title.format(**names),
            purpose=topic.purpose,
            minutes=topic.minutes,
            detail=topic.detail.format(**names),
            topic=topic.policy,
            sensitivity=Sensitivity.EXECUTIVE if executive else Sensitivity.MEMBERS,
            is_recurring=recurring,
        )
        sitting.topics.append((topic, names))
        if topic.paper:
            slug = f"{sitting.patch.network.slug}/{sitting.day:%Y-%m-%d}/{len(sitting.items)}"
            sitting.world.crate.put(
                Paper(
                    item=item,
                    title=topic.paper,
                    url=f"https://papers.demo.example/{slug}",
                    added_by=owner,
                    added_at=item.proposed_at,
                )
            )
        return item

    def add_review(self, milestone: Milestone, review: MilestoneReview | None = None) -> AgendaItem:
        """An item that looks at a milestone; with the review that was held, once it was."""
        item = self._put(
            OUTCOMES,
            milestone.lead,
            title=milestone.title,
            purpose=Purpose.REVIEW,
            minutes=20,
            detail=milestone.expected_effect,
            milestone=milestone,
            review=review,
        )
        self.sitting.topics.append(None)
        return item

    def _put(self, section: int, owner: Person | None, **fields: Any) -> AgendaItem:
        sitting = self.sitting
        self.filled[section] += 1
        item = AgendaItem(
            place=sitting.patch.network,
            meeting=sitting.meeting,
            section=self.sections[section],
            position=self.filled[section],
            state=ItemState.ON_AGENDA,
            owner=owner,
            proposed_by=sitting.patch.leader,
            proposed_at=sitting.meeting.created_at,
            **fields,
        )
        sitting.items.append(sitting.world.crate.put(item))
        return item
