"""People: their pages, the roles at a place, and what changes them."""

from tests.access.doors.plan import PLACE, Door, door

DOORS: dict[str, list[Door]] = {
    "roles:person": [
        # Whoever may open a place where the person holds or held a role; and the person.
        door("person_chair", PLACE),
        door("person_neighbour", PLACE),
        door("person_executive", PLACE),
        door("person_stranger", "administrator stranger"),
        door("person_chair_elsewhere", "chair_elsewhere central administrator"),
    ],
}
