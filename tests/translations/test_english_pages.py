"""Whoever chose English reads English: on every page of the main job what stays Vietnamese says so (WCAG 3.1.2)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.support.commune import make_citizen
from tests.support.loaded import whole_province
from tests.systems.filing.filled import FORMS, as_sent, complete
from tests.translations.left_vietnamese import left_vietnamese

from hienluong.base import clock
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.organisation.public import Appointment
from hienluong.kernel.people.public import Account
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.cases.models import Case, Result
from hienluong.systems.catalogue.public import version
from hienluong.systems.documents.public import Document
from hienluong.systems.filing.actions.send import missing_papers
from hienluong.systems.filing.forms import visible_blocks
from hienluong.systems.filing.forms.checking import visible_fields
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.forms import form_of
from hienluong.systems.filing.queries.places import communes

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PUBLIC = (
    "/",
    "/thu-tuc/",
    "/thu-tuc/?q=vo moi sinh can giay to gi",
    "/thu-tuc/?q=xin li hon",
    "/thu-tuc/?q=zzzz",
    "/thu-tuc/?q=so do",
    "/thu-tuc/1.001193/",
    "/thu-tuc/2.000815/",
    "/thu-tuc/1.005452/",
    "/thu-tuc/1.001193/?ngay=2020-01-01",
    "/thu-tuc/viec/sinh-con/",
    "/tra-cuu/",
    "/tra-cuu/?ma=H50.20-261123-0001&so=1234",
    "/xac-minh/",
    "/xac-minh/KHONGCO123/",
    "/nop-ho-so/1.001193/",
    "/nop-ho-so/1.005452/",
    "/dang-nhap/",
    "/dang-nhap/can-bo/",
    "/khong-co-trang-nay/",
)


@pytest.fixture
def demonstration(db: None, settings: Any) -> Iterator[None]:
    """The sample province on a Monday morning."""
    settings.DEMO = True
    with clock.frozen(MONDAY):
        whole_province()
        yield


_LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')
_AWAY = re.compile(
    r"/api/|/dang-xuat/|/dang-nhap/cong-dan/|/thu-tuc/[0-9]|/nop-ho-so/[0-9]|/ho-so/\?|.*/giay-to/[0-9]|.*\.pdf"
)
"""Ways out of the session and the site, files, and what there are a thousand of."""


class Reader:
    """Somebody at a browser who reads English; `left` collects what is not English, by page."""

    def __init__(self, account: Account | None = None) -> None:
        self.client = Client()
        self.left: dict[str, list[str]] = {}
        if account is not None:
            self.client.force_login(account)
        self.client.post("/ngon-ngu/", {"language": "en", "next": "/"})

    def open(self, path: str) -> HttpResponse:
        return self._read(path, self.client.get(path))

    def follow_links(self, *starts: str, most: int = 80) -> None:
        """Open what can be reached from these pages, the nearest first."""
        waiting = list(starts)
        for path in waiting:
            html = self.open(path).content.decode(errors="replace")
            links = (unescape(link).partition("#")[0] for link in _LINK.findall(html))
            waiting += [
                link for link in dict.fromkeys(links) if link not in waiting and not _AWAY.match(link)
            ]
            if waiting.index(path) >= most:
                return

    def send(self, path: str, form: dict[str, Any]) -> HttpResponse:
        answer = self.client.post(path, form)
        if answer.status_code == 302:
            return self.open(answer["Location"])
        return self._read(path, answer)

    def _read(self, path: str, answer: HttpResponse) -> HttpResponse:
        html = answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
        assert not html or '<html lang="en"' in html
        if left := left_vietnamese(html):
            self.left[path] = left
        return answer


def officer(username: str) -> Reader:
    return Reader(Account.objects.get(username=username))


@pytest.mark.usefixtures("demonstration")
def test_pages_for_everybody() -> None:
    reader = Reader()
    for path in PUBLIC:
        reader.open(path)
    reader.follow_links("/")
    assert reader.left == {}


def _fill(citizen: Reader, draft: Draft) -> None:
    """Every page of a form: opened, sent empty to see the errors, then answered."""
    form = form_of(draft.form, version(draft.procedure_version))
    dong_ha = next(code for code, name in communes() if name == "Phường Đông Hà")
    own = {"place.commune": dong_ha, "proof.kind": "giay-chung-sinh", "proof.surrogacy": "no"}
    answers = complete(form, **own)
    for block in visible_blocks(form, answers):
        page = f"/nop-ho-so/ban-nhap/{draft.uid}/{block.key}/"
        citizen.open(page)
        citizen.send(page, {})
        sent: dict[str, Any] = {}
        for field in visible_fields(block, answers):
            sent |= as_sent(field, field.path, answers.get(field.path))
        citizen.send(page, sent)
    draft.refresh_from_db()
    for paper in missing_papers(draft, form):
        papers = f"/nop-ho-so/ban-nhap/{draft.uid}/giay-to/"
        citizen.send(papers, {paper: SimpleUploadedFile(f"{paper}.pdf", PDF)})


@pytest.mark.usefixtures("demonstration")
def test_every_form() -> None:
    """The shipped forms and the general one, on the citizen's pages and at the counter."""
    citizen = Reader(Account.objects.get(pk=make_citizen("Hồ Thị Ngọc").account_id))
    counter = officer("tiepnhan.dongha")
    for code in (*FORMS, "2.000908"):
        citizen.open(f"/nop-ho-so/{code}/")
        citizen.send(f"/nop-ho-so/{code}/", {})
        draft = Draft.objects.latest("pk")
        citizen.open(f"/nop-ho-so/ban-nhap/{draft.uid}/kiem-tra/")
        _fill(citizen, draft)
        for last in ("", "kiem-tra/"):
            citizen.open(f"/nop-ho-so/ban-nhap/{draft.uid}/{last}")
        counter.open(f"/quay/nop-ho-so/{code}/")
        counter.send(f"/quay/nop-ho-so/{code}/", {})
    citizen.open("/nop-ho-so/ban-nhap/")
    assert citizen.left | counter.left == {}


