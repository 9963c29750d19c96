"""What the forms of the agenda builder send."""

from django.urls import reverse

HTMX = {"HTTP_HX_REQUEST": "true"}


def url(name, meeting, *args):
    return reverse(f"meetings:{name}", args=[meeting.pk, *args])


def positions(meeting):
    return [
        list(section.items.order_by("position").values_list("position", flat=True))
        for section in meeting.sections.all()
    ]


def words(meeting, **changes):
    """What the form of a new item sends."""
    data = {
        "title": "Reading bank", "purpose": "discuss", "topic": "", "minutes": "15", "detail": "", "owner": "",
        "link": "", "sensitivity": "members", "section": str(meeting.sections.all()[0].pk), "after": "0",
        "version": "", "papers-TOTAL_FORMS": "1", "papers-INITIAL_FORMS": "0", "papers-0-title": "", "papers-0-url": "",
    }  # fmt: skip
    return {**data, **changes}


def edit_of(item, **changes):
    """What the form of an open item sends."""
    data = words(item.meeting, title=item.title, minutes=str(item.minutes), section=str(item.section_id))
    return {**data, "owner": str(item.owner_id or ""), "version": str(item.version), **changes}


def row(item, number=1, **changes):
    """What the hidden form of a row sends."""
    minutes = str(item.minutes)
    return {"version": str(item.version), "was": minutes, "minutes": minutes, "number": str(number), **changes}
