"""Parts of addresses that have a meaning of their own. Importing this makes them known."""

from django.urls import register_converter

from networks.enums import MEETING_KINDS


class PlacesConverter:
    """networks, groups or forums in an address; the kind in code."""

    regex = "|".join(f"{kind.value}s" for kind in MEETING_KINDS)

    def to_python(self, value: str) -> str:
        return value.removesuffix("s")

    def to_url(self, value: str) -> str:
        return f"{value}s"


class PartyConverter:
    """A school by its key, or a person by "p" and theirs: the key of meetings.services.expected.Party."""

    regex = "p?[0-9]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(PlacesConverter, "places")
register_converter(PartyConverter, "party")
