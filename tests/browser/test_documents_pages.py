"""A document's life on the screens of those through whose hands it goes."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page
from tests.browser.test_legal_pages import look
from tests.browser.test_work_pages import enter
from tests.systems.documents.conftest import World, world  # noqa: F401 - a fixture

from hienluong.kernel.jobs.public import work_off
from hienluong.shared.printing.public import render
from hienluong.systems.documents.models import Document, Flow, State
from hienluong.systems.documents.queries.papers import proof_of

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]
HOME = "/xu-ly/van-ban/"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_a_letter_comes_is_directed_answered_signed_and_issued(
    world: World,  # noqa: F811
    new_context: NewContext,
    address: str,
    axe: Axe,
    shot: Shot,
    tmp_path: Path,
) -> None:
    science = world.science
    letter = world.interior.drafted()
    (tmp_path / "letter.pdf").write_bytes(render(proof_of(letter, letter.versions.get())))
    clerk = enter(new_context, address, science.clerk)
    clerk.goto(f"{HOME}vao-so/")
    clerk.set_input_files("input[name=files]", tmp_path / "letter.pdf")
    press(clerk, "Tiếp tục")
    assert clerk.get_by_label("Trích yếu nội dung").input_value() == "phối hợp báo cáo"
    clerk.get_by_label("Số, ký hiệu").fill("9/SNV-VP")
    axe(clerk)
    press(clerk, "Vào sổ")
    assert clerk.get_by_text("Đã vào sổ, số đến 01.").is_visible()
    incoming = Document.objects.get(flow=Flow.INCOMING)
    page = f"{HOME}{incoming.uid}/"
    director = enter(new_context, address, science.director)
    director.goto(page)
    director.get_by_label("Ý kiến chỉ đạo").fill("Văn phòng trả lời.")
    director.get_by_role("radio", name="Xử lý chính Hồ Thị Lan").check()
    axe(director)
    shot(director, "documents-direct")
    press(director, "Cho ý kiến và giao việc")
    head = enter(new_context, address, science.head)
    head.goto(page)
    axe(head)
    head.get_by_role("link", name="Soạn văn bản trả lời").click()
    head.locator("[name=body]").fill("Đã phối hợp./.")
    head.locator("[name=subject]").fill("trả lời về phối hợp báo cáo")
    head.locator("[name=receivers]").fill("Sở Nội vụ")
    axe(head)
    press(head, "Lưu dự thảo")
    head.get_by_label("Trình", exact=True).select_option(index=1)
    press(head, "Trình duyệt")
    answer = Document.objects.get(flow=Flow.OUTGOING, answers=incoming)
    director.goto(f"{HOME}{answer.uid}/")
    axe(director)
    press(director, "Ký văn bản")
    clerk.goto(f"{HOME}{answer.uid}/")
    press(clerk, "Cấp số, phát hành")
    work_off()
    clerk.reload()
    axe(clerk)
    shot(clerk, "documents-issued")
    assert clerk.get_by_role("heading", level=1).inner_text() == "trả lời về phối hợp báo cáo"
    incoming.refresh_from_db()
    assert incoming.state == State.CLOSED
    assert Document.objects.filter(agency=world.interior.agency.pk, symbol="01/SKHCN-VP").exists()


def test_the_pages_are_sound_on_every_screen(
    world: World,  # noqa: F811
    new_context: NewContext,
    address: str,
    axe: Axe,
    shot: Shot,
) -> None:
    science = world.science
    waiting, draft = science.entered(), science.drafted(world.interior.agency)
    leader = enter(new_context, address, science.director)
    look(
        leader,
        {"documents-tasks": f"{HOME}nhiem-vu/?xem=co-quan", "documents-books": f"{HOME}so/"},
        axe,
        shot,
    )
    look(leader, {"documents": HOME, "documents-document": f"{HOME}{waiting.uid}/"}, axe, shot)
    officer = enter(new_context, address, science.officer)
    pages = {
        "documents-drafts": f"{HOME}?xem=du-thao",
        "documents-draft": f"{HOME}{draft.uid}/",
        "documents-write": f"{HOME}{draft.uid}/noi-dung/",
    }
    look(officer, pages, axe, shot)
    clerk = enter(new_context, address, science.clerk)
    look(clerk, {"documents-enter": f"{HOME}vao-so/"}, axe, shot)
