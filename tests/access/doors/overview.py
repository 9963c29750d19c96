"""Homes, places, figures and the lists behind them, search."""

from tests.access.doors.plan import EVERYBODY, PLACE, ROLLUP, Door, door, inside

REGION = "forum_admin central administrator"
AREA = "area_director multidisciplinary forum_admin central administrator"
STATE = "central administrator"
CSV = {"as": "csv"}
NOT_SEIL = " ".join(EVERYBODY - {"seil"})
LISTS = ("met", "coming", "present", "milestones-overdue", "actions-open")
"""The figures behind which stand records of others: meetings, attendance, milestones, actions."""


def behind(sample: str, knows: str, opens: str, figures: tuple[str, ...] = LISTS) -> list[Door]:
    """Lists behind figures as pages, the last of them as a file too; and one that does not exist."""
    files = [({}, figure) for figure in figures] + [(CSV, "coming"), (CSV, "actions-open")]
    found = [inside(sample, knows, opens, extra={"figure": figure}, body=body) for body, figure in files]
    told_no = " ".join(set(knows.split()) - set(opens.split()))
    return [*found, door(sample, "", told_no, extra={"figure": "no-such-figure"})]


DOORS: dict[str, list[Door]] = {
    "overview:home": [door("nothing", EVERYBODY)],
    "overview:search": [
        door("nothing", EVERYBODY),
        door("nothing", EVERYBODY, body={"q": "CANARY"}),
        *(door("nothing", EVERYBODY, body={"q": "CANARY", "in": kind}) for kind in ("meetings", "items", "decisions")),
        *(door("nothing", EVERYBODY, body={"q": "CANARY", "in": kind}) for kind in ("notes", "actions")),
        *(door("nothing", EVERYBODY, body={"q": "CANARY", "in": kind}) for kind in ("plans", "milestones", "people")),
    ],
    "overview:seil": [
        door("nothing", "seil", NOT_SEIL),
        door("nothing", "seil", NOT_SEIL, body=CSV),
    ],
    "overview:seil_list": [
        door("nothing", "seil", NOT_SEIL, extra={"figure": figure}, body=body)
        for figure, body in (("coming", {}), ("actions-open", {}), ("actions-open", CSV))
    ],
    "overview:state_home": [
        door("nothing", STATE),
        inside("nothing", STATE, "central", body=CSV),
    ],
    "overview:state_list": behind("nothing", STATE, "central"),
    "overview:gap_list": [
        inside("nothing", STATE, "administrator", extra={"figure": figure}, body=body)
        for figure in ("schools-without-principal", "people-without-role")
        for body in ({}, CSV)
    ],
    "overview:region_home": [
        door("region", REGION),
        inside("region", REGION, "forum_admin central", body=CSV),
    ],
    "overview:area_home": [
        door("area", f"{AREA}"),
        inside("area", AREA, "area_director forum_admin central", body=CSV),
    ],
    "overview:network_home": [
        door("network", PLACE),
        door("former", PLACE),
        door("their_network", "chair_elsewhere central administrator"),
    ],
    "overview:school_home": [
        door("school", PLACE),
        door("their_school", "chair_elsewhere central administrator"),
    ],
    "overview:list": [
        *behind("network_kind", PLACE, ROLLUP),
        *behind("area_kind", AREA, "area_director forum_admin central", ("coming",)),
        *behind("region_kind", REGION, "forum_admin central", ("actions-open",)),
    ],
}  # fmt: skip
