"""Adding evidence and archive time-stamps to a signed document (ETSI EN 319 142-1); what is there stays byte by byte."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hienluong.base.ids import uuid7
from hienluong.shared.signing.errors import TimestampUnavailable
from hienluong.shared.signing.pdf.fields import opened
from hienluong.shared.signing.trust.context import Carried

__all__ = [
    "certificates_in",
    "newest_stamp_lasts_until",
    "signer_and_stamp_certificates",
    "stamp_lasts_until",
    "with_archive_stamp",
    "with_evidence",
]

_ROOM = 16_384
"""Hexadecimal digits kept free for an archive time-stamp with its certificates."""


def with_evidence(pdf: bytes, carried: Carried) -> bytes:
    """The document with certificates, answers and lists in its security store (B-LT)."""
    writer = opened(pdf)
    DocumentSecurityStore.supply_dss_in_writer(
        writer, None, certs=carried.certificates, ocsps=carried.ocsps, crls=carried.crls
    )
    return _written(writer)


def with_archive_stamp(pdf: bytes, stamper: TimeStamper) -> bytes:
    """The document with a time-stamp over all of it (B-LTA). Raises TimestampUnavailable."""
    output = BytesIO()
    own = PdfTimeStamper(stamper, field_name=f"archive-{uuid7().hex[:12]}")
    try:
        asyncio.run(own.async_timestamp_pdf(opened(pdf), "sha256", bytes_reserved=_ROOM, output=output))
    except TimestampRequestError as error:
        raise TimestampUnavailable from error
    return output.getvalue()


def certificates_in(pdf: bytes) -> list[x509.Certificate]:
    """Every certificate that signatures and time-stamps of the document carry."""
    reader = PdfFileReader(BytesIO(pdf))
    found: dict[bytes, x509.Certificate] = {}
    for embedded in _embedded(reader):
        for certificate in signer_and_stamp_certificates(embedded.signed_data):
            found[certificate.sha256] = certificate
    return list(found.values())


def _embedded(reader: PdfFileReader) -> Iterator[EmbeddedPdfSignature]:
    yield from reader.embedded_regular_signatures
    yield from reader.embedded_timestamp_signatures


def signer_and_stamp_certificates(signed: cms.SignedData) -> Iterator[x509.Certificate]:
    """The certificates beside a signature, and those beside the time-stamp in it."""
    for choice in signed["certificates"]:
        if choice.name == "certificate":
            yield choice.chosen
    for token in _stamps(signed):
        yield from signer_and_stamp_certificates(token)


def _stamps(signed: cms.SignedData) -> Iterator[cms.SignedData]:
    for attribute in signed["signer_infos"][0]["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            yield from (token["content"] for token in attribute["values"])


def stamp_lasts_until(signed: cms.SignedData) -> datetime | None:
    """When the certificate of the time-stamp in a signature ends; None without one."""
    return next((signer_lasts_until(token) for token in _stamps(signed)), None)


def signer_lasts_until(signed: cms.SignedData) -> datetime | None:
    """When the certificate of a signature's or time-stamp's signer ends; None when it is not there."""
    named = signed["signer_infos"][0]["sid"].chosen
    for choice in signed["certificates"]:
        certificate = choice.chosen
        if (
            certificate.serial_number == named["serial_number"].native
            and certificate.issuer == named["issuer"]
        ):
            ends: datetime = certificate.not_valid_after
            return ends
    return None


def newest_stamp_lasts_until(pdf: bytes) -> datetime | None:
    """When the certificate of the document's newest archive time-stamp ends; None without one."""
    stamps = PdfFileReader(BytesIO(pdf)).embedded_timestamp_signatures
    return signer_lasts_until(stamps[-1].signed_data) if stamps else None


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
