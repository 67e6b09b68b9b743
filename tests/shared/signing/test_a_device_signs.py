"""Keys on a device by PKCS#11, proven with SoftHSM."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key
from django.test.utils import override_settings

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
from hienluong.shared.signing.providers import NOTHING_TYPED, Credential, Mechanism, provider_named

from .conftest import NOW, Office, printed

MODULE = next(
    (
        path
        for path in map(Path, ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so"))
        if path.exists()
    ),
    None,
)
pytestmark = pytest.mark.skipif(
    MODULE is None or shutil.which("softhsm2-util") is None,
    reason="SoftHSM is not installed: apt-get install softhsm2",
)


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A software token with a PIN; the module reads its place from the environment."""
    home = tmp_path_factory.mktemp("hsm")
    (home / "tokens").mkdir()
    (home / "softhsm2.conf").write_text(f"directories.tokendir = {home}/tokens\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(home / "softhsm2.conf")
    command = [
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "tinh",
        "--pin",
        "1234",
        "--so-pin",
        "4321",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return "tinh"


@pytest.fixture
def device(token: str, settings: Any) -> Iterator[None]:
    settings.PKCS11 = {"module": str(MODULE), "token": token, "pin": "1234"}
    settings.KEY_PROVIDER = "pkcs11"
    with clock.frozen(NOW):
        yield
    provider_named("pkcs11").close()


def sign(office: Office) -> bytes:
    return signing.sign_pdf(office.chair, printed().pdf, signing.SignRequest(post_id=office.chair_post))


def test_a_key_on_a_device_makes_valid_signatures(device: None, office: Office, keys: Path) -> None:
    assert signing.validate_pdf(sign(office)).verdict == signing.Verdict.VALID
    key = signing.SigningKey.objects.get()
    assert key.provider == "pkcs11"
    assert not (keys / f"{key.key_reference}.key").exists()


def test_a_key_is_found_again_after_a_restart(device: None, office: Office) -> None:
    sign(office)
    provider_named("pkcs11").close()
    assert signing.validate_pdf(sign(office)).verdict == signing.Verdict.VALID
    assert signing.SigningKey.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"pin": "0000"}, {"token": "khác"}, {"module": "/không/có.so"}])
def test_a_device_that_does_not_answer_is_told_so(
    device: None, office: Office, settings: Any, wrong: dict[str, str]
) -> None:
    settings.PKCS11 = settings.PKCS11 | wrong
    with pytest.raises(signing.KeyUnavailable):
        sign(office)


def test_an_unknown_key_on_the_device_is_told_so(device: None) -> None:
    with pytest.raises(signing.KeyUnavailable):
        provider_named("pkcs11").sign(Credential("không có", Mechanism.ECDSA), b"data", NOTHING_TYPED)


def test_an_rsa_key_of_a_device_signs_documents_and_packets(device: None, office: Office, keys: Path) -> None:
    """Made with the device's own tools and certified by somebody else, as keys of the national authorities are."""
    with provider_named("pkcs11")._device() as session:  # type: ignore[attr-defined]
        public, _ = session.generate_keypair(pkcs11.KeyType.RSA, 2048, store=True, label="dau-rsa")
        key = load_der_public_key(encode_rsa_public_key_info(public))
    assert isinstance(key, rsa.RSAPublicKey)
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = Issuer(authority_certificate(root_key, name_of("CA ngành", "Bộ mẫu"), NOW, None), root_key)
    leaf = Leaf(key, name_of("Ủy ban nhân dân xã Hướng Phùng", "Hướng Phùng"), "http://x")
    (keys / "trusted").mkdir()
    (keys / "trusted" / "nganh.pem").write_text(pem_of(root.certificate))
    enrolment = signing.Enrolment(
        agency_id=office.agency.pk,
        provider="pkcs11",
        key_reference="dau-rsa",
        certificate=pem_of(leaf_certificate(leaf, NOW, root)),
        chain=pem_of(root.certificate),
    )
    signing.enrol_key(office.administrator, enrolment)
    request = signing.SealRequest(agency_id=office.agency.pk)
    with override_settings(TSA_URL="off"):
        sealed = signing.seal_pdf(office.clerk, printed().pdf, request)
    assert signing.validate_pdf(sealed).verdict == signing.Verdict.VALID
    packet = signing.sign_xml(office.clerk, b"<a>1</a>", request)
    assert signing.validate_xml(packet).verdict == signing.Verdict.VALID
    assert signing.validate_xml(packet.replace(b"<a>1", b"<a>2")).verdict != signing.Verdict.VALID


def encode_rsa_public_key_info(public: pkcs11.PublicKey) -> bytes:
    """The key as SubjectPublicKeyInfo, as certificates hold it."""
    numbers = rsa.RSAPublicNumbers(
        int.from_bytes(public[pkcs11.Attribute.PUBLIC_EXPONENT], "big"),
        int.from_bytes(public[pkcs11.Attribute.MODULUS], "big"),
    )
    return numbers.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
