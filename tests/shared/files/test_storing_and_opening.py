"""From an upload to a reader."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from hienluong.base.errors import SignInNeeded
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.public import Subject
from hienluong.shared.files import public as files
from hienluong.shared.files.models import Blob, StoredFile

from .conftest import CLEAN_PDF, EICAR, docx, pdf_with

pytestmark = pytest.mark.django_db
PAPER = files.Purpose("case-paper")


def upload(content: bytes, name: str = "giấy.pdf") -> files.UploadedBytes:
    return files.UploadedBytes(name, BytesIO(content))


def grant(stored: StoredFile) -> files.FileGrant:
    return files.FileGrant(stored.pk, "cases.view", Subject("case", "H50.1", party_id=stored.owner_party_id))


def test_the_same_bytes_are_kept_once(citizen: Actor) -> None:
    one = files.store(citizen, upload(CLEAN_PDF), PAPER)
    two = files.store(citizen, upload(CLEAN_PDF, "tên khác.pdf"), PAPER)
    assert one.blob == two.blob
    assert (one.name, two.name) == ("giấy.pdf", "tên khác.pdf")
    assert one.state == files.ScanState.CLEAN


def test_a_picture_named_as_another_picture_gets_its_true_extension(citizen: Actor) -> None:
    stored = files.store(citizen, upload(b"\xff\xd8\xff\xe0" + b"\0" * 40, "ảnh.png"), PAPER)
    assert (stored.name, stored.blob.media_type) == ("ảnh.jpg", "image/jpeg")


def test_a_stranger_stores_nothing() -> None:
    with pytest.raises(SignInNeeded):
        files.store(NOBODY, upload(CLEAN_PDF), PAPER)


def test_a_file_over_the_limit_is_refused_and_leaves_nothing(citizen: Actor) -> None:
    limit = files.limits_for("case-paper").max_bytes
    with pytest.raises(files.FileTooLarge):
        files.store(citizen, upload(CLEAN_PDF + b"\0" * limit), PAPER)
    assert [path for path in settings.HOME.files.rglob("*") if path.is_file()] == []


def test_a_kind_that_the_purpose_does_not_take_is_refused(citizen: Actor) -> None:
    with pytest.raises(files.FileTypeRefused):
        files.store(citizen, upload(docx(), "tờ khai.docx"), files.Purpose("verify"))


@pytest.mark.parametrize("content", [EICAR, pdf_with(b"/S/JavaScript")])
def test_what_is_dangerous_goes_to_quarantine_and_stays_there(citizen: Actor, content: bytes) -> None:
    for _again in range(2):
        with pytest.raises(files.FileInfected):
            files.store(citizen, upload(content), PAPER)
    assert files.in_quarantine().count() == 1
    stored = StoredFile.objects.first()
    assert stored is not None
    with pytest.raises(files.FileInfected):
        files.open_file(citizen, grant(stored))


def test_opening_gives_the_bytes_and_is_journaled_with_right_and_party(citizen: Actor) -> None:
    stored = files.store(citizen, upload(CLEAN_PDF), files.Purpose("case-paper", party_id=citizen.party_id))
    assert files.open_file(citizen, grant(stored)).read() == CLEAN_PDF
    entry = Entry.objects.get(verb="files.opened")
    assert (entry.party, entry.right, entry.subject_kind) == (citizen.party_id, "cases.view", "case")
    assert "giấy" not in str(entry.facts)


def test_bytes_changed_on_disk_are_not_opened(citizen: Actor) -> None:
    stored = files.store(citizen, upload(CLEAN_PDF), PAPER)
    path: Path = next(path for path in settings.HOME.files.rglob(stored.blob.sha256))
    path.chmod(0o600)
    path.write_bytes(CLEAN_PDF.replace(b"1.7", b"1.6"))
    with pytest.raises(files.FileDamaged):
        files.open_file(citizen, grant(stored))


def test_an_unknown_file_is_not_found(citizen: Actor) -> None:
    with pytest.raises(files.FileNotFound):
        files.open_file(citizen, files.FileGrant(0, "cases.view", Subject("case", "1")))


def test_what_the_house_makes_is_kept_without_a_scan(citizen: Actor) -> None:
    stored = files.keep(citizen, "Kết quả.pdf", CLEAN_PDF, files.Purpose("result"))
    assert (stored.state, Blob.objects.get().scanner) == (files.ScanState.CLEAN, "house")


def test_the_browser_is_told_to_do_nothing_with_a_file(citizen: Actor) -> None:
    opened = files.open_file(citizen, grant(files.store(citizen, upload(docx(), "Tờ khai.docx"), PAPER)))
    for response in (files.inline_response(opened), files.attachment_response(opened)):
        assert response["Content-Disposition"].startswith("attachment;")
        assert "filename*=utf-8''T%E1%BB%9D%20khai.docx" in response["Content-Disposition"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].startswith("sandbox")
        assert "no-store" in response["Cache-Control"]
        assert b"".join(response.streaming_content) == opened.read()


def test_a_pdf_is_shown_in_the_browser(citizen: Actor) -> None:
    opened = files.open_file(citizen, grant(files.store(citizen, upload(CLEAN_PDF), PAPER)))
    response = files.inline_response(opened)
    assert response["Content-Disposition"].startswith("inline;")
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("clean", "An toàn"),
        ("waiting", "Đang chờ"),
        ("quarantined", "Đã cách ly"),
        ("failed", "Không kiểm tra"),
    ],
)
def test_the_state_is_told_in_words(citizen: Actor, state: str, words: str) -> None:
    from django.template.loader import render_to_string

    stored = files.store(citizen, upload(CLEAN_PDF), PAPER)
    stored.blob.scan_state = state
    assert words in render_to_string("files/state.html", {"file": stored})
