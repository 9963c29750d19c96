"""
From a letter to a message: text and HTML, one recipient, one main link, why you got it, how to change what is sent.

A letter is printed once for everybody of its variant, styles made inline, and filled in for each (reminders.blanks).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import css_inline
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from reminders import calendar
from reminders.audience import Recipient
from reminders.blanks import MARKS, Blank, message_id
from reminders.kinds import KINDS, Kind, Letter
from reminders.models import Notice

SALT = "reminders.stop"
INLINER = css_inline.CSSInliner(keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False)


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
        self._blanks: dict[Letter, Blank] = {}

    def one(self, told: Told) -> EmailMultiAlternatives:
        if told.letter not in self._blanks:
            self._blanks[told.letter] = _print(told.letter, told.kind)
        row, person = told.row, told.row.person
        return self._blanks[told.letter].fill(
            to=person.email,
            message_id=message_id(row.message_id),
            values={"why": _because(told.recipient.reason), "schools": _joined(told.recipient.schools)},
            attendee=calendar.attendee(person.name, person.email) if told.letter.invite else "",
            headers={} if told.kind.mandatory else _way_out(row),
        )

    def several(self, all_told: Sequence[Told]) -> EmailMultiAlternatives:
        """What waited for office hours comes as one mail, a line and a link for each."""
        first = all_told[0]
        lines = [
            {"subject": told.letter.subject, "url": _url(told.letter.path), "why": told.recipient.reason}
            for told in all_told
        ]
        context = {"lines": lines, "url": _url(reverse("reminders:notice_list")), "settings_url": _settings_url()}
        subject = f"{len(lines)} notices: {first.letter.subject}"
        text = _no_gaps(render_to_string("emails/several.txt", context))
        html = _inline(render_to_string("emails/several.html", context))
        headers = {"Message-ID": message_id(first.row.message_id), "Auto-Submitted": "auto-generated"}
        message = EmailMultiAlternatives(
            subject[:200], text, settings.DEFAULT_FROM_EMAIL, [first.row.person.email], headers=headers
        )
        message.attach_alternative(html, "text/html")
        return message


def _print(letter: Letter, kind: Kind) -> Blank:
    context = {
        "letter": letter,
        "mandatory": kind.mandatory,
        "url": _url(letter.link or letter.path),
        "settings_url": _settings_url(),
        **MARKS,
    }
    text = _no_gaps(render_to_string(f"emails/{letter.template}.txt", context))
    html = _inline(render_to_string(f"emails/{letter.template}.html", context))
    return Blank(subject=letter.subject[:200], text=text, html=html, entry=letter.invite)


def _no_gaps(text: str) -> str:
    """Never two empty lines together, whatever parts of a text are left out."""
    return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


def _inline(html: str) -> str:
    """Styles in their tags; rows on lines of their own: one line over 998 octets would make the mail be encoded."""
    return INLINER.inline(html).replace("><t", ">\n<t")


def _way_out(row: Notice) -> dict[str, str]:
    """The button that mail programs show (RFC 2369, and RFC 8058 for one click)."""
    url = _url(reverse("reminders:mail_stop", args=[stop_token(row.person_id, row.kind)]))
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


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
