"""The columns of a file of people and roles, and one row of it checked by itself."""

import datetime as dt
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from networks.imports import cells
from networks.imports.cells import BadCell
from networks.imports.reading import Layout, Row, simple
from roles.enums import Basis, Role, short

LAYOUT = Layout(
    "a file of people and roles",
    required={
        "email": ("e-mail", "e-mail address", "mail"),
        "name": ("name", "full name", "person"),
        "role": ("role", "position"),
        "place": ("place", "at", "school or network", "network or school"),
    },
    optional={
        "from": ("from", "starts on", "start"),
        "to": ("to", "until", "ends on", "end"),
        "basis": ("basis", "how"),
    },
)
HEADINGS = ("E-mail", "Name", "Role", "Place", "From", "To", "Basis")

OTHER_WORDS = {
    Role.PRINCIPAL: ("school principal", "acting principal"),
    Role.DELEGATE: ("delegate of a school", "principal's delegate", "assistant principal"),
    Role.EXECUTIVE: ("executive member", "network executive", "member of the executive"),
    Role.CHAIR: ("chairperson", "chair of the network", "co-chair", "acting chair"),
    Role.SEIL: ("senior education improvement leader (SEIL)",),
    Role.AREA_DIRECTOR: ("director", "area executive director"),
    Role.MULTIDISCIPLINARY: ("multidisciplinary team", "MDT member"),
    Role.FORUM_ADMIN: ("forum administrator", "admin of the forum"),
    Role.CENTRAL: ("central", "central office staff"),
    Role.GROUP_LEAD: ("lead of a group", "lead"),
    Role.ADMINISTRATOR: ("admin", "system administrator"),
}
ROLES = {
    simple(words): role
    for role in Role
    for words in (role.value, role.label, short(role), *OTHER_WORDS.get(role, ()))
    if words
}
BASES = {simple(words): basis for basis in Basis for words in (basis.value, basis.label)}


@dataclass(frozen=True)
class Entry:
    """A person in a role at a place, as far as the row says. `says_when` is false where the day is our default."""

    line: int
    email: str
    name: str
    role: Role
    place: str
    starts_on: dt.date
    ends_on: dt.date | None
    says_when: bool
    basis: Basis | None

    @property
    def about(self) -> str:
        return f"{self.name or self.email}, {short(self.role)}"

    def overlaps(self, starts_on: dt.date, ends_on: dt.date | None) -> bool:
        return (self.ends_on is None or starts_on <= self.ends_on) and (ends_on is None or ends_on >= self.starts_on)


def checked(row: Row, *, today: dt.date) -> Entry:
    """The row as an entry. Raises BadCell with the first reason why it cannot be one."""
    found = row.cells
    says, ends_on = cells.day(found, "from", "“from”"), cells.day(found, "to", "“to”")
    starts_on = says or today
    if ends_on and ends_on < starts_on:
        raise BadCell(f"it ends on {in_words(ends_on)}, before it begins on {in_words(starts_on)}")
    return Entry(
        line=row.line,
        email=email(found),
        name=cells.text(found, "name", "the name", 120),
        role=role(found),
        place=cells.text(found, "place", "the place", 160),
        starts_on=starts_on,
        ends_on=ends_on,
        says_when=says is not None,
        basis=basis(found),
    )


def email(found: dict[str, str]) -> str:
    """Small letters: one address in two spellings is one person. Letters that only look Latin are refused."""
    value = cells.text(found, "email", "the e-mail", 254, needed=True).removeprefix("mailto:").lower()
    try:
        validate_email(value)
    except ValidationError:
        raise BadCell(f"“{cells.shown(value)}” is not an e-mail address") from None
    if not value.isascii():
        raise BadCell(f"the e-mail “{cells.shown(value)}” has a letter that is not plain a to z")
    return value


def role(found: dict[str, str]) -> Role:
    words = simple(found.get("role", ""))
    if words not in ROLES:
        raise BadCell(f"the role “{cells.shown(found.get('role', ''))}” is unknown")
    return ROLES[words]


def basis(found: dict[str, str]) -> Basis | None:
    """How the person came to the role; where only the role's word says it, “acting chair” does."""
    words = simple(found.get("basis", ""))
    if not words:
        return Basis.ACTING if re.match("acting", simple(found.get("role", ""))) else None
    if words not in BASES:
        raise BadCell(f"the basis “{cells.shown(found['basis'])}” is unknown")
    return BASES[words]


def described(row: Row) -> str:
    """A row that could not be read, as well as it can be named."""
    name, address = cells.shown(row.cells["name"]), cells.shown(row.cells["email"])
    return name or address or "nobody named"


def in_words(value: dt.date) -> str:
    return f"{value.day} {value:%b %Y}"
