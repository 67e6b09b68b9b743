"""Into the book: the number of arrival, and to the leader who directs."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Post
from hienluong.shared.numbering.public import take
from hienluong.shared.work import public as work
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.moving import let_read, locked, post_named, write_journal
from hienluong.systems.documents.actions.stating import state_facts
from hienluong.systems.documents.errors import AlreadyHere
from hienluong.systems.documents.models import Document, Flow
from hienluong.systems.documents.queries.doubles import doubles_of
from hienluong.systems.documents.queries.vocabulary import book_for
from hienluong.systems.documents.rights import REGISTER
from hienluong.systems.documents.rules.numbers import series_key
from hienluong.systems.documents.rules.states import state_after
from hienluong.systems.documents.subjects import matter_of
from hienluong.systems.documents.values import Arrival, Registration

__all__ = ["enter", "register"]


@transaction.atomic
def enter(actor: Actor, arrival: Arrival, registration: Registration) -> Document:
    """Keep what came and register it in one act: scans, what is handed in at the counter.

    Raises what `arrive` and `register` raise.
    """
    return register(actor, arrive(actor, arrival).pk, registration)


@transaction.atomic
def register(actor: Actor, document_id: int, registration: Registration) -> Document:
    """Give the number of arrival (NĐ 30/2020/NĐ-CP, điều 22), the last thing taken; hand it to who directs.

    Raises NotAllowed, ActNotPossible, Invalid, AlreadyHere unless it was said to be another document.
    """
    document = locked(document_id)
    actor.require(REGISTER, document.agency_id)
    document.state = state_after("register", document.state)
    state_facts(document, registration.facts)
    doubles = [] if registration.though_double else doubles_of(document)
    if doubles:
        raise AlreadyHere(doubles=[each.pk for each in doubles])
    work.withdraw(matter_of(document), [work.Role.LEAD])
    if registration.to_post is not None:
        _submit(actor, document, post_named(registration.to_post), registration.note)
    document.registered_at = clock.now()
    document.year = clock.today().year
    document.book = book_for(document.agency_id, Flow.INCOMING, clock.today())
    document.serial = take(series_key(document.book.pk, document.year, ""))
    document.save()
    write_journal(actor, events.REGISTERED, document, right=REGISTER, serial=document.serial)
    events.tell(events.REGISTERED, document)
    return document


def _submit(actor: Actor, document: Document, post: Post, note: str) -> None:
    """Onto the list of who says what is to be done."""
    let_read(document, [post.pk])
    work.hand_over(
        work.HandOver(
            matter=matter_of(document), title=gettext_noop("Cho ý kiến chỉ đạo"), post_id=post.pk,
            agency_id=post.agency_id, role=work.Role.ASSIGN, urgency=work.Urgency(document.urgency), note=note,
            from_post_id=actor.posts[0] if actor.posts else None,
        )
    )  # fmt: skip
