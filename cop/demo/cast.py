"""The demo people: who they are and where they are found. The sign-in page of the demo and `demo_people` list them."""

from dataclasses import dataclass

from roles.enums import Role

DOMAIN = "demo.example"

HOME = "Mitchell Murrindindi"
"""The network that the demo people share; its SEIL looks after these."""
SEIL_COVERS = (HOME, "Moira Strathbogie", "Greater Shepparton")
ELSEWHERE = "Ballarat"


@dataclass(frozen=True)
class Player:
    """`place` is the name of the school, network, area or region the role is held at; empty for the whole state."""

    login: str
    name: str
    role: Role
    place: str = ""
    title: str = ""

    @property
    def email(self) -> str:
        return f"{self.login}@{DOMAIN}"


CAST = (
    Player("principal", "Iris Fontaine", Role.PRINCIPAL, "Corkscrew Road Primary School", "Principal"),
    Player("chair", "Dana Petrakis", Role.CHAIR, HOME, "Network chair"),
    Player("executive", "Mei-Lin Tran", Role.EXECUTIVE, HOME, "Network executive"),
    Player("seil", "Helen Abara", Role.SEIL, HOME, "SEIL"),
    Player("area-director", "Fiona Castellano", Role.AREA_DIRECTOR, "Goulburn", "Area director"),
    Player("forum-admin", "Peter Lam", Role.FORUM_ADMIN, "North-Eastern Victoria", "Regional forum admin"),
    Player("central", "Amira Haddad", Role.CENTRAL, "", "Central office"),
    Player("admin", "Tom Whitfield", Role.ADMINISTRATOR, "", "Administrator"),
    Player("chair-elsewhere", "Liam Okonkwo", Role.CHAIR, ELSEWHERE, "Chair elsewhere"),
    Player("principal-elsewhere", "Grace Moala", Role.PRINCIPAL, "Lantern Hill Primary School", "Principal elsewhere"),
)
BY_LOGIN = {player.login: player for player in CAST}

# The schools of the demo network by name, so that what the demo people see always reads the same.
HOME_SCHOOLS = (
    ("Stringybark Road Primary School", "chair"),
    ("Corkscrew Road Primary School", "principal"),
    ("Millrace Primary School", "executive"),
    ("Granite Gap Primary School", "Rosa Vella"),
    ("Kestrel Park Special School", "Aisha Karimi"),
    ("Quoll Hollow Primary School", "Ben Szabo"),
    ("Sawmill Lane P–12 College", "Noni Edwards"),
    ("Redgum Bend Secondary College", "Joel Nguyen"),
    ("Cutters Flat Primary School", "Priya Raman"),
    ("Tannery Hill Primary School", "Will Tan"),
    ("Haystack Crossing Primary School", "Maree Quinn"),
    ("Silver Ford Primary School", "Ed Larkin"),
    ("Boobook Ridge Primary School", "Priti Joshi"),
    ("Correa Rise Primary School", "Sean Molloy"),
)
ELSEWHERE_SCHOOLS = (
    ("Lighthouse Lane Primary School", "chair-elsewhere"),
    ("Lantern Hill Primary School", "principal-elsewhere"),
)


def notes() -> list[tuple[str, str, str]]:
    """(role, e-mail, name and place) of each demo person, for the sign-in page and the command."""
    said = []
    for player in CAST:
        where = f"{player.place} network" if player.role in (Role.CHAIR, Role.EXECUTIVE, Role.SEIL) else player.place
        if player.role == Role.SEIL:
            where = f"{len(SEIL_COVERS)} networks of Goulburn"
        said.append((player.title, player.email, f"{player.name}, {where or 'Victoria'}"))
    return said


DEMO_PEOPLE = notes()
