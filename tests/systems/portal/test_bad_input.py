"""What comes from Word, from elsewhere or in bad faith is cleaned, or sent back with a plain word."""

import re
import struct
import unicodedata
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import blocks, picture_bytes, rich, save
from tests.systems.portal.test_approval import at_the_desk, draft

from hienluong.shared.files.inspection import EICAR
from hienluong.systems.portal.models import ArticlePage, Attachment, Picture

__all__ = ["draft"]

ADDRESS = "/trang/so-noi-vu/tin-tuc/bai-moi/"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
WORD = (
    "<p class=MsoNormal style='mso-margin-top-alt:auto'><span style='font-family:Wingdings'>Điều 1</span><o:p></o:p></p>"
    "<script>alert(1)</script><img src=x onerror=alert(1)>"
)


@pytest.fixture
def desk(places: Places) -> Client:
    return at_the_desk(places.interior.publisher)


def errors(answer: HttpResponse) -> str:
    """What the desk says of a form it sends back."""
    return " ".join(re.findall(r"error-message[^>]*>(.*?)</", answer.content.decode(), re.DOTALL))


def published(desk: Client, page: ArticlePage, words: str) -> str:
    answer = save(desk, page, **blocks("body", ("text", words)), **{"action-publish": "1"})
    assert answer.status_code == 302
    return (
        Client().get(ADDRESS).content.decode().partition('<div class="words"')[2].partition("</article>")[0]
    )


def test_markup_of_word_pasted_as_words_stays_words(desk: Client, draft: ArticlePage) -> None:
    shown = published(desk, draft, rich({"text": WORD}))
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<o:p" not in shown
    assert "<img" not in shown


def test_styles_the_house_does_not_know_are_dropped(desk: Client, draft: ArticlePage) -> None:
    odd = {
        "text": "Điều 1. Phạm vi",
        "inlineStyleRanges": [{"offset": 0, "length": 6, "style": "WINGDINGS"}, {"offset": 0, "length": 6, "style": "BOLD"}],
    }  # fmt: skip
    shown = published(desk, draft, rich(odd, {"text": "Tựa", "type": "mso-title"}))
    assert "<b>Điều 1</b>. Phạm vi" in shown
    assert "WINGDINGS" not in shown
    assert "mso" not in shown


def link(url: str) -> str:
    ranges = [{"offset": 0, "length": 6, "key": 0}]
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}}
    return rich({"text": "Bấm đi", "entityRanges": ranges}, entities=entity)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,<script>1</script>",
    ],
)
def test_a_link_that_is_a_script_loses_its_address(desk: Client, draft: ArticlePage, url: str) -> None:
    shown = published(desk, draft, link(url))
    assert "Bấm đi" in shown
    assert "script:" not in shown
    assert "data:" not in shown


def test_a_link_elsewhere_keeps_its_address(desk: Client, draft: ArticlePage) -> None:
    assert 'href="https://quangtri.example/"' in published(desk, draft, link("https://quangtri.example/"))


def test_a_picture_or_frame_smuggled_into_the_words_is_dropped(desk: Client, draft: ArticlePage) -> None:
    entity = {
        "0": {
            "type": "EMBED",
            "mutability": "IMMUTABLE",
            "data": {"url": "https://video.example", "html": SVG.decode()},
        }
    }
    shown = published(
        desk,
        draft,
        rich(
            {"text": "Lời"},
            {"text": " ", "type": "atomic", "entityRanges": [{"offset": 0, "length": 1, "key": 0}]},
            entities=entity,
        ),
    )
    assert "video.example" not in shown
    assert "<svg" not in shown


def add(desk: Client, places: Places, name: str, content: bytes, kind: str = "images") -> HttpResponse:
    told = {"title": "Tên", "description": "Bến Hải", "collection": places.interior.site.collection_id}
    return desk.post(f"/bien-tap/{kind}/add/", {**told, "file": SimpleUploadedFile(name, content)})


