"""One line to the mail server, kept open for a batch, and what its answers mean for the mail at hand."""

import smtplib
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from reminders.blanks import Filled
from reminders.calendar import sender


class Outcome(Enum):
    SENT = "sent"
    REFUSED = "refused for good: this address or this mail"
    LATER = "not now: this mail again later"
    DOWN = "the line is dead: nothing more over it"


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    words: str = ""
    hung: bool = False


class Post:
    """Use with `with`: the line is opened at the first mail and closed at the end."""

    def __init__(self) -> None:
        self.connection: Any = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def deliver(self, message: EmailMessage) -> Answer:
        try:
            self.connection.open()
            self._hand_over(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            return Answer(_by_code(code), _words(code, text))
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            answer = Answer(_by_code(error.smtp_code), _words(error.smtp_code, error.smtp_error))
            if answer.outcome is Outcome.DOWN:
                self._hang_up()
            return answer
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            return Answer(Outcome.DOWN, str(error) or type(error).__name__, hung=_hung(error))
        return Answer(Outcome.SENT)

    def _hand_over(self, message: EmailMessage) -> None:
        """Our own messages go straight over the line: Django's backend parses both addresses anew for each mail."""
        line = self.connection.connection if isinstance(self.connection, EmailBackend) else None
        if line and isinstance(message, Filled) and message.to[0].isascii():
            line.sendmail(sender(), message.to, message.octets)
        else:
            self.connection.send_messages([message])

    def _hang_up(self) -> None:
        try:
            self.connection.close()
        except (smtplib.SMTPException, OSError):
            self.connection.connection = None


def _hung(error: BaseException) -> bool:
    """smtplib tells of a server that does not answer as of one that hung up; what it caught first tells them apart."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _by_code(code: int) -> Outcome:
    if code == 421:
        return Outcome.DOWN
    return Outcome.REFUSED if code >= 500 else Outcome.LATER


def _words(code: int, text: bytes | str) -> str:
    said = text.decode(errors="replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(said.split())}"
