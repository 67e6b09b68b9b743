"""Everything that can be wrong with a signed document is found and named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from hienluong.base import clock
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.certificates.authority import authority_chain, issue_certificate, pem_of
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    authority_certificate,
    leaf_certificate,
    name_of,
)
from hienluong.shared.signing.identity import identity_of, signed_by
from hienluong.shared.signing.pdf.appearance import drawn, stamp_style
from hienluong.shared.signing.pdf.fields import opened, unseen_field
from hienluong.shared.signing.pdf.signing import Picture, Wording, complete, lay_out
from hienluong.shared.signing.providers import NOTHING_TYPED, provider_named

from .conftest import NOW, Office, printed

CHAIR = name_of("Trần Văn Hùng", "Ủy ban nhân dân xã Hướng Phùng", "Chủ tịch")
Problem, Verdict = signing.Problem, signing.Verdict


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def sealed(office: Office) -> bytes:
    request = signing.SignRequest(post_id=office.chair_post)
    pdf = signing.sign_pdf(office.chair, signing.lay_fields(printed()), request)
    pdf = signing.stamp_number(pdf, "12/GXN-UBND", "ngày 05 tháng 02 năm 2026")
    return signing.seal_pdf(office.clerk, pdf, signing.SealRequest(agency_id=office.agency.pk))


@dataclass(frozen=True, slots=True)
class Forger:
    """Somebody with a key and a certificate of their own, signing past all our rules."""

    label: str
    certificate: x509.Certificate
    chain: tuple[str, ...] = ()

    def sign(self) -> bytes:
        key = signing.SigningKey(
            provider="soft",
            key_reference=self.label,
            certificate=pem_of(self.certificate),
            chain="".join(self.chain),
        )
        style = stamp_style(drawn("line", {"words": "", "italic": False}, (0, 0, 50, 20)))
        picture = Picture("signature-1", style, unseen_field("signature-1"))
        identity = identity_of(key)
        laid_out = lay_out(opened(printed().pdf), identity, Wording("", "", ""), picture)
        signature = signed_by(identity, laid_out.attributes, NOTHING_TYPED)
        return complete(laid_out, identity, signature, None).pdf


def new_key(label: str) -> tuple[ec.EllipticCurvePublicKey, bytes]:
    made = provider_named("soft").make_key(label)
    public = provider_named("soft").private_key(label).public_key()
    return public, made.public_key


def authority(label: str, now: datetime = NOW) -> Issuer:
    provider_named("soft").make_key(label)
    key = provider_named("soft").private_key(label)
    return Issuer(authority_certificate(key, name_of("Hiền Lương Root (dùng thử)", "Giả"), now, None), key)


def only(pdf: bytes) -> signing.FoundSignature:
    return signing.validate_pdf(pdf).signatures[0]


def test_any_changed_byte_is_found(sealed: bytes) -> None:
    for position in range(0, len(sealed), len(sealed) // 40):
        changed = bytearray(sealed)
        changed[position] ^= 0x01
        assert signing.validate_pdf(bytes(changed)).verdict in {Verdict.ALTERED, Verdict.UNREADABLE}, position


def test_a_byte_that_no_signature_covers_is_found_too(sealed: bytes) -> None:
    """Hexadecimal digits in other letters and the room behind a signature are outside every digest."""
    start = sealed.rindex(b"/Contents <") + 11
    letter = next(at for at in range(start, start + 400) if sealed[at : at + 1] in b"ABCDEFabcdef")
    for position, value in (
        (letter, sealed[letter : letter + 1].swapcase()),
        (sealed.index(b">", start) - 4, b"1"),
    ):
        changed = sealed[:position] + value + sealed[position + 1 :]
        assert changed != sealed
        report = signing.validate_pdf(changed)
        assert (report.verdict, report.signatures[-1].problems) == (Verdict.ALTERED, (Problem.ALTERED,))


def test_a_certificate_changed_inside_a_signature_is_found(sealed: bytes, office: Office) -> None:
    """The issuer's certificate travels with the signature, and no digest covers it."""
    issuer = x509.load_pem_x509_certificate(authority_chain()[0].encode())
    carried = issuer.public_bytes(Encoding.DER)[-20:].hex().encode()
    position = sealed.lower().rindex(carried)
    changed = sealed[:position] + b"0" + sealed[position + 1 :]
    assert changed != sealed
    assert signing.validate_pdf(changed).verdict == Verdict.ALTERED


def test_the_room_behind_a_strangers_signature_must_be_empty(office: Office) -> None:
    public, _ = new_key("stranger")
    pdf = Forger(
        "stranger", leaf_certificate(Leaf(public, CHAIR, "https://x"), NOW, authority("other"))
    ).sign()
    position = pdf.index(b">", pdf.rindex(b"/Contents <") + 11) - 4
    assert Problem.ALTERED not in only(pdf).problems
    assert Problem.ALTERED in only(pdf[:position] + b"1" + pdf[position + 1 :]).problems


def test_a_page_changed_after_signing_is_found(sealed: bytes, office: Office) -> None:
    alone = signing.sign_pdf(
        office.chair, signing.lay_fields(printed()), signing.SignRequest(post_id=office.chair_post)
    )
    for pdf in (sealed, alone):
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        RawContent(b"0 0 200 200 re f").add_to_page(writer, 0)
        output = BytesIO()
        writer.write(output)
        report = signing.validate_pdf(output.getvalue())
        assert report.verdict == Verdict.ALTERED
        assert Problem.CHANGED_AFTER in report.signatures[-1].problems
        assert "thay đổi sau khi ký" in report.sentences[0]


