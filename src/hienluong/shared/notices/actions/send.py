"""Send waiting letters: claim in a transaction, talk to the mail server outside, note the outcome."""

import logging
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.shared.notices.mailboxes import address_of
from hienluong.shared.notices.models import Letter, LetterState
from hienluong.shared.notices.rules import Failure, Then, pause_after, sort_failure
from hienluong.shared.notices.wording import words_of

__all__ = ["send_letters"]

_log = logging.getLogger(__name__)

_CLAIM = timedelta(minutes=10)
"""A worker that dies while sending leaves its letter to others after this long. If it had been sent already, it goes
out a second time under the same Message-ID."""

_REST = timedelta(minutes=1)
"""How long a mail server that asked for it, or did not answer, is left alone."""


def send_letters() -> int:
    """Send everything that is due; how many letters left. Stops when the server itself is the matter."""
    if connection.in_atomic_block:
        raise RuntimeError("the mail server is never called inside a transaction")
    mail, sent = get_connection(fail_silently=False), 0
    try:
        while (letter := _claim()) is not None:
            failure = _send(mail, letter)
            _note(letter, failure)
            sent += letter.state == LetterState.SENT
            if failure is not None and failure.then is Then.SLOW_DOWN:
                break
    finally:
        mail.close()
    return sent


@transaction.atomic
def _claim() -> Letter | None:
    now = clock.now()
    due = Letter.objects.filter(state=LetterState.WAITING, next_attempt_at__lte=now)
    letter = (
        due.select_for_update(skip_locked=True, of=["self"])
        .select_related("notice__party", "account")
        .order_by("next_attempt_at")
        .first()
    )
    if letter is not None:
        letter.next_attempt_at = now + _CLAIM
        letter.save(update_fields=["next_attempt_at"])
    return letter


def _send(mail: BaseEmailBackend, letter: Letter) -> Failure | None:
    address = _address(letter)
    if not address:
        return Failure(Then.GIVE_UP, LetterState.NO_ADDRESS)
    try:
        mail.open()
        mail.send_messages([_message(letter, address)])
    except OSError as error:
        mail.close()
        return sort_failure(error)
    except ValueError as error:  # an address or a subject that cannot stand in a header
        return Failure(Then.GIVE_UP, type(error).__name__)
    return None


def _address(letter: Letter) -> str:
    notice = letter.notice
    if notice.mailbox_id is not None:
        return address_of(notice.mailbox_kind, notice.mailbox_id)
    holder = letter.account or notice.party
    return holder.email if holder else ""


def _message(letter: Letter, address: str) -> EmailMessage:
    words = words_of(letter.notice)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    headers = {
        "Message-ID": f"<{letter.notice.uid}.{letter.pk}@{domain}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(words.subject, words.letter, to=[address], headers=headers)


def _note(letter: Letter, failure: Failure | None) -> None:
    now = clock.now()
    letter.changed_at = now
    letter.reason = failure.reason if failure else ""
    if failure is not None and failure.then is Then.SLOW_DOWN:
        letter.next_attempt_at = now + _REST
        _let_the_others_wait()
    else:
        letter.attempts += 1
        pause = pause_after(letter.attempts) if failure and failure.then is Then.TRY_AGAIN else None
        letter.state = _state_after(failure) if pause is None else LetterState.WAITING
        letter.next_attempt_at = now + (pause or timedelta())
    letter.save()
    if failure is not None:
        _log.warning(
            "letter_not_sent letter=%s reason=%s then=%s", letter.pk, failure.reason, failure.then.value
        )


def _state_after(failure: Failure | None) -> LetterState:
    if failure is None:
        return LetterState.SENT
    return LetterState.NO_ADDRESS if failure.reason == LetterState.NO_ADDRESS else LetterState.FAILED


def _let_the_others_wait() -> None:
    now = clock.now()
    Letter.objects.filter(state=LetterState.WAITING, next_attempt_at__lte=now).update(
        next_attempt_at=now + _REST
    )
