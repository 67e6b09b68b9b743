"""With a time-stamp service (RFC 3161) signatures are dated by it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import transaction
from tests.support.authorities import StampService, answering

from hienluong.base import clock
from hienluong.shared.signing import public as signing

from .conftest import NOW, Office, printed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def service(settings: Any, keys: Path) -> Iterator[None]:
    with answering() as there:
        stamps = StampService(there, NOW, timedelta(days=365 * 20))
        (keys / "trusted").mkdir()
        (keys / "trusted" / "tsa.pem").write_bytes(stamps.root.public_bytes(Encoding.PEM))
        settings.TSA_URL = stamps.address
        yield


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


def test_while_the_service_is_away_signing_goes_on_without_a_date(office: Office, settings: Any) -> None:
    settings.TSA_URL = "http://127.0.0.1:1/"
    found = signing.validate_pdf(sign(office)).signatures[0]
    assert (found.level, found.problems) == (signing.Level.B_B, ())
    assert signing.SignatureRecord.objects.get().upkeep.level == signing.Level.B_B


def test_no_other_machine_is_asked_inside_a_transaction(office: Office, service: None) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside a transaction"):
        sign(office)
