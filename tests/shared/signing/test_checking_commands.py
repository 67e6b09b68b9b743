"""hienluong signatures: check a file, choose whom to trust."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric import ec

from hienluong.base import clock
from hienluong.kernel.journal.models import Entry
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.certificates.authority import pem_of
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    authority_certificate,
    leaf_certificate,
    name_of,
)
from hienluong.shared.signing.checking.commands import signatures as command

from .conftest import NOW, Office, printed


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def run(*words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.fixture
def root(tmp_path: Path) -> Issuer:
    key = ec.generate_private_key(ec.SECP256R1())
    return Issuer(authority_certificate(key, name_of("CA chuyên dùng", "Cơ quan mẫu"), NOW, None), key)


@pytest.fixture
def file(tmp_path: Path, root: Issuer) -> Path:
    path = tmp_path / "ca.pem"
    path.write_text(pem_of(root.certificate))
    return path


def test_a_signed_file_is_told_in_words(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.pdf"
    path.write_bytes(
        signing.sign_pdf(office.chair, printed().pdf, signing.SignRequest(post_id=office.chair_post))
    )
    said = run("check", path)
    assert said.exit_code == 0
    assert "Trần Văn Hùng (Chủ tịch, Ủy ban nhân dân xã Hướng Phùng)" in said.output
    assert "B-LT" in said.output
    path.write_bytes(path.read_bytes() + b"1")
    assert run("check", path).exit_code == 1


def test_a_packet_is_checked_as_well(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "goi.xml"
    path.write_bytes(signing.sign_xml(office.clerk, b"<a/>", signing.SealRequest(agency_id=office.agency.pk)))
    assert "chữ ký hợp lệ" in run("check", path).output
    path.write_bytes(b"<a/>")
    said = run("check", path)
    assert (said.exit_code, "không có chữ ký số" in said.output) == (1, True)


@pytest.mark.django_db
def test_a_root_is_trusted_listed_and_removed(keys: Path, file: Path) -> None:
    assert "Chưa có chứng thư gốc nào" in run("trust", "list").output
    assert "Chạy thử: sẽ tin" in run("trust", "add", file, "--dry-run").output
    assert not (keys / "trusted").exists()
    assert run("trust", "add", file).exit_code == 0
    assert "Không có gì để đổi" in run("trust", "add", file).output
    assert "CA chuyên dùng" in run("trust", "list").output
    assert "Chạy thử: sẽ thôi tin" in run("trust", "remove", file, "--dry-run").output
    assert "Thôi tin" in run("trust", "remove", file).output
    assert "Chưa có chứng thư gốc nào" in run("trust", "list").output
    verbs = Entry.objects.filter(subject_kind="certificate").values_list("verb", flat=True)
    assert list(verbs) == ["signing.anchor_trusted", "signing.anchor_untrusted"]


@pytest.mark.django_db
def test_what_is_no_authority_is_not_trusted(keys: Path, root: Issuer, file: Path, tmp_path: Path) -> None:
    """Trusting a person's own certificate would believe whatever that person signs."""
    person = ec.generate_private_key(ec.SECP256R1()).public_key()
    leaf = leaf_certificate(Leaf(person, name_of("Ai đó", "Nơi nào"), "http://x"), NOW, root)
    for content in (pem_of(leaf), pem_of(root.certificate) + pem_of(leaf), "không phải chứng thư", ""):
        file.write_text(content)
        said = run("trust", "add", file)
        assert said.exit_code == 1, content
        assert "không phải chứng thư của tổ chức chứng thực" in said.output
    assert not (keys / "trusted").exists()
