"""The operator's command for keys with certificates of others."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.shared.signing.conftest import NOW, Office

from hienluong.base import clock
from hienluong.kernel.people.public import Account
from hienluong.shared.signing.certificates.authority import issue_certificate, pem_of
from hienluong.shared.signing.certificates.building import name_of
from hienluong.shared.signing.commands import keys as command
from hienluong.shared.signing.models import SigningKey
from hienluong.shared.signing.providers import provider_named

SEAL = ["enrol", "--agency", "H50.20", "--provider", "soft", "--reference", "outside"]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def certificate(office: Office, tmp_path: Path) -> str:
    """The file of a certificate for a key that the provider holds as `outside`."""
    made = provider_named("soft").make_key("outside")
    file = tmp_path / "outside.pem"
    file.write_text(pem_of(issue_certificate(made.public_key, name_of("Hướng Phùng", "Hướng Phùng"))))
    return str(file)


def run(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_a_seal_is_taken_into_use_listed_and_revoked(certificate: str) -> None:
    assert run(*SEAL, "--certificate", certificate).exit_code == 0
    key = SigningKey.objects.get()
    assert "soft:outside" in run("list").output
    assert run("revoke", str(key.pk), "--reason", "mất thiết bị").exit_code == 0
    key.refresh_from_db()
    assert key.revoked_reason == "mất thiết bị"
    assert "Chưa có khóa nào" in run("list").output


def test_the_key_of_a_person_belongs_to_the_post_they_hold(office: Office, certificate: str) -> None:
    username = Account.objects.get(pk=office.chair.account_id).username
    said = run(*SEAL, "--officer", username, "--post", "chu-tich", "--certificate", certificate)
    assert said.exit_code == 0, said.output
    assert SigningKey.objects.get().post_id == office.chair_post
    assert "Trần Văn Hùng" in run("list").output


@pytest.mark.parametrize("who", [["--officer", "vanthu", "--post", "chu-tich"], ["--officer", "nobody"]])
def test_nobody_gets_a_key_for_a_post_they_do_not_hold(certificate: str, who: list[str]) -> None:
    said = run(*SEAL, *who, "--certificate", certificate)
    assert said.exit_code == 1
    assert "không giữ vị trí" in said.output
    assert not SigningKey.objects.exists()


def test_a_dry_run_tries_the_key_and_keeps_nothing(certificate: str) -> None:
    assert "khóa dùng được" in run(*SEAL, "--certificate", certificate, "--dry-run").output
    assert not SigningKey.objects.exists()


def test_an_expired_certificate_is_told_so(certificate: str) -> None:
    with clock.frozen(NOW + timedelta(days=4 * 365)):
        said = run(*SEAL, "--certificate", certificate)
    assert said.exit_code == 1
    assert "không dùng được" in said.output


def test_an_unknown_number_is_not_revoked(office: Office) -> None:
    assert run("revoke", "0", "--reason", "thử").exit_code == 1
