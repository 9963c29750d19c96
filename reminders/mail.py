"""
From a letter to a message: text and HTML, one recipient, one main link, why you got it, how to change what is sent.

A letter is printed once for everybody of its variant, styles made inline, with marks where it differs from person to
person; the marks are filled in for each. That is what lets a thousand leave in a second.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape

from reminders import calendar
from reminders.audience import Recipient
from reminders.kinds import KINDS, Kind, Letter
from reminders.models import Notice

SALT = "reminders.stop"
INLINER = css_inline.CSSInliner(keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False)
_SALT_OF_MARKS = secrets.token_hex(6)


def _mark(name: str) -> str:
    """Letters and digits only, unknown outside this process: no text that somebody typed can hold one."""
    return f"m{_SALT_OF_MARKS}{name}m"


MARKS = {name: _mark(name) for name in ("why", "schools")}


@dataclass(frozen=True)
class Told:
    """One line of what a person is told: the row, its words, and what of them is theirs."""

    row: Notice
    kind: Kind
    letter: Letter
    recipient: Recipient


class Printer:
    """Prints messages. One lives as long as a batch: a letter kept longer could have aged."""

    def __init__(self) -> None:
        self._printed: dict[Letter, tuple[str, str]] = {}

    def one(self, told: Told) -> EmailMultiAlternatives:
        if told.letter not in self._printed:
            self._printed[told.letter] = _print(told.letter, told.kind)
        text, html = self._printed[told.letter]
        values = {"why": _because(told.recipient.reason), "schools": _joined(told.recipient.schools)}
        message = _message(told.row, told.letter.subject, _fill(text, values), _fill(html, values, as_html=True))
        if not told.kind.mandatory:
            _let_stop(message, told.row)
        if invite := told.letter.invite:
            body = calendar.address_to(invite.body, told.row.person.name, told.row.person.email)
            message.attach_alternative(body, f"text/calendar; method={invite.method}")
        return message

    def several(self, all_told: Sequence[Told]) -> EmailMultiAlternatives:
        """What waited for office hours comes as one mail, a line and a link for each."""
        first = all_told[0]
        lines = [
            {"subject": told.letter.subject, "url": _url(told.letter.path), "why": told.recipient.reason}
            for told in all_told
        ]
        context = {"lines": lines, "url": _url(reverse("reminders:notice_list")), "settings_url": _settings_url()}
        subject = f"{len(lines)} notices: {first.letter.subject}"
        text = render_to_string("emails/several.txt", context)
        html = _inline(render_to_string("emails/several.html", context))
        return _message(first.row, subject, text, html)


def _print(letter: Letter, kind: Kind) -> tuple[str, str]:
    context = {
        "letter": letter,
        "mandatory": kind.mandatory,
        "url": _url(letter.path),
        "settings_url": _settings_url(),
        **MARKS,
    }
    text = render_to_string(f"emails/{letter.template}.txt", context)
    html = render_to_string(f"emails/{letter.template}.html", context)
    return text.strip() + "\n", _inline(html)


def _inline(html: str) -> str:
    """Styles in their tags; rows on lines of their own: one line over 998 octets would make the mail be encoded."""
    return INLINER.inline(html).replace("><t", ">\n<t")


def _fill(text: str, values: dict[str, str], *, as_html: bool = False) -> str:
    for name, value in values.items():
        text = text.replace(MARKS[name], escape(value) if as_html else value)
    return text


def _message(row: Notice, subject: str, text: str, html: str) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=subject[:200],
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[row.person.email],
        headers={
            "Message-ID": f"<{row.message_id}@{urlsplit(settings.BASE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(html, "text/html")
    return message


def _let_stop(message: EmailMultiAlternatives, row: Notice) -> None:
    """The button that mail programs show (RFC 2369, and RFC 8058 for one click)."""
    url = _url(reverse("reminders:mail_stop", args=[stop_token(row.person_id, row.kind)]))
    message.extra_headers["List-Unsubscribe"] = f"<{url}>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def stop_token(person: int, kind: str) -> str:
    """Lets whoever holds the mail stop its kind to this person, and nothing else. It does not age: mails are kept."""
    return signing.dumps([person, kind], salt=SALT)


def read_stop_token(token: str) -> tuple[int, Kind] | None:
    """Whose mail of which kind, or None for a token that is not ours or about a kind that cannot be stopped."""
    try:
        person, code = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    kind = KINDS.get(code)
    return (person, kind) if kind and not kind.mandatory else None


def _url(path: str) -> str:
    return settings.BASE_URL.rstrip("/") + path


def _settings_url() -> str:
    return _url(reverse("reminders:preference_edit"))


def _because(reason: str) -> str:
    """ "You chair …" becomes the end of "You get this because you chair …"."""
    return reason[:1].lower() + reason[1:]


def _joined(names: Sequence[str]) -> str:
    """A, A and B, A, B and C."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)
