"""Whatever is typed or sent: a sentence, and nothing lost."""

import io
from collections.abc import Mapping
from datetime import timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.systems.documents.conftest import World, browser

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.drafting import save_version
from hienluong.systems.documents.actions.register import register
from hienluong.systems.documents.errors import AlreadyHere, DraftChanged, SecretNotAllowed
from hienluong.systems.documents.models import Document, Origin
from hienluong.systems.documents.rules.blocks import blocks_from_text, text_of
from hienluong.systems.documents.values import Arrival, Body, Registration
from hienluong.systems.documents.word_files import blocks_from_docx

STRANGE = [
    "",
    "\0",
    "x" * 100_000,
    "é́" * 50,
    "😀" * 300,
    "<script>alert(1)</script>",
    "' or 1=1 --",
    "９９９",
    "-1",
    "NaN",
]


@pytest.mark.parametrize("strange", STRANGE)
def test_no_form_breaks_the_house_whatever_is_typed_into_it(world: World, strange: str) -> None:
    science = world.science
    document = science.entered()
    draft = science.drafted()
    at, drafted = f"/xu-ly/van-ban/{document.uid}/", f"/xu-ly/van-ban/{draft.uid}/"
    sent: list[tuple[object, str, Mapping[str, object]]] = [
        (science.clerk, "/xu-ly/van-ban/vao-so/", {"origin": strange}),
        (science.director, f"{at}direct/", dict.fromkeys(("text", "lead", "support", "informed", "due"), strange)),
        (science.officer, "/xu-ly/van-ban/du-thao/", dict.fromkeys(("type", "subject", "receivers", "body", "signer", "urgency"), strange)),
        (science.officer, f"{drafted}noi-dung/", dict.fromkeys(("type", "subject", "receivers", "body", "signer", "after"), strange)),
        (science.officer, f"{drafted}ask/", dict.fromkeys(("posts", "question", "due"), strange)),
        (science.officer, f"{drafted}submit/", {"to": strange}),
    ]  # fmt: skip
    for actor, path, form in sent:
        answer = browser(actor).post(path, form)  # type: ignore[arg-type]
        assert answer.status_code in {200, 302, 404, 409, 422}, (path, answer.status_code)
    for path in (
        f"/xu-ly/van-ban/?q={strange[:300]}",
        f"/xu-ly/van-ban/?xem={strange[:50]}&sau={strange[:50]}",
    ):
        assert browser(science.clerk).get(path).status_code == 200


def test_what_lacks_facts_is_kept_and_asked_for_when_it_is_registered(world: World) -> None:
    science = world.science
    empty = science.facts(issuer_name="", subject="", symbol="", issued_on=None)
    document = arrive(science.clerk, Arrival(agency_id=science.agency.pk, origin=Origin.MAIL, facts=empty))
    with pytest.raises(Invalid) as refused:
        register(science.clerk, document.pk, Registration(facts=empty))
    assert set(refused.value.fields) == {"subject", "issuer_name"}
    assert Document.objects.get(pk=document.pk).serial is None


def test_a_day_to_come_is_no_day_of_issue(world: World) -> None:
    with pytest.raises(Invalid):
        world.science.entered(issued_on=clock.today() + timedelta(days=1))


def test_what_is_in_the_book_already_is_not_entered_twice_unless_somebody_says_so(world: World) -> None:
    science = world.science
    science.entered()
    again = arrive(
        science.clerk, Arrival(agency_id=science.agency.pk, origin=Origin.MAIL, facts=science.facts())
    )
    with pytest.raises(AlreadyHere):
        register(science.clerk, again.pk, Registration(facts=science.facts()))
    assert (
        register(science.clerk, again.pk, Registration(facts=science.facts(), though_double=True)).serial == 2
    )


def test_a_stamp_of_secrecy_stops_arrival_and_draft(world: World) -> None:
    with pytest.raises(SecretNotAllowed):
        world.science.entered(subject="Tài liệu tối mật về biên giới")
    with pytest.raises(SecretNotAllowed):
        world.science.drafted(text="MẬT\nKính gửi …")
    assert not Document.objects.exists()


def test_of_two_who_write_upon_the_same_version_the_second_is_told(world: World) -> None:
    draft = world.science.drafted()
    save_version(world.science.officer, draft.pk, Body(blocks=blocks_from_text("Bản hai."), after=1))
    with pytest.raises(DraftChanged):
        save_version(world.science.officer, draft.pk, Body(blocks=blocks_from_text("Bản khác."), after=1))


def test_a_docx_gives_its_body_without_the_head_and_foot_that_people_write_themselves() -> None:
    file = docx.Document()
    head = file.add_table(1, 2)
    head.cell(0, 0).text, head.cell(0, 1).text = "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    paragraph = file.add_paragraph("Điều 1. ")
    paragraph.add_run("Ban hành").bold = True
    table = file.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "TT", "12"
    file.add_table(1, 2).cell(0, 0).text = "Nơi nhận:\n- Như trên"
    content = io.BytesIO()
    file.save(content)
    blocks = blocks_from_docx(content.getvalue())
    assert [block["kind"] for block in blocks] == ["paragraph", "table"]
    assert text_of(blocks[:1]) == "Điều 1. Ban hành"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7", b"\0" * 500])
def test_what_is_no_docx_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Invalid):
        blocks_from_docx(content)


def test_a_virus_is_refused_and_the_page_says_so(world: World) -> None:
    eicar = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    file = SimpleUploadedFile("a.pdf", eicar, "application/pdf")
    answer = browser(world.science.clerk).post("/xu-ly/van-ban/vao-so/", {"files": file, "origin": "scan"})
    assert answer.status_code == 422
    assert not Document.objects.exists()