@pytest.mark.usefixtures("demonstration")
def test_a_case_from_the_first_page_to_its_rating() -> None:
    citizen = Reader(Account.objects.get(pk=make_citizen("Hồ Thị Ngọc").account_id))
    citizen.send("/nop-ho-so/1.001193/", {})
    draft = Draft.objects.get()
    _fill(citizen, draft)
    citizen.send(f"/nop-ho-so/ban-nhap/{draft.uid}/gui/", {})
    case = Case.objects.get()
    here, mine = f"/ho-so/{case.code}/", f"/ho-so-cua-toi/{case.code}/"
    reception, specialist, chair, clerk = map(
        officer, ("tiepnhan.dongha", "hotich.dongha", "chutich.dongha", "vanthu.dongha")
    )
    asked = {"paper": "Giấy chứng sinh", "what": "mờ", "reason": "Không đọc được"}
    draft_result = {
        "title": "Giấy khai sinh",
        "symbol": "UBND",
        "body": "Xác nhận",
        "label": "Tên",
        "value": "An",
    }
    for who, act, form in (
        (reception, "receive", {}),
        (specialist, "request_supplement", {}),
        (specialist, "request_supplement", asked),
        (citizen, "", {"answer": "Gửi lại"}),
        (specialist, "draft", {}),
        (specialist, "draft", draft_result),
        (specialist, "forward", {}),
        (chair, "extend", {}),
        (chair, "sign", {}),
        (clerk, "issue", {}),
    ):
        if who is citizen:
            citizen.open(mine)
            citizen.send(f"{mine}bo-sung/", form)
            continue
        who.open("/viec/")
        who.open(here)
        who.send(f"{here}{act}/", form)
    work_off()
    result = Result.objects.get()
    for path in (mine, "/ho-so-cua-toi/", "/kho-giay-to/", "/thong-bao/", f"/xac-minh/{result.verify_code}/"):
        citizen.open(path)
    citizen.open(f"/tra-cuu/?ma={case.code}&so={case.phone[-4:]}")
    citizen.send(f"{mine}danh-gia/", {"score": "5"})
    for path in ("/tai-khoan/", "/tai-khoan/lien-he/", "/tai-khoan/ai-da-xem/", "/dang-xuat/"):
        citizen.open(path)
    for path in (
        here,
        "/ho-so/",
        "/van-hanh/",
        "/thong-bao/",
        "/tai-khoan/",
        "/viec/?xem=don-vi",
        "/viec/?xem=da-xong",
    ):
        chair.open(path)
    reception.open(here)
    for who in (citizen, reception, specialist, chair, clerk):
        who.follow_links("/", "/viec/")
    assert [who.left for who in (citizen, reception, specialist, chair, clerk)] == [{}] * 5


