"""The built-in look at every file."""

import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hienluong.shared.files.errors import FileTypeRefused
from hienluong.shared.files.inspection import inspect
from hienluong.shared.files.names import clean_name

from .conftest import CLEAN_PDF, EICAR, docx, office, pdf_with, pdf_with_packed

PNG = (
    b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I", 13)
    + b"IHDR"
    + struct.pack(">II", 10, 10)
    + b"\x08\x02\0\0\0"
    + b"\0" * 9
)
HUGE_PNG = PNG.replace(struct.pack(">II", 10, 10), struct.pack(">II", 60_000, 60_000))
P7S = bytes.fromhex("3082010006092a864886f70d010702a081f1") + b"\0" * 20


def look(tmp_path: Path, content: bytes, name: str, declared: str = "") -> object:
    path = tmp_path / "sample"
    path.write_bytes(content)
    return inspect(path, name, declared)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (CLEAN_PDF, "Giấy chứng sinh.PDF", "pdf"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "ảnh.jpg", "jpeg"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "ảnh.png", "jpeg"),
        (PNG, "ảnh.png", "png"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "IMG_0001.HEIC", "heic"),
        (docx(), "tờ khai.docx", "docx"),
        (office({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "bảng.xlsx", "xlsx"),
        (office({"mimetype": b"application/vnd.oasis.opendocument.text"}), "đơn.odt", "odt"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><HoSo>Q</HoSo>', "hồ sơ.xml", "xml"),
        (P7S, "chữ ký.p7s", "p7s"),
    ],
)
def test_papers_and_pictures_are_taken(tmp_path: Path, content: bytes, name: str, kind: str) -> None:
    found = look(tmp_path, content, name)
    assert (found.kind.word, found.danger) == (kind, "")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\0" + b"\0" * 80, "giấy.exe"),
        (b"MZ\x90\0" + b"\0" * 80, "giấy.pdf"),
        (b"\x7fELF" + b"\0" * 80, "giấy"),
        (b"#!/bin/sh\nrm -rf /\n", "giấy.pdf"),
        (b"<html><script>alert(1)</script></html>", "giấy.html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "ảnh.svg"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "ảnh.xml"),
        (b'<?xml version="1.0"?><x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', "trang.xml"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "dữ liệu.xml"),
        (b'<?xml version="1.0"?><a><b></a>', "dữ liệu.xml"),
        (b"", "rỗng.pdf"),
        (b"\n\n%PDF-1.7", "lệch.pdf"),
        (CLEAN_PDF, "giấy.docx"),
        (CLEAN_PDF, "giấy"),
        (docx(), "giấy.xlsx"),
        (office({"a.pdf": CLEAN_PDF}), "các giấy tờ.zip"),
        (pdf_with(b"").replace(b"%%EOF", b"trailer<</Encrypt 9 0 R>>%%EOF"), "khóa.pdf"),
        (HUGE_PNG, "ảnh.png"),
        (PNG[:20], "ảnh.png"),
        (b"PK\x03\x04" + b"\0" * 60, "giấy.docx"),
    ],
)
def test_everything_else_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    with pytest.raises(FileTypeRefused):
        look(tmp_path, content, name)


def test_a_declared_type_that_the_content_denies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTypeRefused):
        look(tmp_path, CLEAN_PDF, "giấy.pdf", "image/png")


def test_an_archive_that_swells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTypeRefused, match="giãn ra"):
        look(tmp_path, docx(word__media=b"\0" * 8_000_000), "bom.docx")


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    content = bytearray(docx())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(FileTypeRefused, match="mật khẩu"):
        look(tmp_path, bytes(content), "khóa.docx")


@pytest.mark.parametrize(
    ("content", "name", "danger"),
    [
        (EICAR, "eicar.pdf", "eicar"),
        (EICAR, "eicar.com", "eicar"),
        (pdf_with(EICAR), "giấy.pdf", "eicar"),
        (docx(word__media__anh=EICAR), "giấy.docx", "eicar"),
        (docx(word__vbaProject_bin=b"x").replace(b"_bin", b".bin"), "giấy.docx", "macro"),
        (docx(word__embeddings__a_exe=b"MZ").replace(b"a_exe", b"a.exe"), "giấy.docx", "program-inside"),
        (pdf_with(b"/S/JavaScript/JS(app.alert(1))"), "giấy.pdf", "pdf-javascript"),
        (pdf_with(b"/S /Launch /F (cmd.exe)"), "giấy.pdf", "pdf-launch"),
        (pdf_with(b"/S/J#61vaScript/JS(1)"), "giấy.pdf", "pdf-javascript"),
        (pdf_with_packed(b"/S/JavaScript/JS(1)"), "giấy.pdf", "pdf-javascript"),
    ],
)
def test_what_would_run_is_named(tmp_path: Path, content: bytes, name: str, danger: str) -> None:
    assert look(tmp_path, content, name).danger == danger


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(
        [docx(), CLEAN_PDF, pdf_with_packed(b"/S/X"), PNG, P7S, b'<?xml version="1.0"?><a b="c"/>']
    ),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
    st.sampled_from(["a.docx", "a.pdf", "a.png", "a.xml", "a.p7s"]),
)
def test_a_damaged_file_is_looked_at_or_refused_and_nothing_else(
    tmp_path: Path, content: bytes, changes: list[tuple[int, int]], name: str
) -> None:
    damaged = bytearray(content)
    for position, value in changes:
        damaged[position % len(damaged)] = value
    with suppress(FileTypeRefused):
        look(tmp_path, bytes(damaged), name)


def test_a_template_fetched_from_outside_is_named(tmp_path: Path) -> None:
    link = b'<Relationship Type="http://x/attachedTemplate" Target="http://evil/" TargetMode="External"/>'
    content = office(
        {"[Content_Types].xml": b"", "word/document.xml": b"", "word/_rels/settings.xml.rels": link}
    )
    assert look(tmp_path, content, "giấy.docx").danger == "outside-template"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\giấy.pdf", "giấy.pdf"),
        ("gia\u0302\u0301y.pdf", "giấy.pdf"),
        ("a\u202efdp.exe", "a fdp.exe"),
        ('tên<>:"|?*.pdf', "tên .pdf"),
        ("  .  ", "tệp"),
        ("", "tệp"),
    ],
)
def test_names_lose_paths_and_tricks(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept


@given(st.text(max_size=400))
def test_a_cleaned_name_is_always_short_printable_and_stable(name: str) -> None:
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= 160
    assert "/" not in cleaned
    assert "\0" not in cleaned
    assert clean_name(cleaned) == cleaned


def test_a_personal_number_in_a_files_name_is_not_kept() -> None:
    assert clean_name("CCCD 045190001234 mặt trước.jpg") == "CCCD ••••••••1234 mặt trước.jpg"
