"""What editors upload passes the same look as what citizens send."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.systems.portal.conftest import Places

from hienluong.kernel.people.public import Account
from hienluong.shared.files.inspection import EICAR
from hienluong.systems.portal.models import Attachment, Picture


@pytest.fixture
def desk(places: Places, client: Client) -> Client:
    client.force_login(Account.objects.get(pk=places.interior.editor.account_id))
    client.get("/bien-tap/")
    return client


def drawn(kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(stream, kind)
    return stream.getvalue()


def add_picture(desk: Client, places: Places, name: str, content: bytes, description: str = "Bến Hải") -> int:
    return desk.post(
        "/bien-tap/images/add/",
        {
            "title": "Ảnh", "description": description, "collection": places.interior.site.collection_id,
            "file": SimpleUploadedFile(name, content),
        },
    ).status_code  # fmt: skip


def test_a_picture_with_words_for_it_is_kept(desk: Client, places: Places) -> None:
    assert add_picture(desk, places, "cau.png", drawn()) == 302
    assert Picture.objects.get().description == "Bến Hải"


def test_a_picture_without_words_is_refused(desk: Client, places: Places) -> None:
    assert add_picture(desk, places, "cau.png", drawn(), description="") == 200
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cau.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("cau.png", b"MZ not a picture at all"),
        ("cau.png", EICAR),
        ("cau.jpg", b"%PDF-1.4 pretending"),
    ],
)
def test_what_is_no_picture_is_refused(desk: Client, places: Places, name: str, content: bytes) -> None:
    assert add_picture(desk, places, name, content) == 200
    assert not Picture.objects.exists()


def test_a_file_that_contradicts_its_name_is_refused(desk: Client, places: Places) -> None:
    answer = desk.post(
        "/bien-tap/documents/add/",
        {
            "title": "Tệp", "collection": places.interior.site.collection_id,
            "file": SimpleUploadedFile("bao-cao.pdf", drawn()),
        },
    )  # fmt: skip
    assert answer.status_code == 200
    assert not Attachment.objects.exists()


def test_an_editor_puts_nothing_into_the_collection_of_another_site(desk: Client, places: Places) -> None:
    desk.post(
        "/bien-tap/images/add/",
        {
            "title": "Ảnh", "description": "Chữ", "collection": places.justice.site.collection_id,
            "file": SimpleUploadedFile("cau.png", drawn()),
        },
    )  # fmt: skip
    assert not Picture.objects.filter(collection=places.justice.site.collection).exists()
