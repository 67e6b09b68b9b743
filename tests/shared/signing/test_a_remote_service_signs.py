"""Keys at a remote service by the CSC API, against a service of ours on a port."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.db import transaction
from tests.support.csc import OTP, PIN, RemoteService, remote_service

from hienluong.base import clock
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.certificates.authority import pem_of
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    authority_certificate,
    leaf_certificate,
    name_of,
)
from hienluong.shared.signing.providers import provider_named

from .conftest import NOW, Office, printed

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = signing.Activation(pin=PIN, otp=OTP)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture(params=["v1", "v2"])
def service(request: pytest.FixtureRequest, settings: Any) -> Iterator[RemoteService]:
    with remote_service() as service:
        settings.CSC_SERVICES = service.settings(request.param)
        provider_named.cache_clear()
        yield service
        provider_named("csc:thu").close()
    provider_named.cache_clear()


@pytest.fixture(params=["rsa", "ecdsa"])
def key(
    request: pytest.FixtureRequest, office: Office, keys: Any, service: RemoteService
) -> signing.SigningKey:
    """The chair's key at the service, certified by an authority that the operator trusts."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    name = name_of("Nhà cung cấp chữ ký số", "Thử nghiệm")
    root = Issuer(authority_certificate(root_key, name, NOW, None), root_key)
    made = (
        rsa.generate_private_key(65537, 2048)
        if request.param == "rsa"
        else ec.generate_private_key(ec.SECP256R1())
    )
    leaf = Leaf(made.public_key(), name_of("Trần Văn Hùng", "Ủy ban nhân dân xã Hướng Phùng"), "http://x")
    service.key, service.certificates = made, [leaf_certificate(leaf, NOW, root), root.certificate]
    (keys / "trusted").mkdir()
    (keys / "trusted" / "root.pem").write_text(pem_of(root.certificate))
    enrolment = signing.Enrolment(
        agency_id=office.agency.pk,
        post_id=office.chair_post,
        account_id=office.chair.account_id,
        provider="csc:thu",
        key_reference="cred-1",
    )
    return signing.enrol_key(office.administrator, signing.described_enrolment(enrolment))


def sign(office: Office, typed: signing.Activation = TYPED) -> bytes:
    request = signing.SignRequest(post_id=office.chair_post, activation=typed)
    return signing.sign_pdf(office.chair, printed().pdf, request)


def test_a_remote_key_makes_valid_signatures(
    office: Office, key: signing.SigningKey, service: RemoteService
) -> None:
    report = signing.validate_pdf(sign(office))
    assert report.verdict == signing.Verdict.VALID
    assert [asked.split()[1] for asked in service.asked] == [
        "credentials/info",
        "credentials/authorize",
        "signatures/signHash",
    ]


def test_wrong_codes_are_told_apart_from_a_service_that_is_away(
    office: Office, key: signing.SigningKey, service: RemoteService
) -> None:
    for wrong in (signing.Activation(), replace(TYPED, pin="000000"), replace(TYPED, otp="000000")):
        with pytest.raises(signing.ActivationRefused):
            sign(office, wrong)
    service.silent = True
    with pytest.raises(signing.KeyUnavailable):
        sign(office)
    assert not signing.SignatureRecord.objects.exists()


def test_what_another_key_signed_is_not_taken(
    office: Office, key: signing.SigningKey, service: RemoteService
) -> None:
    service.wrong_key = True
    with pytest.raises(signing.KeyUnavailable):
        sign(office)


def test_a_remote_key_is_never_asked_inside_a_transaction(office: Office, key: signing.SigningKey) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside a transaction"):
        sign(office)


def test_a_disabled_credential_is_not_enrolled(office: Office, service: RemoteService) -> None:
    service.status = "disabled"
    enrolment = signing.Enrolment(agency_id=office.agency.pk, provider="csc:thu", key_reference="cred-1")
    with pytest.raises(signing.KeyUnavailable):
        signing.described_enrolment(enrolment)


def test_codes_that_people_type_are_never_shown() -> None:
    assert PIN not in repr(TYPED)
    assert OTP not in repr(signing.SignRequest(post_id=1, activation=TYPED))
