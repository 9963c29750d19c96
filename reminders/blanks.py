"""
Messages printed once with blanks, and filled in for each person as bytes. Putting a MIME message together costs more
than sending it; of a letter that goes to thirty people it is done once.
"""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.html import escape

_SECRET = secrets.token_hex(6)


def _mark(name: str) -> str:
    """Letters and digits only, unknown outside this process: no text that somebody typed can hold one."""
    return f"m{_SECRET}{name}m"


MARKS = {name: _mark(name) for name in ("why", "schools")}
"""Blanks in the words of a letter."""
ID, ATTENDEE = _mark("id"), _mark("attendee")


class Ready:
    """Stands where Django's mail backends expect a message: they only ask it for its bytes."""

    def __init__(self, octets: bytes) -> None:
        self._octets = octets

    def as_bytes(self, *, linesep: str = "\n", **_: Any) -> bytes:
        return self._octets if linesep == "\r\n" else self._octets.replace(b"\r\n", linesep.encode())

    def as_string(self, **_: Any) -> str:
        return self.as_bytes().decode(errors="surrogateescape")

    def get_charset(self) -> None:
        """What the console backend asks for; the parts say their own."""


class Filled(EmailMultiAlternatives):
    """A message to one person, with its bytes already made."""

    octets: bytes

    def message(self, *, policy: Any = None) -> Any:
        return Ready(self.octets)


class Blank:
    """Text, HTML and calendar entry of a letter, with marks where they differ from person to person."""

    def __init__(self, *, subject: str, text: str, html: str, entry: tuple[str, str] | None) -> None:
        self.subject, self.text, self.html = subject, text, html
        headers = {"Message-ID": ID, "Auto-Submitted": "auto-generated"}
        message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, headers=headers)
        message.attach_alternative(html, "text/html")
        if entry:
            method, body = entry
            message.attach_alternative(
                body.replace("END:VEVENT", f"{ATTENDEE}\r\nEND:VEVENT"), f"text/calendar; method={method}"
            )
        built: Any = message.message()
        for part in built.walk():
            if part["Content-Transfer-Encoding"] == "7bit":
                part.replace_header("Content-Transfer-Encoding", "8bit")  # what is filled in may be more than ASCII
        self.octets = built.as_bytes(linesep="\r\n")

    def fill(
        self, *, to: str, message_id: str, values: Mapping[str, str], attendee: str, headers: Mapping[str, str]
    ) -> Filled:
        """The message to one person. `attendee` is their line of the calendar entry; headers are theirs alone."""
        text, html = self.text, self.html
        for name, value in values.items():
            mark = MARKS[name]
            text, html = text.replace(mark, value), html.replace(mark, escape(value))
        message = Filled(self.subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers={**headers})
        message.attach_alternative(html, "text/html")
        octets = self._fill_octets(values)
        octets = octets.replace(ID.encode(), message_id.encode()).replace(ATTENDEE.encode(), attendee.encode())
        own = {"To": to, **headers}
        message.octets = "".join(f"{name}: {value}\r\n" for name, value in own.items()).encode() + octets
        return message

    def _fill_octets(self, values: Mapping[str, str]) -> bytes:
        """HTML needs its values escaped, text must not have them so: the two parts are filled one after the other."""
        head, sign, tail = self.octets.partition(b"Content-Type: text/html")
        for name, value in values.items():
            mark = MARKS[name].encode()
            head, tail = head.replace(mark, value.encode()), tail.replace(mark, escape(value).encode())
        return head + sign + tail


def message_id(key: object) -> str:
    return f"<{key}@{urlsplit(settings.BASE_URL).hostname}>"
