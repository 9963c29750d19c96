from networks.enums import Kind


class Plural:
    """The kind of a place as its addresses say it: /regions/…, /networks/…"""

    KINDS: tuple[Kind, ...] = (Kind.REGION, Kind.AREA, Kind.NETWORK)
    regex = "|".join(f"{kind}s" for kind in KINDS)

    def to_python(self, value: str) -> str:
        return value.removesuffix("s")

    def to_url(self, value: str) -> str:
        return f"{value}s"


class PluralWithRoles(Plural):
    """Kinds of place whose people and roles, and whose history, have pages below the place's own."""

    KINDS = (Kind.REGION, Kind.AREA, Kind.NETWORK, Kind.SCHOOL, Kind.GROUP, Kind.FORUM)
    regex = "|".join(f"{kind}s" for kind in KINDS)


class OneThing:
    """A thing whose access can be explained."""

    regex = "meeting|item|action|plan|place"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
