"""Verbs over roles and people, one module for each noun. Each asks who does it, and is all or nothing."""

from roles.services.appointments import appoint, end_appointment, extend, resign
from roles.services.corrections import correct, withdraw
from roles.services.granting import may_appoint, may_change, roles_to_appoint
from roles.services.handover import act_for, hand_over
from roles.services.invitations import invite

__all__ = [
    "act_for",
    "appoint",
    "correct",
    "end_appointment",
    "extend",
    "hand_over",
    "invite",
    "may_appoint",
    "may_change",
    "resign",
    "roles_to_appoint",
    "withdraw",
]