def test_bytes_behind_the_end_are_found(sealed: bytes) -> None:
    assert signing.validate_pdf(sealed + b"\n% \n").verdict in {Verdict.ALTERED, Verdict.UNREADABLE}


def test_a_certificate_that_somebody_made_for_himself_is_not_believed(office: Office) -> None:
    provider_named("soft").make_key("self")
    key = provider_named("soft").private_key("self")
    pdf = Forger("self", authority_certificate(key, CHAIR, NOW, None)).sign()
    report = signing.validate_pdf(pdf)
    assert (report.verdict, report.signatures[0].problems) == (Verdict.UNTRUSTED, (Problem.SELF_SIGNED,))
    assert "tự tạo" in report.sentences[1]
    assert not report.signatures[0].trusted


def test_an_authority_of_the_same_name_is_not_ours(office: Office) -> None:
    false = authority("false-root")
    public, _ = new_key("false-chair")
    certificate = leaf_certificate(Leaf(public, CHAIR, "https://x"), NOW, false)
    found = only(Forger("false-chair", certificate, (pem_of(false.certificate),)).sign())
    assert (found.who, found.role, found.problems) == ("Trần Văn Hùng", None, (Problem.UNKNOWN_ISSUER,))
    assert "tin cậy" in found.sentence


def test_a_root_that_the_operator_trusts_is_believed(office: Office, keys: Path) -> None:
    national = authority("national")
    public, _ = new_key("citizen")
    pdf = Forger("citizen", leaf_certificate(Leaf(public, CHAIR, "https://x"), NOW, national)).sign()
    assert signing.validate_pdf(pdf).verdict == Verdict.UNTRUSTED
    (keys / "trusted").mkdir()
    (keys / "trusted" / "national.pem").write_text(pem_of(national.certificate))
    (keys / "trusted" / "broken.pem").write_text("không phải chứng thư")
    report = signing.validate_pdf(pdf)
    assert report.verdict == Verdict.VALID
    assert report.signatures[0].time_source == signing.TimeSource.CLAIMED


def test_an_expired_certificate_signs_nothing(office: Office) -> None:
    _, public = new_key("old-chair")
    certificate = issue_certificate(public, CHAIR)
    with clock.frozen(NOW + timedelta(days=4 * 365)):
        found = only(Forger("old-chair", certificate).sign())
    with clock.frozen(NOW + timedelta(days=4 * 365)):
        assert found.problems == (Problem.EXPIRED,)
        assert signing.validate_pdf(Forger("old-chair", certificate).sign()).verdict == Verdict.UNTRUSTED


def test_a_certificate_of_the_future_signs_nothing(office: Office) -> None:
    with clock.frozen(NOW + timedelta(days=30)):
        _, public = new_key("future")
        certificate = issue_certificate(public, CHAIR)
    assert only(Forger("future", certificate).sign()).problems == (Problem.NOT_YET_VALID,)


def test_a_certificate_made_for_something_else_signs_nothing(office: Office, keys: Path) -> None:
    issuer = authority("web")
    public, _ = new_key("server")
    usage = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=True, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(CHAIR)
        .issuer_name(issuer.certificate.subject)
        .public_key(public)
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(issuer.key, hashes.SHA256())
    )
    (keys / "trusted").mkdir()
    (keys / "trusted" / "web.pem").write_text(pem_of(issuer.certificate))
    found = only(Forger("server", certificate).sign())
    assert found.problems == (Problem.WRONG_USE,)


def test_what_was_signed_in_time_stays_valid_after_the_certificate_expired(sealed: bytes) -> None:
    with clock.frozen(NOW + timedelta(days=5 * 365)):
        report = signing.validate_pdf(sealed)
        assert report.verdict == Verdict.VALID
        assert {found.time_source for found in report.signatures} == {signing.TimeSource.RECORD}


def test_revoking_names_later_signatures_and_spares_earlier_ones(sealed: bytes, office: Office) -> None:
    key = signing.SigningKey.objects.get(role=signing.Role.PERSON)
    with clock.frozen(NOW + timedelta(hours=1)):
        signing.revoke_key(office.administrator, key.pk, "mất thiết bị")
    with clock.frozen(NOW + timedelta(hours=2)):
        assert signing.validate_pdf(sealed).verdict == Verdict.VALID
        stolen = Forger(key.key_reference, x509.load_pem_x509_certificate(key.certificate.encode()))
        found = only(stolen.sign())
        assert found.problems == (Problem.REVOKED,)
        assert "thu hồi" in found.sentence


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"%PDF-1.7\n" + b"<<" * 5000])
def test_what_is_no_pdf_is_told_so(db: None, keys: Path, content: bytes) -> None:
    report = signing.validate_pdf(content)
    assert (report.verdict, report.signatures) == (Verdict.UNREADABLE, ())


def test_a_torn_document_is_never_valid(sealed: bytes) -> None:
    for part in range(1, 8):
        assert signing.validate_pdf(sealed[: len(sealed) * part // 8]).verdict != Verdict.VALID


def test_a_document_without_signatures_is_told_so(db: None, keys: Path) -> None:
    report = signing.validate_pdf(printed().pdf)
    assert (report.verdict, report.sentences) == (Verdict.UNSIGNED, ("Văn bản không có chữ ký số.",))
