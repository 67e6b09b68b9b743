"""PAdES B-LT and beyond: dated, with revocation data, renewed in time; and what happens while others are away."""

import asyncio
import hashlib
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.sign.timestamps import TimestampRequestError
from tests.support.authorities import Answering, StampService, answering

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.shared.files.public import Purpose, keep
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.actions.enrol_key import seal_key
from hienluong.shared.signing.actions.upkeep import keep_provable
from hienluong.shared.signing.certificates.authority import authority_chain, pem_of
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    Revoked,
    authority_certificate,
    leaf_certificate,
    name_of,
    revocation_list,
)
from hienluong.shared.signing.checking.commands import signatures as command
from hienluong.shared.signing.lasting.evidence import evidence_about
from hienluong.shared.signing.models import Upkeep
from hienluong.shared.signing.providers import provider_named
from hienluong.shared.signing.rules import due_at, next_try_after, upkeep_rule
from hienluong.shared.signing.stamping import HttpStamper, stamper

from .conftest import NOW, Office, printed

Level, Problem, Verdict = signing.Level, signing.Problem, signing.Verdict
A_YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def there() -> Iterator[Answering]:
    with answering() as there:
        yield there


def sign(office: Office) -> bytes:
    request = signing.SignRequest(post_id=office.chair_post)
    return signing.sign_pdf(office.chair, signing.lay_fields(printed()), request)


def seal(office: Office, pdf: bytes) -> bytes:
    pdf = signing.stamp_number(pdf, "12/GXN-UBND", "ngày 05 tháng 02 năm 2026")
    return signing.seal_pdf(office.clerk, pdf, signing.SealRequest(agency_id=office.agency.pk))


def stamps_at(there: Answering, keys: Path, begins: datetime, life: timedelta) -> str:
    """An outside time-stamping authority that the operator trusts; its address."""
    service = StampService(there, begins, life)
    (keys / "trusted").mkdir(exist_ok=True)
    (keys / "trusted" / f"tsa-{begins:%Y%m%d}.pem").write_bytes(service.root.public_bytes(Encoding.PEM))
    return service.address


def forget_records() -> None:
    """Judge a file as another installation would that knows nothing of ours but the root."""
    Upkeep.objects.all().delete()
    signing.SignatureRecord.objects.all().delete()


def test_a_signature_comes_dated_and_with_revocation_data(office: Office) -> None:
    pdf = seal(office, sign(office))
    assert [found.level for found in signing.validate_pdf(pdf).signatures] == [Level.B_LT, Level.B_LT]
    forget_records()
    with clock.frozen(NOW + 5 * A_YEAR):  # the signers' certificates ended two years ago
        report = signing.validate_pdf(pdf)
    assert report.verdict == Verdict.VALID
    assert {found.time_source for found in report.signatures} == {signing.TimeSource.TIMESTAMP}
    assert {found.revocation for found in report.signatures} == {signing.Revocation.GOOD}


def test_revoking_later_spares_what_was_dated_before(office: Office) -> None:
    pdf = sign(office)
    forget_records()
    with clock.frozen(NOW + timedelta(days=1)):
        signing.revoke_key(office.administrator, signing.SigningKey.objects.get().pk, "mất thiết bị")
        assert signing.validate_pdf(pdf).verdict == Verdict.VALID


def test_without_a_date_the_same_certificate_is_expired(office: Office, settings: Any) -> None:
    settings.TSA_URL = "off"
    pdf = sign(office)
    forget_records()
    found = signing.validate_pdf(pdf).signatures[0]
    assert (found.level, found.remarks) == (Level.B_B, (signing.Remark.WITHOUT_TIMESTAMP,))
    with clock.frozen(NOW + 5 * A_YEAR):
        assert signing.validate_pdf(pdf).signatures[0].problems == (Problem.EXPIRED,)


@pytest.mark.django_db(transaction=True)
def test_an_archive_stamp_in_time_outlives_the_first_one(
    office: Office, there: Answering, keys: Path, settings: Any
) -> None:
    """The chain of time-stamps is checked from the newest back."""
    settings.TSA_URL = stamps_at(there, keys, NOW, 2 * A_YEAR)
    sealed = seal(office, sign(office))
    late = NOW + 2 * A_YEAR - timedelta(days=30)
    with clock.frozen(late):
        settings.TSA_URL = stamps_at(there, keys, late, 20 * A_YEAR)
        refreshed = signing.refresh_pdf(sealed)
    assert refreshed.startswith(sealed)
    forget_records()
    with clock.frozen(NOW + 4 * A_YEAR):
        assert [found.worst for found in signing.validate_pdf(sealed).signatures] == [Problem.EXPIRED] * 2
        report = signing.validate_pdf(refreshed)
    assert report.verdict == Verdict.VALID
    assert [found.level for found in report.signatures] == [Level.B_LTA, Level.B_LTA]
    assert report.signatures[1].covers_whole_file