@pytest.mark.usefixtures("demonstration")
def test_a_document_from_its_registration_to_its_answer() -> None:
    ensure_demo_authority()
    clerk, director, head = (
        officer("vanthu.svhttdl"),
        officer("giamdoc.svhttdl"),
        officer("truongphong.svhttdl"),
    )
    clerk.open("/xu-ly/van-ban/vao-so/")
    clerk.send("/xu-ly/van-ban/vao-so/", {"origin": "scan"})
    arrived = Document.objects.get()
    here = f"/xu-ly/van-ban/{arrived.uid}/"
    clerk.send(f"{here}vao-so/", {})
    facts = {"issuer_name": "Bộ Nội vụ", "subject": "Báo cáo công tác văn thư", "symbol": "5/BNV-VP"}
    clerk.send(f"{here}vao-so/", facts | {"to": str(post_of("giamdoc.svhttdl"))})
    director.open(here)
    director.send(f"{here}direct/", {})
    director.send(f"{here}direct/", {"text": "Trả lời.", "lead": str(post_of("truongphong.svhttdl"))})
    head.open(here)
    head.open(f"/xu-ly/van-ban/du-thao/?tra-loi={arrived.uid}")
    letter = {"type": "cong-van", "subject": "trả lời", "receivers": "Sở Nội vụ", "body": "Đã làm."}
    head.send(f"/xu-ly/van-ban/du-thao/?tra-loi={arrived.uid}", letter)
    signer = {"signer": str(post_of("giamdoc.svhttdl"))}
    head.send(f"/xu-ly/van-ban/du-thao/?tra-loi={arrived.uid}", letter | signer)
    draft = Document.objects.get(answers=arrived)
    there = f"/xu-ly/van-ban/{draft.uid}/"
    for path in (there, f"{there}noi-dung/", "/xu-ly/van-ban/?xem=du-thao"):
        head.open(path)
    head.send(f"{there}submit/", {"to": signer["signer"]})
    director.open(there)
    director.send(f"{there}sign/", {})
    clerk.open(there)
    clerk.send(f"{there}issue/", {})
    work_off()
    for path in (there, here, "/xu-ly/van-ban/", "/xu-ly/van-ban/?xem=di", "/xu-ly/van-ban/so/", "/viec/"):
        clerk.open(path)
    director.open("/xu-ly/van-ban/nhiem-vu/?xem=co-quan")
    assert [who.left for who in (clerk, director, head)] == [{}] * 3


def post_of(username: str) -> int:
    """The post of an officer of the sample."""
    return Appointment.objects.get(account__username=username).post_id


@pytest.mark.usefixtures("demonstration")
def test_pages_of_those_who_keep_the_house() -> None:
    auditor, administrator = officer("kiemtra.tinh"), officer("quantri")
    auditor.open("/nhat-ky/")
    for path in (
        "/van-hanh/hop-thu-chet/",
        "/quan-tri/dat-lai-dang-nhap/",
        "/tai-khoan/bao-mat/",
        "/lich-lam-viec/",
        "/quan-ly-trang/",
        "/quan-ly-trang/cham-trang/",
        "/quan-ly-trang/cong-thong-tin/",
        "/quan-ly-trang/cong-thong-tin/cham-trang/",
        "/quan-ly-trang/cong-thong-tin/lien-ket-hong/",
    ):
        administrator.open(path)
    administrator.send("/quan-tri/dat-lai-dang-nhap/", {"username": "khong-co"})
    administrator.send("/lich-lam-viec/thay-doi/", {})
    for who in (auditor, administrator):
        who.follow_links("/viec/")
    assert auditor.left | administrator.left == {}
