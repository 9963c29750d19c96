"""The worker and the beat: `celery -A cop worker`, `celery -A cop beat`."""

import os
import signal
import warnings

from celery import Celery
from celery.signals import beat_init, setup_logging, worker_process_init
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings")
# Root runs a worker in a checkout only, and reads JSON alone; the container has a user of its own.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")

app = Celery("cop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


@setup_logging.connect
def use_our_logging(**_: object) -> None:
    """Django has set the log up already; being connected is what keeps Celery's hands off it."""


@worker_process_init.connect
def die_with_the_worker(**_: object) -> None:
    """A worker killed outright leaves no child behind that would go on sending."""
    from cop.services.children import die_with_parent

    die_with_parent(signal.SIGKILL)


@beat_init.connect
def catch_up_at_once(**_: object) -> None:
    """What came due while we were away is told now rather than in a minute."""
    app.send_task("reminders.tick", expires=55)
