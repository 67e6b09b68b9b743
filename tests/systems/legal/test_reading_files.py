"""The text of PDFs is searched; hostile ones hurt nobody."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader, PdfWriter
from tests.systems.legal.register import Register, draft, fresh, published, with_file

from hienluong.shared.files.public import FileTypeRefused, open_public_file, read_pdf_text
from hienluong.systems.legal.actions.publish import publish_document
from hienluong.systems.legal.actions.read_files import read_waiting
from hienluong.systems.legal.models import DocumentFile, Reading

pytestmark = pytest.mark.django_db(transaction=True)


def pdf_saying(words: str) -> bytes:
    """The smallest PDF with one line of plain letters."""
    return pdf_of(f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1"))


def pdf_of(stream: bytes, packed: bytes = b"") -> bytes:
    """A PDF with one page of this content."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (packed, len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.7\n"
    offsets = []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            len(body),
        )
    )


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_saying("bi mat"))))
    writer.encrypt("mat-khau", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def after_reading(register: Register, content: bytes) -> DocumentFile:
    held = with_file(draft(register), content, register)
    read_waiting()
    held.refresh_from_db()
    return held


def test_what_a_file_says_is_found(client: Client, register: Register) -> None:
    document = published(register)
    DocumentFile.objects.all().delete()
    with_file(document, pdf_saying("thanh toan bang dien tu hong ngoc"), register)
    assert client.get("/van-ban/?q=hồng ngọc").context["count"] == 0
    assert read_waiting() == 1
    assert client.get("/van-ban/?q=hồng ngọc").context["count"] == 1
    assert "Có trong nội dung tệp" in client.get("/van-ban/?q=hồng ngọc").content.decode()
    assert "hong ngoc" in client.get(f"{document.url}toan-van/").content.decode()


def test_words_of_the_summary_stand_before_words_of_the_file(client: Client, register: Register) -> None:
    other = draft(register, symbol="12/2026/QĐ-UBND", summary="Việc khác")
    with_file(other, pdf_saying("tach thua"), register)
    publish_document(register.clerk, other.pk)
    published(register)
    read_waiting()
    lines = client.get("/van-ban/?q=tách thửa").context["lines"]
    assert [line.document.symbol for line in lines] == ["36/2026/QĐ-UBND", "12/2026/QĐ-UBND"]


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (pdf_saying("chu"), Reading.DONE),
        (pdf_saying(""), Reading.EMPTY),
        (b"%PDF-1.7\n" + b"\x00garbage" * 1000 + b"\n%%EOF\n", Reading.FAILED),
        (
            pdf_saying("x").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 9"),
            None,
        ),
    ],
    ids=["plain", "scanned", "broken", "page tree in a ring"],
)
def test_each_kind_of_file_is_settled(register: Register, content: bytes, state: Reading | None) -> None:
    held = after_reading(register, content)
    assert held.reading != Reading.WAITING
    assert state is None or held.reading == state


def test_a_locked_file_is_not_taken_and_not_read(register: Register, tmp_path: Path) -> None:
    with pytest.raises(FileTypeRefused):
        with_file(draft(register), locked_pdf(), register)
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf())
    assert read_pdf_text(path).state == Reading.LOCKED


def test_a_file_that_takes_the_worker_down_three_times_is_given_up(register: Register) -> None:
    held = with_file(draft(register), pdf_saying("chu"), register)
    DocumentFile.objects.update(tries=3)
    assert read_waiting() == 1
    held.refresh_from_db()
    assert held.reading == Reading.FAILED


def test_a_picture_bomb_is_stopped_by_the_bounds(register: Register) -> None:
    """A stream that unpacks to gigabytes: the reading process dies, the worker does not."""
    packer = zlib.compressobj(9)
    bomb = packer.compress(b"\x00" * 1024) + b"".join(
        packer.compress(b"\x00" * 1_000_000) for _n in range(1500)
    )
    bomb += packer.flush()
    content = pdf_of(bomb, b"/Filter/FlateDecode")
    held = after_reading(register, content)
    assert held.reading in {Reading.FAILED, Reading.EMPTY}


def test_the_same_bytes_are_read_once(register: Register) -> None:
    content = pdf_saying("mot lan")
    first = with_file(draft(register), content, register)
    read_waiting()
    second = with_file(draft(register, symbol="37/2026/QĐ-UBND"), content, register)
    open_public_file(second.file_id).path.unlink()
    read_waiting()
    second.refresh_from_db()
    first.refresh_from_db()
    assert second.text == first.text == "mot lan"
    assert "mot lan" in fresh(second.document).text_key
