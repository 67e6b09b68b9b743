"""A key in the signer's own machine: the house hands out what is to be signed, and takes back what was."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from asn1crypto import cms, tsp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.kernel.journal.models import Entry
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.actions.two_steps import forget_prepared
from hienluong.shared.signing.certificates.authority import issue_certificate, pem_of
from hienluong.shared.signing.certificates.building import name_of
from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.models import PreparedSignature

from .conftest import NOW, Office, printed


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@dataclass(frozen=True, slots=True)
class Token:
    """A device that the house cannot reach."""

    key: ec.EllipticCurvePrivateKey
    certificate: str

    def signature(self, digest: bytes) -> bytes:
        return self.key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))

    def whole_cms(self, document_digest: bytes, *, named: str = "") -> bytes:
        """What a device's own program makes: CMS over the document, naming the certificate."""
        mine = parsed_certificate(self.certificate)
        named_hash = parsed_certificate(named or self.certificate).sha256
        certs = tsp.SigningCertificateV2(
            {"certs": [{"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": named_hash}]}
        )
        attributes = cms.CMSAttributes(
            [
                cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
                cms.CMSAttribute({"type": "message_digest", "values": [document_digest]}),
                cms.CMSAttribute({"type": "signing_certificate_v2", "values": [certs]}),
            ]
        )
        signer = {
            "version": "v1",
            "sid": {"issuer_and_serial_number": {"issuer": mine.issuer, "serial_number": mine.serial_number}},
            "digest_algorithm": {"algorithm": "sha256"},
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signed_attrs": attributes,
            "signature": self.signature(hashlib.sha256(attributes.dump()).digest()),
        }
        content = cms.SignedData(
            {
                "version": "v1",
                "digest_algorithms": [{"algorithm": "sha256"}],
                "encap_content_info": {"content_type": "data"},
                "certificates": [mine],
                "signer_infos": [signer],
            }
        )
        return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


@pytest.fixture
def token(office: Office) -> Token:
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    certificate = pem_of(
        issue_certificate(public, name_of("Trần Văn Hùng", "Ủy ban nhân dân xã Hướng Phùng"))
    )
    enrolment = signing.Enrolment(
        agency_id=office.agency.pk,
        post_id=office.chair_post,
        account_id=office.chair.account_id,
        provider="token",
        key_reference="usb",
        certificate=certificate,
    )
    signing.enrol_key(office.administrator, enrolment)
    return Token(key, certificate)


def prepared(office: Office) -> signing.ToSign:
    pdf = signing.lay_fields(printed())
    return signing.prepare_signature(office.chair, pdf, signing.SignRequest(post_id=office.chair_post))


def test_a_bare_signature_of_the_digest_is_put_in(office: Office, token: Token) -> None:
    to_sign = prepared(office)
    pdf = signing.finish_signature(office.chair, to_sign.uid, token.signature(to_sign.digest))
    report = signing.validate_pdf(pdf)
    assert (report.verdict, report.signatures[0].who) == (signing.Verdict.VALID, "Trần Văn Hùng")
    assert not PreparedSignature.objects.exists()
    assert Entry.objects.filter(verb="signing.signed").count() == 1


def test_two_bare_numbers_are_understood(office: Office, token: Token) -> None:
    to_sign = prepared(office)
    r, s = utils.decode_dss_signature(token.signature(to_sign.digest))
    pdf = signing.finish_signature(office.chair, to_sign.uid, r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    assert signing.validate_pdf(pdf).verdict == signing.Verdict.VALID


def test_a_whole_cms_of_the_device_is_put_in(office: Office, token: Token) -> None:
    to_sign = prepared(office)
    pdf = signing.finish_signature(office.chair, to_sign.uid, token.whole_cms(to_sign.document_digest))
    assert signing.validate_pdf(pdf).verdict == signing.Verdict.VALID


def test_what_is_no_signature_of_this_document_is_refused(office: Office, token: Token) -> None:
    to_sign, other = prepared(office), hashlib.sha256(b"khac").digest()
    stranger = Token(ec.generate_private_key(ec.SECP256R1()), token.certificate)
    issued = pem_of(issue_certificate(_public(stranger.key), name_of("Người khác", "Cơ quan khác")))
    for answer in (
        b"",
        b"0" * 70_000,
        token.signature(other),
        stranger.signature(to_sign.digest),
        token.whole_cms(other),
        token.whole_cms(to_sign.document_digest, named=issued),
        stranger.whole_cms(to_sign.document_digest),
        b"0\x00",
    ):
        with pytest.raises(signing.SignatureRefused):
            signing.finish_signature(office.chair, to_sign.uid, answer)
    assert not signing.SignatureRecord.objects.exists()


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def test_only_who_prepared_it_finishes_it_once(office: Office, token: Token) -> None:
    to_sign = prepared(office)
    answer = token.signature(to_sign.digest)
    for other in (office.deputy, office.clerk, office.stranger):
        with pytest.raises(signing.PreparedNotFound):
            signing.finish_signature(other, to_sign.uid, answer)
    signing.finish_signature(office.chair, to_sign.uid, answer)
    with pytest.raises(signing.PreparedNotFound):
        signing.finish_signature(office.chair, to_sign.uid, answer)


def test_what_waits_too_long_is_forgotten(office: Office, token: Token) -> None:
    to_sign = prepared(office)
    with clock.frozen(NOW + timedelta(hours=1)):
        with pytest.raises(signing.PreparedNotFound):
            signing.finish_signature(office.chair, to_sign.uid, token.signature(to_sign.digest))
        assert forget_prepared() == 1


def test_a_key_that_ended_meanwhile_finishes_nothing(office: Office, token: Token) -> None:
    to_sign = prepared(office)
    signing.revoke_key(office.administrator, signing.SigningKey.objects.get().pk, "mất thiết bị")
    with pytest.raises(signing.PreparedNotFound):
        signing.finish_signature(office.chair, to_sign.uid, token.signature(to_sign.digest))


def test_a_key_on_a_token_is_told_to_sign_elsewhere(office: Office, token: Token) -> None:
    with pytest.raises(signing.SignedElsewhere):
        signing.sign_pdf(office.chair, printed().pdf, signing.SignRequest(post_id=office.chair_post))


def test_only_who_may_sign_prepares(office: Office) -> None:
    with pytest.raises(signing.NotYourPost):
        signing.prepare_signature(office.clerk, printed().pdf, signing.SignRequest(post_id=office.chair_post))
    with pytest.raises(NotAllowed):
        signing.prepare_signature(
            office.chair, printed().pdf, signing.SealRequest(agency_id=office.agency.pk)
        )
