"""
Who may open which door, for every URL of the site. Plain data by app; plan.py says how it is read.

PUBLIC are those that nobody has to sign in for, or that belong to the account pages of the library.
"""

from tests.access.doors import (
    exchange,
    fiso,
    history,
    home,
    imports,
    meetings_after,
    meetings_before,
    meetings_joint,
    meetings_planning,
    meetings_record,
    overview,
    own,
    people,
    rearranging,
    rights,
)
from tests.access.doors.plan import EVERYBODY, Door, door

PARTS = (
    meetings_before,
    meetings_planning,
    meetings_after,
    meetings_record,
    meetings_joint,
    fiso,
    overview,
    own,
    people,
    home,
    imports,
    rights,
    history,
    rearranging,
    exchange,
)
DOORS: dict[str, list[Door]] = {}
for part in PARTS:
    for name, doors in part.DOORS.items():
        DOORS.setdefault(name, []).extend(doors)
PUBLIC = {
    "healthz",
    "readyz",
    "common:components",
    "reminders:feed",
    "reminders:mail_stop",
    *(
        f"account_{name}"
        for name in (
            "login logout signup inactive email change_password set_password reauthenticate confirm_email "
            "email_verification_sent confirm_login_code reset_password reset_password_done reset_password_from_key "
            "reset_password_from_key_done"
        ).split()
    ),
}

__all__ = ["DOORS", "EVERYBODY", "PUBLIC", "Door", "door"]
