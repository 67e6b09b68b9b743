"""Sign as a person, seal as an agency.

The order of a result: `lay_fields`, `sign_pdf` (and further persons), `stamp_number`, `seal_pdf`. The caller keeps
it; after the seal nothing can be added. With a time-stamp service (HL_TSA_URL) signing asks another machine: then
call it outside a transaction and store what comes back afterwards.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.public import DelegationMode
from hienluong.shared.signing.actions.enrol_key import person_key, seal_key
from hienluong.shared.signing.certificates.authority import authority_chain
from hienluong.shared.signing.errors import AlreadySealed, NotYourPost
from hienluong.shared.signing.models import SignatureRecord, SigningKey
from hienluong.shared.signing.pdf.appearance import drawn, spelt_moment, stamp_style
from hienluong.shared.signing.pdf.fields import SEAL, Box, box_of, opened, signature_fields, unseen_field
from hienluong.shared.signing.pdf.signing import MadeSignature, Picture, Wording, add_signature
from hienluong.shared.signing.queries import agency_name, signing_post
from hienluong.shared.signing.values import SealRequest, SignRequest

__all__ = ["seal_pdf", "sign_pdf"]

_SEAL_RIGHT = "signing.seal"
_UNSEEN: Box = (0.0, 0.0, 100.0, 40.0)
"""What is drawn for a signature without a place on the page; nobody sees it."""


def sign_pdf(actor: Actor, pdf: bytes, request: SignRequest) -> bytes:
    """The document with the actor's signature as the post of the request; journaled.

    For a post acted for by delegation the mode (KT., TL., TUQ.) is noted. Raises NotYourPost, NoSigningKey,
    PdfNotSignable, AlreadySealed, KeyUnavailable, TimestampUnavailable.
    """
    if request.post_id not in actor.posts or actor.account_id is None:
        raise NotYourPost(post_id=request.post_id)
    post = signing_post(request.post_id)
    key = person_key(post, actor.account_id)
    agency = agency_name(post.agency_id)
    drawing = _Drawing("signature", request.image, actor.name, agency)
    wording = Wording(actor.name, request.reason, request.place)
    made = _made(pdf, key, wording, request.field, drawing)
    mode = actor.acting_for.get(post.pk, "")
    if mode == DelegationMode.SUBSTITUTE:
        mode = ""
    _remember(actor, _Act("signing.signed", key, post.pk, mode, request.reason), made)
    return made.pdf


def seal_pdf(actor: Actor, pdf: bytes, request: SealRequest) -> bytes:
    """The document with the agency's signature, the last one: it locks the document; journaled.

    The agency's clerk seals, after the person signed and the number stands (NĐ 30/2020, điều 32). Needs the
    right signing.seal. Raises NotAllowed and what `sign_pdf` raises.
    """
    actor.require(_SEAL_RIGHT, request.agency_id)
    key = seal_key(request.agency_id)
    agency = agency_name(request.agency_id)
    drawing = _Drawing("seal", request.image, agency, agency)
    made = _made(pdf, key, Wording(agency, request.reason, request.place), SEAL, drawing)
    _remember(actor, _Act("signing.sealed", key, None, "", request.reason, _SEAL_RIGHT), made)
    return made.pdf


@dataclass(frozen=True, slots=True)
class _Drawing:
    template: str
    image: bytes
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class _Act:
    verb: str
    key: SigningKey
    post_id: int | None
    mode: str
    reason: str
    right: str = ""


def _made(pdf: bytes, key: SigningKey, wording: Wording, field: str, drawing: _Drawing) -> MadeSignature:
    if settings.TSA_URL and connection.in_atomic_block:
        raise RuntimeError("with a time-stamp service, sign outside a transaction")
    writer = opened(pdf)
    free, taken = (signature_fields(writer.prev, filled=filled) for filled in (False, True))
    if SEAL in taken:
        raise AlreadySealed
    if field in free:
        picture = Picture(field, stamp_style(_drawn(drawing, box_of(free[field]))), None)
    else:
        name = field if field == SEAL else f"{field}-{len(taken) + 1}"
        picture = Picture(name, stamp_style(_drawn(drawing, _UNSEEN)), unseen_field(name))
    return add_signature(writer, key, _chain(key), wording, picture)


def _drawn(drawing: _Drawing, box: Box) -> bytes:
    facts = {
        "name": drawing.name,
        "agency": drawing.agency,
        "at": spelt_moment(clock.now()),
        "image": list(drawing.image),
        "demo": settings.DEMO,
    }
    return drawn(drawing.template, facts, box)


def _chain(key: SigningKey) -> tuple[str, ...]:
    """The issuers' certificates that go into the signature."""
    if not key.chain:
        return tuple(authority_chain())
    end = "-----END CERTIFICATE-----"
    return tuple(part + end for part in key.chain.split(end)[:-1])


@transaction.atomic
def _remember(actor: Actor, act: _Act, made: MadeSignature) -> None:
    key = act.key
    SignatureRecord.objects.create(
        key=key,
        file_sha256=made.file_sha256,
        signature_sha256=made.signature_sha256,
        post_id=act.post_id,
        mode=act.mode,
        reason=act.reason[:200],
        at=clock.now(),
    )
    facts = {"file": made.file_sha256, "key": str(key.uid), "post": act.post_id, "mode": act.mode}
    record(
        actor,
        act.verb,
        Subject("signature", made.signature_sha256[:60], key.agency_id),
        right=act.right,
        facts=facts,
    )
