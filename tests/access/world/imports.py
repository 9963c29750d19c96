"""Files an administrator has given: one that waits for a yes, one at work, one that was put in."""

from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

from roles.models import ImportBatch, ImportLine, Person

PLAN = "7" * 64


def imports(by: Person, text: str) -> dict[str, Model]:
    now = timezone.now()
    common = {"kind": "schools", "rows": 1, "uploaded_by": by, "plan": PLAN, "checked_at": now}
    agreed = {"confirmed_by": by, "confirmed_at": now}
    found = {
        "import": ImportBatch(**common, state="checked", sha256="1" * 64, content=b"x", file_name=text),
        "import_at_work": ImportBatch(
            **common, **agreed, state="applying", sha256="2" * 64, content=b"x", file_name=text
        ),
        "import_done": ImportBatch(
            **common, **agreed, state="done", sha256="3" * 64, file_name=text, done_at=now, history=uuid4()
        ),
    }
    for batch in found.values():
        batch.save()
        ImportLine.objects.create(batch=batch, number=2, about=text, outcome="added", reason=text)
    return found
