"""A navigation as overview/navigation.py makes it, for tests of the shell alone."""

from types import SimpleNamespace
from typing import Any


def link(label: str, icon: str, *, count: int = 0, current: str = "") -> SimpleNamespace:
    return SimpleNamespace(
        label=label, icon=icon, url=f"/{label.lower()}/", count=count, count_word="open", current=current
    )


FIRST = [link("Home", "home", current="page"), link("Meetings", "calendar"), link("Actions", "action", count=4)]
SHELL: dict[str, Any] = {
    "user": SimpleNamespace(name="Dana Petrakis", is_authenticated=True),
    "nav": SimpleNamespace(
        place_name="Wattle Ridge",
        place_kind="Network, 27 schools",
        role_word="Chair",
        places=[("Stringybark Road Primary School", "/places/7/")],
        groups=[
            SimpleNamespace(head="", links=FIRST),
            SimpleNamespace(head="Network", links=[link("Schools and people", "people")]),
        ],
        own=[link("Details", ""), link("Notices", "")],
        tabs=FIRST,
        new_notices=4,
        urls={name: f"/{name}/" for name in ("home", "search", "notices", "access", "sign_out")},
    ),
}
