import datetime as dt

from django.db import transaction

from networks.models import School, SchoolMembership


@transaction.atomic
def close_school(*, school: School, on: dt.date) -> School:
    """
    Close a school: `on` is the first day it no longer exists. Its membership ends the day before, and it sits in no
    network any more, so that roles held at it reach none. The row and its past stay. Who may is asked by the caller.
    """
    last_day = on - dt.timedelta(days=1)
    for membership in SchoolMembership.objects.select_for_update().current(on).filter(school=school):
        membership.ends_on = max(last_day, membership.starts_on)
        membership.save(update_fields=["ends_on"])
    school.closed_on, school.network = on, None
    school.save(update_fields=["closed_on", "network"])
    return school
