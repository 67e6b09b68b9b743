"""Keys on a device by PKCS#11, proven with SoftHSM."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hienluong.base import clock
from hienluong.shared.signing import public as signing
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
