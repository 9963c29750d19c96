"""Row count and checksum of whole tables: whether anything at all has changed."""

import hashlib

from django.db import connection

Fingerprint = dict[str, tuple[int, str]]
ABOUT_IMPORTS = ("roles_importbatch", "roles_importline")
HISTORY = ("event", "pghistory_context")
OUR_APPS = ("networks_", "roles_", "meetings_", "fiso_", "reminders_", "account_", "pghistory_")


def fingerprint_of_all(*, history: bool = True, imports: bool = False) -> Fingerprint:
    """Every table of ours. Without `history` only what is so, and not how it came about."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name.startswith(OUR_APPS)]
        names = [name for name in names if imports or name not in ABOUT_IMPORTS]
        names = [name for name in names if history or not name.endswith(HISTORY)]
        return {name: _fingerprint(cursor, name) for name in sorted(names)}


def _fingerprint(cursor, table: str) -> tuple[int, str]:
    cursor.execute(f'SELECT row::text FROM "{table}" AS row')
    rows = sorted(text for (text,) in cursor.fetchall())
    return len(rows), hashlib.md5("\n".join(rows).encode()).hexdigest()
