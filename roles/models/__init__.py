from roles.models.appointment import Appointment
from roles.models.grant import Grant
from roles.models.group import GroupRequest
from roles.models.import_batch import ImportBatch, ImportLine
from roles.models.person import Person
from roles.models.rearrangement import RearrangedPlace, Rearrangement
from roles.models.security import SecurityEvent, Viewing

__all__ = [
    "Appointment",
    "Grant",
    "GroupRequest",
    "ImportBatch",
    "ImportLine",
    "Person",
    "RearrangedPlace",
    "Rearrangement",
    "SecurityEvent",
    "Viewing",
]
