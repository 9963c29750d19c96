from roles.models.appointment import Appointment
from roles.models.grant import Grant
from roles.models.person import Person

__all__ = ["Appointment", "Grant", "Person"]
