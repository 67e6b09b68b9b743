"""Sign as a person, seal as an agency.

The order of a result: `lay_fields`, `sign_pdf` (and further persons), `stamp_number`, `seal_pdf`. The caller keeps
it; after the seal nothing can be added. With a time-stamp authority elsewhere (HL_TSA_URL), a remote key or a key that
others certified, signing asks another machine: then call it outside a transaction and store what comes back afterwards.

A signature comes dated and with its revocation data (PAdES B-LT) where there is a time-stamp authority. When that is away
the signature is made all the same, and `actions.upkeep` completes it later.
"""

from hienluong.kernel.access.public import Actor
from hienluong.shared.signing.actions.acts import deed_of, drawing_of, laid_out
from hienluong.shared.signing.actions.finish import continued, finish
from hienluong.shared.signing.actions.remember import remember
from hienluong.shared.signing.identity import identity_of, signed_by
from hienluong.shared.signing.stamping import stamper
from hienluong.shared.signing.values import SealRequest, SignRequest

__all__ = ["seal_pdf", "sign_pdf"]


def sign_pdf(actor: Actor, pdf: bytes, request: SignRequest) -> bytes:
    """The document with the actor's signature as the post of the request; journaled.

    For a post acted for by delegation the mode (KT., TL., TUQ.) is noted. Raises NotYourPost, NoSigningKey,
    PdfNotSignable, AlreadySealed, KeyUnavailable, ActivationRefused, and SignedElsewhere for
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
    deed, dated_by = deed_of(actor, request), stamper()
    identity = identity_of(deed.key)
    prepared = laid_out(pdf, identity, drawing_of(actor, request, deed), deed.reason)
    signature = signed_by(identity, prepared.attributes, request.activation)
    finished = finish(prepared, identity, signature, dated_by)
    remember(actor, deed, finished, continued(pdf))
    return finished.pdf
