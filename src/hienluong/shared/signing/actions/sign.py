"""Sign as a person, seal as an agency.

The order of a result: `lay_fields`, `sign_pdf` (and further persons), `stamp_number`, `seal_pdf`. The caller keeps
it; after the seal nothing can be added. With a time-stamp service (HL_TSA_URL) or a remote key signing asks another
machine: then call it outside a transaction and store what comes back afterwards.
"""

from hienluong.kernel.access.public import Actor
from hienluong.shared.signing.actions.acts import deed_of, drawing_of, laid_out
from hienluong.shared.signing.actions.remember import remember
from hienluong.shared.signing.identity import identity_of, signed_by
from hienluong.shared.signing.pdf.signing import complete
from hienluong.shared.signing.stamping import stamper
from hienluong.shared.signing.values import SealRequest, SignRequest

__all__ = ["seal_pdf", "sign_pdf"]


def sign_pdf(actor: Actor, pdf: bytes, request: SignRequest) -> bytes:
    """The document with the actor's signature as the post of the request; journaled.

    For a post acted for by delegation the mode (KT., TL., TUQ.) is noted. Raises NotYourPost, NoSigningKey,
    PdfNotSignable, AlreadySealed, KeyUnavailable, ActivationRefused, TimestampUnavailable, and SignedElsewhere for
    a key on the person's own token (`prepare_signature` then).
    """
    return _signed(actor, pdf, request)


def seal_pdf(actor: Actor, pdf: bytes, request: SealRequest) -> bytes:
    """The document with the agency's signature, the last one: it locks the document; journaled.

    The agency's clerk seals, after the person signed and the number stands (NĐ 30/2020, điều 32). Needs the
    right signing.seal. Raises NotAllowed and what `sign_pdf` raises.
    """
    return _signed(actor, pdf, request)


def _signed(actor: Actor, pdf: bytes, request: SignRequest | SealRequest) -> bytes:
    deed = deed_of(actor, request)
    identity, dated_by = identity_of(deed.key), stamper()
    prepared = laid_out(pdf, identity, drawing_of(actor, request, deed), deed.reason)
    signature = signed_by(identity, prepared.attributes, request.activation)
    made = complete(prepared, identity, signature, dated_by)
    remember(actor, deed, made)
    return made.pdf
