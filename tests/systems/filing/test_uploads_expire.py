"""Files that nobody uses are not kept; those of drafts and cases are."""

from datetime import timedelta
from io import BytesIO

from tests.support.commune import Commune, filing

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.journal.models import Entry
from hienluong.shared.files.models import Blob
from hienluong.shared.files.public import Purpose, StoredFile, UploadedBytes, files_sent_by, store
from hienluong.systems.cases.public import PaperIn, submit
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import AttachFile, attach_file, discard_draft, start_draft
from hienluong.systems.filing.actions.expire_uploads import UNUSED, expire_uploads
from hienluong.systems.filing.jobs import expire_old_drafts
from hienluong.systems.filing.models import Draft

LATER = UNUSED + timedelta(seconds=1)


def sent(commune: Commune, mark: bytes = b"") -> StoredFile:
    content = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
    upload = UploadedBytes("giay.pdf", BytesIO(content + mark), "application/pdf")
    return store(commune.citizen, upload, Purpose("cases.paper", commune.citizen.party_id))


def held_by_a_draft(commune: Commune, file: StoredFile) -> Draft:
    draft = start_draft(commune.citizen, procedure_in_force("1.001193"))
    attach_file(commune.citizen, draft.uid, AttachFile("giay-chung-sinh", "giay.pdf", file.pk))
    return draft


def test_a_file_nobody_used_goes_after_its_time(commune: Commune) -> None:
    sent(commune)
    with clock.frozen(clock.now() + UNUSED):
        assert expire_uploads() == 0
    with clock.frozen(clock.now() + LATER):
        assert expire_uploads() == 1
    assert not StoredFile.objects.exists()
    assert not Blob.objects.exists()
    assert Entry.objects.get(verb="files.forgotten").facts == {"files": 1}


def test_what_a_draft_or_a_case_holds_stays(commune: Commune) -> None:
    held_by_a_draft(commune, sent(commune, b"1"))
    submit(commune.citizen, filing(commune, papers=[PaperIn("p", "Giấy", file_id=sent(commune, b"2").pk)]))
    with clock.frozen(clock.now() + LATER):
        assert expire_uploads() == 0


def test_the_files_of_a_discarded_draft_go(commune: Commune) -> None:
    draft = held_by_a_draft(commune, sent(commune))
    discard_draft(commune.citizen, draft.uid)
    with clock.frozen(clock.now() + LATER):
        expire_old_drafts()
    assert not StoredFile.objects.exists()


def test_bytes_that_another_file_has_too_stay(commune: Commune) -> None:
    sent(commune)
    submit(commune.citizen, filing(commune, papers=[PaperIn("p", "Giấy", file_id=sent(commune).pk)]))
    with clock.frozen(clock.now() + LATER):
        assert expire_uploads() == 1
    assert Blob.objects.count() == 1


def test_what_was_found_dangerous_stays_as_evidence(commune: Commune) -> None:
    sent(commune)
    Blob.objects.update(scan_state="quarantined")
    with clock.frozen(clock.now() + LATER):
        assert expire_uploads() == 0


def test_a_file_is_good_for_a_day(commune: Commune) -> None:
    file = sent(commune)
    assert files_sent_by(commune.citizen, [file.uid, uuid7()]) == {file.uid: file}
    assert files_sent_by(commune.chair, [file.uid]) == {}
    with clock.frozen(clock.now() + timedelta(days=1, seconds=1)):
        assert files_sent_by(commune.citizen, [file.uid]) == {}
