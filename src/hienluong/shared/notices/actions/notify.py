"""Record that somebody should know something. The worker sends it later, outside any transaction."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.template.loader import get_template

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.organisation.public import Appointment
from hienluong.shared.notices.models import Letter, Notice

__all__ = ["Channel", "ToMailbox", "ToParty", "ToPost", "notify"]


class Channel(StrEnum):
    """How a notice travels besides standing in the reader's list, where it always stands."""

    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class ToParty:
    """To a citizen or an organisation."""

    party_id: int


@dataclass(frozen=True, slots=True)
class ToPost:
    """To whoever holds a post today."""

    post_id: int


@dataclass(frozen=True, slots=True)
class ToMailbox:
    """To a stranger whose address the package that registered `kind` tells; such a notice stands in no list."""

    kind: str
    id: int


Recipient = ToParty | ToPost | ToMailbox


def notify(
    recipient: Recipient,
    template: str,
    facts: Mapping[str, object],
    *,
    path: str = "",
    channels: Collection[Channel] = (Channel.EMAIL,),
) -> None:
    """Tell `recipient` something, in the caller's transaction (a consumer's, mostly).

    `template` names a folder `notices/<template>/` with `subject.txt` and `body.txt`; `facts` fill both and hold
    codes, titles of procedures and dates as text, never personal data. `path` is where in the house the reader
    goes on. Raises TemplateDoesNotExist, so that a misspelt name is seen at once.
    """
    if path and not re.match(r"/(?!/)", path):
        raise ValueError("a notice leads to a page of the house")
    for part in ("subject", "body"):
        get_template(f"notices/{template}/{part}.txt")
    notice = Notice.objects.create(
        uid=uuid7(),
        party_id=recipient.party_id if isinstance(recipient, ToParty) else None,
        post_id=recipient.post_id if isinstance(recipient, ToPost) else None,
        mailbox_kind=recipient.kind if isinstance(recipient, ToMailbox) else "",
        mailbox_id=recipient.id if isinstance(recipient, ToMailbox) else None,
        template=template,
        facts=dict(facts),
        path=path,
        at=clock.now(),
    )
    if Channel.EMAIL in channels:
        Letter.objects.bulk_create(_letters(notice, recipient))


def _letters(notice: Notice, recipient: Recipient) -> list[Letter]:
    now = clock.now()
    accounts: list[int | None] = [None]
    if isinstance(recipient, ToPost):
        held = Appointment.objects.as_of(clock.today()).filter(post_id=recipient.post_id)
        accounts = list(held.values_list("account_id", flat=True).distinct())
    return [
        Letter(notice=notice, account_id=account, next_attempt_at=now, changed_at=now) for account in accounts
    ]
