"""Sign a packet for an agency."""

import hashlib

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.actions.acts import deed_of
from hienluong.shared.signing.identity import identity_of
from hienluong.shared.signing.values import SealRequest
from hienluong.shared.signing.xml.signing import signed_xml

__all__ = ["sign_xml"]


def sign_xml(actor: Actor, xml: bytes, request: SealRequest, place: str = "") -> bytes:
    """The packet with the agency's signature (XAdES B-B, SHA-256) over all of it; journaled.

    The signature becomes the last child of `place`, an lxml path from the root ("" is the root itself). Needs the right
    signing.seal. Raises NotAllowed, NoSigningKey, XmlNotReadable, XmlNotSignable, KeyUnavailable, ActivationRefused,
    SignedElsewhere.
    """
    deed = deed_of(actor, request)
    signed = signed_xml(xml, identity_of(deed.key), place, request.activation)
    subject = Subject("packet", hashlib.sha256(signed).hexdigest()[:60], request.agency_id)
    record(actor, "signing.packet_signed", subject, right=deed.right, facts={"key": str(deed.key.uid)})
    return signed
