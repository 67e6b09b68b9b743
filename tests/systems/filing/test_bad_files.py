"""Whatever file is sent to whatever page: said in plain words, nothing of it stored, everything else kept."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.shared.files.conftest import CLEAN_PDF, EICAR, docx, office
from tests.support.commune import Commune, filing
from tests.systems.filing.conftest import browser
from tests.systems.filing.test_counter import typed

from hienluong.shared.files.models import ScanState, StoredFile
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.supplement import request_supplement
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.values import MissingPaper, SupplementIn
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import save_block, start_draft

KIND, CONTENT, SWELLS, LARGE, SICK = (
    "không nhận loại tệp này",
    "không khớp với đuôi tên",
    "giãn ra",
    "lớn hơn mức cho phép",
    "đã bị cách ly",
)
MEGABYTES = 1024 * 1024
BAD = {
    "empty": ("rong.pdf", b"", KIND),
    "program": ("giay.pdf", b"MZ\x90\0" + b"\0" * 200, KIND),
    "page with script": ("giay.pdf", b"<html><script>alert(1)</script></html>", KIND),
    "wrong first bytes": ("anh.png", CLEAN_PDF, CONTENT),
    "archive": ("giay.zip", office({"a.pdf": CLEAN_PDF}), "không nhận tệp nén"),
    "bomb": ("giay.docx", docx(word__media=b"\0" * 12_000_000), SWELLS),
    "over ten megabytes": ("giay.pdf", CLEAN_PDF + b"0" * (10 * MEGABYTES), LARGE),
    "malware": ("giay.pdf", EICAR, SICK),
    "malware inside": ("giay.docx", docx(word__media__a=EICAR), SICK),
}
Send = Callable[[SimpleUploadedFile], HttpResponse]


@pytest.fixture(params=["filing", "counter", "completion", "completion at the counter"])
def send(request: pytest.FixtureRequest, commune: Commune) -> Send:
    """Sends a file to one of the pages that take papers."""
    return {
        "filing": _to_a_draft,
        "counter": _to_the_counter,
        "completion": _to_a_request,
        "completion at the counter": _to_the_counter_later,
    }[request.param](commune)


def _to_a_draft(commune: Commune) -> Send:
    draft = start_draft(commune.citizen, procedure_in_force("1.001193"))
    save_block(commune.citizen, draft.uid, "proof", {"proof.kind": "giay-chung-sinh"})
    client = browser(commune.citizen)
    return lambda file: client.post(f"/nop-ho-so/ban-nhap/{draft.uid}/giay-to/", {"giay-chung-sinh": file})


def _to_the_counter(commune: Commune) -> Send:
    client, page = browser(commune.reception), typed(proof__kind="giay-chung-sinh")
    return lambda file: client.post("/quay/nop-ho-so/1.001193/", page | {"papers.giay-chung-sinh": file})


def _to_a_request(commune: Commune) -> Send:
    client, case = browser(commune.citizen), _incomplete(commune)
    return lambda file: client.post(
        f"/ho-so-cua-toi/{case.code}/bo-sung/", {"answer": "Đã bổ sung", "file-other": file}
    )


def _to_the_counter_later(commune: Commune) -> Send:
    client, case = browser(commune.reception), _incomplete(commune)
    return lambda file: client.post(
        f"/ho-so/{case.code}/nhan-bo-sung/", {"answer": "Đã bổ sung", "file-other": file}
    )


def _incomplete(commune: Commune) -> Case:
    case = receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))
    asked = SupplementIn([MissingPaper("Đơn", "thiếu chữ ký")], "Thiếu", "Lê Văn Sơn")
    request_supplement(commune.civil_status, case.pk, asked)
    return case


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_words_and_never_becomes_a_paper(send: Send, what: str) -> None:
    name, content, words = BAD[what]
    cases = Case.objects.count()
    answer = send(SimpleUploadedFile(name, content))
    assert answer.status_code in {413, 422}
    assert words in answer.content.decode()
    assert not StoredFile.objects.filter(blob__scan_state=ScanState.CLEAN).exists()
    assert Case.objects.count() == cases


def test_a_file_of_ten_megabytes_is_taken(send: Send) -> None:
    padding = b"%" + b"0" * (10 * MEGABYTES - len(CLEAN_PDF) - 1)
    assert send(SimpleUploadedFile("giay.pdf", padding_before_end(padding))).status_code == 302


def padding_before_end(padding: bytes) -> bytes:
    return CLEAN_PDF.replace(b"%%EOF", padding[:-1] + b"\n%%EOF")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "a\x00b.pdf", "Ư" * 300 + ".pdf", "🙂.pdf", "\u202efdp.pdf"]
)
def test_a_strange_name_is_cleaned_and_the_file_is_taken(send: Send, name: str) -> None:
    assert send(SimpleUploadedFile(name, CLEAN_PDF)).status_code == 302
    kept = StoredFile.objects.latest("pk").name
    assert kept.endswith(".pdf")
    assert not {"/", "\0", "\u202e"} & set(kept)


@pytest.mark.parametrize("what", [name for name in BAD if name != "over ten megabytes"])
def test_a_file_to_verify_is_told_to_be_no_result(commune: Commune, what: str) -> None:
    name, content, _words = BAD[what]
    answer = Client().post("/xac-minh/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code < 500
    assert "<h1" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_file_to_verify_beyond_all_measure_is_refused(commune: Commune) -> None:
    file = SimpleUploadedFile("a.pdf", CLEAN_PDF + b"0" * (20 * MEGABYTES))
    answer = Client().post("/xac-minh/", {"file": file})
    assert answer.status_code in {413, 422}


def test_more_files_than_anybody_has_are_refused_plainly(commune: Commune) -> None:
    draft = start_draft(commune.citizen, procedure_in_force("1.001193"))
    files = {f"p{number}": SimpleUploadedFile("a.pdf", CLEAN_PDF) for number in range(150)}
    answer = browser(commune.citizen).post(f"/nop-ho-so/ban-nhap/{draft.uid}/giay-to/", files)
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()
    assert not StoredFile.objects.exists()