def add_many(desk: Client, places: Places, name: str, content: bytes, kind: str = "images") -> dict[str, Any]:
    told = {"title": name, "collection": places.interior.site.collection_id}
    file = {"files[]": SimpleUploadedFile(name, content)}
    answer = desk.post(
        f"/bien-tap/{kind}/multiple/add/", {**told, **file}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code == 200
    return answer.json()


def bomb(width: int, height: int) -> bytes:
    """A small file that would unfold into a picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def vast(width: int, height: int) -> bytes:
    """A whole picture without anything on it: a few kilobytes."""
    stream = BytesIO()
    Image.new("1", (width, height)).save(stream, "PNG")
    return stream.getvalue()


BAD_PICTURES = [
    ("cau.svg", SVG, "Hệ thống không nhận loại tệp này. Ảnh phải là JPEG, PNG hoặc WebP"),
    ("cau.png", SVG, "Hệ thống không nhận loại tệp này. Ảnh phải là JPEG, PNG hoặc WebP"),
    ("cau.png", vast(9_000, 9_000), "Ảnh quá nhiều điểm ảnh"),
    ("cau.png", bomb(9_000, 9_000), "Ảnh bị hỏng hoặc quá lớn"),
    ("cau.png", bomb(60_000, 60_000), "Ảnh có quá nhiều điểm ảnh"),
    ("cau.png", b"MZ" + bytes(200), "Hệ thống không nhận loại tệp này. Ảnh phải là JPEG, PNG hoặc WebP"),
    ("cau.jpg", picture_bytes((40, 30)), "Tệp không đúng là ảnh"),
    ("cau.png", EICAR, "Tệp"),
]


@pytest.mark.parametrize(("name", "content", "why"), BAD_PICTURES)
def test_what_is_no_fair_picture_is_sent_back_with_a_plain_word(
    desk: Client, places: Places, name: str, content: bytes, why: str
) -> None:
    answer = add(desk, places, name, content)
    assert answer.status_code == 200
    assert why in errors(answer)
    assert not Picture.objects.exists()


@pytest.mark.parametrize(("name", "content", "why"), BAD_PICTURES)
def test_the_door_for_many_pictures_is_no_wider(
    desk: Client, places: Places, name: str, content: bytes, why: str
) -> None:
    answer = add_many(desk, places, name, content)
    assert answer["success"] is False
    assert why in answer["error_message"]
    assert not Picture.objects.exists()


def test_a_picture_dropped_into_the_library_still_waits_for_its_words(desk: Client, places: Places) -> None:
    """The page asks for the words before the picture can be used."""
    answer = add_many(desk, places, "cau.png", picture_bytes((40, 30)))
    assert answer["success"] is True
    assert not Picture.objects.exclude(description="").exists()
    assert "description" in answer["form"]
    assert not Picture.objects.filter(description="").exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bao-cao.pdf", picture_bytes((40, 30)), "không khớp với đuôi tên tệp"),
        ("bao-cao.exe", b"MZ", "Tệp phải là PDF"),
        ("bao-cao.html", b"<script>alert(1)</script>", "Tệp phải là PDF"),
        ("bao-cao.svg", SVG, "Tệp phải là PDF"),
        ("bao-cao.pdf", b"%PDF-1.4\n" + EICAR, "Tệp"),
    ],
)
def test_a_file_of_another_kind_is_sent_back_with_a_plain_word(
    desk: Client, places: Places, name: str, content: bytes, why: str
) -> None:
    answer = add(desk, places, name, content, "documents")
    assert answer.status_code == 200
    assert why in errors(answer)
    assert not Attachment.objects.exists()
    assert add_many(desk, places, name, content, "documents")["success"] is False


def test_a_name_in_parts_is_kept_whole(desk: Client, places: Places) -> None:
    """A Mac writes “ế” as three signs (NFD); two files of one name must not look alike and differ."""
    name = unicodedata.normalize("NFD", "Quyết định số 1.pdf")
    add_many(
        desk,
        places,
        name,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        "documents",
    )
    kept = Attachment.objects.get()
    assert kept.title == unicodedata.normalize("NFC", kept.title)
    assert kept.filename == unicodedata.normalize("NFC", kept.filename)
    assert "Quy" in kept.filename


def test_a_title_in_parts_is_kept_whole(desk: Client, places: Places) -> None:
    told = {
        "title": unicodedata.normalize("NFD", "Cầu Hiền Lương"),
        "description": unicodedata.normalize("NFD", "Bến Hải"),
    }
    file = SimpleUploadedFile(unicodedata.normalize("NFD", "cầu.png"), picture_bytes((40, 30)))
    desk.post(
        "/bien-tap/images/add/", {**told, "collection": places.interior.site.collection_id, "file": file}
    )
    kept = Picture.objects.get()
    assert (kept.title, kept.description) == ("Cầu Hiền Lương", "Bến Hải")
