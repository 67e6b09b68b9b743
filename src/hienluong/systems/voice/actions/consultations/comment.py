"""Anybody comments on a draft; an officer lets the comment stand on the page, or says why not."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import mask_text, seal_numbers
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.consultations.moves import comment_context, locked, write_journal
from hienluong.systems.voice.contacts import SealedContact, contact_faults, opened, sealed
from hienluong.systems.voice.errors import ActNotPossible, ConsultationNotFound
from hienluong.systems.voice.masking import publishable
from hienluong.systems.voice.models import Comment, CommentState, Consultation, ConsultationState
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.rules.periods import ensure_taking_comments
from hienluong.systems.voice.rules.wording import ensure_reason
from hienluong.systems.voice.values import LONGEST_TEXT, CommentIn

__all__ = ["hide_comment", "send_comment", "show_comment"]

_MODERATED_IN = frozenset({ConsultationState.OPEN, ConsultationState.CLOSED})


@transaction.atomic
def send_comment(actor: Actor, command: CommentIn) -> Comment:
    """Keep a comment. Open to everybody; the same form sent again gives the same comment, also when it is late by then.

    Raises ConsultationNotFound, CommentsClosed after the last minute, Invalid.
    """
    known = Comment.objects.filter(uid=command.uid).first()
    if known is not None:
        return known
    consultation = _open_one(command.slug)
    _ensure_sound(command)
    try:
        with transaction.atomic():
            comment = _new(consultation, command)
    except IntegrityError:
        return Comment.objects.get(uid=command.uid)
    write_journal(actor, events.CONSULTATION_COMMENTED, consultation)
    events.tell_of_consultation(events.CONSULTATION_COMMENTED, consultation)
    return comment


@transaction.atomic
def show_comment(actor: Actor, comment_id: int) -> Comment:
    """Let it stand on the page: numbers masked, the name only with consent. Raises NotAllowed, ActNotPossible."""
    comment = _for_moderation(actor, comment_id)
    comment.state, comment.why_hidden = CommentState.SHOWN, ""
    comment.public_text = publishable(mask_text(comment.text))
    if comment.may_show_name:
        comment.public_name = opened(SealedContact(comment.name, "", ""), comment_context(comment)).name
    comment.save()
    _tell(actor, "voice.comment_shown", comment)
    return comment


@transaction.atomic
def hide_comment(actor: Actor, comment_id: int, reason: str) -> Comment:
    """Keep it off the page, and out of the groups, for a reason that stays with it. Raises NotAllowed, ActNotPossible, Invalid."""
    comment = _for_moderation(actor, comment_id)
    ensure_reason(reason)
    comment.state, comment.why_hidden, comment.group = CommentState.HIDDEN, reason, None
    comment.public_text = comment.public_name = ""
    comment.save()
    _tell(actor, "voice.comment_hidden", comment)
    return comment


def _open_one(slug: str) -> Consultation:
    """Locked against closing: a comment of the last minute is in before the summary begins."""
    found = Consultation.objects.select_for_update(of=("self",), no_key=True).filter(slug=slug).first()
    if found is None:
        raise ConsultationNotFound
    ensure_taking_comments(found.opens_at, found.closes_at, clock.now())
    return found


def _ensure_sound(command: CommentIn) -> None:
    faults = dict(contact_faults(command.contact))
    if not 5 <= len(command.text) <= LONGEST_TEXT:
        faults["text"] = gettext_noop(
            "Viết ý kiến từ 5 đến 5.000 ký tự. Phần dài hơn xin gửi thành lần khác."
        )
    if len(command.organisation) > 200:
        faults["organisation"] = gettext_noop("Ghi tên tổ chức không quá 200 ký tự.")
    if faults:
        raise Invalid(faults)


def _new(consultation: Consultation, command: CommentIn) -> Comment:
    section = consultation.sections.filter(number=command.section).first() if command.section else None
    if command.section and section is None:
        raise Invalid({"section": gettext_noop("Chọn phần trong danh sách.")})
    comment = Comment(
        uid=command.uid, consultation=consultation, section=section, organisation=command.organisation,
        may_show_name=command.may_show_name, at=clock.now(),
    )  # fmt: skip
    context = comment_context(comment)
    kept = sealed(command.contact, context)
    comment.name, comment.email, comment.phone = kept.name, kept.email, kept.phone
    comment.text = seal_numbers(command.text, context)
    comment.save()
    return comment


def _for_moderation(actor: Actor, comment_id: int) -> Comment:
    pointer = Comment.objects.filter(pk=comment_id).first()
    if pointer is None:
        raise ConsultationNotFound
    consultation = locked(pointer.consultation_id)
    actor.require(ANSWER, consultation.agency_id)
    if consultation.state not in _MODERATED_IN:
        raise ActNotPossible(act="moderate", state=consultation.state)
    return Comment.objects.select_related("consultation").get(pk=comment_id)


def _tell(actor: Actor, verb: str, comment: Comment) -> None:
    touch("voice")
    write_journal(actor, verb, comment.consultation, right=ANSWER)
