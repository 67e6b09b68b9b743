"""A draft's way up: submitted, initialled, returned."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Post
from hienluong.shared.work import public as work
from hienluong.systems.documents.actions.moving import let_read, locked, post_named, take_turn, write_journal
from hienluong.systems.documents.actions.opinions import withdraw_questions
from hienluong.systems.documents.actions.writing import must_write
from hienluong.systems.documents.errors import NothingToSign
from hienluong.systems.documents.models import Document, Endorsement, EndorsementKind, State
from hienluong.systems.documents.rights import APPROVE, DRAFT
from hienluong.systems.documents.rules.blocks import text_of
from hienluong.systems.documents.rules.states import ensure_possible, state_after
from hienluong.systems.documents.subjects import matter_of

__all__ = ["hand_to", "initial", "return_draft", "submit_draft"]


@transaction.atomic
def submit_draft(actor: Actor, document_id: int, to_post: int) -> Document:
    """To a head who checks and initials, or straight to the signer. Raises NotYourTurn, ActNotPossible, NothingToSign."""
    document = locked(document_id)
    ensure_possible("submit", document.state)
    version = document.versions.latest("number")
    if not text_of(version.blocks).strip():
        raise NothingToSign
    post = post_named(to_post)
    giver = take_turn(actor, document, [work.Role.LEAD], "submitted")
    withdraw_questions(document)
    if post.pk == document.signer_post_id:
        document.state = State.SIGNING
        hand_to(document, post, work.Role.SIGN, from_post=giver)
    else:
        document.state = state_after("submit", document.state)
        hand_to(document, post, work.Role.APPROVE, from_post=giver)
    document.save()
    write_journal(actor, "documents.submitted", document, right=DRAFT)
    return document


@transaction.atomic
def initial(actor: Actor, document_id: int) -> Document:
    """Answer for content and form with one's initials (ký nháy), and on to the signer.

    Raises NotYourTurn, NotAllowed, ActNotPossible.
    """
    document = locked(document_id)
    actor.require(APPROVE, document.agency_id)
    document.state = state_after("initial", document.state)
    post = take_turn(actor, document, [work.Role.APPROVE], "initialled")
    Endorsement.objects.create(
        document=document, version=document.versions.latest("number"), kind=EndorsementKind.INITIAL, post_id=post,
        account_id=actor.account_id, name=actor.name, mode=actor.acting_for.get(post, ""), at=clock.now(),
    )  # fmt: skip
    hand_to(document, post_named(document.signer_post_id or 0), work.Role.SIGN, from_post=post)
    document.save()
    write_journal(actor, "documents.initialled", document, right=APPROVE)
    return document


@transaction.atomic
def return_draft(actor: Actor, document_id: int, why: str) -> Document:
    """Back to who drafts, with the reason. Raises NotYourTurn, NotAllowed, ActNotPossible, Invalid."""
    document = locked(document_id)
    actor.require(APPROVE, document.agency_id)
    document.state = state_after("return", document.state)
    reason = must_write("why", why, gettext_noop("Ghi lý do trả lại."))
    post = take_turn(actor, document, [work.Role.APPROVE, work.Role.SIGN], reason)
    hand_to(document, _drafter(document), work.Role.LEAD, from_post=post, note=reason)
    document.save()
    write_journal(actor, "documents.draft_returned", document, right=APPROVE)
    return document


_TITLES = {
    work.Role.LEAD: gettext_noop("Sửa dự thảo được trả lại"),
    work.Role.APPROVE: gettext_noop("Duyệt dự thảo văn bản"),
    work.Role.SIGN: gettext_noop("Ký văn bản"),
    work.Role.ISSUE: gettext_noop("Cấp số, phát hành văn bản"),
}


def hand_to(document: Document, post: Post, role: work.Role, *, from_post: int, note: str = "") -> None:
    """Onto the list of the next post. Part of the caller's act, which saves the document."""
    let_read(document, [post.pk])
    work.hand_over(
        work.HandOver(
            matter=matter_of(document), title=_TITLES[role], post_id=post.pk, agency_id=post.agency_id, role=role,
            note=note, from_post_id=from_post, urgency=work.Urgency(document.urgency),
        )
    )  # fmt: skip


def _drafter(document: Document) -> Post:
    """Who had it first on the list."""
    first = next(item for item in work.items_of(matter_of(document)) if item.role == work.Role.LEAD)
    return first.post
