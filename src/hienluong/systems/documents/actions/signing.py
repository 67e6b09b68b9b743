"""The leader signs. The signature is made outside any transaction: a token or a remote service may be slow."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import Purpose, keep
from hienluong.shared.printing.public import draw
from hienluong.shared.signing.public import SignRequest, lay_fields, sign_pdf
from hienluong.shared.work import public as work
from hienluong.systems.documents.actions.approving import hand_to
from hienluong.systems.documents.actions.moving import clerk_of, hold_turn, locked, take_turn, write_journal
from hienluong.systems.documents.errors import DraftChanged
from hienluong.systems.documents.models import Document, Endorsement, EndorsementKind
from hienluong.systems.documents.queries.papers import official_paper
from hienluong.systems.documents.rights import APPROVE
from hienluong.systems.documents.rules.states import ensure_possible, state_after

__all__ = ["sign"]


@dataclass(frozen=True, slots=True)
class _Prepared:
    post_id: int
    version: int
    pdf: bytes


def sign(actor: Actor, document_id: int) -> Document:
    """Sign the draft as it stands and hand it to the clerk who numbers, seals and issues.

    Read under the actor's right; sign with no transaction open; keep, after checking that draft and turn are the
    same. A failure between leaves the draft as it was. Raises NotYourTurn, NotAllowed, ActNotPossible, DraftChanged,
    and the errors of signing.
    """
    prepared = _prepare(actor, document_id)
    signed = sign_pdf(actor, prepared.pdf, SignRequest(post_id=prepared.post_id, reason="Ký văn bản"))
    return _keep(actor, document_id, prepared, signed)


@transaction.atomic
def _prepare(actor: Actor, document_id: int) -> _Prepared:
    document = locked(document_id)
    actor.require(APPROVE, document.agency_id)
    ensure_possible("sign", document.state)
    post = hold_turn(actor, document, [work.Role.SIGN]).post_id
    version = document.versions.latest("number")
    paper = official_paper(document, version, signer_post=post, signer_name=actor.name)
    return _Prepared(post, version.number, lay_fields(draw(paper)))


@transaction.atomic
def _keep(actor: Actor, document_id: int, prepared: _Prepared, signed: bytes) -> Document:
    document = locked(document_id)
    version = document.versions.latest("number")
    if version.number != prepared.version:
        raise DraftChanged(document=document.pk)
    document.state = state_after("sign", document.state)
    post = take_turn(actor, document, [work.Role.SIGN], "signed")
    stored = keep(
        actor, f"{document.uid}-da-ky.pdf", signed, Purpose("documents.signed", None, document.agency_id)
    )
    Endorsement.objects.create(
        document=document, version=version, kind=EndorsementKind.SIGN, post_id=post, account_id=actor.account_id,
        name=actor.name, mode=actor.acting_for.get(post, ""), file_id=stored.pk, at=clock.now(),
    )  # fmt: skip
    document.signer_name = actor.name
    clerk = clerk_of(document.agency_id)
    if clerk is not None:
        hand_to(document, clerk, work.Role.ISSUE, from_post=post)
    document.save()
    write_journal(actor, "documents.signed", document, right=APPROVE, version=version.number)
    return document
