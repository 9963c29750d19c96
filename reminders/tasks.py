"""The doorbell: beat rings it each minute, and whoever changed something after the commit. Safe to run twice."""

from celery import shared_task


@shared_task(name="reminders.tick", ignore_result=True)
def tick() -> None:
    from networks.services.sitting import keep_seats_current
    from reminders import services

    keep_seats_current()
    services.tick()