@pytest.mark.django_db(transaction=True)
def test_what_was_signed_in_an_outage_is_dated_later(
    office: Office, there: Answering, keys: Path, settings: Any
) -> None:
    address = stamps_at(there, keys, NOW, 20 * A_YEAR)
    settings.TSA_URL = f"{there.url}/away"
    pdf = sign(office)
    keep(SYSTEM, "ket-qua.pdf", pdf, Purpose("cases.result", None, office.agency.pk))
    assert signing.validate_pdf(pdf).signatures[0].level == Level.B_B
    assert keep_provable().postponed == 1
    settings.TSA_URL = address
    assert keep_provable().done == 0  # not before the pause is over
    with clock.frozen(NOW + timedelta(minutes=11)):
        assert keep_provable().done == 1
        assert signing.validate_pdf(pdf).signatures[0].level == Level.B_LTA
    longer = signing.with_upkeep(pdf)
    assert longer.startswith(pdf)
    assert len(longer) > len(pdf)
    assert Entry.objects.filter(verb="signing.proof_renewed").count() == 1
    forget_records()
    with clock.frozen(NOW + timedelta(hours=1)):
        assert signing.validate_pdf(longer).signatures[0].time_source == signing.TimeSource.TIMESTAMP
    assert signing.with_upkeep(pdf) == pdf


@pytest.mark.django_db(transaction=True)
def test_a_file_is_renewed_before_its_stamp_ends_and_not_earlier(
    office: Office, there: Answering, keys: Path, settings: Any
) -> None:
    settings.TSA_URL = stamps_at(there, keys, NOW, A_YEAR)
    pdf = seal(office, sign(office))
    keep(SYSTEM, "ket-qua.pdf", pdf, Purpose("cases.result", None, office.agency.pk))
    days = upkeep_rule(NOW.date()).days_before
    assert Upkeep.objects.count() == 1  # the signed file without the seal needs none
    with clock.frozen(NOW + A_YEAR - timedelta(days=days + 1)):
        assert keep_provable().done == 0
    with clock.frozen(NOW + A_YEAR - timedelta(days=days - 1)):
        settings.TSA_URL = stamps_at(there, keys, clock.now(), 5 * A_YEAR)
        assert keep_provable().done == 1
        assert keep_provable().done == 0
    with clock.frozen(NOW + 3 * A_YEAR):
        assert signing.validate_pdf(pdf).verdict == Verdict.VALID
    upkeep = Upkeep.objects.get()
    assert (upkeep.level, upkeep.lasts_until) == (
        Level.B_LTA,
        NOW + A_YEAR - timedelta(days=days - 1) + 5 * A_YEAR,
    )


def test_the_command_tells_what_is_due_and_renews_it(office: Office, settings: Any) -> None:
    settings.TSA_URL = "off"
    pdf = sign(office)
    keep(SYSTEM, "ket-qua.pdf", pdf, Purpose("cases.result", None, office.agency.pk))
    said = CliRunner().invoke(command, ["refresh", "--dry-run"])
    assert "1 tệp đến hạn" in said.output
    assert "HL_TSA_URL" in CliRunner().invoke(command, ["refresh"]).output
    settings.TSA_URL = ""
    assert "Đã gia hạn 1 tệp" in CliRunner().invoke(command, ["refresh"]).output
    assert signing.validate_pdf(pdf).signatures[0].level == Level.B_LTA
    assert "0 tệp đến hạn" in CliRunner().invoke(command, ["refresh", "--dry-run"]).output


def test_a_file_that_is_not_here_waits_longer_each_time(office: Office, settings: Any) -> None:
    settings.TSA_URL = "off"
    sign(office)
    settings.TSA_URL = ""
    assert keep_provable().postponed == 1
    first = Upkeep.objects.get().due_at - NOW
    with clock.frozen(NOW + first):
        keep_provable()
        assert Upkeep.objects.get().due_at - clock.now() == first * 2


