from networks.enums import Kind


class Plural:
    """The kind of a place as its addresses say it: /regions/…, /networks/…"""

    KINDS = (Kind.REGION, Kind.AREA, Kind.NETWORK)
    regex = "|".join(f"{kind}s" for kind in KINDS)

    def to_python(self, value: str) -> str:
        return value.removesuffix("s")

    def to_url(self, value: str) -> str:
        return f"{value}s"
