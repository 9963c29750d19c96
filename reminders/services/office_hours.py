from meetings.models import SchoolTerm
from reminders.rules import OfficeHours


def office_hours() -> OfficeHours:
    """When mail that can wait may leave, by the school terms on record."""
    terms = SchoolTerm.objects.order_by("starts_on").values_list("starts_on", "ends_on")
    return OfficeHours(tuple((starts_on, ends_on) for starts_on, ends_on in terms if ends_on))
