"""Samples of what people upload, good and bad."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.people.public import Account, AccountKind, Party

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-" + b"TEST-FILE!$H+H*"
CLEAN_PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def _own_store(settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a store of its own and no scanner."""
    home = type("Home", (), {"files": tmp_path / "files"})()
    settings.HOME = home
    settings.CLAMD = ""


@pytest.fixture
def party(db: None) -> Party:
    return Party.objects.create(
        uid=uuid7(), full_name="Trần Thị Ngọc", search_key="tran thi ngoc", created_at=clock.now()
    )


@pytest.fixture
def citizen(party: Party) -> Actor:
    account = Account.objects.create(username="ngoc", kind=AccountKind.CITIZEN, created_at=clock.now())
    return Actor(kind=ActorKind.CITIZEN, account_id=account.pk, party_id=party.pk)


def office(members: dict[str, bytes]) -> bytes:
    """An archive with these members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(**more: bytes) -> bytes:
    """A Word document as far as its outside shows."""
    parts = {name.replace("__", "/"): content for name, content in more.items()}
    return office({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"} | parts)


def pdf_with(extra: bytes) -> bytes:
    """The clean PDF with one more object."""
    return CLEAN_PDF.replace(b"%%EOF", b"3 0 obj<<" + extra + b">>endobj\n%%EOF")


def pdf_with_packed(extra: bytes) -> bytes:
    """A PDF that hides an object in a compressed object stream."""
    packed = zlib.compress(b"3 0 <<" + extra + b">>")
    stream = b"4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return CLEAN_PDF.replace(b"%%EOF", stream + packed + b"\nendstream endobj\n%%EOF")
