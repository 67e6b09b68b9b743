"""Questions as people meet them: at a desk, on a phone, with scripts off."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from tests.support.bodies import Bodies, make_bodies
from tests.support.office import account_of
from tests.systems.voice.asking import asked, in_review, published
from tests.systems.voice.consulting import commented, opened
from tests.systems.voice.reporting import answered, reported, result

from hienluong.base import clock
from hienluong.systems.voice.actions.consultations.comment import show_comment
from hienluong.systems.voice.actions.consultations.run import close_due
from hienluong.systems.voice.actions.consultations.summarise import add_group
from hienluong.systems.voice.actions.feedback.handle import accept
from hienluong.systems.voice.actions.feedback.reply import publish_result
from hienluong.systems.voice.values import GroupIn

GROUP = GroupIn("Hạ tiêu chuẩn", "partly", "Tiếp thu với người công tác ở xã đặc biệt khó khăn.")

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def bodies(address: str) -> Bodies:
    return make_bodies()


def _public(bodies: Bodies) -> dict[str, str]:
    question = published(bodies.interior)
    feedback = publish_result(bodies.interior.director, result(answered(bodies.interior)))
    draft = opened(bodies.interior)
    show_comment(bodies.interior.specialist, commented(draft, section=2).pk)
    return {
        "consultations": "/lay-y-kien/",
        "consultation": f"/lay-y-kien/{draft.slug}/",
        "comment": f"/lay-y-kien/{draft.slug}/gop-y/?phan=2",
        "answers": "/hoi-dap/",
        "answer": f"/hoi-dap/{question.slug}/",
        "ask": "/hoi-dap/dat-cau-hoi/?co-quan=H50.4",
        "follow-question": "/hoi-dap/theo-doi/",
        "results": "/phan-anh/",
        "result": f"/phan-anh/{feedback.slug}/",
        "report-start": "/phan-anh/gui/?loai=",
        "report": "/phan-anh/gui/?loai=conduct&co-quan=H50.4",
    }


def test_public_pages_have_no_grave_fault_at_a_desk(page: Page, axe: Axe, shot: Shot, bodies: Bodies) -> None:
    for name, address in _public(bodies).items():
        page.goto(address)
        axe(page)
        shot(page, f"voice-{name}")


def test_public_pages_fit_a_phone(phone: Page, axe: Axe, shot: Shot, bodies: Bodies) -> None:
    for name, address in _public(bodies).items():
        phone.goto(address)
        axe(phone)
        shot(phone, f"voice-{name}-phone")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_officers_pages_have_no_grave_fault(
    new_context: NewContext, address: str, axe: Axe, shot: Shot, bodies: Bodies
) -> None:
    published(bodies.interior)
    waiting, review = asked(bodies.interior), in_review(bodies.interior)
    handled, done = reported(bodies.interior), answered(bodies.interior)
    accept(bodies.interior.head, handled.pk)
    draft, closed = opened(bodies.interior), opened(bodies.interior)
    show_comment(bodies.interior.specialist, commented(draft).pk)
    show_comment(bodies.interior.specialist, commented(closed).pk)
    with clock.frozen(closed.closes_at + timedelta(minutes=2)):
        close_due()
    add_group(bodies.interior.head, closed.pk, GROUP)
    pages = {
        "prepared-list": (bodies.interior.head, "/xu-ly/lay-y-kien/"),
        "prepare": (bodies.interior.specialist, "/xu-ly/lay-y-kien/moi/"),
        "prepared": (bodies.interior.head, f"/xu-ly/lay-y-kien/{draft.code}/"),
        "prepared-closed": (bodies.interior.head, f"/xu-ly/lay-y-kien/{closed.code}/"),
        "question": (bodies.interior.specialist, f"/xu-ly/hoi-dap/{waiting.code}/"),
        "questions": (bodies.interior.head, "/xu-ly/hoi-dap/"),
        "question-review": (bodies.interior.head, f"/xu-ly/hoi-dap/{review.code}/"),
        "feedback": (bodies.interior.head, f"/xu-ly/phan-anh/{handled.code}/"),
        "feedback-publish": (bodies.interior.director, f"/xu-ly/phan-anh/{done.code}/"),
        "feedback-list": (bodies.interior.head, "/xu-ly/phan-anh/"),
    }
    for name, (actor, path) in pages.items():
        for size, suffix in (({"width": 1366, "height": 768}, ""), ({"width": 360, "height": 740}, "-phone")):
            context = new_context(viewport=size)
            browser = Client()
            browser.force_login(account_of(actor))
            cookie = browser.cookies["hl_session"].value
            context.add_cookies([{"name": "hl_session", "value": cookie, "url": address}])
            page = context.new_page()
            page.goto(path)
            axe(page)
            shot(page, f"voice-{name}{suffix}")


def test_asking_and_following_work_without_scripts(new_context: NewContext, bodies: Bodies) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/hoi-dap/")
    page.get_by_role("link", name="Đặt câu hỏi").click()
    page.get_by_label("Cơ quan trả lời").select_option("H50.4")
    page.get_by_label("Lĩnh vực").select_option("can-bo")
    page.get_by_label("Hỏi về việc gì").fill("Nâng bậc lương")
    page.get_by_label("Nội dung câu hỏi").fill("Khi nào thì được nâng bậc lương trước thời hạn?")
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Bình")
    page.get_by_label("Số điện thoại").fill("0905 123 456")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    page.get_by_role("link", name="Theo dõi câu hỏi").click()
    page.get_by_label("Bốn số cuối điện thoại").fill("3456")
    page.get_by_role("button", name="Xem câu hỏi").click()
    assert page.get_by_role("heading", level=2).first.inner_text() == "Nâng bậc lương"


def test_feedback_is_sent_without_scripts_and_followed(
    new_context: NewContext, bodies: Bodies, shot: Shot
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/phan-anh/")
    page.get_by_role("link", name="Gửi phản ánh, kiến nghị").click()
    page.get_by_label("Thái độ, hành vi của cán bộ").check()
    page.get_by_label("Cơ quan nào").select_option("H50.4")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Cán bộ nào").select_option(label="Trần Văn Hùng – Giám đốc")
    page.get_by_label("Tóm tắt").fill("Không tiếp dân đúng lịch")
    page.get_by_label("Nội dung", exact=True).fill("Ngày 10 hằng tháng không có ai tiếp.")
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Bình")
    page.get_by_label("Số điện thoại").fill("0905 123 456")
    page.get_by_role("button", name="Gửi phản ánh, kiến nghị").click()
    shot(page, "voice-feedback-sent")
    page.get_by_role("link", name="Theo dõi phản ánh").click()
    page.get_by_label("Bốn số cuối điện thoại").fill("3456")
    page.get_by_role("button", name="Xem phản ánh").click()
    assert page.get_by_role("heading", level=2).first.inner_text() == "Không tiếp dân đúng lịch"
    shot(page, "voice-follow-feedback-open")
