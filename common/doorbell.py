"""Wake the worker after a commit, so that notices leave within seconds. A lost ring costs a minute, never a notice."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def ring() -> None:
    """
    Ask, once the transaction has committed, for a tick of the notice ledger. Never raises when the broker is away.
    """
    transaction.on_commit(_send, robust=True)


def _send() -> None:
    try:
        current_app.send_task("reminders.tick", ignore_result=True, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("doorbell_not_heard", extra={"error": str(error)})
