"""What the parts of the demo share while it is made."""

from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random

from cop.demo.calendar import Calendar
from cop.demo.crate import Crate, dice_of
from fiso.models import Milestone, Plan
from meetings.models import AgendaItem, Meeting
from networks.models import Area, Network, School
from roles.models import Person


class Tale(Enum):
    """What is particular about a network. Most run well; those who oversee them must find some that do not."""

    PLAIN = auto()
    HOME = auto()
    NO_CHAIR = auto()
    NO_PLAN = auto()
    SILENT = auto()
    LATE = auto()


TALES = {
    "Mitchell Murrindindi": Tale.HOME,
    "Moira Strathbogie": Tale.NO_CHAIR,
    "Wodonga Indigo Towong": Tale.SILENT,
    "Knox": Tale.NO_PLAN,
    "Maroondah": Tale.LATE,
    "Latrobe": Tale.SILENT,
    "Melton": Tale.NO_CHAIR,
    "Mildura": Tale.LATE,
    "Glen Eira": Tale.LATE,
}


@dataclass
class Patch:
    """One network with its schools and people. `principals` stand in the order of `schools`."""

    network: Network
    area: Area
    index: int
    tale: Tale
    schools: list[School] = field(default_factory=list)
    joined: dict[int, int] = field(default_factory=dict)  # position of a school -> the year it came from elsewhere
    principals: list[Person] = field(default_factory=list)
    executives: list[Person] = field(default_factory=list)
    chair: Person | None = None
    former_chair: Person | None = None
    seil: Person | None = None
    plans: dict[int, Plan] = field(default_factory=dict)
    milestones: list[Milestone] = field(default_factory=list)  # of this year's plan, in its order
    meetings: list[Meeting] = field(default_factory=list)
    last_items: list[AgendaItem] = field(default_factory=list)  # of the newest meeting that was held

    def dice(self, *words: object) -> Random:
        """Dice of this network's own, so that a change in one part of the demo leaves the others as they were."""
        return dice_of(self.network.slug, *words)

    @property
    def leader(self) -> Person:
        """Who leads the network now: its chair, or without one the first of the executive."""
        return self.chair or self.executives[0]

    @property
    def scribe(self) -> Person:
        """Who writes the minutes."""
        return self.executives[-1]


@dataclass
class World:
    calendar: Calendar
    crate: Crate
    patches: list[Patch] = field(default_factory=list)
    cast: dict[str, Person] = field(default_factory=dict)
    forum_admins: dict[int, Person] = field(default_factory=dict)  # by the key of their region
    password: str = ""
    no_password: str = ""
