"""What a checkout keeps for itself in .run/."""

import os
import secrets

from cop.services.place import RUN


def secret_key() -> str:
    """This checkout's own random key, made at the first question and kept, so that people stay signed in."""
    path = RUN / "secret_key"
    if not path.exists():
        RUN.mkdir(exist_ok=True)
        draft = RUN / f"secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(60))
        draft.replace(path)
    return path.read_text()
