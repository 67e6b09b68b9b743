"""Making a PAdES signature (ETSI EN 319 142) in two steps: lay out what is signed, put in what was signed.

Between the steps the key signs, wherever it is: here, on a device, at a service, or in another machine a day later.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from io import BytesIO

from asn1crypto import cms
from asn1crypto.algos import SignedDigestAlgorithm
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import ExternalSigner
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hienluong.base import clock
from hienluong.shared.signing.certificates.assembling import SignedBy, encapsulated, signed_data
from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.errors import PdfNotSignable
from hienluong.shared.signing.identity import Identity
from hienluong.shared.signing.pdf.digest import signature_digest
from hienluong.shared.signing.pdf.fields import signature_fields
from hienluong.shared.signing.stamping import stamped

__all__ = ["LaidOut", "MadeSignature", "Picture", "Wording", "complete", "lay_out"]

_ROOM = 6_000
"""Bytes kept free for a signature besides its certificates, with a time-stamp. Estimating would sign twice."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the signature says of itself besides the certificate."""

    name: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Picture:
    """In which field the signature goes, and what is seen there."""

    field: str
    style: StaticStampStyle
    new_field: SigFieldSpec | None
    """How the field is made when the document has none of this name."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document with room for a signature.

    `attributes` (DER) is what the key signs; it names the certificate and `document_digest` (SHA-256 of everything
    outside the room). `gap` is where the room begins and ends.
    """

    pdf: bytes
    document_digest: bytes
    gap: tuple[int, int]
    attributes: bytes


@dataclass(frozen=True, slots=True)
class MadeSignature:
    """The document with the new signature, the signature itself, and the digest by which it is known again."""

    pdf: bytes
    content: cms.SignedData
    signature_sha256: str


class _ClockedSigner(signers.PdfSigner):
    """Takes the time of signing from the clock of the house."""

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - pyHanko's signature
    ) -> PdfSigningSession:
        """pyHanko's session, at our time."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = clock.local(clock.now()).replace(microsecond=0)
        return session


def lay_out(
    writer: IncrementalPdfFileWriter, identity: Identity, wording: Wording, picture: Picture
) -> LaidOut:
    """Make room for a signature in the field of the picture, which is made without a place on the page if it is new.

    The first signature certifies the document: afterwards fields may be filled and signed, nothing else.
    Raises PdfNotSignable.
    """
    metadata = signers.PdfSignatureMetadata(
        field_name=picture.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=wording.name or None,
        reason=wording.reason or None,
        location=wording.place or None,
        certify=not signature_fields(writer.prev, filled=True),
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = _signer(identity)
    pdf_signer = _ClockedSigner(metadata, signer, stamp_style=picture.style, new_field_spec=picture.new_field)
    try:
        return asyncio.run(_laid_out(pdf_signer, signer, writer, _room(identity)))
    except (PdfError, SigningError) as error:
        raise PdfNotSignable(reason=str(error)) from error


async def _laid_out(
    pdf_signer: _ClockedSigner, signer: ExternalSigner, writer: IncrementalPdfFileWriter, room: int
) -> LaidOut:
    output = BytesIO()
    prepared, _document, _ = await pdf_signer.async_digest_doc_for_signing(
        writer, bytes_reserved=room, output=output
    )
    attributes = await signer.signed_attrs(prepared.document_digest, "sha256", use_pades=True)
    return LaidOut(
        output.getvalue(),
        prepared.document_digest,
        (prepared.reserved_region_start, prepared.reserved_region_end),
        attributes.dump(),
    )


def complete(
    laid_out: LaidOut, identity: Identity, signature: bytes, stamper: TimeStamper | None
) -> MadeSignature:
    """Put in a signature of the laid out attributes, with the certificates and, from `stamper`, a time-stamp.

    Raises PdfNotSignable when the room is too small, TimestampUnavailable.
    """
    stamp = stamped(stamper, hashlib.sha256(signature).digest()) if stamper else b""
    certificate = parsed_certificate(identity.certificate)
    signer = SignedBy(certificate, laid_out.attributes, signature, identity.credential.mechanism, stamp)
    issuers = [each for each in map(parsed_certificate, identity.chain) if each.self_signed == "no"]
    content = signed_data("v1", encapsulated("data", None), [certificate, *issuers], signer)
    filled = BytesIO(laid_out.pdf)
    try:
        PreparedByteRangeDigest(laid_out.document_digest, *laid_out.gap).fill_with_cms(filled, content)
    except SigningError as error:
        raise PdfNotSignable(reason=str(error)) from error
    return MadeSignature(
        filled.getvalue(), cms.ContentInfo.load(content)["content"], signature_digest(content)
    )


def _signer(identity: Identity) -> ExternalSigner:
    return ExternalSigner(
        signing_cert=parsed_certificate(identity.certificate),
        cert_registry=SimpleCertificateStore.from_certs([parsed_certificate(pem) for pem in identity.chain]),
        signature_value=b"",
        signature_mechanism=SignedDigestAlgorithm({"algorithm": identity.credential.mechanism}),
        embed_roots=False,
    )


def _room(identity: Identity) -> int:
    """Hexadecimal digits kept free: the certificates' own size, and what else a signature may hold."""
    certificates = sum(len(text) for text in (identity.certificate, *identity.chain))
    return 2 * (certificates + _ROOM)
