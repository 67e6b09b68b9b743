"""Who signs as what: the right to it, the key, and what is shown of it."""

from dataclasses import dataclass

from django.conf import settings

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import DelegationMode
from hienluong.shared.signing.actions.enrol_key import person_key, seal_key
from hienluong.shared.signing.errors import AlreadySealed, NotYourPost
from hienluong.shared.signing.identity import Identity
from hienluong.shared.signing.models import SigningKey
from hienluong.shared.signing.pdf.appearance import drawn, spelt_moment, stamp_style
from hienluong.shared.signing.pdf.fields import SEAL, Box, box_of, opened, signature_fields, unseen_field
from hienluong.shared.signing.pdf.signing import LaidOut, Picture, Wording, lay_out
from hienluong.shared.signing.queries import agency_name, signing_post
from hienluong.shared.signing.values import SealRequest, SignRequest

__all__ = ["Deed", "Drawing", "deed_of", "drawing_of", "laid_out", "post_of"]

_SEAL_RIGHT = "signing.seal"
_UNSEEN: Box = (0.0, 0.0, 100.0, 40.0)
"""What is drawn for a signature without a place on the page; nobody sees it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """That somebody signs or seals: by which right, with which key, for which post."""

    verb: str
    right: str
    key: SigningKey
    post_id: int | None
    mode: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a reader sees, and where."""

    template: str
    field: str
    image: bytes
    name: str
    agency: str
    place: str


def deed_of(actor: Actor, request: SignRequest | SealRequest) -> Deed:
    """The signature the actor asks for. Raises NotYourPost, NotAllowed, NoSigningKey."""
    if isinstance(request, SealRequest):
        actor.require(_SEAL_RIGHT, request.agency_id)
        return Deed("signing.sealed", _SEAL_RIGHT, seal_key(request.agency_id), None, "", request.reason)
    post_id, account_id = post_of(actor, request.post_id)
    key = person_key(signing_post(post_id), account_id)
    mode = actor.acting_for.get(post_id, "")
    noted = "" if mode == DelegationMode.SUBSTITUTE else mode
    return Deed("signing.signed", "", key, post_id, noted, request.reason)


def post_of(actor: Actor, post_id: int) -> tuple[int, int]:
    """Post and account, if the actor holds the post or acts for it. Raises NotYourPost."""
    if post_id not in actor.posts or actor.account_id is None:
        raise NotYourPost(post_id=post_id)
    return post_id, actor.account_id


def drawing_of(actor: Actor, request: SignRequest | SealRequest, deed: Deed) -> Drawing:
    """How the signature looks: the person's in the field asked for, the agency's in the place of the seal."""
    agency = agency_name(deed.key.agency_id)
    if isinstance(request, SealRequest):
        return Drawing("seal", SEAL, request.image, agency, agency, request.place)
    return Drawing("signature", request.field, request.image, actor.name, agency, request.place)


def laid_out(pdf: bytes, identity: Identity, drawing: Drawing, reason: str) -> LaidOut:
    """The document with room for the signature. Raises PdfNotSignable, AlreadySealed."""
    writer = opened(pdf)
    free, taken = (signature_fields(writer.prev, filled=filled) for filled in (False, True))
    if SEAL in taken:
        raise AlreadySealed
    if drawing.field in free:
        box = box_of(free[drawing.field])
        picture = Picture(drawing.field, stamp_style(_drawn(drawing, box)), None)
    else:
        name = drawing.field if drawing.field == SEAL else f"{drawing.field}-{len(taken) + 1}"
        picture = Picture(name, stamp_style(_drawn(drawing, _UNSEEN)), unseen_field(name))
    return lay_out(writer, identity, Wording(drawing.name, reason, drawing.place), picture)


def _drawn(drawing: Drawing, box: Box) -> bytes:
    facts = {
        "name": drawing.name,
        "agency": drawing.agency,
        "at": spelt_moment(clock.now()),
        "image": list(drawing.image),
        "demo": settings.DEMO,
    }
    return drawn(drawing.template, facts, box)
