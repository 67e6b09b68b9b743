"""With a time-stamp service (RFC 3161) signatures become PAdES B-T."""

import asyncio
import http.server
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from django.db import transaction
from pyhanko.sign.timestamps import DummyTimeStamper

from hienluong.base import clock
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.certificates.building import name_of
from hienluong.shared.signing.errors import TimestampUnavailable

from .conftest import NOW, Office, printed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


class _Service(http.server.BaseHTTPRequestHandler):
    stamper: ClassVar[DummyTimeStamper]

    def do_POST(self) -> None:
        request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = asyncio.run(self.stamper.async_request_tsa_response(request)).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service(settings: Any, keys: Path) -> Iterator[None]:
    key = rsa.generate_private_key(65537, 2048)
    name = name_of("Dịch vụ dấu thời gian", "Thử nghiệm")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(5)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=365 * 20))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    (keys / "trusted").mkdir()
    (keys / "trusted" / "tsa.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    _Service.stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        fixed_dt=NOW + timedelta(seconds=2),
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.TSA_URL = f"http://127.0.0.1:{server.server_address[1]}/"
        yield
        server.shutdown()


def sign(office: Office) -> bytes:
    return signing.sign_pdf(office.chair, printed().pdf, signing.SignRequest(post_id=office.chair_post))


def test_a_stamped_signature_is_valid_without_our_record_and_after_expiry(
    office: Office, service: None
) -> None:
    pdf = sign(office)
    signing.SignatureRecord.objects.all().delete()
    with clock.frozen(NOW + timedelta(days=365 * 5)):
        report = signing.validate_pdf(pdf)
    assert report.verdict == signing.Verdict.VALID
    found = report.signatures[0]
    assert (found.time_source, found.at) == (signing.TimeSource.TIMESTAMP, NOW + timedelta(seconds=2))


def test_a_service_that_is_away_is_told_so_and_nothing_is_signed(office: Office, settings: Any) -> None:
    settings.TSA_URL = "http://127.0.0.1:1/"
    with pytest.raises(TimestampUnavailable):
        sign(office)
    assert not signing.SignatureRecord.objects.exists()


def test_no_other_machine_is_asked_inside_a_transaction(office: Office, service: None) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside a transaction"):
        sign(office)
