"""What is printed and counted over many documents."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader
from tests.systems.documents.conftest import NOW, World, browser

from hienluong.base import clock
from hienluong.systems.documents.actions.direct import direct
from hienluong.systems.documents.actions.tasks import finish_task
from hienluong.systems.documents.models import Part, Task
from hienluong.systems.documents.queries.tasks import Share, keeping_of, tasks_shared
from hienluong.systems.documents.values import Ordered, TaskIn


def words_of(answer: object) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)  # type: ignore[attr-defined]


def given(world: World, days: int) -> Task:
    science = world.science
    document = science.entered(symbol=f"{days}/BNV-VP")
    task = TaskIn(post_id=science.officer.posts[0], part=Part.LEAD, due_at=clock.now() + timedelta(days=days))
    return direct(science.director, document.pk, Ordered(text="Làm.", tasks=[task])).tasks.get()


def test_the_register_of_arrivals_has_every_column_and_document(world: World) -> None:
    document = world.science.entered()
    told = words_of(browser(world.science.clerk).get(f"/xu-ly/van-ban/so/{document.book_id}/2026.pdf"))
    for piece in (
        "Ngày đến",
        "Ký nhận",
        "4123/BNV-VTLT",
        "Bộ Nội vụ",
        "báo cáo công tác văn thư",
        "23/11/2026",
    ):
        assert piece in told


def test_the_register_of_issues_names_signer_and_receivers(world: World) -> None:
    document = world.science.issued(world.interior.agency)
    told = words_of(browser(world.science.clerk).get(f"/xu-ly/van-ban/so/{document.book_id}/2026.pdf"))
    for piece in ("01/SKHCN-VP", "Phạm Văn Duyệt", "Sở Nội vụ"):
        assert piece in told


def test_tasks_stand_with_who_has_and_who_gave_them_soonest_first(world: World) -> None:
    late, soon = given(world, 9), given(world, 2)
    assert tasks_shared(world.science.officer, Share.MINE) == [soon, late]
    assert tasks_shared(world.science.director, Share.GIVEN) == [soon, late]
    assert tasks_shared(world.science.head, Share.MINE) == []
    assert tasks_shared(world.interior.director, Share.AGENCY) == []


def test_an_agency_sees_what_is_late_and_what_was_done_in_time(world: World) -> None:
    done, late, too_late = given(world, 1), given(world, 2), given(world, 3)
    finish_task(world.science.officer, done.pk, "Xong.")
    with clock.frozen(NOW + timedelta(days=5)):
        finish_task(world.science.officer, too_late.pk, "Xong.")
        (part,) = keeping_of(world.science.director)
        page = browser(world.science.director).get("/xu-ly/van-ban/nhiem-vu/?xem=co-quan").content.decode()
    assert (part.open, part.late, part.in_time, part.too_late) == (1, 1, 1, 1)
    assert late.document is not None
    assert late.document.symbol in page
