"""The whole way of a result, in its order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
import segno
from pypdf import PdfReader

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import NOBODY, SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.bench import signatures_per_second

from .conftest import NOW, Office, printed

DATE_LINE = "ngày 05 tháng 02 năm 2026"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def signed(office: Office) -> bytes:
    request = signing.SignRequest(post_id=office.chair_post, reason="Ban hành", place="Hướng Phùng")
    return signing.sign_pdf(office.chair, signing.lay_fields(printed()), request)


def numbered(office: Office) -> bytes:
    return signing.stamp_number(signed(office), "12/GXN-UBND", DATE_LINE)


def sealed(office: Office) -> bytes:
    return signing.seal_pdf(office.clerk, numbered(office), signing.SealRequest(agency_id=office.agency.pk))


def test_a_sealed_result_is_valid_and_names_both_signatures(office: Office) -> None:
    report = signing.validate_pdf(sealed(office))
    assert report.verdict == signing.Verdict.VALID
    person, seal = report.signatures
    assert (person.who, person.agency, person.title) == (
        "Trần Văn Hùng",
        "Ủy ban nhân dân xã Hướng Phùng",
        "Chủ tịch",
    )
    assert (person.role, seal.role) == (signing.Role.PERSON, signing.Role.SEAL)
    assert (person.covers_whole_file, seal.covers_whole_file) == (False, True)
    assert person.at == NOW
    assert report.sentences[0] == "Văn bản còn nguyên vẹn, mọi chữ ký đều hợp lệ."
    assert "08:30:15 05/02/2026" in report.sentences[1]


def test_the_number_breaks_no_signature_and_can_be_read(office: Office) -> None:
    pdf = sealed(office)
    fields = PdfReader(BytesIO(pdf)).get_fields()
    assert fields is not None
    assert (fields["number"].value, fields["day"].value) == ("12/GXN-UBND", DATE_LINE)
    assert all(found.intact for found in signing.validate_pdf(pdf).signatures)


def test_a_signature_alone_is_valid_too(office: Office) -> None:
    assert signing.validate_pdf(signed(office)).verdict == signing.Verdict.VALID


def test_a_number_that_nobody_sealed_is_named(office: Office) -> None:
    report = signing.validate_pdf(numbered(office))
    assert report.verdict == signing.Verdict.ALTERED
    assert signing.Problem.CHANGED_AFTER in report.signatures[0].problems


def test_a_number_is_given_once_and_never_after_the_seal(office: Office) -> None:
    with pytest.raises(signing.NumberPlaceMissing):
        signing.stamp_number(numbered(office), "13/GXN-UBND", DATE_LINE)
    with pytest.raises(signing.AlreadySealed):
        signing.stamp_number(sealed(office), "13/GXN-UBND", DATE_LINE)
    with pytest.raises(signing.NumberPlaceMissing):
        signing.stamp_number(printed().pdf, "13/GXN-UBND", DATE_LINE)


def test_nothing_is_signed_after_the_seal(office: Office) -> None:
    pdf = sealed(office)
    with pytest.raises(signing.AlreadySealed):
        signing.sign_pdf(office.chair, pdf, signing.SignRequest(post_id=office.chair_post))
    with pytest.raises(signing.AlreadySealed):
        signing.seal_pdf(office.clerk, pdf, signing.SealRequest(agency_id=office.agency.pk))


def test_a_deputy_signs_for_the_chair_with_the_mode(office: Office) -> None:
    request = signing.SignRequest(post_id=office.chair_post)
    pdf = signing.sign_pdf(office.deputy, signing.lay_fields(printed()), request)
    found = signing.validate_pdf(pdf).signatures[0]
    assert (found.who, found.mode) == ("Nguyễn Thị Quỳnh Hưởng", "KT.")
    assert signing.SignatureRecord.objects.get().post_id == office.chair_post


def test_only_who_holds_the_post_signs(office: Office) -> None:
    request = signing.SignRequest(post_id=office.chair_post)
    for actor in (NOBODY, SYSTEM, office.clerk, office.stranger):
        with pytest.raises(signing.NotYourPost):
            signing.sign_pdf(actor, printed().pdf, request)
    assert not signing.SigningKey.objects.exists()


def test_only_the_clerk_of_the_agency_seals(office: Office) -> None:
    request = signing.SealRequest(agency_id=office.agency.pk)
    for actor in (office.chair, office.stranger, office.administrator):
        with pytest.raises(NotAllowed):
            signing.seal_pdf(actor, printed().pdf, request)


def test_signing_and_sealing_are_journaled_without_names(office: Office) -> None:
    sealed(office)
    entries = Entry.objects.filter(verb__in=["signing.signed", "signing.sealed"]).order_by("pk")
    assert [entry.verb for entry in entries] == ["signing.signed", "signing.sealed"]
    assert [entry.right for entry in entries] == ["", "signing.seal"]
    assert "Hùng" not in str([entry.facts for entry in entries])


def test_a_person_keeps_one_key_until_it_expires(office: Office) -> None:
    first, second = signed(office), signed(office)
    assert first != second
    assert signing.SigningKey.objects.count() == 1
    with clock.frozen(NOW + timedelta(days=3 * 365 + 1)):
        signed(office)
    assert signing.SigningKey.objects.count() == 2
    assert signing.SigningKey.objects.filter(ended_at=None).count() == 1


def test_a_document_without_places_is_signed_without_a_picture(office: Office) -> None:
    pdf = printed().pdf
    for actor in (office.chair, office.deputy):
        pdf = signing.sign_pdf(actor, pdf, signing.SignRequest(post_id=actor.posts[0]))
    report = signing.validate_pdf(pdf)
    assert (report.verdict, len(report.signatures)) == (signing.Verdict.VALID, 2)


def test_a_seal_without_a_place_locks_the_document_too(office: Office) -> None:
    pdf = signing.seal_pdf(office.clerk, printed().pdf, signing.SealRequest(agency_id=office.agency.pk))
    assert signing.validate_pdf(pdf).verdict == signing.Verdict.VALID
    with pytest.raises(signing.AlreadySealed):
        signing.sign_pdf(office.chair, pdf, signing.SignRequest(post_id=office.chair_post))


def test_what_is_no_pdf_is_not_signed(office: Office) -> None:
    with pytest.raises(signing.PdfNotSignable):
        signing.sign_pdf(office.chair, b"PK\x03\x04", signing.SignRequest(post_id=office.chair_post))


def test_a_picture_of_the_hand_written_signature_is_shown(office: Office) -> None:
    picture = BytesIO()
    segno.make("x").save(picture, kind="png", dark="#12459b", light=None)
    request = signing.SignRequest(post_id=office.chair_post, image=picture.getvalue())
    pdf = signing.sign_pdf(office.chair, signing.lay_fields(printed()), request)
    assert signing.validate_pdf(pdf).verdict == signing.Verdict.VALID
    assert b"/Subtype /Image" in pdf or b"/Image" in pdf[len(printed().pdf) :]


def test_a_name_with_rare_letters_does_not_stop_a_signature(office: Office) -> None:
    actor = replace(office.chair, name="Hồ 漢 😀")
    request = signing.SignRequest(post_id=office.chair_post)
    pdf = signing.sign_pdf(actor, signing.lay_fields(printed()), request)
    assert signing.validate_pdf(pdf).verdict == signing.Verdict.VALID


def test_the_bench_measures_and_leaves_nothing(office: Office) -> None:
    assert signatures_per_second(0.1) > 0
    assert not signing.SignatureRecord.objects.exists()