@pytest.mark.django_db(transaction=True)
def test_lists_of_other_authorities_are_fetched_and_put_in(
    office: Office, there: Answering, keys: Path, settings: Any
) -> None:
    """And while they are away, the signature waits for them."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = Issuer(authority_certificate(root_key, name_of("CA ngành", "Bộ mẫu"), NOW, None), root_key)
    provider_named("soft").make_key("outside")
    public = provider_named("soft").private_key("outside").public_key()
    leaf = Leaf(public, name_of("Ủy ban nhân dân xã Hướng Phùng", "Hướng Phùng"), f"{there.url}/list")
    enrolment = signing.Enrolment(
        agency_id=office.agency.pk,
        provider="soft",
        key_reference="outside",
        certificate=pem_of(leaf_certificate(leaf, NOW, root)),
        chain=pem_of(root.certificate),
    )
    signing.enrol_key(office.administrator, enrolment)
    (keys / "trusted").mkdir()
    (keys / "trusted" / "nganh.pem").write_text(pem_of(root.certificate))
    request = signing.SealRequest(agency_id=office.agency.pk)
    waiting = signing.seal_pdf(office.clerk, printed().pdf, request)
    found = signing.validate_pdf(waiting).signatures[0]
    assert (found.level, found.revocation) == (Level.B_T, signing.Revocation.UNKNOWN)
    there.answers["/list"] = lambda _: revocation_list(root, [Revoked(77, NOW)], NOW)
    found = signing.validate_pdf(signing.seal_pdf(office.clerk, printed().pdf, request)).signatures[0]
    assert (found.level, found.revocation, found.problems) == (Level.B_LT, signing.Revocation.GOOD, ())
    assert signing.validate_pdf(signing.refresh_pdf(waiting)).signatures[0].level == Level.B_LTA


@pytest.mark.django_db(transaction=True)
def test_a_strangers_certificate_sends_nobody_anywhere(office: Office, there: Answering, keys: Path) -> None:
    """Only below trusted roots is asked at the addresses that certificates name."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = Issuer(authority_certificate(root_key, name_of("CA lạ", "Nơi lạ"), NOW, None), root_key)
    leaf = Leaf(
        root_key.public_key(), name_of("Người lạ", "Nơi lạ"), f"{there.url}/inside", f"{there.url}/ask"
    )
    parsed = [
        asn1_x509.Certificate.load(each.public_bytes(Encoding.DER))
        for each in (leaf_certificate(leaf, NOW, root), root.certificate)
    ]
    assert evidence_about(parsed).missing
    assert there.asked == []


def test_who_signs_many_waits_once_for_an_authority_that_is_away(there: Answering) -> None:
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": b"1" * 32}
    question = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint})
    for _ in range(3):
        with pytest.raises(TimestampRequestError):
            asyncio.run(HttpStamper(f"{there.url}/away").answer(question))
    assert there.asked == ["/away"]


def test_a_stamp_is_carried_as_it_came_even_when_the_library_would_write_it_anew(office: Office) -> None:
    """It would for each stamp whose length happens to end like an indefinite one, and take seconds."""
    own = stamper()
    assert own is not None
    token = asyncio.run(own.async_timestamp(b"1" * 32, "sha256"))
    came = token.dump()
    names = token["content"]["signer_infos"][0]["signed_attrs"].native[2]["values"][0]
    assert names["certs"][0]["hash_algorithm"]["algorithm"] == "sha256"
    assert token["content"]["signer_infos"]._is_mutated()  # what reading alone does
    assert token.dump(force=True) == came


def test_the_status_of_a_certificate_can_be_asked_by_anybody(office: Office, client: Client) -> None:
    key = seal_key(office.agency.pk)
    certificate = x509.load_pem_x509_certificate(key.certificate.encode())
    issuing = x509.load_pem_x509_certificate(authority_chain()[0].encode())
    aia = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    assert aia[0].access_location.value == "https://hienluong.example/chung-thu-so/trang-thai"

    def asked(serial_of: x509.Certificate, issuer: x509.Certificate) -> ocsp.OCSPResponse:
        question = ocsp.OCSPRequestBuilder().add_certificate(serial_of, issuer, hashes.SHA1()).build()
        body = question.public_bytes(Encoding.DER)
        answer = client.post("/chung-thu-so/trang-thai", body, content_type="application/ocsp-request")
        assert answer["Content-Type"] == "application/ocsp-response"
        return ocsp.load_der_ocsp_response(answer.content)

    good = asked(certificate, issuing)
    assert good.certificate_status == ocsp.OCSPCertStatus.GOOD
    public = issuing.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(good.signature, good.tbs_response_bytes, ec.ECDSA(hashes.SHA256()))
    signing.revoke_key(office.administrator, key.pk, "")
    revoked = asked(certificate, issuing)
    assert (revoked.certificate_status, revoked.revocation_time_utc) == (ocsp.OCSPCertStatus.REVOKED, NOW)
    assert asked(certificate, certificate).certificate_status == ocsp.OCSPCertStatus.UNKNOWN


