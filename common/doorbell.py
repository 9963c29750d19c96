"""Wake the worker after a commit, so that work begins within seconds. A lost ring costs a minute, never the work."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def ring(task: str = "reminders.tick") -> None:
    """
    Ask, once the transaction has committed, for a tick of the notice ledger, or for another task that reads off the
    database what there is to do. Never raises when the broker is away.
    """
    transaction.on_commit(partial(_send, task), robust=True)


def _send(task: str) -> None:
    try:
        current_app.send_task(task, ignore_result=True, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("doorbell_not_heard", extra={"error": str(error)})
