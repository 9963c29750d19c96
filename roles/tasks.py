"""Putting files in takes longer than a page may. Beat asks each minute, and so does whoever gives something to do."""

from celery import shared_task

LONGEST = 240
"""Seconds. The largest file that is read, 20,000 rows, takes a quarter of it."""


@shared_task(name="roles.work_on_imports", ignore_result=True, soft_time_limit=LONGEST, time_limit=LONGEST + 20)
def work_on_imports() -> None:
    from roles.imports import working

    working.work_on_all()
