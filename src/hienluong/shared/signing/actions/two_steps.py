"""Sign with a key in the signer's own machine: hand out what is to be signed, take back what was."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor
from hienluong.shared.signing.actions.acts import Deed, deed_of, drawing_of, laid_out, post_of
from hienluong.shared.signing.actions.finish import continued, finish
from hienluong.shared.signing.actions.remember import remember
from hienluong.shared.signing.errors import PreparedNotFound
from hienluong.shared.signing.identity import Identity, identity_of
from hienluong.shared.signing.models import PreparedSignature, Role
from hienluong.shared.signing.pdf.foreign import attributes_and_signature
from hienluong.shared.signing.pdf.signing import LaidOut
from hienluong.shared.signing.stamping import stamper
from hienluong.shared.signing.values import SealRequest, SignRequest, ToSign

__all__ = ["finish_signature", "forget_prepared", "prepare_signature"]

_WAITS = timedelta(hours=1)
_SEAL_RIGHT = "signing.seal"


def prepare_signature(actor: Actor, pdf: bytes, request: SignRequest | SealRequest) -> ToSign:
    """Keep the document, with room for the signature, for an hour; what the signer's device must sign.

    Works for keys of every provider. Raises what `sign_pdf` and `seal_pdf` raise before the key is asked.
    """
    deed = deed_of(actor, request)
    identity = identity_of(deed.key)
    prepared = laid_out(pdf, identity, drawing_of(actor, request, deed), deed.reason)
    waiting = _kept(actor, deed, prepared)
    return ToSign(waiting.uid, prepared.attributes, prepared.document_digest, identity.certificate)


@transaction.atomic
def _kept(actor: Actor, deed: Deed, prepared: LaidOut) -> PreparedSignature:
    return PreparedSignature.objects.create(
        uid=uuid7(),
        key=deed.key,
        account_id=actor.account_id,
        post_id=deed.post_id,
        mode=deed.mode,
        reason=deed.reason[:200],
        pdf=prepared.pdf,
        gap_start=prepared.gap[0],
        gap_end=prepared.gap[1],
        document_digest=prepared.document_digest,
        attributes=prepared.attributes,
        at=clock.now(),
    )


def finish_signature(actor: Actor, uid: UUID, made_elsewhere: bytes) -> bytes:
    """The prepared document with the signature that the device made; journaled.

    `made_elsewhere` is the bare signature of `ToSign.data`, or a whole CMS over the document as devices with their own
    programs make it. The right is checked again. Raises PreparedNotFound (also the second time), SignatureRefused,
    NotYourPost, NotAllowed.
    """
    waiting = _waiting(actor, uid)
    deed = _deed(actor, waiting)
    work = _work(waiting, made_elsewhere)
    made = finish(work.laid_out, work.identity, work.signature, stamper())
    earlier = continued(bytes(waiting.pdf))
    with transaction.atomic():
        gone, _ = PreparedSignature.objects.filter(pk=waiting.pk).delete()
        if not gone:
            raise PreparedNotFound
        remember(actor, deed, made, earlier)
    return made.pdf


def _waiting(actor: Actor, uid: UUID) -> PreparedSignature:
    """Only who prepared it finishes it."""
    if actor.account_id is None:
        raise PreparedNotFound
    mine = PreparedSignature.objects.filter(uid=uid, account_id=actor.account_id)
    waiting = mine.filter(at__gt=clock.now() - _WAITS).select_related("key").first()
    if waiting is None or waiting.key.ended_at is not None:
        raise PreparedNotFound
    return waiting


def _deed(actor: Actor, waiting: PreparedSignature) -> Deed:
    if waiting.key.role == Role.SEAL or waiting.post_id is None:
        actor.require(_SEAL_RIGHT, waiting.key.agency_id)
        return Deed("signing.sealed", _SEAL_RIGHT, waiting.key, None, "", waiting.reason)
    post_of(actor, waiting.post_id)
    return Deed("signing.signed", "", waiting.key, waiting.post_id, waiting.mode, waiting.reason)


@dataclass(frozen=True, slots=True)
class _Work:
    laid_out: LaidOut
    identity: Identity
    signature: bytes


def _work(waiting: PreparedSignature, made_elsewhere: bytes) -> _Work:
    identity, digest = identity_of(waiting.key), bytes(waiting.document_digest)
    attributes, signature = attributes_and_signature(
        made_elsewhere, identity.certificate, bytes(waiting.attributes), digest
    )
    prepared = LaidOut(bytes(waiting.pdf), digest, (waiting.gap_start, waiting.gap_end), attributes)
    return _Work(prepared, identity, signature)


def forget_prepared() -> int:
    """Delete what waited too long for its signature; how many."""
    gone, _ = PreparedSignature.objects.filter(at__lte=clock.now() - _WAITS).delete()
    return gone
