"""Verbs over roles and people, one module for each noun. Each asks who does it, and is all or nothing."""

from roles.services.appointments import appoint, end_appointment, may_appoint

__all__ = ["appoint", "end_appointment", "may_appoint"]
