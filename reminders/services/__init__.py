"""What is done with notices: planned, checked, sent, seen; and what people wish about their mail."""

from reminders.services.health import Health, health, retry
from reminders.services.planning import plan
from reminders.services.sending import send
from reminders.services.ticking import tick
from reminders.services.wishes import choose_mail, mark_all_seen, mark_seen, stop_mail

__all__ = [
    "Health",
    "choose_mail",
    "health",
    "mark_all_seen",
    "mark_seen",
    "plan",
    "retry",
    "send",
    "stop_mail",
    "tick",
]
