"""Where keys come from, what certifies them, and how they end."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.db import connection
from django.test import Client

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import NOBODY
from hienluong.kernel.journal.models import Entry
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.actions.enrol_key import seal_key
from hienluong.shared.signing.certificates.authority import authority_chain, issue_certificate, pem_of
from hienluong.shared.signing.certificates.building import name_of
from hienluong.shared.signing.errors import KeyNotFound
from hienluong.shared.signing.models import Authority
from hienluong.shared.signing.providers import NOTHING_TYPED, Credential, Mechanism, provider_named

from .conftest import NOW, Office, printed


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def enrolment(office: Office, label: str = "outside", **more: Any) -> signing.Enrolment:
    made = provider_named("soft").make_key(label)
    certificate = issue_certificate(made.public_key, name_of("Ủy ban nhân dân xã Hướng Phùng", "Hướng Phùng"))
    facts = {
        "agency_id": office.agency.pk,
        "provider": "soft",
        "key_reference": label,
        "certificate": pem_of(certificate),
    }
    return signing.Enrolment(**(facts | more))


def test_the_authority_is_made_once(office: Office) -> None:
    before = authority_chain()
    signing.ensure_demo_authority()
    assert authority_chain() == before
    assert len(before) == 2
    assert Authority.objects.count() == 3
    issuing, root = (x509.load_pem_x509_certificate(text.encode()) for text in before)
    issuing.verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)


def test_a_key_file_is_encrypted_and_bound_to_its_name(office: Office, keys: Path) -> None:
    soft = provider_named("soft")
    made = soft.make_key("one")
    public = load_der_public_key(made.public_key)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(
        soft.sign(Credential("one", Mechanism.ECDSA), b"data", NOTHING_TYPED), b"data", ec.ECDSA(SHA256())
    )
    content = (keys / "one.key").read_bytes()
    assert b"\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01" not in content
    assert (keys / "one.key").stat().st_mode & 0o777 == 0o600
    (keys / "two.key").write_bytes(content)
    for lost in ("two", "three"):
        with pytest.raises(signing.KeyUnavailable):
            soft.sign(Credential(lost, Mechanism.ECDSA), b"data", NOTHING_TYPED)


def test_a_key_is_never_overwritten(keys: Path) -> None:
    provider_named("soft").make_key("one")
    with pytest.raises(FileExistsError):
        provider_named("soft").make_key("one")


@pytest.mark.django_db(transaction=True)
def test_two_first_seals_at_once_make_one_key(office: Office) -> None:
    found: list[int] = []

    def first_seal() -> None:
        found.append(seal_key(office.agency.pk).pk)
        connection.close()

    threads = [threading.Thread(target=first_seal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 4
    assert len(set(found)) == signing.SigningKey.objects.count() == 1


def test_without_an_authority_of_its_own_the_house_certifies_nobody(office: Office, settings: Any) -> None:
    settings.OWN_AUTHORITY = False
    with pytest.raises(signing.NoSigningKey):
        signing.sign_pdf(office.chair, printed().pdf, signing.SignRequest(post_id=office.chair_post))


def test_an_enrolled_key_replaces_the_former_one(office: Office, settings: Any) -> None:
    former = seal_key(office.agency.pk)
    key = signing.enrol_key(office.administrator, enrolment(office))
    settings.OWN_AUTHORITY = False
    former.refresh_from_db()
    assert (former.ended_at, former.revoked_at) == (NOW, None)
    assert seal_key(office.agency.pk) == key
    sealed = signing.seal_pdf(office.clerk, printed().pdf, signing.SealRequest(agency_id=office.agency.pk))
    assert signing.validate_pdf(sealed).signatures[0].problems == (signing.Problem.UNKNOWN_ISSUER,)
    settings.OWN_AUTHORITY = True
    assert signing.validate_pdf(sealed).verdict == signing.Verdict.VALID


def test_only_who_manages_keys_enrols_and_revokes(office: Office) -> None:
    key = seal_key(office.agency.pk)
    for number, actor in enumerate((office.chair, office.clerk, office.stranger)):
        with pytest.raises(NotAllowed):
            signing.enrol_key(actor, enrolment(office, f"outside-{number}"))
        with pytest.raises(NotAllowed):
            signing.revoke_key(actor, key.pk, "")
    with pytest.raises(signing.KeyRefused):
        signing.enrol_key(office.administrator, enrolment(office, "no-person", post_id=office.chair_post))
    assert NOBODY.account_id is None


@pytest.mark.parametrize("wrong", [{"certificate": "không phải chứng thư"}, {"chain": "-----BEGIN"}])
def test_an_unreadable_certificate_is_refused(office: Office, wrong: dict[str, str]) -> None:
    with pytest.raises(signing.KeyRefused):
        signing.enrol_key(office.administrator, enrolment(office, **wrong))


def test_a_certificate_of_another_key_is_refused(office: Office) -> None:
    provider_named("soft").make_key("another")
    with pytest.raises(signing.KeyRefused):
        signing.enrol_key(office.administrator, enrolment(office, key_reference="another"))


def test_an_expired_certificate_is_refused(office: Office) -> None:
    old = enrolment(office)
    with clock.frozen(NOW + timedelta(days=4 * 365)), pytest.raises(signing.KeyRefused):
        signing.enrol_key(office.administrator, old)


def test_a_revoked_certificate_is_on_the_list_and_journaled(office: Office) -> None:
    key = seal_key(office.agency.pk)
    for _again in range(2):
        signing.revoke_key(office.administrator, key.pk, "mất thiết bị")
    revoked = x509.load_der_x509_crl(signing.crl())
    assert [f"{entry.serial_number:x}" for entry in revoked] == [key.serial]
    assert Entry.objects.filter(verb="signing.key_revoked").count() == 1
    assert seal_key(office.agency.pk) != key
    with pytest.raises(KeyNotFound):
        signing.revoke_key(office.administrator, 0, "")


def test_anybody_may_fetch_the_list_and_the_root(office: Office, client: Client) -> None:
    key = seal_key(office.agency.pk)
    signing.revoke_key(office.administrator, key.pk, "")
    answer = client.get("/chung-thu-so/thu-hoi.crl")
    issuing, root = (x509.load_pem_x509_certificate(text.encode()) for text in authority_chain())
    revoked = x509.load_der_x509_crl(answer.content)
    assert revoked.is_signature_valid(issuing.public_key())
    assert answer["Content-Type"] == "application/pkix-crl"
    assert x509.load_der_x509_certificate(client.get("/chung-thu-so/goc.cer").content) == root
    assert client.post("/chung-thu-so/goc.cer").status_code == 405


@pytest.mark.django_db
def test_without_an_authority_there_is_nothing_to_fetch(keys: Path, client: Client) -> None:
    assert client.get("/chung-thu-so/thu-hoi.crl").status_code == 404
    assert client.get("/chung-thu-so/goc.cer").status_code == 404


def test_certificates_name_the_person_the_post_and_the_list(office: Office) -> None:
    signing.sign_pdf(office.chair, printed().pdf, signing.SignRequest(post_id=office.chair_post))
    key = signing.SigningKey.objects.get()
    certificate = x509.load_pem_x509_certificate(key.certificate.encode())
    assert "Trần Văn Hùng" in certificate.subject.rfc4514_string()
    points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert points[0].full_name is not None
    assert points[0].full_name[0].value == "https://hienluong.example/chung-thu-so/thu-hoi.crl"
    assert key.valid_to - key.valid_from > timedelta(days=3 * 365 - 1)