def test_anybody_may_have_something_dated_and_openssl_believes_it(
    office: Office, client: Client, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    content.write_bytes(b"van ban")
    query, reply, chain, root = (tmp_path / name for name in ("query", "reply", "chain.pem", "root.pem"))
    arguments = ["openssl", "ts", "-query", "-data", content, "-sha256", "-cert", "-out", query]
    subprocess.run(arguments, check=True, capture_output=True)
    with clock.frozen(datetime.now(NOW.tzinfo)):
        Upkeep.objects.all().delete()
        answer = client.post("/chung-thu-so/dau-thoi-gian", query.read_bytes(), content_type="x/y")
    reply.write_bytes(answer.content)
    chain.write_text(authority_chain()[0])
    root.write_text(authority_chain()[1])
    check = ["openssl", "ts", "-verify", "-data", content, "-in", reply, "-CAfile", root, "-untrusted", chain]
    verified = subprocess.run(check, check=False, capture_output=True, text=True)
    assert "Verification: OK" in verified.stdout + verified.stderr


@pytest.mark.parametrize("path", ["/chung-thu-so/trang-thai", "/chung-thu-so/dau-thoi-gian"])
def test_questions_that_are_none_are_refused(office: Office, client: Client, path: str) -> None:
    for body in (b"", b"\x30\x03\x02\x01\x05", b"x" * 5_000):
        assert client.post(path, body, content_type="x/y").status_code == 422
    assert client.get(path).status_code == 405


def test_stamps_are_made_with_known_digests_only(office: Office, client: Client) -> None:
    for algorithm, digest in (("sha1", b"1" * 20), ("sha256", b"1" * 20)):
        imprint = {"hash_algorithm": {"algorithm": algorithm}, "hashed_message": digest}
        request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint})
        answer = client.post("/chung-thu-so/dau-thoi-gian", request.dump(), content_type="x/y")
        status = tsp.PKIStatusInfo.load(answer.content[2:])
        assert (status["status"].native, status["fail_info"].native) == ("rejection", {"bad_alg"})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["trang-thai", "dau-thoi-gian"])
def test_without_an_authority_nobody_is_answered(keys: Path, client: Client, path: str) -> None:
    body = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": hashlib.sha256(b"").digest(),
            },
        }
    ).dump()
    expected = {404} if path == "dau-thoi-gian" else {404, 422}
    assert client.post(f"/chung-thu-so/{path}", body, content_type="x/y").status_code in expected


def test_the_roots_list_can_be_fetched(office: Office, client: Client) -> None:
    root = x509.load_pem_x509_certificate(authority_chain()[1].encode())
    read = x509.load_der_x509_crl(client.get("/chung-thu-so/thu-hoi-goc.crl").content)
    assert read.is_signature_valid(root.public_key())  # type: ignore[arg-type]
    assert len(read) == 0


@given(days=st.integers(0, 8_000), level=st.sampled_from(list(Level)))
def test_a_file_is_due_at_once_or_before_its_stamp_ends(days: int, level: Level) -> None:
    ends = NOW + timedelta(days=days)
    due = due_at(level, ends, NOW)
    assert NOW <= due <= max(ends, NOW)
    if level in {Level.B_B, Level.B_T}:
        assert due == NOW


@given(tries=st.integers(0, 30_000))
def test_pauses_grow_to_half_a_day(tries: int) -> None:
    assert timedelta(minutes=5) <= next_try_after(tries) <= next_try_after(tries + 1) <= timedelta(hours=12)


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_has_a_rule_with_its_basis(day: date) -> None:
    rule = upkeep_rule(day)
    assert rule.days_before > 0
    assert rule.basis
