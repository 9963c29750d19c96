"""What is done with notices: planned, checked, sent, seen; and what people wish about their mail."""

from reminders.services.feeds import fetch, make_feed, opened_by, renew_feed, stop_feed
from reminders.services.health import Health, health, retry
from reminders.services.planning import plan
from reminders.services.sending import send
from reminders.services.ticking import tick
from reminders.services.wishes import choose_mail, mark_all_seen, mark_seen, stop_mail

__all__ = [
    "Health",
    "choose_mail",
    "fetch",
    "health",
    "make_feed",
    "mark_all_seen",
    "mark_seen",
    "opened_by",
    "plan",
    "renew_feed",
    "retry",
    "send",
    "stop_feed",
    "stop_mail",
    "tick",
]
